"""Paragraphs of one story that a reporter has told in words of his own: tied by what hardly stands elsewhere in it."""

import pytest

from reader.collation.collate import collate
from tests.collation.texts import OTHER, STORY, article, as_set, compare, linked, mirrored_links

TOLD = "Brannvik, a maker of ice based in Larvik, wrote twice to the harbour, most recently in May, about its bill."
RETOLD = "Among those owed money is a firm called Brannvik. Two letters went out from Larvik, the later one in May."


def story(*more: str) -> list[str]:
    return [*STORY, *more]


def tied(left: list[str], right: list[str]) -> bool:
    return (len(left) - 1, len(right) - 1) in linked(compare(left, right))


def test_two_names_that_stand_nowhere_else_tie_paragraphs_of_one_story() -> None:
    found = compare(story(TOLD), story(RETOLD))
    assert (6, 6) in linked(found)
    assert any("hardly elsewhere stands" in line for link in found.links for line in link.why)


@pytest.mark.parametrize(
    ("another", "why_not"),
    [
        (
            "Solheim said that a decision on the dues of fishermen would be made by the council.",
            "names of the whole story",
        ),
        ("The ice plant gave up a letter to the fishermen.", "nothing that stands nowhere else"),
        ("A museum of whales is to open soon, with a café by Brannvik.", "one name, and another matter"),
    ],
)
def test_less_does_not(another: str, why_not: str) -> None:
    assert not tied(story(TOLD), story(another)), why_not


def test_another_story_is_not_told_by_two_names() -> None:
    assert not tied([*STORY, TOLD], [*OTHER, RETOLD])


def test_the_first_name_of_somebody_who_is_everywhere_is_no_rare_name() -> None:
    left = story("Ingrid Solheim on Thursday met Ola Brannvik.", "Mr Brannvik left.", "Solheim stayed with Brannvik.")
    right = story("Ingrid Solheim was elected with Ola Brannvik.", "Brannvik came late.", "Solheim and Brannvik sang.")
    assert (6, 6) not in linked(compare(left, right))


def test_swapping_the_sides_mirrors_them() -> None:
    left, right = article(*story(TOLD)), article(*story(OTHER[0], RETOLD))
    assert mirrored_links(collate(left, right).links) == as_set(collate(right, left).links)
