"""Three-way merge of sidecars, by id and field: the same code for a session that saves and for git.

Edit beats delete. Where two people changed one field, the later text stands in the field and both are kept under
`conflict:`; nothing that anybody typed is dropped.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from reader.notes.tree import Item, Value, same

LISTS: Final = ("annotations", "links")
"""Sections that are lists of items with an id."""
MAPS: Final = ("articles",)
"""Sections that are maps of entries."""
_NESTED: Final = frozenset({"meta", "roles"})
_OBJECTIVE: Final = frozenset({"path", "sha256", "text", "chars", "title"})
"""Facts about a file: the newer stands, and nobody's words are lost."""


class Change(NamedTuple):
    """One item before and after an edit; None where it is not there."""

    section: str
    """"annotations", "links", "articles", or "" for any other key of the document."""
    name: str
    """Id of the item, key of the entry."""
    before: Value | None
    after: Value | None

    def reversed(self) -> "Change":
        """The edit that takes this one back."""
        return Change(self.section, self.name, self.after, self.before)


def names(items: list[Value]) -> list[str]:
    """An id for each item of a list: its own, else one made from its content; no two alike."""
    taken: set[str] = set()
    result: list[str] = []
    for item in items:
        name = item.get("id") if isinstance(item, dict) else item if isinstance(item, str) else None
        if not isinstance(name, str) or not name or (name in taken and isinstance(item, dict)):
            name = _derived(item, taken)
        taken.add(name)
        result.append(name)
    return result


def _derived(item: Value, taken: set[str]) -> str:
    written = json.dumps(item, sort_keys=True)
    for turn in range(len(taken) + 1):
        name = "n-" + hashlib.sha256(f"{turn}{written}".encode()).hexdigest()[:12]
        if name not in taken:
            return name
    raise AssertionError("one of more names than there are is free")


def items(content: Item, section: str) -> dict[str, Value]:
    """The items of a section by name, in the order of the file."""
    part = content.get(section)
    if section in LISTS:
        return dict(zip(names(part), part, strict=True)) if isinstance(part, list) else {}
    return dict(part) if isinstance(part, dict) else {}


def differences(before: Item, after: Item) -> list[Change]:
    """The edits that lead from one document to another."""
    changes: list[Change] = []
    for section in (*LISTS, *MAPS):
        old, new = items(before, section), items(after, section)
        changes += [
            Change(section, name, old.get(name), new.get(name))
            for name in dict.fromkeys((*new, *old))
            if not (name in old and name in new and same(old[name], new[name]))
        ]
    rest = [key for key in dict.fromkeys((*after, *before)) if key not in (*LISTS, *MAPS)]
    changes += [
        Change("", key, before.get(key), after.get(key))
        for key in rest
        if not (key in before and key in after and same(before[key], after[key]))
    ]
    return changes


def apply(content: Item, changes: Iterable[Change]) -> Item:
    """A document with edits merged into it; the document itself stays as it is.

    A new item goes in reading order, a reply behind what it answers; what is there keeps its place.
    """
    result = dict(content)
    for change in changes:
        if not change.section:
            _merge_into(result, change)
        elif change.section in MAPS:
            entries = items(result, change.section)
            _merge_into(entries, change)
            result[change.section] = entries
        else:
            result[change.section] = _with_item(result, change)
    return {key: part for key, part in result.items() if part or key in content}


def rebase(content: Item, changes: Iterable[Change]) -> list[Change]:
    """A session's edits, each item once, as edits of a document that may hold some of them already.

    A write can fail after its rename, and a session can end between its write and the note of it. A field that has any
    of the values which the session gave it was not changed by somebody else: it is taken as it stands.
    """
    chains: dict[tuple[str, str], list[Value | None]] = {}
    for change in changes:
        chains.setdefault((change.section, change.name), [change.before]).append(change.after)
    return [
        Change(section, name, _base(versions, items(content, section).get(name) if section else content.get(name)),
               versions[-1])
        for (section, name), versions in chains.items()
    ]  # fmt: skip


def _base(versions: list[Value | None], theirs: Value | None) -> Value | None:
    """What to take for the state before, of an item that went through these versions and is now as it is."""
    real = [version for version in versions if version is not None]
    maps = [version for version in real if isinstance(version, dict)]
    if theirs is None or not real:
        return versions[0]
    if not isinstance(theirs, dict) or len(maps) < len(real):
        return theirs if any(same(version, theirs) for version in real) else versions[0]
    base: Item = {}
    for key in dict.fromkeys(key for version in (theirs, *maps) for key in version):
        there, given = theirs.get(key), [version.get(key) for version in maps]
        own = any((value is None) == (there is None) and same(value, there) for value in given)
        taken = there if own else given[0]
        if taken is not None:
            base[key] = taken
    return base


def _merge_into(entries: dict[str, Value], change: Change) -> None:
    merged = merge_item(change.before, change.after, entries.get(change.name))
    if merged is None:
        entries.pop(change.name, None)
    else:
        entries[change.name] = merged


