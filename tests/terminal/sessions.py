"""Programs on a real pseudo-terminal."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.terminal.emulators import Emulator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COLUMNS_APP = str(HERE / "columns_app.py")
WIDGETS_APP = str(HERE / "widgets_app.py")
# A new session takes the terminal for its own before it becomes the program.
_LAUNCH = "import fcntl,os,sys,termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "backspace": "\x7f",
    "space": " ", "ctrl+l": "\x0c", "ctrl+z": "\x1a", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
}  # fmt: skip


LEFT, RIGHT = sorted(str(path) for path in (ROOT / "corpus").glob("*.txt"))[1:5:3]


class Session:
    """One program, its terminal, and an emulator that shows what it wrote."""

    def __init__(
        self,
        *argv: str,
        columns: int = 80,
        lines: int = 24,
        synchronises: bool = True,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.set_size(columns, lines)
        self.before = termios.tcgetattr(self.slave)
        base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        base |= {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
            "TEXTUAL_ANIMATIONS": "none",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, sys.executable, *argv],
            stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True, env=base | dict(environ or {}),
        )  # fmt: skip
        self.emulator = Emulator(columns, lines)
        self.bytes = 0
        self.log = b""
        self.is_open = True
        self._synchronises = synchronises
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def resize(self, columns: int, lines: int) -> None:
        self.pump()
        self.emulator.resize(columns, lines)
        self.set_size(columns, lines)

    def send(self, *keys: str) -> None:
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())

    def pump(self, seconds: float = 0.0) -> bool:
        """Read what is there, waiting up to `seconds` for the first of it."""
        got = False
        while self.is_open and select.select([self.master], [], [], 0 if got else seconds)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                data = b""
            if not data:
                self.is_open = False
                break
            got = True
            self.bytes += len(data)
            self.log += data
            self.emulator.feed(self._decode(data))
            if b"\x1b[?2026$p" in data and self._synchronises:
                os.write(self.master, b"\x1b[?2026;2$y")
        return got

    def settle(self, quiet: float = 0.1, limit: float = 5.0) -> int:
        """Read until nothing comes for `quiet` seconds; returns the bytes."""
        start, until = self.bytes, time.monotonic() + limit
        while time.monotonic() < until and self.pump(quiet):
            pass
        return self.bytes - start

    def answer(self, limit: float = 5.0) -> int:
        """Wait for the first byte, then until it is quiet; returns the bytes."""
        start = self.bytes
        self.pump(limit)
        self.settle()
        return self.bytes - start

    def wait_for(self, text: str, limit: float = 10.0) -> None:
        until = time.monotonic() + limit
        while text not in self.emulator.text():
            self.pump(0.05)
            if time.monotonic() > until:
                raise AssertionError(f"{text!r} was not shown in\n{self.emulator.text()}")

    def wait_for_end(self, limit: float = 10.0) -> int:
        """The exit status; the terminal is read meanwhile."""
        until = time.monotonic() + limit
        while self.process.poll() is None:
            self.pump(0.02)
            if time.monotonic() > until:
                raise AssertionError("the program did not end")
        self.pump()
        return self.process.returncode

    def is_restored(self) -> bool:
        """Whether the terminal is as it was before, by its attributes and by what it was last told."""
        text = self.log.decode()
        told = all(
            text.rfind(off) >= text.rfind(on)
            for on, off in [
                ("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?25l", "\x1b[?25h"), ("\x1b[?7l", "\x1b[?7h"),
                ("\x1b[?2004h", "2004l"), ("\x1b[?1004h", "1004l"), ("1006h", "1006l"), ("\x1b[>25u", "\x1b[<u"),
            ]
        )  # fmt: skip
        return told and termios.tcgetattr(self.slave) == self.before

    def hang_up(self) -> None:
        """The line drops: both ends are closed."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1
        self.is_open = False

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(5)
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def reader(*options: str, columns: int = 100, lines: int = 30, switch: str = "") -> Session:
    """The app of two columns on two articles of the corpus."""
    return Session(COLUMNS_APP, *options, LEFT, RIGHT, columns=columns, lines=lines, environ={"COLUMNS_PLAIN": switch})
