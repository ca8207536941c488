"""Speech in quotation marks on one side that the other reports in words of its own.

The sentences of a quotation are compared with the bare sentences across by the stems of their words, pronouns and small
words left out: `"I got out through a window."`, `he climbed out through a window`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.pair import SIDES, Pair, Side, Span, other
from reader.text.meaning import kindred
from reader.text.stems import stem
from reader.text.synonyms import groups as synonyms

ENOUGH: Final = 2
"""Stems that a sentence of a quotation and its report must share."""
SHARE: Final = 0.3
"""Share of the quoted sentence's stems that its report must have."""
CREDITED: Final = 0.12
"""The same where the other side's sentence says by a verb of its own that somebody says it."""
HALF: Final = 0.5
"""Share of the quoted sentence's stems of which one stands across and the others are near to words there."""
LONGEST: Final = 2
"""How much longer than the quoted sentence its report may be."""
CLAUSE: Final = 6
"""Words by which a report is drawn out to the clause that it is, at either end."""
_JOINTS: Final = frozenset({"that", "whether", "if", "and", "but", "to", "how"})


def reported(block: Block) -> Iterator[Draft]:
    """Sentences of quotations whose words stand across outside quotation marks."""
    if all(max(strand.quote, default=-1) < 0 for strand in block.strands):
        return
    stems = Pair(*(_stems(strand) for strand in block.strands))
    for side in SIDES:
        across = block.strands[other(side)]
        where: dict[str, list[int]] = {}
        for position, word in enumerate(stems[other(side)]):
            if word and across.quote[position] < 0:
                where.setdefault(word, []).append(position)
        verbs = saying_verbs()
        credited = {across.sentence[p] for p, key in enumerate(across.keys) if key in verbs and across.quote[p] < 0}
        told: list[tuple[int, Draft]] = []
        for place in _quoted(block.strands[side]):
            found = _best(block.strands[side], place, stems[side], across, where, credited)
            if not found:
                continue
            sentence = across.sentence[found[0]]
            draft = _report(block, side, place, found)
            if draft is not None:
                told.append((sentence, draft))
            elif told and told[-1][0] == sentence and _follows(block, side, told[-1][1], place):
                told[-1] = (sentence, _drawn(block, side, told[-1][1], place))
        yield from (draft for _, draft in told)


def _stems(strand: Strand) -> list[str]:
    """The stem of each content word; empty for words that carry grammar."""
    grammar = function_words()
    verbs = saying_verbs()
    groups = synonyms()
    stems = ["" if key in grammar or key in verbs else stem(key.removesuffix("'s")) for key in strand.keys]
    return [f"={groups[word]}" if word in groups else word for word in stems]


def _quoted(strand: Strand) -> Iterator[Place]:
    """The stretches of one quotation and one sentence."""
    start = 0
    for position in range(1, len(strand.keys) + 1):
        last = position == len(strand.keys)
        if last or strand.quote[position] != strand.quote[start] or strand.sentence[position] != strand.sentence[start]:
            if strand.quote[start] >= 0:
                yield start, position
            start = position


def _best(  # noqa: PLR0913, PLR0917 - the words of both sides, and where they stand
    ours: Strand, place: Place, stems: list[str], across: Strand, where: dict[str, list[int]], credited: set[int]
) -> list[int]:
    """The words of the one sentence across that reports a quoted sentence; none without enough of them."""
    words = {stems[p] for p in range(*place)} - {""}
    matter = {stems[p] for p in range(*place) if not ours.is_capital(p)}
    by_sentence: dict[int, dict[str, int]] = {}
    for word in words:
        for position in where.get(word, ()):
            by_sentence.setdefault(across.sentence[position], {}).setdefault(word, position)
    number = max(by_sentence, key=lambda each: (len(by_sentence[each]), -each), default=-1)
    if number < 0:
        return []
    shared = len(by_sentence[number])
    # Names stand in reports of anything that is said of their bearers.
    bare = len(matter.intersection(by_sentence[number]))
    found = sorted(by_sentence[number].values())
    enough = shared >= ENOUGH and bare and shared >= SHARE * len(words)
    if enough or (number in credited and bare >= ENOUGH and shared >= CREDITED * len(words)):
        return found
    return _retold(ours, place, across, found, len(words)) if bare and ours.capital[place[0]] else []


