"""Where a paragraph's sentences begin and end: English rules for abbreviations, initials and closing marks."""

import re
from collections.abc import Iterator
from typing import Final

from reader.pair import Span

_CLOSERS: Final = "\"'”’»›)\\]＂"
_END: Final = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)|[。！？]+[」』”’]*")
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof sir st sen rep gov gen col lt capt cmdr adm sgt maj brig hon rev fr pres supt insp det "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "no nos vs etc approx est inc ltd co corp plc bros al fig vol pp ave blvd rd mt ft e.g i.e a.m p.m u.s u.k u.n e.u "
    "d.c".split()
)
_MAY_END: Final = frozenset("a.m p.m u.s u.k u.n e.u d.c inc ltd co corp plc etc bros al".split())
"""Abbreviations after which a sentence may well end; a following capital decides."""
_WORD_BEFORE: Final = re.compile(r"[^\s(\[\"'“‘«—–-]+$")
_STARTER: Final = frozenset(
    "the a an he she it they we i in on at but and this that these those his her their its there as for after when "
    "while if mr mrs ms however meanwhile".split()
)


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
