"""Forms for notes, opened from the reader: a new one, one that was left, a change, an answer, a lost note attached."""

from typing import TYPE_CHECKING

from reader.layout.moves import press
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.notes.drafts import Draft
from reader.notes.lists import told
from reader.notes.shown import Placed
from reader.notes.store import Form
from reader.text.gate import display
from reader.ui.choice import Choice
from reader.ui.choose import Choose, Question
from reader.ui.notes.draft import DraftKeeper
from reader.ui.notes.filled import Blank, Filled, edit_blank, left_blank, reply_blank
from reader.ui.notes.form import NoteForm
from reader.ui.notes.notebook import this_session
from reader.ui.notes.steps import attach_step, fitting_subject, note_step
from reader.ui.notes.subjects import Subject, subjects

if TYPE_CHECKING:
    from reader.ui.notes.work import NoteWork


class NoteForms:
    """Opens forms, and brings what they hold to the store."""

    def __init__(self, work: "NoteWork") -> None:
        self._work = work

    def annotate(self) -> None:
        """A new note on what is under the cursor; before that, what was left or is to be attached.

        A closed fold is opened first: a note is on what is seen.
        """
        view = self._work.screen.view
        assert view is not None
        place = Roll(self._work.page, view).place(view.pane, view.cursor[view.pane])
        if place is not None and place[2].kind == FOLD and view.selection is None:
            view = press(self._work.page, view, "fold")
            self._work.screen.change(view)
        found = subjects(self._work.page, view)
        lost = self._work.attaching
        drafts = self._work.book.left_drafts()
        if lost is None and not drafts:
            self._open_new(found)
            return
        choices = (
            [Choice(display(f"Attach here: {told(lost)}"), display(fitting_subject(lost, found).name))] if lost else []
        )
        choices.append(Choice(display("A new note"), display(found[0].name)))
        choices += [Choice(display(f"Go on with: {' '.join(draft.fields.get('body', '').split())[:40]}"),
                           display(f"{draft.fields.get('on', '')}, {draft.saved}")) for draft in drafts]  # fmt: skip

        def chosen(answer: frozenset[int] | None) -> None:
            if not answer:
                return
            number = min(answer) - (lost is not None)
            if number < 0 and lost is not None:
                self._attach(lost, found)
            elif number == 0:
                self._open_new(found, question.typed)
            else:
                self._go_on(drafts[number - 1], question.typed)

        at = 0 if lost else 1
        question = Choose(self._work.screen.desk, Question("Note", choices, at, before_text=True))
        self._work.screen.app.push_screen(question, chosen)

    def _open_new(self, found: tuple[Subject, ...], typed: str = "") -> None:
        self._open(Blank("A new note", found, Form(), self._work.book.tags, typed=typed))

    def edit_here(self) -> None:
        """Change the note on the cursor's paragraph."""
        self._work.choose_here("Change which note", self.edit)

    def reply_here(self) -> None:
        """Answer the note on the cursor's paragraph."""
        self._work.choose_here("Answer which note", self.reply)

    def edit(self, placed: Placed) -> None:
        """Change a note."""
        self._open(edit_blank(self._work.page, self._work.screen.view, placed, self._work.book.tags))

    def reply(self, placed: Placed) -> None:
        """Answer a note."""
        self._open(reply_blank(self._work.page, placed, self._work.book.tags))

    def _go_on(self, draft: Draft, typed: str) -> None:
        """Open a form as it was left."""
        blank = left_blank(self._work.page, self._work.placed, draft, self._work.book.tags, typed)
        self._open(blank, draft.name)

    def _attach(self, lost: Placed, found: tuple[Subject, ...]) -> None:
        """Give a note another place."""
        step = attach_step(self._work.book.store, lost, found)
        if step.make is None:
            self._work.screen.say(step.done)
            return
        done = self._work.step(step.make, step.done)
        self._work.attaching = None
        self._drop_selection()
        self._work.screen.say(done)

    def _open(self, blank: Blank, draft: str = "") -> None:
        screen = self._work.screen
        keeper = DraftKeeper(self._work.book.drafts, draft)
        form = NoteForm(
            screen.desk,
            blank._replace(above=self._is_low(), sigla=self._work.page.given.sigla),
            lambda filled: self._save(blank, filled),
            keeper,
            this_session(),
        )

        def closed(saved: bool | None) -> None:  # noqa: FBT001 - the form's answer
            if not saved and keeper.kept:
                self._work.say(f"Not saved; the draft is kept: {self._work.key('annotate')} offers it again")

        screen.app.push_screen(form, closed)

    def _is_low(self) -> bool:
        """Whether the cursor's paragraph begins in the lower half of the reader's screen."""
        screen = self._work.screen
        view = screen.view
        if view is None or screen.app.screen is not screen:
            return False
        roll = Roll(self._work.page, view)
        place = roll.place(view.pane, view.cursor[view.pane])
        row = roll.screen_row(place[0]) if place else None
        return row is not None and roll.frame.header + row > view.height // 2

    def _save(self, blank: Blank, filled: Filled) -> str:
        """Make the note; why it could not be made, empty when it was."""
        step = note_step(self._work.book, self._work.page, blank.action, blank.note, filled)
        if step.make is None:
            return step.done
        done = self._work.step(step.make, step.done)
        if "NOT SAVED" in done or "gone meanwhile" in done:
            return done
        self._drop_selection()
        self._work.say(done)
        return ""

    def _drop_selection(self) -> None:
        screen = self._work.screen
        if screen.view is not None and screen.view.selection is not None and screen.book is not None:
            screen.change(press(screen.book.page, screen.view, "end-selection"))
