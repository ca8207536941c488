"""Forms for notes as values: as they open, as they are filled in, as a draft keeps them; no Textual."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from reader.layout.model import View
from reader.layout.page import Page
from reader.notes.drafts import Draft
from reader.notes.lists import told
from reader.notes.schema import KINDS, RELATIONS, STATUSES
from reader.notes.shown import Placed
from reader.notes.store import PAIR, Form, Where
from reader.notes.words import field_in_words
from reader.pair import Pair, Span
from reader.text.gate import display, shown
from reader.ui.notes.subjects import Subject, of_note, subjects

ALSO: Final = "- - - also written - - -"
"""Parts two texts of a note that two people changed at once, in the form that settles it."""


class Filled(NamedTuple):
    """What the reader asks to be saved."""

    subject: Subject
    form: Form


class Blank(NamedTuple):
    """A form as it opens."""

    title: str
    """The program's own words; "Note"."""
    subjects: tuple[Subject, ...]
    """What it can be on, at least one; the first unless `subject` says another."""
    form: Form
    tags: Sequence[str]
    """Tags in use, the most used first."""
    sigla: Sequence[str] = ()
    """What the articles are called."""
    subject: int = 0
    note: str = ""
    """Id of the note that is edited or answered; for the draft."""
    action: str = "add"
    """"add", "edit" or "reply"; for the draft."""
    above: bool = False
    """The form stands at the top of the screen, as what it is about stands at the bottom."""
    typed: str = ""
    """What was typed before the form stood: it goes behind the text that it opens with."""


def gated(text: str) -> str:
    """Foreign text with its lines, as it can be shown."""
    return str(shown(text, keep_newlines=True).text)


def tags_of(words: str) -> tuple[str, ...]:
    """Tags as they are typed, apart by commas."""
    return tuple(part.strip() for part in words.split(",") if part.strip())


def edit_blank(page: Page, view: View | None, placed: Placed, tags: Sequence[str]) -> Blank:
    """The form that changes a note."""
    note = placed.note
    own = of_note(page, placed)
    # The form keeps a note in its sidecar; `attach` in the list takes it to the other article, or to the pair.
    others = subjects(page, view) if view is not None and not note.reply_to else ()
    found = (own, *(each for each in others if each.where == placed.where and each.spans != own.spans))
    form = Form(_with_both_texts(placed), note.kind, note.status, note.tags)
    title = "Change a note"
    if note.conflict:
        title = f"Changed by two at once ({', '.join(map(field_in_words, note.conflict))}): saving settles it"
    return Blank(str(display(title)), found, form, tags, note=note.id, action="edit")


def reply_blank(page: Page, placed: Placed, tags: Sequence[str]) -> Blank:
    """The form that answers a note."""
    title = str(display(f"Answer to: {told(placed)}"))
    return Blank(title, (of_note(page, placed),), Form(), tags, note=placed.note.id, action="reply")


def left_blank(page: Page, notes: Sequence[Placed], draft: Draft, tags: Sequence[str], typed: str = "") -> Blank:
    """A form as it was left."""
    fields = draft.fields
    placed = next((each for each in notes if each.note.id == fields.get("note")), None)
    action = fields.get("action", "add") if placed is not None else "add"
    subject = _left_subject(page, fields)
    form = Form(fields.get("body", ""), fields.get("kind") or KINDS[0], fields.get("status") or STATUSES[0],
                tags_of(fields.get("tags", "")))  # fmt: skip
    found = [subject]
    if placed is not None and action in {"edit", "reply"}:
        own = of_note(page, placed)
        found = [own] if action == "reply" or own.spans == subject.spans else [own, subject]
    return Blank("A note that was left unfinished", tuple(found), form, tags, typed=typed, subject=len(found) - 1,
                 note=fields.get("note", ""), action=action)  # fmt: skip


def _left_subject(page: Page, fields: dict[str, str]) -> Subject:
    """What a draft was on; the whole where the text is too short for it now."""
    numbers: dict[str, Literal[0, 1]] = {"0": 0, "1": 1}
    where: Where = numbers.get(fields.get("where", ""), PAIR)
    spans: list[Span | None] = []
    for side, name in enumerate(("left", "right")):
        article = page.given.articles[side]
        start, end = (fields.get(f"{name}-{part}", "") for part in ("start", "end"))
        good = start.isdecimal() and end.isdecimal() and article and int(start) < int(end) <= len(article.text)
        spans.append(Span(int(start), int(end)) if good else None)
    relation = fields.get("relation") or RELATIONS[0]
    if page.alone and where != 0:
        where = 0
    return Subject(fields.get("on") or "what it was on", where, Pair(*spans), relation)


def draft_fields(blank: Blank, filled: Filled, session: str) -> dict[str, str]:
    """What a draft holds: enough to open the form again.

    Args:
        blank: As it opened.
        filled: As it stands.
        session: Name of this process.
    """
    subject, form = filled
    spans = {f"{name}-{end}": str(getattr(span, end)) for name, span in zip(("left", "right"), subject.spans,
             strict=True) if span is not None for end in ("start", "end")}  # fmt: skip
    return {
        "action": blank.action, "note": blank.note, "body": form.body, "kind": form.kind,
        "status": form.status, "tags": ", ".join(form.tags), "on": subject.name, "where": str(subject.where),
        "relation": subject.relation, "session": session, **spans,
    }  # fmt: skip


def _with_both_texts(placed: Placed) -> str:
    """A note's text; where two people changed it, the other one too."""
    note = placed.note
    others = note.conflict.get("body")
    texts = [note.body, *(text for text in others if isinstance(text, str) and text != note.body)] if isinstance(
        others, list) else [note.body]  # fmt: skip
    return f"\n\n{ALSO}\n\n".join(texts)
