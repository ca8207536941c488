"""Words inside what both sides print as the same quotation, and quotations that one side reports instead."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reader.collation.details.clauses import is_bracketed
from reader.collation.details.lexicon import function_words
from reader.collation.details.small import PERSONAL, PREPOSITIONS, RELATION
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.details.times import is_weekday
from reader.pair import SIDES, Pair, Side, Span, other

SAME_WORDS: Final = 2
"""Content words that two quotations, or a quotation and its report, must share to be one."""
REPORTED_WORDS: Final = 3
"""Words, one of them content, that a short report must share in a row with a quotation."""
REPORTED_SHARE: Final = 0.4
"""Share of a quotation's words that its report must have: fewer are a chance."""
CUT_WORDS: Final = 2
"""Words at an end of a quotation that are dropped inside it; with more it is cut short, which is an omission."""
TITLE_WORDS: Final = 8
"""Words of the longest title of a work that is not taken for speech."""
MOSTLY: Final = 0.8
"""Share of the matched words of a quotation that stand in quotation marks across: as good as all."""
LOOSE: Final = 2.5
"""How much longer than its matched words a report may be and still be one reading."""


def same_quotations(block: Block) -> set[tuple[int, int]]:
    """Pairs of quotations, left and right, that print the same speech."""
    grammar = function_words()
    left, right = block.strands
    if max(left.quote, default=-1) < 0 or max(right.quote, default=-1) < 0:
        return set()
    shared: Counter[tuple[int, int]] = Counter()
    every: Counter[tuple[int, int]] = Counter()
    for position, across in enumerate(block.match.left):
        if across >= 0 and left.quote[position] >= 0 and right.quote[across] >= 0:
            pair = (left.quote[position], right.quote[across])
            every[pair] += 1
            shared[pair] += left.keys[position] not in grammar
    if not every:
        return set()
    lengths = Pair(Counter(left.quote), Counter(right.quote))
    return {
        pair
        for pair, count in every.items()
        if shared[pair] >= SAME_WORDS or 2 * count >= min(lengths.left[pair[0]], lengths.right[pair[1]])
    }


def quote_wording(block: Block) -> Iterator[Draft]:
    """Every change of words inside the same quotation: one for each gap, with a reading on both sides."""
    if max(block.strands.left.quote, default=-1) < 0 or max(block.strands.right.quote, default=-1) < 0:
        return
    same = same_quotations(block)
    for gap in block.gaps:
        quotes = _inside(block, gap)
        if quotes is None or (quotes not in same and not _are_whole(block, gap)):
            continue
        left, right = gap.sides
        if not (block.free(0, left) and block.free(1, right)):
            continue
        empty = [side for side in SIDES if gap.sides[side][0] == gap.sides[side][1]]
        if empty:
            held, place = block.strands[other(empty[0])], gap.sides[other(empty[0])]
            if _is_sentence(held, place) or is_bracketed(held, place):
                # A quotation without its sentence is cut short; what brackets hold in it is the editor's.
                continue
            extended = _extended(block, gap, quotes)
            if extended is None:
                continue
            left, right = extended
        said = "words differ inside the same quotation"
        yield block.draft("quote-wording", left, right, "open", said)


def _are_whole(block: Block, gap: Gap) -> bool:
    """Whether both sides of a gap are all that its quotation marks hold, in one place: “stable”, “good”."""
    (a, b), (c, d) = gap.sides
    if a == b or c == d or max(b - a, d - c) > CUT_WORDS or not min(a, c) or block.match.left[a - 1] != c - 1:
        return False
    return all(
        strand.quote[first] >= 0 and strand.quote[first - 1] != strand.quote[first]
        and (last >= len(strand.quote) or strand.quote[last] != strand.quote[first])
        for strand, (first, last) in zip(block.strands, gap.sides, strict=True)
    )  # fmt: skip


def _is_sentence(strand: Strand, place: Place) -> bool:
    """Whether a stretch is a sentence, or several: a quotation without it is cut short."""
    first, last = place
    if last <= first or (first and strand.sentence[first] == strand.sentence[first - 1]):
        return False
    return last == len(strand.keys) or strand.sentence[last] != strand.sentence[last - 1] or strand.quote[last] < 0


def _inside(block: Block, gap: Gap) -> tuple[int, int] | None:
    """The quotations that hold the whole gap, words or the place between words."""
    quotes: list[set[int]] = []
    for side in SIDES:
        first, last = gap.sides[side]
        strand = block.strands[side]
        if first < last:
            quotes.append(set(strand.quote[first:last]))
            continue
        before = strand.quote[first - 1] if first else -1
        after = strand.quote[first] if first < len(strand.quote) else -1
        # A word may be missing at the end of a quotation or at its beginning.
        if before != after and len(gap.words(other(side))) > CUT_WORDS:
            return None
        quotes.append({before, after} - {-1})
    if len(quotes[0]) != 1 or len(quotes[1]) != 1 or -1 in quotes[0] | quotes[1]:
        return None
    return quotes[0].pop(), quotes[1].pop()


