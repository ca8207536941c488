"""The list of notes: filter and order, as pure functions over notes with their places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.notes.anchoring import State
from reader.notes.schema import Annotation, PairTarget
from reader.notes.shown import Placed
from reader.notes.words import LEFT_ANSWER

_DOUBT: Final[tuple[State, ...]] = ("orphan", "review", "sure")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows; an empty field asks for nothing."""

    text: str = ""
    """Words that all have to stand in the note, its quote, tags or author; case does not count."""
    tag: str = ""
    kind: str = ""
    status: str = ""
    author: str = ""
    state: State | None = None


def matches(placed: Placed, wanted: Filter) -> bool:
    """Whether a note is to be shown."""
    note = placed.note
    relation = note.target.relation if isinstance(note.target, PairTarget) else ""
    words = [note.body, note.by, note.kind, note.status, relation, *note.tags, *placed.words]
    text = "\n".join(words).casefold()
    return (
        all(word in text for word in wanted.text.casefold().split())
        and (not wanted.tag or wanted.tag.casefold() in [tag.casefold() for tag in note.tags])
        and wanted.kind in ("", note.kind)
        and wanted.status in ("", note.status)
        and wanted.author in ("", note.by)
        and wanted.state in (None, placed.state)
    )


def filtered(notes: Iterable[Placed], wanted: Filter) -> list[Placed]:
    """The notes to be shown, in the order they came."""
    return [each for each in notes if matches(each, wanted)]


def doubtful_first(notes: Sequence[Placed]) -> list[Placed]:
    """Orphans, then those for review, then the rest; each in the order they came."""
    return sorted(notes, key=lambda each: _DOUBT.index(each.state))


def tags_in_use(notes: Iterable[Annotation]) -> list[str]:
    """Tags, the most used first."""
    counted = Counter(tag for note in notes for tag in note.tags)
    return sorted(counted, key=lambda tag: (-counted[tag], tag.casefold()))


def told(placed: Placed, *, by: bool = False) -> str:
    """A note in a few words, for a message, with its author where asked for; holds foreign text."""
    note = placed.note
    kind = note.kind if note.status == "open" else f"{note.kind}, {note.status}"
    tags = " ".join(f"#{tag}" for tag in note.tags)
    body = " ".join(note.body.split())
    author = f" by {note.by}" if by and note.by else ""
    answer = f", {LEFT_ANSWER}" if placed.is_left else ", answer" if note.reply_to else ""
    return f"{kind}{answer}{author}: " + " ".join(part for part in (body, tags) if part)
