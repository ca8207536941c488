"""Cells that display text takes: a fast path for the letters and signs of most papers, the tables for the rest."""

import re
from typing import Final

from reader.terminal.cells import width_of

# One cell each, whatever Python's tables say: Latin, Greek, Cyrillic, dashes and quotation marks, arrows, lines.
_UNUSUAL: Final = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u2037\u20ac\u2190-\u2193"
    "\u2248\u2500-\u259f\u25ba\u25bc]"
)


def is_narrow(text: str) -> bool:
    """Whether every character is one cell wide, so that its length is its width."""
    return text.isascii() or _UNUSUAL.search(text) is None


def cells(text: str) -> int:
    """Cells that the text takes."""
    return len(text) if is_narrow(text) else sum(map(width_of, text))


def fitted(text: str, width: int, more: str = "…") -> str:
    """The text in exactly so many cells: padded with spaces, or cut with a sign that there is more."""
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept = head(text, width - cells(more))
    return (kept + more + " " * (width - cells(kept) - cells(more))) if width >= cells(more) else head(text, width)


def head(text: str, width: int) -> str:
    """As much of the beginning as goes into so many cells."""
    if width <= 0:
        return ""
    if is_narrow(text):
        return text[:width]
    taken = 0
    for place, character in enumerate(text):
        taken += width_of(character)
        if taken > width:
            return text[:place]
    return text
