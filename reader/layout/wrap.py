"""Display text broken into rows: at spaces, between wide characters, and inside a word that is too long for a row."""

from reader.layout.widths import is_narrow
from reader.terminal.cells import width_of


def wrapped(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Rows of a text as ranges of its characters; the spaces at which it is broken are in none.

    Args:
        text: Display text in one line.
        width: Cells of a row; less than one counts as one.
    """
    width = max(1, width)
    return _of_narrow(text, width) if is_narrow(text) else _of_any(text, width)


def _of_narrow(text: str, width: int) -> tuple[tuple[int, int], ...]:
    rows: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end <= start:
            end = start + width
        rows.append((start, end))
        start = end
        while start < length and text[start] == " ":
            start += 1
    if start < length or not rows:
        rows.append((start, length))
    return tuple(rows)


def _of_any(text: str, width: int) -> tuple[tuple[int, int], ...]:
    rows: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while start < length:
        end = _row_end(text, start, width)
        rows.append((start, end))
        start = end
        while start < length and text[start] == " ":
            start += 1
    return tuple(rows) or ((0, 0),)


def _row_end(text: str, start: int, width: int) -> int:
    """Where the row that begins at `start` is broken; at least one character on."""
    taken, good = 0, start
    for place in range(start, len(text)):
        cell = width_of(text[place])
        if taken + cell > width:
            if text[place] == " ":
                return place
            return good if good > start else max(place, start + 1)
        if place > start and (text[place] == " " or (cell == 2 and text[place - 1] != " ")):
            good = place
        taken += cell
        if cell == 2:
            good = place + 1
    return len(text)
