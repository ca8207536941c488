"""How alike in meaning the paragraphs of two articles are, each read once and only when it is asked for."""

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import not_
from typing import Final

from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side
from reader.text.meaning import Sense, kindred, likeness, sense

NAMED: Final = 2
"""Pairs of kindred words that a reason names."""


class Meanings:
    """What the paragraphs of both articles are about; see `reader.text.meaning`."""

    def __init__(self, witnesses: Pair[Witness], marks: Pair[Marks]) -> None:
        self._witnesses = witnesses
        self._marks = marks
        self._senses: Pair[dict[int, Sense]] = Pair({}, {})
        self._sentences: Pair[dict[int, list[Sense]]] = Pair({}, {})

    def of(self, side: Side, paragraph: int) -> Sense:
        """What a paragraph is about."""
        held = self._senses[side]
        if paragraph not in held:
            held[paragraph] = sense(self._stems(side, *self._witnesses[side].analysis.paragraphs[paragraph]))
        return held[paragraph]

    def likeness(self, pair: tuple[int, int]) -> float:
        """How alike a left and a right paragraph are, -1 to 1."""
        left, right = self._senses
        here = left.get(pair[0]) or self.of(LEFT, pair[0])
        return likeness(here, right.get(pair[1]) or self.of(RIGHT, pair[1]))

    def likest(self, pair: tuple[int, int]) -> float:
        """How alike the likest sentences of a left and a right paragraph are, or the paragraphs as a whole."""
        left, right = self._sentences
        across = right.get(pair[1]) or self._parts(RIGHT, pair[1])
        return max([likeness(one, two) for one in left.get(pair[0]) or self._parts(LEFT, pair[0]) for two in across])

    def _parts(self, side: Side, paragraph: int) -> list[Sense]:
        """What a paragraph is about, and each of its sentences where it has several."""
        held = self._sentences[side]
        if paragraph not in held:
            sentences = self._marks[side].sentences.get(paragraph, ())
            parts = [sense(self._stems(side, first, last)) for first, last in sentences] if len(sentences) > 1 else []
            held[paragraph] = [self.of(side, paragraph), *(part for part in parts if part.length)]
        return held[paragraph]

    def _stems(self, side: Side, first: int, last: int) -> set[str]:
        marks = self._marks[side]
        return set(compress(marks.stems[first:last], map(not_, marks.plain[first:last])))

    def subject(self, kinds: Pair[Sequence[str]]) -> float:
        """How alike the two articles are as a whole, paragraphs that are compared with none left out."""
        whole = (
            sense({stem for place, kind in enumerate(kinds[side]) if kind for stem in self.stems(side, place)})
            for side in SIDES
        )
        return likeness(*whole)

    def kindred(self, pair: tuple[int, int]) -> list[str]:
        """The nearest words of a left and a right paragraph that have no word in common, as "begged ~ pleaded"."""
        left, right = Pair(*(self.stems(side, pair[side]) for side in SIDES))
        only = [sorted(here.keys() - there.keys()) for here, there in ((left, right), (right, left))]
        found = kindred(*only)[:NAMED]
        return [f"{left[one]} ~ {right[another]}" for one, another in found]

    def stems(self, side: Side, paragraph: int) -> Mapping[str, str]:
        """The stems of a paragraph that are no function words, each with its folded word."""
        first, last = self._witnesses[side].analysis.paragraphs[paragraph]
        marks = self._marks[side]
        words = zip(marks.stems[first:last], marks.keys[first:last], strict=True)
        return dict(compress(words, map(not_, marks.plain[first:last])))
