"""Proper names with their titles: capitalised sequences, judged by how the text itself writes their words.

General rules of English news: a capital in mid-sentence is a sign, at the head of a sentence none; small words join
(Bank of England, Charles de Gaulle); titles in either case go with the name that follows. No list of names is used.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reader.data import entries, word_class, words
from reader.text.model import Analysis, NameKind, NameSpan, Sentence, Token

_PARTICLES: Final = word_class("name_particles")
_JOINTS: Final = frozenset(("of", "for"))
_CALENDAR: Final = word_class("calendar")
_AT: Final = frozenset(("in", "at", "near", "to", "from", "outside"))
_BEFORE_OPENING: Final = frozenset("\"“”‘'«:|.!?–—")
_FULL_STOPS: Final = frozenset(".!?…\"”’'»")
_SAYS: Final = word_class("saying")


class _Titles(NamedTuple):
    person: frozenset[str]
    body: frozenset[str]


@cache
def _titles() -> _Titles:
    lists: dict[str, set[str]] = {"person": set(), "body": set()}
    for entry in entries("titles.txt"):
        kind, *members = entry.split()
        lists[kind].update(members)
    return _Titles(frozenset(lists["person"]), frozenset(lists["body"]))


@cache
def function_words() -> frozenset[str]:
    """Words that carry grammar, not matter."""
    return words("function_words.txt")


@cache
def common_words() -> frozenset[str]:
    """Content words that every story uses."""
    return words("common_words.txt")


def is_title(key: str) -> bool:
    """Whether the folded word is a title, rank, office or trade that stands before a person's name."""
    return key in _titles().person


def name_spans(text: str, analysis: Analysis) -> tuple[NameSpan, ...]:
    """The names of an analysed text, in order; they never overlap and never cross a sentence."""
    tokens = analysis.tokens
    raised = [text[token[0]].isupper() for token in tokens]
    calm = [sentence for sentence in analysis.sentences if not _is_shouted(text, analysis, raised, sentence)]
    opening = _openings(text, analysis, raised)
    small = {token[2] for token, upper in zip(tokens, raised, strict=True) if not upper}
    capital = {
        _bare(tokens[place][2])
        for sentence in calm
        for place in range(sentence.first, sentence.last)
        if raised[place] and not opening[place]
    }
    function = function_words()
    ordinary = function | common_words()
    found: list[NameSpan] = []
    quiet = {sentence.first for sentence in calm}
    for sentence in analysis.sentences:
        first, last = sentence.first, sentence.last
        if True not in raised[first:last]:
            continue
        held = tokens[first:last]
        marks = [False] * len(held)
        for place, (start, end, folded) in enumerate(held):
            key = _bare(folded)
            if not raised[first + place] or key in _CALENDAR:
                continue
            if first not in quiet:
                lowered = not text[start:end].isupper()  # a word in capitals throughout says still less
                marks[place] = key in capital or (lowered and _beside_title(held, marks, place))
            elif end - start > 1 and text[start:end].isupper():
                marks[place] = True
            elif opening[first + place]:
                marks[place] = key in capital or (
                    not (key in small or key in ordinary or len(key) < 3)
                    and _goes_on(text, held, raised[first : last + 1], place)
                )
            else:
                marks[place] = key not in function or key in capital
        found.extend(_sequences(text, held, marks, first))
    return tuple(found)


def _goes_on(text: str, tokens: Sequence[Token], raised: Sequence[bool], place: int) -> bool:
    """Whether a capital that may be the sentence's is a name's: a possessive, a speaker, or with another beside it."""
    if tokens[place].key.endswith("'s"):
        return True
    ahead = place + 1
    if ahead >= len(tokens):
        return False
    return tokens[ahead].key in _SAYS or (
        raised[ahead] and tokens[ahead].key not in _CALENDAR and _touch(text, tokens, ahead)
    )


