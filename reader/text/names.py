"""Proper names with their titles: capitalised sequences, judged by how the text itself writes their words.

General rules of English news: a capital in mid-sentence is a sign, at the head of a sentence none; small words join
(Bank of England, Charles de Gaulle); titles in either case go with the name that follows. No list of names is used.
"""

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import compress
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


def titles() -> frozenset[str]:
    """The folded words that stand before a person's name: titles, ranks, offices, trades."""
    return _titles().person


class _Read(NamedTuple):
    """A text as it is searched for names; only words with a capital are looked at one by one."""

    text: str
    tokens: Sequence[Token]
    raised: Sequence[bool]
    """For each token whether it begins with a capital."""
    places: Sequence[int]
    """The tokens that do."""
    opening: AbstractSet[int]
    """Of them those whose capital may be the sentence's."""

    def within(self, sentence: Sentence) -> Sequence[int]:
        """The places of one sentence."""
        places = self.places
        return places[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]


def name_spans(text: str, analysis: Analysis) -> tuple[NameSpan, ...]:
    """The names of an analysed text, in order; they never overlap and never cross a sentence."""
    tokens = analysis.tokens
    raised = [text[start].isupper() for start, _, _ in tokens]
    places = list(compress(range(len(tokens)), raised))
    read = _Read(text, tokens, raised, places, _openings(text, analysis, places))
    calm = {sentence.first for sentence in analysis.sentences if not _is_shouted(read, sentence)}
    small = {key for (_, _, key), upper in zip(tokens, raised, strict=True) if not upper}
    capital = {
        tokens[place][2].removesuffix("'s")
        for sentence in analysis.sentences
        if sentence.first in calm
        for place in read.within(sentence)
        if place not in read.opening
    }
    found: list[NameSpan] = []
    for sentence in analysis.sentences:
        held = read.within(sentence)
        if held:
            if sentence.first in calm:
                marks = _marked(read, sentence, held, capital, small)
            else:
                marks = _marked_in_shout(read, sentence, held, capital)
            if marks:
                found += _sequences(read, sentence, marks)
    return tuple(found)


def _marked(
    read: _Read, sentence: Sentence, places: Sequence[int], capital: AbstractSet[str], small: AbstractSet[str]
) -> dict[int, None]:
    """The words of a sentence that belong to names, in order."""
    function, common = function_words(), common_words()
    marks: dict[int, None] = {}
    for place in places:
        start, end, folded = read.tokens[place]
        key = folded.removesuffix("'s")
        if key in _CALENDAR:
            continue
        if key in capital or (end - start > 1 and read.text[start:end].isupper()):
            marks[place] = None
        elif place not in read.opening:
            if key not in function:
                marks[place] = None
        elif (
            len(key) >= 3
            and not (key in small or key in function or key in common)
            and _goes_on(read, place, sentence.last)
        ):
            marks[place] = None
    return marks


def _marked_in_shout(
    read: _Read, sentence: Sentence, places: Sequence[int], capital: AbstractSet[str]
) -> dict[int, None]:
    """The same for a line in which every word has a capital."""
    marks: dict[int, None] = {}
    for place in places:
        start, end, folded = read.tokens[place]
        key = folded.removesuffix("'s")
        if key in _CALENDAR:
            continue
        # A word in capitals throughout says still less.
        lowered = not read.text[start:end].isupper()
        if key in capital or (lowered and _beside_title(read, marks, place, sentence)):
            marks[place] = None
    return marks


def _goes_on(read: _Read, place: int, last: int) -> bool:
    """Whether a capital that may be the sentence's is a name's: a possessive, a speaker, or with another beside it."""
    if read.tokens[place].key.endswith("'s"):
        return True
    ahead = place + 1
    if ahead >= last:
        return False
    key = read.tokens[ahead].key
    return key in _SAYS or (read.raised[ahead] and key not in _CALENDAR and _touch(read, ahead))


