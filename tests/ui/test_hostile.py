"""Hostile text through every screen: it is shown, it never acts."""

from pathlib import Path
from unicodedata import category

import pytest
from rich.cells import get_character_cell_size
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from reader.layout.page import Page
from reader.layout.screen import draw
from reader.terminal.cells import width_of
from reader.text.gate import display
from reader.ui.archive_screen import ArchiveScreen
from reader.ui.crash import told
from reader.ui.first import styled
from reader.ui.looks import Looks, rich_style
from reader.ui.palette import Palette
from reader.ui.start import Start
from tests.layout.build import of
from tests.ui.stage import desk_of, lines, press, reading, settled, shown, started, strips, view_of

CONTROLS = (
    "\x1b]52;c;ZXZpbA==\x07",  # the clipboard
    "\x1b]0;owned\x1b\\",  # the title
    "\x1b[31;1mred",
    "\x9b2J\x9d0;x\x9c",  # C1
    "abc\x08\x08\x08xyz\x00\x7f",
)
UNICODE = ("\u202edesrever\u2066", "Z" + "\u0301" * 60, "\U000e0041\ufdd0\U0010ffff", "\ufe0f\u200d\U0001f3fb")
MARKUP = (
    "[/] [@click=app.quit]press[/] [bold red]x[/bold red] [link=http://x]y[/link]",
    "[b]bold[/b] :smile: [not closed",
)
ATTACKS = {"controls": "".join(CONTROLS), "unicode": "".join(UNICODE), "markup": " ".join(MARKUP)}


def hostile_page(attack: str) -> Page:
    body = f"The minister {attack} said so to the press on that day."
    return of(f"H| Title {attack}\n{body}", f"H| Other {attack}\n{body}", "2=2", "2/2 said so to the press on that day.", "1 wording 2/2 minister | minister")  # fmt: skip


def assert_harmless(pilot: Pilot[object]) -> None:
    for strip in strips(pilot):
        for character in strip.text:
            assert category(character) not in {"Cc", "Cf", "Cs", "Cn", "Co"}, repr(character)
        assert all(not segment.control for segment in strip)
        styles = [segment.style for segment in strip if segment.style is not None]
        assert not any(style.link or "@click" in style.meta for style in styles)


@pytest.mark.parametrize("attack", ATTACKS)
async def test_in_the_reader_and_everything_that_opens_from_it(attack: str) -> None:
    async with reading(hostile_page(ATTACKS[attack])) as pilot:
        for keys in (
            ("l",),
            ("p",),
            ("2",),
            ("1", "i"),
            ("q", "f"),
            ("q", "c"),
            ("v", "right", "y"),
            ("?",),
            ("q", ":"),
        ):
            await press(pilot, *keys)
            assert_harmless(pilot)
        assert pilot.app.is_running


async def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    async with reading(hostile_page("[/] [@click=app.quit]press[/]")) as pilot:
        assert "[/] [@click=app.quit]" in shown(pilot)


@pytest.mark.parametrize("attack", ATTACKS)
async def test_in_the_archive_its_names_and_its_titles(attack: str, tmp_path: Path) -> None:
    name = ATTACKS[attack].replace("/", "_").replace("\x00", "")[:60]
    for number in (1, 2):
        path = tmp_path / f"{name} {number}.txt"
        path.write_text(f"A headline {ATTACKS[attack]}\n\nThe same words stand in both of these.\n", "utf-8", "replace")
    (tmp_path / f"{name}.txt").write_bytes(b"\x00\x01binary")
    async with started(Start("folder", (str(tmp_path),))) as pilot:
        for keys in (("j",), ("i",), ("q", "tab"), ("enter",), (">",), ("q", "q"), ("tab", "/", *"zz", "enter")):
            await press(pilot, *keys)
            assert_harmless(pilot)


@pytest.mark.parametrize("attack", ATTACKS)
async def test_in_messages_and_in_the_search_line(attack: str) -> None:
    async with reading(hostile_page("x")) as pilot:
        await press(pilot, "/")
        screen = pilot.app.screen
        line = screen.query_one("SearchLine")
        line.value = ATTACKS[attack]  # type: ignore[attr-defined]
        await settled(pilot)
        assert_harmless(pilot)
        await press(pilot, "enter")
        assert_harmless(pilot)
    async with started(Start("pair", (f"/none/{ATTACKS[attack]}".replace("\x00", ""), "/none/b"))) as pilot:
        assert_harmless(pilot)


async def test_an_archive_whose_folder_has_a_hostile_name(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;x\x07[bold]"
    folder.mkdir()
    async with started(Start("folder", (str(folder),), notice="\x1b[2Jnotice")) as pilot:
        assert isinstance(pilot.app.screen, ArchiveScreen)
        assert_harmless(pilot)
        assert "[bold]" in lines(pilot)[0]


async def test_what_the_painter_would_show_is_what_the_app_shows() -> None:
    async with reading(hostile_page("[x]")) as pilot:
        desk = desk_of(pilot)
        page, view = of("H| One\nWords.", "H| Two\nWords.", "2=2"), view_of(pilot)
        rows = draw(page, view, ())
        looks = Looks(desk.looks.theme, desk.depth)
        for row, painted in zip(rows, styled(rows, desk.looks.theme), strict=True):
            strip = looks.strip(row, view.width)
            assert strip.text == "".join(text for text, _ in painted)
            whole = [style for text, style in painted for _ in text]
            drawn = [segment.style for segment in strip for _ in segment.text]
            assert drawn == [rich_style(style) for style in whole]


@pytest.mark.parametrize("attack", ATTACKS)
def test_when_the_program_itself_fails(attack: str, home: Path) -> None:
    line = told(ValueError(ATTACKS[attack]))
    assert not {category(character) for character in line} & {"Cc", "Cf", "Cs", "Cn", "Co"}
    kept = (home / ".local/state/diptych/crash.txt").read_text(encoding="utf-8")
    assert "ValueError" in kept and "\x1b" not in kept


def test_every_character_that_is_shown_is_as_wide_for_the_layout_as_for_the_driver() -> None:
    shown_as_it_is = {
        character for code in range(0x20, 0x20000) if (character := chr(code)) in display(f"x{character}")
    }
    assert len(shown_as_it_is) > 50_000
    assert not {character for character in shown_as_it_is if width_of(character) != get_character_cell_size(character)}


async def test_cutting_where_nothing_is_selected_leaves_the_clipboard_alone() -> None:
    async with reading(hostile_page("x")) as pilot:
        pilot.app.copy_to_clipboard("kept")
        pilot.app.copy_to_clipboard("")
        assert pilot.app.clipboard == "kept"


async def test_a_search_in_the_palette_that_comes_too_late_does_not_end_the_app() -> None:
    async with reading(hostile_page("x")) as pilot:
        await press(pilot, ":")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        await palette.query(CommandList).remove()
        palette._gather_commands("link")
        await pilot.pause()
        assert pilot.app.is_running


async def test_no_cursor_blinks_in_the_palette() -> None:
    async with reading(hostile_page("x")) as pilot:
        await press(pilot, ":")
        assert not pilot.app.screen.query_one(Input).cursor_blink
