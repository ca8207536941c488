"""A witness: an article with its analysis, ready to be compared."""

from typing import NamedTuple

from reader.articles.model import COMPARED, Article
from reader.pair import Span
from reader.text.analysis import analyse
from reader.text.model import Analysis


class Witness(NamedTuple):
    """One article as a source in a comparison."""

    article: Article
    analysis: Analysis
    """Of its headline, standfirst, crossheads and body, asides left out."""


def as_witness(article: Article) -> Witness:
    """Analyse an article for comparison."""
    paragraphs = tuple(Span(p.start, p.end) if p.role in COMPARED else None for p in article.paragraphs)
    asides = tuple(Span(a.start, a.end) for a in article.asides)
    return Witness(article, analyse(article.text, paragraphs, asides))
