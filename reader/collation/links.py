"""Links: evidence on sentences and runs gathered into paragraphs that answer each other, crossing and many-to-many.

Copied and rewritten text are judged apart, by `copied` and `sentences`; what either finds is a pair of paragraphs, and
pairs that share a paragraph are one link. Where neither finds anchors, but the vocabularies say that one story is told
freely, the order of the tellings is evidence, too (`kinship`, `telling`). What paragraphs mean, whatever their words,
lowers or raises what is asked of the words (`meanings`). The reader's own links overrule all.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from reader.articles.model import Role
from reader.collation.copied import LONG, Copied, copied
from reader.collation.counted import counted
from reader.collation.gather import Found, Ground, Material, Place, gathered
from reader.collation.meanings import Meanings
from reader.collation.model import HandLink, Run
from reader.collation.rarity import weights
from reader.collation.sentences import Evidence, Offer, retold
from reader.collation.signs import signs
from reader.collation.sole import ENOUGH, sole
from reader.collation.tied import tied
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, other

COMPARED: Final[Mapping[Role, str]] = {"headline": "head", "standfirst": "head", "body": "body"}
"""Headlines sum up: they answer each other, never the paragraph that they sum up. Crossheads answer nothing."""
PARAGRAPH: Final = 0.30
"""Score from which two paragraphs tell the same; the plateau of two sets of retold news, one setting for both."""
SENTENCE: Final = 0.35
"""The same for one sentence of several: there are more of them to be right by chance."""
RIVAL: Final = 0.7
"""A sentence's offer counts only when its counterpart has no offer half as good again."""
WHOLE: Final = 0.6
"""Share of these scores that is enough for a unit of which every word stands in the counterpart."""
SUPPORTED: Final = 0.9
"""Share of these scores that is enough beside a neighbour that is linked to the counterpart's neighbour."""
ALIKE: Final = 0.5
"""Likeness of meaning that two paragraphs of one subject have as often as not when they answer each other."""
MEANT: Final = 0.4
"""How much the scores asked fall, and rise, with what they are more alike, and less."""
MOST_MEANT: Final = 0.12
"""By how much at most; they fall less where the articles are less kin, since all news of one trade is alike."""
HEADLINES: Final = 0.04
"""Score from which the headlines of articles that tell one story answer each other: a single word in common."""
HEADS: Final = 0.12
"""The same where one of the two is a standfirst or a summary point."""
HEADLINES_STRANGE: Final = 0.3
"""The same where the articles may tell two stories, with so many words and a name in common."""
HEADED_WORDS: Final = 2
HEADED: Final = 0.35
"""Likeness of meaning from which either pair answers each other where it has a subject in common."""
HEADLINES_ALONE: Final = 0.45
"""The same for two headlines that have none: those of one story are always somewhat alike."""
HEADS_ALONE: Final = 0.65
"""The same where one of the two is a standfirst or a summary point, which may tell of anything in the story."""
MOST_HEADS: Final = 12
"""Headlines, standfirsts and summary points a side whose meaning is compared: pages have fewer, and all pairs are."""
ANCHOR: Final = 0.55
"""Score that only paragraphs of one story reach: copied or closely retold."""
RELATED: Final = 6
"""Paragraphs with an anchor, both sides together, that make two articles tell one story. Two stories of one trade, with
its stock sentences, have had up to four."""
ACQUAINTED: Final = 0.4
"""Share of these anchors below which a few words in common may be a phrase of the trade; one pair alone gives .33."""
UNRELATED: Final = 0.20
"""What the scores rise by where there is no anchor: then a link has to carry itself."""

STRANGERS: Final = 0.0
"""Kinship of vocabularies up to which articles without anchors are two stories."""
RIVALS: Final = 0.055
"""The same for reports, with a cast on both sides: two of one trade or firm have reached .05."""
ORDER: Final = 0.15
"""What the order counts beside that kinship."""
SUBJECT: Final = 0.4
"""What likeness of meaning of the two articles as a whole counts beside it."""
TELLING: Final = 0.30
"""All three together from which articles without anchors tell one story."""
REPORTING: Final = 0.36
"""The same for reports."""
ONE_STORY: Final = 0.75
"""Share of the anchors from which headlines head one story, and its order is a desk's work and says nothing."""
LIKELY: Final = 0.25
"""Share of the in-order alignments that makes two paragraphs of one story answer each other."""
ALONE: Final = 0.3
"""The same where they have no word in common, names left out."""
FIGURED: Final = 2
"""Rare words in common that make paragraphs answer each other where a figure stands in these alone."""
ABOUT: Final = 0.25
"""Likeness of meaning that they have to have besides."""
TIED: Final = 0.6
"""Chance from which paragraphs that rare names, figures and words tie answer each other."""
QUOTED: Final = 2
"""Content words that both quote which make paragraphs answer each other, with two signs."""


