"""Whether two articles without much copied or closely retold text tell one story, and how a free retelling answers it.

Reports of one event have their vocabulary and their cast in common (`kinship`), and follow no order of telling. A tale
told freely shares few words, but keeps its order, which is evidence of its own (`telling`).
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from reader.collation.gather import Ground, Material, Place
from reader.collation.kinship import kinship
from reader.collation.participants import taking_part
from reader.collation.rarity import rarity
from reader.collation.telling import LONGEST, told_in_order
from reader.collation.tokenwise import Marks
from reader.pair import SIDES, Pair

STRANGERS: Final = 0.0
"""Kinship of vocabularies up to which articles without anchors are two stories."""
RIVALS: Final = 0.055
"""The same where both have a cast: two of one trade or firm have reached .05."""
ORDER: Final = 0.15
"""What the order counts beside that kinship."""
SUBJECT: Final = 0.6
"""What likeness of meaning of the two articles as a whole counts beside it."""
TELLING: Final = 0.5
"""All three together from which articles without anchors tell one story."""
REPORTING: Final = 0.45
"""The same for those with a cast, which speaks for one story by itself."""
SINGLE: Final = 0.6
"""The same where on one side a single paragraph has something in common, which may be a phrase."""
LOOSE: Final = 2
"""Count in common that makes a paragraph take part in a free telling."""
NEAR: Final = 0.4
"""Likeness of meaning that does so, too."""
NEARISH: Final = 0.3
"""The same with any word in common."""
LIKELY: Final = 0.25
"""Share of the in-order alignments that makes two paragraphs of one story answer each other."""
ALONE: Final = 0.4
"""The same where they have no word in common, names left out."""


def told_freely(material: Material, every: Pair[list[str]]) -> Mapping[Place, Ground]:
    """The likely pairs by the order of telling, where two articles with few anchors tell one tale; otherwise none.

    Args:
        material: The articles and what is known of them.
        every: For each paragraph what it may be compared with, whether it takes part or not.
    """
    if max(side.count("body") for side in every) > LONGEST:
        return {}
    kinds = _loosely(material, every)
    kin = kinship(material.witnesses, material.marks, kinds)
    if not kin.one_cast:
        return {}
    if any(_gives_figures(material.marks[side], material.kinds[side]) for side in SIDES):
        return {}  # Reports of one event follow no order of telling.
    if kin.nats < (RIVALS if kin.casts else STRANGERS):
        return {}
    material = Material(*material[:2], *rarity(*material[:2], kinds), material.meanings, kinds)
    order = told_in_order(*material[:3], material.meanings, kinds)
    evidence = kin.nats + ORDER * order.forwards + SUBJECT * material.meanings.subject(kinds)
    asked = REPORTING if kin.casts else TELLING
    if evidence < (asked if min(side.count("body") for side in kinds) > 1 else SINGLE):
        return {}
    likely = {pair: share for pair, share in order.shares.items() if share >= LIKELY}
    worded = {pair for pair in likely if _share_a_word(pair, kin.common, material)}
    # Without a word in common anywhere it is not these paragraphs that make the articles kin.
    return {
        pair: Ground("told", share, LIKELY)
        for pair, share in likely.items()
        if pair in worded or (worded and share >= ALONE)
    }


def has_one_cast(material: Material) -> bool:
    """Whether the names of two reports allow for one event."""
    kin = kinship(material.witnesses, material.marks, material.kinds)
    return kin.casts and kin.one_cast


def _loosely(material: Material, every: Pair[list[str]]) -> Pair[list[str]]:
    """What paragraphs may be compared with where a story is told freely: less is asked of them to take part."""
    loose = taking_part(*material[:2], every, (), LOOSE)
    meanings = material.meanings
    near = Pair(*({place for place, kind in enumerate(side) if kind} for side in loose))
    bodies = Pair(*([place for place, kind in enumerate(side) if kind == "body"] for side in every))
    for left, right in product(*bodies):
        if left in near.left and right in near.right:
            continue
        alike = meanings.likeness((left, right))
        if alike >= NEAR or (alike >= NEARISH and _share_any(material, (left, right))):
            near.left.add(left)
            near.right.add(right)
    return Pair(*([kind if place in near[side] else "" for place, kind in enumerate(every[side])] for side in SIDES))


def _share_any(material: Material, pair: Place) -> bool:
    """Whether two paragraphs have any word in common."""
    left, right = (material.meanings.stems(side, pair[side]) for side in SIDES)
    return not left.keys().isdisjoint(right.keys())


def _gives_figures(marks: Marks, kinds: Sequence[str]) -> bool:
    """Whether an article has a figure, as reports do and tales do not."""
    return any(stem[0].isdecimal() and kinds[place] for stem, place in zip(marks.stems, marks.paragraph, strict=True))


def _share_a_word(pair: Place, common: frozenset[str], material: Material) -> bool:
    """Whether two paragraphs have one of the words in common."""
    left, right = (material.meanings.stems(side, pair[side]) for side in SIDES)
    return not common.isdisjoint(left.keys() & right.keys())
