"""What stands beside the text: bars, numbers, signs of notes in the margin; links, arrows and types in the gutter."""

from reader.layout.frame import GUTTER, digits
from reader.layout.marks import (
    COUNTERPART,
    CURSOR,
    KIND_SIGNS,
    LESSER,
    LESSER_TYPES,
    MARGIN,
    MOVED,
    NOTE,
    SHARED_BAR,
    TEXT,
    TYPE,
    TYPE_WORDS,
)  # fmt: skip
from reader.layout.marks import (
    GUTTER as GUTTER_MARK,
)
from reader.layout.model import Segment, View
from reader.layout.page import Counterpart, Page
from reader.layout.paint import is_nearly_all_shared, shown_divergences
from reader.layout.plan import PARAGRAPH, Item
from reader.layout.roll import Roll
from reader.layout.widths import fitted
from reader.pair import LEFT, RIGHT, SIDES, Side, other

CURSOR_BAR = "▌"
COUNTERPART_BAR = "║"
SHARED_LINE = "│"
NOTE_SIGN = "*"
SHARED_WORD = "shared"
_LESSER_WORDS = frozenset(TYPE_WORDS[name] for name in LESSER_TYPES)


def lit(page: Page, view: View) -> frozenset[int]:
    """The paragraphs across that answer the one under the cursor."""
    cursor = view.cursor[view.pane]
    key = ("lit", view.pane, cursor)
    found = page.cache.get(key)
    if not isinstance(found, frozenset):
        found = page.cache[key] = frozenset(c.paragraph for c in page.counterparts(view.pane, cursor))
    return found


def state_of(page: Page, view: View, item: Item) -> int:
    """Whether an item is under the cursor, answers it, or neither."""
    if item.side == view.pane:
        return CURSOR if item.first <= view.cursor[view.pane] < item.last else 0
    return COUNTERPART if item.kind == PARAGRAPH and item.first in lit(page, view) else 0


def bar(page: Page, item: Item, state: int) -> Segment:
    """The first cell of a pane's row."""
    if state == CURSOR:
        return Segment(CURSOR_BAR, CURSOR)
    if state == COUNTERPART:
        return Segment(COUNTERPART_BAR, COUNTERPART)
    if item.kind == PARAGRAPH and is_nearly_all_shared(page, item.side, item.first):
        return Segment(SHARED_LINE, SHARED_BAR)
    return Segment(" ", TEXT)


def margin(roll: Roll, item: Item, row: int) -> list[Segment]:
    """The cells of a paragraph's row before its text."""
    page, width = roll.page, roll.frame.margins[item.side]
    if width == 0:
        return []
    state = state_of(page, roll.view, item)
    room = digits(page, item.side)
    number = f"{item.first + 1:>{room}}" if row == 0 else " " * room
    noted = row in _note_rows(roll, item.side, item.first)
    made = [
        bar(page, item, state),
        Segment(number, (state or MARGIN) if row == 0 else TEXT),
        Segment(NOTE_SIGN, NOTE) if noted else Segment(" ", TEXT),
    ]
    if width > room + 2:
        made += _in_one_column(roll, item, row, width - room - 2)
    return made


def _in_one_column(roll: Roll, item: Item, row: int, width: int) -> list[Segment]:
    """What the gutter says where there is no gutter."""
    if row == 0:
        found = roll.page.counterparts(item.side, item.first)
        if not found:
            return [Segment(" " * width, TEXT)]
        more = "+" if len(found) > 1 else ""
        text = f"{KIND_SIGNS[found[0].link.kind]}{found[0].paragraph + 1}{more}"
        mark = GUTTER_MARK | (MOVED if found[0].moved else 0)
        text = text[: width - 1]
        return [Segment(text, mark), Segment(" " * (width - len(text)), TEXT)]
    word = type_rows(roll, item).get(row, "")
    mark = word_mark(word)
    word = "=" if word == SHARED_WORD and width <= len(SHARED_WORD) else word
    return [Segment(word, mark), Segment(" " * (width - len(word)), TEXT)] if word else [Segment(" " * width, TEXT)]


