"""A collation as lines of text, for a pipe and a pager; the same lines in colour and without."""

from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from reader.articles.model import COMPARED, Article
from reader.collation.model import Collation, Divergence, Link
from reader.exports.marked import Line, cells_wide, marked, pieces_of, wrapped
from reader.layout.header import NO_DATE, day_of
from reader.layout.marks import DIM, DIVERGENCE, HEADER, KIND_SIGNS, KIND_WORDS, MOVED, RULE, SIGLUM, TYPE, TYPE_NAMES
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side, Span
from reader.text.gate import display

TWO_COLUMNS: Final = 70
"""Under so many cells the two sides of a link stand one below the other."""
GUTTER: Final = 4
FIRST_WORDS: Final = 6


class Printing(NamedTuple):
    """How the reader wants it."""

    width: int
    """In cells."""
    brackets: bool
    """`{shared}` and `<divergent>` in the text, for where there is no colour."""
    everything: bool
    """Print the text that has no counterpart as well."""
    formal: bool
    """Mark and list differences of form."""
    explain: bool
    """Say why each link and divergence is there."""


class Printer:
    """Two articles as lines: what they are, what they share, each link with its divergences, what one has alone."""

    def __init__(
        self,
        articles: Pair[Article],
        sigla: Pair[str],
        collation: Collation,
        how: Printing,
        judged: Collection[int] = (),
    ) -> None:
        """`judged` holds the indexes of the divergences whose verdict is the reader's."""
        self.articles = articles
        self.sigla: Pair[str] = Pair(display(sigla.left), display(sigla.right))
        self.collation = collation
        self.how = how
        self.judged = judged
        self.marks = Pair(marked(collation, LEFT, formal=how.formal), marked(collation, RIGHT, formal=how.formal))

    def lines(self) -> Iterator[Line]:
        """All of it, in lines of at most `how.width` cells; words longer than that are broken."""
        width = self.how.width
        for side in SIDES:
            yield from self._heading(side)
        yield from wrapped([(summary(self.sigla, self.collation), HEADER)], width)
        if order := order_map(self.collation):
            yield from wrapped([(order, MOVED)], width)
        if self.how.explain:
            yield from wrapped([(display(self.collation.why), DIM)], width)
        for link in self.collation.links:
            yield []
            yield from self._link(link)
        for side in SIDES:
            yield from self._only(side)

    def _heading(self, side: Side) -> Iterator[Line]:
        told = about(self.articles[side])
        title = display(self.articles[side].meta.title.value or "headline ?")
        head: Line = [(self.sigla[side], SIGLUM | HEADER), (f"  {told}  " if told else "  ", HEADER), (title, HEADER)]
        yield from wrapped(head, self.how.width)

    def _link(self, link: Link) -> Iterator[Line]:
        yield from wrapped([(link_words(link, self.sigla), RULE)], self.how.width)
        if self.how.explain:
            for reason in link.why:
                yield from wrapped([(f"  because: {display(reason)}", DIM)], self.how.width)
        if self.how.width >= TWO_COLUMNS:
            width = (self.how.width - GUTTER) // 2
            for left, right in self._beside(link, width):
                gap = " " * (width - cells_wide(left))
                yield [*left, (f"{gap}  | ", RULE), *right] if right else [*left, (f"{gap}  |", RULE)]
        else:
            for side in SIDES:
                yield from self._column(link, side, self.how.width, f"{self.sigla[side]} ")
        for number, divergence in enumerate(self.collation.divergences):
            if divergence.link == link.id and (self.how.formal or divergence.type != "formal"):
                yield from self._divergence(divergence, is_judged=number in self.judged)

    def _beside(self, link: Link, width: int) -> Iterator[tuple[Line, Line]]:
        empty: Line = []
        columns = [self._column(link, side, width, "") for side in SIDES]
        yield from zip_longest(columns[LEFT], columns[RIGHT], fillvalue=empty)

    def _column(self, link: Link, side: Side, width: int, label: str) -> list[Line]:
        article = self.articles[side]
        lines: list[Line] = []
        for number in link.sides[side]:
            place = Span(article.paragraphs[number].start, article.paragraphs[number].end)
            pieces = pieces_of(article.text, place, self.marks[side], brackets=self.how.brackets)
            lines += wrapped([(f"{label}{number + 1}  ", SIGLUM), *pieces], width)
        return lines

    def _divergence(self, divergence: Divergence, *, is_judged: bool) -> Iterator[Line]:
        readings = [
            "-" if span is None else display(self.articles[side].text[span.start : span.end])
            for side, span in zip(SIDES, divergence.sides, strict=True)
        ]
        note = f" ({display(divergence.note)})" if divergence.note else ""
        doubt = "" if divergence.verdict == "open" else " (judged)" if is_judged else " ?"
        line: Line = [
            (f"  {TYPE_NAMES[divergence.type]}: ", TYPE),
            (readings[LEFT], DIVERGENCE),
            (" | ", RULE),
            (readings[RIGHT], DIVERGENCE),
            (f"{note}  {divergence.verdict}{doubt}", DIM),
        ]
        yield from wrapped(line, self.how.width)
        if self.how.explain:
            yield from wrapped([(f"    because: {display(divergence.rule)}", DIM)], self.how.width)

    def _only(self, side: Side) -> Iterator[Line]:
        article, linked = self.articles[side], linked_paragraphs(self.collation, side)
        alone = [p for p in article.paragraphs if p.position not in linked and p.role in COMPARED]
        if not alone:
            return
        yield []
        heading = f"only in {self.sigla[side]}: {len(alone)} paragraph{'s' if len(alone) > 1 else ''}"
        yield from wrapped([(heading, RULE)], self.how.width)
        for paragraph in alone:
            text = display(article.text[paragraph.start : paragraph.end])
            words = text.split()
            if not self.how.everything and len(words) > FIRST_WORDS:
                text = display(" ".join(words[:FIRST_WORDS]) + " ...")
            yield from wrapped([(f"{paragraph.position + 1}  ", SIGLUM), (text, DIM)], self.how.width)


