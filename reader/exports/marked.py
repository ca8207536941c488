"""An article's paragraph as pieces of display text with marks, wrapped into lines; for output that is not a screen."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from reader.collation.model import Collation
from reader.layout.marks import DIVERGENCE, RUN
from reader.pair import Side, Span
from reader.terminal.cells import width_of
from reader.text.gate import display

Piece: TypeAlias = tuple[str, int]
"""Display text and the sum of its marks (`reader.layout.marks`)."""
Line: TypeAlias = list[Piece]

_OPENING: Final = {DIVERGENCE: "<", RUN: "{"}
_CLOSING: Final = {DIVERGENCE: ">", RUN: "}"}


class Marked(NamedTuple):
    """Which stretches of one article are marked, in the order of its text."""

    runs: tuple[Span, ...]
    divergences: tuple[Span, ...]


def marked(collation: Collation, side: Side, *, formal: bool = False) -> Marked:
    """The stretches of one side that are shared and that diverge, formal ones on request."""
    runs = sorted(run.sides[side] for run in collation.runs)
    spans = {d.sides[side] for d in collation.divergences if formal or d.type != "formal"}
    return Marked(tuple(runs), tuple(sorted(span for span in spans if span is not None)))


def pieces_of(text: str, place: Span, marks: Marked, *, brackets: bool = False) -> Line:
    """One paragraph as pieces, each of one look.

    Args:
        text: The article's text.
        place: The paragraph, or any stretch of it.
        marks: Of the whole article.
        brackets: Write `{shared}` and `<divergent>` into the text, for where there is no colour.
    """
    layers = (DIVERGENCE, marks.divergences), (RUN, marks.runs)
    cuts = {place.start, place.end}
    inside: list[tuple[int, Span]] = []
    for mark, spans in layers:
        for span in spans:
            if span.start < place.end and place.start < span.end:
                inside.append((mark, span))
                cuts.update((max(span.start, place.start), min(span.end, place.end)))
    edges = sorted(cuts)
    line: Line = []
    before = 0
    for start, end in pairwise(edges):
        mark = 0
        for flag, span in inside:
            if span.start <= start and end <= span.end:
                mark |= flag
        words: str = display(text[start:end])
        if brackets:
            _close(line, before, mark)
            if _opened(before, mark) and words.startswith(" "):
                words = _blank_first(line, words)
            line += [(_OPENING[flag], mark) for flag in (DIVERGENCE, RUN) if _opened(before, mark) & flag]
        line.append((words, mark))
        before = mark
    if brackets:
        _close(line, before, 0)
    return line


def _opened(before: int, now: int) -> int:
    """Marks that begin; a run begins again inside a divergence that begins or ends."""
    return now & ~before if (before ^ now) & DIVERGENCE == 0 else now


def _close(line: Line, before: int, now: int) -> None:
    ended = _opened(now, before)
    for flag in (RUN, DIVERGENCE):
        if ended & flag:
            _insert_closing(line, _CLOSING[flag], before)


def _blank_first(line: Line, words: str) -> str:
    line.append((" ", 0))
    return words.lstrip(" ")


def _insert_closing(line: Line, sign: str, mark: int) -> None:
    text, last = line[-1]
    stripped = text.rstrip(" ")
    line[-1] = (stripped, last)
    line.append((sign, mark))
    if len(stripped) < len(text):
        line.append((" ", 0))


def wrapped(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Break pieces into lines of at most `width` cells, between words where that is possible."""
    lines: list[Line] = []
    line: list[tuple[str, int, int]] = []
    used = 0
    for word in _words(pieces):
        size = sum(cells for _, _, cells in word)
        blank = bool(word) and word[0][0] == " "
        if blank and not line:
            continue
        if used + size > width and line and not blank:
            lines.append(_joined(line))
            line, used = [], 0
        for cell in word:
            if used + cell[2] > width:
                if blank:
                    break
                lines.append(_joined(line))
                line, used = [], 0
            line.append(cell)
            used += cell[2]
    if line or not lines:
        lines.append(_joined(line))
    return lines


def _words(pieces: Iterable[Piece]) -> Iterable[list[tuple[str, int, int]]]:
    word: list[tuple[str, int, int]] = []
    for text, mark in pieces:
        for char in text:
            cell = (char, mark, width_of(char))
            if word and (char == " ") != (word[-1][0] == " "):
                yield word
                word = []
            word.append(cell)
    if word:
        yield word


def _joined(cells: Sequence[tuple[str, int, int]]) -> Line:
    line: Line = []
    end = len(cells)
    while end and cells[end - 1][0] == " ":
        end -= 1
    for char, mark, _ in cells[:end]:
        if line and line[-1][1] == mark:
            line[-1] = (line[-1][0] + char, mark)
        else:
            line.append((char, mark))
    return line


def cells_wide(line: Iterable[Piece]) -> int:
    """Width of a line on the screen."""
    return sum(width_of(char) for text, _ in line for char in text)
