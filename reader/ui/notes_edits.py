"""Edits of notes that are there, and the way to each: for the reader's keys and for the list of notes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reader.notes.lists import told
from reader.notes.shown import Placed
from reader.pair import SIDES
from reader.ui.notes_hand import HandWork
from reader.ui.notes_open import set_by_hand
from reader.ui.notes_screen import NotesScreen

if TYPE_CHECKING:
    from reader.ui.notes_work import NoteWork

STEPS: Final = {
    "add": "a note", "reply": "an answer", "edit": "a change of a note", "delete": "a note taken away",
    "tag": "a change of tags", "link": "a link by hand", "unlink": "a link by hand", "describe": "a change of facts",
    "adopt": "notes taken in", "move": "a note attached elsewhere",
}  # fmt: skip
"""Steps of the store in plain words."""


class NoteEdits:
    """Brings edits to the store, and says what came of them."""

    def __init__(self, work: "NoteWork") -> None:
        self._work = work

    def delete(self, placed: Placed) -> str:
        """Take a note away; what to say."""
        done = self._work.step(lambda: self._work.book.store.delete(placed.note.id), "Note deleted")
        return done if "NOT SAVED" in done else f"{self._work.key('undo-note')} brings it back. {done}"

    def delete_here(self) -> None:
        """Take away the note on the cursor's paragraph."""
        self._work.choose_here("Delete which note", lambda placed: self._work.screen.say(self.delete(placed)))

    def tag(self, names: list[str], add: list[str], remove: list[str]) -> str:
        """Add tags to notes and take others off; what to say."""
        changed = f"Tags of {len(names)} note{'' if len(names) == 1 else 's'} changed"
        return self._work.step(lambda: self._work.book.store.tag(names, add=add, remove=remove), changed)

    def rename_tag(self, old: str, new: str) -> str:
        """Give a tag another name in all notes of what is open; what to say."""
        names = [placed.note.id for placed in self._work.placed if old in placed.note.tags]
        return self.tag(names, [new.lstrip("#")], [old])

    def adopt(self, number: int) -> str:
        """Take in the notes of another sidecar; what to say."""
        offer = self._work.book.offers.pop(number)
        return self._work.step(
            lambda: self._work.book.store.adopt(offer), f"{offer.notes} notes taken in from {offer.path}"
        )

    def step_back(self) -> str:
        """Take the last edit back; what to say."""
        return self._stepped(self._work.book.store.undo, "Undone", "Nothing to undo")

    def step_forth(self) -> str:
        """Make the edit again that was taken back last; what to say."""
        return self._stepped(self._work.book.store.redo, "Done again", "Nothing to do again")

    def _stepped(self, move: Callable[[], str | None], done: str, nothing: str) -> str:
        before = set_by_hand(self._work.book)
        names: list[str] = []

        def moved() -> None:
            names.extend(filter(None, [move()]))

        words = self._work.step(moved, done)
        if not names:
            return words if "NOT SAVED" in words else nothing
        said_done = f"{done}: {STEPS.get(names[0], names[0])}"
        said = words.replace(done, said_done, 1)
        self._work.rename_done(done, said_done)
        if set_by_hand(self._work.book) != before:
            HandWork(self._work).compare_again(said)
        return said

    def show_list(self) -> None:
        """Show all notes."""
        here = self._work.notes_here()

        def closed(answer: str | None) -> None:
            if answer is not None:
                self.go_to(answer)

        begin_at = here[0].note.id if here else ""
        self._work.screen.app.push_screen(NotesScreen(self._work.screen.desk, self._work, begin_at), closed)

    def go_to(self, name: str) -> None:
        """Show the place of a note, and what it says."""
        placed = next((each for each in self._work.placed if each.note.id == name), None)
        if placed is None:
            return
        found = [(side, place) for side in SIDES if (place := placed.places[side]) is not None]
        if not found:
            where = "Its place was not found" if placed.state == "orphan" else "It is on the whole"
            self._work.screen.say(f"{where}. {told(placed)}")
            return
        side, place = found[0]
        self._work.screen.show_place(side, place.span.start)
        self._work.screen.say(f"* {told(placed)}")
