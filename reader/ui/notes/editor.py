"""`$VISUAL` or `$EDITOR` on a text; no Textual, no shell."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Final

from reader.errors import DiptychError

FALLBACKS: Final = ("nano", "vi")
MAX_BYTES: Final = 1 << 20


class NoEditor(DiptychError):
    """There is no editor, or it did not end well; the text is as it was."""


def editor(environ: Mapping[str, str]) -> list[str]:
    """The reader's editor as a command.

    Raises:
        NoEditor: If none is set and none is found.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError as problem:
            raise NoEditor(f"{name} cannot be understood: {problem}") from None
        if words:
            return words
    for name in FALLBACKS:
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return [found]
    raise NoEditor("no editor: set VISUAL or EDITOR")


def edited(text: str, environ: Mapping[str, str]) -> str:
    """A text after the reader's editor; the terminal is the editor's until it ends.

    Raises:
        NoEditor: If it cannot be started or ends with an error.
    """
    command = editor(environ)
    handle, path = tempfile.mkstemp(prefix="diptych-note-", suffix=".txt")
    try:
        with open(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text + "\n" if text and not text.endswith("\n") else text)
        try:
            code = subprocess.call([*command, path])
        except OSError as problem:
            raise NoEditor(f"{command[0]}: {problem.strerror or problem}") from None
        if code:
            raise NoEditor(f"{command[0]} ended with status {code}; the text is as it was")
        with open(path, "rb") as result:
            data = result.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise NoEditor("over 1 MiB is no note; the text is as it was")
        return data.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n")
    finally:
        os.unlink(path)
