"""What a passage is about, as a direction in a space of meaning: near for the same thing said in other words.

Each stem of the list has a vector, a passage is the sum of those of its stems, and two passages are as alike as their
directions (the cosine). The sums are whole numbers, so that they are the same in any order. English only: words that
the list does not hold count for nothing.
"""

import os.path
from collections.abc import Iterable, Sequence
from functools import cache
from math import dist, sqrt
from operator import mul
from struct import unpack
from typing import Final, NamedTuple

from reader.data import HERE

DIMENSIONS: Final = 64
BYTES: Final = DIMENSIONS // 2
"""Two dimensions share a byte."""
ZERO: Final = 8
"""What stands for nothing in the four bits of a dimension."""
LANE: Final = 16
"""Bits of a dimension where vectors are added up as one whole number: room for 4,000 words."""
QUARTER: Final = DIMENSIONS // 4
FOURS: Final = int("000f" * QUARTER, 16)
"""Lets pass each fourth dimension of a vector, a lane each."""
FEWEST: Final = 3
"""Words that a passage must have in the list to be about anything."""


class Sense(NamedTuple):
    """What a passage is about."""

    numbers: tuple[float, ...]
    """The vector: whole numbers, as floats because these are what `likeness` reckons with."""
    square: float
    """Of the vector's length, a whole number too."""
    length: float
    """Of the vector; 0 where the passage has too few words that the list holds."""


NOTHING: Final = Sense((), 0.0, 0.0)
KIN: Final = 0.4
"""Likeness from which two words are kindred."""


@cache
def _listed() -> tuple[dict[bytes, int], bytes]:
    """For each stem the place of its vector, and all vectors."""
    with open(os.path.join(HERE, "meanings.bin"), "rb") as file:
        _notice, stems, vectors = file.read().split(b"\n\n", 2)
    return {stem: place for place, stem in enumerate(stems.split())}, vectors


@cache
def _vector(stem: str) -> int:
    """The vector of a stem, a lane for each dimension; 0 for one that is not listed."""
    places, vectors = _listed()
    place = places.get(stem.encode())
    if place is None:
        return 0
    packed = int.from_bytes(vectors[place * BYTES : (place + 1) * BYTES], "little")
    found = 0
    for shift in (12, 8, 4, 0):
        found = found << QUARTER * LANE | packed >> shift & FOURS
    return found


def sense(stems: Iterable[str]) -> Sense:
    """What a passage is about, from its stems, each once."""
    held = [vector for vector in map(_vector, stems) if vector]
    return _sum(held) if len(held) >= FEWEST else NOTHING


def _sum(held: Sequence[int]) -> Sense:
    none = float(ZERO * len(held))
    total = unpack(f"<{DIMENSIONS}H", sum(held).to_bytes(DIMENSIONS * LANE // 8, "little"))
    numbers = tuple([number - none for number in total])
    square = sum(map(mul, numbers, numbers))
    return Sense(numbers, square, sqrt(square))


def kindred(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """Stems of two passages that are each other's nearest and near at all, the nearest first.

    The work is a step for each pair of stems.
    """
    senses = [[(stem, _sum([vector])) for stem in side if (vector := _vector(stem))] for side in (left, right)]
    table = {(one, another): likeness(here, there) for one, here in senses[0] for another, there in senses[1]}
    best: dict[str, float] = {}
    for (one, another), near in table.items():
        best["<" + one] = max(near, best.get("<" + one, KIN))
        best[">" + another] = max(near, best.get(">" + another, KIN))
    found = [pair for pair, near in table.items() if near == best["<" + pair[0]] == best[">" + pair[1]]]
    return sorted(found, key=lambda pair: (-table[pair], pair))


def likeness(one: Sense, another: Sense) -> float:
    """How alike two passages are, -1 to 1: the cosine of their vectors; 0 where one of them is about nothing known."""
    if not one.length or not another.length:
        return 0.0
    # The product of two vectors by their distance: the same whole number as by its terms, in a fifth of the time.
    apart = dist(one.numbers, another.numbers)
    return round((one.square + another.square - apart * apart) / 2) / (one.length * another.length)
