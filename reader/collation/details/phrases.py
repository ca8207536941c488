"""What is left of the gaps of copied text: changed phrases, and what stands on one side alone."""

import re
from collections.abc import Iterator
from typing import Final

from reader.collation.details.borders import JOINTS
from reader.collation.details.clauses import LONG_STRETCH, Alone, Couple, compared, couples
from reader.collation.details.lexicon import currencies, fold, function_words, house_style, ranks, saying_verbs, units
from reader.collation.details.names import one_place
from reader.collation.details.numerals import SMALL, TENS
from reader.collation.details.opposed import opposed
from reader.collation.details.small import (
    ARTICLES,
    BEFORE_DETAIL,
    CLASSES,
    COURTESY,
    DETERMINERS,
    HELPING,
    PERSONAL,
    PREPOSITIONS,
    SENSE,
)
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.details.turned import turned
from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side, other
from reader.text.stems import stem

NAMED_WITHIN: Final = 3
"""Words after an article within which the office that it belongs to stands: `the former British director`."""
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
                yield from _alone(block, side, place, gap)


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
        while first < last < len(used) and used[last] and strand.keys[last - 1] in BEFORE_DETAIL:
            last -= 1  # noqa: PLW2901
        stretches[index] = (first, last)
    stretches = [place for place in stretches if place[0] < place[1]]
    if len(stretches) > 1:
        # A small word that a typed detail has left over is part of that detail's phrase.
        grammar = function_words()
        bearing = [s for s in stretches if any(k not in grammar for k in strand.keys[s[0] : s[1]])]
        return bearing or stretches[:1]
    return stretches


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
    words = [block.strands[side].keys[place[0] : place[1]] for side, place in enumerate((left, right))]
    grammar = function_words()
    if all(key in DETERMINERS for word in words for key in word):
        if max(map(len, words)) == 1 and _lone(block, left, right):
            yield block.draft("wording", left, right, "open", "another article in copied text")
        return
    small = all(key in grammar for word in words for key in word)
    against = opposed(*words)
    if against is not None and (not small or _lone(block, left, right)):
        values = Pair(*against)
        yield block.draft("wording", left, right, "conflict", "opposites: {left} against {right}", values=values)
        return
    if (
        small
        and not any(all(key in cls for word in words for key in word) for cls in CLASSES)
        and not (_lone(block, left, right) and any(key in SENSE for word in words for key in word))
    ):
        # `[they] will cut`, `that they [would] cut`: the tense is a change, what stands beside it is not.
        verbs = [[p for p in range(*place) if block.strands[side].keys[p] in HELPING]
                 for side, place in enumerate((left, right))]  # fmt: skip
        if not all(verbs) or words[0][verbs[0][0] - left[0]] == words[1][verbs[1][0] - right[0]]:
            return
        left, right = (verbs[0][0], verbs[0][-1] + 1), (verbs[1][0], verbs[1][-1] + 1)
        yield block.draft("wording", left, right, "open", "another tense or another verb that helps")
        return
    if words[0][-1].removesuffix("'s") == words[1][-1].removesuffix("'s") and len(words[0]) == len(words[1]) == 1:
        return
    if same_by_style(block, left, right):
        yield block.draft("formal", left, right, "variant", "the same in another spelling or house style")
        return
    yield block.draft("wording", left, right, "open", "other words in copied text")


