"""Places that differ without a name of their own: a direction, a kind of building, `near` against `in`."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.collation.details.lexicon import function_words, is_demonym, places, saying_verbs, sites
from reader.collation.details.small import HELPING
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.pair import SIDES

_DIRECTIONS: Final = frozenset(
    stem + ending
    for stem in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
                 "north-west", "south-east", "south-west", "central")
    for ending in ("", "ern", "ward", "wards")
)  # fmt: skip


_WHERE: Final = frozenset({
    "in", "at", "near", "outside", "inside", "into", "from", "to", "off", "on", "onto", "across", "around", "towards",
    "toward", "beside", "behind", "opposite", "reached", "left", "entered", "visited",
})  # fmt: skip
_NEARNESS: Final = {
    "in": "in", "inside": "in", "within": "in", "at": "in", "near": "near", "close to": "near", "outside": "outside",
    "beside": "near", "next to": "near", "north of": "north", "south of": "south", "east of": "east", "west of": "west",
    "off": "outside", "around": "near", "opposite": "near", "behind": "behind", "beyond": "outside",
}  # fmt: skip
NEAR_WORDS: Final = 2
SITE_WORDS: Final = 7
"""Words of a phrase that says where."""
_ENDS: Final = ({"upper", "lower"}, {"inner", "outer"})
_PERSONS: Final = tuple(before + who for before in ("ch", "sh", "s") for who in ("man", "woman", "men", "women"))
_SETTLEMENTS: Final = frozenset(
    ["capital", "city", "town", "village", "country", "island", "region", "district", "province"]
)


def described(block: Block) -> Iterator[Draft]:
    """A place by its name against what it is: `the capital`, `Budapest`."""
    for gap in block.gaps:
        for side in SIDES:
            strand, across = block.strands[side], block.strands[1 - side]
            first, start = gap.sides[side][0], gap.sides[1 - side][0]
            at = first + (strand.phrase(first, first + 1) == "the")
            if at >= gap.sides[side][1] or strand.keys[at] not in _SETTLEMENTS or start >= gap.sides[1 - side][1]:
                continue
            last = at + 1
            if strand.keys[last : last + 1] == ["of"] and last + 2 <= gap.sides[side][1] and strand.capital[last + 1]:
                last += 2
            ours, theirs = (first, last), (start, start + 1)
            left, right = (ours, theirs) if side == 0 else (theirs, ours)
            named = across.keys[start] in places() or (
                across.capital[start]
                and start > 0
                and across.keys[start - 1] in _WHERE
                and not across.before(start).strip()
            )
            if not (named and block.free(0, left) and block.free(1, right)):
                continue
            if last > at + 1 and strand.keys[last - 1] != across.keys[start]:
                yield block.draft("place", left, right, "open", "another place")
            else:
                yield block.draft("wording", left, right, "more specific", "a place by its name and by what it is")


def whereabouts(block: Block) -> Iterator[Draft]:
    """Another direction; in copied text another kind of place, and in a place or near it."""
    changed = [gap for gap in block.gaps if gap.words(0) and gap.words(1)]
    yield from _compass(block, changed)
    if block.copied:
        yield from _peoples(block, changed)
        yield from _sites(block, changed)
        yield from _nearness(block, changed)


def _compass(block: Block, gaps: Sequence[Gap]) -> Iterator[Draft]:
    """One direction against another: `southern Malawi`, `northern Malawi`."""
    for gap in gaps:
        if block.strands.left.keys[gap.sides.left[0]] not in _DIRECTIONS:
            continue
        words = [block.surface(side, gap.sides[side]).casefold() for side in SIDES]
        if all(word in _DIRECTIONS for word in words) and block.free(0, gap.sides.left):
            yield block.draft("place", gap.sides.left, gap.sides.right, "open", "another direction")


def _peoples(block: Block, gaps: Sequence[Gap]) -> Iterator[Draft]:
    """One people or country against another, as adjectives: `Dutch`, `Danish`."""
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if b - a != 1 or d - c != 1 or not (block.free(0, (a, b)) and block.free(1, (c, d))):
            continue
        if are_peoples(block, a, c):
            yield block.draft("place", (a, b), (c, d), "open", "of another place")


def are_directions(block: Block, p: int, q: int) -> bool:
    """Whether two words are two directions, or the two ends of a river, a house, a town."""
    words = {block.strands.left.keys[p], block.strands.right.keys[q]}
    return len(words) > 1 and (words <= _DIRECTIONS or words in _ENDS)


def are_peoples(block: Block, p: int, q: int) -> bool:
    """Whether two words say of which place something is, and of two: `British`, `German`; a Frenchman is a person."""
    left, right = block.strands
    words = (left.keys[p], right.keys[q])
    if words[0] == words[1] or not (left.is_capital(p) and right.is_capital(q) and all(map(is_demonym, words))):
        return False
    return not any(word.endswith(_PERSONS) for word in words)


def _nearness(block: Block, gaps: Sequence[Gap]) -> Iterator[Draft]:
    """`near Orlec` against `in Orlec`: not the same place."""
    for gap in gaps:
        (a, b), (c, d) = gap.sides
        if not (
            0 < b - a <= NEAR_WORDS and 0 < d - c <= NEAR_WORDS and block.free(0, (a, b)) and block.free(1, (c, d))
        ):
            continue
        classes = [_NEARNESS.get(strand.phrase(*gap.sides[side])) for side, strand in enumerate(block.strands)]
        if None in classes or classes[0] == classes[1] or b >= len(block.match.left) or block.match.left[b] != d:
            continue
        if _leads_to_place(block.strands.left, b):
            yield block.draft("place", (a, b), (c, d), "open", "in a place or near it")


def _leads_to_place(strand: Strand, position: int) -> bool:
    """Whether a name or a noun of a place follows, after an article at most two words on."""
    for at in range(position, min(position + 3, len(strand.keys))):
        if strand.keys[at] in sites() or strand.is_capital(at):
            return True
        if at > position and strand.keys[at] in function_words():
            return False
    return False


def _sites(block: Block, gaps: Sequence[Gap]) -> Iterator[Draft]:
    """Another place by common nouns in one slot: `at a lakeside hotel`, `at a castle`."""
    left, right = block.strands
    for gap in gaps:
        if max(len(gap.words(0)), len(gap.words(1))) > SITE_WORDS:
            continue
        places_of = [_site(block.strands[side], gap.sides[side]) for side in SIDES]
        ours, theirs = places_of
        if ours is None or theirs is None or not (block.free(0, ours) and block.free(1, theirs)):
            continue
        heads = left.keys[ours[1] - 1], right.keys[theirs[1] - 1]
        if not (heads[0].startswith(heads[1]) or heads[1].startswith(heads[0])):
            yield block.draft("place", ours, theirs, "open", "another place")


def _site(strand: Strand, place: Place) -> Place | None:
    """The stretch without the preposition before it, if it ends in a noun or name of a place and says where."""
    first, last = place
    acts = False
    if strand.keys[first] in _WHERE:
        first += 1
    else:
        before, grammar = first, function_words()
        while before > 0 and first - before < 2:
            if strand.keys[before - 1] in _WHERE or strand.keys[before - 1] not in grammar:
                break
            before -= 1
        acts = before == 0 or strand.keys[before - 1] not in _WHERE
        if (acts and before in {0, first}) or strand.before(first).strip():
            return None
    if first >= last or any(strand.before(p).strip(" -’'") for p in range(first + 1, last)):
        return None
    known = strand.keys[last - 1] in sites() or (strand.is_capital(last - 1) and strand.keys[last - 1] in places())
    follows = strand.keys[last] if last < len(strand.keys) and not strand.before(last).strip() else ""
    if acts and (follows in saying_verbs() or follows in HELPING):
        # `block the airport` says where, `the ministry said` says who.
        return None
    # `at the hotel manager's request`: the noun of a place is no place where another noun follows.
    return (
        (first, last) if known and (not follows or follows in function_words() or follows in saying_verbs()) else None
    )
