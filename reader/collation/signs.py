"""Signs that two paragraphs tell the same in other words; a rewrite needs two that are independent."""

from collections.abc import Mapping
from itertools import compress
from typing import Final, NamedTuple

from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import Pair

RARE: Final = 200
"""Weight from which a word is a sign: in some thirteen paragraphs of the two articles at most."""


class Signs(NamedTuple):
    """What two paragraphs have in common, each in the folded words of the left."""

    words: tuple[str, ...]
    """Rare words that are no names."""
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quoted: tuple[str, ...]
    """Content words that both quote."""

    @property
    def are_enough(self) -> bool:
        """Two independent signs, of which names are one at most."""
        return len(self.words) + len(self.numbers) + bool(self.names) + bool(self.quoted) >= 2 and self.are_any

    @property
    def are_any(self) -> bool:
        """A sign that is more than a name."""
        return bool(self.words or self.numbers or self.quoted)


def signs(pair: tuple[int, int], witnesses: Pair[Witness], marks: Pair[Marks], weights: Mapping[str, int]) -> Signs:
    """The signs of a left and a right paragraph, rarest first, then in the order of the left."""
    left, right = (range(*witness.analysis.paragraphs[place]) for witness, place in zip(witnesses, pair, strict=True))
    here_stems, there_stems = (
        side.stems[span.start : span.stop] for side, span in zip(marks, (left, right), strict=True)
    )
    common = marks.left.bags[pair[0]] & marks.right.bags[pair[1]]
    across: dict[str, tuple[int, int]] = {}
    for there in compress(right, map(common.__contains__, there_stems)):
        stem = marks.right.stems[there]
        said, named = across.get(stem, (0, 0))
        across[stem] = said | marks.right.speech[there], named | marks.right.names[there]
    words: dict[str, int] = {}
    names: dict[str, int] = {}
    numbers: dict[str, int] = {}
    quoted: dict[str, int] = {}
    for here in compress(left, map(common.__contains__, here_stems)):
        if marks.left.plain[here]:
            continue
        stem = marks.left.stems[here]
        weight, key = weights[stem], marks.left.keys[here]
        if not key.isalpha() and any(map(str.isdigit, key)):
            numbers[key] = weight
        elif marks.left.names[here] or across[stem][1]:
            names[key] = weight
        elif weight >= RARE:
            words[key] = weight
            if marks.left.speech[here] and across[stem][0]:
                quoted[key] = weight
    return Signs(*(tuple(sorted(held, key=held.__getitem__, reverse=True)) for held in (words, names, numbers, quoted)))
