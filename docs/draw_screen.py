"""Draw a screen of the program as a picture: it is run on a terminal of its own, keys are typed, and the cells drawn.

    python docs/draw_screen.py docs/reader.png corpus/001*.txt corpus/004*.txt
    python docs/draw_screen.py docs/pairs.png --keys Tab corpus
    python docs/draw_screen.py docs/differences.png --keys '2 j j j' corpus/001*.txt corpus/004*.txt

Needs Pillow, pyte and a monospaced font (`--font`); the `bench` group of the project brings Pillow.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.terminal.emulators import Emulator

PAPER: Final = {"dark": ("#15161e", "#d5d7e0"), "light": ("#fcfcfa", "#1d1f27")}
"""The terminal's own ground and ink."""
NAMED: Final = {
    "black": "#15161e", "red": "#c4384b", "green": "#3f8f4f", "brown": "#a5701c", "blue": "#3a6fc4",
    "magenta": "#8f4fb0", "cyan": "#2a8c95", "white": "#c8c8c8", "brightblack": "#6b6f80", "brightred": "#e0576a",
    "brightgreen": "#5fb573", "brightbrown": "#d09a3e", "brightblue": "#6596e6", "brightmagenta": "#b579d6",
    "bfightmagenta": "#b579d6", "brightcyan": "#4db5be", "brightwhite": "#ffffff",
}  # fmt: skip
"""Colours as the emulator names them, its own slip included."""
KEYS: Final = {"Tab": "\t", "Enter": "\r", "Down": "\x1b[B", "Up": "\x1b[A", "PgDn": "\x1b[6~", "Space": " "}
QUIET: Final = 1.5
"""Seconds without a byte after which a screen is what it will be."""
FIRST: Final = 4.0
"""The same at the start."""


def shown(arguments: list[str], keys: list[str], columns: int, lines: int) -> Emulator:
    """What the program shows after these keys."""
    emulator = Emulator(columns, lines)
    with tempfile.TemporaryDirectory() as home:
        pid, master = pty.fork()
        if pid == 0:
            for name in [name for name in os.environ if name.startswith("XDG_")]:
                del os.environ[name]
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", HOME=home)
            os.execv(sys.executable, [sys.executable, "-m", "reader", *arguments])  # noqa: S606 - no shell is wanted
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        _until_quiet(emulator, master, FIRST)
        for key in keys:
            os.write(master, KEYS.get(key, key).encode())
            _until_quiet(emulator, master, QUIET)
        os.kill(pid, signal.SIGTERM)
        while select.select([master], [], [], FIRST)[0]:
            try:
                os.read(master, 65536)
            except OSError:
                break
        os.waitpid(pid, 0)
        os.close(master)
    return emulator


def _until_quiet(emulator: Emulator, master: int, seconds: float) -> None:
    last = time.monotonic()
    while time.monotonic() - last < seconds:
        if select.select([master], [], [], 0.1)[0]:
            emulator.feed(os.read(master, 65536).decode("utf-8", "replace"))
            last = time.monotonic()


def drawn(emulator: Emulator, fonts: Path, ground: str) -> Image.Image:
    """A screen as a picture at twice the size, so that it stays sharp where it is shown small."""
    paper, ink = PAPER[ground]
    size, height = 26, 34
    faces = {
        bold: ImageFont.truetype(str(fonts / f"DejaVuSansMono{'-Bold' if bold else ''}.ttf"), size)
        for bold in (False, True)
    }
    width = faces[False].getlength("m")
    screen = emulator.screen
    picture = Image.new("RGB", (int(screen.columns * width) + 40, screen.lines * height + 40), paper)
    pen = ImageDraw.Draw(picture)
    for line in range(screen.lines):
        top = 20 + line * height
        for column in range(screen.columns):
            cell = screen.buffer[line][column]
            fore, back = (
                own if name == "default" else NAMED.get(name) or f"#{name}"
                for name, own in ((cell.fg, ink), (cell.bg, paper))
            )
            if cell.reverse:
                fore, back = back, fore
            left, right = 20 + column * width, 20 + (column + 1) * width
            if back != paper:
                pen.rectangle((left, top, right, top + height), fill=back)
            if cell.data.strip():
                pen.text((left, top), cell.data, font=faces[cell.bold], fill=fore)
            if cell.underscore:
                pen.line((left, top + 31, right, top + 31), fill=fore, width=2)
    return picture


def main() -> None:
    """Draw the picture that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=Path)
    parser.add_argument("arguments", nargs="+", help="what the program is given")
    parser.add_argument("--keys", default="", help="keys to type, apart by blanks: letters, Tab, Enter, Down ...")
    parser.add_argument("--size", default="120x40", help="columns and lines")
    parser.add_argument("--ground", choices=sorted(PAPER), default="dark", help="the terminal's own background")
    parser.add_argument("--font", type=Path, default=Path("/usr/share/fonts/truetype/dejavu"))
    given = parser.parse_args()
    columns, lines = map(int, given.size.split("x"))
    found = shown(given.arguments, given.keys.split(), columns, lines)
    drawn(found, given.font, given.ground).quantize(64).save(given.picture, optimize=True)


if __name__ == "__main__":
    main()
