"""Verbs of saying that differ, with the person told: `said`, `told reporters`."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import function_words
from reader.collation.details.opposed import opposed
from reader.collation.details.speech import Attribution
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.collation.details.times import is_of_moment
from reader.pair import SIDES, Pair, Side

_AUXILIARY: Final = frozenset({"had", "has", "have"})
_PLAIN: Final = frozenset({"say", "find"})
_TELLING: Final = frozenset({"told", "tells", "tell", "telling", "assured", "informed", "reminded"})
_REFUSING: Final = frozenset({"rejected", "dismissed", "denied"})
_REFUSING_TO: Final = frozenset({"refused", "refuses", "declined", "declines"})
"""Verbs that say what somebody does not say with the verb after `to`: `refused to confirm`."""
_AFTER_AUDIENCE: Final = frozenset({
    "that", "how", "why", "in", "on", "by", "at", "during", "after", "it", "there", "from", "as", "when", "if",
    "outside", "inside", "about", "of", "with", "he", "she", "they", "we", "i", "to", "not", "before", "through",
    "earlier", "later", "who", "what", "where", "whether", "for",
})  # fmt: skip
_MANNER: Final = (
    "by phone",
    "by telephone",
    "by email",
    "in a statement",
    "in an interview",
    "in an email",
    "on twitter",
    "in a note to clients",
    "in a note",
    "in a letter",
    "on television",
    "on the radio",
    "in parliament",
)
"""How something is said; it belongs to the verb where that is another one."""
MAX_AUDIENCE: Final = 4
"""Words of the person told: `told a parliamentary committee`."""


def verb_of(block: Block, ours: Attribution, theirs: Attribution, *, sure: bool) -> Iterator[Draft]:
    """The verbs of two attributions that answer each other, where they differ.

    Args:
        block: The passage.
        ours: The left attribution.
        theirs: The right one.
        sure: Whether more than their neighbourhood says that they answer each other.
    """
    if not sure or not (block.free(0, ours.verb) and block.free(1, theirs.verb)):
        return
    own = Pair(ours.verb, theirs.verb)
    verbs = Pair(*(_with_auxiliary(block.strands[side].keys, own[side]) for side in SIDES))
    wide = Pair(*(_with_audience(block, side, verbs[side]) for side in SIDES))
    said = [block.strands[side].keys[slice(*verbs[side])] for side in SIDES]
    heard = [block.strands[side].keys[verbs[side][1] : wide[side][1]] for side in SIDES]
    # Another way of saying the same, `said by phone`, is no other verb; somebody else who is told is.
    told = said[0][-1] in _TELLING
    others = told and all(heard) and heard[0] != heard[1] and not _one_audience(*heard)
    if said[0] == said[1] and not others:
        return
    if not block.copied and not any(heard) and ours.lemma == theirs.lemma in _PLAIN:
        # In a retelling the tense is the reporter's.
        return
    # An audience that both have is no part of the change.
    held = verbs if heard[0] == heard[1] else wide
    if not (block.free(0, held.left) and block.free(1, held.right)):
        return
    if block.copied and said[0][-1] == said[1][-1] and heard[0] == heard[1]:
        yield _tense(block, own, verbs)
        return
    against = opposed([ours.lemma], [theirs.lemma])
    if against is not None:
        rule = "opposites: {left} against {right}"
        yield block.draft("saying-verb", *held, "conflict", rule, values=Pair(*against))
        return
    rule = "{left} | {right}: another verb of saying, another tense or another audience"
    yield block.draft("saying-verb", *held, "open", rule, values=Pair(ours.lemma, theirs.lemma))


def _tense(block: Block, own: Pair[Place], verbs: Pair[Place]) -> Draft:
    """One verb in two tenses: `said`, `have said` is a small word on one side alone."""
    helping = Pair(*((verbs[side][0], own[side][0]) for side in SIDES))
    rule = "another tense of the verb of saying"
    for side in SIDES:
        block.take(side, verbs[side])
    if helping.left[0] == helping.left[1]:
        return Draft("addition", Pair(None, block.span(1, helping.right)), "open", rule)
    if helping.right[0] == helping.right[1]:
        return Draft("omission", Pair(block.span(0, helping.left), None), "open", rule)
    return block.draft("wording", *helping, "open", rule)


def _one_audience(ours: list[str], theirs: list[str]) -> bool:
    """Whether two audiences share a word of their own, or one is the other's initials."""
    grammar = function_words()
    words = [[word.removesuffix("'s") for word in heard if word not in grammar] for heard in (ours, theirs)]
    initials = ["".join(word[0] for word in heard) for heard in words]
    return bool(set(words[0]) & set(words[1])) or initials[0] in words[1] or initials[1] in words[0]


def _with_audience(block: Block, side: Side, verb: Place) -> Place:
    """A verb with the person told or the manner of telling that follows it: `told reporters`, `said by phone`."""
    strand = block.strands[side]
    size = len(strand.keys)
    end = verb[1]
    if end >= size or strand.before(end).strip() or strand.quote[end] >= 0:
        return verb
    if strand.keys[verb[1] - 1] in _TELLING:
        limit = min(size, end + MAX_AUDIENCE)
        while end < limit and not _ends_audience(strand, verb[1], end):
            end += 1
        return (verb[0], end)
    if strand.keys[verb[1] - 1] in _REFUSING and strand.keys[end] not in function_words():
        return (verb[0], end + 1)
    if strand.keys[end - 1] in _REFUSING_TO and strand.phrase(end, end + 1) == "to" and end + 2 <= size:
        return (verb[0], end + 2)
    for phrase in _MANNER if strand.keys[end] in {"by", "in", "on"} else ():
        last = end + phrase.count(" ") + 1
        if strand.phrase(end, last) == phrase:
            return (verb[0], last)
    return verb


def _ends_audience(strand: Strand, start: int, at: int) -> bool:
    """Whether the person told ends before a position: at a break, a day or the words of what is told."""
    key = strand.keys[at]
    if at > start and (strand.before(at).strip(" -&") or strand.sentence[at] != strand.sentence[start]):
        return True
    return key in _AFTER_AUDIENCE or is_of_moment(key) or strand.quote[at] >= 0


def _with_auxiliary(keys: list[str], place: Place) -> Place:
    first = place[0]
    while first > 0 and keys[first - 1] in _AUXILIARY:
        first -= 1
    return (first, place[1])
