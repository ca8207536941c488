"""Notes as Markdown for people: each with its passage in the text around it, its place, and its thread."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

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

AROUND: Final = 90
"""Code points of its paragraph shown on each side of a passage."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LEADING: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """Foreign text that Markdown shows as it is; controls, which no page shows, as U+FFFD."""
    shown = "".join(char if char in "\n\t" or char.isprintable() else "\ufffd" for char in text)
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", shown))


class Texts(NamedTuple):
    """The articles of a session, by side."""

    texts: Sequence[str]
    name: Callable[[Side, int], str]
    """Names a place by side and offset: "WION 12"."""
    sigla: Sequence[str]
    """What the articles are called."""
    touched: Callable[[Side, Span], Sequence[Span]]
    """The paragraphs that a stretch of text touches, in their order."""


def to_markdown(notes: Sequence[Placed], articles: Texts, title: str) -> str:
    """Notes in the order given.

    Args:
        notes: With their places.
        articles: What the notes are on.
        title: Of the page.
    """
    parts = [f"# {escaped(title)}\n"]
    parts += [_note(placed, articles) for placed in notes]
    if not notes:
        parts.append("No notes.\n")
    return "\n".join(parts)


def _note(placed: Placed, articles: Texts) -> str:
    note = placed.note
    found = [(side, place) for side in SIDES if (place := placed.places[side]) is not None]
    places = [articles.name(side, place.span.start) for side, place in found]
    told = [DOUBTS[placed.state]] if placed.state in DOUBTS else []
    head = ", ".join([*places, *told]) or "the whole"
    relation = told_relation(placed.relation, articles.sigla)
    facts = [note.kind, note.status, *([relation] if relation else []), *(f"#{tag}" for tag in note.tags)]
    signed = ", ".join(part for part in (note.by, moment_in_words(note.modified or note.created)) if part)
    answers = f"{LEFT_ANSWER.capitalize()}: " if placed.is_left else "Re: " if note.reply_to else ""
    lines = [f"## {answers}{escaped(head)}", "", escaped(" · ".join(facts)), ""]
    lines += [_passage(articles.texts[side], place.span, articles.touched(side, place.span)) for side, place in found]
    if not found:
        lines += [f"> {_one_line(quote)}\n" for quote in placed.words]
    if note.body:
        lines += [escaped(note.body), ""]
    for field, readings in note.conflict.items():
        lines.append(f"Changed by two at once, {escaped(field_in_words(field))}:")
        lines += [
            f"- {_one_line(reading_in_words(reading))}"
            for reading in (readings if isinstance(readings, list) else [readings])
        ]
        lines.append("")
    if signed:
        lines += [f"— {escaped(signed)}", ""]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _passage(text: str, place: Span, paragraphs: Sequence[Span]) -> str:
    """The paragraphs that a note touches, the place in bold, cut where they are long."""
    quoted = []
    for paragraph in paragraphs or (place,):
        start, end = max(place.start, paragraph.start), min(place.end, paragraph.end)
        before, after = text[paragraph.start : start], text[end : paragraph.end]
        if len(before) > AROUND:
            before = "… " + re.sub(r"^\S*\s*", "", before[-AROUND:])
        if len(after) > AROUND:
            after = re.sub(r"\s*\S*$", "", after[:AROUND]) + " …"
        # Bold that begins or ends with a blank is none.
        words = text[start:end]
        before += words[: len(words) - len(words.lstrip())]
        after = words[len(words.rstrip()) :] + after
        bold = f"**{_one_line(words)}**" if words.strip() else ""
        quoted.append(f"{_spaced(before)}{bold}{_spaced(after)}")
    return "> " + "\n>\n> ".join(quoted) + "\n"


def _spaced(text: str) -> str:
    """As one line, with a blank at either end where there is one."""
    return escaped(re.sub(r"\s+", " ", text))
