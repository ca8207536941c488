"""Three versions of notes made one, in files or in folders: what was written, and what a person has to judge."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from reader.errors import FileProblem, SidecarProblem
from reader.notes import files, merge
from reader.notes.sidecar import ENDING, Sidecar, merge_files, read
from reader.notes.tree import MAX_BYTES, Item, Value


class Conflict(NamedTuple):
    """A field that two people changed at once."""

    path: str
    """Of the sidecar that was written."""
    item: str
    """Id of the note or link; `a` or `b` for the facts of an article."""
    field: str
    readings: tuple[Value, ...]
    """What either made of it."""


class Merged(NamedTuple):
    """What a merge made of one sidecar."""

    path: str
    notes: int
    """That stand in it now."""
    is_changed: bool
    """Whether it says anything else than before."""
    conflicts: tuple[Conflict, ...]
    """Those that came with this merge."""


def merge_driver(base: str, ours: str, theirs: str) -> Merged:
    """Three sidecars by our rules; the result is written to `ours`.

    Raises:
        SidecarProblem: If one of the three is missing or does not parse; nothing is written.
    """
    # Git gives an empty file for what was not there; a name that leads nowhere is a slip.
    return _merged(_bytes(base), _bytes(ours), _bytes(theirs), ours)


def merge_folders(base: str, ours: str, theirs: str) -> tuple[list[Merged], list[SidecarProblem]]:
    """The sidecars of three folders by name, into those of `ours`; and those that could not be merged.

    One that `theirs` does not have stays as it is, and one that `ours` does not have is taken as new: the program
    deletes no sidecar, so that its absence says nothing.

    Raises:
        FileProblem: If one of the folders cannot be listed.
    """
    done: list[Merged] = []
    problems: list[SidecarProblem] = []
    kept = [_sidecars(folder) for folder in (base, ours, theirs)]
    for name in sorted(kept[2]):
        paths = [os.path.join(folder, name) for folder in (base, ours, theirs)]
        try:
            versions = [_bytes(path) if name in there else b"" for path, there in zip(paths, kept, strict=True)]
            if name not in kept[1]:
                versions[0] = b""
            done.append(_merged(versions[0], versions[1], versions[2], paths[1]))
        except SidecarProblem as problem:
            problems.append(problem)
    return done, problems


def _sidecars(folder: str) -> set[str]:
    try:
        return {name for name in files.names(folder) if name.endswith(ENDING)}
    except OSError as problem:
        raise FileProblem(folder, f"cannot be listed: {problem.strerror or problem}") from None


def _merged(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged:
    result = merge_files(base or None, ours, theirs, path)
    before, after = read(ours or None, path), read(result or None, path)
    if result != ours:
        try:
            files.replace(files.real(path), result)
        except OSError as problem:
            raise SidecarProblem(path, f"cannot be written: {problem.strerror or problem}") from None
    known = {each[1:3]: each.readings for each in _conflicts(before)}
    new = (each for each in _conflicts(after)
           if not all(reading in known.get(each[1:3], ()) for reading in each.readings))  # fmt: skip
    return Merged(path, len(after.notes), bool(merge.differences(before.content, after.content)), tuple(new))


def _conflicts(sidecar: Sidecar) -> Iterator[Conflict]:
    for section in (*merge.LISTS, *merge.MAPS):
        for name, item in merge.items(sidecar.content, section).items():
            parts = [item, item.get("meta"), item.get("roles")] if isinstance(item, dict) else []
            for part in parts:
                yield from _of_item(sidecar.path, name, part)


def _of_item(path: str, name: str, part: Value | None) -> Iterator[Conflict]:
    held = part.get("conflict") if isinstance(part, dict) else None
    fields: Item = held if isinstance(held, dict) else {}
    for field, readings in fields.items():
        yield Conflict(path, name, field, tuple(readings) if isinstance(readings, list) else (readings,))


def _bytes(path: str) -> bytes:
    try:
        found = files.read(path, MAX_BYTES)
    except OSError as problem:
        raise SidecarProblem(path, f"cannot be read: {problem.strerror or problem}") from None
    if found is None:
        raise SidecarProblem(path, "is not there", way_out="name BASE, OURS and THEIRS; an empty file for no notes")
    return found
