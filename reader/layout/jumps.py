"""Going to a link, a difference, a shared run, a paragraph only here, a hit: whatever is next in the pane's order."""

from bisect import bisect_right
from typing import Final

from reader.articles.model import COMPARED
from reader.layout.frame import frame_of
from reader.layout.model import View
from reader.layout.page import Page, place_of
from reader.layout.paint import is_shown
from reader.layout.places import cursor_on, revealed
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.layout.strip import in_one_line
from reader.layout.widths import cells
from reader.pair import SIDES, Pair, Side

ALONE: Final = "This is one article alone; > puts another beside it"
"""Said where a command needs two."""
UNLINKED: Final = "The two have no link; Tab goes to the other article"
PLACE_CELLS: Final = 14
"""What the last row keeps for the place at its end."""
MOST_HITS: Final = 5000
"""Hits that a search keeps; more of them are no help to a reader."""

_TYPOGRAPHY: Final = str.maketrans({
    "\n": " ", "\t": " ", "\xa0": " ", "\u202f": " ", "\u2009": " ", "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"',
    "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
})  # fmt: skip


def with_cursor(view: View, paragraph: int) -> Pair[int]:
    """Both cursors, the pane's on another paragraph."""
    return Pair(paragraph, view.cursor.right) if view.pane == 0 else Pair(view.cursor.left, paragraph)


def to_paragraph(page: Page, view: View, side: Side, paragraph: int, *, unfold: bool = False) -> View:
    """The cursor on a paragraph that may be far away."""
    if unfold:
        place = Roll(page, view._replace(pane=side)).place(side, paragraph)
        if place and place[2].kind == FOLD:
            view = view._replace(opened=view.opened | {(side, place[2].first)})
    if side != view.pane:
        view = view._replace(selection=None, held=None)
    return revealed(page, cursor_on(page, view, side, paragraph), jump=True)