def _note_rows(roll: Roll, side: Side, paragraph: int) -> frozenset[int]:
    """Rows of a paragraph on which a note begins."""
    page = roll.page
    key = ("notes", side, paragraph, roll.frame.texts[side])
    found = page.cache.get(key)
    if not isinstance(found, frozenset):
        span = page.span(side, paragraph)
        starts = [
            note.span.start for note in page.given.notes
            if note.side == side and span.start <= note.span.start < span.end
        ]  # fmt: skip
        found = page.cache[key] = frozenset(row_of(roll, side, paragraph, start) for start in starts)
    return found


def row_of(roll: Roll, side: Side, paragraph: int, offset: int) -> int:
    """The row of a paragraph that shows an offset of its article."""
    place = roll.page.words(side, paragraph).place(offset)
    rows = roll.page.rows(side, paragraph, roll.frame.texts[side])
    return next((number for number, (_, end) in enumerate(rows) if place < end), len(rows) - 1)


def word_mark(word: str) -> int:
    """The mark of a word in the gutter."""
    if word == SHARED_WORD:
        return SHARED_BAR
    return TYPE | LESSER if word in _LESSER_WORDS else TYPE


def type_rows(roll: Roll, item: Item, told: frozenset[int] = frozenset()) -> dict[int, str]:
    """By row of the paragraph from 1, the word for the difference that begins there or just above.

    Args:
        roll: Its filter and widths count; in one column the empty row under the paragraph stays empty.
        item: The paragraph.
        told: Left paragraphs that stand beside it: a difference with a reading there is told there.
    """
    page, view, frame = roll.page, roll.view, roll.frame
    key = ("types", item, told, frame.two, frame.texts[item.side], view.formal, view.types)
    found = page.cache.get(key)
    if not isinstance(found, dict):
        side, paragraph = item.side, item.first
        last = len(page.rows(side, paragraph, frame.texts[side])) - (not frame.two)
        rows: dict[int, str] = {}
        seen: set[tuple[int, str]] = set()
        for _, divergence in shown_divergences(page, view, side, paragraph):
            reading = divergence.sides[side]
            left = divergence.sides.left
            if reading is None or (left and told and page.paragraph_at(LEFT, left.start) in told):
                continue
            row = max(1, row_of(roll, side, paragraph, reading.start))
            if (row, divergence.type) in seen:
                continue
            seen.add((row, divergence.type))
            while row in rows and row <= last:
                row += 1
            if row <= last:
                rows[row] = TYPE_WORDS[divergence.type]
        if is_nearly_all_shared(page, side, paragraph):
            row = next((row for row in range(1, max(last, 2)) if row not in rows), 0)
            if row:
                rows[row] = SHARED_WORD
        page.cache[key] = rows
        return rows
    return found


def gutter(roll: Roll, number: int, row: int) -> list[Segment]:
    """The seven cells between the panes, for one row of a block."""
    measure = roll.measure(number)
    both = measure.at(LEFT, row), measure.at(RIGHT, row)
    begins = [here[0] if here and here[1] == 0 and here[0].kind == PARAGRAPH else None for here in both]
    if begins[0] or begins[1]:
        made = _signs(roll, number, begins, level=measure.block.level and row == 0)
        if made:
            return made
    words = ["", ""]
    for side in SIDES:
        here = both[side]
        if here and here[0].kind == PARAGRAPH and here[1]:
            told = measure.lefts if side == RIGHT else frozenset()
            words[side] = type_rows(roll, here[0], told).get(here[1], "")
    return _words(*words)


def _words(left: str, right: str) -> list[Segment]:
    """Type words of both sides on one row: the left one's at the left, the right one's at the right."""
    if left == right:
        right = ""
    if not left and not right:
        return [Segment(" " * GUTTER, TEXT)]
    if left and right and len(left) + len(right) + 1 > GUTTER:
        right = ""
    made: list[Segment] = []
    room = GUTTER - len(left) - len(right)
    if left and not right and len(left) < GUTTER - 1:
        made.append(Segment(" ", TEXT))
        room -= 1
    if left:
        made.append(Segment(left, word_mark(left)))
    lead = min(1, room) if right and not left else 0
    if room - lead:
        made.append(Segment(" " * (room - lead), TEXT))
    if right:
        made.append(Segment(right, word_mark(right)))
    if lead:
        made.append(Segment(" ", TEXT))
    return made