def _beside_title(read: _Read, marks: Container[int], place: int, sentence: Sentence) -> bool:
    """In a line whose every word has a capital, the word before a title and the one or two behind it are a name."""
    person = titles()
    keys = [token.key.removesuffix("'s") for token in read.tokens[max(sentence.first, place - 2) : place + 2]]
    own = min(2, place - sentence.first)
    if keys[own] in person:
        return False
    if place + 1 < sentence.last and keys[own + 1] in person:
        return True
    return own > 0 and (keys[own - 1] in person or (keys[0] in person and place - 1 in marks))


def _is_shouted(read: _Read, sentence: Sentence) -> bool:
    """A headline in capitals or in title case says nothing about names; it is told by its missing full stop."""
    text = read.text
    if text[sentence.end - 1] in _FULL_STOPS:
        return text[sentence.start : sentence.end].isupper()
    letters = upper = 0
    for place in range(sentence.first, sentence.last):
        start, end, _ = read.tokens[place]
        if end - start > 3 and (read.raised[place] or text[start].isalpha()):
            letters += 1
            upper += read.raised[place]
    return letters >= 5 and upper > 0.8 * letters


def _openings(text: str, analysis: Analysis, places: Sequence[int]) -> set[int]:
    """Capitals that may be those of a sentence: its first word, or one behind a quotation mark, colon or bar."""
    opening = {sentence.first for sentence in analysis.sentences}
    for place in places:
        start = analysis.tokens[place][0]
        before = text[start - 1 : start]
        if before in {" ", "\u00a0"}:
            before = text[max(0, start - 3) : start].rstrip()[-1:]
        if before in _BEFORE_OPENING:
            opening.add(place)
    return opening


def _sequences(read: _Read, sentence: Sentence, marks: Mapping[int, None]) -> list[NameSpan]:
    tokens, person = read.tokens, titles()
    found: list[NameSpan] = []
    floor = sentence.first
    for place in marks:
        if place < floor:
            continue
        end = _end(read, marks, place, sentence.last)
        first = place
        while first > floor and tokens[first - 1].key.removesuffix("'s") in person and _touch(read, first):
            first -= 1
        name = place
        for at in range(end - 2, place - 1, -1):
            if tokens[at].key.removesuffix("'s") in person:
                name = at + 1
                break
        kind = _kind(read, sentence, (first, end), name)
        if kind == "organisation":
            name = place
        if end - first > 1 or len(tokens[first].key) > 1:
            found.append(NameSpan(first, name, end, kind))
            floor = end
    return found


def _touch(read: _Read, place: int) -> bool:
    """Nothing but space or a hyphen stands between the token and the one before it."""
    tokens = read.tokens
    return not read.text[tokens[place - 1][1] : tokens[place][0]].strip(" \u00a0-\n.")


def _end(read: _Read, marks: Container[int], place: int, last: int) -> int:
    tokens = read.tokens
    end = place + 1
    joined = False
    while end < last and _touch(read, end):
        key = tokens[end].key
        if end in marks:
            if tokens[end - 1].key.endswith("'s"):
                break
            end += 1
            continue
        ahead = end + 1
        if key in _JOINTS and ahead < last and tokens[ahead].key == "the":
            ahead += 1
        small = key in _PARTICLES or key in _JOINTS or (key == "and" and joined)
        if not (small and ahead < last and ahead in marks and not tokens[end - 1].key.endswith("'s")):
            break
        joined = joined or key in _JOINTS
        end = ahead + 1
    return end


def _kind(read: _Read, sentence: Sentence, span: tuple[int, int], name: int) -> NameKind:
    tokens, (first, end) = read.tokens, span
    held = {key.removesuffix("'s") for _, _, key in tokens[first:end]}
    starts, ends, _ = tokens[end - 1]
    last = read.text[starts:ends]
    if not held.isdisjoint(_titles().body) or (end - name == 1 and last.isupper() and len(last) > 2):
        return "organisation"
    if name > first:
        return "person"
    after = tokens[end].key if end < sentence.last else ""
    if after in _SAYS and end - name <= 3:
        return "person"
    before = tokens[first - 1].key if first > sentence.first else ""
    return "place" if before in _AT and end - name <= 2 else "unknown"