def _beside_title(tokens: Sequence[Token], marks: Sequence[bool], place: int) -> bool:
    """In a line whose every word has a capital, the word before a title and the one or two behind it are a name."""
    if is_title(_bare(tokens[place].key)):
        return False
    if place + 1 < len(tokens) and is_title(_bare(tokens[place + 1].key)):
        return True
    before = [is_title(_bare(token.key)) for token in tokens[max(0, place - 2) : place]]
    return bool(before) and (before[-1] or (before[0] and marks[place - 1]))


def _bare(key: str) -> str:
    return key.removesuffix("'s")


def _is_shouted(text: str, analysis: Analysis, raised: Sequence[bool], sentence: Sentence) -> bool:
    """A headline in capitals or in title case says nothing about names; it is told by its missing full stop."""
    if text[sentence.end - 1] in _FULL_STOPS:
        return text[sentence.start : sentence.end].isupper()
    letters = upper = 0
    for place in range(sentence.first, sentence.last):
        start, end, _ = analysis.tokens[place]
        if end - start > 3 and (raised[place] or text[start].isalpha()):
            letters += 1
            upper += raised[place]
    return letters >= 5 and upper > 0.8 * letters


def _openings(text: str, analysis: Analysis, raised: Sequence[bool]) -> bytearray:
    """Capitals that may be those of a sentence: its first word, or one behind a quotation mark, colon or bar."""
    opening = bytearray(len(raised))
    for place, token in enumerate(analysis.tokens):
        if raised[place]:
            start = token[0]
            before = text[start - 1 : start]
            if before in {" ", "\u00a0"}:
                before = text[max(0, start - 3) : start].rstrip()[-1:]
            opening[place] = before in _BEFORE_OPENING
    for sentence in analysis.sentences:
        opening[sentence.first] = 1
    return opening


def _sequences(text: str, tokens: Sequence[Token], marks: list[bool], offset: int) -> list[NameSpan]:
    found: list[NameSpan] = []
    place = 0
    while place < len(tokens):
        if not marks[place]:
            place += 1
            continue
        end = _end(text, tokens, marks, place)
        first = place
        floor = found[-1].last - offset if found else 0
        while first > floor and is_title(_bare(tokens[first - 1].key)) and _touch(text, tokens, first):
            first -= 1
        name = next((at + 1 for at in range(end - 2, place - 1, -1) if is_title(_bare(tokens[at].key))), place)
        kind = _kind(text, tokens, first, name, end)
        if kind == "organisation":
            name = place
        if end - first > 1 or len(tokens[first].key) > 1:
            found.append(NameSpan(offset + first, offset + name, offset + end, kind))
        place = end
    return found


def _touch(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Nothing but space or a hyphen stands between the token and the one before it."""
    return not text[tokens[place - 1].end : tokens[place].start].strip(" \u00a0-\n.")


def _end(text: str, tokens: Sequence[Token], marks: list[bool], place: int) -> int:
    end = place + 1
    joined = False
    while end < len(tokens) and _touch(text, tokens, end):
        key = tokens[end].key
        if marks[end]:
            if tokens[end - 1].key.endswith("'s"):
                break
            end += 1
            continue
        ahead = end + 1
        if key in _JOINTS and ahead < len(tokens) and tokens[ahead].key == "the":
            ahead += 1
        small = key in _PARTICLES or key in _JOINTS or (key == "and" and joined)
        if not (small and ahead < len(tokens) and marks[ahead] and not tokens[end - 1].key.endswith("'s")):
            break
        joined = joined or key in _JOINTS
        end = ahead + 1
    return end


def _kind(text: str, tokens: Sequence[Token], first: int, name: int, end: int) -> NameKind:
    held = {_bare(token.key) for token in tokens[first:end]}
    last = text[tokens[end - 1].start : tokens[end - 1].end]
    if held & _titles().body or (end - name == 1 and last.isupper() and len(last) > 2):
        return "organisation"
    if name > first:
        return "person"
    after = tokens[end].key if end < len(tokens) else ""
    if after in _SAYS and end - name <= 3:
        return "person"
    before = tokens[first - 1].key if first else ""
    return "place" if before in _AT and end - name <= 2 else "unknown"
