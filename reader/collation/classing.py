"""Matches of tokens to runs with their places and their class: speech, names or prose."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.collation.model import Run, RunClass
from reader.collation.quoted import quoted_matches
from reader.collation.runs import Match, tile
from reader.collation.tokenwise import Marks, bits, either
from reader.collation.witness import Witness
from reader.pair import Pair, Span

MIN_MATTER: Final = 2
"""Content words outside names, titles and stock phrases without which a run is only of names."""


def find_runs(witnesses: Pair[Witness], marks: Pair[Marks]) -> tuple[Run, ...]:
    """All runs of two articles, in the order of the left: five tokens or more, in matched quotations fewer."""
    keys = Pair(marks.left.keys, marks.right.keys)
    matches = tile(keys.left, keys.right)
    matches += quoted_matches(witnesses, keys, marks, matches)
    return as_runs(sorted(matches), witnesses, marks)


def as_runs(matches: Sequence[Match], witnesses: Pair[Witness], marks: Pair[Marks]) -> tuple[Run, ...]:
    """The runs of the matches, in the order of the left article, cut where both sides begin a paragraph."""
    return tuple(_run(piece, witnesses, marks) for match in matches for piece in _by_paragraph(match, marks))


def _by_paragraph(match: Match, marks: Pair[Marks]) -> Iterator[Match]:
    start = 0
    here, there = marks.left.paragraph, marks.right.paragraph
    last = match.length - 1
    if here[match.left] != here[match.left + last] and there[match.right] != there[match.right + last]:
        for step in range(1, match.length):
            left, right = match.left + step, match.right + step
            if here[left] != here[left - 1] and there[right] != there[right - 1]:
                yield Match(match.left + start, match.right + start, step - start)
                start = step
    yield Match(match.left + start, match.right + start, match.length - start)


def _run(match: Match, witnesses: Pair[Witness], marks: Pair[Marks]) -> Run:
    tokens = Pair(Span(match.left, match.left + match.length), Span(match.right, match.right + match.length))
    left, right = (witness.analysis.tokens for witness in witnesses)
    sides = Pair(
        Span(left[tokens.left.start].start, left[tokens.left.end - 1].end),
        Span(right[tokens.right.start].start, right[tokens.right.end - 1].end),
    )
    return Run(sides, tokens, class_of(match, marks), None)


def class_of(match: Match, marks: Pair[Marks]) -> RunClass:
    """Speech if most of its words are quoted on a side; names if hardly any word outside them carries matter."""
    left, right = marks
    here = Span(match.left, match.left + match.length)
    there = Span(match.right, match.right + match.length)
    if 2 * either(left.speech, right.speech, here, there) > match.length:
        return "speech"
    names = bits(left.names, here) | bits(right.names, there)
    named = names.bit_count()
    matter = match.length - (names | bits(left.plain, here)).bit_count()
    return "names" if matter < MIN_MATTER and named > matter else "prose"
