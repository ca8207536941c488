"""Who is credited with what is said, and with which verb."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from reader.collation.details.lexicon import function_words, is_demonym, offices, places, saying_verbs
from reader.collation.details.names import names, plain, spelled_otherwise
from reader.collation.details.pairing import Context
from reader.collation.details.small import ARTICLES
from reader.collation.details.speech import Attribution, Speaker, attributions, speaker_of
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.collation.details.verbs import verb_of
from reader.pair import SIDES, Pair, Side, other
from reader.text.stems import stem

_ALIKE: Final = tuple(
    frozenset(words.split())
    for words in (
        "company firm business", "police officers officer", "lawyer lawyers attorney barrister solicitor",
        "spokesman spokesperson", "spokeswoman spokesperson", "lawmaker lawmakers legislator member members",
        "coach manager boss trainer", "scientist scientists researcher researchers", "chief head leader boss",
    )
)  # fmt: skip
"""Words for one and the same part: a change among them is wording, not another speaker."""
_ANYBODY: Final = frozenset(
    {"official", "officials", "source", "sources", "person", "people", "insider", "man", "woman"}
)
"""Words for somebody whose part is not told."""
_WITHIN: Final = frozenset({"of", "at", "for", "from", "in", "with"})
_POSSESSIVE: Final = frozenset({"his", "her", "their"})
_SPEAKING_FOR: Final = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "lawyer", "lawyers", "attorney", "agent", "aide", "aides", "office",
})  # fmt: skip
"""Those who speak for somebody: `his spokesman said` is another speaker than `he said`."""
NEAR_NAME: Final = 60
"""Code points around a name in which its part is looked for: `John Smith, the plant's manager`."""
SAME_PERSON: Final = 600
"""Code points above a pronoun within which the other side's name is taken for its person: a paragraph or two."""
NEIGHBOURS: Final = 40
"""Attributions of a passage that are compared with one another: more than a paragraph has."""
STATED: Final = 2
"""Stems that two statements share from which they are one, whoever is credited."""
MOST_STATED: Final = 5
QUOTED_WORDS: Final = 2
"""Content words in quotation marks that make two attributions speak of the same statement."""
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
        yield from verb_of(block, ours, theirs, sure=sure)


def attributions_left(block: Block, context: Context) -> Iterator[Draft]:
    """The same for two sides that are not matched word by word: by one speaker, or as the only ones left."""
    found = Pair(*(
        [a for a in attributions(block.strands[side]) if block.free(side, a.verb)][:NEIGHBOURS] for side in SIDES
    ))  # fmt: skip
    if not (found.left and found.right):
        return
    only = len(found.left) == 1 == len(found.right)
    parts = Pair(*(
        [_part(block, context, side, attribution.speaker) for attribution in found[side]] for side in SIDES
    ))  # fmt: skip
    matter = Pair(*([_matter(block.strands[side], found[side], i) for i in range(len(found[side]))] for side in SIDES))
    ranked = []
    for i in range(len(found.left)):
        for j in range(len(found.right)):
            alike = _one_speaker(parts.left[i], parts.right[j])
            named = bool(parts.left[i].surname and parts.right[j].surname)
            shared = len(matter.left[i] & matter.right[j])
            if alike or shared >= STATED or (only and not named):
                ranked.append((-3 * alike - min(shared, MOST_STATED), abs(i - j), i, j, alike))
    taken: Pair[set[int]] = Pair(set(), set())
    for _, _, i, j, alike in sorted(ranked):
        if i in taken.left or j in taken.right:
            continue
        taken.left.add(i)
        taken.right.add(j)
        if alike:
            yield from _speaker(block, context, found.left[i], found.right[j])
        yield from verb_of(block, found.left[i], found.right[j], sure=True)


def _matter(strand: Strand, attributions: list[Attribution], index: int) -> set[str]:
    """The stems of what is said: the quotation beside the verb, else the words of its sentence up to another verb."""
    grammar, verbs = function_words(), saying_verbs()
    return {
        stem(strand.keys[position])
        for position in _statement(strand, attributions, index)
        if strand.keys[position] not in grammar and strand.keys[position] not in verbs
    }


