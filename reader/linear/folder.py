"""A folder's articles and pairs as two lists without a screen: read row by row, opened by number or by Enter."""

from collections.abc import Callable, Iterator
from typing import Final

from reader import memory, session
from reader.linear.keys import list_help, named
from reader.linear.talk import ROWS, Ask, Talk, counted, number_in, stop
from reader.session import Progress
from reader.settings import Settings
from reader.text.gate import display
from reader.ui.book import Other
from reader.ui.catalogue import ArticleLine, PairLine, article_lines, pair_lines
from reader.ui.shelf import MARKS, Shelf

STEPS: Final = {"list-down": 1, "list-up": -1}


class LinearFolder:
    """The lists of one folder."""

    def __init__(self, path: str, own: Settings, progress: Callable[[str], Progress]) -> None:
        """Read it.

        Args:
            path: Of the folder.
            own: What the reader set.
            progress: Makes something that is told how far a work has come, by what it does: "reading".

        Raises:
            FileProblem: If the folder cannot be read.
            Cancelled: If the progress says so.
        """
        self.path = path
        self.own = own
        self._progress = progress
        self._folder = session.open_folder(path, progress("reading"))
        self.shelf = Shelf()
        """Both lists."""
        self.shelf.stock(article_lines(self._folder), None)
        self.wanted: tuple[str, ...] = ()
        """Articles that the reader asked for last: to be opened, and emptied, by whoever can."""
        self.other_folder = ""
        """A folder that was asked for."""
        self._own: dict[str, Callable[[], Talk]] = {
            "list-top": lambda: self._to_end(0), "list-bottom": lambda: self._to_end(len(self.shelf.shown) - 1),
            "open": self._open, "mark": self._mark, "tab": self._other_list, "search": self._search,
            "continue": self._continue, "samples": self._samples, "reload": self._reload, "help": self._help,
        }  # fmt: skip

    @property
    def others(self) -> tuple[Other, ...]:
        """The articles, as what another can be put beside."""
        return tuple(Other(line.path, f"{line.siglum}  {line.date}  {line.headline}") for line in self.shelf.articles)

    def opening(self) -> Iterator[str]:
        """What the folder holds, and its first rows."""
        yield display(f"{counted(len(self.shelf.articles), 'article')} in {self.path}.")
        for problem in self._folder.problems:
            yield display(stop(str(problem)))
        yield from self._rows()
        yield (
            f"{self._key('open')} or a number opens one, {self._key('mark')} marks two,"
            f" {self._key('tab')} lists the pairs, {self._key('help')} says the keys."
        )

    def back(self) -> Talk:
        """Come back from an article: say where this is."""
        yield f"Back in the list of {self.shelf.tab}. {self._row()}"

    def obey(self, command: str, typed: str = "") -> Talk:
        """Do what a key says, and say what came of it; `typed` is the digit that began a number."""
        if command in STEPS:
            yield from self._stepped(STEPS[command])
        elif command == "go-to":
            yield from self._open_by_number(typed)
        else:
            yield from self._own[command]()

    def _to_end(self, at: int) -> Talk:
        self.shelf.go_to(at)
        yield self._row()

    def _open(self) -> Talk:
        self.wanted = self.shelf.wanted()
        if not self.wanted:
            yield "There is nothing to open."

    def _continue(self) -> Talk:
        last = memory.last_pair()
        self.wanted = last.paths if last is not None else ()
        if not self.wanted:
            yield "No pair is remembered yet."

    def _samples(self) -> Talk:
        self.other_folder = session.samples_folder()
        yield "The sample articles."

    def _reload(self) -> Talk:
        self.other_folder = self.path
        yield "Reading again."

    def _help(self) -> Talk:
        yield from list_help(self.own.keymap)

    def _key(self, command: str) -> str:
        return named(self.own.keymap[command][0])

    def _rows(self) -> Iterator[str]:
        """The rows from the cursor on, as many as are said at once."""
        shown, first = self.shelf.shown, self.shelf.view.cursor
        for number, line in enumerate(shown[first : first + ROWS], first):
            yield f"{number + 1}. {row_words(line)}"
        if len(shown) > first + ROWS:
            yield f"And {len(shown) - first - ROWS} more."

    def _row(self) -> str:
        line = self.shelf.line
        if line is None:
            return "There is no row here."
        mark = "marked, " if isinstance(line, ArticleLine) and line.path in self.shelf.marked else ""
        return f"{self.shelf.view.cursor + 1} of {len(self.shelf.shown)}: {mark}{row_words(line)}"

    def _stepped(self, by: int) -> Talk:
        here, last = self.shelf.view.cursor, len(self.shelf.shown) - 1
        there = max(0, min(here + by, last))
        if there == here and self.shelf.shown:
            yield f"This is the {'last' if by > 0 else 'first'} row."
            return
        self.shelf.go_to(there)
        yield self._row()

    def _open_by_number(self, typed: str) -> Talk:
        answer = yield Ask("Number: ", typed)
        if answer is None or not answer.strip():
            return
        at = number_in(answer.strip(), len(self.shelf.shown))
        if at is None:
            yield display(f"There is no {answer.strip()}: the rows are 1 to {len(self.shelf.shown)}.")
            return
        self.shelf.go_to(at)
        self.wanted = self.shelf.wanted()

    def _mark(self) -> Talk:
        line = self.shelf.line
        if not isinstance(line, ArticleLine):
            yield f"Only articles are marked: {self._key('tab')} lists them."
            return
        self.shelf.mark()
        state = "Marked" if line.path in self.shelf.marked else "No longer marked"
        two = f" {self._key('open')} opens the two." if len(self.shelf.marked) == MARKS else ""
        yield f"{state}: {line.siglum}.{two}"

    def _other_list(self) -> Talk:
        self.shelf.switch()
        if self.shelf.tab == "pairs" and not self.shelf.is_compared:
            yield "Comparing."
            try:
                pairs = session.pairs_of(self._folder, self._progress("comparing"), hashing=self._progress("reading"))
            except BaseException:
                self.shelf.switch()
                raise
            self.shelf.stock(self.shelf.articles, pair_lines(pairs, self.shelf.articles))
        if self.shelf.tab == "articles":
            yield f"{counted(len(self.shelf.shown), 'article')}."
        elif self.shelf.shown:
            yield f"{counted(len(self.shelf.shown), 'pair')}, strongest first."
        else:
            yield f"No two of these share words; {self._key('tab')} goes back to the articles."
        yield from self._rows()

    def _search(self) -> Talk:
        answer = yield Ask("Only rows with: ")
        if answer is None:
            return
        self.shelf.filter(answer)
        self.shelf.go_to(0)
        many = len(self.shelf.shown)
        yield f"{counted(many, 'row')}." if many else "No row has that; the same key and Enter shows all."
        yield from self._rows()


def row_words(line: ArticleLine | PairLine) -> str:
    """A row in words: of an article its name, headline, day and credit; of a pair how much the two share."""
    if isinstance(line, ArticleLine):
        credit = f", {line.agencies}" if line.agencies else ""
        headline = _without_signs(line.headline, "headline")
        date = _without_signs(line.date, "date")
        return display(f"{line.siglum}: {headline}. {date}{credit}, {line.words:,} words, {line.file}.")
    return display(
        f"{line.sigla.left} and {line.sigla.right}: {line.finding}, {line.per_cent.left} % and {line.per_cent.right} %"
        f" in common, {counted(line.links, 'link')}, {counted(line.divergences, 'difference')}."
    )


def _without_signs(words: str, what: str) -> str:
    """A field of a row with its question mark in words: `no date`, `2022-01-27, doubtful`, `2022-01-27, updated`."""
    if words == f"{what} ?":
        return f"no {what}"
    return words.replace(" upd", ", updated").replace(" ?", ", doubtful") if what == "date" else words
