"""Articles made of strings, for the tests of this room."""

from hypothesis import strategies as st

from reader.articles.model import Article, Metadata, Paragraph, Role
from reader.collation.collate import collate
from reader.collation.model import Collation, Link, PairedParagraphs, Run

STORY = (
    "The harbour authority closed the northern quay on Tuesday after divers found cracks in three of its pillars.",
    '"We cannot let a crane of four hundred tonnes stand on that," said Ingrid Solheim, the harbour master.',
    "Two container ships were sent to anchor outside the fjord, and a third turned back towards Rotterdam.",
    "The quay was built in 1974 and was last inspected nine years ago, according to the municipal archive.",
    "Fishermen complained that their catch would spoil before the ice plant could be reached by the eastern road.",
    "Repairs will take until November and cost about 12 million crowns, an engineer told the council.",
)
"""A story of its own, in no other test."""
OTHER = (
    "A court in the capital acquitted the publisher of a satirical weekly of insulting the monarchy.",
    "The verdict surprised the prosecution, which had asked for eighteen months behind bars.",
    '"Laughter is not a crime," the defendant shouted from the steps, holding up a rubber duck.',
    "Judges said that the cartoon, which showed a throne made of cheese, was protected by the constitution.",
)

WORDS = st.sampled_from(
    [
        "harbour",
        "crane",
        "quay",
        "ship",
        "anchor",
        "divers",
        "pillar",
        "storm",
        "fjord",
        "council",
        "engineer",
        "the",
        "a",
        "of",
        "and",
        "was",
        "were",
        "in",
        "on",
        "to",
        "said",
        "Solheim",
        "Oslo",
        "12",
        "1974",
        "ice",
        "road",
        "repair",
        "cracks",
        "northern",
        "tonnes",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(lambda held: " ".join(held).capitalize() + ".")
PARAGRAPHS = st.lists(st.one_of(SENTENCES, st.sampled_from(STORY)), min_size=1, max_size=7)


def article(*paragraphs: str, roles: dict[int, Role] | None = None) -> Article:
    """One paragraph a string; all body unless a role is given."""
    text = "\n\n".join(paragraphs)
    found: list[Paragraph] = []
    at = 0
    for position, paragraph in enumerate(paragraphs):
        role = (roles or {}).get(position, "body")
        found.append(Paragraph(position, at, at + len(paragraph), role, "sure", "test"))
        at += len(paragraph) + 2
    return Article("", "", text, tuple(found), (), Metadata(), ())


def compare(left: list[str] | tuple[str, ...], right: list[str] | tuple[str, ...]) -> Collation:
    return collate(article(*left), article(*right))


def linked(collation: Collation) -> set[tuple[int, int]]:
    """The linked pairs, paragraphs counted from 0."""
    return {(pair.left, pair.right) for link in collation.links for pair in link.pairs}


def mirrored_links(links: tuple[Link, ...]) -> set[tuple[object, ...]]:
    """Links seen from across, without their number and their words."""
    return {
        (
            link.sides[::-1],
            link.kind,
            link.score,
            link.matched,
            link.words,
            frozenset(PairedParagraphs(pair.right, pair.left, pair.moved) for pair in link.pairs),
        )
        for link in links
    }


def as_set(links: tuple[Link, ...]) -> set[tuple[object, ...]]:
    return {(tuple(k.sides), k.kind, k.score, k.matched, k.words, frozenset(k.pairs)) for k in links}


def mirrored_runs(runs: tuple[Run, ...]) -> set[tuple[object, ...]]:
    return {(run.sides[::-1], run.tokens[::-1], run.cls) for run in runs}


def as_run_set(runs: tuple[Run, ...]) -> set[tuple[object, ...]]:
    return {(tuple(run.sides), tuple(run.tokens), run.cls) for run in runs}
