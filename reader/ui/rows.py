"""The one widget that shows rows: a whole screen, line by line, without a widget per paragraph.

It says what the mouse did as values, so that no screen reads mouse events.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.layout.model import Row
from reader.ui.looks import Looks

WHEEL_LINES: Final = 3
"""Lines for one notch of the wheel, as in most terminals."""


class Rows(Widget):
    """Shows rows exactly as they are, and draws again only those that changed."""

    DEFAULT_CSS: ClassVar[str] = """
    Rows { width: 1fr; height: 1fr; background: ansi_default; color: ansi_default; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Clicked(Message):
        """The button went down and up in one cell."""

        x: int
        """Column of the widget, from 0."""
        y: int
        """Row of the widget, from 0."""

    @dataclass
    class Dragged(Message):
        """The mouse moved with its button down."""

        start: tuple[int, int]
        """Column and row where the button went down."""
        end: tuple[int, int]
        """Column and row where it is now."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest place is of interest."""
            return isinstance(message, Rows.Dragged)

    @dataclass
    class Wheeled(Message):
        """The wheel was turned."""

        lines: int
        """Down; negative: up."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._looks: Looks | None = None
        self._button_at: tuple[int, int] | None = None
        self._dragged = False

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows on the screen, the first at the top."""
        return self._rows

    def show(self, rows: tuple[Row, ...], looks: Looks) -> None:
        """Show these rows."""
        before, self._rows = self._rows, rows
        if looks is not self._looks or len(before) != len(rows):
            self._looks = looks
            self.refresh()
            return
        width = self.size.width
        changed = [Region(0, y, width, 1) for y, row in enumerate(rows) if row != before[y]]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One row as Textual draws it; blank below the last."""
        if self._looks is None or y >= len(self._rows):
            return Strip.blank(self.size.width)
        return self._looks.strip(self._rows[y], self.size.width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a click or a drag."""
        event.stop()
        self._button_at, self._dragged = (event.x, event.y), False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on with a drag."""
        if self._button_at is not None and event.button and (event.x, event.y) != self._button_at:
            self._dragged = True
            self.post_message(self.Dragged(self._button_at, (event.x, event.y)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a click or a drag."""
        event.stop()
        self.release_mouse()
        if self._button_at == (event.x, event.y) and not self._dragged:
            self.post_message(self.Clicked(event.x, event.y))
        self._button_at = None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say so."""
        event.stop()
        self.post_message(self.Wheeled(WHEEL_LINES))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say so."""
        event.stop()
        self.post_message(self.Wheeled(-WHEEL_LINES))
