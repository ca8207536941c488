"""Numbers, days, names and places of two passages, paired and compared."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from reader.collation.details.amounts import one_measure, relation
from reader.collation.details.lexicon import function_words
from reader.collation.details.moments import Moment, is_day, same_day, same_time
from reader.collation.details.numbers import Quantity, comparable, counts_on_top, may_tell_amount, quantities
from reader.collation.details.pairing import (
    Context,
    found_in,
    gaps_at,
    in_small_gap,
    letters,
    pairs_of,
    unequal,
    windows_of,
)
from reader.collation.details.spans import days_and_spans
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.details.times import clock_and_day, may_tell_moment, moments
from reader.collation.details.verdicts import number_verdict
from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side, other

AFTER: Final = 3
"""Words after a gap in which the amount begins that a hedge in it belongs to."""
CROWDED: Final = 80
"""Amounts of a side that are compared with one another wherever they stand: no passage of the news has so many."""
SOLE_GAP: Final = 12
"""Words of a gap up to which the only amount of each side stands for the other."""
LARGE: Final = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens of thousands",
                          "hundreds of thousands"})  # fmt: skip
"""Words of quantity that say an order of magnitude."""


_METRES: Final = re.compile(r"(\d+(?:\.\d+)?)m")
_RELATED: Final = frozenset({"last", "this", "next"})


def amounts_and_days(block: Block, context: Context) -> Iterator[Draft]:
    """Every amount, day and time that differs; its words are marked as told."""
    gap_of = Pair(*(gaps_at(block, side) for side in SIDES))
    keys = Pair(*(strand.keys for strand in block.strands))
    if block.copied:
        yield from _ages(block)
    changed = [(gap, keys.left[slice(*gap.sides.left)] + keys.right[slice(*gap.sides.right)]) for gap in block.gaps]
    timed = [gap for gap, words in changed if may_tell_moment(words)]
    if timed and block.copied:
        yield from days_and_spans(block, context)
    if timed:
        yield from _moments(block, context, windows_of(block, timed), gap_of)
    counted = [gap for gap, words in changed if may_tell_amount(words, _following(keys, gap))]
    if counted:
        yield from _numbers(block, context, windows_of(block, counted), gap_of)


def _following(keys: Pair[list[str]], gap: Gap) -> list[str]:
    """The words of both sides right after a gap: as many as an amount may begin with."""
    left, right = gap.sides
    return keys.left[left[1] : left[1] + AFTER] + keys.right[right[1] : right[1] + AFTER]


# numbers


def _ages(block: Block) -> Iterator[Draft]:
    """One age printed in two ways: `a 34-year-old nurse`, `a nurse, 34,`."""
    for side in SIDES:
        strand, across = block.strands[side], block.strands[other(side)]
        if "old" not in strand.keys:
            continue
        bare = {key: q for q, key in enumerate(across.keys) if key.isdigit() and "," in across.before(q)}
        for p, key in enumerate(strand.keys[:-2]):
            if not key.isdigit() or strand.keys[p + 1 : p + 3] != ["year", "old"] or key not in bare:
                continue
            ours, theirs = [p, p + 3], [bare[key], bare[key] + 1]
            if not (block.differs(side, (p, p + 3)) and block.free(side, (p, p + 3))):
                continue
            # The article that the one form wants and the other does not is no change of its own.
            if p and strand.keys[p - 1] in {"a", "an"} and block.match[side][p - 1] < 0:
                ours[0] -= 1
            if across.keys[theirs[1] : theirs[1] + 1] in (["a"], ["an"]) and block.match[other(side)][theirs[1]] < 0:
                theirs[1] += 1
            places = ((ours[0], ours[1]), (theirs[0], theirs[1]))
            left, right = places if side == 0 else (places[1], places[0])
            yield block.draft("formal", left, right, "variant", "one age, printed in another way")


def _numbers(
    block: Block, context: Context, windows: Pair[list[Place]], gap_of: Pair[dict[int, int]]
) -> Iterator[Draft]:
    found = found_in(block, windows, lambda strand, first, last, _: quantities(strand, first, last))
    found = Pair(*(_in_metres(block.strands[side], found[side], found[other(side)]) for side in SIDES))
    held = Pair(*(Counter(gap_of[side].get(d.core[0], -1) for d in found[side]) for side in SIDES))

    def sole(one: Quantity, two: Quantity) -> bool:
        index = gap_of.left.get(one.core[0], -1)
        if index < 0 or not block.copied or one.dimension != two.dimension or held.left[index] * held.right[index] != 1:
            return False
        return max(len(block.gaps[index].words(side)) for side in SIDES) <= SOLE_GAP

    def fits(one: Quantity, two: Quantity, joined: bool) -> bool:  # noqa: FBT001 - a callback
        if not comparable(one, two) or not (block.free(0, one.core) and block.free(1, two.core)):
            return False
        if one.dimension == two.dimension == "vague" and not {one.unit, two.unit} <= LARGE:
            return False
        if not alike_counted(block, one, two):
            return False
        near = in_small_gap(block, gap_of, one, two) and (block.copied or not other_things(block, one, two))
        return joined or near or same_thing(block, one, two) or sole(one, two)

    for one, two in pairs_of(block, found, gap_of, fits):
        if not _one_age(block, one, two):
            yield from number_of(block, context, one, two)
    yield from _far_apart(block, context, found)


def _one_age(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether two amounts are one age, on one side within a description: `a 34-year-old nurse`, `a nurse, 34,`."""
    ends = zip(block.strands, (one.end, two.end), strict=True)
    return relation(one, two) == "same" and any(strand.keys[end : end + 1] == ["old"] for strand, end in ends)


