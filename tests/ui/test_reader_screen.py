"""The reader: each key does what the table says of it."""

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import OptionList

from reader import memory
from reader.commands import on_screen
from reader.layout.model import View
from reader.layout.moves import ACTIONS
from reader.layout.moves import press as layout_press
from reader.pair import Pair
from reader.ui.choose import Choose
from reader.ui.clipboard import copy_path
from reader.ui.differences_screen import DifferencesScreen
from reader.ui.reader_screen import ReaderScreen
from reader.ui.start import Start
from reader.ui.text_screen import TextScreen
from tests.layout.build import alone, of, sample
from tests.ui.stage import (
    SMALL,
    article_of,
    at_once,
    contents,
    desk_of,
    last_line,
    lines,
    page_of,
    press,
    reader_of,
    reading,
    rewrite,
    settled,
    shown,
    started,
    until,
    view_of,
)

LAYOUT_KEYS = [command for command in on_screen("reader") if command.id in ACTIONS]


class TestMoving:
    async def test_each_key_of_the_layout_does_what_the_layout_says(self) -> None:
        async with reading(sample(), SMALL) as pilot:
            page = page_of(pilot)
            for command in LAYOUT_KEYS:
                for key in command.keys:
                    before = view_of(pilot)
                    if before.selection is not None:
                        await press(pilot, "v")
                        before = view_of(pilot)
                    await pilot.press(key)
                    await pilot.pause()
                    assert view_of(pilot) == layout_press(page, before._replace(message=""), command.id), key

    async def test_the_last_row_says_the_most_useful_keys(self) -> None:
        async with reading(sample()) as pilot:
            assert last_line(pilot).startswith(" l link  d difference  Enter counterpart  c side by side  a note")
            assert "? help  q quit" in last_line(pilot)

    async def test_the_last_row_of_one_article_says_nothing_of_links(self) -> None:
        async with reading(alone()) as pilot:
            assert last_line(pilot).startswith(" > compare with ...  a note")
            assert "link" not in last_line(pilot)

    async def test_the_last_row_says_what_selected_words_are_good_for(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "v", "right")
            assert last_line(pilot).startswith(" ← → ↑ ↓ select  o other end  y copy  Enter note  v end")
        async with reading(sample(), (40, 10)) as pilot:
            await press(pilot, "v", "right")
            assert last_line(pilot).startswith(" y copy  Enter note  v end")

    async def test_a_key_of_another_screen_says_whose_it_is(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "percent_sign")
            assert "% (samples) has no use here, but in the list of articles: ? lists" in last_line(pilot)
            await press(pilot, "&")
            assert "& has no use here" in last_line(pilot)
            await press(pilot, "2", "a")
            assert "a (note) has no use here, but in the articles" in last_line(pilot)

    async def test_a_message_stands_there_until_the_next_key(self) -> None:
        async with reading(of("H| One\nA few words here.", "H| Two\nAnd others there.", share=(0, 0, 0))) as pilot:
            await press(pilot, "l")
            told = view_of(pilot).message
            assert told and told in last_line(pilot)
            await press(pilot, "j")
            assert told not in last_line(pilot)

    async def test_only_rows_that_changed_are_drawn_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with reading(sample()) as pilot:
            rows = reader_of(pilot).rows
            regions = []
            monkeypatch.setattr(rows, "refresh", lambda *changed, **_: regions.append(changed))
            before = rows.shown
            await press(pilot, "j")
            changed = [y for y, row in enumerate(rows.shown) if row != before[y]]
            assert [region.y for region in regions[0]] == changed and len(changed) < len(before)


