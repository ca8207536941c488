"""How certain a thing is told, changed phrases, what stands on one side alone, and formal variants."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import certainty, certainty_words, fold, function_words, house_style, offices
from reader.collation.details.names import one_place
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side
from reader.text.fold import without_accents

LONG_PHRASE: Final = 4
"""Words of the longest phrase in the list of certainty."""
SHORT_CHANGE: Final = 4
"""Words besides the phrase of certainty that a gap may hold and still be a change of certainty, not of matter."""
_STRAIGHT: Final = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑‒–—", "-") | dict.fromkeys("\u00ad\u200b")
)
_HYPHENS: Final = frozenset("-‐‑–")
_SLIGHT: Final = frozenset({"a", "an", "the", "that", "on"})
"""Small words that papers put or leave out by style: `on Tuesday`, `said that`."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_DETERMINERS: Final = frozenset(["a", "an", "the", "its", "their"])
_AUXILIARY: Final = frozenset(["has", "have", "had", "is", "are", "was", "were", "be", "been", "being"])
_VERBAL: Final = _AUXILIARY | frozenset(["who", "which", "that", "will", "would", "shall", "do", "does", "did", "not"])
_RELATION: Final = frozenset(
    [
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "into",
        "onto",
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "amid",
        "among",
        "around",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "during",
        "for",
        "inside",
        "near",
        "off",
        "over",
        "past",
        "since",
        "through",
        "throughout",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "within",
        "without",
        "a",
        "an",
        "the",
        "some",
        "as",
    ]
)
_PERSONAL: Final = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "him",
        "her",
        "them",
        "us",
        "his",
        "its",
        "their",
        "our",
        "my",
        "who",
        "whom",
        "whose",
    ]
)
"""Small words by what they do: a change within one class is told, a chance pair of two classes is not."""
_VERB_ENDINGS: Final = ("ed", "en", "ing", "ght", "wn")
LONG_STRETCH: Final = 6
"""Words from which a phrase is too long to stand for one that is UNLIKE times shorter."""
UNLIKE: Final = 4
_COURTESY: Final = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "dr"])


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
            yield block.draft("modality", *at_end, "open", _CERTAIN, values=_classes(classes))
            continue
        if not _short(block, gap, found):
            continue
        readings = _modal_readings(block, gap, found)
        if readings is None:
            continue
        yield block.draft("modality", *_with_verb(block, *readings), "open", _CERTAIN, values=_classes(classes))


_CERTAIN: Final = "how certain it is: {left} | {right}"


def _classes(classes: Pair[str]) -> Pair[str]:
    return Pair(classes.left or "plain fact", classes.right or "plain fact")


def _with_verb(block: Block, left: Place, right: Place) -> tuple[Place, Place]:
    """The readings with the two forms of one verb that follow them: `plans to close | has closed`."""
    for gap in block.gaps:
        (a, b), (c, d) = gap.sides
        if (a, c) == (left[1], right[1]) and b - a == 1 == d - c:
            return (left[0], b), (right[0], d)
    return left, right


def _certainty(strand: Strand, place: Place) -> tuple[str, Place] | None:
    """The first phrase of certainty that touches the stretch; it may reach into the matched words around it."""
    classes = certainty()
    words = certainty_words()
    for position in range(*place):
        if strand.keys[position] not in words:
            continue
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
            start = phrase[1][0] if phrase else first
            while phrase and start > first and block.strands[side].keys[start - 1] in _VERBAL:
                start -= 1
            places.append((start, max(last, phrase[1][1])) if phrase else (first, last))
        return places[0], places[1]
    # One side is empty: the next word, the verb, stands in both readings.
    verb = _with_verb(block, (a, b), (c, d))
    if verb != ((a, b), (c, d)):
        return verb
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
        for ours, theirs in _couples(block, gap, left, right):
            if ours and theirs and not _unlike(block, ours, theirs):
                yield from _changed(block, ours, theirs)
                continue
            if ours:
                yield from _alone(block, 0, ours, gap)
            if theirs:
                yield from _alone(block, 1, theirs, gap)


def _couples(block: Block, gap: Gap, left: list[Place], right: list[Place]) -> list[tuple[Place | None, Place | None]]:
    """Stretches of a gap that stand for each other: both go on the sentence before it, or both lead to the one after."""
    couples: list[tuple[Place | None, Place | None]] = []
    right = list(right)
    for ours in left:
        across = next(
            (theirs for theirs in right if _attached(block, gap, 0, ours) & _attached(block, gap, 1, theirs)), None
        )
        if across is not None:
            right.remove(across)
        couples.append((ours, across))
    couples += [(None, theirs) for theirs in right]
    return couples


