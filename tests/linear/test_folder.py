"""A folder's lists without a screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.linear.folder import LinearFolder
from reader.session import Progress
from reader.settings import Settings
from tests.linear.driven import said
from tests.ui.noted import Desk


def silent(_what: str) -> Progress:
    return lambda _done, _of: True


@pytest.fixture
def press(desk: Desk) -> Callable[..., list[str]]:
    folder = LinearFolder(str(desk.folder), Settings(), silent)

    def pressed(command: str, *answers: str, typed: str = "") -> list[str]:
        return said(folder.obey(command, typed), *answers)

    pressed.folder = folder  # type: ignore[attr-defined]
    return pressed


def test_the_articles_are_said_with_their_numbers(desk: Desk) -> None:
    lines = [*LinearFolder(str(desk.folder), Settings(), silent).opening()]
    assert lines[0] == f"2 articles in {desk.folder}."
    assert lines[1] == "1. left: Harbour bridge to close for repairs. no date, 37 words, left.txt."
    assert lines[-1] == "Enter or a number opens one, Space marks two, Tab lists the pairs, ? says the keys."


def test_rows_are_gone_through_one_by_one(press: Callable[..., list[str]]) -> None:
    assert press("list-down")[0].startswith("2 of 2: right: Commuters face long detours.")
    assert press("list-down") == ["This is the last row."]
    assert press("list-top")[0].startswith("1 of 2: left")


def test_a_number_opens_its_row_and_another_says_which_there_are(press: Callable[..., list[str]], desk: Desk) -> None:
    press("go-to", "2")
    assert press.folder.wanted == (str(desk.right),)  # type: ignore[attr-defined]
    assert press("go-to", "7")[-1] == "There is no 7: the rows are 1 to 2."


def test_two_marked_articles_are_opened_side_by_side(press: Callable[..., list[str]], desk: Desk) -> None:
    assert press("mark") == ["Marked: left."]
    assert press("mark") == ["Marked: right. Enter opens the two."]
    press("open")
    assert press.folder.wanted == (str(desk.left), str(desk.right))  # type: ignore[attr-defined]


def test_the_pairs_are_said_strongest_first(press: Callable[..., list[str]]) -> None:
    lines = press("tab")
    assert lines[:2] == ["Comparing.", "1 pair, strongest first."]
    assert lines[2].startswith("1. left and right: ")
    assert lines[2].endswith("1 link, 1 difference.")
    assert press("tab")[0] == "2 articles."


def test_a_search_leaves_rows_with_these_words(press: Callable[..., list[str]]) -> None:
    assert press("search", "detours")[1:3] == [
        "1 row.",
        "1. right: Commuters face long detours. no date, 32 words, right.txt.",
    ]
    assert press("search", "volcano")[1] == "No row has that; the same key and Enter shows all."


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    lines = [*LinearFolder(str(tmp_path / "empty"), Settings(), silent).opening()]
    assert lines[0].startswith("0 articles in ")
