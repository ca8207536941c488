"""What lies under a cell of the screen: for the mouse."""

from reader.layout.frame import Frame
from reader.layout.model import View
from reader.layout.order_map import link_at
from reader.layout.page import Page
from reader.layout.places import cursor_on, revealed
from reader.layout.plan import ELSEWHERE, FOLD, Item
from reader.layout.roll import Roll
from reader.layout.widths import head
from reader.pair import LEFT, RIGHT, SIDES, Side, Span


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
    if here is None:
        return None
    side = here[0].side
    frame = Roll(page, view).frame
    row = _row_of(page, frame, here)
    column = x - frame.lefts[side] - frame.margins[side]
    if row is None or column < 0:
        return None
    words = page.words(side, here[0].first)
    place = row.start + len(head(words.text[row.start : row.end], column))
    return (side, words.source(place)) if words.tag <= place < row.end else None


def nearest(page: Page, view: View, side: Side, x: int, y: int) -> int | None:
    """Offset of the character of one side that is nearest to a cell in its row of the screen: where a drag has come."""
    frame = Roll(page, view).frame
    left = frame.lefts[side] + frame.margins[side]
    x = min(max(x, left), frame.lefts[side] + frame.widths[side] - 1)
    here = item_at(page, view, x, y)
    row = None if here is None or here[0].side != side else _row_of(page, frame, here)
    if here is None or row is None:
        return None
    words = page.words(side, here[0].first)
    column = len(head(words.text[row.start : row.end], x - left))
    return words.source(max(words.tag, min(row.start + column, row.end - 1)))


def _row_of(page: Page, frame: Frame, here: tuple[Item, int]) -> Span | None:
    """The part of a paragraph's words that stands in a row of its item; None where that shows no words of it."""
    item, row = here
    if item.kind in (FOLD, ELSEWHERE):
        return None
    rows = page.rows(item.side, item.first, frame.texts[item.side])
    return Span(*rows[row]) if row < len(rows) else None
