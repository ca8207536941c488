"""The two ends of a terminal: keys come in by one, bytes go out by the other."""

import os
import sys
import termios
import time
from contextlib import suppress

from reader.terminal.guard import LEAVE, SHOW, Attributes, set_raw, write_all
from reader.terminal.size import screen_size

_AGAIN = 0.005
"""Seconds until a read is tried again where another program has set the terminal non-blocking."""


class Device:
    """A terminal by its file descriptors."""

    def __init__(self, fd_in: int, fd_out: int) -> None:
        self.fd_in = fd_in
        """Where keys come from."""
        self.fd_out = fd_out
        """Where bytes go."""

    def size(self) -> tuple[int, int]:
        """Columns and lines; 80 by 24 where it does not say."""
        return screen_size(self.fd_out)

    def make_raw(self) -> None:
        """Raw as `set_raw` has it, without signals from keys unless TEXTUAL_ALLOW_SIGNALS asks for them."""
        with suppress(termios.error, OSError):
            set_raw(self.fd_in, without=0 if os.environ.get("TEXTUAL_ALLOW_SIGNALS") else termios.ISIG)

    def read(self) -> bytes:
        """Wait for keys; nothing when the terminal is gone."""
        while True:
            try:
                return os.read(self.fd_in, 4096)
            except BlockingIOError:
                time.sleep(_AGAIN)
            except OSError:
                return b""

    def write(self, data: bytes) -> None:
        """Send bytes, all of them, however long that takes.

        Raises:
            OSError: If the terminal is gone.
        """
        write_all(self.fd_out, data)

    def restore(self, attributes: Attributes | None, modes: str) -> None:
        """Give the terminal back at once, without waiting for anything: `modes` off, then the shell's screen."""
        with suppress(OSError):
            os.set_blocking(self.fd_out, False)
            os.write(self.fd_out, (modes + SHOW + LEAVE).encode())
        with suppress(OSError):
            os.set_blocking(self.fd_out, True)
        if attributes is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self.fd_in, termios.TCSANOW, attributes)


def screen_fd() -> int:
    """The standard output where it is a terminal, else the standard error."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and stream.isatty():
            return stream.fileno()
    return 2
