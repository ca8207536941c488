"""How common words are in English at large."""

import pytest

from reader.data import entries
from reader.text.frequency import RAREST, frequency, is_listed


class TestFrequency:
    def test_what_every_text_says_is_more_frequent_than_what_few_do(self) -> None:
        ladder = [frequency(word) for word in ("the", "about", "sales", "lion", "zebrafish")]
        assert ladder == sorted(ladder, reverse=True)
        assert all(0 < share < 1 for share in ladder)

    @pytest.mark.parametrize("word", ["qwertyish", "", "13", "aaaa", "zzzz", "brøt", "lion17", "lio"])
    def test_what_is_not_in_the_list_is_as_rare_as_can_be(self, word: str) -> None:
        assert not is_listed(word)
        assert frequency(word) < frequency("lion")

    def test_the_list_is_sorted_as_the_search_needs_it(self) -> None:
        listed = [word for entry in entries("word_frequencies.txt") for word in entry.split()]
        assert listed == sorted(set(listed))
        assert all(int(word.lstrip("abcdefghijklmnopqrstuvwxyz")) < RAREST for word in listed)
