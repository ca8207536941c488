"""Edits of notes that are there, and the way to each: for the reader's keys and for the list of notes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.notes.shown import Placed
from reader.pair import SIDES
from reader.ui.notes.hand import HandWork
from reader.ui.notes.notebook import in_words, set_by_hand
from reader.ui.notes.steps import DONE_AGAIN, TAKEN_BACK, deleted, facts_changed, facts_of, step_words

if TYPE_CHECKING:
    from reader.ui.notes.work import NoteWork


class NoteEdits:
    """Brings edits to the store, and says what came of them."""

    def __init__(self, work: "NoteWork") -> None:
        self._work = work

    def delete(self, placed: Placed) -> str:
        """Take a note away; what to say."""
        done = deleted(placed, self._work.placed, self._work.key("undo-note"))
        return self._work.step(lambda: self._work.book.store.delete(placed.note.id), done)

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
        return self._stepped(self._work.book.store.undo, TAKEN_BACK, "Nothing to undo")

    def step_forth(self) -> str:
        """Make the edit again that was taken back last; what to say."""
        return self._stepped(self._work.book.store.redo, DONE_AGAIN, "Nothing to do again")

    def _stepped(self, move: Callable[[], str | None], words_of: Mapping[str, str], nothing: str) -> str:
        before, notes, done = set_by_hand(self._work.book), facts_of(self._work.placed), "Done"
        names: list[str] = []

        def moved() -> None:
            names.extend(filter(None, [move()]))

        words = self._work.step(moved, done)
        if not names:
            return words if "NOT SAVED" in words else nothing
        after = set_by_hand(self._work.book)
        told = facts_changed(before, after, self._work.given)
        said_done = step_words(names[0], words_of, notes, facts_of(self._work.placed), told)
        said = words.replace(done, said_done, 1)
        self._work.rename_done(done, said_done)
        if after != before:
            HandWork(self._work).compare_again(said)
        return said

    def go_to(self, name: str) -> None:
        """Show the place of a note, and what it says."""
        placed = next((each for each in self._work.placed if each.note.id == name), None)
        if placed is None:
            return
        found = [(side, place) for side in SIDES if (place := placed.places[side]) is not None]
        if not found:
            where = "Its place was not found" if placed.state == "orphan" else "The note is on all of it"
            self._work.screen.say(f"{where}. {in_words(placed)}")
            return
        side, place = found[0]
        self._work.screen.show_place(side, place.span.start)
        self._work.screen.say(f"* {in_words(placed)}")
