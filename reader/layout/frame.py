"""Where the parts of the screen are: header, panes, gutter, strip, footer, in cells and rows."""

from typing import Final, NamedTuple

from reader.layout.model import View
from reader.layout.page import Page
from reader.layout.wrap import wrapped
from reader.pair import SIDES, Pair, Side

GUTTER: Final = 7
TWO_FROM: Final = 100
"""Columns from which both articles stand side by side unasked."""
FULL_FROM: Final = 60
FULL_LINES: Final = 12
"""Under so many columns or lines there is only text."""
TALL_FROM: Final = 30
"""Lines from which header and strip take their full height."""
WIDEST: Final = 88
"""Cells of a line of text at most where one column has the screen: longer ones are hard to read."""


class Frame(NamedTuple):
    """The parts of one screen."""

    two: bool
    """Two panes stand side by side."""
    small: bool
    """Text only."""
    header: int
    """Rows above the text."""
    body: int
    """Rows of text."""
    strip: int
    footer: int
    lefts: Pair[int]
    """First cell of each pane; of one column, the same."""
    widths: Pair[int]
    """Cells of each pane, margin included."""
    margins: Pair[int]
    """Cells of a pane before its text."""
    texts: Pair[int]
    """Cells of a line of text, at least one."""

    def column(self, side: Side) -> tuple[int, int]:
        """First cell and width of a side's pane."""
        return self.lefts[side], self.widths[side]


def is_small(width: int, height: int) -> bool:
    """Whether a screen of this size has room for text only."""
    return width < FULL_FROM or height < FULL_LINES


def frame_of(page: Page, view: View) -> Frame:
    """The parts of the screen for a view."""
    width, height = max(1, view.width), max(1, view.height)
    small = is_small(width, height)
    wanted = view.columns or (2 if width >= TWO_FROM else 1)
    two = wanted == 2 and not page.alone and width >= FULL_FROM
    footer = 1 if height > 1 else 0
    strip = _strip_rows(page, view, height) if view.strip else 0
    header = 0 if small else _header_rows(page, view, two=two)
    header = header if height - footer - header > 0 else 0
    strip = strip if height - footer - header - strip > 0 else 0
    body = height - footer - header - strip
    if two:
        left = (width - GUTTER) // 2
        lefts, widths = Pair(0, left + GUTTER), Pair(left, width - left - GUTTER)
    else:
        lefts, widths = Pair(0, 0), Pair(width, width)
    margins = Pair(*(_margin(page, view, side, two=two, small=small) for side in SIDES))
    gap = 0 if small else 1
    texts = Pair(*(max(1, min(widths[side] - margins[side] - gap, WIDEST)) for side in SIDES))
    return Frame(two, small, header, body, strip, footer, lefts, widths, margins, texts)


def headline_rows(page: Page, view: View, *, two: bool) -> int:
    """Lines that the headlines take: as many as the longer one, at most two, one on a low screen."""
    if view.height < TALL_FROM:
        return 1
    width = (view.width - GUTTER) // 2 if two else min(view.width, WIDEST)
    longest = max(len(wrapped(page.headline(side), width - 2)) for side in SIDES if page.article(side))
    return min(2, longest)


def digits(page: Page, side: Side) -> int:
    """Cells of the largest paragraph number of a side."""
    return max(2, len(str(len(page.paragraphs(side)))))


def _margin(page: Page, view: View, side: Side, *, two: bool, small: bool) -> int:
    """Bar, number, sign of a note; in one column also what the gutter says elsewhere."""
    if view.width < 12:
        return 0
    margin = digits(page, side) + 2
    if two or page.alone or small:
        return margin
    return margin + 6


def _strip_rows(page: Page, view: View, height: int) -> int:
    if page.unrelated and not view.explain:
        return 0
    link = page.link(view.link) if view.link is not None else None
    if link is not None:
        # Its differences in full, as far as its paragraphs leave room.
        return max(3, min(1 + len(page.divergences_of(link)), height // 2))
    return 4 if height >= TALL_FROM else 3


def _header_rows(page: Page, view: View, *, two: bool) -> int:
    if not two and not page.alone:
        return 2
    return (2 if page.alone else 3) + headline_rows(page, view, two=two)
