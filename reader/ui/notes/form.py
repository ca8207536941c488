"""The form for a note: what it is on, kind, status, tags, text. What is typed is kept at each change."""

import os
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.notes.schema import KINDS, RELATIONS, STATUSES
from reader.notes.store import PAIR, Form
from reader.notes.words import relation_in_words
from reader.text.gate import display
from reader.ui.desk import Desk
from reader.ui.notes.draft import DraftKeeper
from reader.ui.notes.editor import NoEditor, edited
from reader.ui.notes.filled import Blank, Filled, draft_fields, gated, tags_of
from reader.ui.notes.picker import Picker
from reader.ui.notes.subjects import Subject
from reader.ui.rows import Rows
from reader.ui.table import fitted, last_row

KEYS: Final = (("Ctrl+D", "saves"), ("Tab", "next"), ("Ctrl+O", "editor"), ("Ctrl+C", "back, draft kept"),
               ("Ctrl+X", "drops"))  # fmt: skip
KEYS_OF_NARROW: Final = (("Ctrl+D", "saves"), ("Ctrl+C", "back, draft kept"))
KEYS_OF_REPLY: Final = (*KEYS[:1], *KEYS[2:])
# On the fields themselves, over what those keys mean there: bindings with priority would overtake letters that wait.
FORM_KEYS: Final[list[BindingType]] = [
    Binding("ctrl+d,ctrl+s", "screen.save", show=False),
    Binding("ctrl+o", "screen.editor", show=False),
    Binding("ctrl+x", "screen.throw_away", show=False),
    Binding("escape,ctrl+c", "screen.leave", show=False),
]
NARROW: Final = 45
"""Columns under which there is room for the text and its kind alone."""
MAX_HEIGHT: Final = 18
MIN_HEIGHT: Final = 10
"""Rows of the form: half of the screen, within these; less where the screen has fewer."""


class TagSuggester(Suggester):
    """Completes the last tag of the line from those in use."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = [str(display(tag)) for tag in tags]

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag completed; None where nothing fits."""
        before, comma, last = value.rpartition(",")
        begun = last.lstrip()
        if not begun:
            return None
        taken = {tag.strip() for tag in before.split(",")}
        for tag in self._tags:
            if tag.casefold().startswith(begun.casefold()) and tag not in taken and len(tag) > len(begun):
                return before + comma + last + tag[len(begun) :]
        return None


class NoteText(TextArea):
    """The text of a note; what is typed, pasted or loaded goes through the gate."""

    BINDINGS: ClassVar[list[BindingType]] = FORM_KEYS

    def edit(self, edit: Edit) -> EditResult:
        """Change the text."""
        edit.text = gated(edit.text)
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        """Take another text."""
        super().load_text(gated(text))


class TagLine(Input):
    """Tags, apart by commas; Enter is done with them."""

    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS, Binding("enter", "app.focus_next", show=False)]

    def validate_value(self, value: str) -> str:
        """Let what was typed or pasted through the gate."""
        return display(value)


