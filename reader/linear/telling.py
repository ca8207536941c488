"""What is said of a place: which paragraph, where it stands across, its text, what differs; pure, gated."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.articles.model import COMPARED
from reader.collation.model import Divergence, Run
from reader.exports.spoken import difference_told, introduced, listed, quoted
from reader.layout.marks import KIND_WORDS
from reader.layout.model import View
from reader.layout.page import Page, place_of
from reader.layout.paint import is_shown
from reader.linear.talk import counted
from reader.pair import SIDES, Pair, Side, Span, other
from reader.text.gate import display
from reader.text.sentences import sentences_of

TOLD: Final = 2
"""Differences of a paragraph that are said with it; of more only how many there are."""
ROLES: Final = {"related": "related link", "furniture": "leftover of the page"}
CLASSES: Final = {"speech": ", inside quotation marks", "names": ", names and stock phrases", "prose": ""}


def place(page: Page, side: Side, paragraph: int) -> str:
    """`WION 14 of 20`, with the paragraph's role where it is not plain text."""
    role = page.paragraphs(side)[paragraph].role
    told = "" if role == "body" else f", {ROLES.get(role, role)}"
    return f"{page.siglum(side)} {paragraph + 1} of {len(page.paragraphs(side))}{told}"


def across(page: Page, side: Side, paragraph: int) -> str:
    """How a paragraph stands to the other article: `reworded in RTHK 7, moved`; empty where nothing is compared."""
    if page.alone:
        return ""
    links = page.links_of(side, paragraph)
    if not links:
        return "only here" if page.paragraphs(side)[paragraph].role in COMPARED else ""
    answers = page.counterparts(side, paragraph)
    told: list[str] = []
    for link in links:
        own = [found for found in answers if found.link is link] or [*answers]
        moved = [found.paragraph for found in own if found.moved]
        tail = ""
        if moved:
            tail = ", moved" if len(moved) == len(own) else f"; {listed(sorted(moved))} moved"
        numbers = listed(sorted(found.paragraph for found in own))
        by = " by hand" if link.by == "hand" else ""
        kind = KIND_WORDS[link.kind].replace(", ", " and ")
        told.append(f"{kind} in {page.siglum(other(side))} {numbers}{tail}{by}")
    return "; ".join(dict.fromkeys(told))


def differences_at(page: Page, view: View, side: Side, paragraph: int) -> list[int]:
    """The differences in a paragraph that the filter shows, in the order of its text."""
    span = page.span(side, paragraph)
    found = {
        number
        for link in page.links_of(side, paragraph)
        for number, divergence in page.divergences_of(link)
        if is_shown(divergence, view) and span.start <= place_of(page, side, number) < max(span.end, span.start + 1)
    }
    return sorted(found, key=lambda number: (place_of(page, side, number), number))


def text_of(page: Page, side: Side, paragraph: int) -> str:
    """A paragraph's words."""
    article = page.article(side)
    assert article is not None
    span = page.span(side, paragraph)
    return str(display(article.text[span.start : span.end])).strip()


def paragraph_lines(page: Page, view: View, notes: Sequence[str]) -> Iterator[str]:
    """The paragraph under the cursor: where it stands, its text, what differs, the first note.

    Args:
        page: What is read.
        view: Where.
        notes: On this paragraph, each in a few words; gated.
    """
    side, paragraph = view.pane, view.cursor[view.pane]
    found = differences_at(page, view, side, paragraph)
    standing = across(page, side, paragraph)
    head = f"{place(page, side, paragraph)}{f': {standing}' if standing else ''}."
    if len(found) > TOLD:
        head += f" {counted(len(found), 'difference')}."
    if len(notes) > 1:
        head += f" {counted(len(notes), 'note')}."
    yield head
    yield text_of(page, side, paragraph)
    if 0 < len(found) <= TOLD:
        yield " ".join(difference(page, number) for number in found)
    if notes:
        yield f"Note: {notes[0]}"


def difference(page: Page, number: int) -> str:
    """A difference in a sentence or two."""
    collation = page.given.collation
    assert collation is not None
    articles = Pair(*(article for article in page.given.articles if article is not None))
    sigla = Pair(page.siglum(0), page.siglum(1))
    is_judged = number in page.given.judged
    return difference_told(articles, sigla, collation.divergences[number], is_judged=is_judged)


