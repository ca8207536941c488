"""A collation as sentences, for a screen reader: in words all that colour, columns and signs say elsewhere."""

from collections.abc import Iterator

from reader.articles.model import COMPARED, Article
from reader.collation.dating import dated
from reader.collation.model import Collation, Divergence, Link
from reader.exports.printed import credited, linked_paragraphs, said, summary
from reader.layout.marks import KIND_WORDS, TYPE_NAMES
from reader.pair import SIDES, Pair, Side, Span
from reader.text.gate import display


class Speaker:
    """Two articles read aloud: what they are, each passage of both, then what one has alone."""

    def __init__(self, articles: Pair[Article], sigla: Pair[str], collation: Collation, *, formal: bool) -> None:
        self.articles = articles
        self.sigla: Pair[str] = Pair(display(sigla.left), display(sigla.right))
        self.collation = collation
        self.formal = formal

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
        about = ", ".join(part for part in (said(dated(article)), credited(article)) if part)
        title = display(article.meta.title.value or "no headline found")
        place = "The left article" if side == SIDES[0] else "The right article"
        return f"{place} is {self.sigla[side]}{f', {about}' if about else ''}: {title}."

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
        if runs and link.kind != "verbatim":
            shared = "; ".join(f'"{self._text(SIDES[0], run.sides.left)}"' for run in runs)
            yield f"The same in both: {shared}."
        for divergence in self.collation.divergences:
            if divergence.link == link.id and (self.formal or divergence.type != "formal"):
                yield self._told(divergence)

    def _told(self, divergence: Divergence) -> str:
        left, right = (
            "" if span is None else self._text(side, span) for side, span in zip(SIDES, divergence.sides, strict=True)
        )
        note = f" ({display(divergence.note)})" if divergence.note else ""
        verdict = "" if divergence.verdict == "open" else f" Judged: {divergence.verdict}."
        if not right:
            return f'Only in {self.sigla.left}: "{left}"{note}.{verdict}'
        if not left:
            return f'Only in {self.sigla.right}: "{right}"{note}.{verdict}'
        name = TYPE_NAMES[divergence.type]
        return f'Different {name}: {self.sigla.left} has "{left}", {self.sigla.right} has "{right}"{note}.{verdict}'

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


def _numbers(side: tuple[int, ...]) -> str:
    words = [str(number + 1) for number in side]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
