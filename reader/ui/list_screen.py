"""A screen that is a list: the wheel and clicks on its lines, and where the reader is in it."""

from typing import TypeAlias

from textual import on

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.text.gate import display
from reader.ui.command_screen import CommandScreen
from reader.ui.desk import Desk
from reader.ui.rows import Rows
from reader.ui.table import ListView, fitted, line_at, moved, press, wrapped
from reader.ui.text_screen import TextScreen

Part: TypeAlias = tuple[str, str]
"""A heading, the program's own words, and a text below it that may have lines of its own; neither is gated."""


class ListScreen(CommandScreen):
    """A list, wherever its place is kept."""

    @property
    def place(self) -> ListView:
        """Where the reader is."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def go_to(self, line: int) -> None:
        """Put the cursor on a line, and show it."""
        raise NotImplementedError

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        self.action_command("list-down" if event.lines > 0 else "list-up")

    @on(Rows.Clicked)
    def _clicked(self, event: Rows.Clicked) -> None:
        """Go to a line; a second click on it opens it."""
        line = line_at(self.place, self.count, event.y)
        if line is not None and line == self.place.cursor:
            self.action_command("open")
        elif line is not None:
            self.go_to(line)


class OneListScreen(ListScreen):
    """A list that keeps its place itself."""

    def __init__(self, desk: Desk, at: ListView) -> None:
        """Prepare the screen.

        Args:
            desk: What all screens share.
            at: Where to begin.
        """
        super().__init__(desk)
        self._at = at

    @property
    def place(self) -> ListView:
        """Where the reader is."""
        return self._at

    def go_to(self, line: int) -> None:
        """Put the cursor on a line, and show it."""
        self._at = moved(self._at, self.count, line)
        self.draw()

    def fit(self) -> ListView:
        """The place on the screen as large as it is now, the cursor on a line that is there."""
        size = self.app.size
        self._at = moved(self._at._replace(width=size.width, height=size.height), self.count, self._at.cursor)
        return self._at

    def parts_of(self, line: int) -> tuple[Part, ...]:
        """All that is known of a line."""
        raise NotImplementedError

    def has_obeyed(self, command: str) -> bool:
        """Move in the list, or show all of its line; false when the command is another one."""
        at = press(self._at, self.count, command)
        if at is not None:
            self._at = at
        elif command == "whole" and self.count:
            parts = self.parts_of(self._at.cursor)
            self.app.push_screen(TextScreen(self.desk, TITLE, lambda width: whole_rows(parts, width)))
        elif command != "whole":
            return False
        self.draw()
        return True


TITLE: Row = (Segment(" In full", marks.HEADER),)


def whole_rows(parts: tuple[Part, ...], width: int) -> tuple[Row, ...]:
    """Headings, each with its text wrapped below it."""
    rows: list[Row] = []
    for heading, text in parts:
        rows.append((Segment(display(f" {heading}"), marks.HEADLINE),))
        for line in text.split("\n"):
            rows += [(Segment(f"   {part}", marks.TEXT),) for part in wrapped(display(line), max(8, width - 6))]
        rows.append(())
    return tuple(fitted(row, width) for row in rows)
