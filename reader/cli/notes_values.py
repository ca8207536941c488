"""Notes, and what was done with them, as values for programs; `docs/json.md` is their contract."""

from collections.abc import Sequence
from typing import Any

from reader.byhand import paragraphs_of
from reader.cli.notes_text import PAIR, Shown
from reader.notes.api import Finding, Written
from reader.notes.shown import Placed
from reader.pair import SIDES

SCHEMA = 1


def notes_as_json(shown: Sequence[Shown]) -> dict[str, Any]:
    """Notes with their places now."""
    return {"schema": SCHEMA, "notes": [note_as_json(each, note) for each in shown for note in each.notes]}


def export_as_json(shown: Sequence[Shown], form: str | None, output: str | None) -> dict[str, Any]:
    """What was exported, each note with the paragraphs that it stands in.

    Args:
        shown: The notes.
        form: In which form; None where they are but listed here.
        output: The file that they were written to, if any.
    """
    listed = [note_as_json(each, note) | {"around": _around(each, note)} for each in shown for note in each.notes]
    sidecars = [each.loaded.sidecar.path for each in shown if each.notes]
    return {"schema": SCHEMA, "format": form, "output": output, "exported": len(listed), "sidecars": sidecars,
            "notes": listed}  # fmt: skip


def written_as_json(written: Sequence[Written]) -> dict[str, Any]:
    """Notes that were written to their sidecars."""
    return {
        "schema": SCHEMA, "changed": len(written), "sidecars": [*dict.fromkeys(each.sidecar for each in written)],
        "notes": [{"sidecar": each.sidecar, "id": each.note, "new": each.is_new} for each in written],
    }  # fmt: skip


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Something to look at."""
    return {"sidecar": finding.sidecar, "note": finding.note or None, "what": finding.what, "words": finding.words}


def _around(shown: Shown, placed: Placed) -> list[dict[str, str] | None]:
    """For each place the text of its paragraphs: before it, its own, behind it."""
    found: list[dict[str, str] | None] = []
    for side in SIDES[: 2 if placed.where == PAIR else 1]:
        place = placed.places[side]
        touched = shown.touched(side, place.span) if place is not None and shown.articles[side] else []
        if place is None or not touched:
            found.append(None)
            continue
        text, (start, end) = shown.loaded.texts[side], place.span
        first, last = min(touched[0].start, start), max(touched[-1].end, end)
        found.append({"before": text[first:start], "text": text[start:end], "after": text[end:last]})
    return found


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
        "quotes": [*placed.words], "body": note.body, "conflict": note.conflict,
    }  # fmt: skip
