"""The same keys for an app under the difference driver and under Textual's own: the screens must be the same."""

import random
import time
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.terminal.emulators import LIMIT
from tests.terminal.sessions import LEFT, RIGHT, WIDGETS_APP, Session

SIZES = [(80, 24), (120, 40), (61, 17)]
KEYS = [
    "tab", "tab", "shift+tab", "down", "down", "up", "pgdn", "pgup", "home", "end", "left", "right", "enter", "backspace",
    "a", "é", "日", "space", "f2", "f3", "f4", "f4", "f5",
]  # fmt: skip


def difference_of(one: Session, other: Session) -> str:
    """Where two screens differ, once both are quiet; empty when they do not."""
    until = time.monotonic() + LIMIT
    while True:
        while one.pump(0.02) | other.pump(0.02):
            pass
        left, right = one.emulator.shown(), other.emulator.shown()
        if left == right:
            return ""
        if time.monotonic() > until:
            return "\n".join(
                f"row {y} column {x}: {ours} is not {theirs}"
                for y, rows in enumerate(zip(left, right, strict=True))
                for x, (ours, theirs) in enumerate(zip(*rows, strict=True))
                if ours != theirs
            )


class Subject(NamedTuple):
    """An app that can be run under either driver."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    shows: str
    """What stands on its first screen."""
    keys: list[str]
    switch: dict[str, str]
    """What the environment must hold for Textual's own bytes."""
    answers: bool
    """Whether it says when it is at rest."""


WIDGETS = Subject((WIDGETS_APP,), (WIDGETS_APP, "--plain"), "option 3", KEYS, {}, answers=True)
_READER = ("-m", "reader", LEFT, RIGHT)
READER = Subject(
    _READER, _READER, "WION", list("jjkkgGlLdDsoOzZcbF?np=1fM") + KEYS[3:11], {"DIPTYCH_PLAIN_DRIVER": "1"},
    answers=False,
)  # fmt: skip


def prove(seed: int, keys: int, resizes: int = 0, subject: Subject = WIDGETS) -> str:
    """Press `keys` random keys, with changes of size between them; returns what differed, or nothing."""
    chance = random.Random(seed)
    columns, lines = chance.choice(SIZES)
    with (
        TemporaryDirectory() as home,
        TemporaryDirectory() as other,
        Session(*subject.ours, columns=columns, lines=lines, environ={"HOME": home}) as ours,
        Session(*subject.theirs, columns=columns, lines=lines, environ={"HOME": other} | subject.switch) as theirs,
    ):
        rest = Session.catch_up if subject.answers else Session.settle
        for session in (ours, theirs):
            session.wait_for(subject.shows)
            rest(session)
        pressed = []
        when = set(chance.sample(range(keys), resizes))
        for number in range(keys):
            if number in when:
                # Not one cell: what is told there Textual lays out by chance, under its own driver as well.
                size = chance.choice([*SIZES, (100, 30), (30, 8)])
                pressed.append(f"{size[0]}x{size[1]}")
                for session in (ours, theirs):
                    session.resize(*size)
            else:
                pressed.append(chance.choice(subject.keys))
                for session in (ours, theirs):
                    session.send(pressed[-1])
            for session in (ours, theirs):
                rest(session)
            found = difference_of(ours, theirs)
            if found:
                return f"seed {seed}, after {' '.join(pressed)}:\n{found}"
    return ""
