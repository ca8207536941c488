"""The order of the page: which paragraphs, folds and signs stand beside which, before anything is laid out.

A page is a list of blocks. In a block the two sides begin level; inside it each side flows. So no block above the view
needs a height for the view to know where it is.
"""

from typing import Final, NamedTuple

from reader.articles.model import COMPARED
from reader.layout.model import View
from reader.layout.page import Page
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side, other

FOLD_FROM: Final = 3
"""So many paragraphs with no counterpart make a fold: two are as short as the line that would stand for them."""

FOLD_ROWS: Final = 2
"""Of a fold: its line and the empty one under it."""
PADDING: Final = 6
"""Rows of padding that are borne for the sake of text in full: about one paragraph."""
WORTH: Final = 3
"""Rows that such a fold must save."""
ALONE: Final = 10
"""Rows of a paragraph that is not folded by itself: what only one side has is what a reader looks for."""

PARAGRAPH: Final = 0
FOLD: Final = 1
ELSEWHERE: Final = 2


class Item(NamedTuple):
    """One thing in a column: a paragraph, a fold, or a line that says where a paragraph stands already."""

    kind: int
    side: Side
    first: int
    """Its first paragraph."""
    last: int
    """Behind its last paragraph."""
    moved: bool = False
    """It was brought here from another place of its article (matched side by side only)."""


class Block(NamedTuple):
    """Items of both sides that begin on one row."""

    sides: Pair[tuple[Item, ...]]
    level: bool
    """Its first items answer each other; otherwise nothing in it matches."""


class Plan(NamedTuple):
    """All blocks of a page in one way of looking at it."""

    blocks: tuple[Block, ...]
    where: Pair[dict[int, tuple[int, int]]]
    """By side, for each paragraph its block and its item in there."""


class Rung(NamedTuple):
    """Neighbouring paragraphs of both sides that stand level: the chain's, and what lies between them."""

    firsts: Pair[int]
    lasts: Pair[int]
    """Behind the last."""


def plan_of(page: Page, view: View, texts: Pair[int] | None) -> Plan:
    """The page's order for a view, kept for the next time.

    Args:
        page: What is read.
        view: Its mode, base, pane and folds count.
        texts: Cells of a line of text of both columns; None where there is one column.
    """
    two = texts is not None
    if view.link is not None:
        key: tuple[object, ...] = ("link", view.link, view.pane if not two else -1)
    elif not two:
        key = ("plan", view.pane, view.opened, view.unfolded)
    elif view.mode == "collated" and not page.unrelated:
        key = ("collated", view.base, view.opened, view.unfolded)
    else:
        key = ("aligned", texts, view.opened, view.unfolded)
    found = page.cache.get(key)
    if not isinstance(found, Plan):
        if view.link is not None:
            blocks = _link_alone(page, view, two=two)
        elif not two:
            blocks = _one_column(page, view)
        elif key[0] == "collated":
            blocks = _collated(page, view)
        else:
            blocks = _aligned(page, view, texts or Pair(1, 1))
        found = page.cache[key] = _with_places(blocks)
    return found


def _with_places(blocks: list[Block]) -> Plan:
    where: Pair[dict[int, tuple[int, int]]] = Pair({}, {})
    for side in SIDES:
        here = where[side]
        for number, block in enumerate(blocks):
            for place, (kind, _, first, last, _) in enumerate(block.sides[side]):
                if kind == PARAGRAPH:
                    here.setdefault(first, (number, place))
                elif kind == FOLD:
                    here.update(dict.fromkeys(range(first, last), (number, place)))
    return Plan(tuple(blocks), where)


def rungs(page: Page) -> tuple[Rung, ...]:
    """The links of the chain as stretches that stand level, in order; neither side of one overlaps another's."""
    found = page.cache.get("rungs")
    if isinstance(found, tuple):
        return found
    pairs = sorted({(p.left, p.right) for link in page.links for p in link.pairs if not p.moved})
    made: list[Rung] = []
    for left, right in pairs:
        last = made[-1] if made else Rung(Pair(0, 0), Pair(0, 0))
        if left >= last.lasts.left and right >= last.lasts.right:
            made.append(Rung(Pair(left, right), Pair(left + 1, right + 1)))
        elif left >= last.lasts.left - 1 and right >= last.lasts.right - 1:
            made[-1] = Rung(last.firsts, Pair(max(last.lasts.left, left + 1), max(last.lasts.right, right + 1)))
    rows = page.cache["rungs"] = tuple(made)
    return rows


