"""The reader before its app is up: keys that move about, the help and a search are answered by the layout alone.

What such a key does is said here once, for this and for the app's screen; everything else is left to the app.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from reader import memory
from reader.commands import Keymap, on_screen
from reader.layout.model import View
from reader.layout.moves import ACTIONS, press, search
from reader.layout.page import Page
from reader.layout.screen import draw
from reader.terminal.style import Style
from reader.ui.first import Beginnings, hashes, keep_next_screen, reader_keys, styled
from reader.ui.over import PROMPT, Help, Over, Typing, has_room
from reader.ui.text_rows import text_rows

if TYPE_CHECKING:
    from reader.terminal.painter import FirstPainter

IN_SELECTION: Final = {
    "line-down": "select-down", "line-up": "select-up", "back-there": "end-selection", "select": "end-selection",
    "counterpart": "annotate", "quit": "end-selection", "next-only": "other-end",
}  # fmt: skip
"""What a command means while words are selected."""
SELECTION_KEYS: Final = {"right": "word-right", "left": "word-left", "escape": "end-selection"}
"""Keys while words are selected; they mean nothing else in the reader."""


def meant(view: View | None, command: str) -> str:
    """The command that a key of the reader's screen stands for at this moment."""
    return command if view is None or view.selection is None else IN_SELECTION.get(command, command)


def moved(page: Page, view: View, command: str) -> View | None:
    """The view after a command that needs nothing but the page; None for every other."""
    return press(page, view._replace(message=""), command) if command in ACTIONS else None


def searched(page: Page, view: View, text: str) -> View:
    """The view after a search for these words; no words: it is over."""
    view = view._replace(message="")
    if text.strip():
        return search(page, view, text.strip())
    return view._replace(search="", hits=(), hit=None)


def keep_place(page: Page, paths: tuple[str, ...], view: View) -> None:
    """Remember where the reader is, and keep the screen that the articles will open with."""
    memory.remember(hashes(page), view)
    memory.remember_last(paths)
    keep_next_screen(page, paths, (view.width, view.height))


class Stood(NamedTuple):
    """Where the reader was when the app came up."""

    view: View
    over: Over | None
    """What stood over the page."""


class EarlyReader:
    """A page that is painted without an app, and where the reader is on it."""

    def __init__(
        self, painter: "FirstPainter", page: Page, paths: tuple[str, ...], view: View, known: Beginnings
    ) -> None:
        self.page = page
        """What is read; nobody else draws it until the keys are the app's."""
        self.view = view
        """Where the reader is by now."""
        self.over: Over | None = None
        """What stands over the page."""
        self._painter = painter
        self._paths = paths
        self._known = known
        self._commands = commands_of(known.settings.keymap)

    def take(self, key: str) -> bool:
        """Do what a key says, or leave it to the app."""
        if isinstance(self.over, Help):
            self.over = self.over.pressed(key, self.view.height)
            return True
        if isinstance(self.over, Typing):
            self._type(key, self.over)
            return True
        command = self._commands.get(key, "")
        if self.view.selection is not None:
            command = SELECTION_KEYS.get(key, command)
        command = meant(self.view, command)
        if command == "quit":
            return self._painter.end(0, lambda: keep_place(self.page, self._paths, self.view))
        return self._opened(command) or self._moved(command)

    def _moved(self, command: str) -> bool:
        view = moved(self.page, self.view, command)
        if view is None:
            return False
        self.view = view
        return True

    def _opened(self, command: str) -> bool:
        """Open what stands over the page; what was sought before is the app's to offer again."""
        if command == "help":
            from reader.ui.help_text import help_rows  # noqa: PLC0415 - wanted only where it is asked for

            self.view = self.view._replace(message="")
            self.over = Help(help_rows(self._known.settings.keymap, "reader", self.view.width))
        elif command == "search" and not self.view.search and has_room(self.view.width):
            self.view = self.view._replace(message=PROMPT)
            self.over = Typing()
        return self.over is not None

    def _type(self, key: str, line: Typing) -> None:
        if key == "ctrl+c":
            self.over, self.view = None, self.view._replace(message="")
        elif key == "enter":
            self.view = searched(self.page, self.view, line.words)
            self.over = None
        else:
            self.over = line.pressed(key, self.view.width)

    def end(self) -> Stood:
        """Answer no more keys, and wait until the last answer is painted; what is shown then."""
        if self._painter.meanwhile is not None:
            self._painter.meanwhile.end()
        return Stood(self.view, self.over)

    def rows(self) -> list[list[tuple[str, Style]]]:
        """The screen as the painter takes it."""
        theme = self._known.theme
        if isinstance(self.over, Help):
            from reader.ui.help_text import TITLE  # noqa: PLC0415 - wanted only where it is asked for

            size = self.view.width, self.view.height
            return styled(text_rows(TITLE, self.over.rows, self.over.top, size), theme)
        keys = reader_keys(self.page, self._known.settings, self.view, is_first=True)
        rows = styled(draw(self.page, self.view, keys), theme)
        if isinstance(self.over, Typing):
            rows[-1] = self.over.drawn(rows[-1], theme)
        return rows


def commands_of(keys: Keymap) -> dict[str, str]:
    """The commands of the reader's screen by their keys."""
    return {key: command.id for command in on_screen("reader") for key in keys[command.id]}
