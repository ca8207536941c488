"""The commands of notes, links and facts by their names: each opens a screen, or sets a hand to work.

Screens and hands are imported where a key asks for them, as the store and the form's widgets cost their time.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reader.ui.command_screen import KeyHolder

if TYPE_CHECKING:
    from reader.ui.notes.edits import NoteEdits
    from reader.ui.notes.forms import NoteForms
    from reader.ui.notes.hand import HandWork
    from reader.ui.notes.work import NoteWork

COMMANDS: Final = frozenset({
    "annotate", "edit-note", "reply", "delete-note", "undo-note", "redo-note", "notes", "judge", "link", "unlink",
    "about",
})  # fmt: skip
"""Commands of the reader's screen that are done here."""


class NoteCommands:
    """What the keys for notes do on the reader's screen, and in the lists that open from it."""

    def __init__(self, work: "NoteWork") -> None:
        self.work = work
        """The notes."""

    @property
    def forms(self) -> "NoteForms":
        """The forms for notes."""
        from reader.ui.notes.forms import NoteForms  # noqa: PLC0415

        return NoteForms(self.work)

    @property
    def edits(self) -> "NoteEdits":
        """Edits of notes that are there."""
        from reader.ui.notes.edits import NoteEdits  # noqa: PLC0415

        return NoteEdits(self.work)

    @property
    def hand(self) -> "HandWork":
        """What is set by hand: verdicts, links, facts."""
        from reader.ui.notes.hand import HandWork  # noqa: PLC0415

        return HandWork(self.work)

    def obey(self, command: str) -> bool:
        """Do a command of notes; False when it is none."""
        if command not in COMMANDS:
            return False
        work = self.work
        if work.screen.book is None or work.screen.view is None:
            work.screen.draw()
        elif not work.is_open:
            work.waiting = command
            work.screen.say("opening the notes ...")
            if isinstance(work.screen.app, KeyHolder):
                # What is typed behind the key is for the form that it opens.
                work.screen.app.hold_keys()
            work.open()
        else:
            work.screen.draw()
            self._by_name()[command]()
        return True

    def go_on(self) -> None:
        """Do what was asked for while the notes were not open yet."""
        if self.work.is_open and self.work.waiting:
            command, self.work.waiting = self.work.waiting, ""
            self.work.screen.say("")
            self.obey(command)
        if isinstance(self.work.screen.app, KeyHolder):
            self.work.screen.app.give_keys()

    def _by_name(self) -> dict[str, Callable[[], None]]:
        forms, hand, edits, say = self.forms, self.hand, self.edits, self.work.screen.say
        return {
            "annotate": forms.annotate, "edit-note": forms.edit_here, "reply": forms.reply_here,
            "delete-note": edits.delete_here, "undo-note": lambda: say(edits.step_back()),
            "redo-note": lambda: say(edits.step_forth()), "notes": self._show_list,
            "judge": hand.judge_here, "link": hand.link, "unlink": hand.unlink, "about": self._show_facts,
        }  # fmt: skip

    def judge(self, number: int) -> None:
        """Ask for a verdict on a divergence, by its index in the collation."""
        if self.work.is_open:
            self.hand.judge(number)
        else:
            self.work.say("opening the notes ...")

    def _show_list(self) -> None:
        """Show all notes."""
        from reader.ui.notes.screen import NotesScreen  # noqa: PLC0415

        work, edits = self.work, self.edits
        here = work.notes_here()

        def closed(answer: str | None) -> None:
            if answer is not None:
                edits.go_to(answer)

        begin_at = here[0].note.id if here else ""
        work.screen.app.push_screen(NotesScreen(work, edits, self.forms, begin_at), closed)

    def _show_facts(self) -> None:
        """Show what is known of the article."""
        from reader.ui.about_screen import AboutScreen  # noqa: PLC0415

        screen = self.work.screen
        assert screen.view is not None

        def closed(_answer: None) -> None:
            if screen.is_for_facts:
                screen.dismiss(None)

        screen.app.push_screen(AboutScreen(self.work, self.edits, self.hand, screen.view.pane), closed)
