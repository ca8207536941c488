"""Word alignment of two passages: fixed points first, then rare words, then a small exact alignment.

After Heckel 1978 and patience diff for the unique words; the exact part is a weighted longest common subsequence on at
most `MAX_CELLS` pairs of words, so that no passage costs more than a little over linear time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

Matches = list[tuple[int, int]]

MAX_CELLS: Final = 1600
"""Largest table of the exact alignment: two gaps of 40 words, longer than a usual sentence."""
GRAMMAR_WEIGHT: Final = 1
CONTENT_WEIGHT: Final = 4
"""A content word is worth more than three function words: `the ... of ... a` never beats one name."""
NEAR: Final = 1
"""What a match beside another match is worth on top: stretches stay whole."""


def rising(pairs: Sequence[tuple[int, int]]) -> Matches:
    """The longest chain of pairs that rise on both sides; pairs come in the order of the left side."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        if at == len(tails):
            tails.append(right)
            ends.append(index)
        else:
            tails[at] = right
            ends[at] = index
        back.append(ends[at - 1] if at else -1)
    chain: Matches = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]


def heaviest(segments: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The rising chain of segments (left, right, length) with most words; segments come in the left order."""
    best: list[int] = []
    back: list[int] = []
    for index, (left, right, length) in enumerate(segments):
        weight, source = 0, -1
        # Segments of one passage are few: a run has at least two words and a passage some sentences.
        for earlier in range(max(0, index - 64), index):
            start, across, size = segments[earlier]
            if start + size <= left and across + size <= right and best[earlier] > weight:
                weight, source = best[earlier], earlier
        best.append(weight + length)
        back.append(source)
    index = max(range(len(best)), key=best.__getitem__, default=-1)
    chain = []
    while index >= 0:
        chain.append(segments[index])
        index = back[index]
    return chain[::-1]


def fill(left: Sequence[str], right: Sequence[str], grammar: frozenset[str]) -> Matches:
    """Matches of two lists of words in order, by position in each list."""
    found: Matches = []
    stack = [(0, len(left), 0, len(right))]
    while stack:
        a, b, c, d = stack.pop()
        while a < b and c < d and left[a] == right[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            found.append((b - 1, d - 1))
            b, d = b - 1, d - 1
        if a == b or c == d:
            continue
        if (b - a) * (d - c) <= MAX_CELLS:
            found.extend((a + i, c + j) for i, j in exact(left[a:b], right[c:d], grammar))
            continue
        fixed = rising(_unique(left[a:b], right[c:d]))
        if not fixed:
            continue
        ends = [*fixed, (b - a, d - c)]
        before = (0, 0)
        for i, j in ends:
            stack.append((a + before[0], a + i, c + before[1], c + j))
            before = (i + 1, j + 1)
        found.extend((a + i, c + j) for i, j in fixed)
    found.sort()
    return found


def _unique(left: Sequence[str], right: Sequence[str]) -> Matches:
    """Words that stand once on each side, in the order of the left side."""
    places: Pair2 = ({}, {})
    for side, words in enumerate((left, right)):
        for index, word in enumerate(words):
            places[side][word] = -1 if word in places[side] else index
    return [
        (index, places[1][word]) for word, index in places[0].items() if index >= 0 and places[1].get(word, -1) >= 0
    ]


Pair2 = tuple[dict[str, int], dict[str, int]]


def exact(left: Sequence[str], right: Sequence[str], grammar: frozenset[str]) -> Matches:
    """The heaviest common subsequence of two short lists; a match beside a match is worth more."""
    common = set(left).intersection(right)
    if not common:
        return []
    if len(common) == 1:
        word = next(iter(common))
        if left.count(word) == 1 == right.count(word):
            return [(left.index(word), right.index(word))]
    score, tied = _table(left, right, common, grammar)
    matches: Matches = []
    i = j = 0
    while i < len(left) and j < len(right):
        if tied[i][j] and left[i] == right[j]:
            matches.append((i, j))
            i, j = i + 1, j + 1
        elif score[i + 1][j] >= score[i][j + 1]:
            i += 1
        else:
            j += 1
    return matches


def _table(
    left: Sequence[str], right: Sequence[str], common: set[str], grammar: frozenset[str]
) -> tuple[list[list[int]], list[list[int]]]:
    """The best weight of each pair of rests, and 1 where it begins with a match."""
    columns = len(right) + 1
    score = [[0] * columns for _ in range(len(left) + 1)]
    tied = [[0] * columns for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        word = left[i]
        row, below = score[i], score[i + 1]
        if word not in common:
            row[:] = below
            continue
        worth = GRAMMAR_WEIGHT if word in grammar else CONTENT_WEIGHT
        for j in range(columns - 2, -1, -1):
            best = below[j] if below[j] > row[j + 1] else row[j + 1]  # noqa: FURB136 - the cells are many, a call is slow
            if word == right[j]:
                here = worth + below[j + 1] + (NEAR if tied[i + 1][j + 1] else 0)
                if here >= best:
                    best = here
                    tied[i][j] = 1
            row[j] = best
    return score, tied
