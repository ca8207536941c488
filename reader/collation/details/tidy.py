"""Readings as they are shown: brackets and quotation marks whole, and nothing told twice."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.agencies import named_alone
from reader.collation.details.blocks import Side2
from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.small import ARTICLES
from reader.collation.details.strands import Draft
from reader.pair import SIDES, Pair, Side, Span, other
from reader.text.fold import keys
from reader.text.model import Sentence

REACH: Final = 40
"""Code points beyond a reading within which the other bracket is taken in."""
FEW: Final = 3
"""Words up to which what stands beyond a lone mark is left off."""
_TELLING: Final = frozenset({"told", "tells"})
_HE: Final = frozenset({"he", "she", "they", "it", "who", "his", "her", "him"})
_BRACKETS: Final = {"(": ")", "[": "]"}
_MARKS: Final = {"“": "”", "«": "»"}
_PAIRED: Final = frozenset('()[]"“”«»')


def balanced(drafts: Sequence[Draft], sides: Pair[Side2]) -> list[Draft]:
    """The divergences, their readings with both or none of two brackets, and of two quotation marks."""
    taken = Pair(*(sorted(span for draft in drafts if (span := draft.sides[side]) is not None) for side in SIDES))
    return [_with_whole_readings(draft, sides, taken) for draft in drafts]


def _with_whole_readings(draft: Draft, sides: Pair[Side2], taken: Pair[list[Span]]) -> Draft:
    for side in SIDES:
        text, span = sides[side].witness.article.text, draft.sides[side]
        if span is None:
            continue
        whole = _whole(text, span, taken[side])
        if whole == span:
            continue
        values = list(draft.values)
        if values[side] == text[slice(*span)]:
            values[side] = text[slice(*whole)]
        spans: list[Span | None] = list(draft.sides)
        spans[side] = whole
        draft = draft._replace(sides=Pair(*spans), values=Pair(*values))
    return draft


def _whole(text: str, span: Span, taken: Sequence[Span]) -> Span:
    words = text[slice(*span)]
    if _PAIRED.isdisjoint(words):
        return span
    for opening, closing in (*_BRACKETS.items(), *_MARKS.items(), ('"', '"')):
        lone = _lone(text, span, opening, closing)
        if lone is not None:
            span = _mended(text, span, lone, (opening, closing), taken)
    return span


def _lone(text: str, span: Span, opening: str, closing: str) -> tuple[int, bool] | None:
    """A mark without its other half, and whether it opens."""
    if opening == closing:
        places = [at for at in range(*span) if text[at] == opening]
        if len(places) % 2 == 0:
            return None
        opens = [at for at in places if at + 1 < len(text) and not text[at + 1].isspace() and _is_before(text, at)]
        # Marks that alternate leave the last one that opens, or the first that closes.
        return (places[-1], True) if places[-1] in opens else (places[0], False)
    waiting: list[int] = []
    for at in range(*span):
        if text[at] == opening:
            waiting.append(at)
        elif text[at] == closing:
            if not waiting:
                return at, False
            waiting.pop()
    return (waiting[-1], True) if waiting else None


def _is_before(text: str, at: int) -> bool:
    """Whether a straight mark stands where a quotation begins."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"


def _mended(text: str, span: Span, lone: tuple[int, bool], marks: tuple[str, str], taken: Sequence[Span]) -> Span:
    """The span with the other half taken in, where that stands near and no other reading has it; else without both.

    Without the lone mark goes what is beyond it, if that is little.
    """
    at, opens = lone
    opening, closing = marks
    if opens:
        found = text.find(closing, span.end, span.end + REACH)
        between = text[span.end : found] if found >= 0 else ""
    else:
        found = text.rfind(opening, max(0, span.start - REACH), span.start)
        between = text[found + 1 : span.start] if found >= 0 else ""
    plain = not any(map(str.isalnum, between)) or (opening in _BRACKETS and not any(s in between for s in "()[]\n"))
    beyond = Span(span.end, found + 1) if opens else Span(found, span.start)
    if found >= 0 and plain and not _held(beyond, taken):
        return Span(min(span.start, beyond.start), max(span.end, beyond.end))
    before, after = _trimmed(text, span.start, at), _trimmed(text, at + 1, span.end)
    counts = [len(text[slice(*part)].split()) for part in (before, after)]
    if min(counts) > FEW:
        return span
    return after if counts[1] > counts[0] else before


def _held(stretch: Span, taken: Sequence[Span]) -> bool:
    """Whether a stretch is part of another reading; readings come in order."""
    at = bisect_left(taken, (stretch.start, stretch.end))
    return any(held.start < stretch.end and stretch.start < held.end for held in taken[max(0, at - 1) : at + 1])


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without spaces and commas at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)


