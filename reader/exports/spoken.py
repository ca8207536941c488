"""A collation as sentences, for a screen reader: in words all that colour, columns and signs say elsewhere.

The sentences are those of the linear reader, too.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from reader.articles.model import COMPARED, Article
from reader.collation.model import Collation, Divergence, Link
from reader.exports.marked import marked, shared_alone
from reader.exports.printed import about, linked_paragraphs, summary
from reader.layout.marks import KIND_WORDS, TYPE_NAMES
from reader.pair import SIDES, Pair, Side, Span
from reader.text.gate import display

PLACES: Final = Pair("The left article", "The right article")


class Speaker:
    """Two articles read aloud: what they are, each passage of both, then what one has alone."""

    def __init__(
        self,
        articles: Pair[Article],
        sigla: Pair[str],
        collation: Collation,
        judged: Collection[int] = (),
        *,
        formal: bool = False,
    ) -> None:
        """`judged` holds the indexes of the divergences whose verdict is the reader's."""
        self.articles = articles
        self.sigla: Pair[str] = Pair(display(sigla.left), display(sigla.right))
        self.collation = collation
        self.judged = judged
        self.formal = formal
        self.differing = marked(collation, SIDES[0], formal=formal).divergences

    def lines(self) -> Iterator[str]:
        """Paragraphs of display text; an empty one parts two subjects."""
        for side in SIDES:
            yield introduced(self.articles[side], self.sigla[side], PLACES[side])
        yield f"{summary(self.sigla, self.collation)}."
        many = len(self.collation.links)
        for number, link in enumerate(self.collation.links, 1):
            yield ""
            yield f"Passage {number} of {many}. {self._about(link)}"
            yield from self._read(link)
        for side in SIDES:
            yield from self._alone(side)

    def _about(self, link: Link) -> str:
        left, right = (listed(side) for side in link.sides)
        moved = sorted({pair.right + 1 for pair in link.pairs if pair.moved})
        where = f" {self.sigla.right} {', '.join(map(str, moved))} stands elsewhere in its article." if moved else ""
        by = " Linked by hand." if link.by == "hand" else ""
        words = f"{link.matched} of {link.words} words are the same"
        return f"{self.sigla.left} {left} and {self.sigla.right} {right}: {KIND_WORDS[link.kind]}, {words}.{where}{by}"

    def _read(self, link: Link) -> Iterator[str]:
        for side in SIDES:
            for number in link.sides[side]:
                yield f"{self.sigla[side]} {number + 1}: {self._text(side, self._place(side, number))}"
        runs = [run for run in self.collation.runs if run.link == link.id]
        parts = [part for run in runs for part in shared_alone(self.articles.left.text, run.sides.left, self.differing)]
        if parts and link.kind != "verbatim":
            shared = "; ".join(quoted(self._text(SIDES[0], part)) for part in parts)
            yield f"The same in both: {shared}."
        for number, divergence in enumerate(self.collation.divergences):
            if divergence.link == link.id and (self.formal or divergence.type != "formal"):
                yield difference_told(self.articles, self.sigla, divergence, is_judged=number in self.judged)

    def _alone(self, side: Side) -> Iterator[str]:
        article, linked = self.articles[side], linked_paragraphs(self.collation, side)
        alone = [p for p in article.paragraphs if p.position not in linked and p.role in COMPARED]
        if alone:
            yield ""
            yield f"Only in {self.sigla[side]}: {len(alone)} paragraph{'s' if len(alone) > 1 else ''}."
        for paragraph in alone:
            text = self._text(side, Span(paragraph.start, paragraph.end))
            yield f"{self.sigla[side]} {paragraph.position + 1}: {text}"

    def _place(self, side: Side, number: int) -> Span:
        paragraph = self.articles[side].paragraphs[number]
        return Span(paragraph.start, paragraph.end)

    def _text(self, side: Side, span: Span) -> str:
        return display(self.articles[side].text[span.start : span.end])


def quoted(words: str) -> str:
    """Words between quotation marks that are not among them."""
    return f"«{words}»" if set(words) & set("“”") else f"“{words}”"


def listed(numbers: Sequence[int]) -> str:
    """Paragraphs counted from 1, in words: `6, 8 and 21`."""
    words = [str(number + 1) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def introduced(article: Article, siglum: str, place: str) -> str:
    """What an article is: `The left article is WION, 27 Jan 2022: its headline`."""
    told = about(article)
    title = display(article.meta.title.value or "no headline found")
    return f"{place} is {siglum}{f', {told}' if told else ''}: {title}."


def difference_told(
    articles: Pair[Article], sigla: Pair[str], divergence: Divergence, *, is_judged: bool = False
) -> str:
    """A difference in one sentence, and its verdict in another; `is_judged` where that is the reader's own."""
    left, right = (
        "" if span is None else display(article.text[span.start : span.end])
        for article, span in zip(articles, divergence.sides, strict=True)
    )
    note = f" ({display(divergence.note)})" if divergence.note else ""
    verdict = "" if divergence.verdict == "open" else f" {'Judged' if is_judged else 'Proposed'}: {divergence.verdict}."
    if not right or not left:
        return f"Only in {sigla.left if left else sigla.right}: {quoted(left or right)}{note}.{verdict}"
    name = TYPE_NAMES[divergence.type]
    readings = f"{sigla.left} has {quoted(left)}, {sigla.right} {quoted(right)}"
    return f"{name[0].upper()}{name[1:]}: {readings}{note}.{verdict}"
