"""Whether two reports tell of one event: by what nobody says, or counts, in another.

Two stories of one trade, told by one hand, have sentences in common, and two of one matter on two days their cast; what
is said on one occasion they have not, nor its figures. So words that both quote, with a cast in common, prove one event
even where all else is told in other words; and where both quote and count plenty and have none of it in common, what
they do have in common is a mould.
"""

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Final, Literal, TypeAlias

from reader.collation.copied import Copied
from reader.collation.gather import Material, Place
from reader.pair import SIDES, Side

SAID: Final = 5
"""Different content words that both quote which prove one event; strange reports have had up to four, all idioms."""
PLENTY_SAID: Final = 20
"""Content words that an article quotes from which it is telling that the other has none of them."""
PLENTY_COUNTED: Final = 5
"""Figures likewise; single digits, and what may be a year, count for nothing."""
FEW_COUNTED: Final = 2
"""Figures in common that are chance."""
YEARS: Final = range(1900, 2101)
YEAR: Final = 4
"""Digits of one."""

Event: TypeAlias = Literal["one", "open", "two"]


def event(copies: Mapping[Place, Copied], material: Material) -> Event:
    """Whether what is quoted and counted speaks for one event, for none of both, or for two; names are not looked at.

    Args:
        copies: What the runs cover of each pair of paragraphs.
        material: The two articles.
    """
    said = sum(copy.quoted for copy in copies.values())
    quoted = [_said(side, material) for side in SIDES]
    if said >= SAID and len(set(quoted[0]).intersection(quoted[1])) >= SAID:
        return "one"
    if said or min(map(len, quoted)) < PLENTY_SAID:
        return "open"
    figures = [figures_of(side, material) for side in SIDES]
    if min(map(len, figures)) < PLENTY_COUNTED or len(figures[0] & figures[1]) > FEW_COUNTED:
        return "open"
    return "two"


def compared_tokens(side: Side, material: Material) -> Iterable[int]:
    """The tokens of an article that are compared with the other."""
    kinds, spans = material.kinds[side], material.witnesses[side].analysis.paragraphs
    return (place for paragraph, span in enumerate(spans) if kinds[paragraph] for place in range(*span))


def _said(side: Side, material: Material) -> list[str]:
    """The stems of the content words that an article quotes, in its order."""
    marks, kinds = material.marks[side], material.kinds[side]
    return [
        marks.stems[place]
        for place in compress(range(len(marks.stems)), marks.speech)
        if not marks.plain[place] and kinds[marks.paragraph[place]]
    ]


def figures_of(side: Side, material: Material) -> set[str]:
    """The figures of an article that may be counts: of two digits or more, and no years."""
    marks, kinds = material.marks[side], material.kinds[side]
    spans = material.witnesses[side].analysis.paragraphs
    keys = set[str]().union(*(marks.keys[first:last] for (first, last), kind in zip(spans, kinds, strict=True) if kind))
    figures = (key for key in keys if len(key) > 1 and not key.isalpha() and any(map(str.isdigit, key)))
    return {key for key in figures if not _is_year(key)}


def _is_year(key: str) -> bool:
    return len(key) == YEAR and key.isdecimal() and int(key) in YEARS
