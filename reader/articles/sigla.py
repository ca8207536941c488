"""Sigla: the short label of each article as a witness."""

import os.path
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final
from unicodedata import east_asian_width

from reader.articles.model import Article
from reader.articles.patterns import Lazy
from reader.articles.publishers import siglum_of

MAX_CELLS: Final = 8
MIN_INITIALS: Final = 2
"""Initials that tell a publisher; a first word that has room is better than so few."""
ANYBODYS: Final = frozenset({"morning", "evening", "daily", "sunday", "weekly", "local", "new", "national"})
"""Words that begin the names of many papers: the next one tells more."""

_PARTS: Final = Lazy(r"[^\W_]+")


def sigla(articles: Sequence[Article]) -> tuple[str, ...]:
    """Label articles that are compared, each with its own: at most `MAX_CELLS` cells.

    By publisher; where that is unknown by the shortest part of the file's name that no other file has, a word if one
    is among them. Two that come out alike get a, b: WIONa, Leeds a, Guard. a.
    """
    parts = [_PARTS.findall(os.path.splitext(os.path.basename(article.path))[0]) for article in articles]
    holders = Counter(part for found in parts for part in {part.lower() for part in found})
    papers = _of_publishers({article.meta.publisher.value for article in articles})
    labels = [
        papers[article.meta.publisher.value] or _of_name(found, holders)
        for article, found in zip(articles, parts, strict=True)
    ]
    # Reuters and reuters are one name to whoever reads them aloud.
    counts = Counter(label.casefold() for label in labels)
    given: Counter[str] = Counter()
    taken = {label for label, count in counts.items() if count == 1}
    result: list[str] = []
    for label in labels:
        told, name = label, label.casefold()
        while counts[name] > 1 and told.casefold() in taken | {name}:
            told = _marked(label, _letter(given[name]))
            given[name] += 1
        taken.add(told.casefold())
        result.append(told)
    return tuple(result)


def _marked(label: str, mark: str) -> str:
    """A label with its letter, so that it is seen to be one: WIONa, Leeds a, Guard. a."""
    if label[-1].isupper() and mark.isalpha() and _cells(label) < MAX_CELLS:
        return label + mark
    room = MAX_CELLS - len(mark) - 1
    return (label if _cells(label) <= room else _cut(label, room - 1) + ".") + " " + mark


def _letter(number: int) -> str:
    """a, b, ... z, then 27, 28 ..."""
    return chr(ord("a") + number) if number < 26 else str(number + 1)


def _of_publishers(names: Collection[str]) -> dict[str, str]:
    """A label for each publisher: the best one that no other of them could have as well, else its best."""
    wishes = {name: _wishes(name) for name in names}
    counts = Counter(wish for name in names for wish in set(wishes[name]))
    return {
        name: next((wish for wish in found if counts[wish] == 1), found[0] if found else "")
        for name, found in wishes.items()
    }


def _wishes(name: str) -> list[str]:
    """What a publisher may be called, the best first: whole words and initials before a word that is cut."""
    if not name:
        return []
    listed = siglum_of(name)
    if listed:
        return [listed]
    bare = name.removeprefix("The ").removeprefix("the ").removeprefix("www.")
    if _cells(bare) <= MAX_CELLS:
        return [bare]
    words = _PARTS.findall(bare) or [bare]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    own = next((word for word in words if word.lower() not in ANYBODYS), words[0])
    is_whole = _cells(own) <= MAX_CELLS
    first = _shortened(own)
    if len(capitals) < MIN_INITIALS:
        return [first]
    if len(capitals) == MIN_INITIALS:
        return [first, capitals] if is_whole else [capitals, first]
    return [capitals[:MAX_CELLS], first]


def _of_name(parts: Sequence[str], holders: Mapping[str, int]) -> str:
    """The shortest part of a file's name that only one file has; the first of them where two are as short.

    A word goes before a number: `14` of a date would be read as a paragraph's place.
    """
    own = [part for part in parts if holders[part.lower()] == 1] or parts
    words = [part for part in own if part.isalpha()]
    return _shortened(min(words or own, key=len)) if own else "?"


def _shortened(word: str) -> str:
    """A word that fits; that it was cut is said where letters would be taken for a whole word."""
    if _cells(word) <= MAX_CELLS:
        return word
    is_spelled = word.isalpha() and word.lower() != word.upper()
    return _cut(word, MAX_CELLS - 1) + "…" if is_spelled else _cut(word, MAX_CELLS)


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _cut(text: str, cells: int) -> str:
    while _cells(text) > cells:
        text = text[:-1]
    return text
