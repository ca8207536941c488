"""Days and times as papers print them, resolved from the article's own date, and how two compare.

English only. A weekday is the nearest day of that name to the article's date, at most six days away; where that date
is unknown or doubtful the weekday stays a weekday.
"""

import datetime as dt
import re
from typing import Final, NamedTuple

from reader.articles.model import Metadata
from reader.collation.details.strands import Strand
from reader.pair import Pair

_WEEKDAYS: Final = {
    name: number
    for number, day in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    for name in (day, day[:3], day + "'s")
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}  # fmt: skip
_MONTHS: Final = {
    name: number
    for number, month in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), start=1,
    )
    for name in (month, month[:3], month + "'s")
} | {"sept": 9}  # fmt: skip
_RELATIVE: Final = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_PARTS: Final = {
    "morning": (5 * 60, 12 * 60), "afternoon": (12 * 60, 18 * 60), "evening": (17 * 60, 23 * 60),
    "night": (18 * 60, 30 * 60), "dawn": (4 * 60, 8 * 60), "dusk": (16 * 60, 22 * 60), "midnight": (24 * 60, 24 * 60),
    "noon": (12 * 60, 12 * 60), "midday": (12 * 60, 12 * 60), "lunchtime": (11 * 60, 15 * 60),
    "overnight": (20 * 60, 32 * 60), "nightfall": (16 * 60, 23 * 60), "daybreak": (4 * 60, 8 * 60),
    "early": (0, 10 * 60), "late": (16 * 60, 30 * 60), "sunrise": (4 * 60, 9 * 60), "sunset": (16 * 60, 22 * 60),
}  # fmt: skip
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm|a\.m\.|p\.m\.)?$")
_DAY: Final = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$")
_YEAR: Final = re.compile(r"(1[5-9]\d\d|20\d\d)(?:'?s)?$")
_YEAR_AFTER: Final = frozenset({
    "in", "since", "until", "till", "by", "of", "from", "during", "for", "late", "early", "mid", "the",
    "before", "after", "to",
})  # fmt: skip
_ZONES: Final = frozenset(["gmt", "utc", "est", "edt", "cet", "cest", "bst", "ist", "pst", "pdt", "et"])
_FROM_NOW: Final = {"last": -1, "this": 0, "next": 1}
_PERIODS: Final = frozenset(
    ["week", "month", "year", "weekend", "summer", "winter", "spring", "autumn", "fall", "decade", "century"]
)
_NTH: Final = frozenset(["first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th"])
_PLACED: Final = frozenset({"on", "at", "in"})
_SEASONS: Final = frozenset({"spring", "summer", "autumn", "winter"})
_IN_SEASON: Final = frozenset({"in", "the", "this", "last", "next", "early", "late"})
_BRIEF: Final = frozenset({"mar", "sun", "sat", "may", "wed", "mon", "jan", "march", "august", "april", "june"})
"""Names of days and months that are also words or names of persons: they count when the context bears them out."""
_BASIC: Final = frozenset(
    {*_WEEKDAYS, *_MONTHS, *_RELATIVE, *_PARTS, *_FROM_NOW, *_NTH, "am", "pm", *_PERIODS, *_SEASONS}
)
_VOCABULARY: Final = _BASIC | frozenset(f"{word}'s" for word in _BASIC)
TWINS: Final = 14
"""Days between the dates of two articles on one event from which one of the dates is doubtful."""
WEEK: Final = 6


class Calendar(NamedTuple):
    """What is known of an article's own date."""

    day: dt.date | None
    doubt: str
    """Why the date may be wrong; empty when it is sure."""


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
    doubts = [twins or ("" if day is None or _is_sure(meta) else "the article's own date is a guess")
              for day, meta in zip(days, metas, strict=True)]  # fmt: skip
    return Pair(Calendar(days.left, doubts[0]), Calendar(days.right, doubts[1]))


def _is_sure(meta: Metadata) -> bool:
    return (meta.published if meta.published.value else meta.updated).certainty == "sure"


def _own_day(meta: Metadata) -> dt.date | None:
    value = meta.published.value or meta.updated.value
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


class _Parts(NamedTuple):
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    date: int | None = None
    offset: int | None = None
    minutes: tuple[int, int] | None = None
    period: str = ""


_NO_PARTS: Final = _Parts()


def moments(strand: Strand, first: int, last: int, calendar: Calendar) -> list[Moment]:
    """The days and times that begin between two positions; a time with its day is one."""
    found: list[Moment] = []
    position = first
    while position < last:
        parts, end = _parts(strand, position)
        if end == position:
            position += 1
            continue
        start = position
        position = end
        while True:
            step = 1 if strand.phrase(end, end + 1) in _PLACED else 0
            following, upto = _parts(strand, end + step) if end + step < len(strand.keys) else (_Parts(), end + step)
            joined = _join(parts, following) if upto > end + step and _near(strand, end, upto) else None
            if joined is None:
                break
            parts, end = joined, upto
            position = end
        if _counts(strand, start, end, parts):
            found.append(_resolve(start, end, parts, calendar))
    return found


def _near(strand: Strand, start: int, end: int) -> bool:
    return all(strand.before(position).strip() in {"", ","} for position in range(start, end))


