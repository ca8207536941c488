"""Sigla: the short label of each article as a witness."""

import os.path
from collections import Counter
from collections.abc import Sequence
from typing import Final
from unicodedata import east_asian_width

from reader.articles.model import Article
from reader.articles.patterns import Lazy
from reader.articles.publishers import siglum_of

MAX_CELLS: Final = 8

_PARTS: Final = Lazy(r"[^\W_]+")


def sigla(articles: Sequence[Article]) -> tuple[str, ...]:
    """Label articles that are compared, each with its own: at most `MAX_CELLS` cells.

    By publisher; where that is unknown by the shortest part of the file's name that no other file has. Two that come
    out alike get a, b: WIONa, Leeds a, Guard. a.
    """
    stems = [os.path.splitext(os.path.basename(article.path))[0] for article in articles]
    labels = [
        _of_publisher(article.meta.publisher.value) or _of_name(stem, stems[:place] + stems[place + 1 :])
        for place, (article, stem) in enumerate(zip(articles, stems, strict=True))
    ]
    counts = Counter(labels)
    given: Counter[str] = Counter()
    taken = {label for label in labels if counts[label] == 1}
    result: list[str] = []
    for label in labels:
        told = label
        while counts[label] > 1 and told in taken | {label}:
            told = _marked(label, _letter(given[label]))
            given[label] += 1
        taken.add(told)
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


def _of_publisher(name: str) -> str:
    if not name:
        return ""
    listed = siglum_of(name)
    if listed:
        return listed
    bare = name.removeprefix("The ").removeprefix("the ").removeprefix("www.")
    if _cells(bare) <= MAX_CELLS:
        return bare
    words = _PARTS.findall(bare)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return capitals[:MAX_CELLS] if len(capitals) > 2 else _cut(words[0] if words else bare, MAX_CELLS)


def _of_name(stem: str, others: Sequence[str]) -> str:
    """The shortest part of a file's name that the others lack; the first of them where two are as short."""
    parts = _PARTS.findall(stem)
    taken = {part.lower() for other in others for part in _PARTS.findall(other)}
    own = [part for part in parts if part.lower() not in taken] or parts
    return _cut(min(own, key=len), MAX_CELLS) if own else "?"


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _cut(text: str, cells: int) -> str:
    while _cells(text) > cells:
        text = text[:-1]
    return text
