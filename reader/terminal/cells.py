"""A screen as cells: what stands in each, in which style, and how wide a character is.

A cell is a pair of text and style, or three values where a hyperlink lies on it. The text is one character with what
combines with it; a wide character stands in its left cell and leaves the empty text in the right one.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias
from unicodedata import category, east_asian_width

from reader.terminal.style import PLAIN, Style

Cell: TypeAlias = tuple[str, Style] | tuple[str, Style, str]
"""Text and style, and the hyperlink (parameters and address as OSC 8 has them) where there is one."""
Row: TypeAlias = list[Cell]
Widths: TypeAlias = Callable[[str], int]
"""Cells that one character takes: 0, 1 or 2."""

BLANK: Final[Cell] = (" ", PLAIN)

_NARROW: Final = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300), *range(0x370, 0x483)))
)
# Dashes, quotation marks, ellipsis, arrows, lines, blocks and shapes: one cell in every terminal outside CJK locales.
_SURE_NARROW: Final = (
    _NARROW
    | frozenset(
        map(chr, (*range(0x2010, 0x2028), *range(0x2030, 0x203C), *range(0x2190, 0x2194), *range(0x2500, 0x25FD)))
    )
    | frozenset("€™≈≠≤≥−×●○◆▸▾✓✗�")
)
_SURE_WIDE: Final = (
    (0x3001, 0x3029),
    (0x3041, 0x3096),
    (0x30A1, 0x30FF),
    (0x4E00, 0x9FA5),
    (0xAC00, 0xD7A3),
    (0xFF01, 0xFF60),
)
# Vowels and finals of Hangul, drawn into the syllable that they follow.
_JOINED: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB))
# Wide since Unicode 16: trigrams, hexagrams, counting rods; the tables of older Pythons have them narrow.
_WIDE: Final = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376))
_KEPT_TEXTS: Final = 8192


@lru_cache(_KEPT_TEXTS)
def width_of(char: str) -> int:
    """Cells that one character takes, by the tables of Unicode as terminals have them: 0, 1 or 2."""
    if char in _NARROW:
        return 1
    code = ord(char)
    if category(char) in {"Mn", "Me", "Mc", "Cf", "Cc", "Cs"} or any(a <= code <= b for a, b in _JOINED):
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} or any(a <= code <= b for a, b in _WIDE) else 1


@lru_cache(_KEPT_TEXTS)
def is_sure(text: str) -> bool:
    """Whether every terminal gives the text of one cell the same width: not so for combined, joined and newer signs."""
    if text in _SURE_NARROW or not text:
        return True
    code = ord(text) if len(text) == 1 else 0
    return any(first <= code <= last for first, last in _SURE_WIDE)


def is_doubtful(row: Sequence[Cell]) -> bool:
    """Whether a terminal may show the row with other widths than ours, so that it is better sent whole."""
    texts = {cell[0] for cell in row}
    return not (_SURE_NARROW.issuperset(texts) or all(map(is_sure, texts)))


def blank_rows(columns: int, lines: int) -> list[Row]:
    """An empty screen."""
    return [[BLANK] * columns for _ in range(lines)]


def cells_of(pieces: Iterable[tuple[str, Style]], columns: int, widths: Widths = width_of) -> Row:
    """One row of a screen out of styled pieces of text.

    What does not fit is cut, what is missing is blank. Control characters have no place in a cell and are left out.
    """
    row: Row = []
    for text, style in pieces:
        for char in text:
            width = widths(char)
            if width == 0:
                if row and category(char) not in {"Cc", "Cs"}:
                    at = -2 if row[-1][0] == "" and len(row) > 1 else -1
                    row[at] = (row[at][0] + char, row[at][1])
            elif len(row) + width > columns:
                return row + [BLANK] * (columns - len(row))
            else:
                row.append((char, style))
                if width == 2:
                    row.append(("", style))
    return row + [BLANK] * (columns - len(row))


class Grid:
    """A screen of cells with a cursor, changed as a terminal would change it."""

    __slots__ = ("columns", "lines", "rows", "x", "y")

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = max(1, columns)
        """Cells of a row."""
        self.lines = max(1, lines)
        """Rows of the screen."""
        self.rows = blank_rows(self.columns, self.lines)
        """The cells, top row first."""
        self.x = 0
        """Column of the cursor; equal to `columns` after the last cell was written."""
        self.y = 0
        """Row of the cursor."""

    def resize(self, columns: int, lines: int) -> None:
        """Cut or pad the screen at its right and at its bottom; a wide character that is cut becomes a blank."""
        columns, lines = max(1, columns), max(1, lines)
        for row in self.rows:
            if columns < len(row) and row[columns][0] == "":
                row[columns - 1] = (" ", row[columns - 1][1])
            row[columns:] = [BLANK] * (columns - len(row))
        self.rows[lines:] = blank_rows(columns, lines - len(self.rows)) if lines > len(self.rows) else []
        self.columns, self.lines = columns, lines
        self.x, self.y = min(self.x, columns - 1), min(self.y, lines - 1)

    def copy(self) -> list[Row]:
        """The rows as they are now."""
        return [row[:] for row in self.rows]

    def move(self, x: int, y: int) -> None:
        """Set the cursor, kept inside the screen."""
        self.x = max(0, min(x, self.columns - 1))
        self.y = max(0, min(y, self.lines - 1))

    def put(self, cells: Row) -> None:
        """Write cells at the cursor and step behind them; what does not fit in the row is lost."""
        row, start = self.rows[self.y], min(self.x, self.columns - 1)
        room = self.columns - start
        if len(cells) > room:
            split = cells[room][0] == ""
            cells = cells[:room]
            if split:
                cells[-1] = (" ", cells[-1][1])
        end = start + len(cells)
        self._unpair(row, start, end)
        row[start:end] = cells
        self.x = end

    def combine(self, char: str, *, widen: bool = False) -> None:
        """Add a character to the one before the cursor, making that one wide if asked and if there is room."""
        row, at = self.rows[self.y], min(self.x, self.columns) - 1
        if at > 0 and row[at][0] == "":
            at -= 1
        elif widen and at >= 0 and at + 1 < self.columns:
            self._unpair(row, at + 1, at + 2)
            row[at + 1] = ("", row[at][1])
            self.x = at + 2
        if at >= 0:
            row[at] = (row[at][0] + char, *row[at][1:])

    def erase(self, y: int, start: int, end: int, style: Style = PLAIN) -> None:
        """Blank the cells of a row from `start` to before `end`, in the background of the style."""
        row, end = self.rows[y], min(end, self.columns)
        if start < end:
            self._unpair(row, start, end)
            row[start:end] = [(" ", Style(None, style.bg, 0))] * (end - start)

    def scroll(self, top: int, bottom: int, count: int) -> None:
        """Move the rows from `top` to `bottom`, both included, up by `count`; down when it is negative."""
        band = self.rows[top : bottom + 1]
        fresh = blank_rows(self.columns, min(abs(count), len(band)))
        self.rows[top : bottom + 1] = band[count:] + fresh if count > 0 else fresh + band[: max(0, len(band) + count)]

    def _unpair(self, row: Row, start: int, end: int) -> None:
        """Blank the halves of wide characters that a change of `start` to `end` would leave alone."""
        if row[start][0] == "" and start:
            row[start - 1] = (" ", row[start - 1][1])
        if end < len(row) and row[end][0] == "":
            row[end] = (" ", row[end][1])
