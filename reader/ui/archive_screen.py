"""The archive: a folder's articles and its pairs, each a list; marks two, opens one or two."""

import os
from typing import ClassVar, Final, Literal, NamedTuple

from textual import on, work
from textual.binding import BindingType
from textual.worker import Worker, get_current_worker

from reader import memory, session
from reader.commands import spoken
from reader.errors import DiptychError
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.session import Cancelled, OpenFolder
from reader.text.gate import DisplayText, display
from reader.ui.about_text import about_screen
from reader.ui.book import Other, Reading
from reader.ui.catalogue import (
    ARTICLE_COLUMNS,
    PAIR_COLUMNS,
    UNKNOWN_PUBLISHER,
    ArticleLine,
    PairLine,
    article_cells,
    article_lines,
    pair_cells,
    pair_lines,
)
from reader.ui.command_screen import CommandScreen, bindings
from reader.ui.desk import Desk
from reader.ui.messages import Failed, FolderRead, FolderWanted, PairsFound, Progressed, ReadingWanted
from reader.ui.rows import Rows
from reader.ui.table import Cell, ListPage, ListView, draw, last_row, line_at, moved, press

Tab = Literal["articles", "pairs"]
MARKS: Final = 2
PROGRESS_STEP: Final = 16
"""Articles or pairs between two reports: enough to be seen going on, few enough to cost nothing."""


class Order(NamedTuple):
    """How a list is sorted."""

    column: int | None = None
    """Index of the column; None: as it came (files by name, pairs strongest first)."""
    descending: bool = False


