"""The archive: a folder's articles and its pairs, each a list; marks two, opens one or two."""

import os
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.binding import BindingType
from textual.worker import Worker, get_current_worker

from reader import memory, session
from reader.commands import spoken
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.session import OpenFolder
from reader.text.gate import DisplayText, display
from reader.ui.book import Other, Reading
from reader.ui.catalogue import ArticleLine, detail
from reader.ui.command_screen import STEP_OUT, bindings
from reader.ui.desk import Desk
from reader.ui.first import keys_for
from reader.ui.gathering import READING, Gathering
from reader.ui.list_screen import ListScreen
from reader.ui.messages import Failed, FolderRead, FolderWanted, NotesCounted, PairsFound, Progressed, ReadingWanted
from reader.ui.shelf import MARKS, Order, Shelf
from reader.ui.table import ListPage, ListView, cut, draw, last_row, width_of_text

if TYPE_CHECKING:
    from reader.notes.counts import Counter

ON_PAIRS: Final = ("open", "tab", "search", "sort", "help", "quit")
"""What is of use in the list of pairs."""
EMPTY: Final = ("samples", "continue", "reload", "help", "quit")
"""What is of use where there is no article."""
FOUND_NONE: Final = ("search", "tab", "help", "quit")
"""What is of use where a search hides every line."""
BARS: Final = (
    "In common, of the shorter one: █ prose  ▓ speech  ░ names, titles  · not shared",
    "In common: █ prose  ▓ speech  ░ names, titles",
    "█ prose  ▓ speech  ░ names",
)
"""What the bars of pairs mean, shorter where the screen is narrow."""
USES: Final = (
    "{} marks two to read side by side; {} lists the pairs that share text.",
    "{} marks two to compare; {} lists the pairs.",
    "{} marks two; {} for pairs",
)
"""What to do in the list of articles, shorter where the screen is narrow."""
NAME_CELLS: Final = 18
"""Of a file's name in a sentence."""
NARROW: Final = 45
"""Columns up to which the names of keys are short."""
COUNT_AFTER: Final = 1.2
"""Seconds after the reader has come back until notes are counted again: a note is in its sidecar within one."""


