"""The notes of one reader's screen: open or not, shown, saved; between the screen and the store.

Only light modules are imported here: the store, its YAML and the form's widgets come when the first screen stands.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from reader.commands import spoken
from reader.layout.model import PageInput
from reader.layout.page import Page
from reader.layout.strip import tells_notes
from reader.text.gate import display
from reader.ui.command_screen import CommandScreen
from reader.ui.messages import NotesOpened, NotesRenewed
from reader.ui.notes.marks import keep_marks

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.notes.history import Steps
    from reader.notes.shown import Placed
    from reader.ui.notes.notebook import Notebook
    from reader.ui.page_screen import PageScreen

WATCH_SECONDS: Final = 0.2
"""Between two looks at the state of saving, while something is not saved."""
MESSAGE_CELLS: Final = 60
READ_AGAIN: Final = "read again"
"""Said when the files have been read once more."""
PAIR: Final = 2
"""Where a note on both articles is kept; the store's own word for it, which costs its import."""


class NoteWork:
    """What every hand on the notes works with; nothing is open until `opened` is called."""

    def __init__(self, screen: "PageScreen") -> None:
        self.screen = screen
        """The reader's screen that the notes are shown on."""
        self._book: Notebook | None = None
        self._opening = False
        self.waiting = ""
        """A command that is to be done once the notes are open."""
        self.attaching: Placed | None = None
        """A note that lost its place and is to get another one, with the next `a`."""
        self._told_away = False
        self._before: Steps | None = None
        self._done = self._where = ""
        self._watch: Timer | None = None

    # State

    @property
    def is_open(self) -> bool:
        """Whether the notes have been read."""
        return self._book is not None

    @property
    def book(self) -> "Notebook":
        """The open notes; only where `is_open`."""
        assert self._book is not None
        return self._book

    @property
    def placed(self) -> "list[Placed]":
        """Every note with its place."""
        return self._book.placed if self._book else []

    @property
    def given(self) -> PageInput:
        """What is read."""
        return self.book.page

    @property
    def warning(self) -> tuple[tuple[str, str], ...]:
        """What stands before the keys while something is not saved."""
        if self._book is None:
            return ()
        state = self._book.store.state
        if state.state != "failing":
            return ()
        from reader.ui.notes.steps import reason_first  # noqa: PLC0415 - with the store

        return (("NOT SAVED:", display(reason_first(state.reason))[:MESSAGE_CELLS]),)

    @property
    def page(self) -> Page:
        """What the reader's screen shows; only while something is read."""
        book = self.screen.book
        assert book is not None
        return book.page

    def here(self) -> str:
        """The notes on the cursor's paragraph in a few words; empty where there is none, or the strip tells them."""
        view, book = self.screen.view, self.screen.book
        if view is None or book is None or tells_notes(book.page, view):
            return ""
        found = self.notes_here() if self._book and not self.warning else []
        if not found:
            return ""
        from reader.ui.notes.notebook import in_words, is_bare  # noqa: PLC0415

        count = f"{len(found)} notes; " if len(found) > 1 else ""
        return f"* {count}{in_words(min(found, key=is_bare))}"

    # Opening and closing

    def open(self) -> None:
        """Read the notes in a thread; `NotesOpened` brings them."""
        book, screen = self.screen.book, self.screen
        if book is None or self._book is not None or self._opening:
            return
        self._opening = True
        given, author = book.page.given._replace(notes=()), screen.desk.settings.author

        def read() -> None:
            from reader.ui.notes.notebook import open_notebook  # noqa: PLC0415

            screen.post_message(NotesOpened(*open_notebook(given, author)))

        screen.run_worker(read, thread=True, exit_on_error=False, group="notes")

    def next_time(self, given: PageInput) -> PageInput:
        """The page as the next start will draw it first: with the marks of notes, without verdicts."""
        return self._book.plain._replace(notes=self._book.page.notes) if self._book else given

    def look_for_others(self) -> None:
        """Read the sidecars again in a thread, where others have written into them."""
        notebook, screen = self._book, self.screen
        if notebook is None or not notebook.changed_on_disk():
            return

        def read() -> None:
            notebook.store.refresh()
            # What another wrote may have come in with a write of ours already.
            if notebook.store.notes() != notebook.placed:
                screen.post_message(NotesRenewed(notebook))

        screen.run_worker(read, thread=True, exclusive=True, exit_on_error=False, group="refresh")

    def opened(self, notebook: "Notebook", page: PageInput | None) -> None:
        """The notes have been read: show their marks, say what is to be said."""
        self._opening = False
        if not self.screen.shows(notebook.plain):
            # Other articles have been opened meanwhile.
            notebook.store.close()
            self.open()
            return
        self._book = notebook
        # Read again, with another article, or left and come back to: what was done can still be taken back.
        before = self.screen.desk.steps.get(notebook.store.paths, self._before)
        if before is not None:
            notebook.store.resume(before)
        if page is not None:
            notebook.plain = page
        if page is not None or notebook.placed or self.page.given.notes:
            self._show(again=page is not None)
        from reader.ui.notes.steps import opening_words  # noqa: PLC0415

        words = opening_words(notebook, self.key)
        if words and not self.waiting:
            # What was said of reading the files again stays true.
            again = [READ_AGAIN] if self.screen.message == READ_AGAIN else []
            self.screen.say("; ".join([*again, *words]))

    def close(self) -> None:
        """Save what waits, and end."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        if self._book is not None:
            self._before = self._book.store.steps
            self.screen.desk.steps[self._before.paths] = self._before
            marks, articles = self._book.page.notes, self._book.plain.articles
            self._book.store.close()
            keep_marks(articles, marks)
            self._book = None

    def renewed(self, notebook: "Notebook") -> None:
        """Somebody else has written notes here."""
        if notebook is self._book:
            self.book.look()
            self._show()
            self._tell_list("")

    def compared(self, notebook: "Notebook", page: PageInput) -> None:
        """The articles were compared again."""
        if notebook is self._book:
            self.book.plain = page
            self.book.look()
            self._show(again=True)
            self._tell_list("")

    def _show(self, *, again: bool = False) -> None:
        self.screen.use_page(Page(self.book.page), again=again)

    # After an edit

    def step(self, made: Callable[[], object], done: str) -> str:
        """Make an edit and show it; what to say, done or not."""
        from reader.ui.notes.steps import attempt  # noqa: PLC0415 - with the store

        problem = attempt(self.book, made)
        if problem.startswith("NOT SAVED"):
            return problem
        self._show()
        if problem:
            return problem
        if self.book.kept_away and not self._told_away:
            self._told_away = True
            return self._watched(done, f" in {self.book.kept_away}, as the articles' folder is read-only")
        return self._watched(done)

    def rename_done(self, old: str, new: str) -> None:
        """Say the last edit in other words, until it is saved."""
        self._done = self._done.replace(old, new, 1)

    def _watched(self, done: str, where: str = "") -> str:
        """Say how saving stands, until it is done, and then where, if that is not beside the article."""
        self._done, self._where = done, where
        if self._watch is None:
            self._watch = self.screen.set_interval(WATCH_SECONDS, self._look_at_saving)
        self._watch.resume()
        return f"{done}: saving{where} ..."

    def _look_at_saving(self) -> None:
        if self._book is None or self._watch is None:
            return
        state = self._book.store.state
        saving = f"{self._done}: saving{self._where} ..."
        if state.state == "saved":
            self._watch.pause()
            saved = f"{self._done}: saved{self._where}"
            self._change_message(saving, saved)
            self._change_message(f"{self._done}: NOT SAVED", saved)
        elif state.state == "failing":
            from reader.ui.notes.steps import reason_first  # noqa: PLC0415

            self._change_message(
                saving, f"{self._done}: NOT SAVED: {reason_first(state.reason)}; kept, and tried again"
            )

    def _change_message(self, old: str, new: str) -> None:
        """Replace a message where it is still shown, here and in the list over it."""
        for screen in self._screens():
            if screen.message.startswith(old) and screen.message != new:
                screen.say(new)

    def _screens(self) -> list[CommandScreen]:
        return [screen for screen in self.screen.app.screen_stack if isinstance(screen, CommandScreen)]

    def say(self, message: str) -> None:
        """Say it where the reader looks."""
        if not self._tell_list(message):
            self.screen.say(message)

    def _tell_list(self, message: str) -> bool:
        """Let a list over the reader show things as they are now; False when there is none."""
        top = self._screens()[-1]
        if top is self.screen or not isinstance(top, Follower):
            return False
        top.take(message or top.message)
        return True

    def key(self, command: str) -> str:
        """The key of a command, as it is printed."""
        return spoken(self.screen.desk.keys[command][0])

    # Notes that are there

    def notes_here(self) -> "list[Placed]":
        """The notes on the cursor's paragraph, and on both articles where what answers it has one.

        While words are selected, those that touch them.
        """
        view, book = self.screen.view, self.screen.book
        if view is None or book is None or self._book is None:
            return []
        from reader.ui.notes.steps import notes_at  # noqa: PLC0415

        return notes_at(self.placed, book.page, view)

    def choose_here(self, title: str, then: "Callable[[Placed], object]") -> None:
        """Do something with the note on the cursor's paragraph; ask which where there are several."""
        found = self.notes_here()
        if not found:
            self.screen.say(f"No note here: {self.key('annotate')} writes one, {self.key('notes')} lists all")
            return
        if len(found) == 1:
            then(found[0])
            return
        from reader.ui.choice import Choice  # noqa: PLC0415
        from reader.ui.choose import Choose, Question  # noqa: PLC0415
        from reader.ui.notes.notebook import in_words  # noqa: PLC0415

        choices = [Choice(display(in_words(placed)), display(placed.note.by)) for placed in found]

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                then(found[min(answer)])

        self.screen.app.push_screen(Choose(self.screen.desk, Question(title, choices)), chosen)

    def attach_later(self, placed: "Placed") -> None:
        """The next `a` offers to attach this note there."""
        self.attaching = placed
        key = self.key("annotate")
        self.screen.say(f"Go to its place, or select words: {key} attaches it there, Esc gives up")


@runtime_checkable
class Follower(Protocol):
    """A list over the reader that shows what the notes are."""

    message: str

    def take(self, message: str) -> None:
        """Something has changed; show it, and say this."""
