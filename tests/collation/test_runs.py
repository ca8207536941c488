"""Runs: the same tokens on both sides, in whatever order they stand."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.collation.runs import MIN_TOKENS, tile
from tests.collation.texts import OTHER, PARAGRAPHS, STORY, as_run_set, compare, mirrored_runs

LETTERS = st.lists(st.sampled_from("abc"), max_size=40)


def texts(left: list[str], right: list[str]) -> list[str]:
    return [" ".join(left[match.left : match.left + match.length]) for match in tile(left, right)]


def test_runs_are_found_in_any_order() -> None:
    left = ["a", "b", "c", "d", "e", "f", "X", "g", "h", "i", "j", "k", "l"]
    right = ["g", "h", "i", "j", "k", "l", "Y", "a", "b", "c", "d", "e", "f"]
    assert texts(left, right) == ["a b c d e f", "g h i j k l"]


def test_a_run_has_five_tokens_at_least() -> None:
    assert texts(["a", "b", "c", "d", "X"], ["a", "b", "c", "d", "Y"]) == []
    assert texts(["a", "b", "c", "d", "e", "X"], ["a", "b", "c", "d", "e", "Y"]) == ["a b c d e"]


def test_the_longest_takes_its_tokens_first_and_the_rest_is_offered_again() -> None:
    left = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    right = ["a", "b", "c", "d", "e", "f", "X", "e", "f", "g", "h", "i", "j"]
    assert texts(left, right) in (["a b c d e f"], ["e f g h i j"], ["a b c d e f g h i j"])
    assert sum(len(run.split()) for run in texts(left, right)) == 6


def test_a_run_may_cross_a_border_that_one_side_alone_has() -> None:
    both = f"{STORY[2]} {STORY[3]}"
    collation = compare([both], [STORY[2], STORY[3]])
    assert len(collation.runs) == 1


def test_two_content_words_are_a_run_inside_matched_quotations() -> None:
    collation = compare(
        ['The minister spoke of a "reckless gamble" by his rival.'],
        ['His rival, he told us, had taken a "reckless gamble".'],
    )
    assert [(run.words, run.cls) for run in collation.runs] == [(2, "speech")]


def test_the_same_two_words_outside_quotations_are_none() -> None:
    collation = compare(
        ["The minister spoke of a reckless gamble by his rival."],
        ["His rival, he told us, had taken a reckless gamble."],
    )
    assert collation.runs == ()


def test_runs_are_classed_by_what_they_are_made_of() -> None:
    title = "Deputy Foreign Minister Ingrid Solheim of Norway"
    collation = compare(
        [f"On Monday {title} arrived.", STORY[2], STORY[1]],
        [f"They met {title} at noon.", STORY[2], STORY[1]],
    )
    classes = {run.cls: run.words for run in collation.runs}
    assert set(classes) == {"names", "prose", "speech"}


def test_unlike_texts_share_no_run() -> None:
    assert compare(STORY, OTHER).runs == ()


def test_the_same_sentence_ten_thousand_times_costs_no_more_than_its_length() -> None:
    sentence = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"]
    left = sentence * 10_000
    right = [word for number in range(10_000) for word in (*sentence, str(number))]
    start = time.process_time()
    matches = tile(left, right)
    assert time.process_time() - start < 20
    assert sum(match.length for match in matches) == len(left)


@settings(max_examples=200)
@given(LETTERS, LETTERS)
def test_tiles_hold_equal_tokens_never_overlap_and_are_maximal(left: list[str], right: list[str]) -> None:
    matches = tile(left, right)
    taken = [set[int](), set[int]()]
    for match in matches:
        assert match.length >= MIN_TOKENS
        assert left[match.left : match.left + match.length] == right[match.right : match.right + match.length]
        for side, first in enumerate((match.left, match.right)):
            places = set(range(first, first + match.length))
            assert not places & taken[side]
            taken[side] |= places
    for match in matches:
        here, there = match.left - 1, match.right - 1
        open_before = here >= 0 and there >= 0 and here not in taken[0] and there not in taken[1]
        assert not open_before or left[here] != right[there]
        here, there = match.left + match.length, match.right + match.length
        open_after = here < len(left) and there < len(right) and here not in taken[0] and there not in taken[1]
        assert not open_after or left[here] != right[there]


@settings(max_examples=200)
@given(LETTERS, LETTERS)
def test_swapping_the_sides_swaps_the_tiles(left: list[str], right: list[str]) -> None:
    assert {(m.left, m.right, m.length) for m in tile(left, right)} == {
        (m.right, m.left, m.length) for m in tile(right, left)
    }


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_runs_mirror_and_their_offsets_reproduce_the_tokens(left: list[str], right: list[str]) -> None:
    collation = compare(left, right)
    assert mirrored_runs(collation.runs) == as_run_set(compare(right, left).runs)
    text = "\n\n".join(left), "\n\n".join(right)
    for run in collation.runs:
        first, second = (text[side][run.sides[side].start : run.sides[side].end] for side in (0, 1))
        assert first.lower().split() == second.lower().split() or first.lower() == second.lower()