def to_place(page: Page, view: View, side: Side, offset: int) -> View:
    """The cursor on the paragraph that holds an offset; a fold over it is opened, and in a tall one its row shown."""
    paragraph = page.paragraph_at(side, offset)
    view = to_paragraph(page, view, side, paragraph, unfold=True)
    roll = Roll(page, view)
    place = roll.place(side, paragraph)
    if place is None or place[1] <= roll.frame.body:
        return view
    from reader.layout.margin import row_of  # noqa: PLC0415 - only for a paragraph taller than the screen

    row = roll.forward(place[0], row_of(roll, side, paragraph, offset))[0]
    if roll.screen_row(row) is None:
        view = view._replace(top=roll.clamped(roll.backward(row, roll.frame.body // 4)))
    return view


def link(page: Page, view: View, step: int) -> View:
    """The next paragraph of the pane at which a link begins."""
    if page.unrelated:
        return view._replace(message=ALONE if page.alone else UNLINKED)
    stops = sorted({link.sides[view.pane][0] for link in page.links})
    found = _beyond(stops, view.cursor[view.pane], step)
    if found is None:
        return _at_an_end(view, step, "No further link; L goes back", "No link before this one; l goes on")
    return to_paragraph(page, view._replace(divergence=None, run=None), view.pane, found)


def _at_an_end(view: View, step: int, last: str, first: str) -> View:
    """Where it is, with the sentence for the end that was come to."""
    return view._replace(message=last if step > 0 else first)


def _beyond(stops: list[int], here: int, step: int) -> int | None:
    later = [stop for stop in stops if (stop > here if step > 0 else stop < here)]
    return None if not later else later[0] if step > 0 else later[-1]


def divergence(page: Page, view: View, step: int) -> View:
    """The next difference that the filter shows, in the order of the pane's article."""
    collation = page.given.collation
    places = sorted(
        (place_of(page, view.pane, number), number)
        for number, found in enumerate(collation.divergences if collation else ())
        if is_shown(found, view) and page.link(found.link) is not None
    )
    if not places:
        return view._replace(divergence=None, message=_no_divergence(page, view))
    offset = page.span(view.pane, view.cursor[view.pane])
    now = next((place for place in places if place[1] == view.divergence), None)
    # A difference that was gone to counts only as long as the cursor is still there.
    here = now if now and offset.start <= now[0] < max(offset.end, offset.start + 1) else None
    if here is None:
        here = (offset.start, -1) if step > 0 else (offset.end, -1)
    later = [place for place in places if (place > here if step > 0 else place < here)]
    if not later:
        return _at_an_end(view, step, "No further difference; D goes back", "No difference before this; d goes on")
    at, number = later[0] if step > 0 else later[-1]
    return with_readings(page, to_place(page, view._replace(divergence=number, run=None, hit=None), view.pane, at))


def with_readings(page: Page, view: View) -> View:
    """Where the screen has no strip the last row says the difference that was gone to, both readings of it."""
    return view if frame_of(page, view).strip else view._replace(message=in_one_line(page, view))


def _no_divergence(page: Page, view: View) -> str:
    if page.alone:
        return ALONE
    collation = page.given.collation
    if collation and collation.divergences:
        hidden = view.types is not None
        return "The filter hides all differences; f changes it" if hidden else "Only formal differences; F shows them"
    return "No difference in detail was found" + ("" if page.unrelated else "; l goes through the links")


def run(page: Page, view: View, step: int) -> View:
    """The next stretch of shared words, in the order of the pane's article."""
    collation = page.given.collation
    runs = collation.runs if collation else ()
    if not runs:
        return view._replace(message=ALONE if page.alone else "No stretch of words is shared")
    places = sorted((found.sides[view.pane].start, number) for number, found in enumerate(runs))
    span = page.span(view.pane, view.cursor[view.pane])
    now = next((place for place in places if place[1] == view.run), None)
    here = now if now and span.start <= now[0] < span.end else None
    if here is None:
        here = (span.start, -1) if step > 0 else (span.end, -1)
    later = [place for place in places if (place > here if step > 0 else place < here)]
    if not later:
        return _at_an_end(view, step, "No further shared words; S goes back", "None before these; s goes on")
    at, number = later[0] if step > 0 else later[-1]
    words = runs[number].words
    view = to_place(page, view._replace(run=number, divergence=None, hit=None), view.pane, at)
    return view._replace(message=f"{words} shared words, {places.index((at, number)) + 1} of {len(places)}")


def only(page: Page, view: View, step: int) -> View:
    """The next paragraph that has no counterpart, or the fold that holds it."""
    if page.alone:
        return view._replace(message=ALONE)
    roll = Roll(page, view)
    paragraphs = page.paragraphs(view.pane)
    stops: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.role in COMPARED and page.is_quiet(view.pane, number):
            where = roll.plan.where[view.pane].get(number)
            item = roll.plan.blocks[where[0]].sides[view.pane][where[1]] if where else None
            stop = item.first if item and item.kind == FOLD else number
            if stop not in stops[-1:]:
                stops.append(stop)
    found = _beyond(stops, view.cursor[view.pane], step)
    siglum = page.siglum(view.pane)
    if found is None:
        further = f"No further paragraph only in {siglum}; O goes back"
        return _at_an_end(view, step, further, f"None only in {siglum} before this; o goes on")
    return to_paragraph(page, view, view.pane, found)


def folded(text: str) -> str:
    """Text as it is searched: case and typography made alike, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lower.translate(_TYPOGRAPHY)


def search(page: Page, view: View, text: str) -> View:
    """Hits in both articles, and the first of them from the cursor on."""
    wanted = folded(text).strip()
    view = view._replace(search=text if wanted else "", hits=(), hit=None)
    if not wanted:
        return view
    hits: list[tuple[Side, int, int]] = []
    for side in SIDES:
        article = page.article(side)
        if article is None:
            continue
        where = folded(article.text)
        start = where.find(wanted)
        while start >= 0 and len(hits) < MOST_HITS:
            paragraph = page.paragraph_at(side, start)
            if paragraph < len(article.paragraphs) and page.span(side, paragraph).end >= start + len(wanted):
                hits.append((side, start, start + len(wanted)))
            start = where.find(wanted, start + len(wanted))
    if not hits:
        return view._replace(message=_no_hit(page, text))
    view = view._replace(hits=tuple(hits))
    start = page.span(view.pane, view.cursor[view.pane]).start
    first = bisect_right(hits, (view.pane, start, -1))
    return _to_hit(page, view, first % len(hits))


def _no_hit(page: Page, text: str) -> str:
    return f"“{text}” is not here" if page.alone else f"“{text}” is in neither article"


def hit(page: Page, view: View, step: int) -> View:
    """The next hit, from one article into the other and round."""
    if not view.hits:
        said = _no_hit(page, view.search) if view.search else "Nothing was searched for"
        return view._replace(message=f"{said}; / searches")
    number = view.hit if view.hit is not None else (-1 if step > 0 else 0)
    return _to_hit(page, view, (number + step) % len(view.hits))


def _to_hit(page: Page, view: View, number: int) -> View:
    side, start, _ = view.hits[number]
    view = to_place(page, view._replace(hit=number, divergence=None, run=None), side, start)
    lefts = sum(hit[0] == 0 for hit in view.hits)
    counts = (lefts, len(view.hits) - lefts)
    each = ", ".join(f"{counts[at]} in {page.siglum(at)}" for at in SIDES if page.article(at))
    said = f"Hit {number + 1} of {len(view.hits)}"
    keys = "n next, N back"
    long, short = f"{said}: {each}; {keys}", f"{said}; {keys}"
    return view._replace(message=long if cells(long) < view.width - PLACE_CELLS else short)
