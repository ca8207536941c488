"""How likely two paragraphs of one story tell the same: what they have in common against what is common in the story.

All paragraphs of a story have its words, names and subject, so that what two of them have in common says little by
itself. It says much where it is more than either has with any other paragraph: each measure is therefore set against
the two nearest of both (cross-domain similarity local scaling, Conneau et al. 2018, "Word translation without parallel
data"). Beside that count names, figures and words that stand nowhere else, a counterpart that either has already, and
the course of what is copied. What each counts is a logistic regression's (Berkson 1944) over thirty-seven stories and
eight events whose links were set by hand; fitted on all of them but one and tried on that one, in turn, five of six
links of the stories were right.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import Final, NamedTuple

from reader.collation.gather import Material, Place
from reader.collation.neighbours import beside, ranked, ranks
from reader.collation.sentences import Index, in_common, index, stems_of
from reader.collation.sole import Sole, sole, sole_phrases
from reader.pair import SIDES, Pair, Side, other

BODY: Final = "body"
LOOK: Final = 0.03
"""Share in common from which two paragraphs are looked at at all."""
NEAREST: Final = 2
"""Paragraphs across that a measure is set against."""
STRANGE: Final = 0.3
"""Likeness of meaning of those that were not looked at."""
MOST_NAMES: Final = 2
"""That stand nowhere else: how many count."""
LONGEST_NAME: Final = 8
"""Tokens between which two words can be of one name."""
MOST_FIGURES: Final = 2
MOST_WORDS: Final = 3
MOST_PHRASES: Final = 4
BASE: Final = -3.30
ROUNDING: Final = 1e-6
"""Keeps what is left out by a bound from being what rounding would have let in."""
NONE: Final[tuple[Sequence[str], ...]] = ((), (), ())
"""Names, figures and words of a pair that has none that stand nowhere else: most have not."""


class Signals(NamedTuple):
    """What speaks for a pair of paragraphs, each a number that counts for it."""

    matter: float
    """Weight of the words in common that are no names, as a share of the lighter unit's; the best unit's, 0 to 1."""
    own_matter: float
    """The same against the nearest of either paragraph: 0 where both have nothing nearer."""
    own_meaning: float
    """Likeness of meaning of the likest units, likewise."""
    names: float
    """How many stand in no other paragraph of either article."""
    figures: float
    words: float
    phrases: float
    """Two words in a row, likewise."""
    linked: float
    """How many of the two have a counterpart that is copied, 0 to 2."""
    in_order: float
    """1 where the pair is in order with the copied ones before and after it."""
    beside: float
    """1 where a neighbour, one paragraph up or down on either side, is copied from the counterpart's."""


WEIGHTS: Final = Signals(
    matter=4.14,
    own_matter=3.17,
    own_meaning=3.53,
    names=1.99,
    figures=2.15,
    words=0.63,
    phrases=0.46,
    linked=-0.43,
    in_order=0.91,
    beside=1.58,
)
"""What each counts, in nats."""


class Likely(NamedTuple):
    """Why two paragraphs are held for one."""

    chance: float
    """That they tell the same, 0 to 1."""
    alike: float
    """In meaning, -1 to 1."""
    only: tuple[str, ...]
    """What stands nowhere else: names, figures, then words, each in the order of the alphabet."""


def likely(material: Material, linked: AbstractSet[Place], bar: float) -> Mapping[Place, Likely]:
    """The pairs of paragraphs of the body that tell the same with a chance of at least `bar`.

    Args:
        material: The two articles, which tell one story.
        linked: The pairs of the body that are copied; they are not asked about.
        bar: Between 0 and 1.
    """
    found: dict[Place, Likely] = {}
    for pair, signals, alike, only in signalled(material, linked, bar):
        chance = 1 / (1 + exp(-BASE - sum(map(mul, WEIGHTS, signals))))
        if chance >= bar:
            found[pair] = Likely(chance, alike, only)
    return found


def signalled(
    material: Material, linked: AbstractSet[Place], bar: float
) -> Iterator[tuple[Place, Signals, float, tuple[str, ...]]]:
    """The pairs that are not linked and may have a chance of at least `bar`, with what speaks for them."""
    matter = _shares(material)
    alike = {pair: material.meanings.likest(pair) for pair in matter}
    own_matter, own_meaning = _set_off(matter, 0.0), _set_off(alike, STRANGE)
    only = sole(material.marks, material.kinds)
    phrases = sole_phrases(material.witnesses, material.marks, material.kinds)
    course = _Course(material, linked)
    places = Pair(*(_places(side, material) for side in SIDES))
    known = Pair(*({pair[side] for pair in linked} for side in SIDES))
    # Most pairs have nothing for themselves, and whatever their place says would not do: no more is asked of them.
    least = log(bar / (1 - bar)) - BASE - WEIGHTS.in_order - WEIGHTS.beside - ROUNDING
    weights = WEIGHTS.matter, WEIGHTS.own_matter, WEIGHTS.own_meaning
    for pair, share in matter.items():
        told = weights[0] * share + weights[1] * own_matter[pair] + weights[2] * own_meaning[pair]
        if pair in linked or (told < least and pair not in only and pair not in phrases):
            continue
        names, figures, plain = _sorted_out(only[pair], material.names) if pair in only else NONE
        signals = Signals(
            share,
            own_matter[pair],
            own_meaning[pair],
            min(MOST_NAMES, _names(names, material, places)) if names else 0,
            min(MOST_FIGURES, len(figures)),
            min(MOST_WORDS, len(plain)),
            min(MOST_PHRASES, phrases.get(pair, 0)),
            (pair[0] in known.left) + (pair[1] in known.right),
            *course.of(pair),
        )
        yield pair, signals, alike[pair], (*names, *figures, *plain)