def _retold(ours: Strand, place: Place, across: Strand, found: list[int], size: int) -> list[int]:
    """A sentence of which few words stand across, with words near to the others: `a flight`, `tickets`."""
    if HALF * size <= len(found) < size:
        return found
    near = Pair(*(_plain_stems(*side) for side in ((ours, range(*place)), (across, _bare(across, found[0])))))
    kin = {two for one, two in kindred([*near.left], [*near.right]) if one != two}
    answering = sorted({*found, *(near.right[word] for word in kin)})
    return answering if kin and len(answering) >= HALF * size else []


def _bare(strand: Strand, position: int) -> list[int]:
    """The words of a sentence outside quotation marks."""
    number = strand.sentence[position]
    return [p for p, held in enumerate(strand.sentence) if held == number and strand.quote[p] < 0]


def _plain_stems(strand: Strand, positions: Iterable[int]) -> dict[str, int]:
    """The stems of words that carry matter and are no names, each with its first place."""
    grammar, verbs = function_words(), saying_verbs()
    table: dict[str, int] = {}
    for position in positions:
        key = strand.keys[position]
        if (
            key not in grammar
            and key not in verbs
            and (not strand.capital[position] or strand.opens_sentence(position))
        ):
            table.setdefault(stem(key), position)
    return table


def _report(block: Block, side: Side, place: Place, found: list[int]) -> Draft | None:
    across = block.strands[other(side)]
    report = _clause(across, found[0], found[-1] + 1)
    if report[1] - report[0] > LONGEST * (place[1] - place[0]) + 2 * CLAUSE:
        return None
    if not (_mostly_free(block, side, place) and _mostly_free(block, other(side), report)):
        return None
    block.take(side, place)
    block.take(other(side), report)
    spans = (block.span(side, place), block.span(other(side), report))
    both: Pair[Span | None] = Pair(spans[0], spans[1]) if side == 0 else Pair(spans[1], spans[0])
    return Draft("quote-form", both, "open", "in quotation marks on one side, in other words on the other")


def _mostly_free(block: Block, side: Side, place: Place) -> bool:
    """Whether at most half of a stretch has been told."""
    return 2 * block.used[side].count(1, *place) <= place[1] - place[0]


def _clause(strand: Strand, first: int, last: int) -> Place:
    """A stretch drawn out to the clause that holds it: to a verb of saying, a joint or a mark."""
    verbs = saying_verbs()
    start, end = first, last
    while start > 0 and first - start < CLAUSE and strand.sentence[start - 1] == strand.sentence[first]:
        if strand.before(start).strip() or strand.keys[start - 1] in verbs or strand.keys[start - 1] in _JOINTS:
            break
        start -= 1
    while end < len(strand.keys) and end - last < CLAUSE and strand.sentence[end] == strand.sentence[first]:
        if strand.before(end).strip() or strand.keys[end] in verbs or strand.quote[end] >= 0:
            break
        end += 1
    return start, end


def _follows(block: Block, side: Side, draft: Draft, place: Place) -> bool:
    """Whether a quoted sentence stands right after the one that is told already."""
    span = draft.sides[side]
    assert span is not None
    between = block.strands[side].text[span.end : block.span(side, place).start]
    return len(between) < 5 and not any(map(str.isalnum, between))


def _drawn(block: Block, side: Side, draft: Draft, place: Place) -> Draft:
    """A draft whose quoted reading goes on with the next sentence."""
    span = draft.sides[side]
    assert span is not None
    block.take(side, place)
    whole = Span(span.start, block.span(side, place).end)
    return draft._replace(sides=Pair(whole, draft.sides[1]) if side == 0 else Pair(draft.sides[0], whole))
