"""Paragraphs with their marks, wrapped for output that is not a screen."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import session
from reader.exports.marked import Marked, cells_wide, marked, pieces_of, wrapped
from reader.exports.printed import per_cent
from reader.pair import SIDES, Span
from reader.text.gate import display
from tests.conftest import CHINA_DAILY, IBTIMES, NATIONAL, RTHK, WION

TEXT = "one two three four five"


def bracketed(runs: list[tuple[int, int]], divergences: list[tuple[int, int]]) -> str:
    marks = Marked(tuple(Span(*run) for run in runs), tuple(Span(*span) for span in divergences))
    return "".join(text for text, _ in pieces_of(TEXT, Span(0, len(TEXT)), marks, brackets=True))


def spans() -> st.SearchStrategy[list[tuple[int, int]]]:
    places = st.integers(0, len(TEXT))
    return st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=4)


def letters_inside(text: str) -> list[tuple[str, str]]:
    """Each letter with the bracket that it stands in; fails where one bracket opens in another."""
    found: list[tuple[str, str]] = []
    sign = ""
    for letter in text:
        if letter in "{<":
            assert sign == ""
            sign = letter
        elif letter in "}>":
            assert sign == {"}": "{", ">": "<"}[letter]
            sign = ""
        else:
            found.append((letter, sign))
    assert sign == ""
    return found


class TestBrackets:
    @pytest.mark.parametrize(
        ("runs", "divergences", "expected"),
        [
            ([(0, 7)], [], "{one two} three four five"),
            ([], [(4, 7)], "one <two> three four five"),
            ([(0, 3), (8, 13)], [(4, 7)], "{one} <two> {three} four five"),
            ([(4, 7)], [(0, 13)], "<one two three> four five"),
            ([(0, 23)], [(4, 7)], "{one} <two> {three four five}"),
            ([(0, 4)], [(4, 7)], "{one} <two> three four five"),
            ([(0, 10)], [(8, 18)], "{one two} <three four> five"),
            ([(8, 23)], [(4, 12)], "one <two thre>{e four five}"),
            ([], [(0, 13), (4, 7), (8, 18)], "<one two three four> five"),
            ([(0, 7), (7, 13)], [], "{one two} {three} four five"),
            ([(3, 8)], [(4, 7)], "one <two> three four five"),
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

    @given(spans(), spans())
    def test_have_one_level_never_cross_and_leave_every_letter(
        self, runs: list[tuple[int, int]], divergences: list[tuple[int, int]]
    ) -> None:
        inside = letters_inside(bracketed(runs, divergences))
        assert "".join(letter for letter, _ in inside) == TEXT
        for place, (letter, sign) in enumerate(inside):
            is_in = [any(start <= place < end for start, end in of) for of in (divergences, runs)]
            assert letter == " " or sign == ("<" if is_in[0] else "{" if is_in[1] else "")

    @given(st.permutations([CHINA_DAILY, WION, IBTIMES, NATIONAL, RTHK]), st.booleans())
    @settings(max_examples=12)
    def test_of_two_articles_never_cross_either(self, samples: list[Path], formal: bool) -> None:
        pair = session.open_pair(str(samples[0]), str(samples[1]))
        for side in SIDES:
            article = pair.articles[side]
            marks = marked(pair.collation, side, formal=formal)
            for paragraph in article.paragraphs:
                place = Span(paragraph.start, paragraph.end)
                text = "".join(words for words, _ in pieces_of(article.text, place, marks, brackets=True))
                shown = "".join(letter for letter, _ in letters_inside(text))
                assert shown == display(article.text[place.start : place.end])


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
