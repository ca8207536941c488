"""The terminal of the linear reader: keys one by one, lines of text, nothing else; no cursor is moved, no colour sent.

What is typed at a question is kept here and not in the terminal's own line, so that none of it is lost when the line
drops. Signals are waited for together with keys: between two of them everything is in order, and where something takes
too long a timer ends the program all the same.
"""

import base64
import os
import select
import signal
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType
from typing import Any, Final, Self

from reader.linear.line import TypedLine, broken, edited
from reader.linear.talk import Ask, Copy, Talk
from reader.session import Progress
from reader.terminal.abilities import dialect
from reader.terminal.guard import write_all
from reader.terminal.keys import Typed, typed
from reader.terminal.size import screen_size
from reader.text.gate import display

LAST_RESORT: Final = 0.7
"""Seconds after a signal until the program ends, whatever it is doing: within a second, as is promised."""
PROGRESS_SECONDS: Final = 3.0
"""Between two lines that say how far a work has come."""
_IFLAG, _LFLAG, _CC = 0, 3, 6
_SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM)


class Ended(Exception):
    """A signal, or a terminal that is gone, ends the program."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number
        """Exit code."""


def nothing() -> None:
    """What is to be done at the end while nothing is open."""


class Console:
    """A terminal by its two ends, in which keys come at once and are not echoed."""

    def __init__(self, fd_in: int, fd_out: int, encoding: str, environ: Mapping[str, str]) -> None:
        self._fd_in = fd_in
        self._fd_out = fd_out
        self._encoding = encoding
        self._takes_strings = dialect(environ).ignores
        self._shell = termios.tcgetattr(fd_in)
        self._wake = os.pipe()
        self._signal = 0
        self._keys: deque[Typed] = deque()
        self._part = b""
        self._takes_offers = False
        self.before_end: Callable[[], object] = nothing
        """What the last resort does before it ends the program: quick, and in a thread of its own."""

    def __enter__(self) -> Self:
        for number in _SIGNALS:
            signal.signal(number, self._ending)
        signal.signal(signal.SIGTSTP, lambda _number, _frame: self._suspend())
        # A shell that takes a stopped program up again may have set the terminal for itself meanwhile.
        signal.signal(signal.SIGCONT, lambda _number, _frame: self._set())
        self._set()
        return self

    def __exit__(self, *_problem: object) -> None:
        with suppress(termios.error, OSError):
            termios.tcsetattr(self._fd_in, termios.TCSANOW, self._shell)

    def _set(self) -> None:
        """Keys at once and without echo."""
        try:
            attributes: list[Any] = termios.tcgetattr(self._fd_in)
        except (termios.error, OSError):
            return  # It is gone, which the next read finds.
        attributes[_IFLAG] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
        attributes[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        attributes[_CC] = [*attributes[_CC]]
        attributes[_CC][termios.VMIN], attributes[_CC][termios.VTIME] = 1, 0
        with suppress(termios.error, OSError):
            termios.tcsetattr(self._fd_in, termios.TCSANOW, attributes)

    def _ending(self, number: int, _frame: FrameType | None) -> None:
        if self._signal:
            return
        self._signal = number
        timer = threading.Timer(LAST_RESORT, self._end_at_once, (number,))
        timer.daemon = True
        timer.start()
        os.write(self._wake[1], b".")

    def _end_at_once(self, number: int) -> None:
        with suppress(Exception):
            self.before_end()
        self.__exit__()
        os._exit(128 + number)

    # Lines

    def say(self, line: str) -> None:
        """A line, whole, broken between words where the terminal is too narrow for it."""
        self._write("".join(f"{row}\n" for row in broken(display(line), screen_size(self._fd_out)[0])))

    def _write(self, text: str) -> None:
        try:
            write_all(self._fd_out, text.encode(self._encoding, "replace"))
        except OSError:
            raise Ended(self._signal or signal.SIGHUP) from None

    def copy(self, text: str) -> None:
        """Words for the clipboard of a terminal that knows the way (OSC 52); nothing is seen of it."""
        if self._takes_strings:
            with suppress(OSError):
                write_all(self._fd_out, b"\x1b]52;c;" + base64.b64encode(text.encode(errors="replace")) + b"\x07")

    # Keys

    def key(self) -> str:
        """The next key by its name; empty for one that has none here.

        Raises:
            Ended: If the program is to end.
        """
        found = self._next()
        if found.key == "ctrl+z":
            self._suspend()
            return ""
        return found.key

    def _next(self) -> Typed:
        while True:
            while not self._keys:
                self._read()
            found = self._keys.popleft()
            if not found.is_reply:
                return found

    def _read(self) -> None:
        ready = select.select([self._fd_in, self._wake[0]], [], [])[0]
        if self._signal or self._wake[0] in ready:
            raise Ended(self._signal)
        try:
            data = os.read(self._fd_in, 4096)
        except OSError:
            data = b""
        if not data:
            raise Ended(signal.SIGHUP)
        found, self._part = typed(self._part + data)
        self._keys.extend(found)

    def _suspend(self) -> None:
        """Give the terminal back to the shell until it lets the program go on."""
        self.__exit__()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._set()

    # Questions

    def ask(self, question: Ask) -> str | None:
        """Ask, and take a line; None where the reader leaves the question.

        Raises:
            Ended: If the program is to end; what was typed has been kept.
        """
        text = question.typed
        columns = screen_size(self._fd_out)[0]
        *rows, prompt = broken(display(question.prompt), columns)
        self._write("".join(f"{row}\n" for row in rows))
        line = TypedLine(prompt, columns)
        self._write(line.begun(text))
        while True:
            key = self._next().key
            if key == "ctrl+c":
                self._write("\n")
                return None
            if key == "ctrl+d" or (key == "enter" and not (question.has_lines and self._is_pasted())):
                self._write("\n")
                self._takes_offers = key == "ctrl+d" and question.has_lines
                return text if text or key == "enter" or not question.has_lines else None
            if key == "ctrl+z":
                self._suspend()
                self._write(line.begun(text))
                continue
            text = edited(text, key, has_lines=question.has_lines)
            self._write(line.changed(text))
            if question.keep is not None:
                question.keep(text)

    def _is_pasted(self) -> bool:
        """Whether more came in one go with this Enter: then it is a line's end in what was pasted."""
        return len(self._keys) > 1 and any(len(each.key) == 1 or each.key == "space" for each in self._keys)

    # Talks and works

    def talk(self, talk: Talk) -> None:
        """Say and ask what a talk has to say and ask.

        Ctrl+D behind a text of several lines saves it, as on the screen: what would be asked next is as it is offered.
        """
        answer: str | None = None
        self._takes_offers = False
        try:
            while True:
                part = talk.send(answer)
                answer = None
                if isinstance(part, Ask):
                    takes_offers, self._takes_offers = self._takes_offers, False
                    answer = "" if takes_offers else self.ask(part)
                elif isinstance(part, Copy):
                    self.copy(part.text)
                else:
                    self.say(part)
        except StopIteration:
            return
        finally:
            talk.close()

    def progress(self, what: str) -> Progress:
        """Says now and then how far a work has come."""
        last = time.monotonic()

        def tell(done: int, of: int) -> bool:
            nonlocal last
            if time.monotonic() - last > PROGRESS_SECONDS:
                last = time.monotonic()
                self.say(f"{what} {done} of {of}, Ctrl+C stops")
            return not self._is_stopped()

        return tell

    def _is_stopped(self) -> bool:
        """Whether Ctrl+C was typed meanwhile.

        Raises:
            Ended: If the program is to end.
        """
        if self._signal:
            raise Ended(self._signal)
        if select.select([self._fd_in], [], [], 0)[0]:
            self._read()
        stopped = [each for each in self._keys if each.key == "ctrl+c"]
        for each in stopped:
            self._keys.remove(each)
        return bool(stopped)
