"""What the first screen shows, worked out before Textual is imported."""

import os
from collections.abc import Sequence

from reader import memory, settings
from reader.commands import footer
from reader.errors import ThemeProblem
from reader.layout.model import View
from reader.layout.page import Page
from reader.layout.screen import draw, opening, resized
from reader.pair import Pair
from reader.paths import config_folder
from reader.terminal.style import Style
from reader.themes import Theme, load_theme
from reader.ui.start import Start

DEFAULT_THEME = "terminal"


def theme_folders() -> tuple[str, ...]:
    """Where the reader's own themes are."""
    return (os.path.join(config_folder(), "themes"),)


def wanted_theme(for_this_time: str, of_settings: str) -> Theme:
    """The theme of this session: as called for, else as last chosen, else of the settings; a faulty one gives way."""
    for name in (for_this_time, memory.chosen_theme(), of_settings):
        if name:
            try:
                return load_theme(name, theme_folders())
            except ThemeProblem:
                continue
    return load_theme(DEFAULT_THEME)


def hashes(page: Page) -> Pair[str]:
    """What the place of these articles is remembered by."""
    left, right = page.given.articles
    return Pair(left.sha256 if left else "", right.sha256 if right else "")


def styled(rows: Sequence[Sequence[tuple[str, int]]], theme: Theme) -> list[list[tuple[str, Style]]]:
    """Rows as the painter takes them: each mark resolved to a style."""
    return [[(text, theme.style(mark)) for text, mark in row] for row in rows]


def first_screen(page: Page, start: Start, width: int, height: int) -> tuple[View, list[list[tuple[str, Style]]]]:
    """The view to begin with, remembered or new, and its rows for the first painter (cells)."""
    wanted = settings.load()
    view = opening(page, width, height)._replace(columns=wanted.columns, message=start.notice)
    view = resized(page, memory.remembered(hashes(page), view), width, height)
    return view, styled(draw(page, view, footer("reader", wanted.keymap)), wanted_theme(start.theme, wanted.theme))
