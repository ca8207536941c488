"""One linked passage as two strands of words, matched word by word, and the gaps between the matches."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side, Span
from reader.text.model import Quotation, Token

Place = tuple[int, int]
"""A stretch of a strand: positions of its words, half open; equal ends are the place between two words."""


JUMP: Final = "\n\n"
NO_VALUES: Final = Pair("", "")


class Strand(NamedTuple):
    """The words of some sentences of one witness; a position counts in `tokens`."""

    text: str
    """The article; offsets of tokens count in it."""
    tokens: Sequence[Token]
    keys: list[str]
    sentence: Sequence[int]
    """For each position the number of its sentence."""
    quote: Sequence[int]
    """For each position the index of the outermost quotation that holds it, -1 outside quotation marks."""
    quotations: Sequence[Quotation]
    """All quotations of the article."""
    forms: list[str]
    """What is printed at each position."""
    marks: list[str]
    """What is printed between each word and the one before it; a blank line where the strand jumps."""
    capital: list[bool]
    """Whether each word begins with a capital letter."""

    def surface(self, first: int, last: int) -> str:
        """What is printed from one position to another."""
        if last - first == 1:
            return self.forms[first]
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def before(self, position: int) -> str:
        """What is printed between a word and the one before it; a blank line at either end of the strand."""
        return self.marks[position] if 0 < position < len(self.marks) else JUMP

    def phrase(self, first: int, last: int) -> str:
        """The keys from one position to another, joined."""
        return " ".join(self.keys[first:last])

    def is_capital(self, position: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.capital[position]

    def opens_sentence(self, position: int) -> bool:
        """Whether the word is the first of its sentence or of a quotation."""
        return (
            position == 0
            or self.sentence[position] != self.sentence[position - 1]
            or (self.quote[position] >= 0 and self.quote[position] != self.quote[position - 1])
        )


class Gap(NamedTuple):
    """A stretch without match between two matches; one of its sides may be empty."""

    sides: Pair[Place]

    def words(self, side: Side) -> range:
        """Its positions on a side."""
        return range(*self.sides[side])


class Draft(NamedTuple):
    """A divergence before it is put in order; readings are code-point spans of each article."""

    type: DivergenceType
    sides: Pair[Span | None]
    verdict: Verdict
    rule: str
    note: str = ""
    values: Pair[str] = NO_VALUES
    """What the rule says of each side; it stands for `{left}` and `{right}` in the rule, whichever side is which."""


def _is_joint(letters: str) -> bool:
    """Whether two characters are a letter and a figure of one word."""
    return letters.isascii() and letters.isalnum() and len(letters) > 1 and letters[0].isdigit() != letters[1].isdigit()


class Block(NamedTuple):
    """Sentences of both sides that answer each other."""

    link: int
    copied: bool
    """Its words stand on both sides: changed phrases are reported one by one. False: only typed details are."""
    close: bool
    """Most of the shorter side's words are matched: a short phrase on one side alone is no debris of a rewording."""
    strands: Pair[Strand]
    match: Pair[list[int]]
    """For each position of a side its counterpart across, -1 where there is none."""
    gaps: list[Gap]
    abbreviated: bool
    """Whether a phrase of one side was matched as its abbreviation, which the other side has."""
    used: Pair[bytearray]
    """1 for each position whose difference has been told."""

    def span(self, side: Side, place: Place) -> Span:
        """The code points of a stretch."""
        strand = self.strands[side]
        start, end = strand.tokens[place[0]].start, strand.tokens[place[1] - 1].end
        # `N1`, `R529m`: a letter and a figure without a blank are words of their own when they are compared.
        while start > 0 and _is_joint(strand.text[start - 1 : start + 1]):
            start -= 1
        while _is_joint(strand.text[end - 1 : end + 1]):
            end += 1
        return Span(start, end)

    def surface(self, side: Side, place: Place) -> str:
        """What is printed there."""
        return self.strands[side].surface(*place)

    def take(self, side: Side, place: Place) -> None:
        """Mark a stretch as told, so that no other type tells it again."""
        tokens = self.strands[side].tokens
        first, last = place
        # Words of a contraction share a surface: who tells one of them prints them all.
        while 0 < first < last and tokens[first - 1].start == tokens[first].start:
            first -= 1
        text = self.strands[side].text
        while first < last < len(tokens) and (
            tokens[last].start == tokens[last - 1].start
            or (
                tokens[last].start == tokens[last - 1].end
                and _is_joint(text[tokens[last].start - 1 : tokens[last].start + 1])
            )
        ):
            last += 1
        self.used[side][first:last] = b"\1" * (last - first)

    def free(self, side: Side, place: Place) -> bool:
        """Whether nothing of the stretch has been told."""
        return 1 not in self.used[side][place[0] : place[1]]

    def differs(self, side: Side, place: Place) -> bool:
        """Whether some word of the stretch has no match."""
        return min(self.match[side][place[0] : place[1]], default=0) < 0

    def draft(  # noqa: PLR0913, PLR0917 - a divergence has that many parts
        self,
        kind: DivergenceType,
        left: Place,
        right: Place,
        verdict: Verdict,
        rule: str,
        note: str = "",
        values: Pair[str] = NO_VALUES,
    ) -> Draft:
        """A divergence with a reading on both sides; both are marked as told."""
        for side, place in zip(SIDES, (left, right), strict=True):
            self.take(side, place)
        return Draft(kind, Pair(self.span(0, left), self.span(1, right)), verdict, rule, note, values)
