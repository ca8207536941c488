"""Two short texts compared as if they were linked articles: strings in, strings out."""

from reader.articles.model import Article, Field, Metadata, Paragraph
from reader.collation.classing import as_runs
from reader.collation.divergences import find_divergences
from reader.collation.model import Divergence, Link, LinkKind, PairedParagraphs, Run
from reader.collation.runs import tile
from reader.collation.tokenwise import marks_of_both
from reader.collation.witness import Witness, as_witness
from reader.pair import SIDES, Pair


def article(text: str, published: str = "") -> Article:
    """An article whose every line is a paragraph of its body."""
    paragraphs: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(len(paragraphs), at, at + len(line), "body", "sure", "test"))
        at += len(line) + 1
    field = Field(published, published, -1, -1, "sure" if published else "unknown", "test")
    return Article("story.txt", "", text, tuple(paragraphs), (), Metadata(published=field), ())


def one_link(witnesses: Pair[Witness], kind: LinkKind) -> tuple[Link, ...]:
    """All paragraphs of both sides as one link."""
    left, right = (tuple(range(len(witness.article.paragraphs))) for witness in witnesses)
    pairs = tuple(PairedParagraphs(i, j, moved=False) for i in left for j in right)
    return (Link(1, Pair(left, right), kind, 1.0, pairs, "rule", 0, 0, ()),)


def runs_in(witnesses: Pair[Witness]) -> tuple[Run, ...]:
    """The runs of both texts, all in the one link."""
    marks = marks_of_both(witnesses)
    keys = Pair(*([token.key for token in witness.analysis.tokens] for witness in witnesses))
    return tuple(run._replace(link=1) for run in as_runs(tile(keys.left, keys.right), witnesses, marks))


def diverging(
    left: str, right: str, *, kind: LinkKind = "near-verbatim", dates: tuple[str, str] = ("", "")
) -> tuple[Divergence, ...]:
    """The divergences of two texts."""
    witnesses = Pair(as_witness(article(left, dates[0])), as_witness(article(right, dates[1])))
    return find_divergences(witnesses, one_link(witnesses, kind), runs_in(witnesses))


def told(left: str, right: str, *, kind: LinkKind = "near-verbatim", dates: tuple[str, str] = ("", "")) -> list[str]:
    """The same as lines: `type: left | right`, with `-` for a side that has nothing."""
    texts = Pair(left, right)
    lines = []
    for found in diverging(left, right, kind=kind, dates=dates):
        readings = [
            "-" if (span := found.sides[side]) is None else texts[side][span.start : span.end] for side in SIDES
        ]
        lines.append(f"{found.type}: {readings[0]} | {readings[1]}")
    return lines
