"""What a key does to the view: pure transitions, one for each command of the reader screen."""

from collections.abc import Callable
from typing import Final

from reader.layout import jumps, selecting
from reader.layout.frame import FULL_FROM, frame_of, is_small
from reader.layout.model import View
from reader.layout.order_map import current_link
from reader.layout.page import Page, place_of
from reader.layout.places import cursor_on, on_same_row, revealed, sane, settled, with_link
from reader.layout.plan import FOLD, stretch_of
from reader.layout.roll import Roll
from reader.layout.strip import strip_lines
from reader.pair import Side, other

KEPT_BACK: Final = 100
"""Places that Backspace remembers."""
PAGE_OVERLAP: Final = 2
"""Rows that a page keeps of the one before."""


def press(page: Page, view: View, command: str) -> View:
    """The view after a command; when there is nothing to go to, `message` says so in plain words.

    Commands: line-down line-up next-paragraph previous-paragraph page-down page-up top bottom other-pane counterpart
    back-there next-link previous-link next-divergence previous-divergence next-run previous-run next-only previous-only
    next-hit previous-hit collate base link-alone fold fold-all formal why columns strip strip-down strip-up select
    end-selection word-right word-left select-down select-up. The last four move the free end of a selection; `select`
    begins one.

    Raises:
        KeyError: If there is no such command.
    """
    command = ALSO.get(command, command)
    action = ACTIONS[command]
    view = sane(page, view._replace(message=""))
    if not page.paragraphs(view.pane):
        return view._replace(message="There is nothing to read here")
    after = _without_left(page, with_link(page, action(page, view)))
    if command != "counterpart" and after.followed is not None and after.cursor != view.cursor:
        after = after._replace(followed=None)
    return after


def _without_left(page: Page, view: View) -> View:
    """The view without the difference that was gone to, once the cursor has left its paragraph."""
    if view.divergence is None:
        return view
    span = page.span(view.pane, view.cursor[view.pane])
    is_here = span.start <= place_of(page, view.pane, view.divergence) < max(span.end, span.start + 1)
    return view if is_here else view._replace(divergence=None)


def line_down(page: Page, view: View) -> View:
    """One row further; at the end the cursor goes on through what is in sight."""
    roll = Roll(page, view)
    top = roll.clamped(roll.forward(view.top, 1)[0])
    return _step(page, view, 1) if top == view.top else _in_sight(page, view._replace(top=top), 1)


def line_up(page: Page, view: View) -> View:
    """One row back; at the beginning the cursor goes on through what is in sight."""
    if view.top == 0:
        return _step(page, view, -1)
    return _in_sight(page, view._replace(top=Roll(page, view).backward(view.top, 1)), -1)


def page_down(page: Page, view: View) -> View:
    """A screen further; on the last one the cursor goes to the last paragraph."""
    roll = Roll(page, view)
    top = roll.clamped(roll.forward(view.top, max(1, roll.frame.body - PAGE_OVERLAP))[0])
    if top == view.top:
        return _to_end(page, view, -1)
    return _in_sight(page, view._replace(top=top), 1)


def page_up(page: Page, view: View) -> View:
    """A screen back; on the first one the cursor goes to the first paragraph."""
    if view.top == 0:
        return _to_end(page, view, 0)
    roll = Roll(page, view)
    top = roll.backward(view.top, max(1, roll.frame.body - PAGE_OVERLAP))
    return _in_sight(page, view._replace(top=top), -1)


def _to_end(page: Page, view: View, which: int) -> View:
    items = _stops(page, view)
    if view.cursor[view.pane] == items[which]:
        return view._replace(message="This is the end" if which else "This is the beginning")
    return revealed(page, cursor_on(page, view, view.pane, items[which]))


def top(page: Page, view: View) -> View:
    """The beginning of the page."""
    return sane(page, cursor_on(page, view, view.pane, 0)._replace(top=0))


def bottom(page: Page, view: View) -> View:
    """The end of the page."""
    view = cursor_on(page, view, view.pane, _stops(page, view)[-1])
    return sane(page, view._replace(top=Roll(page, view).end()))


