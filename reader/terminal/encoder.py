"""The difference of two screens as the fewest bytes that a terminal needs to go from one to the other.

What is chosen is chosen by counting: moves against cells sent again, spaces against erasing, a band of rows
moved by the terminal against its rows sent.

Each frame starts with the cursor anywhere and leaves no style set, so that a stray message of another program costs one
repaint and never a garbled session. The screen must not wrap at its last column.
"""

from collections.abc import Sequence
from typing import Final

from reader.terminal.abilities import MODERN, Dialect
from reader.terminal.bands import Band, candidates
from reader.terminal.cells import BLANK, Row, blank_rows, is_doubtful, is_sure
from reader.terminal.sgr import change
from reader.terminal.style import PLAIN, Style

SMALL: Final = 48
"""Bytes of a difference below which no band is looked for: moving one costs a dozen and the saving must show."""
MAX_BANDS: Final = 3
"""Bands moved in one frame: two stacked views and a list are the most that scroll at once."""
MAX_BRIDGE: Final = 16
"""Unchanged cells between two changes that are weighed against a move; a move is never longer than 10 bytes."""
LONGEST_REPEAT: Final = 4
"""`CSI n b` has at least four bytes; shorter runs are written out."""


def difference(
    old: Sequence[Row] | None, new: Sequence[Row], dialect: Dialect = MODERN, cursor: tuple[int, int] | None = None
) -> str:
    """What to send so that a terminal which shows `old` shows `new`.

    Args:
        old: Rows shown now, or None when that is not known: everything is cleared and sent.
        new: Rows to show.
        dialect: What the terminal understands.
        cursor: Column and row, from 0, where the cursor must stand at the end; None leaves it anywhere.

    Returns:
        Text to be sent as UTF-8; empty when there is nothing to do.
    """
    writer = Writer(dialect, len(new[0]), len(new))
    if old is None or len(old) != len(new) or len(old[0]) != len(new[0]):
        writer.say("\x1b[m\x1b[H\x1b[2J")
        writer.x = writer.y = 0
        old = blank_rows(len(new[0]), len(new))
    best = _frame(writer, old, new, None)
    for _ in range(MAX_BANDS if best is not None and best.size - writer.size > SMALL else 0):
        better, band = None, None
        for candidate in candidates(old, new):
            head = writer.fork()
            head.band(candidate)
            attempt = _frame(head, candidate.moved(old), new, best.size if best is not None else None)
            if attempt is not None:
                best = better = attempt
                band = candidate
        if better is None or band is None:
            break
        writer.band(band)
        old = band.moved(old)
    if best is None:
        return ""
    best.pen(PLAIN)
    best.link("")
    if cursor is not None:
        best.move(*cursor)
    return "".join(best.out)


