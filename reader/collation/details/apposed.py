"""Descriptions that stand before a name on one side and after it on the other.

`Finance chief Jane Doe`, `Jane Doe, the chief financial officer`: name and descriptions are one change.
"""

from typing import Final

from reader.collation.details.strands import Gap, Place, Strand
from reader.pair import SIDES, Pair, Side, other

NAME: Final = 4
"""Words of a name, at most."""
DESCRIPTION: Final = 9
"""Words of a description, at most."""
_CLAUSES: Final = frozenset({"who", "which", "whose", "whom", "where", "when", "but", "and"})


def apposed(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap]) -> list[Gap]:
    """The gaps, those on either side of a name joined where one comes before it here and after it there."""
    alone = Pair(*([place for gap in gaps if (place := _alone(gap, side)) is not None] for side in SIDES))
    joined: dict[tuple[Side, Place], Gap | None] = {}
    for side in SIDES:
        across = other(side)
        after = {place[0]: place for place in alone[across]}
        for place in alone[side]:
            end = _name_end(strands[side], match[side], place[1])
            if end == place[1] or (follows := after.get(match[side][end - 1] + 1)) is None:
                continue
            name = (match[side][place[1]], follows[0])
            if not _describes(strands, side, place, follows) or (across, follows) in joined:
                continue
            for p in range(place[1], end):
                match[across][match[side][p]] = -1
                match[side][p] = -1
            ours, theirs = (place[0], end), (name[0], follows[1])
            joined[side, place] = Gap(Pair(ours, theirs) if side == 0 else Pair(theirs, ours))
            joined[across, follows] = None
    if not joined:
        return gaps
    kept: list[Gap] = []
    for gap in gaps:
        key: tuple[Side, Place] = (0, gap.sides[0]) if gap.words(0) else (1, gap.sides[1])
        if all(map(gap.words, SIDES)) or key not in joined:
            kept.append(gap)
        elif (whole := joined[key]) is not None:
            kept.append(whole)
    return sorted(kept)


def _alone(gap: Gap, side: Side) -> Place | None:
    """The words of a gap that stand on one side alone, if they are few."""
    place, (first, last) = gap.sides[side], gap.sides[1 - side]
    return place if first == last and 0 < place[1] - place[0] <= DESCRIPTION else None


def _name_end(strand: Strand, match: list[int], start: int) -> int:
    """Where a name of matched capitalised words that begins at a position ends."""
    end = start
    while end < len(match) and end - start < NAME and strand.is_capital(end) and match[end] >= 0:
        if end > start and (match[end] != match[end - 1] + 1 or strand.before(end).strip()):
            break
        end += 1
    return end


def _describes(strands: Pair[Strand], side: Side, before: Place, after: Place) -> bool:
    """Whether one stretch leads into the name, and the other follows it behind a comma and is no clause."""
    ours, theirs = strands[side], strands[1 - side]
    if (
        ours.sentence[before[0]] != ours.sentence[before[1]]
        or theirs.sentence[after[0]] != theirs.sentence[after[1] - 1]
    ):
        return False
    if all(key.isdigit() for key in theirs.keys[after[0] : after[1]]):
        return False
    if ours.before(before[1]).strip() not in {"", ","} or theirs.before(after[0]).strip() != ",":
        return False
    if {*ours.quote[before[0] : before[1] + 1], *theirs.quote[after[0] - 1 : after[1]]} != {-1}:
        return False
    return theirs.keys[after[0]] not in _CLAUSES and ours.keys[before[0]] not in _CLAUSES
