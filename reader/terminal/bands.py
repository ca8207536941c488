"""Bands of rows that moved between two screens, so that a terminal can move them instead of being sent them again."""

from collections.abc import Iterator, Sequence
from operator import eq
from typing import Final, NamedTuple

from reader.terminal.cells import BLANK, Row, blank_rows

MIN_VOTES: Final = 8
"""Characters that must be found again at another height before a shift is looked at: a band costs about 12 bytes."""
MAX_SHIFTS: Final = 3
"""Shifts that are weighed exactly; a page seldom moves by more than one."""


class Band(NamedTuple):
    """Rows `top` to `bottom`, both included, that move up by `shift`, or down when it is negative."""

    top: int
    bottom: int
    shift: int

    def moved(self, rows: Sequence[Row]) -> list[Row]:
        """The screen after the move; rows that enter are blank."""
        band = list(rows[self.top : self.bottom + 1])
        fresh = blank_rows(len(rows[0]), min(abs(self.shift), len(band)))
        kept = band[self.shift :] if self.shift > 0 else band[: max(0, len(band) + self.shift)]
        inside = kept + fresh if self.shift > 0 else fresh + kept
        return [*rows[: self.top], *inside, *rows[self.bottom + 1 :]]


def candidates(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Band]:
    """Bands worth trying, the most likely first; the last ones clear all rows that changed."""
    changed = [y for y, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
    if len(changed) < 2:
        return
    for shift in _shifts(old, new, changed):
        stretch = _best_stretch(old, new, shift)
        if stretch is None:
            continue
        same = [y for y in range(stretch[0], stretch[1] + 1) if new[y] == old[y + shift]]
        # A row at the edge that only resembles the moved one may cost more by what it pushes out of the screen.
        if same and (same[0], same[-1]) != stretch:
            yield _band(same[0], same[-1], shift)
        yield _band(*stretch, shift)
    first, last = changed[0], changed[-1]
    if last > first and any(cell != BLANK for y in changed for cell in old[y]):
        yield Band(first, last, last - first + 1)
        if last < len(old) - 1:
            yield Band(first, len(old) - 1, len(old) - first)


def _shifts(old: Sequence[Row], new: Sequence[Row], changed: list[int]) -> list[int]:
    """Heights by which text was found again, most characters first: of whole rows, and of either half of them."""
    half = len(old[0]) // 2
    places: dict[tuple[int, str], list[int]] = {}
    for y, row in enumerate(old):
        for part, text in enumerate(_texts(row, half)):
            if text:
                places.setdefault((part, text), []).append(y)
    votes: dict[int, int] = {}
    for y in changed:
        for part, text in enumerate(_texts(new[y], half)):
            found = places.get((part, text), []) if text else []
            # A text that stands everywhere (a rule, a border) says nothing about where it went.
            for at in found if len(found) <= 4 else []:
                if at != y:
                    votes[at - y] = votes.get(at - y, 0) + len(text)
    likely = sorted(votes, key=lambda shift: (-votes[shift], abs(shift), shift))
    return [shift for shift in likely if votes[shift] >= MIN_VOTES][:MAX_SHIFTS]


def _texts(row: Row, half: int) -> tuple[str, str, str]:
    text = "".join([cell[0] or "\0" for cell in row])
    return text.strip(), text[:half].strip(), text[half:].strip()


def _best_stretch(old: Sequence[Row], new: Sequence[Row], shift: int) -> tuple[int, int] | None:
    """First and last row of the stretch that gains most cells when moved up by `shift` (Kadane), or None."""
    lines = len(new)
    best = total = begin = 0
    stretch: tuple[int, int] | None = None
    for y in range(max(0, -shift), min(lines, lines - shift)):
        if total <= 0:
            total, begin = 0, y
        if new[y] == old[y] and new[y] == old[y + shift]:
            continue
        total += _cost(old[y], new[y]) - _cost(old[y + shift], new[y])
        if total > best:
            best, stretch = total, (begin, y)
    return stretch


def _band(first: int, last: int, shift: int) -> Band:
    """The band that brings rows to `first` to `last`."""
    return Band(first, last + shift, shift) if shift > 0 else Band(first + shift, last, shift)


def _cost(before: Row, after: Row) -> int:
    """Cells to send when one row becomes the other."""
    return 0 if before == after else len(after) - sum(map(eq, before, after))
