"""Amounts and days of a retelling: what answers each other where no word is matched with another."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from reader.collation.details.amounts import relation
from reader.collation.details.moments import Moment, is_day, same_day, same_time
from reader.collation.details.numbers import Quantity, comparable, is_money, quantities
from reader.collation.details.pairing import Context
from reader.collation.details.spans import spans_in, years_of
from reader.collation.details.strands import Block, Draft, Strand
from reader.collation.details.times import clock_and_day, moments
from reader.collation.details.typed import alike_counted, number_of, other_things, same_thing
from reader.pair import SIDES, Pair, Side, other

CROWDED: Final = 40
"""Details of a link that are compared with one another."""
UNLIKE: Final = 3
"""How many times longer of two spans of time the one may be that answers the other."""
TELLING: Final = 13
"""Figures from which two that are one but for rounding are hardly so by chance."""
PART_OF_DAY: Final = 180
"""Minutes of a part of the day: an evening, not five o'clock or dawn."""
_ONE_AMOUNT: Final = frozenset({"rounded", "converted", "hedged", "within"})

T = TypeVar("T")


def numbers_left(block: Block, context: Context) -> Iterator[Draft]:
    """The amounts that are not told and that answer each other: of one thing, one but rounded, or the only ones."""
    found = _left(block, lambda strand, _: quantities(strand, 0, len(strand.keys)), _equal_amounts)

    def weight(one: Quantity, two: Quantity) -> int:
        if not comparable(one, two) or "ordinal" in {one.dimension, two.dimension}:
            return 0
        if one.dimension != two.dimension:
            # The one sum of each side may be told in two currencies.
            return int(all(sum(map(is_money, found[side])) == 1 for side in SIDES) and is_money(one) and is_money(two))
        if one.dimension == "vague" or not alike_counted(block, one, two):
            return 0
        only = len(found.left) == 1 == len(found.right) and _single(block) and not other_things(block, one, two)
        if one.dimension == "duration" and max(one.value, two.value) > UNLIKE * min(one.value, two.value):
            return 0
        near = (
            relation(one, two) in {"rounded", "converted", "hedged", "within"}
            and max(one.figure, two.figure) >= TELLING
        )
        return 2 * same_thing(block, one, two) + 2 * near + only

    for one, two in _best(found, weight):
        yield from number_of(block, context, one, two)


def _single(block: Block) -> bool:
    """Whether both sides are one sentence: a headline against a headline."""
    return all(len(set(strand.sentence)) == 1 for strand in block.strands)


def _equal_amounts(one: Quantity, two: Quantity) -> bool:
    return comparable(one, two) and relation(one, two) == "same"


def days_left(block: Block, context: Context) -> Iterator[Draft]:
    """The days and times that are not told and that answer each other."""
    every = Pair(*(
        moments(strand, 0, len(strand.keys), context.calendars[side]) for side, strand in enumerate(block.strands)
    ))  # fmt: skip
    yield from _days_closer(block, every)
    yield from _days_against_spans(block, context, every)
    found = _left(
        block,
        lambda _, side: every[side],
        lambda one, two: is_day(one) and is_day(two) and bool(same_day(one, two)),
    )
    days = Pair(*([d for d in found[side] if is_day(d)] for side in SIDES))
    if len(days.left) == 1 == len(days.right) and _as_close(days.left[0], days.right[0]):
        one, two = days.left[0], days.right[0]
        yield block.draft("date-time", (one.first, one.last), (two.first, two.last), "open", "the days differ")
    times = Pair(*(_clocks(block, context, side, every[side]) for side in SIDES))
    if len(times.left) == 1 == len(times.right) and same_time(times.left[0], times.right[0]) is False:
        one, two = times.left[0], times.right[0]
        if block.free(0, (one.first, one.last)) and block.free(1, (two.first, two.last)):
            yield block.draft("date-time", (one.first, one.last), (two.first, two.last), "open", "the times differ")


def _clocks(block: Block, context: Context, side: Side, every: list[Moment]) -> list[Moment]:
    """The times of the clock of a side, without their days."""
    strand, calendar = block.strands[side], context.calendars[side]
    return [parts[0] for moment in every if (parts := clock_and_day(strand, moment, calendar)) is not None]


