"""How much a word weighs as evidence that two paragraphs tell the same: the rarer in the pair, the more.

A weight depends on nothing but in how many paragraphs of the two articles the word stands, so that a paragraph more
does not change what the words of the others weigh. Weights are whole numbers: their sums are the same in any order.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, compress
from typing import Final, NamedTuple

from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import Pair
from reader.text.names import common_words, function_words
from reader.text.stems import stem as stem_of

FULL: Final = 1000
"""What a word weighs that stands in one paragraph a side."""
FADING: Final = 0.8
"""Exponent of the fading: in eight paragraphs a word weighs a third, in thirty a ninth."""
NAME: Final = 0.5
"""A name recurs in a story whatever its paragraphs tell."""
COMMON: Final = 0.75
"""So does a word that every story uses."""
CROWD: Final = 16
"""Paragraphs a side above which a word is too common to be looked up."""
GRAMMAR: Final = 60
"""What a function word weighs: next to nothing, but retold sentences keep more of them than others."""


@cache
def common_stems() -> frozenset[str]:
    """The stems of content words that every story uses."""
    return frozenset(stem_of(word) for word in common_words())


class Rarity(NamedTuple):
    """What the stems of two articles are as evidence."""

    weights: Mapping[str, int]
    names: AbstractSet[str]
    """Stems that are part of a name as often as not."""


def rarity(witnesses: Pair[Witness], marks: Pair[Marks], kinds: Pair[Sequence[str]]) -> Rarity:
    """The weight of each stem of either article, and which are names.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        kinds: For each paragraph what it may be compared with; those with "" are not counted.
    """
    each: list[frozenset[str]] = []
    idle: list[str] = []
    named: set[str] = set()
    for witness, side, sorts in zip(witnesses, marks, kinds, strict=True):
        total: list[str] = []
        names: list[str] = []
        for (first, last), bag, kind in zip(witness.analysis.paragraphs, side.bags, sorts, strict=True):
            stems = side.stems[first:last]
            if kind:
                each.append(bag)
                total += stems
                names += compress(stems, side.names[first:last])
            else:
                idle += stems
        counted = Counter(total)
        named.update(stem for stem, count in Counter(names).items() if 2 * count >= counted[stem])
    spread = Counter(chain.from_iterable(each))
    spread.update(dict.fromkeys(idle, 0))
    scale = [FULL, FULL, FULL] + [
        round(FULL * (2 / count) ** FADING) for count in range(3, max(spread.values(), default=0) + 1)
    ]
    found = {stem: scale[count] for stem, count in spread.items()}
    small = function_words() & found.keys()
    for stem in named - small:
        found[stem] = round(NAME * found[stem])
    for stem in (common_stems() & found.keys()) - named - small:
        found[stem] = round(COMMON * found[stem])
    found.update(dict.fromkeys(small, GRAMMAR))
    return Rarity(found, named)