def told_once(drafts: Sequence[Draft], sides: Pair[Side2], sentences: Pair[list[Sentence]]) -> list[Draft]:
    """Without omissions and additions of a name that the paragraphs across print too: it has not been left out."""
    across: dict[Side, str] = {}
    kept: list[Draft] = []
    for draft in drafts:
        if draft.type in {"omission", "addition"}:
            side: Side = 0 if draft.type == "omission" else 1
            span = draft.sides[side]
            assert span is not None
            text = sides[side].witness.article.text
            if _signs(text, span):
                continue
            phrase = _named(text[slice(*span)])
            if phrase:
                if side not in across:
                    tokens = sides[other(side)].witness.analysis.tokens
                    said = [token.key for s in sentences[other(side)] for token in tokens[s.first : s.last]]
                    across[side] = f" {' '.join(said)} "
                if f" {phrase} " in across[side]:
                    continue
        kept.append(draft)
    return kept


def _signs(text: str, span: Span) -> bool:
    """Whether a reading is the agency that ends a paragraph: a credit is no part of the story."""
    ends = not text[span.end :].split("\n", 1)[0].strip(" .)]")
    return ends and span.end - span.start <= REACH and bool(named_alone(text[slice(*span)].strip("()[].")))


def without_turned_credits(drafts: Sequence[Draft], sides: Pair[Side2]) -> list[Draft]:
    """Without two readings that are one name each, against a pronoun, on either side: who says it has only moved.

    `Minister Jane Smith ... she added` is `she ... added Jane Smith, the minister`.
    """
    named: Pair[dict[str, list[int]]] = Pair({}, {})
    for index, draft in enumerate(drafts):
        if draft.type not in {"wording", "speaker"} or None in draft.sides:
            continue
        texts = (sides[s].witness.article.text[slice(*span)] for s in SIDES if (span := draft.sides[s]) is not None)
        words = Pair(*({key for word in text.split() for key in keys(word.strip(".,’'"))} for text in texts))
        for side in SIDES:
            if words[other(side)] <= _HE:
                for word in words[side] - function_words():
                    named[side].setdefault(word, []).append(index)
    both = named.left.keys() & named.right.keys()
    turned = {index for word in both for held in named for index in held[word]}
    return [draft for index, draft in enumerate(drafts) if index not in turned]


class _Credit(NamedTuple):
    """A reading that is only who says so."""

    draft: int
    lemma: str
    who: Span
    verb: Span
    """With the audience and the manner that follow it."""


def moved_credits(drafts: Sequence[Draft], sides: Pair[Side2]) -> list[Draft]:
    """With `Smith told reporters` here and `he said` elsewhere as a name against its pronoun, and two verbs."""
    said: Pair[list[_Credit]] = Pair([], [])
    for index, draft in enumerate(drafts):
        if draft.type in {"omission", "addition"}:
            side: Side = 0 if draft.type == "omission" else 1
            span = draft.sides[side]
            assert span is not None
            credit = _credit(sides[side].witness.article.text, span, index)
            if credit is not None:
                said[side].append(credit)
    only = len(said.left) == 1 == len(said.right)
    gone: dict[int, list[Draft]] = {}
    for one in said.left:
        for two in said.right:
            whos = (one.who, two.who)
            words = [sides[s].witness.article.text[slice(*span)] for s, span in zip(SIDES, whos, strict=True)]
            pronouns = [word.casefold() in _HE for word in words]
            if one.draft in gone or two.draft in gone or pronouns[0] == pronouns[1]:
                continue
            if one.lemma == two.lemma or only:
                rule = "a name against a pronoun, and who says it stands elsewhere"
                gone[one.draft], gone[two.draft] = [Draft("wording", Pair(*whos), "variant", rule)], []
                if one.lemma != two.lemma:
                    rule = "another verb of saying, and it stands elsewhere"
                    gone[one.draft].append(Draft("saying-verb", Pair(one.verb, two.verb), "open", rule))
    return [kept for index, draft in enumerate(drafts) for kept in gone.get(index, [draft])]


def _credit(text: str, span: Span, index: int) -> _Credit | None:
    """A reading that is only a name or a pronoun and a verb of saying, with who is told and how."""
    found = [(m.start() + span.start, m.end() + span.start) for m in re.finditer(r"[^\s,.]+", text[slice(*span)])]
    words = [text[start:end] for start, end in found]
    verbs = saying_verbs()
    at = next((place for place, word in enumerate(words) if word in verbs), -1)
    if not 1 < len(words) <= (2 * FEW if at > 0 and words[at] in _TELLING else FEW) or at < 0:
        return None
    if at and (at == len(words) - 1 or words[at] in _TELLING):
        who, verb = Span(found[0][0], found[at - 1][1]), Span(found[at][0], found[-1][1])
    elif at == 0:
        who, verb = Span(found[1][0], found[-1][1]), Span(*found[0])
    else:
        return None
    named = text[slice(*who)].split()
    if text[slice(*who)].casefold() in _HE or all(word[:1].isupper() for word in named):
        return _Credit(index, verbs[words[at]], who, verb)
    return None


def _named(reading: str) -> str:
    """The keys of a reading of several words, most of them with a capital, without its article; else empty."""
    words = [word.strip(".,;:()[]\"“”'’‘") for word in reading.split()]
    while words and words[0].casefold() in ARTICLES:
        words = words[1:]
    bearing = [word for word in words if word.casefold() not in function_words()]
    if len(bearing) < len(("first", "last")) or len(words) > 2 * FEW or not bearing[-1][:1].isupper():
        return ""
    return " ".join(key for word in words for key in keys(word))
