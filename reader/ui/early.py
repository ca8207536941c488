"""The reader before its app is up: keys that only move about are answered by the layout alone.

What such a key does is said here once, for this and for the app's screen; everything else is left to the app.
"""

from typing import TYPE_CHECKING, Final

from reader import memory
from reader.commands import Keymap, on_screen
from reader.layout.model import Row, View
from reader.layout.moves import ACTIONS, press
from reader.layout.page import Page
from reader.layout.screen import draw
from reader.terminal.style import Style
from reader.ui.first import Beginnings, hashes, keep_next_screen, reader_keys, styled

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


def keep_place(page: Page, paths: tuple[str, ...], view: View) -> None:
    """Remember where the reader is, and keep the screen that the articles will open with."""
    memory.remember(hashes(page), view)
    memory.remember_last(paths)
    keep_next_screen(page, paths, (view.width, view.height))


class EarlyReader:
    """A page that is painted without an app, and where the reader is on it."""

    def __init__(
        self, painter: "FirstPainter", page: Page, paths: tuple[str, ...], view: View, known: Beginnings
    ) -> None:
        self.page = page
        """What is read; nobody else draws it until the keys are the app's."""
        self.view = view
        """Where the reader is by now."""
        self._painter = painter
        self._paths = paths
        self._known = known
        self._commands = commands_of(known.settings.keymap)

    def take(self, key: str) -> bool:
        """Do what a key says, or leave it to the app."""
        command = self._commands.get(key, "")
        if self.view.selection is not None:
            command = SELECTION_KEYS.get(key, command)
        command = meant(self.view, command)
        if command == "quit":
            return self._painter.end(0, lambda: keep_place(self.page, self._paths, self.view))
        view = moved(self.page, self.view, command)
        if view is None:
            return False
        self.view = view
        return True

    def drawn(self) -> tuple[Row, ...]:
        """The screen as rows of marks."""
        keys = reader_keys(self.page, self._known.settings, self.view, is_first=True)
        return draw(self.page, self.view, keys)

    def end(self) -> View:
        """Answer no more keys, and wait until the last answer is painted; the view that is shown then."""
        if self._painter.meanwhile is not None:
            self._painter.meanwhile.end()
        return self.view

    def rows(self) -> list[list[tuple[str, Style]]]:
        """The screen as the painter takes it."""
        return styled(self.drawn(), self._known.theme)


def commands_of(keys: Keymap) -> dict[str, str]:
    """The commands of the reader's screen by their keys."""
    return {key: command.id for command in on_screen("reader") for key in keys[command.id]}
