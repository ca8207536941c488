"""What is left of the gaps of copied text: changed phrases, and what stands on one side alone."""

import re
from collections.abc import Iterator
from typing import Final

from reader.collation.details.acts import act, told_behind
from reader.collation.details.clauses import Alone, Couple, compared, couples
from reader.collation.details.lexicon import (
    currencies,
    fold,
    function_words,
    house_style,
    places,
    saying_verbs,
    units,
)
from reader.collation.details.names import one_place, plain, spelled_otherwise
from reader.collation.details.numerals import SMALL, TENS
from reader.collation.details.onesided import lone, stands_alone
from reader.collation.details.opposed import opposed
from reader.collation.details.slots import are_times, two_figures
from reader.collation.details.small import (
    BEFORE_DETAIL,
    CLASSES,
    DETERMINERS,
    HELPING,
    PREPOSITIONS,
)
from reader.collation.details.strands import Block, Draft, Gap, Place
from reader.collation.details.turned import turned
from reader.collation.details.whereabouts import are_directions, are_peoples
from reader.pair import SIDES, Pair, Side, other
from reader.text.frequency import is_listed
from reader.text.stems import stem

DESCRIBING: Final = 2
"""Words between an article and its noun."""
SHORTEST_INITIALS: Final = 3
"""Words of a name from which its initials are no chance."""
_SPANS: Final = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_GLUED: Final = re.compile(r"^([\d.,]*\d)(?=[a-z])")


def wording(block: Block) -> Iterator[Draft]:
    """What is left of the gaps of copied text: a changed phrase, an omission, an addition, or a formal variant."""
    left_over: Pair[list[tuple[Place, Gap]]] = Pair([], [])
    for gap in block.gaps:
        left, right = (_stretches(block, side, gap) for side in SIDES)
        for ours, theirs in _untold(block, gap, couples(block, gap, left, right)):
            change, alone = _parted(block, ours, theirs)
            if change is not None:
                yield from _changed(block, *change)
            for side in SIDES:
                left_over[side].extend((place, gap) for place in alone[side])
    for ours, theirs in turned(block, Pair(*([place for place, _ in left_over[side]] for side in SIDES))):
        yield from _changed(block, ours, theirs)
    for side in SIDES:
        for place, gap in left_over[side]:
            if block.free(side, place):
                yield from stands_alone(block, side, place, gap)


def _stretches(block: Block, side: Side, gap: Gap) -> list[Place]:
    """What no other type has told of a gap, in stretches that lie inside one quotation or outside of all."""
    stretches: list[Place] = []
    strand = block.strands[side]
    for position in gap.words(side):
        if block.used[side][position]:
            continue
        if stretches and stretches[-1][1] == position and strand.sentence[position] == strand.sentence[position - 1]:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    used = block.used[side]
    for index, (first, last) in enumerate(stretches):
        # A preposition belongs to the day or the amount after it that is told: `at the end of March`.
        while (
            first < last < len(used)
            and used[last]
            and strand.keys[last - 1] in BEFORE_DETAIL
            and not _by_how_much(block, side, gap, last)
        ):
            last -= 1  # noqa: PLW2901
        stretches[index] = (first, last)
    stretches = [place for place in stretches if place[0] < place[1]]
    if len(stretches) > 1:
        # A small word that a typed detail has left over is part of that detail's phrase, unless it leads on from there.
        grammar = function_words()
        bearing = [
            s
            for s in stretches
            if any(k not in grammar for k in strand.keys[s[0] : s[1]])
            or (s[1] == gap.sides[side][1] and used[s[0] - 1] and strand.keys[s[0]] in PREPOSITIONS)
        ]
        return bearing or stretches[:1]
    return stretches


def _by_how_much(block: Block, side: Side, gap: Gap, position: int) -> bool:
    """Whether the word before a figure is a `by` that the other side does without: `rose by 4.8%`, `rose 4.8%`."""
    across = other(side)
    there = block.strands[across].keys[slice(*gap.sides[across])]
    return block.strands[side].keys[position - 1] == "by" and "by" not in there


def _untold(block: Block, gap: Gap, found: list[Couple]) -> Iterator[Couple]:
    """The couples without those that go on a figure or a verb that is told: what is counted, or what is called so."""
    for left, right in found:
        if left and right:
            if all(_goes_on_told(block, gap, side, (left, right)[side]) for side in SIDES):
                continue
            if _form_after_told(block, left, right):
                continue
        yield left, right


def _form_after_told(block: Block, left: Place, right: Place) -> bool:
    """Whether two forms of one verb follow a change of what stands before them: `does not come`, `never comes`."""
    (a, b), (c, d) = left, right
    if b - a != 1 or d - c != 1 or not (a and c and block.used[0][a - 1] and block.used[1][c - 1]):
        return False
    unmatched = block.match.left[a - 1] < 0 and block.match.right[c - 1] < 0
    return unmatched and stem(block.strands.left.keys[a]) == stem(block.strands.right.keys[c])


