"""A pair of articles as a page: what is asked of it again and again, and its paragraphs wrapped once per width."""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from reader.articles.model import Article, Paragraph
from reader.collation.model import Divergence, Link, Run
from reader.layout.model import PageInput
from reader.layout.wrap import wrapped
from reader.pair import SIDES, Pair, Side, Span, other
from reader.text.gate import display, shown

TAGS: Final = {"byline": "byline", "caption": "caption", "credit": "credit", "related": "related"}
"""Roles that are written before their paragraph; the others are seen from how it looks or where it stands."""


class Counterpart(NamedTuple):
    """A paragraph across that answers one on this side."""

    paragraph: int
    moved: bool
    link: Link


class Words(NamedTuple):
    """A paragraph as display text."""

    text: str
    """What passed the gate, behind the tag of its role."""
    tag: int
    """Characters of the tag."""
    start: int
    """Offset of the paragraph in the source."""
    offsets: tuple[int, ...] | None
    """Of the gate; None where display and source are the same."""

    def source(self, place: int) -> int:
        """The offset in the article of a display character."""
        place = max(0, place - self.tag)
        return self.start + (place if self.offsets is None else self.offsets[min(place, len(self.offsets) - 1)])

    def place(self, offset: int) -> int:
        """The display character of an offset in the article, kept inside the paragraph."""
        offset = max(0, offset - self.start)
        if self.offsets is not None:
            offset = bisect_left(self.offsets, offset)
        return min(offset + self.tag, len(self.text))


