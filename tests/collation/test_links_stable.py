"""What changes nothing between other paragraphs: a paragraph of another matter, typography, case, the side."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.test_links_retold import RETOLD, TALE
from tests.collation.texts import PARAGRAPHS, STORY, as_set, compare, linked, mirrored_links

FOREIGN = st.lists(
    st.sampled_from(
        [
            *("quarterly", "audit", "referendum", "inflation", "dividend", "Ravello", "Pinckney", "Quito", "1812"),
            *("treasury", "ballot", "tariff", "7,300", "mortgage", "the", "of", "and"),
            *("was", "were", "in", "on", "to", "a", "had", "with"),
        ]
    ),
    min_size=1,
    max_size=24,
).map(lambda held: " ".join(held).capitalize() + ".")
"""Paragraphs that have no word of matter in common with any text of these tests, nor a meaning that is near."""
RETELLINGS = st.sampled_from([(TALE, RETOLD), (STORY, STORY[::-1]), (TALE[1:], RETOLD[:4]), (STORY[:4], STORY[2:])])

Texts = tuple[str, ...]


def with_one_more(texts: Texts, more: str, at: int) -> tuple[list[str], int]:
    """The paragraphs with one among them, and its place."""
    place = at % (len(texts) + 1)
    return [*texts[:place], more, *texts[place:]], place


def without(pairs: set[tuple[int, int]], places: tuple[int, int]) -> set[tuple[int, int]]:
    """The pairs as they were before a paragraph a side was put in; one that is linked itself stays and shows."""
    return {(left - (left > places[0]), right - (right > places[1])) for left, right in pairs}


class TestAnUnrelatedParagraph:
    @settings(max_examples=80, deadline=None)
    @given(RETELLINGS, FOREIGN, FOREIGN, st.integers(0, 9), st.integers(0, 9))
    def test_wherever_it_is_put_it_changes_no_other_link(
        self, texts: tuple[Texts, Texts], one: str, another: str, here: int, there: int
    ) -> None:
        left, at_left = with_one_more(texts[0], one, here)
        right, at_right = with_one_more(texts[1], another if another != one else "Tariffs.", there)
        before = linked(compare(list(texts[0]), list(texts[1])))
        assert before
        after = linked(compare(left, list(texts[1])))
        assert at_left not in {place for place, _ in after}
        assert without(after, (at_left, len(texts[1]))) == before
        after = linked(compare(list(texts[0]), right))
        assert at_right not in {place for _, place in after}
        assert without(after, (len(texts[0]), at_right)) == before

    @settings(max_examples=25, deadline=None)
    @given(PARAGRAPHS, PARAGRAPHS, FOREIGN, st.integers(0, 9))
    def test_nor_among_paragraphs_of_any_words(self, left: list[str], right: list[str], more: str, at: int) -> None:
        # What is printed twice is linked to the nearest of its like, and a paragraph between them makes a distance.
        left, right = list(dict.fromkeys([*STORY[:3], *left])), list(dict.fromkeys([*STORY[:3], *right]))
        longer, place = with_one_more(tuple(left), more, at)
        assert without(linked(compare(longer, right)), (place, len(right))) == linked(compare(left, right))

    def test_twenty_of_them_make_two_tellings_no_stranger(self) -> None:
        many = [f"Dividends of {number} Quito treasuries met {number} tariffs." for number in range(3_000, 3_020)]
        assert linked(compare([*TALE, *many], list(RETOLD))) == linked(compare(list(TALE), list(RETOLD)))


class TestCase:
    @pytest.mark.parametrize("folded", [str.upper, str.lower])
    @pytest.mark.parametrize("texts", [(TALE, RETOLD), (STORY, STORY[::-1])])
    def test_of_one_side_changes_no_link(self, texts: tuple[Texts, Texts], folded: Callable[[str], str]) -> None:
        assert linked(compare([folded(text) for text in texts[0]], list(texts[1]))) == linked(compare(*texts))

    @settings(max_examples=40, deadline=None)
    @given(PARAGRAPHS, st.integers(0, 9))
    def test_of_one_paragraph_changes_no_link(self, paragraphs: list[str], at: int) -> None:
        left, right = [*STORY, *paragraphs], [*STORY[3:], "Harbour ship divers repair.", *STORY[:3]]
        raised = list(left)
        raised[at % len(left)] = raised[at % len(left)].upper()
        assert linked(compare(raised, right)) == linked(compare(left, right))


class TestTheSides:
    @settings(max_examples=25, deadline=None)
    @given(RETELLINGS, FOREIGN, st.integers(0, 9))
    def test_swapped_mirror_the_links_of_a_retelling(self, texts: tuple[Texts, Texts], more: str, at: int) -> None:
        left, _ = with_one_more(texts[0], more, at)
        right = list(texts[1])
        assert mirrored_links(compare(left, right).links) == as_set(compare(right, left).links)
