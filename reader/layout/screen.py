"""The whole reader screen: values and a view in, exactly `height` rows of exactly `width` cells out."""

from collections.abc import Sequence
from typing import Final

from reader.layout.footer import key_segments, message_in
from reader.layout.frame import is_small
from reader.layout.header import header
from reader.layout.marks import FOOTER, NOTICE
from reader.layout.model import Row, Segment, View
from reader.layout.page import Page
from reader.layout.panes import body
from reader.layout.places import cursor_on, on_same_row, sane, settled
from reader.layout.plan import FOLD_ROWS, rungs
from reader.layout.roll import Roll
from reader.layout.rows import exactly
from reader.layout.strip import strip
from reader.layout.widths import cells, fitted
from reader.pair import LEFT, SIDES, Pair, Side
from reader.text.gate import display

KEPT: Final = 20_000
"""Things worked out that a page keeps before it begins anew."""


def opening(page: Page, width: int, height: int) -> View:
    """The view to begin with, no place being remembered: at the first link, in the left pane; else at the headline."""
    view = View(width, height, strip=not is_small(width, height))
    if page.alone or page.unrelated:
        return settled(page, view._replace(cursor=Pair(*(_first_told(page, side) for side in SIDES))))
    first = rungs(page)[0].firsts if rungs(page) else Pair(page.links[0].sides.left[0], page.links[0].sides.right[0])
    view = cursor_on(page, view, LEFT, first.left)
    roll = Roll(page, view)
    place = roll.place(LEFT, first.left)
    if place is None:
        return view
    if roll.forward(0, roll.frame.body // 2)[0] >= place[0]:
        return settled(page, view._replace(top=0))
    # Where only folds stand before it they stay in sight; a paragraph's last line alone would say nothing.
    above = roll.backward(place[0], FOLD_ROWS)
    number, row = roll.split(above)
    before = [roll.measure(number).at(side, row) for side in SIDES]
    begins = all(here is None or here[1] == 0 for here in before)
    return settled(page, view._replace(top=above if begins else place[0]))


def _first_told(page: Page, side: Side) -> int:
    """The first paragraph of an article that is no leftover of the page; 0 where there is no article."""
    return next((number for number, found in enumerate(page.paragraphs(side)) if found.role != "furniture"), 0)


def resized(page: Page, view: View, width: int, height: int) -> View:
    """The same place on a screen of another size (cells): the cursor's paragraph on the same row, if there is room."""
    view = sane(page, view)
    if is_small(width, height) != is_small(view.width, view.height):
        view = view._replace(strip=not is_small(width, height))
    return on_same_row(page, view, view._replace(width=max(1, width), height=max(1, height)))


def draw(page: Page, view: View, footer: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Every row of the screen, the first at the top.

    Args:
        page: What is read.
        view: Where the reader is.
        footer: Keys and their words for the last row, the most useful first, help and back last; as many as fit are
            shown.

    Returns:
        `view.height` rows, each `view.width` cells wide at any size and in any state.
    """
    if len(page.cache) > KEPT:
        page.forget()
    view = sane(page, view)
    roll = Roll(page, view)
    rows = [*header(page, view, roll.frame), *body(roll), *strip(page, view, roll)]
    if roll.frame.footer:
        rows.append(_footer(page, view, footer))
    return tuple(exactly(row, view.width) for row in rows)


def _footer(page: Page, view: View, keys: Sequence[tuple[str, str]]) -> Row:
    """The last row: a message until the next key, else the keys that fit; the place at the right."""
    width = view.width
    many = len(page.paragraphs(view.pane))
    place = f" {page.siglum(view.pane)} {view.cursor[view.pane] + 1}/{many} " if many else ""
    if cells(place) > width // 2:
        place = f" {view.cursor[view.pane] + 1}/{many}"
    if cells(place) > width:
        place = ""
    room = width - cells(place)
    if view.message:
        message = f" {display(view.message)}"
        if cells(message) > room:
            # What is said now is worth more than the place, which is there again with the next key.
            return (Segment(fitted(message_in(message, width), width), NOTICE),)
        return (Segment(fitted(message, room), NOTICE), Segment(place, FOOTER))
    return (*key_segments(keys, room), Segment(place, FOOTER))
