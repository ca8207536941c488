"""Notes as Markdown for people: each with its passage in the text around it, its place, and its thread."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from reader.notes.anchoring import Anchored
from reader.notes.lists import quotes
from reader.notes.shown import Placed
from reader.pair import SIDES, Side

AROUND: Final = 90
"""Code points of text shown on each side of a passage."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LEADING: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_WORDS: Final = {"review": "place doubtful", "orphan": "place not found"}


def escaped(text: str) -> str:
    """Foreign text that Markdown shows as it is; controls, which no page shows, as U+FFFD."""
    shown = "".join(char if char in "\n\t" or char.isprintable() else "\ufffd" for char in text)
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", shown))


def to_markdown(notes: Sequence[Placed], texts: Sequence[str], name: Callable[[Side, int], str], title: str) -> str:
    """Notes in the order given.

    Args:
        notes: With their places.
        texts: The articles of the session.
        name: Names a place by side and offset: "WION 12".
        title: Of the page.
    """
    parts = [f"# {escaped(title)}\n"]
    parts += [_note(placed, texts, name) for placed in notes]
    if not notes:
        parts.append("No notes.\n")
    return "\n".join(parts)


def _note(placed: Placed, texts: Sequence[str], name: Callable[[Side, int], str]) -> str:
    note = placed.note
    found = [(side, place) for side in SIDES if (place := placed.places[side]) is not None]
    places = [name(side, place.span.start) for side, place in found]
    told = [_WORDS[placed.state]] if placed.state in _WORDS else []
    head = ", ".join([*places, *told]) or "the whole"
    facts = [note.kind, note.status, *([placed.relation] if placed.relation else []), *(f"#{tag}" for tag in note.tags)]
    signed = ", ".join(part for part in (note.by, note.modified or note.created) if part)
    lines = [f"## {'Re: ' if note.reply_to else ''}{escaped(head)}", "", escaped(" · ".join(facts)), ""]
    lines += [_passage(texts[side], place) for side, place in found]
    if not found:
        lines += [f"> {_one_line(part.quote)}\n" for part in quotes(note)]
    if note.body:
        lines += [escaped(note.body), ""]
    for field, readings in note.conflict.items():
        lines.append(f"Changed twice ({escaped(field)}):")
        lines += [
            f"- {_one_line(str(reading))}" for reading in (readings if isinstance(readings, list) else [readings])
        ]
        lines.append("")
    if signed:
        lines += [f"— {escaped(signed)}", ""]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _passage(text: str, place: Anchored) -> str:
    start, end = place.span
    before = text[max(0, start - AROUND) : start].rpartition("\n\n")[2]
    after = text[end : end + AROUND].partition("\n\n")[0]
    # Whole words only, where the paragraph goes on.
    cut_before, cut_after = len(before) == AROUND and start > AROUND, len(after) == AROUND and end + AROUND < len(text)
    if cut_before:
        before = re.sub(r"^\S*", "", before)
    if cut_after:
        after = re.sub(r"\S*$", "", after)
    left = ("… " if cut_before else "") + _one_line(before)
    right = _one_line(after) + (" …" if cut_after else "")
    left += " " if before[-1:].isspace() else ""
    right = (" " if after[:1].isspace() else "") + right
    return f"> {left}**{_one_line(text[start:end])}**{right}\n"
