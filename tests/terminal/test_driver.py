import shutil
import sys
import termios
import time

import pytest

from tests.terminal.emulators import Tmux
from tests.terminal.proof import difference_of, prove
from tests.terminal.sessions import COLUMNS_APP, LEFT, RIGHT, ROOT, WIDGETS_APP, Session, reader


class TestTheScreen:
    @pytest.mark.parametrize(("seed", "keys", "resizes"), [(101, 14, 0), (102, 12, 4)])
    def test_is_that_of_textuals_own_driver_after_any_keys_and_sizes(self, seed: int, keys: int, resizes: int) -> None:
        assert prove(seed, keys, resizes) == ""

    def test_survives_a_storm_of_sizes_down_to_one_cell(self) -> None:
        with reader(columns=120, lines=40) as ours, reader("--plain", columns=120, lines=40) as theirs:
            for session in (ours, theirs):
                session.wait_for("? keys")
                for step in range(40):
                    session.set_size(max(1, 120 - step * 3), max(1, 40 - step))
                    session.pump(0.004)
                session.resize(90, 25)
                session.catch_up()
            assert difference_of(ours, theirs) == ""

    def test_is_sent_whole_when_asked_for(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.emulator.feed("\x1b[2J\x1b[5;5Hnoise on the line")
        shown.send("ctrl+l")
        shown.catch_up()
        assert shown.emulator.shown() == before

    def test_is_sent_whole_when_the_size_comes_back_to_what_it_was(self, shown: Session) -> None:
        before = shown.emulator.shown()
        shown.set_size(50, 10)
        shown.set_size(100, 30)
        shown.emulator.feed("\x1b[2J")
        shown.wait_for_screen(before)


class TestTheBytes:
    def test_are_few_for_a_line_of_scroll(self, shown: Session) -> None:
        assert shown.drawn_for("down")
        assert 0 < len(shown.drawn_for("down")) <= 250

    def test_are_none_while_nothing_happens(self, shown: Session) -> None:
        assert not shown.pump(0.8)

    def test_ask_for_no_report_of_every_move_of_the_mouse(self, shown: Session) -> None:
        assert b"1003h" not in shown.log and b"1002;1006h" in shown.log

    def test_are_wrapped_in_one_update_only_when_many(self, shown: Session) -> None:
        assert shown.drawn_for("ctrl+l").count(b"\x1b[?2026h") == 1
        few = shown.drawn_for("j")
        assert few and b"2026h" not in few

    def test_of_a_terminal_that_said_nothing_hold_no_synchronised_update(self) -> None:
        with Session(COLUMNS_APP, LEFT, RIGHT, synchronises=False) as session:
            session.wait_for("? keys")
            assert len(session.drawn_for("ctrl+l")) > 1000
            assert b"2026h" not in session.log

    def test_keep_the_bell(self, shown: Session) -> None:
        assert shown.drawn_for("b") == b"\a"

    def test_are_textuals_own_when_the_switch_is_set(self) -> None:
        with reader(COLUMNS_PLAIN="1") as session:
            session.wait_for("? keys")
            assert len(session.drawn_for("down")) > 2000

    def test_of_a_terminal_that_takes_nothing_wait_and_then_show_only_the_last_state(self, shown: Session) -> None:
        mark = len(shown.drawn())
        termios.tcflow(shown.slave, termios.TCOOFF)
        for _ in range(10):
            shown.send("pgdn", "pgup")
            time.sleep(0.01)
        shown.send("down", "down", "down")
        shown.rest_unseen()
        assert not shown.pump()
        termios.tcflow(shown.slave, termios.TCOON)
        shown.wait_for(" 4 of ")
        shown.catch_up()
        # One page was on its way when the terminal stopped; the other nineteen are never sent.
        assert len(shown.drawn()) - mark < 3 * 2500


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
class TestInTmux:
    def test_the_screen_is_that_of_textuals_own_driver(self) -> None:
        command = f"PYTHONPATH={ROOT} WIDGETS_PLAIN={{}} {sys.executable} {WIDGETS_APP}"
        with Tmux("driver-tests") as tmux:
            for name, switch in (("ours", 0), ("theirs", 1)):
                tmux.open(name, command.format(switch), 100, 30)
            for name in ("ours", "theirs"):
                tmux.wait_for(name, "option 3")
                tmux.press(name, "NPage", "Tab", "é", "Tab", "F5", "F3", "F2")
                tmux.wait_for(name, "Is this the same claim?")
                # At rest the question has the focus.
                tmux.press(name, "F12")
                tmux.wait_for_title(name, "at rest 100 30")
                tmux.press(name, "quite")
                tmux.wait_for(name, "quite")
            tmux.wait(lambda: tmux.capture("ours") == tmux.capture("theirs"), "the same screen under both drivers")