def _statement(strand: Strand, attributions: list[Attribution], index: int) -> list[int]:
    (first, last), verb, _ = attributions[index]
    start, end = min(first, verb[0]), max(last, verb[1])
    sentence = [p for p, number in enumerate(strand.sentence) if number == strand.sentence[verb[0]]]
    if start > sentence[0] and strand.quote[start - 1] >= 0:
        held = strand.quote[start - 1]
        return [p for p, quote in enumerate(strand.quote) if quote == held]
    if end <= sentence[-1] and strand.quote[end] >= 0:
        held = strand.quote[end]
        return [p for p, quote in enumerate(strand.quote) if quote == held]
    others = [a.verb[0] for a in attributions if a.verb != verb]
    upto = min((at for at in others if at > verb[0]), default=len(strand.keys))
    after = [p for p in sentence if end <= p < upto]
    if after:
        return after
    since = max((at for at in others if at < verb[0]), default=-1)
    return [p for p in sentence if since < p < start]


def _one_speaker(one: "_Part", two: "_Part") -> bool:
    if one.surname and two.surname:
        return one.surname == two.surname or spelled_otherwise(one.surname, two.surname)
    return bool(one.speaker.heads & two.speaker.heads)


def _pairs(block: Block, found: Pair[list[Attribution]]) -> Iterator[tuple[Attribution, Attribution, bool]]:
    """Attributions that answer each other: by a matched verb, a common gap, a matched speaker, or as the only ones."""
    gap_of = Pair(*({p: i for i, gap in enumerate(block.gaps) for p in gap.words(side)} for side in SIDES))
    ranked = []
    matter: Pair[list[set[str]]] = Pair([], [])
    if not block.copied:
        matter = Pair(*([_matter(block.strands[s], found[s], i) for i in range(len(found[s]))] for s in SIDES))
    for i, ours in enumerate(found.left):
        for j in range(max(0, i - NEIGHBOURS), min(len(found.right), i + NEIGHBOURS + 1)):
            weight = _weight(block, gap_of, ours, found.right[j])
            if not block.copied:
                # In a retelling verbs answer each other by what is said.
                shared = len(matter.left[i] & matter.right[j])
                weight = weight + min(shared, MOST_STATED) if shared and (weight or shared >= STATED) else 0
            if weight:
                ranked.append((-weight, i, j))
    if not ranked and len(found.left) == 1 == len(found.right) and (block.copied or _one_statement(block)):
        ranked.append((-2 * _one_statement(block) or -1, 0, 0))
    taken: Pair[set[int]] = Pair(set(), set())
    for weight, i, j in sorted(ranked):
        if i in taken.left or j in taken.right:
            continue
        taken.left.add(i)
        taken.right.add(j)
        yield found.left[i], found.right[j], -weight >= 2


def _weight(block: Block, gap_of: Pair[dict[int, int]], ours: Attribution, theirs: Attribution) -> int:
    weight = 0
    if block.match.left[ours.verb[0]] == theirs.verb[0]:
        weight += 4
    if gap_of.left.get(ours.verb[0], -1) == gap_of.right.get(theirs.verb[0], -2):
        weight += 2
    left, right = block.strands
    named = left.keys[ours.speaker[1] - 1] not in function_words()
    if (named and left.phrase(*ours.speaker) == right.phrase(*theirs.speaker)) or any(
        theirs.speaker[0] <= block.match.left[p] < theirs.speaker[1] for p in range(*ours.speaker)
    ):
        weight += 3
    return weight


def _one_statement(block: Block) -> bool:
    """Whether both sides give the same words in quotation marks, on one side at least."""
    left, right = block.strands
    grammar = function_words()
    matched = [(p, q) for p, q in enumerate(block.match.left) if q >= 0 and left.keys[p] not in grammar]
    return sum(left.quote[p] >= 0 or right.quote[q] >= 0 for p, q in matched) >= QUOTED_WORDS


