"""Groups of English words that stand for one another."""

from functools import cache

from reader.data import entries
from reader.text.stems import stem


@cache
def groups() -> dict[str, int]:
    """For each stem in the list the number of its group."""
    found: dict[str, int] = {}
    for number, entry in enumerate(entries("synonyms.txt")):
        for word in entry.split():
            found.setdefault(stem(word), number)
    return found