class ArchiveScreen(ListScreen):
    """One folder."""

    SCREEN: ClassVar = "archive"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("archive"), STEP_OUT]

    def __init__(self, desk: Desk, path: str, notice: str = "") -> None:
        super().__init__(desk)
        self.path = path
        """The folder."""
        self._notice = notice
        self.hint = f"{notice} {self._last_words()}".strip()
        """Stays above the last row."""
        self.folder: OpenFolder | None = None
        """None until it is read."""
        self.shelf = Shelf()
        """Both lists."""
        self._progress: Progressed | None = None
        self._worker: Worker[None] | None = None
        self._gathering = Gathering(self.post_message)
        self._counter: Counter | None = None
        self._asked: OpenFolder | None = None
        self._is_used = False

    def on_mount(self) -> None:
        """Show the frame, and read the folder behind it."""
        self._worker = self._read_folder()
        self.draw()

    def on_unmount(self) -> None:
        """Leave no work behind."""
        self._end_work()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        """Notes may have been written meanwhile, and another pair read."""
        if self.folder is not None and self._asked is self.folder:
            # Facts may have been set by hand, and be in their sidecar soon.
            self._asked = None
            self.set_timer(COUNT_AFTER, self._reload)
        elif self.folder is not None:
            self.hint = f"{self._notice} {self._last_words()}".strip()
            self.draw()
            self.set_timer(COUNT_AFTER, self._count_notes)

    # What is shown

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys that have a use on this tab."""
        only: tuple[str, ...] | None = None
        names: dict[str, str] = {}
        if self.folder is not None and not self.folder.articles:
            only = EMPTY
        elif not self.shelf.shown and not self.shows_all():
            only = FOUND_NONE
        elif self.shelf.tab == "pairs":
            only, names = ON_PAIRS, {"tab": "articles" if self.app.size.width > NARROW else "list"}
        return keys_for("archive", self.desk.settings, is_first=self.is_first, names=names, only=only)

    def draw(self) -> None:
        """Show the list of the tab."""
        shelf = self.shelf
        view = shelf.place(*self.app.size)
        page = ListPage(self._title(), shelf.columns, len(shelf.shown), shelf.cells, shelf.order.column,
                        shelf.order.descending, self._nothing(), hint=display(self._hint()),
                        detail=lambda line, _width: detail(shelf.shown[line], display(self._hint())))  # fmt: skip
        last = last_row(self.footer, display(self.message), view.width)
        self.rows.show(draw(page, view, last), self.desk.looks)

    def _hint(self) -> str:
        """What the list is for, in a sentence; in the list of pairs, what the bars mean."""
        room = self.app.size.width - 1
        if self.shelf.tab == "pairs":
            return next((bars for bars in BARS if width_of_text(bars) < room), BARS[-1]) if self.shelf.pairs else ""
        if len(self.shelf.articles) < MARKS:
            # The last row has the key for the last pair, too.
            return self.hint if width_of_text(display(self.hint)) < room else self._notice
        keys = [spoken(self.desk.keys[name][0]) for name in ("mark", "tab")]
        uses = [use.format(*keys) for use in USES]
        both = [f"{self.hint} {use}".strip() for use in uses]
        # Where both have no room the notice stands until the first key.
        alone = uses if self._is_used or not self.hint else [self.hint]
        return next((words for words in (*both, *alone) if width_of_text(display(words)) < room), alone[-1])

    def _last_words(self) -> str:
        """What pair can be gone on with, and how; empty where none is remembered."""
        last = memory.last_pair()
        if last is None:
            return ""
        folders = {os.path.dirname(path) for path in last.paths}
        here = folders == {os.path.abspath(self.path)}
        names = " | ".join(cut(display(os.path.basename(path)), NAME_CELLS) for path in last.paths)
        place = "" if here else " of " + " and ".join(sorted(map(_folder_name, folders)))
        return f"Press {spoken(self.desk.keys['continue'][0])} to go on with {names}{place}."

    def _title(self) -> Row:
        tabs: list[Segment] = [Segment(" ", marks.HEADER)]
        for tab, count in (("articles", len(self.shelf.articles)), ("pairs", len(self.shelf.pairs or ()))):
            is_known = self.folder is not None if tab == "articles" else self.shelf.pairs is not None
            name = f"{tab} {count}" if is_known else tab
            name = f"[{name}]" if tab == self.shelf.tab else f" {name} "
            tabs.append(Segment(name, marks.HEADER | (marks.SIGLUM if tab == self.shelf.tab else 0)))
        told: list[str] = []
        if self.shelf.words[self.shelf.tab]:
            told.append(f"only with “{self.shelf.words[self.shelf.tab]}”")
        if self.shelf.marked and self.shelf.tab == "articles":
            told.append(f"{len(self.shelf.marked)} marked")
        if self.shelf.tab == "pairs" and self.shelf.pairs and self.shelf.order == Order():
            told.append("strongest first")
        words = display("".join(f"   {part}" for part in (*told, _folder_name(self.path))))
        if self._progress is not None:
            key = spoken(self.desk.keys["stop"][0])
            words = display(f"{words}   {_progress_words(self._progress)}, {key} stops")
        return (*tabs, Segment(words, marks.HEADER))

    def _nothing(self) -> DisplayText:
        """The sentence of an empty list; none while a worker may still fill it."""
        if self.folder is None and self._worker is not None:
            return display("reading ...")
        if self._progress is not None:
            return display("")
        sought = self.shelf.words[self.shelf.tab]
        if sought:
            what = "name, headline, publisher, date or file" if self.shelf.tab == "articles" else "name or headline"
            words = f"No {what} here holds “{sought}” (texts are not searched): / and Enter on an empty line shows all."
        elif self.folder is None:
            words = "The folder was not read: R tries again."
        elif self.shelf.tab == "articles":
            end = "ends" if self.is_first else "goes back"
            words = f"No article here (.txt, .md): % opens the samples, q {end}."
        elif not self.shelf.is_compared:
            words = "The comparison was stopped: R begins again."
        elif len(self.shelf.articles) < MARKS:
            words = "A pair needs two articles: Tab goes back to the list."
        else:
            words = "No two of these share words: Tab goes back to the articles, where Space marks two to read anyway."
        return display(words)

    @property
    def place(self) -> ListView:
        """Where the reader is on this tab."""
        return self.shelf.view

    @property
    def count(self) -> int:
        """How many lines this tab has."""
        return len(self.shelf.shown)

    def go_to(self, line: int) -> None:
        """Put the cursor on a line, and show it."""
        self.shelf.go_to(line)
        self.draw()

    # What is asked for

    def obey(self, command: str) -> None:
        """Move, mark, sort, filter, open."""
        self._is_used = True
        if self.shelf.press(command):
            self.draw()
            return
        own = {
            "open": self._open, "mark": self._mark, "tab": self._other_tab, "sort": self._sort,
            "sort-back": self._turn, "search": self._open_search, "reload": self._reload, "stop": self._stop,
            "continue": self._continue, "samples": self._open_samples, "about": self._about,
        }  # fmt: skip
        own[command]()

    def shows_all(self) -> bool:
        """Whether no words hide a line of this tab."""
        return not self.shelf.words[self.shelf.tab]

    def show_all(self) -> None:
        """Show all lines of this tab."""
        self.searched("")

    def searched(self, text: str) -> None:
        """Show only lines with these words."""
        self.shelf.filter(text)
        self.draw()

    def _open(self) -> None:
        self._want(self.shelf.wanted())

    def _want(self, paths: tuple[str, ...]) -> None:
        self.draw()
        others = tuple(Other(line.path, f"{line.siglum}  {line.date}  {line.headline}") for line in self.shelf.articles)
        if paths:
            self.post_message(ReadingWanted(Reading(paths, others)))

    def _mark(self) -> None:
        self.shelf.mark()
        self.say("Enter opens the two side by side" if len(self.shelf.marked) == MARKS else "")

    def _other_tab(self) -> None:
        self.shelf.switch()
        self.draw()
        if self.shelf.tab == "pairs" and not self.shelf.is_compared and self.folder is not None and not self._progress:
            self._worker = self._compare(self.folder)

    def _sort(self) -> None:
        self.say(self.shelf.sort())

    def _turn(self) -> None:
        self.shelf.turn()
        self.draw()

    def _open_search(self) -> None:
        self.open_search(self.shelf.words[self.shelf.tab])

    def _reload(self) -> None:
        self.shelf.pairs, self.shelf.is_compared = None, False
        self._stop()
        self.message = ""
        self._worker = self._read_folder()

    def _stop(self) -> None:
        was_doing = "" if self._progress is None or self.folder is None else self._progress.what
        self._end_work()
        what = "articles read" if was_doing == READING else "pairs found"
        again = spoken(self.desk.keys["reload"][0])
        self.say(f"Stopped: these are the {what} so far; {again} begins again" if was_doing else "")

    def _end_work(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
        self._progress = self._worker = None
        self._gathering.end()

    def _continue(self) -> None:
        last = memory.last_pair()
        if last is None:
            self.say("No pair is remembered yet.")
        else:
            self._want(last.paths)

    def _about(self) -> None:
        self.draw()
        line = self.shelf.line
        if isinstance(line, ArticleLine):
            self._asked = self.folder
            self.post_message(ReadingWanted(Reading((line.path,), facts=True)))
        elif line is not None:
            self.say(f"{spoken(self.desk.keys['tab'][0])} goes to the articles, each of which can be asked for")

    def _open_samples(self) -> None:
        self.draw()
        self.post_message(FolderWanted(session.samples_folder()))

    # Workers work and post; these take what they post

    @work(thread=True, exclusive=True, exit_on_error=False, group="folder")
    def _read_folder(self) -> None:
        self._gathering.read(self.path, get_current_worker())

    @work(thread=True, exclusive=True, exit_on_error=False, group="folder")
    def _compare(self, folder: OpenFolder) -> None:
        self._gathering.compare(folder, self.shelf.articles, get_current_worker())

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self._worker is not None and not self._worker.is_finished and not self._worker.is_cancelled:
            self._progress = event
            self.draw()

    @on(FolderRead)
    def _folder_read(self, event: FolderRead) -> None:
        if self._worker is None:
            return  # It was stopped, and has said so.
        self.folder = event.folder
        self.shelf.stock(event.lines, None)
        if not event.is_all:
            self.draw()
            return
        self._progress = None
        self._count_notes()
        problems = [str(problem) for problem in event.folder.problems]
        if problems:
            names = ", ".join(os.path.basename(problem.partition(": ")[0]) for problem in problems)
            self.message = problems[0] if len(problems) == 1 else f"{len(problems)} left out: {names}; {problems[0]}"
        self.draw()
        if self.shelf.tab == "pairs":
            self._worker = self._compare(event.folder)

    @on(PairsFound)
    def _pairs_found(self, event: PairsFound) -> None:
        if self._worker is None:
            return  # It was stopped, and has said so.
        if event.is_all:
            self._progress = None
        self.shelf.stock(self.shelf.articles, event.lines, is_all=event.is_all)
        self.draw()

    @work(thread=True, exclusive=True, exit_on_error=False, group="notes")
    def _count_notes(self) -> None:
        folder = self.folder
        if folder is None:
            return
        from reader.notes.counts import Counter  # noqa: PLC0415 - YAML is wanted only behind the first screen
        from reader.notes.places import homes  # noqa: PLC0415

        counter = self._counter = self._counter or Counter(self.path, homes())
        counts = counter.counts()
        found = (
            {article.path: counts.get(counter.real(article.path), 0) for article in folder.articles} if counts else {}
        )
        if not get_current_worker().is_cancelled:
            self.post_message(NotesCounted(found))

    @on(NotesCounted)
    def _notes_counted(self, event: NotesCounted) -> None:
        if event.counts != self.shelf.notes:
            self.shelf.count(event.counts)
            self.draw()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._progress, self._worker = None, None
        self.say(event.what)


def _folder_name(path: str) -> str:
    absolute = os.path.abspath(path)
    if absolute == os.path.abspath(session.samples_folder()):
        return "the samples"
    home = os.path.expanduser("~")
    return "~" + absolute[len(home) :] if absolute.startswith(home + os.sep) else absolute


def _progress_words(progress: Progressed) -> str:
    return f"{progress.what} {progress.done:,} of {progress.of:,}"
