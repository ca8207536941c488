"""Evidence of copying: the words that runs cover in each pair of paragraphs."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.collation.model import Run
from reader.collation.tokenwise import Marks, bits
from reader.pair import Pair, Span

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
        for pair, here, there in stretches(run, marks):
            held = found[pair]
            words = here.end - here.start
            if run.cls == "names":
                found[pair] = held._replace(words=held.words + words)
                continue
            idle = bits(left.plain, here) | bits(left.names, here) | bits(right.names, there)
            quoted = bits(left.speech, here) & bits(right.speech, there) & ~idle
            longer = words > held.longest
            found[pair] = Copied(
                held.words + words,
                max(held.longest, words),
                held.matter + words - idle.bit_count(),
                held.quoted + quoted.bit_count(),
                number if longer else held.run,
            )
    return dict(found)


def stretches(run: Run, marks: Pair[Marks]) -> Iterator[tuple[tuple[int, int], Span, Span]]:
    """The pairs of paragraphs that a run touches, each once, with its tokens there."""
    (here, end), (there, end_there) = run.tokens
    left, right = marks.left.paragraph, marks.right.paragraph
    while here < end:
        pair = left[here], right[there]
        rest = bisect_right(left, pair[0], here, end) - here, bisect_right(right, pair[1], there, end_there) - there
        step = min(rest)
        yield pair, Span(here, here + step), Span(there, there + step)
        here += step
        there += step