def _with_item(content: Item, change: Change) -> list[Value]:
    found = items(content, change.section)
    merged = merge_item(change.before, change.after, found.get(change.name))
    if merged is None:
        found.pop(change.name, None)
        return list(found.values())
    if change.name in found:
        if isinstance(merged, dict):
            merged = {**merged, "id": change.name} if "id" in merged else {"id": change.name, **merged}
        return [merged if name == change.name else item for name, item in found.items()]
    listed = list(found.values())
    listed.insert(_place(listed, merged), merged)
    return listed


def _place(listed: list[Value], new: Value) -> int:
    """Where a new item goes: behind the last that does not come after it in reading."""
    if isinstance(new, dict) and isinstance(new.get("re"), str):
        parent = new["re"]
        thread = [place for place, item in enumerate(listed)
                  if isinstance(item, dict) and parent in (item.get("id"), item.get("re"))]  # fmt: skip
        if thread:
            return thread[-1] + 1
    key = reading_key(new)
    before = [place for place, item in enumerate(listed) if reading_key(item) <= key]
    return before[-1] + 1 if before else 0


def reading_key(item: Value) -> int:
    """Where an item sits in its article, by what is written in it; -1 for the whole article."""
    target = item.get("target") if isinstance(item, dict) else None
    if not isinstance(target, dict):
        return -1
    for part in (target, target.get("a"), target.get("b")):
        start = part.get("start") if isinstance(part, dict) else None
        if isinstance(start, str) and start.isascii() and start.isdigit() and len(start) < 13:
            return int(start)
    return -1


def merge_item(before: Value | None, ours: Value | None, theirs: Value | None) -> Value | None:
    """One item merged; None where it is to go. Either side may be called ours: the result says the same."""
    if ours is None:
        return None if before is not None and (theirs is None or same(before, theirs)) else theirs
    if theirs is None:
        return None if before is not None and same(before, ours) else ours
    if same(ours, theirs) or (before is not None and same(ours, before)):
        return theirs
    if before is not None and same(theirs, before):
        return ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _merge_fields(before if isinstance(before, dict) else {}, ours, theirs)
    return max(ours, theirs, key=_written)


def _written(content: Value | None) -> str:
    return json.dumps(content, sort_keys=True)


def _merge_fields(before: Item, ours: Item, theirs: Item) -> Item:
    later = max(ours, theirs, key=lambda item: (_written(item.get("modified")), _written(item)))
    result: Item = {}
    disputed: dict[str, list[Value]] = {}
    for key in dict.fromkeys((*theirs, *ours)):
        merged, both = _merge_field(key, before.get(key), ours.get(key), theirs.get(key), later_is_ours=later is ours)
        if merged is not None:
            result[key] = merged
        if both:
            disputed[key] = both
    if disputed:
        held = result.get("conflict")
        result["conflict"] = _joined(held if isinstance(held, dict) else {}, dict(disputed))
    return result


def _merge_field(
    key: str, before: Value | None, ours: Value | None, theirs: Value | None, *, later_is_ours: bool
) -> tuple[Value | None, list[Value]]:
    """One field, and both of its texts where they are at odds."""
    if _stays(ours, theirs) or _stays(ours, before):
        return theirs, []
    if _stays(theirs, before) or theirs is None:
        return ours, []
    if ours is None:
        return theirs, []
    merged = _merge_kind(key, before, ours, theirs)
    if merged is not None:
        return merged, []
    return (ours if later_is_ours else theirs), sorted([ours, theirs], key=_written)


def _stays(one: Value | None, two: Value | None) -> bool:
    """Both absent, or both there and the same."""
    return (one is None) == (two is None) and same(one, two)


def _merge_kind(key: str, before: Value | None, ours: Value, theirs: Value) -> Value | None:
    """Both sides' values of a field that can hold both; None where it cannot."""
    if key == "modified" or key in _OBJECTIVE:
        return max(ours, theirs, key=_written)
    if key == "tags" and isinstance(ours, list) and isinstance(theirs, list):
        return _merge_tags(before if isinstance(before, list) else [], ours, theirs)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if key == "conflict":
            return _joined(ours, theirs)
        if key in _NESTED:
            return _merge_fields(before if isinstance(before, dict) else {}, ours, theirs)
    return None


def _merge_tags(before: list[Value], ours: list[Value], theirs: list[Value]) -> Value:
    gone = [tag for tag in before if tag not in ours or tag not in theirs]
    kept = [tag for tag in theirs if tag not in gone]
    return kept + [tag for tag in ours if tag not in gone and tag not in kept]


def _joined(one: Item, two: Item) -> Item:
    """Texts at odds, by field, each once."""
    result: Item = {}
    for key in dict.fromkeys((*one, *two)):
        texts: list[Value] = []
        for part in (one.get(key), two.get(key)):
            texts += part if isinstance(part, list) else [] if part is None else [part]
        result[key] = [text for place, text in enumerate(texts) if text not in texts[:place]]
    return result