def _join(one: _Parts, two: _Parts) -> _Parts | None:
    """Two neighbouring pieces as one moment, unless both say the same kind of thing."""
    if one.period or two.period:
        return None
    merged = []
    for mine, theirs in zip(one[:6], two[:6], strict=True):
        if mine is not None and theirs is not None:
            return None
        merged.append(theirs if mine is None else mine)
    return _Parts(*merged)  # type: ignore[arg-type]


def _counts(strand: Strand, start: int, end: int, parts: _Parts) -> bool:
    """Whether a piece alone is a moment: `May` or `Sun` alone may be a name or a verb."""
    if end - start > 1:
        return True
    key = strand.keys[start]
    if key in {"early", "late"}:
        return False
    if parts.offset is not None and strand.is_capital(start) and not strand.opens_sentence(start):
        return False
    if key in _BRIEF:
        return strand.is_capital(start) and strand.phrase(start - 1, start) in _YEAR_AFTER | {"on", "last", "next"}
    return True


def is_of_moment(key: str) -> bool:
    """Whether a word may be part of a day or a time."""
    return key[0].isdigit() or key in _VOCABULARY


def _parts(strand: Strand, at: int) -> tuple[_Parts, int]:  # noqa: C901, PLR0911 - one return for each form of a moment
    key = strand.keys[at]
    if not is_of_moment(key):
        return _NO_PARTS, at
    key = key.removesuffix("'s")
    if key[0].isdigit():
        return _figures(strand, at)
    if key in _WEEKDAYS and strand.is_capital(at):
        return _Parts(weekday=_WEEKDAYS[key]), at + 1
    if key in _MONTHS and strand.is_capital(at):
        month = _MONTHS[key]
        day = _DAY.match(strand.phrase(at + 1, at + 2))
        if day and not strand.before(at + 1).strip(" ."):
            year = _YEAR.match(strand.phrase(at + 2, at + 3))
            found = _Parts(month=month, date=int(day[1]), year=int(year[1]) if year else None)
            return found, at + (3 if year else 2)
        year = _YEAR.match(strand.phrase(at + 1, at + 2))
        if year:
            return _Parts(month=month, year=int(year[1])), at + 2
        return _Parts(month=month), at + 1
    if key in _RELATIVE:
        minutes = _PARTS["night"] if key == "tonight" else None
        return _Parts(offset=_RELATIVE[key], minutes=minutes), at + 1
    if key in _FROM_NOW and strand.phrase(at + 1, at + 2) in _PERIODS:
        return _Parts(period=strand.phrase(at, at + 2)), at + 2
    if key in _FROM_NOW and strand.phrase(at + 1, at + 2) in {"night", "morning", "evening", "afternoon"}:
        offset = -1 if key == "last" else 0
        return _Parts(offset=offset, minutes=_PARTS[strand.keys[at + 1]]), at + 2
    if key in _SEASONS and strand.phrase(at - 1, at) in _IN_SEASON:
        return _Parts(period=key), at + 1
    if key in _NTH and strand.phrase(at + 1, at + 2) in {"half", "quarter"}:
        year = _YEAR.match(strand.phrase(at + 3, at + 4)) if strand.phrase(at + 2, at + 3) == "of" else None
        return _Parts(period=strand.phrase(at, at + 2)), at + (4 if year else 2)
    if key in _PARTS:
        return _Parts(minutes=_PARTS[key]), at + 1
    return _Parts(), at


def _figures(strand: Strand, at: int) -> tuple[_Parts, int]:
    """A clock time, a day before its month, or a year."""
    key = strand.keys[at]
    following = strand.phrase(at + 1, at + 2)
    clock = _CLOCK.match(key)
    if clock:
        half = (clock[3] or (following if following in {"am", "pm"} else "")).replace(".", "")
        end = at + (1 if clock[3] or not half else 2)
        if half or (clock[2] and (":" in key or strand.phrase(end, end + 1) in _ZONES)):
            minute = _minute(int(clock[1]), int(clock[2] or 0), half)
            if minute is not None:
                end += strand.phrase(end, end + 1) in _ZONES
                return _Parts(minutes=(minute, minute)), end
    day = _DAY.match(key)
    month_at = at + 2 if following == "of" else at + 1
    if day and month_at < len(strand.keys) and strand.keys[month_at] in _MONTHS and strand.is_capital(month_at):
        year = _YEAR.match(strand.phrase(month_at + 1, month_at + 2))
        found = _Parts(month=_MONTHS[strand.keys[month_at]], date=int(day[1]), year=int(year[1]) if year else None)
        return found, month_at + (2 if year else 1)
    year = _YEAR.match(key)
    if year and (strand.phrase(at - 1, at) in _YEAR_AFTER if at else False):
        return _Parts(year=int(year[1])), at + 1
    return _Parts(), at


def _minute(hour: int, minute: int, half: str) -> int | None:
    if minute > 59 or hour > (12 if half else 24):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return 60 * hour + minute


def _resolve(first: int, last: int, parts: _Parts, calendar: Calendar) -> Moment:
    day: dt.date | None = None
    own = calendar.day
    doubt = calendar.doubt
    if own is None:
        doubt = "the article's own date is unknown"
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


def same_time(one: Moment, two: Moment) -> bool | None:
    """Whether the times of day agree; None when one of them has none or they only overlap."""
    if one.minutes is None or two.minutes is None:
        return None
    if one.minutes == two.minutes:
        return True
    (a, b), (c, d) = one.minutes, two.minutes
    overlap = max(a, c) <= min(b, d)
    return None if overlap else False