def _extended(block: Block, gap: Gap, quotes: tuple[int, int]) -> tuple[Place, Place] | None:
    """A gap with an empty side, together with the matched word beside it: `day | very day`."""
    (a, b), (c, d) = gap.sides
    before, after = ((p, q) if _holds(block, p, q, quotes) else None for p, q in ((a - 1, c - 1), (b, d)))
    side: Side = 0 if a < b else 1
    words = block.strands[side].keys[slice(*gap.sides[side])]
    if words == ["that"] and before and after:
        return (a - 1, b + 1), (c - 1, d + 1)
    # `ask for`, `told us` hang on the word before them, `has found`, `even spend` on the one after.
    strand = block.strands[side]
    first, last = gap.sides[side]
    glued = first > 0 and strand.tokens[first].start == strand.tokens[first - 1].start
    marked = bool(strand.before(last).strip()) and not strand.before(first).strip()
    phrase = len(words) > 1 and words[0] in PREPOSITIONS
    trails = glued or marked or phrase or _trails(strand, (first, last))
    beside = (before or after) if trails else (after or before)
    if beside is None:
        return None
    p, q = beside
    return (min(a, p), max(b, p + 1)), (min(c, q), max(d, q + 1))


def _trails(strand: Strand, place: Place) -> bool:
    """Whether words hang on the one before them: `ask for`, `the back desks to`; not `on Monday`."""
    first, last = place
    words, before = strand.keys[first:last], strand.keys[max(0, first - 1) : first]
    after = strand.keys[last] if last < len(strand.keys) else ""
    if all(word in PREPOSITIONS or word in PERSONAL for word in words):
        return not (after and is_weekday(after))
    return words[-1] not in function_words() and after in RELATION and function_words().isdisjoint(before)


def _holds(block: Block, p: int, q: int, quotes: tuple[int, int]) -> bool:
    """Whether two words stand for each other in the two quotations, and nothing is told of them."""
    left, right = block.strands
    if not (0 <= p < len(left.keys) and 0 <= q < len(right.keys)):
        return False
    return block.match.left[p] == q and (left.quote[p], right.quote[q]) == quotes and not block.used[0][p]


def quote_form(block: Block) -> Iterator[Draft]:
    """Speech that one side prints in quotation marks and the other as its own words."""
    told: set[tuple[Side, int]] = set()
    for side in SIDES:
        strand = block.strands[side]
        if max(strand.quote, default=-1) < 0:
            continue
        held: dict[int, list[int]] = {}
        for position, quote in enumerate(strand.quote):
            if quote >= 0:
                held.setdefault(quote, []).append(position)
        across = block.strands[other(side)].quote
        bare = {strand.quote[p] for p, q in enumerate(block.match[side]) if q >= 0 and across[q] < 0}
        for quote, positions in held.items():
            if quote not in bare or (side, quote) in told:
                continue
            for part in _sentences_apart(block, side, positions):
                draft = _reported(block, side, part, told)
                if draft is not None:
                    yield draft
    yield from _cut_out(block, told)


def _cut_out(block: Block, told: set[tuple[Side, int]]) -> Iterator[Draft]:
    """A sentence in quotation marks of which the other side quotes a part within a sentence of its own."""
    same = sorted(same_quotations(block))
    parts = Pair(*(Counter(pair[side] for pair in same) for side in SIDES))
    for ours, theirs in same:
        quotes = Pair(ours, theirs)
        # `"It was a good line," she said, "but not good enough."` is cut by who speaks, not by the editor.
        if parts.left[ours] > 1 or parts.right[theirs] > 1 or any((side, quotes[side]) in told for side in SIDES):
            continue
        places = Pair(*(_place_of(block.strands[side], quotes[side]) for side in SIDES))
        whole = [_is_speech(block.strands[side], places[side]) for side in SIDES]
        if whole[0] == whole[1] or "i" in (block.strands[side].keys[places[side][0]] for side in SIDES):
            continue
        places = Pair(*(_answered(block, side, places) for side in SIDES))
        if not block.copied:
            if not all(block.free(side, places[side]) for side in SIDES):
                continue
            for side in SIDES:
                block.take(side, places[side])
        rule = "a sentence in quotation marks on one side, only partly on the other"
        yield Draft("quote-form", Pair(*(_with_marks(block, side, places[side]) for side in SIDES)), "open", rule)


def _answered(block: Block, side: Side, places: Pair[Place]) -> Place:
    """The sentences of a quotation of which words stand in the other side's."""
    strand, across = block.strands[side], range(*places[other(side)])
    first, last = places[side]
    held = [strand.sentence[p] for p in range(first, last) if block.match[side][p] in across]
    inside = [p for p in range(first, last) if held and held[0] <= strand.sentence[p] <= held[-1]]
    return (inside[0], inside[-1] + 1) if inside else (first, last)


