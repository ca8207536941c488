"""What a sidecar holds: annotations with targets and selectors, article entries, links set by hand.

After the W3C Web Annotation Data Model (selectors by position and by quote). An unknown key is kept as it is, and what
an edit does not touch is never written anew: edits are made on the item as it was read.
"""

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias, cast

from reader.notes.emit import clean
from reader.notes.tree import Item, Value
from reader.pair import Pair

KINDS: Final = ("note", "highlight", "question", "claim", "error", "source", "todo", "bookmark")
"""Kinds that the app offers; others are kept and shown."""
STATUSES: Final = ("open", "done", "dropped")
Relation: TypeAlias = Literal["same", "reworded", "differs", "contradicts", "only-in-a", "only-in-b", "order"]
RELATIONS: Final[tuple[Relation, ...]] = (
    "same", "reworded", "differs", "contradicts", "only-in-a", "only-in-b", "order",
)  # fmt: skip
CONTEXT: Final = 32
"""Code points of text before and after a quote that are kept with it at least, as Hypothesis keeps them."""
MOST_CONTEXT: Final = 4 * CONTEXT
"""Code points on each side beyond which no more is kept: what still reads alike is a copy of the paragraph."""
VERSION: Final = "1"
_ID_LETTERS: Final = "23456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH: Final = 10
_KNOWN: Final = frozenset(
    {"id", "re", "kind", "status", "tags", "by", "created", "modified", "target", "body", "conflict"}
)


@dataclass(frozen=True, slots=True)
class Selectors:
    """How a passage is found again: by position, and by its words with those around it."""

    quote: str
    """The words as they stood, code for code; never empty."""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    """Code points, half open; -1 for both where the position is not known."""
    end: int = -1


NOWHERE: Final[Pair[Selectors | None]] = Pair(None, None)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a note on one article sits; without selectors it is about the whole article."""

    article: str = "a"
    """Key in the sidecar's `articles`."""
    selectors: Selectors | None = None


@dataclass(frozen=True, slots=True)
class PairTarget:
    """Where a note on two articles sits; without selectors on either side it is about the whole pair."""

    relation: str
    """One of RELATIONS; another word is kept."""
    sides: Pair[Selectors | None] = NOWHERE
    """In the order of the sidecar's `a` and `b`: the byte order of the file names, not that of the screen."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note."""

    id: str
    target: Target | PairTarget = Target()
    body: str = ""
    kind: str = "note"
    status: str = "open"
    tags: tuple[str, ...] = ()
    by: str = ""
    created: str = ""
    """UTC, ISO 8601 to the second."""
    modified: str = ""
    reply_to: str = ""
    """The id of the note that this one answers (`re:` in the file)."""
    conflict: dict[str, Value] = field(default_factory=dict)
    """Texts of both sides, by field, where two people changed one field; gone when the reader settles it."""
    extra: Item = field(default_factory=dict)
    """Keys that are not ours, as they stand."""


Reply: TypeAlias = Annotation
"""A reply is a note with `reply_to`; it shares the target of the note that it answers."""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as a sidecar knows it, and what the reader set by hand over what was guessed."""

    path: str
    sha256: str = ""
    """Of the file's bytes."""
    text: str = ""
    """`text_hash` of the decoded text: the same through another encoding or other line ends."""
    chars: int = 0
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    """By paragraph index, from 0."""


@dataclass(frozen=True, slots=True)
class HandLink:
    """Two passages that the reader linked, or parted, by hand."""

    id: str
    sides: Pair[Selectors]
    """In the order of the sidecar's `a` and `b`."""
    linked: bool
    by: str = ""
    created: str = ""


def new_id() -> str:
    """A random name that no other note has, ever: 49 bits."""
    return "n-" + "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))