class Writer:
    """Bytes so far, and where they leave the cursor and the pen."""

    __slots__ = ("_link", "_style", "columns", "dialect", "lines", "out", "size", "x", "y")

    def __init__(self, dialect: Dialect, columns: int, lines: int) -> None:
        self.dialect = dialect
        self.columns = columns
        self.lines = lines
        self.out: list[str] = []
        """What to send."""
        self.size = 0
        """Bytes of it."""
        self.x = self.y = -1
        """Where the cursor is; -1 when that is not known."""
        self._style = PLAIN
        self._link = ""

    def fork(self) -> "Writer":
        """A copy to try something with."""
        twin = Writer(self.dialect, self.columns, self.lines)
        twin.out = self.out[:]
        twin.size, twin.x, twin.y, twin._style, twin._link = self.size, self.x, self.y, self._style, self._link
        return twin

    def say(self, text: str) -> None:
        """Append text that is ready to be sent."""
        if text:
            self.out.append(text)
            self.size += len(text) if text.isascii() else len(text.encode("utf-8", "replace"))

    def pen(self, style: Style) -> None:
        """Set the style of what follows."""
        if style != self._style:
            self.say(change(self._style, style))
            self._style = style

    def link(self, target: str) -> None:
        """Set the hyperlink of what follows: `parameters;address`, or nothing."""
        if target != self._link:
            self.say(f"\x1b]8;{target or ';'}\x1b\\")
            self._link = target

    def move(self, x: int, y: int) -> None:
        """Move the cursor the shortest way."""
        if (x, y) != (self.x, self.y):
            self.say(_way(self.x, self.y, x, y))
            self.x, self.y = x, y

    def cells(self, row: Row, start: int, end: int) -> None:
        """Write the cells from `start` to before `end` at the cursor, which must stand there."""
        at = start
        while at < end:
            first = row[at]
            stop = at + 1
            while stop < end and row[stop][1] == first[1] and row[stop][2:] == first[2:]:
                stop += 1
            self.pen(first[1])
            self.link(first[2] if len(first) == 3 else "")
            text = "".join([cell[0] for cell in row[at:stop]])
            if first == BLANK or "      " in text or self.dialect.repeats:
                self._runs(row, at, stop, is_last=stop == end)
            else:
                self.say(text)
                self.x = stop
            at = stop
        # Without wrap the cursor rests on the last cell, and terminals differ in what a step back from there does.
        if self.x >= self.columns:
            self.x = self.y = -1

    def erase_line(self) -> None:
        """Blank from the cursor to the end of the row."""
        self.pen(PLAIN)
        self.link("")
        self.say("\x1b[K")

    def band(self, band: Band) -> None:
        """Let the terminal move a band of rows, or blank it."""
        self.pen(PLAIN)
        top, bottom, count = band
        last = self.lines - 1
        if abs(count) > bottom - top and bottom == last:
            self.move(0, top)
            self.say("\x1b[J")
            return
        if (top, bottom) != (0, last):
            self.say(f"\x1b[{top + 1 if top else ''}{f';{bottom + 1}' if bottom < last else ''}r")
            self.x = self.y = 0
        amount, letter = abs(count), "S" if count > 0 else "T"
        if self.dialect.scrolls:
            self.say(f"\x1b[{amount if amount > 1 else ''}{letter}")
        else:
            self.move(0, bottom if count > 0 else top)
            self.say(("\n" if count > 0 else "\x1bM") * amount)
        if (top, bottom) != (0, last):
            self.say("\x1b[r")
            self.x = self.y = 0

    def _runs(self, row: Row, start: int, end: int, *, is_last: bool) -> None:
        """Write cells of one style, with long runs of one character abbreviated."""
        plain = row[start][1] == PLAIN and len(row[start]) == 2
        at = start
        while at < end:
            stop = at + 1
            while stop < end and row[stop][0] == row[at][0]:
                stop += 1
            count, char = stop - at, row[at][0]
            erase = f"\x1b[{count}X"
            skip = "" if is_last and stop == end else f"\x1b[{count}C"
            if plain and char == " " and self.dialect.erases_chars and count > len(erase) + len(skip):
                self.say(erase + skip)
                self.x = stop if skip else at
            elif (
                self.dialect.repeats
                and count > LONGEST_REPEAT
                and char
                and is_sure(char)
                and _is_narrow(row, at, self.columns)
            ):
                written, repeat = char, f"\x1b[{count - 1}b"
                whole = char * count
                self.say(min(written + repeat, whole, key=lambda text: len(text.encode("utf-8", "replace"))))
                self.x = stop
            else:
                self.say(char * count)
                self.x = stop
            at = stop


def _is_narrow(row: Row, at: int, columns: int) -> bool:
    return at + 1 >= columns or row[at + 1][0] != ""


def _way(from_x: int, from_y: int, x: int, y: int) -> str:
    """The shortest move; from -1 only an absolute one."""
    absolute = f"\x1b[{y + 1 if y else ''}{f';{x + 1}' if x else ''}H"
    if from_y < 0:
        return absolute
    ways = [absolute]
    across = _across(from_x, x)
    if y == from_y:
        ways.append(across)
        ways.append("\r" + _across(0, x))
    elif y > from_y:
        down = "\n" * (y - from_y) if y - from_y < 5 else f"\x1b[{y - from_y}B"
        ways.append(down + across)
        ways.append("\r" + down + _across(0, x))
    else:
        up = (
            f"\x1b[{y - from_y if y - from_y > 1 else ''}A"
            if y > from_y
            else f"\x1b[{from_y - y if from_y - y > 1 else ''}A"
        )
        ways.append(up + across)
        ways.append("\r" + up + _across(0, x))
    return min(ways, key=len)


