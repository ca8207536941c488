"""Notes as lines for people; pure, foreign text gated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.articles.model import Article
from reader.byhand import paragraphs_of
from reader.notes.api import Loaded
from reader.notes.shown import Placed
from reader.notes.words import (
    DOUBTS,
    LEFT_ANSWER,
    field_in_words,
    moment_in_words,
    reading_in_words,
    told_relation,
)
from reader.pair import SIDES, Side, Span
from reader.text.gate import DisplayText, display

PAIR: Final = 2
WORDS: Final = 48
"""Characters of a quote and of a note's text in a list."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sidecar whose notes are to be told, with its articles."""

    loaded: Loaded
    articles: tuple[Article | None, ...]
    """`a`, or `a` and `b`; None where one cannot be read."""
    sigla: tuple[str, ...]
    """Of each; its path in the sidecar where it cannot be read."""
    notes: list[Placed]
    """Those that pass the filter."""

    def place(self, side: Side, offset: int) -> str:
        """A place as it is written: "WION 12", paragraphs counted from 1."""
        article = self.articles[side] if side < len(self.articles) else None
        if article is None:
            return self.sigla[side] if side < len(self.sigla) else "?"
        inside = paragraphs_of(article, Span(offset, offset + 1))
        return f"{self.sigla[side]} {inside[0] + 1}" if inside else self.sigla[side]

    def touched(self, side: Side, span: Span) -> list[Span]:
        """The paragraphs that a stretch of text touches."""
        article = self.articles[side]
        if article is None:
            return []
        found = (article.paragraphs[number] for number in paragraphs_of(article, span))
        return [Span(paragraph.start, paragraph.end) for paragraph in found]


def _places(shown: Shown, each: Placed) -> str:
    found = [shown.place(side, place.span.start) for side in SIDES if (place := each.places[side]) is not None]
    told = [DOUBTS[each.state]] if each.state in DOUBTS else []
    whole = "the pair" if each.where == PAIR else "the article"
    return ", ".join([*found, *told]) or whole


def list_lines(shown: Sequence[Shown]) -> Iterator[DisplayText]:
    """One line a note under the name of its sidecar."""
    for each in shown:
        if not each.notes:
            continue
        yield display(each.loaded.sidecar.path)
        for placed in each.notes:
            note = placed.note
            quote = _cut(" / ".join(placed.words))
            parts = [
                f"  {note.id:<12} {note.kind:<9} {note.status:<7} {_places(each, placed)}",
                f"“{quote}”" if quote else "",
                (f"{LEFT_ANSWER}: " if placed.is_left else "re: " if note.reply_to else "") + _cut(note.body),
                " ".join(f"#{tag}" for tag in note.tags),
                note.by,
            ]
            yield display("  ".join(part for part in parts if part))


def note_lines(shown: Shown, placed: Placed) -> Iterator[DisplayText]:
    """A note in full."""
    note = placed.note
    relation = told_relation(placed.relation, shown.sigla)
    yield display(", ".join(part for part in (f"{note.id}  {note.kind}", note.status, relation) if part))
    yield display(f"  in       {shown.loaded.sidecar.path}")
    if note.reply_to:
        yield display(f"  answers  {note.reply_to}{', which was deleted' if placed.is_left else ''}")
    yield display(f"  place    {_places(shown, placed)}")
    for quote in placed.words:
        yield display(f"  words    “{' '.join(quote.split())}”")
    if note.tags:
        yield display(f"  tags     {', '.join(note.tags)}")
    signed = ", ".join(part for part in (note.by, moment_in_words(note.modified or note.created)) if part)
    if signed:
        yield display(f"  by       {signed}")
    for line in note.body.split("\n") if note.body else ():
        yield display(f"    {line}")
    for field, readings in note.conflict.items():
        yield display(f"  changed by two at once, {field_in_words(field)}:")
        for reading in readings if isinstance(readings, list) else [readings]:
            for line in reading_in_words(reading).split("\n"):
                yield display(f"    {line}")


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= WORDS else joined[: WORDS - 4].rstrip() + " ..."
