"""What is only typography or spelling made alike."""

import pytest

from reader.text.fold import keys, spelling, typography
from reader.text.stems import stem


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("favourite", "favorite"), ("neighbouring", "neighboring"), ("organisation", "organization"),
        ("analysed", "analyzed"), ("centred", "centered"), ("theatres", "theaters"), ("cancelled", "canceled"),
        ("fuelling", "fueling"), ("licence", "license"), ("sceptical", "skeptical"), ("jewellery", "jewelry"),
        ("manoeuvres", "maneuvers"), ("ageing", "aging"), ("whilst", "while"),
    ],
)  # fmt: skip
def test_both_standards_fold_to_one_form(british: str, american: str) -> None:
    assert keys(british) == keys(american)


@pytest.mark.parametrize("word", ["called", "falling", "four", "hour", "size", "seize", "prize", "our", "tour"])
def test_words_that_only_look_like_it_stay_apart_from_others(word: str) -> None:
    assert len({spelling(word), spelling("cold"), spelling("for"), spelling("or"), spelling("sea")}) == 5


def test_typography_is_folded_whatever_mark_was_typed() -> None:
    assert typography("don’t") == typography("don't") == typography("donʼt") == "don't"
    assert typography("co\u00adoperate") == "cooperate"


@pytest.mark.parametrize(
    "family",
    [
        ["invade", "invades", "invaded", "invading"], ["meeting", "met", "meets"], ["story", "stories"],
        ["decide", "decided", "deciding"], ["woman", "women", "woman's"], ["massed", "massing", "mass"],
        ["carry", "carried", "carries"], ["went", "goes", "going"],
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_different_words_keep_different_stems() -> None:
    words = ["police", "policy", "general", "generous", "news", "boss", "bus", "crisis", "united", "units"]
    assert len({stem(word) for word in words}) >= len(words) - 1