def _stops(page: Page, view: View) -> list[int]:
    """First paragraphs of all items of the pane, in the order of the page."""
    plan = Roll(page, view).plan
    key = ("stops", id(plan), view.pane)
    found = page.cache.get(key)
    if not isinstance(found, list):
        found = page.cache[key] = [
            item.first for block in plan.blocks for item in block.sides[view.pane]
            if plan.where[view.pane].get(item.first) is not None
        ]  # fmt: skip
    return found


def _place_in(page: Page, view: View, stops: list[int]) -> int:
    """Which item of the pane is under the cursor."""
    roll = Roll(page, view)
    place = roll.place(view.pane, view.cursor[view.pane])
    first = place[2].first if place else view.cursor[view.pane]
    return stops.index(first) if first in stops else 0


def _step(page: Page, view: View, step: int) -> View:
    """The cursor on the next item, or the one before."""
    stops = _stops(page, view)
    here = _place_in(page, view, stops) + step
    if not 0 <= here < len(stops):
        return view._replace(message="This is the end" if step > 0 else "This is the beginning")
    return revealed(page, cursor_on(page, view, view.pane, stops[here]))


def next_paragraph(page: Page, view: View) -> View:
    """The next paragraph; one taller than the view is scrolled through first."""
    roll = Roll(page, view)
    place = roll.place(view.pane, view.cursor[view.pane])
    if place and place[1] > roll.frame.body:
        last = roll.forward(place[0], place[1] - 1)[0]
        lowest = roll.backward(last, roll.frame.body - 1)
        if place[0] <= view.top < lowest:
            forward = roll.forward(view.top, max(1, roll.frame.body - PAGE_OVERLAP))[0]
            return view._replace(top=min(forward, lowest))
    return _step(page, view, 1)


def previous_paragraph(page: Page, view: View) -> View:
    """The paragraph before; one taller than the view is scrolled through first."""
    roll = Roll(page, view)
    place = roll.place(view.pane, view.cursor[view.pane])
    if place and place[1] > roll.frame.body and view.top > place[0]:
        return view._replace(top=max(place[0], roll.backward(view.top, max(1, roll.frame.body - PAGE_OVERLAP))))
    return _step(page, view, -1)


def _in_sight(page: Page, view: View, direction: int) -> View:
    """After scrolling: the cursor on the nearest item that is in sight, where its own went out of it."""
    view = view._replace(top=Roll(page, view).clamped(view.top))
    roll = Roll(page, view)
    seen = roll.in_sight(view.pane)
    place = roll.place(view.pane, view.cursor[view.pane])
    if not seen or (place and place[2].first in seen):
        return view
    view = cursor_on(page, view, view.pane, seen[0] if direction > 0 else seen[-1])
    return view._replace(top=Roll(page, view).clamped(view.top))


def other_pane(page: Page, view: View) -> View:
    """The cursor in the other article, on what is in sight there."""
    if page.alone:
        return view._replace(message=jumps.ALONE)
    view = view._replace(pane=other(view.pane), selection=None, held=None, strip_shift=0)
    roll = Roll(page, view)
    if not roll.frame.two:
        return revealed(page, view, jump=True)
    seen = roll.in_sight(view.pane)
    place = roll.place(view.pane, view.cursor[view.pane])
    if seen and not (place and place[2].first in seen):
        view = view._replace(cursor=jumps.with_cursor(view, seen[0]))
    return view


def counterpart(page: Page, view: View) -> View:
    """To what answers the cursor's paragraph; again: to the next that does, then where it began."""
    side, paragraph, number = view.followed or (view.pane, view.cursor[view.pane], -1)
    found = page.counterparts(side, paragraph)
    if page.unrelated:
        return view._replace(
            message=jumps.ALONE if page.alone else "The two have no link; Tab goes to the other article"
        )
    if not found:
        siglum = page.siglum(view.pane)
        return view._replace(message=f"{siglum} {paragraph + 1} has no counterpart; l goes to the next link")
    number += 1
    if number == len(found):
        return jumps.to_paragraph(page, view._replace(followed=None), side, paragraph)
    back = (*view.back, (view.pane, view.cursor[view.pane], view.top))[-KEPT_BACK:]
    view = view._replace(back=back, followed=(side, paragraph, number))
    return jumps.to_paragraph(page, view, other(side), found[number].paragraph)


