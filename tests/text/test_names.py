"""Names: capitals judged by the text's own use of them."""

from reader.pair import Span
from reader.text.analysis import analyse
from reader.text.names import name_spans


def names(text: str) -> list[str]:
    analysis = analyse(text, [Span(0, len(text))])
    tokens = analysis.tokens
    return [text[tokens[one.first].start : tokens[one.last - 1].end] for one in name_spans(text, analysis)]


def kinds(text: str) -> dict[str, str]:
    analysis = analyse(text, [Span(0, len(text))])
    tokens = analysis.tokens
    return {text[tokens[one.name].start : tokens[one.last - 1].end]: one.kind for one in name_spans(text, analysis)}


def test_a_name_takes_the_titles_before_it() -> None:
    assert names("On Monday the spokesman Maria Orlova met President Jan Novak.") == [
        "spokesman Maria Orlova", "President Jan Novak",
    ]  # fmt: skip


def test_small_words_join_the_name_of_a_body() -> None:
    assert "Bank of England" in names("He asked the Bank of England for help.")
    assert "Ludwig van Beethoven" in names("They heard Ludwig van Beethoven play.")


def test_a_sentence_s_capital_is_no_name() -> None:
    assert names("The ship sank. Divers found it. Yesterday divers left.") == []


def test_a_headline_in_title_case_says_nothing() -> None:
    assert names("Divers Search Wreck After Night Of Storms") == []


def test_weekdays_and_months_are_no_names() -> None:
    assert names("It was on a Monday in March that they came to Lisbon.") == ["Lisbon"]


def test_the_words_around_a_name_say_what_it_is() -> None:
    found = kinds("He met Ms Ana Silva in Lisbon at the Central Trade Commission before Gomez said no.")
    assert found["Ana Silva"] == "person"
    assert found["Lisbon"] == "place"
    assert found["Central Trade Commission"] == "organisation"
    assert found["Gomez"] == "person"