class ArchiveScreen(CommandScreen):
    """One folder."""

    SCREEN: ClassVar = "archive"
    BINDINGS: ClassVar[list[BindingType]] = bindings("archive")

    def __init__(self, desk: Desk, path: str, notice: str = "") -> None:
        super().__init__(desk)
        self.path = path
        """The folder."""
        self.hint = notice
        """Stays above the last row."""
        self.folder: OpenFolder | None = None
        """None until it is read."""
        self._tab: Tab = "articles"
        self._articles: tuple[ArticleLine, ...] = ()
        self._pairs: tuple[PairLine, ...] | None = None
        self._marked: tuple[str, ...] = ()
        self._words = {"articles": "", "pairs": ""}
        self._orders: dict[Tab, Order] = {"articles": Order(), "pairs": Order()}
        self._views: dict[Tab, ListView] = {"articles": ListView(80, 24), "pairs": ListView(80, 24)}
        self._shown: tuple[ArticleLine, ...] | tuple[PairLine, ...] = ()
        self._progress: Progressed | None = None
        self._worker: Worker[None] | None = None

    def on_mount(self) -> None:
        """Show the frame, and read the folder behind it."""
        self.draw()
        self._worker = self._read_folder()

    # What is shown

    def draw(self) -> None:
        """Show the list of the tab."""
        width, height = self.app.size
        view = self._views[self._tab]._replace(width=width, height=height)
        view = self._views[self._tab] = moved(view, len(self._shown), view.cursor)
        order = self._orders[self._tab]
        columns = ARTICLE_COLUMNS if self._tab == "articles" else PAIR_COLUMNS
        page = ListPage(self._title(), columns, len(self._shown), self._cells, order.column, order.descending,
                        self._nothing(), hint=display(self.hint))  # fmt: skip
        last = last_row(self.footer, display(self.message), width)
        self.rows.show(draw(page, view, last), self.desk.looks)

    def _title(self) -> Row:
        tabs: list[Segment] = [Segment(" ", marks.HEADER)]
        for tab, count in (("articles", len(self._articles)), ("pairs", len(self._pairs or ()))):
            name = f"[{tab} {count}]" if tab == self._tab else f" {tab} {count} "
            if tab == "pairs" and self._pairs is None:
                name = "[pairs]" if self._tab == "pairs" else " pairs "
            tabs.append(Segment(name, marks.HEADER | (marks.SIGLUM if tab == self._tab else 0)))
        words = display(f"   {_folder_name(self.path)}")
        if self._words[self._tab]:
            words = display(f"{words}, only with “{self._words[self._tab]}”")
        if self._marked and self._tab == "articles":
            words = display(f"{words}   {len(self._marked)} marked")
        if self._progress is not None:
            key = spoken(self.desk.keys["stop"][0])
            words = display(f"{words}   {_progress_words(self._progress)}, {key} stops")
        return (*tabs, Segment(words, marks.HEADER))

    def _nothing(self) -> DisplayText:
        """The sentence of an empty list; none while a worker may still fill it."""
        if self._progress is not None or (self.folder is None and self._worker is not None):
            return display("")
        if self._words[self._tab]:
            words = f"Nothing here holds “{self._words[self._tab]}”: / and Enter on an empty line shows all again."
        elif self.folder is None:
            words = "The folder was not read: R tries again."
        elif self._tab == "articles":
            words = "No article here (.txt, .md): % opens the samples, q goes back."
        elif self._pairs is None:
            words = "The comparison was stopped: R begins again."
        elif len(self._articles) < MARKS:
            words = "A pair needs two articles: Tab goes back to the list."
        else:
            words = "No two of these share words: Tab goes back to the articles, where Space marks two to read anyway."
        return display(words)

    def _cells(self, position: int) -> tuple[Cell, ...]:
        line = self._shown[position]
        if isinstance(line, ArticleLine):
            return article_cells(line, marked=line.path in self._marked)
        return pair_cells(line)

    def _select(self) -> None:
        """Filter and sort the tab's lines anew; the cursor stays on its line where that is still there."""
        before = self._line()
        self._fill()
        view = self._views[self._tab]
        cursor = self._shown.index(before) if before in self._shown else 0
        self._views[self._tab] = moved(view, len(self._shown), cursor)
        self.draw()

    def _fill(self) -> None:
        words = self._words[self._tab].casefold()
        lines = self._articles if self._tab == "articles" else self._pairs or ()
        found = [line for line in lines if not words or words in line.sought]
        order = self._orders[self._tab]
        if order.column is not None:
            found.sort(key=lambda line: _sort_key(line, order.column or 0), reverse=order.descending)
        elif order.descending:
            found.reverse()
        self._shown = tuple(found)  # type: ignore[assignment]

    # What is asked for

    def obey(self, command: str) -> None:
        """Move, mark, sort, filter, open."""
        view = press(self._views[self._tab], len(self._shown), command)
        if view is not None:
            self._views[self._tab] = view
            self.draw()
            return
        own = {
            "open": self._open, "mark": self._mark, "tab": self._other_tab, "sort": self._sort,
            "sort-back": self._turn, "search": self._open_search, "reload": self._reload, "stop": self._stop,
            "continue": self._continue, "samples": self._open_samples, "about": self._about,
        }  # fmt: skip
        own[command]()

    def searched(self, text: str) -> None:
        """Show only lines with these words."""
        self._words[self._tab] = text.strip()
        self._select()

    def _open(self) -> None:
        line = self._line()
        if self._tab == "articles" and len(self._marked) == MARKS:
            self._want(self._marked)
        elif isinstance(line, PairLine):
            self._want(line.paths)
        elif isinstance(line, ArticleLine):
            # One marked and the cursor on another: these two.
            marked = tuple(path for path in self._marked if path != line.path)
            self._want((*marked, line.path))
        else:
            self.draw()

    def _want(self, paths: tuple[str, ...]) -> None:
        self.draw()
        others = tuple(Other(line.path, f"{line.siglum}  {line.date}  {line.headline}") for line in self._articles)
        self.post_message(ReadingWanted(Reading(paths, others)))

    def _mark(self) -> None:
        line = self._line()
        if not isinstance(line, ArticleLine):
            self.draw()
            return
        if line.path in self._marked:
            self._marked = tuple(path for path in self._marked if path != line.path)
        else:
            # A third mark takes the place of the first.
            self._marked = (*self._marked, line.path)[-MARKS:]
        view = self._views["articles"]
        self._views["articles"] = moved(view, len(self._shown), view.cursor + 1)
        self.message = "Enter opens the two side by side" if len(self._marked) == MARKS else ""
        self.draw()

    def _line(self) -> ArticleLine | PairLine | None:
        cursor = self._views[self._tab].cursor
        return self._shown[cursor] if cursor < len(self._shown) else None

    def _other_tab(self) -> None:
        self._tab = "pairs" if self._tab == "articles" else "articles"
        self._fill()
        self.draw()
        if self._tab == "pairs" and self._pairs is None and self.folder is not None and self._progress is None:
            self._worker = self._compare(self.folder)

    def _sort(self) -> None:
        columns = ARTICLE_COLUMNS if self._tab == "articles" else PAIR_COLUMNS
        # After the last column comes the order of the beginning.
        stops = [None, *(index for index, column in enumerate(columns) if column.title)]
        column = stops[(stops.index(self._orders[self._tab].column) + 1) % len(stops)]
        self._orders[self._tab] = Order(column, descending=column is not None and columns[column].right)
        self.message = f"sorted by {columns[column].title}" if column is not None else "in the order of the folder"
        self._select()

    def _turn(self) -> None:
        order = self._orders[self._tab]
        self._orders[self._tab] = order._replace(descending=not order.descending)
        self._select()

    def _open_search(self) -> None:
        self.open_search(self._words[self._tab])

    def _reload(self) -> None:
        self._pairs = None
        self._stop()
        self._worker = self._read_folder()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
        self._progress = self._worker = None
        self.draw()

    def _continue(self) -> None:
        last = memory.last_pair()
        if last is None:
            self.say("No pair is remembered yet.")
        else:
            self._want(last.paths)

    def _about(self) -> None:
        self.draw()
        line = self._line()
        for article in self.folder.articles if self.folder is not None else ():
            if isinstance(line, ArticleLine) and article.path == line.path:
                self.app.push_screen(about_screen(self.desk, article, line.siglum))

    def _open_samples(self) -> None:
        self.draw()
        self.post_message(FolderWanted(session.samples_folder()))

    # Workers work and post; these take what they post

    @work(thread=True, exclusive=True, exit_on_error=False, group="folder")
    def _read_folder(self) -> None:
        worker = get_current_worker()
        try:
            folder = session.open_folder(self.path, self._teller("reading"))
        except Cancelled:
            return
        except DiptychError as problem:
            self.post_message(Failed(str(problem)))
            return
        if not worker.is_cancelled:
            self.post_message(FolderRead(folder))

    @work(thread=True, exclusive=True, exit_on_error=False, group="folder")
    def _compare(self, folder: OpenFolder) -> None:
        try:
            pairs = session.pairs_of(folder, self._teller("comparing"))
        except Cancelled:
            return
        self.post_message(PairsFound(pairs))

    def _teller(self, what: str) -> session.Progress:
        """A progress callback for the worker that is running: reports now and then, ends a cancelled one."""
        worker = get_current_worker()

        def tell(done: int, of: int) -> bool:
            if done % PROGRESS_STEP == 0 and not worker.is_cancelled:
                self.post_message(Progressed(what, done, of))
            return not worker.is_cancelled

        return tell

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self._worker is not None and not self._worker.is_finished and not self._worker.is_cancelled:
            self._progress = event
            self.draw()

    @on(FolderRead)
    def _folder_read(self, event: FolderRead) -> None:
        self.folder, self._progress = event.folder, None
        self._articles = article_lines(event.folder)
        self._marked = tuple(path for path in self._marked if any(line.path == path for line in self._articles))
        problems = [str(problem) for problem in event.folder.problems]
        if problems:
            more = f" ({len(problems) - 1} more left out)" if len(problems) > 1 else ""
            self.message = problems[0] + more
        self._select()
        if self._tab == "pairs":
            self._worker = self._compare(event.folder)

    @on(PairsFound)
    def _pairs_found(self, event: PairsFound) -> None:
        self._pairs, self._progress = pair_lines(event.pairs, self._articles), None
        self._select()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._progress, self._worker = None, None
        self.say(event.what)

    # The mouse

    @on(Rows.Wheeled)
    def _wheeled(self, event: Rows.Wheeled) -> None:
        self.action_command("list-down" if event.lines > 0 else "list-up")

    @on(Rows.Clicked)
    def _clicked(self, event: Rows.Clicked) -> None:
        """Go to a line; a second click on it opens it."""
        view = self._views[self._tab]
        line = line_at(view, len(self._shown), event.y)
        if line is not None and line == view.cursor:
            self.action_command("open")
        elif line is not None:
            self._views[self._tab] = moved(view, len(self._shown), line)
            self.draw()


def _sort_key(line: ArticleLine | PairLine, column: int) -> tuple[object, ...]:
    """By the field of a column; unknown dates and publishers come last."""
    if isinstance(line, ArticleLine):
        keys: tuple[object, ...] = (
            0, (not line.sort_date, line.sort_date), (line.publisher == UNKNOWN_PUBLISHER, line.publisher.casefold()),
            line.headline.casefold(), line.agencies.casefold(), line.words, line.file.casefold(),
        )  # fmt: skip
    else:
        keys = (
            line.sigla.left.casefold(), line.sigla.right.casefold(), line.shared, max(line.per_cent),
            line.links, line.divergences, line.finding, line.headlines.casefold(),
        )  # fmt: skip
    return (keys[column], line.sought)


def _folder_name(path: str) -> str:
    absolute = os.path.abspath(path)
    home = os.path.expanduser("~")
    return "~" + absolute[len(home) :] if absolute.startswith(home + os.sep) else absolute


def _progress_words(progress: Progressed) -> str:
    return f"{progress.what} {progress.done:,} of {progress.of:,}"