def stretch_of(page: Page, side: Side, paragraph: int) -> tuple[int, int] | None:
    """The neighbours of a paragraph that have no counterpart either, half open; None where it has one."""
    if not page.paragraphs(side) or not page.is_quiet(side, paragraph):
        return None
    borders = _borders(page, side)
    first, last = paragraph, paragraph + 1
    while first > 0 and first not in borders and page.is_quiet(side, first - 1):
        first -= 1
    while last < len(page.paragraphs(side)) and last not in borders and page.is_quiet(side, last):
        last += 1
    return first, last


def _borders(page: Page, side: Side) -> frozenset[int]:
    """Paragraphs at which a rung begins or what follows one."""
    key = ("borders", side)
    found = page.cache.get(key)
    if not isinstance(found, frozenset):
        steps = rungs(page)
        found = page.cache[key] = frozenset(place for rung in steps for place in (rung.firsts[side], rung.lasts[side]))
    return found


def _stretches(page: Page, side: Side) -> tuple[tuple[int, int], ...]:
    """What is folded unless opened: three or more paragraphs with no counterpart, or furniture; rungs part them."""
    key = ("stretches", side)
    found = page.cache.get(key)
    if isinstance(found, tuple):
        return found
    borders = _borders(page, side)
    made: list[tuple[int, int]] = []
    paragraphs = page.paragraphs(side)
    first = 0
    while first < len(paragraphs):
        last = first
        while last < len(paragraphs) and page.is_quiet(side, last) and not (last > first and last in borders):
            last += 1
        if last == first:
            first += 1
            continue
        if page.unrelated or last - first < FOLD_FROM:
            made += _furniture(page, side, first, last)
        else:
            made.append((first, last))
        first = last
    rows = page.cache[key] = tuple(made)
    return rows


