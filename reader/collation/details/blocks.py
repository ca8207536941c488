"""Which sentences of a link answer each other, and their words matched: the ground on which details are compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.collation.details.align import Matches, fill, heaviest
from reader.collation.details.lexicon import function_words, offices
from reader.collation.details.strands import Block, Gap, Place, Strand
from reader.collation.model import Link, Run
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side
from reader.text.model import Sentence

COMMON: Final = 8
"""A word in more sentences of a link than this says nothing about which sentence answers which."""
SAME_SENTENCE: Final = 0.34
"""Share of the shorter sentence's content words without which two sentences of a link are not compared."""
ENOUGH_WORDS: Final = 2
"""Content words that two sentences must share at least."""
COPIED_SHARE: Final = 0.3
"""Share of the shorter side's words that stand on both sides of a copied passage; below, it is told in other words."""
NAME_WORDS: Final = 3
"""Words of a name around which an office may stand on one side or the other: `lawyer John Smith`, `Smith, defending`."""
MAX_PHRASES: Final = 2500
"""Pairs of one-sided phrases that are looked through for phrases that stand elsewhere."""
SWAPPED_OVER: Final = 6
"""Longest stretch over which words that changed places are told as one change: `A jetty at B`, `the B jetty at A`."""


class Side2(NamedTuple):
    """One witness with what is looked up by token."""

    witness: Witness
    quote: list[int]
    """For each token the index of the outermost quotation that holds it, -1 outside."""
    in_run: bytearray
    """1 for each token of a run."""


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
    return Side2(witness, quote, in_run)


def blocks_of(
    link: Link, sides: Pair[Side2], sentences: Pair[list[Sentence]], runs: Sequence[Run]
) -> tuple[list[Block], list[Unanswered]]:
    """The passages of a link whose sentences answer each other, and the sentences that nothing answers."""
    groups = _groups(sides, sentences, runs)
    blocks = [_block(link, sides, group, runs) for group in groups]
    answered = Pair({s for group in groups for s in group.left}, {s for group in groups for s in group.right})
    alone = [
        piece
        for side in SIDES
        for piece in _unanswered(side, sides[side], sentences[side], answered[side])
        if link.kind != "rewrite"
    ]
    return blocks, alone


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


def _groups(sides: Pair[Side2], sentences: Pair[list[Sentence]], runs: Sequence[Run]) -> list[Pair[list[Sentence]]]:
    """Sentences joined by what they share; each group is one passage."""
    words = [[_content(sides[side].witness, sentence) for sentence in sentences[side]] for side in SIDES]
    shared = _shared(sentences, words, runs)
    best = [[0.0] * len(sentences[side]) for side in SIDES]
    ratio: dict[tuple[int, int], float] = {}
    for (i, j), count in shared.items():
        shorter = min(len(words[0][i]), len(words[1][j])) or 1
        ratio[i, j] = value = count / shorter
        best[0][i] = max(best[0][i], value)
        best[1][j] = max(best[1][j], value)
    parent = {(side, index): (side, index) for side in SIDES for index in range(len(sentences[side]))}

    def root(node: tuple[Side, int]) -> tuple[Side, int]:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    only = len(sentences.left) == 1 == len(sentences.right)
    for (i, j), value in ratio.items():
        enough = value >= SAME_SENTENCE and shared[i, j] >= ENOUGH_WORDS or only
        if enough and (value == best[0][i] or value == best[1][j] or value >= 2 * SAME_SENTENCE):
            parent[root((0, i))] = root((1, j))
    joined: dict[tuple[Side, int], Pair[list[Sentence]]] = {}
    for side in SIDES:
        for index, sentence in enumerate(sentences[side]):
            joined.setdefault(root((side, index)), Pair([], []))[side].append(sentence)
    return [group for group in joined.values() if group.left and group.right]


def _content(witness: Witness, sentence: Sentence) -> set[str]:
    grammar = function_words()
    return {token.key for token in witness.analysis.tokens[sentence.first : sentence.last]} - grammar