def _in_metres(strand: Strand, amounts: list[Quantity], across: list[Quantity]) -> list[Quantity]:
    """The amounts of one side, `2.4m` as metres where the other side has the same figure as a length."""
    lengths = {amount.figure for amount in across if amount.dimension == "length"}
    if not lengths:
        return amounts
    mended = []
    for amount in amounts:
        figure = _METRES.fullmatch(strand.keys[amount.core[0]]) if amount.dimension == "" else None
        if figure and (value := float(figure[1])) in lengths:
            step = amount.step * value / amount.value if amount.value else 1.0
            amount = amount._replace(value=value, figure=value, step=step, dimension="length", unit="m")  # noqa: PLW2901
        mended.append(amount)
    return mended


def _far_apart(block: Block, context: Context, found: Pair[list[Quantity]]) -> Iterator[Draft]:
    """Amounts of one thing wherever they stand, where each side has just one that is not told."""
    free = [
        [d for d in found[side] if d.dimension != "ordinal" and block.free(side, d.core)][:CROWDED] for side in SIDES
    ]
    for one in free[0]:
        across = [
            two
            for two in free[1]
            if comparable(one, two) and same_thing(block, one, two) and alike_counted(block, one, two)
        ]
        if len(across) != 1:
            continue
        two = across[0]
        back = [mine for mine in free[0] if comparable(mine, two) and same_thing(block, mine, two)]
        told = block.differs(0, one.core) and block.differs(1, two.core)
        if len(back) == 1 and told and block.free(1, two.core) and not _one_age(block, one, two):
            yield from number_of(block, context, one, two)


