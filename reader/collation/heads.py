"""Headlines, standfirsts and summary points of one story: they answer each other in few words, or by what they mean.

A standfirst or summary point that no headline matter across answers may be answered by the body that it sums up.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from reader.collation.copied import Copied
from reader.collation.gather import Ground, Material, Place
from reader.collation.likely import likely
from reader.collation.sentences import Offer
from reader.collation.signs import signs
from reader.pair import SIDES, Pair, other

HEADLINES: Final = 0.08
"""Score from which the headlines of articles that tell one story answer each other: a rare word in common."""
HEADS: Final = 0.12
"""The same where one of the two is a standfirst or a summary point."""
HEADLINES_STRANGE: Final = 0.3
"""The same where the articles may tell two stories, with so many words and a name in common."""
HEADED_WORDS: Final = 2
HEADED: Final = 0.43
"""Likeness of meaning from which either pair answers each other where it has a subject in common."""
HEADLINES_ALONE: Final = 0.45
"""The same for two headlines that have none: those of one story are always somewhat alike."""
HEADS_ALONE: Final = 0.65
"""The same where one of the two is a standfirst or a summary point, which may tell of anything in the story."""
SUMMED: Final = 0.6
"""Chance from which a paragraph answers a standfirst or a summary point: most of these sum up what has several."""
SUMMED_QUOTED: Final = 2
"""Content words that both quote which do so, too."""
MOST_HEADS: Final = 12
"""Headlines, standfirsts and summary points a side whose meaning is compared: pages have fewer, and all pairs are."""


def add_heads(found: dict[Place, Ground], heads: Sequence[Offer], material: Material) -> None:
    """Add the headlines and standfirsts that head one story, by their words or by what they mean."""
    copied = Pair(*({pair[side] for pair in found} for side in SIDES))
    for offer in heads:
        if all(offer.pair[side] in copied[side] for side in SIDES):
            continue
        bar = HEADLINES if _are_headlines(offer.pair, material) else HEADS
        if offer.score >= bar and _share_a_subject(offer.pair, material):
            found.setdefault(offer.pair, Ground("headline", offer.score, bar))
    near = Pair(*([place for place, kind in enumerate(side) if kind == "head"][:MOST_HEADS] for side in material.kinds))
    for pair in product(*near):
        if pair in found or all(pair[side] in copied[side] for side in SIDES):
            continue
        if (alike := material.meanings.likeness(pair)) < HEADED:
            continue
        asked = HEADED
        if not _share_a_subject(pair, material):
            asked = HEADLINES_ALONE if _are_headlines(pair, material) else HEADS_ALONE
        if alike >= asked:
            found[pair] = Ground("headed", alike, asked)


def add_summed(found: dict[Place, Ground], copies: Mapping[Place, Copied], material: Material) -> None:
    """Add the paragraphs of the body that standfirsts and summary points without a counterpart sum up, or quote."""
    for side in SIDES:
        linked = {pair[side] for pair in found}
        paragraphs = material.witnesses[side].article.paragraphs
        kinds = [
            "body" if kind == "head" and paragraphs[place].role == "standfirst" and place not in linked else ""
            for place, kind in enumerate(material.kinds[side])
        ]
        if not any(kinds):
            continue
        across = material.kinds[other(side)]
        for pair, copy in copies.items():
            if not kinds[pair[side]] or across[pair[other(side)]] != "body":
                continue
            if copy.is_copy or copy.quoted >= SUMMED_QUOTED:
                found.setdefault(pair, Ground("copied" if copy.is_copy else "quoted", 0.0, SUMMED))
        bodies = ["body" if kind == "body" else "" for kind in across]
        told = likely(material._replace(kinds=Pair(bodies, kinds) if side else Pair(kinds, bodies)), set(), SUMMED)
        for pair, held in told.items():
            found.setdefault(pair, Ground("summed", held.chance, SUMMED, held.alike, held.only))


def add_plain_heads(found: dict[Place, Ground], heads: Sequence[Offer], material: Material) -> None:
    """Add the headlines that say the same in many words of their own and names, whatever stands below them."""
    for offer in heads:
        if offer.score >= HEADLINES_STRANGE and _are_headlines(offer.pair, material):
            held = signs(offer.pair, *material[:3])
            if len(held.words) >= HEADED_WORDS and held.names:
                found.setdefault(offer.pair, Ground("headline", offer.score, HEADLINES_STRANGE))


def _are_headlines(pair: Place, material: Material) -> bool:
    """Whether both are headlines, not standfirsts or summary points."""
    return all(material.witnesses[side].article.paragraphs[pair[side]].role == "headline" for side in SIDES)


def _share_a_subject(pair: Place, material: Material) -> bool:
    """Whether two headlines have a word in common that is no name, or two names."""
    held: Pair[dict[str, int]] = Pair({}, {})
    for side in SIDES:
        marks = material.marks[side]
        for place in range(*material.witnesses[side].analysis.paragraphs[pair[side]]):
            if not marks.plain[place]:
                held[side][marks.stems[place]] = marks.names[place]
    common = held.left.keys() & held.right.keys()
    return len(common) > 1 or any(not (held.left[stem] or held.right[stem]) for stem in common)
