"""An article's paragraph as pieces of display text with marks, wrapped into lines; for output that is not a screen."""

from collections.abc import Iterable, Iterator, Sequence
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


_ENDS: Final = ",.;:!?)]"
"""Signs that belong to the words before them."""


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
        brackets: Write `{shared}` and `<divergent>` into the text, for where there is no colour, never one in another.
    """
    if brackets:
        return list(_bracketed(text, place, marks))
    layers = (DIVERGENCE, marks.divergences), (RUN, marks.runs)
    inside = [(mark, span) for mark, spans in layers for span in _inside(spans, place)]
    edges = sorted({place.start, place.end}.union(*((span.start, span.end) for _, span in inside)))
    return [
        (display(text[start:end]), sum({flag for flag, span in inside if span.start <= start and end <= span.end}))
        for start, end in pairwise(edges)
    ]


def _inside(spans: Iterable[Span], place: Span) -> list[Span]:
    """What of the spans is in a place, in the order given."""
    return [
        Span(max(span.start, place.start), min(span.end, place.end))
        for span in spans
        if span.start < place.end and place.start < span.end
    ]


def _bracketed(text: str, place: Span, marks: Marked) -> Iterator[Piece]:
    """A place with brackets of one level that never cross: where words are shared and differ, they differ."""
    differing = _united(_inside(marks.divergences, place))
    runs = _united(_inside(marks.runs, place))
    stretches = [(_trimmed(text, span), "<>", DIVERGENCE) for span in differing]
    stretches += [(span, "{}", RUN) for run in runs for span in shared_alone(text, run, differing)]
    at = place.start
    for span, signs, mark in sorted(stretches):
        if span.start < span.end:
            yield display(text[at : span.start]), 0
            yield f"{signs[0]}{display(text[span.start : span.end])}{signs[1]}", mark
            at = span.end
    yield display(text[at : place.end]), 0


def shared_alone(text: str, run: Span, differing: Iterable[Span]) -> Iterator[Span]:
    """The stretches of a run in which nothing differs, without what ends the words before.

    Args:
        text: The article's text.
        run: Of the same side.
        differing: Stretches that diverge, in the order of the text.
    """
    for part in _without(run, differing):
        # A comma alone says nothing of what is shared.
        if any(map(str.isalnum, text[part.start : part.end])):
            yield _trimmed(text, part, _ENDS)


def _trimmed(text: str, span: Span, signs: str = "") -> Span:
    """A span without blanks around it, and without these signs before it."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in signs):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _united(spans: Iterable[Span]) -> list[Span]:
    """Spans that share characters as one; those that only touch stay two."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span beside others in the order of the text."""
    start = span.start
    for other in others:
        if start < other.end and other.start < span.end:
            yield Span(start, max(start, other.start))
            start = max(start, other.end)
    yield Span(start, max(start, span.end))


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
