"""The gate: the one place where foreign text (article, title, file name, note, message) becomes display text.

What passes can be written to a terminal: no control character, no byte of an escape sequence, nothing invisible that
moves other text, nothing whose width terminals quarrel about. Offsets stay those of the source, by a map.
"""

import re
from functools import cache
from typing import Final, NamedTuple, Self
from unicodedata import category

MAX_MARKS: Final = 4
"""Combining marks kept on one base: Vietnamese and vocalised Hebrew need three, a tower over other lines needs more."""

REPLACEMENT: Final = "\ufffd"
BIDI_MARK: Final = "\u21c4"
"""Shown for a control of writing direction, which could make a line read otherwise than it is stored."""
MARK_HOLDER: Final = "\u25cc"
"""Dotted circle, the Unicode Standard's base for a mark that has none."""

_CONTROL_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_DELETE_PICTURE: Final = "\u2421"
_REGIONAL_A: Final = 0x1F1E6
_REGIONAL_Z: Final = 0x1F1FF
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Keycaps and skin tones: what is before them is drawn one or two cells wide, as the terminal likes. Fillers of Hangul:
# letters that nobody sees.
_DROPPED: Final = frozenset("\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\u115f\u1160\u3164\uffa0")
# Vowels and finals of Hangul, drawn into the syllable that they follow.
_JOINED: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB))
_VARIATIONS: Final = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180D), (0x180F, 0x180F))

# Code points that are assigned, one or two cells wide everywhere, and no mark: the text of nearly every paper.
_CLEAN: Final = (
    "\\x20-\\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u218b\u2190-\u2426\u2460-\u2b73"
    "\u3000-\u3029\u3030-\u303f\u3041-\u3096\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9ffc\uac00-\ud7a3\uff01-\uff60\ufffd"
)
_NEWLINE: Final = re.compile("\n[ \t\n]*")
# Where marks, emoji and the rest begin: two ranges only, because a class of many costs 3 ms to compile before the
# first paint. What is printable and outside them needs no second look.
_RARE: Final = re.compile("[^\x00-\u02ff\u2000-\u20bf]")


class DisplayText(str):
    """Text that has passed the gate; only `shown` and `display` build it, a slice of it is a plain `str`."""

    __slots__ = ()

    def __new__(cls, _text: str) -> Self:
        """Refuse: a type that anyone could build would prove nothing.

        Raises:
            TypeError: Always.
        """
        raise TypeError("display text comes from reader.text.gate.shown or display")


class Shown(NamedTuple):
    """Display text and the way back to its source."""

    text: DisplayText
    offsets: tuple[int, ...] | None
    """For each display character the source offset that it shows, plus the source's length for the end; not
    decreasing. None: the text is the source itself."""


def shown(text: str, *, keep_newlines: bool = False) -> Shown:
    """Make display text of foreign text, with the offsets that each of its characters shows.

    A newline, with the blanks around it, is shown as one space, as hard-wrapped paragraphs want it.

    Args:
        text: Anything, lone surrogates included.
        keep_newlines: Leave each newline as it is.
    """
    odd = _first_odd(text)
    if odd is None:
        return Shown(str.__new__(DisplayText, text), None)
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    while odd is not None:
        start, end = odd.span()
        pieces.append(text[done:start])
        offsets.extend(range(done, start))
        if text[start] != "\n":
            _show_odd(text, start, end, pieces, offsets)
        elif keep_newlines:
            kept = text[start:end].replace("\t", " ")
            pieces.append(kept)
            offsets.extend(range(start, end))
        else:
            _drop_blanks(pieces, offsets)
            pieces.append(" ")
            offsets.append(start)
        done = end
        odd = odd.re.search(text, end)
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return Shown(str.__new__(DisplayText, "".join(pieces)), tuple(offsets))


def display(text: str) -> DisplayText:
    """Make display text of a title, a name or a message: one line, no offsets."""
    return shown(text).text


def _first_odd(text: str) -> re.Match[str] | None:
    """Find the first stretch that cannot be shown as it is, with the cheapest search that suits this text."""
    if text.isascii():
        if text.isprintable():
            return None
        plain = text
    else:
        plain = text.replace("\xa0", " ")
        if _RARE.search(plain):
            return _odd().search(text)
        if plain.isprintable():
            return None
    if plain.replace("\n", " ").isprintable():
        return _NEWLINE.search(text)
    return _odd().search(text)


@cache
def _odd() -> re.Pattern[str]:
    """What needs a look at each character; compiled when a text first has such."""
    return re.compile(f"\n[ \t\n]*|[^{_CLEAN}\n]+")


def _drop_blanks(pieces: list[str], offsets: list[int]) -> None:
    """Take the spaces that end a wrapped line off what is shown."""
    while pieces:
        kept = pieces[-1].rstrip(" ")
        dropped = len(pieces[-1]) - len(kept)
        if dropped:
            del offsets[len(offsets) - dropped :]
        if kept:
            pieces[-1] = kept
            return
        pieces.pop()


def _show_odd(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    """Show characters one by one; marks are counted from the last base."""
    before = text[start - 1] if start else "\n"
    has_base = before not in " \t\n"
    marks = 0
    for place in range(start, end):
        character = text[place]
        kind = category(character)
        if _is_mark(character, kind) and not _is_dropped(character):
            marks += 1
            if marks > MAX_MARKS:
                continue
            if not has_base:
                pieces.append(MARK_HOLDER)
                offsets.append(place)
                has_base = True
            picture = character
        else:
            picture = _picture(character, kind)
            if not picture:
                continue
            marks = 0
            has_base = picture != " "
        pieces.append(picture)
        offsets.append(place)


def _is_mark(character: str, kind: str) -> bool:
    """Whether a character is drawn on the one before, in no cell of its own."""
    return kind in {"Mn", "Me", "Mc"} or (kind == "Lo" and any(a <= ord(character) <= b for a, b in _JOINED))


def _is_dropped(character: str) -> bool:
    """Whether a mark says only how another character is to look."""
    code = ord(character)
    return character in _DROPPED or any(first <= code <= last for first, last in _VARIATIONS)


def _picture(character: str, kind: str) -> str:
    """What stands for a character that is no mark: itself, a picture, a space, or nothing."""
    code = ord(character)
    if character == "\t" or kind in {"Zl", "Zp"} or (kind == "Zs" and character not in "\xa0\u202f\u3000"):
        picture = " "
    elif code < ord(" "):
        picture = chr(_CONTROL_PICTURES + code)
    elif code == _DELETE:
        picture = _DELETE_PICTURE
    elif character in _BIDI:
        picture = BIDI_MARK
    elif kind == "Cf" or _is_dropped(character):
        picture = ""
    elif kind.startswith("C"):
        picture = REPLACEMENT
    elif _REGIONAL_A <= code <= _REGIONAL_Z:
        picture = chr(ord("A") + code - _REGIONAL_A)
    else:
        picture = character
    return picture
