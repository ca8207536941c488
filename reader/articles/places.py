"""Cities that reports are filed from, and the countries they tell."""

from functools import cache

from reader.data import entries


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries("places.txt"):
        country, cities = entry.split(":", 1)
        table.update((city.strip().lower(), country) for city in cities.split(","))
    return table


def country_of(place: str) -> str:
    """Code of the country of a printed place ("ROSTOCK, Germany", "New Delhi"); empty for one not listed."""
    low = place.lower().strip(" .,")
    return _table().get(low) or _table().get(low.split(",")[0].strip(), "")