def about(article: Article) -> str:
    """What stands beside an article's siglum, as display text: the day as the screen says it, the agencies credited."""
    day = day_of(article.meta)
    agencies = [agency.value for agency in article.meta.agencies]
    return display(", ".join(part for part in ("" if day == NO_DATE else day, *agencies) if part))


def per_cent(part: int, whole: int) -> int:
    """A share in per cent, never 0 for something and never 100 for less than all."""
    if not whole or not part:
        return 0
    return 100 if part >= whole else min(99, max(1, round(100 * part / whole)))


def summary(sigla: Pair[str], collation: Collation) -> str:
    """The shares and the finding in one sentence; without links, the closest place."""
    shared = [share.speech + share.names + share.prose for share in collation.share]
    if not collation.links and not any(shared):
        nearest = collation.closest
        if nearest is None:
            return "nothing shared"
        return (
            f"nothing shared: no run of 5 words; closest: {sigla.left} {nearest.left + 1} /"
            f" {sigla.right} {nearest.right + 1}, {nearest.words} word{'' if nearest.words == 1 else 's'}"
        )
    sides = ", ".join(
        f"{per_cent(words, share.words)} % of {siglum}"
        for siglum, words, share in zip(sigla, shared, collation.share, strict=True)
    )
    least = min(collation.share, key=lambda share: share.speech + share.names + share.prose)
    return f"{collation.finding}: {sides}: {least.prose} words prose, {least.speech} speech, {least.names} names"


def order_map(collation: Collation) -> str:
    """Which paragraph of the left answers which of the right, counted from 1: `12>26 14>6,21`."""
    entries = []
    for link in collation.links:
        left, right = (",".join(str(number + 1) for number in side) for side in link.sides)
        entries.append(f"{left}>{right}")
    return "  ".join(entries)


def linked_paragraphs(collation: Collation, side: Side) -> frozenset[int]:
    """Indexes of the paragraphs of one side that any link holds."""
    return frozenset(number for link in collation.links for number in link.sides[side])


def link_words(link: Link, sigla: Pair[str]) -> str:
    """A link in words: `WION 14 = RTHK 6, 21: copied, edited, 23 of 28 words; RTHK 21 moved`."""
    left, right = (", ".join(str(number + 1) for number in side) for side in link.sides)
    moved = sorted({pair.right + 1 for pair in link.pairs if pair.moved})
    tail = f"; {sigla.right} {', '.join(map(str, moved))} moved" if moved else ""
    hand = ", linked by hand" if link.by == "hand" else ""
    return (
        f"{sigla.left} {left} {KIND_SIGNS[link.kind]} {sigla.right} {right}: {KIND_WORDS[link.kind]}, "
        f"{link.matched} of {link.words} words{hand}{tail}"
    )
