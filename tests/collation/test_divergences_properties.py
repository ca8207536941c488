"""What holds for the divergences of any two texts."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.collation.model import LinkKind
from reader.pair import SIDES
from tests.collation.divergence_story import diverging

VOCABULARY = """
the a of in on to and but he she it said told warned may will not more than about 3 14 41 two three 50% $5 million km
miles Monday Thursday March 2024 yesterday Karin Holm Peter Lund Sergei Sergey Kiev Kyiv Lyon US United States
minister officials police "We are safe" “never” ship bridge bridges fire blaze closed opened organisation
organization long-term don't do not (1.9 miles) 18% 3pm 15:00 , . .
"""
WORDS = [*VOCABULARY.split(), "\n"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).filter(lambda text: text.strip())
KINDS: st.SearchStrategy[LinkKind] = st.sampled_from(["verbatim", "near-verbatim", "rewrite"])
MIRRORED = {"omission": "addition", "addition": "omission"}


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, KINDS)
def test_swapping_the_sides_mirrors_the_divergences(left: str, right: str, kind: LinkKind) -> None:
    there = [(d.type, d.sides[0], d.sides[1], d.verdict, d.note) for d in diverging(left, right, kind=kind)]
    back = [
        (MIRRORED.get(d.type, d.type), d.sides[1], d.sides[0], d.verdict, d.note)
        for d in diverging(right, left, kind=kind)
    ]
    assert sorted(map(str, there)) == sorted(map(str, back))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, KINDS)
def test_readings_lie_in_their_text_and_begin_and_end_with_words(left: str, right: str, kind: LinkKind) -> None:
    for found in diverging(left, right, kind=kind, dates=("2024-03-13", "2024-03-14")):
        assert (found.sides[1] is None) == (found.type == "omission")
        assert (found.sides[0] is None) == (found.type == "addition")
        assert found.rule
        for side in SIDES:
            span, text = found.sides[side], (left, right)[side]
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] == text[span.start : span.end].strip()


@settings(max_examples=60, deadline=None)
@given(TEXTS, KINDS)
def test_a_text_against_itself_has_no_divergence(text: str, kind: LinkKind) -> None:
    assert diverging(text, text, kind=kind) == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_no_word_is_told_under_two_types(left: str, right: str) -> None:
    taken: list[set[int]] = [set(), set()]
    for found in diverging(left, right):
        if found.type == "quote-form":
            continue
        for side in SIDES:
            span = found.sides[side]
            if span is not None:
                words = set(range(span.start, span.end))
                assert not words & taken[side], found
                taken[side] |= words


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_texts_give_the_same_divergences(left: str, right: str) -> None:
    assert diverging(left, right) == diverging(left, right)


def test_one_word_ten_thousand_times_costs_little() -> None:
    started = time.process_time()
    diverging("fire " * 10_000 + "out.", "fire " * 9_000 + "is out.")
    diverging("The fire is out. " * 2_000, "The fire is nearly out. " * 1_900)
    assert time.process_time() - started < 10


def test_time_grows_with_the_number_of_sentences_and_not_with_its_square() -> None:
    def cost(count: int) -> float:
        left = " ".join(f"Crew {i} of the ship number {i} came home on Monday with {i} boxes." for i in range(count))
        right = " ".join(
            f"Crew {i} of the boat number {i} came home on Monday with {i + 1} boxes." for i in range(count)
        )
        started = time.process_time()
        diverging(left, right)
        return time.process_time() - started

    cost(5)
    assert cost(200) < 50 * max(cost(20), 0.02)
