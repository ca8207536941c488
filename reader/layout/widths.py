"""Cells that display text takes: a fast path for the letters and signs of most papers, the tables for the rest."""

from typing import Final

from reader.terminal.cells import width_of

_RANGES: Final = (
    (0x20, 0x7F), (0xA0, 0xAD), (0xAE, 0x300), (0x370, 0x378), (0x384, 0x483), (0x48A, 0x530), (0x2010, 0x2028),
    (0x2030, 0x2038), (0x20AC, 0x20AD), (0x2190, 0x2194), (0x2248, 0x2249), (0x2500, 0x25A0), (0x25BA, 0x25BB),
)  # fmt: skip
_NARROW: Final = frozenset(chr(code) for first, last in _RANGES for code in range(first, last))
"""Characters of one cell: Latin, Greek, Cyrillic, dashes and quotation marks, arrows, lines. A set, as the pattern of
their ranges takes longer to compile than the first screen to draw."""


def is_narrow(text: str) -> bool:
    """Whether every character is one cell wide, so that its length is its width."""
    return text.isascii() or _NARROW.issuperset(text)


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
