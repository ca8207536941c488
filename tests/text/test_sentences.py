"""Where sentences end."""

import pytest

from reader.pair import Span
from reader.text.sentences import sentences_of


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences_of(text, Span(0, len(text)))]


def test_a_sentence_ends_at_its_mark_and_takes_the_closing_quotation_mark_with_it() -> None:
    assert sentences('"It is over." He left. Why? "Go!" she said.') == [
        '"It is over."',
        "He left.",
        "Why?",
        '"Go!" she said.',
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Smith met Dr. Jones on Jan. 5 at St. Mary's.",
        "Vladimir V. Putin spoke to J. Edgar Hoover.",
        "The U.S. Senate voted 5.2 to 1.5 on the bill.",
        "Prices rose by 1.5 per cent, e.g. in Paris.",
        '"Who goes there?" he asked.',
    ],
)
def test_abbreviations_initials_and_decimals_end_none(whole: str) -> None:
    assert sentences(whole) == [whole]


def test_an_abbreviation_may_end_one_where_the_next_word_says_so() -> None:
    assert sentences("He lives in the U.S. The rest stayed at 9 p.m. He knew.") == [
        "He lives in the U.S.", "The rest stayed at 9 p.m.", "He knew.",
    ]  # fmt: skip


def test_full_stops_of_other_scripts_count() -> None:
    assert sentences("東京で会った。帰った。") == ["東京で会った。", "帰った。"]
