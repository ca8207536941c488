"""The real program on a real terminal, with texts that mean harm and keys at random."""

import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.commands import COMMANDS
from tests.benchmarks.hostile_bytes import foreign
from tests.terminal.sessions import Session

_NAMED: Final = {
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "end": "\x1b[F", "home": "\x1b[H", "enter": "\r", "tab": "\t", "space": " ",
    "up": "\x1b[A", "down": "\x1b[B", "backspace": "\x7f", "ctrl+p": "\x10", "ctrl+l": "\x0c", "ctrl+r": "\x12", "ctrl+x": "\x18",
}  # fmt: skip
_KEYS: Final = sorted({key for command in COMMANDS for key in command.keys} - {"q", "%"})
_TYPED: Final = (
    "\x04",
    "\x1b",
    "q",
    "word ",
    "[/]",
    "\x1b[200~pasted \x1b]0;6661\x07\x1b[201~",
    "\x1b[C",
    "\x1b[D",
    "\x1b[Z",
)
SIZES: Final = ((120, 40), (80, 24), (59, 11), (100, 30))


def terminal_session(paths: tuple[str, ...], dice: random.Random, home: str) -> Iterator[tuple[str, str]]:
    """What is wrong with what the program writes for these articles: kind and words."""
    named = paths if dice.random() < 0.7 else (str(Path(paths[0]).parent),)
    columns, lines = dice.choice(SIZES)
    environ = {"HOME": home, "EDITOR": "true", "VISUAL": "true"}
    pressed: list[str] = []
    with Session("-m", "reader", *named, columns=columns, lines=lines, environ=environ) as at:
        at.until(lambda: at.log.count(b"\x1b[?1002") > 0 or at.process.poll() is not None, "the app")
        at.settle(0.2, 3)
        for _ in range(30):
            key = dice.choice(_KEYS) if dice.random() < 0.8 else dice.choice(_TYPED)
            pressed.append(key)
            if at.process.poll() is not None:
                break
            at.send(_NAMED.get(key, key))
            at.pump(0.02)
        _rest(at)
        if at.process.poll() is None:
            yield from _anew(at, pressed)
            at.process.send_signal(signal.SIGTERM)
        code = at.wait_for_end()
        if code not in {0, 1, 143} or (code == 1 and "diptych" not in at.emulator.text()):
            yield "crash", f"exit code {code} after {pressed}"
        if at.is_open and not at.is_restored():
            yield "crash", f"the terminal is not as it was after {pressed}"
        kept = Path(home, ".local/state/diptych/crash.txt")
        if kept.exists():
            yield "crash", f"{kept.read_text()[-600:]} after {pressed}"
        try:
            text = at.log.decode()
        except UnicodeDecodeError as problem:
            yield "foreign", f"{problem} after {pressed}"
            text = at.log.decode("utf-8", "replace")
        # Keys that come when the program has left are echoed by the terminal itself, a tab as it is.
        shown, left, rest = text.rpartition("\x1b[?2004l")
        for words in foreign(shown + left + rest.replace("\t", ""), clipboard="y" in pressed):
            yield "foreign", f"{words} after {pressed}"


def _anew(at: Session, pressed: list[str]) -> Iterator[tuple[str, str]]:
    """A screen that is drawn anew is the one that was there, but for the last row: a notice ends with any key."""
    before = at.emulator.shown()
    at.send("ctrl+l")
    _rest(at)
    after = at.emulator.shown()
    for number, (was, now) in enumerate(zip(before[:-1], after[:-1], strict=True)):
        if was != now:
            texts = ["".join(str(cell[0]) for cell in row) for row in (was, now)]
            yield "widths", f"row {number} was {texts[0]!r} and is {texts[1]!r} after {pressed}"


def _rest(at: Session) -> None:
    """Wait until the program neither writes nor works."""
    # Long enough for a palette that says after half a second that it has found nothing.
    quiet, worked = 0, -1.0
    while quiet < 7 and at.process.poll() is None:
        wrote = at.pump(0.15)
        now = _worked(at.process.pid)
        quiet = 0 if wrote or now > worked + 1 else quiet + 1
        worked = now


def _worked(process: int) -> float:
    """Clock ticks that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return float(fields[11]) + float(fields[12])
