"""Rows of the page counted from a place in it: scrolling without knowing how tall what lies above is."""

from collections.abc import Iterator

from reader.layout.box import box_height, has_box
from reader.layout.frame import Frame, frame_of
from reader.layout.measure import Measure
from reader.layout.model import BLOCK_ROWS, View
from reader.layout.page import Page
from reader.layout.plan import FOLD, Item, Plan, plan_of
from reader.pair import Side


class Roll:
    """The page as one view has it: blocks with their heights, from any row down and up."""

    def __init__(self, page: Page, view: View) -> None:
        self.page = page
        self.view = view
        self.frame: Frame = frame_of(page, view)
        self.plan: Plan = plan_of(page, view, self.frame.texts if self.frame.two else None)
        self._own: dict[int, Measure] = {}

    def measure(self, number: int) -> Measure:
        """The rows of a block; kept with the page unless the cursor's box is in it."""
        found = self._own.get(number)
        if found is None:
            found = self._own[number] = self._measured(number)
        return found

    def _measured(self, number: int) -> Measure:
        block = self.plan.blocks[number]
        extra = self._box_rows(number)
        if extra:
            return Measure(self.page, block, self.frame, extra=extra)
        key = ("measure", id(self.plan), number, self.frame.texts)
        kept = self.page.cache.get(key)
        if not isinstance(kept, Measure):
            stagger = self.frame.two and not block.level and not self.page.unrelated
            kept = self.page.cache[key] = Measure(self.page, block, self.frame, stagger=stagger)
        return kept

    def _box_rows(self, number: int) -> int:
        if not has_box(self.view, self.frame) or self.page.alone:
            return 0
        here = self.plan.where[self.view.pane].get(self.view.cursor[self.view.pane])
        if here is None or here[0] != number:
            return 0
        item = self.plan.blocks[number].sides[self.view.pane][0]
        if item.kind == FOLD:
            return 0
        return box_height(self.page, self.view, self.frame)

    def split(self, top: int) -> tuple[int, int]:
        """Block and row of a place, inside the page."""
        last = len(self.plan.blocks) - 1
        number, row = divmod(max(0, top), BLOCK_ROWS)
        if last < 0:
            return 0, 0
        if number > last:
            return last, max(0, self.measure(last).height() - 1)
        known = self.measure(number).reach(row)
        return number, min(row, max(0, known - 1))

    def forward(self, top: int, rows: int) -> tuple[int, int]:
        """The place so many rows further down, and how many there were; it may be behind the last row."""
        number, row = self.split(top)
        done = 0
        while number < len(self.plan.blocks):
            known = self.measure(number).reach(row + rows - done)
            if known > row + rows - done:
                return number * BLOCK_ROWS + row + rows - done, rows
            done += known - row
            number, row = number + 1, 0
            if done == rows and number < len(self.plan.blocks):
                return number * BLOCK_ROWS, rows
        return number * BLOCK_ROWS, done

    def backward(self, top: int, rows: int) -> int:
        """The place so many rows further up, at most the first."""
        number, row = divmod(top, BLOCK_ROWS)
        if number >= len(self.plan.blocks):
            number, row = len(self.plan.blocks), 0
        while rows > row:
            if number == 0:
                return 0
            rows -= row
            number -= 1
            row = self.measure(number).height()
        return number * BLOCK_ROWS + row - rows

    def end(self) -> int:
        """The lowest top: the page's last row stands in the last row of the screen."""
        return self.backward(len(self.plan.blocks) * BLOCK_ROWS, self.frame.body)

    def clamped(self, top: int) -> int:
        """The nearest top that fills the screen."""
        number, row = self.split(top)
        top = number * BLOCK_ROWS + row
        return self.end() if self.forward(top, self.frame.body)[1] < self.frame.body else top

    def place(self, side: Side, paragraph: int) -> tuple[int, int, Item] | None:
        """First row of a paragraph (as a top), the rows of its item without the empty one, and the item."""
        here = self.plan.where[side].get(paragraph)
        if here is None:
            return None
        number, place = here
        measure = self.measure(number)
        item = self.plan.blocks[number].sides[side][place]
        return number * BLOCK_ROWS + measure.start_of(side, place), measure.rows_of(item) - 1, item

    def rows(self, top: int) -> Iterator[tuple[int, int]]:
        """Block and row of each row of the screen's text, as far as the page goes."""
        if not self.plan.blocks:
            return
        number, row = self.split(top)
        for _ in range(self.frame.body):
            while row >= self.measure(number).reach(row):
                number, row = number + 1, 0
                if number == len(self.plan.blocks):
                    return
            yield number, row
            row += 1

    def screen_row(self, place: int) -> int | None:
        """Row of the screen's text on which a row of the page stands; None outside."""
        wanted = divmod(place, BLOCK_ROWS)
        for number, here in enumerate(self.rows(self.view.top)):
            if here == wanted:
                return number
        return None

    def in_sight(self, side: Side) -> list[int]:
        """First paragraphs of the items of a side that have a row on the screen, in order."""
        found: list[int] = []
        for number, row in self.rows(self.view.top):
            here = self.measure(number).at(side, row)
            if here and here[1] < self.measure(number).rows_of(here[0]) - 1 and here[0].first not in found[-1:]:
                found.append(here[0].first)
        return found
