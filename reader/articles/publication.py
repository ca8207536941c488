"""When an article was published and updated, from the lines of its page that give dates."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.dates import Found, find_dates, month_of, read_labelled
from reader.articles.days import day_number, weekday
from reader.articles.model import UNKNOWN, Field, Paragraph
from reader.articles.openings import Asides
from reader.articles.patterns import Lazy

MAX_DAYS_TO_DATELINE: Final = 7
"""Copy is used within a week of its dateline; older, and either date may be another's."""

_UPDATED: Final = Lazy(r"updat|modif|edited|actualiz|mis à jour|aktualisiert|aggiornat|atualizad|revised")
_PUBLISHED: Final = Lazy(r"publi|posted|first|created|issued|added|veröffentlicht|pubblicat")
_LABELLED: Final = Lazy(
    r"(?:published|updated|posted|last updated|last modified|date|publicado)(?: on| at)?\s*:\s*(?P<date>\S.*)$",
    re.IGNORECASE,
)
_NAMED_DAY: Final = Lazy(
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? \(?"
    r"(?:(?P<m1>[A-Z][a-z]{2,8})\.? (?P<d1>\d{1,2})|(?P<d2>\d{1,2}) (?P<m2>[A-Z][a-z]{2,8}))\b(?!,? \d{4})"
)
_DAY_IN_ADDRESS: Final = Lazy(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")


class Dates(NamedTuple):
    """Both dates and what is doubtful about them."""

    published: Field
    updated: Field
    notices: tuple[str, ...]


class _Placed(NamedTuple):
    found: Found
    label: str
    """"published", "updated" or empty."""
    at: int
    """Offset of its line."""
    printed: str


def published_dates(text: str, paragraphs: Sequence[Paragraph], asides: Asides, country: str, url: str) -> Dates:
    """Read the dates of publication and of the last update.

    Args:
        text: The article's text.
        paragraphs: With their roles.
        asides: Whose dateline may contradict them.
        country: Code of the country of the paper or place, which decides ambiguous forms; may be empty.
        url: The address that the text gives; its day is the last resort; may be empty.
    """
    placed = _placed(text, paragraphs, country, frozenset())
    if any(not one.found.value and "apart" in one.found.doubt for one in placed):
        placed = _placed(text, paragraphs, country, _known_days(text, placed, url))
    first_body = next((p.start for p in paragraphs if p.role == "body"), len(text))
    published = next((one for one in placed if one.label == "published"), None) or next(
        (one for one in placed if not one.label and one.at < first_body), None
    )
    updated = next((one for one in reversed(placed) if one.label == "updated"), None)
    if published is None and updated is None:
        published = next((one for one in placed if not one.label), None)
    published = published and _most_exact(published, placed)
    fields = [_field(one) if one else UNKNOWN for one in (published, updated)]
    if fields[0] is UNKNOWN and fields[1] is UNKNOWN:
        fields[0] = _from_address(text, url)
        if fields[0] is UNKNOWN:
            fields[0] = _from_dateline(text, asides)
    notices: list[str] = []
    for number, name in ((0, "published"), (1, "updated")):
        doubt = _contradiction(text, fields[number].value, asides)
        if doubt:
            fields[number] = fields[number]._replace(certainty="guessed", rule=f"{fields[number].rule}; {doubt}")
        one = (published, updated)[number]
        doubt = (one.found.doubt if one else "") or doubt
        if doubt:
            notices.append(f"the date {name} is doubtful ({fields[number].printed}): {doubt}")
    return Dates(fields[0], fields[1], tuple(dict.fromkeys(notices)))


def _most_exact(one: _Placed, placed: Sequence[_Placed]) -> _Placed:
    """The same moment where the page gives it more exactly: with the time, with the zone."""
    same = [other for other in placed if other.found.value.startswith(one.found.value) and other.label != "updated"]
    return max(same, key=lambda other: len(other.found.value)) if one.found.value else one


def _placed(text: str, paragraphs: Sequence[Paragraph], country: str, known: frozenset[str]) -> list[_Placed]:
    """Dates of the page's own lines, with the label that stands before each."""
    placed: list[_Placed] = []
    links = False
    for paragraph in paragraphs:
        links = links or paragraph.role == "related"
        if paragraph.role not in {"dateline", "byline", "furniture"}:
            continue
        line = text[paragraph.start : paragraph.end]
        done = 0
        found = find_dates(line, country, known)
        if not found and (labelled := _LABELLED.match(line)) and (value := read_labelled(labelled["date"])):
            found = [Found(labelled.start("date"), len(line), value, "an unusual form")]
        for date in found:
            before = line[done : date.start].lower()
            label = "updated" if _UPDATED.search(before) else "published" if _PUBLISHED.search(before) else ""
            # A date without a label below links to other stories, or in a notice of the page, is not the article's.
            if label or (paragraph.role != "furniture" and not (links and placed)):
                printed = line[date.start : date.end]
                placed.append(_Placed(date, label, paragraph.start, printed))
            done = date.end
    return placed


def _field(one: _Placed) -> Field:
    found = one.found
    certainty = "guessed" if found.doubt and found.value else "sure" if found.value else "unknown"
    rule = f"a date after {one.label!r}" if one.label else "a date at the head"
    if found.doubt:
        rule = f"{rule}; {found.doubt}"
    start = one.at + found.start
    return Field(found.value, one.printed, start, one.at + found.end, certainty, rule)  # type: ignore[arg-type]


def _known_days(text: str, placed: Sequence[_Placed], url: str) -> frozenset[str]:
    """Days that the article names beyond doubt, for `02/12/2021`."""
    days = {one.found.value[:10] for one in placed if one.found.value and not one.found.doubt}
    days.update("-".join(match.groups()) for match in _DAY_IN_ADDRESS.finditer(url))
    days.update(date.value[:10] for date in find_dates(text) if date.value and not date.doubt)
    return frozenset(days)


def _from_address(text: str, url: str) -> Field:
    match = _DAY_IN_ADDRESS.search(url)
    if match is None:
        return UNKNOWN
    start = text.find(url) + match.start() + 1
    printed = match[0][1:]
    return Field("-".join(match.groups()), printed, start, start + len(printed), "guessed", "a day in the address")


def _from_dateline(text: str, asides: Asides) -> Field:
    """The day that only the dateline gives: without a year it is unknown as a date, but printed; none is guessed."""
    opening = asides.opening
    if opening is None or not opening.month:
        return UNKNOWN
    start, end = (asides.opening_at + offset for offset in opening.date)
    printed = text[start:end]
    if opening.year:
        value = f"{opening.year:04}-{opening.month:02}-{opening.day:02}"
        return Field(value, printed, start, end, "guessed", "the day of the dateline")
    return Field("", printed, start, end, "unknown", f"the dateline gives {printed} without a year")


def _contradiction(text: str, value: str, asides: Asides) -> str:
    """Why the text itself speaks against a date; empty where it does not."""
    if len(value) < 10:
        return ""
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:10])
    opening = asides.opening
    if (
        opening
        and opening.month
        and abs(_days_between(year, month, day, opening.month, opening.day)[0]) > MAX_DAYS_TO_DATELINE
    ):
        return "its dateline has another date"
    for match in _NAMED_DAY.finditer(text):
        named_month, named_day = month_of(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        if not named_month or not 1 <= named_day <= 28:
            continue
        _, named_year = _days_between(year, month, day, named_month, named_day)
        name = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")[weekday(named_year, named_month, named_day)]
        if not match["weekday"].startswith(name):
            return f"{match[0]} fits no day near it"
    return ""


def _days_between(year: int, month: int, day: int, other_month: int, other_day: int) -> tuple[int, int]:
    """Days from a day to the nearest day of that name, and its year."""
    base = day_number(year, month, day)
    return min(
        ((day_number(near, other_month, other_day) - base, near) for near in (year - 1, year, year + 1)),
        key=lambda pair: abs(pair[0]),
    )
