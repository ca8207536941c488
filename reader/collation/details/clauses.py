"""Which stretches of a gap stand for each other, and which stand on one side alone.

Each side of a gap is divided into clauses at its commas and dashes. A phrase that says when, where or who says so is no
other wording of one that does not.
"""

from typing import Final

from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.slots import are_times
from reader.collation.details.small import ADVERBS, ARTICLES, HELPING, PREPOSITIONS, VERBAL
from reader.collation.details.strands import Block, Gap, Place, Strand
from reader.collation.details.times import is_of_moment, is_weekday
from reader.pair import SIDES, Pair, Side, other
from reader.text.stems import is_irregular

CLAUSE: Final = 4
"""Words from which what is said and who says it are more than two forms of one word."""
CREDIT_WORDS: Final = 5
"""Words of a credit: `the river police said`."""
LONG_STRETCH: Final = 6
"""Words from which a phrase is too long to stand for one that is UNLIKE times shorter."""
UNLIKE: Final = 6
SHORT_ADVERB: Final = 6
"""Letters up to which a word in -ly may be anything: `family`, `supply`."""
_ASIDE: Final = PREPOSITIONS | {"of", "with", "which", "who", "where"}
_WHERE: Final = PREPOSITIONS - {"without"}
"""What a phrase that says where or when begins with: `without pay` says how, and so does `unpaid`."""
_LOOSE: Final = frozenset({"with", "about", "of"})
_CLAUSAL: Final = (VERBAL | ADVERBS) - {"who", "which", "that", "and", "but"}
_PLAIN: Final = frozenset({"say", "tell", "add"})

Alone = Pair[list[Place]]
Couple = tuple[Place | None, Place | None]
"""Two stretches of a gap that stand for each other, or one that stands alone."""


def compared(block: Block, left: Place, right: Place) -> tuple[Pair[Place] | None, Alone]:
    """What of two stretches of one gap is one change, if anything, and what of them stands on its side alone."""
    if are_times(block, left, right):
        return Pair(left, right), Pair([], [])
    core, rest = _core(block, left, right)
    if not (_unlike(block, left, right) or _is_aside(block, rest)):
        return Pair(left, right), Pair([], [])
    if _unlike(block, *core):
        return None, Pair([left], [right])
    return core, rest


def couples(block: Block, gap: Gap, left: list[Place], right: list[Place]) -> list[Couple]:
    """Stretches of a gap that stand for each other: both end the sentence before it or begin the one after."""
    couples: list[Couple] = []
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


def _core(block: Block, left: Place, right: Place) -> tuple[Pair[Place], Alone]:
    """The clauses of two stretches that stand for each other, and those that stand alone.

    Where one side has one clause and the other several, that one answers it that hangs as closely on the words beside
    the stretch: `were found` is `came to light`, not `which include 11 vertebrae, ..., came to light`.
    """
    parts = Pair(*(_clauses(block.strands[side], place) for side, place in zip(SIDES, (left, right), strict=True)))
    whole = Pair(left, right)
    opened = _opened(block, parts)
    if opened is not None:
        return _but(whole, opened, (parts[opened][1][0], parts[opened][-1][1]), parts[opened][0])
    if len(parts.left) > 1 and len(parts.right) > 1:
        return _ends(block, parts)
    if len(parts.left) == len(parts.right):
        return whole, Pair([], [])
    side: Side = 0 if len(parts.left) > 1 else 1
    many, one = parts[side], parts[other(side)][0]
    ours, theirs = block.strands[side], block.strands[other(side)]
    first = not ours.before(many[0][0]).strip() and not theirs.before(one[0]).strip()
    last = not ours.before(many[-1][1]).strip() and not theirs.before(one[1]).strip()
    if first == last:
        return whole, Pair([], [])
    rest = (many[0][1], many[-1][1]) if first else (many[0][0], many[-1][0])
    return _but(whole, side, many[0] if first else many[-1], rest)


def _opened(block: Block, parts: Pair[list[Place]]) -> Side | None:
    """The side that begins with a phrase of its own: `In her closing speech, prosecutor X`, `X, prosecuting,`."""
    for side in SIDES:
        opening, across = (block.strands[s].keys[parts[s][0][0]] for s in (side, other(side)))
        if len(parts[side]) > 1 and opening in PREPOSITIONS and across not in PREPOSITIONS:
            return side
    return None


def _but(whole: Pair[Place], side: Side, chosen: Place, alone: Place) -> tuple[Pair[Place], Alone]:
    """Two stretches, of one of them only a part, and the rest of that side alone."""
    if side == 0:
        return Pair(chosen, whole.right), Pair([alone], [])
    return Pair(whole.left, chosen), Pair([], [alone])


def _is_aside(block: Block, rest: Alone) -> bool:
    """Whether what is left of two stretches says where or how, or who that is: it stands on one side alone."""
    opening = [block.strands[side].keys[place[0]] for side in SIDES for place in rest[side]]
    return bool(opening) and all(word in _ASIDE for word in opening)


