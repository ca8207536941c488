"""Paragraphs of one story that a reporter has told in words of his own: what they have in common and no others have."""

import pytest

from reader.collation.collate import collate
from tests.collation.texts import OTHER, STORY, article, as_set, compare, linked, mirrored_links

TOLD = "Brannvik, a maker of ice based in Larvik, wrote twice to the harbour, most recently in May, about its bill."
RETOLD = "Among those owed money is a firm called Brannvik. Two letters went out from Larvik, the later one in May."


def answers(left: list[str], right: list[str]) -> bool:
    return (len(left) - 1, len(right) - 1) in linked(compare(left, right))


class TestWhatHardlyStandsElsewhere:
    def test_names_that_stand_nowhere_else_link_and_the_reason_names_them(self) -> None:
        found = compare([*STORY, TOLD], [*STORY, RETOLD])
        assert (6, 6) in linked(found)
        assert any("nowhere else stands" in line and "brannvik" in line for link in found.links for line in link.why)

    @pytest.mark.parametrize(
        ("another", "why_not"),
        [
            (
                "Solheim said that a decision on the dues of fishermen would be made by the council.",
                "names of the whole story",
            ),
            ("The ice plant gave up a letter to the fishermen.", "nothing that stands nowhere else"),
        ],
    )
    def test_less_does_not(self, another: str, why_not: str) -> None:
        assert not answers([*STORY, TOLD], [*STORY, another]), why_not

    def test_names_alone_never_do(self) -> None:
        left = "Brannvik of Larvik met Rolf Aasen and Unni Hauge."
        right = "A concert was given by Unni Hauge and Rolf Aasen, from Larvik, in memory of Brannvik."
        assert not answers([*STORY, left], [*STORY, right])

    def test_another_story_is_not_told_by_two_names(self) -> None:
        assert not answers([*STORY, TOLD], [*OTHER, RETOLD])


class TestAgainstTheNearest:
    LEFT = "The union of dockers fears for the wages of crane drivers and asks the city for a guarantee."
    RIGHT = "A guarantee from the city is what the dockers want, whose crane drivers may lose wages."

    def test_what_no_other_paragraph_has_links(self) -> None:
        assert answers([*STORY, self.LEFT], [*STORY, self.RIGHT])

    def test_the_same_words_link_no_paragraph_that_has_a_nearer_one(self) -> None:
        loose = "Crane drivers of another city have a choir, which sang."
        found = linked(compare([*STORY, self.LEFT], [*STORY, loose, self.RIGHT]))
        assert (6, 7) in found
        assert (6, 6) not in found

    def test_swapping_the_sides_mirrors_them(self) -> None:
        left, right = article(*STORY, self.LEFT, TOLD), article(OTHER[0], *STORY, RETOLD, self.RIGHT)
        assert mirrored_links(collate(left, right).links) == as_set(collate(right, left).links)

    def test_swapping_the_sides_mirrors_them_where_one_is_so_long_that_words_are_too_common_to_look_up(self) -> None:
        common = ("dockers", "wages", "guarantee", "city", "lose")
        rare = [f"{one}{two}sel" for one in "bdfgklmnprt" for two in ("ar", "el", "im", "on")]
        long = [" ".join((*common[place % 3 :][:3], *rare[place : place + 5])) + "." for place in range(30)]
        short = [" ".join((*common[place % 2 :][:3], *rare[place + 2 : place + 9 : 2])) + "." for place in range(8)]
        left, right = article(*STORY, *long), article(*STORY, *short)
        assert mirrored_links(collate(left, right).links) == as_set(collate(right, left).links)
