"""Random three-way merges of sidecars."""

import random

from reader.notes import merge, sidecar, tree
from reader.notes.tree import Item
from tests.benchmarks.notes_faults_room import BODIES, Found, Progress


def some_note(dice: random.Random, name: str) -> Item:
    """A note."""
    return {
        "id": name, "kind": dice.choice(("note", "claim")), "status": "open", "tags": [*dice.sample(["a", "b", "c"], 2)],
        "modified": f"2026-01-{dice.randrange(10, 28)}", "body": f"{dice.randrange(10**6)} {dice.choice(BODIES)}",
        "target": {"article": "a", "start": str(dice.randrange(90)), "end": "99", "quote": "x"},
    }  # fmt: skip


def varied(dice: random.Random, content: Item) -> Item:
    """A document after somebody's edits."""
    notes = dict(merge.items(content, "annotations"))
    for name in list(notes):
        roll = dice.random()
        if roll < 0.15:
            del notes[name]
        elif roll < 0.5:
            note = dict(notes[name])  # type: ignore[arg-type]
            for field in dice.sample(["kind", "tags", "body", "target", "status"], dice.randrange(1, 3)):
                note[field] = some_note(dice, name)[field] if field != "status" else dice.choice(("done", "dropped"))
            note["modified"] = f"2026-02-{dice.randrange(10, 28)}"
            notes[name] = note
    for _ in range(dice.randrange(3)):
        name = f"n-{dice.randrange(10**9)}"
        notes[name] = some_note(dice, name)
    return {**content, "annotations": list(notes.values())}


def merges(count: int, seed: int) -> Found:
    """Random three-way merges: whatever one side typed is in the result, and both directions say the same."""
    dice = random.Random(seed)
    bad: list[str] = []
    progress = Progress(count)
    for turn in range(count):
        progress.at(turn)
        base: Item = {
            "diptych-notes": "1",
            "annotations": [some_note(dice, f"n-{n}") for n in range(dice.randrange(5))],
        }
        one, two = varied(dice, base), varied(dice, base)
        first, mine, other = (rendered(content).encode() for content in (base, one, two))
        result = sidecar.read(sidecar.merge_files(first, mine, other, "x"), "x").content
        across = sidecar.read(sidecar.merge_files(first, other, mine, "x"), "x").content
        there = merge.items(result, "annotations")
        bad += [f"merge {turn}: {line}" for line in unfaithful(base, one, two, there)]
        back = merge.items(across, "annotations")
        if there.keys() != back.keys() or any(not alike(there[name], back[name]) for name in there):
            bad.append(f"merge {turn}: another result from across")
    return Found(count, bad)


def alike(one: tree.Value, two: tree.Value) -> bool:
    """The same but for the order of tags."""

    def sorted_tags(item: tree.Value) -> tree.Value:
        if isinstance(item, dict) and isinstance(item.get("tags"), list):
            return {**item, "tags": [*sorted(map(str, item["tags"]))]}
        return item

    return tree.same(sorted_tags(one), sorted_tags(two))


def rendered(content: Item) -> str:
    """A document as a new sidecar."""
    return sidecar.changed(sidecar.empty("x"), merge.differences({}, content)).text


def unfaithful(base: Item, one: Item, two: Item, result: dict[str, tree.Value]) -> list[str]:
    """What a merge has lost or brought back."""
    lines: list[str] = []
    was, mine, theirs = (merge.items(content, "annotations") for content in (base, one, two))
    for name in {*was, *mine, *theirs}:
        kept = result.get(name)
        for side, other in ((mine, theirs), (theirs, mine)):
            note = side.get(name)
            if note is None or (name in was and tree.same(note, was[name])):
                continue
            if kept is None:
                lines.append(f"{name} was edited and is gone")
                continue
            assert isinstance(note, dict)
            assert isinstance(kept, dict)
            conflict = kept.get("conflict", {})
            assert isinstance(conflict, dict)
            before = was.get(name, {})
            assert isinstance(before, dict)
            for field in ("body", "target", "kind", "status"):
                changed = note.get(field) != before.get(field)
                if changed and kept.get(field) != note.get(field) and note.get(field) not in conflict.get(field, []):
                    lines.append(f"{name}.{field} {note.get(field)!r} is lost")
            del other
        if name in was and kept is not None and (name not in mine or name not in theirs):
            left = mine.get(name, theirs.get(name))
            if left is None or tree.same(left, was[name]):
                lines.append(f"{name} was deleted and is back")
    return lines
