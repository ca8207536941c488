"""Pairs of paragraphs gathered into links, with kind, score, chain and the reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple, TypeAlias
from zlib import crc32

from reader.collation.chain import chain
from reader.collation.copied import Copied, stretches
from reader.collation.kinds import cover, measure
from reader.collation.meanings import Meanings
from reader.collation.model import HandLink, Link, PairedParagraphs, Run
from reader.collation.signs import signs
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import LEFT, SIDES, Pair

Place: TypeAlias = tuple[int, int]
"""A left and a right paragraph."""
SHOWN: Final = 4
"""Signs of a sort that a reason names."""


class Material(NamedTuple):
    """What every judgement of a pair of paragraphs looks at."""

    witnesses: Pair[Witness]
    marks: Pair[Marks]
    weights: Mapping[str, int]
    names: AbstractSet[str]
    """Stems that are part of a name as often as not."""
    meanings: Meanings
    kinds: Pair[list[str]]
    """For each paragraph what it may be compared with; "" for one that takes part in nothing."""


Rule: TypeAlias = Literal[
    "copied",
    "quoted",
    "retold",
    "beside",
    "told",
    "headline",
    "headed",
    "summed",
    "likely",
    "count",
    "hand",
]
"""What links two paragraphs."""


class Ground(NamedTuple):
    """Why two paragraphs answer each other."""

    rule: Rule
    score: float
    """Of the retelling, 0 to 1."""
    bar: float
    """The score that it had to reach."""
    meaning: float = 0.0
    """How alike in meaning they are, where it changed that score."""
    words: tuple[str, ...] = ()
    """Stems or figures that the link rests on: what stands in these paragraphs alone, or what both count."""


class Found(NamedTuple):
    """The links, and for each run the link that holds it."""

    links: tuple[Link, ...]
    held: tuple[int | None, ...]


def gathered(
    decided: Mapping[Place, Ground],
    runs: Sequence[Run],
    copies: Mapping[Place, Copied],
    material: Material,
    by_hand: Sequence[HandLink] = (),
) -> Found:
    """Make links of the pairs: those that share a paragraph are one.

    Args:
        decided: Pairs that answer each other, with the ground.
        runs: All runs, in the order of the left.
        copies: What the runs cover of each pair.
        material: The articles and what is known of their tokens.
        by_hand: What the reader set; the last word on a pair counts.
    """
    pairs = _with_hand(decided, by_hand, material.witnesses)
    places = [_place_of(run, material.marks) for run in runs]
    held: dict[Place, list[Run]] = defaultdict(list)
    for run, place in zip(runs, places, strict=True):
        for touched in place:
            held[touched].append(run)
    ordered = chain(*_chain_weights(pairs, copies, material))
    links = tuple(
        _link(
            number,
            group,
            [run for pair in group for run in held.get(pair, ())],
            _Judged(pairs, copies, ordered),
            material,
        )
        for number, group in enumerate(_components(pairs), 1)
    )
    of = {(pair.left, pair.right): link.id for link in links for pair in link.pairs}
    return Found(links, tuple(next((of[touched] for touched in place if touched in of), None) for place in places))


def _with_hand(
    decided: Mapping[Place, Ground], by_hand: Sequence[HandLink], witnesses: Pair[Witness]
) -> dict[Place, Ground]:
    pairs = dict(decided)
    sizes = [len(witness.article.paragraphs) for witness in witnesses]
    for hand in by_hand:
        for left in hand.sides.left:
            for right in hand.sides.right:
                if not hand.linked:
                    pairs.pop((left, right), None)
                elif 0 <= left < sizes[0] and 0 <= right < sizes[1]:
                    pairs[left, right] = Ground("hand", 1.0, 0.0)
    return pairs


def _place_of(run: Run, marks: Pair[Marks]) -> list[Place]:
    """The pairs of paragraphs that a run touches, most words first."""
    words = {place: here.end - here.start for place, here, _ in stretches(run, marks)}
    return sorted(words, key=lambda place: (-words[place], sum(place), place))


def _components(pairs: Mapping[Place, Ground]) -> list[list[Place]]:
    """The pairs in groups that share no paragraph, in the order of the left."""
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in pairs:
        parent[root((0, left))] = root((1, right))
    groups: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for pair in sorted(pairs):
        groups[root((0, pair[0]))].append(pair)
    return list(groups.values())


def _chain_weights(
    pairs: Mapping[Place, Ground], copies: Mapping[Place, Copied], material: Material
) -> tuple[dict[Place, int], dict[Place, int]]:
    """Shared words of each pair, and a checksum of both texts that is the same from either side."""
    words: dict[Place, int] = {}
    ties: dict[Place, int] = {}
    for pair in pairs:
        spans = [witness.analysis.paragraphs[place] for witness, place in zip(material.witnesses, pair, strict=True)]
        stems = [material.marks[side].stems[slice(*spans[side])] for side in SIDES]
        copy = copies.get(pair)
        bags = [material.marks[side].bags[pair[side]] for side in SIDES]
        words[pair] = max(copy.words if copy else 0, len(bags[0] & bags[1]))
        sums = sorted(crc32(" ".join(side).encode()) for side in stems)
        ties[pair] = crc32(str(sums).encode())
    return words, ties


class _Judged(NamedTuple):
    """What is known of all pairs."""

    pairs: Mapping[Place, Ground]
    copies: Mapping[Place, Copied]
    ordered: frozenset[Place]


def _link(number: int, group: Sequence[Place], runs: Sequence[Run], judged: _Judged, material: Material) -> Link:
    sides = Pair(*(tuple(sorted({pair[side] for pair in group})) for side in SIDES))
    measured = measure(sides, *material[:3], cover(runs))
    by_hand = any(judged.pairs[pair].rule == "hand" for pair in group)
    return Link(
        number,
        sides,
        measured.kind,
        measured.score,
        tuple(PairedParagraphs(left, right, (left, right) not in judged.ordered) for left, right in group),
        "hand" if by_hand else "rule",
        measured.matched,
        measured.words,
        tuple(_reasons(group, judged.pairs, judged.copies, material)),
    )


def _reasons(
    group: Sequence[Place], pairs: Mapping[Place, Ground], copies: Mapping[Place, Copied], material: Material
) -> Iterator[str]:
    """Evidence in plain words, pair by pair, the strongest first; paragraphs are counted from 1."""
    for pair in sorted(group, key=lambda place: (-pairs[place].score, place)):
        ground, copy = pairs[pair], copies.get(pair)
        place = f"{pair[0] + 1} / {pair[1] + 1}"
        if ground.rule == "hand":
            yield f"{place}: linked by hand"
            continue
        if copy is not None and ground.rule in {"copied", "quoted"}:
            yield f"{place}: {copy.words} words in runs, the longest {copy.longest}; content words {copy.matter}"
        held = signs(pair, *material[:3])
        named = [
            f"{sort} {', '.join(found[:SHOWN])}"
            for sort, found in zip(("rare words", "names", "numbers", "quoted"), held, strict=True)
            if found
        ]
        if named:
            yield f"{place}: both have {'; '.join(named)}"
        told = _told(pair, ground, material)
        if told:
            yield f"{place}: {told}"


def _told(pair: Place, ground: Ground, material: Material) -> str:
    """What a rule says for itself; nothing where the words in common say it."""
    words, asked = ", ".join(ground.words[:SHOWN]), f"{ground.bar:.2f} asked"
    match ground.rule:
        case "told":
            kindred = material.meanings.kindred(pair)
            near = f"; nearest words {', '.join(kindred)}" if kindred else ""
            return f"likely by its place in the story, {ground.score:.2f}, at least {asked}{near}"
        case "likely" | "summed":
            printed = material.meanings.stems(LEFT, pair[0])
            words = ", ".join([printed.get(stem, stem) for stem in ground.words][:SHOWN])
            only = f"; nowhere else stands {words}" if words else ""
            return (
                f"{ground.score:.2f} likely by its words, meaning and place against all others, at least {asked}; "
                f"meaning alike by {ground.meaning:.2f}{only}"
            )
        case "count":
            return f"both say how many: {words}"
        case "headed":
            return f"meaning alike by {ground.score:.2f}, at least {asked} for headlines of one story"
        case "retold" | "beside" | "headline":
            beside = ", enough beside a linked neighbour" if ground.rule == "beside" else ""
            heads = " for headlines of one story" if ground.rule == "headline" else ""
            meant = f" where meaning is alike by {ground.meaning:.2f}" if ground.meaning else ""
            return f"weight in common {ground.score:.2f}, at least {asked}{meant}{heads}{beside}"
        case _:
            return ""
