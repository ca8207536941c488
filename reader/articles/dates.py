"""Dates and times as papers print them, recognised by our own rules.

A rule names each part of what it recognises, so common forms are put together here, without an import. What stands
after a label such as "Published:" in a form that no rule knows is offered to python-dateutil, never with `fuzzy`
(its import costs as much as reading fifty articles, so only then).
"""

import re
from typing import Final, NamedTuple

from reader.articles.days import weekday
from reader.articles.patterns import Lazy
from reader.articles.zones import is_zone, offset

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january enero janvier januar gennaio janeiro",
            "feb february febr febrero février februar febbraio fevereiro",
            "mar march marzo mars märz março",
            "apr april abril avril aprile abr",
            "may mayo mai maggio maio",
            "jun june junio juin juni giugno junho",
            "jul july julio juillet juli luglio julho",
            "aug august agosto août",
            "sep sept september septiembre septembre settembre setembro",
            "oct october octubre octobre oktober okt ottobre outubro",
            "nov november noviembre novembre novembro",
            "dec december diciembre décembre dezember dez dicembre dezembro dic",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WORD: Final = r"[^\W\d_]{3,10}"


_DIGIT: Final = Lazy(r"\d")
_DATE: Final = Lazy(
    rf"(?:(?P<wd>{_WORD})\.?,?\s+(?:the\s+)?)?(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|º|\.)?(?:\s+|-)(?:of\s+|de\s+)?"
    rf"(?P<m1>{_WORD})\.?,?(?:\s+|-)(?:del?\s+)?(?P<y1>\d{{4}})(?!\d)"
    rf"|(?:(?P<wd2>{_WORD})\.?,?\s+)?(?P<m2>{_WORD})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)"
    r"|(?<![\d.])(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y4>(?:19|20)\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?!\d)"
    r"|(?<![\d.])(?P<a>\d{1,2})(?P<s5>[-/.])(?P<b>\d{1,2})(?P=s5)(?P<y5>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<y6>\d{4})年(?P<m6>\d{1,2})月(?P<d6>\d{1,2})日"
)


_TIME: Final = (
    r"(?P<h>\d{1,2})"
    r"(?:(?P<sep>[:.h])(?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?|(?P<hm>\d\d)(?=\s?(?:hrs|hours|gmt|utc|z\b)))?"
    r"\s?(?P<ap>[ap]\.?m\b\.?|noon|midnight)?(?:\s?(?:hrs|hours)\b)?"
    r"(?:\s?\(?(?P<zone>(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d(?::?\d\d)?(?!\d)"
    r"|[a-z]{2,8}(?: [a-z]{2,8})? time\b|[a-z]{1,5}\b)\)?)?"
)


_AFTER: Final = Lazy(rf"(?:t|[\s,|·•–—-]*(?:at\s+|@\s*|a las\s+|à\s+|um\s+)?){_TIME}(?![\d%])")


_BEFORE: Final = Lazy(rf"(?<![\d:.]){_TIME}(?:\s*\([^()]{{0,20}}\))?[\s,|·•–—-]*(?:on\s+)?(?:{_WORD}\.?,?\s+)?$")


_RELATIVE: Final = Lazy(
    r"\b(?:\d+|an?|one|two|three|few)\s?(?:seconds?|minutes?|mins?|m|hours?|hrs?|h|days?|weeks?|months?|years?)\s+ago\b"
    r"|\bjust now\b|^(?:today|yesterday)\b"
)


class Found(NamedTuple):
    """A date where it stands in a text."""

    start: int
    end: int
    value: str
    """ISO 8601, as exact as the text is; empty where it cannot be told (a relative one, `02/12/2021`)."""
    doubt: str
    """Why it is not sure, in plain words; empty where it is."""


class _Day(NamedTuple):
    year: int
    month: int
    day: int
    doubt: str = ""


def find_dates(text: str, country: str = "", known: frozenset[str] = frozenset()) -> list[Found]:
    """Find the dates of a line, each with the time and zone beside it.

    Args:
        text: A line of a page's head or foot.
        country: Code of the country that the paper or its place is in; decides `02/12/2021` and IST. May be empty.
        known: Days (ISO) that the article names elsewhere beyond doubt; they decide `02/12/2021` too.
    """
    low = text.lower()
    if not _DIGIT.search(text) and " ago" not in low and not low.startswith(("today", "yesterday", "just now")):
        return []
    if len(low) != len(text):
        # A few capitals become two letters; such a line is read as it is.
        low = text
    found: list[Found] = []
    times: list[tuple[int, str]] = []
    done = 0
    for match in _DATE.finditer(low):
        day = _day_of(match, country, known)
        if day is None:
            continue
        start, end = _without_foreign_weekday(match)
        date = _iso(day)
        clock = _AFTER.match(low, match.end())
        time, zone = _time_of(clock, text) if clock else ("", "")
        if clock and time:
            end = clock.start("zone") + len(zone) if zone else _end_of_time(clock)
        elif (before := _BEFORE.search(low[:start], done)) and (said := _time_of(before, text))[0]:
            (time, zone), start = said, before.start()
        doubt = day.doubt or _weekday_doubt(text[start : match.end()], day)
        value = date
        if date and time:
            printed, zone_doubt = offset(zone, country, date)
            value, doubt = f"{date}T{time}{printed}", doubt or zone_doubt
            times.append((len(found), zone))
        found.append(Found(start, end, value, doubt))
        done = end
    _share_zone(found, times, country)
    if not found and (relative := _RELATIVE.search(low)):
        found.append(Found(relative.start(), relative.end(), "", "it only says how long ago"))
    return found


