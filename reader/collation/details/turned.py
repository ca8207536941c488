"""Verbs that stand before a phrase on one side and after it on the other.

`killing [at least 41 people]`, `[at least 41 people] were confirmed dead`: what hangs on one phrase, at either end of
it, is one change.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.collation.details.small import HELPING
from reader.collation.details.strands import Block, Place
from reader.pair import Pair, Side

LONGEST: Final = 4
"""Words of a verb with its auxiliaries and particles: `has risen`, `were confirmed dead`."""
PHRASE: Final = 8
"""Words of a phrase at whose ends the two verbs stand."""
_ENDINGS: Final = ("ed", "ing")


def turned(block: Block, alone: Pair[Sequence[Place]]) -> Iterator[tuple[Place, Place]]:
    """Stretches of either side alone that are verbs of one phrase.

    Args:
        block: The passage.
        alone: What no rule has told, stretches without a counterpart.
    """
    verbs = Pair(*([place for place in alone[side] if _is_verb(block, side, place)] for side in (0, 1)))
    if not (verbs.left and verbs.right):
        return
    at: dict[int, Place] = {}
    for place in verbs.right:
        for position in _phrases(block, 1, place):
            at.setdefault(position, place)
    taken: set[Place] = set()
    for ours in verbs.left:
        for position in _phrases(block, 0, ours):
            theirs = at.get(block.match.left[position])
            if theirs is not None and theirs not in taken:
                taken.add(theirs)
                yield ours, theirs
                break


def _is_verb(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch is short and holds a verb and no name."""
    strand = block.strands[side]
    first, last = place
    if last - first > LONGEST or set(strand.quote[first:last]) != {-1}:
        return False
    if any(strand.before(position).strip() for position in range(first + 1, last)):
        return False
    keys = strand.keys[first:last]
    capitals = any(strand.is_capital(p) and not strand.opens_sentence(p) for p in range(first, last))
    # What `or` leads on with is another case, not another word for the same.
    return not capitals and keys[0] != "or" and any(key in HELPING or key.endswith(_ENDINGS) for key in keys)


def _phrases(block: Block, side: Side, place: Place) -> Iterator[int]:
    """The matched words of the phrases right before and right after a stretch, in its sentence; what is told counts."""
    strand, match, used = block.strands[side], block.match[side], block.used[side]
    for start, step in ((place[0] - 1, -1), (place[1], 1)):
        position = start
        while 0 <= position < len(match) and abs(position - start) < PHRASE:
            if strand.sentence[position] != strand.sentence[place[0]] or not (used[position] or match[position] >= 0):
                break
            if match[position] >= 0:
                yield position
            position += step
