"""Who is credited with what is said, and by which verb: attributions in a strand, and how two speakers compare.

English only: a subject before its verb of saying (`Kuleba said`), after it (`said the minister`) or after
`according to`. A pronoun is resolved only by looking up: the nearest person named above it is told, never taken on.
"""

import re
from typing import Final, NamedTuple

from reader.collation.details.lexicon import function_words, parts, parts_and_grammar, saying_verbs
from reader.collation.details.names import plain
from reader.collation.details.strands import Place, Strand

_PRONOUNS: Final = frozenset(["he", "she", "they", "it", "i", "we", "who"])
_AUXILIARY: Final = frozenset(["had", "has", "have", "also", "later", "then", "further", "again"])
_BEING: Final = frozenset(["was", "is", "were", "are", "be", "been", "being"])
_STOPS: Final = frozenset({
    "and", "but", "that", "as", "which", "while", "when", "where", "because", "after", "before", "if", "or",
    "than", "so", "whether", "to",
})  # fmt: skip
_ENDING: Final = _STOPS | _PRONOUNS
_BREAK: Final = re.compile('[,;:.!?"“”«»()\\[\\]—–\n]')
_OPENERS: Final = frozenset({"on", "in", "at"})
_WEEKDAYS: Final = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"]
)
_OPENING: Final = _WEEKDAYS | _OPENERS | {"earlier", "meanwhile", "however", "for", "by"}
_NOUNLIKE: Final = frozenset({
    "report", "comment", "question", "note", "claim", "answer",
    "post", "demand", "call", "fear", "hope", "signal", "promise",
})  # fmt: skip
"""Verbs whose plain forms are mostly nouns in the news; they count in the past tense and the third person."""
_CLOSING: Final = {
    "find": "find", "finds": "find", "found": "find", "judge": "judge", "judges": "judge", "judged": "judge",
    "noted": "note", "notes": "note", "ruled": "rule", "rules": "rule", "revealed": "reveal", "reveals": "reveal",
}  # fmt: skip
"""Verbs of saying where they close a sentence or `that` follows: `..., the board has found`."""
_ACTING: Final = frozenset({"propose", "hope", "continue"})
"""Verbs that say what somebody does where `to` follows: `she proposed to leave it out`."""
MAX_SUBJECT: Final = 16
"""Words that a speaker with his offices may take: `the company's manager, Jahangir Sobhan`."""


class Attribution(NamedTuple):
    """One `who says`: the speaker and the verb, as places in a strand."""

    speaker: Place
    verb: Place
    lemma: str
    """The verb's base form; `according to` for that phrase."""


def attributions(strand: Strand) -> list[Attribution]:
    """Who says, in the order of the verbs; verbs inside quotation marks are part of what is said."""
    found: list[Attribution] = []
    verbs = saying_verbs()
    for position in [
        place for place, key in enumerate(strand.keys) if key in verbs or key == "according" or key in _CLOSING
    ]:
        if strand.quote[position] >= 0:
            continue
        key = strand.keys[position]
        if key == "according" and strand.phrase(position + 1, position + 2) == "to":
            speaker = _after(strand, position + 2)
            if speaker[1] > speaker[0]:
                found.append(Attribution(speaker, (position, position + 2), "according to"))
            continue
        lemma = verbs.get(key) or (_CLOSING[key] if key in _CLOSING and _closes(strand, position) else None)
        if lemma is None or not _is_verb(strand, position, lemma):
            continue
        if key.endswith("ing") and found and strand.sentence[found[-1].verb[0]] == strand.sentence[position]:
            # `denied the claim, insisting: ...`
            found.append(Attribution(found[-1].speaker, (position, position + 1), lemma))
            continue
        subject = _subject(strand, position)
        if subject is None and found and _goes_on(strand, found[-1].verb[1], position):
            subject = found[-1].speaker
        if subject is not None and not _BEING.intersection(strand.keys[subject[0] : subject[1]]):
            found.append(Attribution(subject, (position, position + 1), lemma))
    return found


def _closes(strand: Strand, at: int) -> bool:
    """Whether `that` follows a verb, or nothing in its sentence."""
    after = at + 1
    if after >= len(strand.keys) or strand.sentence[after] != strand.sentence[at]:
        return True
    return strand.keys[after] == "that"


def _goes_on(strand: Strand, verb: int, position: int) -> bool:
    """Whether a verb shares the speaker of the one before: `Kuleba said ... but called on ...`."""
    before = strand.phrase(position - 1, position)
    return before in {"and", "but"} and strand.sentence[verb - 1] == strand.sentence[position]


def _is_verb(strand: Strand, at: int, lemma: str) -> bool:
    key = strand.keys[at]
    before = strand.phrase(at - 1, at) if at else ""
    if before in _BEING or (strand.is_capital(at) and not strand.opens_sentence(at)):
        return False
    # As in Ukraine's stated goal.
    is_owned = before.endswith(("'s", "s'")) and key.endswith("ed")
    if is_owned or before in {"to", "the", "a", "an", "his", "her", "their", "its", "of", "in", "this", "that's"}:
        return False
    if key.endswith("ing") and not strand.before(at).strip():
        return False
    if lemma in _ACTING and strand.phrase(at + 1, at + 2) == "to":
        return False
    if key == lemma:
        return lemma not in _NOUNLIKE and (before in _PRONOUNS or before.endswith("s"))
    return lemma not in _NOUNLIKE or key.endswith("ed")