def _speaker(block: Block, context: Context, ours: Attribution, theirs: Attribution) -> Iterator[Draft]:
    left, right = ours.speaker, theirs.speaker
    if "find" in {ours.lemma, theirs.lemma}:
        # What finds is a study or a body as often as those who speak for it.
        return
    if not (block.differs(0, left) or block.differs(1, right)):
        return
    if not (block.free(0, left) and block.free(1, right)):
        return
    parts = Pair(*(_part(block, context, side, place) for side, place in zip(SIDES, (left, right), strict=True)))
    if parts.left.speaker.pronoun and parts.right.speaker.pronoun:
        return
    if parts.left.speaker.pronoun or parts.right.speaker.pronoun:
        same_verb = block.match.left[ours.verb[0]] == theirs.verb[0]
        yield from _pronoun(block, context, parts, Pair(left, right), sure=same_verb)
        return
    how = _compare(block, context, parts)
    if how == "same":
        return
    if how == "named":
        yield block.draft("speaker", left, right, "more specific", "one side names who says it")
    else:
        yield block.draft("speaker", left, right, "open", "somebody else is credited")


class _Part(NamedTuple):
    """A speaker with the person named, if one is."""

    speaker: Speaker
    surname: str


def _part(block: Block, context: Context, side: Side, place: Place) -> _Part:
    strand = block.strands[side]
    found = [
        n for n in names(strand, *place, context.persons[side]) if n.last <= place[1] and n.kind in {"person", "other"}
    ]
    known = [n for n in found if n.kind == "person" or n.surname in context.persons[1 - side]]
    # `Jane Smith, of Banco Real`: what `of` leads to is where she works.
    known = [n for n in known if n.first == place[0] or not _is_within(strand, n.first)] or known
    return _Part(speaker_of(strand, place), known[-1].surname if known else "")


def _is_within(strand: Strand, first: int) -> bool:
    """Whether `of` or the like leads to a name: `of Banco Real`, `of the Uppsala Forum`."""
    if first > 1 and strand.keys[first - 1] in ARTICLES:
        first -= 1
    return strand.keys[first - 1] in _WITHIN


def _compare(block: Block, context: Context, parts: Pair[_Part]) -> str:
    """`same`, `named` (one of them gives a name for the same part) or `other`."""
    one, two = parts
    if one.surname and two.surname:
        joined = one.surname.endswith(two.surname) or two.surname.endswith(one.surname)
        return "same" if joined or spelled_otherwise(one.surname, two.surname) else "other"
    if one.surname or two.surname:
        side: Side = 0 if one.surname else 1
        return _described(block, parts, side, context.persons[other(side)])
    roles = [speaker.heads - offices("bodies") or speaker.heads for speaker in (one.speaker, two.speaker)]
    unlike = not one.speaker.words & two.speaker.words and bool(one.speaker.words and two.speaker.words)
    if unlike and (roles[0] or roles[1]) and not (one.speaker.surnames or two.speaker.surnames):
        known = [found or speaker.words for found, speaker in zip(roles, (one.speaker, two.speaker), strict=True)]
        return "same" if any(known[0] & alike and known[1] & alike for alike in _ALIKE) else "other"
    if not (roles[0] and roles[1]) or roles[0] & roles[1]:
        return "same"
    return "same" if any(roles[0] & alike and roles[1] & alike for alike in _ALIKE) else "other"


