"""What a note can be on, from where the reader is: words, a paragraph, a difference, a link, an article, both; pure."""

from typing import Final, NamedTuple

from reader.collation.model import Divergence, Link
from reader.layout.model import View
from reader.layout.order_map import current_link
from reader.layout.page import Page
from reader.notes.shown import Placed
from reader.notes.store import PAIR, Passages, Where
from reader.pair import LEFT, RIGHT, Pair, Side, Span, other

QUOTED: Final = 40
"""Characters of a passage that name it."""


class Subject(NamedTuple):
    """One thing that a note can be on."""

    name: str
    """In plain words; holds foreign text, not gated."""
    where: Where
    spans: Passages
    """In the order of the screen."""
    relation: str = "same"
    """Between the sides, for a note on both."""


def subjects(page: Page, view: View) -> tuple[Subject, ...]:
    """What `a` can annotate here: selected words, else what was gone to, else the link, else the paragraph, first."""
    if not page.paragraphs(view.pane):
        return _wholes(page)
    found: list[Subject] = []
    if view.selection is not None:
        found.append(_words(page, view.pane, view.selection))
    divergence = _divergence(page, view)
    if divergence is not None:
        found.append(_difference(page, divergence))
    across = page.counterparts(view.pane, view.cursor[view.pane])
    if across:
        chosen = next((c for c in across if c.paragraph == view.cursor[other(view.pane)]), across[0])
        found.append(_link(page, view, chosen.paragraph, _relation_of_link(page, chosen.link)))
    found.append(_paragraph(page, view.pane, view.cursor[view.pane]))
    if not across and not page.alone and page.paragraphs(other(view.pane)):
        found.append(_link(page, view, view.cursor[other(view.pane)], "differs"))
    return (*found, *_wholes(page))


def of_note(page: Page, placed: Placed) -> Subject:
    """What a note is on now."""
    spans = Pair(*(found.span if found else None for found in placed.places))
    if spans == Pair(None, None) and placed.words:
        words = placed.words[0]
        return Subject(f"words that were not found: “{_short(words)}”", placed.where, spans, placed.relation)
    if placed.where != PAIR:
        span = spans[placed.where]
        return _article(page, placed.where) if span is None else _passage(page, placed.where, span)
    sides = [_name(page, side, span) for side in (LEFT, RIGHT) if (span := spans[side]) is not None]
    return Subject(" and ".join(sides) or "both articles", PAIR, spans, placed.relation)


def _passage(page: Page, side: Side, span: Span) -> Subject:
    paragraph = page.paragraph_at(side, span.start)
    return _paragraph(page, side, paragraph) if page.span(side, paragraph) == span else _words(page, side, span)


def _on_side(side: Side, span: Span | None) -> Passages:
    return Pair(span, None) if side == LEFT else Pair(None, span)


def _words(page: Page, side: Side, span: Span) -> Subject:
    article = page.article(side)
    assert article is not None
    quote = _short(article.text[span.start : span.end])
    return Subject(f"these words of {_name(page, side, span)}: “{quote}”", side, _on_side(side, span))


def _paragraph(page: Page, side: Side, paragraph: int) -> Subject:
    span = page.span(side, paragraph)
    return Subject(f"paragraph {_name(page, side, span)}", side, _on_side(side, span))


def _link(page: Page, view: View, across: int, relation: str) -> Subject:
    sides = [view.cursor[view.pane], view.cursor[view.pane]]
    sides[other(view.pane)] = across
    spans = Pair(page.span(LEFT, sides[LEFT]), page.span(RIGHT, sides[RIGHT]))
    name = f"{_name(page, LEFT, spans.left)} with {_name(page, RIGHT, spans.right)}"
    return Subject(name, PAIR, spans, relation)


def _divergence(page: Page, view: View) -> Divergence | None:
    """What the reader has gone to, while the cursor is in its link."""
    collation = page.given.collation
    if collation is None or view.divergence is None or view.divergence >= len(collation.divergences):
        return None
    found = collation.divergences[view.divergence]
    link = current_link(page, view)
    return found if link is not None and link.id == found.link else None


def _difference(page: Page, found: Divergence) -> Subject:
    readings: list[str] = []
    for side in (LEFT, RIGHT):
        span, article = found.sides[side], page.article(side)
        if span is not None and article is not None:
            readings.append(f"“{_short(article.text[span.start : span.end], QUOTED // 2)}”")
    return Subject(f"this difference: {' | '.join(readings)}", PAIR, found.sides, relation_of(found))


def _relation_of_link(page: Page, link: Link) -> str:
    """How the two sides of a link stand to each other: what is copied says the same, unless a detail differs."""
    if link.kind == "rewrite":
        return "reworded"
    return "differs" if any(found.type != "formal" for _, found in page.divergences_of(link)) else "same"


def relation_of(divergence: Divergence) -> str:
    """How the two readings of a divergence stand to each other."""
    if divergence.verdict == "conflict":
        return "contradicts"
    return {"omission": "only-in-a", "addition": "only-in-b", "formal": "same"}.get(divergence.type, "differs")


def _article(page: Page, side: Side) -> Subject:
    return Subject(f"all of {page.given.sigla[side]}", side, Pair(None, None))


def _wholes(page: Page) -> tuple[Subject, ...]:
    if page.alone:
        return (_article(page, LEFT),)
    return (_article(page, LEFT), _article(page, RIGHT), Subject("both articles", PAIR, Pair(None, None)))


def _name(page: Page, side: Side, span: Span) -> str:
    return f"{page.given.sigla[side]} {page.paragraph_at(side, span.start) + 1}"


def _short(text: str, most: int = QUOTED) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"
