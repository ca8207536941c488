"""Words of a passage that have moved: phrases, names and verbs of saying that stand without match on both sides."""

from collections import Counter
from typing import Final

from reader.collation.details.align import fill
from reader.collation.details.lexicon import certainty, function_words, saying_verbs
from reader.collation.details.strands import Gap, Strand
from reader.pair import SIDES, Pair, other
from reader.text.stems import stem

MAX_PLACES: Final = 8
"""Places at which a phrase that stands elsewhere is looked for; one that is everywhere has not moved."""
RETOLD_WORDS: Final = 2
"""Content words that two stretches in different places share when they tell the same."""
RETOLD: Final = 0.34
"""Share of the shorter one's content words that they share then."""
_CONNECTING: Final = frozenset({"and", "or", "with", "v", "vs", "between"})
MOVED_WORDS: Final = 2
"""Content words that a phrase needs to be known where it stands elsewhere, unless it is all of its gap."""


def swaps(strands: Pair[Strand], gaps: list[Gap]) -> set[Gap]:
    """Gaps in which two names have changed places over a verb: `Lund beat Varda`, `Varda beat Lund` is no move."""
    named: dict[tuple[str, str], Gap] = {}
    found: set[Gap] = set()
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if a == b or c == d or not (all(strands.left.capital[a:b]) and all(strands.right.capital[c:d])):
            continue
        phrases = (strands.left.phrase(*gap.sides.left), strands.right.phrase(*gap.sides.right))
        first = named.get(phrases[::-1])
        if first is not None and not _CONNECTING.issuperset(strands.left.keys[first.sides.left[1] : gap.sides.left[0]]):
            found |= {first, gap}
        named[phrases] = gap
    return found


def is_turned_round(strands: Pair[Strand], gap: Gap) -> bool:
    """Whether both sides of a gap are two names around the same words, in either order: `A passed to B`."""
    (ours, verb), (theirs, other_verb) = (_names_around(strands[side], gap.sides[side]) for side in SIDES)
    return bool(verb) and verb == other_verb and ours == theirs[::-1] and not _CONNECTING.issuperset(verb)


def _names_around(strand: Strand, place: tuple[int, int]) -> tuple[tuple[list[str], list[str]], list[str]]:
    """The names that begin and end a stretch, and the words between them."""
    first, last = place
    while first < place[1] and strand.is_capital(first):
        first += 1
    while last > first and strand.is_capital(last - 1):
        last -= 1
    return (strand.keys[place[0] : first], strand.keys[last : place[1]]), strand.keys[first:last]


def phrases_elsewhere(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], joined: set[Gap]) -> None:
    """Match phrases that stand in another gap of the passage: `"...", X said`, `X said: "..."`; the longest first."""
    grammar, sure = function_words(), certainty()
    for length, p, q in sorted(_printed_twice(strands, gaps, joined)):
        same = range(-length)
        if any(match.left[p + step] >= 0 or match.right[q + step] >= 0 for step in same):
            continue
        if strands.left.phrase(p, p - length) in sure:
            # `plans to close, and will open`, `will close, and plans to open` is no move.
            continue
        content = sum(strands.left.keys[p + step] not in grammar for step in same)
        if content < MOVED_WORDS and not _whole(gaps, p, q, -length):
            continue
        for step in same:
            match.left[p + step], match.right[q + step] = q + step, p + step


def _printed_twice(strands: Pair[Strand], gaps: list[Gap], joined: set[Gap]) -> list[tuple[int, int, int]]:
    """The phrases of two words or more that stand in gaps of both sides: less their lengths, and where they begin."""
    where: dict[tuple[str, str], list[tuple[int, int]]] = {}
    keys = strands.right.keys
    for gap in gaps:
        first, last = gap.sides.right
        if last - first > 1 and gap not in joined:
            for q in range(first, last - 1):
                where.setdefault((keys[q], keys[q + 1]), []).append((q, last))
    found: list[tuple[int, int, int]] = []
    keys = strands.left.keys
    for gap in gaps if where else ():
        first, last = gap.sides.left
        if last - first > 1 and gap not in joined:
            for p in range(first, last - 1):
                places = where.get((keys[p], keys[p + 1]), ())[:MAX_PLACES]
                found += [(-_length(strands, p, last, q, end), p, q) for q, end in places]
    return found


