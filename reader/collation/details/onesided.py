"""What stands on one side of copied text alone: an omission or an addition, and small words that are neither."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.borders import JOINTS
from reader.collation.details.clauses import LONG_STRETCH
from reader.collation.details.lexicon import function_words, ranks, saying_verbs, units
from reader.collation.details.numerals import SMALL
from reader.collation.details.small import ARTICLES, COURTESY, PERSONAL, PREPOSITIONS
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side, Span, other

NAMED_WITHIN: Final = 3
"""Words after an article within which the office that it belongs to stands: `the former British director`."""
_LOOSE: Final = frozenset(
    {"also", "only", "now", "still", "already", "even", "again", "just", "later", "too", "here", "there"}
)
_SIGNS: Final = frozenset("$£€¥")
_SINGLE: Final = frozenset({"a", "an", "one"})


def stands_alone(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    """What a stretch is that nothing across stands for: an omission, an addition, a matter of style, or nothing."""
    grammar = function_words()
    strand = block.strands[side]
    keys = strand.keys[place[0] : place[1]]
    yield from _of_the_next(block, side, place, gap)
    if not block.free(side, place):
        return
    compound = _compound(block, side, place)
    if compound is not None:
        yield block.draft("wording", *compound, "open", "a part of a compound on one side alone")
        return
    if all(key in grammar for key in keys):
        yield from _small(block, side, place, gap)
        return
    if all(key in COURTESY for key in keys):
        rule = "a courtesy title on one side alone"
        names = block.strands[other(side)].capital[slice(*gap.sides[other(side)])]
        if place[1] < gap.sides[side][1] and names and all(names):
            # The name behind it is another one, and told.
            yield block.draft("formal", *gap.sides, "variant", rule)
        else:
            yield from _beside(block, side, place, gap, "formal", "variant", rule)
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


def _of_the_next(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    """A stretch that is a part of the word after it: the figure of a unit, the letters of a currency's sign."""
    strand = block.strands[side]
    if _is_figure(strand, place):
        yield from _beside(block, side, place, gap, "number", "open", "a figure on one side alone")
    elif _is_of_sign(strand, place):
        yield from _beside(block, side, place, gap, "formal", "variant", "whose currency it is on one side alone")


def _small(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    """Small words alone: a matter of style before a name, else told where nothing else differs."""
    keys = block.strands[side].keys[place[0] : place[1]]
    strand, across = block.strands[side], block.match[side][place[1]] if place[1] < len(block.match[side]) else -1
    named = _before_name(strand, place[1]) or (across >= 0 and _before_name(block.strands[other(side)], across))
    if keys[0] in ARTICLES and named:
        if len(keys) == 1:
            rule = "a small word that style puts or leaves out"
            yield from _beside(block, side, place, gap, "formal", "variant", rule)
    elif not _is_rest(block, side, place) and (
        _clean(block, side, place)
        or _is_joint(block, side, place, gap)
        or (len(keys) == 1 and keys[0] in _LOOSE and not gap.words(other(side)))
    ):
        yield _one_sided(block, side, place, "open", "a small word on one side alone")


def _is_figure(strand: Strand, place: Place) -> bool:
    """Whether a stretch is the figure before a unit, which says how much without it too: `two hours`, `hours`."""
    first, last = place
    if last - first != 1 or last >= len(strand.keys) or strand.keys[first] in _SINGLE:
        return False
    return (strand.keys[first].isdigit() or strand.keys[first] in SMALL) and strand.keys[last] in units()


def _is_of_sign(strand: Strand, place: Place) -> bool:
    """Whether a stretch is the letters before the sign of a currency: `US$5`, `$5`."""
    first, last = place
    after = strand.keys[last] if last < len(strand.keys) else ""
    return last - first == 1 and after[:1] in _SIGNS and not strand.marks[last]


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


def lone(block: Block, left: Place, right: Place) -> bool:
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
    if _in_brackets(block.strands[side], place):
        span = Span(span.start - 1, span.end + 1)
    kind: DivergenceType = "omission" if side == 0 else "addition"
    return Draft(kind, Pair(span, None) if side == 0 else Pair(None, span), verdict, rule)


def _in_brackets(strand: Strand, place: Place) -> bool:
    """Whether brackets hold a stretch and nothing else."""
    start, end = strand.tokens[place[0]].start, strand.tokens[place[1] - 1].end
    return strand.text[max(0, start - 1) : start] == "(" and strand.text[end : end + 1] == ")"


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
    known, role = ranks(), -1
    for at in range(position, min(position + NAMED_WITHIN + 1, len(strand.keys))):
        if at > position and strand.before(at).strip(" ’'"):
            return False
        if strand.is_capital(at) and (role >= 0 or (at > position and not strand.is_capital(at - 1))):
            return True
        if strand.keys[at] in known:
            role = at
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
