"""What rules propose about two figures that differ: one of them rounded, a count that went on, two that conflict.

Dates alone say little: what a report of the next day prints otherwise is mostly another figure for the same thing. Only
counts that go on after the event (the dead, the arrested, the missing) are taken for two states of one count. Two exact
figures conflict where both stand in one quotation, or are of one day or period. Reports that
lie weeks apart, and tell a count in words of their own, tell two states of it.
"""

import datetime as dt
from typing import Final

from reader.collation.details.lexicon import running_counts
from reader.collation.details.moments import TWINS, Moment, is_day, same_day, same_time
from reader.collation.details.numbers import Quantity, is_money
from reader.collation.details.pairing import Context
from reader.collation.details.quoted import same_quotations
from reader.collation.details.strands import Block
from reader.collation.details.times import moments
from reader.collation.model import Verdict
from reader.pair import SIDES, Pair, Side

COUNTED_WITHIN: Final = 10
"""Words around a figure within which its sentence says what is counted: `47 people were confirmed dead`."""
_EXACT: Final = frozenset({"", "exact"})
_SIMPLE: Final[dict[str, tuple[Verdict, str]]] = {
    "converted": ("variant", "one amount in two units, rounded"),
    "hedged": ("open", "one figure, hedged in another way"),
    "rounded": ("more specific", "one is the other, rounded"),
    "within": ("more specific", "one keeps the bounds that the other gives"),
    "vague": ("more specific", "a figure against a word of quantity"),
}
_OPEN: Final[tuple[Verdict, str]] = ("open", "the figures differ")


def number_verdict(  # noqa: PLR0911 - one return for each verdict
    how: str, block: Block, context: Context, one: Quantity, two: Quantity
) -> tuple[Verdict, str]:
    """The verdict that is proposed on two amounts, and its reason.

    Args:
        how: How they stand to each other, by `amounts.relation`.
        block: The passage in which they stand.
        context: The articles' own dates.
        one: The left amount.
        two: The right one.
    """
    if how in _SIMPLE:
        return _SIMPLE[how]
    if one.dimension == two.dimension:
        exact = one.dimension != "vague" and {one.hedge, two.hedge} <= _EXACT
        if _in_one_quotation(block, one, two):
            return ("conflict", "two figures in one quotation") if exact else _OPEN
        shared = _shared_time(block, context, one, two)
        apart = _weeks_apart(context)
        if apart and not (block.copied or one.dimension or shared or _is_age(block, 0, one) or _is_age(block, 1, two)):
            return "different moment", f"told in other words; the articles are of {min(apart)} and {max(apart)}"
        days = _days(context)
        kinds = _kinds(block, one, two)
        if kinds:
            grown = days is not None and (days[0] < days[1]) == (one.value < two.value)
            if days is None or days[0] == days[1] or shared == "period" or not (grown or "changes" in kinds):
                return _OPEN
            return "different moment", f"a count that goes on; the articles are of {min(days)} and {max(days)}"
        if exact and shared:
            return "conflict", f"two exact figures for the same thing, of one {shared}"
        if exact and days is not None and days[0] == days[1]:
            return "conflict", "two exact figures of one day for the same thing"
    elif is_money(one) and is_money(two):
        return "unclear", "two currencies: only the rate of the day tells whether these are one amount"
    return _OPEN


def _days(context: Context) -> tuple[dt.date, dt.date] | None:
    """The days of both articles, if they are sure."""
    left, right = context.calendars
    return (left.day, right.day) if left.day and right.day and not (left.doubt or right.doubt) else None


def _weeks_apart(context: Context) -> tuple[dt.date, dt.date] | None:
    """The days of two articles of which neither can be a late print of the other's day."""
    left, right = (calendar.day for calendar in context.calendars)
    return (left, right) if left and right and abs((left - right).days) > TWINS else None


def _in_one_quotation(block: Block, one: Quantity, two: Quantity) -> bool:
    quotes = tuple(block.strands[side].quote[d.core[0]] for side, d in zip(SIDES, (one, two), strict=True))
    return min(quotes) >= 0 and quotes in same_quotations(block)


def _kinds(block: Block, one: Quantity, two: Quantity) -> set[str]:
    """How a count goes on, by the words beside it on both sides: `grows`, `changes`; empty for one that is fixed."""
    table = running_counts()
    found: list[set[str]] = []
    if one.dimension or _is_age(block, 0, one) or _is_age(block, 1, two):
        return set()
    for side, d in zip(SIDES, (one, two), strict=True):
        strand = block.strands[side]
        number = strand.sentence[d.core[0]]
        near = range(max(0, d.core[0] - COUNTED_WITHIN), min(len(strand.keys), d.core[1] + COUNTED_WITHIN))
        found.append({table[strand.keys[p]] for p in near if strand.sentence[p] == number and strand.keys[p] in table})
    return found[0] | found[1] if all(found) else set()


def _is_age(block: Block, side: Side, amount: Quantity) -> bool:
    """Whether a figure stands between commas after a name: `Jane Smith, 34, was hurt`."""
    strand = block.strands[side]
    return "," in strand.before(amount.core[0]) and "," in strand.before(amount.core[1])


def _shared_time(block: Block, context: Context, one: Quantity, two: Quantity) -> str:
    """`day` or `period` that the sentences of both amounts name; empty where one names a day or time of its own."""
    found = Pair(*(_moments(block, side, d, context) for side, d in zip(SIDES, (one, two), strict=True)))
    answered: Pair[set[int]] = Pair(set(), set())
    shared = ""
    for i, ours in enumerate(found.left):
        for j, theirs in enumerate(found.right):
            if same_day(ours, theirs) is False or same_time(ours, theirs) is False or is_day(ours) != is_day(theirs):
                continue
            answered.left.add(i)
            answered.right.add(j)
            if not is_day(ours) or same_day(ours, theirs) is None:
                continue
            lasting = ours.period or (ours.day is None and ours.weekday is None and ours.offset is None)
            shared = "period" if lasting or shared == "period" else "day"
    if len(answered.left) < len(found.left) or len(answered.right) < len(found.right):
        return ""
    return shared


def _moments(block: Block, side: Side, amount: Quantity, context: Context) -> list[Moment]:
    """The days, times and periods that the sentence of an amount names."""
    strand = block.strands[side]
    first = last = amount.core[0]
    number = strand.sentence[first]
    while first > 0 and strand.sentence[first - 1] == number:
        first -= 1
    while last < len(strand.keys) and strand.sentence[last] == number:
        last += 1
    return moments(strand, first, last, context.calendars[side])
