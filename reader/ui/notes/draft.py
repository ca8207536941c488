"""Keeps what is typed into a form on the disk, at each change, without holding the keys up; no Textual."""

import threading
from collections.abc import Mapping

from reader.notes.drafts import Drafts
from reader.notes.schema import timestamp


class DraftKeeper:
    """One open form's draft. A thread writes the newest state as soon as the one before is on the disk."""

    def __init__(self, drafts: Drafts, name: str = "") -> None:
        """Prepare it.

        Args:
            drafts: Of the articles that are open.
            name: Of a draft that is gone on with.
        """
        self._drafts = drafts
        self.name = name or drafts.new()
        """Of its file."""
        self.problem = ""
        """Why the draft could not be written the last time; a line that may hold foreign text."""
        self.kept = bool(name)
        """There is something that was typed and is no note yet."""
        self._next: Mapping[str, str] | None = None
        self._changed = threading.Condition()
        self._writing = False
        self._ended = False
        self._thread: threading.Thread | None = None

    def keep(self, fields: Mapping[str, str]) -> None:
        """Write this state, unless a newer one comes first; after the end nothing is kept any more."""
        if self._ended:
            return
        self.kept = bool(fields)
        with self._changed:
            self._next = dict(fields)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="draft", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, seconds: float = 2.0) -> bool:
        """Wait until what was typed is on the disk; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._next is None and not self._writing, seconds)

    def end(self) -> None:
        """The form is closed: write what waits, and nothing after it."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self.wait()

    def drop(self) -> None:
        """The form became a note, or was thrown away."""
        self.kept = False
        with self._changed:
            self._next, self._ended = None, True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._writing, 2.0)
        try:
            self._drafts.drop(self.name)
        except OSError as problem:
            self.problem = str(problem)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._next is not None or self._ended)
                if self._next is None:
                    return
                fields, self._next, self._writing = self._next, None, True
            try:
                self._drafts.keep(self.name, dict(fields or {}), timestamp())
                self.problem = ""
            except OSError as problem:
                self.problem = problem.strerror or str(problem)
            with self._changed:
                self._writing = False
                self._changed.notify_all()
