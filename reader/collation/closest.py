"""The nearest that there is where two articles share nothing."""

from collections.abc import Sequence
from typing import Final

from reader.collation.model import Closest
from reader.collation.runs import MIN_TOKENS
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import Pair

CROWD: Final = 64
"""Places of one stretch that are compared; a commoner one says nothing."""


def closest(witnesses: Pair[Witness], marks: Pair[Marks]) -> Closest | None:
    """The two paragraphs with the longest stretch in common, of several the one with most content; None without any."""
    keys = Pair(*([token.key for token in witness.analysis.tokens] for witness in witnesses))
    for words in range(MIN_TOKENS - 1, 0, -1):
        index = _stretches(keys.left, words)
        found: list[tuple[int, tuple[str, ...], int, int]] = []
        for stretch, right in _stretches(keys.right, words).items():
            left = index.get(stretch)
            if left is not None and len(left) * len(right) <= CROWD:
                plain = sum(marks.left.plain[place] for place in range(left[0], left[0] + words))
                found.append((plain, stretch, left[0], right[0]))
        if found:
            *_, left_at, right_at = min(found)
            return Closest(marks.left.paragraph[left_at], marks.right.paragraph[right_at], words)
    return None


def _stretches(keys: Sequence[str], words: int) -> dict[tuple[str, ...], list[int]]:
    index: dict[tuple[str, ...], list[int]] = {}
    for place, stretch in enumerate(zip(*(keys[shift:] for shift in range(words)), strict=False)):
        index.setdefault(stretch, []).append(place)
    return index
