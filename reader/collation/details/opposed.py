"""Words of two readings that turn the report round: `rose` against `fell`, `before` against `after`."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from reader.data import entries

LONGEST: Final = 4
"""Words of a reading up to which one pair of opposites is what it is about."""


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Each word with those that say the opposite."""
    table: dict[str, set[str]] = {}
    for entry in entries("opposites.txt"):
        groups = [group.split() for group in entry.split("|")]
        for ours, theirs in (groups, groups[::-1]):
            for word in ours:
                table.setdefault(word, set()).update(theirs)
    return {word: frozenset(words) for word, words in table.items()}


def opposed(left: Sequence[str], right: Sequence[str]) -> tuple[str, str] | None:
    """The two words that are opposites, one of each reading; None where there are none or both sides have one.

    Args:
        left: The folded words of a short reading.
        right: Those of the other side's.
    """
    if max(len(left), len(right)) > LONGEST:
        return None
    table = _opposites()
    for ours in left:
        if ours not in right:
            for theirs in right:
                if theirs in table.get(ours, ()) and theirs not in left:
                    return ours, theirs
    return None
