"""A small list over the screen: one of many (themes, articles) or some of many (types of difference)."""

import math
from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar, Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.ui.choice import Choice
from reader.ui.desk import Desk
from reader.ui.rows import Rows
from reader.ui.table import cut, fitted, width_of_text

MAX_WIDTH: Final = 76
EDGE: Final = 6
"""Cells of a frame's edge around its words."""
MAX_LINES: Final = 18
FRAME: Final = 2
"""Cells and rows that the frame takes at both ends together."""


class ChoiceView(NamedTuple):
    """Where the reader is in the list."""

    cursor: int = 0
    top: int = 0
    ticked: frozenset[int] | None = None
    """Indexes that are ticked, where some of many are chosen."""


class Question(NamedTuple):
    """What is asked."""

    title: str
    """Stands in the frame; the program's own words."""
    choices: Sequence[Choice]
    """At least one."""
    cursor: int = 0
    """Index to begin at."""
    ticked: frozenset[int] | None = None
    """Indexes ticked so far, where some of many are chosen; None where one is."""
    preview: Callable[[int], object] | None = None
    """Told each index that the cursor comes to."""

    before_text: bool = False
    """Its answer opens a form: what was typed before the question was seen is text for that form."""
    usual: frozenset[int] = frozenset()
    """Indexes that `f` ticks alone, facts only; none: there is no such key."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What can be pressed, for the frame; shorter where it is narrow."""
        if self.ticked is None:
            return ("Enter chooses  q back",)
        facts = "  f facts" if self.usual else ""
        return (
            f"Space changes  o only this{facts}  a all  Enter keeps  q back",
            f"Space changes  o only{facts}  Enter keeps  q back",
            "Space changes  Enter keeps  q back",
            "Space  Enter keeps  q back",
        )


def box_size(question: Question, width: int, height: int) -> tuple[int, int]:
    """Columns and lines of the box on a screen of this size, its frame included."""
    label, hint = _column_widths(question.choices)
    wanted = max(label + hint + 8, max(width_of_text(question.title), len(question.keys[0])) + 6, 30)
    lines = len(question.choices) + FRAME
    return max(1, min(wanted + FRAME, MAX_WIDTH, width)), max(1, min(lines, MAX_LINES, height))


def draw_box(question: Question, view: ChoiceView, width: int, height: int) -> tuple[Row, ...]:
    """The box: frame with title, the choices in sight, frame with the keys."""
    inner = width - FRAME
    choices = question.choices
    if inner < 1 or height <= FRAME:
        return tuple(fitted((Segment(choices[view.cursor].label, marks.SELECTION),), width) for _ in range(height))
    rows = [_edge("┌", "┐", question.title, marks.HEADER, width)]
    label_width = min(_column_widths(choices)[0], max(1, inner - 6))
    for index in range(view.top, min(len(choices), view.top + height - FRAME)):
        here = marks.SELECTION if index == view.cursor else 0
        tick = "" if view.ticked is None else ("✓ " if index in view.ticked else "  ")
        label = cut(choices[index].label, label_width)
        text = f"{'▌' if here else ' '}{tick}{label}{' ' * (label_width - width_of_text(label))}  "
        line = (Segment(text, here), Segment(choices[index].hint, here or marks.DIM))
        rows.append((Segment("│", marks.RULE), *fitted(line, inner, here), Segment("│", marks.RULE)))
    keys = next((words for words in question.keys if len(words) + EDGE <= width), question.keys[-1])
    rows.append(_edge("└", "┘", keys, marks.RULE, width))
    return tuple(rows)


def _column_widths(choices: Sequence[Choice]) -> tuple[int, int]:
    """Cells of the widest label and of the widest hint."""
    return (
        max((width_of_text(choice.label) for choice in choices), default=0),
        max((width_of_text(choice.hint) for choice in choices), default=0),
    )


def _edge(left: str, right: str, words: str, mark: int, width: int) -> Row:
    words = cut(f" {words} ", width - 4)
    line = "─" * (width - 3 - width_of_text(words)) + right
    row = (Segment(left + "─", marks.RULE), Segment(words, mark), Segment(line, marks.RULE))
    return fitted(row, width, marks.RULE)


