import io
import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from reader.terminal.abilities import (
    NO_COLOUR,
    PALETTE,
    PLAINEST,
    SIXTEEN,
    TRUE_COLOUR,
    Depth,
    colour_depth,
    dialect,
    reduced,
    reduced_style,
    why_no_screen,
)
from reader.terminal.guard import Guard
from reader.terminal.outbox import Outbox
from reader.terminal.painter import FirstPainter, paint
from reader.terminal.style import BOLD, PLAIN, Style
from tests.terminal.emulators import Emulator
from tests.terminal.sessions import ROOT


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestColours:
    @pytest.mark.parametrize(("environ", "depth"), [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TRUE_COLOUR),
        ({"TERM": "xterm-256color"}, PALETTE),
        ({"TERM": "xterm"}, SIXTEEN),
        ({"TERM": "linux"}, SIXTEEN),
        ({"TERM": "xterm-kitty"}, PALETTE),
        ({"TERM": "xterm-direct"}, TRUE_COLOUR),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, PALETTE),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t,1,0"}, TRUE_COLOUR),
        ({"TERM": "vt100"}, NO_COLOUR),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, NO_COLOUR),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, PALETTE),
        ({}, NO_COLOUR),
    ])  # fmt: skip
    def test_are_as_many_as_the_terminal_says(self, environ: dict[str, str], depth: int) -> None:
        assert colour_depth(environ) == depth

    @pytest.mark.parametrize(("term", "depth"), [("vt52", NO_COLOUR), ("never-heard-of", SIXTEEN)])
    def test_of_a_rare_terminal_are_looked_up(self, term: str, depth: int) -> None:
        code = f"from reader.terminal.abilities import colour_depth; print(colour_depth({{'TERM': {term!r}}}))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
        assert done.stdout.strip() == str(depth)

    def test_that_a_terminal_lacks_become_the_nearest(self) -> None:
        assert reduced((255, 0, 0), PALETTE) == 196
        assert reduced((250, 5, 5), SIXTEEN) in {1, 9}
        assert reduced(196, SIXTEEN) in {1, 9}
        assert reduced(11, SIXTEEN) == 11
        assert reduced(133, SIXTEEN) in {5, 13}, "a purple is never a grey"
        assert reduced(243, SIXTEEN) in {7, 8}
        assert reduced((1, 2, 3), TRUE_COLOUR) == (1, 2, 3)

    @pytest.mark.parametrize("depth", [NO_COLOUR, SIXTEEN, PALETTE, TRUE_COLOUR])
    def test_of_the_terminal_itself_stay(self, depth: Depth) -> None:
        assert reduced(None, depth) is None

    def test_gone_leave_the_attributes(self) -> None:
        assert reduced_style(Style((1, 2, 3), 4, BOLD), NO_COLOUR) == Style(None, None, BOLD)

    @pytest.mark.parametrize("depth", [SIXTEEN, PALETTE])
    def test_are_reduced_once_for_all(self, depth: Depth) -> None:
        for colour in [(12, 200, 99), (128, 128, 128), 77, 250]:
            assert reduced(reduced(colour, depth), depth) == reduced(colour, depth)


class TestATerminal:
    def test_that_is_none_is_refused_in_one_sentence(self) -> None:
        environ = {"TERM": "xterm"}
        assert "standard input" in str(why_no_screen(io.StringIO(), Terminal(), environ))
        assert "standard output" in str(why_no_screen(Terminal(), io.StringIO(), environ))
        assert why_no_screen(Terminal(), Terminal(), environ) is None

    @pytest.mark.parametrize("environ", [{}, {"TERM": "dumb"}])
    def test_that_cannot_move_its_cursor_is_refused(self, environ: dict[str, str]) -> None:
        assert "TERM" in str(why_no_screen(Terminal(), Terminal(), environ))

    def test_of_which_nothing_is_known_gets_the_plainest_sequences(self) -> None:
        assert dialect({"TERM": "vt100"}) == PLAINEST
        assert not dialect({"TERM": "linux"}).alternates
        assert dialect({"TERM": "screen-256color", "TMUX": "/tmp/t,1,0"}).repeats
        assert not dialect({"TERM": "xterm-256color"}).repeats


@pytest.fixture
def line() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (6, 40))
    yield master, slave
    for fd in (master, slave):
        os.close(fd)


def read(master: int) -> str:
    """What was written, which may come in portions."""
    got = os.read(master, 65536)
    while select.select([master], [], [], 0.05)[0]:
        got += os.read(master, 65536)
    return got.decode()


