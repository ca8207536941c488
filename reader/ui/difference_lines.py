"""The lines of the list of differences, as values: told, placed, filtered; pure, without a screen."""

from typing import Final, Literal, NamedTuple, TypeAlias

from reader import memory
from reader.collation.model import Divergence
from reader.layout import marks
from reader.layout.marks import TYPE_NAMES, WEIGHTS
from reader.layout.model import PageInput, Row, Segment, View
from reader.layout.page import Page, place_of, reading_order
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side, Span
from reader.text.gate import DisplayText, display
from reader.ui.table import width_of_text

TYPE_CELLS: Final = 14
"""Cells of a type, and of the longest label with a word before it."""


Order: TypeAlias = Literal["left", "right", "weight"]
ORDERS: Final[tuple[Order, ...]] = ("left", "right", "weight")
"""By the text of either article, or by what the type of the difference weighs."""


class Shown(NamedTuple):
    """Which differences the list holds, and in which order."""

    formal: bool
    types: frozenset[str] | None
    words: str = ""
    """Only lines that hold these, case aside."""
    order: Order = "left"
    descending: bool = False


class Line(NamedTuple):
    """One difference as words, gated."""

    number: int
    """In the collation."""
    place: DisplayText
    """Paragraphs of both sides, `5>7`."""
    type: DisplayText
    readings: Pair[DisplayText]
    verdict: DisplayText


def lines_of(given: PageInput) -> tuple[Line, ...]:
    """Every difference of a pair as a line, in the order of the left article."""
    collation = given.collation
    if collation is None:
        return ()
    page = Page(given)
    return tuple(_line(page, index, collation.divergences[index]) for index in reading_order(page, LEFT))


def line_here(lines: tuple[Line, ...], given: PageInput, view: View) -> int:
    """The line to begin at: of the difference that was gone to, else of the first from the cursor's paragraph on."""
    for at, line in enumerate(lines):
        if line.number == view.divergence:
            return at
    article = given.articles[view.pane]
    if article is None or not article.paragraphs:
        return 0
    start = article.paragraphs[min(view.cursor[view.pane], len(article.paragraphs) - 1)].start
    page = Page(given)
    places = [(place_of(page, view.pane, line.number), at) for at, line in enumerate(lines)]
    return min((place for place in places if place[0] >= start), default=max(places, default=(0, 0)))[1]


def _line(page: Page, index: int, divergence: Divergence) -> Line:
    given = page.given
    # Where a side has no reading, the paragraph that answers: every line has both places.
    places = [str(page.paragraph_at(side, place_of(page, side, index)) + 1) for side in SIDES]
    left, right = (_reading(given, side, divergence.sides[side]) for side in SIDES)
    name = TYPE_NAMES[divergence.type]
    if None in divergence.sides:
        siglum = given.sigla[1 if divergence.sides.left is None else 0]
        name = next(told for told in (f"only in {siglum}", f"only {siglum}") if width_of_text(told) <= TYPE_CELLS)
    return Line(index, display(">".join(places)), display(name), Pair(left, right),
                display(divergence.verdict))  # fmt: skip


def _reading(given: PageInput, side: Side, span: Span | None) -> DisplayText:
    article = given.articles[side]
    return display("" if span is None or article is None else article.text[span.start : span.end])


def detail_of(given: PageInput, number: int, width: int) -> tuple[Row, ...]:
    """Both readings of a difference among their words, and why it is one: a row each."""
    collation = given.collation
    if collation is None:
        return ()
    found = collation.divergences[number]
    why = "; ".join(part for part in (found.rule, found.note) if part)
    rows = [_among_words(given, side, found.sides[side], width) for side in SIDES]
    return (*rows, (Segment(display(f" {why}"), marks.STRIP | marks.DIM),))


def _among_words(given: PageInput, side: Side, span: Span | None, width: int) -> Row:
    """A reading with as many words around it as go into a row."""
    siglum = Segment(display(f" {given.sigla[side]:<8} "), marks.STRIP | marks.SIGLUM)
    article = given.articles[side]
    if span is None or article is None:
        return (siglum, Segment("nothing that answers it", marks.STRIP | marks.DIM))
    paragraph = next((p for p in article.paragraphs if p.start <= span.start < p.end), None)
    start, end = (paragraph.start, paragraph.end) if paragraph is not None else span
    before = display(article.text[start : span.start])
    reading = display(article.text[span.start : span.end])
    after = display(article.text[span.end : end])
    room = max(0, width - width_of_text(siglum.text) - width_of_text(reading) - 2)
    kept = max(room // 2, room - width_of_text(after))
    if width_of_text(before) > kept:
        before = display("…" + before[max(0, len(before) - max(0, kept - 1)) :])
    return (siglum, Segment(before, marks.STRIP), Segment(reading, marks.STRIP | marks.DIVERGENCE),
            Segment(after, marks.STRIP))  # fmt: skip


def parts_of(given: PageInput, line: Line) -> tuple[tuple[str, str], ...]:
    """A difference in full: both readings, why it is one, its verdict, and the paragraphs; not gated."""
    assert given.collation is not None
    found = given.collation.divergences[line.number]
    page = Page(given)
    why = "; ".join(part for part in (found.rule, found.note) if part)
    readings = [(f"{given.sigla[side]} has", line.readings[side] or "nothing that answers it") for side in SIDES]
    paragraphs: list[tuple[str, str]] = []
    for side in SIDES:
        number = page.paragraph_at(side, place_of(page, side, line.number))
        span, article = page.span(side, number), given.articles[side]
        words = article.text[span.start : span.end] if article is not None else ""
        paragraphs.append((f"{given.sigla[side]} {number + 1}", " ".join(words.split())))
    verdict = str(line.verdict)
    if found.verdict != "open":
        verdict += ", given by you" if line.number in given.judged else " ?  a rule proposes it"
    return (*readings, (line.type, why), ("verdict", verdict), *paragraphs)


def tick_of(divergence: Divergence) -> memory.Tick:
    """What a difference is remembered by."""
    left, right = (span or Span(-1, -1) for span in divergence.sides)
    return (divergence.type, left.start, left.end, right.start, right.end)


def selected(lines: tuple[Line, ...], given: PageInput, shown: Shown) -> tuple[Line, ...]:
    """The lines that pass the filter, in the order asked for."""
    divergences = given.collation.divergences if given.collation is not None else ()
    words = shown.words.casefold()

    def passes(line: Line) -> bool:
        name = divergences[line.number].type
        if not (shown.formal if name == "formal" else shown.types is None or name in shown.types):
            return False
        return not words or words in " ".join((line.place, line.type, *line.readings, line.verdict)).casefold()

    result = [line for line in lines if passes(line)]
    if shown.order == "weight":
        result.sort(key=lambda line: WEIGHTS[divergences[line.number].type])
    elif shown.order == "right":
        places = reading_order(Page(given), RIGHT)
        result.sort(key=lambda line: places.index(line.number))
    if shown.descending:
        result.reverse()
    return tuple(result)
