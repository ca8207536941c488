"""What ties two paragraphs of one story that share few words: names, figures and words that hardly stand elsewhere.

A reporter who tells the agency's story in his own words keeps its names and figures, and keeps to its course. So each
of these counts, with the weight of the words in common, what the paragraphs mean and where they stand; a paragraph that
has a counterpart already needs more. What each counts is a logistic regression's (Berkson 1944) over eighteen stories
whose links were set by hand; fitted on all of them but one and tried on that one, in turn, it was right 23 times of 27.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from math import exp, log
from typing import Final, NamedTuple

from reader.collation.gather import Material, Place
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side

BODY: Final = "body"
BASE: Final = -5.06
NAME: Final = 1.30
"""For a name that stands in two paragraphs a side at most; two count."""
FIGURE: Final = 0.71
"""For a figure that stands in one; two count."""
WORD: Final = 0.46
"""For another word that stands in one; three count."""
WEIGHT: Final = 1.04
"""For the weight of a rare word in common; five count."""
MEANING: Final = 1.52
"""For likeness of meaning."""
IN_PLACE: Final = 1.19
"""Where the pair is in order with the linked paragraphs before and after it."""
NEIGHBOUR: Final = 1.05
"""Beside a linked pair."""
LINKED: Final = -2.08
"""For each side that has a counterpart already."""
RARE: Final = 1000.0
"""What a rare word weighs."""
MOST: Final = Pair(2, 3)
"""Names and figures, and words, that count."""
MOST_WEIGHT: Final = 5.0
FEW: Final = 2
"""Paragraphs a side in which a name that counts may stand."""


class Tied(NamedTuple):
    """Why two paragraphs are held for one."""

    chance: float
    """That they tell the same, 0 to 1."""
    words: tuple[str, ...]
    """Stems of what hardly stands elsewhere, in the order of the alphabet."""


class _Side(NamedTuple):
    """The paragraphs of the body of one article."""

    stems: dict[int, AbstractSet[str]]
    """By paragraph, those that the other article has, too; no function words."""
    where: dict[str, list[int]]
    """The paragraphs of each of them."""
    named: set[str]
    """Stems that are names as often as not."""


def tied(material: Material, kinds: Pair[Sequence[str]], links: AbstractSet[Place], bar: float) -> Mapping[Place, Tied]:
    """The pairs of paragraphs of the body that tell the same with a chance of at least `bar`.

    Args:
        material: The two articles, which tell one story.
        kinds: For each paragraph what it may be compared with; only those of the body are.
        links: The pairs that are linked already.
        bar: Between 0 and 1.
    """
    witnesses, marks, weights, meanings, _ = material
    plain = set().union(*(compress(side.stems, side.plain) for side in marks))
    common = set(marks.left.stems).intersection(marks.right.stems) - plain
    sides = Pair(*(_side(witnesses[side], marks[side], kinds[side], common) for side in SIDES))
    named = sides.left.named | sides.right.named
    few: dict[Place, list[str]] = defaultdict(list)
    for stem in sides.left.where.keys() & sides.right.where.keys():
        here, there = sides.left.where[stem], sides.right.where[stem]
        if max(len(here), len(there)) <= (FEW if stem in named and stem.isalpha() else 1):
            for left in here:
                for right in there:
                    few[left, right].append(stem)
    bodily = {pair for pair in links if kinds.left[pair[0]] == BODY}
    course = _Course(bodily, Pair(sorted(bodily), sorted(pair[::-1] for pair in bodily)))
    linked = Pair(*({pair[side] for pair in bodily} for side in SIDES))
    least = log(bar / (1 - bar))
    found: dict[Place, Tied] = {}
    for pair, held in few.items():
        if pair in links:
            continue
        names = {stem for stem in held if stem in named and stem.isalpha()}
        figures = sum(not stem.isalpha() for stem in held)
        words = len(held) - len(names) - figures
        points = BASE + FIGURE * min(MOST.left, figures) + WORD * min(MOST.right, words) + course.counts(pair)
        points += LINKED * sum(pair[side] in linked[side] for side in SIDES)
        points += WEIGHT * min(
            MOST_WEIGHT, sum(map(weights.__getitem__, sides.left.stems[pair[0]] & sides.right.stems[pair[1]])) / RARE
        )
        if points + NAME * min(MOST.left, len(names)) + MEANING < least:
            continue
        points += NAME * min(MOST.left, *(_groups(side, pair, names, witnesses, marks) for side in SIDES))
        if points + MEANING < least:
            continue
        chance = 1 / (1 + exp(-points - MEANING * meanings.likeness(pair)))
        if chance >= bar:
            found[pair] = Tied(chance, tuple(sorted(held)))
    return found


def _side(witness: Witness, marks: Marks, kinds: Sequence[str], common: set[str]) -> _Side:
    stems: dict[int, AbstractSet[str]] = {}
    where: dict[str, list[int]] = {}
    for paragraph, (first, last) in enumerate(witness.analysis.paragraphs):
        if kinds[paragraph] == BODY:
            held = stems[paragraph] = common.intersection(marks.stems[first:last])
            for stem in held:
                where.setdefault(stem, []).append(paragraph)
    total, named = Counter(marks.stems), Counter(compress(marks.stems, marks.names))
    return _Side(stems, where, {stem for stem, count in named.items() if 2 * count >= total[stem]})


def _groups(side: Side, pair: Place, stems: AbstractSet[str], witnesses: Pair[Witness], marks: Pair[Marks]) -> int:
    """How many names of a paragraph end with these stems: in a title and a full name it is the surname that counts."""
    first, last = witnesses[side].analysis.paragraphs[pair[side]]
    stems_here, names = marks[side].stems[first:last], [*marks[side].names[first:last], 0]
    return len({stem for place, stem in enumerate(stems_here) if names[place] > names[place + 1] and stem in stems})


class _Course(NamedTuple):
    """The linked pairs of the body, in the order of either side."""

    links: AbstractSet[Place]
    ordered: Pair[list[Place]]
    """The second one with its pairs turned round."""

    def counts(self, pair: Place) -> float:
        """What the place of a pair among them counts."""
        left, right = pair
        steps = ((-1, -1), (1, 1), (0, 1), (0, -1), (1, 0), (-1, 0))
        is_beside = any((left + down, right + across) in self.links for down, across in steps)
        is_in_order = _is_between(pair, self.ordered.left) and _is_between(pair[::-1], self.ordered.right)
        return IN_PLACE * is_in_order + NEIGHBOUR * is_beside


def _is_between(pair: Place, links: list[Place]) -> bool:
    """Whether a pair is in order with those right before and after it on its first side."""
    here, there = pair
    at, then = bisect_left(links, (here,)), bisect_left(links, (here + 1,))
    return (not at or links[at - 1][1] <= there) and (then == len(links) or there <= links[then][1])
