"""Styles are read once, and the line that is typed in has the ground of its theme."""

import pytest
from textual.css.stylesheet import Stylesheet

from reader.layout import marks
from reader.themes import load_theme
from reader.ui.app import DiptychApp
from reader.ui.command_screen import SearchLine
from reader.ui.looks import Looks, theme_name
from reader.ui.text_screen import TextScreen
from tests.ui.noted import Desk
from tests.ui.stage import press


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Stylesheet]:
    """Each time that all styles are read anew."""
    found: list[Stylesheet] = []
    read = Stylesheet.reparse

    def counted(self: Stylesheet) -> None:
        found.append(self)
        read(self)

    monkeypatch.setattr(Stylesheet, "reparse", counted)
    return found


async def test_neither_the_start_nor_the_help_reads_them_again(desk: Desk, readings: list[Stylesheet]) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, TextScreen)
        assert readings == []


async def test_other_colours_do(desk: Desk, readings: list[Stylesheet]) -> None:
    async with desk.reading() as pilot:
        app = pilot.app
        assert isinstance(app, DiptychApp)
        before = app.get_css_variables()
        app.use_looks(Looks(load_theme("light"), app.desk.depth))
        await pilot.pause()
        assert app.theme == theme_name(app.desk.looks)
        assert readings and app.get_css_variables() != before


@pytest.mark.parametrize("name", ["light", "dark"])
async def test_what_is_typed_stands_on_the_ground_of_the_theme_with_a_cursor_in_reverse(desk: Desk, name: str) -> None:
    theme = load_theme(name)
    async with desk.reading() as pilot:
        app = pilot.app
        assert isinstance(app, DiptychApp)
        app.use_looks(Looks(theme, app.desk.depth))
        await press(pilot, "/", "r")
        line = app.screen.query_one(SearchLine)
        text = theme.style(marks.TEXT)
        assert (line.styles.color.rgb, line.styles.background.rgb) == (text.fg, text.bg)
        assert line.get_component_styles("input--cursor").text_style.reverse