def find_links(
    witnesses: Pair[Witness], runs: Sequence[Run], marks: Pair[Marks], by_hand: Sequence[HandLink] = ()
) -> Found:
    """Decide which paragraphs answer each other and gather them.

    Args:
        witnesses: The two articles.
        runs: Their runs, in the order of the left.
        marks: Their tokens' marks.
        by_hand: What the reader set; the last word on a pair of paragraphs counts.
    """
    weigh = weights(marks)
    kinds = Pair(
        *([COMPARED.get(paragraph.role, "") for paragraph in witness.article.paragraphs] for witness in witnesses)
    )
    copies = copied(runs, marks)
    evidence = retold(witnesses, marks, weigh, kinds)
    material = Material(witnesses, marks, weigh, Meanings(witnesses, marks))
    heads, offers = _by_kind(evidence, kinds)
    anchored = {(side, offer.pair[side]) for offer in offers for side in SIDES if offer.score >= ANCHOR}
    paragraphs = min(sum(kind == "body" for kind in side) for side in kinds)
    kin = min(1.0, len(anchored) / (min(RELATED, 2 * paragraphs) or 1))
    telling = _telling(material, kinds) if kin < ONE_STORY else None
    decided = _copied(copies, evidence, material, kinds, strange=kin < ACQUAINTED)
    _retold(decided, offers, evidence, material, kin)
    if kin >= ONE_STORY:
        _sole(decided, material, kinds)
        _tied(decided, material, kinds)
    if telling:
        _told(decided, telling)
    _counted(decided, material, kinds)
    if kin >= ONE_STORY or telling:
        _headed(decided, heads, material, kinds)
    else:
        _plainly_headed(decided, heads, material)
    return gathered(decided, runs, copies, material, by_hand)


def _copied(
    copies: Mapping[Place, Copied], evidence: Evidence, material: Material, kinds: Pair[Sequence[str]], *, strange: bool
) -> dict[Place, Ground]:
    """The pairs of paragraphs that runs link; where the articles are strange, short runs only with a name."""
    found: dict[Place, Ground] = {}
    for pair, copy in copies.items():
        kind = kinds.left[pair[0]]
        if not kind or kinds.right[pair[1]] != kind:
            continue
        if not copy.is_copy and copy.quoted < QUOTED:
            continue
        held = signs(pair, *material[:3]) if strange or not copy.is_copy else None
        if strange and copy.longest < LONG and not (held and held.names):
            continue
        if copy.is_copy:
            found[pair] = Ground("copied", evidence.scores.get(pair, 0.0), PARAGRAPH)
        elif held and held.are_enough:
            found[pair] = Ground("quoted", evidence.scores.get(pair, 0.0), PARAGRAPH)
    return found


def _retold(
    found: dict[Place, Ground], offers: Sequence[Offer], evidence: Evidence, material: Material, kin: float
) -> None:
    """Add the pairs that tell the same in other words; the less the articles are kin, 0 to 1, the more is asked."""
    near: dict[Place, Ground] = {}
    copied = Pair(*({pair[side] for pair in found} for side in SIDES))
    copies = {(side, pair[side], evidence.scores.get(pair, 0.0)) for pair in found for side in SIDES}
    for offer in offers:
        bar = ((SENTENCE if offer.sentence else PARAGRAPH) + UNRELATED * (1 - kin)) * (WHOLE if offer.whole else 1.0)
        if offer.pair in found or offer.score < SUPPORTED * (bar - MOST_MEANT):
            continue
        alike = material.meanings.likeness(offer.pair)
        meant = max(-MOST_MEANT, min(MOST_MEANT * kin, MEANT * (alike - ALIKE)))
        # What is copied elsewhere has its counterpart: its subject alone makes no second one.
        bar -= min(0.0, meant) if any(offer.pair[side] in copied[side] for side in SIDES) else meant
        if offer.score < SUPPORTED * bar:
            continue
        if (offer.side, offer.pair[offer.side], offer.score) in copies:
            continue  # the same paragraph printed twice: its copy is linked already
        far = other(offer.side)
        if offer.sentence and offer.score < RIVAL * evidence.best[far].get(offer.pair[far], 0.0):
            continue
        held = signs(offer.pair, *material[:3])
        if kin < ACQUAINTED and not held.names:
            continue
        if held.are_enough or (offer.whole and held.are_any):
            if offer.score >= bar:
                found[offer.pair] = Ground("retold", offer.score, bar, alike)
            else:
                near[offer.pair] = Ground("beside", offer.score, SUPPORTED * bar, alike)
    beside = {pair: ground for pair, ground in near.items() if kin >= ACQUAINTED and _has_neighbour(pair, found)}
    for pair, ground in beside.items():
        found.setdefault(pair, ground)


def _sole(found: dict[Place, Ground], material: Material, kinds: Pair[Sequence[str]]) -> None:
    """Add the pairs of one story that have figures or words in common which stand nowhere else in it."""
    held: dict[Place, Ground] = {}
    for pair, only in sole(material.witnesses, material.marks, kinds).items():
        if pair in found:
            continue
        alike = material.meanings.likeness(pair)
        if alike < ABOUT:
            continue
        if only.figures and len(signs(pair, *material[:3]).words) >= FIGURED:
            held[pair] = Ground("figure", alike, ABOUT, words=only.figures)
        elif len(only.words) >= ENOUGH and _has_neighbour(pair, found):
            held[pair] = Ground("sole", alike, ABOUT, words=only.words)
    found.update(held)


