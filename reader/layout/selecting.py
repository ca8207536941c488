"""Selecting words of one article by keys: one end is held, the other moves by word or by row."""

import re
from typing import Final

from reader.layout.margin import row_of
from reader.layout.model import View
from reader.layout.page import Page
from reader.layout.places import cursor_on, revealed
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.pair import Side, Span

BEGUN: Final = "Arrows select, o moves the other end; y copies, Enter notes, v ends"
_WORD: Final = re.compile(r"\S+")


def begin(page: Page, view: View) -> View:
    """Select the first word of what was gone to, else of the cursor's paragraph; pressed again, end it."""
    if view.selection is not None:
        return end(page, view)
    article = page.article(view.pane)
    assert article is not None
    span = page.span(view.pane, view.cursor[view.pane])
    start = _gone_to(page, view)
    start = start if start is not None and span.start <= start < span.end else _first_seen(page, view)
    word = _WORD.search(article.text, start, span.end)
    if word is None:
        return view._replace(message="There are no words here")
    found = Span(*word.span())
    view = view._replace(selection=found, held=found.start, message=BEGUN)
    return _in_sight(page, view, found.start)


def _first_seen(page: Page, view: View) -> int:
    """Where the first row of the cursor's paragraph begins that is on the screen."""
    side, paragraph = view.pane, view.cursor[view.pane]
    roll = Roll(page, view)
    place = roll.place(side, paragraph)
    words = page.words(side, paragraph)
    if place is not None and place[2].kind != FOLD:
        for number, (start, _) in enumerate(page.rows(side, paragraph, roll.frame.texts[side])):
            if roll.screen_row(roll.forward(place[0], number)[0]) is not None:
                return words.source(max(start, words.tag))
    return page.span(side, paragraph).start


def _in_sight(page: Page, view: View, offset: int) -> View:
    """The view scrolled as little as brings the row with an offset into sight."""
    roll = Roll(page, view)
    paragraph = page.paragraph_at(view.pane, offset)
    place = roll.place(view.pane, paragraph)
    if place is None:
        return view
    row = roll.forward(place[0], row_of(roll, view.pane, paragraph, offset))[0]
    if roll.screen_row(row) is not None:
        return view
    top = row if row < view.top else roll.backward(row, roll.frame.body - 1)
    return view._replace(top=roll.clamped(top))


def dragged(page: Page, view: View, side: Side, start: int, end: int) -> View:
    """Select the whole words from one offset of a side to another, in either order, with the cursor on the last."""
    article = page.article(side)
    assert article is not None
    text, low, high = article.text, min(start, end), max(start, end)
    low = low if text[low].isspace() else _word_before(text, low + 1)
    high = high if text[high].isspace() else _first_end(text, high)
    if not text[low:high].strip():
        return view
    view = cursor_on(page, view, side, page.paragraph_at(side, end))
    return view._replace(selection=Span(low, high), held=low, message="y copies, Enter notes, v ends the selection")


def _gone_to(page: Page, view: View) -> int | None:
    collation = page.given.collation
    reading = None
    if view.hit is not None and view.hit < len(view.hits) and view.hits[view.hit][0] == view.pane:
        return view.hits[view.hit][1]
    if collation and view.divergence is not None:
        reading = collation.divergences[view.divergence].sides[view.pane]
    elif collation and view.run is not None:
        reading = collation.runs[view.run].sides[view.pane]
    return reading.start if reading else None


def end(page: Page, view: View) -> View:  # noqa: ARG001 - every action takes the page
    """Select nothing."""
    return view._replace(selection=None, held=None)


def turn(page: Page, view: View) -> View:
    """Let the other end of the selection move."""
    if view.selection is None:
        return view
    free = _free(view)
    held = view.selection.end if view.held == view.selection.start else view.selection.start
    return _in_sight(page, view._replace(held=held), max(view.selection.start, free - 1))


def _free(view: View) -> int:
    """The end that moves."""
    assert view.selection is not None
    return view.selection.end if view.held == view.selection.start else view.selection.start


def between(page: Page, view: View, held: int, free: int) -> View:
    """Select whole words from the one at `held` to the one at `free`, with the cursor where the free end is."""
    article = page.article(view.pane)
    assert article is not None
    low, high = min(held, free), max(held, free)
    if low == high:
        word = _WORD.search(article.text, low)
        low, high = word.span() if word else (low, high)
        held = low
    at = max(low, high - 1) if free >= held else low
    paragraph = page.paragraph_at(view.pane, at)
    view = view._replace(selection=Span(low, high), held=held)
    if paragraph != view.cursor[view.pane]:
        view = revealed(page, cursor_on(page, view, view.pane, paragraph))
    return _in_sight(page, view, at)


def by_word(page: Page, view: View, step: int) -> View:
    """Move the free end over one word."""
    if view.selection is None:
        return begin(page, view)
    article = page.article(view.pane)
    assert article is not None and view.held is not None  # noqa: PT018 - one fact: a selection is of an article
    free, held, text = _free(view), view.held, article.text
    if step > 0:
        word = _WORD.search(text, free)
        target = word.end() if word else free
        if free < held and word:
            later = _WORD.search(text, word.end())
            target = min(later.start(), held) if later else held
    else:
        target = _word_before(text, free)
        if free > held:
            before = text[:target].rstrip()
            target = max(len(before), _first_end(text, held)) if len(before) > held else _first_end(text, held)
            if free <= target:
                target = _word_before(text, held)
                held = _first_end(text, held)
    first, last = page.span(view.pane, 0).start, page.span(view.pane, len(page.paragraphs(view.pane)) - 1).end
    return between(page, view, held, max(first, min(target, last)))


def _first_end(text: str, start: int) -> int:
    word = _WORD.search(text, start)
    return word.end() if word else start


def _word_before(text: str, place: int) -> int:
    """Start of the last word that begins before a place."""
    kept = text[:place].rstrip()
    return max(kept.rfind(" "), kept.rfind("\n"), kept.rfind("\t"), kept.rfind("\xa0")) + 1


def by_row(page: Page, view: View, step: int) -> View:
    """Move the free end to the word above or below it."""
    if view.selection is None or view.held is None:
        return begin(page, view)
    article = page.article(view.pane)
    assert article is not None
    roll = Roll(page, view)
    width = roll.frame.texts[view.pane]
    free = max(_free(view) - 1, view.selection.start) if _free(view) > view.held else _free(view)
    paragraph = page.paragraph_at(view.pane, free)
    rows = page.rows(view.pane, paragraph, width)
    row = row_of(roll, view.pane, paragraph, free)
    column = page.words(view.pane, paragraph).place(free) - rows[row][0]
    row += step
    if not 0 <= row < len(rows):
        paragraph += step
        if not 0 <= paragraph < len(page.paragraphs(view.pane)):
            return view
        rows = page.rows(view.pane, paragraph, width)
        row = 0 if step > 0 else len(rows) - 1
    start, stop = rows[row]
    target = page.words(view.pane, paragraph).source(max(start, min(start + column, stop - 1)))
    if target >= view.held:
        target = max(_first_end(article.text, target), _first_end(article.text, view.held))
    else:
        target = _word_before(article.text, target + 1)
    return between(page, view, view.held, target)
