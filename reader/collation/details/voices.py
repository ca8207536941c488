"""Clauses told in the active voice on one side and in the passive on the other.

`The storm killed six people`, `six people were killed by the storm` is one wording; a figure or a name that differs
inside it is told besides.
"""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import function_words
from reader.collation.details.small import ARTICLES
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.pair import SIDES, Pair, Side, other
from reader.text.stems import stem

REACH: Final = 10
"""Words of a subject, an object or an agent, at most."""
_BEING: Final = frozenset({"was", "were", "is", "are", "been", "be", "being"})
_CLAUSE: Final = frozenset({"that", "which", "who", "and", "but", "as", "when", "while", "because", "after", "before"})


def turned_voices(block: Block) -> Iterator[Draft]:
    """The clauses whose verb is active on one side and passive on the other."""
    for side in SIDES:
        strand = block.strands[side]
        for position, key in enumerate(strand.keys[:-1]):
            if key in _BEING and strand.quote[position] < 0:
                turned = _turned(block, side, position)
                if turned is not None and not _told(block, turned):
                    for s in SIDES:
                        block.take(s, turned[s])
                    spans = Pair(*(block.span(s, turned[s]) for s in SIDES))
                    yield Draft("wording", spans, "open", "active on one side, passive on the other")


def _told(block: Block, places: Pair[Place]) -> bool:
    """Whether most of either stretch has been told."""
    return any(2 * sum(block.used[side][slice(*places[side])]) > places[side][1] - places[side][0] for side in SIDES)


def _turned(block: Block, side: Side, auxiliary: int) -> Pair[Place] | None:
    """The passive clause around an auxiliary and the active one across, as places left and right."""
    passive, active = block.strands[side], block.strands[other(side)]
    match = block.match[side]
    verb = _verb(block, side, auxiliary)
    if verb is None:
        return None
    own, across = verb
    start = _clause_start(passive, auxiliary)
    after = range(across + 1, min(across + REACH, len(active.keys)))
    small = function_words()
    subject = [
        q for p in range(start, auxiliary) for q in after
        if q == match[p] or (match[p] < 0 and active.keys[q] == passive.keys[p] and passive.keys[p] not in small)
    ]  # fmt: skip
    if not subject or active.keys[max(subject)] in small:
        return None
    if any(0 <= match[p] < across for p in range(start, auxiliary) if passive.keys[p] not in small):
        # The subject stands before the verb on both sides.
        return None
    end, agent = own + 1, _agent(block, side, own, across)
    if agent is not None:
        end = agent[1]
    ours = (start, end)
    theirs = (_clause_start(active, across), max(subject) + 1)
    return Pair(ours, theirs) if side == 0 else Pair(theirs, ours)


def _verb(block: Block, side: Side, auxiliary: int) -> tuple[int, int] | None:
    """The participle behind an auxiliary, and its verb across, which has no such auxiliary."""
    passive, active = block.strands[side], block.strands[other(side)]
    for own in range(auxiliary + 1, min(auxiliary + 3, len(passive.keys))):
        if passive.keys[own] in function_words() or passive.before(own).strip():
            return None
        across = block.match[side][own]
        if across < 0:
            form = stem(passive.keys[own])
            across = next(
                (q for q, key in enumerate(active.keys) if block.match[other(side)][q] < 0 and stem(key) == form), -1
            )
        if across > 0 and active.quote[across] < 0:
            passives = _BEING.intersection(active.keys[max(0, across - 2) : across])
            return None if passives else (own, across)
    return None


def _agent(block: Block, side: Side, verb: int, across: int) -> Place | None:
    """The phrase behind `by` that is the subject across."""
    strand, match = block.strands[side], block.match[side]
    ahead = ARTICLES.union(block.strands[other(side)].keys[max(0, across - REACH) : across])
    for position in range(verb + 1, min(verb + REACH, len(strand.keys) - 1)):
        if strand.sentence[position] != strand.sentence[verb]:
            return None
        if strand.keys[position] == "by":
            end = position + 1
            while end < len(strand.keys) and (0 <= match[end] < across or strand.keys[end] in ahead):
                end += 1
            return (position, end) if end > position + 1 else None
    return None


def _clause_start(strand: Strand, position: int) -> int:
    """Where the clause of a position begins: behind a mark, a joint or the start of its sentence."""
    start = position
    while start > 0 and position - start < REACH and strand.sentence[start - 1] == strand.sentence[position]:
        if strand.before(start).strip(" -’'") or strand.keys[start - 1] in _CLAUSE:
            break
        start -= 1
    return start
