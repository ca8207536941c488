"""Text that was broken into lines is compared as if it were not."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.articles.model import Article, Paragraph
from reader.collation.divergences import find_divergences
from reader.collation.witness import as_witness
from reader.pair import Pair, Span
from tests.collation.divergence_story import article, one_link, runs_in
from tests.collation.test_divergences_properties import VOCABULARY

TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=30).map(" ".join)
HEARD = (
    '"We have gone back a century," she told the Oslo news agency.',
    '"We have gone back a century," she said.',
)
"""Who is told is one reading, wherever the line ends."""


def one_paragraph(text: str) -> Article:
    """An article that is one paragraph, line ends or not."""
    return article(text)._replace(paragraphs=(Paragraph(0, 0, len(text), "body", "sure", "test"),))


def told(left: str, right: str) -> list[tuple[str, ...]]:
    """The types and readings, any white space in them as one blank."""
    articles = Pair(one_paragraph(left), one_paragraph(right))
    witnesses = Pair(*map(as_witness, articles))
    found = find_divergences(witnesses, one_link(witnesses, "near-verbatim"), runs_in(witnesses))
    return [(d.type, *(_printed(text, span) for text, span in zip((left, right), d.sides, strict=True))) for d in found]


def _printed(text: str, span: Span | None) -> str:
    return "" if span is None else " ".join(text[slice(*span)].split())


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["\n", "\u00a0"]))
@example(*HEARD, "\n")
def test_line_ends_and_unbreakable_blanks_change_nothing(left: str, right: str, blank: str) -> None:
    assert told(left.replace(" ", blank), right) == told(left, right)
