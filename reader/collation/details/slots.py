"""What a changed phrase is by the slot that it stands in, where one side alone shows its type.

`since 1945`, `since the war` say when, whatever words they say it with. English only, by small words and units of time.
"""

import re
from typing import Final

from reader.collation.details.adverbials import is_span
from reader.collation.details.lexicon import currencies, units
from reader.collation.details.numerals import SCALES, SMALL
from reader.collation.details.strands import Block, Place, Strand
from reader.collation.details.times import is_of_moment

_WHEN: Final = frozenset({"since", "until", "till", "during"})
"""Prepositions that say when and nothing else."""
_PLACED: Final = frozenset({"in", "on", "at", "by", "for", "from", "before", "after", "within", "late", "early"})
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:'?s)?")
_NOBODY: Final = (["no", "one"], ["nobody"], ["none"])
COUNTED: Final = 2
"""Words of a count of people in words: `one person`, `two`."""
LONGEST: Final = 8
"""Words of a phrase that says when: `less than two weeks before the accident`."""


def are_times(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases are two ways to say when: on one side a day or a year, and both can be nothing else."""
    sides = tuple(zip(block.strands, (left, right), strict=True))
    if any(last - first > LONGEST for _, (first, last) in sides):
        return False
    return all(says_when(*side) for side in sides) and any(_dated(*side) for side in sides)


def says_when(strand: Strand, place: Place) -> bool:
    """Whether a phrase says when: `on April 9`, `this season`, `[since] the war`, `two weeks before the accident`."""
    first, last = place
    keys = strand.keys
    if keys[first] in _WHEN or (first and keys[first - 1] in _WHEN and not strand.before(first).strip()):
        return True
    return _dated(strand, place) or any(map(is_span, keys[first:last]))


def _dated(strand: Strand, place: Place) -> bool:
    """Whether a phrase is a day, a month or a year with the small words before it; a span of time alone is none."""
    keys = strand.keys[slice(*place)]
    if keys[0] in _WHEN:
        return True
    bare = [key for key in keys if key not in _PLACED and key != "the"]
    return not all(map(is_span, bare)) and all(map(_is_date, bare))


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
