"""Work done in a child process, which gives all its memory back; what it finds it leaves in the cache.

A short start and a long life: comparing two articles needs modules, tables and room that reading them never does. The
child says nothing and its end says nothing: whoever asked for the work looks into the cache, and does the work alone
where it is not there.
"""

import contextlib
import os
import signal
from collections.abc import Callable
from typing import Final

LOOK: Final = 0.2
"""Seconds after which a child sees that its parent is gone; a terminal that closes sends it no signal."""


def done_apart(work: Callable[[], object]) -> None:
    """Do some work in a child process and wait for its end, however it ends; only where this process has one thread.

    On a signal that ends the wait by an exception the child is ended first.
    """
    parent = os.getpid()
    # No handler of ours may run in the child: they give the terminal back.
    every = signal.valid_signals()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, every)
    try:
        child = os.fork()
        if not child:
            _as_child(work, parent, blocked)
    except OSError:
        # No room for another process: the work is done here.
        return
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    try:
        os.waitpid(child, 0)
    except BaseException:
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        raise


def _as_child(work: Callable[[], object], parent: int, blocked: set[int | signal.Signals]) -> None:
    """All that the child does; it never returns."""
    try:
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)

        def look(*_: object) -> None:
            if os.getppid() != parent:
                os._exit(1)

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        work()
    finally:
        # No way out of the child but this one, and no word of an error: the parent meets it again and says it.
        os._exit(0)
