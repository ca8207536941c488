"""Links between paragraphs: first from the runs alone."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reader.collation.chain import chain
from reader.collation.model import HandLink, Link, PairedParagraphs, Run
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import Pair


class Found(NamedTuple):
    """The links, and for each run the link that holds it."""

    links: tuple[Link, ...]
    held: tuple[int | None, ...]


def find_links(
    witnesses: Pair[Witness], runs: Sequence[Run], marks: Pair[Marks], by_hand: Sequence[HandLink] = ()
) -> Found:
    """Gather the runs into links of paragraphs."""
    del by_hand
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for run in runs:
        if run.cls != "names":
            for here, there in zip(range(*run.tokens.left), range(*run.tokens.right), strict=True):
                shared[marks.left.paragraph[here], marks.right.paragraph[there]] += 1
    solid = {pair: words for pair, words in shared.items() if words >= 8}
    ordered = chain(solid, dict.fromkeys(solid, 0))
    groups: list[tuple[set[int], set[int]]] = []
    for left, right in sorted(solid):
        touching = [group for group in groups if left in group[0] or right in group[1]]
        merged = ({left}, {right})
        for group in touching:
            merged[0].update(group[0])
            merged[1].update(group[1])
            groups.remove(group)
        groups.append(merged)
    links: list[Link] = []
    for number, (lefts, rights) in enumerate(sorted(groups, key=lambda group: min(group[0])), 1):
        pairs = tuple(
            PairedParagraphs(pair[0], pair[1], pair not in ordered)
            for pair in sorted(solid)
            if pair[0] in lefts and pair[1] in rights
        )
        matched = sum(solid[pair.left, pair.right] for pair in pairs)
        sizes = [
            sum(
                b - a
                for index, (a, b) in enumerate(witnesses[side].analysis.paragraphs)
                if index in (lefts, rights)[side]
            )
            for side in (0, 1)
        ]
        score = min(1.0, matched / max(1, min(sizes)))
        kind = "verbatim" if score == 1.0 else "near-verbatim"
        sides = Pair(tuple(sorted(lefts)), tuple(sorted(rights)))
        links.append(
            Link(number, sides, kind, score, pairs, "rule", matched, min(sizes), (f"{matched} words in runs",))
        )
    of = {pair[:2]: link.id for link in links for pair in link.pairs}
    held = tuple(
        of.get((marks.left.paragraph[run.tokens.left.start], marks.right.paragraph[run.tokens.right.start]))
        for run in runs
    )
    return Found(tuple(links), held)
