"""The gaps between the matched words of a passage: each a change, an omission or an addition.

The gaps of the chain come first; words that changed places close by become one gap, phrases that stand elsewhere are
matched there, and what is left is paired by the matched words beside it, in whatever order the two sides tell it.
"""

from itertools import pairwise
from typing import Final

from reader.collation.details.align import Matches, fill
from reader.collation.details.apposed import apposed
from reader.collation.details.lexicon import function_words, offices, saying_verbs
from reader.collation.details.moved import (
    MOVED_WORDS,
    names_elsewhere,
    phrases_elsewhere,
    swaps,
    told_elsewhere,
    turned_verbs,
)
from reader.collation.details.strands import Gap, Place, Strand
from reader.pair import SIDES, Pair, Side
from reader.text.stems import stem

NAME_WORDS: Final = 3
"""Words of a name around which an office may stand on either side: `lawyer John Smith`, `Smith, defending`."""
BRIEF: Final = 2
"""Words of two changes on either side of one word that are one change: `the third stage`, `stage three`."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
MAX_STEMS: Final = 900
"""Pairs of words of a gap up to which it is divided at words of one stem."""
MIN_STEMMED: Final = 4
"""Letters from which a word has a stem worth comparing."""
SWAPPED_OVER: Final = 6
"""Longest stretch over which words that changed places are told as one change: `A jetty at B`, `the B jetty at A`."""


def gaps_of(strands: Pair[Strand], match: Pair[list[int]], chain: Matches) -> list[Gap]:
    """The gaps of a passage, in the order of the left side; what has only moved is added to `match`."""
    found = _gaps(strands, match, chain)
    kept = swaps(strands, found)
    gaps = _merged(strands, match, found, kept)
    joined = set(gaps).difference(found) | kept
    phrases_elsewhere(strands, match, gaps, joined)
    turned_verbs(strands, match, joined)
    gaps = _adjacent(strands, match)
    if _filled(strands, match, gaps, joined):
        gaps = _adjacent(strands, match)
    if names_elsewhere(strands, match, joined):
        gaps = _adjacent(strands, match)
    if told_elsewhere(strands, match, gaps):
        gaps = _adjacent(strands, match)
    whole = apposed(strands, match, gaps)
    return _stemmed(strands, whole, joined | set(whole).difference(gaps))


def _gaps(strands: Pair[Strand], match: Pair[list[int]], chain: Matches) -> list[Gap]:
    gaps: list[Gap] = []
    ends = [(-1, -1), *chain, (len(strands.left.keys), len(strands.right.keys))]
    for (a, c), (b, d) in pairwise(ends):
        if b - a == 1 and d - c == 1:
            continue
        left, right = _free(match.left, a + 1, b), _free(match.right, c + 1, d)
        gaps.extend(
            Gap(Pair(left[i] if i < len(left) else (b, b), right[i] if i < len(right) else (d, d)))
            for i in range(max(len(left), len(right)))
        )
    return gaps


def _free(match: list[int], start: int, end: int) -> list[Place]:
    """The stretches without match between two positions; moved words divide them."""
    stretches: list[Place] = []
    for position in range(start, end):
        if match[position] >= 0:
            continue
        if stretches and stretches[-1][1] == position:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches


def _merged(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], kept: set[Gap]) -> list[Gap]:
    """Join gaps that are one change: words that changed places, or a chance match of a small word between."""
    merged: list[Gap] = []
    for gap in gaps:
        while merged and not kept & {merged[-1], gap}:
            joined = _joined(strands, match, merged[-1], gap)
            if joined is None:
                break
            merged.pop()
            for position in range(*joined.sides.left):
                across = match.left[position]
                if across >= 0:
                    match.left[position] = match.right[across] = -1
            gap = joined  # noqa: PLW2901 - the joined gap may join the one before it too
        merged.append(gap)
    return merged


def _adjacent(strands: Pair[Strand], match: Pair[list[int]]) -> list[Gap]:
    """Every stretch without match, with the one across that stands beside the same matched words.

    So a phrase that has moved takes its changed neighbours along: `who leaves at the end of March`, `who leaves in
    March` are compared wherever the two stand.
    """
    stretches = Pair(*(_sentencewise(strands[side], _free(match[side], 0, len(match[side]))) for side in SIDES))
    starts, ends = ({place[i]: place for place in stretches.right} for i in (0, 1))
    ranked: list[tuple[int, int, Place, Place]] = []
    for ours in stretches.left:
        before, after = _neighbours(strands, match, 0, ours)
        for theirs in {starts.get(before + 1 if before >= 0 else -1), ends.get(after)} - {None}:
            assert theirs is not None
            across = _neighbours(strands, match, 1, theirs)
            score = 2 * (across[0] >= 0 and across[0] == ours[0] - 1) + 2 * (across[1] >= 0 and across[1] == ours[1])
            score += _opens(strands.left, ours) == _opens(strands.right, theirs)
            if score >= 2:
                ranked.append((-score, abs((ours[1] - ours[0]) - (theirs[1] - theirs[0])), ours, theirs))
    gaps: list[Gap] = []
    taken: Pair[set[Place]] = Pair(set(), set())
    for _, _, ours, theirs in sorted(ranked):
        if ours not in taken.left and theirs not in taken.right:
            taken.left.add(ours)
            taken.right.add(theirs)
            gaps.append(Gap(Pair(ours, theirs)))
    for side in SIDES:
        for place in stretches[side]:
            if place not in taken[side]:
                before, after = _neighbours(strands, match, side, place)
                at = before + 1 if before >= 0 else max(after, 0)
                gaps.append(Gap(Pair(place, (at, at)) if side == 0 else Pair((at, at), place)))
    return sorted(gaps)


def _opens(strand: Strand, place: Place) -> tuple[bool, bool]:
    """Whether a stretch begins its sentence, and whether it ends it."""
    size = len(strand.sentence)
    return (
        place[0] == 0 or strand.sentence[place[0] - 1] != strand.sentence[place[0]],
        place[1] >= size or strand.sentence[place[1]] != strand.sentence[place[1] - 1],
    )


def _neighbours(strands: Pair[Strand], match: Pair[list[int]], side: Side, place: Place) -> tuple[int, int]:
    """The positions across of the words right before and after a stretch, in its sentence; -1 where there is none."""
    opens, closes = _opens(strands[side], place)
    return (-1 if opens else match[side][place[0] - 1], -1 if closes else match[side][place[1]])


def _sentencewise(strand: Strand, places: list[Place]) -> list[Place]:
    """Stretches divided where a sentence ends."""
    divided: list[Place] = []
    for first, last in places:
        start = first
        for position in range(first + 1, last):
            if strand.sentence[position] != strand.sentence[position - 1]:
                divided.append((start, position))
                start = position
        divided.append((start, last))
    return divided


def _filled(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], joined: set[Gap]) -> bool:
    """Match what the two sides of a gap share, now that they are known to answer each other."""
    grammar = function_words()
    some = False
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if gap in joined or a == b or c == d:
            continue
        for i, j in fill(strands.left.keys[a:b], strands.right.keys[c:d], grammar):
            match.left[a + i], match.right[c + j] = c + j, a + i
            some = True
    return some


def _stemmed(strands: Pair[Strand], gaps: list[Gap], turned: set[Gap]) -> list[Gap]:
    """Divide a gap at words of one stem: `hospital | hospitals, an official` is a form and an addition."""
    divided: list[Gap] = []
    grammar = function_words()
    for gap in gaps:
        left, right = gap.words(0), gap.words(1)
        if (
            gap in turned
            or not left
            or not right
            or max(len(left), len(right)) <= BRIEF
            or len(left) * len(right) > MAX_STEMS
        ):
            divided.append(gap)
            continue
        stems = [[_stem(strands[side].keys[p], grammar, p) for p in gap.words(side)] for side in SIDES]
        (a, b), (c, d) = gap.sides
        at = (a, c)
        for i, j in fill(stems[0], stems[1], frozenset()):
            if at != (a + i, c + j):
                divided.append(Gap(Pair((at[0], a + i), (at[1], c + j))))
            divided.append(Gap(Pair((a + i, a + i + 1), (c + j, c + j + 1))))
            at = (a + i + 1, c + j + 1)
        if at != (b, d):
            divided.append(Gap(Pair((at[0], b), (at[1], d))))
    return divided


def _stem(word: str, grammar: frozenset[str], position: int) -> str:
    """A content word's stem; a small word stands for nothing but its own place."""
    return f"{position} {word}" if word in grammar or len(word) < MIN_STEMMED else stem(word.removesuffix("'s"))


