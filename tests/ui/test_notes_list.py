"""The list of notes: order, filters, tags over many, notes that lost their place, and the way to each."""

from typing import Any

import pytest
from textual.pilot import Pilot

from reader.notes.schema import Target
from reader.ui.start import Start
from tests.ui.noted import LEFT, SIZES, Desk, note, typed
from tests.ui.stage import last_line, lines, press, settled, shown, started, view_of


def rows(pilot: Pilot[Any]) -> list[str]:
    """The lines of the list, without the mark of the cursor."""
    return [line[2:].strip() for line in lines(pilot)[2:-5] if line[2:].strip()]


class TestTheList:
    @pytest.mark.parametrize("size", SIZES)
    async def test_holds_every_note_with_place_and_text_in_the_order_of_reading(
        self, desk: Desk, size: tuple[int, int]
    ) -> None:
        desk.write_three()
        async with desk.reading(size) as pilot:
            await press(pilot, "3")
            found = rows(pilot)
            assert [row.split("  ")[0] for row in found] == ["left 1", "left 2, right 2", "left 3"]
            assert "Whose headline?" in found[0] and "#desk" in found[0]
            assert " 3 notes" in lines(pilot)[0]

    async def test_begins_at_the_note_that_the_reader_came_from_and_tells_more_of_it(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "G", "3")
            assert any(line.startswith("▌") and "Which pier?" in line for line in lines(pilot))
            assert "“Ferries will run every ten minutes from the north pier.”" in shown(pilot)

    async def test_enter_goes_to_the_place(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "enter")
            assert view_of(pilot).cursor.left == 0 and "Whose headline?" in last_line(pilot)

    async def test_without_notes_it_says_the_way_to_one(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "3")
            assert "No notes yet: q goes back, then a writes one" in shown(pilot)
            assert last_line(pilot).split() == ["?", "help", "q", "back"]
            await press(pilot, "enter", "x", "#", "space", "e")

    async def test_words_filter_it(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "/", *"pier", "enter")
            assert len(rows(pilot)) == 1 and " 1 note of 3, with “pier”" in lines(pilot)[0]
            await press(pilot, "/", "ctrl+u", *"zzz", "enter")
            assert "The filter hides every note" in shown(pilot)
            await press(pilot, "/", "ctrl+u", "enter")
            assert len(rows(pilot)) == 3

    async def test_tag_kind_status_author_and_place_filter_it(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "f")
            text = shown(pilot)
            for part in ("in its place", "status  open", "kind    note", "kind    question", "tag     desk", "by "):
                assert part in text
            at = [line.split("│")[1] for line in lines(pilot) if "│" in line]
            await press(pilot, *("down" for _ in range(next(i for i, row in enumerate(at) if "question" in row))))
            await press(pilot, "space", "enter")
            assert len(rows(pilot)) == 1 and "Whose headline?" in rows(pilot)[0]

    async def test_tags_go_to_all_that_are_marked(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "space", "space", "#", *"later", "space", *"-desk", "enter")
        assert sorted(found.tags for found in desk.notes()) == [("desk",), ("later",), ("later",)]

    async def test_a_tag_may_hold_a_blank_and_commas_part_them(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "#", *"age", "space", *"style,city", "enter")
        assert ("desk", "age style", "city") in [found.tags for found in desk.notes()]

    async def test_a_tag_gets_another_name_everywhere(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "T", "enter", *"local", "enter")
            assert sum("#local" in row for row in rows(pilot)) == 2

    async def test_edit_delete_undo_and_answer_work_there_too(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "x")
            assert len(rows(pilot)) == 2
            await press(pilot, "u")
            assert len(rows(pilot)) == 3
            await press(pilot, "g", "r")
            await typed(pilot, "The desk.")
            await press(pilot, "ctrl+d")
            assert any("↳ The desk." in row for row in rows(pilot))
            await press(pilot, "g", "e")
            await typed(pilot, " Ask.")
            await press(pilot, "ctrl+d")
            assert "Whose headline? Ask." in rows(pilot)[0]

    async def test_an_answer_outlives_its_note_and_says_that_this_is_gone(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "G", "r")
            await typed(pilot, "Ask the port.")
            await press(pilot, "ctrl+d")
            await press(pilot, "G", "k", "x")
            assert "its answer stays" in last_line(pilot)
            assert len(rows(pilot)) == 3 and not any("↳" in row for row in rows(pilot))
            assert "(answer to a deleted note) Ask the port." in rows(pilot)[-1]
            await press(pilot, "u")
            assert "↳ Ask the port." in rows(pilot)[-1]

    async def test_undo_goes_to_the_note_that_came_back(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "j", "x", "g", "u")
            assert any(line.startswith("▌") and "Both say so." in line for line in lines(pilot))

    async def test_a_note_that_was_emptied_is_not_saved(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "j", "e")
            await press(pilot, *["backspace"] * len("Both say so."), "ctrl+d")
            assert "An empty note is not saved" in last_line(pilot)
            await press(pilot, "ctrl+x")
        assert "Both say so." in [found.body for found in desk.notes()]


