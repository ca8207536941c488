"""Papers and broadcasters, and the few places where a text says which of them it is from.

A paper that a story quotes ("told the BBC") is not its publisher: only a headline's ends, a byline, an address, a
copyright line and what a page says of itself are asked.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reader.articles.model import UNKNOWN, Certainty, Field, Paragraph
from reader.data import entries

_WORDS: Final = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_HOST: Final = re.compile(r"https?://(?:www\.|m\.|amp\.)?([^/\s:?#]+)", re.IGNORECASE)
_NOTE: Final = re.compile(r"\s*\([^)]*\)$")


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
        publisher = Publisher(_NOTE.sub("", name), siglum, country)
        tables.hosts.update(dict.fromkeys(hosts.split(), publisher))
        if name == publisher.name or others:
            for alias in [publisher.name, *others.split(";")]:
                words = tuple(_WORDS.findall(alias))
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


class Publication(NamedTuple):
    """Whose article it is, with the country that this tells."""

    field: Field
    country: str


_TAB: Final = re.compile(r"\s(?:[|–—-])\s(?P<paper>[^|–—]{2,40})$")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?)?\s*(?:by )?(?P<name>[^\W\d_][^.|,;©\n]{1,40})",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|in|co\.\w\w|uk|au|news|tv|hk)\b", re.IGNORECASE)


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
    for paragraph in paragraphs:
        if paragraph.role == "byline":
            for named in named_in(text[paragraph.start : paragraph.end]):
                if not _is_agency(named.publisher.name):
                    start, end = paragraph.start + named.start, paragraph.start + named.end
                    return _found(named.publisher, text[start:end], start, "sure", "named in the byline")
    found = _of_headline(title)
    if found:
        return found
    if opened and not _is_agency(opened.name):
        start = text.find(f"({opened.siglum})") + 1
        return _found(opened, text[start : start + len(opened.siglum)], start, "sure", "named in the dateline")
    found = _of_notices(text, paragraphs)
    if found:
        return found
    if host:
        return Publication(Field(host, host, text.find(host), text.find(host) + len(host), "guessed", "its host"), "")
    return Publication(UNKNOWN, "")


def _found(publisher: Publisher, printed: str, start: int, certainty: Certainty, rule: str) -> Publication:
    field = Field(publisher.name, printed, start, start + len(printed), certainty, rule)
    return Publication(field, publisher.country)


def _is_agency(name: str) -> bool:
    return name in {
        "AP",
        "Reuters",
        "AFP",
        "Xinhua",
        "TASS",
        "Interfax",
        "ANI",
        "UPI",
        "Yonhap News Agency",
        "Kyodo News",
    }


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


def _of_notices(text: str, paragraphs: Sequence[Paragraph]) -> Publication | None:
    """A paper that the page's own notices name: "Why you can trust SCMP", "edited by NDTV staff", "© 2021 WION"."""
    for paragraph in paragraphs:
        if paragraph.role not in {"furniture", "credit"}:
            continue
        line = text[paragraph.start : paragraph.end]
        for site in _SITE.finditer(line):
            _, publisher = of_host(f"http://{site[0]}")
            if publisher:
                return _found(publisher, site[0], paragraph.start + site.start(), "guessed", "a notice of the page")
        if line.split()[0].lower() in _OTHERS:
            continue
        for named in named_in(line):
            printed = line[named.start : named.end]
            # "Metro" or "Dawn" alone may be a word; "SCMP" and "BBC News" are not.
            plain = printed.istitle() and " " not in printed
            if not plain and not (paragraph.role == "credit" and _is_agency(named.publisher.name)):
                return _found(
                    named.publisher, printed, paragraph.start + named.start, "guessed", "a notice of the page"
                )
    for paragraph in paragraphs:
        line = text[paragraph.start : paragraph.end]
        match = _COPYRIGHT.match(line) if paragraph.role == "furniture" else None
        if match:
            name = match["name"].strip()
            start = paragraph.start + match.start("name")
            return Publication(Field(name, name, start, start + len(name), "guessed", "a copyright line"), "")
    return None


_OTHERS: Final = frozenset({"source:", "image", "photo", "via", "also"})
