"""What was edited, a line each, on the disk before anything is called saved.

A session has one journal under the XDG state directory and holds a lock on it for as long as it lives; a journal that
can be locked belongs to a dead session, and its edits are made again: those that stand in their sidecar already are
marked, where the journal outlives that, so that what somebody else has deleted since is not brought back.
"""

import json
import os
import secrets
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.notes import files
from reader.notes.merge import Change
from reader.notes.places import Homes

_ENDING: Final = ".journal"


class Edit(NamedTuple):
    """What one command changed in one sidecar."""

    sidecar: str
    """Its real path."""
    changes: tuple[Change, ...]


def encode(edit: Edit) -> bytes:
    """An edit as a line with its checksum."""
    return _line({"v": 1, "sidecar": edit.sidecar, "changes": edit.changes})


def _line(part: dict[str, object]) -> bytes:
    content = json.dumps(part, separators=(",", ":")).encode()
    return b"%08x %s" % (zlib.crc32(content), content)


def decode(data: bytes) -> list[Edit]:
    """The edits of a journal that no mark says are done; a line that was torn, or is not ours, is passed over."""
    edits: list[Edit] = []
    for line in data.split(b"\n"):
        mark, _, content = line.partition(b" ")
        if mark != b"%08x" % zlib.crc32(content):
            continue
        try:
            part = json.loads(content)
            sidecar = str(part["sidecar"])
            if "written" in part:
                edits = _without(edits, sidecar, int(part["written"]))
                continue
            changes = tuple(Change(*change) for change in part["changes"])
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
        edits.append(Edit(sidecar, changes))
    return edits


def _without(edits: list[Edit], sidecar: str, count: int) -> list[Edit]:
    """The edits without so many of one sidecar, the oldest first."""
    own = [place for place, edit in enumerate(edits) if edit.sidecar == sidecar][:count]
    return [edit for place, edit in enumerate(edits) if place not in own]


def by_sidecar(edits: Sequence[Edit]) -> dict[str, list[Change]]:
    """The edits of each sidecar, in their order."""
    found: dict[str, list[Change]] = {}
    for edit in edits:
        found.setdefault(edit.sidecar, []).extend(edit.changes)
    return found


def folder(where: Homes) -> str:
    """Where journals are."""
    return os.path.join(where.state, "journal")


class Journal:
    """The journal of this session; its file is made with the first edit."""

    def __init__(self, where: Homes) -> None:
        self._folder = folder(where)
        self._file: files.AppendFile | None = None
        self._lines: Counter[str] = Counter()

    def lines(self, sidecar: str) -> int:
        """How many edits of a sidecar it holds that are not marked as written."""
        return self._lines[sidecar]

    def append(self, edit: Edit) -> None:
        """Put an edit on the disk.

        Raises:
            OSError: If it is not there for sure.
        """
        if self._file is None:
            files.make_folder(self._folder)
            name = f"{os.getpid()}-{secrets.token_hex(6)}{_ENDING}"
            self._file = files.AppendFile(os.path.join(self._folder, name), create=True)
        self._file.append(encode(edit))
        self._lines[edit.sidecar] += 1

    def written(self, sidecar: str, count: int) -> None:
        """Mark so many edits of a sidecar, the oldest first, as standing in it.

        Raises:
            OSError: If the mark is not there for sure.
        """
        if self._file is not None and count:
            self._file.append(_line({"v": 1, "sidecar": sidecar, "written": count}))
            self._lines[sidecar] -= count

    def empty(self) -> None:
        """All edits stand in their sidecars.

        Raises:
            OSError: If it cannot be emptied; making its edits again does no harm.
        """
        if self._file is not None:
            self._file.empty()
            self._lines.clear()

    def close(self, *, all_saved: bool) -> None:
        """End the session; what is not in the sidecars stays for the next one."""
        if self._file is not None:
            self._file.close(remove_it=all_saved)
            self._file = None


class Left(NamedTuple):
    """The journal of a dead session, locked."""

    file: files.AppendFile
    edits: dict[str, list[Change]]
    """By sidecar."""


def left_behind(where: Homes) -> list[Left]:
    """The journals of dead sessions, each held by us now."""
    found: list[Left] = []
    try:
        listed = files.names(folder(where))
    except OSError:
        return found
    for name in listed:
        if not name.endswith(_ENDING):
            continue
        try:
            file = files.AppendFile(os.path.join(folder(where), name), create=False)
        except OSError:
            continue
        try:
            found.append(Left(file, by_sidecar(decode(file.content()))))
        except OSError:
            file.close(remove_it=False)
    return found
