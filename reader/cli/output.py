"""Standard output: lines and values on it, and how wide its lines may be."""

import os
import sys
from typing import Any, Final

NO_TERMINAL: Final = 80
"""Cells of a line where neither COLUMNS nor any terminal says how many there are."""
NARROWEST: Final = 20
"""Cells; a line of fewer holds no word and its number."""


def write(text: str) -> None:
    """A line on standard output."""
    # The gate leaves no lone surrogate in what people read; in JSON they are escaped.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def write_json(value: Any) -> None:
    """A value on standard output, as JSON."""
    import json  # noqa: PLC0415

    text = json.dumps(value, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=1)
    # JSON leaves half of the control characters as they are, and those that turn a line; a terminal obeys them.
    odd = {character for character in set(text) if not character.isprintable() and character != "\n"}
    write(text.translate({ord(character): json.dumps(character)[1:-1] for character in odd}))


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
