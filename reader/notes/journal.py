"""What was edited, a line each, on the disk before anything is called saved.

A session has one journal under the XDG state directory and holds a lock on it for as long as it lives; a journal that
can be locked belongs to a dead session, and its edits are made again, but for those that stand in their sidecar
already: what somebody else has deleted since must not come back. So each write of a sidecar is announced here first,
with two files by which anybody can say later whether its rename was made (`files.Attempt`), and marked when it was.
"""

import contextlib
import json
import os
import secrets
import threading
import zlib
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from reader.notes import files
from reader.notes.merge import Change
from reader.notes.places import Homes

_ENDING: Final = ".journal"


class Edit(NamedTuple):
    """What one command changed in one sidecar."""

    sidecar: str
    """Its real path."""
    changes: tuple[Change, ...]


class Record(NamedTuple):
    """What a journal says."""

    edits: list[tuple[int, Edit]]
    """Those that no mark says are written, each with its number, ascending."""
    attempts: list[tuple[str, int, files.Attempt]]
    """Writes that were begun: the sidecar, the number of the last edit in it, how to tell whether it was made."""


def encode(edit: Edit, number: int) -> bytes:
    """An edit as a line with its checksum; later edits have higher numbers."""
    return _line({"v": 1, "sidecar": edit.sidecar, "number": number, "changes": edit.changes})


def _line(part: dict[str, object]) -> bytes:
    content = json.dumps(part, separators=(",", ":")).encode()
    return b"%08x %s" % (zlib.crc32(content), content)


def decode(data: bytes) -> Record:
    """A journal's lines; one that was torn, or is not ours, is passed over."""
    record = Record([], [])
    for line in data.split(b"\n"):
        mark, _, content = line.partition(b" ")
        if mark != b"%08x" % zlib.crc32(content):
            continue
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            _take(record, json.loads(content))
    return record


def _take(record: Record, part: dict[str, Any]) -> None:
    sidecar = str(part["sidecar"])
    if "written" in part:
        record.edits[:] = _without(record.edits, sidecar, int(part["written"]))
    elif "attempt" in part:
        temporary, witness = part["attempt"]
        record.attempts.append((sidecar, int(part["through"]), files.Attempt(str(temporary), str(witness))))
    else:
        changes = tuple(Change(*change) for change in part["changes"])
        record.edits.append((int(part["number"]), Edit(sidecar, changes)))


def _without(edits: list[tuple[int, Edit]], sidecar: str, through: int) -> list[tuple[int, Edit]]:
    """The edits without those of one sidecar up to a number."""
    return [(number, edit) for number, edit in edits if edit.sidecar != sidecar or number > through]


def folder(where: Homes) -> str:
    """Where journals are."""
    return os.path.join(where.state, "journal")


class Journal:
    """The journal of a session; its file is made with the first edit. Its methods may be called from any thread."""

    def __init__(self, where: Homes) -> None:
        self._folder = folder(where)
        self._file: files.AppendFile | None = None
        self._lock = threading.Lock()
        self._number = 0
        self._last: dict[str, int] = {}
        self._begun: list[tuple[str, files.Attempt]] = []

    @classmethod
    def left(cls, where: Homes, file: files.AppendFile, record: Record) -> "Journal":
        """That of a dead session."""
        journal = cls(where)
        journal._file = file
        journal._last = {edit.sidecar: number for number, edit in record.edits}
        journal._begun = [(sidecar, attempt) for sidecar, _, attempt in record.attempts]
        return journal

    def last(self, sidecar: str) -> int:
        """The number of the last edit of a sidecar; 0 where there is none."""
        return self._last.get(sidecar, 0)

    def append(self, edit: Edit) -> None:
        """Put an edit on the disk.

        Raises:
            OSError: If it is not there for sure.
        """
        with self._lock:
            if self._file is None:
                files.make_folder(self._folder)
                name = f"{os.getpid()}-{secrets.token_hex(6)}{_ENDING}"
                self._file = files.AppendFile(os.path.join(self._folder, name), create=True)
            self._number += 1
            self._file.append(encode(edit, self._number))
            self._last[edit.sidecar] = self._number

    def announce(self, sidecar: str, through: int, attempt: files.Attempt) -> bool:
        """Put on the disk that a sidecar is about to be written, with its edits up to a number; whether it is there."""
        with self._lock:
            if self._file is None or not through:
                return False
            line = {"v": 1, "sidecar": sidecar, "through": through, "attempt": attempt}
            try:
                self._file.append(_line(line))
            except OSError:
                return False
            self._begun.append((sidecar, attempt))
            return True

    def written(self, sidecar: str, through: int) -> None:
        """Mark the edits of a sidecar up to a number as standing in it.

        Where the mark cannot be put on the disk, what tells that the sidecar was written stays in its place.
        """
        with self._lock, contextlib.suppress(OSError):
            if self._file is not None and through:
                self._file.append(_line({"v": 1, "sidecar": sidecar, "written": through}))
                self._clear([each for each in self._begun if each[0] == sidecar])

    def empty(self) -> None:
        """All edits stand in their sidecars.

        Raises:
            OSError: If it cannot be emptied; making its edits again does no harm.
        """
        with self._lock:
            if self._file is not None:
                self._file.empty()
                self._last.clear()
                self._clear(list(self._begun))

    def close(self, *, all_saved: bool) -> None:
        """End the session; what is not in the sidecars stays for the next one."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                file.close(remove_it=all_saved)
                if all_saved:
                    self._clear(list(self._begun))

    def _clear(self, begun: Sequence[tuple[str, files.Attempt]]) -> None:
        """Take away what tells of attempts, once it is known how they ended."""
        for each in begun:
            with contextlib.suppress(OSError):
                for path in each[1]:
                    files.remove(path)
                self._begun.remove(each)


class Left(NamedTuple):
    """The journal of a dead session, locked."""

    journal: Journal
    edits: dict[str, list[Change]]
    """By sidecar, in their order; those that stand in it for sure are not among them."""


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
            record = decode(file.content())
        except OSError:
            file.close(remove_it=False)
        else:
            found.append(_settled(Journal.left(where, file, record), record))
    return found


def _settled(journal: Journal, record: Record) -> Left:
    """A dead session's edits without those of writes that were made, even if it could not say so any more.

    Else a note that somebody has deleted since would come back.
    """
    edits = record.edits
    for sidecar, through, attempt in record.attempts:
        if files.was_made(attempt):
            edits = _without(edits, sidecar, through)
            journal.written(sidecar, through)
    by_sidecar: dict[str, list[Change]] = {}
    for _, edit in edits:
        by_sidecar.setdefault(edit.sidecar, []).extend(edit.changes)
    return Left(journal, by_sidecar)
