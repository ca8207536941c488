"""The gaps between the matched words of a passage: each a change, an omission or an addition.

The gaps of the chain come first; words that changed places close by become one gap, phrases that stand elsewhere are
matched there, and what is left is paired by the matched words beside it, in whatever order the two sides tell it.
"""

from itertools import pairwise
from typing import Final

from reader.collation.details.align import Matches, fill
from reader.collation.details.apposed import apposed
from reader.collation.details.borders import bordered
from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.moved import (
    MOVED_WORDS,
    names_elsewhere,
    phrases_elsewhere,
    swaps,
    told_elsewhere,
    turned_verbs,
)
from reader.collation.details.small import COURTESY, PREPOSITIONS, VERBAL
from reader.collation.details.strands import Gap, Place, Strand
from reader.pair import SIDES, Pair
from reader.text.stems import stem

NAME_WORDS: Final = 3
"""Words of a name around which an office may stand on either side: `lawyer John Smith`, `Smith, defending`."""
BRIEF: Final = 2
"""Words of two changes on either side of one word that are one change: `the third stage`, `stage three`."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_LEADING: Final = PREPOSITIONS | VERBAL - {"that", "not"}
"""Words that lead on to the next one, `on Tuesday`, `which is due`: alone they have not changed places with another."""
_PLAIN: Final = frozenset({"say", "tell", "add"})
_JOINTS: Final = frozenset({"and", "or", "but"})
MAX_STEMS: Final = 900
"""Pairs of words of a gap up to which it is divided at words of one stem."""
MIN_STEMMED: Final = 4
"""Letters from which a word has a stem worth comparing."""
SWAPPED_OVER: Final = 4
"""Longest stretch over which words that changed places are told as one change: `A jetty at B`, `the B jetty at A`."""


def gaps_of(strands: Pair[Strand], match: Pair[list[int]], chain: Matches) -> list[Gap]:
    """The gaps of a passage, in the order of the left side; what has only moved is added to `match`."""
    found = _gaps(strands, match, chain)
    if min(match.left, default=0) >= 0 or min(match.right, default=0) >= 0:
        # One side has all that the other has: nothing has moved, and nothing is changed.
        return bordered(strands, _adjacent(strands, match), set())
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
    turned = joined | set(whole).difference(gaps)
    return bordered(strands, _stemmed(strands, whole, turned), turned)


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
    if start == end:
        return stretches
    for position in [place for place, across in enumerate(match[start:end], start) if across < 0]:
        if stretches and stretches[-1][1] == position:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches


def _merged(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], kept: set[Gap]) -> list[Gap]:
    """Join gaps that are one change: words that changed places, or a chance match of a small word between."""
    merged: list[Gap] = []
    for gap in gaps:
        while merged and not (kept and (gap in kept or merged[-1] in kept)):
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
    March` are compared wherever the two stand. A matched word says most where no comma parts it from the stretch:
    `since [1945], said` stands for `since [the war]`, not for `Vienna, said`.
    """
    ours, theirs = (_stretches(strands[side], match[side]) for side in SIDES)
    starts = {place[0]: place for place in theirs}
    ends = {place[1]: place for place in theirs}
    ranked: list[tuple[int, int, Place, Place]] = []
    for place, (before, after, within) in ours.items():
        for other_place in {starts.get(before + 1 if before >= 0 else -1), ends.get(after)}:
            if other_place is None:
                continue
            back, forth, as_within = theirs[other_place]
            beside = (0 <= back == place[0] - 1, 0 <= forth == place[1])
            if any(beside):
                tight = sum(
                    held
                    and not (strands.left.before(place[end]).strip() or strands.right.before(other_place[end]).strip())
                    for end, held in enumerate(beside)
                )
                apart = abs((place[1] - place[0]) - (other_place[1] - other_place[0]))
                score = 2 * sum(beside) + 2 * tight + (within == as_within)
                ranked.append((-score, apart, place, other_place))
    gaps: list[Gap] = []
    taken: Pair[set[Place]] = Pair(set(), set())
    for _, _, place, other_place in sorted(ranked):
        if place not in taken.left and other_place not in taken.right:
            taken.left.add(place)
            taken.right.add(other_place)
            gaps.append(Gap(Pair(place, other_place)))
    for side, stretches in zip(SIDES, (ours, theirs), strict=True):
        for place, (before, after, _) in stretches.items():
            if place not in taken[side]:
                at = before + 1 if before >= 0 else max(after, 0)
                gaps.append(Gap(Pair(place, (at, at)) if side == 0 else Pair((at, at), place)))
    return sorted(gaps)


