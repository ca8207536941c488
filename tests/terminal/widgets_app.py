"""Textual's widgets in one app, drawn by either driver: `python widgets_app.py [--plain]`."""

import sys

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Input, Label, OptionList, RichLog, TextArea

from reader.ui.driver import DifferenceDriver
from reader.ui.exits import install_exit_signals
from tests.terminal.resting import RestingApp

PROSE = "The ministers met in Stockholm on Thursday. 日本語の新聞 said “naïve” – and nothing else was agreed.\n" * 12


class Question(ModalScreen[None]):
    CSS = (
        "Question { align: center middle; } #box { width: 40; height: 9; border: round $accent; background: $surface; }"
    )
    BINDINGS = [("f4", "dismiss", "Close")]  # noqa: RUF012 - as Textual wants it

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Label("Is this the same claim?")
            yield Input("", placeholder="yes or no")


class WidgetsApp(RestingApp):
    PLAIN_DRIVER_SWITCH = "WIDGETS_PLAIN"
    CSS = "DataTable, TextArea, OptionList, RichLog { width: 1fr; height: 1fr; }"
    BINDINGS = [("f2", "ask", "Ask"), ("f3", "tell", "Tell"), ("f5", "scroll_log", "Log")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield DataTable(cursor_type="row")
            yield TextArea(PROSE)
        with Horizontal():
            yield OptionList(*[f"option {number} of many" for number in range(30)])
            yield RichLog()
        yield Input("some words")
        yield Footer()

    def on_mount(self) -> None:
        install_exit_signals(self, lambda code: self.exit(return_code=code))
        table = self.query_one(DataTable)
        table.add_columns("paper", "headline", "words")
        for number in range(40):
            table.add_row(f"paper {number}", "A headline about 日本 and more " * (number % 3 + 1), str(number * 37))
        self.query_one(TextArea).cursor_blink = False
        for entry in self.query(Input):
            entry.cursor_blink = False

    def action_ask(self) -> None:
        question = Question()
        self.push_screen(question)
        self.call_after_refresh(lambda: setattr(question.query_one(Input), "cursor_blink", False))

    def action_tell(self) -> None:
        self.notify("A note was saved in the file beside the article", timeout=600)

    def action_scroll_log(self) -> None:
        for number in range(3):
            self.query_one(RichLog).write(f"line {number} " + "told " * 9)


if __name__ == "__main__":
    app = WidgetsApp() if "--plain" in sys.argv else WidgetsApp(driver_class=DifferenceDriver)
    app.animation_level = "none"
    app.run()
    sys.exit(app.return_code or 0)
