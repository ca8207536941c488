"""The differences of a pair as a list: by place or weight, filtered, ticked off, and a way to each."""

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import BindingType

from reader import memory
from reader.collation.model import Divergence
from reader.commands import spoken
from reader.layout import marks
from reader.layout.marks import TYPE_NAMES, TYPE_WORDS
from reader.layout.model import PageInput, Row, Segment, View
from reader.pair import SIDES, Pair
from reader.text.gate import DisplayText, display
from reader.ui.choose import Choose, Question
from reader.ui.clipboard import keep_copy, told_of_copy
from reader.ui.command_screen import STEP_OUT, bindings
from reader.ui.desk import Desk
from reader.ui.difference_lines import (
    ORDERS,
    TYPE_CELLS,
    Line,
    Shown,
    detail_of,
    line_here,
    lines_of,
    parts_of,
    selected,
    tick_of,
)
from reader.ui.first import keys_for
from reader.ui.list_screen import OneListScreen, Part
from reader.ui.table import Cell, Column, ListPage, ListView, draw, last_row, moved
from reader.ui.type_filter import filtered, type_choices

if TYPE_CHECKING:
    from reader.ui.notes.commands import NoteCommands


OF_USE: Final = ("open", "tick", "judge", "whole", "filter", "search", "sort", "reader", "help", "quit")
"""The keys of the last row, the most useful first."""
OF_HIDDEN: Final = ("filter", "formal", "search", "reader", "help", "quit")
"""Of them, and beside them, what is of use where every difference is hidden."""
OF_NONE: Final = ("reader", "help", "quit")
"""What is of use where there is none."""
OF_NOTES: Final = frozenset({"notes", "undo-note", "redo-note"})
SHORT_TYPE_CELLS: Final = 5
"""Cells of a type's short word."""
PLACE_CELLS: Final = 7
VERDICT_CELLS: Final = 18
"""Cells of the longest verdict, with the sign of one that a rule proposes."""
ROOMY_FROM: Final = 72
"""Columns from which each line has its place and its verdict."""
WIDE_FROM: Final = 100
"""Columns from which types and verdicts are written out."""


class Answer(NamedTuple):
    """What the reader leaves the list with."""

    divergence: int | None
    """Index of the one to go to."""
    formal: bool
    """Formal ones are shown."""
    types: frozenset[str] | None
    """Only these are shown; None: all."""


