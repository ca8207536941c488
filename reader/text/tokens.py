"""A stretch of text as tokens: words and numbers, folded, each with its place.

A hyphenated compound is several tokens, unless the hyphen only sets off a prefix (co-operation); a contraction is the
words that it stands for, which share its surface; a number keeps its currency sign, separators and unit letters; in
scripts that write no spaces (Chinese, Japanese, Thai ...) each character is a token.
"""

import re
from collections.abc import Sequence
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
_PREFIX: Final = r"(?:co|re|pre|de|non|anti|multi|semi|inter|mis|un|bi)"
_WORD: Final = rf"(?:(?![{_UNSPACED}])[^\W\d_]|[{_MARKS}{INVISIBLE}])"
_HYPHEN: Final = "[-‐‑]"
_TOKEN: Final = re.compile(
    r"(?=\S)(?:[a-zA-Z]+(?![^\x00-\x7f\W]|[^\s.,;:!?\")(]|\.[a-zA-Z])"  # nearly every word, told apart at once
    rf"|(?:[$£€¥₹₽]?\d+(?:[.,:/]\d+)*(?:[a-zA-Z]{{1,3}}(?![a-zA-Z{_MARKS}]))?)"
    r"|(?:(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w))?)"
    rf"|(?:\b(?i:{_PREFIX}){_HYPHEN}{_WORD}{{3,}})"
    rf"|(?:{_WORD}+(?:[{APOSTROPHES}]{_WORD}+)*)"
    rf"|[{_UNSPACED}%％])"
)


def tokens_of(text: str, spans: Sequence[Span]) -> list[Token]:
    """The tokens of each span in turn; offsets are code points of the whole text."""
    made: list[Token] = []
    for span in spans:
        waiting = False
        for found in _TOKEN.finditer(text, span.start, span.end):
            folded = keys(found.group())
            if waiting:
                start, end, key = made.pop()
                made += [Token(start, end, word) for word in with_next(key, folded[0])]
                waiting = False
            start, end = found.span()
            if len(folded) == 1:
                made.append(Token(start, end, folded[0]))
                waiting = folded[0] in AMBIGUOUS
            else:
                made += [Token(start, end, key) for key in folded]
        if waiting:
            start, end, key = made.pop()
            made += [Token(start, end, word) for word in with_next(key, "")]
    return made
