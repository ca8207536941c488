"""Links: evidence on sentences and runs gathered into paragraphs that answer each other, crossing and many-to-many.

Copied and rewritten text are judged apart, by `copied` and `sentences`; what either finds is a pair of paragraphs, and
pairs that share a paragraph are one link. Anchors, or words that both quote (`event`), make two articles tell one
story: there retellings are judged by what they have in common against their nearest (`likely`). Where neither speaks
for it, but the vocabularies say that one tale is told freely, the order of the tellings is evidence, too (`kinship`,
`telling`); otherwise more is asked of everything. What paragraphs mean, whatever their words, lowers or raises what is
asked of the words (`meanings`). The reader's own links overrule all.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from reader.articles.model import Role
from reader.collation.copied import LONG, Copied, copied
from reader.collation.counted import counted
from reader.collation.event import event
from reader.collation.gather import Found, Ground, Material, Place, gathered
from reader.collation.heads import add_heads, add_plain_heads, add_summed
from reader.collation.likely import likely
from reader.collation.meanings import Meanings
from reader.collation.model import HandLink, Run
from reader.collation.neighbours import beside, ranked, ranks
from reader.collation.occasion import is_insert, one_occasion
from reader.collation.participants import taking_part
from reader.collation.rarity import rarity
from reader.collation.sentences import Evidence, Offer, retold
from reader.collation.signs import Signs, signs
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side, other
from reader.text.names import titles

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
ANCHOR: Final = 0.55
"""Score that only paragraphs of one story reach: copied or closely retold."""
RELATED: Final = 6
"""Paragraphs with an anchor, both sides together, that make two articles tell one story. Two stories of one trade, with
its stock sentences, have had up to four."""
ACQUAINTED: Final = 0.4
"""Share of these anchors below which a few words in common may be a phrase of the trade; one pair alone gives .33."""
MATTER: Final = 5
"""Content words of runs that make copy in articles of two stories; fewer are a description of one person in both."""
MOST: Final = 0.75
"""Share of the shorter paragraph in runs that is copy anywhere."""
FOREIGN: Final = 4
"""Rare words and figures, beside a name, that make a retelling there."""
UNRELATED: Final = 0.20
"""What the scores rise by where there is no anchor: then a link has to carry itself."""

LIKELY: Final = 0.3
"""Chance from which paragraphs of one story answer each other."""
INDEPENDENT: Final = 0.5
"""The same in reports that copy next to nothing: each paragraph has the people and the day of the others in it."""
SECOND: Final = 0.6
"""Chance asked where one of them has a copied counterpart: what is copied is seldom told once more, and a wrong
paragraph in its link makes differences of what are none."""
ONE_STORY: Final = 0.75
"""Share of the anchors from which headlines head one story, and its order is a desk's work and says nothing."""
MEANING_ALONE: Final = 0.4
"""Likeness of meaning that is a sign beside names where no other word is in common."""
OCCASION: Final = 0.5
"""Chance from which two reports are of one occasion, though next to nothing is copied."""
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
    every = Pair(
        *([COMPARED.get(paragraph.role, "") for paragraph in witness.article.paragraphs] for witness in witnesses)
    )
    copies = copied(runs, marks)
    kinds = taking_part(witnesses, marks, every, [pair for pair, copy in copies.items() if copy.longest or copy.quoted])
    weigh = rarity(witnesses, marks, kinds)
    evidence = retold(witnesses, marks, weigh.weights, kinds)
    material = Material(witnesses, marks, *weigh, Meanings(witnesses, marks), kinds)
    heads, offers = _by_kind(evidence, kinds)
    anchors = [offer.pair for offer in offers if offer.score >= ANCHOR]
    anchored = {(side, pair[side]) for pair in anchors for side in SIDES}
    paragraphs = min(side.count("body") for side in every)
    kin = min(1.0, len(anchored) / (min(RELATED, 2 * paragraphs) or 1))
    told: Mapping[Place, Ground] = {}
    happened = event(copies, material)
    one, asked = kin >= ONE_STORY, LIKELY
    if happened == "two":
        one, kin = False, 0.0
    elif not one:
        # Most pairs have anchors and need it not.
        from reader.collation.story import has_one_cast, told_freely  # noqa: PLC0415

        if (happened == "one" and has_one_cast(material)) or one_occasion(material) >= OCCASION:
            one, asked = True, INDEPENDENT
        else:
            told = told_freely(material, every)
            kin = kin if told else kin / 2
    decided = _copied(copies, evidence, material, strange=kin < ACQUAINTED)
    if one and is_insert([*decided, *anchors], material, every):
        one, kin = False, kin / 2
    if one:
        _likely(decided, evidence, material, asked)
    _retold(decided, offers, evidence, material, kin)
    decided = {**told, **decided}
    _counted(decided, material, every)
    if one or told:
        add_heads(decided, heads, material)
        if one:
            add_summed(decided, copies, material)
    else:
        add_plain_heads(decided, heads, material)
    return gathered(decided, runs, copies, material, by_hand)


def _by_kind(evidence: Evidence, kinds: Pair[Sequence[str]]) -> tuple[list[Offer], list[Offer]]:
    """The offers between headlines, and those between paragraphs of the body."""
    heads: list[Offer] = []
    rest: list[Offer] = []
    for offer in evidence.offers:
        (heads if kinds.left[offer.pair[0]] == "head" else rest).append(offer)
    return heads, rest


