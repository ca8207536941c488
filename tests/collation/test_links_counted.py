"""Counts of the same thing in two reports: a link, whatever the figures."""

import pytest

from reader.articles.read import read_article
from reader.collation.collate import collate
from reader.collation.model import Collation
from reader.pair import Pair
from tests.collation.texts import article, as_set, compare, linked, mirrored_links
from tests.conftest import CHINA_DAILY, NATIONAL

ONE = "Officials believe that Ruritania has moved more than 90,000 troops up to the border at Zenda."


def found(left: str, right: str) -> Collation:
    return compare([left], [right])


@pytest.mark.parametrize(
    "another",
    [
        "About 100,000 troops of Ruritania now stand along that border.",
        "“There are 94,000 heavily armed troops of Ruritania on the border,” the minister said.",
    ],
)
def test_two_figures_for_one_thing_are_linked_as_reworded(another: str) -> None:
    (link,) = found(ONE, another).links
    assert link.kind == "rewrite"
    assert any("both say how many: troops" in line for line in link.why)


@pytest.mark.parametrize(
    ("another", "why_not"),
    [
        ("About 100,000 tourists of Ruritania crossed the border.", "another thing"),
        ("About 100,000 troops took part in the parade of Ruritania.", "nothing else in common but a name"),
        ("About 100,000 troops stand along a border in the far south.", "no name"),
        ("About 900,000 troops of Ruritania once stood along that border.", "another order"),
        ("Ruritania spent 100,000 million euros on troops and on its border.", "an amount"),
        ("About 100,000 people of Ruritania live near the border.", "persons are counted everywhere"),
    ],
)
def test_other_figures_are_not(another: str, why_not: str) -> None:
    assert not found(ONE, another).links, why_not


def test_persons_and_days_prove_nothing() -> None:
    left = "The ferry sank on Monday, killing 41 people of 180 on board, said officials in Zenda."
    assert not found(left, "The fever broke out in Zenda on Monday, killing at least 47 people.").links


def test_an_age_counts_nothing() -> None:
    left = "Rassendyll, 71, stood with his arms folded as a judge of Ruritania read out the verdict."
    assert not found(left, "Hentzau, 61, stood with his hands behind him as the judge in Ruritania read it.").links


def test_a_paragraph_that_has_its_counterpart_gets_no_second_one() -> None:
    again = "Ruritania, whose king is to be crowned in June, kept 80,000 troops along its border through a mild spring."
    assert linked(compare([ONE], [again, ONE])) == {(0, 1)}


def test_a_figure_of_thousands_of_digits_counts_nothing() -> None:
    endless = f"Officials believe that Ruritania has moved {'9' * 5000} troops up to the border at Zenda."
    assert linked(found(endless, endless)) == {(0, 0)}
    assert not linked(found(endless, "About 100,000 tourists crossed a border."))


def test_swapping_the_sides_mirrors_them() -> None:
    left, right = article(ONE), article("About 100,000 troops of Ruritania now stand along that border.")
    assert mirrored_links(collate(left, right).links) == as_set(collate(right, left).links)


def test_the_troops_of_december_answer_those_of_january() -> None:
    pair = Pair(*(read_article(str(path)) for path in (CHINA_DAILY, NATIONAL)))
    assert linked(collate(*pair)) == {(15, 14), (15, 24)}
