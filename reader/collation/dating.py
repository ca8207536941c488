"""Dates that the other article makes doubtful.

A page that was published again, or a database that stamps the day of the crawl, dates an article long after what it
reports. One article cannot tell; two that print the same agency copy weeks apart can.
"""

from typing import Final

from reader.articles.model import Article, Field
from reader.collation.model import Collation
from reader.pair import SIDES, Pair, Side, other

APART: Final = 14
"""Days: papers print agency copy within the day, weeklies within the week after."""


def with_doubtful_dates(articles: Pair[Article], collation: Collation) -> Pair[Article]:
    """The articles with the later date marked as guessed where both print one agency copy weeks apart."""
    if collation.finding != "agency copy":
        return articles
    days = days_apart(Pair(*map(dated, articles)))
    if days is None or abs(days) < APART:
        return articles
    late: Side = SIDES[0] if days > 0 else SIDES[1]
    rule = f"the other article prints the same agency copy {abs(days)} days earlier"
    meta = articles[late].meta
    doubted = meta._replace(published=_doubted(meta.published, rule), updated=_doubted(meta.updated, rule))
    notice = f"its date is doubtful: {rule}"
    changed = articles[late]._replace(meta=doubted, notices=(*articles[late].notices, notice))
    kept = articles[other(late)]
    return Pair(changed, kept) if late == SIDES[0] else Pair(kept, changed)


def days_apart(dates: Pair[Field]) -> int | None:
    """How many days the left date is the later one; None where either is unknown."""
    left, right = map(_day, dates)
    return None if left is None or right is None else left - right


def dated(article: Article) -> Field:
    """The date that an article goes by: when it was published, else when it was updated."""
    return article.meta.published if article.meta.published.value else article.meta.updated


def _doubted(field: Field, rule: str) -> Field:
    return field._replace(certainty="guessed", rule=rule) if field.value else field


def _day(field: Field) -> int | None:
    from datetime import date  # noqa: PLC0415 - only where two dates are compared

    try:
        return date.fromisoformat(field.value[:10]).toordinal()
    except ValueError:
        return None
