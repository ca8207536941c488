"""A paragraph's rows as segments: its words with the marks that lie on them."""

from bisect import bisect_right
from typing import Final, NamedTuple

from reader.articles.model import COMPARED
from reader.collation.model import Divergence
from reader.layout.marks import (
    BITS,
    CREDIT,
    DIM,
    DIVERGENCE,
    FOCUS,
    HEADLINE,
    HIT,
    LESSER,
    LESSER_TYPES,
    NAMES,
    NOTE,
    ONLY,
    RUN,
    SELECTION,
    SPEECH,
    TEXT,
)  # fmt: skip
from reader.layout.model import Segment, View
from reader.layout.page import Page, Words
from reader.layout.widths import cells, fitted
from reader.pair import Side, Span

NEARLY_ALL: Final = 0.8
"""Where runs cover so much of a paragraph, only its differences are marked: a page of tint hides them."""
LONG: Final = 40
"""Characters from which a paragraph can be nearly all shared, and from which a difference is too long to be loud; what
is shorter is read at a glance."""

_LOUD: Final = 1 << BITS
"""While marks are added up: a difference that a quieter one around it must not hush."""
_CLASSES: Final = {"speech": RUN | SPEECH, "names": RUN | NAMES, "prose": RUN}


class Paint(NamedTuple):
    """The marks of one paragraph's display text: each holds from its place to the next."""

    places: list[int]
    marks: list[int]

    def segments(self, text: str, start: int, end: int) -> list[Segment]:
        """A stretch of the text in its looks."""
        made: list[Segment] = []
        index = bisect_right(self.places, start) - 1
        while start < end:
            upto = self.places[index + 1] if index + 1 < len(self.places) else end
            upto = min(upto, end)
            made.append(Segment(text[start:upto], self.marks[index]))
            start = upto
            index += 1
        return made


def is_shown(divergence: Divergence, view: View) -> bool:
    """Whether the reader wants to see differences of this type."""
    if divergence.type == "formal":
        return view.formal
    return view.types is None or divergence.type in view.types


def is_nearly_all_shared(page: Page, side: Side, paragraph: int) -> bool:
    """Whether runs cover nearly all of a paragraph."""
    key = ("nearly all", side, paragraph)
    found = page.cache.get(key)
    if found is None:
        span = page.span(side, paragraph)
        length = span.end - span.start
        covered = sum(
            min(run.sides[side].end, span.end) - max(run.sides[side].start, span.start)
            for run in page.runs_in(side, span)
        )
        found = page.cache[key] = length >= LONG and covered >= NEARLY_ALL * length
    return bool(found)


def shown_divergences(page: Page, view: View, side: Side, paragraph: int) -> list[tuple[int, Divergence]]:
    """The differences in the links of a paragraph that have a reading in it, with their places among all."""
    span = page.span(side, paragraph)
    found = []
    for link in page.links_of(side, paragraph):
        for place, divergence in page.divergences_of(link):
            reading = divergence.sides[side]
            if reading and reading.start < span.end and reading.end > span.start and is_shown(divergence, view):
                found.append((place, divergence))
    return found


def painted(page: Page, view: View, side: Side, paragraph: int) -> Paint:
    """The marks of a paragraph; those that do not move with the reader are kept."""
    lively = _lively(page, view, side, paragraph)
    key = ("paint", side, paragraph, view.formal, view.types)
    found = page.cache.get(key)
    if not isinstance(found, Paint):
        found = page.cache[key] = _paint(page, side, paragraph, _steady(page, view, side, paragraph))
    if not lively:
        return found
    return _paint(page, side, paragraph, _steady(page, view, side, paragraph) + lively)


def _steady(page: Page, view: View, side: Side, paragraph: int) -> list[tuple[Span, int]]:
    """Marks that depend on the articles, the filter and the notes."""
    article = page.article(side)
    assert article is not None
    span = page.span(side, paragraph)
    found: list[tuple[Span, int]] = []
    if not is_nearly_all_shared(page, side, paragraph):
        found += [(run.sides[side], _CLASSES[run.cls]) for run in page.runs_in(side, span)]
    for _, divergence in shown_divergences(page, view, side, paragraph):
        found += _readings(page, side, span, divergence)
    found += [(Span(a.start, a.end), CREDIT) for a in article.asides if a.start < span.end and a.end > span.start]
    found += [(n.span, NOTE) for n in page.given.notes if n.side == side and n.span.start < span.end]
    return found


