"""What the linear reader has open: the page, the place on it, the notes; nothing is said here."""

from collections.abc import Callable
from typing import Final, NamedTuple

from reader import memory
from reader.commands import spoken
from reader.errors import DiptychError
from reader.layout.model import View
from reader.layout.page import Page
from reader.layout.places import cursor_on, sane
from reader.linear.talk import stop
from reader.notes.shown import Placed
from reader.pair import LEFT, Side
from reader.settings import Settings
from reader.text.gate import display
from reader.ui.book import Book, changed, open_book
from reader.ui.first import first_view, hashes
from reader.ui.notes.notebook import compared_by_hand, in_words, is_bare, open_notebook
from reader.ui.notes.steps import Step, attempt, notes_at, opening_words, reason_first

WIDTH: Final = 80
HEIGHT: Final = 24
"""Cells and lines of the screen that there is not: the layout goes through the page by one."""


class Made(NamedTuple):
    """What came of an edit."""

    words: str
    """To be said; not gated."""
    is_made: bool
    """Whether it was made; it may be waiting for its file all the same."""


class OpenBook:
    """One article or two, open with their notes, and where the reader is in them."""

    def __init__(self, paths: tuple[str, ...], own: Settings, tell: Callable[[str], object]) -> None:
        """Read and compare, and open the notes.

        Args:
            paths: One or two.
            own: What the reader set.
            tell: Says a line at once, before something that takes its time.

        Raises:
            ArticleProblem: If an article cannot be read.
        """
        self.own = own
        """What the reader set."""
        self._tell = tell
        names = " and ".join(path.rsplit("/", 1)[-1] for path in paths)
        self.book: Book = open_book(paths, lambda: tell(display(f"Comparing {names}.")))
        opened = open_notebook(self.book.page.given, own.author)
        self.notebook = opened.notebook
        """The notes."""
        if opened.page is not None:
            self.notebook.plain = opened.page
        self.page = Page(self.notebook.page)
        """What is read, notes and verdicts included."""
        self._was_read = memory.has_place(hashes(self.page))
        self._drawn = first_view(self.page, own, WIDTH, HEIGHT)
        self.view = linear(self.page, self._drawn)
        """Where."""
        self.attaching: Placed | None = None
        """A note that is to get another place, with the next one that is written."""
        self._told_changed: tuple[str, ...] = ()
        self._told_away = False

    def close(self) -> None:
        """Remember the place, and save what waits."""
        self.remember()
        self.notebook.store.close()

    def remember(self) -> None:
        """Keep the place, folds and modes of the screen as they were."""
        view = self.view
        # No screen has this size, so the one that opens here finds the row of the cursor anew.
        memory.remember(
            hashes(self.page),
            self._drawn._replace(
                width=0, height=0, top=0, pane=view.pane, cursor=view.cursor, divergence=view.divergence,
                formal=view.formal, types=view.types,
            ),
        )  # fmt: skip
        memory.remember_last(self.book.paths)

    def key(self, command: str) -> str:
        """The key of a command, as it is printed."""
        return spoken(self.own.keymap[command][0])

    # The place

    def go(self, side: Side, paragraph: int) -> None:
        """Put the cursor on a paragraph, and that of the other article on what answers it."""
        view = cursor_on(self.page, self.view, side, paragraph)
        self.view = view._replace(divergence=None, run=None, followed=None, message="")

    @property
    def at(self) -> tuple[Side, int]:
        """Article and paragraph of the cursor."""
        return self.view.pane, self.view.cursor[self.view.pane]

    # Notes

    def opening_words(self) -> list[str]:
        """What is to be said once: of the notes, and of a place that is not the beginning."""
        words = opening_words(self.notebook, self.key)
        begins = (
            "You go on where you were" if self._was_read else "It begins at the first link" if self.page.links else ""
        )
        if begins and self.at != (LEFT, 0):
            words.append(f"{begins}: {self.key('top')} goes to the beginning")
        return words

    def notes_here(self) -> list[Placed]:
        """The notes on the cursor's paragraph, those with words first."""
        return sorted(notes_at(self.notebook.placed, self.page, self.view), key=is_bare)

    def told_notes(self) -> list[str]:
        """The same in a few words each, gated."""
        return [display(in_words(placed, by=True)) for placed in self.notes_here()]

    def made(self, step: Step) -> Made:
        """Make an edit, save it, and take in what it changed."""
        if step.make is None:
            return Made(stop(step.done), is_made=False)
        problem = attempt(self.notebook, step.make)
        if problem:
            return Made(stop(problem), is_made=False)
        self.renew()
        done = step.done
        if self.notebook.kept_away and not self._told_away:
            self._told_away = True
            done = f"{done}, kept in {self.notebook.kept_away} (the articles' folder is read-only)"
        state = self.notebook.store.flush()
        if state.state == "failing":
            return Made(f"{stop(done)} NOT SAVED: {reason_first(state.reason)}; kept, and tried again.", is_made=True)
        return Made(f"{stop(done)} Saved.", is_made=True)

    def made_by_hand(self, step: Step) -> Made:
        """The same for a link or a fact, with which the articles are compared again."""
        made = self.made(step)
        problem = self.compare_again() if made.is_made else ""
        return made._replace(words=f"{made.words} {problem}") if problem else made

    def compare_again(self) -> str:
        """Compare the articles with what is set by hand now; what went wrong."""
        try:
            self.notebook.plain = compared_by_hand(self.notebook)
        except DiptychError as problem:
            return stop(str(problem))
        self.notebook.look()
        self.page = Page(self.notebook.page)
        self.view = linear(self.page, sane(self.page, _counted_anew(self.view)))
        return ""

    def renew(self) -> None:
        """Take notes and verdicts as they are now."""
        self.page = Page(self.notebook.page)
        self.view = sane(self.page, self.view)

    def looked_around(self) -> str:
        """Take in what others noted meanwhile; what to say of files that are not as they were read, once."""
        if self.notebook.changed_on_disk():
            self.notebook.store.refresh()
            self.notebook.look()
            self.renew()
        found = changed(self.book)
        if not found or found == self._told_changed:
            return ""
        self._told_changed = found
        names = " and ".join(path.rsplit("/", 1)[-1] for path in found)
        return display(f"{names} changed on disk: {self.key('reload')} reads it again.")

    def reread(self) -> str:
        """Read the files again; what to say."""
        try:
            fresh = OpenBook(self.book.paths, self.own, self._tell)
        except DiptychError as problem:
            return display(stop(str(problem)))
        before = self.view
        fresh.notebook.store.resume(self.notebook.store.steps)
        self.notebook.store.close()
        self.book, self.notebook, self.page = fresh.book, fresh.notebook, fresh.page
        self._drawn, self._told_changed = fresh._drawn, ()
        self.view = linear(self.page, sane(self.page, _counted_anew(before)))
        return "Read again."


def _counted_anew(view: View) -> View:
    """The view without what is counted in one collation alone."""
    return view._replace(divergence=None, run=None, hits=(), hit=None)


def linear(page: Page, view: View) -> View:
    """The view of a reader without a screen: every paragraph in its own order, none folded, no link alone."""
    return sane(page, view._replace(
        width=WIDTH, height=HEIGHT, mode="aligned", columns=1, link=None, unfolded=True, opened=frozenset(), top=0,
        selection=None, held=None, explain=False, strip=True, strip_shift=0, message="",
    ))  # fmt: skip
