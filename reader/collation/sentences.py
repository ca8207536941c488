"""Evidence of retelling: what a sentence or paragraph has in common with the paragraphs across.

Each unit (a paragraph, or a sentence of one that has several) looks for its counterpart among the paragraphs of the
other article: the weight of the stems they share over the weight of the lighter of the two, which is proof against
their lengths. The best of row or column counts, so that one paragraph may answer several.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from reader.collation.rarity import CROWD
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side, other

SMOOTHING: Final = 1500
"""Weight added to the lighter side, so that a short one needs more than a word: one and a half rare words."""
KEPT: Final = 0.2
"""Score below which a pair is only remembered as somebody's best; it rivals nothing."""
SURELY: Final = 1 - 1e-9
"""Keeps what is left out by a bound from being what rounding would have let in."""


class Offer(NamedTuple):
    """A unit and the best counterpart that it found."""

    pair: tuple[int, int]
    """Left and right paragraph."""
    score: float
    sentence: bool
    """The unit is one sentence of several."""
    side: Side
    """Whose unit it is."""
    whole: bool
    """Every word of the unit, grammar included, stands in the counterpart."""


class Evidence(NamedTuple):
    """All that retelling has to offer for a pair of articles."""

    offers: list[Offer]
    scores: Mapping[tuple[int, int], float]
    """The best score of any unit for each pair of paragraphs that share anything."""
    best: Pair[dict[int, float]]
    """For each paragraph of either side the best score of any of its pairs."""


class Index(NamedTuple):
    """The paragraphs of one kind of one article, to be looked up."""

    stems: Mapping[int, frozenset[str]]
    """By paragraph."""
    mass: dict[int, int]
    """Their weight, with the smoothing."""
    least: int
    """The least of these."""
    places: dict[str, list[int]]
    """Paragraphs of each stem that does not stand in too many."""


def retold(
    witnesses: Pair[Witness], marks: Pair[Marks], weights: Mapping[str, int], kinds: Pair[Sequence[str]]
) -> Evidence:
    """Score every unit of both sides.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        weights: What stems weigh.
        kinds: For each paragraph what it may be compared with: only paragraphs of one kind are; "" with none.
    """
    sorts = sorted({kind for side in kinds for kind in side if kind})
    common = set(marks.left.stems).intersection(marks.right.stems)
    indexes = {
        kind: Pair(*(index(stems_of(marks[side], kinds[side], kind), weights, common) for side in SIDES))
        for kind in sorts
    }
    offers: list[Offer] = []
    scores: dict[tuple[int, int], float] = {}
    for side in SIDES:
        far = other(side)
        for paragraph, first, last, sentence in _units(witnesses[side], kinds[side]):
            stems = set(marks[side].stems[first:last]) if sentence else marks[side].bags[paragraph]
            across = indexes[kinds[side][paragraph]][far]
            found = _scored(stems, across, weights)
            if not found:
                continue
            best = max(found.values())
            for place, score in found.items():
                if score >= KEPT:
                    pair = (place, paragraph) if side else (paragraph, place)
                    if score > scores.get(pair, 0.0):
                        scores[pair] = score
            # Of equal counterparts the nearest, which is the same from either side.
            ties = [place for place, score in found.items() if score == best]
            place = ties[0] if len(ties) == 1 else min([(abs(place - paragraph), place) for place in ties])[1]
            pair = (place, paragraph) if side else (paragraph, place)
            offers.append(Offer(pair, best, sentence, side, stems <= across.stems[place]))
    return Evidence(offers, scores, _best_of(scores))


def _best_of(scores: Mapping[tuple[int, int], float]) -> Pair[dict[int, float]]:
    """The best score of each paragraph of either side."""
    found: Pair[dict[int, float]] = Pair({}, {})
    for pair, score in scores.items():
        for side in SIDES:
            if score > found[side].get(pair[side], 0.0):
                found[side][pair[side]] = score
    return found


def _units(witness: Witness, kinds: Sequence[str]) -> Iterator[tuple[int, int, int, bool]]:
    analysis = witness.analysis
    for paragraph, (first, last) in enumerate(analysis.paragraphs):
        if last > first and kinds[paragraph]:
            yield paragraph, first, last, False
    held = Counter(sentence.paragraph for sentence in analysis.sentences)
    for sentence in analysis.sentences:
        if held[sentence.paragraph] > 1 and kinds[sentence.paragraph]:
            yield sentence.paragraph, sentence.first, sentence.last, True


def stems_of(marks: Marks, kinds: Sequence[str], kind: str) -> dict[int, frozenset[str]]:
    """The stems of each paragraph of one kind."""
    return {paragraph: bag for paragraph, bag in enumerate(marks.bags) if kinds[paragraph] == kind}


def index(stems: Mapping[int, frozenset[str]], weights: Mapping[str, int], common: AbstractSet[str]) -> Index:
    """An index of paragraphs by those of their stems that both articles have."""
    places: dict[str, list[int]] = defaultdict(list)
    for paragraph, held in stems.items():
        for stem in held & common:
            places[stem].append(paragraph)
    mass = {paragraph: SMOOTHING + sum(map(weights.__getitem__, held)) for paragraph, held in stems.items()}
    rare = {stem: found for stem, found in places.items() if len(found) <= CROWD}
    return Index(stems, mass, min(mass.values(), default=SMOOTHING), rare)


def in_common(stems: AbstractSet[str], across: Index, weights: Mapping[str, int]) -> tuple[int, dict[int, int]]:
    """What a unit weighs, with the smoothing, and what each paragraph across has in common with it."""
    shared: dict[int, int] = {}
    held, places = shared.get, across.places  # Looked up once: what follows is done for each word of both articles.
    for stem in places.keys() & stems:
        weight = weights[stem]
        for place in places[stem]:
            shared[place] = held(place, 0) + weight
    return SMOOTHING + sum(map(weights.__getitem__, stems)) if shared else 0, shared


def _scored(stems: AbstractSet[str], across: Index, weights: Mapping[str, int]) -> dict[int, float]:
    """The paragraphs across that share most with a unit, by score: all that may be its best, or be kept."""
    own, shared = in_common(stems, across, weights)
    if not shared:
        return {}
    mass = across.mass
    # Most share a word or two with a unit, and need not be measured exactly to be known for too few.
    floor = min(own, across.least) * min(KEPT, max(shared.values()) / own) * SURELY
    return {
        place: weight / (own if own < (top := mass[place]) else top)
        for place, weight in shared.items()
        if weight >= floor
    }
