"""In one column: the counterparts of the cursor's paragraph in a box under it."""

import sys

from reader.layout.frame import WIDEST, Frame
from reader.layout.marks import COUNTERPART, DIM, SIGLUM, TEXT
from reader.layout.model import Segment, View
from reader.layout.page import Page
from reader.layout.paint import text_row
from reader.layout.widths import cells, fitted, head
from reader.pair import Side, other

INDENT = 2


def _room(frame: Frame, side: Side) -> int:
    """Cells of a line of text in the box; its bar and a space stand before it."""
    return max(1, min(frame.widths[side] - INDENT - 3, WIDEST))


def has_box(view: View, frame: Frame) -> bool:
    """Whether the counterparts stand under the cursor's paragraph: in one column, and where a link stands alone."""
    return not frame.two and (not frame.small or view.link is not None)


def _most(view: View, frame: Frame) -> int:
    """Rows that a box may take: it must not push its own paragraph off the screen; of a link alone, all."""
    return max(2, frame.body // 2) if view.link is None else sys.maxsize


def box_height(page: Page, view: View, frame: Frame) -> int:
    """Rows of the box under the cursor's paragraph."""
    across = other(view.pane)
    rows = 0
    for found in page.counterparts(view.pane, view.cursor[view.pane]):
        rows += 1 + len(page.rows(across, found.paragraph, _room(frame, view.pane)))
    return min(rows, _most(view, frame))


def box_row(page: Page, view: View, frame: Frame, row: int, width: int) -> list[Segment]:
    """One row of the box, as wide as the pane."""
    across, room = other(view.pane), _room(frame, view.pane)
    last = row == _most(view, frame) - 1
    for found in page.counterparts(view.pane, view.cursor[view.pane]):
        rows = len(page.rows(across, found.paragraph, room))
        if row == 0:
            name = f"{page.siglum(across)} {found.paragraph + 1}" + (", moved" if found.moved else "")
            text = head(" " * INDENT + "┌ " + name + " ", width)
            return [
                Segment(text, COUNTERPART | SIGLUM), Segment("─" * (width - cells(text)), COUNTERPART),
            ]  # fmt: skip
        if row <= rows:
            if last and row < rows:
                return [Segment(fitted(" " * INDENT + "│ … Enter goes there", width), DIM)]
            lead = head(" " * INDENT + "│ ", width)
            made = [Segment(lead, COUNTERPART), *text_row(page, view, (across, found.paragraph), row - 1, room)]
            rest = width - cells(lead) - room
            if rest > 0:
                made.append(Segment(" " * rest, TEXT))
            return made
        row -= rows + 1
    return [Segment(" " * width, TEXT)]