def _ends(block: Block, parts: Pair[list[Place]]) -> tuple[Pair[Place], Alone]:
    """Of several clauses a side the two that both hang on the words after them, else on those before."""
    left, right = block.strands
    if not left.before(parts.left[-1][1]).strip() and not right.before(parts.right[-1][1]).strip():
        chosen = Pair(parts.left[-1], parts.right[-1])
        rest = Pair(*([(parts[side][0][0], parts[side][-1][0])] for side in SIDES))
    elif not left.before(parts.left[0][0]).strip() and not right.before(parts.right[0][0]).strip():
        chosen = Pair(parts.left[0], parts.right[0])
        rest = Pair(*([(parts[side][0][1], parts[side][-1][1])] for side in SIDES))
    else:
        return Pair((parts.left[0][0], parts.left[-1][1]), (parts.right[0][0], parts.right[-1][1])), Pair([], [])
    return chosen, rest


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
        return not all(_is_verb(block.strands[s], (left, right)[s][0]) for s in SIDES)
    brackets = [is_bracketed(block.strands[side], (left, right)[side]) for side in SIDES]
    if (
        brackets[0] != brackets[1]
        or _credit(block, 0, left) != _credit(block, 1, right)
        or _when(block, 0, left) != _when(block, 1, right)
        or _is_apart(block, left, right)
    ):
        return True
    if any(
        _adverb(block, side, (left, right)[side]) and _name(block, other(side), (right, left)[side]) for side in SIDES
    ):
        return True
    where = _says_where(block, 0, left)
    if where != _says_where(block, 1, right):
        bare = block.strands[1 if where else 0].keys[slice(*(right if where else left))]
        if HELPING.issuperset(bare) or not (_is_clausal(bare[0]) or bare[0] in _LOOSE):
            return True
    grammar = function_words()
    small = [all(key in grammar for key in block.strands[s].keys[p[0] : p[1]]) for s, p in enumerate((left, right))]
    if small[0] != small[1] and any(block.strands[s].keys[slice(*(left, right)[s])] == ["that"] for s in SIDES):
        return True
    words = [block.strands[s].keys[p[0] : p[1]] for s, p in enumerate((left, right))]
    return small[0] != small[1] and any(
        small[s] and all(key in ARTICLES for key in words[s]) and words[1 - s][0] in ARTICLES for s in SIDES
    )


def is_bracketed(strand: Strand, place: Place) -> bool:
    """Whether a stretch is all that a pair of brackets holds: `(1800 GMT)`."""
    return strand.before(place[0]).strip().endswith(("(", "[")) and strand.before(place[1]).strip().startswith(
        (")", "]")
    )


def _is_apart(block: Block, left: Place, right: Place) -> bool:
    """Whether two stretches stand in two voices or are an age and a phrase without a figure: no change of one phrase.

    What somebody says and who says it, `who has called us," [he said]`, are apart where they are more than a word.
    """
    places = (left, right)
    spoken = [{held >= 0 for held in block.strands[s].quote[slice(*places[s])]} for s in SIDES]
    if spoken[0] != spoken[1] and len(spoken[0]) == 1 == len(spoken[1]):
        return max(last - first for first, last in places) >= CLAUSE
    ages = [_is_age(block.strands[s], places[s]) for s in SIDES]
    if ages[0] == ages[1]:
        return False
    across: Side = 1 if ages[0] else 0
    return not any(key[0].isdigit() for key in block.strands[across].keys[slice(*places[across])])


def _is_age(strand: Strand, place: Place) -> bool:
    """Whether a stretch is a figure between commas and nothing else: `Jane Doe, [34], said`."""
    first, last = place
    if last - first != 1 or not strand.keys[first].isdigit():
        return False
    return strand.before(first).strip() == "," and strand.before(last).startswith(",")


def _credit(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch is only who says so: `officials said`, `he told reporters`."""
    keys = block.strands[side].keys[slice(*place)]
    verbs = saying_verbs()
    if not 1 < len(keys) <= CREDIT_WORDS or keys[0] in HELPING or (keys[0] in verbs and keys[1] in PREPOSITIONS):
        return False
    return any(verbs.get(key) in _PLAIN for key in keys)


def _says_where(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch is a preposition with its noun: `around Brasov`, `over undeclared earnings`."""
    strand = block.strands[side]
    keys = strand.keys[slice(*place)]
    return len(keys) > 1 and keys[0] in _WHERE and keys[-1] not in function_words()


def _is_verb(strand: Strand, position: int) -> bool:
    """Whether a word is the past tense of a verb, by its form: `demanded`, `said that it would ask for`."""
    key = strand.keys[position]
    return not strand.capital[position] and (key.endswith("ed") or key in saying_verbs() or is_irregular(key))


def _adverb(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch is one word that says how: `unanimously`."""
    key = block.strands[side].keys[place[0]]
    return place[1] - place[0] == 1 and len(key) > SHORT_ADVERB and key.endswith("ly")


def _name(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch is words with a capital inside a sentence."""
    strand = block.strands[side]
    return all(strand.capital[slice(*place)]) and not strand.opens_sentence(place[0])


def _is_clausal(key: str) -> bool:
    """Whether a phrase may begin with a verb there, which a phrase with a preposition can stand for."""
    return key in _CLAUSAL or key.endswith(("ing", "ed"))


def _when(block: Block, side: Side, place: Place) -> bool:
    """Whether a stretch begins with a day: `on Tuesday`, `early on Monday`, `Tuesday after`."""
    words = keys = block.strands[side].keys[slice(*place)]
    while len(keys) > 1 and keys[0] in {"on", "early", "late", "last", "later", "next"}:
        keys = keys[1:]
    return is_weekday(keys[0]) or (len(words) > len(keys) == 1 and is_of_moment(keys[0]))
