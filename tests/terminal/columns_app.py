# ruff: noqa: PLC0415
"""Two columns of text in one Line-API widget, for measuring and for the driver's tests.

python columns_app.py [--paint] [--plain] FILE FILE

After painting it waits for the file that GO names, if any.
"""

import os
import sys
import time
from typing import Any

from reader.terminal.painter import FirstPainter
from reader.terminal.style import BOLD, PLAIN, REVERSE, Style

GUTTER = 7


def wrapped(path: str, width: int) -> list[str]:
    lines: list[str] = []
    with open(path, encoding="utf-8") as file:
        for paragraph in file.read().split("\n"):
            line = ""
            for word in paragraph.split():
                if len(line) + len(word) + 1 > width:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}" if line else word
            lines += [line, ""] if line else []
    return lines


class Columns:
    """The rows of the whole screen at a place."""

    def __init__(self, left: str, right: str, columns: int, lines: int) -> None:
        self.width = (columns - GUTTER) // 2
        self.columns, self.lines = columns, lines
        self.left, self.right = wrapped(left, self.width), wrapped(right, self.width)
        self.top = 0
        self.cursor = 0

    def last(self) -> int:
        return max(0, max(len(self.left), len(self.right)) - self.lines + 1)

    def row(self, y: int) -> list[tuple[str, Style]]:
        if y == self.lines - 1:
            status = f" {self.top + 1} of {self.last() + 1}"
            return [(status.ljust(self.columns - 8) + "? keys", Style(None, None, REVERSE))]
        at = self.top + y
        left = self.left[at] if at < len(self.left) else ""
        right = self.right[at] if at < len(self.right) else ""
        mark = Style(2, None, BOLD) if y == self.cursor else PLAIN
        return [(left.ljust(self.width), mark), ("|     |".center(GUTTER), Style(4)), (right, PLAIN)]


def main() -> int:
    left, right = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    painter = None
    if "--paint" in sys.argv:
        painter = FirstPainter.open(0, 1, os.environ)
    try:
        if painter is not None:
            columns = Columns(left, right, *painter.size)
            painter.paint([columns.row(y) for y in range(painter.size[1])])
        go = os.environ.get("GO")
        while go and not os.path.exists(go):
            time.sleep(0.01)
        from rich.color import Color
        from rich.segment import Segment
        from rich.style import Style as RichStyle
        from textual.app import ComposeResult
        from textual.binding import Binding
        from textual.strip import Strip
        from textual.widget import Widget

        from reader.ui.driver import DifferenceDriver
        from reader.ui.exits import install_exit_signals
        from tests.terminal.resting import RestingApp, tell

        def rich(style: Style) -> RichStyle:
            color = Color.from_ansi(style.fg) if isinstance(style.fg, int) else None
            return RichStyle(
                color=color, bold=bool(style.attrs & BOLD) or None, reverse=bool(style.attrs & REVERSE) or None
            )

        class Pane(Widget):
            columns: Columns | None = None

            def render_line(self, y: int) -> Strip:
                if self.columns is None or (self.columns.columns, self.columns.lines) != self.size:
                    self.columns = Columns(left, right, *self.size)
                strip = Strip([Segment(text, rich(style)) for text, style in self.columns.row(y)])
                return strip.adjust_cell_length(self.size.width)

        class ColumnsApp(RestingApp):
            PLAIN_DRIVER_SWITCH = "COLUMNS_PLAIN"
            ENABLE_COMMAND_PALETTE = False
            BINDINGS = [  # noqa: RUF012 - as Textual wants it
                Binding("down", "scroll(1)"), Binding("up", "scroll(-1)"), Binding("pagedown", "scroll(38)"),
                Binding("pageup", "scroll(-38)"), Binding("j", "cursor(1)"), Binding("k", "cursor(-1)"),
                Binding("g", "first"),
                Binding("q", "quit"), Binding("ctrl+l", "repaint"), Binding("ctrl+z", "suspend_process"),
                Binding("e", "external"), Binding("b", "bell"), Binding("x", "crash"),
            ]  # fmt: skip
            CSS = "Screen { background: ansi_default; color: ansi_default; } Pane { height: 1fr; width: 1fr; }"

            def __init__(self, **options: Any) -> None:
                super().__init__(ansi_color=True, **options)
                self.animation_level = "none"

            def compose(self) -> ComposeResult:
                yield Pane()

            def on_mount(self) -> None:
                install_exit_signals(self, lambda code: self.exit(return_code=code))
                self.call_after_refresh(self.shown)

            def shown(self) -> None:
                if isinstance(self._driver, DifferenceDriver):
                    self._driver.ready()

            def action_scroll(self, rows: int) -> None:
                pane = self.query_one(Pane)
                if pane.columns is not None:
                    pane.columns.top = max(0, min(pane.columns.top + rows, pane.columns.last()))
                    pane.refresh()

            def action_cursor(self, rows: int) -> None:
                pane = self.query_one(Pane)
                if pane.columns is not None:
                    pane.columns.cursor += rows
                    pane.refresh()

            def action_first(self) -> None:
                pane = self.query_one(Pane)
                if pane.columns is not None:
                    pane.columns.top = pane.columns.cursor = 0
                    pane.refresh()

            def action_repaint(self) -> None:
                if isinstance(self._driver, DifferenceDriver):
                    self._driver.repaint()

            def action_external(self) -> None:
                import subprocess

                with self.suspend():
                    subprocess.run(["printf", "outside\\n"], check=False)

            def action_crash(self) -> None:
                raise RuntimeError("as asked")

        if painter is not None:
            DifferenceDriver.take_over(painter)
        app = ColumnsApp() if "--plain" in sys.argv else ColumnsApp(driver_class=DifferenceDriver)
        app.run()
        tell("left")
        return app.return_code or 0
    finally:
        if painter is not None:
            painter.close()


if __name__ == "__main__":
    sys.exit(main())
