"""Forms for notes, opened from the reader: a new one, one that was left, a change, an answer, a lost note attached."""

from typing import TYPE_CHECKING, Any, Final

from reader.layout.moves import press
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.notes.drafts import Draft
from reader.notes.lists import told
from reader.notes.schema import KINDS, RELATIONS, STATUSES
from reader.notes.shown import Placed
from reader.notes.store import PAIR, Form
from reader.notes.words import field_in_words
from reader.pair import Pair, Span
from reader.text.gate import display
from reader.ui.choose import Choice, Choose, Question
from reader.ui.notes.draft import DraftKeeper
from reader.ui.notes.form import Blank, Filled, NoteForm, gated
from reader.ui.notes.notebook import this_session
from reader.ui.notes.subjects import Subject, of_note, subjects

if TYPE_CHECKING:
    from reader.ui.notes.work import NoteWork

ALSO: Final = "- - - also written - - -"
"""Parts two texts of a note that two people changed at once, in the form that settles it."""


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
        choices = [Choice(display(f"Attach here: {told(lost)}"), display(_fitting(lost, found).name))] if lost else []
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
        note = placed.note
        view = self._work.screen.view
        own = of_note(self._work.page, placed)
        # The form keeps a note in its sidecar; `attach` in the list takes it to the other article, or to the pair.
        others = subjects(self._work.page, view) if view is not None and not note.reply_to else ()
        found = (own, *(each for each in others if each.where == placed.where and each.spans != own.spans))
        form = Form(_with_both_texts(placed), note.kind, note.status, note.tags)
        title = "Change a note"
        if note.conflict:
            title = f"Changed by two at once ({', '.join(map(field_in_words, note.conflict))}): saving settles it"
        self._open(Blank(str(display(title)), found, form, self._work.book.tags, note=note.id, action="edit"))

    def reply(self, placed: Placed) -> None:
        """Answer a note."""
        blank = Blank(str(display(f"Answer to: {told(placed)}")), (of_note(self._work.page, placed),), Form(),
                      self._work.book.tags, note=placed.note.id, action="reply")  # fmt: skip
        self._open(blank)

    def _go_on(self, draft: Draft, typed: str) -> None:
        """Open a form as it was left."""
        fields = draft.fields
        where = {"0": 0, "1": 1}.get(fields.get("where", ""), PAIR)
        placed = next((each for each in self._work.placed if each.note.id == fields.get("note")), None)
        action = fields.get("action", "add") if placed is not None else "add"
        subject = self._left_subject(fields, where)
        tags = tuple(part.strip() for part in fields.get("tags", "").split(",") if part.strip())
        form = Form(fields.get("body", ""), fields.get("kind") or KINDS[0], fields.get("status") or STATUSES[0], tags)
        found = [subject]
        if placed is not None and action in {"edit", "reply"}:
            own = of_note(self._work.page, placed)
            found = [own] if action == "reply" or own.spans == subject.spans else [own, subject]
        blank = Blank("A note that was left unfinished", tuple(found), form, self._work.book.tags, typed=typed,
                      subject=len(found) - 1, note=fields.get("note", ""), action=action)  # fmt: skip
        self._open(blank, draft.name)

    def _left_subject(self, fields: dict[str, str], where: Any) -> Subject:
        """What a draft was on; the whole where the text is too short for it now."""
        spans: list[Span | None] = []
        for side, name in enumerate(("left", "right")):
            article = self._work.page.given.articles[side]
            start, end = (fields.get(f"{name}-{part}", "") for part in ("start", "end"))
            good = start.isdecimal() and end.isdecimal() and article and int(start) < int(end) <= len(article.text)
            spans.append(Span(int(start), int(end)) if good else None)
        relation = fields.get("relation") or RELATIONS[0]
        if self._work.page.alone and where != 0:
            where = 0
        return Subject(fields.get("on") or "what it was on", where, Pair(*spans), relation)

    def _attach(self, lost: Placed, found: tuple[Subject, ...]) -> None:
        """Give a note another place: in its own sidecar where that is here, else on what is under the cursor."""
        fitting = _fitting(lost, found)
        if lost.note.reply_to and fitting.where != lost.where:
            self._work.screen.say("An answer goes where its note goes: attach that one")
            return
        store = self._work.book.store
        relation = lost.relation or fitting.relation

        def attach() -> None:
            if fitting.where == lost.where:
                store.edit(lost.note.id, target=store.target(fitting.where, fitting.spans, relation))
            else:
                store.move(lost.note.id, fitting.where, fitting.spans, relation)

        done = self._work.step(attach, f"Attached to {fitting.name}")
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
                self._work.say(f"Not saved; the draft is kept: {self._work.key('annotate')} goes on with it")

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
        subject, form = filled
        store = self._work.book.store
        if not (form.body.strip() or form.tags or blank.action == "edit" or form.kind in {"highlight", "bookmark"}):
            return "There is nothing in it: type, or Ctrl+C goes back"
        if blank.action == "edit":
            done = self._work.step(lambda: self._change(blank, filled), f"Note on {subject.name} changed")
        elif blank.action == "reply":
            done = self._work.step(lambda: store.reply(blank.note, form.body), "Answer")
        else:
            done = self._work.step(
                lambda: store.add(subject.where, subject.spans, form, subject.relation), f"Note on {subject.name}"
            )
        if "NOT SAVED" in done or "gone meanwhile" in done:
            return done
        self._drop_selection()
        self._work.say(done)
        return ""

    def _change(self, blank: Blank, filled: Filled) -> None:
        """Only the fields that are not as the form opened, so that a merge with another's edits loses none of them."""
        placed = next((each for each in self._work.placed if each.note.id == blank.note), None)
        if placed is None:
            raise KeyError(blank.note)
        note, form, subject = placed.note, filled.form, filled.subject
        fields: dict[str, object] = {}
        if form.body != gated(note.body):
            fields["body"] = form.body
        if tuple(map(str, map(display, note.tags))) != form.tags:
            fields["tags"] = form.tags
        fields |= {name: given for name, given, was in
                   (("kind", form.kind, note.kind), ("status", form.status, note.status)) if given != was}  # fmt: skip
        before = of_note(self._work.page, placed)
        if (subject.spans, subject.relation) != (before.spans, before.relation) and not note.reply_to:
            fields["target"] = self._work.book.store.target(placed.where, subject.spans, subject.relation)
        if note.conflict:
            fields["conflict"] = {}
        if fields:
            self._work.book.store.edit(note.id, **fields)

    def _drop_selection(self) -> None:
        screen = self._work.screen
        if screen.view is not None and screen.view.selection is not None and screen.book is not None:
            screen.change(press(screen.book.page, screen.view, "end-selection"))


def _fitting(lost: Placed, found: tuple[Subject, ...]) -> Subject:
    """What a note is attached to, of what is under the cursor: a passage in its own sidecar, else of one article."""
    passages = [subject for subject in found if subject.spans != Pair(None, None)]
    own = [subject for subject in passages if subject.where == lost.where]
    return (own or [subject for subject in passages if subject.where != PAIR] or found)[0]


def _with_both_texts(placed: Placed) -> str:
    """A note's text; where two people changed it, the other one too."""
    note = placed.note
    others = note.conflict.get("body")
    texts = [note.body, *(text for text in others if isinstance(text, str) and text != note.body)] if isinstance(
        others, list) else [note.body]  # fmt: skip
    return f"\n\n{ALSO}\n\n".join(texts)