class NoteForm(ModalScreen[bool], inherit_bindings=False):
    """Asks for a note; answers whether one was saved. Nothing that was typed is lost when it is not."""

    CSS: ClassVar[str] = """
    NoteForm { align: center bottom; background: transparent; }
    NoteForm.-above { align: center top; }
    NoteForm #sheet { width: 100%; background: $background; }
    NoteForm Rows { height: 1; width: 1fr; }
    NoteForm #fields, NoteForm #tagline { height: 1; }
    NoteForm #tagline Rows { width: 9; }
    NoteForm Input {
        height: 1; width: 1fr; border: none; padding: 0; background: $background; color: $foreground;
    }
    NoteForm Input:focus { border: none; background-tint: transparent; }
    NoteForm TextArea {
        height: 1fr; border: none; padding: 0 1; background: $background; color: $foreground;
    }
    NoteForm TextArea:focus { border: none; background-tint: transparent; }
    NoteForm TextArea .text-area--cursor-line { background: $background; }
    NoteForm TextArea .text-area--cursor, NoteForm TextArea:focus .text-area--cursor {
        background: $background; color: $foreground; text-style: reverse;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *FORM_KEYS,
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self, desk: Desk, blank: Blank, save: Callable[[Filled], str], keeper: DraftKeeper, session: str
    ) -> None:
        """Prepare the form.

        Args:
            desk: What all screens share.
            blank: What it opens with.
            save: Puts the note on the disk; the answer says why it could not, empty when it could.
            keeper: Of the draft.
            session: Name of this process, for the draft.
        """
        super().__init__()
        self._desk = desk
        self._blank = blank
        self._save = save
        self._keeper = keeper
        self._session = session
        self._kinds = _with(KINDS, blank.form.kind)
        self._statuses = _with(STATUSES, blank.form.status)
        self._relations = _with(RELATIONS, blank.subjects[blank.subject].relation or RELATIONS[0])
        looks, form = desk.looks, blank.form
        # Kept here, not sought: the app may end between mounting and composing.
        self._sheet = Vertical(id="sheet")
        self._label = Rows()
        self._tagline = Horizontal(id="tagline")
        self._title = Rows()
        self._last = Rows()
        names = [subject.name for subject in blank.subjects]
        self._on = Picker("about  ", names, blank.subject, looks)
        self._kind = Picker("kind   ", self._kinds, self._kinds.index(form.kind), looks)
        self._status = Picker("status", self._statuses, self._statuses.index(form.status), looks)
        self._relation = Picker("the two", [relation_in_words(name, blank.sigla) for name in self._relations],
                                self._relations.index(self._subject_relation()), looks)  # fmt: skip
        for picker, share in ((self._kind, 19), (self._status, 16), (self._relation, 25)):
            # At 60 columns this tells "only in" one article from "only in" the other.
            picker.styles.width = f"{share}fr"
        self._tags = TagLine(", ".join(form.tags), placeholder="apart by commas; → takes what is offered", compact=True,
                           suggester=TagSuggester(blank.tags))  # fmt: skip
        self._tags.cursor_blink = False
        self._body = NoteText(gated(form.body), soft_wrap=True, compact=True, highlight_cursor_line=False)
        self._body.cursor_blink = False
        self._told = ""
        self._is_related = self._is_of_both
        self._begun = self._fields()

    @property
    def _is_reply(self) -> bool:
        return self._blank.action == "reply"

    def compose(self) -> ComposeResult:
        """Title, fields, text, keys."""
        with self._sheet:
            yield self._title
            yield self._on
            if not self._is_reply:
                with Horizontal(id="fields"):
                    yield self._kind
                    yield self._status
                    yield self._relation
                with self._tagline:
                    yield self._label
                    yield self._tags
            yield self._body
            yield self._last

    def on_mount(self) -> None:
        """Show everything, with the keys in the text."""
        if not self._is_reply:
            self._label.show((fitted((Segment(" tags    ", marks.DIM),), 9),), self._desk.looks)
        self.set_class(self._blank.above, "-above")
        # At once: what was typed behind the key that opened the form is its text.
        self.set_focus(self._body)
        self._body.move_cursor(self._body.document.end)
        if self._blank.typed:
            self._body.insert(self._blank.typed)
        self.draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the form to the screen."""
        self.draw()

    def draw(self) -> None:
        """Title and keys; in place of the keys what went wrong."""
        width, height = self.app.size
        self._sheet.styles.height = max(3, min(MAX_HEIGHT, max(MIN_HEIGHT, height // 2), height - 2))
        is_wide = width >= NARROW
        for widget in (self._on, self._status, self._tagline):
            widget.display = is_wide
        self._show_relation()
        words = f" {self._blank.title} " if is_wide else f" {self._blank.title}: {display(self.subject.name)} "
        line = "─" * max(0, width - len(words) - 2)
        title = (Segment("──", marks.RULE), Segment(words, marks.HEADER), Segment(line, marks.RULE))
        self._title.show((fitted(title, width),), self._desk.looks)
        self._last.show((self._last_row(width),), self._desk.looks)

    def _last_row(self, width: int) -> Row:
        if self._told:
            return fitted((Segment(display(f" {self._told}"), marks.NOTICE),), width, marks.NOTICE)
        if width < NARROW:
            return last_row(KEYS_OF_NARROW, "", width)
        return last_row(KEYS_OF_REPLY if self._is_reply else KEYS, "", width)

    # What it holds

    @property
    def subject(self) -> Subject:
        """What the note is on, its relation included."""
        found = self._blank.subjects[self._on.chosen]
        return found._replace(relation=self._relations[self._relation.chosen]) if found.where == PAIR else found

    def _subject_relation(self) -> str:
        found = self._blank.subjects[self._on.chosen].relation
        return found if found in self._relations else RELATIONS[0]

    def _form(self) -> Form:
        kind, status = self._kinds[self._kind.chosen], self._statuses[self._status.chosen]
        return Form(self._body.text, kind, status, tags_of(self._tags.value))

    def _fields(self) -> dict[str, str]:
        """What a draft holds."""
        return draft_fields(self._blank, Filled(self.subject, self._form()), self._session)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self._changed()

    @on(Picker.Changed)
    def _picked(self, event: Picker.Changed) -> None:
        if event.picker is self._on:
            if not self._is_related and self._is_of_both:
                self._relation.chosen = self._relations.index(self._subject_relation())
            # Once it was to be seen it changes by the reader's hand alone.
            self._is_related |= self._is_of_both
            self._show_relation()
        self._changed()

    @on(Picker.Typed)
    def _typed_on_choice(self) -> None:
        self._told = "← and → change this, Tab goes on to the text"
        self.draw()

    @property
    def _is_of_both(self) -> bool:
        return self._blank.subjects[self._on.chosen].where == PAIR

    def _show_relation(self) -> None:
        self._relation.display = self._is_of_both and self.app.size.width >= NARROW
        self._relation.draw()

    def _changed(self) -> None:
        fields = self._fields()
        # A form as it opened is nothing to keep.
        self._keeper.keep(fields if fields != self._begun else {})
        told = f"the draft cannot be kept: {self._keeper.problem}" if self._keeper.problem else ""
        if told != self._told:
            self._told = told
            self.draw()

    # What the keys do

    def action_save(self) -> None:
        """Make it a note; where that fails the form stays, and says why."""
        self._told = self._save(Filled(self.subject, self._form()))
        if self._told:
            self.draw()
            return
        self._keeper.drop()
        self.dismiss(True)  # noqa: FBT003 - the screen's answer

    def action_leave(self) -> None:
        """Go back; the draft stays."""
        self._changed()
        self._keeper.end()
        self.dismiss(False)  # noqa: FBT003

    def action_throw_away(self) -> None:
        """Go back without a draft."""
        self._keeper.drop()
        self.dismiss(False)  # noqa: FBT003

    def action_editor(self) -> None:
        """Give the text to the reader's own editor."""
        try:
            with self.app.suspend():
                text = edited(self._body.text, os.environ)
        except SuspendNotSupported:
            self._told = "this terminal cannot be given to an editor"
        except NoEditor as problem:
            self._told = str(problem)
        else:
            self._told = ""
            self._body.load_text(text)
            self._body.move_cursor(self._body.document.end)
            self._changed()
        self.draw()

    def on_unmount(self) -> None:
        """Leave what was typed on the disk, however the form ends."""
        self._changed()
        self._keeper.end()


def _with(known: Sequence[str], own: str) -> list[str]:
    """The values that are offered, and the note's own where it is another."""
    return list(known) if own in known else [*known, own]
