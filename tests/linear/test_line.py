"""The line of a question: what keys make of an answer, and that the terminal shows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.linear.line import TypedLine, broken, edited
from tests.terminal.emulators import Emulator

COLUMNS = 12
KEYS = st.sampled_from([*"ab漢é", "\u0301", "space", "backspace", "backspace", "ctrl+w", "ctrl+u", "enter", "left"])


def typed(text: str, *keys: str) -> str:
    for key in keys:
        text = edited(text, key, has_lines=True)
    return text


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("e", "\u0301", "x"), "e\u0301x"),
        (("e", "\u0301", "backspace"), ""),
        (("क", "\u094d", "ष"), "क\u094dष"),
        (("\u0301",), "\u25cc\u0301"),
        (("up", "f12", ""), ""),
        (("a", "tab", "b"), "a b"),
    ],
)
def test_a_mark_goes_with_its_letter(keys: tuple[str, ...], expected: str) -> None:
    assert typed("", *keys) == expected


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("one two", "ctrl+w", "one "),
        ("one two  ", "ctrl+w", "one "),
        ("one\ntwo", "ctrl+w", "one\n"),
        ("one\n", "ctrl+w", "one"),
        ("one two\nthree four", "ctrl+u", "one two\n"),
        ("one\n", "ctrl+u", "one"),
        ("one\n", "backspace", "one"),
        ("", "ctrl+w", ""),
        ("", "ctrl+u", ""),
        ("", "backspace", ""),
    ],
)
def test_a_word_or_a_line_is_taken_back_and_no_more(before: str, key: str, after: str) -> None:
    assert typed(before, key) == after


def test_enter_is_a_line_end_only_where_there_may_be_several() -> None:
    assert edited("a", "enter", has_lines=False) == "a"


@given(st.text("ab 漢", max_size=60), st.integers(1, 20))
def test_a_line_is_broken_at_blanks_alone(line: str, columns: int) -> None:
    rows = broken(line, columns)
    assert " ".join(rows) == line or "  " in line or line.startswith(" ")
    assert "".join(rows).replace(" ", "") == line.replace(" ", "")
    assert all(len(row.split()) < 2 or sum(2 if letter == "漢" else 1 for letter in row) <= columns for row in rows)


def test_what_stands_in_the_same_row_is_taken_off_it() -> None:
    line = TypedLine("? ", COLUMNS)
    assert line.begun("ab漢") == "? ab漢"
    assert line.changed("ab") == "\b \b\b \b"


@settings(max_examples=60, deadline=None)
@given(st.lists(KEYS, max_size=40), st.text("ab ", max_size=14))
def test_the_terminal_ends_with_the_question_and_the_answer_whatever_was_typed(keys: list[str], begun: str) -> None:
    line = TypedLine("? ", COLUMNS)
    emulator = terminal()
    text = begun
    emulator.feed(line.begun(text).replace("\n", "\r\n"))
    for key in keys:
        text = edited(text, key, has_lines=True)
        emulator.feed(line.changed(text).replace("\n", "\r\n"))
    wanted = terminal()
    wanted.feed((text.rpartition("\n")[2] if "\n" in text else "? " + text) + "#")
    rows = rows_of(wanted)
    emulator.feed("#")
    assert rows_of(emulator)[-len(rows) :] == rows


def rows_of(emulator: Emulator) -> list[str]:
    """The rows down to the last that is not blank."""
    return [row.rstrip() for row in emulator.text().rstrip().split("\n")]


def terminal() -> Emulator:
    """One that goes on in the next row where a row is full, as terminals do unless they are told not to."""
    emulator = Emulator(COLUMNS, 400)
    emulator.feed("\x1b[?7h")
    return emulator
