"""Two articles as a whole."""

import pytest

from reader.collation.collate import collate
from reader.pair import Pair
from tests.collation.texts import STORY, article, compare, linked


def test_an_empty_article_shares_nothing() -> None:
    collation = collate(article(), article(*STORY))
    assert (collation.links, collation.runs, collation.finding, collation.closest) == ((), (), "none", None)


def test_articles_of_furniture_alone_share_nothing() -> None:
    left = article(*STORY, roles=dict.fromkeys(range(6), "furniture"))
    assert collate(left, left).finding == "none"


def test_a_run_knows_its_link() -> None:
    collation = compare(STORY, STORY[::-1])
    sides = {link.id: link.sides for link in collation.links}
    texts = "\n\n".join(STORY), "\n\n".join(STORY[::-1])
    assert collation.runs
    for run in collation.runs:
        assert run.link in sides
        assert run.words == run.tokens.right.end - run.tokens.right.start
        assert texts[0][slice(*run.sides.left)] == texts[1][slice(*run.sides.right)]


def test_short_paragraphs_of_a_whole_copy_are_linked_too() -> None:
    story = [STORY[0], "He declined the offer.", STORY[2], "Silence.", STORY[4]]
    assert linked(compare(story, story)) >= {(0, 0), (1, 1), (2, 2), (4, 4)}


@pytest.mark.parametrize(
    "language",
    [
        "日本の首相は木曜日にストックホルムで会談した。",
        "Президент прибыл в столицу утром в среду, сообщил пресс-секретарь.",
    ],
)
def test_other_languages_align_too(language: str) -> None:
    collation = compare([STORY[0], language], [language, STORY[3]])
    assert (1, 0) in linked(collation)
    assert collation.runs


def test_ten_thousand_equal_paragraphs_are_collated() -> None:
    many = ["The same sentence stands here again and again."] * 2_000
    collation = compare(many, many[:1_500])
    assert len(collation.links) == 1_500
    assert Pair(*(side.prose for side in collation.share)) == Pair(12_000, 12_000)
