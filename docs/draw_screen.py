"""Draw the first screen of two articles as a picture, from the same rows and colours that a terminal gets.

    python docs/draw_screen.py docs/reader.png corpus/001*.txt corpus/004*.txt

Needs Pillow and a monospaced font (`--font`); the `bench` group of the project brings Pillow.
"""

import argparse
import os
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from reader import session
from reader.layout.model import PageInput
from reader.layout.page import Page
from reader.pair import Pair
from reader.terminal import style as looks
from reader.terminal.style import Colour, Style
from reader.ui.first import beginnings, first_screen

SIXTEEN: Final = (
    "#15161e", "#c4384b", "#3f8f4f", "#a5701c", "#3a6fc4", "#8f4fb0", "#2a8c95", "#c8c8c8",
    "#6b6f80", "#e0576a", "#5fb573", "#d09a3e", "#6596e6", "#b579d6", "#4db5be", "#ffffff",
)  # fmt: skip
PAPER: Final = {"dark": ("#15161e", "#d5d7e0"), "light": ("#fcfcfa", "#1d1f27")}
STEPS: Final = (0, 95, 135, 175, 215, 255)


def hexadecimal(colour: Colour, default: str) -> str:
    """A colour as a picture wants it."""
    if colour is None:
        return default
    if isinstance(colour, tuple):
        return "#{:02x}{:02x}{:02x}".format(*colour)
    if colour < 16:
        return SIXTEEN[colour]
    if colour < 232:
        place = colour - 16
        return f"#{STEPS[place // 36]:02x}{STEPS[place // 6 % 6]:02x}{STEPS[place % 6]:02x}"
    return "#{0:02x}{0:02x}{0:02x}".format(8 + 10 * (colour - 232))


def drawn(rows: list[list[tuple[str, Style]]], columns: int, fonts: Path, ground: str) -> Image.Image:
    """Rows of a screen as a picture at twice the size, so that it stays sharp where it is shown small."""
    paper, ink = PAPER[ground]
    size, height = 26, 34
    faces = {
        bold: ImageFont.truetype(str(fonts / f"DejaVuSansMono{'-Bold' if bold else ''}.ttf"), size)
        for bold in (False, True)
    }
    width = faces[False].getlength("m")
    picture = Image.new("RGB", (int(columns * width) + 40, len(rows) * height + 40), paper)
    pen = ImageDraw.Draw(picture)
    for line, row in enumerate(rows):
        column = 0
        top = 20 + line * height
        for text, look in row:
            fore, back = hexadecimal(look.fg, ink), hexadecimal(look.bg, paper)
            if look.attrs & looks.REVERSE:
                fore, back = back, fore
            left = 20 + column * width
            column += len(text)
            right = 20 + column * width
            if back != paper:
                pen.rectangle((left, top, right, top + height), fill=back)
            pen.text((left, top), text, font=faces[bool(look.attrs & looks.BOLD)], fill=fore)
            if look.attrs & looks.UNDERLINE:
                pen.line((left, top + 31, right, top + 31), fill=fore, width=2)
    return picture


def main() -> None:
    """Draw the picture that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=Path)
    parser.add_argument("left")
    parser.add_argument("right")
    parser.add_argument("--size", default="120x40", help="columns and lines")
    parser.add_argument("--theme", default="terminal")
    parser.add_argument("--ground", choices=sorted(PAPER), default="dark", help="the terminal's own background")
    parser.add_argument("--font", type=Path, default=Path("/usr/share/fonts/truetype/dejavu"))
    given = parser.parse_args()
    os.environ.setdefault("TERM", "xterm-256color")
    columns, lines = map(int, given.size.split("x"))
    opened = session.open_pair(given.left, given.right)
    page = Page(PageInput(Pair(*opened.articles), opened.sigla, opened.collation, (), opened.same_file))
    _, rows = first_screen(page, columns, lines, beginnings(given.theme, os.environ))
    drawn(rows, columns, given.font, given.ground).quantize(64).save(given.picture, optimize=True)


if __name__ == "__main__":
    main()
