"""The difference of two screens as the fewest bytes that a terminal needs to go from one to the other.

What is chosen is chosen by counting: moves against cells sent again, spaces against erasing, a band of rows
moved by the terminal against its rows sent.

Each frame starts with the cursor anywhere and leaves no style set, so that a stray message of another program costs one
repaint and never a garbled session. The screen must not wrap at its last column.
"""

from collections.abc import Sequence
from typing import Final

from reader.terminal.abilities import MODERN, Dialect
from reader.terminal.bands import candidates
from reader.terminal.cells import Row, blank_rows
from reader.terminal.lines import Line, Lines, changes, inked
from reader.terminal.style import PLAIN
from reader.terminal.writer import Way, Writer

MAX_BANDS: Final = 3
"""Bands moved in one frame: two stacked views and a list are the most that scroll at once."""
MAX_BRIDGE: Final = 16
"""Unchanged cells between two changes that are weighed against a move, which is never longer than 10 bytes."""
MIN_FRESH: Final = 12
"""Bytes of a row from which on erasing it first is tried; that costs 3 and up to 7 for the pen and the move."""


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
    rest = _moved(writer, Lines(), list(old), new)
    if rest is not None:
        writer.paste(rest)
    if not writer.out:
        return ""
    writer.pen(PLAIN)
    writer.link("")
    if cursor is not None:
        writer.move(*cursor)
    return "".join(writer.out)


def _moved(writer: Writer, lines: Lines, old: list[Row], new: Sequence[Row]) -> Way | None:
    """Write the moves of bands that save most, one after the other, and return what is left to write."""
    rest: Way | None = None
    for turn in range(MAX_BANDS):
        chosen = None
        start = writer.mark()
        for candidate in candidates(old, new):
            writer.band(candidate)
            way = _frame(writer, lines, candidate.moved(old), new, rest.size if rest else None)
            writer.cut(start)
            if way is not None:
                rest, chosen = way, candidate
        if turn == 0:
            # Without any move comes last: where a band has moved, it is soon found to be longer.
            unmoved = _frame(writer, lines, old, new, rest.size if rest else None)
            if unmoved is not None:
                return unmoved
        if chosen is None:
            break
        writer.band(chosen)
        old = chosen.moved(old)
    return rest


def _frame(writer: Writer, lines: Lines, old: Sequence[Row], new: Sequence[Row], limit: int | None) -> Way | None:
    """Row by row, no band moved; the writer is left as it was. None when that takes `limit` bytes or more."""
    start = writer.mark()
    for y, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            _row(writer, y, lines.of(before), lines.of(after))
            if limit is not None and writer.size >= limit:
                writer.cut(start)
                return None
    return writer.cut(start)


def _row(writer: Writer, y: int, old: Line, new: Line) -> None:
    """Write the cheapest way from one row to another."""
    if old.is_doubtful or new.is_doubtful:
        _whole_row(writer, y, new)
        return
    spans = changes(old, new)
    start = writer.mark()
    _changes(writer, y, new, spans)
    if new.end >= old.end and writer.size - start[1].size <= MIN_FRESH:
        return
    ways = [writer.cut(start)]
    if new.end < old.end:
        _changes(writer, y, new, [(first, min(last, new.end)) for first, last in spans if first < new.end])
        writer.move(new.end, y)
        writer.erase_line()
        ways.append(writer.cut(start))
    first = spans[0][0]
    if ways[0].size - start[1].size > MIN_FRESH and old.end - first > MIN_FRESH:
        writer.move(first, y)
        writer.erase_line()
        if first < new.end:
            _changes(writer, y, new, inked(new, first))
        ways.append(writer.cut(start))
    writer.paste(min(ways))


def _whole_row(writer: Writer, y: int, new: Line) -> None:
    """The row from its start, erased before: right whatever widths the terminal gives to its characters."""
    writer.move(0, y)
    writer.erase_line()
    for first, last, style, link in new.runs:
        if first < new.end:
            writer.pen(style)
            writer.link(link)
            writer.say("".join([cell[0] for cell in new.row[first : min(last, new.end)]]))
    writer.lost()


def _changes(writer: Writer, y: int, line: Line, spans: list[tuple[int, int]]) -> None:
    """The changed stretches of a row, joined where the cells between them cost less than a move."""
    for start, end in _joined(line, spans):
        if writer.y == y and 0 < start - writer.x <= MAX_BRIDGE:
            mark = writer.mark()
            writer.cells(line, writer.x, start)
            writer.pen(line.row[start][1])
            bridge = writer.cut(mark)
            writer.move(start, y)
            writer.pen(line.row[start][1])
            if bridge.size <= writer.size:
                writer.cut(mark)
                writer.paste(bridge)
        writer.move(start, y)
        writer.cells(line, start, end)


def _joined(line: Line, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches with at most three cells of the same style between them as one: no move is shorter than three bytes."""
    if line.text is None or not line.text.isascii() or len(spans) < 2:
        return spans
    joined = [spans[0]]
    row = line.row
    for start, end in spans[1:]:
        first, last = joined[-1]
        style = row[start][1]
        if start - last <= 3 and all(row[x][1] is style for x in range(last - 1, start)):
            joined[-1] = (first, end)
        else:
            joined.append((start, end))
    return joined
