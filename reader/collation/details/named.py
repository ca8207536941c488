"""Names of persons and places that differ: another spelling, another first name, somebody or somewhere else."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from reader.collation.details.lexicon import house_style, is_demonym, place_variants, places
from reader.collation.details.moved import is_turned_round, swaps
from reader.collation.details.names import SHORT_NAME, Name, names, one_place, plain, spelled_otherwise, spelling
from reader.collation.details.pairing import Context, found_in, gaps_at, in_small_gap, pairs_of, unequal, windows_of
from reader.collation.details.strands import Block, Draft, Gap
from reader.collation.details.times import is_of_moment
from reader.collation.details.whereabouts import described, whereabouts
from reader.collation.model import Verdict
from reader.pair import SIDES, Pair, Side, other
from reader.text.frequency import is_listed

NAMED_WITHIN: Final = 4
"""Words of a gap that ends in two names up to which they stand for each other: `the island of Naxos`, `Paros`."""


def names_and_places(block: Block, context: Context) -> Iterator[Draft]:
    """Every name of a person or place that differs; its words are marked as told."""
    if block.copied:
        yield from described(block)
    yield from _heads(block, context)
    yield from _names(block, context)
    yield from whereabouts(block)


def _names(block: Block, context: Context) -> Iterator[Draft]:
    named = [gap for gap in block.gaps if all(_has_capital(block, side, gap) for side in SIDES)]
    if not named:
        return
    gap_of = Pair(*(gaps_at(block, side) for side in SIDES))
    windows = windows_of(block, named)
    found = found_in(
        block, windows, lambda strand, first, last, side: names(strand, first, last, context.persons[side])
    )

    def fits(one: Name, two: Name, joined: bool) -> bool:  # noqa: FBT001 - a callback
        small = joined or in_small_gap(block, gap_of, one, two) or (block.copied and _one_slot(block, one, two))
        alike = spelled_otherwise(one.surname, two.surname) or "".join(one.words) == "".join(two.words)
        kinds = {one.kind, two.kind}
        return alike or (
            small
            and (
                kinds in ({"person"}, {"place"})
                or (kinds == {"other"} and one.core[0] + 1 == one.core[1] and _alone(block, gap_of, one, two))
                or (kinds == {"place", "other"} and _alone(block, gap_of, one, two))
                or (joined and "person" in kinds)
                or _one_style(one, two)
            )
        )

    for one, two in pairs_of(block, found, gap_of, fits):
        if one.words != two.words:
            yield from _differing(block, context, one, two)


def _one_word(one: Name, two: Name) -> bool:
    """Whether two names are forms of a word, and no persons for all that is known: `Carpathian`, `the Carpathians`."""
    if one.surname == two.surname or not one.kind == two.kind == "other":
        return False
    return one.surname.removesuffix("s") == two.surname.removesuffix("s")


def _one_slot(block: Block, one: Name, two: Name) -> bool:
    """Whether two names stand right after one matched word: `a nurse from Oslo who`, `a nurse from Bergen, told`."""
    p, q = one.first, two.first
    return p > 0 and q > 0 and block.match.left[p - 1] == q - 1 and not block.strands.left.opens_sentence(p)


def _differing(block: Block, context: Context, one: Name, two: Name) -> Iterator[Draft]:
    """Two names that stand for each other and are not the same."""
    if _one_style(one, two):
        if block.copied:
            yield block.draft("formal", *unequal(block, one.core, two.core), "variant", "two spellings of one name")
    elif not _in_swap(block, one) and _both_on_both(block, one, two):
        block.take(0, one.core)
        block.take(1, two.core)
    elif "place" in {one.kind, two.kind} and {one.kind, two.kind} <= {"place", "other"}:
        yield from _place(block, one, two)
    elif not {"place", "body"} & {one.kind, two.kind} and not _one_word(one, two):
        yield from _person(block, context, one, two)


def _heads(block: Block, context: Context) -> Iterator[Draft]:
    """Two names of one word each that begin their sentences: no words of the language, so persons."""
    for gap in block.gaps:
        (a, b), (c, d) = gap.sides
        if b - a != 1 or d - c != 1 or not (block.free(0, (a, b)) and block.free(1, (c, d))):
            continue
        words = [block.strands.left.forms[a], block.strands.right.forms[c]]
        if not all(word[:1].isupper() and word[1:].islower() and len(word) >= SHORT_NAME for word in words):
            continue
        plain_words = [plain(word) for word in words]
        if any(is_listed(word) or word in places() or is_demonym(word) or is_of_moment(word) for word in plain_words):
            continue
        known = dict(context.persons.left, **context.persons.right)
        if known.get(plain_words[0]) == plain_words[1] or known.get(plain_words[1]) == plain_words[0]:
            # A first name for the surname: one person.
            continue
        opens = [block.strands[side].opens_sentence(gap.sides[side][0]) for side in SIDES]
        if all(opens) and not _one_style_of(*plain_words):
            verdict: Verdict = "open"
            rule = "another person"
            if spelled_otherwise(*plain_words):
                verdict, how = spelling(*plain_words)
                rule = f"a name {how}"
            yield block.draft("name", gap.sides.left, gap.sides.right, verdict, rule)


def _has_capital(block: Block, side: Side, gap: Gap) -> bool:
    return True in block.strands[side].capital[slice(*gap.sides[side])]


def _alone(block: Block, gap_of: Pair[dict[int, int]], one: Name, two: Name) -> bool:
    """Whether two names are all that their gap holds: what stands where a place stands is a place."""
    index = gap_of.left.get(one.core[0], -1)
    if index < 0:
        return False
    left, right = block.gaps[index].sides
    short = max(left[1] - left[0], right[1] - right[0]) <= NAMED_WITHIN
    return (left, right) == (one.core, two.core) or (short and (left[1], right[1]) == (one.core[1], two.core[1]))


def _both_on_both(block: Block, one: Name, two: Name) -> bool:
    """Whether each name stands on the other side too: `the US and Russia`, `Russia and the United States`."""
    return all(
        any(_stands_free(block, other(side), name) for name in _forms(d))
        for side, d in zip(SIDES, (one, two), strict=True)
    )


def _in_swap(block: Block, one: Name) -> bool:
    """Whether a name stands where the other side has one that stands in its place: who did it to whom differs."""
    around = next((gap for gap in block.gaps if one.core[0] in gap.words(0)), None)
    return around is not None and (is_turned_round(block.strands, around) or around in swaps(block.strands, block.gaps))


def _forms(name: Name) -> list[str]:
    """A name as folded, and its other forms by house style or transliteration."""
    phrase = " ".join(name.words)
    forms = [phrase]
    for table in (house_style(), place_variants()):
        if phrase in table:
            forms += [form for form, number in table.items() if number == table[phrase]]
    return forms


def _stands_free(block: Block, side: Side, phrase: str) -> bool:
    """Whether a name stands on a side where nothing answers it: one that has its own counterpart has not moved."""
    strand, match = block.strands[side], block.match[side]
    size = phrase.count(" ") + 1
    return any(
        match[p] < 0 and strand.phrase(p, p + size).removesuffix("'s") == phrase
        for p in range(len(strand.keys) - size + 1)
    )


def _one_style(one: Name, two: Name) -> bool:
    return _one_style_of(" ".join(one.words), " ".join(two.words))


def _one_style_of(ours: str, theirs: str) -> bool:
    styles = house_style()
    return one_place(ours, theirs) or (ours in styles and styles[ours] == styles.get(theirs))


def _place(block: Block, one: Name, two: Name) -> Iterator[Draft]:
    if is_demonym(one.surname) or is_demonym(two.surname):
        return
    if block.differs(0, one.core) and block.differs(1, two.core):
        if len(one.words) == len(two.words) and spelled_otherwise(one.words[-1], two.words[-1]):
            known = [" ".join(name.words) in places() for name in (one, two)]
            if any(known):
                if block.copied and not all(known):
                    yield block.draft("formal", one.core, two.core, "variant", "two spellings of one place")
                return
        yield block.draft("place", one.core, two.core, *_place_verdict(one, two))


def _place_verdict(one: Name, two: Name) -> tuple[Verdict, str]:
    ours, theirs = (places().get(" ".join(d.words), ("", "")) for d in (one, two))
    for (kind, country), (_, within) in ((ours, theirs), (theirs, ours)):
        if kind == "country" and country == within and ours != theirs:
            return "more specific", f"one lies in the other ({country})"
    return "open", "another place"


def _person(block: Block, context: Context, one: Name, two: Name) -> Iterator[Draft]:
    """Spelled otherwise, another first name, or another person; a name that is only shorter is none of these."""
    if one.surname == two.surname:
        given = [d.words[0] for d in (one, two) if len(d.words) > 1]
        if len(given) < 2 or given[0] == given[1] or min(map(len, given)) < 2 or any(map(is_demonym, given)):
            return
        places_of = (one.core[0], one.core[0] + 1), (two.core[0], two.core[0] + 1)
        if not (block.differs(0, places_of[0]) and block.differs(1, places_of[1])):
            return
        if spelled_otherwise(*given):
            verdict, how = spelling(*given)
            yield block.draft("name", *places_of, verdict, f"a first name {how}")
        elif len(one.words) == len(two.words):
            yield block.draft("name", *places_of, "open", "one surname, another first name")
        return
    if "".join(one.words).endswith(two.words[-1]) and "".join(one.words) == "".join(two.words):
        yield block.draft("name", *unequal(block, one.core, two.core), "variant", "a name spelled in two ways")
        return
    spelled = list(_spelled(block, one, two))
    if spelled:
        yield from spelled
        return
    if is_demonym(one.surname) or is_demonym(two.surname):
        return
    both = one.kind == two.kind == "person" and one.surname in context.persons[0] and two.surname in context.persons[1]
    both = both or one.kind == two.kind == "other"
    if both and one.surname not in two.words and two.surname not in one.words:
        left, right = unequal(block, one.core, two.core)
        yield block.draft("name", left, right, "open", "another person")


def _spelled(block: Block, one: Name, two: Name) -> Iterator[Draft]:
    """The words of two names that are spellings of one another; neighbours are told together."""
    spelled = [
        (p, q)
        for p, q in product(range(*one.core), range(*two.core))
        if block.match.left[p] < 0 and block.match.right[q] < 0
        and spelled_otherwise(one.words[p - one.core[0]], two.words[q - two.core[0]])
    ]  # fmt: skip
    if spelled:
        (a, c), (b, d) = spelled[0], spelled[-1]
        # `al-Rashid | al-Rashed` goes on what stands before it, over the particle that both have.
        whole = b - a == d - c <= len(spelled)
        for left, right in [((a, b + 1), (c, d + 1))] if whole else [((p, p + 1), (q, q + 1)) for p, q in spelled]:
            words = (plain(block.strands.left.forms[left[1] - 1]), plain(block.strands.right.forms[right[1] - 1]))
            verdict, how = spelling(*words)
            yield block.draft("name", left, right, verdict, f"a name {how}")
