"""Notes from the keyboard: what they are on, how they are changed, and what is said of them."""

import os
import re

import pytest

from reader.notes.schema import PairTarget, Target
from reader.session import samples_folder
from reader.ui.start import Start
from tests.ui.noted import LEFT, SIZES, Desk, note, text_of, typed
from tests.ui.stage import last_line, lines, page_of, press, reader_of, settled, shown, started, until


def quotes(target: Target | PairTarget) -> list[str]:
    if isinstance(target, Target):
        return [target.selectors.quote] if target.selectors else []
    return [side.quote for side in target.sides if side is not None]


class TestWhatANoteIsOn:
    @pytest.mark.parametrize("size", SIZES)
    async def test_on_a_link_it_is_the_pair(self, desk: Desk, size: tuple[int, int]) -> None:
        async with desk.reading(size) as pilot:
            await press(pilot, "a")
            assert "left 2 with right 2" in shown(pilot)
            await typed(pilot, "Which sum?")
            await press(pilot, "ctrl+d")
        (found,) = desk.notes()
        assert isinstance(found.target, PairTarget) and found.target.relation == "differs"
        assert all(quote.startswith("The harbour bridge") for quote in quotes(found.target))
        assert found.body == "Which sum?"

    @pytest.mark.parametrize("size", SIZES)
    async def test_selected_words_come_first(self, desk: Desk, size: tuple[int, int]) -> None:
        async with desk.reading(size) as pilot:
            await press(pilot, "v", "right", "enter")
            await typed(pilot, "So?")
            await press(pilot, "ctrl+d")
            assert reader_of(pilot).view and reader_of(pilot).view.selection is None  # type: ignore[union-attr]
        (found,) = desk.notes()
        assert quotes(found.target) == ["The harbour"] and desk.own.exists()

    async def test_without_a_link_it_is_the_paragraph(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "G")
            await note(pilot, "Which pier?")
        (found,) = desk.notes()
        assert quotes(found.target) == ["Ferries will run every ten minutes from the north pier."]

    async def test_a_difference_that_was_gone_to_comes_before_the_link(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "d")
            await note(pilot, "Ask the city.")
        (found,) = desk.notes()
        assert isinstance(found.target, PairTarget) and found.target.relation == "contradicts"
        assert quotes(found.target) == ["12 million", "14 million"]

    async def test_the_reader_can_take_another_thing(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "left")
            assert "‹ both articles ›" in shown(pilot)
            await press(pilot, "tab", "tab", "tab", "tab", "tab")
            await typed(pilot, "All of it.")
            await press(pilot, "ctrl+d")
        (found,) = desk.notes()
        assert isinstance(found.target, PairTarget) and quotes(found.target) == []

    async def test_on_a_closed_fold_it_is_the_first_paragraph_of_it_which_is_seen_then(self, desk: Desk) -> None:
        desk.left.write_text("\n\n".join(f"Only here, as number {n} of four." for n in range(4)) + "\n\n" + LEFT)
        async with desk.reading() as pilot:
            await press(pilot, "g", "Z") if "Only here, as number 3" in shown(pilot) else await press(pilot, "g")
            assert "Only here, as number 3" not in shown(pilot)
            await press(pilot, "a")
            assert "paragraph left 1" in shown(pilot)
            await press(pilot, "ctrl+x")
            assert "Only here, as number 3" in shown(pilot)

    async def test_one_article_alone_has_notes_as_well(self, desk: Desk) -> None:
        async with started(Start("article", (str(desk.left),))) as pilot:
            await settled(pilot)
            await note(pilot, "Alone.")
        assert [found.body for found in desk.notes()] == ["Alone."]


class TestChanging:
    async def test_only_what_was_changed_is_written(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "first")
        desk.both.write_text(desk.both.read_text() + "    mine: kept   # a comment\n")
        async with desk.reading() as pilot:
            await press(pilot, "e")
            await typed(pilot, " more")
            await press(pilot, "ctrl+d")
        assert "mine: kept   # a comment\n" in desk.both.read_text()
        assert [found.body for found in desk.notes()] == ["first more"]

    async def test_delete_undo_and_redo(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "one")
            await press(pilot, "x")
            assert "u brings it back" in last_line(pilot) and page_of(pilot).given.notes == ()
            await press(pilot, "u")
            assert page_of(pilot).given.notes and "Note restored" in last_line(pilot)
            await press(pilot, "u")
            assert not page_of(pilot).given.notes
            await press(pilot, "u")
            assert "Nothing to undo" in last_line(pilot)
            await press(pilot, "ctrl+r")
            assert "Note written again" in last_line(pilot)
        assert [found.body for found in desk.notes()] == ["one"]

    async def test_where_there_are_several_it_asks_which(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "one")
            await note(pilot, "two")
            await press(pilot, "e")
            assert "Change which note" in shown(pilot) and "note: one" in shown(pilot)
            await press(pilot, "down", "enter")
            assert text_of(pilot) == "two"
            await press(pilot, "ctrl+c")

    async def test_without_a_note_here_it_says_how_to_make_one(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "e")
            assert "No note here: a writes one, 3 lists all" in last_line(pilot)

    async def test_an_answer_stands_behind_its_note_and_on_the_same_place(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "Who?")
            await press(pilot, "r")
            await typed(pilot, "The city.")
            await press(pilot, "ctrl+d")
        first, second = desk.notes()
        assert second.reply_to == first.id and second.target == first.target and second.body == "The city."

    async def test_what_two_people_wrote_at_once_is_settled_in_the_form(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "mine")
        desk.both.write_text(desk.both.read_text() + "    conflict: {body: [mine, yours]}\n")
        async with desk.reading() as pilot:
            await press(pilot, "e")
            assert "saving settles it" in shown(pilot)
            assert "mine" in text_of(pilot) and "yours" in text_of(pilot)
            await press(pilot, "ctrl+d")
        assert desk.notes()[0].conflict == {}


