"""The list of differences: what it holds, in which order, and what is copied from it."""

import re
from pathlib import Path

from reader.layout.page import Page
from tests.layout.build import of, sample
from tests.ui.noted import Desk as NotedDesk
from tests.ui.stage import last_line, lines, press, reader_of, reading, shown, view_of


def places_of(line: str) -> tuple[int, int]:
    """Paragraphs of both sides, as a line of the list says them."""
    found = re.search(r"(\d+)>(\d+)", line)
    assert found is not None
    return int(found[1]), int(found[2])


async def test_each_difference_has_its_place_type_and_both_readings() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        line = next(line for line in lines(pilot) if "Kremlin" in line)
        assert "7>6" in line and "who said it" in line and "the spokesman" in line


async def test_they_stand_in_the_order_of_the_text_and_by_type_on_s() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        assert "who said it" in lines(pilot)[2]
        await press(pilot, "s", "s")
        assert "number" in lines(pilot)[2]
        await press(pilot, "S")
        assert "number" in lines(pilot)[2 + 6]


async def test_the_order_is_that_of_the_left_article_whichever_has_the_cursor_and_is_said() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "tab", "2")
        assert "7 differences in WION's order" in lines(pilot)[0]
        left = [places_of(line)[0] for line in lines(pilot)[2:9]]
        assert left == sorted(left)
        await press(pilot, "s")
        assert "in RTHK's order" in lines(pilot)[0]
        right = [places_of(line)[1] for line in lines(pilot)[2:9]]
        assert right == sorted(right)


async def test_what_one_side_leaves_out_has_the_place_of_both() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        assert "10>12" in next(line for line in lines(pilot) if "in Riga" in line)


async def test_place_and_verdict_stand_in_a_line_of_eighty_columns() -> None:
    async with reading(sample(), (80, 24)) as pilot:
        await press(pilot, "2")
        line = next(line for line in lines(pilot) if "Kremlin" in line)
        assert line.split()[0] == "7>6" and line.rstrip().endswith("open")


async def test_the_list_opens_where_the_reader_is_and_goes_the_way_of_d() -> None:
    async with reading(sample()) as pilot:
        walked = []
        for _ in range(3):
            await press(pilot, "d", "2")
            walked.append(next(number for number, line in enumerate(lines(pilot)) if line.startswith("▌")))
            await press(pilot, "q")
        assert walked == [walked[0], walked[0] + 1, walked[0] + 2]
        await press(pilot, "D", "2")
        assert lines(pilot)[walked[1]].startswith("▌")


async def test_one_key_leaves_only_facts_or_only_one_type() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "f")
        assert "o only this  f facts" in shown(pilot)
        await press(pilot, "f", "enter")
        types = view_of(pilot).types
        assert types is not None and {"speaker", "number"} <= types and "wording" not in types
        assert "hidden: f" in shown(pilot)
        await press(pilot, "f", "g", "o", "enter")
        assert view_of(pilot).types == frozenset({"number"})
        await press(pilot, "f", "a", "enter")
        assert "hidden: f" not in shown(pilot)


async def test_escape_ends_the_search_then_the_filter_then_the_list() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        every = lines(pilot)[0]
        await press(pilot, "f", "o", "enter", "/", *"zzz", "enter", "escape")
        assert "filtered out (f)" in lines(pilot)[0] and "zzz" not in lines(pilot)[0]
        await press(pilot, "escape")
        assert lines(pilot)[0] == every
        await press(pilot, "escape")
        assert reader_of(pilot) is pilot.app.screen


async def test_words_filter_the_list_and_an_empty_one_says_the_way_back() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2", "/", *"kuleba", "enter")
        assert " 1 difference in WION's order, with" in lines(pilot)[0]
        await press(pilot, "/", "ctrl+u", *"zzz", "enter")
        assert "No difference holds “zzz”" in shown(pilot)


async def test_formal_ones_are_hidden_until_asked_for_and_counted() -> None:
    page = of("H| One\nThe per cent of it.", "H| Two\nThe % of it.", "2≈2", "", "1 formal 2/2 per cent | %")
    async with reading(page) as pilot:
        await press(pilot, "2")
        assert "1 of form hidden" in lines(pilot)[0] and "F shows them" in shown(pilot)
        assert "F formal ones" in last_line(pilot) and "tick" not in last_line(pilot)
        await press(pilot, "F")
        assert "form only" in lines(pilot)[2]


