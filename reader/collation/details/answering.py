"""Which sentences of a link answer each other: by the words and runs that they share, and by their neighbours."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from reader.collation.details.lexicon import function_words
from reader.collation.model import Run
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side
from reader.text.model import Sentence
from reader.text.stems import stem

FRAME: Final = 0.7
"""Share of a sentence's words, small ones too, that a neighbour of its answered neighbour must have to answer it."""
JOINING: Final = 6
"""Words of runs, those of names alone left out, that make two sentences one passage whatever else answers them."""
COMMON: Final = 8
"""A word in more sentences of a link than this says nothing about which sentence answers which."""
SAME_SENTENCE: Final = 0.25
"""Share of the shorter sentence's content words without which two sentences of a link are not compared."""
BESIDE: Final = 0.45
"""Share of such words, names left out, from which neighbours of two answered sentences answer each other too."""
ENOUGH_WORDS: Final = 2
"""Content words that two sentences must share at least."""


def groups_of(
    witnesses: Pair[Witness], sentences: Pair[list[Sentence]], runs: Sequence[Run]
) -> list[Pair[list[Sentence]]]:
    """Sentences joined by what they share; each group is one passage."""
    words = [[_content(witnesses[side], sentence) for sentence in sentences[side]] for side in SIDES]
    if len(sentences.left) == 1 == len(sentences.right):
        return [sentences] if words[0][0] & words[1][0] else []
    shared, copied = _shared(sentences, words, runs)
    parent = {(side, index): (side, index) for side in SIDES for index in range(len(sentences[side]))}

    def root(node: tuple[Side, int]) -> tuple[Side, int]:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    answers = _answers(witnesses, sentences, words, shared)
    for i, j in [*answers, *(p for p, n in copied.items() if n >= JOINING)]:
        parent[root((0, i))] = root((1, j))
    joined: dict[tuple[Side, int], Pair[list[Sentence]]] = {}
    for side in SIDES:
        for index, sentence in enumerate(sentences[side]):
            joined.setdefault(root((side, index)), Pair([], []))[side].append(sentence)
    return [group for group in joined.values() if group.left and group.right]


def _answers(
    witnesses: Pair[Witness],
    sentences: Pair[list[Sentence]],
    words: list[list[set[str]]],
    shared: Counter[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that answer each other: the best for both, then those that bring words of their own."""
    ratio = {(i, j): count / (min(len(words[0][i]), len(words[1][j])) or 1) for (i, j), count in shared.items()}
    best: Pair[dict[int, float]] = Pair({}, {})
    for pair, value in ratio.items():
        for side in SIDES:
            best[side][pair[side]] = max(best[side].get(pair[side], 0.0), value)
    only = len(sentences.left) == 1 == len(sentences.right)
    partner: Pair[dict[int, int]] = Pair({}, {})
    ranked = sorted(ratio, key=lambda pair: (-ratio[pair], -shared[pair], pair))
    for i, j in ranked:
        enough = only or (ratio[i, j] >= SAME_SENTENCE and shared[i, j] >= ENOUGH_WORDS)
        if enough and i not in partner.left and j not in partner.right:
            partner.left[i], partner.right[j] = j, i
            yield i, j
    yield from _beside(witnesses, sentences, partner)
    for i, j in ranked:
        if partner.left.get(i) == j or (i in partner.left) == (j in partner.right):
            continue
        # The other one is taken: this sentence joins them when it brings words of its own.
        taken = words[0][partner.right[j]] if j in partner.right else words[1][partner.left[i]]
        own = len((words[0][i] & words[1][j]) - taken)
        if ratio[i, j] >= SAME_SENTENCE and own >= ENOUGH_WORDS and ratio[i, j] in {best.left[i], best.right[j]}:
            yield i, j


def _beside(
    witnesses: Pair[Witness], sentences: Pair[list[Sentence]], partner: Pair[dict[int, int]]
) -> Iterator[tuple[int, int]]:
    """Sentences that nothing answers, between neighbours that answer each other: `X has appealed`, `X may appeal`."""
    sizes = (len(sentences.left), len(sentences.right))
    ends = {-1: -1, sizes[0]: sizes[1]}
    for i in range(sizes[0]):
        if i in partner.left:
            continue
        for j in sorted(
            {partner.left.get(i - 1, ends.get(i - 1, -2)) + 1, partner.left.get(i + 1, ends.get(i + 1, -2)) - 1}
        ):
            if not 0 <= j < sizes[1] or j in partner.right:
                continue
            stems = [
                set(map(stem, _content(witnesses[side], sentences[side][at], names=False)))
                for side, at in zip(SIDES, (i, j), strict=True)
            ]
            alike = len(stems[0] & stems[1]) >= BESIDE * min(len(stems[0]), len(stems[1])) > 0
            if alike or _one_frame(
                *(_keys(witnesses[side], sentences[side][at]) for side, at in zip(SIDES, (i, j), strict=True))
            ):
                partner.left[i], partner.right[j] = j, i
                yield i, j
                break


def _keys(witness: Witness, sentence: Sentence) -> list[str]:
    return [token.key for token in witness.analysis.tokens[sentence.first : sentence.last]]


def _one_frame(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether most words of the shorter of two sentences stand in the other: `X was guarded`, `X was cautious`."""
    same = (Counter(ours) & Counter(theirs)).total()
    return same >= FRAME * min(len(ours), len(theirs)) and same > ENOUGH_WORDS


def _content(witness: Witness, sentence: Sentence, *, names: bool = True) -> set[str]:
    """The words of a sentence that carry matter; without `names` those in lower case."""
    grammar = function_words()
    text = witness.article.text
    tokens = witness.analysis.tokens[sentence.first : sentence.last]
    return {token.key for token in tokens if names or text[token.start].islower()} - grammar


def _shared(
    sentences: Pair[list[Sentence]], words: list[list[set[str]]], runs: Sequence[Run]
) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Content words that a left and a right sentence share, and words of runs that are not of names alone.

    Words of a run count for the sentences it joins alone.
    """
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
    joined, whole = _in_runs(sentences, runs)
    for pair, length in joined.items():
        shared[pair] = max(shared[pair], length // 2)
    return shared, whole


def _in_runs(
    sentences: Pair[list[Sentence]], runs: Sequence[Run]
) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Words of runs by the two sentences that they join: of all runs, and of those that are not of names alone."""
    joined: Counter[tuple[int, int]] = Counter()
    whole: Counter[tuple[int, int]] = Counter()
    firsts = [[sentence.first for sentence in sentences[side]] for side in SIDES]
    ends = [[sentence.last for sentence in sentences[side]] for side in SIDES]
    for run in runs:
        (a, b), (c, _) = run.tokens
        touched = [
            [(i, sentences[side][i]) for i in range(bisect_left(ends[side], start + 1), bisect_left(firsts[side], end))]
            for side, (start, end) in zip(SIDES, run.tokens, strict=True)
        ]
        at = across = 0
        while at < len(touched[0]) and across < len(touched[1]):
            (i, here), (j, there) = touched[0][at], touched[1][across]
            upto = (min(here.last - a, b - a), min(there.last - c, b - a))
            length = min(upto) - max(here.first - a, there.first - c, 0)
            if length > 0:
                joined[i, j] += length
                whole[i, j] += length * (run.cls != "names")
            # What upto first has nothing in common with what follows the other.
            at, across = at + (upto[0] <= upto[1]), across + (upto[1] <= upto[0])
    return joined, whole
