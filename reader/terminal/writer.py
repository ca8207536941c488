"""Bytes for a terminal, with where they leave the cursor and the pen."""

import re
from typing import Final, NamedTuple

from reader.terminal.abilities import Dialect
from reader.terminal.bands import Band
from reader.terminal.lines import Line
from reader.terminal.sgr import change
from reader.terminal.style import PLAIN, Style

# Shorter runs cost no more than what abbreviates them.
_RUN: Final = re.compile(r"(.)\1{5,}", re.DOTALL)


class State(NamedTuple):
    """What a writer must know to go on."""

    size: int
    x: int
    y: int
    style: Style
    link: str


class Way(NamedTuple):
    """Something written, to be compared with other ways of writing it."""

    size: int
    """Bytes from the beginning of the frame."""
    out: list[str]
    """What was written."""
    state: State
    """Where that leads."""


class Writer:
    """Bytes so far, the cursor and the pen."""

    __slots__ = ("_link", "_style", "columns", "dialect", "lines", "out", "size", "x", "y")

    def __init__(self, dialect: Dialect, columns: int, lines: int) -> None:
        self.dialect = dialect
        self.columns = columns
        self.lines = lines
        self.out: list[str] = []
        """What to send."""
        self.size = 0
        """Bytes of it."""
        self.x = self.y = -1
        """Where the cursor is; -1 when that is not known."""
        self._style = PLAIN
        self._link = ""

    def mark(self) -> tuple[int, State]:
        """This moment, to come back to."""
        return len(self.out), State(self.size, self.x, self.y, self._style, self._link)

    def cut(self, mark: tuple[int, State]) -> Way:
        """Take back what was written since `mark`, and return it."""
        length, state = mark
        way = Way(self.size, self.out[length:], State(self.size, self.x, self.y, self._style, self._link))
        del self.out[length:]
        self.size, self.x, self.y, self._style, self._link = state
        return way

    def paste(self, way: Way) -> None:
        """Write again what was cut at this place."""
        self.out += way.out
        self.size, self.x, self.y, self._style, self._link = way.state

    def say(self, text: str) -> None:
        """Append text that is ready to be sent."""
        if text:
            self.out.append(text)
            self.size += len(text) if text.isascii() else len(text.encode("utf-8", "replace"))

    def pen(self, style: Style) -> None:
        """Set the style of what follows."""
        if style != self._style:
            self.say(change(self._style, style))
            self._style = style

    def link(self, target: str) -> None:
        """Set the hyperlink of what follows: `parameters;address`, or nothing."""
        if target != self._link and self.dialect.ignores:
            self.say(f"\x1b]8;{target or ';'}\x1b\\")
            self._link = target

    def move(self, x: int, y: int) -> None:
        """Move the cursor the shortest way."""
        if x != self.x or y != self.y:
            self.say(_way(self.x, self.y, x, y))
            self.x, self.y = x, y

    def lost(self) -> None:
        """Nobody knows where the cursor is."""
        self.x = self.y = -1

    def cells(self, line: Line, start: int, end: int) -> None:
        """Write the cells from `start` to before `end` at the cursor, which must stand there."""
        for first, stop, style, link in line.runs:
            if stop <= start:
                continue
            if first >= end:
                break
            begin, last = max(first, start), min(stop, end)
            self.pen(style)
            self.link(link)
            if line.text is None:
                self.say("".join([cell[0] for cell in line.row[begin:last]]))
                self.x = last
            else:
                self._text(line.text[begin:last], begin, is_erasable=style == PLAIN and not link, is_last=last == end)
        # Without wrap the cursor rests on the last cell, and terminals differ in what a step back from there does.
        if self.x >= self.columns:
            self.lost()

    def _text(self, text: str, x: int, *, is_erasable: bool, is_last: bool) -> None:
        """Write characters of one cell and one style each, long runs of one of them abbreviated."""
        done = 0
        if self.dialect.repeats or (is_erasable and "      " in text):
            for run in _RUN.finditer(text):
                count, char = run.end() - run.start(), run[1]
                ways = [char * count]
                skip = "" if is_last and run.end() == len(text) else f"\x1b[{count}C"
                if char == " " and is_erasable and self.dialect.erases_chars:
                    ways.append(f"\x1b[{count}X{skip}")
                # tmux repeats only ASCII: it forgets the character before when that took several bytes.
                if self.dialect.repeats and char.isascii():
                    ways.append(f"{char}\x1b[{count - 1}b")
                way = min(ways, key=lambda way: len(way.encode("utf-8", "replace")))
                if way is not ways[0]:
                    self.say(text[done : run.start()])
                    self.say(way)
                    done = run.end()
                    self.x = x + (run.start() if way.endswith("X") else run.end())
        if done < len(text):
            self.say(text[done:])
            self.x = x + len(text)

    def erase_line(self) -> None:
        """Blank from the cursor to the end of the row."""
        self.pen(PLAIN)
        self.link("")
        self.say("\x1b[K")

    def band(self, band: Band) -> None:
        """Let the terminal move a band of rows, or blank it."""
        self.pen(PLAIN)
        self.link("")
        top, bottom, shift = band
        last, amount = self.lines - 1, abs(shift)
        if amount > bottom - top and bottom == last:
            self.move(0, top)
            self.say("\x1b[J")
            return
        is_part = (top, bottom) != (0, last)
        if is_part:
            self.say(f"\x1b[{top + 1 if top else ''}{f';{bottom + 1}' if bottom < last else ''}r")
            self.lost()
        feeds = ("\n" if shift > 0 else "\x1bM") * amount
        edit = f"\x1b[{amount if amount > 1 else ''}{'M' if shift > 0 else 'L'}"
        # Every emulator since the VT102 edits lines within margins; `CSI S` and `CSI T` some of them lack.
        by_edit = self.dialect.edits_lines and len(edit) < len(feeds)
        self.move(0, top if by_edit or shift < 0 else bottom)
        self.say(edit if by_edit else feeds)
        if is_part:
            self.say("\x1b[r")
            # Home by the standard; some emulators leave the cursor where it was.
            self.lost()


def _way(from_x: int, from_y: int, x: int, y: int) -> str:
    """The shortest move; from -1 only an absolute one."""
    absolute = f"\x1b[{y + 1 if y else ''}{f';{x + 1}' if x else ''}H"
    if from_y < 0:
        return absolute
    if y == from_y:
        vertical = ""
    elif y > from_y:
        vertical = "\n" * (y - from_y) if y - from_y < 5 else f"\x1b[{y - from_y}B"
    else:
        vertical = f"\x1b[{from_y - y if from_y - y > 1 else ''}A"
    return min(absolute, vertical + _across(from_x, x), f"\r{vertical}{_across(0, x)}", key=len)


def _across(start: int, end: int) -> str:
    if end == start:
        return ""
    count = abs(end - start)
    if end < start and count < 4:
        return "\b" * count
    return f"\x1b[{count if count > 1 else ''}{'C' if end > start else 'D'}"