class Page:
    """What the screen draws, with everything about it that is worked out only once.

    Nothing is laid out before a row of it is near the view; wrapped paragraphs are kept per width.
    """

    def __init__(self, given: PageInput) -> None:
        self.given = given
        self.cache: dict[object, object] = {}
        """Of plans and painted paragraphs, by whoever made them; emptied when it grows out of hand."""
        self._words: dict[tuple[Side, int], Words] = {}
        self._rows: dict[tuple[Side, int, int], tuple[tuple[int, int], ...]] = {}
        self._starts = Pair(*([p.start for p in article.paragraphs] if article else [] for article in given.articles))
        links = given.collation.links if given.collation else ()
        self.links: tuple[Link, ...] = links
        self._number_of = {link.id: place for place, link in enumerate(links)}
        self._links_of: Pair[dict[int, list[Link]]] = Pair({}, {})
        self._runs: list[list[Run] | None] = [None, None]
        self._run_starts: list[list[int]] = [[], []]
        self._divergences: dict[int, list[tuple[int, Divergence]]] | None = None
        for link in links:
            for side in SIDES:
                for paragraph in link.sides[side]:
                    self._links_of[side].setdefault(paragraph, []).append(link)

    def forget(self) -> None:
        """Drop what can be worked out again."""
        self.cache.clear()
        self._rows.clear()
        self._words.clear()

    @property
    def alone(self) -> bool:
        """One article, nothing across."""
        return self.given.articles.right is None

    @property
    def unrelated(self) -> bool:
        """No link between the two, or nothing to link with."""
        return not self.links

    def article(self, side: Side) -> Article | None:
        """The article of a side."""
        return self.given.articles[side]

    def paragraphs(self, side: Side) -> tuple[Paragraph, ...]:
        """The paragraphs of a side; none where there is no article."""
        article = self.given.articles[side]
        return article.paragraphs if article else ()

    def siglum(self, side: Side) -> str:
        """The short label of a side, ready to be shown."""
        key = ("siglum", side)
        if key not in self.cache:
            self.cache[key] = shown(self.given.sigla[side]).text
        return str(self.cache[key])

    def headline(self, side: Side) -> str:
        """The headline of a side, ready to be shown."""
        key = ("headline", side)
        if key not in self.cache:
            article = self.article(side)
            title = article.meta.title.value or article.meta.title.printed if article else ""
            self.cache[key] = display(title).strip() or "headline ?"
        return str(self.cache[key])

    def links_of(self, side: Side, paragraph: int) -> list[Link]:
        """The links that a paragraph is in."""
        return self._links_of[side].get(paragraph, [])

    def number_of(self, link: Link) -> int:
        """Place of a link among all, from 0."""
        return self._number_of[link.id]

    def link(self, number: int) -> Link | None:
        """The link of an id."""
        place = self._number_of.get(number)
        return None if place is None else self.links[place]

    def counterparts(self, side: Side, paragraph: int) -> tuple[Counterpart, ...]:
        """The paragraphs across that answer this one: in their place first, then the moved."""
        found: dict[int, Counterpart] = {}
        for link in self.links_of(side, paragraph):
            for pair in link.pairs:
                if pair[side] == paragraph:
                    across = pair.left if side else pair.right
                    found.setdefault(across, Counterpart(across, pair.moved, link))
            if not found:
                found = {across: Counterpart(across, True, link) for across in link.sides[other(side)]}  # noqa: FBT003
        return tuple(sorted(found.values(), key=lambda c: (c.moved, c.paragraph)))

    def is_quiet(self, side: Side, paragraph: int) -> bool:
        """Whether nothing across answers the paragraph, or it is furniture."""
        return not self._links_of[side].get(paragraph)

    def paragraph_at(self, side: Side, offset: int) -> int:
        """The paragraph that holds an offset, or the one before it."""
        return max(0, bisect_right(self._starts[side], offset) - 1)

    def words(self, side: Side, paragraph: int) -> Words:
        """A paragraph as display text."""
        key = (side, paragraph)
        found = self._words.get(key)
        if found is None:
            article = self.given.articles[side]
            assert article is not None
            start, end, role = article.paragraphs[paragraph][1:4]
            text, offsets = shown(article.text[start:end])
            tag = f"[{TAGS[role]}] " if role in TAGS else ""
            found = self._words[key] = Words(tag + text if tag else text, len(tag), start, offsets)
        return found

    def rows(self, side: Side, paragraph: int, width: int) -> tuple[tuple[int, int], ...]:
        """A paragraph's rows at a width, as ranges of its display text."""
        key = (side, paragraph, width)
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = wrapped(self.words(side, paragraph).text, width)
        return found

    def runs_in(self, side: Side, span: Span) -> list[Run]:
        """The runs that overlap a stretch of an article."""
        runs = self.runs(side)
        starts = self._run_starts[side]
        first = max(0, bisect_right(starts, span.start) - 1)
        return [run for run in runs[first : bisect_left(starts, span.end)] if run.sides[side].end > span.start]

    def runs(self, side: Side) -> list[Run]:
        """All runs in the order of one side."""
        found = self._runs[side]
        if found is None:
            all_runs = self.given.collation.runs if self.given.collation else ()
            found = self._runs[side] = sorted(all_runs, key=lambda run: run.sides[side])
            self._run_starts[side] = [run.sides[side].start for run in found]
        return found

    def divergences_of(self, link: Link) -> list[tuple[int, Divergence]]:
        """A link's divergences with their places among all."""
        if self._divergences is None:
            self._divergences = {}
            for place, divergence in enumerate(self.given.collation.divergences if self.given.collation else ()):
                self._divergences.setdefault(divergence.link, []).append((place, divergence))
        return self._divergences.get(link.id, [])

    def span(self, side: Side, paragraph: int) -> Span:
        """Where a paragraph stands in its article; nowhere, at its beginning, where the article has none."""
        paragraphs = self.paragraphs(side)
        return Span(paragraphs[paragraph].start, paragraphs[paragraph].end) if paragraphs else Span(0, 0)


def place_of(page: Page, side: Side, number: int) -> int:
    """Where a difference is on a side; with no reading there, at the paragraph that answers the other reading's."""
    key = ("divergence at", side, number)
    found = page.cache.get(key)
    if not isinstance(found, int):
        collation = page.given.collation
        assert collation is not None
        given = collation.divergences[number]
        reading, across = given.sides[side], given.sides[other(side)]
        link = page.link(given.link)
        if reading:
            found = reading.start
        else:
            paragraph = link.sides[side][0] if link else 0
            if across:
                there = page.paragraph_at(other(side), across.start)
                answers = [c.paragraph for c in page.counterparts(other(side), there) if c.link == link]
                paragraph = answers[0] if answers else paragraph
            found = page.paragraphs(side)[paragraph].start
        page.cache[key] = found
    return found


def reading_order(page: Page, side: Side) -> tuple[int, ...]:
    """Every difference in the order of a side's text, as `d` goes through them."""
    many = len(page.given.collation.divergences) if page.given.collation else 0
    return tuple(sorted(range(many), key=lambda number: (place_of(page, side, number), number)))