def names_elsewhere(strands: Pair[Strand], match: Pair[list[int]], joined: set[Gap]) -> bool:
    """Match a name that stands once on each side without match, in sentences that answer each other."""
    free: Pair[dict[str, list[int]]] = Pair({}, {})
    for side in SIDES:
        strand = strands[side]
        held = {position for gap in joined for position in gap.words(side)}
        for position, across in enumerate(match[side]):
            if across < 0 and strand.capital[position] and position not in held:
                free[side].setdefault(strand.keys[position], []).append(position)
    if free.left.keys().isdisjoint(free.right):
        return False
    answering = {(strands.left.sentence[p], strands.right.sentence[q]) for p, q in enumerate(match.left) if q >= 0}
    grammar, some = function_words(), False
    for key, ours in free.left.items():
        theirs = free.right.get(key, [])
        if len(ours) != 1 or len(theirs) != 1 or key in grammar:
            continue
        if (strands.left.sentence[ours[0]], strands.right.sentence[theirs[0]]) in answering:
            match.left[ours[0]], match.right[theirs[0]] = theirs[0], ours[0]
            some = True
    return some


def told_elsewhere(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap]) -> bool:
    """Match the words of stretches that stand on one side alone and tell the same in another place of the passage."""
    grammar = function_words()
    alone = Pair(*([gap for gap in gaps if gap.words(side) and not gap.words(other(side))] for side in SIDES))
    if not (alone.left and alone.right):
        return False
    matter = Pair(*([_matter(strands[s], gap.words(s), grammar) for gap in alone[s]] for s in SIDES))
    where: dict[str, list[int]] = {}
    for j, words in enumerate(matter.right):
        for word in words:
            where.setdefault(word, []).append(j)
    ranked = []
    for i, words in enumerate(matter.left):
        shared = Counter(j for word in words for j in where.get(word, ())[:MAX_PLACES])
        ranked += [
            (-same, i, j)
            for j, same in shared.items()
            if same >= RETOLD_WORDS and same >= RETOLD * min(len(words), len(matter.right[j]))
        ]
    taken: Pair[set[int]] = Pair(set(), set())
    for _, i, j in sorted(ranked):
        if i in taken.left or j in taken.right:
            continue
        taken.left.add(i)
        taken.right.add(j)
        (a, b), (c, d) = alone.left[i].sides.left, alone.right[j].sides.right
        for p, q in fill(strands.left.keys[a:b], strands.right.keys[c:d], grammar):
            match.left[a + p], match.right[c + q] = c + q, a + p
    return bool(ranked)


def _matter(strand: Strand, words: range, grammar: frozenset[str]) -> set[str]:
    return {stem(strand.keys[p]) for p in words if strand.keys[p] not in grammar}


def turned_verbs(strands: Pair[Strand], match: Pair[list[int]], joined: set[Gap]) -> None:
    """Match a verb of saying that stands once on each side: only verb and speaker are turned round."""
    verbs = saying_verbs()
    free: Pair[dict[str, list[int]]] = Pair({}, {})
    for side in SIDES:
        strand, across = strands[side], match[side]
        for position in [position for position, key in enumerate(strand.keys) if across[position] < 0 and key in verbs]:
            if strand.quote[position] < 0 and not any(position in gap.words(side) for gap in joined):
                free[side].setdefault(strand.keys[position], []).append(position)
        if not free[side]:
            return
    for key, ours in free.left.items():
        theirs = free.right.get(key, [])
        if len(ours) == 1 == len(theirs):
            match.left[ours[0]], match.right[theirs[0]] = theirs[0], ours[0]


def _whole(gaps: list[Gap], p: int, q: int, length: int) -> bool:
    """Whether a phrase is all that its gap holds on one side."""
    return any(gap.sides[side] == (at, at + length) for gap in gaps for side, at in zip(SIDES, (p, q), strict=True))


def _length(strands: Pair[Strand], p: int, end: int, q: int, across: int) -> int:
    """How many words from two positions on are the same, inside their gaps."""
    length = 0
    while p + length < end and q + length < across and strands.left.keys[p + length] == strands.right.keys[q + length]:
        length += 1
    return length