def _sorted_out(held: Sole, names: AbstractSet[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The names, the figures and the other words of what stands nowhere else."""
    plain = [stem for stem in held.words if stem not in names and stem.isalpha()]
    return [stem for stem in held.words if stem in names], held.figures, plain


def _places(side: Side, material: Material) -> dict[str, int]:
    """A token of each stem in the paragraphs of the body."""
    stems, kinds = material.marks[side].stems, material.kinds[side]
    spans = material.witnesses[side].analysis.paragraphs
    found: dict[str, int] = {}
    for (first, last), kind in zip(spans, kinds, strict=True):
        if kind == BODY:
            found.update(zip(stems[first:last], range(first, last), strict=True))
    return found


def _names(stems: Sequence[str], material: Material, places: Pair[Mapping[str, int]]) -> int:
    """How many names these stems are of: the words of a title or of a firm's name are one."""
    if len(stems) < MOST_NAMES:
        return len(stems)
    return min(_names_of(side, sorted([places[side][stem] for stem in stems]), material) for side in SIDES)


def _names_of(side: Side, places: Sequence[int], material: Material) -> int:
    """How many of these tokens are joined to the one before by nothing but names and grammar."""
    marks = material.marks[side]
    joined = (
        there - here <= LONGEST_NAME
        and all(marks.names[place] or marks.plain[place] for place in range(here + 1, there))
        for here, there in pairwise(places)
    )
    return len(places) - sum(joined)


def _shares(material: Material) -> dict[Place, float]:
    """The weight in common of the pairs that share enough to be looked at, in the order of the left; no names."""
    weight = {**material.weights, **dict.fromkeys(material.names, 0)}
    marks, kinds = material.marks, material.kinds
    stems = Pair(*(stems_of(marks[side], kinds[side], BODY) for side in SIDES))
    both = set(marks.left.stems).intersection(marks.right.stems) - material.names
    indexes = Pair(*(index(held, weight, both) for held in stems))
    found: dict[Place, float] = {}
    for side in SIDES:
        across = indexes[other(side)]
        for paragraph, unit in _units(side, material, stems[side]):
            for place, share in _shared(unit, weight, across).items():
                pair = (place, paragraph) if side else (paragraph, place)
                if share > found.get(pair, 0.0):
                    found[pair] = share
    return dict(sorted(found.items()))


def _units(
    side: Side, material: Material, stems: Mapping[int, frozenset[str]]
) -> Iterator[tuple[int, AbstractSet[str]]]:
    """The paragraphs, and the sentences of those that have several."""
    marks = material.marks[side]
    for place, held in stems.items():
        yield place, held
        sentences = marks.sentences.get(place, ())
        if len(sentences) > 1:
            for first, last in sentences:
                yield place, set(marks.stems[first:last])


def _shared(unit: AbstractSet[str], weight: Mapping[str, int], across: Index) -> dict[int, float]:
    """The share in common of the paragraphs across that are looked at."""
    own, shared = in_common(unit, across, weight)
    floor, mass = LOOK * min(own, across.least), across.mass
    return {
        place: share
        for place, held in shared.items()
        if held >= floor and (share := held / (own if own < (top := mass[place]) else top)) >= LOOK
    }


def _set_off(measure: Mapping[Place, float], rest: float) -> dict[Place, float]:
    """Each pair's measure twice, less those of the nearest of either paragraph; `rest` stands for missing ones."""
    rows: Pair[dict[int, list[float]]] = Pair(defaultdict(list), defaultdict(list))
    for pair, value in measure.items():
        for side in SIDES:
            rows[side][pair[side]].append(value)
    near = Pair(*({place: _mean_of_most(held, rest) for place, held in rows[side].items()} for side in SIDES))
    return {pair: 2 * value - (near.left[pair[0]] + near.right[pair[1]]) for pair, value in measure.items()}


def _mean_of_most(values: list[float], rest: float) -> float:
    most = sorted(values, reverse=True)[:NEAREST]
    return (sum(most) + rest * (NEAREST - len(most))) / NEAREST


class _Course:
    """The copied pairs, in the order of either side, counted without the paragraphs that take part in nothing."""

    def __init__(self, material: Material, linked: AbstractSet[Place]) -> None:
        self._ranks = ranks(material.kinds)
        self._linked = ranked(linked, self._ranks)
        self._ordered = Pair(sorted(self._linked), sorted(pair[::-1] for pair in self._linked))
        self._beside = beside(self._linked)

    def of(self, pair: Place) -> tuple[bool, bool]:
        """Whether a pair is in order with those before and after it, and beside one."""
        left, right = self._ranks.left[pair[0]], self._ranks.right[pair[1]]
        in_order = bool(self._linked) and _is_between((left, right), self._ordered.left)
        return in_order and _is_between((right, left), self._ordered.right), (left, right) in self._beside


def _is_between(pair: Place, links: list[Place]) -> bool:
    """Whether a pair is in order with those right before and after it on its first side."""
    here, there = pair
    at, then = bisect_left(links, (here,)), bisect_left(links, (here + 1,))
    return (not at or links[at - 1][1] <= there) and (then == len(links) or there <= links[then][1])
