"""The differences as a table: what a desk opens in a spreadsheet."""

import csv
import io

from reader.exports.as_csv import COLUMNS, differences_as_csv
from reader.layout.page import Page
from reader.pair import Pair
from tests.layout.build import of


def rows(page: Page, judged: frozenset[int] = frozenset(), *, formal: bool = False) -> list[dict[str, str]]:
    left, right = page.given.articles
    assert left is not None and right is not None and page.given.collation is not None
    text = differences_as_csv(Pair(left, right), page.given.collation, judged, formal=formal)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_difference_is_a_row_with_both_places_and_the_verdict() -> None:
    page = of("H| One\nHe took 40 of it.", "H| Two\nHe took 14 of it.", "2≈2", "", "1 number 2/2 40 | 14")
    (row,) = rows(page, frozenset({0}))
    assert tuple(row) == COLUMNS
    assert (row["type"], row["left_paragraph"], row["left_words"]) == ("number", "2", "40")
    assert (row["right_paragraph"], row["right_words"], row["verdict"]) == ("2", "14", "open")
    assert row["left_file"].endswith(".txt")


def test_formal_ones_are_left_out_until_asked_for() -> None:
    page = of("H| One\nThe per cent of it.", "H| Two\nThe % of it.", "2≈2", "", "1 formal 2/2 per cent | %")
    assert rows(page) == []
    assert [row["type"] for row in rows(page, formal=True)] == ["formal"]


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_guarded() -> None:
    page = of("H| One\nIt says =1+1 there.", "H| Two\nIt says 2 there.", "2≈2", "", "1 wording 2/2 =1+1 | 2")
    assert rows(page)[0]["left_words"] == "'=1+1"


def test_a_verdict_says_whose_it_is() -> None:
    page = of("H| One\nHe took 40 of it.", "H| Two\nHe took 14 of it.", "2≈2", "", "1 number 2/2 40 | 14")
    collation = page.given.collation
    assert collation is not None
    judged = collation._replace(divergences=(collation.divergences[0]._replace(verdict="conflict"),))
    page = Page(page.given._replace(collation=judged))
    assert [rows(page, own)[0]["verdict_by"] for own in (frozenset({0}), frozenset())] == ["reader", "rule"]
