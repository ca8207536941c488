"""Papers and broadcasters, and the few places where a text says which of them it is from.

A paper that a story quotes ("told the BBC") is not its publisher: only a headline's ends, a byline, an address, a
copyright line and what a page says of itself are asked.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reader.articles.agencies import Named as Agency
from reader.articles.agencies import agency_line, credited_in
from reader.articles.dates import find_dates
from reader.articles.mastheads import NAMED, is_paper, is_section, printed_small
from reader.articles.model import UNKNOWN, Certainty, Field, Paragraph
from reader.articles.patterns import Lazy
from reader.data import entries

_WORDS: Final = Lazy(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_HOST: Final = Lazy(r"https?://(?:www\.|m\.|amp\.)?([^/\s:?#]+)", re.IGNORECASE)
_NOTE: Final = Lazy(r"\s*\([^)]*\)$")


class Publisher(NamedTuple):
    """A paper, broadcaster or agency with pages of its own."""

    name: str
    siglum: str
    """Short label, at most 8 cells."""
    country: str


class Named(NamedTuple):
    """A publisher where a text names it."""

    start: int
    end: int
    publisher: Publisher


class _Tables(NamedTuple):
    hosts: dict[str, Publisher]
    names: dict[str, list[tuple[tuple[str, ...], Publisher]]]
    """By first word: the words of each name, the longest first."""


@cache
def _tables() -> _Tables:
    tables = _Tables({}, {})
    for entry in entries("publishers.txt"):
        name, siglum, country, hosts, others = (cell.strip() for cell in entry.split("|"))
        publisher = Publisher(_NOTE.sub("", name) if "(" in name else name, siglum, country)
        tables.hosts.update(dict.fromkeys(hosts.split(), publisher))
        if name == publisher.name or others:
            for alias in [publisher.name, *others.split(";")]:
                words = tuple(alias.replace("!", "").split())
                if words:
                    tables.names.setdefault(words[0], []).append((words, publisher))
    for readings in tables.names.values():
        readings.sort(key=lambda reading: -len(reading[0]))
    return tables


def named_in(text: str) -> list[Named]:
    """Find every publisher that a text names: for words in which a text speaks of itself."""
    words = list(_WORDS.finditer(text))
    names = _tables().names
    found: list[Named] = []
    place = 0
    while place < len(words):
        for alias, publisher in names.get(words[place][0].removesuffix("'s").removesuffix("’s"), ()):
            here = words[place : place + len(alias)]
            if tuple(word[0].removesuffix("'s").removesuffix("’s") for word in here) == alias:
                found.append(Named(here[0].start(), here[-1].end(), publisher))
                place += len(alias) - 1
                break
        place += 1
    return found


def unlisted_agencies(text: str) -> list[Agency]:
    """Find the agencies that a credit tells by its form, publishers not among them."""
    return [agency for agency in credited_in(text) if not named_in(agency.name)]


def of_host(url: str) -> tuple[str, Publisher | None]:
    """Find the host of an address, without `www.`, and the publisher whose it is, if known."""
    match = _HOST.match(url)
    if match is None:
        return "", None
    host = match[1].lower()
    parts = host.split(".")
    for first in range(len(parts) - 1):
        publisher = _tables().hosts.get(".".join(parts[first:]))
        if publisher:
            return host, publisher
    return host, None


def siglum_of(name: str) -> str:
    """Short label of a publisher by its name, as the list has it; empty for one that it has not."""
    found = [named for named in named_in(name) if (named.start, named.end) == (0, len(name))]
    return found[0].publisher.siglum if found else ""


def is_named_alone(text: str) -> bool:
    """Whether a line is nothing but the name of a listed publisher."""
    return any((named.start, named.end) == (0, len(text)) for named in named_in(text))


class Publication(NamedTuple):
    """Whose article it is, with the country that this tells."""

    field: Field
    country: str


_TAB: Final = Lazy(r"\s(?:[|–—-])\s(?P<paper>[^|–—]{2,40})$")
_COPYRIGHT: Final = Lazy(
    r"(?:©|\(c\)|copyright)[\s©]*(?P<year>\d{4}[\d\s–-]*,?)?\s*(?:by )?(?P<name>[^\W\d_][^.|,;/©\n]{1,40})",
    re.IGNORECASE,
)
_COMPANY: Final = Lazy(
    r"\s+(?:limited|ltd|inc|llc|plc|gmbh|ab|corp|corporation|pvt|group|all rights reserved|\d{4})\b.*$", re.IGNORECASE
)
_SITE: Final = Lazy(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|in|co\.\w\w|uk|au|news|tv|hk)\b", re.IGNORECASE)
_AGENCIES: Final = frozenset(
    {"AP", "Reuters", "AFP", "Xinhua", "TASS", "Interfax", "ANI", "UPI", "Yonhap News Agency", "Kyodo News"}
)
_NOTICES_OF_OTHERS: Final = frozenset({"source:", "image", "photo", "via", "also"})


class _Words(NamedTuple):
    """A line of the page, with its offset."""

    start: int
    words: str
    role: str


def publisher_of(
    text: str, paragraphs: Sequence[Paragraph], title: Field, url: str, opened: Publisher | None
) -> Publication:
    """Find the publisher that the text names as its own; unknown where it names none.

    Args:
        text: The article's text.
        paragraphs: With their roles.
        title: The headline.
        url: The address that the text gives; may be empty.
        opened: The publisher that a dateline names: "(CNN) —".
    """
    host, of_address = of_host(url)
    at = text.find(url) if url else -1
    if of_address:
        return _found(of_address, url, at, "sure", "the host of its address")
    lines = [
        _Words(p.start, text[p.start : p.end], p.role)
        for p in paragraphs
        if p.role in {"byline", "furniture", "credit", "dateline"}
    ]
    found = _of_line_above(text, paragraphs, title.start) or _of_byline(lines) or _of_headline(title)
    if found is None and opened and opened.name not in _AGENCIES:
        start = text.find(f"({opened.siglum})") + 1
        found = _found(opened, text[start : start + len(opened.siglum)], start, "sure", "named in the dateline")
    found = found or _of_notices(lines) or _of_masthead(lines, title.start)
    if found is None and host:
        at = text.find(host)
        found = Publication(Field(host, host, at, at + len(host), "guessed", "the host of its address"), "")
    return found or Publication(UNKNOWN, "")


def _found(publisher: Publisher, printed: str, start: int, certainty: Certainty, rule: str) -> Publication:
    field = Field(publisher.name, printed, start, start + len(printed), certainty, rule)
    return Publication(field, publisher.country)


def _of_line_above(text: str, paragraphs: Sequence[Paragraph], title_start: int) -> Publication | None:
    """A paper's name on a line of its own above the headline."""
    prose: list[str] | None = None
    for paragraph in paragraphs:
        if paragraph.start >= title_start:
            break
        if paragraph.role not in {"furniture", "dateline"}:
            continue
        words = text[paragraph.start : paragraph.end]
        if dates := find_dates(words):
            words = words[: dates[0].start].rstrip(" ,|·–—-")
        named = named_in(words)[0] if words and is_named_alone(words) else None
        # "Metro" alone may be a section of the page.
        if named and named.publisher.name not in _AGENCIES and not (words.istitle() and " " not in words):
            return _found(named.publisher, words, paragraph.start, "sure", "its name stands above the headline")
        prose = [text[p.start : p.end] for p in paragraphs if p.role == "body"] if prose is None else prose
        if is_paper(words, prose):
            value = " ".join(words.split())
            rule = "a paper's name above the headline"
            end = paragraph.start + len(words)
            return Publication(Field(value, words, paragraph.start, end, "guessed", rule), "")
    return None


