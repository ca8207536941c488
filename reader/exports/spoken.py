"""A collation as sentences, for a screen reader: in words all that colour, columns and signs say elsewhere."""

from collections.abc import Collection, Iterator

from reader.articles.model import COMPARED, Article
from reader.collation.model import Collation, Divergence, Link
from reader.exports.marked import marked, shared_alone
from reader.exports.printed import about, linked_paragraphs, summary
from reader.layout.marks import KIND_WORDS, TYPE_NAMES
from reader.pair import SIDES, Pair, Side, Span
from reader.text.gate import display


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
            yield self._introduced(side)
        yield f"{summary(self.sigla, self.collation)}."
        many = len(self.collation.links)
        for number, link in enumerate(self.collation.links, 1):
            yield ""
            yield f"Passage {number} of {many}. {self._about(link)}"
            yield from self._read(link)
        for side in SIDES:
            yield from self._alone(side)

    def _introduced(self, side: Side) -> str:
        article = self.articles[side]
        told = about(article)
        title = display(article.meta.title.value or "no headline found")
        place = "The left article" if side == SIDES[0] else "The right article"
        return f"{place} is {self.sigla[side]}{f', {told}' if told else ''}: {title}."

    def _about(self, link: Link) -> str:
        left, right = (_numbers(side) for side in link.sides)
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
                yield self._told(divergence, "Judged" if number in self.judged else "Proposed")

    def _told(self, divergence: Divergence, by: str) -> str:
        left, right = (
            "" if span is None else self._text(side, span) for side, span in zip(SIDES, divergence.sides, strict=True)
        )
        note = f" ({display(divergence.note)})" if divergence.note else ""
        verdict = "" if divergence.verdict == "open" else f" {by}: {divergence.verdict}."
        if not right:
            return f"Only in {self.sigla.left}: {quoted(left)}{note}.{verdict}"
        if not left:
            return f"Only in {self.sigla.right}: {quoted(right)}{note}.{verdict}"
        name = TYPE_NAMES[divergence.type]
        return (
            f"Different {name}: {self.sigla.left} has {quoted(left)}, {self.sigla.right} has {quoted(right)}"
            f"{note}.{verdict}"
        )

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


def _numbers(side: tuple[int, ...]) -> str:
    words = [str(number + 1) for number in side]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
