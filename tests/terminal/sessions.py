"""Programs on a real pseudo-terminal."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from tests.terminal.emulators import LIMIT, Emulator, Shown

APP_IS_UP = b"\x1b]22;"
"""Textual sets the shape of the mouse pointer when its first screen is there."""
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
    "f12": "\x1b[24~",
}  # fmt: skip


# What the apps of these tests say to F12 when they are at rest; see resting.py.
_ANSWER = re.compile(rb"\x1b\]2;at rest (\d+) (\d+)\a")

LEFT, RIGHT = sorted(str(path) for path in (ROOT / "corpus").glob("*.txt"))[1:5:3]


class Session:
    """One program, its terminal, and an emulator that shows what it wrote."""

    def __init__(
        self,
        *argv: str,
        columns: int = 80,
        lines: int = 24,
        synchronises: bool = True,
        controls: bool = True,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Start a program; one whose terminal does not control it gets no signal from it."""
        self.master, self.slave = pty.openpty()
        self.set_size(columns, lines)
        self.before = termios.tcgetattr(self.slave)
        base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        told, tell = os.pipe()
        self._told = open(told, "rb", buffering=0)  # noqa: SIM115 - it lives as long as the session
        base |= {
            "LANG": "C.UTF-8",
            "TELL": str(tell),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
            "TEXTUAL_ANIMATIONS": "none",
        }
        launch = [sys.executable, "-c", _LAUNCH] if controls else []
        self.process = subprocess.Popen(
            [*launch, sys.executable, *argv], stdin=self.slave, stdout=self.slave, stderr=self.slave,
            start_new_session=True, pass_fds=(tell,), env=base | dict(environ or {}),
        )  # fmt: skip
        os.close(tell)
        self.emulator = Emulator(columns, lines)
        self.bytes = 0
        self.log = b""
        self.is_open = True
        self._synchronises = synchronises
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def set_size(self, columns: int, lines: int) -> None:
        self.size = (columns, lines)
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

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until something is the case."""
        until = time.monotonic() + LIMIT
        while not condition():
            if time.monotonic() > until:
                raise AssertionError(f"{what} did not come; there is\n{self.emulator.text()}")
            if self.is_open:
                self.pump(0.02)
            else:
                time.sleep(0.02)

    def wait_for(self, text: str) -> None:
        self.until(lambda: text in self.emulator.text(), repr(text))

    def wait_for_screen(self, shown: Shown) -> None:
        self.until(lambda: self.emulator.shown() == shown, "the screen that was there before")

    def wait_for_end(self) -> int:
        """The exit status; the terminal is read meanwhile."""
        self.until(lambda: self.process.poll() is not None, "the end of the program")
        if self.is_open:
            self.pump()
        return self.process.returncode

    def wait_for_stop(self) -> None:
        """The program sleeps, by Ctrl+Z or SIGSTOP."""
        self.until(lambda: os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG) is not None, "a stop")
        self.pump()

    def catch_up(self) -> None:
        """Wait until the app has drawn all it was told, for the size of now, and all of that has been read."""
        rests = 0
        # What is drawn may follow an answer in the same write: the second answer comes behind it.
        while rests < 2:
            seen = len(_ANSWER.findall(self.log))
            self.send("f12")
            self.until(lambda seen=seen: len(_ANSWER.findall(self.log)) > seen, "an answer")  # type: ignore[misc]
            columns, lines = _ANSWER.findall(self.log)[-1]
            rests = rests + 1 if (int(columns), int(lines)) == self.size else 0

    def drawn(self) -> bytes:
        """All bytes so far but the answers."""
        return _ANSWER.sub(b"", self.log)

    def drawn_for(self, *keys: str) -> bytes:
        """What the app sends for some keys."""
        self.catch_up()
        mark = len(self.drawn())
        self.send(*keys)
        self.catch_up()
        return self.drawn()[mark:]

    def hear(self, word: bytes) -> None:
        """Wait until the app says a word beside its terminal: `rest` for F12, `left` at an end in order."""
        heard = b""
        until = time.monotonic() + LIMIT
        while word not in heard.split():
            if not select.select([self._told], [], [], max(0, until - time.monotonic()))[0]:
                raise AssertionError(f"{word!r} was not said, but {heard!r}")
            more = self._told.read(4096)
            assert more, f"the program ended and said {heard!r}, not {word!r}"
            heard += more

    def rest_unseen(self) -> None:
        """Wait until the app has done all it was told, though its terminal takes nothing."""
        while select.select([self._told], [], [], 0)[0]:
            self._told.read(4096)
        self.send("f12")
        self.hear(b"rest")

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
            self.process.wait(LIMIT)
        self._told.close()
        for fd in (self.master, self.slave):
            if fd >= 0:
                os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def reader(*options: str, columns: int = 100, lines: int = 30, **environ: str) -> Session:
    """The app of two columns on two articles of the corpus."""
    return Session(COLUMNS_APP, *options, LEFT, RIGHT, columns=columns, lines=lines, environ=environ)
