"""The reader: each key does what the table says of it."""

import pytest
from textual.events import Key, Paste

from reader.commands import on_screen
from reader.layout.moves import ACTIONS
from reader.layout.moves import press as layout_press
from reader.ui.clipboard import copy_path
from reader.ui.differences_screen import DifferencesScreen
from reader.ui.reader_screen import ReaderScreen
from tests.layout.build import alone, of, sample
from tests.ui.stage import (
    SMALL,
    article_of,
    contents,
    last_line,
    lines,
    page_of,
    press,
    reader_of,
    reading,
    settled,
    shown,
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
