"""Which sentences of a link answer each other, and their words matched: the ground on which details are compared."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.collation.details.abbreviations import made_alike
from reader.collation.details.align import Matches, fill, heaviest
from reader.collation.details.answering import ENOUGH_WORDS, groups_of
from reader.collation.details.gaps import gaps_of
from reader.collation.details.lexicon import function_words
from reader.collation.details.strands import JUMP, Block, Strand
from reader.collation.model import Link, Run
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side
from reader.text.model import Sentence, Token

NEIGHBOURING: Final = 40
"""Code points between two sentences of a strand that follow one another in the article."""
CLOSE_SHARE: Final = 0.6
"""Share from which short phrases on one side alone are told; below, 19 of 20 in five stories were bits of rewording."""
COPIED_SHARE: Final = 0.3
"""Share of the shorter side's words that stand on both sides of a copied passage; below, it is told in other words."""
LOOSE_SHARE: Final = 0.15
"""The same where some of these words carry matter: in a copied link a clause told anew is a change as well."""


_WHITE: Final = re.compile(r"\s+")


class Side2(NamedTuple):
    """One witness with what is looked up by token."""

    witness: Witness
    quote: list[int]
    """For each token the index of the outermost quotation that holds it, -1 outside."""
    in_run: bytearray
    """1 for each token of a run."""
    words: dict[int, "Words"]
    """What has been looked up of sentences, by their first token."""
    strands: dict[tuple[int, ...], tuple[Strand, list[int]]]
    """The strands that have been made, by the first tokens of their sentences."""


class Words(NamedTuple):
    """The words of one sentence, as a strand has them."""

    tokens: list[Token]
    keys: list[str]
    forms: list[str]
    marks: list[str]
    capital: list[bool]


class Unanswered(NamedTuple):
    """Neighbouring sentences of a copied link that have no counterpart in it."""

    side: Side
    start: int
    end: int


def prepare(witness: Witness, runs: Sequence[Run], side: Side) -> Side2:
    """What is looked up by token, made once for a pair."""
    analysis = witness.analysis
    quote = [-1] * len(analysis.tokens)
    for index, quotation in enumerate(analysis.quotations):
        if quotation.depth == 0:
            quote[quotation.first : quotation.last] = [index] * (quotation.last - quotation.first)
    in_run = bytearray(len(analysis.tokens))
    for run in runs:
        first, last = run.tokens[side]
        in_run[first:last] = b"\1" * (last - first)
    return Side2(witness, quote, in_run, {}, {})


def blocks_of(
    link: Link, sides: Pair[Side2], sentences: Pair[list[Sentence]], runs: Sequence[Run]
) -> tuple[list[Block], list[Unanswered]]:
    """The passages of a link whose sentences answer each other, and the sentences that nothing answers."""
    groups = groups_of(Pair(*(side.witness for side in sides)), sentences, runs)
    starts = [run.tokens.left.start for run in runs]
    blocks = [_block(link, sides, group, _touching(group.left, runs, starts)) for group in groups]
    answered = Pair({s for group in groups for s in group.left}, {s for group in groups for s in group.right})
    alone = [
        piece
        for side in SIDES
        for piece in _unanswered(side, sides[side], sentences[side], answered[side])
        if link.kind != "rewrite"
    ]
    return blocks, alone


def _touching(sentences: list[Sentence], runs: Sequence[Run], starts: list[int]) -> list[Run]:
    """The runs of which a part stands in some left sentences, in order."""
    found: dict[int, Run] = {}
    for sentence in sentences:
        first = max(bisect_right(starts, sentence.first) - 1, 0)
        last = bisect_left(starts, sentence.last)
        found.update((index, runs[index]) for index in range(first, last))
    return [found[index] for index in sorted(found)]


def _unanswered(side: Side, ours: Side2, sentences: list[Sentence], answered: set[Sentence]) -> Iterator[Unanswered]:
    waiting: Unanswered | None = None
    paragraph = -1
    for sentence in sentences:
        if (
            sentence in answered
            or 2 * sum(ours.in_run[sentence.first : sentence.last]) > sentence.last - sentence.first
        ):
            # Words of a run stand somewhere across: moved out of this link, not left out.
            if waiting is not None:
                yield waiting
            waiting = None
        elif waiting is not None and sentence.paragraph == paragraph:
            waiting = waiting._replace(end=sentence.end)
        else:
            if waiting is not None:
                yield waiting
            waiting = Unanswered(side, sentence.start, sentence.end)
        paragraph = sentence.paragraph
    if waiting is not None:
        yield waiting


def _words(ours: Side2, sentence: Sentence) -> Words:
    """The words of a sentence, looked up once."""
    found = ours.words.get(sentence.first)
    if found is None:
        text = ours.witness.article.text
        tokens = list(ours.witness.analysis.tokens[sentence.first : sentence.last])
        starts, ends, keys = zip(*tokens, strict=True)
        forms = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        between = [text[end:start] for end, start in zip((starts[0], *ends), starts, strict=False)]
        marks = [mark if mark == " " or not mark else _one_line(mark) for mark in between]
        marks[0] = JUMP
        capital = [form[0].isupper() for form in forms]
        found = ours.words[sentence.first] = Words(tokens, list(keys), forms, marks, capital)
    return found


def _one_line(mark: str) -> str:
    """What stands between two words of a sentence, a line end of hard-wrapped text as the blank that it stands for."""
    return mark if mark in {" ", ""} else _WHITE.sub(" ", mark)