def _tied(found: dict[Place, Ground], material: Material, kinds: Pair[Sequence[str]]) -> None:
    """Add the pairs of one story that rare names, figures and words tie, with what else speaks for them."""
    for pair, held in tied(material, kinds, found.keys(), TIED).items():
        if signs(pair, *material[:3]).are_enough:
            found[pair] = Ground("tied", held.chance, TIED, words=held.words)


def _counted(found: dict[Place, Ground], material: Material, kinds: Pair[Sequence[str]]) -> None:
    """Add the pairs that say how many of the same there are, where neither has a counterpart yet."""
    linked = Pair(*({pair[side] for pair in found} for side in SIDES))
    for pair, count in counted(material.witnesses, material.marks, kinds).items():
        if not any(pair[side] in linked[side] for side in SIDES):
            found[pair] = Ground("count", 0.0, 0.0, words=(*count.things, *count.common))


def _telling(material: Material, kinds: Pair[Sequence[str]]) -> dict[Place, float] | None:
    """Where articles without anchors tell one tale freely, the likely pairs of its order; None for reports."""
    from reader.collation.kinship import kinship  # noqa: PLC0415 - most pairs have anchors and need neither
    from reader.collation.telling import told_in_order  # noqa: PLC0415

    if any(_gives_figures(witness) for witness in material.witnesses):
        # Reports of one event follow no order of telling, and half of their words are the event's: a place is no sign.
        return None
    kin = kinship(material.witnesses, material.marks)
    if kin.nats < (RIVALS if kin.casts else STRANGERS) or not kin.one_cast:
        return None
    order = told_in_order(*material, kinds)
    evidence = kin.nats + ORDER * order.forwards + SUBJECT * material.meanings.subject()
    if evidence < (REPORTING if kin.casts else TELLING):
        return None
    likely = {pair: share for pair, share in order.shares.items() if share >= LIKELY}
    worded = {pair for pair in likely if _share_a_word(pair, kin.common, material)}
    # Without a word in common anywhere it is not these paragraphs that make the articles kin.
    return {pair: share for pair, share in likely.items() if pair in worded or (worded and share >= ALONE)}


def _gives_figures(witness: Witness) -> bool:
    """Whether an article has a figure, as reports do and tales do not."""
    return any(character.isdecimal() for character in witness.article.text)


def _share_a_word(pair: Place, common: frozenset[str], material: Material) -> bool:
    """Whether two paragraphs have one of the words in common."""
    left, right = (material.meanings.stems(side, pair[side]) for side in SIDES)
    return not common.isdisjoint(left.keys() & right.keys())


def _told(found: dict[Place, Ground], telling: Mapping[Place, float]) -> None:
    """Add the pairs that their place in the order of both tellings makes likely."""
    for pair, share in telling.items():
        found.setdefault(pair, Ground("told", share, LIKELY))


def _headed(found: dict[Place, Ground], heads: Sequence[Offer], material: Material, kinds: Pair[Sequence[str]]) -> None:
    """Add the headlines and standfirsts that head one story, by their words or by what they mean."""
    for offer in heads:
        bar = HEADLINES if _are_headlines(offer.pair, material) else HEADS
        if offer.score >= bar and _share_a_subject(offer.pair, material):
            found.setdefault(offer.pair, Ground("headline", offer.score, bar))
    near = Pair(*([place for place, kind in enumerate(side) if kind == "head"][:MOST_HEADS] for side in kinds))
    for pair in product(*near):
        if pair in found or (alike := material.meanings.likeness(pair)) < HEADED:
            continue
        asked = HEADED
        if not _share_a_subject(pair, material):
            asked = HEADLINES_ALONE if _are_headlines(pair, material) else HEADS_ALONE
        if alike >= asked:
            found[pair] = Ground("headed", alike, asked)


def _plainly_headed(found: dict[Place, Ground], heads: Sequence[Offer], material: Material) -> None:
    """Add the headlines that say the same in many words of their own and names, whatever stands below them."""
    for offer in heads:
        if offer.score >= HEADLINES_STRANGE and _are_headlines(offer.pair, material):
            held = signs(offer.pair, *material[:3])
            if len(held.words) >= HEADED_WORDS and held.names:
                found.setdefault(offer.pair, Ground("headline", offer.score, HEADLINES_STRANGE))


def _by_kind(evidence: Evidence, kinds: Pair[Sequence[str]]) -> tuple[list[Offer], list[Offer]]:
    """The offers between headlines, and those between paragraphs of the body."""
    heads: list[Offer] = []
    rest: list[Offer] = []
    for offer in evidence.offers:
        (heads if kinds.left[offer.pair[0]] == "head" else rest).append(offer)
    return heads, rest


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


def _has_neighbour(pair: Place, found: Mapping[Place, Ground]) -> bool:
    """Whether a neighbour of the pair, one paragraph up or down on either side, is linked."""
    left, right = pair
    steps = ((-1, -1), (1, 1), (0, 1), (0, -1), (1, 0), (-1, 0))
    return any((left + down, right + across) in found for down, across in steps)