def _of_byline(lines: Sequence[_Words]) -> Publication | None:
    for start, words, role in lines:
        for named in named_in(words) if role == "byline" else ():
            if named.publisher.name not in _AGENCIES:
                printed = words[named.start : named.end]
                return _found(named.publisher, printed, start + named.start, "sure", "named in the byline")
    return None


def _of_headline(title: Field) -> Publication | None:
    """A paper's name before or after a headline, as feeds and browser tabs add it."""
    tab = _TAB.search(title.value)
    if tab:
        named = named_in(tab["paper"])
        if named and (named[0].start, named[0].end) == (0, len(tab["paper"])):
            start = title.start + max(title.printed.rfind(tab["paper"]), 0)
            return _found(named[0].publisher, tab["paper"], start, "sure", "named after the headline")
    named = named_in(title.value)
    if named and named[0].start == 0:
        end = named[0].end
        rest = title.value[end:].split()
        # "BBC to cut jobs" is about it, and so may be "CNN Fires Anchor"; "RTHK Ukraine crisis builds" has it in front.
        plain = sum(word.islower() and len(word) > 3 for word in rest)
        if rest and rest[0][0].isupper() and plain > 1 and not rest[0].endswith("s"):
            return _found(
                named[0].publisher, title.value[:end], title.start, "guessed", "it stands before the headline"
            )
    return None


def _of_notices(lines: Sequence[_Words]) -> Publication | None:
    """A listed paper that the page's own notices name: "Why you can trust SCMP", "edited by NDTV staff"."""
    for start, words, role in lines:
        if role not in {"furniture", "credit"} or words.split()[0].lower() in _NOTICES_OF_OTHERS:
            continue
        for site in _SITE.finditer(words) if "." in words else ():
            _, publisher = of_host(f"http://{site[0]}")
            if publisher:
                return _found(publisher, site[0], start + site.start(), "guessed", "a notice of the page")
        for named in named_in(words):
            printed = words[named.start : named.end]
            # "Metro" or "Dawn" alone may be a word; "SCMP" and "BBC News" are not.
            plain = printed.istitle() and " " not in printed
            if not plain and not (role == "credit" and named.publisher.name in _AGENCIES):
                return _found(named.publisher, printed, start + named.start, "guessed", "a notice of the page")
    return None


def _is_alone(words: str) -> bool:
    """Whether a line is the name of a paper, with a date at most: as it stands under a byline."""
    named = NAMED.match(printed_small(words))
    if named is None:
        return False
    rest = words[named.end() :].strip(" ,|·–—-")
    dates = find_dates(rest) if rest else []
    return not rest or bool(dates and (dates[0].start, dates[-1].end) == (0, len(rest)))


def _of_masthead(lines: Sequence[_Words], title_start: int) -> Publication | None:
    """A paper that is not listed, by a line of its own, one above the headline, a copyright line or a notice."""
    for start, words, role in lines:
        if role not in {"furniture", "credit", "dateline"} and not _is_alone(words):
            continue
        copyrighted = _COPYRIGHT.match(words)
        if copyrighted and (copyrighted["year"] or "rights" in words or role == "credit"):
            name, at = _COMPANY.sub("", copyrighted["name"]).strip(), copyrighted.start("name")
        else:
            named = NAMED.search(printed_small(words))
            if (
                named is None
                or is_section(words)
                or (start >= title_start and named.start() == 0 and not _is_alone(words))
            ):
                continue
            name, at = words[named.start() : named.end()], named.start()
            if role == "credit" and agency_line(words):
                continue
        printed = name
        if name and not named_in(name):
            value = name[0].upper() + name[1:]
            field = Field(value, printed, start + at, start + at + len(printed), "guessed", "the page calls itself so")
            return Publication(field, "")
    return None
