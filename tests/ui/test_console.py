"""On the Linux console: nothing is sent that it would print or take for something else (console_codes(4))."""

import re
from pathlib import Path

from tests.conftest import RTHK, WION
from tests.terminal.sessions import Session

KEYS = (
    "l",
    "d",
    "pgdn",
    "G",
    "c",
    "pgup",
    "2",
    "down",
    "q",
    "t",
    "down",
    "\x03",
    ":",
    "l",
    "\x03",
    "/",
    "R",
    "enter",
    "y",
)
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|.)")
KNOWN = re.compile(r"\x1b(?:M|\[(?:\?[\d;]+[hl]|[\d;]*[ABCDHJKLMPXr]|(?:[\d;]*)m))", re.DOTALL)
COLOUR = re.compile(r"\x1b\[(?:[\d;]*;)?[34]8;[\d;]*m")


def test_only_what_the_console_knows_is_sent_and_sixteen_colours_at_most(home: Path) -> None:
    environ = {"TERM": "linux", "COLORTERM": ""}
    with Session("-m", "reader", str(WION), str(RTHK), columns=80, lines=25, environ=environ) as session:
        session.wait_for("Blinken")
        for key in KEYS:
            session.send(key)
            session.answer(0.5)
        session.wait_for("no clipboard: written to")
        session.send("q")
        assert session.wait_for_end() == 0
        sent = session.log.decode()
    assert [found for found in SEQUENCE.findall(sent) if not KNOWN.fullmatch(found)] == []
    assert COLOUR.findall(sent) == []
    assert "\x0e" not in sent and "\x0f" not in sent


def test_a_terminal_that_takes_them_is_still_asked_and_told(home: Path) -> None:
    with Session("-m", "reader", str(WION), str(RTHK), columns=80, lines=25) as session:
        session.wait_for("Blinken")
        session.send("y")
        session.wait_for("clipboard")
        assert b"\x1b]52;c;" in session.log and b"\x1b[>25u" in session.log
