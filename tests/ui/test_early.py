"""Keys between the first screen and the app: answered at once, in order, and handed over exactly."""

import re
import signal
from pathlib import Path

import pytest

from tests.conftest import ROOT, RTHK, WION
from tests.terminal.emulators import Shown
from tests.terminal.sessions import APP_IS_UP, Session
from tests.ui.noted import Desk

PAIR = ("-m", "reader", str(WION), str(RTHK))
FIRST = "difference  Enter"


def shorn(home: Path) -> dict[str, str]:
    """An environment in which Textual's import never ends."""
    textual = home / "packages" / "textual"
    textual.mkdir(parents=True)
    (textual / "__init__.py").write_text("import time\ntime.sleep(900)\n")
    return {"PYTHONPATH": f"{textual.parent}:{ROOT}"}


def opened(*options: str, **environ: str) -> Session:
    session = Session(*PAIR, *options, columns=120, lines=40, environ=environ)
    session.wait_for(FIRST)
    return session


def handed_over(session: Session) -> None:
    session.until(lambda: APP_IS_UP in session.log, "the app")
    session.settle(0.3)


def cells_sent(data: bytes) -> bytes:
    """What is printed of what was sent."""
    return re.sub(rb"\x1b\[[\d;?>]*[A-Za-z$]+|\x1b\].*?\a", b"", data)


def painted_anew(session: Session) -> Shown:
    """What the app itself has to show, sent whole, as after a stop."""
    mark = len(session.log)
    session.process.send_signal(signal.SIGCONT)
    session.until(lambda: b"\x1b[2J" in session.log[mark:], "the whole screen")
    session.settle(0.3)
    return session.emulator.shown()


def test_movement_is_answered_while_the_app_is_not_there(home: Path) -> None:
    with opened(**shorn(home)) as session:
        for key, sight in (("G", " WION 21/21"), ("tab", "/26"), ("c", "Matched"), ("Z", "All folds")):
            session.send(key)
            session.wait_for(sight)


def test_q_ends_at_once_and_keeps_the_place(home: Path) -> None:
    environ = shorn(home)
    with opened(**environ) as session:
        session.send("G")
        session.wait_for(" WION 21/21")
        session.send("q")
        assert session.wait_for_end() == 0
        assert session.is_restored()
    with Session(*PAIR, columns=120, lines=40, environ=environ) as session:
        session.wait_for(" WION 21/21")
        session.send("\x03")
        assert session.wait_for_end() == 130
        assert session.is_restored()


def test_keys_of_the_readers_own_are_answered_too(home: Path) -> None:
    (home / ".config/diptych").mkdir(parents=True)
    (home / ".config/diptych/settings.yaml").write_text("keymap: {fold-all: h, bottom: U}\n")
    with opened(**shorn(home)) as session:
        session.send("h")
        session.wait_for("All folds are open")
        session.send("U")
        session.wait_for(" WION 21/21")


@pytest.mark.parametrize(("keys", "sight"), [
    ((), "difference  Enter"), (("l", "d", "j", "G"), " WION 21/21"), (("]", "pgdn", "tab"), "/26"),
    (("c", "b", "z", "Z"), "All folds are open"), (("v", "right", "down", "="), "This link alone"),
    (("enter", "backspace", "="), "This link alone"),
    (("j", "?", "pgdn", "up"), "The publisher's name"), (("?", "G", "?", "G"), " WION 21/21"),
    (("d", "/", *"direct x", "backspace"), "/ direct "), (("/", *"Riga", "enter", "n", "?"), "Keys and marks"),
])  # fmt: skip
def test_the_app_goes_on_from_there_and_sends_no_cell_again(keys: tuple[str, ...], sight: str, home: Path) -> None:
    with opened() as session:
        session.send(*keys)
        session.wait_for(sight)
        session.settle()
        mark = len(session.log)
        handed_over(session)
        early = session.emulator.shown()
        assert cells_sent(session.log[mark:]) == b""
        assert painted_anew(session) == early


@pytest.mark.parametrize(("words", "options", "environ"), [
    ("", ("--theme", "dark"), {}), ("Kiev", ("--theme", "light"), {"COLORTERM": "", "TERM": "xterm"}),
    ("", (), {"NO_COLOR": "1"}), ("", (), {}),
])  # fmt: skip
def test_a_search_that_is_typed_looks_the_same_in_every_theme(
    words: str, options: tuple[str, ...], environ: dict[str, str], home: Path
) -> None:
    with opened(*options, **environ) as session:
        session.send("/", *words)
        session.wait_for(f" / {words or 'words'}")
        session.settle()
        mark = len(session.log)
        handed_over(session)
        assert cells_sent(session.log[mark:]) == b""
        session.send(*"x")
        session.wait_for(f" / {words}x ")


def test_what_the_early_line_cannot_do_is_done_by_the_app(home: Path) -> None:
    with opened() as session:
        session.send("/", *"RigX", "left", "backspace", *"g a")
        session.wait_for(" / Rig aX ")


def test_notes_stand_there_before_the_app_and_are_not_sent_again(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    desk = Desk(folder)
    desk.write_three()
    pair, no_app = ("-m", "reader", str(desk.left), str(desk.right)), shorn(home)
    with Session(*pair, columns=120, lines=40) as session:
        session.wait_for("Both say so.")
        session.send("g")
        session.wait_for("Whose headline?")
        session.send("q")
        assert session.wait_for_end() == 0
    with Session(*pair, columns=120, lines=40, environ=no_app) as session:
        session.wait_for("Whose headline?")
    with Session(*pair, columns=120, lines=40) as session:
        session.wait_for("Whose headline?")
        mark = len(session.log)
        handed_over(session)
        session.settle(1.0)
        assert cells_sent(session.log[mark:]) == b""
        desk.own.unlink()
    with Session(*pair, columns=120, lines=40, environ=no_app) as session:
        session.wait_for("difference")
        assert "Whose headline?" not in session.emulator.text()


def test_a_key_for_the_app_keeps_its_place_among_the_others(home: Path) -> None:
    with opened() as session:
        session.send("l", "G", "2")
        session.wait_for("Enter open")
        session.send("q")
        session.wait_for(" WION 21/21")
        session.send("q")
        assert session.wait_for_end() == 0


def test_what_was_typed_early_leads_where_it_leads_later(home: Path) -> None:
    shown = []
    for is_early in (True, False):
        # No place is remembered by a session that is killed.
        with opened() as session:
            if not is_early:
                handed_over(session)
            session.send("l", "s", "o", "down", "k", "tab", "D", "c")
            session.wait_for("Matched")
            handed_over(session)
            shown.append(painted_anew(session))
    assert shown[0] == shown[1]


def test_q_ends_a_selection_first_here_as_in_the_app(home: Path) -> None:
    with opened(**shorn(home)) as session:
        session.send("v")
        session.wait_for("Arrows select")
        session.send("q")
        session.wait_for("l link")
        session.send("q")
        assert session.wait_for_end() == 0


def test_a_screen_that_changed_its_size_meanwhile_is_painted_whole(home: Path) -> None:
    with opened() as session:
        session.resize(90, 30)
        session.send("G")
        handed_over(session)
        session.wait_for(" WION 21/21")
        before = session.emulator.shown()
        assert painted_anew(session) == before