async def test_no_difference_is_one_sentence() -> None:
    async with reading(of("H| One\nThe same.", "H| Two\nThe same.", "2=2")) as pilot:
        await press(pilot, "2")
        assert "No difference in detail" in shown(pilot) and "q goes back" in shown(pilot)
        assert "judge" not in last_line(pilot) and "? help" in last_line(pilot)
        await press(pilot, "enter")


async def test_the_readers_filter_is_said_and_can_be_changed_in_the_list() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        every = lines(pilot)[0]
        await press(pilot, "q", "f", "a", "space", "enter", "2")
        assert "filtered out (f)" in lines(pilot)[0]
        await press(pilot, "f", "a", "enter")
        assert lines(pilot)[0] == every
        await press(pilot, "q")
        assert view_of(pilot).types is None


async def test_a_filter_set_in_the_list_is_the_readers_too() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2", "f", "space", "enter", "q")
        assert view_of(pilot).types is not None


async def test_ticks_are_there_the_next_time_that_these_texts_are_open() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2", "space", "j", "space", "q")
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        assert "2 ticked off" in lines(pilot)[0]
        assert [n for n, line in enumerate(lines(pilot)) if "✓" in line] == [2, 4]
        await press(pilot, "space")
    async with reading(sample()) as pilot:
        await press(pilot, "2")
        assert "1 ticked off" in lines(pilot)[0]


async def test_a_verdict_that_a_rule_proposes_is_doubtful_and_ticks_nothing_off() -> None:
    page = sample()
    told = page.given.collation
    assert told is not None
    first, *others = told.divergences
    told = told._replace(divergences=(first._replace(verdict="more specific"), *others))
    async with reading(Page(page.given._replace(collation=told))) as pilot:
        await press(pilot, "2")
        assert "more specific ?" in shown(pilot) and "ticked off" not in lines(pilot)[0]


async def test_what_is_judged_counts_as_ticked_off(tmp_path: Path) -> None:
    async with NotedDesk(tmp_path).reading() as pilot:
        await press(pilot, "2")
        assert "ticked off" not in lines(pilot)[0]
        await press(pilot, "!", "g", "enter")
        assert "1 ticked off" in lines(pilot)[0]
        await press(pilot, "space")
        assert "as it is judged" in last_line(pilot) and "✓" in shown(pilot)


async def test_a_difference_is_copied_with_both_readings() -> None:
    async with reading(sample()) as pilot:
        await press(pilot, "2", "y")
        assert "WION: “Kuleba”; RTHK: “he”" in pilot.app.clipboard and "clipboard" in last_line(pilot)


async def test_a_verdict_is_taken_back_and_given_again_where_it_was_given(tmp_path: Path) -> None:
    async with NotedDesk(tmp_path).reading() as pilot:
        await press(pilot, "2", "!", "g", "enter")
        assert "1 ticked off" in lines(pilot)[0]
        await press(pilot, "u")
        assert "Verdict taken back" in last_line(pilot) and "ticked off" not in lines(pilot)[0]
        await press(pilot, "ctrl+r")
        assert "1 ticked off" in lines(pilot)[0]


async def test_the_list_of_notes_is_one_key_away_and_back(tmp_path: Path) -> None:
    async with NotedDesk(tmp_path).reading() as pilot:
        await press(pilot, "2", "3")
        assert "0 notes" in lines(pilot)[0]
        await press(pilot, "2")
        assert "1 difference" in lines(pilot)[0]
        await press(pilot, "q")
        assert pilot.app.screen is reader_of(pilot)


async def test_a_difference_can_be_read_in_full_with_both_paragraphs() -> None:
    async with reading(sample(), (60, 20)) as pilot:
        await press(pilot, "2", "v")
        text = shown(pilot)
        assert "WION has" in text and "RTHK has" in text and "who said it" in text
        await press(pilot, "G")
        assert "RTHK 5" in shown(pilot)
        await press(pilot, "q")
        assert "7 differences" in lines(pilot)[0]
