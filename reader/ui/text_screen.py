"""A text to be scrolled through: help, what is known of an article."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.commands import ScreenName
from reader.layout.model import Row
from reader.ui.desk import Desk
from reader.ui.rows import Rows
from reader.ui.text_rows import KEYS, LEAVING, LINE_KEYS, PAGE_KEYS, clamped, page_lines, text_rows


class TextScreen(Screen[None], inherit_bindings=False):
    """Rows that are longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"scroll_by({lines})", show=False) for key, lines in LINE_KEYS.items()),
        *(Binding(key, f"page({pages})", show=False) for key, pages in PAGE_KEYS.items()),
        Binding(",".join(LEAVING), "leave", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self,
        desk: Desk,
        title: Row,
        rows_of: Callable[[int], tuple[Row, ...]],
        hint: tuple[str, str] | None = None,
        top: int = 0,
    ) -> None:
        """Prepare the screen.

        Args:
            desk: What all screens share.
            title: The first row, of any width.
            rows_of: The text for a width in cells.
            hint: A key and its words for the last row, of use elsewhere.
            top: The first row that is shown.
        """
        super().__init__()
        self._desk = desk
        # Kept here, not sought: the app may end between mounting and composing.
        self._rows = Rows()
        self._title = title
        self._rows_of = lru_cache(1)(rows_of)
        self._keys = KEYS if hint is None else (*KEYS[:-1], hint, KEYS[-1])
        self._top = top

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
        self._top = clamped(self._top, len(rows), height)
        self._rows.show(text_rows(self._title, rows, self._top, (width, height), self._keys), self._desk.looks)

    def action_scroll_by(self, lines: int) -> None:
        """Go up or down by lines."""
        self._top += lines
        self.draw()

    def action_page(self, pages: int) -> None:
        """Go up or down by pages."""
        self.action_scroll_by(pages * page_lines(self.app.size.height))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        self.action_scroll_by(event.lines)


def help_screen(desk: Desk, screen: ScreenName, top: int = 0) -> TextScreen:
    """Keys and marks of a screen, to be scrolled through."""
    from reader.ui.help_text import TITLE, help_rows  # noqa: PLC0415 - wanted only where it is asked for

    return TextScreen(desk, TITLE, lambda width: help_rows(desk.keys, screen, width), top=top)
