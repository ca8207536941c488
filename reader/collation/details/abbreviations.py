"""Abbreviations against what they stand for: `the US`, `the United States`.

A phrase and its abbreviation differ in the number of their words, so they are made alike before the words are
matched, and told as formal variants afterwards.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader.collation.details.lexicon import house_style
from reader.collation.details.strands import Block, Draft, Place, Strand
from reader.pair import SIDES, Pair


class Long(NamedTuple):
    """A phrase that has an abbreviation."""

    words: tuple[str, ...]
    set: int
    """The line of the list: equal numbers mean the same."""


@cache
def _longs() -> dict[str, tuple[Long, ...]]:
    """Phrases of several words by their first word, the longest first."""
    table: dict[str, list[Long]] = {}
    for phrase, number in house_style().items():
        words = tuple(phrase.split())
        if len(words) > 1 and words[0] != "the":
            table.setdefault(words[0], []).append(Long(words, number))
    return {word: tuple(sorted(found, key=lambda long: -len(long.words))) for word, found in table.items()}


def _found(strand: Strand) -> list[tuple[Place, int]]:
    """The places of phrases that have an abbreviation."""
    found: list[tuple[Place, int]] = []
    if _longs().keys().isdisjoint(strand.keys):
        return found
    last = 0
    for position, key in enumerate(strand.keys):
        for long in _longs().get(key, ()):
            end = position + len(long.words)
            if position >= last and tuple(strand.keys[position:end]) == long.words:
                found.append(((position, end), long.set))
                last = end
                break
    return found


def _short(strand: Strand) -> dict[int, list[int]]:
    """The places of abbreviations in capitals, by their set."""
    styles = house_style()
    found: dict[int, list[int]] = {}
    for position, key in enumerate(strand.keys):
        if key in styles and strand.text[strand.tokens[position].start : strand.tokens[position].end][:2].isupper():
            found.setdefault(styles[key], []).append(position)
    return found


def made_alike(strands: Pair[Strand]) -> Pair[Strand]:
    """Strands to match: a phrase whose abbreviation stands across begins with that; its other words match nothing."""
    changed = []
    for side in SIDES:
        strand, across = strands[side], strands[1 - side]
        keys = strand.keys
        longs = _found(strand)
        shorts = _short(across) if longs else {}
        for (first, last), number in longs:
            if number in shorts:
                keys = keys.copy() if keys is strand.keys else keys
                keys[first] = across.keys[shorts[number][0]]
                keys[first + 1 : last] = [f"{side} {position}" for position in range(first + 1, last)]
        for position in _parted(strand, across):
            keys = keys.copy() if keys is strand.keys else keys
            keys[position] = strand.keys[position] + strand.keys[position + 1]
            keys[position + 1] = f"{side} {position + 1}"
        changed.append(strand if keys is strand.keys else strand._replace(keys=keys))
    return Pair(*changed)


def _parted(strand: Strand, across: Strand) -> list[int]:
    """Where two words stand that are one across: `on board`, `onboard`."""
    there = set(across.keys)
    return [
        position
        for position, (one, two) in enumerate(pairwise(strand.keys))
        if one + two in there
        and strand.before(position + 1) in {" ", "-"}
        and not strand.capital[position + 1]
        and two.isalpha()
        and one.isalpha()
    ]


def abbreviations(block: Block) -> Iterator[Draft]:
    """Each phrase that is matched with its abbreviation, as a formal variant."""
    if not block.abbreviated:
        return
    styles = house_style()
    for side in SIDES:
        strand, across = block.strands[side], block.strands[1 - side]
        for (first, last), number in _found(strand):
            position = block.match[side][first]
            if (
                position < 0
                or styles.get(across.keys[position]) != number
                or across.keys[position] == strand.keys[first]
            ):
                continue
            places = ((first, last), (position, position + 1))
            left, right = places if side == 0 else (places[1], places[0])
            draft = block.draft("formal", left, right, "variant", "an abbreviation and what it stands for")
            if block.copied:
                yield draft
        for first in _parted(strand, across):
            position = block.match[side][first]
            if position < 0 or across.keys[position] != strand.keys[first] + strand.keys[first + 1]:
                continue
            places = ((first, first + 2), (position, position + 1))
            left, right = places if side == 0 else (places[1], places[0])
            said = strand.quote[first] >= 0 and across.quote[position] >= 0
            draft = block.draft(
                "quote-wording" if said else "formal", left, right, "variant", "one word on one side, two on the other"
            )
            if block.copied:
                yield draft