class TestSearch:
    async def test_words_are_found_in_both_articles_and_counted(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", *"minister", "enter")
            assert view_of(pilot).search == "minister" and len(view_of(pilot).hits) > 1

    async def test_the_next_hit_is_another_one(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", *"minister", "enter")
            first = view_of(pilot).hit
            await press(pilot, "n")
            assert view_of(pilot).hit != first

    async def test_letters_are_words_while_the_line_is_open(self) -> None:
        async with reading(sample()) as pilot:
            before = view_of(pilot).cursor
            await press(pilot, "/", "l", "q", "d")
            assert view_of(pilot).cursor == before and isinstance(pilot.app.screen, ReaderScreen)
            assert "/" in last_line(pilot) and "lqd" in last_line(pilot)

    async def test_words_sent_in_one_go_with_the_key_are_words_as_well(self) -> None:
        async with reading(sample()) as pilot:
            before = view_of(pilot).cursor
            for letter in "/dollars":
                pilot.app.post_message(Key("slash" if letter == "/" else letter, letter))
            pilot.app.post_message(Paste("tqx\nq"))
            await settled(pilot)
            assert reader_of(pilot).search_line.value == "dollarstqx" and view_of(pilot).cursor == before

    async def test_the_first_letter_replaces_the_words_of_the_last_search(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", *"minister", "enter", "/", *"deal")
            assert reader_of(pilot).search_line.value == "deal"

    async def test_the_terminals_cursor_leaves_the_line_with_the_reader(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", "a")
            assert pilot.app.cursor_position.y > 0
            await press(pilot, "enter")
            assert pilot.app.cursor_position == (0, 0)

    async def test_an_empty_line_forgets_the_search(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", *"minister", "enter", "/", "ctrl+u", "enter")
            assert view_of(pilot).hits == () and view_of(pilot).search == ""

    async def test_escape_leaves_the_line_and_the_search_as_it_was(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/", *"deal", "enter", "/", *"xx", "escape", "j")
            assert view_of(pilot).search == "deal" and "link" in last_line(pilot)

    async def test_what_is_pasted_passes_the_gate(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "/")
            reader_of(pilot).search_line.value = "a\x1b]52;c;eA==\x07b\u202e"
            await settled(pilot)
            assert not set(reader_of(pilot).search_line.value) & set("\x1b\x07\u202e")


class TestWordsAndCitations:
    async def test_y_sends_a_citation_to_the_clipboard_and_writes_it_to_a_file(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "y")
            copied = pilot.app.clipboard
            assert copied.startswith("“") and "WION" in copied and "paragraph" in copied
            assert contents(copy_path()) == copied + "\n"
            assert "copied.txt" in last_line(pilot)

    async def test_selected_words_are_copied_instead(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "v", "right", "right")
            article = article_of(pilot, view_of(pilot).pane)
            start, end = view_of(pilot).selection or (0, 0)
            words = article.text[start:end]
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith(f"“{words}”") and view_of(pilot).selection is None

    @pytest.mark.parametrize("key", ["v", "backspace", "escape"])
    async def test_a_selection_is_ended_by(self, key: str) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "v", "right", key)
            assert view_of(pilot).selection is None

    async def test_arrows_scroll_again_when_nothing_is_selected(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "g", "v", "down", "v", "right", "left")
            before = view_of(pilot)
            await press(pilot, "down")
            assert view_of(pilot).selection is None and view_of(pilot) != before


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


class TestTheMouse:
    async def test_a_click_puts_the_cursor_on_the_paragraph(self) -> None:
        async with reading(sample()) as pilot:
            row = next(y for y, line in enumerate(shown(pilot).split("\n")) if "gathering" in line)
            await pilot.click(offset=(90, row))
            await settled(pilot)
            assert view_of(pilot).pane == 1

    async def test_a_click_on_the_order_map_goes_to_the_link(self) -> None:
        async with reading(sample()) as pilot:
            row, line = next((y, line) for y, line in enumerate(lines(pilot)) if "6>5,11" in line)
            await pilot.click(offset=(line.index("9>10"), row))
            await settled(pilot)
            assert view_of(pilot).cursor.left == 8

    async def test_a_drag_selects_words_of_one_side(self) -> None:
        async with reading(sample()) as pilot:
            row = next(y for y, line in enumerate(shown(pilot).split("\n")) if "All three were" in line)
            await pilot.mouse_down(offset=(8, row))
            await pilot.hover(offset=(20, row))
            rows = reader_of(pilot).rows
            rows.post_message(rows.Dragged((8, row), (20, row)))
            await pilot.mouse_up(offset=(20, row))
            await settled(pilot)
            view = view_of(pilot)
            assert view.pane == 0 and view.selection is not None
            text = article_of(pilot, 0).text
            before, after = text[view.selection.start - 1], text[view.selection.end]
            assert before.isspace() and after.isspace() and text[slice(*view.selection)].strip()

    async def test_the_wheel_scrolls(self) -> None:
        async with reading(sample(), (120, 20)) as pilot:
            before = view_of(pilot)
            rows = reader_of(pilot).rows
            rows.post_message(rows.Wheeled(3))
            await settled(pilot)
            assert view_of(pilot) != before


class TestOpening:
    async def test_a_pair_is_read_collated_and_shown(self, samples: tuple[Path, ...]) -> None:
        async with started(Start("pair", (str(samples[1]), str(samples[4])))) as pilot:
            assert "Kuleba said his country" in shown(pilot)

    async def test_one_article_is_shown_alone_and_has_no_differences(self) -> None:
        async with reading(alone()) as pilot:
            await press(pilot, "2")
            assert "puts another beside it" in last_line(pilot)

    async def test_a_missing_article_is_told_with_its_name(self, tmp_path: Path) -> None:
        async with started(Start("pair", (str(tmp_path / "gone.txt"), str(tmp_path / "b.txt")))) as pilot:
            assert "gone.txt" in last_line(pilot)
            await press(pilot, "j", "2", "f", "/", "y", "v", "t", "q", "q")

    async def test_what_is_wrong_with_the_settings_is_told(self, home: Path) -> None:
        folder = home / ".config/diptych"
        folder.mkdir(parents=True)
        (folder / "settings.yaml").write_text("colour: red\n")
        async with reading(sample()) as pilot:
            assert "settings.yaml:1" in last_line(pilot)

    async def test_the_readers_own_keys_count(self, home: Path) -> None:
        folder = home / ".config/diptych"
        folder.mkdir(parents=True)
        (folder / "settings.yaml").write_text("keymap: {next-link: 'm', next-hit: 'l'}\n")
        async with reading(sample()) as pilot:
            assert last_line(pilot).startswith(" m link")
            before = view_of(pilot)
            await press(pilot, "m")
            assert view_of(pilot).cursor == layout_press(page_of(pilot), before, "next-link").cursor


class TestFiles:
    @pytest.fixture
    def pair(self, tmp_path: Path) -> tuple[str, str]:
        for name, words in (("a.txt", "Alpha"), ("b.txt", "Beta")):
            (tmp_path / name).write_text(f"{words} headline\n\nSome words that both papers print alike today.\n")
        return str(tmp_path / "a.txt"), str(tmp_path / "b.txt")

    async def test_a_file_that_changed_is_told_once_and_read_again_on_the_key(self, pair: tuple[str, str]) -> None:
        async with started(Start("pair", pair)) as pilot:
            rewrite(pair[0], "Alpha headline\n\nA paragraph that was added later.\n")
            reader_of(pilot)._look_at_files()
            await pilot.pause()
            assert "a.txt changed on disk" in last_line(pilot)
            await press(pilot, "j")
            reader_of(pilot)._look_at_files()
            await pilot.pause()
            assert "changed" not in last_line(pilot)
            await press(pilot, "R")
            assert "added later" in article_of(pilot, 0).text

    async def test_a_file_that_is_gone_leaves_what_was_read_on_the_screen(
        self, pair: tuple[str, str], tmp_path: Path
    ) -> None:
        async with started(Start("pair", pair)) as pilot:
            (tmp_path / "a.txt").unlink()
            await press(pilot, "R")
            assert "a.txt" in last_line(pilot) and "both papers" in shown(pilot)

    async def test_another_article_is_put_on_the_right(self, pair: tuple[str, str], tmp_path: Path) -> None:
        (tmp_path / "c.txt").write_text("Gamma headline\n\nSome words that both papers print alike today.\n")
        async with started(Start("pair", pair)) as pilot:
            await press(pilot, ">", "enter")
            assert reader_of(pilot).paths == (pair[0], str(tmp_path / "c.txt"))
            assert "Gamma" in shown(pilot)

    async def test_the_place_is_remembered_for_these_two_texts(self, pair: tuple[str, str]) -> None:
        async with started(Start("pair", pair)) as pilot:
            await press(pilot, "tab", "G", "c")
            left = view_of(pilot)
        async with started(Start("pair", pair)) as pilot:
            assert (view_of(pilot).pane, view_of(pilot).mode, view_of(pilot).cursor) == (
                left.pane,
                left.mode,
                left.cursor,
            )

    async def test_the_last_pair_is_remembered(self, pair: tuple[str, str]) -> None:
        async with started(Start("pair", pair)):
            pass
        assert memory.last_pair() == memory.LastPair(pair)


class TestTheListOfDifferences:
    async def test_enter_goes_to_the_difference(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "2")
            assert isinstance(pilot.app.screen, DifferencesScreen)
            await press(pilot, "j", "j", "enter")
            assert isinstance(pilot.app.screen, ReaderScreen) and view_of(pilot).divergence == 2

    async def test_ticks_are_kept_while_the_pair_is_open(self) -> None:
        async with reading(sample()) as pilot:
            await press(pilot, "2", "space", "1", "2")
            assert "✓" in shown(pilot) and "1 ticked off" in shown(pilot)


async def test_the_key_of_habit_says_the_way_out() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "ctrl+c")
        assert "q goes back" in last_line(pilot) and pilot.app.is_running


async def test_q_ends_the_program_from_the_first_screen() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "q")
        assert pilot.app.return_code == 0 and not pilot.app.is_running


def test_a_pair_of_hashes_that_was_never_seen_has_no_place() -> None:
    view = View(80, 24)
    assert memory.remembered(Pair("0" * 64, "1" * 64), view) is view
