"""Whole screens in files: the text, then the marks of every row.

After a wanted change run the tests with DIPTYCH_GOLDEN=write and read what git says has changed.
"""

import os
from pathlib import Path

import pytest

from reader.layout.marks import NAMES_OF_MARKS
from reader.layout.model import Row
from reader.layout.moves import press, search
from reader.layout.screen import draw, opening
from reader.layout.widths import cells
from tests.layout.build import FOOTER, alone, of, sample, texts

GOLDEN = Path(__file__).parent / "golden"
SIZES = [(120, 40), (100, 30), (80, 24), (60, 20), (40, 10)]
KEYS = {
    "opened": [],
    "collated": ["collate"],
    "difference": ["next-divergence", "next-divergence"],
}


def in_words(mark: int) -> str:
    return "+".join(name for bit, name in enumerate(NAMES_OF_MARKS) if mark & 1 << bit)


def marks_of(row: Row) -> str:
    """`0-1 cursor, 3-9 run`: cells and what they carry."""
    told, at = [], 0
    for segment in row:
        width = cells(segment.text)
        if segment.mark:
            told.append(f"{at}-{at + width} {in_words(segment.mark)}")
        at += width
    return ", ".join(told)


def notation(rows: tuple[Row, ...]) -> str:
    lines = [f"{number:2}| {text}".rstrip() for number, text in enumerate(texts(rows))]
    marks = [f"{number:2}: {told}" for number, told in enumerate(map(marks_of, rows)) if told]
    return "\n".join([*lines, "", *marks, ""])


def check(name: str, rows: tuple[Row, ...]) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DIPTYCH_GOLDEN") == "write":
        path.write_text(notation(rows), encoding="utf-8")
    assert notation(rows) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_screen_of_a_pair(width: int, height: int, keys: str) -> None:
    page = sample()
    view = opening(page, width, height)
    for key in KEYS[keys]:
        view = press(page, view, key)
    check(f"{keys}-{width}x{height}", draw(page, view, FOOTER))


def test_one_article_alone() -> None:
    page = alone()
    check("alone-120x40", draw(page, opening(page, 120, 40), FOOTER))


def test_nothing_shared() -> None:
    page = of(
        "H| One\n" + "Some words of the first paper, said again. \n" * 4,
        "H| Two\n" + "What the other says of it.\n" * 9,
        share=(0, 0, 0),
    )
    check("nothing-shared-100x30", draw(page, opening(page, 100, 30), FOOTER))


def test_search_in_two_columns() -> None:
    page = sample()
    check("search-100x30", draw(page, search(page, opening(page, 100, 30), "minister"), FOOTER))
