"""When something was, told loosely: `since the winter`, `months ago`, `in the coming days`, `the evening before`.

What names a day or a time is read in `times`; here are the phrases that say when without naming one. English only.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.collation.details.numbers import quantities
from reader.collation.details.numerals import SMALL, TENS
from reader.collation.details.pairing import Context, unequal
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.collation.details.times import moments
from reader.pair import SIDES, Pair, Side

_LEADS: Final = frozenset({
    "in", "on", "at", "by", "for", "from", "since", "until", "till", "within", "during", "over", "after", "before",
    "around", "about", "throughout", "towards",
})  # fmt: skip
_HEDGES: Final = frozenset({
    "shortly", "just", "soon", "right", "some", "nearly", "almost", "roughly", "less", "more", "than", "only", "late",
    "early", "later", "well", "little", "long", "not", "up", "to",
})  # fmt: skip
_WHICH: Final = frozenset({
    "last", "next", "this", "that", "every", "each", "same", "previous", "following", "coming", "past", "first",
    "final", "recent", "earlier", "later", "other",
})  # fmt: skip
_MANY: Final = frozenset({"a", "an", "the", "few", "several", "many", "couple", "of", "these", "those", "more"})
_SPANS: Final = frozenset({
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "season", "year",
    "decade", "century", "morning", "afternoon", "evening",
})  # fmt: skip
_NOUNS: Final = frozenset({
    "spring", "summer", "autumn", "winter", "dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset", "midnight",
    "noon", "midday", "lunchtime", "lunch", "breakfast", "dinner", "bedtime", "christmas", "easter", "turn",
})  # fmt: skip
_ENDS: Final = frozenset({"ago", "earlier", "later", "before", "after", "previously", "beforehand", "afterwards"})
_EDGES: Final = frozenset({"start", "beginning", "end", "close", "middle", "eve", "turn", "rest", "course"})
_OF: Final = frozenset({"of", "the", "that", "this", "last", "next"})
_SINCE: Final = frozenset({"since", "until", "till", "before", "after"})
_BESIDE: Final = frozenset({"before", "after"})
_LASTING: Final = frozenset({"for", "during", "over", "throughout", "every", "each"})
_OPENERS: Final = frozenset().union(
    _LEADS, _HEDGES, _WHICH, _MANY, _NOUNS, _EDGES, SMALL, TENS,
    (span + ending for span in _SPANS for ending in ("", "s", "'s", "s's")),
)  # fmt: skip
"""The words, figures and named days apart, that such a phrase may begin with: no others are looked at."""
EVENT: Final = 5
"""Words of what happened before or after a time: `the last general election`."""
LONGEST: Final = 10
"""Words of such a phrase: `less than two weeks before the end of the year`."""


class Adverbial(NamedTuple):
    """A phrase that says when."""

    first: int
    core: int
    """Where it says so, after prepositions and hedges."""
    last: int
    named: bool
    """Whether it is a day or a time that is named."""


def is_span(key: str) -> bool:
    """Whether a word is a unit of time or a part of the day: `week`, `weeks`, `week's`."""
    bare = key.removesuffix("'s").removesuffix("'")
    return bare.removesuffix("s") in _SPANS or bare == "centuries"


def adverbials(block: Block, context: Context, side: Side, place: Place) -> list[Adverbial]:
    """The phrases of a stretch that say when, days and times that are named among them, each as long as it goes."""
    strand = block.strands[side]
    named = {found.first: found.last for found in moments(strand, *place, context.calendars[side])}
    found: list[Adverbial] = []
    upto = place[0]
    words = enumerate(strand.keys[slice(*place)], place[0])
    for at in [at for at, key in words if key in _OPENERS or key.isdigit() or at in named]:
        phrase = _phrase(strand, at, named) if at >= upto else None
        if phrase is not None:
            if strand.keys[phrase.last - 1] in _BESIDE and phrase.last < place[1] <= phrase.last + EVENT:
                # What it was before, or after, is all that is left of the stretch.
                phrase = phrase._replace(last=place[1])
            found.append(phrase)
            upto = phrase.last
    return found


def _phrase(strand: Strand, at: int, named: dict[int, int]) -> Adverbial | None:
    """The phrase that begins at a position."""
    core, led = at, False
    while core < len(strand.keys) and core - at < LONGEST and core not in named:
        if strand.keys[core] not in _LEADS and strand.keys[core] not in _HEDGES:
            break
        led = led or strand.keys[core] in _LEADS
        core += 1
    end, sure = _core(strand, core, named)
    if end == core:
        return None
    last = _tail(strand, end, named)
    return Adverbial(at, core, last, core in named and last == end) if sure or led or last > end else None


def _core(strand: Strand, at: int, named: dict[int, int]) -> tuple[int, bool]:
    """Where a unit of time with what counts it ends, and whether it says when by itself."""
    if at in named:
        return named[at], True
    end, which = at, False
    while end < len(strand.keys) and end - at < LONGEST and not (end > at and strand.before(end).strip(" -")):
        key = strand.keys[end]
        if is_span(key):
            return end + 1, which
        if key in _NOUNS:
            return end + 1, False
        if key in _EDGES:
            return (end + 1, False) if strand.phrase(end + 1, end + 2) == "of" else (at, False)
        if key in _WHICH:
            which = True
        elif not (key in _MANY or key in SMALL or key in TENS or (key.isdigit() and end == at)):
            break
        end += 1
    return at, False


def _tail(strand: Strand, end: int, named: dict[int, int]) -> int:
    """Where what follows a unit of time ends: `ago`, `later`, `of the year`, `before Christmas`."""
    if strand.phrase(end, end + 1) in _ENDS and not strand.before(end).strip():
        end += 1
    after = end
    while after < len(strand.keys) and strand.keys[after] in _OF and not strand.before(after).strip():
        after += 1
    if after in named and not strand.before(after).strip():
        return named[after]
    following = strand.phrase(after, after + 1)
    if after > end and (is_span(following) or following in _NOUNS):
        return after + 1
    return end


def told_otherwise(block: Block, context: Context) -> Iterator[Draft]:
    """The one phrase of each side of a gap that says when, where nothing has told it, and they are not the same."""
    for gap in block.gaps:
        if not (gap.words(0) and gap.words(1)):
            continue
        held = Pair(*(adverbials(block, context, side, gap.sides[side]) for side in SIDES))
        yield from _one_of_each(block, held)


def _one_of_each(block: Block, held: Pair[list[Adverbial]]) -> Iterator[Draft]:
    free = Pair(*([d for d in held[side] if block.free(side, (d.first, d.last))] for side in SIDES))
    if len(free.left) != 1 or len(free.right) != 1 or (free.left[0].named and free.right[0].named):
        return
    places = Pair(*((d.first, d.last) for d in (free.left[0], free.right[0])))
    left, right = unequal(block, *places)
    if any(place[1] <= d.core for place, d in zip((left, right), (free.left[0], free.right[0]), strict=True)):
        return
    if not _one_sort(block, left, right):
        return
    if all(_is_amount(block.strands[side], place) for side, place in zip(SIDES, (left, right), strict=True)):
        return
    yield block.draft("date-time", left, right, "open", "when it was, told in two ways")


def _one_sort(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases say when, or both how long, and are not one phrase in two cases."""
    keys = [
        [key.removesuffix("'s") for key in block.strands[side].keys[slice(*place)]]
        for side, place in zip(SIDES, (left, right), strict=True)
    ]
    if keys[0] == keys[1]:
        return False
    if any(not _SINCE.isdisjoint(words) for words in keys):
        return True
    return _LASTING.isdisjoint(keys[0]) == _LASTING.isdisjoint(keys[1])


def when_left(block: Block, context: Context) -> Iterator[Draft]:
    """The one phrase of each side of a retelling that says when, where nothing has told it."""
    held = Pair(*(adverbials(block, context, side, (0, len(block.strands[side].keys))) for side in SIDES))
    yield from _one_of_each(block, held)


def _is_amount(strand: Strand, place: Place) -> bool:
    """Whether a phrase is how long alone: that is a matter of numbers."""
    return any(amount.first >= place[0] and amount.end == place[1] for amount in quantities(strand, *place))