class TestNotesThatLostTheirPlace:
    async def lose(self, desk: Desk) -> None:
        desk.write_three()
        desk.left.write_text(LEFT.replace("Ferries will run every ten minutes from the north pier.", "No boats today."))

    async def test_come_first_and_say_so(self, desk: Desk) -> None:
        await self.lose(desk)
        async with desk.reading() as pilot:
            await press(pilot, "3")
            assert rows(pilot)[0].startswith("place not found") and "Which pier?" in rows(pilot)[0]
            assert "1 without a place" in lines(pilot)[0]
            await press(pilot, "g", "enter")
            assert "Its place was not found. note: Which pier?" in last_line(pilot)

    async def test_are_told_when_the_articles_are_read_again(self, desk: Desk) -> None:
        desk.write_three()
        async with desk.reading() as pilot:
            desk.left.write_text(LEFT.replace("Ferries will run every ten minutes from the north pier.", "No boats."))
            await press(pilot, "R")
            await settled(pilot)
            assert "read again; 1 note has lost the place: 3 lists them" in last_line(pilot)

    async def test_are_told_when_the_articles_are_opened(self, desk: Desk) -> None:
        await self.lose(desk)
        async with desk.reading() as pilot:
            assert "1 note has lost the place: 3 lists them" in last_line(pilot)

    async def test_stay_where_they_are_when_escape_gives_it_up(self, desk: Desk) -> None:
        await self.lose(desk)
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "m", "escape")
            assert "stays where it is" in last_line(pilot)
            await press(pilot, "a")
            assert "Attach here" not in shown(pilot)
            await press(pilot, "ctrl+x")

    async def test_are_attached_again_by_hand(self, desk: Desk) -> None:
        await self.lose(desk)
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "m")
            assert "Go to its place" in last_line(pilot)
            await press(pilot, "G", "a")
            assert "Attach here: note: Which pier?" in shown(pilot)
            await press(pilot, "enter")
            await settled(pilot)
        found = next(found for found in desk.notes() if found.body == "Which pier?")
        assert isinstance(found.target, Target) and found.target.selectors
        assert found.target.selectors.quote == "No boats today."

    async def test_go_to_the_other_article_and_come_back_with_undo(self, desk: Desk) -> None:
        await self.lose(desk)
        async with desk.reading() as pilot:
            await press(pilot, "3", "g", "m", "tab", "G", "a")
            await press(pilot, "enter")
            await settled(pilot)
            assert "Attached to paragraph right 3" in last_line(pilot)
            await press(pilot, "u")
            await settled(pilot)
            assert "Note back at its place" in last_line(pilot)
            await press(pilot, "ctrl+r")
            await settled(pilot)
        assert "Which pier?" not in [found.body for found in desk.notes()]


class TestOfOneArticleAlone:
    async def test_those_with_another_one_are_told_with_the_way_there(self, desk: Desk) -> None:
        desk.write_three()
        async with started(Start("article", (str(desk.right),))) as pilot:
            await settled(pilot)
            assert "1 note with left.txt: > puts it beside this one" in last_line(pilot)
            await press(pilot, "3")
            assert "No notes on it alone, but 1 note with left.txt" in shown(pilot)


class TestInFull:
    async def test_a_long_note_is_read_whole_with_its_lines(self, desk: Desk) -> None:
        async with desk.reading((40, 16)) as pilot:
            await note(pilot, "The first line is much longer than the screen is wide, so it is cut.\nThe second.")
            await press(pilot, "3", "v")
            text = " ".join(shown(pilot).split())
            assert "so it is cut. The second." in text and "on, in left" in text
            await press(pilot, "q")
            assert "1 note" in lines(pilot)[0]


class TestSteps:
    async def test_can_be_taken_back_after_the_articles_were_read_again(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "Which pier?")
            await press(pilot, "R")
            await settled(pilot)
            await press(pilot, "u")
            await settled(pilot)
            assert "Note taken back" in last_line(pilot)
        assert desk.notes() == []

    async def test_are_kept_while_the_articles_are_left_and_opened_again(self, desk: Desk) -> None:
        async with started(Start("folder", (str(desk.folder),))) as pilot:
            await press(pilot, "tab", "enter")
            await note(pilot, "Which pier?")
            await press(pilot, "q", "enter")
            await settled(pilot)
            await press(pilot, "u")
            await settled(pilot)
            assert "Note taken back: Which pier?" in last_line(pilot)
        assert desk.notes() == []


class TestNotesOfAnotherName:
    async def test_are_offered_and_taken_in_when_the_reader_says_so(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "G")
            await note(pilot, "Which pier?")
        desk.left.rename(desk.folder / "renamed.txt")
        desk.left = desk.folder / "renamed.txt"
        async with desk.reading() as pilot:
            assert "may belong here: 3, then A takes them in" in last_line(pilot)
            await press(pilot, "3", "A", "enter")
            assert "Which pier?" in rows(pilot)[0]
        assert desk.own.exists()