def same_by_style(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases are one by spelling, hyphens, house style or transliteration."""
    ours, theirs = (fold(block.surface(side, place)) for side, place in zip(SIDES, (left, right), strict=True))
    if ours.replace(" ", "").replace("'", "") == theirs.replace(" ", "").replace("'", ""):
        return True
    if ours[0].isdigit() and theirs[0].isdigit() and _one_amount(ours, theirs):
        return True
    styles = house_style()

    def alike(one: str, two: str) -> bool:
        if one.endswith("'s") and two.endswith("'s"):
            one, two = one[:-2], two[:-2]
        return one == two or (one in styles and styles[one] == styles.get(two)) or one_place(one, two)

    if alike(ours.removeprefix("the "), theirs.removeprefix("the ")):
        return True
    if ours.replace("ae", "e").replace("oe", "e") == theirs.replace("ae", "e").replace("oe", "e"):
        return True
    if "ward" in ours and ours.removesuffix("s") == theirs.removesuffix("s"):
        return True
    one, two = ours.split(), theirs.split()
    return len(one) == len(two) and all(alike(a, b) for a, b in zip(one, two, strict=True))


def _one_amount(ours: str, theirs: str) -> bool:
    """Whether two phrases are one figure of one unit: `915 pence`, `915p`."""
    one, two = (_GLUED.sub(r"\1 ", phrase).split(" ", 1) for phrase in (ours, theirs))
    if len(one) != len(two) or len(one) == 1 or one[0] != two[0]:
        return False
    return any(one[1] in table and table[one[1]] == table.get(two[1]) for table in (currencies(), units()))


def _alone(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    grammar = function_words()
    strand = block.strands[side]
    keys = strand.keys[place[0] : place[1]]
    compound = _compound(block, side, place)
    if compound is not None:
        yield block.draft("wording", *compound, "open", "a part of a compound on one side alone")
        return
    if all(key in grammar for key in keys):
        if keys[0] == "on" or (keys[0] in ARTICLES and _before_name(strand, place[1])):
            if len(keys) == 1:
                rule = "a small word that style puts or leaves out"
                yield from _beside(block, side, place, gap, "formal", "variant", rule)
        elif (
            block.close
            and not _is_rest(block, side, place)
            and (_clean(block, side, place) or _is_joint(block, side, place, gap))
        ):
            yield _one_sided(block, side, place, "open", "a small word on one side alone")
        return
    if all(key in COURTESY for key in keys):
        yield from _beside(block, side, place, gap, "formal", "variant", "a courtesy title on one side alone")
        return
    phrased = len(keys) > 1 and keys[0] in PREPOSITIONS and keys[0] != "to"
    stands = block.close or phrased or _embedded(block, side, place) or _set_off(block, side, place)
    while keys and keys[0] in ARTICLES and gap.sides[1 - side][0] < gap.sides[1 - side][1]:
        place, keys = (place[0] + 1, place[1]), keys[1:]
    block.take(side, place)
    if not stands and len(keys) < LONG_STRETCH:
        return
    verdict: Verdict = "more specific" if _names_more(strand, place) else "open"
    rule = "stands on one side alone"
    if verdict != "open":
        rule = "a name given more fully on one side"
    yield _one_sided(block, side, place, verdict, rule)


def _compound(block: Block, side: Side, place: Place) -> Pair[Place] | None:
    """The hyphened words that a stretch is part of, and their rest across: `great-great-aunt`, `great-aunt`."""
    strand, across = block.strands[side], block.strands[other(side)]
    whole = _hyphened(strand, place)
    rest = [q for p in range(*whole) if (q := block.match[side][p]) >= 0]
    if not rest or whole == place or not block.free(side, whole):
        return None
    theirs = _hyphened(across, (min(rest), max(rest) + 1))
    if theirs[1] - theirs[0] != len(rest) or not block.free(other(side), theirs):
        return None
    return Pair(whole, theirs) if side == 0 else Pair(theirs, whole)


def _hyphened(strand: Strand, place: Place) -> Place:
    """A stretch with the words that hyphens tie to it."""
    first, last = place
    while first > 0 and strand.before(first) == "-":
        first -= 1
    while last < len(strand.keys) and strand.before(last) == "-":
        last += 1
    return first, last


def _lone(block: Block, left: Place, right: Place) -> bool:
    """Whether the words before and after two changed words are matched: nothing else differs there."""
    (a, b), (c, d) = left, right
    if b >= len(block.match.left) or d >= len(block.match.right) or block.match.left[b] != d:
        return False
    opens = [block.strands[side].opens_sentence(first) for side, first in zip(SIDES, (a, c), strict=True)]
    return all(opens) or (min(a, c) > 0 and block.match.left[a - 1] == c - 1)


def _clean(block: Block, side: Side, place: Place) -> bool:
    """Whether the words before and after a stretch are neighbours across: nothing but the stretch differs."""
    match, strand = block.match[side], block.strands[side]
    across = block.strands[other(side)]
    first, last = place
    if strand.opens_sentence(first) and last < len(match) and match[last] >= 0:
        return across.opens_sentence(match[last])
    if first == 0 or match[first - 1] < 0 or strand.sentence[first - 1] != strand.sentence[first]:
        return False
    after = match[first - 1] + 1
    if last >= len(match) or strand.sentence[last] != strand.sentence[first]:
        # At the end of the sentence, and of the other side's too.
        return after >= len(across.keys) or across.sentence[after] != across.sentence[after - 1]
    return match[last] == after


def _is_rest(block: Block, side: Side, place: Place) -> bool:
    """Whether a small word is the rest of a credit or a verb that is told: `she` with `said`, `been` of `has been`."""
    strand = block.strands[side]
    first, last = place
    if last - first != 1:
        return False
    if strand.keys[first] in PERSONAL:
        return any(
            key in saying_verbs() for key in (*strand.keys[max(0, first - 1) : first], *strand.keys[last : last + 1])
        )
    return strand.keys[first] in {"been", "be", "being"} and 1 in block.used[side][max(0, first - 2) : first]


def _is_joint(block: Block, side: Side, place: Place, gap: Gap) -> bool:
    """Whether a stretch is a lone joint beside another change: `said that her country would | said Norway had`."""
    first, last = gap.sides[side]
    if place != (first, last) or last - first != 1:
        return False
    if gap.words(other(side)):
        return block.strands[side].keys[first] == "that"
    strand, match = block.strands[side], block.match[side]
    beside = [p for p in (first - 1, last) if 0 <= p < len(match) and strand.sentence[p] == strand.sentence[first]]
    return strand.keys[first] in JOINTS and any(
        match[p] < 0 and not strand.before(max(p, first)).strip() for p in beside
    )


def _embedded(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch stands inside copied words: the two before it and the two after it, or where it ends, too."""
    match, (first, last) = block.match[side], place
    strand, across = block.strands[side], block.strands[other(side)]
    if strand.opens_sentence(first) and last + 1 < len(match) and 0 <= match[last] == match[last + 1] - 1:
        return across.opens_sentence(match[last])
    if not _clean(block, side, place):
        return False
    before = first > 1 and match[first - 2] == match[first - 1] - 1 >= 0
    after = last + 1 >= len(match) or match[last] < 0 or match[last + 1] == match[last] + 1
    return before and after


def _set_off(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch of several words stands between a comma and the end of its sentence, or another comma."""
    strand = block.strands[side]
    first, last = place
    if last - first < 2 or strand.before(first).strip() != ",":
        return False
    return last >= len(strand.keys) or bool(strand.before(last).strip())


def _one_sided(block: Block, side: Side, place: Place, verdict: Verdict, rule: str) -> Draft:
    block.take(side, place)
    span = block.span(side, place)
    kind: DivergenceType = "omission" if side == 0 else "addition"
    return Draft(kind, Pair(span, None) if side == 0 else Pair(None, span), verdict, rule)


def _names_more(strand: Strand, place: Place) -> bool:
    """Whether the stretch is titles and first names right before a name."""
    first, last = place
    if last >= len(strand.keys) or not strand.is_capital(last) or strand.before(last).strip():
        return False
    titles, keys = ranks(), strand.keys
    # `Sales of Kinnaird`, `Hamburg's Wendt Bank` is no name given more fully, nor is a dateline before it.
    if any(strand.before(p).strip(" .-") or keys[p].endswith("'s") for p in range(first + 1, last + 1)) or keys[
        first
    ].endswith("'s"):
        return False
    return all(strand.capital[p] or keys[p] in titles or keys[p] in ARTICLES for p in range(first, last))


def _before_name(strand: Strand, position: int) -> bool:
    """Whether a name with what its bearer is follows: `the director John Smith`, `the British director John Smith`."""
    known = ranks()
    for at in range(position, min(position + NAMED_WITHIN, len(strand.keys))):
        if strand.keys[at] in known:
            return True
        if at > position and strand.before(at).strip():
            return False
        if at > position and strand.is_capital(at) and not strand.is_capital(at - 1):
            return True
    return False


def _beside(  # noqa: PLR0913, PLR0917 - what and where it is
    block: Block, side: Side, place: Place, gap: Gap, kind: DivergenceType, verdict: Verdict, rule: str
) -> Iterator[Draft]:
    """A word of one side together with the matched word after it, so that both sides have a reading."""
    word = place[1]
    if word != gap.sides[side][1] or word >= len(block.match[side]) or (across := block.match[side][word]) < 0:
        return
    after = Pair(word, across) if side == 0 else Pair(across, word)
    if block.used[0][after.left] or block.used[1][after.right]:
        return
    readings = [(after[s], after[s] + 1) for s in SIDES]
    readings[side] = (place[0], after[side] + 1)
    yield block.draft(kind, readings[0], readings[1], verdict, rule)
