"""A name with what its bearer is, told before it on one side and behind it on the other.

`Opposition leader Jane Doe`, `Jane Doe, the opposition leader,` is one wording, whatever the name's own spelling is.
"""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from reader.collation.details.lexicon import function_words, ranks, saying_verbs
from reader.collation.details.names import plain, spelled_otherwise
from reader.collation.details.small import ARTICLES, DETERMINERS
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.collation.details.times import is_of_moment
from reader.pair import SIDES, Pair, Side, other, swapped
from reader.text.fold import without_accents
from reader.text.stems import stem

NAME: Final = 4
"""Words of a name, at most."""
DESCRIPTION: Final = 10
"""Words of a description, at most."""
OFFICE: Final = 3
"""Words of an office, and of what stands before it, at most."""
_OWNING: Final = frozenset({"of", "for", "in", "from"})
_RELATIVE: Final = frozenset({"who", "which", "whose"})
_CLAUSES: Final = frozenset(
    {"who", "which", "whose", "whom", "where", "when", "but", "and", "or", "as", "that", "then"}
)


def named_offices(block: Block) -> Iterator[Draft]:
    """Somebody by office and name on one side, by the office alone and in another form on the other.

    `A judge`, `presiding judge Jane Doe`: without another article or word before it the name is only left out.
    """
    before = Pair({gap.sides.left[1]: gap for gap in block.gaps}, {gap.sides.right[1]: gap for gap in block.gaps})
    for gap in block.gaps:
        if bool(gap.words(0)) == bool(gap.words(1)):
            continue
        side: Side = 0 if gap.words(0) else 1
        strand, match = block.strands[side], block.match[side]
        first, last = gap.sides[side]
        if last - first >= NAME or not all(strand.capital[first:last]) or not first or strand.before(first).strip():
            continue
        start = first
        while start > 0 and first - start < OFFICE and 0 <= match[start - 1] == match[first - 1] - (first - start):
            start -= 1
            if start in before[side]:
                break
        opening = before[side].get(start)
        if strand.keys[first - 1] not in ranks() or start == first or opening is None or opening is gap:
            continue
        ends = (last, match[first - 1] + 1) if side == 0 else (match[first - 1] + 1, last)
        places = Pair(*((opening.sides[s][0], ends[s]) for s in SIDES))
        if opening.sides[other(side)][1] != match[start] or not all(block.free(s, places[s]) for s in SIDES):
            continue
        if max(len(opening.words(s)) for s in SIDES) < OFFICE:
            yield block.draft("wording", *places, "more specific", "an office with and without its bearer's name")


def turned_possessives(block: Block) -> Iterator[Draft]:
    """Whose something is, before it here and behind it there: `the bank's lawyers`, `lawyers for the bank`."""
    for side in SIDES:
        strand, across = block.strands[side], block.strands[other(side)]
        match = block.match[side]
        for position, key in enumerate(strand.keys[:-1]):
            if not key.endswith("'s") or len(key) < OFFICE or match[position + 1] < 0:
                continue
            end = position + 1
            while (
                end < len(match) and end - position <= OFFICE and match[end] == match[position + 1] + end - position - 1
            ):
                end += 1
                owner = _owner(across, match[end - 1] + 1, key.removesuffix("'s"))
                if owner:
                    break
            else:
                continue
            start = position - (position > 0 and strand.keys[position - 1] in ARTICLES)
            owned = match[position + 1]
            if owned and across.keys[owned - 1] in ARTICLES and block.match[other(side)][owned - 1] < 0:
                owned -= 1
            ours, theirs = (start, end), (owned, owner)
            places = Pair(ours, theirs) if side == 0 else Pair(theirs, ours)
            if all(block.free(s, places[s]) for s in SIDES):
                # What is owned may be a speaker; only its owner is told with this.
                block.take(side, (start, position + 1))
                block.take(other(side), (match[end - 1] + 1, owner))
                block.take(other(side), (owned, match[position + 1]))
                rule = "whose it is, before it on one side and behind it on the other"
                yield Draft("wording", Pair(*(block.span(s, places[s]) for s in SIDES)), "open", rule)


def _owner(strand: Strand, at: int, name: str) -> int:
    """Where a phrase with `of` or `for` and one owner ends that begins at a position; 0 where none does."""
    if at + 1 >= len(strand.keys) or strand.keys[at] not in _OWNING or strand.before(at).strip():
        return 0
    last = at + 1 + (strand.keys[at + 1] in ARTICLES)
    return last + 1 if last < len(strand.keys) and strand.keys[last] == name else 0


class Described(NamedTuple):
    """A name with the description behind it."""

    name: Place
    description: Place


class Turned(NamedTuple):
    """One name with its description on both sides; places left and right."""

    whole: Pair[Place]
    names: Pair[Place]


def turned_descriptions(block: Block) -> Iterator[Draft]:
    """The names whose description stands before them on one side and behind them on the other."""
    found: list[Turned] = []
    for side in SIDES:
        strand, across = block.strands[side], block.strands[other(side)]
        for described in _described(strand):
            before = _before(strand, described, across, block.match[other(side)])
            if before is not None:
                start, name = before
                behind, ahead = (described.name[0], described.description[1]), (start, name[1])
                whole, names = Pair(behind, ahead), Pair(described.name, name)
                found.append(Turned(whole, names) if side == 0 else Turned(swapped(whole), swapped(names)))
    for turned in _joined(block, sorted(found)):
        if all(block.free(side, (turned[0].whole[side][0], turned[-1].whole[side][1])) for side in SIDES):
            yield from _told(block, turned)


