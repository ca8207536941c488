"""Standard output and standard error: lines and values on them, and how wide the lines may be."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from reader.errors import DiptychError
from reader.text.gate import display, shown

NO_TERMINAL: Final = 80
"""Cells of a line where neither COLUMNS nor any terminal says how many there are."""
NARROWEST: Final = 20
"""Cells; a line of fewer holds no word and its number."""


def write(text: str) -> None:
    """A line on standard output."""
    # The gate leaves no lone surrogate in what people read; in JSON they are escaped.
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    with _told():
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def write_raw(text: str) -> None:
    """Text on standard output with its own line ends, in UTF-8; harmless where a terminal would obey it."""
    with _told():
        if sys.stdout.isatty():
            text = shown(text.replace("\r\n", "\n"), keep_newlines=True).text
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def is_terminal() -> bool:
    """Whether a person reads the output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def flush() -> None:
    """Send what was written.

    Raises:
        DiptychError: If the disk is full or the output cannot be written for another reason.
        BrokenPipeError: If the pager was left.
    """
    if sys.stdout is not None:
        with _told():
            sys.stdout.flush()


@contextmanager
def _told() -> Iterator[None]:
    if sys.stdout is None:
        raise DiptychError("standard output is closed")
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        reason = (problem.strerror or "no reason is known").lower()
        raise DiptychError(f"standard output cannot be written: {reason}") from None


def write_json(value: Any) -> None:
    """A value on standard output, as JSON."""
    import json  # noqa: PLC0415

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(value, ensure_ascii=encoding.lower() != "utf-8", indent=1)
    # JSON leaves half of the control characters as they are, and those that turn a line; a terminal obeys them.
    odd = {character for character in set(text) if not character.isprintable() and character != "\n"}
    write(text.translate({ord(character): json.dumps(character)[1:-1] for character in odd}))


def complain(message: str) -> None:
    """A line on standard error that names the program; lost where even that cannot be written."""
    line = display(message)
    if not line.startswith(("diptych:", "diptych ")):
        line = display(f"diptych: {message}")
    if sys.stderr is not None:
        encoding = getattr(sys.stderr, "encoding", None) or "ascii"
        with suppress(OSError):
            sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def line_width() -> int:
    """Cells of a line: what COLUMNS says, else the terminal that the output or its pager is read on."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return max(int(given), NARROWEST)
    # Behind a pipe stands a pager, on the terminal that the other two still lead to.
    found = _columns(1) or _columns(2) or _columns(0) or _columns_of_the_session()
    return max(found, NARROWEST) if found else NO_TERMINAL


def _columns(handle: int) -> int:
    try:
        return os.get_terminal_size(handle).columns
    except OSError:
        return 0


def _columns_of_the_session() -> int:
    try:
        handle = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        return _columns(handle)
    finally:
        os.close(handle)