def alike_counted(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether both count a whole, or both `one of the sisters`, or both what comes on top of another amount."""
    if counts_on_top(block.strands.left, one) != counts_on_top(block.strands.right, two):
        return False
    return _pronoun(block, 0, one) == _pronoun(block, 1, two) or _of_some(block, one, two)


def _pronoun(block: Block, side: Side, amount: Quantity) -> bool:
    """Whether an amount counts some of those named: `one of the sisters`."""
    keys = block.strands[side].keys
    return keys[amount.core[0]] == "one" and keys[amount.core[1] : amount.core[1] + 1] == ["of"]


def _of_some(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether both count some of those named: `one of the letters`, `two of the letters`."""
    return all(
        block.strands[side].keys[amount.core[1] : amount.core[1] + 1] == ["of"] and amount.dimension == ""
        for side, amount in zip(SIDES, (one, two), strict=True)
    )


def same_thing(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether both count the same: one unit, or the same noun after the figure."""
    if one.dimension not in {"", "vague", "ordinal"} and one.dimension == two.dimension:
        return True
    nouns = [
        {word.removesuffix("s") for word in block.strands[side].keys[d.last : d.last + 3]} - function_words()
        for side, d in zip(SIDES, (one, two), strict=True)
    ]
    return bool(nouns[0] & nouns[1])


def other_things(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether both figures count something and it is not the same: `340 jobs`, `two plants`."""
    nouns = [
        set(block.strands[side].keys[d.last : d.last + 1]) - function_words()
        for side, d in zip(SIDES, (one, two), strict=True)
    ]
    return bool(nouns[0] and nouns[1]) and not nouns[0] & nouns[1]


def number_of(block: Block, context: Context, one: Quantity, two: Quantity) -> Iterator[Draft]:
    """How two amounts that stand for each other differ."""
    how = relation(one, two)
    whole = ((one.first, one.end), (two.first, two.end))
    if how == "same" and ("point" in one.unit) != ("point" in two.unit):
        yield block.draft("number", *whole, "open", "a share against percentage points")
        return
    if how == "same":
        hedges = [block.surface(side, (d.first, d.core[0])) for side, d in zip(SIDES, (one, two), strict=True)]
        ours, theirs = (letters(block.surface(s, (d.core[0], d.end))) for s, d in zip(SIDES, (one, two), strict=True))
        if ours != theirs and block.copied and (hedges[0] == hedges[1] or not all(hedges)):
            said = all(block.strands[side].quote[d.core[0]] >= 0 for side, d in zip(SIDES, (one, two), strict=True))
            # The sign of a share or of a currency is a matter of type, inside quotations too.
            figures = [block.strands[side].forms[d.core[0]] for side, d in zip(SIDES, (one, two), strict=True)]
            signed = one.dimension == "percent" or one.dimension.isupper()
            share = (
                signed
                and one.dimension == two.dimension
                and all(form[-1].isalnum() and any(map(str.isdigit, form)) for form in figures)
            )
            kind: DivergenceType = "quote-wording" if said and not share else "formal"
            yield block.draft(kind, *unequal(block, *whole), "variant", "the same amount, printed in another way")
            block.take(0, whole[0])
            block.take(1, whole[1])
        elif ours != theirs and block.copied:
            # `around 19,000 euros`, `about €19,000`: the hedges are another change.
            bare = ((one.core[0], one.end), (two.core[0], two.end))
            yield block.draft("formal", *bare, "variant", "the same amount, printed in another way")
        if one.also and two.also and block.free(0, one.also.core) and block.free(1, two.also.core):
            yield from number_of(block, context, one.also, two.also)
        return
    left, right = _readings(block, one, two)
    values = Pair(block.surface(0, left), block.surface(1, right))
    if values.left == values.right:
        return
    verdict, rule = number_verdict(how, block, context, one, two)
    yield block.draft("number", left, right, verdict, f"{{left}} | {{right}}: {rule}", values=values)
    yield from _other_hedge(block, one, two)
    block.take(0, whole[0])
    block.take(1, whole[1])
    if how == "converted":
        block.take(0, (one.first, one.last))
        block.take(1, (two.first, two.last))
    elif one.also and two.also and block.free(0, one.also.core) and block.free(1, two.also.core):
        yield from number_of(block, context, one.also, two.also)


def _other_hedge(block: Block, one: Quantity, two: Quantity) -> Iterator[Draft]:
    """One hedge in two words before two amounts: `some`, `about`."""
    if block.copied and one.hedge == two.hedge and one.core[0] - one.first == 1 == two.core[0] - two.first:
        hedged = ((one.first, one.core[0]), (two.first, two.core[0]))
        words = [strand.keys[place[0]] for strand, place in zip(block.strands, hedged, strict=True)]
        if one.hedge and words[0] != words[1] and all(map(block.free, SIDES, hedged)):
            yield block.draft("wording", *hedged, "open", "another hedge of the same sense")


def _readings(block: Block, one: Quantity, two: Quantity) -> tuple[Place, Place]:
    """The smallest readings that show the difference: hedges and units only where they differ."""
    places = []
    hedged = one.hedge != two.hedge
    other_unit = one.dimension != two.dimension or one.unit != two.unit
    for side, d in zip(SIDES, (one, two), strict=True):
        first = d.first if hedged else d.core[0]
        strand = block.strands[side]
        if (
            other_unit
            and 0 < first == d.core[0]
            and strand.keys[first - 1] == d.unit
            and not strand.marks[first].strip()
        ):
            # `Rs 500`, `R529m`: the sign before the figure is its unit.
            first -= 1
        # `half a minute` is no figure without its unit.
        whole = block.strands[side].keys[d.core[1] - 1] in {"a", "an"}
        # `an 18-year-old` is 18; the rest is no unit but part of what he is.
        other_unit = other_unit and strand.keys[d.end : d.end + 1] != ["old"]
        last = d.end if other_unit or whole or d.high is not None else d.core[1]
        if d.also is not None and other_unit and ((one.also and two.also) or not one_measure(one, two)):
            last = d.last
        places.append((first, max(last, first + 1)))
    return places[0], places[1]


# days and times


def _moments(
    block: Block, context: Context, windows: Pair[list[Place]], gap_of: Pair[dict[int, int]]
) -> Iterator[Draft]:
    found = found_in(
        block, windows, lambda strand, first, last, side: moments(strand, first, last, context.calendars[side])
    )
    clocks = block.copied and all(any(map(_is_clock, found[side])) for side in SIDES)
    if clocks:
        found = Pair(*(_times_and_days(block, context, side, found[side]) for side in SIDES))

    def fits(one: Moment, two: Moment, joined: bool) -> bool:  # noqa: FBT001 - a callback
        alike = (bool(one.minutes) and bool(two.minutes)) or (is_day(one) and is_day(two))
        alike = alike or (block.copied and not clocks and in_small_gap(block, gap_of, one, two))
        return alike and (joined or block.copied or in_small_gap(block, gap_of, one, two))

    for one, two in pairs_of(block, found, gap_of, fits):
        yield from _moment(block, one, two)


def _is_clock(moment: Moment) -> bool:
    """Whether a moment has a time of the clock."""
    return moment.minutes is not None and moment.minutes[0] == moment.minutes[1]


def _times_and_days(block: Block, context: Context, side: Side, found: list[Moment]) -> list[Moment]:
    """The moments of a side, a time of the clock apart from its day: `9pm on Friday`."""
    parted: list[Moment] = []
    for moment in found:
        both = clock_and_day(block.strands[side], moment, context.calendars[side])
        parted += [part for part in both or (moment,) if part is not None]
    return parted


def _moment(block: Block, one: Moment, two: Moment) -> Iterator[Draft]:
    """How two moments that stand for each other differ."""
    places = ((one.first, one.last), (two.first, two.last))
    day, time = same_day(one, two), same_time(one, two)
    if day is not False and time is not False:
        yield from _agreeing(block, one, two)
        return
    if one.first == one.last or two.first == two.last:
        return
    verdict: Verdict = "open"
    rule = "the days differ" if day is False else "the times differ"
    # A period, `the end of March`, is compared as printed, whatever the article's date.
    note = "" if one.period or two.period else "; ".join(sorted({d.doubt for d in (one, two) if d.doubt}))
    if day is False and not note and one.day and two.day and _explicit(one) and _explicit(two):
        verdict, rule = "conflict", "{left} against {right}"
    left, right = unequal(block, *places)
    yield block.draft("date-time", left, right, verdict, rule, note, Pair(str(one.day), str(two.day)))


def _agreeing(block: Block, one: Moment, two: Moment) -> Iterator[Draft]:
    """How two days or times differ that may be one: in print, or told more closely on one side."""
    places = ((one.first, one.last), (two.first, two.last))
    changed = [block.differs(side, place) for side, place in zip(SIDES, places, strict=True)]
    places = _level(block, *places)
    day, time = same_day(one, two), same_time(one, two)
    if not all(changed):
        # `Friday afternoon`, `Friday` is a word that one side leaves out.
        return
    left, right = unequal(block, *places)
    precise = (one.minutes is None) == (two.minutes is None) and (time is not None or not one.minutes)
    if (day and precise) or (not is_day(one) and time):
        ours, theirs = block.surface(0, left), block.surface(1, right)
        # Of a day a hyphen or a blank is nothing; `6.52am`, `6.52 am` are two styles.
        clock = not is_day(one) and not is_day(two) and ours.casefold() != theirs.casefold()
        if block.copied and _from_now(block.strands.left, one) != _from_now(block.strands.right, two):
            yield block.draft("date-time", left, right, "variant", "one day, told from the article's own on one side")
        elif block.copied and (clock or letters(ours) != letters(theirs)):
            said = all(
                block.strands[side].quote[place[0]] >= 0 for side, place in zip(SIDES, (left, right), strict=True)
            )
            kind: DivergenceType = "quote-wording" if said else "formal"
            yield block.draft(kind, left, right, "variant", "the same day or time, printed in another way")
    elif block.copied or day:
        # In a retelling two days that only may be one are mostly two.
        # `on the night of December 9`, `on Dec. 9`: told whole, for the day that both have is no reading without it.
        if (one.minutes is None) != (two.minutes is None):
            left, right = places
        yield block.draft("date-time", left, right, *_moment_verdict(day, one, two))


def _from_now(strand: Strand, moment: Moment) -> bool:
    """Whether a day is told from the article's own: `yesterday`, `May 2 last year`."""
    return moment.offset is not None or not _RELATED.isdisjoint(strand.keys[moment.first : moment.last])


def _level(block: Block, left: Place, right: Place) -> tuple[Place, Place]:
    """Two readings, of which neither begins with a word that stands right before the other: `on 17 January`."""
    if block.match.left[left[0]] == right[0] - 1 >= 0:
        left = (left[0] + 1, left[1])
    elif block.match.right[right[0]] == left[0] - 1 >= 0:
        right = (right[0] + 1, right[1])
    return left, right


def _explicit(moment: Moment) -> bool:
    return moment.date is not None or moment.weekday is not None


def _moment_verdict(day: bool | None, one: Moment, two: Moment) -> tuple[Verdict, str, str]:  # noqa: FBT001
    note = "; ".join(sorted({d.doubt for d in (one, two) if d.doubt}))
    if day is None and is_day(one) != is_day(two):
        return "unclear", "the time of day on one side, the day on the other", ""
    if day is None:
        return "unclear", "whether these are one day cannot be told from the text", note
    # Two days of one name are one day, whatever the article's date.
    return "more specific", "one says the day or time more closely", "" if one.weekday == two.weekday else note
