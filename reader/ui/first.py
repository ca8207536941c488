"""What the app begins with, before Textual is imported: theme, keys, notices, the rows of a first screen."""

import os
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader import memory, settings
from reader.commands import ScreenName, footer
from reader.errors import ThemeProblem
from reader.layout.frame import is_small
from reader.layout.model import View
from reader.layout.page import Page, place_of
from reader.layout.screen import draw, opening, resized
from reader.pair import Pair
from reader.paths import config_folder
from reader.terminal.abilities import NO_COLOUR, SIXTEEN, Depth, colour_depth, dialect
from reader.terminal.style import Style
from reader.themes import Theme, load_theme
from reader.ui.clipboard import short_path

DEFAULT_THEME: Final = "terminal"
"""On the terminal's own background; legible on black and on white."""
FEW_COLOURS_THEME: Final = "sixteen"
"""Where the terminal has sixteen colours and the reader chose no theme."""
COLOURLESS_THEME: Final = "mono"
"""Where the terminal has no colour, or the reader wants none (`NO_COLOR`)."""


class Beginnings(NamedTuple):
    """What the reader set and chose before."""

    settings: settings.Settings
    theme: Theme
    depth: Depth
    """Colours that the terminal has."""
    complaints: tuple[str, ...]
    """What of settings and themes cannot be used, a line each; not gated yet."""


def beginnings(theme: str, environ: Mapping[str, str]) -> Beginnings:
    """Read settings and memory, and choose the theme; nothing that is wrong with them is raised.

    Args:
        theme: Name of the theme for this time; empty: the reader's own choice.
        environ: Of the process: the terminal's colours are read off it.

    Raises:
        ThemeProblem: If the theme that the program comes with cannot be read.
    """
    own = settings.load()
    depth = colour_depth(environ)
    complaints = [short_path(str(problem)) for problem in own.problems]
    names = [theme, COLOURLESS_THEME if depth == NO_COLOUR else "", memory.chosen_theme(own.theme), own.theme]
    for name in filter(None, names):
        try:
            return Beginnings(own, load_theme(name, theme_folders()), depth, tuple(complaints))
        except ThemeProblem as problem:
            complaints.append(short_path(str(problem)))
    usual = FEW_COLOURS_THEME if depth == SIXTEEN else DEFAULT_THEME
    return Beginnings(own, load_theme(usual), depth, tuple(complaints))


def theme_folders() -> tuple[str, ...]:
    """Where the reader's own themes are."""
    return (os.path.join(config_folder(), "themes"),)


ALONE: Final = ("other-article", "annotate", "search", "next-paragraph", "about", "notes", "help", "quit")
"""What is of use in one article alone."""
ALIKE: Final = ("next-link", "counterpart", "collate", "annotate", "search", "notes", "about", "other-pane", "help",
                "quit")  # fmt: skip
"""What is of use where no detail differs."""
UNRELATED: Final = ("other-pane", "other-article", "annotate", "search", "about", "notes", "help", "quit")
"""What is of use in two that have no link."""
ROOMY_FROM: Final = 60
"""Columns from which names of keys are whole."""
SMALL: Final = (
    "next-divergence", "why", "counterpart", "next-link", "annotate", "search", "differences", "other-pane", "help",
    "quit",
)  # fmt: skip
"""What is of use where the screen has room for text only: what shows the other side comes first."""
SELECTING: Final = ("next-only", "cite", "counterpart", "select")
"""What is of use while words are selected."""


def keys_for(
    screen: ScreenName,
    own: settings.Settings,
    *,
    is_first: bool,
    names: Mapping[str, str] | None = None,
    only: tuple[str, ...] | None = None,
) -> tuple[tuple[str, str], ...]:
    """Keys and words for the last row of a screen; from the first one `q` ends the program."""
    return footer(screen, own.keymap, {**({"quit": "quit"} if is_first else {}), **(names or {})}, only)


