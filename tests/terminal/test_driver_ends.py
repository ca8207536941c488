import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator

import pytest

from tests.terminal.proof import difference_of
from tests.terminal.sessions import COLUMNS_APP, LEFT, RIGHT, ROOT, Session, reader


@pytest.fixture
def shown() -> Iterator[Session]:
    with reader() as session:
        session.wait_for("? keys")
        session.settle()
        yield session


class TestTheWayBack:
    @pytest.mark.parametrize(
        ("number", "options"),
        [(signal.SIGTERM, ()), (signal.SIGHUP, ()), (signal.SIGTERM, ("--paint",)), (signal.SIGTERM, ("--plain",))],
    )
    def test_after_a_signal_is_in_order_and_says_so_by_the_exit_code(
        self, number: signal.Signals, options: tuple[str, ...]
    ) -> None:
        with reader(*options) as session:
            session.wait_for("? keys")
            session.settle(0.4)
            session.process.send_signal(number)
            start = time.monotonic()
            assert session.wait_for_end() == 128 + number
            assert time.monotonic() - start < 1.5 and session.is_restored()

    @pytest.mark.parametrize(("key", "code"), [("q", 0), ("x", 1)], ids=["quit", "crash"])
    def test_after_the_end_leaves_nothing_behind(self, key: str, code: int) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            session.settle(0.6)
            session.send(key)
            assert session.wait_for_end() == code
            assert session.is_restored()

    def test_is_found_in_time_though_the_terminal_takes_nothing(self, shown: Session) -> None:
        termios.tcflow(shown.slave, termios.TCOOFF)
        shown.send("pgdn")
        time.sleep(0.2)
        shown.process.send_signal(signal.SIGTERM)
        assert shown.process.wait(6) == 143
        termios.tcflow(shown.slave, termios.TCOON)
        assert termios.tcgetattr(shown.slave) == shown.before

    def test_of_a_dropped_line_ends_the_process_which_does_not_spin(self, shown: Session) -> None:
        shown.hang_up()
        assert shown.process.wait(5) == 129

    def test_of_a_closed_terminal_that_sends_no_signal_is_found_by_reading(self) -> None:
        # In a session of its own without a controlling terminal no SIGHUP comes.
        with Session(COLUMNS_APP, LEFT, RIGHT) as session:
            session.wait_for("? keys")
            session.settle(0.3)
            with subprocess.Popen(
                [sys.executable, COLUMNS_APP, LEFT, RIGHT], stdin=session.slave, stdout=session.slave, stderr=session.slave,
                start_new_session=True, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm"},
            ) as orphan:  # fmt: skip
                time.sleep(1.5)
                session.hang_up()
                assert orphan.wait(5) == 129

    def test_from_the_background_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.send("ctrl+z")
        until = time.monotonic() + 5
        while b"?1049l" not in shown.log and time.monotonic() < until:
            shown.pump(0.05)
        shown.settle(0.2)
        assert shown.is_restored()
        shown.emulator.feed("\x1b[2Jshell")
        shown.process.send_signal(signal.SIGCONT)
        shown.settle(0.4)
        assert shown.emulator.shown() == before
        shown.send("down")
        shown.settle()
        assert " 2 of " in shown.emulator.text()

    def test_from_a_stop_without_notice_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.process.send_signal(signal.SIGSTOP)
        shown.emulator.feed("\x1b[2Jshell")
        shown.process.send_signal(signal.SIGCONT)
        shown.settle(0.4)
        assert shown.emulator.shown() == before

    def test_from_another_program_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        mark = len(shown.log)
        shown.send("e")
        shown.settle(0.5)
        assert b"outside" in shown.log[mark:]
        assert shown.emulator.shown() == before


class TestAPaintedScreen:
    def test_is_taken_over_without_being_sent_again(self) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            session.settle(0.02, 0.02)
            painted = session.bytes
            session.settle(1.0)
            assert session.bytes - painted < 250
            assert session.log.count(b"\x1b[?1049h") == 1

    def test_keeps_the_keys_typed_meanwhile(self) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            session.send("down", "down", "j")
            session.wait_for(" 3 of ")

    def test_is_repainted_when_the_size_has_changed_meanwhile(self) -> None:
        with reader("--paint") as session, reader(columns=90, lines=20) as wanted:
            session.wait_for("? keys")
            session.resize(90, 20)
            wanted.wait_for("? keys")
            session.settle(0.6)
            assert difference_of(session, wanted) == ""

    def test_does_not_stop_before_there_is_a_driver_that_can_stop_in_order(self) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            session.process.send_signal(signal.SIGTSTP)
            session.send("down")
            session.wait_for(" 2 of ")
            assert b"1049l" not in session.log

    def test_is_taken_over_by_textuals_own_driver_too(self) -> None:
        with reader("--paint", switch="1") as session:
            session.wait_for("? keys")
            session.send("down")
            session.wait_for(" 2 of ")
            session.send("q")
            assert session.wait_for_end() == 0
            assert session.is_restored()

    @pytest.mark.parametrize("delay", [0.0, 0.2])
    def test_is_given_back_when_a_signal_comes_before_the_driver_is_there(self, delay: float) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            time.sleep(delay)
            session.process.send_signal(signal.SIGTERM)
            assert session.wait_for_end() == 143
            assert session.is_restored()
