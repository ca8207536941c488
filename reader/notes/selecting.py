"""The selectors of a passage: its words, where they stand, and as much around them as tells them from their like.

The W3C Web Annotation Data Model leaves open how long the texts before and after a quote are. A fixed length serves
words that stand once; a name or a stock phrase ("is expected to meet") has its like elsewhere with the same words
around it, and an edit that takes one of them away leaves the other to be mistaken for it. So the text around grows
until nothing else in the article reads alike.
"""

from typing import Final

from reader.notes.schema import CONTEXT, MOST_CONTEXT, Selectors
from reader.pair import Span

ALIKE: Final = 0.6
"""Likeness of both sides together, of 2, from which another place may be taken for the passage."""
_LOOKED_AT: Final = 400


def select(text: str, span: Span) -> Selectors:
    """The selectors of a passage.

    Raises:
        ValueError: If the span is empty or outside the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage of the text: {start} to {end} of {len(text)}")
    others = _elsewhere(text, span)
    reach = CONTEXT
    while reach < MOST_CONTEXT and others:
        others = [at for at in others if _alike(text, span, at, reach) >= ALIKE]
        reach += CONTEXT if others else 0
    return Selectors(text[start:end], text[max(0, start - reach) : start], text[end : end + reach], start, end)


def _elsewhere(text: str, span: Span) -> list[int]:
    """Where else the same words stand."""
    quote = text[span.start : span.end]
    found: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(found) < _LOOKED_AT:
        if at >= span.end or at + len(quote) <= span.start:
            found.append(at)
        at = text.find(quote, at + 1)
    return found


def _alike(text: str, span: Span, at: int, reach: int) -> float:
    """How much the texts around another place are those around the passage: 0 as any text, 2 the very words."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    end = at + span.end - span.start
    sides = (
        (text[max(0, span.start - reach) : span.start], text[max(0, at - reach) : at]),
        (text[span.end : span.end + reach], text[end : end + reach]),
    )
    return sum(max(0.0, 2 * Indel.normalized_similarity(*side) - 1) for side in sides)