def strand_of(ours: Side2, sentences: list[Sentence]) -> tuple[Strand, list[int]]:
    """The words of some sentences, and the index of each in the article's analysis; nothing in it may be changed."""
    firsts = tuple([sentence.first for sentence in sentences])
    if firsts not in ours.strands:
        alone = len(sentences) == 1 and sentences[0].first < sentences[0].last
        ours.strands[firsts] = _of_one(ours, sentences[0]) if alone else _strand_of(ours, sentences)
    return ours.strands[firsts]


def _of_one(ours: Side2, sentence: Sentence) -> tuple[Strand, list[int]]:
    """The same for one sentence: its words as they have been looked up, which most strands are."""
    witness, first, last = ours.witness, sentence.first, sentence.last
    tokens, keys, forms, marks, capital = _words(ours, sentence)
    quote, quotations = ours.quote[first:last], witness.analysis.quotations
    strand = Strand(witness.article.text, tokens, keys, [0] * len(keys), quote, quotations, forms, marks, capital)
    return strand, list(range(first, last))


def _strand_of(ours: Side2, sentences: list[Sentence]) -> tuple[Strand, list[int]]:
    text = ours.witness.article.text
    tokens: list[Token] = []
    numbers: list[int] = []
    quote: list[int] = []
    indexes: list[int] = []
    keys, forms, marks, capital = list[str](), list[str](), list[str](), list[bool]()
    for number, sentence in enumerate(sentences):
        first, last = sentence.first, sentence.last
        if first == last:
            continue
        words = _words(ours, sentence)
        before = text[tokens[-1].end : words.tokens[0].start] if tokens else JUMP
        if number and sentence.paragraph == sentences[number - 1].paragraph:
            before = _one_line(before)
        follows = tokens and 0 <= words.tokens[0].start - tokens[-1].end <= NEIGHBOURING
        tokens += words.tokens
        keys += words.keys
        forms += words.forms
        marks += words.marks
        marks[-len(words.marks)] = before if follows else JUMP
        capital += words.capital
        numbers += [number] * (last - first)
        quote += ours.quote[first:last]
        indexes += range(first, last)
    quotations = ours.witness.analysis.quotations
    return Strand(text, tokens, keys, numbers, quote, quotations, forms, marks, capital), indexes


def _block(link: Link, sides: Pair[Side2], group: Pair[list[Sentence]], runs: Sequence[Run]) -> Block:
    left, left_indexes = strand_of(sides.left, group.left)
    right, right_indexes = strand_of(sides.right, group.right)
    strands = Pair(left, right)
    alike = made_alike(strands)
    match, chain = matched(alike, Pair(left_indexes, right_indexes), runs)
    same = len(match.left) - match.left.count(-1)
    gaps = gaps_of(alike, match, chain)
    shorter = min(len(left.tokens), len(right.tokens))
    copied = link.kind != "rewrite" and (
        same >= COPIED_SHARE * shorter or (same >= LOOSE_SHARE * shorter and _bearing(left, match.left) >= ENOUGH_WORDS)
    )
    return Block(
        link.id,
        copied,
        same >= CLOSE_SHARE * shorter,
        strands,
        match,
        gaps,
        any(ours.keys is not keys for ours, (_, _, keys, *_) in zip(alike, strands, strict=True)),
        Pair(bytearray(len(left.tokens)), bytearray(len(right.tokens))),
    )


def _bearing(strand: Strand, match: Sequence[int]) -> int:
    """How many matched words carry matter."""
    grammar = function_words()
    return sum(across >= 0 and key not in grammar for key, across in zip(strand.keys, match, strict=True))


def _segments(run: Run, ours: list[int], theirs: dict[int, int]) -> list[tuple[int, int, int]]:
    """The stretches of a run that both strands hold, as positions left and right and their length.

    Args:
        run: The run.
        ours: The index in the left article of each word of the left strand, rising.
        theirs: The position in the right strand by the index in the right article.
    """
    found: list[tuple[int, int, int]] = []
    (start, end), (across, _) = run.tokens
    apart = across - start
    following = (-1, -1)
    for left in range(bisect_left(ours, start), bisect_left(ours, end)):
        right = theirs.get(ours[left] + apart, -1)
        if right < 0:
            continue
        if (left, right) == following:
            first, second, length = found[-1]
            found[-1] = (first, second, length + 1)
        else:
            found.append((left, right, 1))
        following = (left + 1, right + 1)
    return found


def matched(strands: Pair[Strand], indexes: Pair[list[int]], runs: Sequence[Run]) -> tuple[Pair[list[int]], Matches]:
    """Every match, and those of them that stand in the same order on both sides."""
    at = dict(zip(indexes.right, range(len(indexes.right)), strict=True))
    segments = sorted(segment for run in runs for segment in _segments(run, indexes.left, at))
    fixed = heaviest(segments)
    match = Pair([-1] * len(indexes.left), [-1] * len(indexes.right))
    for left, right, length in segments:
        match.left[left : left + length] = range(right, right + length)
        match.right[right : right + length] = range(left, left + length)
    chain: Matches = [(left + step, right + step) for left, right, length in fixed for step in range(length)]
    grammar = function_words()
    ends = [(-1, -1), *chain, (len(indexes.left), len(indexes.right))]
    for (a, c), (b, d) in pairwise(ends):
        if b - a == 1 or d - c == 1:
            continue
        free = Pair(
            [i for i in range(a + 1, b) if match.left[i] < 0], [j for j in range(c + 1, d) if match.right[j] < 0]
        )
        words = [[strands[side].keys[position] for position in free[side]] for side in SIDES]
        for i, j in fill(words[0], words[1], grammar):
            left, right = free.left[i], free.right[j]
            match.left[left], match.right[right] = right, left
            chain.append((left, right))
    chain.sort()
    return match, chain
