"""Ages that stand behind a name, `Jane Doe, 44,`: one person has one age, wherever in a passage it is printed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from reader.collation.details.blocks import Side2
from reader.collation.details.strands import Block, Draft
from reader.pair import SIDES, Pair, Side, Span
from reader.text.model import Sentence

_AGE: Final = re.compile(r"(?:, (?:aged )?| \()(\d{1,3})(?=[,.;)]| and | who )")
_NAMED: Final = re.compile(r"(?:(?<![\w’'-])([\w’'-]*\w) )?(?<![\w’'-])([\w’'-]*\w)\Z")
"""The word or two that a text ends in; tried at the first letter of a word alone, so that a long one is read once."""
REACH: Final = 120
"""Code points before an age in which the name is read: figures are few, and most sentences are not looked at."""
OLDEST: Final = 115

_start = attrgetter("start")


class _Aged(NamedTuple):
    """Who is how old, with the code points of the figure."""

    given: str
    """The word before the surname; empty where it is no name."""
    age: str
    span: Span


def ages_told(sides: Pair[Side2], sentences: Pair[list[Sentence]], blocks: Sequence[Block]) -> Iterator[Draft]:
    """The ages of persons whom both sides name that differ; they are marked as told in the blocks that hold them."""
    found = Pair(*(dict(_aged(sides[side], sentences[side])) for side in SIDES))
    for surname, ours in found.left.items():
        theirs = found.right.get(surname)
        if theirs is None or ours.age == theirs.age or (ours.given and theirs.given and ours.given != theirs.given):
            continue
        for side, span in zip(SIDES, (ours.span, theirs.span), strict=True):
            for block in blocks:
                _mark(block, side, span)
        values = Pair(ours.age, theirs.age)
        rule = "{left} | {right}: two ages of one person"
        yield Draft("number", Pair(ours.span, theirs.span), "open", rule, "", values)


def _aged(ours: Side2, sentences: Sequence[Sentence]) -> Iterator[tuple[str, _Aged]]:
    """The surnames that an age stands behind, the first mention of each last."""
    text = ours.witness.article.text
    for sentence in reversed(sentences):
        for match in reversed(list(_AGE.finditer(text, sentence.start, sentence.end))):
            name = _NAMED.search(text[max(sentence.start, match.start() - REACH) : match.start()])
            if name is None:
                continue
            (given, surname), age = name.groups(default=""), match[1]
            if surname[0].isupper() and 0 < int(age) <= OLDEST:
                named = given.casefold() if given[:1].isupper() else ""
                yield surname.casefold(), _Aged(named, age, Span(match.start(1), match.end(1)))


def _mark(block: Block, side: Side, span: Span) -> None:
    tokens = block.strands[side].tokens
    position = bisect_left(tokens, span.start, key=_start)
    if position < len(tokens) and tokens[position].start == span.start:
        block.used[side][position] = 1
