"""Ways out of the program with a note made and another begun: a dropped line, a stop, a window that goes mad."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.sessions import Session
from tests.ui.noted import Desk, assert_kept


@contextmanager
def writing(desk: Desk, *, controls: bool = True) -> Iterator[Session]:
    """The program with a note that it said it has, and a form with a second one in it."""
    paths = (str(desk.left), str(desk.right))
    with Session("-m", "reader", *paths, columns=100, lines=30, controls=controls) as session:
        session.wait_for(" note")
        session.send("a")
        session.wait_for("Ctrl+D saves")
        session.send(*"the first", "\x04")
        session.wait_for("Note on left 2")
        session.send("a")
        session.wait_for("Ctrl+D saves")
        session.send(*"the second")
        session.wait_for("the second")
        yield session


@pytest.mark.parametrize("controls", [True, False], ids=["with a signal", "found by reading"])
def test_a_closed_terminal_ends_the_program_and_all_is_kept(desk: Desk, home: Path, *, controls: bool) -> None:
    with writing(desk, controls=controls) as session:
        session.hang_up()
        assert session.wait_for_end() == 128 + signal.SIGHUP
    assert_kept(desk, home)


def test_a_stopped_program_goes_on_with_its_form(desk: Desk, home: Path) -> None:
    with writing(desk) as session:
        session.process.send_signal(signal.SIGTSTP)
        session.wait_for_stop()
        assert session.is_restored()
        session.emulator.feed("\x1b[2Jshell")
        session.process.send_signal(signal.SIGCONT)
        session.wait_for("the second")
        session.send(*" and more")
        session.wait_for("the second and more")
        session.send("\x7f" * len(" and more"))
        session.until(lambda: "and more" not in session.emulator.text(), "the text as it was")
        session.process.send_signal(signal.SIGTERM)
        assert session.wait_for_end() == 128 + signal.SIGTERM
        assert session.is_restored()
    assert_kept(desk, home)


def test_a_program_that_is_ended_while_it_is_stopped_keeps_all(desk: Desk, home: Path) -> None:
    with writing(desk) as session:
        session.process.send_signal(signal.SIGTSTP)
        session.wait_for_stop()
        session.process.send_signal(signal.SIGHUP)
        session.process.send_signal(signal.SIGCONT)
        assert session.wait_for_end() == 128 + signal.SIGHUP
        assert session.is_restored()
    assert_kept(desk, home)


def test_a_storm_of_sizes_down_to_one_cell_leaves_the_form_as_it_was(desk: Desk, home: Path) -> None:
    with writing(desk) as session:
        for columns, lines in [(1, 1), (300, 90), (2, 40), (100, 1), (3, 3)] * 6:
            session.resize(columns, lines)
            os.kill(session.process.pid, signal.SIGWINCH)
        session.resize(100, 30)
        session.wait_for("the second")
        session.wait_for("Ctrl+D saves")
        session.resize(1, 1)
        session.process.send_signal(signal.SIGTERM)
        assert session.wait_for_end() == 128 + signal.SIGTERM
        assert session.is_restored()
    assert_kept(desk, home)