def _goes_on_told(block: Block, gap: Gap, side: Side, place: Place) -> bool:
    """Whether a figure or a verb of saying that is told stands right before a stretch."""
    strand, first = block.strands[side], place[0]
    if first <= gap.sides[side][0] or not block.used[side][first - 1] or strand.before(first).strip():
        return False
    told = strand.keys[first - 1]
    return told[0].isdigit() or told in SMALL or told in TENS or told in saying_verbs()


def _parted(block: Block, left: Place | None, right: Place | None) -> tuple[Pair[Place] | None, Alone]:
    """What of a couple is one change, if anything, and what of it stands on its side alone."""
    if left is None or right is None:
        return None, Pair([left] if left else [], [right] if right else [])
    ours, theirs, rest = _before_place(block, left, right)
    change, alone = compared(block, ours, theirs)
    return change, Pair(alone.left + rest.left, alone.right + rest.right)


def _before_place(block: Block, left: Place, right: Place) -> tuple[Place, Place, Alone]:
    """Two stretches that are one by style but for where or when, and that: `894 pence in London`, `894p`."""
    for side in SIDES:
        ours, theirs = (left, right) if side == 0 else (right, left)
        keys = block.strands[side].keys
        for at in range(ours[0] + 1, ours[1]):
            if keys[at] not in PREPOSITIONS:
                continue
            parts = ((ours[0], at), theirs) if side == 0 else (theirs, (ours[0], at))
            if same_by_style(block, *parts):
                rest: Alone = Pair([(at, ours[1])], []) if side == 0 else Pair([], [(at, ours[1])])
                return *parts, rest
            break
    return left, right, Pair([], [])


def _changed(block: Block, left: Place, right: Place) -> Iterator[Draft]:
    """What a change of one phrase is, details at its ends told apart."""
    (a, b), (c, d) = left, right
    if b - a > 1 and d - c > 1:
        if are_peoples(block, b - 1, d - 1) or are_directions(block, b - 1, d - 1):
            yield block.draft("place", (b - 1, b), (d - 1, d), "open", "of another place")
            left, right = (a, b - 1), (c, d - 1)
        elif _is_name(block, a, c):
            yield block.draft("name", (a, a + 1), (c, c + 1), "variant", "a name spelled in two ways")
            left, right = (a + 1, b), (c + 1, d)
    elif b - a == d - c == 1 and are_directions(block, a, c):
        yield block.draft("place", left, right, "open", "another direction")
        return
    elif b - a == d - c == 1 and _is_name(block, a, c):
        yield block.draft("name", (a, b), (c, d), "variant", "a name spelled in two ways")
        return
    yield from _reworded(block, left, right)


def _is_name(block: Block, p: int, q: int) -> bool:
    """Whether two words are one name in two spellings, wherever they stand in their sentences."""
    words = [block.strands[side].forms[at] for side, at in zip(SIDES, (p, q), strict=True)]
    if not all(word[:1].isupper() and not word.isupper() for word in words):
        return False
    ours, theirs = map(plain, words)
    return spelled_otherwise(ours, theirs) and not any(is_listed(word) or word in places() for word in (ours, theirs))


def _reworded(block: Block, left: Place, right: Place) -> Iterator[Draft]:
    words = [block.strands[side].keys[place[0] : place[1]] for side, place in enumerate((left, right))]
    grammar = function_words()
    if all(key in DETERMINERS for word in words for key in word):
        if max(map(len, words)) == 1 and lone(block, left, right):
            yield block.draft("wording", left, right, "open", "another article in copied text")
        return
    small = all(key in grammar for word in words for key in word)
    against = opposed(*words)
    if against is not None and (not small or lone(block, left, right)):
        values = Pair(*against)
        yield block.draft("wording", left, right, "conflict", "opposites: {left} against {right}", values=values)
    elif small and not _of_one_class(words) and not lone(block, left, right):
        yield from _tense(block, left, right)
    else:
        yield from _bearing(block, left, right)


def _of_one_class(words: list[list[str]]) -> bool:
    return any(all(key in cls for word in words for key in word) for cls in CLASSES)


def _tense(block: Block, left: Place, right: Place) -> Iterator[Draft]:
    """`[they] will cut`, `that they [would] cut`: the tense is a change, what stands beside it is not."""
    verbs = [
        [p for p in range(*place) if strand.keys[p] in HELPING]
        for strand, place in zip(block.strands, (left, right), strict=True)
    ]
    if all(verbs) and block.strands.left.keys[verbs[0][0]] != block.strands.right.keys[verbs[1][0]]:
        left, right = (verbs[0][0], verbs[0][-1] + 1), (verbs[1][0], verbs[1][-1] + 1)
        yield block.draft("wording", left, right, "open", "another tense or another verb that helps")


