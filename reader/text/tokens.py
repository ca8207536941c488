"""A stretch of text as tokens: words and numbers, folded, each with its place.

A hyphenated compound is several tokens, unless the hyphen only sets off a prefix (co-operation); a contraction is the
words that it stands for, which share its surface; a number keeps its currency sign, separators and unit letters; in
scripts that write no spaces (Chinese, Japanese, Thai ...) each character is a token.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate
from typing import Final

from reader.pair import Span
from reader.text.fold import AMBIGUOUS, APOSTROPHES, INVISIBLE, keys, with_next
from reader.text.model import Token

_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a"
    "\u0900-\u0963\u0970-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks and vowel signs that belong to the letter before them, which `\\w` leaves out."""
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_RARE: Final = re.compile("[^\x00-\u02ff\u2000-\u20cf]")
"""Where those are. Their classes take five times as long to compile as all the rest, and few articles need them."""
_PREFIX: Final = r"(?:co|re|pre|de|non|anti|multi|semi|inter|mis|un|bi)"
_HYPHEN: Final = "[-‐‑]"


def _pattern(word: str, marks: str, others: str) -> re.Pattern[str]:
    """Of tokens; splitting by it leaves the text between two tokens, a token, and so on."""
    return re.compile(
        r"(?=\S)((?:[a-zA-Z]+(?![^\x00-\x7f\W]|[^\s.,;:!?\")(]|\.[a-zA-Z])"  # nearly every word, told apart at once
        rf"|(?:[$£€¥₹₽]?\d+(?:[.,:/]\d+)*(?:[a-zA-Z]{{1,3}}(?![a-zA-Z{marks}]))?)"
        r"|(?:(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w))?)"
        rf"|(?:\b(?i:{_PREFIX}){_HYPHEN}{word}{{3,}})"
        rf"|(?:{word}+(?:[{APOSTROPHES}]{word}+)*)"
        rf"|[{others}%％]))"
    )


_LATIN: Final = _pattern(rf"(?:[^\W\d_]|[{INVISIBLE}])", "", "")


@cache
def _any_script() -> re.Pattern[str]:
    return _pattern(rf"(?:(?![{_UNSPACED}])[^\W\d_]|[{_MARKS}{INVISIBLE}])", _MARKS, _UNSPACED)


class _Folds(dict[str, str | tuple[str, ...]]):
    """Surfaces with their folded form; a tuple where it is several, or where the next word has a say."""

    def __missing__(self, surface: str) -> str | tuple[str, ...]:
        folded = keys(surface)
        plain = len(folded) == 1 and folded[0] not in AMBIGUOUS
        self[surface] = found = folded[0] if plain else folded
        return found


_FOLDS: Final = _Folds()
_token: Final = partial(tuple.__new__, Token)
"""A token of a tuple; to name its fields one by one takes thrice as long, and it is done for each word."""


def tokens_of(text: str, spans: Sequence[Span]) -> list[Token]:
    """The tokens of each span in turn; offsets are code points of the whole text."""
    made: list[Token] = []
    for start, end in spans:
        stretch = text[start:end]
        pattern = _LATIN if stretch.isascii() or _RARE.search(stretch) is None else _any_script()
        pieces = pattern.split(stretch)
        edges = list(accumulate(map(len, pieces), initial=start))
        folded = list(map(_FOLDS.__getitem__, pieces[1::2]))
        made += _tokens(edges[1:-1:2], edges[2::2], folded)
    return made


def _tokens(starts: list[int], ends: list[int], folded: list[str | tuple[str, ...]]) -> list[Token]:
    if tuple not in map(type, folded):
        return list(map(_token, zip(starts, ends, folded, strict=True)))
    odd = [place for place, key in enumerate(folded) if type(key) is tuple]
    made: list[Token] = []
    done = 0
    for place in odd:
        made += map(_token, zip(starts[done:place], ends[done:place], folded[done:place], strict=True))
        words = folded[place]
        if len(words) == 1:
            following = folded[place + 1] if place + 1 < len(folded) else ""
            words = with_next(words[0], following if isinstance(following, str) else following[0])
        made += [Token(starts[place], ends[place], word) for word in words]
        done = place + 1
    made += map(_token, zip(starts[done:], ends[done:], folded[done:], strict=True))
    return made
