"""How one cell looks: the common tongue of layout's themes, the first painter and the difference encoder."""

from typing import Final, NamedTuple, TypeAlias

BOLD: Final = 1
DIM: Final = 2
ITALIC: Final = 4
UNDERLINE: Final = 8
BLINK: Final = 16
REVERSE: Final = 32
HIDDEN: Final = 64
STRIKE: Final = 128

Colour: TypeAlias = int | tuple[int, int, int] | None
"""None: the terminal's own; 0 to 255: an index into its palette (0 to 15 are the sixteen); three numbers: RGB."""


class Style(NamedTuple):
    """Colours and attributes of a cell."""

    fg: Colour = None
    """Colour of the text."""
    bg: Colour = None
    """Colour behind it; None assumes nothing about the reader's terminal."""
    attrs: int = 0
    """Sum of the attribute constants of this module."""


PLAIN: Final = Style()
"""What a terminal shows after `CSI 0 m`."""

DOUBLE_UNDERLINE: Final = 256
FRAME: Final = 512
ENCIRCLE: Final = 1024
OVERLINE: Final = 2048
"""Attributes that themes do not use and other programs may write."""