def _end_of_time(clock: re.Match[str]) -> int:
    """Where a time ends whose last word was no zone."""
    return max(clock.end(name) for name in ("h", "mi", "s", "hm", "ap"))


def read_labelled(text: str) -> str:
    """Read what stands after a label such as "Published:" where no rule recognised a date; empty when it is none.

    Args:
        text: The words after the label, all of which must be the date.
    """
    if len(text) > 40 or not any(character.isdigit() for character in text) or not _names_a_year.search(text):
        return ""
    from dateutil import parser  # noqa: PLC0415 - see the module's docstring

    try:
        read = parser.parse(text, ignoretz=True)
    except (ValueError, OverflowError):
        return ""
    return read.strftime("%Y-%m-%dT%H:%M" if ":" in text else "%Y-%m-%d")


_names_a_year: Final = Lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")


def month_of(word: str) -> int:
    """Number of the month that a word names or shortens; 0 for no month."""
    return _MONTHS.get(word.rstrip(".").lower(), 0)


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week, in full or shortened, in English."""
    low = word.rstrip(".,").lower()
    return low[:3] in _WEEKDAYS and (len(low) <= 5 or low.endswith("day"))


def _is_day(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _day_of(match: re.Match[str], country: str, known: frozenset[str]) -> _Day | None:
    """Read a date from the parts that its rule named; None when they make no day."""
    if match["d1"]:
        day = _Day(int(match["y1"]), month_of(match["m1"]), int(match["d1"]))
    elif match["d2"]:
        day = _Day(int(match["y2"]), month_of(match["m2"]), int(match["d2"]))
    elif match["a"]:
        return _slashed(match, country, known)
    else:
        number = "3" if match["y3"] else "4" if match["y4"] else "6"
        day = _Day(int(match["y" + number]), int(match["m" + number]), int(match["d" + number]))
    return day if _is_day(*day[:3]) else None


def _slashed(match: re.Match[str], country: str, known: frozenset[str]) -> _Day | None:
    """Read `02/12/2021`: sure only if a part is over 12, or the country, the signs or another date decide."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y5"])
    if year < 100:
        # Two digits of a year stand after "02/12/" or "2.12."; "3-2-10" is anything.
        if match["s5"] == "-" or (match["s5"] == "/" and len(match["a"]) < 2):
            return None
        year += 2000
    readings = [day for day in (_Day(year, second, first), _Day(year, first, second)) if _is_day(*day[:3])]
    if len(set(readings)) < 2:
        return readings[0] if readings else None
    decided = [day for day in readings if _iso(day) in known]
    if len(decided) == 1:
        return decided[0]
    # Nobody writes the month first before full stops.
    if match["s5"] == "." or country:
        return readings[1 if country in _MONTH_FIRST and match["s5"] != "." else 0]
    return _Day(year, 0, 0, "day and month cannot be told apart")


_MONTH_FIRST: Final = frozenset({"US", "PH"})


def _iso(day: _Day) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.month else ""


def _without_foreign_weekday(match: re.Match[str]) -> tuple[int, int]:
    """Span of a date; the word before it belongs to it only if it is a day of the week."""
    name = "wd" if match["wd"] else "wd2"
    if match[name] and not is_weekday(match[name]):
        return match.start("d1" if name == "wd" else "m2"), match.end()
    return match.span()


def _weekday_doubt(printed: str, day: _Day) -> str:
    word = printed.split(maxsplit=1)[0].rstrip(".,")
    if not day.month or not is_weekday(word):
        return ""
    if weekday(day.year, day.month, day.day) == _WEEKDAYS.index(word[:3].lower()):
        return ""
    return f"that day was no {word}"


def _time_of(match: re.Match[str], text: str) -> tuple[str, str]:
    """The time of day as HH:MM or HH:MM:SS, empty when the digits are none, and the zone as printed."""
    hour, minute = int(match["h"]), int(match["mi"] or match["hm"] or 0)
    half = (match["ap"] or "").replace(".", "")
    if not (match["sep"] or match["hm"] or half) or (half in {"am", "pm"} and not hour):
        return "", ""
    # "20:39 PM" says the same twice.
    if half in {"pm", "noon"} and hour < 12:
        hour += 12
    elif half in {"am", "midnight"} and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return "", ""
    seconds = match["s"] or "00"
    zone = text[match.start("zone") : match.end("zone")] if match["zone"] else ""
    return f"{hour:02}:{minute:02}" + (f":{seconds}" if seconds != "00" else ""), zone if is_zone(zone) else ""


def _share_zone(found: list[Found], times: list[tuple[int, str]], country: str) -> None:
    """Give the one zone that a line prints, at its last time, to the times before it."""
    zones = {zone for _, zone in times if zone}
    if len(zones) != 1 or len(times) < 2 or not times[-1][1]:
        return
    for place, zone in times:
        if not zone:
            date = found[place].value[:10]
            printed, doubt = offset(zones.copy().pop(), country, date)
            found[place] = found[place]._replace(value=found[place].value + printed, doubt=found[place].doubt or doubt)
