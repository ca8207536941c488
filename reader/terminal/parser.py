"""What a program writes to a terminal, read by its grammar (ECMA-48, xterm).

Text, cursor moves, SGR, hyperlinks, erasing and scrolling change a `Grid`. All else (bell, title, clipboard, modes,
queries, pointer and cursor shapes, pictures) is given back untouched and in order, to be passed on.
"""

import re
from typing import Final

from reader.terminal.cells import Cell, Grid, Widths, width_of
from reader.terminal.sgr import apply
from reader.terminal.style import PLAIN, Style

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<private>[<-?]*)(?P<parameters>[0-9:;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<command>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<string>\x1b[P_^X].*?\x1b\\)"
    r"|(?P<escape>\x1b(?:[ -/]+[0-~]|[0-OQ-WYZ\\`-~]))"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])",
    re.DOTALL,
)
_BEGUN: Final = re.compile(r"\x1b(?:\[[<-?]*[0-9:;]*[ -/]*|\][^\x07\x1b]*\x1b?|[P_^X].*|[ -/]*)\Z", re.DOTALL)
_JOINER: Final = "\u200d"
_EMOJI: Final = "\ufe0f"
_SYNCHRONISED: Final = "2026"


class Parser:
    """Feeds a grid with what a program writes."""

    def __init__(self, grid: Grid, widths: Widths = width_of) -> None:
        self.grid = grid
        """The screen, changed by `feed`."""
        self._widths = widths
        self._rest = ""
        self._style = PLAIN
        self._link = ""
        self._saved = (0, 0)
        self._joins = False
        self._last = " "

    def feed(self, data: str) -> list[str]:
        """Take what was written, in any portions; returns what is not for the grid, in order."""
        data, self._rest = self._rest + data, ""
        passed: list[str] = []
        at = 0
        while at < len(data):
            token = _TOKEN.match(data, at)
            if token is None:
                if _BEGUN.match(data, at):
                    self._rest = data[at:]
                    break
                at += 1
                continue
            at = token.end()
            if not self._take(token):
                passed.append(token[0])
        return passed

    def _take(self, token: re.Match[str]) -> bool:
        """Whether the token was for the grid."""
        kind = token.lastgroup
        if kind == "text":
            self._text(token[0])
        elif kind == "control":
            return self._control(token[0])
        elif kind == "final":
            return self._sequence(token)
        elif kind == "command":
            return self._command(token["command"])
        elif kind == "escape":
            return self._escape(token[0])
        else:
            return False
        return True

    def _text(self, text: str) -> None:
        grid, style, link = self.grid, self._style, self._link
        if text.isascii() and not link and not self._joins:
            self._last = text[-1]
            grid.put([(char, style) for char in text])
            return
        cells: list[Cell] = []
        for char in text:
            width = 1 if " " <= char <= "~" else self._widths(char)
            if width and not self._joins:
                cells.append((char, style, link) if link else (char, style))
                if width == 2:
                    cells.append(("", style, link) if link else ("", style))
                self._last = char
                continue
            # A terminal would take C1 controls, if it got them, for the start of a sequence.
            if "\x80" <= char < "\xa0":
                continue
            grid.put(cells)
            cells = []
            before = grid.x
            grid.combine(char, widen=char == _EMOJI and self._is_emoji())
            self._joins = char == _JOINER and before > 0
        grid.put(cells)

    def _is_emoji(self) -> bool:
        """Whether the character before the cursor becomes a wide picture by a variation selector."""
        return self._last in "#*0123456789" or self._last >= "\u2000"

    def _control(self, char: str) -> bool:
        grid = self.grid
        if char in "\n\v\f":
            # The line discipline makes CR LF of it; whoever writes through it knows.
            grid.x = 0
            self._index()
        elif char == "\r":
            grid.x = 0
        elif char == "\b":
            grid.move(min(grid.x, grid.columns - 1) - 1, grid.y)
        elif char == "\t":
            grid.move((grid.x // 8 + 1) * 8, grid.y)
        else:
            return False
        return True

    def _index(self) -> None:
        if self.grid.y == self.grid.lines - 1:
            self.grid.scroll(0, self.grid.lines - 1, 1)
        else:
            self.grid.y += 1

    def _escape(self, sequence: str) -> bool:
        grid = self.grid
        if sequence == "\x1b7":
            self._saved = (grid.x, grid.y)
        elif sequence == "\x1b8":
            grid.move(*self._saved)
        elif sequence == "\x1bD":
            self._index()
        elif sequence == "\x1bM":
            if grid.y:
                grid.y -= 1
            else:
                grid.scroll(0, grid.lines - 1, -1)
        else:
            return False
        return True

    def _command(self, command: str) -> bool:
        """Operating system commands: a hyperlink is part of the cells, all others pass."""
        if not command.startswith("8;"):
            return False
        link = command[2:]
        self._link = link if link.partition(";")[2] else ""
        return True

    def _sequence(self, token: re.Match[str]) -> bool:
        private, parameters, final = token["private"], token["parameters"], token["final"]
        if token["between"]:
            return False
        if private:
            # How a frame is wrapped is for whoever sends it.
            return private == "?" and final in "hl" and parameters == _SYNCHRONISED
        if final == "m":
            self._style = apply(parameters, self._style)
            return True
        if ":" in parameters:
            return False
        numbers = [int(number or 0) for number in parameters.split(";")]
        if final in "ABCDEFGHfd`ae":
            self._move(final, numbers)
        elif final in "JK":
            self._erase(final, numbers[0])
        elif final in "XSTLM@Pb":
            self._edit(final, max(1, numbers[0]))
        elif final == "s":
            self._saved = (self.grid.x, self.grid.y)
        elif final == "u":
            self.grid.move(*self._saved)
        else:
            return False
        return True

    def _move(self, final: str, numbers: list[int]) -> None:
        grid = self.grid
        x, y, first = min(grid.x, grid.columns - 1), grid.y, max(1, numbers[0])
        second = max(1, numbers[1]) if len(numbers) > 1 else 1
        places = {
            "A": (x, y - first), "B": (x, y + first), "e": (x, y + first), "C": (x + first, y), "a": (x + first, y),
            "D": (x - first, y), "E": (0, y + first), "F": (0, y - first), "G": (first - 1, y), "`": (first - 1, y),
            "d": (x, first - 1), "H": (second - 1, first - 1), "f": (second - 1, first - 1),
        }  # fmt: skip
        grid.move(*places[final])

    def _erase(self, final: str, kind: int) -> None:
        grid = self.grid
        x = min(grid.x, grid.columns - 1)
        start, end = (0 if kind else x), (x + 1 if kind == 1 else grid.columns)
        grid.erase(grid.y, start, end, self._style)
        if final == "J":
            above, below = range(grid.y), range(grid.y + 1, grid.lines)
            for y in [*(above if kind else ()), *(below if kind != 1 else ())]:
                grid.erase(y, 0, grid.columns, self._style)

    def _edit(self, final: str, count: int) -> None:
        grid = self.grid
        x, last = min(grid.x, grid.columns - 1), grid.lines - 1
        row, blank = grid.rows[grid.y], (" ", Style(None, self._style.bg, 0))
        count = min(count, max(grid.columns, grid.lines))
        if final == "X":
            grid.erase(grid.y, x, x + count, self._style)
        elif final in "ST":
            grid.scroll(0, last, count if final == "S" else -count)
        elif final in "LM":
            grid.scroll(grid.y, last, count if final == "M" else -count)
            grid.x = 0
        elif final == "b":
            self._text(self._last * count)
        else:
            kept = row[x:] if final == "@" else row[x + count :]
            inserted = [blank] * count if final == "@" else []
            row[x:] = (inserted + kept + [blank] * count)[: grid.columns - x]
