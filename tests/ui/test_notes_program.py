"""Notes in the whole program on a real terminal: killed, started again, told to end."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.notes import api
from tests.terminal.sessions import Session
from tests.ui.noted import Desk


class Program(Session):
    """diptych on the pair."""

    def __init__(self, desk: Desk, **environ: str) -> None:
        paths = ("-m", "reader", str(desk.left), str(desk.right))
        super().__init__(*paths, columns=100, lines=30, environ=environ)


@pytest.fixture
def sessions() -> Iterator[list[Session]]:
    opened: list[Session] = []
    yield opened
    for session in opened:
        session.close()


def begin_note(desk: Desk, sessions: list[Session], text: str) -> Program:
    """The program with a form open and this typed into it."""
    program = Program(desk)
    sessions.append(program)
    program.wait_for(" note")
    program.settle(0.3)
    program.send("a")
    program.wait_for("Ctrl+D saves")
    program.send(*text)
    program.wait_for(text)
    return program


def is_drafted(home: Path, text: str) -> bool:
    with suppress(OSError):  # Replaced while it is read.
        return any(f'"{text}"' in file.read_text() for file in (home / ".local/state/diptych/drafts").iterdir())
    return False


def killed(program: Program) -> None:
    os.kill(program.process.pid, signal.SIGKILL)
    program.wait_for_end()


@pytest.mark.parametrize("gap", [0.02, 0.1])
def test_letters_typed_behind_the_key_of_the_form_are_its_text_from_the_first_second_on(
    desk: Desk, sessions: list[Session], gap: float
) -> None:
    program = Program(desk)
    sessions.append(program)
    program.wait_for(" note")
    # As people type, not in one go: some of it comes before the form stands, some while, some after.
    # `q` would end the program, `d`, `e` and `x` do something to a difference or a note.
    for letter in "aquoted, exactly so":
        program.send(letter)
        program.settle(gap, gap)
    program.send("\x04")
    program.wait_for("Note on left 2")
    program.send("q")
    assert program.wait_for_end() == 0
    assert [note.body for note in api.load(str(desk.both)).notes] == ["quoted, exactly so"]


class TestAKilledSession:
    def test_leaves_its_draft_for_the_next_one(self, desk: Desk, home: Path, sessions: list[Session]) -> None:
        program = begin_note(desk, sessions, "half a thought")
        program.until(lambda: is_drafted(home, "half a thought"), "the draft")
        killed(program)
        assert not desk.both.exists()
        again = Program(desk)
        sessions.append(again)
        again.wait_for("left unfinished")
        again.send("a")
        again.wait_for("Go on with: half a thought")
        again.send("enter")
        again.wait_for("A note that was left unfinished")
        again.send("\x04")
        again.wait_for("saved")
        assert [note.body for note in api.load(str(desk.both)).notes] == ["half a thought"]

    def test_leaves_a_note_that_was_said_to_be_made(self, desk: Desk, sessions: list[Session]) -> None:
        program = begin_note(desk, sessions, "a whole one")
        program.send("\x04")
        program.wait_for("Note on left 2 with right 2")
        killed(program)
        again = Program(desk)
        sessions.append(again)
        again.wait_for("2*The harbour")
        assert [note.body for note in api.load(str(desk.both)).notes] == ["a whole one"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_is_told_to_end_leaves_the_draft_and_the_notes(
    desk: Desk, home: Path, sessions: list[Session], number: int
) -> None:
    program = begin_note(desk, sessions, "first")
    program.send("\x04")
    program.wait_for("Note on left 2")
    program.send("a")
    program.wait_for("Ctrl+D saves")
    program.send(*"second")
    program.wait_for("second")
    os.kill(program.process.pid, number)
    assert program.wait_for_end() == 128 + number
    assert [note.body for note in api.load(str(desk.both)).notes] == ["first"]
    drafts = list((home / ".local/state/diptych/drafts").iterdir())
    assert len(drafts) == 1 and '"second"' in drafts[0].read_text()
    assert list((home / ".local/state/diptych/journal").iterdir()) == []


def test_the_readers_editor_gets_the_terminal_and_gives_it_back(
    desk: Desk, sessions: list[Session], tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "in the editor\\n"\nread line\nprintf "and %s\\n" "$line" >> "$1"\n')
    script.chmod(0o755)
    program = Program(desk, VISUAL=str(script))
    sessions.append(program)
    program.wait_for(" note")
    program.settle(0.3)
    program.send("a")
    program.wait_for("Ctrl+D saves")
    program.send(*"typed", "\x0f")
    program.wait_for("in the editor")
    program.send(*"edited", "enter")
    program.wait_for("and edited")
    program.wait_for("Ctrl+D saves")
    program.send("\x04")
    program.wait_for("Note on left 2")
    program.send("q")
    assert program.wait_for_end() == 0
    assert [note.body for note in api.load(str(desk.both)).notes] == ["typed\nand edited"]
