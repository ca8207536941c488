"""The chain of an alignment: its in-order set of paragraph pairs with most shared words."""

from collections.abc import Mapping
from typing import TypeAlias

_Value: TypeAlias = tuple[int, int, int, int]
"""Shared words, pairs, nearness to the top, and the tie-break; added up along a chain and compared in this order."""
_Step: TypeAlias = tuple[_Value, tuple[int, int] | None]
_NOTHING: _Value = (0, 0, 0, 0)


def chain(weights: Mapping[tuple[int, int], int], ties: Mapping[tuple[int, int], int]) -> frozenset[tuple[int, int]]:
    """The heaviest set of paragraph pairs that stand in the same order on both sides.

    Pairs that share a paragraph may both be in it (one split in two). Ties are broken by the number of pairs, then by
    nearness to the top, then by `ties`, so that the chain is the same whichever side is left. O(n log n).

    Args:
        weights: Shared words of each (left, right) paragraph pair.
        ties: A number for each pair that does not depend on which side is left (a checksum of its words).
    """
    pairs = sorted(weights)
    places = {right: place for place, right in enumerate(sorted({right for _, right in pairs}), 1)}
    tree: list[_Step] = [(_NOTHING, None)] * (len(places) + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    best: _Step = (_NOTHING, None)
    for pair in pairs:
        at = place = places[pair[1]]
        held: _Step = (_NOTHING, None)
        while place:
            held = max(held, tree[place], key=lambda step: step[0])
            place &= place - 1
        before[pair] = held[1]
        own = (weights[pair], 1, -(pair[0] + pair[1]), ties[pair])
        total = held[0]
        reached: _Step = (
            (total[0] + own[0], total[1] + own[1], total[2] + own[2], total[3] + own[3]),
            pair,
        )
        while at < len(tree):
            if reached[0] > tree[at][0]:
                tree[at] = reached
            at += at & -at
        if reached[0] > best[0]:
            best = reached
    chosen: list[tuple[int, int]] = []
    last = best[1]
    while last is not None:
        chosen.append(last)
        last = before[last]
    return frozenset(chosen)
