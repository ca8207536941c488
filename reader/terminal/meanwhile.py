"""Keys answered on a painted screen while its app is still being imported, in a thread of its own.

    painter.paint(rows)
    painter.meanwhile = Meanwhile(painter, answers)     # answers.take(key) -> bool, answers.rows() -> rows
    ...                                                 # import the rest
    DifferenceDriver.take_over(painter)
    ...                                                 # the app is up: before its first frame
    painter.meanwhile.end()                             # from here on the app answers, from where `answers` is now

Keys are answered in order. The first that is not taken ends it: that one and all that follow are kept, as they came,
for the app. What the terminal answers to questions of the app is kept for it and ends nothing.
"""

import os
import select
import threading
from typing import TYPE_CHECKING, Final, Protocol

from reader.terminal.keys import typed
from reader.terminal.size import screen_size

if TYPE_CHECKING:
    from reader.terminal.painter import FirstPainter, Pieces

READ: Final = 4096
"""Bytes taken from the terminal at once; what is typed meanwhile is answered by one frame."""


class Answers(Protocol):
    """What a key does to a screen."""

    def take(self, key: str) -> bool:
        """Do what a key says, or leave it to the app (False); what raises is left to the app as well."""

    def rows(self) -> "Pieces":
        """The screen as it is to be shown now."""


class Meanwhile:
    """A thread that reads keys, and paints what they lead to."""

    def __init__(self, painter: "FirstPainter", answers: Answers) -> None:
        self._painter = painter
        self._answers = answers
        self._kept: list[bytes] = []
        self._part = b""
        self._stop, self._stopper = self._ends = list(os.pipe())
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="meanwhile", daemon=True)
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether nothing is painted any more."""
        return self._ended.is_set()

    def end(self, seconds: float | None = None) -> bool:
        """Answer no more keys, and wait for the last answer to be painted; False where that takes longer."""
        if not self.has_ended:
            os.write(self._stopper, b".")
        if not self._ended.wait(seconds):
            return False
        while self._ends:
            os.close(self._ends.pop())
        return True

    def kept(self, seconds: float) -> bytes | None:
        """What came and was not answered; None where there are still keys being answered after so many seconds."""
        return b"".join(self._kept) + self._part if self._ended.wait(seconds) else None

    def _run(self) -> None:
        try:
            while self._stop not in select.select([self._painter.fd_in, self._stop], [], [])[0]:
                # A screen that has changed its size is the app's: it will paint all of it.
                if self._painter.size != screen_size(self._painter.fd_out):
                    break
                data = os.read(self._painter.fd_in, READ)
                if not data or not self._answered(data):
                    break
        except OSError:
            pass  # The terminal is gone: the app, or the guard's handlers, see that as well.
        finally:
            self._ended.set()

    def _answered(self, data: bytes) -> bool:
        """Answer keys and show the outcome; whether all of them were taken."""
        keys, self._part = typed(self._part + data)
        changed, taken = False, True
        for key in keys:
            if key.is_reply or not taken:
                self._kept.append(key.data)
                continue
            taken = bool(key.key) and self._takes(key.key)
            changed = changed or taken
            if not taken:
                self._kept.append(key.data)
        if changed:
            self._painter.paint(self._answers.rows())
        return taken

    def _takes(self, key: str) -> bool:
        try:
            return self._answers.take(key)
        except Exception:  # noqa: BLE001 - the app meets the same key, and says what is wrong
            return False
