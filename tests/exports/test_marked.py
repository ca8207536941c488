"""Paragraphs with their marks, wrapped for output that is not a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exports.marked import Marked, cells_wide, pieces_of, wrapped
from reader.exports.printed import per_cent
from reader.pair import Span

TEXT = "one two three four five"


def bracketed(runs: list[tuple[int, int]], divergences: list[tuple[int, int]]) -> str:
    marks = Marked(tuple(Span(*run) for run in runs), tuple(Span(*span) for span in divergences))
    return "".join(text for text, _ in pieces_of(TEXT, Span(0, len(TEXT)), marks, brackets=True))


class TestBrackets:
    @pytest.mark.parametrize(
        ("runs", "divergences", "expected"),
        [
            ([(0, 7)], [], "{one two} three four five"),
            ([], [(4, 7)], "one <two> three four five"),
            ([(0, 3), (8, 13)], [(4, 7)], "{one} <two> {three} four five"),
            ([(4, 7)], [(0, 13)], "<one {two} three> four five"),
            ([(0, 23)], [(4, 7)], "{one} <{two}> {three four five}"),
            ([(0, 4)], [(4, 7)], "{one} <two> three four five"),
        ],
    )
    def test_hold_shared_words_and_divergent_ones(
        self, runs: list[tuple[int, int]], divergences: list[tuple[int, int]], expected: str
    ) -> None:
        assert bracketed(runs, divergences) == expected

    def test_are_not_written_where_there_is_colour(self) -> None:
        pieces = pieces_of(TEXT, Span(0, len(TEXT)), Marked((Span(0, 7),), ()))
        assert "".join(text for text, _ in pieces) == TEXT
        assert [mark != 0 for _, mark in pieces] == [True, False]

    @given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)), max_size=4), st.data())
    def test_are_always_in_pairs(self, spans: list[tuple[int, int]], data: st.DataObject) -> None:
        cuts = sorted({place for span in spans for place in span})
        runs = list(zip(cuts[::2], cuts[1::2], strict=False))
        words = data.draw(st.lists(st.sampled_from([(0, 3), (4, 7), (8, 13), (14, 18), (19, 23)]), unique=True))
        text = bracketed([run for run in runs if run[0] < run[1]], words)
        assert text.count("{") == text.count("}")
        assert text.count("<") == text.count(">") == len(words)


class TestWrapping:
    @given(st.text(alphabet="ab c\u4e2d", max_size=60), st.integers(2, 20))
    def test_keeps_every_letter_and_the_width(self, text: str, width: int) -> None:
        lines = wrapped([(text, 0)], width)
        assert all(cells_wide(line) <= width for line in lines)
        assert "".join(part for line in lines for part, _ in line).replace(" ", "") == text.replace(" ", "")

    def test_breaks_between_words_and_keeps_the_marks(self) -> None:
        assert wrapped([("shared ", 1), ("words here", 0)], 12) == [[("shared ", 1), ("words", 0)], [("here", 0)]]


class TestPerCent:
    @pytest.mark.parametrize(
        ("part", "whole", "expected"), [(0, 10, 0), (1, 1000, 1), (999, 1000, 99), (10, 10, 100), (0, 0, 0), (1, 3, 33)]
    )
    def test_never_says_none_for_some_or_all_for_most(self, part: int, whole: int, expected: int) -> None:
        assert per_cent(part, whole) == expected
