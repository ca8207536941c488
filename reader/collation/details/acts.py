"""Two verbs for what somebody does by speaking, in one place of copied text: another verb of saying.

`rejected the plan | scoffed at the plan`, `declined to say | would not say`: the verb alone is changed, whoever is
credited and whether or not words of his follow. English only, by two lists of verbs.
"""

from functools import cache
from typing import Final

from reader.collation.details.lexicon import saying_verbs
from reader.collation.details.opposed import opposed
from reader.collation.details.small import DETERMINERS
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.data import entries
from reader.pair import SIDES, Pair

LONGEST: Final = 4
"""Words of a verb with its auxiliaries and its particle: `has been describing as`."""
_THOUGHT: Final = frozenset({
    "believe", "think", "hope", "fear", "speculate", "estimate", "predict", "agree", "disagree", "continue",
    "know", "post", "signal", "voice", "express", "maintain", "find",
})  # fmt: skip
"""Verbs of the list of saying that are as often about thinking, agreeing or going on."""
_BEFORE: Final = frozenset({"has", "have", "had", "also", "is", "are", "was", "were", "been", "again", "later", "then"})
_AFTER: Final = frozenset({"to", "that", "as"})
_REFUSING: Final = frozenset({"refuse", "decline"})
_REFUSED: Final = frozenset({"would not", "will not"})


@cache
def _acts() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Every form of a verb that is done by speaking, with its base form, and what may go with it."""
    forms = {form: base for form, base in saying_verbs().items() if base not in _THOUGHT}
    particles: dict[str, frozenset[str]] = {}
    for entry in entries("speech_acts.txt"):
        held = entry.split()
        particles[held[0]] = frozenset(word[1:] for word in held if word[0] == "+")
        forms.update((word, held[0]) for word in held if word[0] != "+")
    return forms, particles


def spoken(block: Block) -> list[Draft]:
    """Gaps of a passage that are such verbs and nothing else."""
    return [
        draft
        for gap in block.gaps
        if 0 < len(gap.words(0)) <= LONGEST and 0 < len(gap.words(1)) <= LONGEST
        and (draft := act(block, *gap.sides)) is not None
    ]  # fmt: skip


def act(block: Block, left: Place, right: Place) -> Draft | None:
    """Two stretches as another verb of saying, if that is what both are."""
    left, right = (_bare(strand, place) for strand, place in zip(block.strands, (left, right), strict=True))
    strands = block.strands
    verbs = Pair(_verb(strands.left, left), _verb(strands.right, right))
    if not all(verbs) or verbs.left == verbs.right or not (block.free(0, left) and block.free(1, right)):
        return None
    quoted = strands.left.quote[left[0]] >= 0 and strands.right.quote[right[0]] >= 0
    sure = any(_is_verb(strands[side], place) for side, place in zip(SIDES, (left, right), strict=True))
    if quoted or not sure or (not _REFUSED.isdisjoint(verbs) and _REFUSING.isdisjoint(verbs)):
        return None
    against = opposed(strands.left.keys[slice(*left)], strands.right.keys[slice(*right)])
    if against is not None:
        rule = "opposites: {left} against {right}"
        return block.draft("saying-verb", left, right, "conflict", rule, values=Pair(*against))
    return block.draft("saying-verb", left, right, "open", "{left} | {right}: another verb of saying", values=verbs)


def told_behind(block: Block, left: Place, right: Place) -> Draft | None:
    """A verb of saying and another word, both behind a quotation and its speaker: `she said`, `she laughed`."""
    places = (left, right)
    if any(last - first > 2 for first, last in places) or block.match.left[left[0] - 1] != right[0] - 1:
        return None
    if not all(_behind_speech(block.strands[side], places[side][0]) for side in SIDES):
        return None
    if not any(block.strands[side].keys[places[side][0]] in saying_verbs() for side in SIDES):
        return None
    return block.draft("saying-verb", left, right, "open", "another verb behind a quotation and its speaker")


def _behind_speech(strand: Strand, position: int) -> bool:
    """Whether a word stands behind one word that follows a quotation: `," she [laughed]`."""
    return position > 1 and strand.quote[position - 2] >= 0 > strand.quote[position - 1] and strand.quote[position] < 0


def _bare(strand: Strand, place: Place) -> Place:
    """A stretch without the joint that begins it: `promising`, `and vowed`."""
    first, last = place
    return (first + 1, last) if last - first > 1 and strand.keys[first] == "and" else place


def _is_verb(strand: Strand, place: Place) -> bool:
    """Whether the stretch can be no noun: `warned`, `describe as`, `, declining`; not `warning`, `claims`."""
    keys = strand.keys[slice(*place)]
    if len(keys) > 1 or (keys[0].endswith("ing") and "," in strand.before(place[0])):
        return True
    return not keys[0].endswith(("ing", "s")) and _acts()[0].get(keys[0]) != keys[0]


def _verb(strand: Strand, place: Place) -> str:
    """The base form of the verb that a stretch is, with its auxiliaries and its particle; empty for anything else."""
    first, last = place
    keys = strand.keys
    if not first < last <= first + LONGEST:
        return ""
    if " ".join(keys[first:last]) in _REFUSED:
        return " ".join(keys[first:last])
    forms, particles = _acts()
    while first < last - 1 and keys[first] in _BEFORE:
        first += 1
    base = forms.get(keys[first], "")
    if (
        not base
        or (first and keys[first - 1] in DETERMINERS)
        or (strand.is_capital(first) and not strand.opens_sentence(first))
    ):
        return ""
    rest = keys[first + 1 : last]
    return base if all(word in _AFTER or word in particles.get(base, ()) for word in rest) else ""
