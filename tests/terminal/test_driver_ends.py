import signal
import termios
import time
from pathlib import Path

import pytest

from tests.terminal.proof import difference_of
from tests.terminal.sessions import COLUMNS_APP, LEFT, RIGHT, Session, reader


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
            session.catch_up()
            session.process.send_signal(number)
            assert session.wait_for_end() == 128 + number
            assert session.is_restored()
            session.hear(b"left")

    @pytest.mark.parametrize(("key", "code"), [("q", 0), ("x", 1)], ids=["quit", "crash"])
    def test_after_the_end_leaves_nothing_behind(self, key: str, code: int) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            session.catch_up()
            session.send(key)
            assert session.wait_for_end() == code
            assert session.is_restored()

    def test_is_found_in_time_though_the_terminal_takes_nothing(self) -> None:
        with reader(LAST_RESORT="0.3") as session:
            session.wait_for("? keys")
            session.catch_up()
            termios.tcflow(session.slave, termios.TCOOFF)
            session.send("pgdn")
            session.rest_unseen()
            session.process.send_signal(signal.SIGTERM)
            assert session.wait_for_end() == 143
            termios.tcflow(session.slave, termios.TCOON)
            assert termios.tcgetattr(session.slave) == session.before

    def test_of_a_dropped_line_ends_the_process_which_does_not_spin(self) -> None:
        with reader() as session:
            session.wait_for("? keys")
            session.catch_up()
            session.hang_up()
            assert session.wait_for_end() == 129

    def test_of_a_closed_terminal_that_sends_no_signal_is_found_by_reading(self) -> None:
        # In a session of its own without a controlling terminal no SIGHUP comes.
        with Session(COLUMNS_APP, LEFT, RIGHT, controls=False) as session:
            session.wait_for("? keys")
            session.catch_up()
            session.hang_up()
            assert session.wait_for_end() == 129

    def test_from_the_background_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.send("ctrl+z")
        shown.wait_for_stop()
        assert shown.is_restored()
        shown.emulator.feed("\x1b[2Jshell")
        shown.process.send_signal(signal.SIGCONT)
        shown.wait_for_screen(before)
        shown.send("down")
        shown.wait_for(" 2 of ")

    def test_from_a_stop_without_notice_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.process.send_signal(signal.SIGSTOP)
        shown.wait_for_stop()
        shown.emulator.feed("\x1b[2Jshell")
        shown.process.send_signal(signal.SIGCONT)
        shown.wait_for_screen(before)

    def test_from_another_program_is_a_whole_screen(self, shown: Session) -> None:
        before = shown.emulator.shown()
        mark = len(shown.log)
        shown.send("e")
        shown.until(lambda: b"outside" in shown.log[mark:], "the other program")
        shown.wait_for_screen(before)


class TestAPaintedScreen:
    def test_is_taken_over_without_being_sent_again(self, tmp_path: Path) -> None:
        with reader("--paint", GO=str(tmp_path / "go")) as session:
            session.wait_for("? keys")
            session.settle()
            painted = len(session.drawn())
            (tmp_path / "go").touch()
            session.catch_up()
            assert len(session.drawn()) - painted < 250
            assert session.log.count(b"\x1b[?1049h") == 1

    def test_keeps_the_keys_typed_meanwhile(self, tmp_path: Path) -> None:
        with reader("--paint", GO=str(tmp_path / "go")) as session:
            session.wait_for("? keys")
            session.send("down", "down", "j")
            (tmp_path / "go").touch()
            session.wait_for(" 3 of ")

    def test_is_repainted_when_the_size_has_changed_meanwhile(self, tmp_path: Path) -> None:
        with reader("--paint", GO=str(tmp_path / "go")) as session, reader(columns=90, lines=20) as wanted:
            session.wait_for("? keys")
            session.resize(90, 20)
            (tmp_path / "go").touch()
            wanted.wait_for("? keys")
            session.catch_up()
            assert difference_of(session, wanted) == ""

    def test_does_not_stop_before_there_is_a_driver_that_can_stop_in_order(self, tmp_path: Path) -> None:
        with reader("--paint", GO=str(tmp_path / "go")) as session:
            session.wait_for("? keys")
            session.process.send_signal(signal.SIGTSTP)
            session.send("down")
            (tmp_path / "go").touch()
            session.wait_for(" 2 of ")
            assert b"1049l" not in session.log

    def test_is_taken_over_by_textuals_own_driver_too(self) -> None:
        with reader("--paint", COLUMNS_PLAIN="1") as session:
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