def _joined(strands: Pair[Strand], match: Pair[list[int]], first: Gap, second: Gap) -> Gap | None:
    (a, b), (c, d) = first.sides
    (e, f), (g, h) = second.sides
    between = e - b
    if between != g - d or between < 1 or between > SWAPPED_OVER:
        return None
    left, right = strands
    if any(match.left[b + step] != d + step for step in range(between)) or _marked(strands, (a, f), (c, h)):
        return None
    grammar = function_words()
    words = left.keys[b:e]
    small = between <= MOVED_WORDS and all(word in grammar for word in words)
    whole = _within(left.keys[a:b], right.keys[g:h]) or _within(right.keys[c:d], left.keys[e:f])
    whole = whole and (
        between > NAME_WORDS or any(word in saying_verbs() for word in (*words, *left.keys[a:b], *right.keys[c:d]))
    )
    over = (set(left.keys[a:b]) & set(right.keys[g:h]) | set(right.keys[c:d]) & set(left.keys[e:f])) - grammar
    # A figure alone has rarely changed places: it stands there twice.
    worth = sum(1 if word[0].isdigit() else 2 for word in over)
    swapped = not whole and over and len(set(words) - grammar) <= worth
    chance = small and min(b - a, d - c, f - e, h - g) >= MOVED_WORDS
    # `the [Netherlands]`, `Belgium, who led the [work]`: one article that stands in both is no fixed point.
    chance = chance or (
        between == 1
        and words[0] in _ARTICLES
        and (a == b) != (c == d)
        and max(b - a, d - c) >= MOVED_WORDS
        and e < f
        and g < h
    )
    opposite = (a == b) != (c == d) and (e == f) != (g == h) and (a == b) != (e == f)
    one_is_small = any(
        all(word in grammar for word in part)
        for part in (left.keys[a:b] + right.keys[c:d], left.keys[e:f] + right.keys[g:h])
    )
    brief = max(b - a, d - c) <= BRIEF and max(f - e, h - g) <= BRIEF
    turned = opposite and between == 1 and (one_is_small or brief)
    named = (
        opposite
        and between <= NAME_WORDS
        and all(left.is_capital(p) for p in range(b, e))
        and _offices((left.keys[a:b], right.keys[c:d]), (left.keys[e:f], right.keys[g:h]))
    )
    if swapped or chance or turned or named:
        return Gap(Pair((a, f), (c, h)))
    return None


def _within(one: list[str], two: list[str]) -> bool:
    """Whether one of two phrases stands whole in the other: it has moved, and nothing else has changed."""
    shorter, longer = sorted((one, two), key=len)
    size = len(shorter)
    return size > 0 and any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _offices(first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]) -> bool:
    """Whether what stands before a name says who that is, and what follows it is no day."""
    before, after = first[0] or first[1], second[0] or second[1]
    return bool(before and after) and (
        before[-1] in offices("roles") or (after[-1] in offices("roles") and len(before) == 1 == len(after))
    )


def _marked(strands: Pair[Strand], *places: Place) -> bool:
    """Whether a quotation begins or ends, or a sentence ends, inside one of the places."""
    for side, (first, last) in zip(SIDES, places, strict=True):
        strand = strands[side]
        if last > first and (
            len(set(strand.quote[first:last])) > 1 or strand.sentence[first] != strand.sentence[last - 1]
        ):
            return True
    return False
