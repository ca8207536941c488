"""What opens over the reader: choices, colours, help, the palette; and what a change of size does to them."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from reader import memory
from reader.commands import on_screen
from reader.ui.choose import Choose
from reader.ui.text_screen import TextScreen
from tests.layout.build import sample
from tests.ui.stage import (
    at_once,
    desk_of,
    last_line,
    lines,
    press,
    reading,
    shown,
    until,
    view_of,
)


class TestPopups:
    async def test_types_of_difference_are_chosen(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "f")
            assert isinstance(pilot.app.screen, Choose) and "who said it" in shown(pilot)
            await press(pilot, "space", "enter")
            assert "number" not in (view_of(pilot).types or ()) and "speaker" in (view_of(pilot).types or ())

    async def test_all_types_but_the_formal_ones_are_no_filter(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "f", "space", "enter", "f", "space", "enter")
            assert view_of(pilot).types is None

    async def test_hiding_every_type_says_the_way_back(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "f", "a", "enter")
            assert view_of(pilot).types == frozenset() and "f shows them again" in last_line(pilot)

    async def test_a_theme_is_shown_live_and_given_back_on_q(self) -> None:
        async with reading(sample()) as pilot:
            before = desk_of(pilot).looks.theme.name
            await press(pilot, "t", "up")
            assert desk_of(pilot).looks.theme.name != before
            await press(pilot, "q")
            assert desk_of(pilot).looks.theme.name == before and memory.chosen_theme("") == ""

    async def test_a_theme_that_is_kept_is_remembered(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "t", "up", "enter")
            assert memory.chosen_theme("") == desk_of(pilot).looks.theme.name
        async with reading(sample()) as pilot:
            assert desk_of(pilot).looks.theme.name == memory.chosen_theme("")

    async def test_a_faulty_theme_of_the_readers_is_reported_and_skipped(self, home: Path) -> None:
        folder = home / ".config/diptych/themes"
        folder.mkdir(parents=True)
        (folder / "mine.yaml").write_text("styles: {run: bolld}\n")
        async with reading(sample()) as pilot:
            await press(pilot, "t")
            assert "mine" not in shown(pilot)
            await press(pilot, "q")
            assert "mine.yaml" in last_line(pilot)

    async def test_help_tells_every_key_of_the_screen(self) -> None:
        async with reading(sample(), (120, 100)) as pilot:
            await press(pilot, "?")
            assert isinstance(pilot.app.screen, TextScreen)
            told = " ".join(shown(pilot).split())
            for command in on_screen("reader"):
                assert " ".join(command.help.split()[:3]) in told, command.id

    async def test_what_is_typed_behind_the_key_of_the_palette_is_sought_there(self) -> None:
        async with reading(sample()) as pilot:
            at_once(pilot, ":", *"noted")
            await until(pilot, lambda: getattr(pilot.app.focused, "value", "") == "noted", "the words")

    async def test_the_help_in_the_palette_is_wrapped_anew_when_the_size_changes(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, ":", *"this")
            await until(pilot, lambda: "or the whole page again" in shown(pilot), "the command in one line")
            await pilot.resize_terminal(60, 20)
            await until(pilot, lambda: any(line.strip() == "page again" for line in lines(pilot)), "its lines")
            assert not any(line.startswith("  page again") for line in lines(pilot))

    async def test_the_palette_runs_a_command_of_the_screen(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, ":")
            await pilot.press(*"side by side")
            hits = pilot.app.screen.query_one(OptionList)
            await until(pilot, lambda: 0 < hits.option_count < 5 and "Side by side" in shown(pilot), "the hit")
            await press(pilot, "enter", "enter")
            await until(pilot, lambda: view_of(pilot).mode == "collated", "the other order")

    @pytest.mark.parametrize("keys", [("?",), ("t",), ("f",), ("2",), (":",), ("/",), ("2", "?"), ("?",)])
    async def test_a_change_of_size_while_anything_is_open(self, keys: tuple[str, ...]) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, *keys)
            for size in ((80, 24), (20, 5), (1, 1), (3, 2), (200, 60), (120, 40)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert len(shown(pilot).split("\n")) == size[1]
            await press(pilot, "escape" if keys[-1] in "/:" else "q")

    async def test_the_mouse_is_left_to_the_terminal_and_taken_back(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "M")
            assert desk_of(pilot).mouse is False and "terminal's" in last_line(pilot)
            await press(pilot, "M")
            assert desk_of(pilot).mouse is True