def _readings(page: Page, side: Side, span: Span, divergence: Divergence) -> list[tuple[Span, int]]:
    """A difference's words in a paragraph; of a long one, and of one in form, only what both do not share."""
    reading = divergence.sides[side]
    if reading is None:
        return []
    mark = DIVERGENCE | LESSER if divergence.type in LESSER_TYPES else DIVERGENCE
    if divergence.type != "quote-form" and reading.end - reading.start <= LONG:
        return [(reading, mark if mark & LESSER else mark | _LOUD)]
    pieces: list[Span] = []
    start = reading.start
    for run in page.runs_in(side, span):
        shared = run.sides[side]
        if start < shared.start:
            pieces.append(Span(start, min(shared.start, reading.end)))
        start = max(start, shared.end)
    if start < reading.end:
        pieces.append(Span(start, reading.end))
    return [(piece, mark | LESSER) for piece in pieces if piece.start < piece.end]


def _lively(page: Page, view: View, side: Side, paragraph: int) -> list[tuple[Span, int]]:
    """Marks that go with the reader: what was gone to, found, selected."""
    span = page.span(side, paragraph)
    found: list[tuple[Span, int]] = []
    collation = page.given.collation
    if collation and view.divergence is not None and view.divergence < len(collation.divergences):
        reading = collation.divergences[view.divergence].sides[side]
        if reading:
            found.append((reading, FOCUS))
    if collation and view.run is not None and view.run < len(collation.runs):
        found.append((collation.runs[view.run].sides[side], FOCUS))
    first = bisect_right(view.hits, (side, span.start, -1)) if view.hits else 0
    for place in range(first, len(view.hits)):
        of, start, end = view.hits[place]
        if of != side or start >= span.end:
            break
        found.append((Span(start, end), HIT | FOCUS if place == view.hit else HIT))
    if view.selection and side == view.pane:
        found.append((view.selection, SELECTION))
    return [(place, mark) for place, mark in found if place.start < span.end and place.end > span.start]


def _base(page: Page, side: Side, paragraph: int) -> int:
    role = page.paragraphs(side)[paragraph].role
    base = TEXT
    if role not in COMPARED:
        base = DIM if page.unrelated or page.is_quiet(side, paragraph) else TEXT
    elif not page.unrelated and page.is_quiet(side, paragraph):
        base = ONLY
    return base | HEADLINE if role in {"headline", "crosshead"} else base


def _paint(page: Page, side: Side, paragraph: int, marks: list[tuple[Span, int]]) -> Paint:
    """A paragraph with marks on it; where they overlap their flags add up."""
    words = page.words(side, paragraph)
    events: dict[int, dict[int, int]] = {}
    for span, mark in marks:
        start, end = words.place(span.start), words.place(span.end)
        if start < end:
            for place, step in ((start, 1), (end, -1)):
                here = events.setdefault(place, {})
                here[mark] = here.get(mark, 0) + step
    if words.tag:
        events.setdefault(0, {})[CREDIT] = 1
        events.setdefault(words.tag, {})[CREDIT] = -1
    return _swept(_base(page, side, paragraph), events)


def _swept(base: int, events: dict[int, dict[int, int]]) -> Paint:
    """Sums of marks between the places where any begins (+1) or ends (-1)."""
    places, sums = [0], [base]
    depth: dict[int, int] = {}
    for place in sorted(events):
        for mark, step in events[place].items():
            depth[mark] = depth.get(mark, 0) + step
        total = base
        for mark, many in depth.items():
            total |= mark if many > 0 else 0
        if total & _LOUD:
            total &= ~(_LOUD | LESSER)
        if place == 0:
            sums[0] = total
        elif total != sums[-1]:
            places.append(place)
            sums.append(total)
    return Paint(places, sums)


def text_row(page: Page, view: View, place: tuple[Side, int], row: int, width: int) -> list[Segment]:
    """One row of a paragraph wrapped at a width, padded to it; an empty row where the paragraph has no such."""
    side, paragraph = place
    rows = page.rows(side, paragraph, width)
    if not 0 <= row < len(rows):
        return [Segment(" " * width, TEXT)]
    words: Words = page.words(side, paragraph)
    start, end = rows[row]
    made = painted(page, view, side, paragraph).segments(words.text, start, end)
    room = width - sum(cells(segment.text) for segment in made)
    if room > 0:
        made.append(Segment(" " * room, TEXT))
    elif room < 0:
        made = [Segment(fitted("", width), TEXT)]
    return made
