"""What a terminal can do, read off the environment: nothing is asked and no answer is waited for."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from reader.terminal.style import REVERSE, Colour, Style

Depth: TypeAlias = Literal[0, 16, 256, 16777216]
"""How many colours may be sent; 0 is none at all."""

NO_COLOUR: Final[Depth] = 0
BLACK_ON_WHITE: Final = (0, 7)
SIXTEEN: Final[Depth] = 16
PALETTE: Final[Depth] = 256
TRUE_COLOUR: Final[Depth] = 16777216

_MODERN: Final = ("kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio")
_CUBE: Final = (0, 95, 135, 175, 215, 255)
# The sixteen as most terminals draw them (VGA); readers change them, so this is only for finding a near one.
_SIXTEEN: Final = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
    (255, 255, 255),
)  # fmt: skip

_HUES: Final = tuple(index for index, colour in enumerate(_SIXTEEN) if len(set(colour)) > 1)
COLOURFUL: Final = 48
"""Between the strongest and the weakest of red, green and blue: from here on a colour is no grey to the eye."""


class Stream(Protocol):
    """As much of a file as `why_no_screen` needs."""

    def isatty(self) -> bool:
        """Whether it is a terminal."""


class Dialect(NamedTuple):
    """Sequences that a kind of terminal understands beyond moving, SGR and erasing to the end of a line."""

    edits_lines: bool = True
    """`CSI L` and `CSI M`, lines inserted and deleted; without them a band is moved by line feeds at its edge."""
    erases_chars: bool = True
    """`CSI X`, blanks from the cursor on (ECH)."""
    repeats: bool = False
    """`CSI b`, the character before again (REP); mosh and some older emulators drop it."""
    alternates: bool = True
    """A second screen (`CSI ? 1049 h`), so that the first is there again at the end."""
    ignores: bool = True
    """Strings (OSC, DCS) and private `CSI` with `<`, `>`, `=` or `$` that it does not know leave no trace.

    The Linux console prints their ends (before 5.x; console_codes(4)), as a VT100 does: they are not sent there.
    """


MODERN: Final = Dialect()
"""What emulators of today, tmux and GNU screen have in common."""
PLAINEST: Final = Dialect(edits_lines=False, erases_chars=False, repeats=False, alternates=False, ignores=False)
"""A VT100: what is left when nothing is known."""


def dialect(environ: Mapping[str, str]) -> Dialect:
    """What the terminal named by `TERM` (and `TMUX`, which answers for itself) understands."""
    term = environ.get("TERM", "")
    if term.startswith("linux"):
        return Dialect(alternates=False, ignores=False)
    if term in {"", "dumb", "unknown", "ansi"} or term.startswith(("vt1", "vt2", "cons", "sun", "wyse")):
        return PLAINEST
    inside_tmux = bool(environ.get("TMUX"))
    return Dialect(repeats=inside_tmux or term.startswith("tmux") or any(name in term for name in _MODERN))


def colour_depth(environ: Mapping[str, str]) -> Depth:
    """How many colours to send, by `NO_COLOR` (no-color.org), `COLORTERM` and `TERM`."""
    term = environ.get("TERM", "").lower()
    if (
        environ.get("NO_COLOR")
        or term in {"", "dumb", "unknown"}
        or term.startswith(("vt1", "vt2"))
        or term.endswith("-m")
        or _has_none(term)
    ):
        return NO_COLOUR
    # GNU screen before 5 garbles true colour, and hands on the COLORTERM of the terminal around it.
    in_gnu_screen = term.startswith("screen") and not environ.get("TMUX")
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"} and not in_gnu_screen:
        return TRUE_COLOUR
    if term.endswith("-direct"):
        return TRUE_COLOUR
    if "256" in term or any(name in term for name in _MODERN):
        return PALETTE
    return SIXTEEN


_COLOURED: Final = ("xterm", "screen", "tmux", "linux", "rxvt", "putty", "color", "256", "direct", *_MODERN)
"""Kinds of terminals that are known to have colours, by a part of their name: nothing is looked up for them."""


@lru_cache(16)
def _has_none(term: str) -> bool:
    """Whether the system's own list of terminals (terminfo) says that this one has no colours."""
    if any(name in term for name in _COLOURED) and "mono" not in term:
        return False
    try:
        import curses  # noqa: PLC0415 - some milliseconds, and some builds of Python lack it

        curses.setupterm(term, 1)
        return curses.tigetnum("colors") <= 0
    except (ImportError, OSError, ValueError):
        return False
    except curses.error:
        return False  # It is not in the list.


def why_no_screen(stdin: Stream, stdout: Stream, environ: Mapping[str, str]) -> str | None:
    """Why a full-screen program cannot run here, as one sentence, or None when it can."""
    if not stdin.isatty():
        return "the standard input is not a terminal, so no keys can be read"
    if not stdout.isatty():
        return "the standard output is not a terminal, so there is no screen to draw on"
    if environ.get("TERM", "") in {"", "dumb", "unknown"}:
        return f"TERM is {environ.get('TERM') or 'not set'}: this terminal cannot move its cursor; --plain needs none"
    return None


@lru_cache(4096)
def reduced(colour: Colour, depth: Depth) -> Colour:
    """The nearest colour that a terminal of this depth has; None, the terminal's own, stays None."""
    if colour is None or depth == NO_COLOUR:
        return None
    if isinstance(colour, int):
        if depth > SIXTEEN or colour < SIXTEEN:
            return colour
        colour = of_palette(colour)
    if depth == TRUE_COLOUR:
        return colour
    if depth == SIXTEEN:
        # A colour stays one: what is told apart by its hue would be lost in a grey that is a little nearer.
        near = _HUES if max(colour) - min(colour) >= COLOURFUL else range(16)
        return min(near, key=lambda index: _distance(colour, _SIXTEEN[index]))
    return min(range(16, 256), key=lambda index: _distance(colour, of_palette(index)))


@lru_cache(4096)
def reduced_style(style: Style, depth: Depth) -> Style:
    """The style with the colours that a terminal of this depth has; attributes stay.

    Black on white is what style sheets have for reverse, and becomes it where there is no colour.
    """
    if depth == NO_COLOUR and (style.fg, style.bg) == BLACK_ON_WHITE:
        return Style(None, None, style.attrs | REVERSE)
    return Style(reduced(style.fg, depth), reduced(style.bg, depth), style.attrs)


def of_palette(index: int) -> tuple[int, int, int]:
    """Red, green and blue of an index from 16 to 255 of the palette of xterm."""
    if index >= 232:
        grey = 8 + 10 * (index - 232)
        return grey, grey, grey
    red, rest = divmod(index - 16, 36)
    green, blue = divmod(rest, 6)
    return _CUBE[red], _CUBE[green], _CUBE[blue]


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """How far apart two colours look: weighted squares ("redmean", Riemersma 1999)."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    mean = (one[0] + other[0]) // 2
    return ((512 + mean) * red * red >> 8) + 4 * green * green + ((767 - mean) * blue * blue >> 8)
