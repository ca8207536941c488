"""The real program on a pseudo-terminal: keys, signals, and the way out."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CORPUS, RTHK, WION
from tests.terminal.sessions import APP_IS_UP, Session

PAIR = ("-m", "reader", str(WION), str(RTHK))


@pytest.fixture
def running() -> Iterator[list[Session]]:
    """Sessions that a test has started; each is ended with it."""
    sessions: list[Session] = []
    yield sessions
    for session in sessions:
        session.close()


def start(running: list[Session], *argv: str, columns: int = 120, lines: int = 40) -> Session:
    session = Session(*argv, columns=columns, lines=lines)
    running.append(session)
    return session


def ready(session: Session) -> None:
    """Wait until the app answers."""
    session.until(lambda: APP_IS_UP in session.log, "the app")
    session.settle(0.3)


def test_a_pair_is_shown_and_q_ends_with_nothing_left_behind(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    session.send("q")
    assert session.wait_for_end() == 0


def test_keys_typed_before_the_app_is_up_are_not_lost(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    session.send("2")
    session.wait_for("differences")
    session.send("q", "q")
    assert session.wait_for_end() == 0


def test_a_folder_is_read_and_an_article_opened(running: list[Session]) -> None:
    session = start(running, "-m", "reader", str(CORPUS))
    session.wait_for("Blinken")
    session.wait_for("[articles 5]")
    session.send("enter")
    session.wait_for("STOCKHOLM")
    session.send("q", "q")
    assert session.wait_for_end() == 0


@pytest.mark.parametrize(
    ("number", "keys"),
    [(signal.SIGHUP, ()), (signal.SIGTERM, ("t",)), (signal.SIGHUP, ("2",)), (signal.SIGTERM, ("/",))],
)
def test_a_signal_ends_with_its_code_and_the_place_is_kept(
    running: list[Session], home: Path, number: signal.Signals, keys: tuple[str, ...]
) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    ready(session)
    session.send("G", *keys)
    session.settle()
    session.process.send_signal(number)
    assert session.wait_for_end() == 128 + number
    assert list((home / ".local/state/diptych/places").iterdir())


def test_a_screen_that_shrinks_and_grows_shows_the_same_again(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    ready(session)
    first = session.emulator.text().split("\n")[0].rstrip()
    for columns, lines in ((40, 10), (1, 1), (200, 60)):
        session.resize(columns, lines)
        session.answer()
    session.resize(120, 40)
    session.wait_for(first)
    session.send("q")
    assert session.wait_for_end() == 0


def test_the_program_is_suspended_and_goes_on_where_it_was(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    ready(session)
    first = session.emulator.text().split("\n")[0].rstrip()
    session.send("ctrl+z")
    session.wait_for_stop()
    assert b"\x1b[?1049l" in session.log
    session.process.send_signal(signal.SIGCONT)
    session.wait_for(first)
    session.send("q")
    assert session.wait_for_end() == 0


def test_a_copied_citation_reaches_the_terminals_clipboard(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    ready(session)
    session.send("y")
    session.wait_for("clipboard")
    assert b"\x1b]52;c;" in session.log


def test_the_mouse_is_asked_for_and_given_back(running: list[Session]) -> None:
    session = start(running, *PAIR)
    session.wait_for("WION")
    ready(session)
    assert b"\x1b[?1002" in session.log and b"1003" not in session.log
    session.send("M")
    session.wait_for("terminal's")
    assert b"\x1b[?1002;1006l" in session.log


def test_without_the_mouse_it_is_never_asked_for(running: list[Session]) -> None:
    session = start(running, "-m", "reader", "--no-mouse", str(WION), str(RTHK))
    session.wait_for("WION")
    ready(session)
    assert b"\x1b[?1002" not in session.log and b"\x1b[?1000" not in session.log
