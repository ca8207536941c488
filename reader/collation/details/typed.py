"""Numbers, days, names and places of two passages, paired and compared."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple, Protocol, TypeVar

from reader.collation.details.lexicon import function_words, house_style, place_variants, places
from reader.collation.details.names import Name, names, one_place, spelled_otherwise
from reader.collation.details.numbers import Quantity, comparable, is_of_amount, quantities, relation
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.details.times import Calendar, Moment, is_of_moment, moments, same_day, same_time
from reader.collation.model import Verdict
from reader.pair import SIDES, Pair, Side

LARGE: Final = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens of thousands",
                          "hundreds of thousands"})  # fmt: skip
"""Words of quantity that say an order of magnitude."""
SHORT_GAP: Final = 6
"""Words of a gap up to which two details in it stand for each other without further evidence."""
SEARCHED: Final = 8
"""Words around a gap in which a detail that touches it may begin: the longest name or amount."""


class Context(NamedTuple):
    """What is known of both articles besides the passage."""

    calendars: Pair[Calendar]
    persons: Pair[dict[str, str]]
    """Surnames that stand beside a first name somewhere in the article."""


class Detail(Protocol):
    """A mention with its place in a strand."""

    @property
    def first(self) -> int: ...  # noqa: D102
    @property
    def last(self) -> int: ...  # noqa: D102


D = TypeVar("D", bound=Detail)


def typed(block: Block, context: Context) -> Iterator[Draft]:
    """Every typed detail that differs; its words are marked as told."""
    gap_of = Pair(*(_gap_of(block, side) for side in SIDES))
    keys = Pair(*(strand.keys for strand in block.strands))
    two = [gap for gap in block.gaps if gap.words(0) and gap.words(1)]
    timed = [gap for gap in block.gaps if any(is_of_moment(keys[side][p]) for side in SIDES for p in gap.words(side))]
    if timed:
        yield from _moments(block, context, _windows(block, timed), gap_of)
    counted = [gap for gap in block.gaps if any(is_of_amount(keys[side][p]) for side in SIDES for p in gap.words(side))]
    if counted:
        yield from _numbers(block, context, _windows(block, counted), gap_of)
    named = [
        gap for gap in two
        if all(any(map(block.strands[side].is_capital, gap.words(side))) for side in SIDES)
    ]  # fmt: skip
    if named:
        yield from _names(block, context, _windows(block, named), gap_of)


def _windows(block: Block, gaps: Sequence[Gap]) -> Pair[list[Place]]:
    """The stretches in which details are looked for: around some gaps, within their sentences."""
    return Pair(_around(block, 0, gaps), _around(block, 1, gaps))


def _around(block: Block, side: Side, gaps: Sequence[Gap]) -> list[Place]:
    windows: list[Place] = []
    sentence = block.strands[side].sentence
    for first, last in sorted(gap.sides[side] for gap in gaps):
        start = first
        within = sentence[min(first, len(sentence) - 1)]
        while start > 0 and first - start < SEARCHED and sentence[start - 1] == within:
            start -= 1
        end = min(len(sentence), last + 2)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _gap_of(block: Block, side: Side) -> dict[int, int]:
    return {position: index for index, gap in enumerate(block.gaps) for position in gap.words(side)}


def _pairs(
    block: Block, found: Pair[Sequence[D]], gap_of: Pair[dict[int, int]], fits: Callable[[D, D, bool], bool]
) -> Iterator[tuple[D, D]]:
    """Details that answer each other: joined by a matched word, or alone together in one gap."""
    if not (found.left and found.right):
        return
    changed = Pair(
        *([d for d in found[side] if block.differs(side, (d.first, d.last)) and block.free(side, (d.first, d.last))]
          for side in SIDES)
    )  # fmt: skip
    if not (changed.left or changed.right):
        return
    ranked: list[tuple[int, int, int, int]] = []
    by_gap: dict[int, list[int]] = {}
    at: dict[int, int] = {}
    for j, theirs in enumerate(found.right):
        for position in range(theirs.first, theirs.last):
            at[position] = j
            if position in gap_of.right:
                by_gap.setdefault(gap_of.right[position], []).append(j)
    changed_right = {id(d) for d in changed.right}
    for i, ours in enumerate(found.left):
        linked: dict[int, int] = {}
        for position in range(ours.first, ours.last):
            j = at.get(block.match.left[position], -1)
            if j >= 0:
                linked[j] = linked.get(j, 0) + 2
            for j in by_gap.get(gap_of.left.get(position, -1), ()):
                linked.setdefault(j, 1)
        ours_changed = any(ours is d for d in changed.left)
        for j, weight in linked.items():
            theirs = found.right[j]
            if (ours_changed or id(theirs) in changed_right) and fits(ours, theirs, weight > 1):
                ranked.append((-weight - _alike(ours, theirs), abs(ours.first - theirs.first), i, j))
    taken: Pair[set[int]] = Pair(set(), set())
    for _, _, i, j in sorted(ranked):
        if i not in taken.left and j not in taken.right:
            taken.left.add(i)
            taken.right.add(j)
            yield found.left[i], found.right[j]


def _alike(one: Detail, two: Detail) -> int:
    """More where two amounts are equal: they stand for each other, whatever stands nearer."""
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return 4 * (relation(one, two) == "same") + (one.dimension == two.dimension)
    return 0


def _small(block: Block, gap_of: Pair[dict[int, int]], one: Detail, two: Detail) -> bool:
    """Whether the gap that holds both is short on both sides."""
    for position in range(one.first, one.last):
        gap: Gap | None = block.gaps[gap_of.left[position]] if position in gap_of.left else None
        if gap is not None and any(two.first <= p < two.last for p in gap.words(1)):
            return all(len(gap.words(side)) <= SHORT_GAP for side in SIDES)
    return False


def _found(
    block: Block, windows: Pair[list[Place]], read: Callable[[Strand, int, int, Side], list[D]]
) -> Pair[list[D]]:
    return Pair(*(
        [d for first, last in windows[side] for d in read(block.strands[side], first, last, side)] for side in SIDES
    ))  # fmt: skip


# numbers


def _numbers(
    block: Block, context: Context, windows: Pair[list[Place]], gap_of: Pair[dict[int, int]]
) -> Iterator[Draft]:
    found = _found(block, windows, lambda strand, first, last, _: quantities(strand, first, last))

    def fits(one: Quantity, two: Quantity, joined: bool) -> bool:  # noqa: FBT001 - a callback
        if not comparable(one, two) or not (block.free(0, one.core) and block.free(1, two.core)):
            return False
        if one.dimension == two.dimension == "vague" and not {one.unit, two.unit} <= LARGE:
            return False
        return joined or _small(block, gap_of, one, two) or _same_thing(block, one, two)

    for one, two in _pairs(block, found, gap_of, fits):
        yield from _number(block, context, one, two)


def _same_thing(block: Block, one: Quantity, two: Quantity) -> bool:
    """Whether both count the same: one unit, or the same noun after the figure."""
    if one.dimension not in {"", "vague", "ordinal"} and one.dimension == two.dimension:
        return True
    nouns = [
        {word.removesuffix("s") for word in block.strands[side].keys[d.last : d.last + 3]} - function_words()
        for side, d in zip(SIDES, (one, two), strict=True)
    ]
    return bool(nouns[0] & nouns[1])


def _number(block: Block, context: Context, one: Quantity, two: Quantity) -> Iterator[Draft]:
    how = relation(one, two)
    whole = ((one.first, one.end), (two.first, two.end))
    if how == "same":
        hedges = [block.surface(side, (d.first, d.core[0])) for side, d in zip(SIDES, (one, two), strict=True)]
        ours, theirs = (_letters(block.surface(s, (d.core[0], d.end))) for s, d in zip(SIDES, (one, two), strict=True))
        if ours != theirs and block.copied and (hedges[0] == hedges[1] or not all(hedges)):
            yield block.draft("formal", *_unequal(block, *whole), "variant", "the same amount, printed in another way")
            block.take(0, whole[0])
            block.take(1, whole[1])
        if one.also and two.also:
            yield from _number(block, context, one.also, two.also)
        return
    left, right = _readings(one, two)
    said = f"{block.surface(0, left)} | {block.surface(1, right)}"
    verdict, rule = _number_verdict(how, context, one, two)
    yield block.draft("number", left, right, verdict, f"{said}: {rule}")
    block.take(0, whole[0])
    block.take(1, whole[1])
    if how == "converted":
        block.take(0, (one.first, one.last))
        block.take(1, (two.first, two.last))


def _letters(text: str) -> str:
    """A reading without what no editor minds: case, hyphens, spaces, the plural of a unit."""
    return "".join(char for char in text.casefold() if char.isalnum() or char in "%$£€¥.").removesuffix("s")


def _unequal(block: Block, left: Place, right: Place) -> tuple[Place, Place]:
    """Two readings without the matched words at their ends."""
    (a, b), (c, d) = left, right
    while b - a > 1 and d - c > 1 and block.match.left[a] == c:
        a, c = a + 1, c + 1
    while b - a > 1 and d - c > 1 and block.match.left[b - 1] == d - 1:
        b, d = b - 1, d - 1
    return (a, b), (c, d)


def _readings(one: Quantity, two: Quantity) -> tuple[Place, Place]:
    """The smallest readings that show the difference: hedges and units only where they differ."""
    places = []
    hedged = one.hedge != two.hedge
    other_unit = one.dimension != two.dimension or one.unit != two.unit
    for d in (one, two):
        first = d.first if hedged else d.core[0]
        last = d.end if other_unit or d.high is not None else d.core[1]
        if d.also is not None and other_unit:
            last = d.last
        places.append((first, max(last, first + 1)))
    return places[0], places[1]


def _number_verdict(how: str, context: Context, one: Quantity, two: Quantity) -> tuple[Verdict, str]:
    if how == "converted":
        return "variant", "one amount in two units, rounded"
    if how == "hedged":
        return "open", "one figure, hedged in another way"
    if how == "rounded":
        return "more specific", "one is the other, rounded"
    if how == "within":
        return "more specific", "the exact figure keeps the bound that the other gives"
    if how == "vague":
        return "more specific", "a figure against a word of quantity"
    days = [calendar.day for calendar in context.calendars]
    sure = not any(calendar.doubt for calendar in context.calendars)
    if days[0] and days[1] and sure and days[0] != days[1]:
        return "different moment", f"the articles are of {days[0]} and {days[1]}"
    if days[0] and days[0] == days[1] and sure and not (one.hedge or two.hedge) and one.dimension == two.dimension:
        return "conflict", "two exact figures of one day for the same thing"
    return "open", "the figures differ"


# days and times


def _moments(
    block: Block, context: Context, windows: Pair[list[Place]], gap_of: Pair[dict[int, int]]
) -> Iterator[Draft]:
    found = _found(
        block, windows, lambda strand, first, last, side: moments(strand, first, last, context.calendars[side])
    )

    def fits(one: Moment, two: Moment, joined: bool) -> bool:  # noqa: FBT001 - a callback
        alike = bool(one.minutes) and bool(two.minutes) or _is_day(one) and _is_day(two)
        return alike and (joined or block.copied or _small(block, gap_of, one, two))

    for one, two in _pairs(block, found, gap_of, fits):
        places = ((one.first, one.last), (two.first, two.last))
        changed = [block.differs(side, place) for side, place in zip(SIDES, places, strict=True)]
        day, time = same_day(one, two), same_time(one, two)
        left, right = _unequal(block, *places)
        if day is not False and time is not False:
            if not all(changed):
                continue
            precise = (one.minutes is None) == (two.minutes is None) and (time is not None or not one.minutes)
            if day and precise or not _is_day(one) and time:
                if not block.copied or _letters(block.surface(0, left)) == _letters(block.surface(1, right)):
                    continue
                yield block.draft("formal", left, right, "variant", "the same day or time, printed in another way")
                continue
            yield block.draft("date-time", left, right, *_moment_verdict(day, one, two))
            continue
        if one.first == one.last or two.first == two.last:
            continue
        verdict: Verdict = "open"
        rule = "the days differ" if day is False else "the times differ"
        note = "; ".join(dict.fromkeys(d.doubt for d in (one, two) if d.doubt))
        if day is False and not note and one.day and two.day and _explicit(one) and _explicit(two):
            verdict, rule = "conflict", f"{one.day} against {two.day}"
        yield block.draft("date-time", left, right, verdict, rule, note)


def _explicit(moment: Moment) -> bool:
    return moment.date is not None or moment.weekday is not None


def _is_day(moment: Moment) -> bool:
    return (moment.weekday, moment.year, moment.month, moment.date, moment.day, moment.offset) != (None,) * 6 or bool(
        moment.period
    )


def _moment_verdict(day: bool | None, one: Moment, two: Moment) -> tuple[Verdict, str, str]:  # noqa: FBT001
    note = "; ".join(dict.fromkeys(d.doubt for d in (one, two) if d.doubt))
    if day is None:
        return "unclear", "whether these are one day cannot be told from the text", note
    return "more specific", "one says the day or time more closely", note


# names and places


def _names(block: Block, context: Context, windows: Pair[list[Place]], gap_of: Pair[dict[int, int]]) -> Iterator[Draft]:
    found = _found(block, windows, lambda strand, first, last, side: names(strand, first, last, context.persons[side]))

    def fits(one: Name, two: Name, joined: bool) -> bool:  # noqa: FBT001 - a callback
        small = joined or _small(block, gap_of, one, two)
        alike = spelled_otherwise(one.surname, two.surname)
        kinds = {one.kind, two.kind}
        return (
            alike
            or small
            and (kinds in ({"person"}, {"place"}) or joined and "person" in kinds or _one_style(one, two))
        )

    for one, two in _pairs(block, found, gap_of, fits):
        places_of = (one.core, two.core)
        if one.words == two.words:
            continue
        if _both_on_both(block, one, two):
            block.take(0, one.core)
            block.take(1, two.core)
            continue
        if _one_style(one, two):
            if not block.copied:
                continue
            yield block.draft("formal", *_unequal(block, *places_of), "variant", "two spellings of one name")
        elif one.kind == two.kind == "place":
            yield from _place(block, one, two)
        elif "place" not in {one.kind, two.kind} and "body" not in {one.kind, two.kind}:
            yield from _person(block, context, one, two)


def _both_on_both(block: Block, one: Name, two: Name) -> bool:
    """Whether each name stands on the other side too: `the US and Russia`, `Russia and the United States`."""
    found = [
        any(_stands(block.strands[1 - side], name) for name in _forms(d))
        for side, d in zip(SIDES, (one, two), strict=True)
    ]
    return all(found)


def _forms(name: Name) -> list[str]:
    """A name as folded, and its other forms by house style or transliteration."""
    phrase = " ".join(name.words)
    forms = [phrase]
    for table in (house_style(), place_variants()):
        if phrase in table:
            forms += [form for form, number in table.items() if number == table[phrase]]
    return forms


def _stands(strand: Strand, phrase: str) -> bool:
    size = phrase.count(" ") + 1
    return any(strand.phrase(p, p + size).removesuffix("'s") == phrase for p in range(len(strand.keys) - size + 1))


def _one_style(one: Name, two: Name) -> bool:
    ours, theirs = " ".join(one.words), " ".join(two.words)
    styles = house_style()
    return one_place(ours, theirs) or ours in styles and styles[ours] == styles.get(theirs)


def _place(block: Block, one: Name, two: Name) -> Iterator[Draft]:
    if not (block.differs(0, one.core) and block.differs(1, two.core)):
        return
    ours, theirs = (places().get(" ".join(d.words), ("", "")) for d in (one, two))
    verdict: Verdict = "open"
    rule = "another place"
    for (kind, country), (_, within) in ((ours, theirs), (theirs, ours)):
        if kind == "country" and country == within and ours != theirs:
            verdict, rule = "more specific", f"one lies in the other ({country})"
    yield block.draft("place", one.core, two.core, verdict, rule)


def _person(block: Block, context: Context, one: Name, two: Name) -> Iterator[Draft]:
    """Spelled otherwise, another first name, or another person; a name that is only shorter is none of these."""
    if one.surname == two.surname:
        given = [d.words[0] for d in (one, two) if len(d.words) > 1]
        if len(given) < 2 or given[0] == given[1] or min(map(len, given)) < 3:
            return
        places_of = (one.core[0], one.core[0] + 1), (two.core[0], two.core[0] + 1)
        if not (block.differs(0, places_of[0]) and block.differs(1, places_of[1])):
            return
        if spelled_otherwise(*given):
            yield block.draft("name", *places_of, "variant", "a first name spelled in two ways")
        elif len(one.words) == len(two.words):
            yield block.draft("name", *places_of, "open", "one surname, another first name")
        return
    spelled = [
        (p, q)
        for p, q in product(range(*one.core), range(*two.core))
        if block.match.left[p] < 0 and block.match.right[q] < 0
        and spelled_otherwise(one.words[p - one.core[0]], two.words[q - two.core[0]])
    ]  # fmt: skip
    if spelled:
        for p, q in spelled:
            yield block.draft("name", (p, p + 1), (q, q + 1), "variant", "a name spelled in two ways")
        return
    both = one.kind == two.kind == "person" and one.surname in context.persons[0] and two.surname in context.persons[1]
    if both and one.surname not in two.words and two.surname not in one.words:
        left, right = _unequal(block, one.core, two.core)
        yield block.draft("name", left, right, "open", "another person")
