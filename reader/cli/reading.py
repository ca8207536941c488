"""`diptych [FOLDER | A B]`: opens what was named, paints the first screen, then brings up the app."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader import session
from reader.errors import ArticleProblem, DiptychError
from reader.pair import Pair
from reader.ui.start import Start

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.layout.model import PageInput


class NoScreen(DiptychError):
    """There is no terminal to read on."""


def start_reading(paths: Sequence[str], theme: str, *, mouse: bool) -> int:
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
        _check_theme(theme)
    if len(paths) == 2:
        return _read_page(_pair(paths[0], paths[1]), Start("pair", tuple(paths), theme, mouse))
    if len(paths) == 1 and not os.path.isdir(paths[0]):
        opened = session.open_article(paths[0])
        _need_screen()
        given = _page_input(Pair(opened.article, None), Pair(opened.siglum, ""))
        return _read_page(given, Start("article", tuple(paths), theme, mouse))
    return _run(_folder(paths, theme, mouse=mouse))


def _check_theme(name: str) -> None:
    from reader.themes import load_theme  # noqa: PLC0415
    from reader.ui.first import theme_folders  # noqa: PLC0415

    load_theme(name, theme_folders())


def _folder(paths: Sequence[str], theme: str, *, mouse: bool) -> Start:
    from reader.archive.find import find_articles, holds_articles  # noqa: PLC0415

    if paths:
        find_articles(paths[0])
        start = Start("folder", tuple(paths), theme, mouse)
    elif holds_articles(os.curdir):
        start = Start("folder", (os.curdir,), theme, mouse, notice="The articles of this folder.")
    else:
        words = "No articles in this folder: these are the samples."
        start = Start("samples", (session.samples_folder(),), theme, mouse, notice=words)
    _need_screen()
    return start


def _need_screen() -> None:
    from reader.terminal.abilities import why_no_screen  # noqa: PLC0415

    reason = why_no_screen(sys.stdin, sys.stdout, os.environ)
    if reason:
        raise NoScreen(f"diptych: {reason}")


def _pair(left: str, right: str) -> "PageInput":
    for path in (left, right):
        if os.path.isdir(path):
            raise ArticleProblem(path, "is a folder", way_out="name two articles, or the folder alone")
    articles = Pair(session.read(left), session.read(right))
    _need_screen()
    opened = session.opened_pair(articles)
    return _page_input(opened.articles, opened.sigla, opened)


def _page_input(articles: "Pair[Article] | Pair[Article | None]", sigla: Pair[str],
                opened: session.OpenPair | None = None) -> "PageInput":  # fmt: skip
    from reader.layout.model import PageInput  # noqa: PLC0415

    if opened is None:
        return PageInput(Pair(articles[0], articles[1]), sigla, None)
    return PageInput(Pair(articles[0], articles[1]), sigla, opened.collation, (), opened.same_file)


def _read_page(given: "PageInput", start: Start) -> int:
    """Paint the first screen, then import the app behind it."""
    from reader.layout.page import Page  # noqa: PLC0415
    from reader.terminal.painter import FirstPainter  # noqa: PLC0415
    from reader.ui.first import first_screen  # noqa: PLC0415

    page = Page(given)
    painter = FirstPainter.open(0, 1, os.environ)
    try:
        view, rows = first_screen(page, start, *painter.size)
        painter.paint(rows)
        return _run(start._replace(painter=painter, page=page, view=view))
    finally:
        painter.close()


def _run(start: Start) -> int:
    import gc  # noqa: PLC0415

    # Half a second of imports makes much that lives and nothing that dies.
    gc.disable()
    from reader.ui.app import run  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    return run(start)
