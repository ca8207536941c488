"""Which sentences of a link answer each other, and their words matched: the ground on which details are compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.collation.details.align import Matches, fill, heaviest
from reader.collation.details.lexicon import function_words, offices, saying_verbs
from reader.collation.details.strands import Block, Gap, Place, Strand
from reader.collation.model import Link, Run
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side
from reader.text.model import Sentence
from reader.text.stems import stem

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
MAX_PLACES: Final = 8
"""Places at which a phrase that stands elsewhere is looked for; one that is everywhere has not moved."""
MAX_STEMS: Final = 900
"""Pairs of words of a gap up to which it is divided at words of one stem."""
MIN_STEMMED: Final = 4
"""Letters from which a word has a stem worth comparing."""
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
    partner: dict[tuple[Side, int], int] = {}
    ranked = sorted(ratio, key=lambda pair: (-ratio[pair], -shared[pair], pair))
    for i, j in ranked:
        enough = ratio[i, j] >= SAME_SENTENCE and shared[i, j] >= ENOUGH_WORDS or only
        if enough and (0, i) not in partner and (1, j) not in partner:
            partner[0, i], partner[1, j] = j, i
            parent[root((0, i))] = root((1, j))
    for i, j in ranked:
        if partner.get((0, i)) == j or ((0, i) in partner) == ((1, j) in partner):
            continue
        # A sentence that another has taken: this one joins them when it brings words of its own.
        taken = words[0][partner[1, j]] if (1, j) in partner else words[1][partner[0, i]]
        own = len((words[0][i] & words[1][j]) - taken)
        if ratio[i, j] >= SAME_SENTENCE and own >= ENOUGH_WORDS and ratio[i, j] in (best[0][i], best[1][j]):
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
    found = _gaps(strands, match, chain)
    gaps = _merged(strands, match, found)
    joined = set(gaps).difference(found)
    _elsewhere(strands, match, gaps, joined)
    _turned_verbs(strands, match, joined)
    gaps = _adjacent(strands, match)
    if _filled(strands, match, gaps, joined):
        gaps = _adjacent(strands, match)
    gaps = _stemmed(strands, gaps, joined)
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


def _elsewhere(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], joined: set[Gap]) -> None:
    """Match phrases that stand in another gap of the passage: `"...", X said`, `X said: "..."`; the longest first."""
    grammar = function_words()
    where: dict[tuple[str, str], list[int]] = {}
    gap_of: dict[int, int] = {}
    for index, gap in enumerate(gaps):
        words = gap.words(1) if gap not in joined else range(0)
        gap_of.update((q, index) for q in words)
        for q in words[:-1]:
            where.setdefault((strands.right.keys[q], strands.right.keys[q + 1]), []).append(q)
    found: list[tuple[int, int, int]] = []
    for index, gap in enumerate(gaps):
        for p in gap.words(0)[:-1] if gap not in joined else ():
            pair = (strands.left.keys[p], strands.left.keys[p + 1])
            for q in where.get(pair, ())[:MAX_PLACES]:
                found.append((-_length(strands, gaps, index, gap_of[q], p, q), p, q))
    for length, p, q in sorted(found):
        same = range(-length)
        if any(match.left[p + step] >= 0 or match.right[q + step] >= 0 for step in same):
            continue
        content = sum(strands.left.keys[p + step] not in grammar for step in same)
        if content < ENOUGH_WORDS and not _whole(gaps, p, q, -length):
            continue
        for step in same:
            match.left[p + step], match.right[q + step] = q + step, p + step


def _adjacent(strands: Pair[Strand], match: Pair[list[int]]) -> list[Gap]:
    """Every stretch without match, with the one across that stands beside the same matched words.

    So a phrase that has moved takes its changed neighbours along: `who leaves at the end of March`, `who leaves in
    March` are compared wherever the two stand.
    """
    stretches = Pair(*(_sentencewise(strands[side], _free(match[side], 0, len(match[side]))) for side in SIDES))
    starts, ends = ({place[i]: place for place in stretches.right} for i in (0, 1))
    ranked: list[tuple[int, int, Place, Place]] = []
    for ours in stretches.left:
        before, after = _neighbours(strands, match, 0, ours)
        for theirs in {starts.get(before + 1 if before >= 0 else -1), ends.get(after)} - {None}:
            assert theirs is not None
            across = _neighbours(strands, match, 1, theirs)
            score = 2 * (across[0] >= 0 and across[0] == ours[0] - 1) + 2 * (across[1] >= 0 and across[1] == ours[1])
            score += _opens(strands.left, ours) == _opens(strands.right, theirs)
            if score >= 2:
                ranked.append((-score, abs((ours[1] - ours[0]) - (theirs[1] - theirs[0])), ours, theirs))
    gaps: list[Gap] = []
    taken: Pair[set[Place]] = Pair(set(), set())
    for _, _, ours, theirs in sorted(ranked):
        if ours not in taken.left and theirs not in taken.right:
            taken.left.add(ours)
            taken.right.add(theirs)
            gaps.append(Gap(Pair(ours, theirs)))
    for side in SIDES:
        for place in stretches[side]:
            if place not in taken[side]:
                before, after = _neighbours(strands, match, side, place)
                at = before + 1 if before >= 0 else max(after, 0)
                gaps.append(Gap(Pair(place, (at, at)) if side == 0 else Pair((at, at), place)))
    return sorted(gaps)


def _opens(strand: Strand, place: Place) -> tuple[bool, bool]:
    """Whether a stretch begins its sentence, and whether it ends it."""
    size = len(strand.sentence)
    return (
        place[0] == 0 or strand.sentence[place[0] - 1] != strand.sentence[place[0]],
        place[1] >= size or strand.sentence[place[1]] != strand.sentence[place[1] - 1],
    )


def _neighbours(strands: Pair[Strand], match: Pair[list[int]], side: Side, place: Place) -> tuple[int, int]:
    """The positions across of the words right before and after a stretch, in its sentence; -1 where there is none."""
    opens, closes = _opens(strands[side], place)
    return (-1 if opens else match[side][place[0] - 1], -1 if closes else match[side][place[1]])


def _sentencewise(strand: Strand, places: list[Place]) -> list[Place]:
    """Stretches divided where a sentence ends."""
    divided: list[Place] = []
    for first, last in places:
        start = first
        for position in range(first + 1, last):
            if strand.sentence[position] != strand.sentence[position - 1]:
                divided.append((start, position))
                start = position
        divided.append((start, last))
    return divided


def _filled(strands: Pair[Strand], match: Pair[list[int]], gaps: list[Gap], joined: set[Gap]) -> bool:
    """Match what the two sides of a gap share, now that they are known to answer each other."""
    grammar = function_words()
    some = False
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if gap in joined or a == b or c == d:
            continue
        for i, j in fill(strands.left.keys[a:b], strands.right.keys[c:d], grammar):
            match.left[a + i], match.right[c + j] = c + j, a + i
            some = True
    return some


def _turned_verbs(strands: Pair[Strand], match: Pair[list[int]], joined: set[Gap]) -> None:
    """Match a verb of saying that stands once on each side: only verb and speaker are turned round."""
    verbs = saying_verbs()
    free: Pair[dict[str, list[int]]] = Pair({}, {})
    for side in SIDES:
        held = {position for gap in joined for position in gap.words(side)}
        for position, key in enumerate(strands[side].keys):
            if (
                key in verbs
                and position not in held
                and match[side][position] < 0
                and strands[side].quote[position] < 0
            ):
                free[side].setdefault(key, []).append(position)
    for key, ours in free.left.items():
        theirs = free.right.get(key, [])
        if len(ours) == 1 == len(theirs):
            match.left[ours[0]], match.right[theirs[0]] = theirs[0], ours[0]


def _whole(gaps: list[Gap], p: int, q: int, length: int) -> bool:
    """Whether a phrase is all that its gap holds on one side."""
    return any(gap.sides[side] == (at, at + length) for gap in gaps for side, at in zip(SIDES, (p, q), strict=True))


def _length(strands: Pair[Strand], gaps: list[Gap], ours: int, theirs: int, p: int, q: int) -> int:
    """How many words from two positions on are the same, inside their gaps."""
    end, across = gaps[ours].sides[0][1], gaps[theirs].sides[1][1]
    length = 0
    while p + length < end and q + length < across and strands.left.keys[p + length] == strands.right.keys[q + length]:
        length += 1
    return length


def _stemmed(strands: Pair[Strand], gaps: list[Gap], turned: set[Gap]) -> list[Gap]:
    """Divide a gap at words of one stem: `hospital | hospitals, an official` is a form and an addition."""
    divided: list[Gap] = []
    grammar = function_words()
    for gap in gaps:
        left, right = gap.words(0), gap.words(1)
        if gap in turned or not left or not right or len(left) == len(right) == 1 or len(left) * len(right) > MAX_STEMS:
            divided.append(gap)
            continue
        stems = [[_stem(strands[side].keys[p], grammar, p) for p in gap.words(side)] for side in SIDES]
        (a, b), (c, d) = gap.sides
        at = (a, c)
        for i, j in fill(stems[0], stems[1], frozenset()):
            if at != (a + i, c + j):
                divided.append(Gap(Pair((at[0], a + i), (at[1], c + j))))
            divided.append(Gap(Pair((a + i, a + i + 1), (c + j, c + j + 1))))
            at = (a + i + 1, c + j + 1)
        if at != (b, d):
            divided.append(Gap(Pair((at[0], b), (at[1], d))))
    return divided


def _stem(word: str, grammar: frozenset[str], position: int) -> str:
    """A content word's stem; a small word stands for nothing but its own place."""
    return f"{position} {word}" if word in grammar or len(word) < MIN_STEMMED else stem(word.removesuffix("'s"))


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
    whole = _within(left.keys[a:b], right.keys[g:h]) or _within(right.keys[c:d], left.keys[e:f])
    whole = whole and (between > NAME_WORDS or any(word in saying_verbs() for word in words))
    swapped = (
        not whole
        and (set(left.keys[a:b]) & set(right.keys[g:h]) | set(right.keys[c:d]) & set(left.keys[e:f])) - grammar
    )
    chance = small and min(b - a, d - c, f - e, h - g) >= ENOUGH_WORDS
    opposite = (a == b) != (c == d) and (e == f) != (g == h) and (a == b) != (e == f)
    one_is_small = any(
        all(word in grammar for word in part)
        for part in (left.keys[a:b] + right.keys[c:d], left.keys[e:f] + right.keys[g:h])
    )
    turned = opposite and between == 1 and one_is_small
    named = (
        opposite
        and between <= NAME_WORDS
        and all(left.is_capital(p) for p in range(b, e))
        and _offices((left.keys[a:b], right.keys[c:d]), (left.keys[e:f], right.keys[g:h]))
    )
    if swapped or chance or turned or named:
        return Gap(Pair((a, f), (c, h)))
    return None


def _within(one: list[str], two: list[str]) -> bool:
    """Whether one of two phrases stands whole in the other: it has moved, and nothing else has changed."""
    shorter, longer = sorted((one, two), key=len)
    size = len(shorter)
    return size > 0 and any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


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
