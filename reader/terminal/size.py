"""How large a terminal is."""

import os

FALLBACK_SIZE = (80, 24)


def screen_size(fd: int) -> tuple[int, int]:
    """Columns and lines of a terminal; 80 by 24 where it does not say."""
    try:
        columns, lines = os.get_terminal_size(fd)
    except OSError:
        return FALLBACK_SIZE
    return columns or FALLBACK_SIZE[0], lines or FALLBACK_SIZE[1]
