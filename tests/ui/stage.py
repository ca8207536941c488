"""The app on a stage: started without a terminal, and read as the reader would see it."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from reader.articles.model import Article
from reader.layout.model import View
from reader.layout.page import Page
from reader.pair import Side
from reader.ui.app import DiptychApp
from reader.ui.desk import Desk
from reader.ui.reader_screen import ReaderScreen
from reader.ui.start import Start

WIDE = (120, 40)
SMALL = (80, 24)


@asynccontextmanager
async def started(start: Start, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[Any]]:
    """The app, with its first work done."""
    app = DiptychApp(start)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


@asynccontextmanager
async def reading(page: Page, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[Any]]:
    """The reader on a page that is open already."""
    async with started(Start("pair", ("a.txt", "b.txt"), page=page), size) as pilot:
        yield pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until workers and messages have come to rest."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[Any], condition: Callable[[], bool], what: str) -> None:
    """Wait for something that comes by itself; a busy machine may need a minute for it."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, f"{what} did not come"
        await pilot.pause(0.02)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Type as a terminal does in one read: nothing has been handled when the last key comes."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        is_control = key.startswith("ctrl+")
        name = {":": "colon", "/": "slash"}.get(key, key)
        character = chr(ord(key[-1]) - ord("a") + 1) if is_control else {"enter": "\r"}.get(key, key)
        driver.process_message(events.Key(name, character))


def reader_of(pilot: Pilot[Any]) -> ReaderScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReaderScreen))


def view_of(pilot: Pilot[Any]) -> View:
    """Where the reader is."""
    view = reader_of(pilot).view
    assert view is not None
    return view


def page_of(pilot: Pilot[Any]) -> Page:
    """What the reader shows."""
    book = reader_of(pilot).book
    assert book is not None
    return book.page


def article_of(pilot: Pilot[Any], side: Side) -> Article:
    """One of the articles that are open."""
    article = page_of(pilot).given.articles[side]
    assert article is not None
    return article


def paths_of(pilot: Pilot[Any]) -> tuple[str, ...]:
    """Paths in the reader that was opened last."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen.paths


def desk_of(pilot: Pilot[Any]) -> Desk:
    """What all screens share."""
    assert isinstance(pilot.app, DiptychApp)
    return pilot.app.desk


def strips(pilot: Pilot[Any]) -> list[Strip]:
    """What is drawn, popups over what lies below them."""
    app = pilot.app
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return [Strip.join(row) for row in update.strips]  # type: ignore[union-attr]


def lines(pilot: Pilot[Any]) -> list[str]:
    return [strip.text for strip in strips(pilot)]


def shown(pilot: Pilot[Any]) -> str:
    """The whole screen as one text."""
    return "\n".join(lines(pilot))


def last_line(pilot: Pilot[Any]) -> str:
    return lines(pilot)[-1]


def runs(strip: Strip) -> list[tuple[int, int, str]]:
    """Cells and look of each stretch that is not plain."""
    told: list[tuple[int, int, str]] = []
    at = 0
    for segment in strip:
        width = segment.cell_length
        look = in_words(segment)
        if look and told and told[-1][1] == at and told[-1][2] == look:
            told[-1] = (told[-1][0], at + width, look)
        elif look:
            told.append((at, at + width, look))
        at += width
    return told


def in_words(segment: Segment) -> str:
    """The look of a segment as Rich writes styles; empty when it is plain."""
    style = segment.style
    if style is None:
        return ""
    words = [name for name in ("bold", "italic", "underline", "reverse", "strike", "dim") if getattr(style, name)]
    if style.color is not None and not style.color.is_default:
        words.append(style.color.name)
    if style.bgcolor is not None and not style.bgcolor.is_default:
        words.append(f"on {style.bgcolor.name}")
    return " ".join(words)


def contents(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def rewrite(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")
