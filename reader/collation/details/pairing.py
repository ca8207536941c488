"""Details of both sides of a passage, found around its gaps and paired: those that answer each other."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from reader.collation.details.amounts import relation
from reader.collation.details.moments import Calendar
from reader.collation.details.numbers import Quantity
from reader.collation.details.strands import Block, Gap, Place, Strand
from reader.pair import SIDES, Pair, Side

SHORT_GAP: Final = 6
"""Words of a gap up to which two details in it stand for each other without further evidence."""
CROWDED: Final = 12
"""Details of one gap that are compared with one another: a gap with more is no change of one detail."""
SEARCHED: Final = 8
"""Words around a gap in which a detail that touches it may begin: the longest name or amount."""


class Context(NamedTuple):
    """What is known of both articles besides the passage."""

    calendars: Pair[Calendar]
    persons: Pair[dict[str, str]]
    """Surnames that stand beside a first name somewhere in the article."""
    names: Pair[frozenset[str]]
    """These surnames and first names."""


class Detail(Protocol):
    """A mention with its place in a strand."""

    @property
    def first(self) -> int: ...  # noqa: D102
    @property
    def last(self) -> int: ...  # noqa: D102


D = TypeVar("D", bound=Detail)


def windows_of(block: Block, gaps: Sequence[Gap]) -> Pair[list[Place]]:
    """The stretches in which details are looked for: around some gaps, within their sentences."""
    return Pair(_around(block, 0, gaps), _around(block, 1, gaps))


def _around(block: Block, side: Side, gaps: Sequence[Gap]) -> list[Place]:
    windows: list[Place] = []
    sentence = block.strands[side].sentence
    for first, last in sorted(gap.sides[side] for gap in gaps):
        start = first
        within = sentence[min(first, len(sentence) - 1)]
        while start > 0 and first - start < SEARCHED and sentence[start - 1] == within:
            start -= 1
        end = min(len(sentence), last + 2)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def gaps_at(block: Block, side: Side) -> dict[int, int]:
    """For each position of a side that is in a gap, the index of that gap."""
    return {position: index for index, gap in enumerate(block.gaps) for position in gap.words(side)}


def pairs_of(
    block: Block, found: Pair[list[D]], gap_of: Pair[dict[int, int]], fits: Callable[[D, D, bool], bool]
) -> Iterator[tuple[D, D]]:
    """Details that answer each other: joined by a matched word, or together in one gap; the best joined first.

    Args:
        block: The passage.
        found: The details of each side, in order.
        gap_of: For each position in a gap that gap's index.
        fits: Whether two details may stand for each other; the last argument says that a matched word joins them.
    """
    if not (found.left and found.right):
        return
    changed = Pair(*({i for i, d in enumerate(found[side]) if _changed(block, side, d)} for side in SIDES))
    if not (changed.left or changed.right):
        return
    ranked = []
    for i, j, weight in _candidates(block, found, gap_of):
        ours, theirs = found.left[i], found.right[j]
        if (i in changed.left or j in changed.right) and fits(ours, theirs, weight > 1):
            ranked.append((-weight - _alike(ours, theirs), abs(ours.first - theirs.first), i, j))
    taken: Pair[set[int]] = Pair(set(), set())
    for _, _, i, j in sorted(ranked):
        if i not in taken.left and j not in taken.right:
            taken.left.add(i)
            taken.right.add(j)
            yield found.left[i], found.right[j]


def _changed(block: Block, side: Side, detail: Detail) -> bool:
    place = (detail.first, detail.last)
    return block.differs(side, place) and block.free(side, place)


def _candidates(block: Block, found: Pair[list[D]], gap_of: Pair[dict[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Indexes of details that a matched word or a gap joins, with two points a word and one for the gap."""
    by_gap: dict[int, list[int]] = {}
    at: dict[int, int] = {}
    for j, theirs in enumerate(found.right):
        for position in range(theirs.first, theirs.last):
            at[position] = j
            held = by_gap.setdefault(gap_of.right.get(position, -2), [])
            if len(held) < CROWDED and j not in held:
                held.append(j)
    for i, ours in enumerate(found.left):
        linked: dict[int, int] = {}
        for position in range(ours.first, ours.last):
            j = at.get(block.match.left[position], -1)
            if j >= 0:
                linked[j] = linked.get(j, 0) + 2
            for j in by_gap.get(gap_of.left.get(position, -1), ()):
                linked.setdefault(j, 1)
        yield from ((i, j, weight) for j, weight in linked.items())


def _alike(one: Detail, two: Detail) -> int:
    """More where two amounts are equal: they stand for each other, whatever stands nearer."""
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return 4 * (relation(one, two) == "same") + (one.dimension == two.dimension)
    return 0


def in_small_gap(block: Block, gap_of: Pair[dict[int, int]], one: Detail, two: Detail) -> bool:
    """Whether the gap that holds both is short on both sides."""
    for position in range(one.first, one.last):
        gap: Gap | None = block.gaps[gap_of.left[position]] if position in gap_of.left else None
        if gap is None or any(len(gap.words(side)) > SHORT_GAP for side in SIDES):
            continue
        if any(two.first <= p < two.last for p in gap.words(1)):
            return True
    return False


def found_in(
    block: Block, windows: Pair[list[Place]], read: Callable[[Strand, int, int, Side], list[D]]
) -> Pair[list[D]]:
    """The details that begin in the windows of each side."""
    return Pair(*(
        [d for first, last in windows[side] for d in read(block.strands[side], first, last, side)] for side in SIDES
    ))  # fmt: skip


def letters(text: str) -> str:
    """A reading without what no editor minds: case, hyphens, spaces, the plural of a unit."""
    return "".join(char for char in text.casefold() if char.isalnum() or char in "%$£€¥.").removesuffix("s")


def unequal(block: Block, left: Place, right: Place) -> tuple[Place, Place]:
    """Two readings without the matched words at their ends."""
    (a, b), (c, d) = left, right
    while b - a > 1 and d - c > 1 and block.match.left[a] == c:
        a, c = a + 1, c + 1
    while b - a > 1 and d - c > 1 and block.match.left[b - 1] == d - 1:
        b, d = b - 1, d - 1
    return (a, b), (c, d)
