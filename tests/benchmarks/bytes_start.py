"""How soon after its start a program answers, beside `import textual.app` in the same rounds."""

import compileall
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Mapping
from typing import NamedTuple

from tests.benchmarks.bytes_runs import ROOT, Program
from tests.terminal.emulators import Emulator

SIZE = (120, 40)
FIRST_TEXT = re.compile(r"\w{4,}")
LIMIT = 30.0
"""Seconds that anything may take."""
IMPORT = (sys.executable, "-c", "import textual.app; print('ready')")
FIRST = "first text"
MOVEMENT = "answer to a movement key"
ROWS = {
    MOVEMENT: ("Z", re.compile(r"All folds are open")),
    "answer to ?": ("?", re.compile(r"Backspace")),
    "answer to /": ("/", re.compile(r"words, then Enter")),
    "answer to M by the app: the full take-over": ("M", re.compile(r"The mouse is the")),
}
"""Key sent when the first text is there, and what its answer shows."""


class Moment(NamedTuple):
    """When something stood on the screen: milliseconds since the start, and of the program's CPU."""

    wall: float
    cpu: float


def compiled() -> None:
    """Write byte code as an installation does, also where the environment says that Python shall write none."""
    compileall.compile_dir(str(ROOT / "reader"), quiet=2)


def shown(argv: list[str], environ: Mapping[str, str], key: str, answer: re.Pattern[str]) -> tuple[Moment, Moment]:
    """The moments of the first text and of the answer to a key that is sent at that moment; no key: twice the first.

    Raises:
        RuntimeError: If the answer does not come.
    """
    emulator = Emulator(*SIZE)
    started = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ.update(environ)
        os.execvp(argv[0], argv)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    first: Moment | None = None
    try:
        while select.select([master], [], [], LIMIT)[0]:
            data = os.read(master, 65536)
            now = Moment((time.perf_counter() - started) * 1000, _cpu(pid))
            text = emulator.feed(data.decode("utf-8", "replace")).text()
            if first is None and FIRST_TEXT.search(text):
                first = now
                os.write(master, key.encode())
            if first is not None and (not key or answer.search(text)):
                return first, now
        raise RuntimeError(f"no answer to {key!r}")
    except OSError as problem:
        raise RuntimeError(f"ended before it answered {key!r}") from problem
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(master)


def _cpu(pid: int) -> float:
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        user, system = file.read().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


def answers(program: Program, rounds: int) -> dict[str, float]:
    """Print and return, for each row, times and ratios to the import: medians, and the least of all rounds."""
    environ = dict(entry.split("=", 1) for entry in program.environ) | {"TERM": "xterm-256color"}
    # A place that another session has left would be another first screen; these are killed and leave none.
    environ["XDG_STATE_HOME"] = os.path.join(environ["XDG_STATE_HOME"], "start")
    compiled()
    # What was opened before is what is opened most often.
    shown(program.argv, environ, *ROWS[MOVEMENT])
    shown(program.argv, environ, "", FIRST_TEXT)
    figures: dict[str, float] = {}
    moments: dict[str, list[Moment]] = {name: [] for name in (FIRST, *ROWS)}
    imports: list[Moment] = []
    for _ in range(rounds):
        for title, (key, answer) in ROWS.items():
            first, answered = shown(program.argv, environ, key, answer)
            moments[FIRST].append(first)
            moments[title].append(answered)
            imports.append(shown(list(IMPORT), environ, "", FIRST_TEXT)[0])
    for title, ours in moments.items():
        for field in Moment._fields:
            mine, theirs = ([getattr(moment, field) for moment in found] for found in (ours, imports))
            middle, least = statistics.median(mine) / statistics.median(theirs), min(mine) / min(theirs)
            figures[f"{title}, {field}"] = middle
            print(f"{title}, {field}: {statistics.median(mine):.0f} ms, {middle:.2f} of the import (least {least:.2f})")
    return figures
