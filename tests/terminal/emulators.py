"""Terminals that are not ours, to say what bytes make of a screen."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pyte
from wcwidth import wcwidth

from reader.terminal.cells import Row
from reader.terminal.sgr import change
from reader.terminal.style import PLAIN

Shown = list[list[tuple[object, ...]]]
LIMIT = 60.0
"""Seconds that a busy machine may need for anything; a quick one goes on as soon as it has come."""


class _Screen(pyte.Screen):
    """pyte's screen with the repeating that it lacks, and without answers."""

    def repeat(self, count: int = 1) -> None:
        x = self.cursor.x - 1
        self.draw(self.buffer[self.cursor.y][x].data * (count or 1))

    def delete_lines(self, count: int | None = None) -> None:
        # pyte forgets to move a line that nothing was ever written to: what stood in its new place stays.
        for y in range(self.lines):
            self.buffer.setdefault(y, self.buffer[y])
        super().delete_lines(count)

    def report_device_status(self, mode: int, **options: object) -> None:
        """Nothing is answered."""

    def report_device_attributes(self, mode: int = 0, **options: object) -> None:
        """Nothing is answered."""


class _Stream(pyte.Stream):
    csi = pyte.Stream.csi | {"b": "repeat"}
    events = pyte.Stream.events | {"repeat"}


class Emulator:
    """pyte, as a terminal that does not wrap."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen = _Screen(columns, lines)
        self._stream = _Stream(self.screen)
        self._stream.feed("\x1b[?7l")

    def feed(self, text: str) -> "Emulator":
        self._stream.feed(text)
        return self

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)

    def shown(self) -> Shown:
        """Every cell with its style."""
        screen = self.screen
        rows = [[tuple(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]
        for row in rows:
            for x, (text, *look) in enumerate(row):
                # pyte leaves the right half of a wide character whose left half is gone; a terminal blanks it.
                if text == "" and (x == 0 or wcwidth(str(row[x - 1][0])[:1] or " ") != 2):
                    row[x] = (" ", *look)
        return rows

    def text(self) -> str:
        return "\n".join(self.screen.display)


def painted_plainly(rows: list[Row]) -> str:
    """The obvious way to show a screen: each cell with its whole style, row by row."""
    out = ["\x1b[m\x1b[2J"]
    for y, row in enumerate(rows):
        out.append(f"\x1b[{y + 1};1H")
        for cell in row:
            if cell[0]:
                out.append(change(PLAIN, cell[1]) + cell[0] + "\x1b[m")
    return "".join(out)


class Tmux:
    """A tmux server of its own; `shown` gives what a pane shows after some bytes, in tmux's own words."""

    def __init__(self, name: str) -> None:
        self._name = f"{name}-{os.getpid()}"
        # With no session left the server ends, and a new one would race with its end.
        self.run("new-session", "-d", "-s", "keep", "sleep 900")
        self.run("set-option", "-g", "status", "off")

    def run(self, *arguments: str) -> str:
        # The environment of the one who runs the tests may be inside a tmux of theirs.
        done = subprocess.run(
            ["tmux", "-u", "-L", self._name, "-f", "/dev/null", *arguments],
            capture_output=True, text=True, encoding="utf-8", check=False,
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )  # fmt: skip
        return done.stdout

    def open(self, session: str, command: str, columns: int, lines: int) -> None:
        self.run("new-session", "-d", "-s", session, "-x", str(columns), "-y", str(lines), command)

    def press(self, session: str, *keys: str) -> None:
        self.run("send-keys", "-t", session, *keys)

    def capture(self, session: str) -> str:
        """What a pane shows, with its styles."""
        return self.run("capture-pane", "-e", "-p", "-N", "-t", session)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + LIMIT
        while not condition():
            if time.monotonic() > until:
                raise AssertionError(f"{what} did not come; tmux has {self.run('list-panes', '-a')}")
            time.sleep(0.02)

    def wait_for(self, session: str, text: str) -> None:
        self.wait(lambda: text in self.run("capture-pane", "-p", "-t", session), repr(text))

    def wait_for_title(self, session: str, title: str) -> None:
        """A title that is sent behind what is to be shown says that tmux has read it."""
        self.wait(lambda: title in self.run("display-message", "-p", "-t", session, "#{pane_title}"), title)

    def shown(self, written: str, columns: int, lines: int) -> Shown:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", delete=False) as file:
            file.write(f"\x1b[?7l{written}\x1b]2;all is read\a")
        try:
            self.open("s", f"stty raw -echo; cat {file.name}; sleep 900", columns, lines)
            self.wait_for_title("s", "all is read")
            # Erased and written blanks are captured differently, so the capture is read as cells.
            emulator = Emulator(columns, lines)
            for y, line in enumerate(self.capture("s").split("\n")[:lines]):
                emulator.feed(f"\x1b[{y + 1};1H{line}")
            return emulator.shown()
        finally:
            self.run("kill-session", "-t", "s")
            Path(file.name).unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.run("kill-server")