def _days_against_spans(block: Block, context: Context, every: Pair[list[Moment]]) -> Iterator[Draft]:
    """A year or month on one side, and on the other how long before that article's own date it was."""
    for side in SIDES:
        across = other(side)
        strand, own = block.strands[across], context.calendars[across].day
        spans = spans_in(strand, (0, len(strand.keys))) if own else []
        for span in spans:
            # `in two years` looks ahead as often as back.
            if own is None or strand.keys[span[0]] == "in" or not block.free(across, span):
                continue
            years = years_of(strand, span)
            for day in every[side]:
                place = (day.first, day.last)
                if day.year and years and abs(own.year - years - day.year) <= 1 and block.free(side, place):
                    left, right = (place, span) if side == 0 else (span, place)
                    yield block.draft("date-time", left, right, "open", "a day on one side, how long ago on the other")
                    break


def _days_closer(block: Block, every: Pair[list[Moment]]) -> Iterator[Draft]:
    """One day, month or year told more closely on one side, or in another way: `Nov. 4`, `early November`."""
    found = Pair(*([d for d in every[side][:CROWDED] if is_day(d) and _free(block, side, d)] for side in SIDES))
    if not (found.left and found.right):
        return
    printed = [{block.strands[side].phrase(d.first, d.last) for d in found[side]} for side in SIDES]

    def weight(one: Moment, two: Moment) -> int:
        forms = (block.strands.left.phrase(one.first, one.last), block.strands.right.phrase(two.first, two.last))
        if forms[0] in printed[1] or forms[1] in printed[0] or one.period or two.period:
            return 0
        if same_day(one, two) is False or None is not one.date == two.date or _has_hour(one) or _has_hour(two):
            return 0
        if one.day and one.day == two.day:
            return 4
        if one.weekday is not None and one.weekday == two.weekday:
            return 3
        if one.month is not None and one.month == two.month:
            return 2
        return int(one.year is not None and one.year == two.year)

    for one, two in _best(found, weight):
        rule = "one day or month, told in another way or more closely"
        yield block.draft("date-time", (one.first, one.last), (two.first, two.last), "open", rule)


def _has_hour(moment: Moment) -> bool:
    """Whether a moment says more of the time than a part of the day: the other side may tell that elsewhere."""
    return moment.minutes is not None and moment.minutes[1] - moment.minutes[0] < PART_OF_DAY


def _as_close(one: Moment, two: Moment) -> bool:
    """Whether two days are told as closely as one another: a year is no answer to a weekday."""
    of_week = [d.weekday is not None or d.offset is not None or d.date is not None for d in (one, two)]
    return of_week[0] == of_week[1] or bool(one.period and two.period)


def _left(block: Block, read: Callable[[Strand, Side], list[T]], same: Callable[[T, T], bool]) -> Pair[list[T]]:
    """The details of each side that are not told and that the other side has not."""
    every = Pair(*(read(block.strands[side], side)[:CROWDED] for side in SIDES))
    return Pair(
        [d for d in every.left if _free(block, 0, d) and not any(same(d, other) for other in every.right)],
        [d for d in every.right if _free(block, 1, d) and not any(same(other, d) for other in every.left)],
    )


def _free(block: Block, side: Side, detail: object) -> bool:
    assert isinstance(detail, (Quantity, Moment))
    return block.free(side, (detail.first, detail.last))


def _best(found: Pair[list[T]], weight: Callable[[T, T], int]) -> Iterator[tuple[T, T]]:
    """Pairs of details, the heaviest first, each in one pair; two that are as good as each other are in none."""
    ranked = [
        (-value, i, j)
        for i, one in enumerate(found.left)
        for j, two in enumerate(found.right)
        if (value := weight(one, two)) > 0
    ]
    taken: Pair[set[int]] = Pair(set(), set())
    for _, i, j in sorted(ranked):
        if i not in taken.left and j not in taken.right:
            taken.left.add(i)
            taken.right.add(j)
            yield found.left[i], found.right[j]
