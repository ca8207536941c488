"""A text that is longer than the screen, as rows: what is seen of it, and where a key scrolls it to; pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.ui.table import fitted, last_row

KEYS: Final = (("↓ ↑", "line"), ("PgDn PgUp", "page"), ("q", "back"))
"""Keys and words for the last row."""
_FAR: Final = 1_000_000
LINE_KEYS: Final[Mapping[str, int]] = {
    "down": 1, "j": 1, "up": -1, "k": -1, "home": -_FAR, "g": -_FAR, "end": _FAR, "G": _FAR,
}  # fmt: skip
"""Lines that a key scrolls by."""
PAGE_KEYS: Final[Mapping[str, int]] = {"pagedown": 1, "space": 1, "pageup": -1}
"""Pages that a key scrolls by."""
LEAVING: Final = ("q", "escape", "backspace", "?", "i", "enter", "ctrl+c")
"""Keys that go back."""


def page_lines(height: int) -> int:
    """Lines of one page on a screen of so many."""
    return max(1, height - 3)


def clamped(top: int, lines: int, height: int) -> int:
    """The first row that is shown of so many lines, none of them left out at the end of the screen for nothing."""
    return max(0, min(top, lines - max(0, height - 2)))


def text_rows(
    title: Row, rows: Sequence[Row], top: int, size: tuple[int, int], keys: Sequence[tuple[str, str]] = KEYS
) -> tuple[Row, ...]:
    """The whole screen (columns, lines): the title, what is seen from `top` on, and keys."""
    width, height = size
    room = max(0, height - 2)
    page = list(rows[top : top + room])
    page += [fitted((), width)] * (room - len(page))
    more = len(rows) - top - room
    below = Segment(f"   {more} more lines below" if more > 0 else "", marks.HEADER)
    return (fitted((*title, below), width, marks.HEADER), *page, last_row(keys, "", width))[:height]
