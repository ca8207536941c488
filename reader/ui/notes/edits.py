"""Edits of notes that are there, and the way to each: for the reader's keys and for the list of notes."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from reader.notes.schema import Annotation
from reader.notes.shown import Placed
from reader.pair import SIDES
from reader.text.gate import display
from reader.ui.about_lines import NAMES
from reader.ui.notes.hand import EXCERPT, HandWork
from reader.ui.notes.notebook import ByHand, in_words, set_by_hand
from reader.ui.table import cut
from reader.verdicts import VERDICT_KIND

if TYPE_CHECKING:
    from reader.ui.notes.work import NoteWork

TAKEN_BACK: Final = {
    "add": "Note taken back", "reply": "Answer taken back", "edit": "Note as it was before", "delete": "Note restored",
    "tag": "Tags as they were before", "link": "Link by hand taken back", "unlink": "Link by hand restored",
    "describe": "Facts as they were before", "adopt": "Notes given back", "move": "Note back at its place",
}  # fmt: skip
"""What is said when a step of the store is taken back."""
DONE_AGAIN: Final = {
    "add": "Note written again", "reply": "Answer written again", "edit": "Note changed again",
    "delete": "Note deleted again", "tag": "Tags changed again", "link": "Linked by hand again",
    "unlink": "Link by hand taken away again", "describe": "Facts changed again", "adopt": "Notes taken in again",
    "move": "Note attached elsewhere again",
}  # fmt: skip
"""What is said when it is made once more."""


class NoteEdits:
    """Brings edits to the store, and says what came of them."""

    def __init__(self, work: "NoteWork") -> None:
        self._work = work

    def delete(self, placed: Placed) -> str:
        """Take a note away; what to say."""
        done = f"Deleted; {self._work.key('undo-note')} brings it back"
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
        before, notes, done = set_by_hand(self._work.book), self._notes(), "Done"
        names: list[str] = []

        def moved() -> None:
            names.extend(filter(None, [move()]))

        words = self._work.step(moved, done)
        if not names:
            return words if "NOT SAVED" in words else nothing
        said_done = words_of.get(names[0], f"{done}: {names[0]}")
        after = set_by_hand(self._work.book)
        now = self._notes()
        changed = [now.get(name) or notes[name] for name in {*notes, *now} if notes.get(name) != now.get(name)]
        if {note.kind for note, _ in changed} == {VERDICT_KIND}:
            said_done = said_done.replace("Note", "Verdict", 1)
        files = [os.path.basename(each.path) for each in self._work.given.articles if each is not None]
        told = facts_changed(before, after, files)
        if not told and len(changed) == 1:
            told = changed[0][1]
        said_done = f"{said_done}: {told}" if told else said_done
        said = words.replace(done, said_done, 1)
        self._work.rename_done(done, said_done)
        if after != before:
            HandWork(self._work).compare_again(said)
        return said

    def _notes(self) -> dict[str, tuple[Annotation, str]]:
        """The notes by their names, each with a few words of it."""
        return {each.note.id: (each.note, cut(display(in_words(each)), EXCERPT)) for each in self._work.placed}

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


def facts_changed(before: ByHand, after: ByHand, names: Sequence[str]) -> str:
    """Which facts a step has changed, empty where none: `publisher of wion.txt`; holds foreign text.

    Args:
        before: Before the step.
        after: After it.
        names: Of the files: a publisher that was set by hand changes the short name of its article.
    """
    told: list[str] = []
    for name, old, new in zip(names, before.facts, after.facts, strict=True):
        fields = [NAMES[field] for field in NAMES if old[0].get(field) != new[0].get(field)]
        roles = sorted(number for number in {*old[1], *new[1]} if old[1].get(number) != new[1].get(number))
        fields += [f"kind of paragraph {number + 1}" for number in roles]
        told += [f"{' and '.join(fields)} of {name}"] if fields else []
    return "; ".join(told)
