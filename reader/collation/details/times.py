"""Days and times as papers print them.

English only; what they come to stands in `moments`.
"""

import re
from collections.abc import Collection
from typing import Final

from reader.collation.details.moments import NO_PARTS, Calendar, Moment, Parts, resolve
from reader.collation.details.strands import Strand

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
_DAY_AFTER: Final = _YEAR_AFTER | {"on", "last", "next"}
_ZONES: Final = frozenset(["gmt", "utc", "est", "edt", "cet", "cest", "bst", "ist", "pst", "pdt", "et"])
_FROM_NOW: Final = {"last": -1, "this": 0, "next": 1}
_PERIODS: Final = frozenset(
    ["week", "month", "year", "weekend", "summer", "winter", "spring", "autumn", "fall", "decade", "century"]
)
_FEASTS: Final = frozenset({
    "christmas", "easter", "ramadan", "eid", "diwali", "hanukkah", "passover", "thanksgiving", "halloween", "lent",
    "whitsun", "pentecost", "midsummer", "nowruz",
})  # fmt: skip
_OF: Final = {"end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "middle"}
_HOURS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_MILITARY: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_TIMED: Final = frozenset({"at", "from", "by", "until", "till", "since", "before", "after", "around", "about"})
_NTH: Final = frozenset(["first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th"])
_PAST: Final = {"quarter": 15, "half": 30, "twenty": 20}
_AT_TIME: Final = frozenset({"at", "by", "before", "after", "until"})
_SHARES: Final = frozenset({"half", "quarter"})
"""Parts of a year that follow a rank: `the first quarter of next year`."""
_PLACED: Final = frozenset({"on", "at", "in"})
_PLACED_OF: Final = _PLACED | {"of"}
_SEASONS: Final = frozenset({"spring", "summer", "autumn", "winter"})
_IN_SEASON: Final = frozenset({"in", "the", "this", "last", "next", "early", "late"})
_BRIEF: Final = frozenset({"mar", "sun", "sat", "may", "wed", "mon", "jan", "march", "august", "april", "june"})
"""Names of days and months that are also words or names of persons: they count when the context bears them out."""
_BASIC: Final = frozenset(
    {
        *_WEEKDAYS,
        *_MONTHS,
        *_RELATIVE,
        *_PARTS,
        *_FROM_NOW,
        *_NTH,
        "am",
        "pm",
        *_PERIODS,
        *_SEASONS,
        *_FEASTS,
        *_OF,
        *_HOURS,
        "o'clock",
    }
)
_VOCABULARY: Final = _BASIC | frozenset(f"{word}'s" for word in _BASIC)


def moments(strand: Strand, first: int, last: int, calendar: Calendar) -> list[Moment]:
    """The days and times that begin between two positions; a time with its day is one."""
    found: list[Moment] = []
    position = first
    for start in _beginnings(strand, first, last):
        if start < position:
            continue
        parts, end = _parts(strand, start)
        if end == start:
            continue
        position = end
        while True:
            step = 1 if strand.phrase(end, end + 1) in _joints(parts) else 0
            following, upto = _parts(strand, end + step) if end + step < len(strand.keys) else (Parts(), end + step)
            following = _in_year(parts, following, calendar)
            joined = _join(parts, following) if upto > end + step and _near(strand, end, upto) else None
            if joined is None:
                break
            parts, end = joined, upto
            position = end
        if _counts(strand, start, end, parts):
            found.append(resolve(start, end, parts, calendar))
    return found


def _beginnings(strand: Strand, first: int, last: int) -> list[int]:
    """The positions at which a day or a time may begin: few, so that `_parts` is not asked of every word."""
    words = enumerate(strand.keys[first:last], first)
    return [position for position, key in words if key in _VOCABULARY or key[0].isdigit() or key in _PAST]


def _joints(parts: Parts) -> frozenset[str]:
    """What may stand between a part of a moment and the next one: `the evening of Feb 1`, `7pm on Friday`."""
    return _PLACED_OF if parts.minutes is not None and parts._replace(minutes=None) == NO_PARTS else _PLACED


def _in_year(date: Parts, following: Parts, calendar: Calendar) -> Parts:
    """What follows a date without a year, its year where it is told from the article's own: `May 2 last year`."""
    which, _, unit = following.period.partition(" ")
    if unit != "year" or which not in _FROM_NOW or not date.month or date.year or calendar.day is None:
        return following
    return Parts(year=calendar.day.year + _FROM_NOW[which])


def clock_and_day(strand: Strand, whole: Moment, calendar: Calendar) -> tuple[Moment, Moment | None] | None:
    """A moment with a time of the clock as that time and its day, if it has one; None for any other."""
    if whole.minutes is None or whole.minutes[0] != whole.minutes[1]:
        return None
    held: list[list[tuple[int, int, Parts]]] = [[], []]
    position = whole.first
    while position < whole.last:
        parts, end = _parts(strand, position)
        if end > position:
            # `this morning` says the day, however little of it.
            exact = parts.minutes is not None and parts.minutes[0] == parts.minutes[1]
            held[not exact].append((position, end, parts))
        position = max(end, position + 1)
    clock, day = held
    if not clock:
        return None
    if not day:
        return whole, None
    parts = day[0][2]
    for _, _, following in day[1:]:
        parts = _join(parts, following) or parts
    around, at = (day[0][0], day[-1][1]), clock[0][0]
    if around[0] < at < around[1]:
        return None
    end = whole.last
    if at < around[0]:
        end = around[0] - (strand.keys[around[0] - 1] in _PLACED)
        around = end, around[1]
    return resolve(at, end, clock[0][2], calendar), resolve(*around, parts, calendar)


def _near(strand: Strand, start: int, end: int) -> bool:
    return all(strand.before(position).strip() in {"", ","} for position in range(start, end))


def _join(one: Parts, two: Parts) -> Parts | None:
    """Two neighbouring pieces as one moment, unless both say the same kind of thing."""
    if one.period or two.period:
        return None
    merged = []
    if one.minutes and two.minutes:
        exact, part = sorted((one.minutes, two.minutes), key=lambda span: span[1] - span[0])
        if not part[0] <= exact[0] <= exact[1] <= part[1]:
            return None
        # `6am this morning` is 6am.
        one, two = one._replace(minutes=exact), two._replace(minutes=None)
    for mine, theirs in zip(one[:6], two[:6], strict=True):
        if mine is not None and theirs is not None:
            return None
        merged.append(theirs if mine is None else mine)
    return Parts(*merged)  # type: ignore[arg-type]


def _counts(strand: Strand, start: int, end: int, parts: Parts) -> bool:
    """Whether a piece alone is a moment: `May` or `Sun` alone may be a name or a verb."""
    if end - start > 1:
        return True
    key = strand.keys[start]
    if key in {"early", "late"}:
        return False
    if parts.offset is not None and strand.is_capital(start) and not strand.opens_sentence(start):
        return False
    if key in _BRIEF:
        return strand.is_capital(start) and strand.phrase(start - 1, start) in _DAY_AFTER
    return True


def may_tell_moment(keys: Collection[str]) -> bool:
    """Whether some of the words may be part of a day or a time."""
    if not (_VOCABULARY.isdisjoint(keys) and _SHARES.isdisjoint(keys)):
        return True
    # Most gaps are words of letters throughout, which is seen at once.
    return not all(map(str.isalpha, keys)) and any(key[0].isdigit() for key in keys)


def is_of_moment(key: str) -> bool:
    """Whether a word may be part of a day or a time."""
    return key[0].isdigit() or key in _VOCABULARY


def is_weekday(key: str) -> bool:
    """Whether a word names a day: a weekday, today, yesterday."""
    return key in _WEEKDAYS or key in _RELATIVE


def weekday_of(key: str) -> int | None:
    """The weekday that a word names in full, Monday 0; None for any other word."""
    return _WEEKDAYS.get(key) if key.removesuffix("'s").endswith("day") else None


def day_of_year(one: str, another: str) -> tuple[int, int] | None:
    """The month and day that two neighbouring words name, `June 3` or `3rd June`; None for others."""
    for name, number in ((one, another), (another, one)):
        if name in _MONTHS and (day := _DAY.match(number)):
            return _MONTHS[name], int(day[1])
    return None


def _parts(strand: Strand, at: int) -> tuple[Parts, int]:  # noqa: C901, PLR0911, PLR0912 - one return for each form of a moment
    key = strand.keys[at]
    if key not in _VOCABULARY and not key[0].isdigit() and key not in _PAST:
        return NO_PARTS, at
    key = key.removesuffix("'s")
    past = _past_hour(strand, at)
    if past is not None:
        return past
    if key[0].isdigit():
        return _figures(strand, at)
    if key in _HOURS:
        return (_hour(_HOURS[key]), at + 2) if strand.phrase(at + 1, at + 2) == "o'clock" else (NO_PARTS, at)
    if key in _OF:
        return _part_of(strand, at)
    if key in _FEASTS and strand.is_capital(at):
        return Parts(period=key), at + 1
    if key == "weekend":
        return Parts(period=key), at + 1
    if key in _FROM_NOW and strand.phrase(at + 1, at + 2) in _WEEKDAYS and key != "this":
        return Parts(period=strand.phrase(at, at + 2)), at + 2
    if key in _WEEKDAYS and strand.is_capital(at):
        return Parts(weekday=_WEEKDAYS[key]), at + 1
    if key in _MONTHS and strand.is_capital(at):
        month = _MONTHS[key]
        day = _DAY.match(strand.phrase(at + 1, at + 2))
        if day and not strand.before(at + 1).strip(" ."):
            year = _YEAR.match(strand.phrase(at + 2, at + 3))
            found = Parts(month=month, date=int(day[1]), year=int(year[1]) if year else None)
            return found, at + (3 if year else 2)
        year = _YEAR.match(strand.phrase(at + 1, at + 2))
        if year:
            return Parts(month=month, year=int(year[1])), at + 2
        return Parts(month=month), at + 1
    if key in _RELATIVE:
        minutes = _PARTS["night"] if key == "tonight" else None
        return Parts(offset=_RELATIVE[key], minutes=minutes), at + 1
    if key in _FROM_NOW and strand.phrase(at + 1, at + 2) in _PERIODS:
        return Parts(period=strand.phrase(at, at + 2)), at + 2
    if key in _FROM_NOW and strand.phrase(at + 1, at + 2) in {"night", "morning", "evening", "afternoon"}:
        offset = -1 if key == "last" else 0
        return Parts(offset=offset, minutes=_PARTS[strand.keys[at + 1]]), at + 2
    if key in _SEASONS and strand.phrase(at - 1, at) in _IN_SEASON:
        return Parts(period=key), at + 1
    if key in _NTH and strand.phrase(at + 1, at + 2) in _SHARES:
        year = _YEAR.match(strand.phrase(at + 3, at + 4)) if strand.phrase(at + 2, at + 3) == "of" else None
        return Parts(period=strand.phrase(at, at + 2)), at + (4 if year else 2)
    if key in _PARTS:
        return Parts(minutes=_PARTS[key]), at + 1
    return Parts(), at


def _past_hour(strand: Strand, at: int) -> tuple[Parts, int] | None:
    """A clock time told by the hour before or after it: `a quarter to eight`, `at 10 to five`, `half past eleven`."""
    if at + 2 >= len(strand.keys) or strand.keys[at + 1] not in {"to", "past"}:
        return None
    key, hour = strand.keys[at], _HOURS.get(strand.keys[at + 2])
    minutes = _PAST.get(key)
    if minutes is None and strand.phrase(at - 1, at) in _AT_TIME:
        minutes = int(key) if key.isdigit() else _HOURS.get(key)
    if hour is None or minutes is None or minutes > _PAST["half"]:
        return None
    minute = 60 * hour + (minutes if strand.keys[at + 1] == "past" else -minutes)
    return Parts(minutes=(minute, minute)), at + 3


def _hour(hour: int) -> Parts:
    return Parts(minutes=(60 * hour, 60 * hour))


def _part_of(strand: Strand, at: int) -> tuple[Parts, int]:
    """`the end of March`: not the same as March."""
    if strand.phrase(at + 1, at + 2) != "of":
        return NO_PARTS, at
    which = strand.phrase(at + 2, at + 3)
    following = at + 3 if which in {"the", *_FROM_NOW} else at + 2
    which = f"{which} " if which in {"next", "last"} else ""
    key = strand.phrase(following, following + 1)
    if (key in _MONTHS and strand.is_capital(following)) or key in _PERIODS or key in _SEASONS:
        return Parts(period=f"{_OF[strand.keys[at]]} of {which}{key}"), following + 1
    return NO_PARTS, at


def _exact_hour(strand: Strand, at: int, following: str) -> tuple[Parts, int] | None:
    """`0940 GMT`, `7 o'clock`."""
    military = _MILITARY.match(strand.keys[at])
    if military and following in _ZONES:
        minute = 60 * int(military[1]) + int(military[2])
        return Parts(minutes=(minute, minute)), at + 2
    if following == "o'clock" and strand.keys[at].isdigit():
        return _hour(int(strand.keys[at])), at + 2
    return None


def _listed(strand: Strand, at: int) -> Parts:
    """A day of the month named before it: `March 12, 15 and 19`."""
    for back in range(1, 5):
        before = at - back
        if before < 0 or strand.sentence[before] != strand.sentence[at]:
            break
        key = strand.keys[before]
        if key in _MONTHS and strand.is_capital(before) and back > 1:
            return Parts(month=_MONTHS[key], date=int(strand.keys[at]))
        if key != "and" and not _DAY.match(key):
            break
    return NO_PARTS


def _figures(strand: Strand, at: int) -> tuple[Parts, int]:
    """A clock time, a day before its month, or a year."""
    key = strand.keys[at]
    following = strand.phrase(at + 1, at + 2)
    exact = _exact_hour(strand, at, following)
    if exact is not None:
        return exact
    if _DAY.fullmatch(key) and key.isdigit() and (listed := _listed(strand, at)) != NO_PARTS:
        return listed, at + 1
    clock = _CLOCK.match(key)
    if clock:
        half = (clock[3] or (following if following in {"am", "pm"} else "")).replace(".", "")
        end = at + (1 if clock[3] or not half else 2)
        if half or (
            clock[2]
            and (
                ":" in key
                or strand.phrase(end, end + 1) in _ZONES
                or (strand.phrase(at - 1, at) in _TIMED if at else False)
            )
        ):
            minute = _minute(int(clock[1]), int(clock[2] or 0), half)
            if minute is not None:
                end += strand.phrase(end, end + 1) in _ZONES
                return Parts(minutes=(minute, minute)), end
    day = _DAY.match(key)
    month_at = at + 2 if following == "of" else at + 1
    if day and month_at < len(strand.keys) and strand.keys[month_at] in _MONTHS and strand.is_capital(month_at):
        year = _YEAR.match(strand.phrase(month_at + 1, month_at + 2))
        found = Parts(month=_MONTHS[strand.keys[month_at]], date=int(day[1]), year=int(year[1]) if year else None)
        return found, month_at + (2 if year else 1)
    year = _YEAR.match(key)
    if year and (strand.phrase(at - 1, at) in _YEAR_AFTER if at else False):
        return Parts(year=int(year[1])), at + 1
    return Parts(), at


def _minute(hour: int, minute: int, half: str) -> int | None:
    if minute > 59 or hour > (12 if half else 24):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return 60 * hour + minute
