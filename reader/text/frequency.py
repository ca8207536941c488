"""How common a word is in English at large: what two texts share by chance, whatever they tell."""

from bisect import bisect_left
from functools import cache
from math import exp
from typing import Final

from reader.data import entries

RAREST: Final = 24
"""The number of a word that the list does not hold: it makes up less than eight in a million."""


@cache
def _listed() -> list[str]:
    """The list as it is, a sorted one of words with their numbers: a dictionary of it costs six times as long."""
    return [word for entry in entries("word_frequencies.txt") for word in entry.split()]


def is_listed(key: str) -> bool:
    """Whether the folded word is one of English, and not too rare."""
    return _number(key) < RAREST


def frequency(key: str) -> float:
    """The share of running English that a folded word makes up, 0 to 1, to a factor of 1.3; rare words alike."""
    return exp(-_number(key) / 2)


@cache
def _number(key: str) -> int:
    listed = _listed()
    place = bisect_left(listed, key)
    if place < len(listed) and listed[place].startswith(key):
        number = listed[place][len(key) :]
        if number.isdigit():
            return int(number)
    return RAREST
