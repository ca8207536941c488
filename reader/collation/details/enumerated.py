"""Lists of names that have the same members on both sides, in another order: no difference."""

from typing import Final

from reader.collation.details.lexicon import fold, house_style, place_variants
from reader.collation.details.strands import Block, Place, Strand
from reader.pair import SIDES, Pair, Side

MEMBER: Final = 4
"""Words of the longest member of a list: `the United Arab Emirates`."""
_JOINTS: Final = frozenset({"and", "or"})

Member = tuple[str, str]
"""A name in its one form, and the joint of its list."""


def reordered(block: Block) -> None:
    """Mark the lists of both sides that have the same members as told: `A, B and C` is `B, C and A`."""
    found: Pair[dict[tuple[Member, ...], list[tuple[Place, list[Member]]]]] = Pair({}, {})
    for side in SIDES:
        for place, members in _lists(block, side):
            found[side].setdefault(tuple(sorted(members)), []).append((place, members))
    for same in found.left.keys() & found.right.keys():
        for (left, members), (right, others) in zip(found.left[same], found.right[same], strict=False):
            if members != others:
                block.take(0, left)
                block.take(1, right)


def _lists(block: Block, side: Side) -> list[tuple[Place, list[Member]]]:
    """The lists of names of one side."""
    strand = block.strands[side]
    found: list[tuple[Place, list[Member]]] = []
    for joint in [at for at, key in enumerate(strand.keys[:-1]) if at and key in _JOINTS]:
        last = _member(strand, joint + 1, 1)
        if last[0] == last[1]:
            continue
        members = [last]
        at = joint
        while (before := _member(strand, at, -1))[0] < before[1]:
            members.insert(0, before)
            if "," not in strand.before(before[0]) or strand.before(before[0]).strip() != ",":
                break
            at = before[0]
        if len(members) > 1:
            names = [(_form(strand, member), strand.keys[joint]) for member in members]
            found.append(((members[0][0], last[1]), names))
    return found


def _member(strand: Strand, at: int, step: int) -> Place:
    """The capitalised words from a position on, or before it, with `the` before them; an empty place without any."""
    first = last = at
    if step > 0:
        if strand.keys[at] == "the":
            last += 1
        start = last
        while last < len(strand.keys) and last - at < MEMBER and _goes_on(strand, last, opens=last == start):
            last += 1
        return (at, last) if last > start else (at, at)
    while first > 0 and at - first < MEMBER and strand.capital[first - 1] and strand.keys[first - 1] != "the":
        if first < at and strand.before(first).strip():
            break
        first -= 1
    if first == at or (strand.before(at).strip() not in {"", ","}):
        return (at, at)
    if first > 0 and strand.keys[first - 1] == "the" and not strand.before(first).strip():
        first -= 1
    return (first, at)


def _goes_on(strand: Strand, position: int, *, opens: bool) -> bool:
    return strand.capital[position] and (opens or not strand.before(position).strip())


def _form(strand: Strand, place: Place) -> str:
    """A name in its one form: house style and transliterations folded, without its article."""
    name = fold(strand.surface(*place)).removeprefix("the ")
    for table in (house_style(), place_variants()):
        if name in table:
            return str(table[name])
    return name
