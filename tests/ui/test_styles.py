"""Styles are read once: neither the start nor a screen that opens has Textual read all of them anew."""

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

from reader.themes import load_theme
from reader.ui.app import DiptychApp
from reader.ui.looks import Looks, theme_name
from reader.ui.text_screen import TextScreen
from tests.ui.noted import Desk
from tests.ui.stage import press


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Desk(folder)


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
