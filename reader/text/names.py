"""Proper names with their titles: capitalised sequences, judged by how the text itself writes their words.

General rules of English news: a capital in mid-sentence is a sign, at the head of a sentence none; small words join
(Bank of England, Charles de Gaulle); titles in either case go with the name that follows. No list of names is used.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reader.data import entries, words
from reader.text.model import Analysis, NameKind, NameSpan, Token

_PARTICLES: Final = frozenset(
    "de da di del della du la le van von der den ter bin ibn al el abu dos das san bint".split()
)
_JOINTS: Final = frozenset(("of", "for"))
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i".split()
)
_AT: Final = frozenset(("in", "at", "near", "to", "from", "outside"))
_SAYS: Final = frozenset("said says told added warned accused claimed denied tweeted wrote insisted who".split())


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


def is_title(key: str) -> bool:
    """Whether the folded word is a title, rank, office or trade that stands before a person's name."""
    return key in _titles().person


def name_spans(text: str, analysis: Analysis) -> tuple[NameSpan, ...]:
    """The names of an analysed text, in order; they never overlap and never cross a sentence."""
    capital, small = _case_evidence(text, analysis)
    found: list[NameSpan] = []
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        shouted = _is_shouted(text, tokens)
        marks = [
            not shouted and _is_name_word(text, token, place, capital, small) for place, token in enumerate(tokens)
        ]
        found.extend(_sequences(text, tokens, marks, sentence.first))
    return tuple(found)


def _bare(key: str) -> str:
    return key[:-2] if key.endswith("'s") else key


def _is_capital(text: str, token: Token) -> bool:
    return text[token.start].isupper()


def _is_shouted(text: str, tokens: Sequence[Token]) -> bool:
    """A headline in capitals or in title case says nothing about names."""
    letters = [token for token in tokens if text[token.start].isalpha() and token.end - token.start > 3]
    raised = sum(_is_capital(text, token) for token in letters)
    return len(letters) >= 5 and raised > 0.8 * len(letters)


def _case_evidence(text: str, analysis: Analysis) -> tuple[set[str], set[str]]:
    """Words seen with a capital in mid-sentence, and words seen without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        if _is_shouted(text, tokens):
            continue
        for place, token in enumerate(tokens):
            if text[token.start].islower():
                small.add(_bare(token.key))
            elif place and text[token.start].isupper() and not _opens(text, token):
                capital.add(_bare(token.key))
    return capital, small


def _opens(text: str, token: Token) -> bool:
    """Whether a quotation mark, colon or bar stands before the word, so that its capital may be the sentence's."""
    before = text[max(0, token.start - 3) : token.start].rstrip()
    return before[-1:] in set("\"“”‘'«:|.!?–—")


def _is_name_word(text: str, token: Token, place: int, capital: set[str], small: set[str]) -> bool:
    key = _bare(token.key)
    if not _is_capital(text, token) or key in _CALENDAR:
        return False
    if text[token.start : token.end].isupper() and token.end - token.start > 1:
        return True
    if place == 0 or _opens(text, token):
        return key in capital or (key not in small and key not in function_words() and len(key) > 2)
    return key not in function_words() or key in capital


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
