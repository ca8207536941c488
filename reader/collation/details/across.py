"""Clauses of a link that answer each other though their sentences do not.

A clause becomes a sentence of its own, or goes to the end of another one: `..., he said, and vowed to cut the tax`
stands there as `She would cut the tax, she said.` What nothing answers in its own passage is looked up among what
nothing answers in the others, and the two are compared as a passage of their own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.collation.details.abbreviations import made_alike
from reader.collation.details.blocks import CLOSE_SHARE, COPIED_SHARE, Side2, Unanswered, matched, strand_of
from reader.collation.details.gaps import gaps_of
from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.strands import Block, Place, Strand
from reader.collation.model import Link
from reader.pair import SIDES, Pair, Side, other
from reader.text.model import Sentence
from reader.text.stems import stem

SHORTEST: Final = 4
"""Words of a stretch that can be a clause."""
SHARED: Final = 2
"""Stems of content words that two clauses must share."""
SHARE: Final = 0.5
"""The same as a share of the shorter one's."""
CROWDED: Final = 60
"""Stretches of a side that are compared: far more than a link of the news has."""


class _Piece(NamedTuple):
    """A stretch without an answer: of a passage, or a sentence that is in none."""

    block: int
    """Index of its passage; -1 for a sentence of its own."""
    strand: Strand
    place: Place
    stems: frozenset[str]


def answered_across(
    link: Link, sides: Pair[Side2], sentences: Pair[list[Sentence]], blocks: list[Block], alone: list[Unanswered]
) -> tuple[list[Block], list[Unanswered]]:
    """The passages with those of clauses that answer each other across them; their words are taken from the others.

    Args:
        link: The link.
        sides: Both witnesses.
        sentences: Their sentences in the link.
        blocks: Its passages, of sentences that answer each other.
        alone: The sentences in none of them.
    """
    if link.kind == "rewrite" or len(blocks) + len(alone) < 2:
        return blocks, alone
    pieces = Pair(*(_pieces(side, sides[side], sentences[side], blocks, alone)[:CROWDED] for side in SIDES))
    found = list(blocks)
    gone: Pair[list[Place]] = Pair([], [])
    for one, two in _pairs(pieces):
        made = _block(link, one, two)
        if made is None:
            continue
        found.append(made)
        for side, piece in zip(SIDES, (one, two), strict=True):
            first, last = piece.place
            if piece.block >= 0:
                blocks[piece.block].take(side, piece.place)
            else:
                gone[side].append((piece.strand.tokens[first].start, piece.strand.tokens[last - 1].end))
    if not (gone.left or gone.right):
        return found, alone
    return found, [rest for piece in alone for rest in _rest(piece, sentences[piece.side], gone[piece.side])]


def _pieces(
    side: Side, ours: Side2, sentences: Sequence[Sentence], blocks: Sequence[Block], alone: Sequence[Unanswered]
) -> list[_Piece]:
    found: list[_Piece] = []
    for index, block in enumerate(blocks):
        if not block.copied:
            found += _whole_sentences(index, block.strands[side])
            continue
        strand = block.strands[side]
        for gap in block.gaps:
            first, last = gap.sides[side]
            across = gap.words(other(side))
            if last - first >= SHORTEST and len(across) < last - first:
                found.append(_Piece(index, strand, (first, last), _stems(strand, (first, last))))
    for piece in alone:
        if piece.side == side:
            for sentence in sentences:
                if piece.start <= sentence.start < piece.end:
                    strand, _ = strand_of(ours, [sentence])
                    place = (0, len(strand.keys))
                    if place[1] >= SHORTEST:
                        found.append(_Piece(-1, strand, place, _stems(strand, place)))
    return found


def _whole_sentences(index: int, strand: Strand) -> Iterator[_Piece]:
    """The sentences of a passage that hardly answers: they may answer another one better."""
    start = 0
    for position in range(1, len(strand.keys) + 1):
        if position == len(strand.keys) or strand.sentence[position] != strand.sentence[start]:
            if position - start >= SHORTEST:
                yield _Piece(index, strand, (start, position), _stems(strand, (start, position)))
            start = position


def _stems(strand: Strand, place: Place) -> frozenset[str]:
    grammar, verbs = function_words(), saying_verbs()
    return frozenset(stem(key) for key in strand.keys[slice(*place)] if key not in grammar and key not in verbs)


def _pairs(pieces: Pair[list[_Piece]]) -> list[tuple[_Piece, _Piece]]:
    """The stretches that share most, each in one pair."""
    where: dict[str, list[int]] = {}
    for j, piece in enumerate(pieces.right):
        for word in piece.stems:
            where.setdefault(word, []).append(j)
    ranked = []
    for i, one in enumerate(pieces.left):
        shared = Counter(j for word in one.stems for j in where.get(word, ()))
        for j, same in shared.items():
            two = pieces.right[j]
            if one.block == two.block >= 0:
                continue
            if same >= SHARED and same >= SHARE * min(len(one.stems), len(two.stems)):
                ranked.append((-same, i, j))
    taken: Pair[set[int]] = Pair(set(), set())
    found = []
    for _, i, j in sorted(ranked):
        if i not in taken.left and j not in taken.right:
            taken.left.add(i)
            taken.right.add(j)
            found.append((pieces.left[i], pieces.right[j]))
    return found


def _block(link: Link, one: _Piece, two: _Piece) -> Block | None:
    """Two stretches as a passage of their own."""
    strands = Pair(_cut(one.strand, one.place), _cut(two.strand, two.place))
    sizes = [len(strand.keys) for strand in strands]
    alike = made_alike(strands)
    match, chain = matched(alike, Pair(list(range(sizes[0])), list(range(sizes[1]))), ())
    gaps = gaps_of(alike, match, chain)
    same = len(match.left) - match.left.count(-1)
    if same < COPIED_SHARE * min(sizes):
        return None
    used = Pair(bytearray(sizes[0]), bytearray(sizes[1]))
    return Block(
        link.id,
        copied=True,
        close=same >= CLOSE_SHARE * min(sizes),
        strands=strands,
        match=match,
        gaps=gaps,
        abbreviated=False,
        used=used,
    )


def _cut(strand: Strand, place: Place) -> Strand:
    part = slice(*place)
    return strand._replace(
        tokens=strand.tokens[part], keys=strand.keys[part], sentence=strand.sentence[part], quote=strand.quote[part],
        forms=strand.forms[part], marks=strand.marks[part], capital=strand.capital[part],
    )  # fmt: skip


def _rest(piece: Unanswered, sentences: Sequence[Sentence], gone: Sequence[Place]) -> list[Unanswered]:
    """What is left of sentences that nothing answers, without those that a clause elsewhere answers."""
    kept: list[Unanswered] = []
    joined = False
    for sentence in sentences:
        if not piece.start <= sentence.start < piece.end:
            continue
        if any(sentence.start <= start < sentence.end for start, _ in gone):
            joined = False
        elif joined:
            kept[-1] = kept[-1]._replace(end=sentence.end)
        else:
            kept.append(Unanswered(piece.side, sentence.start, sentence.end))
            joined = True
    return kept
