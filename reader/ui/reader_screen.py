"""The reader: two articles, or one, as rows of the layout; a key is a command, a command is another view.

Lists and questions are imported where a key asks for them: the screen itself is to be there at once.
"""

import os
from asyncio import to_thread
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.binding import BindingType
from textual.worker import get_current_worker

from reader import memory
from reader.again import may_have_notes
from reader.commands import READER
from reader.errors import DiptychError
from reader.layout.jumps import with_readings
from reader.layout.moves import click, nearest, place_at, press
from reader.layout.page import Page
from reader.layout.screen import draw, resized
from reader.layout.selecting import dragged
from reader.text.gate import display
from reader.ui.book import Reading, changed, open_book
from reader.ui.clipboard import citation, keep_copy, quotation, short_path, told_of_copy
from reader.ui.command_screen import bindings
from reader.ui.desk import Desk
from reader.ui.early import SELECTION_KEYS, keep_place, meant, moved, searched
from reader.ui.first import first_view, reader_keys
from reader.ui.messages import BookOpened, ComparedAgain, Failed, NotesOpened, NotesRenewed
from reader.ui.notes.commands import NoteCommands
from reader.ui.notes.work import READ_AGAIN, NoteWork
from reader.ui.over import PROMPT, Over, Typing
from reader.ui.page_screen import PageScreen, at_same_place
from reader.ui.rows import Rows
from reader.ui.table import fitted, last_row

if TYPE_CHECKING:
    from reader.layout.model import PageInput, Row
    from reader.pair import Side
    from reader.ui.differences_screen import Answer

CHECK_SECONDS: Final = 2.0
"""Between two looks at the files; a look is one `stat` each."""
NOTES_AFTER: Final = 0.5
"""Seconds that the first screen stands before its notes are read, so that reading them costs the first keys nothing."""
NOTES_SOON: Final = 0.05
"""The same where there are some: what they say belongs to the page."""
BEGINS: Final = "Begins at the first link in order: g goes to the top, ? lists the keys"
"""Said to who has not read a pair before."""
EXTRA_KEYS: Final[list[BindingType]] = [(key, f"word('{command}')", "") for key, command in SELECTION_KEYS.items()]


