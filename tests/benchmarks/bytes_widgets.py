"""What most Textual programs would be: a widget a paragraph, two scrolling panes. `python bytes_widgets.py FILE FILE`"""

import sys

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static


class ParagraphsApp(App[None]):
    CSS = "VerticalScroll { width: 1fr; } Static { margin-bottom: 1; }"
    BINDINGS = [  # noqa: RUF012 - as Textual wants it
        Binding("down,j", "by(1)", "Down", priority=True), Binding("pagedown", "page", "Page", priority=True), Binding("q", "quit"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        with Horizontal():
            for path in sys.argv[1:3]:
                with VerticalScroll(), open(path, encoding="utf-8") as file:
                    for paragraph in file.read().split("\n"):
                        if paragraph.strip():
                            yield Static(paragraph, markup=False)
        yield Footer()

    def action_by(self, rows: int) -> None:
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=rows, animate=False)

    def action_page(self) -> None:
        for pane in self.query(VerticalScroll):
            pane.scroll_page_down(animate=False)


if __name__ == "__main__":
    ParagraphsApp().run()
