"""Words and figures that stand in one paragraph of either article: what ties two paragraphs however little they share.

A word that a whole report prints once, in another report of the same story once, too, stands as a rule where both tell
the same. A figure says more than a word, as long as it is no age, which follows a name through a story.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress, filterfalse, pairwise
from typing import Final, NamedTuple

from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair
from reader.text.stems import stem as stem_of

ENDINGS: Final = frozenset({"st", "nd", "rd", "th", "s"})
"""Letters that make of a figure an ordinal or a decade."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
AGE: Final = frozenset(map(stem_of, ("old", "aged")))
"""Stems that make a figure an age, within two words of it."""
YEARS: Final = frozenset({"old", "year"})
"""Stems of the words of an age, which say nothing beside it."""


NOWHERE: Final = -1


class Sole(NamedTuple):
    """What of two paragraphs stands in no other of their articles, each in the order of the alphabet."""

    words: tuple[str, ...]
    """Stems, of names and figures too."""
    figures: tuple[str, ...]
    """Figures without their units; no ages."""


def sole(marks: Pair[Marks], kinds: Pair[Sequence[str]]) -> Mapping[tuple[int, int], Sole]:
    """What stands in one paragraph of the body of either side, by pair of paragraphs. The work is a step for each word.

    Args:
        marks: Of the tokens of the two articles.
        kinds: For each paragraph what it may be compared with; only those of the body are looked at.
    """
    common = set(marks.left.stems).intersection(marks.right.stems)
    places = Pair(*(_places(marks[side], kinds[side], common) for side in SIDES))
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    idle = YEARS.union(*(compress(side.stems, side.plain) for side in marks))
    for stem in (places.left.words.keys() & places.right.words.keys()) - idle:
        words[places.left.words[stem], places.right.words[stem]].append(stem)
    figures: dict[tuple[int, int], list[str]] = defaultdict(list)
    for figure in places.left.figures.keys() & places.right.figures.keys():
        figures[places.left.figures[figure], places.right.figures[figure]].append(figure)
    pairs = words.keys() | figures.keys()
    return {pair: Sole(tuple(sorted(words.get(pair, ()))), tuple(sorted(figures.get(pair, ())))) for pair in pairs}


def sole_phrases(
    witnesses: Pair[Witness], marks: Pair[Marks], kinds: Pair[Sequence[str]]
) -> Mapping[tuple[int, int], int]:
    """How many pairs of words in a row stand in one paragraph of the body of either side, by pair of paragraphs."""
    common = set(pairwise(marks.left.stems)).intersection(pairwise(marks.right.stems))
    left, right = (_phrases(witnesses[side], marks[side], kinds[side], common) for side in SIDES)
    return Counter((left[phrase], right[phrase]) for phrase in left.keys() & right.keys())


def _phrases(
    witness: Witness, marks: Marks, kinds: Sequence[str], common: set[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """The paragraph of each two words in a row that both articles have and that stand in one of the body alone."""
    found: dict[tuple[str, str], int] = {}
    for paragraph, (first, last) in enumerate(witness.analysis.paragraphs):
        if kinds[paragraph] == "body":
            for phrase in common.intersection(pairwise(marks.stems[first:last])):
                found[phrase] = NOWHERE if phrase in found else paragraph
    return {phrase: paragraph for phrase, paragraph in found.items() if paragraph != NOWHERE}


class _Places(NamedTuple):
    """The paragraph of each stem, and of each figure, that stands in one of the body alone."""

    words: dict[str, int]
    figures: dict[str, int]


def _places(marks: Marks, kinds: Sequence[str], common: set[str]) -> _Places:
    stems = marks.stems
    # Words that the other article has not are nothing to it; one figure may be printed with two units.
    asked = common.union(filterfalse(str.isalpha, set(stems)))
    bags = [(paragraph, asked & bag) for paragraph, bag in enumerate(marks.bags) if kinds[paragraph] == "body"]
    last_of: dict[str, int] = {}
    first_of: dict[str, int] = {}
    for paragraph, held in bags:
        last_of.update(dict.fromkeys(held, paragraph))
    for paragraph, held in reversed(bags):
        first_of.update(dict.fromkeys(held, paragraph))
    words = dict(last_of.items() & first_of.items())
    ages: set[str] = set()
    for at in [at for at, stem in enumerate(stems) if stem in AGE]:
        ages.update(stems[max(0, at - 2) : at + 2])
    figures: dict[str, set[int]] = defaultdict(set)
    for stem in [stem for stem in last_of if not (stem.isalpha() or stem in ages)]:
        if figure := _figure(stem):
            figures[figure].update((first_of[stem], last_of[stem]))
    return _Places(words, {figure: min(held) for figure, held in figures.items() if len(held) == 1})


def _figure(key: str) -> str:
    """A figure without the currency sign or the unit that is printed on it, as in 44km; "" for anything else."""
    bare = key if key[0].isdigit() else key[1:]
    figure = bare.rstrip(LETTERS)
    if bare[len(figure) :] in ENDINGS or not (figure[:1] + figure[-1:]).isdigit():
        return ""
    return figure
