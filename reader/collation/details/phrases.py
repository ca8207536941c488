"""What is left of the gaps of copied text: changed phrases, and what stands on one side alone."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import fold, function_words, house_style, offices
from reader.collation.details.names import one_place
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.collation.model import DivergenceType, Verdict
from reader.pair import SIDES, Pair, Side

_SLIGHT: Final = frozenset({"a", "an", "the", "that", "on"})
"""Small words that papers put or leave out by style: `on Tuesday`, `said that`."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_DETERMINERS: Final = frozenset(["a", "an", "the", "its", "their"])
_AUXILIARY: Final = frozenset(["has", "have", "had", "is", "are", "was", "were", "be", "been", "being"])
_MODALS: Final = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})
VERBAL: Final = _AUXILIARY | _MODALS | frozenset({"who", "which", "that", "do", "does", "did", "not"})
_RELATION: Final = frozenset({
    "of", "to", "in", "on", "at", "by", "with", "from", "into", "onto", "about", "above", "across", "after",
    "against", "along", "amid", "among", "around", "before", "behind", "below", "beneath", "beside", "between",
    "beyond", "during", "for", "inside", "near", "off", "over", "past", "since", "through", "throughout",
    "toward", "towards", "under", "until", "up", "upon", "via", "within", "without", "a", "an", "the", "some",
    "as", "much", "many",
})  # fmt: skip
_ADVERBS: Final = frozenset({
    "only", "just", "now", "still", "also", "already", "even", "again", "very", "too", "here", "there", "more", "than",
    "over", "most", "much", "almost", "nearly", "under", "less", "about", "around", "some", "while", "although",
    "though", "because", "as", "but", "and", "for", "so", "which", "that",
})  # fmt: skip
_NEGATIVE: Final = frozenset({"not", "never", "no", "none", "nor", "neither", *VERBAL})
_BEFORE_DETAIL: Final = frozenset(
    {"a", "an", "the", "at", "in", "on", "of", "from", "to", "by", "until", "since", "for"}
)
_PERSONAL: Final = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "us", "his", "its", "their", "our", "my",
    "who", "whom", "whose",
})  # fmt: skip
"""Small words by what they do: a change within one class is told, a chance pair of two classes is not."""
_VERB_ENDINGS: Final = ("ed", "en", "ing", "ght", "wn")
LONG_STRETCH: Final = 6
"""Words from which a phrase is too long to stand for one that is UNLIKE times shorter."""
UNLIKE: Final = 4
NAMED_WITHIN: Final = 3
"""Words after an article within which the office that it belongs to stands: `the former British director`."""
_COURTESY: Final = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "dr"])


def wording(block: Block) -> Iterator[Draft]:
    """What is left of the gaps of copied text: a changed phrase, an omission, an addition, or a formal variant."""
    for gap in block.gaps:
        left, right = (_stretches(block, side, gap) for side in SIDES)
        for ours, theirs in _couples(block, gap, left, right):
            alone: Pair[list[Place]] = Pair([ours] if ours else [], [theirs] if theirs else [])
            if ours and theirs:
                chosen, rest = Pair(ours, theirs), Pair[list[Place]]([], [])
                if _unlike(block, ours, theirs):
                    chosen, rest = _core(block, ours, theirs)
                if not _unlike(block, *chosen):
                    alone = rest
                    yield from _changed(block, *chosen)
            for side in SIDES:
                for place in alone[side]:
                    yield from _alone(block, side, place, gap)


def _couples(block: Block, gap: Gap, left: list[Place], right: list[Place]) -> list[tuple[Place | None, Place | None]]:
    """Stretches of a gap that stand for each other: both end the sentence before it or begin the one after."""
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


def _clauses(strand: Strand, place: Place) -> list[Place]:
    """A stretch divided where a comma, a dash or a bracket stands in it."""
    parts = [place]
    for position in range(place[0] + 1, place[1]):
        between = strand.before(position)
        if between != " " and between.strip(" -’'"):
            parts[-1:] = [(parts[-1][0], position), (position, place[1])]
    return parts


def _core(block: Block, left: Place, right: Place) -> tuple[Pair[Place], Pair[list[Place]]]:
    """The clauses of two stretches that stand for each other, and those that stand alone.

    Where one side has one clause and the other several, that one answers it that hangs as closely on the words beside
    the stretch: `were found` is `came to light`, not `which include 11 vertebrae, ..., came to light`.
    """
    parts = Pair(*(_clauses(block.strands[side], place) for side, place in zip(SIDES, (left, right), strict=True)))
    whole = Pair(left, right)
    if (len(parts.left) == 1) == (len(parts.right) == 1):
        return whole, Pair([], [])
    side: Side = 0 if len(parts.left) > 1 else 1
    many, one = parts[side], parts[1 - side][0]
    ours, theirs = block.strands[side], block.strands[1 - side]
    first = not ours.before(many[0][0]).strip() and not theirs.before(one[0]).strip()
    last = not ours.before(many[-1][1]).strip() and not theirs.before(one[1]).strip()
    if first == last:
        return whole, Pair([], [])
    chosen = many[0] if first else many[-1]
    rest = (many[0][1], many[-1][1]) if first else (many[0][0], many[-1][0])
    if side == 0:
        return Pair(chosen, one), Pair([rest], [])
    return Pair(one, chosen), Pair([], [rest])


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
    used = block.used[side]
    for index, (first, last) in enumerate(stretches):
        # A preposition belongs to the day or the amount after it that is told: `at the end of March`.
        while first < last < len(used) and used[last] and strand.keys[last - 1] in _BEFORE_DETAIL:
            last -= 1  # noqa: PLW2901
        stretches[index] = (first, last)
    stretches = [place for place in stretches if place[0] < place[1]]
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
        all(key in cls for word in words for key in word) for cls in (VERBAL, _RELATION, _PERSONAL, _ADVERBS, _NEGATIVE)
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
    if ours.replace("ae", "e").replace("oe", "e") == theirs.replace("ae", "e").replace("oe", "e"):
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
    if not block.close and len(keys) < LONG_STRETCH:
        return
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
    word = strand.keys[place[0]]
    if word == "that":
        yield from _beside(block, side, place, gap, "wording", "open", "a small word on one side alone")
    elif word == "on" or _before_name(strand, place[1]):
        yield from _beside(block, side, place, gap, "formal", "variant", "a small word that style puts or leaves out")


def _before_name(strand: Strand, position: int) -> bool:
    """Whether a name with what its bearer is follows: `the director John Smith`, `the British director John Smith`."""
    known = offices("roles") | offices("titles")
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
