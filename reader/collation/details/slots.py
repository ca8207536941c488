"""What a changed phrase is by the slot that it stands in, where one side alone shows its type.

`since 1945`, `since the war` say when, whatever words they say it with. English only, by small words and units of time.
"""

import re
from typing import Final

from reader.collation.details.lexicon import currencies, units
from reader.collation.details.numerals import SCALES, SMALL
from reader.collation.details.strands import Block, Place, Strand
from reader.collation.details.times import is_of_moment
from reader.pair import SIDES, Pair

_LASTING: Final = frozenset({"since", "until", "till", "during"})
"""Prepositions that say when and nothing else."""
_PLACED: Final = frozenset({"in", "on", "at", "by", "for", "from", "before", "after", "within", "late", "early"})
_UNITS: Final = frozenset({
    "hour", "hours", "day", "days", "week", "weeks", "weekend", "month", "months", "season", "year", "years", "decade",
    "decades", "century", "centuries",
})  # fmt: skip
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:'?s)?")
_NOBODY: Final = (["no", "one"], ["nobody"], ["none"])
COUNTED: Final = 2
"""Words of a count of people in words: `one person`, `two`."""
LONGEST: Final = 8
"""Words of a phrase that says when: `less than two weeks before the accident`."""


def said_when(block: Block, left: Place, right: Place) -> Pair[Place] | None:
    """Two phrases as two ways to say when: a day or a year on one side, and on both what can be nothing else.

    Returns:
        The readings, with the preposition that both have before them, or None for any other change.
    """
    places = (left, right)
    if any(place[1] - place[0] > LONGEST for place in places):
        return None
    if not all(says_when(block.strands[side], places[side]) for side in SIDES):
        return None
    if not any(_dated(block.strands[side], places[side]) for side in SIDES):
        return None
    return Pair(left, right)


def says_when(strand: Strand, place: Place) -> bool:
    """Whether a phrase says when: `on April 9`, `this season`, `[since] the war`, `two weeks before the accident`."""
    first, last = place
    keys = strand.keys
    if keys[first] in _LASTING or (first and keys[first - 1] in _LASTING and not strand.before(first).strip()):
        return True
    return _dated(strand, place) or not _UNITS.isdisjoint(keys[first:last])


def _dated(strand: Strand, place: Place) -> bool:
    """Whether a phrase is a day, a month or a year with the small words before it; a span of time alone is none."""
    keys = strand.keys[slice(*place)]
    if keys[0] in _LASTING:
        return True
    bare = [key for key in keys if key not in _PLACED and key != "the"]
    return not _UNITS.issuperset(bare) and all(map(_is_date, bare))


def _is_date(key: str) -> bool:
    return bool(_YEAR.fullmatch(key)) if key[0].isdigit() and len(key) > 2 else is_of_moment(key)


def two_figures(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases are figures and nothing else, whatever their form: `54.62sec`, `1:54.26`; `no one`, `two`."""
    kinds = {_counts(strand.keys[slice(*place)]) for strand, place in zip(block.strands, (left, right), strict=True)}
    return kinds == {"figure"} or (len(kinds) > 1 and "none" in kinds and "" not in kinds)


def _counts(keys: list[str]) -> str:
    """What a phrase is that says how much and nothing else: a figure in digits, some people or none; else empty."""
    if any(map(_has_digit, keys)):
        measures = units().keys() | currencies().keys() | SCALES.keys()
        return "figure" if all(_has_digit(key) or key in measures for key in keys) else ""
    if keys in _NOBODY:
        return "none"
    return "some" if keys[0] in SMALL and len(keys) <= COUNTED else ""


def _has_digit(key: str) -> bool:
    return any(map(str.isdigit, key))
