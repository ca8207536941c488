"""A text to be scrolled through: help, what is known of an article."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.ui.desk import Desk
from reader.ui.rows import Rows
from reader.ui.table import fitted, last_row

KEYS: Final = (("↓ ↑", "line"), ("PgDn PgUp", "page"), ("q", "back"))


class TextScreen(Screen[None], inherit_bindings=False):
    """Rows that are longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("up,k", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "scroll_by(-1000000)", show=False),
        Binding("end,G", "scroll_by(1000000)", show=False),
        Binding("q,escape,backspace,question_mark,i,enter,ctrl+c", "leave", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self, desk: Desk, title: Row, rows_of: Callable[[int], tuple[Row, ...]], hint: tuple[str, str] | None = None
    ) -> None:
        """Prepare the screen.

        Args:
            desk: What all screens share.
            title: The first row, of any width.
            rows_of: The text for a width in cells.
            hint: A key and its words for the last row, of use elsewhere.
        """
        super().__init__()
        self._desk = desk
        # Kept here, not sought: the app may end between mounting and composing.
        self._rows = Rows()
        self._title = title
        self._rows_of = lru_cache(1)(rows_of)
        self._keys = KEYS if hint is None else (*KEYS[:-1], hint, KEYS[-1])
        self._top = 0

    def compose(self) -> ComposeResult:
        """Rows and nothing else."""
        yield self._rows

    def on_mount(self) -> None:
        """Show the first page."""
        self.draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the screen."""
        self.draw()

    def draw(self) -> None:
        """Show the rows from `top` on."""
        width, height = self.app.size
        rows = self._rows_of(width)
        room = max(0, height - 2)
        self._top = max(0, min(self._top, len(rows) - room))
        page = list(rows[self._top : self._top + room])
        page += [fitted((), width)] * (room - len(page))
        more = len(rows) - self._top - room
        below = Segment(f"   {more} more lines below" if more > 0 else "", marks.HEADER)
        title = fitted((*self._title, below), width, marks.HEADER)
        self._rows.show((title, *page, last_row(self._keys, "", width))[:height], self._desk.looks)

    def action_scroll_by(self, lines: int) -> None:
        """Go up or down by lines."""
        self._top += lines
        self.draw()

    def action_page(self, pages: int) -> None:
        """Go up or down by pages."""
        self.action_scroll_by(pages * max(1, self.app.size.height - 3))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        self.action_scroll_by(event.lines)
