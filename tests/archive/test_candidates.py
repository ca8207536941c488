"""Which pairs of many articles may share text."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reader.archive.candidates import COMMON, SHINGLE, candidate_pairs, shingles
from reader.text.model import Token


def tokens(words: str) -> list[Token]:
    return [Token(0, 0, word) for word in words.split()]


def test_a_pair_with_five_words_in_a_row_comes_out_and_one_with_four_does_not() -> None:
    texts = ["a b c d e f", "x a b c d e", "a b c d x e"]
    assert candidate_pairs(shingles(tokens(text)) for text in texts) == [(0, 1, 1)]


def test_the_pair_with_most_in_common_comes_first() -> None:
    texts = ["a b c d e f g h", "a b c d e", "b c d e f g h i"]
    assert [pair[:2] for pair in candidate_pairs(shingles(tokens(text)) for text in texts)] == [(0, 2), (0, 1)]


def test_a_phrase_of_the_whole_archive_joins_nothing() -> None:
    assert candidate_pairs(shingles(tokens("this is a stock phrase")) for _ in range(COMMON + 1)) == []


def test_a_text_shorter_than_a_shingle_has_none() -> None:
    assert shingles(tokens("a b c d")) == set()


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=12).map(" ".join), max_size=6))
def test_agrees_with_looking_at_every_pair(texts: list[str]) -> None:
    found = {pair[:2] for pair in candidate_pairs(shingles(tokens(text)) for text in texts)}
    split = [text.split() for text in texts]
    stretches = [{tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)} for words in split]
    wanted = {(i, j) for i, j in combinations(range(len(texts)), 2) if stretches[i] & stretches[j]}
    assert found == wanted
