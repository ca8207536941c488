"""Paragraphs that have next to nothing in common with any of the other article: they take part in no comparison.

What a word weighs, whether two articles tell one story, and which paragraphs are neighbours is reckoned without them,
so that a paragraph more of another matter changes nothing between the others. Whether one stands apart is judged from
its own words and those of each paragraph across alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, compress
from typing import Final, NamedTuple, TypeAlias

from reader.collation.rarity import CROWD, common_stems
from reader.collation.tokenwise import Marks
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair

ENOUGH: Final = 3
"""Words in common with one paragraph across that make a paragraph take part; those count twice that are no names and no
words that every story uses. Of linked ones of news 99 in 100 reach it, of those of strange stories one in seven."""
BODY: Final = "body"


class _Words(NamedTuple):
    """The words of one paragraph that both articles have."""

    all: set[str]
    rare: set[str]
    """Of them those that are no names and no words that every story uses: they count twice."""


_Held: TypeAlias = Mapping[int, _Words]


def taking_part(
    witnesses: Pair[Witness],
    marks: Pair[Marks],
    kinds: Pair[list[str]],
    linked: Iterable[tuple[int, int]] = (),
    enough: int = ENOUGH,
) -> Pair[list[str]]:
    """For each paragraph what it may be compared with, as `kinds` says; "" for those of the body that stand apart.

    Args:
        witnesses: The two articles.
        marks: Their tokens' marks.
        kinds: For each paragraph what it may be compared with.
        linked: Pairs of paragraphs that are known to have something in common.
        enough: Count in common that makes a paragraph take part.
    """
    known = Pair(*({pair[side] for pair in linked} for side in SIDES))
    common = set(marks.left.stems).intersection(marks.right.stems)
    for held_marks in marks:
        common.difference_update(compress(held_marks.stems, held_marks.plain))
    held = Pair(*(_words(witnesses[side], marks[side], kinds[side], common) for side in SIDES))
    places = Pair(*(_places({place: each.all for place, each in side.items()}) for side in held))
    for side, far in (SIDES, SIDES[::-1]):
        known[side].update(_reached(held[side], held[far], places[far], known[side], enough))
    for side, far in (SIDES, SIDES[::-1]):
        for place, across in _whole(witnesses[side], marks[side], marks[far], places[far]):
            if place in held[side]:
                known[side].add(place)
                known[far].add(across)
    return Pair(
        *(
            [kind if kind != BODY or place in known[side] else "" for place, kind in enumerate(kinds[side])]
            for side in SIDES
        )
    )


def _words(witness: Witness, marks: Marks, kinds: Sequence[str], common: set[str]) -> _Held:
    """What each paragraph of the body has of the words that both articles have."""
    everyday = common_stems()
    found: dict[int, _Words] = {}
    for place, (first, last) in enumerate(witness.analysis.paragraphs):
        if kinds[place] == BODY:
            held = common & marks.bags[place]
            names = compress(marks.stems[first:last], marks.names[first:last])
            found[place] = _Words(held, held.difference(everyday, names))
    return found


def _places(words: Mapping[int, set[str]]) -> Mapping[str, list[int]]:
    """The paragraphs of each word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, held in words.items():
        for stem in held:
            places[stem].append(place)
    return places


def _reached(
    own: _Held, across: _Held, places: Mapping[str, list[int]], known: AbstractSet[int], enough: int
) -> set[int]:
    """The paragraphs that have enough in common with one across, those apart that are known already."""
    asked = {place: held for place, held in own.items() if place not in known and len(held[0]) + len(held[1]) >= enough}
    if not asked:
        return set()
    rare = _places({place: held.rare for place, held in across.items()})
    reached: set[int] = set()
    for place, held in asked.items():
        lists = [places[stem] for stem in held.all] + [rare[stem] for stem in held.rare if stem in rare]
        total = Counter(chain.from_iterable([found for found in lists if len(found) <= CROWD]))
        if total and max(total.values()) >= enough:
            reached.add(place)
    return reached


def _whole(
    witness: Witness, marks: Marks, marks_far: Marks, places: Mapping[str, list[int]]
) -> Iterator[tuple[int, int]]:
    """The sentences of which every word stands in one paragraph across: each one's paragraph, and that one."""
    stems_far = set(marks_far.stems)
    known: set[tuple[int, frozenset[str]]] = set()
    for sentence in witness.analysis.sentences:
        words = marks.stems[sentence.first : sentence.last]
        if not stems_far.issuperset(words):  # As a rule the first few words show it: no set is made of them.
            continue
        stems = frozenset(words)
        if (sentence.paragraph, stems) in known:
            continue
        known.add((sentence.paragraph, stems))
        # Whatever holds all of them holds the rarest.
        for place in min((places[stem] for stem in stems & places.keys()), key=len, default=()):
            if stems <= marks_far.bags[place]:
                yield sentence.paragraph, place