def _place_of(strand: Strand, quote: int) -> Place:
    first = strand.quote.index(quote)
    last = first
    while last < len(strand.quote) and strand.quote[last] == quote:
        last += 1
    return first, last


def _is_speech(strand: Strand, place: Place) -> bool:
    """Whether a quotation begins as a sentence does: with a capital, and not within the sentence of the reporter."""
    first, last = place
    return strand.is_capital(first) and last - first > REPORTED_WORDS and strand.keys[first] != "i"


def _sentences_apart(block: Block, side: Side, positions: list[int]) -> list[list[int]]:
    """A quotation in parts: its sentences that stand in quotation marks across too, and those that do not."""
    strand, across = block.strands[side], block.strands[other(side)]
    sentences: dict[int, list[int]] = {}
    for position in positions:
        sentences.setdefault(strand.sentence[position], []).append(position)
    parts: list[tuple[bool, list[int]]] = []
    for words in sentences.values():
        ends = [q for p in words if (q := block.match[side][p]) >= 0]
        bare = 2 * sum(across.quote[q] < 0 for q in ends) > len(ends)
        if parts and parts[-1][0] == bare:
            parts[-1][1].extend(words)
        else:
            parts.append((bare, words))
    return [words for _, words in parts]


def _reported(block: Block, side: Side, positions: list[int], told: set[tuple[Side, int]]) -> Draft | None:
    grammar = function_words()
    strand, across = block.strands[side], block.strands[other(side)]
    matched = [(p, q) for p in positions if (q := block.match[side][p]) >= 0]
    bare = [(p, q) for p, q in matched if across.quote[q] < 0]
    content = sum(1 for p, _ in bare if strand.keys[p] not in grammar)
    matter = [(p, q) for p, q in bare if strand.keys[p] not in grammar]
    if content and (all(strand.is_capital(p) for p, _ in matter) or all(across.is_capital(q) for _, q in matter)):
        return None
    whole = len(positions) <= REPORTED_WORDS and len(matched) == len(positions)
    if not bare or not (content >= SAME_WORDS or (content and (len(bare) >= REPORTED_WORDS or whole))):
        return None
    if len(bare) <= (1 - MOSTLY) * len(matched) or len(matched) < REPORTED_SHARE * len(positions):
        return None
    if _is_title(strand, positions, grammar):
        return None
    ends = _together(across.keys, sorted(q for _, q in matched), grammar)
    first, last = min(ends), max(ends) + 1
    if last - first > LOOSE * len(matched) + 2:
        first, last = min(q for _, q in bare), max(q for _, q in bare) + 1
        if last - first > LOOSE * len(bare) + 2:
            return None
    told.update((other(side), held) for held in across.quote[first:last] if held >= 0)
    block.take(side, (positions[0], positions[-1] + 1))
    block.take(other(side), (first, last))
    ours, theirs = (
        _with_marks(block, side, (positions[0], positions[-1] + 1)),
        _with_marks(block, other(side), (first, last)),
    )
    mixed = any(held >= 0 for held in across.quote[first:last])
    rule = "in quotation marks on one side, " + ("only partly on the other" if mixed else "reported on the other")
    return Draft("quote-form", Pair(ours, theirs) if side == 0 else Pair(theirs, ours), "open", rule)


def _is_title(strand: Strand, positions: list[int], grammar: frozenset[str]) -> bool:
    """Whether a short quotation is the title of a work: every word of matter has a capital."""
    words = [p for p in positions if strand.keys[p] not in grammar]
    return len(positions) <= TITLE_WORDS and all(strand.is_capital(p) for p in words)


def _together(keys: list[str], positions: list[int], grammar: frozenset[str]) -> list[int]:
    """Matched positions without small words at the ends that stand apart from the others."""
    while len(positions) > 1 and positions[1] - positions[0] > 1 and keys[positions[0]] in grammar:
        positions = positions[1:]
    while len(positions) > 1 and positions[-1] - positions[-2] > 1 and keys[positions[-1]] in grammar:
        positions = positions[:-1]
    return positions


def _with_marks(block: Block, side: Side, place: Place) -> Span:
    """The code points of a stretch with the quotation marks that stand at its ends."""
    strand = block.strands[side]
    start, end = block.span(side, place)
    for quote in {strand.quote[place[0]], strand.quote[place[1] - 1]} - {-1}:
        quotation = strand.quotations[quote]
        if strand.tokens[place[0]].start >= quotation.start >= start - 3:
            start = max(quotation.start - 1, 0)
        if quotation.end - 4 <= end <= quotation.end:
            end = min(quotation.end + 1, len(strand.text))
    return Span(start, end)
