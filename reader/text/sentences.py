"""Where a paragraph's sentences begin and end: English rules for abbreviations, initials and closing marks."""

import re
from collections.abc import Iterator
from typing import Final

from reader.data import word_class
from reader.pair import Span

_CLOSERS: Final = "\"'”’»›)\\]＂"
_END: Final = re.compile(
    # One class at the head, which is looked for fast, and never in the middle of a row of marks, which would be read
    # again from each of them.
    rf"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+[{_CLOSERS}]*+(?=\s)|(?<=[。！？])[。！？]*+[」』”’]*+)"
)
_ABBREVIATIONS: Final = word_class("abbreviations")
_MAY_END: Final = word_class("ending_abbreviations")
"""Abbreviations after which a sentence may well end; a following capital decides."""
_WORD_BEFORE: Final = re.compile(r"[^\s(\[\"'“‘«—–-]+$")
_STARTER: Final = word_class("sentence_starters")


def sentences_of(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in order, white space at their ends left out."""
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        end = found.end()
        rest = text[end : end + 40].lstrip()
        if end >= span.end or not rest or not _ends_here(text, start, found.start(), found.group(), rest):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, span.end)


def _ends_here(text: str, start: int, at: int, marks: str, rest: str) -> bool:
    opener = rest.lstrip("\"'“‘«‹([—–- ")[:1]
    if opener.islower():
        return False
    if marks[0] != "." or len(marks) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, at - 24), at)
    word = before.group().lower() if before else ""
    if word in _MAY_END:
        following = re.match(r"\w+", rest)
        return rest[0] in "\"'“‘«" or (following is not None and following.group().lower() in _STARTER)
    if word in _ABBREVIATIONS:
        return False
    # An initial: "J. Edgar", "Vladimir V. Putin"; never "Plan B. The ..." after a small word.
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
