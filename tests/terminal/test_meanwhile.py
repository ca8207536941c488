import os
import pty
import termios
from collections.abc import Iterator
from threading import Event

import pytest

from reader.terminal.meanwhile import Meanwhile
from reader.terminal.painter import FirstPainter
from reader.terminal.style import PLAIN, Style
from tests.terminal.emulators import LIMIT, Emulator


class Counter:
    """Counts keys; `a` is the app's, `!` goes wrong, and `.` waits until it is told to go on."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.draws = 0
        self.goes_on = Event()
        self.waits = Event()

    def take(self, key: str) -> bool:
        if key == "a":
            return False
        if key == "!":
            raise ValueError(key)
        if key == ".":
            self.waits.set()
            self.goes_on.wait(LIMIT)
        self.taken.append(key)
        return True

    def rows(self) -> list[list[tuple[str, Style]]]:
        self.draws += 1
        return [[(" ".join(self.taken), PLAIN)]]


class Stand:
    """A painter on a terminal, with its keys."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()
        termios.tcsetwinsize(self.slave, (4, 60))
        self.painter = FirstPainter.open(self.slave, self.slave, {"TERM": "xterm"})
        self.painter.paint([[("first", PLAIN)]])
        self.answers = Counter()
        self.emulator = Emulator(60, 4)
        self.meanwhile = self.painter.meanwhile = Meanwhile(self.painter, self.answers)

    def type(self, data: bytes) -> None:
        os.write(self.master, data)

    def wait_for(self, text: str) -> None:
        while text not in self.emulator.text():
            self.emulator.feed(os.read(self.master, 65536).decode())

    def kept(self) -> bytes | None:
        return self.meanwhile.kept(LIMIT)


@pytest.fixture
def stand() -> Iterator[Stand]:
    made = Stand()
    yield made
    made.answers.goes_on.set()
    made.meanwhile.end()
    made.painter.close()
    os.close(made.master)
    os.close(made.slave)


def test_keys_are_answered_on_the_screen_in_their_order(stand: Stand) -> None:
    stand.type(b"j\x1b[B")
    stand.wait_for("j down")
    stand.type("é".encode())
    stand.wait_for("j down é")
    assert not stand.meanwhile.has_ended


def test_what_was_typed_before_is_answered_too_and_by_one_frame(stand: Stand) -> None:
    stand.type(b".")
    assert stand.answers.waits.wait(LIMIT)
    stand.type(b"jjjjj")
    stand.answers.goes_on.set()
    stand.wait_for("j j j j j")
    assert stand.answers.draws == 2


def test_from_the_first_key_that_is_not_taken_all_are_kept_for_the_app(stand: Stand) -> None:
    stand.type(b"jakl\x1b[5")
    assert stand.kept() == b"akl\x1b[5"
    assert stand.answers.taken == ["j"]
    assert stand.painter.shown().rows[0][0] == ("j", PLAIN)


def test_a_key_without_a_name_is_kept_as_well(stand: Stand) -> None:
    stand.type(b"j\x1b[<0;3;4Mk")
    assert stand.kept() == b"\x1b[<0;3;4Mk"


def test_an_answer_that_goes_wrong_is_left_to_the_app(stand: Stand) -> None:
    stand.type(b"j!k")
    assert stand.kept() == b"!k"


def test_what_the_terminal_says_is_kept_and_keys_go_on(stand: Stand) -> None:
    stand.type(b"j\x1b[?2026;2$yk\x1b")
    stand.wait_for("j k")
    assert stand.meanwhile.end()
    assert stand.kept() == b"\x1b[?2026;2$y\x1b"


def test_its_end_waits_for_the_last_answer_only(stand: Stand) -> None:
    stand.type(b".")
    assert stand.answers.waits.wait(LIMIT)
    assert not stand.meanwhile.end(0)
    assert stand.meanwhile.kept(0) is None
    stand.type(b"j")
    stand.answers.goes_on.set()
    assert stand.meanwhile.end()
    assert stand.answers.taken == ["."]
    assert os.read(stand.slave, 10) == b"j"


def test_nothing_is_painted_on_a_screen_of_another_size(stand: Stand) -> None:
    termios.tcsetwinsize(stand.slave, (4, 61))
    stand.type(b"j")
    assert stand.kept() == b""
    assert os.read(stand.slave, 10) == b"j"
    assert stand.painter.shown().rows[0][:5] == [(char, PLAIN) for char in "first"]


def test_a_terminal_that_was_handed_over_is_not_given_back(stand: Stand) -> None:
    with stand.painter.taking():
        stand.painter.release()
    assert not stand.painter.end(0, lambda: stand.answers.taken.append("done"))
    assert stand.answers.taken == []
    termios.tcsetattr(stand.slave, termios.TCSANOW, stand.painter.shown().attributes)
