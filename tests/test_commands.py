"""The table of commands: each stands once, and no two of a screen share a key."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    GROUPS,
    NAMED_KEYS,
    RESERVED,
    SCREENS,
    ScreenName,
    footer,
    is_key,
    keymap,
    on_screen,
    spoken,
    table,
)
from reader.layout.moves import ACTIONS

MOUSE_OR_SELECTION = {"strip", "end-selection", "other-end", "word-right", "word-left", "select-down", "select-up"}


class TestTheTable:
    def test_every_command_stands_once(self) -> None:
        assert len(BY_ID) == len(COMMANDS)

    @pytest.mark.parametrize("screen", SCREENS)
    def test_no_two_commands_of_a_screen_share_a_key(self, screen: ScreenName) -> None:
        for one, other in combinations(on_screen(screen), 2):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
    def test_a_command_has_keys_a_name_help_and_a_group(self, command: Any) -> None:
        assert command.keys and all(is_key(key) and key not in RESERVED for key in command.keys)
        assert command.name and len(command.name) <= 18
        assert command.help and not command.help.endswith(".")
        assert command.group in GROUPS and command.screens

    def test_nothing_needs_alt_a_function_key_or_escape(self) -> None:
        keys = {key for command in COMMANDS for key in command.keys}
        assert not any(key.startswith(("alt+", "f1", "escape")) for key in keys)

    def test_every_move_of_the_layout_has_a_command_or_belongs_to_the_mouse_or_a_selection(self) -> None:
        own = {command.id for command in on_screen("reader")}
        assert set(ACTIONS) - own == MOUSE_OR_SELECTION

    @pytest.mark.parametrize("screen", SCREENS)
    def test_every_screen_tells_of_help_and_of_the_way_back_in_its_last_row(self, screen: ScreenName) -> None:
        words = [name for _, name in footer(screen)]
        assert words[-2:] == ["help", "back"]

    def test_the_footer_is_in_the_order_of_its_ranks(self) -> None:
        ranks = [BY_ID[command.id].footer for command in on_screen("reader") if command.footer]
        keys = [key for key, _ in footer("reader")]
        ranked = sorted((c for c in on_screen("reader") if c.footer), key=lambda command: command.footer)
        assert keys == [spoken(command.keys[0]) for command in ranked]
        assert len(set(ranks)) == len(ranks)

    def test_the_printed_table_holds_every_command_of_its_screens(self) -> None:
        printed = [name for _, rows in table() for _, _, name in rows]
        assert sorted(printed) == sorted(BY_ID)

    @pytest.mark.parametrize(("key", "printed"), [("ctrl+p", "Ctrl+P"), ("pagedown", "PgDn"), ("G", "G"), ("/", "/")])
    def test_a_key_is_printed_as_on_the_keyboard(self, key: str, printed: str) -> None:
        assert spoken(key) == printed


class TestTheReadersKeymap:
    def test_a_command_gets_the_keys_it_is_given_and_no_other(self) -> None:
        keys, clashes = keymap({"next-link": ("m", "ctrl+n")})
        assert keys["next-link"] == ("m", "ctrl+n") and not clashes

    def test_a_key_that_another_command_of_the_screen_has_is_reported_and_left_out(self) -> None:
        keys, clashes = keymap({"next-link": ("d", "m")})
        assert keys["next-link"] == ("m",)
        assert [(clash.command, clash.key) for clash in clashes] == [("next-link", "d")]
        assert "next-divergence" in clashes[0].what

    def test_two_commands_can_swap_their_keys(self) -> None:
        keys, clashes = keymap({"next-link": ("d",), "next-divergence": ("l",)})
        assert (keys["next-link"], keys["next-divergence"]) == (("d",), ("l",)) and not clashes

    def test_a_command_that_would_lose_every_key_keeps_its_own(self) -> None:
        keys, _ = keymap({"next-link": ("d",)})
        assert keys["next-link"] == ("l",)

    def test_an_unknown_command_is_reported(self) -> None:
        _, clashes = keymap({"fly": ("x",)})
        assert clashes[0].command == "fly" and "no such command" in clashes[0].what

    @pytest.mark.parametrize("key", [*RESERVED, "", "ab", "alt+x", "\x1b", "ctrl+"])
    def test_a_key_that_no_keymap_can_take_is_reported(self, key: str) -> None:
        keys, clashes = keymap({"next-link": (key,)})
        assert keys["next-link"] == ("l",) and len(clashes) == 1

    @settings(max_examples=60, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from([*BY_ID, "fly"]),
            st.lists(st.sampled_from([*"abcdlLnN/:", *NAMED_KEYS, "ctrl+n", "ctrl+q", "zz"]), max_size=3).map(tuple),
            max_size=8,
        )
    )
    def test_whatever_is_asked_for_no_key_of_a_screen_means_two_things(
        self, wanted: dict[str, tuple[str, ...]]
    ) -> None:
        keys, _ = keymap(wanted)
        assert set(keys) == set(DEFAULT_KEYMAP)
        for screen in SCREENS:
            taken = [key for command in on_screen(screen) for key in set(keys[command.id])]
            assert len(taken) == len(set(taken))
