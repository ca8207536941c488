"""The sidecars of a session, its journal and the thread that saves: how an edit gets onto the disk, and stays.

Each edit is on the disk as a line of the journal before `make` returns; a thread brings it into the sidecar. Where the
journal cannot be written, the sidecar is written at once instead, and where neither can, `NotSaved` is raised and
nothing has changed. All methods may be called from any thread.
"""

import contextlib
import os
import threading
from collections.abc import Sequence
from typing import Literal, NamedTuple

from reader.errors import DiptychError, SidecarProblem
from reader.notes import files, journal
from reader.notes.book import Book, write
from reader.notes.history import Part
from reader.notes.opening import ArticleText, Session, open_books, recover, why
from reader.notes.saver import Saver


class NotSaved(DiptychError):
    """An edit could be put on no disk; it was not made."""


class SaveState(NamedTuple):
    """How things stand, for the status line."""

    state: Literal["saved", "saving", "failing"]
    """"saving": in the journal, not yet in the sidecar. "failing": the same, and the sidecar cannot be written."""
    waiting: int
    """Edits that are not in a sidecar yet."""
    reason: str = ""
    """Why the sidecar cannot be written; a line that may hold foreign text."""


class Keeper:
    """The sidecars of one article, or of two and their pair, as a session reads and writes them."""

    def __init__(self, articles: Sequence[ArticleText], session: Session) -> None:
        """Open them; replay first what dead sessions left."""
        self.lock = threading.RLock()
        """Around every look at `books`, and around edits that rest on one."""
        self._saving = threading.Lock()
        self._journal = journal.Journal(session.homes)
        self._saver = Saver(lambda: self.flush().state != "failing") if session.background else None
        self.recovered, notices = recover(session.homes)
        """Notes that the journals of dead sessions held."""
        self.books, more, self._reasons = open_books(articles, session)
        self.notices = notices + more
        """What to tell the reader once."""

    @property
    def state(self) -> SaveState:
        """How things stand."""
        with self.lock:
            waiting = sum(len(book.waiting) for book in self.books)
            reasons = [self._reasons[book.path] for book in self.books if book.path in self._reasons]
        if reasons and waiting:
            return SaveState("failing", waiting, reasons[0])
        return SaveState("saving" if waiting else "saved", waiting)

    def make(self, parts: Sequence[Part]) -> None:
        """Put edits on the disk, then on the list of what is to go into the sidecars; all of them, or none.

        Raises:
            NotSaved: If they could be put on no disk.
        """
        done: list[Part] = []
        with self.lock:
            for part in parts:
                try:
                    self._put(part)
                except NotSaved:
                    # Taken back in the journal too, as it may be read by the next session.
                    for made in reversed(done):
                        with contextlib.suppress(NotSaved):
                            self._put(made.reversed())
                    raise
                done.append(part)
        if self._saver is not None:
            self._saver.wake()

    def _put(self, part: Part) -> None:
        book = self.books[part.book]
        book.waiting += part.changes
        try:
            self._journal.append(journal.Edit(book.path, part.changes))
        except OSError as problem:
            if not self._save(book):
                book.waiting = [each for each in book.waiting if not any(each is own for own in part.changes)]
                raise NotSaved(f"not saved: {why(problem, 'journal')}; {self._reasons.get(book.path, '')}") from problem

    def flush(self) -> SaveState:
        """Bring every waiting edit into its sidecar now, as far as that can be done."""
        with self._saving:
            done = [self._save(book) for book in self.books]
            with self.lock:
                if all(done) and not any(book.waiting for book in self.books):
                    try:
                        self._journal.empty()
                    except OSError as problem:
                        self.notices.append(f"the journal cannot be emptied: {why(problem, 'journal')}")
        return self.state

    def _save(self, book: Book) -> bool:
        with self.lock:
            changes = list(book.waiting)
            through = self._journal.last(book.path)
        if not changes:
            return True
        try:
            files.make_folder(os.path.dirname(book.path))
            _, result = write(book.path, changes, self._journal, through)
        except (OSError, SidecarProblem) as problem:
            with self.lock:
                self._reasons[book.path] = why(problem, book.path)
            return False
        with self.lock:
            book.sidecar = result
            book.waiting = [each for each in book.waiting if not any(each is own for own in changes)]
            self._reasons.pop(book.path, None)
        return True

    def refresh(self) -> bool:
        """Read the sidecars again, as others may have written them; whether anything is new."""
        fresh = False
        for book in self.books:
            with self.lock:
                before = book.sidecar.text
                try:
                    book.load()
                except (OSError, SidecarProblem) as problem:
                    self._reasons[book.path] = why(problem, book.path)
                    continue
                self._reasons.pop(book.path, None)
                fresh = fresh or book.sidecar.text != before
        return fresh

    def close(self) -> SaveState:
        """Save what waits and end the session; what cannot be saved stays in the journal for the next one."""
        if self._saver is not None:
            self._saver.stop()
        state = self.flush()
        with self.lock:
            try:
                self._journal.close(all_saved=state.state == "saved")
            except OSError as problem:
                self.notices.append(f"the journal cannot be removed: {why(problem, 'journal')}")
        return state