def timestamp(moment: datetime | None = None) -> str:
    """A moment, now if none, as UTC to the second."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def text_hash(text: str) -> str:
    """SHA-256 of a text without its white space, in hexadecimal."""
    import hashlib  # noqa: PLC0415

    # Line by line: the words of a long text at once would take ten times its size.
    digest = hashlib.sha256()
    for line in text.split("\n"):
        digest.update("".join(clean(line).split()).encode())
    return digest.hexdigest()


# Reading: values to annotations. Whatever a field holds, something sensible comes out; nothing is written back for it.


def _text(content: Value | None) -> str:
    return content if isinstance(content, str) else ""


def _number(content: Value | None) -> int:
    words = _text(content).strip()
    return int(words) if re.fullmatch(r"[0-9]{1,12}", words) else -1


def _map(content: Value | None) -> Item:
    return content if isinstance(content, dict) else {}


def _tags(content: Value | None) -> tuple[str, ...]:
    if isinstance(content, str):
        words = [part.strip() for part in content.split(",")]
    elif isinstance(content, list):
        words = [part for part in content if isinstance(part, str)]
    else:
        words = []
    return tuple(dict.fromkeys(word for word in words if word))


def selectors(content: Value | None) -> Selectors | None:
    """Selectors from a map of a sidecar; None where it has no quote."""
    part = _map(content)
    quote = _text(part.get("quote"))
    if not quote:
        return None
    start, end = _number(part.get("start")), _number(part.get("end"))
    if not 0 <= start < end:
        start = end = -1
    return Selectors(quote, _text(part.get("prefix")), _text(part.get("suffix")), start, end)


def target(content: Value | None) -> Target | PairTarget:
    """A target from its map."""
    part = _map(content)
    if "relation" in part or isinstance(part.get("a"), dict) or isinstance(part.get("b"), dict):
        return PairTarget(
            _text(part.get("relation")) or "same", Pair(selectors(part.get("a")), selectors(part.get("b")))
        )
    return Target(_text(part.get("article")) or "a", selectors(part))


def annotation(item: Item, name: str) -> Annotation:
    """A note from its map; `name` is its id, also where the map has none."""
    return Annotation(
        id=name,
        target=target(item.get("target")),
        body=_text(item.get("body")),
        kind=_text(item.get("kind")) or "note",
        status=_text(item.get("status")) or "open",
        tags=_tags(item.get("tags")),
        by=_text(item.get("by")),
        created=_text(item.get("created")),
        modified=_text(item.get("modified")),
        reply_to=_text(item.get("re")),
        conflict=_map(item.get("conflict")),
        extra={key: content for key, content in item.items() if key not in _KNOWN},
    )


def article_entry(content: Value | None) -> ArticleEntry:
    """An article's entry from its map."""
    part = _map(content)
    roles = {_number(key): words for key, words in _map(part.get("roles")).items() if isinstance(words, str)}
    return ArticleEntry(
        path=_text(part.get("path")),
        sha256=_text(part.get("sha256")),
        text=_text(part.get("text")),
        chars=max(0, _number(part.get("chars"))),
        title=_text(part.get("title")),
        meta={key: words for key, words in _map(part.get("meta")).items() if isinstance(words, str)},
        roles={place: role for place, role in roles.items() if place >= 0},
    )


def hand_link(item: Item, name: str) -> HandLink | None:
    """A link set by hand from its map; None where one side has no quote."""
    sides = _map(item.get("target"))
    left, right = selectors(sides.get("a")), selectors(sides.get("b"))
    if left is None or right is None:
        return None
    linked = _text(item.get("linked")).lower() not in ("no", "false", "off", "0")
    return HandLink(name, Pair(left, right), linked, _text(item.get("by")), _text(item.get("created")))


# Writing: annotations to values.


def selectors_item(part: Selectors) -> Item:
    """Selectors as a map."""
    item: Item = {}
    if part.start >= 0:
        item |= {"start": str(part.start), "end": str(part.end)}
    item["quote"] = clean(part.quote)
    if part.prefix:
        item["prefix"] = clean(part.prefix)
    if part.suffix:
        item["suffix"] = clean(part.suffix)
    return item


def target_item(place: Target | PairTarget) -> Item:
    """A target as a map."""
    if isinstance(place, Target):
        return {"article": place.article, **(selectors_item(place.selectors) if place.selectors else {})}
    item: Item = {"relation": place.relation}
    for key, side in zip(("a", "b"), place.sides, strict=True):
        if side is not None:
            item[key] = selectors_item(side)
    return item


def annotation_item(note: Annotation) -> Item:
    """A note as a map, its fields in the order of the file; what is empty is left out."""
    item: Item = {"id": note.id}
    if note.reply_to:
        item["re"] = note.reply_to
    item |= {"kind": clean(note.kind), "status": clean(note.status)}
    if note.tags:
        item["tags"] = [clean(tag) for tag in note.tags]
    for key, words in (("by", note.by), ("created", note.created), ("modified", note.modified)):
        if words:
            item[key] = clean(words)
    item["target"] = target_item(note.target)
    if note.body:
        item["body"] = clean(note.body)
    if note.conflict:
        item["conflict"] = cast("Value", note.conflict)
    return item | note.extra


def hand_link_item(link: HandLink) -> Item:
    """A link set by hand as a map."""
    item: Item = {"id": link.id, "linked": "yes" if link.linked else "no"}
    for key, words in (("by", link.by), ("created", link.created)):
        if words:
            item[key] = clean(words)
    return item | {"target": {"a": selectors_item(link.sides.left), "b": selectors_item(link.sides.right)}}


def article_item(entry: ArticleEntry) -> Item:
    """An article's entry as a map."""
    item: Item = {"path": clean(entry.path)}
    for key, words in (("sha256", entry.sha256), ("text", entry.text)):
        if words:
            item[key] = words
    if entry.chars:
        item["chars"] = str(entry.chars)
    if entry.title:
        item["title"] = clean(entry.title)
    if entry.meta:
        item["meta"] = {key: clean(words) for key, words in entry.meta.items()}
    if entry.roles:
        item["roles"] = {str(place): role for place, role in sorted(entry.roles.items())}
    return item
