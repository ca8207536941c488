"""Two tellings of one story, paragraph by paragraph in order: how likely each pair is to answer each other.

A free retelling shares few words, but keeps the order of what it tells. So all in-order alignments of the two articles
are weighed at once, as a pair hidden Markov model (Durbin, Eddy, Krogh, Mitchison 1998): each matches paragraphs or
passes over some, each match counts by the weight of the words that it has in common and by likeness of meaning, and
what a pair of paragraphs has of all the alignments' weight is its share. Sums over alignments take the place of the one
best alignment, which is right about the whole and wrong about each tenth pair.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Final, NamedTuple, TypeAlias

from reader.collation.meanings import Meanings
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair
from reader.text.meaning import Sense, likeness

Table: TypeAlias = list[list[float]]
LONGEST: Final = 80
"""Paragraphs a side above which the order is left alone: the work is a step for each pair of them."""
FULL: Final = 1000.0
"""What a rare word weighs."""
SMOOTHING: Final = 2.5
"""Rare words added to the lighter paragraph's weight, so that a short one needs more than a word."""
AMOUNT: Final = 0.25
"""What the logarithm of the weight in common counts beside its share."""
GROWTH: Final = 3.0
"""How fast that logarithm rises."""
SHARP: Final = 5.0
"""How sharply likeness speaks."""
CHANCE: Final = 0.45
"""Likeness that speaks neither for a match nor against it."""
AGAIN: Final = 0.15
"""Weight of matching a paragraph a second time: of a telling that splits it."""
PASSED: Final = 0.4
"""Weight of passing a paragraph over."""
TURN: Final = 0.8
"""Weight of beginning or ending to pass over."""
MEANING: Final = 2.5
"""How sharply likeness of meaning speaks."""
TOPIC: Final = 0.4
"""Likeness of meaning that speaks neither for a match nor against it."""
MOST: Final = 4.0
"""What one match may say, so that no single pair forces the rest."""
FEW: Final = 4
"""Paragraphs of the shorter telling below which its order says less."""
DIGITS: Final = 9
"""Of a share; the last ones depend on which side is left."""


class Order(NamedTuple):
    """What the order of two tellings says; nothing where one of them is too long for it."""

    shares: dict[tuple[int, int], float]
    """For pairs of paragraphs the share of the in-order alignments' weight that matches them, 0 to 1."""
    forwards: float
    """How much likelier the order is than the same backwards, in nats for a paragraph of the shorter telling."""


def told_in_order(
    witnesses: Pair[Witness],
    marks: Pair[Marks],
    weights: Mapping[str, int],
    meanings: Meanings,
    kinds: Pair[Sequence[str]],
) -> Order:
    """Weigh all in-order alignments of the paragraphs of the body.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        weights: What stems weigh.
        meanings: What the paragraphs are about.
        kinds: For each paragraph what it may be compared with; only those of the body are.
    """
    places = Pair(*([place for place, kind in enumerate(side) if kind == "body"] for side in kinds))
    if not all(places) or max(map(len, places)) > LONGEST:
        return Order({}, 0.0)
    stems = Pair(
        *(
            [set(marks[side].stems[slice(*witnesses[side].analysis.paragraphs[place])]) for place in places[side]]
            for side in SIDES
        )
    )
    senses = Pair(*([meanings.of(side, place) for place in places[side]] for side in SIDES))
    speaking = _speaking(stems, weights, senses)
    found, total = posteriors(speaking)
    backwards = _forward([row[::-1] for row in speaking])[1]
    told = {
        (left, right): found[row][column]
        for row, left in enumerate(places.left)
        for column, right in enumerate(places.right)
    }
    return Order(told, round((total - backwards) / max(FEW, min(map(len, places))), DIGITS))


def _speaking(stems: Pair[list[set[str]]], weights: Mapping[str, int], senses: Pair[list[Sense]]) -> Table:
    """How much each match counts in an alignment, from the words that its paragraphs share and what they are about."""
    mass = [[sum([weights[stem] for stem in held]) / FULL for held in side] for side in stems]
    where: dict[str, list[int]] = defaultdict(list)
    for column, held in enumerate(stems.right):
        for stem in held:
            where[stem].append(column)
    table: Table = []
    for row, held in enumerate(stems.left):
        common = [0] * len(stems.right)
        for stem in held:
            for column in where.get(stem, ()):
                common[column] += weights[stem]
        lighter = [min(mass[0][row], weight) for weight in mass[1]]
        about = senses.left[row]
        table.append(
            [
                _speaks(weight / FULL, least, likeness(about, across))
                for weight, least, across in zip(common, lighter, senses.right, strict=True)
            ]
        )
    return table


def _speaks(common: float, lighter: float, meaning: float) -> float:
    words = common / (lighter + SMOOTHING) + AMOUNT * log(1 + GROWTH * common)
    return exp(min(MOST, SHARP * (words - CHANCE) + MEANING * (meaning - TOPIC)))


def posteriors(speaking: Table) -> tuple[Table, float]:
    """The share of the weight of all in-order alignments that has each match.

    Args:
        speaking: What each match counts: rows of the left paragraphs, columns of the right.
    """
    ahead, total = _forward(speaking)
    behind, _ = _forward([row[::-1] for row in reversed(speaking)])
    found: Table = []
    for (here, up), (there, down), counts in zip(ahead, reversed(behind), speaking, strict=True):
        scale = exp(up + down - total)
        found.append(
            [
                round(one * another * scale / count, DIGITS)
                for one, another, count in zip(here, reversed(there), counts, strict=True)
            ]
        )
    return found, total


def _forward(speaking: Table) -> tuple[list[tuple[list[float], float]], float]:
    """For each row the weight of all alignments that end in each of its matches, with the logarithm of its unit.

    Passing over goes through the left first, then the right, so that each alignment counts once.

    Returns:
        The rows, and the logarithm of the weight of all alignments.
    """
    width = len(speaking[0]) + 1
    matched, over, across = [0.0] * width, [1.0] + [0.0] * (width - 1), [0.0] * width
    for column in range(1, width):
        across[column] = PASSED * (across[column - 1] if column > 1 else 1.0)
    rows: list[tuple[list[float], float]] = []
    unit, first = 0.0, 1.0
    for counts in speaking:
        ended, passed, skipped = [0.0] * width, [PASSED * over[0]] + [0.0] * (width - 1), [0.0] * width
        for column in range(1, width):
            before = column - 1
            ended[column] = counts[before] * (
                (first if column == 1 else matched[before] + TURN * (over[before] + across[before]))
                + AGAIN * (matched[column] + ended[before])
            )
            passed[column] = PASSED * (over[column] + TURN * matched[column])
            skipped[column] = PASSED * (skipped[before] + passed[before] + TURN * ended[before])
        most = max(*ended, *passed, *skipped)
        matched, over, across = ([value / most for value in row] for row in (ended, passed, skipped))
        first = TURN * over[0]
        unit += log(most)
        rows.append((matched[1:], unit))
    return rows, unit + log(matched[-1] + over[-1] + across[-1])
