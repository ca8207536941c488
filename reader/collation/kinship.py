"""Whether two articles tell one story: the words that both use against the words that any two texts share by chance.

A likelihood ratio over their vocabularies, names left out: in a retelling a word of one article comes back in the other
with a fixed chance, whatever it is; in another story only as often as English has it, or a few times that, as news of
one trade has its words in common. So a rare word in common says much, a frequent one little, and a word that only one
of them has speaks mildly against. It is the mean for a word of the poorer vocabulary, in nats, so that it compares for
short and for long articles.
"""

from collections.abc import Sequence
from math import exp, log
from typing import Final, NamedTuple

from reader.collation.tokenwise import Marks, silent_sentences
from reader.collation.witness import Witness
from reader.data import word_class
from reader.pair import SIDES, Pair, other
from reader.text.frequency import frequency, is_listed

RETURN: Final = 0.07
"""Chance that a word of one telling stands in another beside what chance brings."""
TRADE: Final = 6
"""How many times more often than in English at large a word may stand in news of its trade."""
CERTAIN: Final = 0.95
"""Chance above which a word in common says nothing."""
LETTERS: Final = 3
"""Words that are shorter say nothing."""
DETERMINERS: Final = word_class("determiners")
"""Words after which a capital is printed for effect: a Fox, the King. It makes no name of an English word."""


DOUBT: Final = 15
"""Words added to a vocabulary, so that a very short text proves less."""


CAST: Final = 2
"""Words of names from which a text has a cast; a fable seldom has one."""
SHARED_CAST: Final = 1 / 3
"""Share of the smaller cast that two reports of one event have in common; with less they report two."""


class Kinship(NamedTuple):
    """What the vocabularies of two articles say."""

    nats: float
    """How strongly they say that the articles tell one story: above 0 rather yes, below rather no."""
    common: frozenset[str]
    """The stems that both have, names left out."""
    cast: float
    """Share of the smaller cast that both have, 0 to 1; 1 where one of them has none."""
    casts: bool
    """Whether both articles have a cast, as reports do and fables do not."""

    @property
    def one_cast(self) -> bool:
        """Whether the names allow for one story: few of either side, or enough in common."""
        return self.cast >= SHARED_CAST


class _Vocabulary(NamedTuple):
    """The words of one article, names apart."""

    keys: dict[str, set[str]]
    """By stem the folded words."""
    names: set[str]
    """The stems of its names, as far as they stand with a capital within a sentence."""
    length: int
    """Of the article, in tokens."""


def kinship(witnesses: Pair[Witness], marks: Pair[Marks], kinds: Pair[Sequence[str]]) -> Kinship:
    """Weigh the vocabularies.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        kinds: For each paragraph what it may be compared with; those with "" are not read.
    """
    held = Pair(*(_vocabulary(witnesses[side], marks[side], kinds[side]) for side in SIDES))
    poorer = min(len(side.keys) for side in held)
    common = sorted(held.left.keys.keys() & held.right.keys.keys())
    found = sum(len(side.keys) - len(common) for side in held) * log(1 - RETURN)
    for stem in common:
        share = TRADE * max(map(frequency, held.left.keys[stem] | held.right.keys[stem]))
        chances = sorted(min(CERTAIN, 1 - exp(-share * held[other(side)].length)) for side in SIDES)
        found += sum([log((RETURN + (1 - RETURN) * chance) / chance) for chance in chances])
    smaller = min(len(side.names) for side in held)
    casts = smaller >= CAST
    cast = len(held.left.names & held.right.names) / smaller if casts else 1.0
    return Kinship(found / 2 / (poorer + DOUBT), frozenset(common), cast, casts)


def _vocabulary(witness: Witness, marks: Marks, kinds: Sequence[str]) -> _Vocabulary:
    tokens, text = witness.analysis.tokens, witness.article.text
    keys: dict[str, set[str]] = {}
    named: dict[str, int] = {}
    raised: set[str] = set()
    opening = {sentence.first for sentence in witness.analysis.sentences}
    silent = {place for span in silent_sentences(witness) for place in range(*span)}
    length = 0
    for place, stem in enumerate(marks.stems):
        if not kinds[marks.paragraph[place]]:
            continue
        length += 1
        if marks.plain[place] or len(stem) < LETTERS or not stem.isalpha():
            continue
        keys.setdefault(stem, set()).add(tokens[place].key)
        name = marks.names[place] and not _is_raised(place, witness, marks)
        named[stem] = named.get(stem, 0) + (1 if name else -1)
        if name and (place in silent or (place not in opening and text[tokens[place].start].isupper())):
            raised.add(stem)
    # A word that is a name as often as not is left out, whatever it is.
    matter = {stem: found for stem, found in keys.items() if named[stem] < 0}
    return _Vocabulary(matter, raised - matter.keys(), length)


def _is_raised(place: int, witness: Witness, marks: Marks) -> bool:
    """Whether a capital is no sign of a name: an English word after a determiner, and no name goes on after it."""
    tokens = witness.analysis.tokens
    if not place or tokens[place - 1].key not in DETERMINERS or not is_listed(tokens[place].key):
        return False
    after = place + 1
    if after == len(tokens) or not marks.names[after]:
        return True
    return witness.article.text[tokens[place].end : tokens[after].start] != " "
