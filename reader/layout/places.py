"""The cursor and the top of the screen: keeping both inside the page, and the one in sight of the other."""

from reader.layout.model import BLOCK_ROWS, View
from reader.layout.page import Page
from reader.layout.roll import Roll
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side, other


def sane(page: Page, view: View) -> View:
    """The view with a pane that there is, cursors on paragraphs that there are and a top inside the page.

    A view may come from a file, or from before an article changed.
    """
    pane: Side = RIGHT if view.pane == RIGHT and not page.alone else LEFT
    cursor = Pair(*(max(0, min(view.cursor[side], len(page.paragraphs(side)) - 1)) for side in SIDES))
    collation = page.given.collation
    divergence, run = view.divergence, view.run
    if divergence is not None and not (collation and 0 <= divergence < len(collation.divergences)):
        divergence = None
    if run is not None and not (collation and 0 <= run < len(collation.runs)):
        run = None
    if view.link is not None and page.link(view.link) is None:
        view = view._replace(link=None)
    view = view._replace(
        width=max(1, view.width), height=max(1, view.height), pane=pane, cursor=cursor, divergence=divergence, run=run,
        strip_shift=max(0, view.strip_shift),
    )  # fmt: skip
    return view._replace(top=Roll(page, view).clamped(view.top))


def with_link(page: Page, view: View) -> View:
    """Where one link is shown alone: the link under the cursor, or the whole page when there is none."""
    if view.link is None:
        return view
    links = page.links_of(view.pane, view.cursor[view.pane])
    if any(link.id == view.link for link in links):
        return view
    view = view._replace(link=links[0].id if links else None, top=0)
    return revealed(page, view, jump=True)


def settled(page: Page, view: View) -> View:
    """The same with the cursor's paragraph in sight."""
    return revealed(page, sane(page, view))


def cursor_on(page: Page, view: View, side: Side, paragraph: int) -> View:
    """The cursor on a paragraph, and the other pane's on what answers it."""
    cursor = [*view.cursor]
    cursor[side] = paragraph
    found = page.counterparts(side, paragraph)
    if found and cursor[other(side)] not in {c.paragraph for c in found}:
        cursor[other(side)] = found[0].paragraph
    return view._replace(pane=side, cursor=Pair(*cursor), strip_shift=0)


def revealed(page: Page, view: View, *, jump: bool = False) -> View:
    """The view scrolled as little as brings the cursor's paragraph into sight.

    Args:
        page: What is read.
        view: Cursor and top as they are.
        jump: The cursor came from afar: its paragraph is given room above, if it is not in sight whole.
    """
    roll = Roll(page, view)
    place = roll.place(view.pane, view.cursor[view.pane])
    if place is None:
        return view._replace(top=roll.clamped(view.top))
    start, rows, _ = place
    body = roll.frame.body
    end, _ = roll.forward(start, rows - 1)
    if start < view.top or roll.screen_row(end) is None:
        if jump:
            top = _begun(roll, view.pane, roll.backward(start, max(0, min(body // 4, body - rows))), start)
        elif start < view.top:
            top = start
        else:
            top = min(start, roll.backward(end, body - 1))
        view = view._replace(top=top)
        roll = Roll(page, view)
    return view._replace(top=roll.clamped(view.top))


def on_same_row(page: Page, before: View, after: View) -> View:
    """The cursor's paragraph on the row of the screen where it was, as far as the page allows."""
    roll = Roll(page, before)
    place = roll.place(before.pane, before.cursor[before.pane])
    row = roll.screen_row(place[0]) if place else None
    later = Roll(page, after)
    there = later.place(after.pane, after.cursor[after.pane])
    if row is None or there is None:
        return revealed(page, sane(page, after), jump=True)
    return settled(page, after._replace(top=later.backward(there[0], min(row, later.frame.body - 1))))


def _begun(roll: Roll, side: Side, top: int, most: int) -> int:
    """The first place from `top` to `most` at which an item of a side begins: no screen begins with a last line."""
    for number, row in roll.rows(top):
        here = roll.measure(number).at(side, row)
        if number * BLOCK_ROWS + row >= most:
            break
        if here and here[1] == 0:
            return number * BLOCK_ROWS + row
    return most
