"""Time zones by the abbreviations that papers print; the usual libraries guess where these are ambiguous."""

import re
from functools import cache
from typing import Final

from reader.articles.days import weekday
from reader.articles.patterns import Lazy
from reader.data import entries

_NUMERIC: Final = Lazy(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d\d)?$", re.IGNORECASE)
_AMERICAN: Final = {"ET": -5, "EASTERN": -5, "CT": -6, "CENTRAL": -6, "MT": -7, "PT": -8, "PACIFIC": -8}
_NAMED: Final = {"HONG KONG": "HKT"}


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in entries("zones.txt"):
        name, *readings = entry.split()
        table[name] = tuple((reading[:-6].rstrip("*"), reading[-6:]) for reading in readings)
    return table


def is_zone(printed: str) -> bool:
    """Whether what stands after a time is a zone: a sum, an abbreviation in capitals, or "Moscow time"."""
    if not printed:
        return False
    name = printed.removesuffix(" time").removesuffix(" Time")
    if _NUMERIC.match(printed) or len(name) < len(printed):
        return True
    return printed.isupper() and (name in _AMERICAN or name in _table())


def offset(zone: str, country: str, date: str) -> tuple[str, str]:
    """Offset from UTC of a printed zone, as ISO 8601 writes it, and the doubt about it in plain words.

    Args:
        zone: As printed: "IST", "GMT+1", "+05:30", "Moscow time"; may be empty.
        country: Code of the country of the paper or of its place, which decides ambiguous ones; may be empty.
        date: The day (ISO), which decides whether "ET" is summer time.

    Returns:
        The offset, empty when it cannot be told, and the doubt, empty when there is none.
    """
    if not zone:
        return "", ""
    if numeric := _NUMERIC.match(zone):
        return f"{numeric[1]}{int(numeric[2]):02}:{numeric[3] or '00'}", ""
    name = re.sub(r"\s+(?:standard\s+|daylight\s+)?time$", "", zone, flags=re.IGNORECASE).upper()
    name = _NAMED.get(name, name)
    if name in _AMERICAN:
        return f"-{-_AMERICAN[name] - _is_american_summer(date):02}:00", ""
    readings = _table().get(name, ())
    fitting = [value for place, value in readings if place in {"", country}]
    if fitting:
        return fitting[0], ""
    return "", f"{zone} can be more than one time zone" if readings else "the zone is not told"


def _is_american_summer(date: str) -> bool:
    """Whether clocks in the United States are forward: second Sunday of March to first of November, since 2007."""
    year, month, day = map(int, date.split("-"))
    if month in {3, 11}:
        # Day of the month of the first Sunday.
        sunday = 7 - weekday(year, month, 1)
        return day >= sunday + 7 if month == 3 else day < sunday
    return 3 < month < 11