def _shared(
    sentences: Pair[list[Sentence]], words: list[list[set[str]]], runs: Sequence[Run]
) -> Counter[tuple[int, int]]:
    """Content words that a left and a right sentence share; words of a run count for the sentences it joins alone."""
    shared: Counter[tuple[int, int]] = Counter()
    where: dict[str, list[int]] = {}
    for j, across in enumerate(words[1]):
        for word in across:
            where.setdefault(word, []).append(j)
    seen = Counter(word for ours in words[0] for word in ours)
    for i, ours in enumerate(words[0]):
        for word in ours:
            for j in where.get(word, ()) if seen[word] <= COMMON and len(where.get(word, ())) <= COMMON else ():
                shared[i, j] += 1
    at = [
        {token: index for index, s in enumerate(sentences[side]) for token in range(s.first, s.last)} for side in SIDES
    ]
    joined: Counter[tuple[int, int]] = Counter()
    for run in runs:
        for left, right in zip(range(*run.tokens.left), range(*run.tokens.right), strict=True):
            if left in at[0] and right in at[1]:
                joined[at[0][left], at[1][right]] += 1
    for pair, length in joined.items():
        shared[pair] = max(shared[pair], length // 2)
    return shared


def _strand(ours: Side2, sentences: list[Sentence]) -> tuple[Strand, list[int]]:
    analysis = ours.witness.analysis
    indexes = [index for sentence in sentences for index in range(sentence.first, sentence.last)]
    tokens = [analysis.tokens[index] for index in indexes]
    number = [count for count, sentence in enumerate(sentences) for _ in range(sentence.first, sentence.last)]
    quote = [ours.quote[index] for index in indexes]
    keys = [token.key for token in tokens]
    return Strand(ours.witness.article.text, tokens, keys, number, quote, analysis.quotations), indexes


def _block(link: Link, sides: Pair[Side2], group: Pair[list[Sentence]], runs: Sequence[Run]) -> Block:
    left, left_indexes = _strand(sides.left, group.left)
    right, right_indexes = _strand(sides.right, group.right)
    strands = Pair(left, right)
    match, chain = _matches(strands, Pair(left_indexes, right_indexes), runs)
    gaps = _merged(strands, match, _gaps(strands, match, chain))
    gaps = _turned(strands, match, gaps)
    shorter = min(len(left.tokens), len(right.tokens))
    same = sum(1 for across in match.left if across >= 0)
    copied = link.kind != "rewrite" and same >= COPIED_SHARE * shorter
    return Block(link.id, copied, strands, match, gaps, Pair(bytearray(len(left.tokens)), bytearray(len(right.tokens))))


def _matches(strands: Pair[Strand], indexes: Pair[list[int]], runs: Sequence[Run]) -> tuple[Pair[list[int]], Matches]:
    """Every match, and those of them that stand in the same order on both sides."""
    at = Pair(*({token: position for position, token in enumerate(indexes[side])} for side in SIDES))
    segments: list[tuple[int, int, int]] = []
    for run in runs:
        following = (-1, -1)
        for left, right in zip(range(*run.tokens.left), range(*run.tokens.right), strict=True):
            here = (at.left.get(left, -1), at.right.get(right, -1))
            if -1 in here:
                continue
            if here == following:
                segments[-1] = (*segments[-1][:2], segments[-1][2] + 1)
            else:
                segments.append((*here, 1))
            following = (here[0] + 1, here[1] + 1)
    segments.sort()
    fixed = heaviest(segments)
    match = Pair([-1] * len(indexes.left), [-1] * len(indexes.right))
    for left, right, length in segments:
        for step in range(length):
            match.left[left + step] = right + step
            match.right[right + step] = left + step
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


def _gaps(strands: Pair[Strand], match: Pair[list[int]], chain: Matches) -> list[Gap]:
    gaps: list[Gap] = []
    ends = [(-1, -1), *chain, (len(strands.left.keys), len(strands.right.keys))]
    for (a, c), (b, d) in pairwise(ends):
        if b - a == 1 and d - c == 1:
            continue
        left, right = _free(match.left, a + 1, b), _free(match.right, c + 1, d)
        for index in range(max(len(left), len(right))):
            gaps.append(
                Gap(
                    Pair(
                        left[index] if index < len(left) else (b, b),
                        right[index] if index < len(right) else (d, d),
                    )
                )
            )
    return gaps


def _free(match: list[int], start: int, end: int) -> list[Place]:
    """The stretches without match between two positions; moved words divide them."""
    stretches: list[Place] = []
    for position in range(start, end):
        if match[position] >= 0:
            continue
        if stretches and stretches[-1][1] == position:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches


def _merged(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap]) -> list[Gap]:
    """Join gaps that are one change: words that changed places, or a chance match of a small word between."""
    merged: list[Gap] = []
    for gap in gaps:
        while merged and (joined := _joined(strands, match, merged[-1], gap)) is not None:
            merged.pop()
            for position in range(*joined.sides.left):
                across = match.left[position]
                if across >= 0:
                    match.left[position] = match.right[across] = -1
            gap = joined  # noqa: PLW2901 - the joined gap may join the one before it too
        merged.append(gap)
    return merged


