"""Links set by hand as steps, for the app and the linear reader; no Textual."""

from reader.layout.page import Page
from reader.notes.shown import PlacedLink
from reader.notes.store import Store
from reader.pair import LEFT, RIGHT, SIDES, Pair, Side, Span, other
from reader.ui.notes.steps import Step


def link_step(store: Store, page: Page, pair: Pair[int], unlink: str) -> Step | None:
    """Two paragraphs linked by hand; None where a rule has linked them, so that another one across may be meant.

    Args:
        store: Of the notes.
        page: What is read.
        pair: Indexes of the paragraphs.
        unlink: The key that parts them, as it is printed.
    """
    hand = _by_hand(store, page, pair)
    if hand is not None and not hand.link.linked:
        return Step(lambda: store.unlink(hand.link.id), f"{_names(page, pair)}: no longer kept apart by hand")
    if hand is not None:
        return Step(None, f"{_names(page, pair)} are already linked by hand: {unlink} parts them")
    return None if _is_linked(page, pair) else new_link(store, page, pair, linked=True)


def unlink_step(store: Store, page: Page, pair: Pair[int]) -> Step:
    """Two paragraphs parted by hand, or their link by hand taken away."""
    hand = _by_hand(store, page, pair)
    if hand is not None and hand.link.linked:
        return Step(lambda: store.unlink(hand.link.id), f"{_names(page, pair)}: the link by hand is gone")
    if _is_linked(page, pair):
        return new_link(store, page, pair, linked=False)
    return Step(None, f"{_names(page, pair)} are not linked")


def new_link(store: Store, page: Page, pair: Pair[int], *, linked: bool) -> Step:
    """What is said by hand of two paragraphs of which nothing was."""
    spans = _spans(page, pair)
    done = f"{_names(page, pair)} {'linked' if linked else 'parted'} by hand"
    return Step(lambda: store.link(spans, linked=linked), done)


def free_across(page: Page, side: Side, paragraph: int) -> list[int]:
    """The paragraphs of the other article that a paragraph is not linked with."""
    linked = {across.paragraph for across in page.counterparts(side, paragraph)}
    return [number for number in range(len(page.paragraphs(other(side)))) if number not in linked]


def between(side: Side, here: int, there: int) -> Pair[int]:
    """A paragraph of one side and one across, in the order of the screen."""
    return Pair(here, there) if side == LEFT else Pair(there, here)


def _names(page: Page, pair: Pair[int]) -> str:
    return " and ".join(f"{page.given.sigla[side]} {pair[side] + 1}" for side in SIDES)


def _spans(page: Page, pair: Pair[int]) -> Pair[Span]:
    return Pair(page.span(LEFT, pair.left), page.span(RIGHT, pair.right))


def _is_linked(page: Page, pair: Pair[int]) -> bool:
    return any(across.paragraph == pair.right for across in page.counterparts(LEFT, pair.left))


def _by_hand(store: Store, page: Page, pair: Pair[int]) -> PlacedLink | None:
    """What the reader said of two paragraphs before."""
    spans = _spans(page, pair)
    for placed in reversed(store.links()):
        found = [placed.places[side] for side in SIDES]
        if all(
            place is not None and place.span.start < spans[side].end and spans[side].start < place.span.end
            for side, place in zip(SIDES, found, strict=True)
        ):
            return placed
    return None