def _stretches(strand: Strand, match: list[int]) -> dict[Place, tuple[int, int, tuple[bool, bool]]]:
    """The stretches of one sentence without match, each with what it stands beside.

    That is the positions across of the words right before and after it in its sentence, -1 where there is none, and
    whether it begins its sentence and whether it ends it.
    """
    found = {}
    sentence, size = strand.sentence, len(match)
    for place in _sentencewise(strand, _free(match, 0, size)):
        first, last = place
        opens = first == 0 or sentence[first - 1] != sentence[first]
        closes = last >= size or sentence[last] != sentence[last - 1]
        found[place] = (-1 if opens else match[first - 1], -1 if closes else match[last], (opens, closes))
    return found


def _sentencewise(strand: Strand, places: list[Place]) -> list[Place]:
    """Stretches divided where a sentence ends."""
    divided: list[Place] = []
    for first, last in places:
        start = first
        for position in range(first + 1, last) if strand.sentence[first] != strand.sentence[last - 1] else ():
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
    if not ((a < b and g < h) or (c < d and e < f)):
        # What stands on one side alone before the words between, and on the same side after them, has not moved.
        return None
    left, right = strands
    if match.left[b:e] != list(range(d, g)) or _marked(strands, (a, f), (c, h)):
        return None
    grammar = function_words()
    words = left.keys[b:e]
    small = between <= MOVED_WORDS and grammar.issuperset(words)
    whole = _within(left.keys[a:b], right.keys[g:h]) or _within(right.keys[c:d], left.keys[e:f])
    whole = whole and (
        between > NAME_WORDS or any(word in saying_verbs() for word in (*words, *left.keys[a:b], *right.keys[c:d]))
    )
    over = (set(left.keys[a:b]) & set(right.keys[g:h]) | set(right.keys[c:d]) & set(left.keys[e:f])) - grammar
    # A figure alone has rarely changed places: it stands there twice.
    worth = sum(1 if word[0].isdigit() else 2 for word in over)
    opposite = (a == b) != (c == d) and (e == f) != (g == h) and (a == b) != (e == f)
    # `Officials said 12 schools had closed`, `twelve schools closed, officials said`: only who says so has moved.
    whole = whole or (opposite and any(word == "according" or saying_verbs().get(word) in _PLAIN for word in words))
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
    apart = (left.keys[a:b] + right.keys[c:d], left.keys[e:f] + right.keys[g:h])
    brief = max(b - a, d - c) <= BRIEF and max(f - e, h - g) <= BRIEF
    turned = not whole and opposite and between == 1 and brief and not any(map(_is_own, apart))
    turned = turned and not any(map(_LEADING.issuperset, apart))
    if swapped or chance or turned:
        return Gap(Pair((a, f), (c, h)))
    return None


def _is_own(part: list[str]) -> bool:
    """Whether a part is a joint, an age or a courtesy title: no part of a phrase that is turned round."""
    return _JOINTS.issuperset(part) or COURTESY.issuperset(part) or (len(part) == 1 and part[0].isdigit())


def _within(one: list[str], two: list[str]) -> bool:
    """Whether one of two phrases stands whole in the other: it has moved, and nothing else has changed."""
    shorter, longer = sorted((one, two), key=len)
    size = len(shorter)
    return size > 0 and any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _marked(strands: Pair[Strand], *places: Place) -> bool:
    """Whether a quotation begins or ends, or a sentence ends, inside one of the places."""
    for side, (first, last) in zip(SIDES, places, strict=True):
        strand = strands[side]
        if last > first and (
            len(set(strand.quote[first:last])) > 1 or strand.sentence[first] != strand.sentence[last - 1]
        ):
            return True
    return False