MOVED_SHARE: Final = 0.5
"""Share of the shorter phrase's content words that say the same when it stands elsewhere in the sentence."""


def _turned(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap]) -> list[Gap]:
    """Match phrases that stand in another place of the passage: `"...", X said on Monday`, `X said on Monday, "..."`."""
    alone = Pair(
        *([g for g in gaps if g.sides[side][0] < g.sides[side][1] and g.sides[1 - side][0] == g.sides[1 - side][1]]
          for side in SIDES)
    )  # fmt: skip
    if not (alone.left and alone.right) or len(alone.left) * len(alone.right) > MAX_PHRASES:
        return gaps
    grammar = function_words()
    for ours in alone.left:
        words = {strands.left.keys[p] for p in ours.words(0)}
        best: tuple[int, Gap] | None = None
        for theirs in alone.right:
            across = {strands.right.keys[p] for p in theirs.words(1)}
            shared = len((words & across) - grammar)
            shorter = min(len(words - grammar), len(across - grammar))
            if shared and shared >= MOVED_SHARE * shorter and theirs in gaps and (best is None or shared > best[0]):
                best = (shared, theirs)
        if best is None:
            continue
        theirs = best[1]
        (a, b), (c, d) = ours.sides.left, theirs.sides.right
        pairs = fill(strands.left.keys[a:b], strands.right.keys[c:d], grammar)
        for i, j in pairs:
            match.left[a + i], match.right[c + j] = c + j, a + i
        gaps = [g for g in gaps if g not in (ours, theirs)]
        ends = [(a - 1, c - 1), *((a + i, c + j) for i, j in pairs), (b, d)]
        gaps += [
            Gap(Pair((p + 1, r), (q + 1, s)))
            for (p, q), (r, s) in pairwise(ends)
            if r - p > 1 or s - q > 1
        ]
    return sorted(gaps)


def _joined(strands: Pair[Strand], match: Pair[list[int]], first: Gap, second: Gap) -> Gap | None:
    (a, b), (c, d) = first.sides
    (e, f), (g, h) = second.sides
    between = e - b
    if between != g - d or between < 1 or between > SWAPPED_OVER:
        return None
    left, right = strands
    if any(match.left[b + step] != d + step for step in range(between)) or _marked(strands, (a, f), (c, h)):
        return None
    grammar = function_words()
    words = left.keys[b:e]
    small = between <= ENOUGH_WORDS and all(word in grammar for word in words)
    swapped = (set(left.keys[a:b]) & set(right.keys[g:h]) | set(right.keys[c:d]) & set(left.keys[e:f])) - grammar
    chance = small and min(b - a, d - c, f - e, h - g) >= ENOUGH_WORDS
    opposite = (a == b) != (c == d) and (e == f) != (g == h) and (a == b) != (e == f)
    one_is_small = any(
        all(word in grammar for word in part)
        for part in (left.keys[a:b] + right.keys[c:d], left.keys[e:f] + right.keys[g:h])
    )
    turned = opposite and between == 1 and one_is_small
    named = opposite and between <= NAME_WORDS and all(left.is_capital(p) for p in range(b, e)) and _offices(
        (left.keys[a:b], right.keys[c:d]), (left.keys[e:f], right.keys[g:h])
    )
    if swapped or chance or turned or named:
        return Gap(Pair((a, f), (c, h)))
    return None


def _offices(first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]) -> bool:
    """Whether what stands before a name says who that is, and what follows it is no day."""
    before, after = first[0] or first[1], second[0] or second[1]
    return bool(before and after) and (
        before[-1] in offices("roles") or after[-1] in offices("roles") and len(before) == 1 == len(after)
    )


def _marked(strands: Pair[Strand], *places: Place) -> bool:
    """Whether a quotation begins or ends, or a sentence ends, inside one of the places."""
    for side, (first, last) in zip(SIDES, places, strict=True):
        strand = strands[side]
        if last > first and (
            len(set(strand.quote[first:last])) > 1 or strand.sentence[first] != strand.sentence[last - 1]
        ):
            return True
    return False
