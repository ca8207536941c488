"""`diptych [FOLDER | A B]`: opens what was named, paints the first screen, then brings up the app.

The order is the point: what was on the screen the last time is sent first, then what is true is worked out, then
Textual is imported. Until the first bytes are out nothing is imported that they do not need.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import ArticleProblem, DiptychError, UsageError

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.layout.page import Page
    from reader.session import Missing
    from reader.terminal.guard import Guard
    from reader.ui.start import Start


class NoScreen(DiptychError):
    """There is no terminal to read on."""


def start_reading(paths: Sequence[str], theme: str = "", *, mouse: bool = True) -> int:
    """Open the app on a folder, an article, a pair, or where nothing is named on what is at hand.

    Args:
        paths: None, one or two.
        theme: Name of the theme for this time; empty: the reader's own choice.
        mouse: Whether the program asks the terminal for the mouse.

    Returns:
        The app's exit code.

    Raises:
        DiptychError: An article that cannot be read, or no terminal.
    """
    if theme:
        check_theme(theme)
    if paths and not os.path.isdir(paths[0]):
        return _read_articles(tuple(paths), theme, mouse=mouse)
    if len(paths) > 1:
        raise ArticleProblem(paths[0], "is a folder", way_out="name two articles, or the folder alone")
    return _run(_folder(paths, theme, mouse=mouse))


def start_plain(paths: Sequence[str]) -> int:
    """Read without a screen, line by line; where there is no terminal, print two articles as sentences.

    Args:
        paths: None, one or two.

    Returns:
        The exit code.

    Raises:
        DiptychError: An article that cannot be read, or fewer than two where they are only printed.
    """
    if len(paths) > 1 and os.path.isdir(paths[0]):
        raise ArticleProblem(paths[0], "is a folder", way_out="name two articles, or the folder alone")
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        from reader.linear.program import run  # noqa: PLC0415

        if paths:
            return run(tuple(paths), os.environ)
        start = _at_hand()
        return run(start.paths, os.environ, start.notice)
    if len(paths) < 2:
        raise UsageError("diptych: without a terminal --plain prints two articles as sentences; name both")
    from reader.cli.printing import open_judged, say  # noqa: PLC0415

    say(*open_judged(*paths))
    return 0


def wants_plain() -> bool:
    """Whether the settings ask for a reader without a screen; they are read whole only where they may."""
    from reader.paths import config_folder  # noqa: PLC0415

    try:
        handle = os.open(os.path.join(config_folder(), "settings.yaml"), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    with open(handle, "rb") as file:
        try:
            is_named = b"plain" in file.read(64 * 1024)
        except OSError:
            return False
    if not is_named:
        return False
    from reader import settings  # noqa: PLC0415

    return settings.load().plain


def check_theme(name: str) -> None:
    """Raise `ThemeProblem` where no theme has this name."""
    from reader.themes import load_theme  # noqa: PLC0415
    from reader.ui.first import theme_folders  # noqa: PLC0415

    load_theme(name, theme_folders())


def _folder(paths: Sequence[str], theme: str, *, mouse: bool) -> "Start":
    if paths:
        from reader.archive.find import find_articles  # noqa: PLC0415
        from reader.ui.start import Start  # noqa: PLC0415

        find_articles(paths[0])
        start = Start("folder", tuple(paths))
    else:
        start = _at_hand()
    _need_screen()
    return start._replace(theme=theme, mouse=mouse)


def _at_hand() -> "Start":
    """What is read where nothing is named: this folder, or where it holds no article the samples."""
    from reader import session  # noqa: PLC0415
    from reader.archive.find import holds_articles  # noqa: PLC0415
    from reader.ui.start import Start  # noqa: PLC0415

    if holds_articles(os.curdir):
        return Start("folder", (os.curdir,), notice="The articles of this folder.")
    words = "No articles in this folder: these are the samples."
    return Start("samples", (session.samples_folder(),), notice=words)


def _need_screen(paths: tuple[str, ...] = ()) -> None:
    from reader.terminal.abilities import why_no_screen  # noqa: PLC0415

    if sys.stdin is None or sys.stdout is None:
        raise NoScreen("diptych: the standard input or output is closed, so there is no terminal to read on")
    reason = why_no_screen(sys.stdin, sys.stdout, os.environ)
    if reason:
        # What is wrong with an article is said first: it would be wrong on a terminal as well.
        _articles(paths)
        raise NoScreen(f"diptych: {reason}")


def _read_articles(paths: tuple[str, ...], theme: str, *, mouse: bool) -> int:
    _need_screen(paths)
    again = None if theme else _as_it_was(paths)
    # Nothing is taken from the terminal for a file that can be seen not to be one.
    articles = _articles(paths) if again is None and not all(map(os.path.isfile, paths)) else None
    from reader.terminal.guard import Guard  # noqa: PLC0415

    guard = Guard.enter(0, 1, os.environ)
    try:
        guard.write(_waiting(paths) if again is None else again[0])
        from reader.ui.start import Start  # noqa: PLC0415

        start = Start("pair" if len(paths) > 1 else "article", paths, theme, mouse)
        missing = _new(paths)
        page = _page(articles or _articles(paths, missing), missing)
        return _run(_painted(page, guard, again[1] if again else "", start))
    finally:
        guard.restore()


def _as_it_was(paths: tuple[str, ...]) -> tuple[bytes, str] | None:
    from reader.again import key_of, recall  # noqa: PLC0415
    from reader.terminal.size import screen_size  # noqa: PLC0415

    return recall(key_of(paths, screen_size(1), os.environ), os.environ)


def _waiting(paths: tuple[str, ...]) -> bytes:
    """A first sign of life while articles are compared that never were before."""
    from reader.text.gate import display  # noqa: PLC0415

    names = " and ".join(os.path.basename(path) for path in paths)
    return display(f" {'comparing' if len(paths) > 1 else 'reading'} {names}").encode("utf-8", "replace")


def _articles(paths: tuple[str, ...], missing: "Missing | None" = None) -> "tuple[Article, ...]":
    from reader import byhand, session  # noqa: PLC0415

    return tuple(session.read(path, *byhand.described(path), missing) for path in paths)


def _new(paths: tuple[str, ...]) -> "Missing":
    """What is done once where a pair is new: it is compared in another process, so that its memory is given back."""
    from reader import cache, session  # noqa: PLC0415

    to_do = [paths] if len(paths) > 1 and cache.keeps() else []

    def compare() -> None:
        from reader.apart import done_apart  # noqa: PLC0415

        if to_do:
            left, right = to_do.pop()
            done_apart(lambda: session.open_pair(left, right))

    return compare


def _page(articles: "tuple[Article, ...]", missing: "Missing") -> "Page":
    from reader import session  # noqa: PLC0415
    from reader.articles.sigla import sigla  # noqa: PLC0415
    from reader.layout.model import PageInput  # noqa: PLC0415
    from reader.layout.page import Page  # noqa: PLC0415
    from reader.pair import Pair  # noqa: PLC0415
    from reader.ui.notes.marks import with_marks  # noqa: PLC0415

    if len(articles) == 1:
        return Page(with_marks(PageInput(Pair(articles[0], None), Pair(sigla(articles)[0], ""), None)))
    opened = session.opened_pair(Pair(articles[0], articles[1]), missing=missing)
    given = PageInput(Pair(*opened.articles), opened.sigla, opened.collation, (), opened.same_file)
    return Page(with_marks(given))


def _painted(page: "Page", guard: "Guard", shown: str, start: "Start") -> "Start":
    """Show the true first screen; nothing is sent where it is the one that is shown, by the digest of its rows."""
    from reader.again import rows_digest  # noqa: PLC0415
    from reader.terminal.painter import FirstPainter  # noqa: PLC0415
    from reader.ui.first import beginnings, first_screen, keep_first_screen  # noqa: PLC0415

    painter = FirstPainter(guard, os.environ)
    known = beginnings(start.theme, os.environ)
    view, rows = first_screen(page, *painter.size, known, start.notice)
    if shown == rows_digest(rows):
        painter.assume(rows)
    else:
        painter.assume(None)
        painter.paint(rows)
        if not start.theme:
            keep_first_screen(start.paths, rows, painter.size)
    from reader.terminal.meanwhile import Meanwhile  # noqa: PLC0415 - behind the first screen, as it needs threads
    from reader.ui.early import EarlyReader  # noqa: PLC0415

    early = EarlyReader(painter, page, start.paths, view, known)
    painter.meanwhile = Meanwhile(painter, early)
    return start._replace(painter=painter, page=page, early=early)


def _run(start: "Start") -> int:
    import gc  # noqa: PLC0415

    # Half a second of imports makes much that lives and nothing that dies.
    gc.disable()
    from reader.ui.app import run  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    return run(start)
