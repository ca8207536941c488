"""What waits to be sent to a terminal: requests in order, and of screens only the newest.

One thread puts frames in and never waits; another one sends, and waits as long as the terminal takes. While it waits,
frames replace each other, so that a slow line shows the last state and not the way to it.
"""

from collections.abc import Callable
from threading import RLock
from typing import Final

from reader.terminal.abilities import MODERN, TRUE_COLOUR, Depth, Dialect, reduced_style
from reader.terminal.cells import Grid, Row, Widths, blank_rows, width_of
from reader.terminal.encoder import difference
from reader.terminal.parser import Parser

LARGE: Final = 1024
"""Bytes of a frame from which on it is wrapped in synchronised output (16 bytes): below, it arrives in one packet."""
SYNC_START: Final = "\x1b[?2026h"
SYNC_END: Final = "\x1b[?2026l"


class Outbox:
    """The shown screen, the wanted screen, and what must be said beside them."""

    def __init__(self, send: Callable[[bytes], None], columns: int, lines: int, widths: Widths = width_of) -> None:
        self._send = send
        self._lock = RLock()
        self._grid = Grid(columns, lines)
        self._parser = Parser(self._grid, widths)
        self._shown: list[Row] | None = None
        self._passed: list[str] = []
        self._changed = False
        self._epoch = 0
        self._cursor = (0, 0)
        self._cursor_shown = False
        self.dialect: Dialect = MODERN
        """What the terminal understands."""
        self.depth: Depth = TRUE_COLOUR
        """How many colours are sent."""
        self.synchronises = False
        """Whether the terminal has said that it knows mode 2026."""
        self.is_open = True
        """Whether frames are sent; while closed they are taken in, and requests still pass."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines of the wanted screen."""
        return self._grid.columns, self._grid.lines

    def take(self, data: str, filtered: Callable[[str], str | None] = str) -> None:
        """Take what a program wrote; `filtered` sees each request and may change or drop (None) it."""
        with self._lock:
            for request in self._parser.feed(data):
                kept = filtered(request)
                if kept:
                    self._passed.append(kept)
            self._changed = True

    def say(self, request: str) -> None:
        """Add a request of our own."""
        with self._lock:
            self._passed.append(request)

    def show_cursor(self, *, shown: bool) -> None:
        """Keep the hardware cursor where the program left it (shown), or anywhere (hidden)."""
        with self._lock:
            self._cursor_shown = shown

    def resize(self, columns: int, lines: int) -> None:
        """The terminal has changed its size, and nobody knows what it shows."""
        with self._lock:
            self._grid.resize(columns, lines)
            self.forget()

    def forget(self) -> None:
        """What the terminal shows is not known any more: the next frame is sent whole."""
        with self._lock:
            self._shown = None
            self._epoch += 1
            self._changed = True

    def cleared(self) -> None:
        """The terminal shows nothing, by a request that is on its way: the next frame fills it."""
        with self._lock:
            self._shown = blank_rows(*self.size)
            self._epoch += 1
            self._changed = True

    def open(self, *, is_open: bool) -> None:
        """Let frames go to the terminal, or only take them in."""
        with self._lock:
            self.is_open = is_open

    def assume(self, rows: list[Row]) -> None:
        """The terminal shows these rows already; the wanted screen starts as them."""
        with self._lock:
            self._shown = [row[:] for row in rows]
            self._grid.rows = [row[:] for row in rows]

    @property
    def is_known(self) -> bool:
        """Whether what the terminal shows is known."""
        return self._shown is not None

    def shows(self, rows: list[Row]) -> None:
        """The terminal shows these rows by now; the wanted screen stays."""
        with self._lock:
            self._shown = [row[:] for row in rows]
            self._changed = True

    def flush(self) -> int:
        """Send what waits, in the sending thread; returns the bytes sent.

        Raises:
            OSError: If the terminal is gone.
        """
        with self._lock:
            requests, self._passed = "".join(self._passed), []
            frame = self._grid.copy() if self._changed and self.is_open else None
            if frame is not None:
                self._changed = False
            shown, cursor, epoch = self._shown, self._wanted_cursor(), self._epoch
        body = ""
        if frame is not None:
            frame = self._coloured(frame)
            body = difference(shown, frame, self.dialect, cursor)
            if not body and cursor is not None and cursor != self._cursor:
                body = f"\x1b[{cursor[1] + 1};{cursor[0] + 1}H"
        data = body.encode("utf-8", "replace")
        if self.synchronises and len(data) > LARGE:
            data = SYNC_START.encode() + data + SYNC_END.encode()
        data = requests.encode("utf-8", "replace") + data
        if data:
            self._send(data)
        with self._lock:
            # A resize or a repaint asked for meanwhile is not undone by the end of an older frame.
            if frame is not None and self._epoch == epoch:
                self._shown = frame
                if body:
                    self._cursor = cursor or (-1, -1)
        return len(data)

    def _wanted_cursor(self) -> tuple[int, int] | None:
        """Where the cursor must be, for the eye or for an input method; None where nobody looks."""
        place = min(self._grid.x, self._grid.columns - 1), self._grid.y
        return place if self._cursor_shown or place != (0, 0) else None

    def _coloured(self, rows: list[Row]) -> list[Row]:
        if self.depth == TRUE_COLOUR:
            return rows
        return [[(cell[0], reduced_style(cell[1], self.depth), *cell[2:]) for cell in row] for row in rows]