def _joined(block: Block, found: list[Turned]) -> Iterator[list[Turned]]:
    """The names that `and` alone parts from the next are one change."""
    waiting: list[Turned] = []
    for turned in found:
        if waiting:
            between = [
                block.strands[side].keys[waiting[-1].whole[side][1] : turned.whole[side][0]]
                if waiting[-1].whole[side][1] <= turned.whole[side][0]
                else None
                for side in SIDES
            ]
            if between != [["and"], ["and"]]:
                yield waiting
                waiting = []
        waiting.append(turned)
    if waiting:
        yield waiting


def _told(block: Block, turned: list[Turned]) -> Iterator[Draft]:
    """The change, and besides it the names that are spelled in two ways."""
    for _, names in turned:
        for left, right in _respelled(block, names):
            yield block.draft("name", left, right, "variant", "a name spelled in two ways")
    places = Pair(*((turned[0].whole[side][0], turned[-1].whole[side][1]) for side in SIDES))
    p, q = (_age(block.strands[side], places[side]) for side in SIDES)
    if min(p, q) >= 0 and block.strands.left.keys[p] != block.strands.right.keys[q]:
        yield block.draft("number", (p, p + 1), (q, q + 1), "open", "another age of the one described")
    rule = "who that is, before the name on one side and behind it on the other"
    yield block.draft("wording", *places, "open", rule)


def _age(strand: Strand, place: Place) -> int:
    """Where the one figure stands in a description, or in commas right behind it; -1 where there is none or several."""
    first, last = place
    behind = last < len(strand.keys) and strand.before(last).strip() == ","
    figures = [at for at in range(first, last + behind) if strand.keys[at].isdigit()]
    return figures[0] if len(figures) == 1 else -1


def _respelled(block: Block, names: Pair[Place]) -> list[tuple[Place, Place]]:
    """The words of one name that are printed in two ways on the two sides; neighbours are one reading."""
    found: list[tuple[Place, Place]] = []
    for p, q in zip(range(*names.left), range(*names.right), strict=True):
        forms = (strand.forms[at] for strand, at in zip(block.strands, (p, q), strict=True))
        ours, theirs = (form.replace("’", "'").removesuffix("'s").casefold() for form in forms)
        alike = without_accents(ours) == without_accents(theirs) or spelled_otherwise(plain(ours), plain(theirs))
        if ours == theirs or not (alike or len(range(*names.left)) > 1):
            continue
        if found and found[-1][0][1] == p:
            found[-1] = ((found[-1][0][0], p + 1), (found[-1][1][0], q + 1))
        else:
            found.append(((p, p + 1), (q, q + 1)))
    return found


def _described(strand: Strand) -> Iterator[Described]:
    """The names of a strand with a description between commas behind them."""
    for position, mark in enumerate(strand.marks):
        if mark[:1] != "," or mark.strip() != "," or not strand.capital[position - 1]:
            continue
        start = position
        while start > 0 and position - start < NAME and strand.capital[start - 1]:
            start -= 1
            if strand.before(start).strip(" -’'"):
                break
        end = _description_end(strand, position)
        if end > position:
            yield Described((start, position), (position, end))


def _description_end(strand: Strand, start: int) -> int:
    """Where a description that begins at a position ends; the position itself where none begins there."""
    keys = strand.keys
    if keys[start] in _CLAUSES or keys[start] in saying_verbs() or strand.quote[start] >= 0:
        return start
    end = start + 1
    while end < len(keys) and end - start <= DESCRIPTION:
        mark = strand.before(end).strip(" -’'")
        # An age stands before what somebody is: `Jane Doe, 34, a nurse`.
        if mark and not (mark == "," and end == start + 1 and keys[start].isdigit()):
            break
        if keys[end] in _RELATIVE and not mark:
            return end
        end += 1
    mark = strand.before(end).strip() if end < len(keys) else "."
    return end if end - start <= DESCRIPTION and mark[:1] in {",", ".", "”", '"', ";"} else start


def _before(strand: Strand, described: Described, across: Strand, match: list[int]) -> tuple[int, Place] | None:
    """Where a description of the same words begins that stands before the same name across, and that name."""
    grammar = function_words()
    keys = strand.keys[slice(*described.description)]
    stems = {stem(key) for key in keys if key not in grammar}
    if not stems:
        return None
    names = strand.keys[slice(*described.name)]
    for position, key in enumerate(across.keys):
        if not across.capital[position] or key.removesuffix("'s") not in names:
            continue
        first = position - names.index(key.removesuffix("'s"))
        name = (first, first + len(names))
        if first < 1 or name[1] > len(across.keys) or not all(across.capital[slice(*name)]):
            continue
        start = _description_start(across, first, stems, keys)
        if {stem(word) for word in across.keys[start:first]} & stems:
            # What else stands there on this side alone is part of it: `finance chief`, `chief accountant`.
            while (
                start > 0 and match[start - 1] < 0 and not across.before(start).strip() and _is_noun(across, start - 1)
            ):
                start -= 1
            return start, name
    return None


def _is_noun(strand: Strand, position: int) -> bool:
    """Whether a word may be part of what somebody is: no small word, no day, no verb of saying."""
    key = strand.keys[position]
    return not (key in function_words() or key in saying_verbs() or is_of_moment(key))


def _description_start(strand: Strand, end: int, stems: set[str], keys: Collection[str]) -> int:
    """Where the description right before a name begins: its capitals, its articles, and the words that both have."""
    start = end
    if strand.before(end).strip() not in {"", ",", "-"}:
        return end
    while start > 0 and end - start < DESCRIPTION:
        if start < end and strand.before(start).strip(" -’'"):
            break
        key = strand.keys[start - 1]
        capital = strand.capital[start - 1] and _is_noun(strand, start - 1)
        if not (stem(key) in stems or key in keys or key in DETERMINERS or capital):
            break
        start -= 1
    return start
