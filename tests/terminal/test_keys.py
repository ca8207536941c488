import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from reader.terminal.keys import _NAMED, typed

CHARACTERS = [bytes([code]) for code in range(0x21, 0x7F)] + ["é".encode(), "я".encode(), "中".encode()]
CONTROLS = [bytes([code]) for code in range(1, 27) if code != 8]


def names(data: bytes) -> list[str]:
    return [key.key for key in typed(data)[0]]


@pytest.mark.parametrize("data", [*_NAMED, *CHARACTERS, *CONTROLS])
def test_a_key_has_the_name_that_the_apps_own_parser_gives_it(data: bytes) -> None:
    (event,) = (event for event in XTermParser().feed(data.decode()) if isinstance(event, events.Key))
    named = {" ": "space", None: event.key}.get(event.character, event.character)
    assert names(data) in ([named], [event.key], [event.aliases[0]])


@pytest.mark.parametrize("data", [
    b"\x1b[1;5C", b"\x1bx", b"\x1b[<0;3;4M", b"\x1b[200~", b"\x08", b"\x00", b"\xff", b"\x1b[106;;106u", b"\x1b[15~",
])  # fmt: skip
def test_what_is_not_plain_has_no_name(data: bytes) -> None:
    (found,) = typed(data)[0]
    assert (found.data, found.key, found.is_reply) == (data, "", False)


@pytest.mark.parametrize("data", [
    b"\x1b[?2026;2$y", b"\x1b[12;40R", b"\x1b[?62;22c", b"\x1b[I", b"\x1b[O", b"\x1bP>|foot\x1b\\", b"\x1b]11;rgb:0/0/0\x07",
])  # fmt: skip
def test_what_the_terminal_says_of_itself_is_no_key(data: bytes) -> None:
    assert [(key.data, key.is_reply) for key in typed(b"j" + data + b"k")[0]] == [
        (b"j", False),
        (data, True),
        (b"k", False),
    ]


def test_the_beginning_of_a_key_waits_for_its_end() -> None:
    for whole in (b"\x1b[5~", b"\x1bOA", "中".encode(), b"\x1b]52;c;\x1b\\"):
        for cut in range(1, len(whole)):
            assert typed(b"j" + whole[:cut]) == ([(b"j", "j", False)], whole[:cut])


@given(
    st.lists(st.sampled_from([*_NAMED, *CONTROLS, b"j", b"\x1b", b"[", b"O", b"P", b"?", b"\xe4", b"\xb8", b"\xad"]))
)
def test_nothing_is_lost_and_the_order_stays_however_it_comes(parts: list[bytes]) -> None:
    data = b"".join(parts)
    whole, rest = typed(data)
    assert b"".join(key.data for key in whole) + rest == data
    came, part = [], b""
    for piece in parts:
        more, part = typed(part + piece)
        came += more
    assert b"".join(key.data for key in came) + part == data