def back_there(page: Page, view: View) -> View:
    """To where Enter was pressed."""
    if view.selection is not None:
        return selecting.end(page, view)
    if not view.back:
        return view._replace(message="Nowhere to go back to; Enter goes to a counterpart")
    pane, paragraph, above = view.back[-1]
    view = view._replace(back=view.back[:-1], followed=None, pane=pane, strip_shift=0)
    view = cursor_on(page, view, pane, paragraph)
    return settled(page, view._replace(top=above))


def collate(page: Page, view: View) -> View:
    """Each in its own order, or matched side by side."""
    if page.unrelated:
        return view._replace(message=jumps.ALONE if page.alone else jumps.UNLINKED)
    view = view._replace(mode="aligned" if view.mode == "collated" else "collated")
    said = "Each in its own order" if view.mode == "aligned" else "Matched side by side; b swaps order"
    if not frame_of(page, view).two and view.width >= FULL_FROM:
        said = f"| shows two columns. {said}"
    return revealed(page, view._replace(top=0), jump=True)._replace(message=said)


def base(page: Page, view: View) -> View:
    """The other article's order rules."""
    if view.mode != "collated":
        return view._replace(message="Only when matched side by side; c changes to that")
    view = view._replace(base=other(view.base))
    said = f"In the order of {page.siglum(view.base)}"
    return revealed(page, view._replace(top=0), jump=True)._replace(message=said)


def link_alone(page: Page, view: View) -> View:
    """The cursor's link alone with all its differences, or the whole page again."""
    if view.link is not None:
        return revealed(page, view._replace(link=None, top=0), jump=True)
    link = current_link(page, view)
    if link is None:
        return view._replace(message="There is no link here; l goes to the next one")
    return revealed(page, view._replace(link=link.id, top=0))._replace(
        message="This link alone; = shows the page again"
    )


def fold(page: Page, view: View) -> View:
    """Open the fold under the cursor, or close the stretch that was one."""
    side = view.pane
    place = Roll(page, view).place(side, view.cursor[side])
    if place and place[2].kind == FOLD:
        after = cursor_on(page, view, side, place[2].first)._replace(opened=view.opened | {(side, place[2].first)})
        return on_same_row(page, view, after)
    first, last = stretch_of(page, side, view.cursor[side]) or (0, 0)
    opened = {key for key in view.opened if key[0] == side and first <= key[1] < last}
    if opened:
        return on_same_row(page, view, view._replace(opened=view.opened - opened))
    if view.unfolded:
        return view._replace(message="All folds are open; Z closes them")
    return view._replace(message="Nothing to fold here: only what has no counterpart is folded")


def fold_all(page: Page, view: View) -> View:
    """Open all folds, or close them again."""
    after = view._replace(unfolded=not view.unfolded, opened=frozenset())
    said = "All folds are open" if after.unfolded else "What has no counterpart is folded"
    return on_same_row(page, view, after)._replace(message=said)


def formal(page: Page, view: View) -> View:
    """Show differences of form, or hide them."""
    collation = page.given.collation
    many = sum(divergence.type == "formal" for divergence in collation.divergences) if collation else 0
    if not many:
        return view._replace(message="No difference of form, such as typography or spelling")
    view = view._replace(formal=not view.formal)
    return view._replace(message=f"{many} formal differences " + ("are shown" if view.formal else "are hidden"))


def why(page: Page, view: View) -> View:
    """Say in the strip why the link is here; on a small screen first show the strip."""
    if is_small(view.width, view.height) or not view.strip:
        if view.strip and not view.explain:
            return settled(page, view._replace(explain=True))
        return settled(page, view._replace(strip=not view.strip, explain=False))
    return settled(page, view._replace(explain=not view.explain, strip_shift=0))


def strip(page: Page, view: View) -> View:
    """Show the strip, or give its rows to the text."""
    return settled(page, view._replace(strip=not view.strip))


def columns(page: Page, view: View) -> View:
    """One column or two."""
    if page.alone:
        return view._replace(message=jumps.ALONE)
    if view.width < FULL_FROM:
        return view._replace(message=f"Two columns need {FULL_FROM} cells")
    two = frame_of(page, view).two
    return revealed(page, view._replace(columns=1 if two else 2, top=0), jump=True)


