"""How certain a thing is told, changed phrases, what stands on one side alone, and formal variants."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import certainty, fold, function_words, house_style, offices
from reader.collation.details.names import one_place
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.model import DivergenceType
from reader.pair import SIDES, Pair, Side

LONG_PHRASE: Final = 4
"""Words of the longest phrase in the list of certainty."""
SHORT_CHANGE: Final = 4
"""Words besides the phrase of certainty that a gap may hold and still be a change of certainty, not of matter."""
_STRAIGHT: Final = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑‒–—", "-") | dict.fromkeys("\u00ad\u200b"))
_HYPHENS: Final = frozenset("-‐‑–")
_SLIGHT: Final = frozenset({"a", "an", "the", "that", "on"})
"""Small words that papers put or leave out by style: `on Tuesday`, `said that`."""
_COURTESY: Final = frozenset("mr mrs ms miss mx sir dame lord lady dr".split())


# certainty


def modality(block: Block) -> Iterator[Draft]:
    """Gaps whose sides say how certain or how real something is, in different classes."""
    for gap in block.gaps:
        left, right = gap.sides
        if not (block.free(0, left) and block.free(1, right)) or _quoted(block, gap):
            continue
        found = Pair(*(_certainty(block.strands[side], gap.sides[side]) for side in SIDES))
        classes = Pair(*(phrase[0] if phrase else "" for phrase in found))
        if classes.left == classes.right:
            continue
        at_end = _at_end(gap, found)
        if at_end is not None:
            said = " | ".join(cls or "plain fact" for cls in classes)
            yield block.draft("modality", *at_end, "open", f"how certain it is: {said}")
            continue
        if not _short(block, gap, found):
            continue
        readings = _modal_readings(block, gap, found)
        if readings is None:
            continue
        said = " | ".join(cls or "plain fact" for cls in classes)
        yield block.draft("modality", *readings, "open", f"how certain it is: {said}")


def _certainty(strand: Strand, place: Place) -> tuple[str, Place] | None:
    """The first phrase of certainty that touches the stretch; it may reach into the matched words around it."""
    classes = certainty()
    for position in range(*place):
        for length in range(LONG_PHRASE, 0, -1):
            for start in range(max(0, position - length + 1), position + 1):
                end = start + length
                if end > len(strand.keys) or strand.phrase(start, end) not in classes:
                    continue
                if any(strand.before(p).strip() for p in range(start + 1, end)):
                    continue
                return classes[strand.phrase(start, end)], (start, end)
    return None


def _at_end(gap: Gap, found: Pair[tuple[str, Place] | None]) -> tuple[Place, Place] | None:
    """The two phrases where both stand right before the next matched word; what is before them is another change."""
    left, right = found
    if left is None or right is None or (left[1][1], right[1][1]) != (gap.sides.left[1], gap.sides.right[1]):
        return None
    return left[1], right[1]


def _short(block: Block, gap: Gap, found: Pair[tuple[str, Place] | None]) -> bool:
    for side in SIDES:
        phrase = found[side]
        inside = 0
        if phrase is not None:
            inside = sum(1 for p in gap.words(side) if phrase[1][0] <= p < phrase[1][1])
        if len(gap.words(side)) - inside > (SHORT_CHANGE if block.copied else 1):
            return False
    return True


def _modal_readings(block: Block, gap: Gap, found: Pair[tuple[str, Place] | None]) -> tuple[Place, Place] | None:
    """The phrases with the verb that they are about, where one side has no word of its own for it."""
    (a, b), (c, d) = gap.sides
    if a < b and c < d:
        places = []
        for side in SIDES:
            first, last = gap.sides[side]
            phrase = found[side]
            places.append((min(first, phrase[1][0]), max(last, phrase[1][1])) if phrase else (first, last))
        return places[0], places[1]
    # One side is empty: the next matched word, the verb, stands in both readings.
    if b < len(block.match.left) and d < len(block.match.right) and block.match.left[b] == d:
        grammar = function_words()
        key = block.strands.left.keys[b]
        if key not in grammar or len(key) > 1:
            return (a, b + 1), (c, d + 1)
    return None


def _quoted(block: Block, gap: Gap) -> bool:
    return all(any(block.strands[side].quote[p] >= 0 for p in gap.words(side)) for side in SIDES if gap.words(side))


# changed, left out, added


def wording(block: Block) -> Iterator[Draft]:
    """What is left of the gaps of copied text: a changed phrase, an omission, an addition, or a formal variant."""
    for gap in block.gaps:
        left, right = (_stretches(block, side, gap) for side in SIDES)
        for index in range(max(len(left), len(right))):
            ours = left[index] if index < len(left) else None
            theirs = right[index] if index < len(right) else None
            if ours and theirs:
                yield _changed(block, ours, theirs)
            elif ours:
                yield from _alone(block, 0, ours, gap)
            elif theirs:
                yield from _alone(block, 1, theirs, gap)


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
    if len(stretches) > 1:
        # A small word that a typed detail has left over is part of that detail's phrase.
        grammar = function_words()
        bearing = [s for s in stretches if any(k not in grammar for k in strand.keys[s[0] : s[1]])]
        return bearing or stretches[:1]
    return stretches


def _changed(block: Block, left: Place, right: Place) -> Draft:
    if same_by_style(block, left, right):
        return block.draft("formal", left, right, "variant", "the same in another spelling or house style")
    return block.draft("wording", left, right, "open", "other words in copied text")


def same_by_style(block: Block, left: Place, right: Place) -> bool:
    """Whether two phrases are one by spelling, hyphens, house style or transliteration."""
    ours, theirs = (fold(block.surface(side, place)) for side, place in zip(SIDES, (left, right), strict=True))
    if ours.replace(" ", "").replace("'", "") == theirs.replace(" ", "").replace("'", ""):
        return True
    styles = house_style()

    def alike(one: str, two: str) -> bool:
        one, two = one.removesuffix("'s"), two.removesuffix("'s")
        return one == two or one in styles and styles[one] == styles.get(two) or one_place(one, two)

    if alike(ours.removeprefix("the "), theirs.removeprefix("the ")):
        return True
    one, two = ours.split(), theirs.split()
    return len(one) == len(two) and all(alike(a, b) for a, b in zip(one, two, strict=True))


def _alone(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    grammar = function_words()
    strand = block.strands[side]
    keys = strand.keys[place[0] : place[1]]
    if all(key in grammar for key in keys):
        if len(keys) == 1 and keys[0] in _SLIGHT and keys[0] != "that":
            yield from _slight(block, side, place, gap, "a small word that style puts or leaves out")
        return
    if all(key in _COURTESY for key in keys):
        yield from _slight(block, side, place, gap, "a courtesy title on one side alone")
        return
    block.take(side, place)
    span = block.span(side, place)
    verdict = "more specific" if _names_more(strand, place) else "open"
    rule = "stands on one side alone"
    if verdict != "open":
        rule = "a name given more fully on one side"
    kind = "omission" if side == 0 else "addition"
    yield Draft(kind, Pair(span, None) if side == 0 else Pair(None, span), verdict, rule)  # type: ignore[arg-type]


def _names_more(strand: Strand, place: Place) -> bool:
    """Whether the stretch is titles and first names right before a name."""
    first, last = place
    if last >= len(strand.keys) or not strand.is_capital(last) or strand.before(last).strip():
        return False
    titles = offices("titles") | offices("roles") | function_words()
    return all(strand.is_capital(p) or strand.keys[p] in titles for p in range(first, last))


def _slight(block: Block, side: Side, place: Place, gap: Gap, rule: str) -> Iterator[Draft]:
    """A small word that style puts or leaves out, with the matched word after it on both sides."""
    (_, b), (_, d) = gap.sides
    if place[1] != gap.sides[side][1] or b >= len(block.match.left) or block.match.left[b] != d:
        return
    if block.used[0][b] or block.used[1][d]:
        return
    after = Pair(b, d)
    readings = [(after[s], after[s] + 1) for s in SIDES]
    readings[side] = (place[0], after[side] + 1)
    yield block.draft("formal", readings[0], readings[1], "variant", rule)


# formal variants of matched words


def formal(block: Block) -> Iterator[Draft]:
    """Matched words that are printed in two ways: spelling, case, hyphens, contractions, abbreviations.

    Inside the same quotation such a change is one of its words; outside it is formal. Curly or straight marks, dashes
    and a capital at the beginning of a word are no difference at all.
    """
    left, right = block.strands
    position, size = 0, len(left.keys)
    while position < size:
        across = block.match.left[position]
        if across < 0 or block.used[0][position] or block.used[1][across]:
            position += 1
            continue
        one, two = _surfaces(block, position, across)
        start = (position, across)
        position = one
        ours, theirs = left.surface(start[0], one), right.surface(start[1], two)
        joined = block.match.left[start[0] - 1] == start[1] - 1 and _hyphened(block, *start) if min(start) else False
        if joined:
            start = (start[0] - 1, start[1] - 1)
        elif ours == theirs or not _printed_otherwise(ours, theirs):
            continue
        if not (block.free(0, (start[0], one)) and block.free(1, (start[1], two))):
            continue
        quoted = left.quote[start[0]] >= 0 and right.quote[start[1]] >= 0
        rule = "the same word, printed otherwise inside the quotation" if quoted else "the same word, printed otherwise"
        kind: DivergenceType = "quote-wording" if quoted else "formal"
        yield block.draft(kind, (start[0], one), (start[1], two), "variant", rule)


def _surfaces(block: Block, position: int, across: int) -> tuple[int, int]:
    """Where two matched words end that share their surface with the words after them: `can't` and `cannot`."""
    left, right = block.strands
    one, two = position + 1, across + 1
    while one < len(left.keys) and two < len(right.keys) and block.match.left[one] == two:
        shared = left.tokens[one].start == left.tokens[one - 1].start
        if not shared and right.tokens[two].start != right.tokens[two - 1].start:
            break
        one, two = one + 1, two + 1
    return one, two


def _hyphened(block: Block, position: int, across: int) -> bool:
    """Whether two neighbouring words have a hyphen between them on one side alone."""
    between = [block.strands.left.before(position), block.strands.right.before(across)]
    marks = [text in _HYPHENS for text in between]
    return marks[0] != marks[1] and any(text == " " for text in between)


def _printed_otherwise(ours: str, theirs: str) -> bool:
    """Whether two surfaces of one word differ in more than marks and a first capital."""
    one, two = (text.translate(_STRAIGHT).replace(".", "") for text in (ours, theirs))
    return one[1:] != two[1:] or one[:1].casefold() != two[:1].casefold()
