"""The thread that brings edits from the journal into the sidecars, within a second of each."""

import threading
from collections.abc import Callable
from typing import Final

DELAY: Final = 0.3
"""Seconds that an edit waits for others, so that a burst of them is one write."""
_RETRIES: Final = (1.0, 2.0, 5.0, 10.0)
"""Seconds until a failed write is tried again; the last for good."""


class Saver:
    """Calls `save` soon after each `wake`, again after a failure, and until it is stopped."""

    def __init__(self, save: Callable[[], bool]) -> None:
        """`save` returns whether all is saved; it does not raise."""
        self._save = save
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Something waits to be saved."""
        if self._thread is None and not self._stopped.is_set():
            self._thread = threading.Thread(target=self._run, name="notes", daemon=True)
            self._thread.start()
        self._wanted.set()

    def stop(self) -> None:
        """End the thread after the write that is under way; it saves nothing more."""
        self._stopped.set()
        self._wanted.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        failures = 0
        while not self._stopped.is_set():
            pause = _RETRIES[min(failures, len(_RETRIES)) - 1] if failures else None
            self._wanted.wait(pause)
            self._wanted.clear()
            if self._stopped.wait(DELAY):
                return
            failures = 0 if self._save() else failures + 1
