"""What a keyboard sends, as names of keys: only what is plain, for a program that answers before its app is up.

Names are those of a keymap: one character, or `up`, `pagedown`, `enter`, `ctrl+l`. What has no name here (a key with
modifiers, the mouse, a paste, a lone Esc) is for the app, whose parser knows it all.
"""

import re
from typing import Final, NamedTuple

_SEQUENCE: Final = re.compile(
    rb"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    rb"|(?P<string>\x1b[P\]X^_](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\))"
    rb"|(?P<ss3>\x1bO[@-~])"
    rb"|(?P<part>\x1b(?:\[[0-?]*[ -/]*|O|[P\]X^_](?:[^\x07\x1b]|\x1b(?!\\))*\x1b?)?\Z)"
    rb"|\x1b[^\x1b]"
    rb"|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
    rb"|(?P<half>[\xc2-\xf4][\x80-\xbf]{0,2}\Z)"
    rb"|.",
    re.DOTALL,
)
_REPLY: Final = re.compile(rb"\x1b\[(?:\?.*|.*[Rct]|[IO])", re.DOTALL)
"""Answers to questions (modes, places, who are you) and the focus: no key begins so."""
_NAMED: Final = {
    b"\r": "enter", b"\t": "tab", b"\x7f": "backspace", b" ": "space", b"\x1b[Z": "shift+tab",
    b"\x1b[A": "up", b"\x1b[B": "down", b"\x1b[C": "right", b"\x1b[D": "left", b"\x1b[H": "home", b"\x1b[F": "end",
    b"\x1bOA": "up", b"\x1bOB": "down", b"\x1bOC": "right", b"\x1bOD": "left", b"\x1bOH": "home", b"\x1bOF": "end",
    b"\x1b[1~": "home", b"\x1b[2~": "insert", b"\x1b[3~": "delete", b"\x1b[4~": "end", b"\x1b[5~": "pageup",
    b"\x1b[6~": "pagedown",
}  # fmt: skip


class Typed(NamedTuple):
    """One key, or one other thing that came from the terminal."""

    data: bytes
    """As it came."""
    key: str
    """Its name; empty for what has none here."""
    is_reply: bool = False
    """Nobody has typed it: the terminal answers a question."""


def typed(data: bytes) -> tuple[list[Typed], bytes]:
    """What was typed, in order, and the beginning of something whose end has not come yet."""
    found: list[Typed] = []
    for sequence in _SEQUENCE.finditer(data):
        whole = sequence[0]
        if sequence["part"] or sequence["half"]:
            return found, whole
        if sequence["string"] or (sequence["csi"] and _REPLY.fullmatch(whole)):
            found.append(Typed(whole, "", is_reply=True))
        else:
            found.append(Typed(whole, _NAMED.get(whole) or _character(whole)))
    return found, b""


def _character(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    if len(text) == 1 and text.isprintable() and text != "\ufffd":
        return text
    # Ctrl+H is Backspace on some terminals and no key of ours.
    return f"ctrl+{chr(data[0] + 96)}" if len(data) == 1 and 1 <= data[0] <= 26 and data[0] != 8 else ""