class TestTheFirstPainter:
    ROWS: ClassVar[list[list[tuple[str, Style]]]] = [
        [("Left", Style(1)), (" right", PLAIN)],
        [],
        [("status", Style(None, None, BOLD))],
    ]

    def test_shows_its_rows(self, line: tuple[int, int]) -> None:
        painter = FirstPainter.open(line[1], line[1], {"TERM": "xterm"})
        painter.paint(self.ROWS)
        shown = Emulator(40, 6).feed(read(line[0]))
        painter.close()
        assert [row.rstrip() for row in shown.screen.display[:3]] == ["Left right", "", "status"]
        assert painter.size == (40, 6)

    def test_sends_only_what_changed_the_second_time(self, line: tuple[int, int]) -> None:
        painter = FirstPainter.open(line[1], line[1], {"TERM": "xterm"})
        painter.paint(self.ROWS)
        read(line[0])
        painter.paint([*self.ROWS[:2], [("statue", Style(None, None, BOLD))]])
        assert read(line[0]) == "\x1b[3;6H\x1b[1me\x1b[m"
        painter.close()

    def test_gives_the_terminal_back_as_it_was(self, line: tuple[int, int]) -> None:
        before = termios.tcgetattr(line[1])
        painter = FirstPainter.open(line[1], line[1], {"TERM": "xterm"})
        assert termios.tcgetattr(line[1]) != before
        painter.close()
        painter.close()
        assert termios.tcgetattr(line[1]) == before
        assert read(line[0]).count("\x1b[?1049l") == 1

    def test_keeps_what_was_typed_before_it_was_opened_and_meanwhile(self, line: tuple[int, int]) -> None:
        os.write(line[0], b"ab")
        painter = FirstPainter.open(line[1], line[1], {"TERM": "xterm"})
        os.write(line[0], b"\r\x0a")
        typed = b""
        while len(typed) < 4:
            typed += os.read(line[1], 10)
        assert typed == b"ab\r\n"
        painter.close()

    def test_leaves_the_terminal_alone_when_it_was_handed_over(self, line: tuple[int, int]) -> None:
        painter = FirstPainter.open(line[1], line[1], {"TERM": "xterm"})
        painter.paint(self.ROWS)
        assert painter.shown().size == (40, 6) and painter.shown().rows[0][0] == ("L", Style(1))
        painter.release()
        read(line[0])
        raw = termios.tcgetattr(line[1])
        painter.close()
        assert termios.tcgetattr(line[1]) == raw
        termios.tcsetattr(line[1], termios.TCSANOW, painter.shown().attributes)

    def test_of_a_console_without_a_second_screen_cleans_up_the_only_one(self, line: tuple[int, int]) -> None:
        Guard.enter(line[1], line[1], {"TERM": "linux"}).restore()
        written = read(line[0])
        assert "1049" not in written and written.endswith("\x1b[2J")

    def test_fails_without_a_terminal_and_changes_nothing(self, tmp_path: Path) -> None:
        with open(tmp_path / "file", "w+b") as file, pytest.raises(termios.error):
            FirstPainter.open(file.fileno(), file.fileno(), {"TERM": "xterm"})

    def test_costs_the_text_once_and_little_more(self) -> None:
        rows = [[(f"line {number} of a text that goes on for a while", PLAIN)] for number in range(40)]
        written = paint(rows, (120, 40))
        assert len(written) <= sum(len(row[0][0]) for row in rows) + 2 * 40 + 3

    def test_needs_few_modules(self) -> None:
        code = (
            "import sys; before = set(sys.modules); import reader.terminal.painter; print(*(set(sys.modules) - before))"
        )
        loaded = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
        assert not {"dataclasses", "textual", "rich", "json", "inspect", "asyncio", "threading", "subprocess"} & set(
            loaded.split()
        )


class TestTheOutbox:
    def make(self) -> tuple[Outbox, list[bytes]]:
        sent: list[bytes] = []
        outbox = Outbox(sent.append, 20, 3)
        outbox.cleared()
        return outbox, sent

    def test_sends_requests_in_order_and_of_frames_the_last(self) -> None:
        outbox, sent = self.make()
        for text in ("\x1b[1;1Hone", "\a", "\x1b[1;1Htwo", "\x1b]2;t\a"):
            outbox.take(text)
        outbox.flush()
        assert sent == [b"\a\x1b]2;t\a\x1b[Htwo"]

    def test_sends_nothing_when_a_frame_changes_nothing(self) -> None:
        outbox, sent = self.make()
        outbox.take("\x1b[1;1Hone")
        outbox.flush()
        outbox.take("\x1b[1;1Hone")
        assert outbox.flush() == 0 and len(sent) == 1

    def test_keeps_frames_back_while_closed_but_no_requests(self) -> None:
        outbox, sent = self.make()
        outbox.open(is_open=False)
        outbox.take("\x1b[1;1Hone\a")
        outbox.flush()
        outbox.open(is_open=True)
        outbox.flush()
        assert sent == [b"\a", b"\x1b[Hone"]

    def test_puts_the_cursor_where_it_is_looked_for(self) -> None:
        outbox, sent = self.make()
        outbox.take("\x1b[2;1Hname: x\x1b[2;8H")
        outbox.flush()
        outbox.take("\x1b[2;3H")
        outbox.flush()
        assert sent[-1] == b"\x1b[2;3H"

    def test_forgets_what_was_sent_while_the_size_changed(self) -> None:
        sent: list[bytes] = []

        def send(data: bytes) -> None:
            sent.append(data)
            if len(sent) == 1:
                outbox.resize(20, 3)

        outbox = Outbox(send, 20, 3)
        outbox.cleared()
        outbox.take("\x1b[1;1Hone")
        outbox.flush()
        outbox.flush()
        assert sent[1] == b"\x1b[m\x1b[H\x1b[2Jone"

    def test_sends_no_colour_where_none_is_wanted(self) -> None:
        outbox, sent = self.make()
        outbox.depth = NO_COLOUR
        outbox.take("\x1b[1;1H\x1b[1;38;2;9;9;9mone")
        outbox.flush()
        assert sent == [b"\x1b[H\x1b[1mone\x1b[m"]