def shown_differences(page: Page, view: View) -> list[int]:
    """All differences that the filter shows, in the order of the pane's article."""
    collation = page.given.collation
    numbers = [at for at, found in enumerate(collation.divergences if collation else ()) if is_shown(found, view)]
    return sorted(numbers, key=lambda number: (place_of(page, view.pane, number), number))


class ToldDifference(NamedTuple):
    """The difference that was gone to, in words."""

    words: str
    """Which of how many, both readings, the verdict."""
    place: str
    """The paragraphs it is in, and where it is missing."""
    sentence: str
    """What it stands in."""


def told_difference(page: Page, view: View) -> ToldDifference:
    """The difference that the view has gone to."""
    collation, number = page.given.collation, view.divergence
    assert collation is not None
    assert number is not None
    every = shown_differences(page, view)
    count = f"Difference {every.index(number) + 1} of {len(every)}. " if number in every else ""
    found = collation.divergences[number]
    side = view.pane if found.sides[view.pane] is not None else other(view.pane)
    where = " and ".join(places_of(page, found))
    if None in found.sides:
        lacking = other(side)
        where += f", not in {page.siglum(lacking)} {page.paragraph_at(lacking, place_of(page, lacking, number)) + 1}"
    return ToldDifference(f"{count}{difference(page, number)}", where, sentence(page, side, found.sides[side]))


def places_of(page: Page, found: Divergence) -> list[str]:
    """The paragraphs that a difference is in, of both sides: `WION 14`, `RTHK 6`."""
    told: list[str] = []
    for side in SIDES:
        span = found.sides[side]
        if span is not None:
            told.append(f"{page.siglum(side)} {page.paragraph_at(side, span.start) + 1}")
    return told


def sentence(page: Page, side: Side, span: Span | None) -> str:
    """The sentences that a stretch of an article stands in."""
    article = page.article(side)
    if article is None or span is None:
        return ""
    whole = page.span(side, page.paragraph_at(side, span.start))
    inside = [
        each
        for each in sentences_of(article.text, whole)
        if each.start < max(span.end, span.start + 1) and span.start < each.end
    ]
    start, end = (inside[0].start, inside[-1].end) if inside else whole
    return str(display(article.text[start:end])).strip()


def run_lines(page: Page, view: View, run: Run) -> Iterator[str]:
    """The shared words that were gone to."""
    there = other(view.pane)
    across_at = page.paragraph_at(there, run.sides[there].start) + 1
    here = f"{page.siglum(view.pane)} {view.cursor[view.pane] + 1}"
    runs = page.runs(view.pane)
    count = f"Shared {runs.index(run) + 1} of {len(runs)}: {counted(run.words, 'word')}{CLASSES[run.cls]}."
    yield f"{count} {here} and {page.siglum(there)} {across_at}."
    article = page.article(view.pane)
    assert article is not None
    span = run.sides[view.pane]
    yield quoted(str(display(article.text[span.start : span.end])))


def full_lines(page: Page, view: View, notes: Sequence[str]) -> Iterator[str]:
    """All about the paragraph under the cursor: its article, its link, its text, what answers it, what differs, notes.

    Args:
        page: What is read.
        view: Where.
        notes: On this paragraph, each in a few words; gated.
    """
    side, paragraph = view.pane, view.cursor[view.pane]
    article = page.article(side)
    assert article is not None
    standing = across(page, side, paragraph)
    links = page.links_of(side, paragraph)
    told = f": {standing}" if standing else ""
    if links and not page.alone:
        told += f"; link {page.number_of(links[0]) + 1} of {len(page.links)}"
        if links[0].words:
            told += f", {links[0].matched} of {links[0].words} words the same"
    yield f"{place(page, side, paragraph)}{told}."
    yield text_of(page, side, paragraph)
    for found in page.counterparts(side, paragraph):
        there = other(side)
        yield f"{page.siglum(there)} {found.paragraph + 1}: {text_of(page, there, found.paragraph)}"
    for number in differences_at(page, view, side, paragraph):
        yield difference(page, number)
    for note in notes:
        yield f"Note: {note}"
    yield introduced(article, page.siglum(side), "The article")
