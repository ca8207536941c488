"""Runs: what two token sequences share word for word, in whatever order it stands.

Greedy string tiling (Wise 1993) over an index of five-token shingles: of all maximal matches the longest is taken
first, a token belongs to at most one run a side, and what a taken run leaves of another match is offered again. Seeds
that occur very often are paired by their order alone, so that a sentence printed ten thousand times costs no more
than its length.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import compress, islice
from typing import Final, NamedTuple, TypeAlias

from reader.pair import Pair

MIN_TOKENS: Final = 5
"""The shortest run outside quotations: shorter ones are the grammar of English."""
CROWD: Final = 64
"""Pairings of one shingle above which its occurrences are paired by order instead of each with each."""
ROUNDS: Final = 3
"""How often what is still free is searched again; crowded shingles may leave something to a second look."""


class Match(NamedTuple):
    """The same tokens on both sides: `left` and `right` are first tokens."""

    left: int
    right: int
    length: int


_Ranked: TypeAlias = tuple[int, int, int, tuple[str, ...], int, int]


def tile(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """The runs of two sequences of folded tokens, in the order of the left.

    Swapping the sides swaps each run and changes nothing else.
    """
    taken = Pair(bytearray(len(left)), bytearray(len(right)))
    found: list[Match] = []
    for _ in range(ROUNDS):
        matches, crowded = _maximal(left, right, taken)
        new = _tiles(left, matches, taken)
        found += new
        if not new or not crowded:
            break
    found.sort()
    return found


def _maximal(left: Sequence[str], right: Sequence[str], taken: Pair[bytearray]) -> tuple[list[Match], bool]:
    """All maximal matches of free tokens that a seed leads to, and whether some seeds were crowded."""
    # Hashes first, so that of all the shingles that only one side has none is kept.
    known = set(map(hash, _windows(left)))
    across = _shingles(right, taken.right, map(known.__contains__, map(hash, _windows(right))))
    places = _shingles(left, taken.left, map(across.__contains__, _windows(left)))
    crowded = False
    seeds: list[tuple[int, int]] = []
    for shingle, at_left in places.items():
        at_right = across[shingle]
        if len(at_left) * len(at_right) > CROWD:
            crowded = True
            seeds.extend(zip(at_right, at_left, strict=False))
        else:
            seeds.extend((there, here) for there in at_right for here in at_left)
    seeds.sort()
    found: list[Match] = []
    reached: dict[int, int] = {}
    for there, here in seeds:
        if reached.get(there - here, -1) <= there:
            match = _extended(left, right, here, there, taken)
            reached[there - here] = match.right + match.length
            found.append(match)
    return found, crowded


def _windows(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every stretch of five tokens, in order."""
    return zip(*(islice(keys, shift, None) for shift in range(MIN_TOKENS)), strict=False)


def _shingles(keys: Sequence[str], taken: bytearray, wanted: Iterable[bool]) -> dict[tuple[str, ...], list[int]]:
    """The places of the shingles that are wanted, as far as they are free."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place in compress(range(len(keys)), wanted):
        if taken.find(1, place, place + MIN_TOKENS) < 0:
            index.setdefault(tuple(keys[place : place + MIN_TOKENS]), []).append(place)
    return index


def _extended(left: Sequence[str], right: Sequence[str], here: int, there: int, taken: Pair[bytearray]) -> Match:
    """The maximal match of free tokens around a seed."""
    first_left, first_right = here, there
    while (
        first_left
        and first_right
        and left[first_left - 1] == right[first_right - 1]
        and not taken.left[first_left - 1]
        and not taken.right[first_right - 1]
    ):
        first_left -= 1
        first_right -= 1
    end_left, end_right = here + MIN_TOKENS, there + MIN_TOKENS
    stop_left, stop_right = len(left), len(right)
    while (
        end_left < stop_left
        and end_right < stop_right
        and left[end_left] == right[end_right]
        and not taken.left[end_left]
        and not taken.right[end_right]
    ):
        end_left += 1
        end_right += 1
    return Match(first_left, first_right, end_left - first_left)


def _tiles(left: Sequence[str], matches: Sequence[Match], taken: Pair[bytearray]) -> list[Match]:
    """Take the longest match again and again; marks what is taken."""
    heap = [_ranked(left, match) for match in matches]
    heapify(heap)
    found: list[Match] = []
    while heap:
        length, *_, here, there = heappop(heap)
        match = Match(here, there, -length)
        free = list(_free(match, taken))
        if free == [match]:
            taken.left[here : here + match.length] = b"\1" * match.length
            taken.right[there : there + match.length] = b"\1" * match.length
            found.append(match)
        else:
            for piece in free:
                heappush(heap, _ranked(left, piece))
    return found


def _ranked(left: Sequence[str], match: Match) -> _Ranked:
    """Longest first; ties by place and words, which read the same from either side."""
    here, there, length = match
    return -length, here + there, abs(here - there), tuple(left[here : here + 8]), here, there


def _free(match: Match, taken: Pair[bytearray]) -> Iterator[Match]:
    """The parts of a match that are free on both sides and long enough."""
    here, there, length = match
    if taken.left.find(1, here, here + length) < 0 and taken.right.find(1, there, there + length) < 0:
        yield match
        return
    start = 0
    for step in range(length + 1):
        if step == length or taken.left[here + step] or taken.right[there + step]:
            if step - start >= MIN_TOKENS:
                yield Match(here + start, there + start, step - start)
            start = step + 1
