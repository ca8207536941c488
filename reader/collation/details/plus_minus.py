"""One figure that is printed with a plus on one side and with a minus on the other."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.strands import Block, Draft, Strand
from reader.pair import Pair, Span

_SIGNS: Final = frozenset("+-−")


def opposite_signs(block: Block) -> Iterator[Draft]:
    """One figure with another sign: `+3 percent`, `-3 percent`."""
    left, right = block.strands
    if "+" not in left.text and "+" not in right.text:
        return
    for p, q in enumerate(block.match.left):
        if q < 0 or not left.keys[p][0].isdigit() or not (block.free(0, (p, p + 1)) and block.free(1, (q, q + 1))):
            continue
        signs = [_sign(strand, at) for strand, at in ((left, p), (right, q))]
        if all(signs) and signs[0] != signs[1]:
            draft = block.draft("number", (p, p + 1), (q, q + 1), "conflict", "one figure with opposite signs")
            assert draft.sides.left is not None
            assert draft.sides.right is not None
            yield draft._replace(sides=Pair(*(Span(s.start - 1, s.end) for s in draft.sides if s is not None)))


def _sign(strand: Strand, position: int) -> str:
    """The sign printed right before a figure, plus or minus; empty without one."""
    at = strand.tokens[position].start
    sign = strand.text[at - 1 : at] if at else ""
    if sign not in _SIGNS or not (strand.text[at - 2 : at - 1].isspace() or strand.text[at - 2 : at - 1] in {"(", ""}):
        return ""
    return "+" if sign == "+" else "-"
