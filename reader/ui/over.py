"""What stands over the page before the app is up: the help, or the line in which a search is typed; values and rows.

Both are drawn cell by cell as the app draws them, so that it goes on from there and nothing is seen of it.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from reader.layout import marks
from reader.layout.model import Row
from reader.terminal.abilities import SIXTEEN, of_palette
from reader.terminal.cells import width_of
from reader.terminal.style import REVERSE, Colour, Style
from reader.text.gate import display
from reader.themes import Theme
from reader.ui.table import width_of_text
from reader.ui.text_rows import LEAVING, LINE_KEYS, PAGE_KEYS, clamped, page_lines

PROMPT: Final = "/"
"""What stands before the words of a search."""
PLACEHOLDER: Final = "words, then Enter; an empty line ends the search"
"""What stands there before there are words."""


class Help(NamedTuple):
    """Keys and marks, to be scrolled through."""

    rows: tuple[Row, ...]
    """All of them."""
    top: int = 0
    """The first that is seen."""

    def pressed(self, key: str, height: int) -> "Help | None":
        """After a key, on a screen of some height; None where it goes back.

        Raises:
            KeyError: If it is the app's key.
        """
        if key in LEAVING:
            return None
        step = PAGE_KEYS[key] * page_lines(height) if key in PAGE_KEYS else LINE_KEYS[key]
        return self._replace(top=clamped(self.top + step, len(self.rows), height))


class Typing(NamedTuple):
    """The line of a search."""

    words: str = ""
    """Typed so far; the cursor stands behind them."""

    def pressed(self, key: str, width: int) -> "Typing":
        """After a key, on a screen of some width.

        Raises:
            KeyError: If it is the app's key: what goes back into the words, beyond the row, or has no cell of its own.
        """
        if key == "backspace":
            return Typing(self.words[:-1])
        character = " " if key == "space" else key
        room = width - typing_indent(PROMPT) - width_of_text(self.words)
        # The last cell is the cursor's.
        if len(character) > 1 or display(character) != character or not 0 < width_of(character) < room:
            raise KeyError(key)
        return Typing(self.words + character)

    def drawn(self, last: Sequence[tuple[str, Style]], theme: Theme) -> list[tuple[str, Style]]:
        """The last row, of which the prompt is kept, with the words and the cursor behind them."""
        text = theme.style(marks.TEXT)
        colour, behind = _as_written(text.fg), _as_written(text.bg)
        ground, cursor = Style(colour, behind), Style(colour, behind, REVERSE)
        quiet = Style(_as_written(theme.style(marks.DIM).fg), behind)
        row = "".join(piece for piece, _ in last)
        line = (
            [(self.words, ground), (" ", cursor)]
            if self.words
            else [(PLACEHOLDER[0], cursor), (PLACEHOLDER[1:], quiet)]
        )
        blanks = width_of_text(row) - typing_indent(PROMPT) - sum(width_of_text(piece) for piece, _ in line)
        return [(row[: typing_indent(PROMPT)], last[0][1]), *line, (" " * blanks, ground)]


Over: TypeAlias = Help | Typing


def typing_indent(prompt: str) -> int:
    """Cells before the words that are typed behind a prompt, display text."""
    return width_of_text(prompt) + 2


def has_room(width: int) -> bool:
    """Whether a search can be typed here: on a narrow screen the app breaks the placeholder off in its own way."""
    return width > typing_indent(PROMPT) + len(PLACEHOLDER)


def _as_written(colour: Colour) -> Colour:
    """A colour as a style sheet can name it: sixteen have names, all others are numbers."""
    return of_palette(colour) if isinstance(colour, int) and colour >= SIXTEEN else colour
