"""A text to its paragraphs: by blank lines, by lines, or by hard-wrapped blocks.

Each block of consecutive non-blank lines is judged by itself (and by the longest line of the whole text, which no blank
line changes), so that a stray blank line moves no other paragraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.articles.patterns import Lazy
from reader.pair import Span

MIN_WRAP: Final = 40
"""Characters: no paper or mail program wraps prose narrower; a narrower block is names, dates and labels."""
MAX_WRAP: Final = 100
"""Characters: no editor wraps prose wider unasked; a wider line is a paragraph that was never wrapped."""
MAX_FIRST_WORD: Final = 20
"""Characters of a next line's first word that explain a short line; a longer one (an address) explains nothing."""
MANY_BREAKS: Final = 3
"""Line ends of one block that all lie where a wrap puts them: that many do not by chance."""

_INVISIBLE: Final = "\ufeff\u200b\u2060"
_FIRST_WORD: Final = Lazy(r"\S+")
_ENDS_SENTENCE: Final = Lazy(r"[.!?…][\"'”’»)\]]*$")
_ENDS_INSIDE: Final = Lazy(
    r"(?:[,;(\[–—-]|\b(?:an?|the|of|in|on|at|to|by|for|from|with|and|or|but|as|that|which|who|is|are|was|were|be|been"
    r"|has|had|have|will|would|not|his|her|its|their|said|than|into|over))$",
    re.IGNORECASE,
)
# Lines that stand alone at the head of an article, however long the line above.
_LABEL: Final = Lazy(
    r"(?-i:By|From|BY) [^\W\d_]|(?:published|updated|posted|last|photo|image|picture|credit|source|reporting)\b"
    r"|https?:|\W*\d",
    re.IGNORECASE,
)


class _Wraps(NamedTuple):
    """What the whole text says of its lines."""

    narrow: bool
    """No line of more than one word is wider than a wrap."""
    sure: bool
    """It is narrow, and some block is wrapped beyond doubt."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs of a text, in its order; white space at their ends is left out.

    A line of only Unicode white space is blank. A block of lines is one paragraph when it looks hard-wrapped,
    else each of its lines is one.
    """
    blocks = _blocks(text)
    lines = [[text[start:end] for start, end in block] for block in blocks]
    narrow = all(len(line) <= MAX_WRAP or " " not in line for block in lines for line in block)
    wraps = _Wraps(narrow, narrow and any(len(block) > MANY_BREAKS and _breaks_like_a_wrap(block) for block in lines))
    found: list[Span] = []
    for block, words in zip(blocks, lines, strict=True):
        if len(block) > 1 and _is_hard_wrapped(words, wraps):
            found.append(Span(block[0].start, block[-1].end))
        else:
            found.extend(block)
    return tuple(found)


def _blocks(text: str) -> list[list[Span]]:
    """Gather consecutive lines that are not blank, each as a span without the white space at its ends."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words and words.strip(_INVISIBLE).strip():
            inner = start + len(line) - len(line.lstrip())
            blocks[-1].append(Span(inner, inner + len(words)))
        elif blocks[-1]:
            blocks.append([])
        start += len(line) + 1
    return [block for block in blocks if block]


def _breaks_like_a_wrap(lines: Sequence[str]) -> bool:
    """Whether each line but the last is so long that the next line's first word would not have fitted."""
    width = max(map(len, lines))
    if not MIN_WRAP <= width <= MAX_WRAP:
        return False
    for line, below in pairwise(lines):
        word = _FIRST_WORD.match(below)
        if word is None or len(line) + 1 + min(len(word[0]), MAX_FIRST_WORD) <= width:
            return False
    return not all(_ENDS_SENTENCE.search(line) for line in lines[:-1]) or len(lines) <= MANY_BREAKS


def _is_hard_wrapped(lines: Sequence[str], wraps: _Wraps) -> bool:
    """Whether the lines of a block are one paragraph that some program wrapped.

    A block of two or three lines can have the lengths of one by chance: there a line must break off in the middle of
    a sentence, or the rest of the text be wrapped, or be narrow and the block end as a sentence does.
    """
    if not _breaks_like_a_wrap(lines):
        return False
    if len(lines) > MANY_BREAKS or any(
        below[0].islower() or _ENDS_INSIDE.search(line) for line, below in pairwise(lines)
    ):
        return True
    if wraps.sure:
        return not any(_LABEL.match(line) for line in lines)
    return wraps.narrow and bool(_ENDS_SENTENCE.search(lines[-1]))