def _across(start: int, end: int) -> str:
    if end == start:
        return ""
    count = abs(end - start)
    if end < start and count < 4:
        return "\b" * count
    return f"\x1b[{count if count > 1 else ''}{'C' if end > start else 'D'}"


def _frame(writer: Writer, old: Sequence[Row], new: Sequence[Row], limit: int | None) -> Writer | None:
    """Row by row, no band moved; None when that takes `limit` bytes or more, or when nothing has changed at all."""
    frame = writer.fork()
    for y, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            frame = _row(frame, y, before, after)
            if limit is not None and frame.size >= limit:
                return None
    return frame if frame.size else None


def _row(writer: Writer, y: int, old: Row, new: Row) -> Writer:
    """The writer after the cheapest way from one row to another."""
    if is_doubtful(old) or is_doubtful(new):
        return _whole_row(writer, y, new)
    spans = _spans(old, new)
    end_old, end_new = _end(old), _end(new)
    best = _changes(writer, y, new, spans)
    if end_new < end_old:
        inside = [(start, min(end, end_new)) for start, end in spans if start < end_new]
        shorter = _changes(writer, y, new, inside)
        shorter.move(end_new, y)
        shorter.erase_line()
        best = min(best, shorter, key=lambda way: way.size)
    first = spans[0][0]
    if end_old - first > SMALL // 4 and best.size - writer.size > SMALL // 4:
        fresh = writer.fork()
        fresh.move(first, y)
        fresh.erase_line()
        if first < end_new:
            blank: Row = [*new[:first], *[BLANK] * (len(new) - first)]
            spans = _spans(blank, new)
            fresh = _changes(fresh, y, new, spans)
        best = min(best, fresh, key=lambda way: way.size)
    return best


def _whole_row(writer: Writer, y: int, new: Row) -> Writer:
    """The row from its start, erased before: right whatever widths the terminal gives to its characters."""
    writer = writer.fork()
    writer.move(0, y)
    writer.erase_line()
    end = _end(new)
    if end:
        text = writer.fork()
        text.dialect = text.dialect._replace(erases_chars=False, repeats=False)
        text.cells(new, 0, end)
        text.dialect = writer.dialect
        writer = text
    writer.x = writer.y = -1
    return writer


def _changes(writer: Writer, y: int, new: Row, spans: list[tuple[int, int]]) -> Writer:
    """The changed stretches of a row, joined where the cells between them cost less than a move."""
    writer = writer.fork()
    reached = -1
    for start, end in spans:
        if reached >= 0 and start - reached <= MAX_BRIDGE and writer.y == y and writer.x == reached:
            bridge, jump = writer.fork(), writer.fork()
            bridge.cells(new, reached, start)
            jump.move(start, y)
            for way in (bridge, jump):
                way.pen(new[start][1])
            writer = min(bridge, jump, key=lambda way: way.size)
        writer.move(start, y)
        writer.cells(new, start, end)
        reached = end
    return writer


def _spans(old: Row, new: Row) -> list[tuple[int, int]]:
    """Stretches of changed cells, whole characters each: a wide one is never cut in either row."""
    spans: list[tuple[int, int]] = []
    last = len(new) - 1
    for x in [x for x, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]:
        start = end = x
        while start and (new[start][0] == "" or old[start][0] == ""):
            start -= 1
        while end < last and (new[end + 1][0] == "" or old[end + 1][0] == ""):
            end += 1
        if spans and start <= spans[-1][1]:
            spans[-1] = (min(start, spans[-1][0]), max(end + 1, spans[-1][1]))
        else:
            spans.append((start, end + 1))
    return spans


def _end(row: Row) -> int:
    """Cells up to the last one that is not blank."""
    end = len(row)
    while end and row[end - 1] == BLANK:
        end -= 1
    return end
