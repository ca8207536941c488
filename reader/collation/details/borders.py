"""Where one change ends and the next begins: gaps divided at clauses, joints and verbs.

`treason and said it would sue | surrender` is a word and a clause left out, `her country would | Norway had` a subject
and a verb. English only, by small words.
"""

from typing import Final

from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.small import HELPING, PREPOSITIONS
from reader.collation.details.strands import Gap, Place, Strand
from reader.pair import SIDES, Pair, Side, other

_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "where"})
_CONJUNCTIONS: Final = frozenset({"and", "but"})
_SUBORDINATE: Final = frozenset(
    {"as", "because", "when", "while", "after", "before", "since", "although", "though", "if"}
)
JOINTS: Final = frozenset({"and", "but", "or", "as", "that", "while", "when"})
CLAUSE: Final = 5
"""Words from which what a conjunction opens is a clause of its own."""


def bordered(strands: Pair[Strand], gaps: list[Gap], whole: set[Gap]) -> list[Gap]:
    """The gaps, those with words on both sides divided where one of them goes on and the other does not.

    Args:
        strands: Both sides of the passage.
        gaps: Its gaps, in order.
        whole: Those that are one change as they are.
    """
    divided: list[Gap] = []
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if a == b or c == d:
            divided += _bracketed(strands, gap)
        elif b - a == 1 == d - c or gap in whole:
            divided.append(gap)
        else:
            divided += _divided(strands, gap)
    return divided


def _bracketed(strands: Pair[Strand], gap: Gap) -> list[Gap]:
    """A gap with words on one side alone, divided where a bracket closes in it: `($16 million), will`."""
    side: Side = 0 if gap.words(0) else 1
    marks = strands[side].marks
    at = next((position for position in gap.words(side)[1:] if ")" in marks[position]), 0)
    return _cut_off(gap, side, at) if at else [gap]


def _divided(strands: Pair[Strand], gap: Gap) -> list[Gap]:
    for rule in (_at_bracket, _at_quotation, _at_clause, _at_joint, _at_verbs):
        parts = rule(strands, gap)
        if parts is not None:
            return [
                part for each in parts for part in (_divided(strands, each) if all(map(each.words, SIDES)) else [each])
            ]
    return [gap]


def _cut(gap: Gap, left: int, right: int) -> list[Gap]:
    """A gap in two, at one position a side."""
    (a, b), (c, d) = gap.sides
    return [Gap(Pair((a, left), (c, right))), Gap(Pair((left, b), (right, d)))]


def _cut_off(gap: Gap, side: Side, at: int) -> list[Gap]:
    """A gap without what one side goes on with from a position on, and that."""
    ends = [gap.sides.left[1], gap.sides.right[1]]
    ends[side] = at
    return _cut(gap, *ends)


def _at_bracket(strands: Pair[Strand], gap: Gap) -> list[Gap] | None:
    """Where a bracket that one side alone has closes, at the beginning of the gap: `(4 miles) south | north`."""
    for side in SIDES:
        marks, (first, last) = strands[side].marks, gap.sides[side]
        start, end = gap.sides[other(side)]
        if "(" not in strands[side].before(first) or any("(" in mark for mark in strands[other(side)].marks[start:end]):
            continue
        at = next((position for position in range(first + 2, last) if ")" in marks[position]), 0)
        if at:
            ends = [start, start]
            ends[side] = at
            return _cut(gap, *ends)
    return None


def _at_quotation(strands: Pair[Strand], gap: Gap) -> list[Gap] | None:
    """Where a quotation begins or ends: `van," said | truck`."""
    quoted = [[strands[side].quote[position] >= 0 for position in gap.words(side)] for side in SIDES]
    turns = [[at for at in range(1, len(marks)) if marks[at] != marks[at - 1]] for marks in quoted]
    if max(map(len, turns)) != 1:
        return None
    ends = [at[0] if at else 0 for at in turns]
    for side in SIDES:
        across = other(side)
        if not ends[across]:
            # Quoted words stand for quoted ones, bare for bare.
            ends[across] = len(quoted[across]) if quoted[across][0] == quoted[side][0] else 0
    return _cut(gap, gap.sides.left[0] + ends[0], gap.sides.right[0] + ends[1])


def _at_clause(strands: Pair[Strand], gap: Gap) -> list[Gap] | None:
    """A relative clause, or a clause after a conjunction, that one side goes on with."""
    for side in SIDES:
        ours = strands[side].keys
        theirs = strands[other(side)].keys[slice(*gap.sides[other(side)])]
        first, last = gap.sides[side]
        ends_in_verb = bool(theirs) and theirs[-1] in HELPING
        for position in range(first + 1, last):
            if ours[position] in _RELATIVE and last - position >= CLAUSE - 1 and _RELATIVE.isdisjoint(theirs):
                start = position - (ours[position - 1] in PREPOSITIONS or ours[position - 1] == "of")
                if start > first and not ends_in_verb:
                    return _cut_off(gap, side, start)
            if (
                ours[position] in _CONJUNCTIONS
                and last - position >= CLAUSE
                and _CONJUNCTIONS.isdisjoint(theirs)
                and _has_verb(ours[position + 1 : last])
            ):
                if not ends_in_verb:
                    return _cut_off(gap, side, position)
                at = [gap.sides.left[0], gap.sides.right[0]]
                at[side] = position + 1
                return _cut(gap, *at)
    return None


def _has_verb(words: list[str]) -> bool:
    return any(word in HELPING or word in saying_verbs() for word in words)


def _at_joint(strands: Pair[Strand], gap: Gap) -> list[Gap] | None:
    """A lone joint at an end of one side: `in stoppage time as | with a late goal`."""
    grammar = function_words()
    for side in SIDES:
        ours, theirs = strands[side].keys, strands[other(side)].keys
        (first, last), (start, end) = gap.sides[side], gap.sides[other(side)]
        if last - first < 2:
            continue
        if ours[last - 1] in JOINTS and theirs[end - 1] not in grammar:
            return _cut_off(gap, side, last - 1)
        if ours[first] == "that" and theirs[start] not in grammar and last - first <= CLAUSE + 2:
            at = [start, start]
            at[side] = first + 1
            return _cut(gap, *at)
    return None


def _at_verbs(strands: Pair[Strand], gap: Gap) -> list[Gap] | None:
    """The joint and the verb that both sides end with: `on full pay and was | but has`."""
    starts = [_tail(strands[side], gap.sides[side]) for side in SIDES]
    if any(start == gap.sides[side][1] for side, start in zip(SIDES, starts, strict=True)):
        return None
    if all(start == gap.sides[side][0] for side, start in zip(SIDES, starts, strict=True)):
        return None
    return _cut(gap, *starts)


def _tail(strand: Strand, place: Place) -> int:
    """Where the helping verb that ends a stretch begins, with the joint before it; or the joint alone."""
    first, last = place
    start = last
    if strand.keys[last - 1] == "to" and last - first > 2:
        # `was ready to`, `plans to`: the infinitive's own verb.
        start -= 2
    while start > first and strand.keys[start - 1] in HELPING:
        start -= 1
    if start > first and strand.keys[start - 1] in _CONJUNCTIONS | _SUBORDINATE:
        start -= 1
    return start
