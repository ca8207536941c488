"""A terminal in raw mode, given back as it was on every way out but SIGKILL.

    with Guard.enter(0, 1, os.environ) as guard:
        guard.write(b"...")

The handlers for SIGHUP and SIGTERM stand before the first byte is written; they restore and end with 128+n. Another
owner of the screen takes over with `release()`: the handlers are put back and the terminal stays as it is.
"""

import os
import signal
import termios
from _thread import allocate_lock
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Final, Self

from reader.terminal.abilities import dialect

_SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_IFLAG, _OFLAG, _LFLAG, _CC = 0, 1, 3, 6
Attributes = list[Any]
"""What `termios.tcgetattr` gives."""

ENTER: Final = "\x1b[?1049h"
LEAVE: Final = "\x1b[?1049l"
CLEAR: Final = "\x1b[m\x1b[H\x1b[2J"
HIDE: Final = "\x1b[?25l\x1b[?7l"
"""No cursor, no wrap at the last column."""
SHOW: Final = "\x1b[m\x1b[?7h\x1b[?25h"


class Guard:
    """Raw mode and the alternate screen, with the way back."""

    def __init__(self, fd_in: int, fd_out: int, environ: Mapping[str, str]) -> None:
        self.fd_in = fd_in
        """Where keys come from."""
        self.fd_out = fd_out
        """Where bytes go."""
        self.attributes: Attributes = termios.tcgetattr(fd_in)
        """The terminal as the shell left it."""
        self.dialect = dialect(environ)
        """What it understands."""
        self.changing = allocate_lock()
        """Held while another owner takes the terminal, so that no thread gives it back meanwhile."""
        self._handlers: dict[int, Any] = {}
        self._owns = False

    @classmethod
    def enter(cls, fd_in: int, fd_out: int, environ: Mapping[str, str]) -> Self:
        """Take the terminal.

        Raises:
            termios.error: If `fd_in` is not a terminal.
            OSError: If `fd_out` cannot be written; nothing is changed then.
        """
        guard = cls(fd_in, fd_out, environ)
        guard._owns = True
        try:
            guard._watch()
            set_raw(fd_in)
            guard.write((ENTER + HIDE + CLEAR).encode() if guard.dialect.alternates else (HIDE + CLEAR).encode())
        except BaseException:
            guard.restore()
            raise
        return guard

    def write(self, data: bytes) -> None:
        """Send bytes, all of them."""
        write_all(self.fd_out, data)

    def restore(self) -> None:
        """Give the terminal back as it was; the second call does nothing."""
        if self._owns:
            self._give_back()
            self._unwatch()

    def end(self, code: int, before: Callable[[], object]) -> bool:
        """Give the terminal back and end the process at once, from any thread; False where another owner has it.

        Args:
            code: Of the process.
            before: What is to be done first.
        """
        with self.changing:
            if not self._owns:
                return False
            before()
            self._give_back()
            os._exit(code)

    def release(self) -> None:
        """Leave the terminal, as it is now, to another owner, who has its own handlers in place."""
        self._owns = False
        handler = self._handlers.pop(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGINT, handler)
        self._handlers.clear()

    def _give_back(self) -> None:
        self._owns = False
        way_back = SHOW + LEAVE if self.dialect.alternates else SHOW + CLEAR
        # Where the terminal is gone there is nothing left to restore.
        with suppress(OSError):
            self.write(way_back.encode())
        with suppress(termios.error, OSError):
            termios.tcsetattr(self.fd_in, termios.TCSANOW, self.attributes)

    def _watch(self) -> None:
        for number in _SIGNALS:
            self._handlers[number] = signal.signal(number, self._leave)
        # A stop would leave the shell with a raw terminal, and the next owner, who can stop in order, is near.
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def _unwatch(self) -> None:
        while self._handlers:
            number, handler = self._handlers.popitem()
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        """Restore and end: os._exit, since the code below may be anywhere, an import or a lock included."""
        if self._owns:
            self._give_back()
        os._exit(128 + number)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.restore()


def set_raw(fd: int, *, without: int = 0) -> None:
    """Keys one by one and untranslated, without echo; bytes out as they are; signals stay unless `without` is ISIG.

    TCSANOW, as every other way drops keys typed so far; ICRNL is cleared so that Enter is not Ctrl+J; OPOST is cleared
    so that a line feed keeps its column.
    """
    attributes = termios.tcgetattr(fd)
    attributes[_IFLAG] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    attributes[_OFLAG] &= ~termios.OPOST
    attributes[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | without)
    attributes[_CC][termios.VMIN] = 1
    attributes[_CC][termios.VTIME] = 0
    termios.tcsetattr(fd, termios.TCSANOW, attributes)


def write_all(fd: int, data: bytes) -> None:
    """Write until everything is written; waits for a slow terminal, also where it is set non-blocking.

    Raises:
        OSError: If the terminal is gone.
    """
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(fd, view) :]
        except BlockingIOError:
            import select  # noqa: PLC0415 - only for a terminal that another program has set non-blocking

            select.select([], [fd], [], 1.0)