def _subject(strand: Strand, verb: int) -> Place | None:
    """The speaker of a verb: what stands before it in its clause, else after it."""
    end = verb
    while end > 0 and strand.keys[end - 1] in _AUXILIARY and not strand.before(end).strip():
        end -= 1
    closes = strand.before(end) if end == verb else ""
    quoted_before = end > 0 and strand.quote[end - 1] >= 0
    if quoted_before or end == 0 or strand.sentence[end - 1] != strand.sentence[verb]:
        place = _after(strand, verb + 1)
        return place if place[1] > place[0] else None
    if "," in closes:
        before = _before_aside(strand, end)
        if before is not None:
            return before
        place = _after(strand, verb + 1)
        return place if place[1] > place[0] else None
    start = end
    while start > 0 and end - start < MAX_SUBJECT and not _stops(strand, start, end):
        start -= 1
    place = _trimmed(strand, start, end)
    if place[1] <= place[0]:
        return None
    return place


def _stops(strand: Strand, start: int, end: int) -> bool:
    """Whether the subject cannot begin before `start`."""
    word = strand.keys[start - 1]
    if start < end and _BREAK.search(_undotted(strand, start)):
        return True
    if strand.sentence[start - 1] != strand.sentence[end - 1] or strand.quote[start - 1] >= 0:
        return True
    return word in _STOPS or (word in saying_verbs() and start < end)


def _undotted(strand: Strand, position: int) -> str:
    """What stands before a word, without the full stop of an abbreviation: `Lt. Smith`."""
    between = strand.before(position)
    return between.replace(".", "") if strand.sentence[position] == strand.sentence[position - 1] else between


def _before_aside(strand: Strand, end: int) -> Place | None:
    """The subject before an aside that a comma closes right before the verb.

    `Kuleba, who met Blinken, said` is Kuleba; an office or an age in commas belongs to the speaker.
    """
    pieces: list[Place] = []
    upto = end
    while upto > 0 and end - upto < 2 * MAX_SUBJECT and strand.sentence[upto - 1] == strand.sentence[end - 1]:
        start = upto - 1
        while start > 0 and strand.sentence[start - 1] == strand.sentence[end - 1] and strand.quote[start - 1] < 0:
            if _BREAK.search(_undotted(strand, start)):
                break
            start -= 1
        pieces.append((start, upto))
        if "," not in strand.before(start) or (len(pieces) > 1 and not _is_aside(strand, pieces[-1])):
            break
        upto = start
    if len(pieces) < 2:
        return None
    start, opening = pieces[-1]
    while start < opening and strand.phrase(start, start + 1) in _STOPS:
        start += 1
    first, last = _trimmed(strand, start, opening)
    if last <= first or last - first > MAX_SUBJECT:
        return None
    # An aside that is a clause is not part of who speaks; a name or an office is.
    clause = any(strand.keys[piece[0]] in {"who", "which", "whose", "where"} for piece in pieces)
    return (first, last) if clause else (first, end)


def _is_aside(strand: Strand, place: Place) -> bool:
    """Whether a piece between commas goes on what stands before it: an age, an office with its article, a clause."""
    key = strand.keys[place[0]]
    return key.isdigit() or key in {"a", "an", "the", "who", "which", "whose", "aged", "his", "her", "its"}


def _after(strand: Strand, start: int) -> Place:
    """The speaker that follows the verb, with a name in apposition: `said the company's manager, John Smith`."""
    end = start
    limit = min(len(strand.keys), start + MAX_SUBJECT)
    while end < limit:
        if end > start and (strand.sentence[end] != strand.sentence[start]):
            break
        if strand.quote[end] >= 0 or (end > start and strand.keys[end] in _ENDING):
            break
        between = strand.before(end)
        if end > start and _BREAK.search(_undotted(strand, end)):
            named = between.strip() == "," and end - start <= 6 and _is_name(strand, end)
            if not named:
                break
        end += 1
    return _trimmed(strand, start, end)


def _is_name(strand: Strand, at: int) -> bool:
    return strand.is_capital(at) and strand.phrase(at, at + 1) not in function_words()


def _trimmed(strand: Strand, start: int, end: int) -> Place:
    """Without a day at its ends (`on Thursday`) and without small words before it."""
    while end > start and strand.keys[end - 1] in _WEEKDAYS:
        end -= 1
        if end > start and strand.keys[end - 1] in _OPENERS:
            end -= 1
    while end > start and strand.keys[end - 1] in _AUXILIARY:
        end -= 1
    while end > start and strand.keys[start] in _OPENING:
        start += 1
    return (start, end)


class Speaker(NamedTuple):
    """A credited speaker, taken apart."""

    pronoun: str
    surnames: frozenset[str]
    """Folded words with a capital that are no offices: the name, wherever it stands."""
    heads: frozenset[str]
    """Offices and bodies: minister, police, officials."""
    words: frozenset[str]


def speaker_of(strand: Strand, place: Place) -> Speaker:
    """Take a speaker apart: a pronoun, names, offices."""
    keys = strand.keys[place[0] : place[1]]
    if len(keys) == 1 and keys[0] in _PRONOUNS:
        return Speaker(keys[0], frozenset(), frozenset(), frozenset(keys))
    grammar, roles, both = function_words(), parts(), parts_and_grammar()
    words = [(plain(strand.surface(p, p + 1)), p) for p in range(*place)]
    heads = frozenset(word for word, _ in words if word in roles)
    caps = frozenset(word for word, p in words if word and strand.is_capital(p) and word not in both)
    content = frozenset(word for word, _ in words if word and word not in grammar)
    return Speaker("", caps, heads, content)