def _shift(step: int) -> Callable[[Page, View], View]:
    def shift(page: Page, view: View) -> View:
        roll = Roll(page, view)
        most = max(0, strip_lines(page, view, roll) - roll.frame.strip)
        return view._replace(strip_shift=max(0, min(view.strip_shift + step, most)))

    return shift


def goto(page: Page, view: View, side: Side, offset: int) -> View:
    """The cursor on the paragraph of that side that holds the offset (code points); a fold over it is opened."""
    view = sane(page, view._replace(message="", followed=None))
    if not page.paragraphs(side):
        return view
    return with_link(page, jumps.to_place(page, view, side, offset))


def search(page: Page, view: View, text: str) -> View:
    """Look for words in both articles, case and typography aside, and go to the first hit from the cursor on."""
    return with_link(page, jumps.search(page, sane(page, view._replace(message="", followed=None)), text))


def click(page: Page, view: View, x: int, y: int) -> View:
    """The view after a click on a cell (from 0): the cursor goes to the paragraph, a fold opens."""
    from reader.layout.pointing import click as clicked  # noqa: PLC0415 - wanted only where there is a mouse

    return with_link(page, clicked(page, sane(page, view._replace(message="", followed=None)), x, y))


def place_at(page: Page, view: View, x: int, y: int) -> tuple[Side, int] | None:
    """Side and offset of the character in a cell; None where no article's text is."""
    from reader.layout.pointing import place_at as place  # noqa: PLC0415

    return place(page, sane(page, view), x, y)


def nearest(page: Page, view: View, side: Side, x: int, y: int) -> int | None:
    """Offset of the character of a side that is nearest to a cell in its row; None where no text of it is."""
    from reader.layout.pointing import nearest as near  # noqa: PLC0415

    return near(page, sane(page, view), side, x, y)


ACTIONS: Final[dict[str, Callable[[Page, View], View]]] = {
    "line-down": line_down, "line-up": line_up, "next-paragraph": next_paragraph,
    "previous-paragraph": previous_paragraph, "page-down": page_down, "page-up": page_up, "top": top, "bottom": bottom,
    "other-pane": other_pane, "counterpart": counterpart, "back-there": back_there,
    "next-link": lambda page, view: jumps.link(page, view, 1),
    "previous-link": lambda page, view: jumps.link(page, view, -1),
    "next-divergence": lambda page, view: jumps.divergence(page, view, 1),
    "previous-divergence": lambda page, view: jumps.divergence(page, view, -1),
    "next-run": lambda page, view: jumps.run(page, view, 1),
    "previous-run": lambda page, view: jumps.run(page, view, -1),
    "next-only": lambda page, view: jumps.only(page, view, 1),
    "previous-only": lambda page, view: jumps.only(page, view, -1),
    "next-hit": lambda page, view: jumps.hit(page, view, 1),
    "previous-hit": lambda page, view: jumps.hit(page, view, -1),
    "collate": collate, "base": base, "link-alone": link_alone, "fold": fold, "fold-all": fold_all, "formal": formal,
    "why": why,
    "columns": columns, "strip": strip, "strip-down": _shift(1), "strip-up": _shift(-1),
    "select": selecting.begin, "end-selection": selecting.end, "other-end": selecting.turn,
    "word-right": lambda page, view: selecting.by_word(page, view, 1),
    "word-left": lambda page, view: selecting.by_word(page, view, -1),
    "select-down": lambda page, view: selecting.by_row(page, view, 1),
    "select-up": lambda page, view: selecting.by_row(page, view, -1),
}  # fmt: skip
"""By the id of the command table; what has no key of its own there is sent by the mouse or while selecting."""

ALSO: Final[dict[str, str]] = {
    "paragraph-down": "next-paragraph", "paragraph-up": "previous-paragraph", "follow": "counterpart",
    "back": "back-there", "toggle-mode": "collate", "swap-base": "base", "toggle-fold": "fold",
    "toggle-folds": "fold-all", "toggle-formal": "formal", "explain": "why", "begin-selection": "select",
}  # fmt: skip
"""Other names that a caller may use."""