def reader_keys(
    page: Page, own: settings.Settings, view: View | None, *, is_first: bool
) -> tuple[tuple[str, str], ...]:
    """The reader's last row: keys that have a use now; `about` says when there is something to know of the articles."""
    if view is not None and view.selection is not None:
        names = {"next-only": "other end", "cite": "copy", "counterpart": "note", "select": "end"}
        if view.width < ROOMY_FROM:
            # What can be done with the words is worth more than what anybody tries, the arrows.
            return keys_for("reader", own, is_first=False, names=names, only=SELECTING[1:])
        return (("← → ↑ ↓", "select"), *keys_for("reader", own, is_first=False, names=names, only=SELECTING))
    count = sum(len(article.notices) for article in page.given.articles if article is not None)
    names = {"about": f"about, {count} to know"} if count else {}
    only: tuple[str, ...] | None = None
    if page.alone:
        is_wide = view is None or view.width >= ROOMY_FROM
        only, names = ALONE, {
            **names, "other-article": "compare with ..." if is_wide else "compare", "next-paragraph": "on",
        }  # fmt: skip
    elif page.unrelated:
        only = UNRELATED
    elif not _differs(page):
        only = ALIKE
    elif view is not None and is_small(view.width, view.height):
        only, names = SMALL, {"next-divergence": "differ", "why": "strip", "counterpart": "go"}
    return keys_for("reader", own, is_first=is_first, names=names, only=only)


def _differs(page: Page) -> bool:
    """Whether the two differ in a detail that is not of form."""
    collation = page.given.collation
    return collation is not None and any(found.type != "formal" for found in collation.divergences)


def hashes(page: Page) -> Pair[str]:
    """What the place of these articles is remembered by: SHA-256, empty on the right for one article alone."""
    left, right = page.given.articles
    return Pair(left.sha256 if left else "", right.sha256 if right else "")


def first_view(page: Page, own: settings.Settings, width: int, height: int) -> View:
    """The remembered place in these articles, else the first link, on a screen of so many cells."""
    view = opening(page, width, height)
    if own.columns is not None:
        view = resized(page, view._replace(columns=own.columns), width, height)
    remembered = memory.remembered(hashes(page), view)
    return view if remembered is view else _with_difference_here(page, resized(page, remembered, width, height))


def _with_difference_here(page: Page, view: View) -> View:
    """The view without a difference that is not at its cursor: another version may have counted them otherwise."""
    if view.divergence is None:
        return view
    span = page.span(view.pane, view.cursor[view.pane])
    place = place_of(page, view.pane, view.divergence)
    return view if span.start <= place < max(span.end, span.start + 1) else view._replace(divergence=None)


def styled(rows: Sequence[Sequence[tuple[str, int]]], theme: Theme) -> list[list[tuple[str, Style]]]:
    """Rows as the painter takes them: each mark resolved to a style."""
    return [[(text, theme.style(mark)) for text, mark in row] for row in rows]


def first_screen(
    page: Page, width: int, height: int, known: Beginnings, notice: str = ""
) -> tuple[View, list[list[tuple[str, Style]]]]:
    """The view to begin with, remembered or new, and its rows for the first painter (cells).

    The notice goes into the last row; it is not gated yet.
    """
    message = "; ".join(filter(None, (notice, *known.complaints)))
    view = first_view(page, known.settings, width, height)._replace(message=message)
    rows = draw(page, view, reader_keys(page, known.settings, view, is_first=True))
    return view, styled(rows, known.theme)


def keep_first_screen(paths: Sequence[str], rows: list[list[tuple[str, Style]]], size: tuple[int, int]) -> None:
    """Keep a first screen (columns, lines), to be there at once the next time."""
    from reader.again import keep, key_of, rows_digest  # noqa: PLC0415 - what is kept is kept behind the screen
    from reader.terminal.painter import paint  # noqa: PLC0415

    data = paint(rows, size, colour_depth(os.environ), dialect(os.environ))
    keep(key_of(paths, size, os.environ), os.environ, data, rows_digest(rows))


def keep_next_screen(page: Page, paths: tuple[str, ...], size: tuple[int, int]) -> None:
    """Keep the screen that these articles would open with now that their place is remembered."""
    _, rows = first_screen(page, *size, beginnings("", os.environ))
    keep_first_screen(paths, rows, size)
