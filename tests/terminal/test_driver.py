import shutil
import sys
import termios
import time
from collections.abc import Iterator

import pytest

from tests.terminal.emulators import Tmux
from tests.terminal.proof import difference_of, prove
from tests.terminal.sessions import COLUMNS_APP, LEFT, RIGHT, ROOT, WIDGETS_APP, Session, reader


@pytest.fixture(scope="module")
def open_reader() -> Iterator[Session]:
    with reader() as session:
        session.wait_for("? keys")
        session.settle()
        yield session


@pytest.fixture
def shown(open_reader: Session) -> Session:
    """A reader at its first row; one process serves all tests that leave it as it was."""
    open_reader.send("g", "ctrl+l")
    open_reader.answer()
    open_reader.wait_for(" 1 of ")
    open_reader.settle()
    return open_reader


class TestTheScreen:
    @pytest.mark.parametrize(("seed", "keys", "resizes"), [(101, 14, 0), (102, 12, 4)])
    def test_is_that_of_textuals_own_driver_after_any_keys_and_sizes(self, seed: int, keys: int, resizes: int) -> None:
        assert prove(seed, keys, resizes) == ""

    def test_survives_a_storm_of_sizes_down_to_one_cell(self) -> None:
        with reader(columns=120, lines=40) as ours, reader("--plain", columns=120, lines=40) as theirs:
            for session in (ours, theirs):
                session.wait_for("? keys")
                session.settle()
                for step in range(40):
                    session.set_size(max(1, 120 - step * 3), max(1, 40 - step))
                    time.sleep(0.004)
                session.settle(0.3)
                session.resize(90, 25)
                session.settle(0.3)
            assert difference_of(ours, theirs) == ""

    def test_is_sent_whole_when_asked_for(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.emulator.feed("\x1b[2J\x1b[5;5Hnoise on the line")
        shown.send("ctrl+l")
        shown.answer()
        assert shown.emulator.shown() == before

    def test_is_sent_whole_when_the_size_comes_back_to_what_it_was(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.set_size(50, 10)
        shown.set_size(100, 30)
        shown.emulator.feed("\x1b[2J")
        shown.settle(0.3)
        assert shown.emulator.shown() == before


class TestTheBytes:
    def test_are_few_for_a_line_of_scroll(self, shown: Session) -> None:
        shown.send("down")
        shown.answer()
        shown.send("down")
        assert 0 < shown.answer() <= 250

    def test_are_none_while_nothing_happens(self, shown: Session) -> None:
        shown.settle(0.3)
        assert not shown.pump(1.0)

    def test_ask_for_no_report_of_every_move_of_the_mouse(self, shown: Session) -> None:
        assert b"1003h" not in shown.log and b"1002;1006h" in shown.log

    def test_are_wrapped_in_one_update_only_when_many(self, shown: Session) -> None:
        shown.send("ctrl+l")
        shown.answer()
        assert shown.log.count(b"\x1b[?2026h") >= 1
        mark = len(shown.log)
        shown.send("j")
        assert shown.answer() > 0
        assert b"2026h" not in shown.log[mark:]

    def test_of_a_terminal_that_said_nothing_hold_no_synchronised_update(self) -> None:
        with Session(COLUMNS_APP, LEFT, RIGHT, synchronises=False) as session:
            session.wait_for("? keys")
            session.send("ctrl+l")
            assert session.answer() > 1000
            assert b"2026h" not in session.log

    def test_keep_the_bell(self, shown: Session) -> None:
        mark = len(shown.log)
        shown.send("b")
        shown.answer()
        assert shown.log[mark:] == b"\a"

    def test_are_textuals_own_when_the_switch_is_set(self) -> None:
        with reader(switch="1") as session:
            session.wait_for("? keys")
            session.settle()
            session.send("down")
            assert session.answer() > 2000

    def test_of_a_terminal_that_takes_nothing_wait_and_then_show_only_the_last_state(self, shown: Session) -> None:
        termios.tcflow(shown.slave, termios.TCOOFF)
        for _ in range(10):
            shown.send("pgdn", "pgup")
            time.sleep(0.04)
        shown.send("down", "down", "down")
        time.sleep(0.3)
        assert not shown.pump()
        termios.tcflow(shown.slave, termios.TCOON)
        # One page was on its way when the terminal stopped; the other nineteen are never sent.
        assert shown.answer() < 3 * 2500
        shown.wait_for(" 4 of ")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
class TestInTmux:
    def test_the_screen_is_that_of_textuals_own_driver(self) -> None:
        captured = []
        for switch in ("0", "1"):
            tmux = Tmux(f"driver-tests-{switch}")
            try:
                command = f"PYTHONPATH={ROOT} WIDGETS_PLAIN={switch} {sys.executable} {WIDGETS_APP}"
                tmux.run("new-session", "-d", "-s", "s", "-x", "100", "-y", "30", command)
                tmux.settled("option 3")
                for key in ["NPage", "Tab", "é", "Tab", "F5", "F3", "F2"]:
                    tmux.run("send-keys", "-t", "s", key)
                tmux.settled("Is this the same claim?")
                tmux.run("send-keys", "-t", "s", "quite")
                captured.append(tmux.settled("quite"))
            finally:
                tmux.close()
        assert captured[0] == captured[1]
