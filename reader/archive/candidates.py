"""Which pairs of many articles may share text: a join on hashed shingles.

Only the pairs that come out of it are collated, so that a folder of thousands costs what its reused text costs and
not the square of its size (the idea of passim, Smith, Cordell & Mullen 2015).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from reader.text.model import Token

SHINGLE: Final = 5
"""Tokens a shingle is long: the shortest run outside a quotation."""
COMMON: Final = 60
"""A shingle that stands in more articles than this is a stock phrase of the archive and joins nothing."""


def shingles(tokens: Sequence[Token]) -> set[int]:
    """Hashes of all stretches of `SHINGLE` tokens."""
    keys = [token.key for token in tokens]
    return {hash(tuple(keys[at : at + SHINGLE])) for at in range(len(keys) - SHINGLE + 1)}


def candidate_pairs(articles: Iterable[set[int]]) -> list[tuple[int, int, int]]:
    """Pairs of articles with a shingle in common: two indexes, ascending, and how many; most shared first."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(articles):
        for shingle in found:
            places[shingle].append(number)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for holders in places.values():
        if 1 < len(holders) <= COMMON:
            for pair in combinations(holders, 2):
                shared[pair] += 1
    return sorted(((left, right, count) for (left, right), count in shared.items()), key=lambda row: (-row[2], row))
