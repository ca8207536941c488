"""A row with what the encoder asks of it again and again, found once."""

import re
from itertools import groupby, repeat
from operator import itemgetter, methodcaller, ne
from typing import Final

from reader.terminal.cells import BLANK, Row, is_doubtful
from reader.terminal.style import Style

_CHANGED: Final = re.compile(b"\x01+")
_SPAN: Final = methodcaller("span")
_STYLE: Final = itemgetter(1)
_LOOK: Final = itemgetter(slice(1, None))


class Line:
    """One row of a screen."""

    __slots__ = ("_runs", "end", "is_doubtful", "row", "text")

    def __init__(self, row: Row) -> None:
        self.row = row
        """The cells."""
        texts = [cell[0] for cell in row]
        text = "".join(texts)
        self.text = text if len(text) == len(row) and "" not in texts else None
        """One character a cell, or None where the row holds wide or combined ones."""
        self.is_doubtful = not text.isascii() and is_doubtful(row)
        """Whether terminals may disagree about its widths."""
        self.end = len(row)
        """Cells up to the last one that is not blank."""
        while self.end and row[self.end - 1] == BLANK:
            self.end -= 1
        self._runs: list[tuple[int, int, Style, str]] | None = None

    @property
    def runs(self) -> list[tuple[int, int, Style, str]]:
        """Stretches of one style: start, end, style and hyperlink."""
        if self._runs is None:
            self._runs = []
            start = 0
            for look, cells in groupby(self.row, _LOOK if max(map(len, self.row)) > 2 else _STYLE):
                end = start + len(list(cells))
                style, link = (look, "") if isinstance(look, Style) else (look[0], "".join(look[1:]))
                self._runs.append((start, end, style, link))
                start = end
        return self._runs


class Lines:
    """The lines of the screens that are compared, each found once."""

    def __init__(self) -> None:
        self._lines: dict[int, Line] = {}

    def of(self, row: Row) -> Line:
        """The line of a row, which must not change while this object lives."""
        line = self._lines.get(id(row))
        if line is None:
            line = self._lines[id(row)] = Line(row)
        return line


def changes(old: Line, new: Line) -> list[tuple[int, int]]:
    """Stretches of changed cells, whole characters each: a wide one is never cut in either row."""
    spans = [found.span() for found in _CHANGED.finditer(bytes(map(ne, old.row, new.row)))]
    if old.text is not None and new.text is not None:
        return spans
    tails = ["" in (before[0], after[0]) for before, after in zip(old.row, new.row, strict=True)] + [False]
    whole: list[tuple[int, int]] = []
    for span in spans:
        start, end = span
        while start and tails[start]:
            start -= 1
        while tails[end]:
            end += 1
        if whole and start <= whole[-1][1]:
            whole[-1] = (min(start, whole[-1][0]), max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def inked(line: Line, first: int) -> list[tuple[int, int]]:
    """Stretches from `first` on that are not blank."""
    cells = line.row[first : line.end]
    return [
        (first + start, first + end)
        for start, end in map(_SPAN, _CHANGED.finditer(bytes(map(ne, cells, repeat(BLANK)))))
    ]
