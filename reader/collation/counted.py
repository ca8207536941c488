"""Counts of the same thing: two reports that say how many there are tell the same, whatever the figures.

`More than 90,000 troops near the border` and `about 100,000 troops massed on the border` are two states of one fact. It
takes the thing that is counted, a name, and a further word in common, all in the two sentences that give the figures.
Only figures in digits are looked at, and no amounts of money, measures or shares, which count no thing; persons are
counted in every report, and days are named in every one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Final, NamedTuple

from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair
from reader.text.stems import stem as stem_of

LEAST: Final = 10
"""Smaller counts are of everything."""
LONGEST: Final = 15
"""Digits; of more nobody counts anything, and numbers have no room for them."""
LIKE: Final = 2.0
"""Ratio up to which two counts may be states of one."""
PHRASE: Final = 3
"""Words behind a figure among which the thing stands: `100,000 heavily armed troops`."""
YEARS: Final = range(1500, 2101)
"""Bare figures that are years."""
ANYBODY: Final = ("people", "person", "men", "women", "children")


class Counted(NamedTuple):
    """What two sentences count."""

    things: tuple[str, ...]
    """The words for it on the left, folded, in the order of the text."""
    common: tuple[str, ...]
    """Further words that both have, names among them, likewise."""


class _Count(NamedTuple):
    value: float
    things: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    """Of the sentence, as stems like all of these; no names, function words or figures."""
    paragraph: int
    sentence: tuple[int, int]


def counted(
    witnesses: Pair[Witness], marks: Pair[Marks], kinds: Pair[Sequence[str]]
) -> Mapping[tuple[int, int], Counted]:
    """The pairs of paragraphs of the body that count the same thing. The work is a step for each pair of such counts.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        kinds: For each paragraph what it may be compared with; only those of the body are looked at.
    """
    here, there = (_counts(witnesses[side], marks[side], kinds[side]) for side in SIDES)
    by_thing: dict[str, list[_Count]] = defaultdict(list)
    for count in there:
        for thing in count.things:
            by_thing[thing].append(count)
    found: dict[tuple[int, int], Counted] = {}
    for count in here:
        for across in {id(each): each for thing in sorted(count.things) for each in by_thing.get(thing, ())}.values():
            things, names = count.things & across.things, count.names & across.names
            words = (count.words & across.words) - things
            if names and words and max(count.value, across.value) <= LIKE * min(count.value, across.value):
                pair = count.paragraph, across.paragraph
                told = (things, names | words)
                found.setdefault(pair, Counted(*(_printed(held, count, marks.left) for held in told)))
    return found


def _counts(witness: Witness, marks: Marks, kinds: Sequence[str]) -> list[_Count]:
    # Most pairs need it, the first paint does not.
    from reader.collation.details.times import is_of_moment  # noqa: PLC0415

    keys = marks.keys
    numerals = {key for key in set(keys) if key[0].isdigit()}
    figures = list(compress(range(len(keys)), map(numerals.__contains__, keys)))
    found: dict[tuple[float, frozenset[str], frozenset[str], frozenset[str], int], tuple[int, int]] = {}
    for paragraph, sentences in marks.sentences.items():
        if kinds[paragraph] != "body":
            continue
        for first, last in sentences:
            at = figures[bisect_left(figures, first) : bisect_left(figures, last)]
            counts = [
                (value, _things(witness, marks, place + 1, last)) for place in at if (value := _value(keys[place]))
            ]
            counts = [(value, things) for value, things in counts if things]
            if counts:
                matter = [
                    place for place in range(first, last) if not (marks.plain[place] or is_of_moment(keys[place]))
                ]
                names = frozenset(marks.stems[place] for place in matter if marks.names[place])
                words = frozenset(marks.stems[place] for place in matter if not marks.names[place]) - names
                sentence = first, last
                for value, things in counts:
                    # A paragraph that says a thing a thousand times says it once.
                    found.setdefault((value, things, names, words, paragraph), sentence)
    return [_Count(*count, sentence) for count, sentence in found.items()]


def _printed(stems: frozenset[str], count: _Count, marks: Marks) -> tuple[str, ...]:
    """The words of a count's sentence that have these stems, each once."""
    keys = (marks.keys[place] for place in range(*count.sentence) if marks.stems[place] in stems)
    return tuple(dict.fromkeys(keys))


def _value(key: str) -> float:
    """What a figure counts; 0 where it is none, or a year."""
    bare = key.replace(",", "")
    if not bare.isdecimal() or len(bare) > LONGEST or (bare == key and int(bare) in YEARS):
        return 0.0
    return float(bare) if int(bare) >= LEAST else 0.0


def _things(witness: Witness, marks: Marks, first: int, last: int) -> frozenset[str]:
    """The words right behind a figure that may be what it counts; none where it is an amount or a share."""
    found: list[str] = []
    text, tokens = witness.article.text, witness.analysis.tokens
    for place in range(first, min(first + PHRASE, last)):
        if text[tokens[place - 1].end : tokens[place].start].strip():
            break  # An age between commas, an item of a list.
        if marks.plain[place] or not marks.stems[place].isalpha():
            break
        if not marks.names[place]:
            found.append(marks.stems[place])
    return frozenset(found) if _amounts().isdisjoint(found) else frozenset()


@cache
def _amounts() -> frozenset[str]:
    """Stems of units, currencies and scales, and of what anything may be told of."""
    from reader.collation.details.lexicon import measured  # noqa: PLC0415 - as above
    from reader.collation.details.numerals import SCALES  # noqa: PLC0415

    return frozenset(map(stem_of, (*measured(), *SCALES, *ANYBODY)))
