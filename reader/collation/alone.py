"""Paragraphs of one story that no other evidence has linked: the nearest of one side and of the other tell the same.

Where a report is told in other words, few of them come back, and what two paragraphs have in common would be no more
than chance among all pairs of the articles. Among the few that are still without a counterpart it is a sign, as long
as each is the other's nearest.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from reader.collation.gather import Material
from reader.collation.sentences import SMOOTHING
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair

MEANT: Final = 0.25
"""What likeness of meaning counts beside the weight in common."""
CROWD: Final = 16
"""Paragraphs across above which a word is too common to be looked up."""


class Nearest(NamedTuple):
    """Two paragraphs that are each other's nearest."""

    pair: tuple[int, int]
    strength: float
    """How near they are: the weight in common, 0 to 1, and likeness of meaning."""
    alike: float
    """How alike in meaning, -1 to 1."""


def nearest(material: Material, alone: Pair[Sequence[int]], least: float) -> list[Nearest]:
    """The pairs of paragraphs that are each other's nearest, in the order of the left.

    Args:
        material: The articles and what is known of them.
        alone: The paragraphs of either side that have no counterpart.
        least: The strength from which a pair is asked for.
    """
    witnesses, marks, weights, meanings, _ = material
    units = Pair(*(_units(witnesses[side], marks[side], alone[side], weights) for side in SIDES))
    found: list[Nearest] = []
    best: Pair[dict[int, float]] = Pair({}, {})
    for pair in _pairs(units):
        score = max(
            _score(unit, units[1 - side][pair[1 - side]][0], weights)
            for side in SIDES
            for unit in units[side][pair[side]]
        )
        if score + MEANT < least:
            continue
        alike = meanings.likeness(pair)
        held = Nearest(pair, score + MEANT * alike, alike)
        found.append(held)
        for side in SIDES:
            best[side][pair[side]] = max(held.strength, best[side].get(pair[side], held.strength))
    return [
        held
        for held in found
        if held.strength >= least and all(held.strength == best[side][held.pair[side]] for side in SIDES)
    ]


class _Unit(NamedTuple):
    """A paragraph, or one of its sentences."""

    stems: AbstractSet[str]
    weight: int


def _units(witness: Witness, marks: Marks, alone: Sequence[int], weights: Mapping[str, int]) -> dict[int, list[_Unit]]:
    """Each paragraph, and each of its sentences where it has several."""
    found: dict[int, list[_Unit]] = {}
    for place in alone:
        sentences = marks.sentences.get(place, [])
        spans = [witness.analysis.paragraphs[place], *(sentences if len(sentences) > 1 else ())]
        held = [set(marks.stems[first:last]) for first, last in spans]
        found[place] = [_Unit(stems, sum(map(weights.__getitem__, stems))) for stems in held]
    return found


def _pairs(units: Pair[dict[int, list[_Unit]]]) -> Iterator[tuple[int, int]]:
    """The pairs that share a word that is not in too many paragraphs."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, (whole, *_) in units.right.items():
        for stem in whole.stems:
            places[stem].append(place)
    rare = {stem: held for stem, held in places.items() if len(held) <= CROWD}
    for place, (whole, *_) in units.left.items():
        yield from ((place, far) for far in sorted({far for stem in whole.stems & rare.keys() for far in rare[stem]}))


def _score(unit: _Unit, across: _Unit, weights: Mapping[str, int]) -> float:
    """The weight in common over that of the lighter, as `sentences` has it."""
    common = sum(map(weights.__getitem__, unit.stems & across.stems))
    return common / (min(unit.weight, across.weight) + SMOOTHING)
