"""The kind of a link, its score, and what it counts: verbatim, near-verbatim or rewrite, after METER."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.collation.model import LinkKind, Run
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side, other

ABOUT: Final = 0.5
"""Share of a sentence in runs that makes the link be about it."""
WHOLE: Final = 0.75
"""Share of one side that must stand in runs for a link to be verbatim: with less, other sentences were reworded."""
NEAR: Final = 0.5
"""Share of the shorter side's words that must keep a neighbour for it to be copied and edited rather than reworded."""

NEAR_ALONE: Final = 0.6
"""The same where runs of five words and more are few."""
MUCH: Final = 0.3
"""Share of one side in such runs that is no longer few."""


class Measure(NamedTuple):
    """What a link amounts to."""

    kind: LinkKind
    score: float
    matched: int
    words: int


def cover(runs: Sequence[Run]) -> Pair[dict[int, bool]]:
    """Which tokens stand in these runs, and whether in one that is not of names alone."""
    covered: Pair[dict[int, bool]] = Pair({}, {})
    for run in runs:
        for side in SIDES:
            covered[side].update(dict.fromkeys(range(*run.tokens[side]), run.cls != "names"))
    return covered


def measure(
    sides: Pair[Sequence[int]],
    witnesses: Pair[Witness],
    marks: Pair[Marks],
    weights: Mapping[str, int],
    covered: Pair[dict[int, bool]],
) -> Measure:
    """Judge the linked paragraphs of both sides.

    Args:
        sides: Paragraph indexes of the link.
        witnesses: The articles.
        marks: Their tokens' marks.
        weights: What stems weigh.
        covered: Tokens in runs between these paragraphs; of other runs nothing may be set.
    """
    places = Pair(*(tuple(_tokens(sides[side], witnesses[side])) for side in SIDES))
    shorter: Side = 0 if (len(places[0]), _weight(places[0], marks[0], weights)) <= (
        len(places[1]), _weight(places[1], marks[1], weights)
    ) else 1  # fmt: skip
    across = {marks[other(shorter)].stems[place] for place in places[other(shorter)]}
    own = marks[shorter]
    in_runs = sum(place in covered[shorter] for place in places[shorter])
    held = [
        place
        for place in places[shorter]
        if place in covered[shorter] or (not own.plain[place] and own.stems[place] in across)
    ]
    total = _weight(places[shorter], own, weights)
    score = _weight(held, own, weights) / total if total else 0.0
    about = Pair(*(_about(sides[side], marks[side], covered[side]) for side in SIDES))
    kind = _kind(about, witnesses, places, covered, shorter)
    matched = len(held) if kind == "rewrite" else in_runs
    return Measure(kind, score, matched, len(places[shorter]))


def _tokens(paragraphs: Sequence[int], witness: Witness) -> Iterable[int]:
    for paragraph in paragraphs:
        yield from range(*witness.analysis.paragraphs[paragraph])


def _weight(places: Iterable[int], marks: Marks, weights: Mapping[str, int]) -> int:
    return sum(weights[marks.stems[place]] for place in places)


def _about(paragraphs: Sequence[int], marks: Marks, covered: dict[int, bool]) -> list[tuple[int, int]]:
    """The sentences of one side that the link is about: those that stand in runs for the greater part."""
    return [
        (first, last)
        for paragraph in paragraphs
        for first, last in marks.sentences.get(paragraph, ())
        if sum(covered.get(place, False) for place in range(first, last)) >= ABOUT * (last - first)
    ]


def _kind(
    about: Pair[list[tuple[int, int]]],
    witnesses: Pair[Witness],
    places: Pair[tuple[int, ...]],
    covered: Pair[dict[int, bool]],
    shorter: Side,
) -> LinkKind:
    keys = Pair(*([witnesses[side].analysis.tokens[place].key for place in places[side]] for side in SIDES))
    share = max(sum(place in covered[side] for place in places[side]) / max(1, len(places[side])) for side in SIDES)
    for side in SIDES:
        if about[side] and share >= WHOLE:
            own = witnesses[side].analysis.tokens
            if all(
                _in_order([token.key for token in own[first:last]], keys[other(side)]) for first, last in about[side]
            ):
                return "verbatim"
    asked = NEAR if share >= MUCH else NEAR_ALONE
    return "near-verbatim" if _in_pairs(keys[shorter], keys[other(shorter)]) >= asked else "rewrite"


def _in_pairs(words: Sequence[str], text: Sequence[str]) -> float:
    """Share of the words that stand in the text beside the same neighbour: runs of two and more, wherever they are."""
    across = set(pairwise(text))
    held = bytearray(len(words))
    for place, pair in enumerate(pairwise(words)):
        if pair in across:
            held[place] = held[place + 1] = 1
    return sum(held) / len(words) if words else 0.0


def _in_order(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether all the words stand in the text in this order, whatever stands between them."""
    rest = iter(text)
    return all(word in rest for word in words)
