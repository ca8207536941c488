"""Evidence of copying: the words that runs cover in each pair of paragraphs."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.collation.model import Run
from reader.collation.tokenwise import Marks
from reader.pair import Pair

LONG: Final = 8
"""Words of one run that no two reporters write alike by chance; no unrelated pair of articles has shown one."""
SHORT: Final = 5
"""Words of a run that is copy when it has matter enough."""
MATTER: Final = 3
"""Content words, names and stock phrases left out, that make a short run copy."""


class Copied(NamedTuple):
    """What the runs cover of one pair of paragraphs."""

    words: int
    """In all runs, names included."""
    longest: int
    """Words of the longest run that is not of names alone."""
    matter: int
    """Content words of the runs that are not of names alone."""
    quoted: int
    """Content words that stand inside quotation marks on both sides."""
    run: int
    """Index of the longest run."""

    @property
    def is_copy(self) -> bool:
        """Whether the runs alone make the paragraphs answer each other."""
        return (self.longest >= LONG and self.matter >= 2) or (self.longest >= SHORT and self.matter >= MATTER)


def copied(runs: Sequence[Run], marks: Pair[Marks]) -> dict[tuple[int, int], Copied]:
    """The runs' words by pair of paragraphs; a run may touch several where one side cut a paragraph in two."""
    found: dict[tuple[int, int], Copied] = defaultdict(lambda: Copied(0, 0, 0, 0, -1))
    left, right = marks
    for number, run in enumerate(runs):
        pieces: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
        for here, there in zip(range(*run.tokens.left), range(*run.tokens.right), strict=True):
            piece = pieces[left.paragraph[here], right.paragraph[there]]
            piece[0] += 1
            if not (left.plain[here] or left.names[here] or right.names[there]):
                piece[1] += 1
                piece[2] += left.speech[here] & right.speech[there]
        for pair, (words, matter, quoted) in pieces.items():
            held = found[pair]
            if run.cls == "names":
                found[pair] = held._replace(words=held.words + words)
                continue
            longer = words > held.longest
            found[pair] = Copied(
                held.words + words,
                max(held.longest, words),
                held.matter + matter,
                held.quoted + quoted,
                number if longer else held.run,
            )
    return dict(found)
