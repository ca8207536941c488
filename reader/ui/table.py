"""A list as rows: columns, cursor, scrolling, marks; pure, for every screen that is a list.

Only the lines in sight are made, so that a list of a hundred thousand costs what a screenful costs.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from reader.layout import marks
from reader.layout.footer import key_segments, message_in
from reader.layout.model import Row, Segment
from reader.terminal.cells import width_of
from reader.text.gate import DisplayText

Cell: TypeAlias = DisplayText | tuple[Segment, ...]
"""One field of a line: display text, or segments with marks of their own."""

MIN_FLEXIBLE: Final = 24
"""Cells below which a column without a width of its own crowds others out."""
GAP: Final = 2
"""Blank cells between two columns."""
ELLIPSIS: Final = "…"
HINT_FROM: Final = 8
"""Rows above which a screen has one for a hint."""
DETAIL_ROWS: Final = 3
DETAIL_FROM: Final = 16
"""Rows above which a screen has some for details of the line under the cursor."""


class Column(NamedTuple):
    """One column of a list."""

    title: str
    width: int
    """Cells; 0 takes what the others leave, shared evenly where there are several."""
    right: bool = False
    """Aligned to the right, as numbers are."""
    rank: int = 0
    """The higher, the sooner it is left out where the screen is narrow; 0 always stays."""


class ListView(NamedTuple):
    """Where the reader is in a list."""

    width: int
    height: int
    """Of the whole screen, with title, column heads and last row."""
    cursor: int = 0
    top: int = 0
    detailed: bool = False
    """Rows at the bottom tell more about the line under the cursor."""


class ListPage(NamedTuple):
    """What a list screen shows around its lines."""

    title: Row
    """The first row, of any width."""
    columns: tuple[Column, ...]
    lines: int
    """How many lines there are."""
    cells: Callable[[int], Sequence[Cell]]
    """The fields of a line, one for each column."""
    sorted_by: int | None = None
    """Index of the column that the lines are sorted by."""
    descending: bool = False
    empty: DisplayText | None = None
    """The sentence that stands there when there are no lines."""
    dim: Callable[[int], bool] = lambda _line: False
    """Whether a line is of less weight than the others."""
    hint: DisplayText | None = None
    """A sentence above the last row, of less weight."""
    detail: Callable[[int, int], tuple[Row, ...]] | None = None
    """More about the line under the cursor, for a width: `DETAIL_ROWS` rows of any width, under a rule."""


def width_of_text(text: str) -> int:
    """Cells that display text takes."""
    return len(text) if text.isascii() else sum(map(width_of, text))


def cut(text: str, width: int) -> str:
    """Display text in at most `width` cells; an ellipsis says that there was more."""
    if width <= 0:
        return ""
    if width_of_text(text) <= width:
        return text
    used, kept = 0, 0
    for kept, character in enumerate(text):  # noqa: B007 - where it ended is what is wanted
        used += width_of(character)
        if used > width - 1:
            break
    return text[:kept].rstrip() + ELLIPSIS


def fitted(row: Row, width: int, fill: int = marks.TEXT) -> Row:
    """A row of exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    result: list[Segment] = []
    left = width
    for position, segment in enumerate(row):
        size = width_of_text(segment.text)
        more = any(later.text for later in row[position + 1 :])
        if size > left or (size == left and more and left):
            # A last cell is kept for the ellipsis when words follow that have no room.
            text = cut(segment.text + (" " if more else ""), left) if size <= left else cut(segment.text, left)
            result.append(Segment(text, segment.mark))
            left -= width_of_text(text)
            break
        result.append(segment)
        left -= size
    if left > 0:
        result.append(Segment(" " * left, fill))
    return tuple(segment for segment in result if segment.text)


def last_row(footer: Sequence[tuple[str, str]], message: str, width: int) -> Row:
    """The last row of a screen: a message until the next key, else keys with their words, as many as fit."""
    if message:
        return fitted((Segment(message_in(f" {message}", width), marks.NOTICE),), width, marks.NOTICE)
    return fitted(key_segments(footer, width), width, marks.FOOTER)


def lines_in_sight(view: ListView) -> int:
    """Rows that a screen has for lines: between column heads and hint, details and last row."""
    below = 1
    if view.height > HINT_FROM:
        below += DETAIL_ROWS + 1 if view.detailed and view.height > DETAIL_FROM else 1
    return max(1, view.height - 2 - below)


def moved(view: ListView, count: int, cursor: int) -> ListView:
    """The view with the cursor on another line, kept inside the list and in sight."""
    cursor = max(0, min(cursor, count - 1))
    room = lines_in_sight(view)
    top = max(0, min(view.top, count - room, cursor))
    return view._replace(cursor=cursor, top=max(top, cursor - room + 1))