def _furniture(page: Page, side: Side, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of furniture in a stretch."""
    made: list[tuple[int, int]] = []
    paragraphs = page.paragraphs(side)
    for paragraph in range(first, last):
        if paragraphs[paragraph].role == "furniture":
            if made and made[-1][1] == paragraph:
                made[-1] = (made[-1][0], paragraph + 1)
            else:
                made.append((paragraph, paragraph + 1))
    return made


def _items(page: Page, view: View, side: Side, first: int, last: int) -> list[Item]:
    """One side's paragraphs from `first` to before `last`, folded as the reader wants it."""
    folds = page.cache.get(("fold starts", side))
    if not isinstance(folds, dict):
        folds = page.cache[("fold starts", side)] = dict(_stretches(page, side))
    made: list[Item] = []
    while first < last:
        end = folds.get(first)
        if end is not None and end <= last and not view.unfolded and (side, first) not in view.opened:
            made.append(Item(FOLD, side, first, end))
            first = end
        else:
            made.append(Item(PARAGRAPH, side, first, first + 1))
            first += 1
    return made


def _one_column(page: Page, view: View) -> list[Block]:
    side = view.pane
    none: tuple[Item, ...] = ()
    return [
        Block(Pair((item,), none) if side == LEFT else Pair(none, (item,)), level=False)
        for item in _items(page, view, side, 0, len(page.paragraphs(side)))
    ]


def _link_alone(page: Page, view: View, *, two: bool) -> list[Block]:
    """One link's paragraphs of both sides, or of the pane's, and nothing else."""
    link = page.link(view.link) if view.link is not None else None
    if link is None:
        return []
    stays = [{pair[side] for pair in link.pairs if not pair.moved} for side in SIDES]
    items = [
        tuple(Item(PARAGRAPH, side, number, number + 1, number not in stays[side]) for number in link.sides[side])
        for side in SIDES
    ]
    if two:
        return [Block(Pair(items[LEFT], items[RIGHT]), level=True)]
    return [_block(other(view.pane), (item,), ()) for item in items[view.pane]]


def _aligned(page: Page, view: View, texts: Pair[int]) -> list[Block]:
    ends = Pair(*(len(page.paragraphs(side)) for side in SIDES))
    steps = (*rungs(page), Rung(ends, ends))
    blocks: list[Block] = []
    done = Pair(0, 0)
    for rung in steps:
        firsts, lasts = rung
        if done != firsts:
            flow = _both(page, view, done, firsts)
            if not (page.unrelated or view.unfolded):
                flow = _less_padded(page, view, flow, texts)
            blocks.append(Block(flow, level=False))
        if firsts != lasts:
            blocks.append(Block(_both(page, view, firsts, lasts), level=True))
        done = lasts
    return blocks


def _both(page: Page, view: View, firsts: Pair[int], lasts: Pair[int]) -> Pair[tuple[Item, ...]]:
    return Pair(
        tuple(_items(page, view, LEFT, firsts.left, lasts.left)),
        tuple(_items(page, view, RIGHT, firsts.right, lasts.right)),
    )


def _less_padded(page: Page, view: View, flow: Pair[tuple[Item, ...]], texts: Pair[int]) -> Pair[tuple[Item, ...]]:
    """A flow whose longer side has folded more of what has no counterpart, until the shorter needs little padding."""
    heights = [sum(_rows_about(page, item, texts[side]) for item in flow[side]) for side in SIDES]
    longer = LEFT if heights[LEFT] > heights[RIGHT] else RIGHT
    spare = abs(heights[LEFT] - heights[RIGHT])
    if spare <= PADDING:
        return flow
    made: list[Item] = []
    first = -1
    for item in flow[longer]:
        if item.kind != PARAGRAPH or not page.is_quiet(longer, item.first):
            first = -1
            made.append(item)
            continue
        first = item.first if first < 0 else first
        joins = bool(made) and made[-1].kind == FOLD and made[-1].first >= first
        saved = _rows_about(page, item, texts[longer]) - (0 if joins else FOLD_ROWS)
        wanted = any((longer, paragraph) in view.opened for paragraph in range(first, item.last))
        if spare <= PADDING or saved < WORTH or wanted:
            made.append(item)
            continue
        made.append(Item(FOLD, longer, made.pop().first if joins else item.first, item.last))
        spare -= saved
    made = [_unfolded(page, item, texts[longer]) if item not in flow[longer] else item for item in made]
    return Pair(tuple(made), flow.right) if longer == LEFT else Pair(flow.left, tuple(made))


def _unfolded(page: Page, item: Item, width: int) -> Item:
    """A fold, or the one paragraph in it where that is news of a few rows, which it is worth."""
    alone = item._replace(kind=PARAGRAPH)
    is_news = item.last - item.first == 1 and page.paragraphs(item.side)[item.first].role in COMPARED
    return alone if is_news and _rows_about(page, alone, width) <= ALONE else item


def _rows_about(page: Page, item: Item, width: int) -> int:
    """Rows of an item by its length: near enough to see which side is longer, with nothing laid out."""
    if item.kind != PARAGRAPH:
        return FOLD_ROWS
    span = page.span(item.side, item.first)
    return (span.end - span.start) // width + 2


def _collated(page: Page, view: View) -> list[Block]:
    """Rows by the base article's order; what only the other one has follows what it follows there."""
    base, across = view.base, other(view.base)
    ends = Pair(*(len(page.paragraphs(side)) for side in SIDES))
    blocks: list[Block] = []
    shown: set[int] = set()
    done = Pair(0, 0)
    for rung in (*rungs(page), Rung(ends, ends)):
        for stretch in ((done, rung.firsts), (rung.firsts, rung.lasts)):
            own = _items(page, view, base, stretch[0][base], stretch[1][base])
            blocks += [_with_counterparts(page, item, shown) for item in own]
            beside = _items(page, view, across, stretch[0][across], stretch[1][across])
            blocks += [
                _block(across, (), (item,)) for item in beside
                if item.kind == FOLD or page.is_quiet(across, item.first)
            ]  # fmt: skip
        done = rung.lasts
    return blocks


def _with_counterparts(page: Page, item: Item, shown: set[int]) -> Block:
    base = item.side
    if item.kind == FOLD:
        return _block(other(base), (item,), ())
    beside: list[Item] = []
    for found in page.counterparts(base, item.first):
        kind = ELSEWHERE if found.paragraph in shown else PARAGRAPH
        shown.add(found.paragraph)
        beside.append(Item(kind, other(base), found.paragraph, found.paragraph + 1, found.moved))
    return _block(other(base), (item,), tuple(beside))


def _block(across: Side, own: tuple[Item, ...], beside: tuple[Item, ...]) -> Block:
    sides = Pair(own, beside) if across == RIGHT else Pair(beside, own)
    return Block(sides, level=bool(own and beside))
