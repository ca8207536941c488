"""Details of a link that no passage has told: of sentences that are told in other words, or that stand elsewhere.

Nothing is matched word by word here, so only typed details count, and only those that one word of their own ties
together: a name spelled otherwise, a surname with another first name, amounts of one thing, the one day of each side.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from reader.collation.details.adverbials import when_left
from reader.collation.details.blocks import Side2, strand_of
from reader.collation.details.credited import attributions_left
from reader.collation.details.lexicon import is_demonym, parts_and_grammar, places
from reader.collation.details.names import Name, names, plain, similarity, spelled_otherwise, spelling
from reader.collation.details.pairing import Context
from reader.collation.details.reported import reported
from reader.collation.details.retold import CROWDED, days_left, numbers_left
from reader.collation.details.strands import Block, Draft, Gap, Place
from reader.collation.details.times import is_of_moment
from reader.collation.model import Link, Verdict
from reader.pair import SIDES, Pair, Side
from reader.text.fold import without_accents
from reader.text.model import Sentence

SHORTEST: Final = 4
"""Letters of a name from which its spelling can be compared."""
_NAMES_TOLD: Final = frozenset({"name", "formal", "quote-wording", "place"})
"""Types whose readings tell of the names in them."""

_start = attrgetter("start")


def leftover(  # noqa: PLR0913 - a link, its ground and what is told of it
    link: Link,
    sides: Pair[Side2],
    sentences: Pair[list[Sentence]],
    drafts: Sequence[Draft],
    context: Context,
    *,
    retold: bool,
) -> Iterator[Draft]:
    """The typed details of a link that its passages have not told."""
    reworded = link.kind == "rewrite" or retold
    if not (reworded or _new_names(sides, sentences, context)):
        return
    strands = Pair(*(strand_of(sides[side], sentences[side])[0] for side in SIDES))
    sizes = [len(strand.keys) for strand in strands]
    match = Pair(*([-1] * size for size in sizes))
    whole = [Gap(Pair((0, sizes[0]), (0, sizes[1])))]
    used = Pair(*map(bytearray, sizes))
    block = Block(
        link.id, copied=False, close=False, strands=strands, match=match, gaps=whole, abbreviated=False, used=used
    )
    yield from _persons_told(block, drafts, context, reworded=reworded)
    if reworded:
        yield from _places(block, context)
        yield from numbers_left(block, context)
        yield from days_left(block, context)
        yield from when_left(block, context)
        yield from reported(block)
        yield from attributions_left(block, context)


def _persons_told(block: Block, drafts: Sequence[Draft], context: Context, *, reworded: bool) -> Iterator[Draft]:
    """Names of persons that differ; a longer reading that holds one, a sentence left out, tells it not.

    Afterwards all that is told is marked.
    """
    for side in SIDES:
        _mark(block, side, [draft for draft in drafts if draft.type in _NAMES_TOLD])
    yield from _names(block, context)
    if reworded:
        yield from _accents(block, context)
    for side in SIDES:
        _mark(block, side, drafts)


def _mark(block: Block, side: Side, drafts: Sequence[Draft]) -> None:
    """Mark what is told already."""
    tokens = block.strands[side].tokens
    for draft in drafts:
        span = draft.sides[side]
        if span is None:
            continue
        position = bisect_left(tokens, span.start, key=_start)
        while position < len(tokens) and tokens[position].start < span.end:
            block.used[side][position] = 1
            position += 1


# names


def _name_words(ours: Side2, sentences: Sequence[Sentence], known: frozenset[str]) -> set[str]:
    """The words of the sentences that are names of persons, folded."""
    tokens = ours.witness.analysis.tokens
    words = {token.key for sentence in sentences for token in tokens[sentence.first : sentence.last]}
    return {word for word in words if word in known or word.removesuffix("'s") in known or "-" in word}


def _new_names(sides: Pair[Side2], sentences: Pair[list[Sentence]], context: Context) -> bool:
    """Whether each side has a word of a name that the other has not: the first, cheap look."""
    words = [_name_words(sides[side], sentences[side], context.names[side]) for side in SIDES]
    return bool(words[0] - words[1]) and bool(words[1] - words[0])


def _names(block: Block, context: Context) -> Iterator[Draft]:
    words = Pair(*(_persons(block, side, context) for side in SIDES))
    free = Pair(*([p for p in words[side].values() if block.free(side, (p, p + 1))][:CROWDED] for side in SIDES))
    ranked: list[tuple[float, int, int, Verdict, str]] = []
    for p in free.left:
        for q in free.right:
            ours, theirs = (plain(block.strands[s].surface(at, at + 1)) for s, at in zip(SIDES, (p, q), strict=True))
            if ours != theirs and ours not in words.right and theirs not in words.left:
                if spelled_otherwise(ours, theirs):
                    verdict, how = spelling(ours, theirs)
                    ranked.append((-similarity(*sorted((ours, theirs))), p, q, verdict, f"a name {how}"))
                elif _one_surname(block, p, q):
                    ranked.append((0.0, p, q, "open", "one surname, another first name"))
    taken: Pair[set[int]] = Pair(set(), set())
    for _, p, q, verdict, rule in sorted(ranked):
        if p not in taken.left and q not in taken.right:
            taken.left.add(p)
            taken.right.add(q)
            yield block.draft("name", (p, p + 1), (q, q + 1), verdict, rule)


def _persons(block: Block, side: Side, context: Context) -> dict[str, int]:
    """Words of personal names by their folded form, each where it stands first and is not told."""
    strand = block.strands[side]
    known = context.names[side]
    found: dict[str, int] = {}
    roles = parts_and_grammar()
    for position, capital in enumerate(strand.capital):
        if not capital or len(strand.forms[position]) < SHORTEST or strand.keys[position] in roles:
            continue
        word = plain(strand.forms[position])
        if word not in known or word in places() or is_demonym(word) or is_of_moment(word):
            continue
        if word not in found or not block.free(side, (found[word], found[word] + 1)):
            found[word] = position
    return found


def _one_surname(block: Block, p: int, q: int) -> bool:
    """Whether two words stand before one capitalised surname: `Grace Smith`, `Gertrude Smith`."""
    ends = []
    for side, at in zip(SIDES, (p, q), strict=True):
        strand = block.strands[side]
        if at + 1 >= len(strand.keys) or not strand.is_capital(at + 1) or strand.before(at + 1).strip():
            return False
        ends.append(strand.keys[at + 1])
    return ends[0] == ends[1] and len(ends[0]) >= SHORTEST


def _accents(block: Block, context: Context) -> Iterator[Draft]:
    """One name with its accents on one side and without them on the other."""
    words = Pair(*(_persons(block, side, context) for side in SIDES))
    for word, p in words.left.items():
        q = words.right.get(word, -1)
        if q < 0 or not (block.free(0, (p, p + 1)) and block.free(1, (q, q + 1))):
            continue
        ours, theirs = (_bare(block.strands[s].surface(at, at + 1)) for s, at in zip(SIDES, (p, q), strict=True))
        if ours != theirs and without_accents(ours) == without_accents(theirs):
            yield block.draft("name", (p, p + 1), (q, q + 1), "variant", "one name, with and without its accents")


def _bare(surface: str) -> str:
    return surface.replace("’", "'").removesuffix("'s").casefold()


# places


def _places(block: Block, context: Context) -> Iterator[Draft]:
    """Places that stand behind the same words on either side."""
    windows = Pair(*(_capitals_alone(block, side) for side in SIDES))
    if not (windows.left and windows.right):
        return
    found = Pair(*(
        [
            name
            for first, last in windows[side][:CROWDED]
            for name in names(block.strands[side], first, last, context.persons[side])
            if name.kind == "place"
        ]
        for side in SIDES
    ))  # fmt: skip
    left = Pair(*(_only_here(block, side, found) for side in SIDES))
    ranked = sorted(
        (abs(one.core[0] - two.core[0]), one, two)
        for one in left.left
        for two in left.right
        if _one_slot(block, one, two)
    )
    taken: set[Name] = set()
    for _, one, two in ranked:
        if one not in taken and two not in taken:
            taken.update((one, two))
            yield block.draft("place", one.core, two.core, "open", "another place")


def _capitals_alone(block: Block, side: Side) -> list[Place]:
    """The stretches of words with a capital of which one does not stand on the other side."""
    strand = block.strands[side]
    across = set(block.strands[1 - side].keys)
    found: list[Place] = []
    for position, capital in enumerate(strand.capital):
        if capital and strand.keys[position] not in across and (not found or position >= found[-1][1]):
            first, last = position, position + 1
            while first > 0 and strand.capital[first - 1]:
                first -= 1
            while last < len(strand.capital) and strand.capital[last]:
                last += 1
            found.append((first, last))
    return found


def _only_here(block: Block, side: Side, found: Pair[list[Name]]) -> list[Name]:
    """The places of one side that the other does not name, in whatever form."""
    across = block.strands[1 - side]
    theirs = {word for name in found[1 - side] for word in name.words}
    kept: dict[str, Name] = {}
    for name in found[side]:
        word = name.words[-1]
        if is_demonym(word) or not block.free(side, name.core) or word in theirs or word in across.keys:
            continue
        if not any(spelled_otherwise(word, other) for other in theirs):
            kept.setdefault(word, name)
    return list(kept.values())


def _one_slot(block: Block, one: Name, two: Name) -> bool:
    """Whether two places follow the same two words: `flew to Paris`, `flew to Rome`."""
    keys = [block.strands[side].keys[max(0, name.core[0] - 2) : name.core[0]] for side, name in enumerate((one, two))]
    return len(keys[0]) == 2 and keys[0] == keys[1]
