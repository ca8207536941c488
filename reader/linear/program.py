"""`diptych --plain` on a terminal: a folder's lists and what is opened from them, key by key."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final

from reader import settings
from reader.errors import DiptychError
from reader.linear.console import Console, Ended, nothing
from reader.linear.folder import LinearFolder
from reader.linear.keys import by_key, knows, list_by_key, named, screen_command
from reader.linear.reading import LinearReader
from reader.linear.talk import stop
from reader.session import Cancelled
from reader.settings import Settings
from reader.text.gate import display
from reader.ui.book import Other, neighbours
from reader.ui.clipboard import short_path
from reader.ui.crash import told as crash_words

WAYS_OUT: Final = frozenset({"ctrl+d"})


def run(paths: tuple[str, ...], environ: Mapping[str, str], notice: str = "") -> int:
    """Read a folder, an article or a pair, line by line; returns the exit code.

    Args:
        paths: A folder, or one or two articles.
        environ: Of the process.
        notice: Said first.

    Raises:
        DiptychError: If what was named cannot be read.
    """
    own = settings.load()
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        with Console(sys.stdin.fileno(), sys.stdout.fileno(), encoding, environ) as console:
            for words in (notice, *(short_path(str(problem)) for problem in own.problems)):
                if words:
                    console.say(stop(words))
            if os.path.isdir(paths[0]):
                read_folder(console, paths[0], own)
            else:
                read_articles(console, paths, own, neighbours(paths), is_first=True)
    except Ended as ended:
        return ended.code
    except DiptychError:
        raise
    except Exception as error:  # noqa: BLE001 - a traceback would print what variables hold, text of articles
        with suppress(OSError):
            sys.stderr.write(f"{crash_words(error)}\n")
        return 1
    return 0


def read_articles(
    console: Console, paths: tuple[str, ...], own: Settings, others: tuple[Other, ...], *, is_first: bool
) -> bool:
    """Read one article or two until the reader goes back; whether the program is to end.

    Raises:
        ArticleProblem: If one of them cannot be read.
        Ended: If the program is to end at once.
    """
    reader = LinearReader(paths, own, others, console.say)
    console.before_end = reader.remember
    keys = by_key(own.keymap)
    try:
        for line in reader.opening():
            console.say(line)
        while True:
            key = console.key()
            if key in WAYS_OUT:
                return True
            command = keys.get(key, "")
            if command == "quit":
                return is_first
            if command:
                with told(console):
                    console.talk(reader.obey(command))
            else:
                say_unknown(console, own, key)
    finally:
        console.before_end = nothing
        reader.close()


def read_folder(console: Console, path: str, own: Settings) -> None:
    """Read a folder's lists until the reader ends the program.

    Raises:
        FileProblem: If it cannot be read.
        Ended: If the program is to end at once.
    """
    folder = LinearFolder(path, own, console.progress)
    keys = list_by_key(own.keymap)
    for line in folder.opening():
        console.say(line)
    while True:
        key = console.key()
        command = "go-to" if key.isdecimal() and key.isascii() and key not in keys else keys.get(key, "")
        if key in WAYS_OUT or command == "quit":
            return
        if not command:
            say_unknown(console, own, key)
            continue
        with told(console):
            console.talk(folder.obey(command, key if key.isdecimal() else ""))
            there, folder.other_folder = folder.other_folder, ""
            if there:
                folder = LinearFolder(there, own, console.progress)
                for line in folder.opening():
                    console.say(line)
            wanted, folder.wanted = folder.wanted, ()
            if wanted:
                if read_articles(console, wanted, own, folder.others, is_first=False):
                    return
                console.talk(folder.back())


def say_unknown(console: Console, own: Settings, key: str) -> None:
    """Say that a key does nothing here."""
    if key == "ctrl+c":
        console.say(f"{named(own.keymap['quit'][0])} goes back, Ctrl+D ends the program.")
    elif knows(key) or key.startswith("ctrl+"):
        on_screen = screen_command(own.keymap, key)
        what = f"{named(key)} ({on_screen}) is for the screen alone" if on_screen else f"{named(key)} is no key here"
        console.say(display(f"{what}; {named(own.keymap['help'][0])} says them all."))


@contextmanager
def told(console: Console) -> Iterator[None]:
    """Say what goes wrong, and go on."""
    try:
        yield
    except Cancelled:
        console.say("Stopped.")
    except DiptychError as problem:
        console.say(stop(short_path(str(problem))))
