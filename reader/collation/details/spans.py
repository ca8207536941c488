"""A day on one side and how long ago or since when on the other: `since April 2025`, `in 14 months`."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.moments import is_day
from reader.collation.details.numbers import quantities
from reader.collation.details.pairing import Context
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.collation.details.times import moments
from reader.pair import SIDES, Side, other

_UNITS: Final = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"})
_BEFORE: Final = frozenset({"in", "for", "within"})
_SINCE: Final = frozenset({"since", "in", "on", "from", "until"})


def days_and_spans(block: Block, context: Context) -> Iterator[Draft]:
    """The gaps of copied text that hold a day on one side and a span of time on the other."""
    for gap in block.gaps:
        for side in SIDES:
            strand, place = block.strands[side], gap.sides[side]
            if not (gap.words(0) and gap.words(1)) or _UNITS.isdisjoint(strand.keys[slice(*place)]):
                continue
            span = next(iter(spans_in(strand, place)), None)
            day = _day_in(block, context, other(side), gap.sides[other(side)])
            if span is None or day is None or not (block.free(side, span) and block.free(other(side), day)):
                continue
            left, right = (span, day) if side == 0 else (day, span)
            yield block.draft("date-time", left, right, "open", "a day on one side, how long ago on the other")


def spans_in(strand: Strand, place: Place) -> list[Place]:
    """The spans of time in a stretch that say when: `14 months ago`, `in 14 months`, `for eight years`."""
    found: list[Place] = []
    for amount in quantities(strand, *place):
        first, last = amount.first, amount.end
        if amount.unit not in _UNITS:
            continue
        if strand.keys[last : last + 1] == ["ago"]:
            found.append((first, last + 1))
        elif first > 0 and strand.keys[first - 1] in _BEFORE:
            found.append((first - 1, last))
    return found


def years_of(strand: Strand, place: Place) -> int:
    """How many years a span of time is; 0 for one of another unit."""
    amount = next((d for d in quantities(strand, *place) if d.unit in {"year", "years"}), None)
    return int(amount.figure) if amount else 0


def _day_in(block: Block, context: Context, side: Side, place: Place) -> Place | None:
    strand = block.strands[side]
    for moment in moments(strand, *place, context.calendars[side]):
        if is_day(moment) and not moment.period:
            first = moment.first
            if first > place[0] and strand.keys[first - 1] in _SINCE:
                first -= 1
            return first, moment.last
    return None
