"""Tokens: what is compared, each with its place in the text."""

import string
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.pair import Span
from reader.text.analysis import analyse
from reader.text.tokens import tokens_of

ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from(string.ascii_letters + string.digits + " .,;:!?'\"’“”-–%$£()"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, [Span(0, len(text))])]


def test_a_hyphenated_compound_is_its_words() -> None:
    assert keys("a troop build-up by an 18-year-old") == keys("a troop build up by an 18 year old")


def test_a_hyphen_after_a_prefix_is_only_spelling() -> None:
    assert keys("co-operation and re-election") == keys("cooperation and reelection")


def test_a_contraction_is_the_words_that_it_stands_for_and_shares_their_surface() -> None:
    text = "We don’t know"
    tokens = tokens_of(text, [Span(0, len(text))])
    assert [token.key for token in tokens] == ["we", "do", "not", "know"]
    assert [text[token.start : token.end] for token in tokens] == ["We", "don’t", "don’t", "know"]


def test_the_next_word_decides_between_is_and_has() -> None:
    assert keys("he's putting") == keys("he is putting")
    assert keys("it's been") == keys("it has been")
    assert keys("they'd go") == keys("they would go")
    assert keys("they'd better") == keys("they had better")


def test_a_possessive_is_no_contraction() -> None:
    assert keys("Russia's border") == keys("Russia’s border") == ["russia's", "border"]
    assert keys("James's and the soldiers' families") == keys("James' and the soldiers’ families")


def test_british_and_american_spellings_are_one_word() -> None:
    british = "The organised labour centre travelled in grey defence programmes towards dialogue, 5 per cent"
    american = "The organized labor center traveled in gray defense programs toward dialog, 5 percent"
    assert keys(british) == keys(american)
    assert keys("5% of it") == keys("5 per cent of it")


def test_a_number_is_one_token_with_its_sign_and_unit() -> None:
    assert keys("90,000 troops, 1.5 million, $31m, £7.50 at 10:30pm") == [
        "90000", "troops", "1.5", "million", "$31m", "£7.50", "at", "10:30pm",
    ]  # fmt: skip


def test_initials_need_no_full_stops() -> None:
    assert keys("the U.S. and the U.N.") == keys("the US and the UN")


def test_case_quotation_marks_and_accents_are_typography() -> None:
    assert keys("“CAFÉ” owner") == keys("'cafe' owner")


def test_scripts_without_spaces_are_read_character_by_character() -> None:
    assert keys("日本語 हिन्दी") == ["日", "本", "語", "हिन्दी"]


def test_text_between_the_spans_is_not_read() -> None:
    text = "STOCKHOLM - Talks began. AFP"
    tokens = analyse(text, [Span(0, len(text))], [Span(0, 12), Span(25, 28)]).tokens
    assert [token.key for token in tokens] == ["talks", "began"]


@settings(max_examples=150)
@given(ANY_TEXT)
def test_offsets_are_those_of_the_text_and_never_turn_back(text: str) -> None:
    tokens = tokens_of(text, [Span(0, len(text))])
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.key
        assert not text[token.start : token.end].isspace()
    for before, after in pairwise(tokens):
        assert before.end <= after.start or (before.start, before.end) == (after.start, after.end)


@settings(max_examples=100)
@given(ANY_TEXT)
def test_sentences_and_quotations_hold_the_tokens_that_stand_in_them(text: str) -> None:
    analysis = analyse(text, [Span(0, len(text))])
    spans = [(one.start, one.end, one.first, one.last) for one in analysis.sentences]
    spans += [(one.start, one.end, one.first, one.last) for one in analysis.quotations]
    for start, end, first, last in spans:
        inside = analysis.tokens[first:last]
        assert inside
        assert all(start <= token.start and token.end <= end for token in inside)
    assert analysis.paragraphs == ((0, len(analysis.tokens)),)
