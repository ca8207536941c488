"""Paragraphs of the body that stand beside each other, and pairs of them that do so on both sides.

They are counted without those that take part in nothing: a paragraph of another matter makes no distance.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reader.collation.gather import Place
from reader.pair import Pair

STEPS: Final = ((-1, -1), (1, 1), (0, 1), (0, -1), (1, 0), (-1, 0))
"""From a pair to its neighbours: one paragraph up or down on either side, or on both alike."""


def ranks(kinds: Pair[Sequence[str]]) -> Pair[dict[int, int]]:
    """The paragraphs of the body that take part, each with how many stand before it, by side."""
    bodies = ([place for place, kind in enumerate(side) if kind == "body"] for side in kinds)
    return Pair(*({place: rank for rank, place in enumerate(places)} for places in bodies))


def ranked(pairs: Iterable[Place], places: Pair[Mapping[int, int]]) -> set[Place]:
    """These pairs by their ranks; those that have none on either side are left out."""
    left, right = places
    return {(left[one], right[another]) for one, another in pairs if one in left and another in right}


def beside(linked: Iterable[Place]) -> set[Place]:
    """The pairs of which a neighbour is linked; all by their ranks."""
    return {(left + down, right + across) for left, right in linked for down, across in STEPS}
