"""`diptych --plain` on a real terminal: keys in, lines out, nothing else; and every way out."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unicodedata import normalize

import pytest

from reader.cli import run
from reader.notes import api
from tests.conftest import ROOT
from tests.terminal.sessions import Session
from tests.ui.noted import Desk, assert_kept

PROMPT = "Note on "


@contextmanager
def plain(*arguments: str, **environ: str) -> Iterator[Session]:
    # A wide terminal: lines are broken by it alone, which is not the subject here.
    with Session("-m", "reader", *arguments, columns=240, lines=60, environ=environ) as session:
        yield session


@contextmanager
def bridge(desk: Desk, **environ: str) -> Iterator[Session]:
    with plain("--plain", str(desk.left), str(desk.right), **environ) as session:
        session.wait_for("left 2 of 3: copied and edited in right 2.")
        session.wait_for("Proposed: conflict.")
        yield session


@contextmanager
def writing(desk: Desk) -> Iterator[Session]:
    """A session with a note that was saved, and a second one half typed."""
    with bridge(desk) as session:
        session.send("a")
        session.wait_for(PROMPT)
        session.send(*"the first", "\r")
        session.wait_for("Kind")
        session.send("\r")
        session.wait_for("Saved.")
        session.send("a")
        session.until(lambda: session.emulator.text().count(PROMPT) == 3, "another form")
        session.send(*"the second")
        session.wait_for("the second")
        yield session


class TestASession:
    @pytest.mark.parametrize("term", ["xterm-256color", "dumb", "vt100"])
    def test_is_lines_alone_that_keys_are_answered_with(self, desk: Desk, term: str) -> None:
        with bridge(desk, TERM=term) as session:
            session.send("j")
            session.wait_for("left 3 of 3: only here.")
            session.send("k", "d")
            session.wait_for("Difference 1 of 1. Number:")
            session.send("?")
            session.wait_for("At a question Enter answers")
            session.send("/")
            session.wait_for("Search for: ")
            session.send(*"ferries", "\r")
            session.wait_for("Hit 1 of 1")
            session.send("Q")
            session.wait_for("Q is no key here; ? says them all.")
            session.send("q")
            assert session.wait_for_end() == 0
            assert session.is_restored()
        # Letters, line ends, and of control characters no other one.
        assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", session.log)

    def test_writes_notes_that_the_command_line_finds(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        with bridge(desk) as session:
            session.send("d", "a")
            session.wait_for(PROMPT)
            session.send("\x1b[A", *"which", "\x7f", *"h one?", "\r")
            session.wait_for("Kind")
            session.send(*"question #money", "\r")
            session.wait_for("Saved.")
            session.send("q")
            assert session.wait_for_end() == 0
        assert run(["notes", "list", str(desk.folder)]) == 0
        assert "whch one?" not in capsys.readouterr().out
        (note,) = api.load(str(desk.both)).notes
        assert (note.body, note.kind, note.tags) == ("which one?", "question", ("money",))

    def test_takes_a_paste_of_several_lines_as_one_note(self, desk: Desk) -> None:
        with bridge(desk) as session:
            session.send("a")
            session.wait_for(PROMPT)
            session.send("line one\rx line two")
            session.wait_for("x line two")
            session.send("\r")
            session.wait_for("Kind")
            session.send("\r")
            session.wait_for("Saved.")
            session.send("q")
            assert session.wait_for_end() == 0
        assert [note.body for note in api.load(str(desk.both)).notes] == ["line one\nx line two"]

    def test_takes_back_more_than_a_row_and_shows_what_is_left(self, desk: Desk) -> None:
        with Session("-m", "reader", "--plain", str(desk.left), str(desk.right), columns=30, lines=60) as session:
            # The emulator takes a terminal for one that does not wrap, as the program's screen has it.
            session.emulator.feed("\x1b[?7h")
            session.wait_for("Comparing left.txt and")
            session.until(lambda: b"conflict." in session.log, "the first paragraph")
            session.send("a")
            session.wait_for("with right 2: ")
            session.send(*"is it cafe\u0301 or a bridge", *["\x7f"] * 12, *" so", "\x17", *"?", "\r")
            session.wait_for("Kind")
            assert "right 2: is it café ?" in normalize("NFC", session.emulator.text().replace("\n", ""))
            session.send("\r")
            session.until(lambda: b"Saved." in session.log, "the end of the form")
            session.send("q")
            assert session.wait_for_end() == 0
        assert not re.search(rb"[\x00-\x07\x09\x0b\x0c\x0e-\x1f\x7f]", session.log)
        assert [note.body for note in api.load(str(desk.both)).notes] == ["is it cafe\u0301 ?"]

    def test_saves_a_note_at_once_with_ctrl_d_as_the_screen_does(self, desk: Desk) -> None:
        with bridge(desk) as session:
            session.send("a")
            session.wait_for(PROMPT)
            session.send(*"which one?", "\x04")
            session.wait_for("Saved.")
            session.send("a")
            session.until(lambda: session.emulator.text().count(PROMPT) == 3, "another form")
            session.send("\x04")
            session.wait_for("Left.")
            session.send("\x04")
            assert session.wait_for_end() == 0
        assert b"Kind" not in session.log
        assert [note.body for note in api.load(str(desk.both)).notes] == ["which one?"]

    def test_breaks_lines_between_words(self, desk: Desk) -> None:
        with Session("-m", "reader", "--plain", str(desk.left), str(desk.right), columns=30, lines=60) as session:
            session.until(lambda: b"conflict." in session.log, "the first paragraph")
            session.send("a")
            session.until(lambda: PROMPT.encode() in session.log, "the question")
            session.send("\x03", "q")
            assert session.wait_for_end() == 0
        rows = session.log.decode().splitlines()
        assert max(map(len, rows)) <= 30
        assert "The harbour bridge will close on Monday for repairs that engineers say" in " ".join(rows)

    def test_copies_by_the_terminal_only_where_that_is_not_dumb(self, desk: Desk) -> None:
        for term, is_sent in (("xterm-256color", True), ("dumb", False)):
            with bridge(desk, TERM=term) as session:
                session.send("y")
                session.wait_for("copied.txt")
                assert (b"\x1b]52;c;" in session.log) == is_sent
                session.send("q")
                assert session.wait_for_end() == 0

    def test_goes_from_a_folder_into_an_article_and_back(self, desk: Desk) -> None:
        with plain("--plain", str(desk.folder)) as session:
            session.wait_for("? says the keys.")
            session.send("2")
            session.wait_for("Number: 2")
            session.send("\r")
            session.wait_for("This is right: Commuters face long detours.")
            session.send("q")
            session.wait_for("Back in the list of articles. 2 of 2: right")
            session.send("tab")
            session.wait_for("1 pair, strongest first.")
            session.send("\r")
            session.wait_for("1 link, 1 difference.")
            session.send("\x04")
            assert session.wait_for_end() == 0
            assert session.is_restored()

    def test_is_what_the_settings_ask_for_unless_the_screen_is(self, desk: Desk, home: Path) -> None:
        (home / ".config/diptych").mkdir(parents=True)
        (home / ".config/diptych/settings.yaml").write_text("plain: yes\nkeymap:\n  next-divergence: m\n")
        with plain(str(desk.left), str(desk.right)) as session:
            session.wait_for("? says the keys")
            session.send("m")
            session.wait_for("Difference 1 of 1.")
            session.send("q")
            assert session.wait_for_end() == 0
        assert b"\x1b" not in session.log
        with plain("--no-plain", str(desk.left), str(desk.right)) as session:
            session.wait_for("m difference")
            session.send("q")
            assert session.wait_for_end() == 0


class TestTheWaysOut:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
    def test_after_a_signal_all_is_kept_and_the_terminal_as_it_was(
        self, desk: Desk, home: Path, number: signal.Signals
    ) -> None:
        with writing(desk) as session:
            session.process.send_signal(number)
            assert session.wait_for_end() == 128 + number
            assert session.is_restored()
        assert_kept(desk, home)
        (place,) = (home / ".local/state/diptych/places").iterdir()
        assert '"cursor":[1,1]' in place.read_text()

    def test_after_a_line_that_drops_all_is_kept(self, desk: Desk, home: Path) -> None:
        with writing(desk) as session:
            session.hang_up()
            assert session.wait_for_end() == 128 + signal.SIGHUP
        assert_kept(desk, home)

    def test_while_a_folder_is_read_a_line_that_drops_ends_it(self, tmp_path: Path) -> None:
        paragraphs = "\n\n".join(f"The bridge {number} will close for repairs on Monday." for number in range(600))
        for number in range(300):
            (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\n{paragraphs}\n")
        with plain("--plain", str(tmp_path)) as session:
            session.until(lambda: b"Ctrl+C stops" in session.log, "the line that says how to stop")
            session.hang_up()
            assert session.wait_for_end() == 128 + signal.SIGHUP

    def test_a_stopped_program_goes_on_with_what_was_typed(self, desk: Desk) -> None:
        with writing(desk) as session:
            session.send("ctrl+z")
            session.wait_for_stop()
            assert session.is_restored()
            session.process.send_signal(signal.SIGCONT)
            session.until(lambda: session.emulator.text().count("the second") == 2, "the question again")
            session.send("\x03")
            session.wait_for("Not saved; the draft is kept.")
            session.send("q")
            assert session.wait_for_end() == 0

    def test_ctrl_c_says_how_to_leave(self, desk: Desk) -> None:
        with bridge(desk) as session:
            session.send("\x03")
            session.wait_for("q goes back, Ctrl+D ends the program.")
            session.send("\x04")
            assert session.wait_for_end() == 0

    def test_an_article_that_cannot_be_read_is_said_in_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "one.txt").write_bytes(b"\x00\x01")
        with plain("--plain", str(tmp_path / "one.txt")) as session:
            assert session.wait_for_end() == 1
            assert session.is_restored()
        assert session.log.count(b"\n") == 1


@pytest.mark.parametrize("reads_terminal", [True, False])
def test_without_a_terminal_two_articles_are_printed_as_sentences(desk: Desk, *, reads_terminal: bool) -> None:
    leader, terminal = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--plain", str(desk.left), str(desk.right)],
            stdin=terminal if reads_terminal else subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            check=True, timeout=60,
        )  # fmt: skip
    finally:
        os.close(leader)
        os.close(terminal)
    assert done.stdout.startswith("The left article is left: ")
    assert "Passage 1 of 1." in done.stdout
