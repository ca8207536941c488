"""What lies under a cell of the screen: for the mouse."""

from reader.layout.model import View
from reader.layout.order_map import link_at
from reader.layout.page import Page
from reader.layout.places import cursor_on, revealed
from reader.layout.plan import ELSEWHERE, FOLD, Item
from reader.layout.roll import Roll
from reader.layout.widths import head
from reader.pair import LEFT, RIGHT, SIDES, Side


def item_at(page: Page, view: View, x: int, y: int) -> tuple[Item, int] | None:
    """The item of the page under a cell, and the row inside it."""
    roll = Roll(page, view)
    row = y - roll.frame.header
    rows = list(roll.rows(view.top))
    if not 0 <= row < len(rows):
        return None
    side = view.pane
    if roll.frame.two:
        inside = [s for s in SIDES if roll.frame.lefts[s] <= x < roll.frame.lefts[s] + roll.frame.widths[s]]
        if not inside:
            return None
        side = LEFT if inside[0] == LEFT else RIGHT
    number, place = rows[row]
    return roll.measure(number).at(side, place)


def click(page: Page, view: View, x: int, y: int) -> View:
    """The cursor on the paragraph under a cell; a fold is opened; on the order map, on the first of a link."""
    here = item_at(page, view, x, y)
    if here is None:
        return _on_map(page, view, x, y)
    item, _ = here
    view = view._replace(selection=None, held=None)
    if item.kind == FOLD:
        view = view._replace(opened=view.opened | {(item.side, item.first)})
    if item.kind == ELSEWHERE:
        return revealed(page, cursor_on(page, view, item.side, item.first), jump=True)
    return revealed(page, cursor_on(page, view, item.side, item.first))


def _on_map(page: Page, view: View, x: int, y: int) -> View:
    """The cursor on the link of the order map that lies under a cell, if one does."""
    link = link_at(page, view, x) if y == Roll(page, view).frame.header - 1 else None
    if link is None:
        return view
    view = view._replace(selection=None, held=None, divergence=None, run=None)
    return revealed(page, cursor_on(page, view, view.pane, link.sides[view.pane][0]), jump=True)


def place_at(page: Page, view: View, x: int, y: int) -> tuple[Side, int] | None:
    """Side and offset of the character in a cell."""
    here = item_at(page, view, x, y)
    if here is None or here[0].kind in (FOLD, ELSEWHERE):
        return None
    item, row = here
    frame = Roll(page, view).frame
    rows = page.rows(item.side, item.first, frame.texts[item.side])
    column = x - frame.lefts[item.side] - frame.margins[item.side]
    if row >= len(rows) or column < 0:
        return None
    words = page.words(item.side, item.first)
    start, end = rows[row]
    place = start + len(head(words.text[start:end], column))
    if place >= end or place < words.tag:
        return None
    return item.side, words.source(place)