def _signs(roll: Roll, number: int, begins: list[Item | None], *, level: bool) -> list[Segment]:
    """Kind, rule, counterparts and arrows on the row where a paragraph begins."""
    left, right = begins
    page, measure = roll.page, roll.measure(number)
    if roll.view.mode == "collated" and level and left and right:
        return _matched(page, roll.view, left, right)
    if level and left and right:
        return _rung(roll, number, left, right)
    item = left or right
    assert item is not None
    found = page.counterparts(item.side, item.first)
    if not found:
        return []
    if item.moved:
        return [_moved_sign(KIND_SIGNS[found[0].link.kind])]
    beside = measure.block.sides[other(item.side)] if measure.block.level else ()
    across = {i.first for i in beside if i.kind == PARAGRAPH}
    sign = KIND_SIGNS[found[0].link.kind]
    moved = [c for c in found if c.paragraph not in across]
    if not moved:
        text = sign + "─" if item.side == LEFT else "─" + sign
        mark = GUTTER_MARK
    else:
        text = _away(roll, item, moved, number, GUTTER - 1)
        text = sign + text if item.side == LEFT else text + sign
        mark = GUTTER_MARK | MOVED
    pad = Segment(" " * (GUTTER - len(text)), TEXT)
    return [Segment(text, mark), pad] if item.side == LEFT else [pad, Segment(text, mark)]


def _matched(page: Page, view: View, left: Item, right: Item) -> list[Segment]:
    base, beside = (left, right) if view.base == LEFT else (right, left)
    link = next((c.link for c in page.counterparts(base.side, base.first) if c.paragraph == beside.first), None)
    sign = KIND_SIGNS[link.kind] if link else " "
    if beside.moved:
        return [_moved_sign(sign)]
    return [Segment(sign + "─" * (GUTTER - 1), GUTTER_MARK)]


def _moved_sign(sign: str) -> Segment:
    return Segment(fitted(f"{sign} moved", GUTTER), GUTTER_MARK | MOVED)


def _rung(roll: Roll, number: int, left: Item, right: Item) -> list[Segment]:
    """The rule that joins two paragraphs on one level, with what else answers them."""
    page, measure = roll.page, roll.measure(number)
    levels = ({i.first for i in measure.block.sides[LEFT]}, {i.first for i in measure.block.sides[RIGHT]})
    kinds = [c.link.kind for c in page.counterparts(LEFT, left.first) if c.paragraph == right.first]
    sign = KIND_SIGNS[kinds[0]] if kinds else "─"
    lefts = [c for c in page.counterparts(LEFT, left.first) if c.paragraph not in levels[RIGHT]]
    rights = [c for c in page.counterparts(RIGHT, right.first) if c.paragraph not in levels[LEFT]]
    away = _away(roll, left, lefts, number, GUTTER - 2)
    made = [Segment(sign, GUTTER_MARK)]
    if away:
        made.append(Segment(away, GUTTER_MARK | MOVED))
    back = _away(roll, right, rights, number, GUTTER - 2 - len(away))
    made.append(Segment("─" * (GUTTER - 1 - len(away) - len(back)), GUTTER_MARK))
    if back:
        made.append(Segment(back, GUTTER_MARK | MOVED))
    return made


def _away(roll: Roll, item: Item, found: list[Counterpart], number: int, room: int) -> str:
    """The first counterpart that stands elsewhere, with an arrow to it and a sign for more, in so many cells."""
    if not found:
        return ""
    arrow = _arrow(roll, item, found[0].paragraph, number)
    name = str(found[0].paragraph + 1)
    more = "+" if len(found) > 1 else ""
    options = (name + arrow + more, name + arrow) if item.side == LEFT else (more + arrow + name, arrow + name)
    return next((text for text in (*options, arrow) if len(text) <= room), "")


def _arrow(roll: Roll, item: Item, paragraph: int, number: int) -> str:
    """Whether a paragraph across begins further down or further up than an item of a block."""
    across = other(item.side)
    block, place = roll.plan.where[across].get(paragraph, (number, -1))
    if block != number:
        return "↓" if block > number else "↑"
    if place < 0:
        return ""
    measure = roll.measure(number)
    own = roll.plan.where[item.side][item.first][1]
    return "↓" if measure.start_of(across, place) > measure.start_of(item.side, own) else "↑"