def press(view: ListView, count: int, command: str) -> ListView | None:
    """The view after one of the commands that move in a list; None when it is another command."""
    page = lines_in_sight(view)
    targets = {
        "list-down": view.cursor + 1, "list-up": view.cursor - 1, "list-page-down": view.cursor + page,
        "list-page-up": view.cursor - page, "list-top": 0, "list-bottom": count - 1,
    }  # fmt: skip
    return moved(view, count, targets[command]) if command in targets else None


def line_at(view: ListView, count: int, y: int) -> int | None:
    """The line in a row of the screen, counted from 0; None where there is none."""
    line = view.top + y - 2
    return line if 2 <= y < 2 + lines_in_sight(view) and line < count else None


def draw(page: ListPage, view: ListView, last: Row) -> tuple[Row, ...]:
    """A whole list screen: `view.height` rows of `view.width` cells."""
    width = view.width
    columns = _columns_that_fit(page.columns, width)
    is_empty = page.lines == 0 and page.empty is not None
    heads = fitted((), width) if is_empty else _heads(page, columns, width)
    rows: list[Row] = [fitted(page.title, width, marks.HEADER), heads]
    if is_empty and page.empty is not None:
        rows += [fitted((Segment("  ", marks.TEXT), Segment(part, marks.TEXT)), width) for part in
                 wrapped(page.empty, max(1, width - 4))]  # fmt: skip
    for line in range(view.top, min(page.lines, view.top + lines_in_sight(view))):
        rows.append(_line(page, columns, line, view))
    rows = rows[: max(0, view.height - 1)]
    blank = fitted((), width)
    rows += [blank] * (view.height - 1 - len(rows))
    if page.hint and view.height > HINT_FROM:
        rows[-1] = fitted((Segment(f" {page.hint}", marks.DIM),), width)
    if view.detailed and view.height > DETAIL_FROM and page.detail is not None and not is_empty:
        told = page.detail(view.cursor, width) if view.cursor < page.lines else ()
        rule = fitted((Segment("─" * width, marks.RULE),), width)
        rows[-DETAIL_ROWS - 1 :] = [rule, *(fitted(row, width, marks.STRIP) for row in told)][: DETAIL_ROWS + 1]
        rows += [blank] * (view.height - 1 - len(rows))
    return (*rows, last)[-view.height :]


def _columns_that_fit(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """Indexes of the columns that a screen has room for."""
    kept = list(range(len(columns)))
    while True:
        need = sum((columns[index].width or MIN_FLEXIBLE) + GAP for index in kept)
        last = max(kept, key=lambda index: columns[index].rank)
        if need <= width or columns[last].rank == 0:
            return tuple(kept)
        kept.remove(last)


def _widths(columns: Sequence[Column], kept: Sequence[int], width: int) -> list[int]:
    """Cells of each column that is kept; what is left over goes to the last that takes the rest."""
    rest = width - sum(columns[index].width for index in kept) - GAP * len(kept)
    flexible = [index for index in kept if columns[index].width == 0]
    shares = {index: max(1, rest // len(flexible)) for index in flexible}
    if flexible:
        shares[flexible[-1]] += max(0, rest - sum(shares.values()))
    return [columns[index].width or shares[index] for index in kept]


def _heads(page: ListPage, kept: Sequence[int], width: int) -> Row:
    parts = [Segment("  ", marks.RULE)]
    for position, (index, size) in enumerate(zip(kept, _widths(page.columns, kept, width), strict=True)):
        column = page.columns[index]
        arrow = ("▾" if page.descending else "▴") if index == page.sorted_by else ""
        parts.append(Segment(_aligned(column.title + arrow, size, right=column.right), marks.RULE))
        if position < len(kept) - 1:
            parts.append(Segment(" " * GAP, marks.RULE))
    return fitted(tuple(parts), width, marks.RULE)


def _line(page: ListPage, kept: Sequence[int], line: int, view: ListView) -> Row:
    # The line under the cursor is one even stretch: marks of its own would break it up.
    here = marks.SELECTION if line == view.cursor else 0
    base = here or (marks.DIM if page.dim(line) else marks.TEXT)
    cells = page.cells(line)
    sizes = _widths(page.columns, kept, view.width)
    # The sign says where the cursor is without colour.
    parts = [Segment("▌ " if here else "  ", marks.CURSOR if here else marks.TEXT)]
    for position, (index, size) in enumerate(zip(kept, sizes, strict=True)):
        cell = cells[index]
        if isinstance(cell, str):
            parts.append(Segment(_aligned(cell, size, right=page.columns[index].right), base))
        else:
            parts += [Segment(part.text, here or part.mark) for part in fitted(cell, size)]
        if position < len(kept) - 1:
            parts.append(Segment(" " * GAP, here))
    return fitted(tuple(parts), view.width, here)


def _aligned(text: str, width: int, *, right: bool) -> str:
    text = cut(text, width)
    blanks = " " * (width - width_of_text(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """Words in lines of at most `width` cells; a word that is wider is cut."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of_text(joined) <= width or not lines[-1]:
            lines[-1] = cut(joined, width)
        else:
            lines.append(cut(word, width))
    return lines
