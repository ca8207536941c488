"""Who is credited with what is said, and with which verb."""

import re
from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import function_words
from reader.collation.details.names import spelled_otherwise
from reader.collation.details.speech import Attribution, Speaker, attributions, speaker_of
from reader.collation.details.strands import Block, Draft, Place
from reader.collation.details.typed import Context
from reader.pair import SIDES, Pair, Side, other

_ALIKE: Final = (
    frozenset({"company", "firm", "business"}), frozenset({"police", "officers", "officer"}),
    frozenset({"lawyer", "lawyers", "attorney", "barrister", "solicitor"}), frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"lawmaker", "lawmakers", "legislator", "member", "members"}), frozenset({"coach", "manager", "boss", "trainer"}),
    frozenset({"scientist", "scientists", "researcher", "researchers"}), frozenset({"chief", "head", "leader", "boss"}),
)  # fmt: skip
"""Words for one and the same part: a change among them is wording, not another speaker."""
_AUXILIARY: Final = frozenset({"had", "has", "have"})
FAR: Final = 4000
"""Code points above a pronoun within which the nearest name is looked up: a page."""


def credited(block: Block, context: Context) -> Iterator[Draft]:
    """Speakers and verbs of saying that differ, for the attributions that answer each other."""
    if not block.gaps:
        return
    found = Pair(*(attributions(strand) for strand in block.strands))
    if not (found.left and found.right):
        return
    for ours, theirs, sure in _pairs(block, found):
        yield from _speaker(block, context, ours, theirs)
        yield from _verb(block, ours, theirs, sure=sure)


def _pairs(block: Block, found: Pair[list[Attribution]]) -> Iterator[tuple[Attribution, Attribution, bool]]:
    """Attributions that answer each other: by a matched verb, a common gap, a matched speaker, or as the only ones."""
    gap_of = Pair(*({p: i for i, gap in enumerate(block.gaps) for p in gap.words(side)} for side in SIDES))
    ranked: list[tuple[int, int, int]] = []
    for i, ours in enumerate(found.left):
        for j, theirs in enumerate(found.right):
            if abs(i - j) > FAR:
                continue
            weight = 0
            if block.match.left[ours.verb[0]] == theirs.verb[0]:
                weight += 4
            if gap_of.left.get(ours.verb[0], -1) == gap_of.right.get(theirs.verb[0], -2):
                weight += 2
            if any(theirs.speaker[0] <= block.match.left[p] < theirs.speaker[1] for p in range(*ours.speaker)):
                weight += 3
            if weight:
                ranked.append((-weight, i, j))
    if not ranked and len(found.left) == 1 == len(found.right) and block.copied:
        ranked.append((-1, 0, 0))
    taken: Pair[set[int]] = Pair(set(), set())
    for weight, i, j in sorted(ranked):
        if i in taken.left or j in taken.right:
            continue
        taken.left.add(i)
        taken.right.add(j)
        yield found.left[i], found.right[j], -weight >= 2


def _speaker(block: Block, context: Context, ours: Attribution, theirs: Attribution) -> Iterator[Draft]:
    left, right = ours.speaker, theirs.speaker
    if not (block.differs(0, left) or block.differs(1, right)):
        return
    one, two = speaker_of(block.strands.left, left), speaker_of(block.strands.right, right)
    if one.pronoun and two.pronoun:
        return
    if one.pronoun or two.pronoun:
        yield from _pronoun(block, context, Pair(one, two), Pair(left, right))
        return
    how = _compare(one, two)
    if how == "same" or not (block.free(0, left) and block.free(1, right)):
        return
    verdict = "more specific" if how == "named" else "open"
    rule = "one side names who says it" if how == "named" else "somebody else is credited"
    yield block.draft("speaker", left, right, verdict, rule)


def _compare(one: Speaker, two: Speaker) -> str:
    """`same`, `named` (one of them gives a name for the same part) or `other`."""
    if one.surnames and two.surnames:
        if one.surnames == two.surnames:
            return "same"
        smaller, larger = sorted((one.surnames, two.surnames), key=len)
        if any(a == b or spelled_otherwise(a, b) for a in one.surnames for b in two.surnames):
            # The Kremlin, Kremlin spokesman Dmitry Peskov: a body against a person of that body.
            extra = larger - smaller
            return (
                "named"
                if len(extra) >= 2 and (one.heads | two.heads) and not smaller - larger and _body_only(one, two)
                else "same"
            )
        return "other"
    if one.surnames or two.surnames:
        return "named" if one.heads & two.heads else "other"
    if one.heads & two.heads or any(one.heads & alike and two.heads & alike for alike in _ALIKE):
        return "same"
    return "other" if one.heads and two.heads else "same" if one.words & two.words else "other"


def _body_only(one: Speaker, two: Speaker) -> bool:
    bare, full = sorted((one, two), key=lambda speaker: len(speaker.words))
    return not bare.heads and bool(full.heads) and len(bare.surnames) == 1


def _pronoun(block: Block, context: Context, speakers: Pair[Speaker], places: Pair[Place]) -> Iterator[Draft]:
    """A name against a pronoun: one person where the nearest name above the pronoun is that name; else unresolved."""
    side: Side = 0 if speakers.left.pronoun else 1
    named = speakers[other(side)]
    if not named.surnames or not (block.free(0, places.left) and block.free(1, places.right)):
        return
    strand = block.strands[side]
    nearest = nearest_name(strand.text, strand.tokens[places[side][0]].start, context.persons[side])
    if nearest and any(
        nearest.casefold() == name or spelled_otherwise(nearest.casefold(), name) for name in named.surnames
    ):
        yield block.draft(
            "wording", places.left, places.right, "variant", f"a pronoun; the nearest name above is {nearest}"
        )
        return
    note = f"unresolved; nearest name above: {nearest}" if nearest else "unresolved; no name above"
    yield block.draft(
        "speaker", places.left, places.right, "open", "a name against a pronoun that is not resolved", note
    )


def nearest_name(text: str, before: int, known: dict[str, str]) -> str:
    """The surname printed last above an offset, of the persons that the article names in full; empty without one."""
    last = ""
    for found in re.finditer(r"[^\W\d_][\w-]+", text[max(0, before - FAR) : before]):
        word = found.group()
        if word[0].isupper() and word.casefold() in known:
            last = word
    return last


def _verb(block: Block, ours: Attribution, theirs: Attribution, *, sure: bool) -> Iterator[Draft]:
    left, right = ours.verb, theirs.verb
    keys = Pair(block.strands.left.keys, block.strands.right.keys)
    if not sure or not (block.free(0, left) and block.free(1, right)):
        return
    wide = Pair(_with_auxiliary(keys.left, left), _with_auxiliary(keys.right, right))
    ours_said = [keys.left[p] for p in range(*wide.left)]
    if ours_said == [keys.right[p] for p in range(*wide.right)]:
        return
    if not (block.free(0, wide.left) and block.free(1, wide.right)):
        return
    yield block.draft(
        "saying-verb", *wide, "open", f"{ours.lemma} | {theirs.lemma}: another verb of saying or another tense"
    )
    grammar = function_words()
    for side, place in zip(SIDES, wide, strict=True):
        # The person addressed belongs to the verb: told reporters.
        after = place[1]
        if keys[side][place[1] - 1] in {"told", "rejected", "dismissed", "denied"} and after < len(keys[side]) and keys[side][after] not in grammar:
            block.take(side, (after, after + 1))


def _with_auxiliary(keys: list[str], place: Place) -> Place:
    first = place[0]
    while first > 0 and keys[first - 1] in _AUXILIARY:
        first -= 1
    return (first, place[1])