def _described(block: Block, parts: Pair[_Part], side: Side, known: dict[str, str]) -> str:
    """A person's name against a description: the same person when the other article gives him that part too."""
    named, bare = parts[side], parts[other(side)]
    text = block.strands[other(side)].text
    spellings = [named.surname, *(name for name in known if spelled_otherwise(name, named.surname))]
    pattern = "|".join(re.escape(name) for name in spellings)
    places = [found.start() for found in re.finditer(rf"\b(?:{pattern})", plain_text(text))]
    if not (bare.speaker.heads or bare.speaker.surnames):
        return "same"
    roles = [part.speaker.heads - offices("bodies") - _ANYBODY for part in (named, bare)]
    unlike = (
        all(roles) and not roles[0] & roles[1] and not any(roles[0] & alike and roles[1] & alike for alike in _ALIKE)
    )
    if not unlike and (named.speaker.heads & bare.speaker.heads or bare.speaker.surnames & named.speaker.words):
        return "same" if places else "named"
    around = " ".join(plain_text(text)[max(0, at - NEAR_NAME) : at + NEAR_NAME] for at in places)
    if any(re.search(rf"\b{re.escape(head)}\b", around) for head in bare.speaker.heads):
        return "same"
    return "other" if bare.speaker.heads else "same"


@lru_cache(maxsize=8)
def plain_text(text: str) -> str:
    """An article in small letters and without accents, for a name that is looked up in it; places stay the same."""
    if not text.isascii():
        text = "".join(char if char.isascii() else normalize("NFKD", char)[0] for char in text)
    return text.lower()


def _pronoun(block: Block, context: Context, parts: Pair[_Part], places: Pair[Place], *, sure: bool) -> Iterator[Draft]:
    """A name against a pronoun: one person where that name stands last above it; nobody else is ever taken for him."""
    side: Side = 0 if parts.left.speaker.pronoun else 1
    named = parts[other(side)]
    opening = block.strands[other(side)].keys[places[other(side)][0]]
    if opening in _POSSESSIVE and named.speaker.heads & _SPEAKING_FOR and block.copied:
        yield block.draft("speaker", places.left, places.right, "open", "somebody who speaks for another one")
        return
    if not named.surname:
        return
    strand = block.strands[side]
    at = strand.tokens[places[side][0]].start
    nearest = nearest_name(strand.text, at, _persons(context.persons[side]))
    above = plain_text(strand.text)[max(0, at - SAME_PERSON) : at]
    together = any(
        set(range(*places.left)) & set(gap.words(0)) and set(range(*places.right)) & set(gap.words(1))
        for gap in block.gaps
    )
    if named.surname in (plain(key) for key in strand.keys[: places[side][0]]):
        # The passage names him above the pronoun: `Smith said ... he added`, `he said ... Smith added`.
        if together:
            block.take(0, places.left)
            block.take(1, places.right)
    elif named.surname in above or (nearest and spelled_otherwise(plain(nearest), named.surname)):
        if (together or sure) and block.copied:
            last = at - len(above) + above.rfind(named.surname)
            printed = strand.text[last : last + len(named.surname)] if named.surname in above else nearest
            rule = f"a pronoun; the name stands above it ({printed})"
            yield block.draft("wording", places.left, places.right, "variant", rule)
    elif together or sure:
        note = f"unresolved; nearest name above: {nearest}" if nearest else "unresolved"
        rule = "a name against a pronoun that is not resolved"
        yield block.draft("speaker", places.left, places.right, "open", rule, note)


def _persons(known: dict[str, str]) -> dict[str, str]:
    """Those that are no place, country or body: `RTHK Ukraine` is no person of that surname."""
    bodies = offices("bodies")
    return {
        name: given
        for name, given in known.items()
        if name not in places() and not is_demonym(name) and name not in bodies and given not in bodies
    }


def nearest_name(text: str, before: int, known: dict[str, str]) -> str:
    """The surname printed last above an offset, of the persons that the article names in full; empty without one."""
    starts, words = _mentions(text, frozenset(known))
    place = bisect_left(starts, before) - 1
    return words[place] if place >= 0 and starts[place] >= before - FAR else ""


@lru_cache(maxsize=8)
def _mentions(text: str, known: frozenset[str]) -> tuple[list[int], list[str]]:
    """Where an article names one of its persons, and as which word."""
    found = [
        (found.start(), found.group())
        for found in re.finditer(r"[^\W\d_][\w-]+", text)
        if found.group()[0].isupper() and plain(found.group()) in known
    ]
    return [start for start, _ in found], [word for _, word in found]
