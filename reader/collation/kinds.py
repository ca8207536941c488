"""The kind of a link, its score, and what it counts: verbatim, near-verbatim or rewrite, after METER."""

from collections.abc import Mapping, Sequence
from itertools import compress, count, pairwise, repeat
from typing import Final, NamedTuple

from reader.collation.model import LinkKind, Run
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side, Span, other

ABOUT: Final = 0.5
"""Share of a sentence in runs that makes the link be about it."""
WHOLE: Final = 0.75
"""Share of one side that must stand in runs for a link to be verbatim: with less, other sentences were reworded."""
NEAR: Final = 0.5
"""Share of the shorter side's words that must keep a neighbour for it to be copied and edited rather than reworded."""

NEAR_ALONE: Final = 0.6
"""The same where runs of five words and more are few."""
MUCH: Final = 0.28
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
    spans = Pair(*([Span(*witnesses[side].analysis.paragraphs[at]) for at in sides[side]] for side in SIDES))
    keys = Pair(*([key for start, end in spans[side] for key in marks[side].keys[start:end]] for side in SIDES))
    in_pairs = Pair(*(_in_pairs(keys, side) for side in SIDES))
    stems = Pair(*([stem for start, end in spans[side] for stem in marks[side].stems[start:end]] for side in SIDES))
    in_runs = Pair(
        *([flag for span in spans[side] for flag in map(covered[side].__contains__, range(*span))] for side in SIDES)
    )
    plain = Pair(*(bytearray().join([marks[side].plain[start:end] for start, end in spans[side]]) for side in SIDES))
    shorter, score, held = min(
        (_matched(side, stems, plain[side], in_runs[side], weights) for side in SIDES),
        # Of two sides that are equally long the one that shows more, so that the sides may be swapped.
        key=lambda found: (len(keys[found.side]), found.weight, -found.score, -in_pairs[found.side]),
    )[:3]
    about = Pair(*(_about(sides[side], marks[side], covered[side]) for side in SIDES))
    kind = _kind(about, marks, keys, covered, in_pairs[shorter])
    # Short runs alone make copy, too; then the words themselves are counted, as for a rewrite.
    matched = held if kind == "rewrite" else sum(in_runs[shorter]) or held
    return Measure(kind, score, matched, len(keys[shorter]))


class _Matched(NamedTuple):
    """One side of a link: which it is, how much of its weight and how many of its words are matched."""

    side: Side
    score: float
    held: int
    weight: int


def _matched(
    side: Side, stems: Pair[list[str]], plain: bytearray, in_runs: Sequence[bool], weights: Mapping[str, int]
) -> _Matched:
    across = set(stems[other(side)])
    worth = list(map(weights.__getitem__, stems[side]))
    held = [run or (stem in across and not small) for run, stem, small in zip(in_runs, stems[side], plain, strict=True)]
    total = sum(worth)
    return _Matched(side, sum(compress(worth, held)) / total if total else 0.0, sum(held), total)


def _about(paragraphs: Sequence[int], marks: Marks, covered: dict[int, bool]) -> list[tuple[int, int]]:
    """The sentences of one side that the link is about: those that stand in runs for the greater part."""
    return [
        (first, last)
        for paragraph in paragraphs
        for first, last in marks.sentences.get(paragraph, ())
        if sum(map(covered.get, range(first, last), repeat(0))) >= ABOUT * (last - first)
    ]


def _kind(
    about: Pair[list[tuple[int, int]]],
    marks: Pair[Marks],
    keys: Pair[list[str]],
    covered: Pair[dict[int, bool]],
    in_pairs: float,
) -> LinkKind:
    share = max(len(covered[side]) / max(1, len(keys[side])) for side in SIDES)
    for side in SIDES:
        if about[side] and share >= WHOLE:
            own = marks[side].keys
            if all(_in_order(own[first:last], keys[other(side)]) for first, last in about[side]):
                return "verbatim"
    return "near-verbatim" if in_pairs >= (NEAR if share >= MUCH else NEAR_ALONE) else "rewrite"


def _in_pairs(keys: Pair[list[str]], side: Side) -> float:
    """Share of one side's words that keep a neighbour across: runs of two and more, wherever they are."""
    across = set(pairwise(keys[other(side)]))
    words = keys[side]
    held = bytearray(len(words))
    for place in compress(count(), map(across.__contains__, pairwise(words))):
        held[place] = held[place + 1] = 1
    return sum(held) / len(words) if words else 0.0


def _in_order(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether all the words stand in the text in this order, whatever stands between them."""
    rest = iter(text)
    return all(word in rest for word in words)
