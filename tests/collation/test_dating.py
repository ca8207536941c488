"""Dates that the other article makes doubtful."""

import pytest

from reader.articles.model import UNKNOWN, Article, Field, Metadata
from reader.collation.dating import with_doubtful_dates
from reader.collation.model import Collation, Finding, SideShare
from reader.pair import Pair


def article(published: str = "", updated: str = "") -> Article:
    def field(value: str) -> Field:
        return Field(value, value, 0, len(value), "sure", "a date at the head") if value else UNKNOWN

    return Article("a.txt", "", "", (), (), Metadata(published=field(published), updated=field(updated)), ())


def certainties(left: Article, right: Article, finding: Finding = "agency copy") -> list[str]:
    nothing = SideShare(0, 0, 0, 0)
    collation = Collation((), (), (), Pair(nothing, nothing), finding, "", None)
    return [
        (found.meta.published if found.meta.published.value else found.meta.updated).certainty
        for found in with_doubtful_dates(Pair(left, right), collation)
    ]


def test_the_later_of_two_dates_of_one_agency_copy_weeks_apart_is_doubtful() -> None:
    early, late = article("2022-01-27T20:39+05:30"), article("2021-12-02")
    assert certainties(early, late) == ["guessed", "sure"]
    assert certainties(late, early) == ["sure", "guessed"]


def test_it_holds_for_a_page_that_says_only_when_it_was_updated() -> None:
    assert certainties(article(updated="2022-01-27"), article("2021-12-02")) == ["guessed", "sure"]


def test_a_few_days_apart_are_no_reason_to_doubt() -> None:
    assert certainties(article("2021-12-09"), article("2021-12-02")) == ["sure", "sure"]


@pytest.mark.parametrize("finding", ["common source", "incidental", "none"])
def test_articles_that_share_no_copy_say_nothing_of_each_other_s_date(finding: Finding) -> None:
    assert certainties(article("2022-01-27"), article("2021-12-02"), finding) == ["sure", "sure"]


def test_an_unknown_date_stays_unknown() -> None:
    assert certainties(article(), article("2021-12-02")) == ["unknown", "sure"]
