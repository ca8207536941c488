"""The rows of text: for each row of the page what stands left, between and right."""

from typing import Final

from reader.articles.model import COMPARED
from reader.layout.box import box_row
from reader.layout.margin import bar, gutter, margin, state_of
from reader.layout.marks import CURSOR, DIM, TEXT
from reader.layout.measure import Measure
from reader.layout.model import Segment, View
from reader.layout.page import Page
from reader.layout.paint import text_row
from reader.layout.plan import ELSEWHERE, FOLD, Item
from reader.layout.roll import Roll
from reader.layout.widths import fitted
from reader.pair import LEFT, RIGHT, Side, other

SAID_EVERY: Final = 12
"""Rows of padding after which it is said again why nothing stands there: no view of it is ever empty."""
TELLING: Final = {"body": 0, "standfirst": 1, "headline": 2}
"""Roles by how much their words say of a fold; the headline stands in the header already."""
SAID_FROM: Final = 12
"""Padding of fewer rows needs no word: it is seen to end."""
STILL_SAID: Final = 4
"""Rows of it that must be left where it is said again."""


def body(roll: Roll) -> list[list[Segment]]:
    """The screen's rows of text, each as wide as the screen."""
    made: list[list[Segment]] = []
    for number, row in roll.rows(roll.view.top):
        made.append(_row(roll, number, row))
    blank = " " * roll.view.width
    made += [[Segment(blank, TEXT)] for _ in range(roll.frame.body - len(made))]
    return made


def _row(roll: Roll, number: int, row: int) -> list[Segment]:
    if not roll.frame.two:
        return _side(roll, number, roll.view.pane, row)
    return [
        *_side(roll, number, LEFT, row),
        *gutter(roll, number, row),
        *_side(roll, number, RIGHT, row),
    ]


def _side(roll: Roll, number: int, side: Side, row: int) -> list[Segment]:
    """One pane's part of a row."""
    page, view, width = roll.page, roll.view, roll.frame.widths[side]
    measure = roll.measure(number)
    here = measure.at(side, row)
    if here is None:
        return [_padding(page, measure, side, row, width)]
    item, inside = here
    if item.kind in (FOLD, ELSEWHERE):
        return _line(page, view, item, inside, width)
    rows = len(page.rows(side, item.first, roll.frame.texts[side]))
    if inside >= rows and measure.extra and inside < rows + measure.extra:
        return box_row(page, view, roll.frame, inside - rows, width)
    if inside == rows + measure.extra:
        return [Segment(" " * width, TEXT)]
    made = [
        *margin(roll, item, inside),
        *text_row(page, view, (side, item.first), inside, roll.frame.texts[side]),
    ]
    rest = width - roll.frame.margins[side] - roll.frame.texts[side]
    if rest > 0:
        made.append(Segment(" " * rest, TEXT))
    return made


def _line(page: Page, view: View, item: Item, row: int, width: int) -> list[Segment]:
    """The line of a fold, or of a paragraph that stands elsewhere."""
    if row:
        return [Segment(" " * width, TEXT)]
    if item.kind == ELSEWHERE:
        text = f"    {page.siglum(item.side)} {item.first + 1} stands above"
        return [Segment(fitted(text, width), DIM)]
    state = state_of(page, view, item)
    mark = CURSOR if state == CURSOR else DIM
    return (
        [bar(page, item, state), Segment(fitted(fold_line(page, item), width - 2) + " ", mark)]
        if width > 1
        else [Segment(fitted("", width), TEXT)]
    )


def fold_line(page: Page, item: Item) -> str:
    """How many paragraphs a fold hides, which, and the first words that say most of what it is about."""
    side, many = item.side, item.last - item.first
    which = f"{item.first + 1}" if many == 1 else f"{item.first + 1} to {item.last}"
    hidden = range(item.first, item.last)
    best = min(hidden, key=lambda p: TELLING.get(page.paragraphs(side)[p].role, len(TELLING)))
    words = page.words(side, best).text[:200].rstrip()
    if page.alone:
        return f"► {many} folded, {which}: {words}"
    own = sum(page.paragraphs(side)[paragraph].role in COMPARED for paragraph in hidden)
    if not own:
        return f"► {many} not compared, {which}: {words}"
    if own < many:
        # Bylines and credits are no news, and would make it look like more than it is.
        return f"► {which}, {own} only in {page.siglum(side)}: {words}"
    return f"► {many} only in {page.siglum(side)}, {which}: {words}"


def _padding(page: Page, measure: Measure, side: Side, row: int, width: int) -> Segment:
    """Empty, or beside what nothing stands there, at fixed rows of the page."""
    across = other(side)
    item = measure.last_item(across)
    # Between two items there may be a row to keep them from beginning level: that is no padding.
    ended = len(measure.starts[side]) == len(measure.block.sides[side])
    behind = row - measure.ends[side]
    if ended and item and behind > 0 and (behind - 1) % SAID_EVERY == 0:
        first = row - behind + 1
        beside = measure.at(across, first + 1)
        if beside and _has_rows(measure, first, SAID_FROM) and _has_rows(measure, row, STILL_SAID):
            again = "still " if behind > 1 else ""
            places = f"{page.siglum(across)} {beside[0].first + 1} to {item.last}"
            text = f"    {again}nothing of {page.siglum(side)} beside {places}"
            return Segment(fitted(text, width), DIM)
    return Segment(" " * width, TEXT)


def _has_rows(measure: Measure, row: int, more: int) -> bool:
    """Whether the block has so many rows behind one of its own."""
    return measure.reach(row + more) > row + more