def _bearing(block: Block, left: Place, right: Place) -> Iterator[Draft]:
    words = [block.strands[side].keys[place[0] : place[1]] for side, place in enumerate((left, right))]
    if words[0][-1].removesuffix("'s") == words[1][-1].removesuffix("'s") and len(words[0]) == len(words[1]) == 1:
        return
    if same_by_style(block, left, right):
        yield block.draft("formal", left, right, "variant", "the same in another spelling or house style")
        return
    if all(len(word) == 1 and word[0] in _SPANS for word in words):
        yield block.draft("number", left, right, "open", "another span of time")
        return
    many = _one_or_many(block, left, right)
    if many is not None:
        yield block.draft("number", *many, "open", "one against several")
        return
    if are_times(block, left, right):
        yield block.draft("date-time", left, right, "open", "when it was, told in two ways")
        return
    if two_figures(block, left, right):
        yield block.draft("number", left, right, "open", "the figures differ")
        return
    left, right = _whole_compounds(block, left, right)
    yield (
        act(block, left, right)
        or told_behind(block, left, right)
        or block.draft("wording", left, right, "open", "other words in copied text")
    )


def _whole_compounds(block: Block, left: Place, right: Place) -> tuple[Place, Place]:
    """Two stretches with the matched word that a hyphen ties to one of them: `dark-[coloured car]`, `dark [car]`."""
    (a, b), (c, d) = left, right
    ours, theirs = block.strands
    if a and c and block.match.left[a - 1] == c - 1 and "-" in {ours.before(a), theirs.before(c)}:
        a, c = a - 1, c - 1
    if b < len(ours.keys) and block.match.left[b] == d and "-" in {ours.before(b), theirs.before(d)}:
        b, d = b + 1, d + 1
    places = ((a, b), (c, d))
    return places if all(map(block.free, SIDES, places)) else (left, right)


def _one_or_many(block: Block, left: Place, right: Place) -> Pair[Place] | None:
    """One of something with its article against several: `a search [dog]`, `search [dogs]`."""
    for side in SIDES:
        p, q = (left[0], right[0]) if side == 0 else (right[0], left[0])
        strand, match = block.strands[side], block.match[side]
        if block.strands[other(side)].keys[q] != strand.keys[p] + "s":
            continue
        start = p - 1
        while start > p - 1 - DESCRIBING and start >= 0 and match[start] == q - (p - start):
            start -= 1
        if start >= 0 and strand.keys[start] in {"a", "an"} and match[start] < 0 and block.free(side, (start, p)):
            ours, theirs = (start, p + 1), (q - (p - start - 1), q + 1)
            return Pair(ours, theirs) if side == 0 else Pair(theirs, ours)
    return None


def same_by_style(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases are one by spelling, hyphens, house style or transliteration."""
    ours, theirs = (fold(block.surface(side, place)) for side, place in zip(SIDES, (left, right), strict=True))
    if ours.replace(" ", "").replace("'", "") == theirs.replace(" ", "").replace("'", ""):
        return True
    # A zero-width space is a word of its own between blanks, and folds to nothing.
    if ours[:1].isdigit() and theirs[:1].isdigit() and _one_amount(ours, theirs):
        return True
    if _initials(block, left, right) or _initials(block, right, left, turned=True):
        return True
    styles = house_style()

    def alike(one: str, two: str) -> bool:
        if one.endswith("'s") and two.endswith("'s"):
            one, two = one[:-2], two[:-2]
        return one == two or (one in styles and styles[one] == styles.get(two)) or one_place(one, two)

    if alike(ours.removeprefix("the "), theirs.removeprefix("the ")) or _one_spelling(ours, theirs):
        return True
    one, two = ours.split(), theirs.split()
    return len(one) == len(two) and all(alike(a, b) for a, b in zip(one, two, strict=True))


def _one_spelling(ours: str, theirs: str) -> bool:
    """Whether two phrases are one but for `ae` and `e`, `towards` and `toward`."""
    if ours.replace("ae", "e").replace("oe", "e") == theirs.replace("ae", "e").replace("oe", "e"):
        return True
    return "ward" in ours and ours.removesuffix("s") == theirs.removesuffix("s")


def _initials(block: Block, short: Place, whole: Place, *, turned: bool = False) -> bool:
    """Whether the one phrase is the initials of the other: `AFP`, `Agence France-Presse`."""
    brief, full = (block.strands.right, block.strands.left) if turned else block.strands
    word = brief.forms[short[0]].removesuffix("'s").removesuffix("’s")
    if short[1] - short[0] != 1 or whole[1] - whole[0] < SHORTEST_INITIALS or not word.isupper():
        return False
    return word == "".join(
        form[0] for form, big in zip(full.forms[slice(*whole)], full.capital[slice(*whole)], strict=True) if big
    )


def _one_amount(ours: str, theirs: str) -> bool:
    """Whether two phrases are one figure of one unit: `915 pence`, `915p`."""
    one, two = (_GLUED.sub(r"\1 ", phrase).split(" ", 1) for phrase in (ours, theirs))
    if len(one) != len(two) or len(one) == 1 or one[0] != two[0]:
        return False
    return any(one[1] in table and table[one[1]] == table.get(two[1]) for table in (currencies(), units()))