class Choose(ModalScreen[frozenset[int] | None], inherit_bindings=False):
    """Asks; the answer is the chosen indexes, None when the reader went back."""

    CSS: ClassVar[str] = """
    Choose { align: center middle; background: transparent; }
    Choose Rows { width: 1; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home,g", "move(-1000000)", show=False),
        Binding("end,G", "move(1000000)", show=False),
        Binding("space", "tick", show=False),
        Binding("a", "tick_all", show=False),
        Binding("o", "tick_only", show=False),
        Binding("f", "tick_usual", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape,q,backspace,ctrl+c", "leave", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self._desk = desk
        # Kept here, not sought: the app may end between mounting and composing.
        self._rows = Rows()
        self._question = question
        cursor = max(0, min(question.cursor, len(question.choices) - 1))
        self._view = ChoiceView(cursor, 0, question.ticked)
        self._seen_at = math.inf
        self.typed = ""
        """What was typed before the question was seen, where its answer opens a form."""

    def compose(self) -> ComposeResult:
        """The box and nothing else."""
        yield self._rows

    def on_mount(self) -> None:
        """Show the box."""
        self.draw()
        # Not after the refresh: a quick answer to what the terminal shows would be older than that.
        self._seen_at = monotonic()

    def keeps_text(self, event: events.Key | events.Paste) -> bool:
        """Keep what was typed before the question was seen; false for what is an answer."""
        if not self._question.before_text or event.time >= self._seen_at:
            return False
        if isinstance(event, events.Paste):
            self.typed += event.text
        elif event.key == "enter":
            self.typed += "\n"
        elif event.is_printable and event.character:
            self.typed += event.character
        else:
            return False
        return True

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the box to the screen."""
        self.draw()

    def draw(self) -> None:
        """Show the state as rows."""
        width, height = box_size(self._question, *self.app.size)
        room = max(1, height - FRAME)
        cursor = self._view.cursor
        top = max(min(self._view.top, cursor), cursor - room + 1)
        self._view = self._view._replace(top=top)
        self._rows.styles.width, self._rows.styles.height = width, height
        self._rows.show(draw_box(self._question, self._view, width, height), self._desk.looks)

    def action_move(self, by: int) -> None:
        """Go up or down, kept inside the list."""
        cursor = max(0, min(self._view.cursor + by, len(self._question.choices) - 1))
        self._view = self._view._replace(cursor=cursor)
        if self._question.preview is not None:
            self._question.preview(cursor)
        self.draw()

    def action_tick(self) -> None:
        """Tick, or take the tick away."""
        if self._view.ticked is not None:
            self._view = self._view._replace(ticked=self._view.ticked ^ {self._view.cursor})
            self.draw()

    def action_tick_all(self) -> None:
        """Tick all; when all are ticked, none."""
        if self._view.ticked is not None:
            everything = frozenset(range(len(self._question.choices)))
            self._view = self._view._replace(ticked=frozenset() if self._view.ticked == everything else everything)
            self.draw()

    def action_tick_only(self) -> None:
        """Tick this one and no other."""
        if self._view.ticked is not None:
            self._view = self._view._replace(ticked=frozenset({self._view.cursor}))
            self.draw()

    def action_tick_usual(self) -> None:
        """Tick those that are asked for most, and no other."""
        if self._view.ticked is not None and self._question.usual:
            self._view = self._view._replace(ticked=self._question.usual)
            self.draw()

    def action_choose(self) -> None:
        """Answer with what is ticked, or with the line under the cursor."""
        ticked = self._view.ticked
        self.dismiss(frozenset({self._view.cursor}) if ticked is None else ticked)

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        self.action_move(1 if event.lines > 0 else -1)

    @on(Rows.Clicked)
    def _clicked(self, event: Rows.Clicked) -> None:
        """Choose a line, or change its tick."""
        line = self._view.top + event.y - 1
        if 0 <= line < len(self._question.choices) and 0 < event.y < self._rows.size.height - 1:
            self.action_move(line - self._view.cursor)
            if self._view.ticked is None:
                self.action_choose()
            else:
                self.action_tick()

    def on_click(self, event: events.Click) -> None:
        """Outside of the box: go back."""
        if event.widget is self:
            self.action_leave()