class ReaderScreen(PageScreen):
    """One article or two."""

    SCREEN: ClassVar = READER[0]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader"), *EXTRA_KEYS]

    def __init__(self, desk: Desk, reading: Reading) -> None:
        super().__init__(desk)
        self.message = reading.notice
        self.paths = reading.paths
        """What is, or is to be, open."""
        self.others = reading.others
        """Articles that `>` can put on the right."""
        self.book = reading.book
        self.is_for_facts = reading.facts
        self._early = reading.early
        self._drawn: tuple[object, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._told: tuple[str, ...] = ()
        self.notes = NoteWork(self)
        """The notes of what is open."""
        self._note_commands = NoteCommands(self.notes)

    @on(events.Mount)
    async def _begin(self) -> None:
        """Show what is there, read what is not, and keep an eye on the files."""
        if self._early is not None:
            # In a thread, as a terminal may take its time for the last answer.
            stood = await to_thread(self._early.end)
            self.view, self.message, self._early = stood.view, stood.view.message, None
            self.draw()
            await self._open_over(stood.over)
        else:
            self.draw()
        if self.book is None:
            self.read_articles(self.paths)
        else:
            memory.remember_last(self.book.paths)
            self.set_timer(self._notes_after(), self.notes.open)
        self.set_interval(CHECK_SECONDS, self._look_at_files)

    def _notes_after(self) -> float:
        return NOTES_SOON if may_have_notes(self.paths, os.environ) else NOTES_AFTER

    async def _open_over(self, over: Over | None) -> None:
        """Open what stood over the page before the app did, as it was."""
        if isinstance(over, Typing):
            self.open_search(over.words, PROMPT, keep=True)
        elif over is not None:
            from reader.ui.text_screen import help_screen  # noqa: PLC0415

            await self.app.push_screen(help_screen(self.desk, self.SCREEN, over.top))

    def on_unmount(self) -> None:
        """Save what waits, and remember the place."""
        given = None if self.book is None else self.notes.next_time(self.book.page.given)
        self.notes.close()
        self._remember(given)

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row; `about` says when there is something to know."""
        if self.book is None:
            return super().footer
        keys = reader_keys(self.book.page, self.desk.settings, self.view, is_first=self.is_first)
        return (*self.notes.warning, *keys)

    def draw(self) -> None:
        """Show the page at the view; before there is one, what is going on; while keys are answered without us, not."""
        if self._early is not None:
            return
        width, height = self.app.size
        if self.book is None or self.is_for_facts:
            words = self.message or f"reading {' and '.join(self.paths)} ..."
            blank = fitted((), width)
            last = last_row(self.footer, display(words), width)
            self.rows.show((*(blank for _ in range(height - 1)), last), self.desk.looks)
            return
        page = self.book.page
        if self.view is None:
            self.view = first_view(page, self.desk.settings, width, height)
        elif (self.view.width, self.view.height) != (width, height):
            self.view = resized(page, self.view, width, height)
        self.view = self.view._replace(message=self.message)
        # Textual asks several times for the same screen, at the start above all.
        wanted = (page, self.view, self.footer)
        if wanted != self._drawn:
            self._drawn, self._rows = wanted, draw(*wanted)
        self.rows.show(self._rows, self.desk.looks)

    def action_command(self, command: str) -> None:
        """Do what a key says at this moment; back is out of a selection first."""
        super().action_command(meant(self.view, command))

    def obey(self, command: str) -> None:
        """Change the view by the layout, or do what the layout cannot."""
        own = {
            "search": self._open_search, "filter": self._choose_types, "cite": self._copy, "differences": self._list,
            "other-article": self._choose_other, "reload": self._reload,
        }  # fmt: skip
        if command in own:
            own[command]()
            return
        if self._note_commands.obey(command):
            return
        if self.book is None or self.view is None:
            self.draw()
            return
        before = self.view
        after = moved(self.book.page, before, command)
        if after is None:
            return
        self.change(after)
        has_moved = (self.view.pane, self.view.cursor[self.view.pane]) != (before.pane, before.cursor[before.pane])
        if has_moved and not self.message and self.view.selection is None:
            self.say(self.notes.here())

    def action_word(self, command: str) -> None:
        """Move the end of the selection by a word, or drop the selection."""
        if self.view is not None and self.view.selection is not None:
            self.action_command(command)
        elif command == "end-selection" and self.notes.attaching is not None:
            self.notes.attaching = None
            self.say("The note stays where it is")

    def searched(self, text: str) -> None:
        """Go to the first place with these words; no words: forget the last search."""
        if self.book is None or self.view is None:
            return
        self.change(searched(self.book.page, self.view, text))

    def visit(self, divergence: int) -> None:
        """Go to a divergence, by its index in the collation."""
        if self.book is None or self.view is None or self.book.page.given.collation is None:
            return
        sides = self.book.page.given.collation.divergences[divergence].sides
        side: Side = self.view.pane if sides[self.view.pane] is not None else (1 if sides.left is None else 0)
        span = sides[side]
        if span is not None:
            self.show_place(side, span.start)
            self.change(with_readings(self.book.page, self.view._replace(divergence=divergence)))

    # What the layout cannot do

    def _open_search(self) -> None:
        if self.view is not None:
            self.open_search(self.view.search)

    def _choose_types(self) -> None:
        self.draw()
        if self.book is None or self.view is None or self.book.page.given.collation is None:
            return
        from reader.ui.choose import Choose, Question  # noqa: PLC0415
        from reader.ui.type_filter import filtered, type_choices  # noqa: PLC0415

        found = type_choices(self.book.page.given.collation, self.view)
        if not found.types:
            self.say("There is no difference in detail to filter.")
            return

        def chosen(answer: frozenset[int] | None) -> None:
            if answer is not None and self.view is not None:
                self.change(filtered(self.view, found.types, answer))

        question = Question("Differences to show", found.choices, ticked=found.ticked, usual=found.facts)
        self.app.push_screen(Choose(self.desk, question), chosen)

    def _copy(self) -> None:
        if self.book is None or self.view is None:
            return
        given = self.book.page.given
        article, siglum = given.articles[self.view.pane], given.sigla[self.view.pane]
        if article is None:
            return
        if self.view.selection is not None:
            text = quotation(article, siglum, self.view.selection)
            self.view = press(self.book.page, self.view, "end-selection")
        else:
            text = citation(article, siglum, self.view.cursor[self.view.pane])
        self.app.copy_to_clipboard(text)
        self.say(told_of_copy(keep_copy(text)))

    def _list(self) -> None:
        self.draw()
        if self.book is None or self.view is None or self.book.page.given.collation is None:
            self.say("One article alone has no differences: > puts another beside it.")
            return
        from reader.ui.differences_screen import DifferencesScreen  # noqa: PLC0415

        screen = DifferencesScreen(self.desk, self.book.page.given, self.view, self._note_commands)

        def closed(answer: "Answer | None") -> None:
            if answer is None or self.view is None:
                return
            if (answer.formal, answer.types) != (self.view.formal, self.view.types):
                self.view = self.view._replace(formal=answer.formal, types=answer.types, divergence=None)
            self.draw()
            if answer.divergence is not None:
                self.visit(answer.divergence)

        self.app.push_screen(screen, closed)

    def _choose_other(self) -> None:
        self.draw()
        own = {os.path.realpath(path) for path in self.paths}
        others = [other for other in self.others if os.path.realpath(other.path) not in own]
        if not others:
            self.say("There is no other article here: open a folder to choose from.")
            return
        from reader.ui.choice import Choice  # noqa: PLC0415
        from reader.ui.choose import Choose, Question  # noqa: PLC0415

        choices = [Choice(display(other.label), display("")) for other in others]

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                self.read_articles((self.paths[0], others[min(answer)].path))

        self.app.push_screen(Choose(self.desk, Question("Another article on the right", choices)), chosen)

    def _reload(self) -> None:
        self.say("reading the files again ...")
        self.read_articles(self.paths)

    def _look_at_files(self) -> None:
        """Say once that a file is not as it was read; take in what others noted."""
        self.notes.look_for_others()
        if self.book is None or not self.is_current:
            return
        found = changed(self.book)
        if found and found != self._told:
            self._told = found
            names = " and ".join(path.rsplit("/", 1)[-1] for path in found)
            self.say(f"{names} changed on disk: R reads it again")

    def _remember(self, given: "PageInput | None") -> None:
        if given is not None and self.book is not None and self.view is not None and not self.is_for_facts:
            keep_place(Page(given), self.book.paths, self.view)

    # Workers work and post; these take what they post

    @work(thread=True, exclusive=True, exit_on_error=False, group="read")
    def read_articles(self, paths: tuple[str, ...]) -> None:
        """Read and collate in a thread."""
        worker = get_current_worker()
        try:
            book = open_book(paths)
        except DiptychError as problem:
            if not worker.is_cancelled:
                self.post_message(Failed(short_path(str(problem))))
            return
        if not worker.is_cancelled:
            self.post_message(BookOpened(book))

    @on(BookOpened)
    def _opened(self, event: BookOpened) -> None:
        before = self.book
        same = before is not None and before.paths == event.book.paths
        if before is not None and not same:
            self._remember(self.notes.next_time(before.page.given))
        self.book, self.paths, self._told = event.book, event.book.paths, ()
        page = event.book.page
        self.message = READ_AGAIN if same else ""
        if same and self.view is not None:
            self.view = at_same_place(page, self.view)
        else:
            self.view = None
        self.draw()
        self.notes.close()
        if self.is_for_facts:
            self.view = first_view(page, self.desk.settings, *self.app.size)
            self._note_commands.obey("about")
            return
        if self.view is not None and self.view.top > 0 and not same and memory.last_pair() is None:
            # Who has never read a pair would take its middle for its beginning.
            self.say(BEGINS)
        memory.remember_last(event.book.paths)
        self.notes.open()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.say(event.what)

    @on(NotesOpened)
    def _notes_opened(self, event: NotesOpened) -> None:
        self.notes.opened(event.notebook, event.page)
        self._note_commands.go_on()

    @on(NotesRenewed)
    def _notes_renewed(self, event: NotesRenewed) -> None:
        self.notes.renewed(event.notebook)

    @on(ComparedAgain)
    def _compared_again(self, event: ComparedAgain) -> None:
        self.notes.compared(event.notebook, event.page)

    # The mouse

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        if self.book is None or self.view is None:
            return
        view = self.view._replace(message="")
        for _ in range(abs(event.lines)):
            view = press(self.book.page, view, "line-down" if event.lines > 0 else "line-up")
        self.change(view)

    @on(Rows.Clicked)
    def _clicked(self, event: Rows.Clicked) -> None:
        if self.book is None or self.view is None:
            return
        if self.view.selection is not None:
            self.action_command("select")
        self.change(click(self.book.page, self.view._replace(message=""), event.x, event.y))

    @on(Rows.Dragged)
    def _dragged(self, event: Rows.Dragged) -> None:
        """Select words of the side where the button went down."""
        if self.book is None or self.view is None:
            return
        page = self.book.page
        here = place_at(page, self.view, *event.start)
        there = None if here is None else nearest(page, self.view, here[0], *event.end)
        if here is not None and there is not None:
            self.change(dragged(page, self.view, here[0], here[1], there))