class DifferencesScreen(OneListScreen):
    """The list of differences of the pair that is open."""

    SCREEN: ClassVar = "differences"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("differences"), STEP_OUT]

    def __init__(self, desk: Desk, given: PageInput, view: View, notes: "NoteCommands | None" = None) -> None:
        """Prepare the list.

        Args:
            desk: What all screens share.
            given: What is read.
            view: Where the reader is: its filter is the list's.
            notes: What keeps verdicts; None where none can be given.
        """
        super().__init__(desk, ListView(view.width, view.height, detailed=True))
        self._notes = notes
        self._given = given
        self._every = lines_of(given)
        self._shown = Shown(view.formal, view.types)
        self._hashes = Pair(*(article.sha256 if article is not None else "" for article in given.articles))
        self._ticked = memory.remembered_ticks(self._hashes)
        self._lines = selected(self._every, given, self._shown)
        self._at = self._at._replace(cursor=line_here(self._lines, given, view))

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row."""
        only = OF_USE if self._lines else OF_HIDDEN if self._every else OF_NONE
        return keys_for("differences", self.desk.settings, is_first=self.is_first, only=only)

    def take(self, message: str) -> None:
        """A verdict was given, or taken back."""
        if self._notes is not None and self._notes.work.is_open:
            self._given = self._notes.work.given
            self._every = lines_of(self._given)
            self._change(self._shown)
        self.say(message)

    def draw(self) -> None:
        """Show the list."""
        self.fit()
        sigla = self._given.sigla
        wide, roomy = self._at.width >= WIDE_FROM, self._at.width >= ROOMY_FROM
        columns = (
            Column("", 1),
            Column("place", PLACE_CELLS, rank=0 if roomy else 2),
            Column("type", TYPE_CELLS if wide else SHORT_TYPE_CELLS),
            Column(display(sigla.left), 0),
            Column(display(sigla.right), 0),
            Column("verdict", VERDICT_CELLS, rank=0 if roomy else 1),
        )
        page = ListPage(
            self._title(),
            columns,
            len(self._lines),
            self._cells,
            sorted_by=2 if self._shown.order == "weight" else 1,
            descending=self._shown.descending,
            empty=self._nothing(),
            dim=lambda line: self._is_done(self._lines[line]),
            detail=lambda line, width: detail_of(self._given, self._lines[line].number, width),
        )
        last = last_row(self.footer, display(self.message), self._at.width)
        self.rows.show(draw(page, self._at, last), self.desk.looks)

    def _title(self) -> Row:
        formal = sum(1 for line in self._every if line.type == TYPE_NAMES["formal"])
        count = len(self._lines)
        words = f"  {count} difference{'' if count == 1 else 's'} {self._order()}"
        key = spoken(self.desk.keys["formal"][0])
        if formal:
            words += f", {formal} of form{'' if self._shown.formal else ' hidden'} ({key})"
        types = self._shown.types
        if types is not None:
            hidden = sum(1 for line in self._every if self._type(line) not in types | {"formal"})
            words += f", {hidden} filtered out ({spoken(self.desk.keys['filter'][0])})"
        done = sum(1 for line in self._lines if self._is_done(line))
        words += f", {done} ticked off" if done else ""
        if self._shown.words:
            words += display(f", with “{self._shown.words}”")
        sigla = display(" | ".join(self._given.sigla))
        return (Segment(f" {sigla}", marks.HEADER | marks.SIGLUM), Segment(display(words), marks.HEADER))

    def _order(self) -> DisplayText:
        """How the list is sorted, in words."""
        order = self._shown.order
        told = "by weight" if order == "weight" else f"in {self._given.sigla[ORDERS.index(order)]}'s order"
        return display(f"{told}, backwards" if self._shown.descending else told)

    def _nothing(self) -> DisplayText:
        if self._shown.words:
            return display(f"No difference holds “{self._shown.words}”: / and Enter on an empty line shows all again.")
        if self._shown.types is not None and self._every:
            return display("The filter hides every difference: f changes it.")
        if self._every and not self._shown.formal:
            return display("Only differences of form, such as typography and spelling: F shows them.")
        return display("No difference in detail was found in what the two have in common: q goes back.")

    def _cells(self, position: int) -> tuple[Cell, ...]:
        line = self._lines[position]
        done = self._is_done(line)
        weight = marks.DIM if done else marks.TEXT
        name = line.type if self._at.width >= WIDE_FROM else display(TYPE_WORDS[self._divergence(line).type])
        kind = (Segment(name, marks.TYPE if weight == marks.TEXT else weight),)
        tick = display("✓" if done else "")
        left, right = (text or display("–") for text in line.readings)
        is_proposed = self._divergence(line).verdict != "open" and not self._is_judged(line)
        return tick, line.place, kind, left, right, display(line.verdict + " ?") if is_proposed else line.verdict

    @property
    def count(self) -> int:
        """How many differences are shown."""
        return len(self._lines)

    def parts_of(self, line: int) -> tuple[Part, ...]:
        """Both paragraphs of a difference, its readings, and why it is one."""
        return parts_of(self._given, self._lines[line])

    def _divergence(self, line: Line) -> Divergence:
        assert self._given.collation is not None
        return self._given.collation.divergences[line.number]

    def _type(self, line: Line) -> str:
        return self._divergence(line).type

    def _is_done(self, line: Line) -> bool:
        """Whether the reader has dealt with a difference: ticked it off, or judged it."""
        return self._is_judged(line) or tick_of(self._divergence(line)) in self._ticked

    def _is_judged(self, line: Line) -> bool:
        """Whether the verdict is the reader's; rules only propose one."""
        return line.number in self._given.judged

    def action_command(self, command: str) -> None:
        """Do what a key says; back takes the filter along."""
        if command == "quit":
            self.leave(None)
        elif command in OF_NOTES and self._notes is not None:
            self.message = ""
            self._obey_notes(command, self._notes)
        else:
            super().action_command(command)

    def obey(self, command: str) -> None:
        """Move, sort, filter, tick, or leave with an answer."""
        if self.has_obeyed(command):
            return
        match command:
            case "open":
                self.leave(self._lines[self._at.cursor].number if self._lines else None)
            case "reader":
                self.leave(None)
            case "formal":
                self._change(self._shown._replace(formal=not self._shown.formal))
            case "filter":
                self._choose_types()
            case "sort":
                later = ORDERS[(ORDERS.index(self._shown.order) + 1) % len(ORDERS)]
                self._change(self._shown._replace(order=later))
            case "sort-back":
                self._change(self._shown._replace(descending=not self._shown.descending))
            case "search":
                self.open_search(self._shown.words)
            case _ if self._lines:
                self._obey_on(command, self._lines[self._at.cursor])
            case _:
                self.draw()

    def _obey_notes(self, command: str, notes: "NoteCommands") -> None:
        """Show the notes instead, or take back what was set by hand."""
        if command == "notes":
            self.leave(None)
            notes.obey("notes")
        elif notes.work.is_open:
            self.take(notes.edits.step_back() if command == "undo-note" else notes.edits.step_forth())

    def _obey_on(self, command: str, line: Line) -> None:
        match command:
            case "tick":
                self._tick(line)
            case "judge" if self._notes is not None:
                self._notes.judge(line.number)
            case "cite":
                self._copy(line)
            case _:
                self.draw()

    def _tick(self, line: Line) -> None:
        found = self._divergence(line)
        if self._is_judged(line):
            self.say(f"It is done with, as it is judged: {spoken(self.desk.keys['judge'][0])} changes the verdict")
            return
        self._ticked ^= {tick_of(found)}
        memory.remember_ticks(self._hashes, self._ticked)
        self.go_to(self._at.cursor + 1)

    def _choose_types(self) -> None:
        self.draw()
        view = View(self._at.width, self._at.height, formal=self._shown.formal, types=self._shown.types)
        found = type_choices(self._given.collation, view) if self._given.collation is not None else None
        if found is None or not found.types:
            self.say("There is no difference in detail to filter.")
            return
        types = found.types

        def chosen(answer: frozenset[int] | None) -> None:
            if answer is not None:
                after = filtered(view, types, answer)
                self._change(self._shown._replace(types=after.types, formal=after.formal))

        question = Question("Differences to show", found.choices, ticked=found.ticked, usual=found.facts)
        self.app.push_screen(Choose(self.desk, question), chosen)

    def leave(self, divergence: int | None) -> None:
        """Back to the reader, at a difference or where it was."""
        self.dismiss(Answer(divergence, self._shown.formal, self._shown.types))

    def shows_all(self) -> bool:
        """Whether neither words nor types hide a line."""
        return not self._shown.words and self._shown.types is None

    def show_all(self) -> None:
        """First without the words, then without the filter of types."""
        self._change(self._shown._replace(words="") if self._shown.words else self._shown._replace(types=None))

    def searched(self, text: str) -> None:
        """Show only lines with these words."""
        self._change(self._shown._replace(words=text.strip()))

    def _change(self, shown: Shown) -> None:
        """Another filter or order; the cursor stays on its line where that is still there."""
        before = self._lines[self._at.cursor].number if self._lines else None
        self._shown = shown
        self._lines = selected(self._every, self._given, shown)
        cursor = next((at for at, line in enumerate(self._lines) if line.number == before), 0)
        self._at = moved(self._at, len(self._lines), cursor)
        self.draw()

    def _copy(self, line: Line) -> None:
        sigla = self._given.sigla
        numbers = zip(sigla, line.place.split(">"), strict=True)
        place = ", ".join(f"{siglum} {number}" for siglum, number in numbers if number)
        parts = [f"{sigla[side]}: “{line.readings[side]}”" if line.readings[side] else f"{sigla[side]}: nothing"
                 for side in SIDES]  # fmt: skip
        text = display(f"{line.type} ({place}): {'; '.join(parts)}")
        self.app.copy_to_clipboard(text)
        self.say(told_of_copy(keep_copy(text)))
