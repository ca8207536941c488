import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.terminal.emulators import Tmux
from tests.terminal.proof import difference_of, prove
from tests.terminal.sessions import COLUMNS_APP, ROOT, WIDGETS_APP, Session

LEFT, RIGHT = sorted(str(path) for path in (ROOT / "corpus").glob("*.txt"))[1:5:3]


def reader(*options: str, columns: int = 100, lines: int = 30, switch: str = "") -> Session:
    return Session(COLUMNS_APP, *options, LEFT, RIGHT, columns=columns, lines=lines, COLUMNS_PLAIN=switch)


@pytest.fixture
def shown() -> Iterator[Session]:
    with reader() as session:
        session.wait_for("? keys")
        session.settle()
        yield session


class TestTheScreen:
    @pytest.mark.parametrize(("seed", "keys", "resizes"), [(101, 18, 0), (102, 14, 5)])
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
        shown.settle(0.5)
        assert not shown.pump(1.5)

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

    def test_of_a_slow_reader_skip_frames_and_end_in_the_last_one(self, shown: Session) -> None:
        for _ in range(60):
            # Nobody reads meanwhile: the terminal's buffer fills, and the app must not wait for it.
            shown.send("pgdn", "pgup")
            time.sleep(0.02)
        shown.send("down", "down", "down")
        time.sleep(0.3)
        got = shown.settle(0.4)
        assert " 4 of " in shown.emulator.text()
        assert got < 123 * 2500

    def test_go_on_while_a_terminal_takes_nothing(self, shown: Session) -> None:
        shown.send(*["pgdn", "pgup"] * 200)
        time.sleep(1.0)
        shown.send("q")
        assert shown.wait_for_end() == 0
        assert shown.is_restored()


class TestTheWayBack:
    @pytest.mark.parametrize("options", [(), ("--paint",), ("--plain",)], ids=["driver", "painted", "textual"])
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
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

    @pytest.mark.parametrize("delay", [0.0, 0.1, 0.3])
    def test_is_given_back_when_a_signal_comes_before_the_driver_is_there(self, delay: float) -> None:
        with reader("--paint") as session:
            session.wait_for("? keys")
            time.sleep(delay)
            session.process.send_signal(signal.SIGTERM)
            assert session.wait_for_end() == 143
            assert session.is_restored()


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
class TestInTmux:
    def test_the_screen_is_that_of_textuals_own_driver(self) -> None:
        captured = []
        for switch in ("0", "1"):
            tmux = Tmux(f"driver-tests-{switch}")
            try:
                command = f"PYTHONPATH={ROOT} WIDGETS_PLAIN={switch} {sys.executable} {WIDGETS_APP}"
                tmux.run("new-session", "-d", "-s", "s", "-x", "100", "-y", "30", command)
                tmux.run("set-option", "-g", "status", "off")
                until = time.monotonic() + 10
                while "option 3" not in tmux.run("capture-pane", "-p", "-t", "s") and time.monotonic() < until:
                    time.sleep(0.1)
                for key in ["Down", "NPage", "Tab", "NPage", "é", "Tab", "Down", "F5", "F3", "F2", "y"]:
                    tmux.run("send-keys", "-t", "s", key)
                    time.sleep(0.15)
                time.sleep(0.3)
                captured.append(tmux.run("capture-pane", "-e", "-p", "-t", "s"))
            finally:
                tmux.close()
        assert "Is this the same claim?" in captured[0]
        assert captured[0] == captured[1]
