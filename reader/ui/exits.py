"""The ways out that nobody asks for: signals, and a terminal that is gone; for any app of Textual's."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from reader.ui.driver import DifferenceDriver

if TYPE_CHECKING:
    from textual.app import App

LAST_RESORT: Final = 3.0
"""Seconds that an app has to leave after a signal, before it is ended."""


def install_exit_signals(app: "App[Any]", leave: Callable[[int], None]) -> None:
    """Let SIGHUP, SIGTERM and a terminal that is gone end the app in order; call it in `on_mount`.

    `leave` is called once, on the loop, with the exit code (128 + n; a lost terminal counts as SIGHUP): it saves what
    is to be saved and calls `app.exit(return_code=code)`. If the process still lives `LAST_RESORT` seconds later, the
    terminal is restored and the process ended with the same code.
    """
    loop = asyncio.get_running_loop()
    leaving = threading.Event()

    def end(code: int) -> None:
        if leaving.is_set():
            return
        leaving.set()
        timer = threading.Timer(LAST_RESORT, _last_resort, (app, code))
        timer.daemon = True  # It must not keep a process alive that has ended in order.
        timer.start()
        with suppress(RuntimeError):  # The loop has ended, and the process is about to.
            loop.call_soon_threadsafe(leave, code)

    # Not loop.add_signal_handler: the clock must start also while the loop is busy.
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: end(128 + number))
    driver = app._driver  # noqa: SLF001 - Textual has no public name for it
    if isinstance(driver, DifferenceDriver):
        driver.on_hang_up = lambda: end(128 + signal.SIGHUP)


def _last_resort(app: "App[Any]", code: int) -> None:
    driver = app._driver  # noqa: SLF001 - Textual has no public name for it
    if isinstance(driver, DifferenceDriver):
        driver.restore()
    os._exit(code)
