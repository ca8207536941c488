"""Speech in quotation marks on one side that the other reports in words of its own.

The sentences of a quotation are compared with the bare sentences across by the stems of their words, pronouns and small
words left out: `"I got out through a window."`, `he climbed out through a window`.
"""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.pair import SIDES, Pair, Side, Span, other
from reader.text.stems import stem

ENOUGH: Final = 2
"""Stems that a sentence of a quotation and its report must share."""
SHARE: Final = 0.4
"""Share of the quoted sentence's stems that its report must have."""
LONGEST: Final = 2
"""How much longer than the quoted sentence its report may be."""


def reported(block: Block) -> Iterator[Draft]:
    """Sentences of quotations whose words stand across outside quotation marks."""
    if all(max(strand.quote, default=-1) < 0 for strand in block.strands):
        return
    stems = Pair(*(_stems(strand) for strand in block.strands))
    for side in SIDES:
        across: Side = other(side)
        where: dict[str, list[int]] = {}
        for position, word in enumerate(stems[across]):
            if word:
                where.setdefault(word, []).append(position)
        for place in _quoted(block.strands[side]):
            draft = _report(block, side, place, stems[side], where)
            if draft is not None:
                yield draft


def _stems(strand: Strand) -> list[str]:
    """The stem of each content word; empty for words that carry grammar."""
    grammar = function_words()
    verbs = saying_verbs()
    return ["" if key in grammar or key in verbs else stem(key.removesuffix("'s")) for key in strand.keys]


def _quoted(strand: Strand) -> Iterator[Place]:
    """The stretches of one quotation and one sentence."""
    start = 0
    for position in range(1, len(strand.keys) + 1):
        last = position == len(strand.keys)
        if last or strand.quote[position] != strand.quote[start] or strand.sentence[position] != strand.sentence[start]:
            if strand.quote[start] >= 0:
                yield start, position
            start = position


def _report(block: Block, side: Side, place: Place, stems: list[str], where: dict[str, list[int]]) -> Draft | None:
    across = block.strands[other(side)]
    words = {stems[p] for p in range(*place)} - {""}
    if len(words) < ENOUGH or not block.free(side, place):
        return None
    by_sentence: dict[int, list[int]] = {}
    for word in words:
        for position in where.get(word, ()):
            by_sentence.setdefault(across.sentence[position], []).append(position)
    shared = {number: len({across.keys[p] for p in found}) for number, found in by_sentence.items()}
    best = max(shared, key=lambda number: (shared[number], -number), default=-1)
    if best < 0 or shared[best] < ENOUGH or shared[best] < SHARE * len(words):
        return None
    found = sorted(by_sentence[best])
    if 2 * sum(across.quote[p] >= 0 for p in found) >= len(found):
        return None
    report = (found[0], found[-1] + 1)
    if report[1] - report[0] > LONGEST * (place[1] - place[0]) + ENOUGH or not block.free(other(side), report):
        return None
    block.take(side, place)
    block.take(other(side), report)
    spans = (block.span(side, place), block.span(other(side), report))
    both: Pair[Span | None] = Pair(spans[0], spans[1]) if side == 0 else Pair(spans[1], spans[0])
    return Draft("quote-form", both, "open", "in quotation marks on one side, in other words on the other")
