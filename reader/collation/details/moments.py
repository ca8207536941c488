"""What a day or a time in a text comes to, resolved from the article's own date, and how two compare.

A weekday is the nearest day of that name to the article's date, at most six days away; where that date is unknown or
doubtful the weekday stays a weekday.
"""

import datetime as dt
from typing import Final, NamedTuple

from reader.articles.model import Metadata
from reader.pair import Pair

TWINS: Final = 14
"""Days between the dates of two articles on one event from which one of the dates is doubtful."""
WEEK: Final = 6


class Calendar(NamedTuple):
    """What is known of an article's own date."""

    day: dt.date | None
    doubt: str
    """Why the date may be wrong, or has no year; empty when it is sure, or when nothing is known of it."""


class Moment(NamedTuple):
    """One day or time, at its place in a strand."""

    first: int
    last: int
    day: dt.date | None
    """Resolved in full."""
    weekday: int | None
    year: int | None
    month: int | None
    date: int | None
    """Day of the month."""
    minutes: tuple[int, int] | None
    """Earliest and latest minute of the day; equal for a clock time."""
    period: str
    """`last week`, `next month`: compared as printed; empty for a day."""
    doubt: str
    """Why the day could not be resolved, or only with doubt."""
    offset: int | None = None
    """Days from the article's own: yesterday is -1."""


def calendars(metas: Pair[Metadata]) -> Pair[Calendar]:
    """The dates of both articles; two that lie weeks apart put each other in doubt."""
    days = Pair(*(_own_day(meta) for meta in metas))
    apart = abs((days.left - days.right).days) if days.left and days.right else 0
    twins = f"the articles' own dates lie {apart} days apart" if apart > TWINS else ""
    doubts = [twins or _doubt(day, meta) for day, meta in zip(days, metas, strict=True)]
    return Pair(Calendar(days.left, doubts[0]), Calendar(days.right, doubts[1]))


def _doubt(day: dt.date | None, meta: Metadata) -> str:
    """Why an article's own date may be wrong, or what is missing of it."""
    if day is None:
        return f"the article's own date has no year ({meta.published.printed})" if meta.published.printed else ""
    return "" if _is_sure(meta) else "the article's own date is a guess"


def _is_sure(meta: Metadata) -> bool:
    return (meta.published if meta.published.value else meta.updated).certainty == "sure"


def _own_day(meta: Metadata) -> dt.date | None:
    value = meta.published.value or meta.updated.value
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


class Parts(NamedTuple):
    """The pieces of a day or a time, as printed."""

    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    date: int | None = None
    offset: int | None = None
    minutes: tuple[int, int] | None = None
    period: str = ""


NO_PARTS: Final = Parts()


def resolve(first: int, last: int, parts: Parts, calendar: Calendar) -> Moment:
    """A moment at its place, from the pieces of which it is printed."""
    day: dt.date | None = None
    own = calendar.day
    doubt = calendar.doubt
    if own is None:
        doubt = doubt or "the article's own date is unknown"
    elif parts.offset is not None:
        day = own + dt.timedelta(days=parts.offset)
    elif parts.month and parts.date:
        day = _nearest_date(parts.year, parts.month, parts.date, own)
        doubt = "" if parts.year else doubt
    elif parts.weekday is not None:
        day = _nearest_weekday(parts.weekday, own)
    if own is None and parts.year and parts.month and parts.date:
        day, doubt = _date(parts.year, parts.month, parts.date), ""
    return Moment(
        first,
        last,
        day,
        parts.weekday,
        parts.year,
        parts.month,
        parts.date,
        parts.minutes,
        parts.period,
        doubt,
        parts.offset,
    )


def _date(year: int, month: int, date: int) -> dt.date | None:
    try:
        return dt.date(year, month, date)
    except ValueError:
        return None


def _nearest_date(year: int | None, month: int, date: int, own: dt.date) -> dt.date | None:
    years = [year] if year else [own.year - 1, own.year, own.year + 1]
    days = [day for each in years if (day := _date(each, month, date))]
    return min(days, key=lambda day: abs((day - own).days), default=None)


def _nearest_weekday(weekday: int, own: dt.date) -> dt.date:
    """The nearest day of that name; news looks back, so of two equally near ones the one before."""
    back = (own.weekday() - weekday) % 7
    return own - dt.timedelta(days=back) if back <= WEEK // 2 else own + dt.timedelta(days=7 - back)


def same_day(one: Moment, two: Moment) -> bool | None:  # noqa: PLR0911 - one return for each way to tell
    """Whether two moments name one day; None when that cannot be told.

    Weekdays are compared as resolved days only where both articles' dates are sure; else by their names.
    """
    if one.period or two.period:
        return one.period == two.period
    if one.offset is not None and one.offset == two.offset:
        return True
    if one.day and two.day and not (one.doubt or two.doubt):
        if one.weekday is not None and two.weekday is not None:
            # Two weekdays of one name in one passage are one day, even where the papers print it days apart.
            return one.weekday == two.weekday
        if abs((one.day - two.day).days) in {0, 7} and None not in {one.weekday, two.weekday}:
            return True
        if (one.weekday is None) != (two.weekday is None):
            # `Sunday` in one paper, `March 17` in the other: the weekday of the date decides.
            named, dated = (one, two) if one.weekday is not None else (two, one)
            assert dated.day is not None
            return dated.day.weekday() == named.weekday and (dated.day - named.day).days % 7 == 0 if named.day else None
        return one.day == two.day
    for mine, theirs in (
        (one.weekday, two.weekday),
        (one.year, two.year),
        (one.month, two.month),
        (one.date, two.date),
    ):
        if mine is not None and theirs is not None and mine != theirs:
            return False
    if (one.weekday is None) == (two.weekday is None) and (one.month is None) == (two.month is None):
        return True if one.day == two.day or one.weekday is not None or one.month is not None else None
    return None


def is_day(moment: Moment) -> bool:
    """Whether a moment names a day, a month or a year, not only a time of day."""
    return (moment.weekday, moment.year, moment.month, moment.date, moment.day, moment.offset) != (None,) * 6 or bool(
        moment.period
    )


def same_time(one: Moment, two: Moment) -> bool | None:
    """Whether the times of day agree; None when one of them has none or they only overlap."""
    if one.minutes is None or two.minutes is None:
        return None
    if one.minutes == two.minutes:
        return True
    (a, b), (c, d) = one.minutes, two.minutes
    overlap = max(a, c) <= min(b, d)
    return None if overlap else False
