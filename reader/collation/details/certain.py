"""How certain or how real something is told: expected and done, allegedly, may and will, denied.

English only, by a list of phrases in classes; two classes in one gap are a divergence.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from reader.collation.details.lexicon import certainty, certainty_words, function_words, saying_verbs
from reader.collation.details.small import HELPING, VERBAL
from reader.collation.details.strands import Block, Draft, Gap, Place, Strand
from reader.pair import SIDES, Pair, Side, other

LONG_PHRASE: Final = 4
"""Words of the longest phrase in the list of certainty."""
_ACTIVE: Final = frozenset({
    "reported", "believed", "estimated", "suspected", "feared", "presumed", "expected", "planned", "proposed",
    "projected", "forecast", "predicted", "confirmed", "proved", "considering", "anticipated", "supposed",
})  # fmt: skip
"""Participles that are also the past tense of verbs of saying and thinking."""
_SUBJECTS: Final = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "had", "has", "have", "and"}
)
_OPENING: Final = frozenset({"who", "which", "whose", "and", "but", "as", "because"})
_DOING: Final = frozenset({"do", "does", "did"})
_FINITE: Final = frozenset({"has", "have", "had", "is", "are", "was", "were", "did", "does", "do"})
_GRADED: Final = frozenset({"possible", "expected"})
"""Classes whose words are no matter of tense or style: `may`, `might`; `is expected to`, `is due to`."""
SHORT_CHANGE: Final = 4
"""Words besides the phrase of certainty that a gap may hold and still be a change of certainty, not of matter."""


def modality(block: Block) -> Iterator[Draft]:
    """Gaps whose sides say how certain or how real something is, in different classes."""
    words = certainty_words()
    keys = Pair(*(strand.keys for strand in block.strands))
    for gap in block.gaps:
        left, right = gap.sides
        if words.isdisjoint(keys.left[left[0] : left[1]]) and words.isdisjoint(keys.right[right[0] : right[1]]):
            continue
        if _quoted(block, gap):
            continue
        whole = block.free(0, left) and block.free(1, right)
        found = Pair(*(_certainty(block.strands[side], gap.sides[side]) for side in SIDES))
        classes = Pair(*(phrase[0] if phrase else "" for phrase in found))
        if not _differ(classes, found, block) or not _is_certainty(block, gap, found):
            continue
        refused = _refused(block, found)
        if refused is not None and block.free(0, refused[0]) and block.free(1, refused[1]):
            yield block.draft("saying-verb", *refused, "open", "refused, said in two ways")
            continue
        at_end = _at_end(block, gap, found)
        if at_end is not None and block.free(0, at_end[0]) and block.free(1, at_end[1]):
            yield block.draft("modality", *_with_verb(block, *at_end), "open", _CERTAIN, values=_classes(classes))
            continue
        if not whole or not _short(block, gap, found) or _is_clause(block, gap):
            continue
        readings = _modal_readings(block, gap, found)
        if readings is None:
            continue
        yield block.draft("modality", *_with_verb(block, *readings), "open", _CERTAIN, values=_classes(classes))


def _differ(classes: Pair[str], found: Pair[tuple[str, Place] | None], block: Block) -> bool:
    """Whether two phrases say another degree: other classes, or other words of one that has degrees."""
    if classes.left == classes.right:
        if classes.left not in _GRADED:
            return False
        phrases = [
            block.strands[side].keys[slice(*phrase[1])] for side, phrase in enumerate(found) if phrase is not None
        ]
        words = [set(keys) - VERBAL - {"to"} or {keys[0]} for keys in phrases]
        return not words[0] & words[1]
    return True


def _is_certainty(block: Block, gap: Gap, found: Pair[tuple[str, Place] | None]) -> bool:
    """Whether the words of certainty say it: not a tense, not the rest of a phrase that both have."""
    left, right = found
    if left is not None and right is not None:
        held = [p for p in range(*left[1]) if block.strands.left.keys[p] not in VERBAL]
        return not held or not all(right[1][0] <= block.match.left[p] < right[1][1] for p in held)
    side: Side = 0 if left is not None else 1
    phrase = found[side]
    return phrase is not None and _is_told(block, gap, side, *phrase)


def _is_told(block: Block, gap: Gap, side: Side, cls: str, place: Place) -> bool:
    """Whether words of certainty on one side alone stand against a plain fact on the other."""
    strand = block.strands[side]
    bare = [p for p in range(*place) if strand.keys[p] not in VERBAL and strand.keys[p] != "to"]
    if bare and all(block.match[side][p] >= 0 for p in bare):
        return False
    keys, start = block.strands[other(side)].keys, gap.sides[other(side)][0]
    theirs = keys[slice(*gap.sides[other(side)])]
    verbs = (*keys[max(0, start - 1) : start], *theirs) if theirs else keys[start : start + 1]
    if (theirs and not any(map(_may_be_verb, verbs))) or verbs == ["be"]:
        # What has no verb tells no fact, nor does an order: `may have come`, `it came`; `that nobody be moved`.
        return False
    following = strand.keys[place[1]] if place[1] < len(strand.keys) else ""
    if strand.keys[place[1] - 1] == "to" and following in function_words() and following not in VERBAL:
        return False
    if cls == "confirmed" or (cls == "future" and not any(_is_finite(word) for word in theirs)):
        return False
    if cls == "denied" and strand.keys[place[0]] in {"not", "never"}:
        verbal = strand.phrase(place[0] - 1, place[0]) in _DOING or HELPING.issuperset(theirs)
        return following != "to" and verbal
    return True


def _is_finite(word: str) -> bool:
    return word in _FINITE or word.endswith("ed")


def _may_be_verb(word: str) -> bool:
    """Whether a word can be a form of a verb, by its ending or as an auxiliary."""
    return word in VERBAL or word in saying_verbs() or word.endswith(("ed", "ing", "s", "n't"))


def _refused(block: Block, found: Pair[tuple[str, Place] | None]) -> tuple[Place, Place] | None:
    """`would not` against `refused to`, as the two places."""
    if found.left is None or found.right is None:
        return None
    places = []
    for side, (_, (first, last)) in enumerate((found.left, found.right)):
        keys = block.strands[side].keys
        end = last + (keys[last - 1] in {"would", "will"} and keys[last : last + 1] == ["not"])
        places.append((first, end))
    said = {block.strands[side].phrase(*place) for side, place in enumerate(places)}
    would = said & {"would not", "will not"}
    return (places[0], places[1]) if would and said & {"refused to", "declined to"} else None


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
    classes, words, keys = certainty(), certainty_words(), strand.keys
    for position in [at for at in range(*place) if keys[at] in words]:
        for start, end in _around(keys, position, words):
            if (cls := classes.get(strand.phrase(start, end))) is None:
                continue
            if any(strand.before(p).strip() for p in range(start + 1, end)):
                continue
            if end - start == 1 and keys[start] in _ACTIVE and not _modifies(strand, start):
                continue
            if keys[start] == "may" and strand.is_capital(start) and not strand.opens_sentence(start):
                continue
            return cls, (start, end)
    return None


def _around(keys: Sequence[str], position: int, words: AbstractSet[str]) -> Iterator[Place]:
    """The stretches around a word that begin and end as a phrase of certainty may, the longest first."""
    for length in range(LONG_PHRASE, 0, -1):
        for start in range(max(0, position - length + 1), position + 1):
            end = start + length
            if end <= len(keys) and keys[start] in words and keys[end - 1] in words:
                yield start, end


def _modifies(strand: Strand, position: int) -> bool:
    """Whether a participle says how sure something is: `the suspected spy`, `was believed`; not `police believed`."""
    if strand.opens_sentence(position):
        return True
    before = strand.keys[position - 1]
    return before[0].isdigit() or (before in function_words() and before not in _SUBJECTS)


def _at_end(block: Block, gap: Gap, found: Pair[tuple[str, Place] | None]) -> tuple[Place, Place] | None:
    """The two phrases where both stand right before the next matched word; what is before them is another change."""
    left, right = found
    if left is None or right is None:
        return None
    ends = [_to_verb(block, side, gap, phrase[1]) for side, phrase in zip(SIDES, (left, right), strict=True)]
    if (ends[0][1], ends[1][1]) != (gap.sides.left[1], gap.sides.right[1]):
        return None
    return ends[0], ends[1]


def _to_verb(block: Block, side: Side, gap: Gap, place: Place) -> Place:
    """A phrase with the forms of `to be` and `to have` around it: `was probably`, `may have been`."""
    keys = block.strands[side].keys
    first, last = place
    start, end = gap.sides[side]
    while last < end and keys[last] in VERBAL:
        last += 1
    while first > start and keys[first - 1] in VERBAL:
        first -= 1
    return first, last


def _is_clause(block: Block, gap: Gap) -> bool:
    """Whether one side alone has the words, and they are a clause: `which should have raised an alarm`."""
    left, right = gap.sides
    if left[0] < left[1] and right[0] < right[1]:
        return False
    side: Side = 0 if left[0] < left[1] else 1
    return block.strands[side].keys[gap.sides[side][0]] in _OPENING and len(gap.words(side)) > SHORT_CHANGE


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
            while phrase and start > first and block.strands[side].keys[start - 1] in VERBAL:
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
        if key not in grammar or key in VERBAL:
            # The auxiliary before it belongs to it too: `will probably meet | will meet`.
            if a and c and block.match.left[a - 1] == c - 1 and block.strands.left.keys[a - 1] in VERBAL:
                a, c = a - 1, c - 1
            return (a, b + 1), (c, d + 1)
    if a and c and block.match.left[a - 1] == c - 1 and block.strands.left.keys[a - 1] in VERBAL:
        return (a - 1, b), (c - 1, d)  # The verb stands before it: `was not a known weakness`.
    return None


def _quoted(block: Block, gap: Gap) -> bool:
    return all(any(block.strands[side].quote[p] >= 0 for p in gap.words(side)) for side in SIDES if gap.words(side))
