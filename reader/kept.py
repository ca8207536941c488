"""Plain values kept in files of our own folders, each whole or not at all.

Stored with `marshal`, which alone needs no import of weight, behind a checksum, as marshal must not be given damaged
bytes. A file is named by a short checksum of its key and holds the whole key, so that two keys are never confused and
the first screen need not wait for the import of a cryptographic hash. What is damaged, foreign or gone reads as
nothing; a folder that cannot be written keeps nothing.
"""

import contextlib
import marshal
import os
from collections.abc import Iterable
from typing import Any
from zlib import crc32

_SUM = 4
SELDOM = 64
"""One value in so many has the folder looked over, where it may hold more than that."""


def load(folder: str, key: Iterable[str]) -> Any | None:
    """The value that was stored under a key, or None. Never raises."""
    words = _joined(key)
    try:
        with open(os.path.join(folder, _name(words)), "rb") as file:
            stored = file.read()
        body = stored[_SUM:]
        if crc32(body).to_bytes(_SUM, "big") != stored[:_SUM]:
            return None
        whole, value = marshal.loads(body)  # noqa: S302 - of our own folder, behind a checksum
    except (OSError, EOFError, ValueError, TypeError, MemoryError):
        return None
    return value if whole == words else None


def store(folder: str, key: Iterable[str], value: Any, most: int) -> None:
    """Keep a value of tuples, lists, strings, bytes, numbers and None in one step.

    Args:
        folder: Where; it is made, for the reader alone.
        key: Its words, in order.
        value: What.
        most: Files that the folder may hold, and a few more for a while; then the oldest go.
    """
    import tempfile  # noqa: PLC0415 - only what is new pays for it

    words = _joined(key)
    body = marshal.dumps((words, value))
    with contextlib.suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=folder, prefix=".draft-")
        try:
            with open(descriptor, "wb") as file:
                file.write(crc32(body).to_bytes(_SUM, "big") + body)
            os.replace(draft, os.path.join(folder, _name(words)))
        except OSError:
            os.unlink(draft)
        # A look at thousands of files costs as much as what is kept: one name in so many is enough.
        if most < SELDOM or crc32(words) % SELDOM == 0:
            _thin(folder, most)


def _joined(key: Iterable[str]) -> bytes:
    return "\0".join(key).encode("utf-8", "surrogatepass")


def _name(words: bytes) -> str:
    return f"{crc32(words):08x}{crc32(words[::-1]):08x}"


def _thin(folder: str, most: int) -> None:
    with os.scandir(folder) as entries:
        files = [entry for entry in entries if entry.is_file()]
        if len(files) > most:
            for entry in sorted(files, key=lambda entry: entry.stat().st_mtime)[: len(files) - most]:
                os.unlink(entry.path)
