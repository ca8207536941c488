"""The word lists of this room, read when they are first asked for and kept.

English only; each list in `reader/data` states its source.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from reader.data import entries, words
from reader.text.fold import typography

_CERTAINTY_NAME: Final = re.compile(r"\[(\w+)\]")


def fold(phrase: str) -> str:
    """A phrase of a list as tokens are keyed: lower case, one space between words, no full stops."""
    if phrase.isascii() and phrase.isalnum():
        return phrase.lower()
    return " ".join(typography(phrase).replace(".", "").replace("-", " ").split())


@cache
def saying_verbs() -> dict[str, str]:
    """Every form of a verb of saying, and its base form."""
    return {form: entry.split()[0] for entry in reversed(list(entries("saying_verbs.txt"))) for form in entry.split()}


@cache
def offices(cls: str) -> frozenset[str]:
    """Words of one class of the list of offices: titles, roles, bodies or suffixes."""
    lines = (entry.split() for entry in entries("offices.txt"))
    return frozenset(word for line in lines if line[0] == cls for word in line[1:])


@cache
def ranks() -> frozenset[str]:
    """Titles and roles: what a person is called before or after the name."""
    return offices("titles") | offices("roles")


@cache
def parts() -> frozenset[str]:
    """Titles, roles and bodies: the part in which somebody speaks."""
    return ranks() | offices("bodies")


@cache
def parts_and_grammar() -> frozenset[str]:
    """The same with the words that carry grammar: no names of persons."""
    return parts() | function_words()


@cache
def sites() -> frozenset[str]:
    """Common nouns of places where something happens: hotel, hospital, runway."""
    return words("sites.txt")


@cache
def function_words() -> frozenset[str]:
    """Words that carry grammar, not matter; verbs of saying are none here."""
    verbs = saying_verbs()
    return frozenset(word for entry in entries("function_words.txt") for word in entry.split() if word not in verbs)


@cache
def places() -> dict[str, tuple[str, str]]:
    """Place names, folded, each with its kind and its country (empty for a region of several)."""
    rows = (entry.split("\t") for entry in entries("gazetteer.txt"))
    return {fold(row[0]): (row[1], row[2].strip("-")) for row in rows}


@cache
def _demonyms() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [word for entry in entries("demonyms.txt") for word in entry.split()]
    endings = tuple(word[1:] for word in words if word.startswith("-"))
    return frozenset(word for word in words if not word.startswith("-")), endings


def is_demonym(word: str) -> bool:
    """Whether a folded word says of which place somebody or something is: Belgian, Frenchman."""
    words, endings = _demonyms()
    if word in words or word.removesuffix("s") in words:
        return True
    return word.endswith(endings) and len(word) > len("woman") and word not in places()


def _sets(name: str) -> dict[str, int]:
    return {fold(form): index for index, entry in enumerate(entries(name)) for form in entry.split(",")}


@cache
def place_variants() -> dict[str, int]:
    """Spellings of a place, folded; equal numbers mean one place."""
    return _sets("place_variants.txt")


@cache
def house_style() -> dict[str, int]:
    """Forms that papers choose between, folded; equal numbers mean the same."""
    return _sets("house_style.txt")


def _classes(name: str) -> dict[str, str]:
    table: dict[str, str] = {}
    current = ""
    for entry in entries(name):
        heading = _CERTAINTY_NAME.fullmatch(entry)
        if heading:
            current = heading.group(1)
            continue
        for phrase in entry.split():
            table.setdefault(fold(phrase.replace("_", " ")), current)
    return table


@cache
def certainty() -> dict[str, str]:
    """Phrases that say how certain an event is, folded, each with its class."""
    return _classes("certainty.txt")


@cache
def running_counts() -> dict[str, str]:
    """Words beside counts that go on after an event, each with its class: grows, changes."""
    return _classes("running_counts.txt")


@cache
def hedges() -> dict[str, str]:
    """Phrases that stand before a number, folded, each with its class: above, below, about, exact, vague."""
    return _classes("quantities.txt")


@cache
def vague_words() -> dict[str, tuple[str, ...]]:
    """Phrases of vague quantity by their first word, the longest first."""
    phrases = [phrase for phrase, cls in hedges().items() if cls == "vague"]
    return _by_word(phrases, 0)


@cache
def certainty_words() -> frozenset[str]:
    """Every word of a phrase of certainty."""
    return frozenset(word for phrase in certainty() for word in phrase.split())


def _by_word(phrases: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table.setdefault(phrase.split()[at], []).append(phrase)
    return {word: tuple(found) for word, found in table.items()}


@cache
def hedge_words() -> dict[str, tuple[str, ...]]:
    """Phrases that stand before a number, by their last word, the longest first."""
    return _by_word((phrase for phrase, cls in hedges().items() if cls != "vague"), -1)


@cache
def units() -> dict[str, tuple[str, float]]:
    """Names of units, folded, each with its dimension and its factor to that dimension's base unit."""
    table: dict[str, tuple[str, float]] = {}
    for entry in entries("measures.txt"):
        dimension, factor, names = entry.split("\t")
        for name in names.split(","):
            table.setdefault(fold(name), (dimension, float(factor)))
    return table


@cache
def measured() -> frozenset[str]:
    """The first words of the names of units and currencies."""
    return frozenset(name.split()[0] for table in (units(), currencies()) for name in table if name.strip())


@cache
def currencies() -> dict[str, str]:
    """Signs and names of currencies, folded, each with its code."""
    table: dict[str, str] = {}
    for entry in entries("currencies.txt"):
        code, names = entry.split("\t")
        for name in names.split(","):
            table.setdefault(fold(name), code)
    return table