def _attached(block: Block, gap: Gap, side: Side, place: Place) -> set[str]:
    """Whether the sentence of a stretch is the one that the gap begins in, or the one that it ends in."""
    sentence = block.strands[side].sentence
    first, last = gap.sides[side]
    ends = set()
    if first == 0 or sentence[first - 1] == sentence[place[0]]:
        ends.add("before")
    if last >= len(sentence) or sentence[last] == sentence[place[1] - 1]:
        ends.add("after")
    return ends


def _unlike(block: Block, left: Place, right: Place) -> bool:
    """Whether two stretches are no change of one phrase: one long, one short, or one of them small words alone."""
    sizes = sorted((left[1] - left[0], right[1] - right[0]))
    if sizes[1] >= LONG_STRETCH and UNLIKE * sizes[0] <= sizes[1]:
        return True
    grammar = function_words()
    small = [all(key in grammar for key in block.strands[s].keys[p[0] : p[1]]) for s, p in enumerate((left, right))]
    words = [block.strands[s].keys[p[0] : p[1]] for s, p in enumerate((left, right))]
    return small[0] != small[1] and any(
        small[s] and all(key in _ARTICLES for key in words[s]) and words[1 - s][0] in _ARTICLES for s in SIDES
    )


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


def _changed(block: Block, left: Place, right: Place) -> Iterator[Draft]:
    words = [block.strands[side].keys[place[0] : place[1]] for side, place in enumerate((left, right))]
    if all(key in _DETERMINERS for word in words for key in word):
        return
    grammar = function_words()
    if all(key in grammar for word in words for key in word) and not any(
        all(key in cls for word in words for key in word) for cls in (_VERBAL, _RELATION, _PERSONAL)
    ):
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
    styles = house_style()

    def alike(one: str, two: str) -> bool:
        if one.endswith("'s") and two.endswith("'s"):
            one, two = one[:-2], two[:-2]
        return one == two or (one in styles and styles[one] == styles.get(two)) or one_place(one, two)

    if alike(ours.removeprefix("the "), theirs.removeprefix("the ")):
        return True
    if " " not in ours + theirs and ours.removesuffix("'s").removesuffix("s") == theirs.removesuffix("'s").removesuffix(
        "s"
    ):
        return True
    one, two = ours.split(), theirs.split()
    return len(one) == len(two) and all(alike(a, b) for a, b in zip(one, two, strict=True))


def _alone(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    grammar = function_words()
    strand = block.strands[side]
    keys = strand.keys[place[0] : place[1]]
    if all(key in grammar for key in keys):
        if len(keys) == 1 and keys[0] in _SLIGHT:
            yield from _slight(block, side, place, gap)
        elif all(key in _AUXILIARY for key in keys) and strand.phrase(place[1], place[1] + 1).endswith(_VERB_ENDINGS):
            yield from _beside(block, side, place, gap, "wording", "open", "another tense")
        return
    if all(key in _COURTESY for key in keys):
        yield from _beside(block, side, place, gap, "formal", "variant", "a courtesy title on one side alone")
        return
    while keys and keys[0] in _ARTICLES and gap.sides[1 - side][0] < gap.sides[1 - side][1]:
        place, keys = (place[0] + 1, place[1]), keys[1:]
    block.take(side, place)
    span = block.span(side, place)
    verdict: Verdict = "more specific" if _names_more(strand, place) else "open"
    rule = "stands on one side alone"
    if verdict != "open":
        rule = "a name given more fully on one side"
    kind: DivergenceType = "omission" if side == 0 else "addition"
    yield Draft(kind, Pair(span, None) if side == 0 else Pair(None, span), verdict, rule)


def _names_more(strand: Strand, place: Place) -> bool:
    """Whether the stretch is titles and first names right before a name."""
    first, last = place
    if last >= len(strand.keys) or not strand.is_capital(last) or strand.before(last).strip():
        return False
    titles = offices("titles") | offices("roles") | function_words()
    return all(strand.is_capital(p) or strand.keys[p] in titles for p in range(first, last))


def _slight(block: Block, side: Side, place: Place, gap: Gap) -> Iterator[Draft]:
    """A small word that papers put or leave out: before a title or a day it is style, elsewhere wording."""
    strand = block.strands[side]
    after = strand.keys[place[1]] if place[1] < len(strand.keys) else ""
    if after in offices("roles") | offices("titles") or strand.keys[place[0]] == "on":
        yield from _beside(block, side, place, gap, "formal", "variant", "a small word that style puts or leaves out")


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
        if not quoted and left.is_capital(start[0]) and without_accents(ours) == without_accents(theirs):
            rule = "one name, with and without its accents"
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
