"""The keys of the last row: which of them are shown where not all have room."""

from collections.abc import Sequence
from typing import Final

from reader.layout.marks import FOOTER, KEY
from reader.layout.model import Segment
from reader.layout.widths import cells, fitted
from reader.text.gate import display

WAYS_OUT: Final = 2
"""How many at the end, help and back, are kept before the others: who knows them finds all the rest."""
PATH_STARTS: Final = ("/", "~/", "./", "../")
BLANKS: Final = 3
"""Cells before a key, behind it and behind its words."""


def key_segments(keys: Sequence[tuple[str, str]], room: int) -> tuple[Segment, ...]:
    """Keys with their words in exactly `room` cells.

    Args:
        keys: The most useful first; the first is always shown, cut where it must be, as it may be a warning. The last
            two are the ways out.
        room: Cells.
    """
    gated = [(display(key), display(words)) for key, words in keys]
    sizes = [cells(key) + cells(words) + BLANKS for key, words in gated]
    first = min(sizes[0], max(0, room)) if gated else 0
    left = room - first
    kept = {0} if gated else set()
    for number in (*reversed(range(1, len(gated))[-WAYS_OUT:]), *range(1, len(gated))):
        if number not in kept and sizes[number] <= left:
            kept.add(number)
            left -= sizes[number]
    made: list[Segment] = []
    for number in sorted(kept):
        key, words = gated[number]
        made += [Segment(" ", FOOTER), Segment(key, FOOTER | KEY), Segment(f" {words} ", FOOTER)]
    if gated and sizes[0] > room:
        return (Segment(fitted(f" {gated[0][0]} {gated[0][1]}", max(0, room)), FOOTER | KEY),)
    return (*made, Segment(" " * max(0, left), FOOTER))


def message_in(message: str, room: int) -> str:
    """A message for so many cells: where it has no room its paths lose their folders, the first of them first.

    The name of a file says most, and stands at the end, where a row is cut.
    """
    words = message.split(" ")
    for at, word in enumerate(words):
        if cells(" ".join(words)) <= room:
            break
        if word.startswith(PATH_STARTS) and "/" in word.rstrip("/")[len("~/") :]:
            words[at] = "…/" + word.rstrip("/").rsplit("/", 1)[-1]
    return " ".join(words)
