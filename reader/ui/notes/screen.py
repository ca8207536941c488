"""The notes of what is open as a list: filtered, tagged, answered, attached again, and a way to each."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.notes.shown import Placed
from reader.text.gate import DisplayText, display
from reader.ui.choice import Choice
from reader.ui.choose import Choose, Question
from reader.ui.command_screen import STEP_OUT, bindings
from reader.ui.first import keys_for
from reader.ui.list_screen import OneListScreen, Part
from reader.ui.notes.lines import (
    FACETS,
    Wanted,
    detail_of,
    filter_choices,
    filter_words,
    line_of,
    parts_of,
    selected,
)
from reader.ui.table import Cell, Column, ListPage, ListView, draw, last_row, moved, width_of_text

if TYPE_CHECKING:
    from reader.ui.notes.edits import NoteEdits
    from reader.ui.notes.forms import NoteForms
    from reader.ui.notes.work import NoteWork


NAMES: Final = {"edit-note": "edit", "delete-note": "delete"}
OF_USE: Final = ("open", "whole", "edit-note", "delete-note", "reply", "search", "filter", "mark-note", "tag-notes",
                 "sort", "attach", "differences", "help", "quit")  # fmt: skip
"""What is of use on a note."""
OF_LOST: Final = ("open", "attach", "whole", "edit-note", "delete-note", "reply", "search", "filter", "help", "quit")
"""What is of use on a note whose place is gone, or in doubt."""


class NotesScreen(OneListScreen):
    """The list of notes; answers with the id of the note to go to, or None."""

    SCREEN: ClassVar = "notes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("notes"), STEP_OUT]

    def __init__(self, work: "NoteWork", edits: "NoteEdits", forms: "NoteForms", begin_at: str = "") -> None:
        """Prepare the list.

        Args:
            work: The notes.
            edits: What changes them.
            forms: What asks for their words.
            begin_at: Id of the note under the cursor.
        """
        super().__init__(work.screen.desk, ListView(1, 1, detailed=True))
        self._work = work
        self._edits = edits
        self._forms = forms
        self._wanted = Wanted()
        self._marked: frozenset[str] = frozenset()
        self._asked = ""
        self._shown: list[Placed] = []
        self._take(begin_at)

    def _take(self, stay_at: str = "") -> None:
        """Show the notes as they are now; the cursor stays on a note where it is still there."""
        before = stay_at or (self._shown[self._at.cursor].note.id if self._shown else "")
        self._shown = selected(self._work.placed, self._wanted)
        known = {placed.note.id for placed in self._shown}
        self._marked &= known
        cursor = next((at for at, placed in enumerate(self._shown) if placed.note.id == before), self._at.cursor)
        self._at = moved(self._at, len(self._shown), cursor)

    def take(self, message: str) -> None:
        """The notes have changed."""
        self._take()
        self.say(message)

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row, what is not saved before them."""
        keys = keys_for("notes", self.desk.settings, is_first=self.is_first, names=NAMES, only=self._of_use())
        return (*self._work.warning, *keys)

    def _of_use(self) -> tuple[str, ...]:
        """Commands that have a use for the note under the cursor, or where there is none."""
        if self._here is None:
            offered = ("adopt",) if self._work.book.offers else ()
            return (*(("search", "filter") if self._work.placed else offered), "help", "quit")
        return OF_LOST if self._here.state != "sure" else OF_USE

    def draw(self) -> None:
        """Show the list."""
        self.fit()
        columns = (
            Column("", 1), Column("place", 19), Column("kind", 15, rank=2), Column("note", 0),
            Column("tags", self._tag_cells(), rank=1), Column("by", 10, rank=3),
        )  # fmt: skip
        page = ListPage(
            self._title(), columns, len(self._shown), self._cells, sorted_by=None if self._wanted.newest_first else 1,
            empty=self._nothing(), dim=lambda line: self._shown[line].note.status != "open",
            detail=lambda line, width: detail_of(self._work.given, self._shown[line], width),
        )  # fmt: skip
        last = last_row(self.footer, display(self.message), self._at.width)
        self.rows.show(draw(page, self._at, last), self.desk.looks)

    def _tag_cells(self) -> int:
        """As many as the longest line of tags takes, within reason."""
        tags = (display(" ".join(f"#{tag}" for tag in placed.note.tags)) for placed in self._shown)
        return max(4, min(18, max(map(width_of_text, tags), default=0)))

    def _title(self) -> Row:
        every = self._work.placed
        count, lost = len(self._shown), sum(placed.state == "orphan" for placed in every)
        doubtful = sum(placed.state == "review" for placed in every)
        words = f"  {count} note{'' if count == 1 else 's'}" + (f" of {len(every)}" if count < len(every) else "")
        words += f", {lost} without a place" if lost else ""
        words += f", {doubtful} in a doubtful place" if doubtful else ""
        words += f", {len(self._marked)} marked" if self._marked else ""
        words += f"; {self._work.book.told_elsewhere}" if self._work.book.elsewhere else ""
        told = filter_words(self._wanted)
        words += f", with {told}" if told else ""
        sigla = " | ".join(siglum for siglum in self._work.given.sigla if siglum)
        return (
            Segment(display(f" {sigla}"), marks.HEADER | marks.SIGLUM),
            Segment(display(words), marks.HEADER),
        )

    def _nothing(self) -> DisplayText:
        if self._work.placed:
            return display("The filter hides every note: f changes it, / and Enter on an empty line shows all words.")
        if self._work.book.elsewhere:
            key, told = self._work.key("other-article"), self._work.book.told_elsewhere
            return display(f"No notes on it alone, but {told}: q goes back, then {key} puts the other beside it.")
        return display("No notes yet: q goes back, then a writes one on what is under the cursor.")

    def _cells(self, position: int) -> tuple[Cell, ...]:
        line = line_of(self._work.given, self._shown[position])
        mark = display("✓" if line.placed.note.id in self._marked else "")
        doubtful = line.placed.state != "sure"
        place: Cell = (Segment(line.place, marks.TYPE),) if doubtful else line.place
        return mark, place, line.kind, line.text, line.tags, line.author

    @property
    def count(self) -> int:
        """How many notes are shown."""
        return len(self._shown)

    def parts_of(self, line: int) -> tuple[Part, ...]:
        """A note with its text, what it is on, and what is to be known of it."""
        return parts_of(self._work.given, self._shown[line])

    # Commands

    @property
    def _here(self) -> Placed | None:
        return self._shown[self._at.cursor] if self._shown else None

    def obey(self, command: str) -> None:
        """Move, filter, change, or leave with the note to go to."""
        if self.has_obeyed(command):
            return
        match command:
            case "reader" | "differences":
                self.dismiss(None)
                if command == "differences":
                    self._work.screen.obey(command)
            case "search":
                self._ask("words", self._wanted.words)
            case "filter":
                self._choose_filter()
            case "sort":
                self._wanted = self._wanted._replace(newest_first=not self._wanted.newest_first)
                self._take()
                self.say("The newest first" if self._wanted.newest_first else "In the order of the text")
            case "undo-note" | "redo-note":
                self._step(self._edits.step_back if command == "undo-note" else self._edits.step_forth)
            case "rename-tag" | "adopt":
                self._choose_tag() if command == "rename-tag" else self._choose_offer()
            case _ if self._here is not None:
                self._obey_on(command, self._here)
            case _:
                self.draw()

    def _obey_on(self, command: str, here: Placed) -> None:
        match command:
            case "open":
                self.dismiss(here.note.id)
            case "mark-note":
                self._marked ^= {here.note.id}
                self.go_to(self._at.cursor + 1)
            case "tag-notes":
                count = len(self._marked)
                self._ask("tags", "", f"tags for {count} notes: " if count > 1 else "tags for this note: ")
            case "edit-note":
                self._forms.edit(here)
            case "delete-note":
                self.take(self._edits.delete(here))
            case "reply":
                self._forms.reply(here)
            case "attach":
                self._work.attach_later(here)
                self.dismiss(None)
            case _:
                self.draw()

    def _step(self, made: Callable[[], str]) -> None:
        """Undo or redo; the cursor goes to the first note that came back or is not as it was."""
        before = {placed.note.id: placed.note for placed in self._work.placed}
        words = made()
        changed = (each.note.id for each in self._work.placed if before.get(each.note.id) != each.note)
        self._take(next(changed, ""))
        self.say(words)

    def _ask(self, what: str, words: str, hint: str = "") -> None:
        """Let the reader type in the last row."""
        self._asked = what
        self.search_line.placeholder = {
            "words": "words, then Enter; an empty line shows all",
            "tags": f"{hint}apart by commas, -tag takes one off",
            "rename": hint,
        }[what]
        self.open_search(words, "tags:" if what == "tags" else "/")

    def shows_all(self) -> bool:
        """Whether neither words nor a filter hide a note."""
        return self._wanted == self._unfiltered()

    def show_all(self) -> None:
        """End the search and the filter."""
        self._wanted = self._unfiltered()
        self._take()
        self.draw()

    def _unfiltered(self) -> Wanted:
        return Wanted(newest_first=self._wanted.newest_first)

    def searched(self, text: str) -> None:
        """The line was ended: words to filter by, tags, or a tag's new name."""
        asked, _, old = self._asked.partition(":")
        if asked == "words":
            self._wanted = self._wanted._replace(words=text.strip())
            self._take()
            self.draw()
            return
        # A tag may hold blanks; a blank and a minus begin another one all the same.
        words = [word.strip() for word in re.split(r",|\s+(?=-)", text) if word.strip()]
        if asked == "tags" and words and self._here is not None:
            add = [word.lstrip("+#") for word in words if not word.startswith("-")]
            remove = [word.lstrip("-#") for word in words if word.startswith("-")]
            names = [placed.note.id for placed in self._shown if placed.note.id in self._marked]
            self.take(self._edits.tag(names or [self._here.note.id], add, remove))
        elif asked == "rename" and text.strip():
            self.take(self._edits.rename_tag(old, text.strip()))
        else:
            self.draw()

    def _choose_filter(self) -> None:
        found = filter_choices(self._work.placed, self._wanted)
        if not found.values:
            self.say("There is no note to filter.")
            return

        def chosen(answer: frozenset[int] | None) -> None:
            if answer is not None:
                everything = len(answer) == len(found.values)
                values = frozenset[tuple[str, str]]() if everything else frozenset(found.values[i] for i in answer)
                self._wanted = self._wanted._replace(values=frozenset(v for v in found.values if v in values))
                self._take()
            self.draw()

        question = Question(f"Only notes with ({', '.join(FACETS)})", found.choices, ticked=found.ticked)
        self.app.push_screen(Choose(self.desk, question), chosen)

    def _choose_tag(self) -> None:
        found = filter_choices(self._work.placed, Wanted())
        tags = [(value, found.choices[at]) for at, (facet, value) in enumerate(found.values) if facet == "tag"]
        if not tags:
            self.say("There is no tag to rename.")
            return

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                old = tags[min(answer)][0]
                self._asked = f"rename:{old}"
                self.search_line.placeholder = f"the new name of {display(old)}, then Enter"
                self.open_search("", "new name:")

        question = Question("Rename which tag", [choice for _, choice in tags])
        self.app.push_screen(Choose(self.desk, question), chosen)

    def _choose_offer(self) -> None:
        offers = self._work.book.offers
        if not offers:
            self.say("There are no notes elsewhere that seem to belong here.")
            return

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                self.take(self._edits.adopt(min(answer)))

        choices = [Choice(display(offer.path), display(f"{offer.notes}, {offer.reason}")) for offer in offers]
        self.app.push_screen(Choose(self.desk, Question("Take in the notes of", choices)), chosen)
