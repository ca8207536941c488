"""Quotations: marks of all kinds, mixed, nested, over several paragraphs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.pair import Span
from reader.text.quotations import Quoted, quotations_of


def read(text: str) -> tuple[str, list[Quoted]]:
    spans: list[Span | None] = []
    at = 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)) if line.strip() else None)
        at += len(line) + 1
    return text, quotations_of(text, spans)


def quoted(text: str) -> list[str]:
    text, found = read(text)
    return [text[one.start : one.end] for one in found]


def test_straight_curly_single_and_guillemets() -> None:
    assert quoted("He said \"one\", “two”, ‘three’, 'four' and «five» today.") == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


def test_a_curly_mark_may_be_closed_by_a_straight_one() -> None:
    assert quoted('“We are at a stage," he said. "Time is short”, she said.') == ["We are at a stage,", "Time is short"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quoted("The soldiers' families don't know Russia's plan for the '90s.") == []
    assert quoted("‘The soldiers’ families left’, he said.") == ["The soldiers’ families left"]


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    _, found = read("\"He said, 'Don't look behind you', to me,\" she said.")
    assert [one.depth for one in found] == [0, 1]


def test_a_quotation_runs_on_into_a_paragraph_that_opens_with_a_mark() -> None:
    text, found = read('"It was dark.\n\n"We could see nothing," he said.')
    assert [(text[one.start : one.end], one.continues) for one in found] == [
        ("It was dark.", False), ("We could see nothing,", True),
    ]  # fmt: skip


def test_one_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quoted('He said "we go now. Then he left.\n\nThe rest stayed.') == ["we go now."]


def test_inches_are_no_quotation() -> None:
    assert quoted('A 6" gun and a 12" plate.') == []


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab .,'\"“”‘’«»\n"), max_size=60))
def test_quotations_lie_in_their_paragraph_and_hold_something(text: str) -> None:
    _, found = read(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text) or one.start == one.end
        assert "\n" not in text[one.start : one.end]
