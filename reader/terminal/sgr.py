"""Select Graphic Rendition: styles to the shortest sequence, and sequences to styles (ECMA-48 8.3.117, ISO 8613-6)."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from reader.terminal.style import (
    BLINK,
    BOLD,
    DIM,
    DOUBLE_UNDERLINE,
    ENCIRCLE,
    FRAME,
    HIDDEN,
    ITALIC,
    OVERLINE,
    PLAIN,
    REVERSE,
    STRIKE,
    UNDERLINE,
    Colour,
    Style,
)

_ON: Final = {
    BOLD: 1, DIM: 2, ITALIC: 3, UNDERLINE: 4, BLINK: 5, REVERSE: 7, HIDDEN: 8, STRIKE: 9,
    DOUBLE_UNDERLINE: 21, FRAME: 51, ENCIRCLE: 52, OVERLINE: 53,
}  # fmt: skip
_OFF: Final = (
    (22, BOLD | DIM), (23, ITALIC), (24, UNDERLINE | DOUBLE_UNDERLINE), (25, BLINK), (27, REVERSE), (28, HIDDEN),
    (29, STRIKE), (54, FRAME | ENCIRCLE), (55, OVERLINE),
)  # fmt: skip
_FOREGROUNDS: Final[Mapping[int, Colour]] = (
    {39: None} | {30 + n: n for n in range(8)} | {82 + n: n for n in range(8, 16)}
)
_BACKGROUNDS: Final[Mapping[int, Colour]] = {code + 10: colour for code, colour in _FOREGROUNDS.items()}
_SETS: Final = {code: attribute for attribute, code in _ON.items()} | {6: BLINK}
_CLEARS: Final = dict(_OFF)
# On the Linux console and some others 21 ends bold instead of doubling the line: never left to a delta.
_UNSAFE: Final = DOUBLE_UNDERLINE


@lru_cache(16384)
def change(old: Style, new: Style) -> str:
    """The shortest sequence that turns the pen from one style into another; empty when they are the same."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[m"
    full = f"\x1b[0;{_joined([*_attributes(new.attrs), *_colours(new)])}m"
    if (old.attrs | new.attrs) & _UNSAFE:
        return full
    codes: list[str] = []
    lost, gained = old.attrs & ~new.attrs, new.attrs & ~old.attrs
    for code, mask in _OFF:
        if lost & mask:
            codes.append(str(code))
            gained |= new.attrs & mask
    codes += _attributes(gained)
    codes += _colours(Style(new.fg if new.fg != old.fg else None, new.bg if new.bg != old.bg else None))
    if new.fg is None and old.fg is not None:
        codes.append("39")
    if new.bg is None and old.bg is not None:
        codes.append("49")
    return min(f"\x1b[{_joined(codes)}m", full, key=len)


@lru_cache(16384)
def apply(parameters: str, style: Style) -> Style:
    """The style after `CSI parameters m`; unknown codes change nothing, kinds of underline are one."""
    fg, bg, attrs = style
    codes = _numbers(parameters)
    for code, sub in codes:
        if code == 0:
            fg, bg, attrs = PLAIN
        elif code == 4 and sub:
            attrs = attrs & ~UNDERLINE if sub[0] == 0 else attrs | UNDERLINE
        elif code in _SETS:
            attrs |= _SETS[code]
        elif code in _CLEARS:
            attrs &= ~_CLEARS[code]
        elif code in {38, 48, 58}:
            colour = _extended(sub, codes)
            fg, bg = (colour if code == 38 else fg), (colour if code == 48 else bg)
        elif code in _FOREGROUNDS:
            fg = _FOREGROUNDS[code]
        elif code in _BACKGROUNDS:
            bg = _BACKGROUNDS[code]
    return Style(fg, bg, attrs)


def _joined(codes: list[str]) -> str:
    return ";".join(codes)


def _attributes(attrs: int) -> list[str]:
    return [str(code) for attribute, code in _ON.items() if attrs & attribute]


def _colours(style: Style) -> list[str]:
    return [code for colour, base in ((style.fg, 30), (style.bg, 40)) for code in _colour(colour, base)]


def _colour(colour: Colour, base: int) -> list[str]:
    if colour is None:
        return []
    if isinstance(colour, tuple):
        red, green, blue = colour
        return [f"{base + 8};2;{red};{green};{blue}"]
    if colour < 8:
        return [str(base + colour)]
    return [str(base + 52 + colour)] if colour < 16 else [f"{base + 8};5;{colour}"]


def _numbers(parameters: str) -> Iterator[tuple[int, list[int]]]:
    """Each parameter with its sub-parameters (those behind colons)."""
    for parameter in parameters.split(";"):
        first, *rest = parameter.split(":")
        yield int(first or 0), [int(part or 0) for part in rest]


def _extended(sub: list[int], codes: Iterator[tuple[int, list[int]]]) -> Colour:
    """The colour behind 38, 48 or 58, in either way of writing it."""
    if sub:
        kind, values = sub[0], sub[1:]
        # With colons a colour space stands before red, green and blue; some programs leave it out.
        values = values[-3:] if kind == 2 else values[:1]
    else:
        kind = next(codes, (0, []))[0]
        values = [next(codes, (0, []))[0] for _ in range({2: 3, 5: 1}.get(kind, 0))]
    if kind == 2 and len(values) == 3:
        return values[0] & 255, values[1] & 255, values[2] & 255
    return values[0] & 255 if kind == 5 and values else None
