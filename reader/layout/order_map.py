"""The order map: every link as `14>6,21` on the rule under the header, the one under the cursor lit."""

from typing import Final, NamedTuple

from reader.collation.model import Link
from reader.layout.marks import CURSOR, MOVED, RULE
from reader.layout.model import Row, Segment, View
from reader.layout.page import Page
from reader.layout.rows import exactly
from reader.layout.widths import cells, fitted

LEAD: Final = "─ "
NAMED_FROM: Final = 80
"""Cells from which the map says what it is."""
GAP: Final = 2
NO_LINK: Final = "─ no paragraph answers another "


class Place(NamedTuple):
    """Where a link stands in the map."""

    start: int
    """Its first cell."""
    end: int
    """Behind its last."""
    link: Link


def current_link(page: Page, view: View) -> Link | None:
    """The link of the difference that was gone to, else of the paragraph under the cursor."""
    found = page.links_of(view.pane, view.cursor[view.pane])
    collation = page.given.collation
    if collation and view.divergence is not None and view.divergence < len(collation.divergences):
        link = page.link(collation.divergences[view.divergence].link)
        if link in found:
            return link
    return found[0] if found else None


def numbers(paragraphs: tuple[int, ...]) -> str:
    """Paragraphs as counted on the screen: `6,21`, neighbours as `6-9`."""
    made: list[list[int]] = []
    for paragraph in paragraphs:
        if made and made[-1][1] == paragraph - 1:
            made[-1][1] = paragraph
        else:
            made.append([paragraph, paragraph])
    return ",".join(f"{a + 1}" if a == b else f"{a + 1}{'-' if b > a + 1 else ','}{b + 1}" for a, b in made)


def map_of(link: Link) -> list[Segment]:
    """A link in the order map: the moved paragraphs stand out."""
    moved = sorted({pair.right for pair in link.pairs if pair.moved} - {p.right for p in link.pairs if not p.moved})
    stays = tuple(paragraph for paragraph in link.sides.right if paragraph not in moved)
    lefts = numbers(link.sides.left) + ">"
    if not stays:
        return [Segment(lefts + numbers(link.sides.right), RULE | MOVED)]
    made = [Segment(lefts + numbers(stays), RULE)]
    if moved:
        made += [Segment(",", RULE), Segment(numbers(tuple(moved)), RULE | MOVED)]
    return made


def places(page: Page, width: int, link: Link | None) -> tuple[Place, ...]:
    """The links that the map has room for: those from the first, or further on where the cursor's would be cut off."""
    wanted = page.number_of(link) if link is not None else 0
    key = ("order map", width)
    kept: list[tuple[Place, ...]] = page.cache.setdefault(key, [])  # type: ignore[assignment]
    for shown in kept:
        if page.number_of(shown[-1].link) >= wanted:
            return shown
    while not kept or page.number_of(kept[-1][-1].link) < wanted:
        kept.append(_stretch(page, width, page.number_of(kept[-1][-1].link) + 1 if kept else 0))
    return kept[-1]


def _stretch(page: Page, width: int, first: int) -> tuple[Place, ...]:
    """The links from one on that have room in a row, at least one."""
    made: list[Place] = []
    taken = len(_lead(page, width, first))
    for number, link in enumerate(page.links[first:], first):
        length = sum(len(segment.text) for segment in map_of(link))
        left = len(page.links) - number
        more = len(_after(left)) if left > 1 else 0
        if made and taken + length + GAP + more > width:
            break
        made.append(Place(taken, taken + length, link))
        taken += length + GAP
    return tuple(made)


def _lead(page: Page, width: int, first: int) -> str:
    """What stands before the first link that is shown, with the blank that may become a bracket."""
    many = len(page.links)
    name = f"{LEAD}{many} {'link' if many == 1 else 'links'}: " if width >= NAMED_FROM else LEAD
    return f"{name}{first} before " if first else name


def _after(many: int) -> str:
    return f"+{many} more "


def map_row(page: Page, view: View) -> Row:
    """The rule under the header, with the order map written on it."""
    width = view.width
    if not page.links:
        words = fitted(NO_LINK, min(width, len(NO_LINK)), "") if page.given.collation else ""
        return (Segment(words + "─" * (width - len(words)), RULE),)
    here = current_link(page, view)
    shown = places(page, width, here)
    first = page.number_of(shown[0].link)
    made = [Segment(_lead(page, width, first)[:-1], RULE)]
    for place in shown:
        # Brackets stand in the gaps, so that nothing moves when the cursor does.
        lit = place.link is here
        made.append(Segment("[" if lit else " ", RULE | (CURSOR if lit else 0)))
        made += [Segment(text, mark | (CURSOR if lit else 0)) for text, mark in map_of(place.link)]
        made.append(Segment("]" if lit else " ", RULE | (CURSOR if lit else 0)))
    left = len(page.links) - first - len(shown)
    if left:
        made.append(Segment(_after(left), RULE))
    taken = sum(cells(segment.text) for segment in made)
    if taken > width:
        return exactly(tuple(made), width)
    return (*made, Segment("─" * (width - taken), RULE))


def link_at(page: Page, view: View, x: int) -> Link | None:
    """The link that stands in a cell of the map."""
    shown = places(page, view.width, current_link(page, view))
    return next((place.link for place in shown if place.start <= x < place.end), None)
