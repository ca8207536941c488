"""`?`: every key by group, and what the marks mean, from the same tables that the screens work by."""

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.collation.model import DivergenceType, LinkKind
from reader.commands import Keymap, ScreenName, table
from reader.layout import marks
from reader.layout.marks import KIND_SIGNS, KIND_WORDS, TYPE_WORDS
from reader.layout.model import Row, Segment
from reader.ui.desk import Desk
from reader.ui.rows import Rows
from reader.ui.table import fitted, last_row, width_of_text

EXPLAINED: Final[dict[DivergenceType, str]] = {
    "number": "a number or figure",
    "name": "another person, or a name spelled otherwise",
    "date-time": "a date or time",
    "place": "a place",
    "quote-wording": "words inside what both print as the same quotation",
    "quote-form": "direct, mixed or reported speech",
    "speaker": "who is credited",
    "saying-verb": "said, warned, accused",
    "modality": "how certain: planned, denied, may, will",
    "wording": "other words",
    "omission": "only on the left",
    "addition": "only on the right",
    "formal": "form only: typography, spelling, house style",
}
KIND_HELP: Final[dict[LinkKind, str]] = {
    "verbatim": "every word of one side's sentences stands, in order, in the other",
    "near-verbatim": "shared stretches with small gaps",
    "rewrite": "the same content in other words",
}
KEYS: Final = (("↓ ↑", "line"), ("PgDn PgUp", "page"), ("q", "back"))


def help_rows(keys: Keymap, screen: ScreenName, width: int) -> tuple[Row, ...]:
    """The whole text: this screen's keys by group, then what is seen."""
    rows: list[Row] = []
    groups = table(keys, (screen,))
    longest = max(width_of_text(line[0]) for _, lines in groups for line in lines)
    for group, lines in groups:
        rows += [(), (Segment(f" {group}", marks.HEADLINE),)]
        rows += [_item(key, text, longest, marks.KEY) for key, text, _ in lines]
    if screen != "archive":
        rows += _marks_rows()
    return tuple(fitted(row, width) for row in rows[1:])


def _marks_rows() -> list[Row]:
    """What the marks mean, each in its own look."""
    seen: list[tuple[str, str, int]] = [
        ("words", "stand in both articles", marks.RUN),
        ("words", "differ from the other side's, in what both report", marks.DIVERGENCE),
        ("words", "only here, or the page's furniture", marks.DIM),
        ("12", "the paragraph under the cursor", marks.CURSOR),
        ("26", "its counterpart on the other side", marks.COUNTERPART),
        ("12>26", "moved: another order than the rest", marks.MOVED),
        ("▌", "nearly all of the paragraph is shared: only differences are marked", marks.SHARED_BAR),
    ]
    rows: list[Row] = [(), (Segment(" What the marks mean", marks.HEADLINE),)]
    rows += [_item(sign, text, 6, mark) for sign, text, mark in seen]
    rows += [(), (Segment(" How paragraphs answer each other", marks.HEADLINE),)]
    rows += [
        _item(KIND_SIGNS[kind], f"{KIND_WORDS[kind]}: {text}", 6, marks.GUTTER) for kind, text in KIND_HELP.items()
    ]
    rows += [(), (Segment(" What differs", marks.HEADLINE),)]
    rows += [_item(word, EXPLAINED[name], 6, marks.TYPE) for name, word in TYPE_WORDS.items()]
    return rows


def _item(sign: str, text: str, width: int, mark: int) -> Row:
    blanks = " " * (width - width_of_text(sign) + 2)
    return (Segment("   ", marks.TEXT), Segment(sign, mark), Segment(blanks + text, marks.TEXT))


class HelpScreen(Screen[None], inherit_bindings=False):
    """Keys and marks, to be scrolled through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("up,k", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "scroll_by(-1000000)", show=False),
        Binding("end,G", "scroll_by(1000000)", show=False),
        Binding("q,escape,backspace,question_mark,enter,ctrl+c", "leave", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False
    CSS: ClassVar[str] = "HelpScreen { background: ansi_default; }"

    def __init__(self, desk: Desk, screen: ScreenName) -> None:
        super().__init__()
        self._desk = desk
        self._screen: ScreenName = screen
        self._top = 0

    def compose(self) -> ComposeResult:
        """Rows and nothing else."""
        yield Rows()

    def on_mount(self) -> None:
        """Show the first page."""
        self.draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the screen."""
        self.draw()

    def draw(self) -> None:
        """Show the rows from `top` on."""
        width, height = self.app.size
        rows = help_rows(self._desk.keys, self._screen, width)
        room = max(0, height - 2)
        self._top = max(0, min(self._top, len(rows) - room))
        page = list(rows[self._top : self._top + room])
        page += [fitted((), width)] * (room - len(page))
        more = len(rows) - self._top - room
        title = fitted((Segment(" Keys" + (f"   {more} more lines below" if more > 0 else ""), marks.HEADER),), width,
                       marks.HEADER)  # fmt: skip
        self.query_one(Rows).show((title, *page, last_row(KEYS, "", width))[:height], self._desk.looks)

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
