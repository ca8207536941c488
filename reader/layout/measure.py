"""Rows of a block, found as they are needed: a text of thousands of paragraphs is measured no further than the view."""

from bisect import bisect_right
from typing import Final

from reader.layout.frame import Frame
from reader.layout.page import Page
from reader.layout.plan import ELSEWHERE, FOLD, FOLD_ROWS, PARAGRAPH, Block, Item
from reader.pair import LEFT, SIDES, Side

FAR: Final = 1 << 31


class Measure:
    """Where the items of one block begin, at the widths of a frame."""

    def __init__(self, page: Page, block: Block, frame: Frame, *, extra: int = 0, stagger: bool = False) -> None:
        self.page = page
        self.block = block
        self.frame = frame
        self.extra = extra
        """Rows of the counterpart's box under the only item of a single column."""
        self.stagger = stagger
        """Paragraphs of the right side must not begin on a row where one of the left begins."""
        self.starts: tuple[list[int], list[int]] = ([], [])
        """First row of each item that was measured, by side."""
        self.ends: list[int] = [0, 0]
        """Row behind the last item that was measured, by side."""
        self._left_texts: set[int] = set()
        self._lefts: frozenset[int] | None = None

    def rows_of(self, item: Item) -> int:
        """Rows that an item takes, with the empty one under it."""
        if item.kind in (FOLD, ELSEWHERE):
            return FOLD_ROWS
        return len(self.page.rows(item.side, item.first, self.frame.texts[item.side])) + 1 + self.extra

    def _add(self, side: Side) -> bool:
        """Measure one more item; False when there is none."""
        items = self.block.sides[side]
        starts = self.starts[side]
        if len(starts) == len(items):
            return False
        item = items[len(starts)]
        row = self.ends[side]
        if self.stagger and item.kind == PARAGRAPH:
            if side == LEFT:
                self._left_texts.add(row)
            else:
                self.reach_side(LEFT, row)
                row += row in self._left_texts
        starts.append(row)
        self.ends[side] = row + self.rows_of(item)
        return True

    def reach_side(self, side: Side, row: int) -> None:
        """Measure one side until a row is known to be in an item or behind all."""
        while self.ends[side] <= row and self._add(side):
            pass

    def reach(self, row: int) -> int:
        """Measure up to a row; rows of the block known so far."""
        for side in SIDES:
            self.reach_side(side, row)
        return max(self.ends)

    def height(self) -> int:
        """All rows of the block."""
        return self.reach(FAR)

    def at(self, side: Side, row: int) -> tuple[Item, int] | None:
        """The item of a side on a row of the block, and the row inside it; None above, between or behind items."""
        self.reach_side(side, row)
        starts = self.starts[side]
        place = bisect_right(starts, row) - 1
        if place < 0:
            return None
        item = self.block.sides[side][place]
        inside = row - starts[place]
        return (item, inside) if inside < self.rows_of(item) else None

    def start_of(self, side: Side, place: int) -> int:
        """First row of the item with this place in its side."""
        while len(self.starts[side]) <= place and self._add(side):
            pass
        return self.starts[side][place]

    @property
    def lefts(self) -> frozenset[int]:
        """The left paragraphs of a level block: what stands beside the right ones."""
        if self._lefts is None:
            level = self.block.sides[LEFT] if self.block.level else ()
            self._lefts = frozenset(item.first for item in level if item.kind == PARAGRAPH)
        return self._lefts

    def last_item(self, side: Side) -> Item | None:
        """The last item of a side."""
        items = self.block.sides[side]
        return items[-1] if items else None
