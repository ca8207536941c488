"""One of a few values in one line of a form: left and right go through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.layout import marks
from reader.layout.model import Segment
from reader.text.gate import display
from reader.ui.looks import Looks
from reader.ui.rows import Rows
from reader.ui.table import fitted


class Picker(Rows, can_focus=True):
    """A label and one of several values."""

    DEFAULT_CSS: ClassVar[str] = "Picker { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        picker: "Picker"

    @dataclass
    class Typed(Message):
        """A letter was typed that means nothing here."""

    def __init__(self, label: str, values: Sequence[str], chosen: int, looks: Looks) -> None:
        """Prepare it.

        Args:
            label: The program's own words.
            values: At least one; gated here.
            chosen: Index to begin with.
            looks: How it is drawn.
        """
        super().__init__()
        self._label = label
        self._values = [display(value) for value in values]
        self._colours = looks
        self._is_lit = False
        self.chosen = chosen
        """Index of the value."""

    def set_values(self, values: Sequence[str], chosen: int) -> None:
        """Offer other values."""
        self._values, self.chosen = [display(value) for value in values], chosen
        self.draw()

    def draw(self) -> None:
        """Show label and value; arrows where there are others."""
        many = len(self._values) > 1
        value = self._values[self.chosen]
        mark = marks.SELECTION if self._is_lit else marks.TEXT
        row = (
            Segment(f" {self._label} ", marks.DIM),
            Segment("‹ " if many else "  ", marks.KEY),
            Segment(value, mark),
            Segment(" ›" if many else "", marks.KEY),
        )
        self.show((fitted(row, max(1, self.size.width)),), self._colours)

    def action_step(self, by: int) -> None:
        """Take the next value, or the one before."""
        self.chosen = (self.chosen + by) % len(self._values)
        self.draw()
        self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """A letter changes nothing, and the form says what does."""
        if event.is_printable:
            event.stop()
            self.post_message(self.Typed())

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the row."""
        self.draw()

    def on_focus(self, _event: events.Focus) -> None:
        """Show that the keys go here."""
        self._is_lit = True
        self.draw()

    def on_blur(self, _event: events.Blur) -> None:
        """Show that they do not."""
        self._is_lit = False
        self.draw()

    def on_click(self, _event: events.Click) -> None:
        """Take the next value."""
        self.focus()
        self.action_step(1)