def _copied(
    copies: Mapping[Place, Copied], evidence: Evidence, material: Material, *, strange: bool
) -> dict[Place, Ground]:
    """The pairs of paragraphs that runs link; where the articles are strange, short runs only with a name."""
    found: dict[Place, Ground] = {}
    for pair, copy in copies.items():
        kind = material.kinds.left[pair[0]]
        if not kind or material.kinds.right[pair[1]] != kind or not (copy.is_copy or copy.quoted >= QUOTED):
            continue
        held = signs(pair, *material[:3]) if strange or not copy.is_copy else None
        if strange and held and not _is_copy_of_strangers(copy, held, pair, material):
            continue
        if copy.is_copy:
            found[pair] = Ground("copied", evidence.scores.get(pair, 0.0), PARAGRAPH)
        elif held and held.are_enough:
            found[pair] = Ground("quoted", evidence.scores.get(pair, 0.0), PARAGRAPH)
    return found


def _is_copy_of_strangers(copy: Copied, held: Signs, pair: Place, material: Material) -> bool:
    """Whether runs are copy even in articles of two stories, and no description that both print of one person."""
    if copy.longest < LONG and not _names_anybody(held):
        return False
    spans = (material.witnesses[side].analysis.paragraphs[pair[side]] for side in SIDES)
    return copy.matter >= MATTER or copy.words >= MOST * min(last - first for first, last in spans)


def _names_anybody(held: Signs) -> bool:
    """Whether the names in common are more than titles."""
    return not titles().issuperset(held.names)


def _retold(
    found: dict[Place, Ground],
    offers: Sequence[Offer],
    evidence: Evidence,
    material: Material,
    kin: float,
) -> None:
    """Add the pairs that tell the same in other words; the less the articles are kin, 0 to 1, the more is asked."""
    near: dict[Place, Ground] = {}
    taken = Pair(*({pair[side] for pair in found} for side in SIDES))
    scored = _scored(found, evidence)
    for offer in offers:
        bar = ((SENTENCE if offer.sentence else PARAGRAPH) + UNRELATED * (1 - kin)) * (WHOLE if offer.whole else 1.0)
        if offer.pair in found or offer.score < SUPPORTED * (bar - MOST_MEANT):
            continue
        alike = material.meanings.likeness(offer.pair)
        meant = max(-MOST_MEANT, min(MOST_MEANT * kin, MEANT * (alike - ALIKE)))
        # What is linked has its counterpart: its subject alone makes no second one.
        bar -= min(0.0, meant) if any(offer.pair[side] in taken[side] for side in SIDES) else meant
        if offer.score < SUPPORTED * bar:
            continue
        if (offer.side, offer.pair[offer.side], offer.score) in scored:
            continue
        far = other(offer.side)
        if offer.sentence and offer.score < RIVAL * evidence.best[far].get(offer.pair[far], 0.0):
            continue
        if _has_signs(signs(offer.pair, *material[:3]), strange=kin < ACQUAINTED, whole=offer.whole):
            if offer.score >= bar:
                found[offer.pair] = Ground("retold", offer.score, bar, alike)
            else:
                near[offer.pair] = Ground("beside", offer.score, SUPPORTED * bar, alike)
    if kin >= ACQUAINTED:
        for pair in _have_neighbours(near, found, material.kinds):
            found.setdefault(pair, near[pair])


def _scored(pairs: Iterable[Place], evidence: Evidence) -> set[tuple[Side, int, float]]:
    """Each paragraph with its score: another pair that has the same is as a rule the same paragraph printed twice."""
    scores = evidence.scores
    return {(side, pair[side], scores[pair]) for pair in pairs if pair in scores for side in SIDES}


def _has_signs(held: Signs, *, strange: bool, whole: bool) -> bool:
    """Whether what two paragraphs have in common is enough in kind; in articles of two stories more is asked."""
    if strange and not (_names_anybody(held) and len(held.words) + len(held.numbers) >= FOREIGN):
        return False
    return held.are_enough or (whole and held.are_any)


def _likely(found: dict[Place, Ground], evidence: Evidence, material: Material, asked: float) -> None:
    """Add the pairs of one story that tell the same with a chance of at least `asked`."""
    linked = {pair for pair in found if material.kinds.left[pair[0]] == "body"}
    copies = _scored(linked, evidence)
    taken = Pair(*({pair[side] for pair in linked} for side in SIDES))
    for pair, held in likely(material, linked, asked).items():
        bar = max(SECOND, asked) if any(pair[side] in taken[side] for side in SIDES) else asked
        if held.chance < bar or not (held.alike >= MEANING_ALONE or _share_matter(pair, material)):
            continue
        if copies.isdisjoint(_scored([pair], evidence)):
            found[pair] = Ground("likely", held.chance, bar, held.alike, held.only)


def _share_matter(pair: Place, material: Material) -> bool:
    """Whether two paragraphs have a word in common that is neither a name nor grammar."""
    left, right = (material.meanings.stems(side, pair[side]) for side in SIDES)
    return not left.keys() & right.keys() <= material.names


def _counted(found: dict[Place, Ground], material: Material, every: Pair[list[str]]) -> None:
    """Add the pairs that say how many of the same there are, where neither has a counterpart yet."""
    linked = Pair(*({pair[side] for pair in found} for side in SIDES))
    for pair, count in counted(material.witnesses, material.marks, every).items():
        if not any(pair[side] in linked[side] for side in SIDES):
            found[pair] = Ground("count", 0.0, 0.0, words=(*count.things, *count.common))


def _have_neighbours(pairs: Collection[Place], found: Iterable[Place], kinds: Pair[Sequence[str]]) -> set[Place]:
    """The pairs of which a neighbour is linked."""
    if not pairs:
        return set()
    places = ranks(kinds)
    near = beside(ranked(found, places))
    return {pair for pair in pairs if (places.left[pair[0]], places.right[pair[1]]) in near}
