"""A folder with an article for one trial of faults, and what the trials share."""

import contextlib
import os
import random
import select
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.notes.opening import ArticleText, Session
from reader.notes.places import Homes
from reader.notes.schema import timestamp
from reader.notes.store import Store
from reader.pair import Pair, Span

PATIENCE = 120
"""Seconds in which a process on a busy machine says something."""
EVERY = 10
"""Seconds between two lines of progress."""
TEXT = "A headline\n\n" + "\n\n".join(
    f"Paragraph {n} says that {n * 37} people met in town {n % 7}." for n in range(40)
)
BODIES = (
    "", "x", "no", "12:30", "010", "a\nb", "line one\n\n  three", "t: #x", "é“q”", "- a", "a\tb", " lead", "trail ", "\u2028x",
    "{x}", "multi\nline\n", '"q"', "it's # here", "|", "a: b\r\nc", "\x1b[31m", "\ufeff", "<<<<<<< ours", "日本語\nテキスト", "*a &b !c",
)  # fmt: skip


class Found(NamedTuple):
    """What a run of faults has shown."""

    tried: int
    bad: list[str]
    """What must not be, a line each."""
    note: str = ""


class Progress:
    """A line to stderr now and then, by which a long run can be told from one that hangs."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._began = self._told = time.monotonic()

    def at(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            print(f"    {done} of {self._total} after {now - self._began:.0f} s", file=sys.stderr, flush=True)


class Room:
    """A folder with an article, and homes for the notes."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="diptych-faults-"))
        (self.root / "articles").mkdir()
        self.article = self.root / "articles" / "story.txt"
        self.article.write_text(TEXT)
        self.homes = Homes(str(self.root / "state"), str(self.root / "data"))

    def store(self, author: str = "mia", *, background: bool = False, clock: Callable[[], str] = timestamp) -> Store:
        """A session."""
        article = ArticleText(str(self.article), TEXT, "0" * 64, "A headline")
        return Store([article], Session(author, self.homes, clock=clock, background=background))

    def stranger(self) -> Store:
        """Somebody else at the same article, on another machine: knows nothing of our journals."""
        homes = Homes(str(self.root / "state of eve"), str(self.root / "data of eve"))
        article = ArticleText(str(self.article), TEXT, "0" * 64, "A headline")
        return Store([article], Session("eve", homes, background=False))

    @property
    def sidecar(self) -> Path:
        """Where the notes go."""
        return self.article.with_name("story.txt.diptych.yaml")

    def bodies(self) -> dict[str, str]:
        """What a new session sees, and with it the recovery."""
        store = self.store()
        seen = {each.note.id: each.note.body for each in store.notes()}
        store.close()
        return seen

    def remove(self) -> None:
        """Away with it."""
        shutil.rmtree(self.root, ignore_errors=True)


@contextlib.contextmanager
def room() -> Iterator[Room]:
    """A room for one trial."""
    made = Room()
    try:
        yield made
    finally:
        made.remove()


def forked() -> int:
    """A child process; Python 3.12 warns of threads, of which none of ours runs here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def span(dice: random.Random) -> Pair[Span | None]:
    """A passage of the article."""
    start = dice.randrange(len(TEXT) - 60)
    return Pair(Span(start, start + dice.randrange(1, 60)), None)


def drained(pipe: int) -> list[str]:
    """The whole lines of a pipe, once its writer is gone."""
    parts: list[bytes] = []
    while True:
        if not select.select([pipe], [], [], PATIENCE)[0]:
            raise TimeoutError(f"a process has said nothing for {PATIENCE} s")
        part = os.read(pipe, 65536)
        if not part:
            break
        parts.append(part)
    os.close(pipe)
    return b"".join(parts).decode().split("\n")[:-1]