class TestOnThePage:
    async def test_a_note_has_a_sign_in_the_margin_and_is_told_when_the_cursor_comes(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "Which sum?")
            assert any(line.startswith("▌ 2*") for line in lines(pilot))
            await press(pilot, "j", "k")
            assert any(line.startswith(" * note by ") and "Which sum?" in line for line in lines(pilot)[-5:-1])
            assert "link" in last_line(pilot)

    async def test_it_says_when_it_is_saved(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "one")
            assert "saving" in last_line(pilot) or "saved" in last_line(pilot)
            await pilot.pause(1.0)
            assert last_line(pilot).startswith(" Note on left 2 with right 2: saved")

    async def test_what_cannot_be_saved_is_said_before_the_keys_until_it_can(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(name: str, path: str) -> None:
            if name == "create" and path.startswith(str(desk.folder)):
                raise OSError(28, "No space left on device", path)

        monkeypatch.setattr("reader.notes.files.probe", full)
        async with desk.reading() as pilot:
            await note(pilot, "one")
            await pilot.pause(1.0)
            assert "NOT SAVED: No space left on device" in last_line(pilot)
            await press(pilot, "G")
            assert last_line(pilot).startswith(" NOT SAVED: No space left")
            monkeypatch.setattr("reader.notes.files.probe", None)
        assert [found.body for found in desk.notes()] == ["one"]

    async def test_a_folder_that_cannot_be_written_is_said_once(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reader.notes.files.writable", lambda _folder: False)
        async with desk.reading() as pilot:
            assert "written" not in last_line(pilot)
            await note(pilot, "one")
            assert " in ~/.local/share/diptych/notes, as the articles' folder is read-only" in last_line(pilot)
            await note(pilot, "two")
            assert "read-only" not in last_line(pilot)
        assert os.listdir(desk.folder) == ["right.txt", "left.txt"] or not desk.both.exists()

    async def test_the_samples_are_never_written_to(self, desk: Desk) -> None:
        before = sorted(os.listdir(samples_folder()))
        paths = tuple(os.path.join(samples_folder(), name) for name in before if name.startswith(("001", "004")))
        async with started(Start("pair", paths)) as pilot:
            await settled(pilot)
            await note(pilot, "one")
            assert "is read-only" in last_line(pilot)
        assert sorted(os.listdir(samples_folder())) == before

    async def test_what_another_session_writes_is_shown(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "one")
            await pilot.pause(1.0)
            text = desk.both.read_text()
            desk.both.write_text(re.sub("body: .*", 'body: "one, said the other"', text))
            reader_of(pilot).notes.look_for_others()
            await settled(pilot)
            await press(pilot, "3")
            assert "one, said the other" in shown(pilot)


class TestVerdicts:
    async def test_are_kept_as_notes_and_shown_with_the_difference(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "d", "!")
            assert "both cannot be right" in shown(pilot)
            await press(pilot, "g", "enter")
            assert any("12 million | 14 million" in line and "conflict" in line for line in lines(pilot))
            await press(pilot, "2")
            assert "conflict" in shown(pilot)
        (found,) = desk.notes()
        assert found.kind == "verdict" and found.tags == ("conflict",)
        assert isinstance(found.target, PairTarget) and found.target.relation == "contradicts"

    async def test_are_given_in_the_list_of_differences_too(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "2", "!", "g", "enter")
            assert any("12 million" in line and "conflict" in line for line in lines(pilot))
            assert "Judged: conflict" in last_line(pilot)
        assert [found.tags for found in desk.notes()] == [("conflict",)]

    async def test_another_one_takes_the_place_of_the_first_and_open_takes_it_back(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "d", "!", "g", "enter", "!", "g", "down", "enter")
            await until(pilot, lambda: [found.tags for found in desk.notes()] == [("more specific",)], "the note")
            await press(pilot, "!", "G", "enter")
        assert desk.notes() == []

    async def test_without_a_difference_here_it_says_so(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "G", "!")
            assert "No difference here" in last_line(pilot)


async def test_a_note_with_words_is_told_before_a_verdict_and_a_verdict_in_plain_words(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "d", "!", "g", "enter")
        assert "judged conflict by" in shown(pilot)
        await note(pilot, "ask the harbour master")
        assert "ask the harbour master" in shown(pilot) and "judged conflict by" not in shown(pilot)
        await press(pilot, "u", "u")
        assert "Verdict taken back" in last_line(pilot)


async def test_what_was_said_of_a_deleted_note_ends_with_saved(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await note(pilot, "one")
        await press(pilot, "x")
        await until(pilot, lambda: "brings it back: saved" in last_line(pilot), "the end of saving")
