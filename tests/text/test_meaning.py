"""What passages are about: near for the same thing in other words, far for another subject."""

import pytest

from reader.text.meaning import DIMENSIONS, kindred, likeness, sense
from reader.text.stems import stem


def stems(text: str) -> list[str]:
    return [stem(word) for word in text.split()]


def alike(one: str, another: str) -> float:
    return likeness(sense(stems(one)), sense(stems(another)))


class TestLikeness:
    @pytest.mark.parametrize(
        ("told", "retold", "other"),
        [
            ("lion caught hunter net", "hunter trapped beast ropes", "shares fell monday earnings report"),
            ("minister resigned after scandal", "politician quit over affair", "ferry sank in heavy storm"),
            ("engineers repaired the bridge", "workers mended a damaged crossing", "court acquitted newspaper editor"),
        ],
    )
    def test_the_same_in_other_words_is_nearer_than_another_subject(self, told: str, retold: str, other: str) -> None:
        assert alike(told, retold) > alike(told, other) + 0.1

    def test_a_passage_is_as_alike_as_can_be_to_itself(self) -> None:
        assert alike("lion caught hunter net", "lion caught hunter net") == pytest.approx(1)

    def test_neither_the_sides_nor_the_order_of_the_words_matter(self) -> None:
        assert alike("minister resigned scandal", "politician quit affair") == alike(
            "affair quit politician", "scandal resigned minister"
        )

    @pytest.mark.parametrize("text", ["", "lion net", "xqzv wqqk zzxj vvkq"])
    def test_a_passage_of_few_known_words_is_about_nothing(self, text: str) -> None:
        assert sense(stems(text)).length == 0
        assert alike(text, "lion caught hunter net") == 0

    def test_a_long_passage_does_not_run_over(self) -> None:
        words = ["lion", "hunt", "net", "rope"] * 900
        whole = sense(words)
        assert len(whole.numbers) == DIMENSIONS
        assert likeness(whole, sense(words[:4])) == pytest.approx(1)


class TestKindredWords:
    def test_each_stands_with_its_nearest_and_no_other(self) -> None:
        found = kindred(stems("minister ferry"), stems("boat politician"))
        assert set(found) == {(stem("minister"), stem("politician")), (stem("ferry"), stem("boat"))}

    def test_words_that_have_nothing_to_do_with_each_other_are_left_out(self) -> None:
        assert kindred(stems("ferry"), stems("verdict xqzv")) == []
