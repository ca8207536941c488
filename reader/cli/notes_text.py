"""Notes as lines for people and as values for programs; pure, foreign text gated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reader.articles.model import Article
from reader.byhand import paragraphs_of
from reader.notes.api import Finding, Loaded
from reader.notes.lists import quotes
from reader.notes.shown import Placed
from reader.pair import SIDES, Side, Span
from reader.text.gate import DisplayText, display

STATES: Final = {"review": "place doubtful", "orphan": "place not found"}
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
    told = [STATES[each.state]] if each.state in STATES else []
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
            quote = _cut(" / ".join(part.quote for part in quotes(note)))
            parts = [
                f"  {note.id:<12} {note.kind:<9} {note.status:<7} {_places(each, placed)}",
                f"“{quote}”" if quote else "",
                ("re: " if note.reply_to else "") + _cut(note.body),
                " ".join(f"#{tag}" for tag in note.tags),
                note.by,
            ]
            yield display("  ".join(part for part in parts if part))


def note_lines(shown: Shown, placed: Placed) -> Iterator[DisplayText]:
    """A note in full."""
    note = placed.note
    yield display(f"{note.id}  {note.kind}, {note.status}" + (f", {placed.relation}" if placed.relation else ""))
    yield display(f"  in       {shown.loaded.sidecar.path}")
    if note.reply_to:
        yield display(f"  answers  {note.reply_to}")
    yield display(f"  place    {_places(shown, placed)}")
    for part in quotes(note):
        yield display(f"  words    “{' '.join(part.quote.split())}”")
    if note.tags:
        yield display(f"  tags     {', '.join(note.tags)}")
    signed = ", ".join(part for part in (note.by, note.modified or note.created) if part)
    if signed:
        yield display(f"  by       {signed}")
    for line in note.body.split("\n") if note.body else ():
        yield display(f"    {line}")
    for field, readings in note.conflict.items():
        yield display(f"  changed by two at once, {field}:")
        for reading in readings if isinstance(readings, list) else [readings]:
            yield display(f"    {reading}")


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= WORDS else joined[: WORDS - 4].rstrip() + " ..."


def note_as_json(shown: Shown, placed: Placed) -> dict[str, Any]:
    """A note with its place now, as a value for programs; paragraphs count from 0, offsets are code points."""
    note = placed.note
    places: list[dict[str, Any] | None] = []
    for side in SIDES[: 2 if placed.where == PAIR else 1]:
        found = placed.places[side]
        article = shown.articles[side] if side < len(shown.articles) else None
        if found is None or article is None:
            places.append(None)
            continue
        inside = paragraphs_of(article, found.span)
        places.append({"article": article.path, "paragraphs": list(inside), "start": found.span.start,
                       "end": found.span.end, "how": found.how, "score": round(found.score, 3)})  # fmt: skip
    return {
        "sidecar": shown.loaded.sidecar.path, "id": note.id, "re": note.reply_to or None, "kind": note.kind,
        "status": note.status, "tags": list(note.tags), "by": note.by, "created": note.created,
        "modified": note.modified, "relation": placed.relation or None, "state": placed.state, "places": places,
        "quotes": [part.quote for part in quotes(note)], "body": note.body, "conflict": note.conflict,
    }  # fmt: skip


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as a value for programs."""
    return {"sidecar": finding.sidecar, "note": finding.note or None, "what": finding.what, "words": finding.words}
