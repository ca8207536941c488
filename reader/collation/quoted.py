"""Short runs inside quotations: what both sides print as said, down to two content words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from reader.collation.runs import Match
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair
from reader.text.model import Quotation

MIN_MATTER: Final = 2
"""Content words that make a run inside matched quotations."""
COVERED: Final = 0.5
"""Share of the shorter quotation's content words that must be in common before the two are the same quotation."""
CROWD: Final = 16
"""Places of a word, left times right, above which they are paired by their order alone."""


def quoted_matches(
    witnesses: Pair[Witness], keys: Pair[list[str]], marks: Pair[Marks], taken: Sequence[Match]
) -> list[Match]:
    """Matches of at least two content words inside quotations that match, where no longer run took the tokens.

    Args:
        witnesses: The two articles.
        keys: Their tokens, folded.
        marks: What is known of each.
        taken: The runs of five words and more.
    """
    inside = Pair(*(_inside(witness) for witness in witnesses))
    free = Pair(*(bytearray(b"\1") * len(side) for side in keys))
    for match in taken:
        for side in SIDES:
            free[side][match[side] : match[side] + match.length] = bytes(match.length)
    common: dict[tuple[Quotation, Quotation], set[str]] = {}
    found: dict[tuple[int, int], Match] = {}
    for here, there in _seeds(keys, marks, inside):
        quotations = inside.left[here], inside.right[there]
        common.setdefault(quotations, set()).add(keys.left[here])
        if free.left[here] and free.right[there]:
            match = _grown(keys, free, quotations, here, there)
            found[match.left, match.right] = match
    kept: list[Match] = []
    for match in sorted(found.values(), key=lambda held: (-held.length, held.left + held.right, held)):
        span = range(match.left, match.left + match.length), range(match.right, match.right + match.length)
        if free.left.find(0, span[0].start, span[0].stop) >= 0 or free.right.find(0, span[1].start, span[1].stop) >= 0:
            continue
        matter = sum(not marks.left.plain[place] for place in span[0])
        quotations = inside.left[match.left], inside.right[match.right]
        if matter >= MIN_MATTER and _is_same(quotations, common[quotations], keys, marks):
            kept.append(match)
            for side in SIDES:
                free[side][match[side] : match[side] + match.length] = bytes(match.length)
    return kept


def _inside(witness: Witness) -> dict[int, Quotation]:
    """For each quoted token its outermost quotation."""
    held: dict[int, Quotation] = {}
    done = 0
    for quotation in witness.analysis.quotations:  # in the order in which they begin, the longer first
        held.update(dict.fromkeys(range(max(done, quotation.first), quotation.last), quotation))
        done = max(done, quotation.last)
    return held


def _seeds(keys: Pair[list[str]], marks: Pair[Marks], inside: Pair[dict[int, Quotation]]) -> Iterator[tuple[int, int]]:
    """Places of the same content word in quotations of both sides."""
    places: Pair[dict[str, list[int]]] = Pair(defaultdict(list), defaultdict(list))
    for side in SIDES:
        for place in inside[side]:
            if not marks[side].plain[place]:
                places[side][keys[side][place]].append(place)
    for key, here in places.left.items():
        there = places.right.get(key)
        if there is None:
            continue
        if len(here) * len(there) > CROWD:
            yield from zip(here, there, strict=False)
        else:
            yield from ((one, another) for one in here for another in there)


def _grown(
    keys: Pair[list[str]], free: Pair[bytearray], quotations: tuple[Quotation, Quotation], here: int, there: int
) -> Match:
    """The longest free stretch of the same tokens around a seed, inside both quotations."""
    first = 0
    while (
        here + first > quotations[0].first
        and there + first > quotations[1].first
        and keys.left[here + first - 1] == keys.right[there + first - 1]
        and free.left[here + first - 1]
        and free.right[there + first - 1]
    ):
        first -= 1
    last = 1
    while (
        here + last < quotations[0].last
        and there + last < quotations[1].last
        and keys.left[here + last] == keys.right[there + last]
        and free.left[here + last]
        and free.right[there + last]
    ):
        last += 1
    return Match(here + first, there + first, last - first)


def _is_same(
    quotations: tuple[Quotation, Quotation], common: set[str], keys: Pair[list[str]], marks: Pair[Marks]
) -> bool:
    held = [
        {keys[side][place] for place in range(*quotations[side][2:4]) if not marks[side].plain[place]} for side in SIDES
    ]
    return len(common) >= COVERED * min(len(words) for words in held)
