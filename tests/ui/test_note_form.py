"""The form of a note: what is asked, what is typed in it, and the drafts and the editor that it leads to."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from reader.notes.schema import RELATIONS
from reader.ui.notes import editor as note_editor
from reader.ui.notes.editor import NoEditor, edited, editor
from tests.ui.noted import SIZES, Desk, note, tags_of, text_of, typed
from tests.ui.stage import at_once, last_line, lines, press, settled, shown, started, until


class TestTheForm:
    @pytest.mark.parametrize("size", SIZES)
    async def test_asks_kind_status_tags_and_lines_of_text(self, desk: Desk, size: tuple[int, int]) -> None:
        async with desk.reading(size) as pilot:
            await press(pilot, "a")
            await typed(pilot, "One.\nTwo.")
            await press(pilot, "shift+tab")
            await typed(pilot, "sourcing, figure")
            await press(pilot, "shift+tab", "shift+tab", "right", "shift+tab", "right", "right")
            text = shown(pilot)
            assert "‹ question ›" in text and "‹ done ›" in text and "sourcing, figure" in text and " Two." in text
            await press(pilot, "ctrl+d")
        (found,) = desk.notes()
        assert (found.kind, found.status, found.tags) == ("question", "done", ("sourcing", "figure"))
        assert found.body == "One.\nTwo."

    async def test_completes_a_tag_from_those_in_use(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "shift+tab", *"sourcing", "ctrl+d")
            await press(pilot, "a", "shift+tab", *"figure,so", "right", "ctrl+d")
        assert sorted(found.tags for found in desk.notes()) == [("figure", "sourcing"), ("sourcing",)]

    async def test_is_saved_with_every_letter_that_was_typed_before_the_key(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a")
            at_once(pilot, *"hurried", "ctrl+d")
            await settled(pilot)
        assert [found.body for found in desk.notes()] == ["hurried"]

    async def test_what_is_typed_while_the_notes_are_still_being_opened_is_its_text(self, desk: Desk) -> None:
        async with started(desk.start) as pilot:
            at_once(pilot, "a", *"hurried", "ctrl+d")
            await until(pilot, lambda: bool(desk.notes()), "the note")
        assert [found.body for found in desk.notes()] == ["hurried"]

    async def test_tells_all_relations_of_the_two_apart_at_sixty_columns(self, desk: Desk) -> None:
        async with desk.reading((60, 20)) as pilot:
            await press(pilot, "d", "a", "shift+tab", "shift+tab")
            told: set[str] = set()
            for _ in RELATIONS:
                (line,) = (line for line in shown(pilot).splitlines() if " the two " in line)
                told.add(line)
                await press(pilot, "right")
        assert len(told) == len(RELATIONS)

    async def test_where_there_is_no_room_it_has_its_text_and_its_kind(self, desk: Desk) -> None:
        async with desk.reading((40, 10)) as pilot:
            await press(pilot, "a")
            text = shown(pilot)
            assert "‹ note ›" in text and "status" not in text and "tags" not in text
            assert "A new note: " in text and "Ctrl+D saves" in last_line(pilot)
            await typed(pilot, "Short.")
            await press(pilot, "shift+tab", "right", "tab", "ctrl+d")
        assert [(found.body, found.kind) for found in desk.notes()] == [("Short.", "highlight")]

    async def test_an_empty_one_is_not_saved_and_says_the_way_back(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "ctrl+d")
            assert "An empty note is not saved" in last_line(pilot)
            await press(pilot, "ctrl+c")
        assert desk.notes() == []

    async def test_letters_on_a_choice_change_nothing_and_the_form_says_what_does(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "shift+tab", "shift+tab")
            before = lines(pilot)[:-1]
            await press(pilot, "x", "space")
            assert lines(pilot)[:-1] == before
            assert "← and → change this" in last_line(pilot)
            await press(pilot, "ctrl+x")

    async def test_enter_in_the_tags_goes_on_to_the_text(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "shift+tab", *"desk", "enter")
            await typed(pilot, "Words.")
            await press(pilot, "ctrl+d")
        assert [(found.tags, found.body) for found in desk.notes()] == [(("desk",), "Words.")]

    async def test_how_the_two_stand_to_each_other_stays_when_it_is_about_something_else(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", *["shift+tab"] * 5)
            relation = next(line for line in lines(pilot) if "the two" in line).partition("the two")[2]
            for _ in range(4):
                await press(pilot, "right")
                told = [line for line in lines(pilot) if "the two" in line]
                assert all(line.partition("the two")[2] == relation for line in told)
            assert "both articles" in shown(pilot)
            await press(pilot, "ctrl+x")

    async def test_stays_open_with_its_text_when_nothing_can_be_saved(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(name: str, path: str) -> None:
            if name in {"create", "open-journal", "write"}:
                raise OSError(28, "No space left on device", path)

        async with desk.reading() as pilot:
            await press(pilot, "a")
            await typed(pilot, "Keep me.")
            monkeypatch.setattr("reader.notes.files.probe", refuse)
            await press(pilot, "ctrl+d")
            assert "NOT SAVED" in last_line(pilot) and "No space left" in last_line(pilot)
            assert text_of(pilot) == "Keep me."
            monkeypatch.setattr("reader.notes.files.probe", None)
            await press(pilot, "ctrl+d")
        assert [found.body for found in desk.notes()] == ["Keep me."]

    async def test_shows_foreign_text_as_pictures_and_leaves_it_as_it_is_when_it_is_not_changed(
        self, desk: Desk
    ) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "plain")
        desk.both.write_text(re.sub("body: .*", r'body: "a\\e]0;owned\\a"', desk.both.read_text()))
        async with desk.reading() as pilot:
            await press(pilot, "e")
            assert "\x1b" not in text_of(pilot) and "\x1b" not in shown(pilot)
            await press(pilot, "shift+tab", *"tag", "ctrl+d")
        (found,) = desk.notes()
        assert found.body == "a\x1b]0;owned\x07" and found.tags == ("tag",)


class TestDrafts:
    async def test_a_form_that_was_left_is_offered_and_gone_on_with(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a")
            await typed(pilot, "half a th")
            await press(pilot, "shift+tab", *"time", "ctrl+c")
            assert "draft is kept" in last_line(pilot)
        async with desk.reading() as pilot:
            assert "left unfinished: a offers it again" in last_line(pilot)
            await press(pilot, "a", "enter")
            assert text_of(pilot) == "half a th" and tags_of(pilot) == "time"
            await typed(pilot, "ought")
            await press(pilot, "ctrl+d")
            await press(pilot, "a")
            assert text_of(pilot) == ""
            await press(pilot, "ctrl+c")
        (found,) = desk.notes()
        assert (found.body, found.tags) == ("half a thought", ("time",))

    async def test_what_was_typed_before_the_question_was_seen_is_text_for_the_form(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a")
            await typed(pilot, "left")
            await press(pilot, "ctrl+c")
            at_once(pilot, "a", *"quick")
            await until(pilot, lambda: "Go on with: left" in shown(pilot), "the question")
            await press(pilot, "enter")
            assert text_of(pilot) == "leftquick"
            await press(pilot, "ctrl+x")

    async def test_one_that_was_thrown_away_is_not(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a")
            await typed(pilot, "no")
            await press(pilot, "ctrl+x", "a")
            assert text_of(pilot) == ""
            await press(pilot, "ctrl+c")
        assert desk.notes() == []

    async def test_a_change_that_was_left_goes_on_as_a_change(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await note(pilot, "first")
            await press(pilot, "e")
            await typed(pilot, " and more")
            await press(pilot, "ctrl+c", "a", "enter", "ctrl+d")
        assert [found.body for found in desk.notes()] == ["first and more"]


async def test_what_is_typed_in_one_go_with_the_key_is_the_text_of_the_note(desk: Desk) -> None:
    async with desk.reading() as pilot:
        for letter in "aqld":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("enter", "\r"))
        pilot.app.post_message(events.Key("q", "q"))
        await settled(pilot)
        await settled(pilot)
        assert text_of(pilot) == "qld\nq"


class TestTheReadersOwnEditor:
    @pytest.fixture
    def script(self, tmp_path: Path) -> Callable[[str], dict[str, str]]:
        def made(command: str) -> dict[str, str]:
            path = tmp_path / "my editor"
            path.write_text(f"#!/bin/sh\n{command}\n")
            path.chmod(0o755)
            return {"EDITOR": f"'{path}' --flag"}

        return made

    def test_gets_the_text_and_gives_it_back(self, script: Callable[[str], dict[str, str]]) -> None:
        assert edited("one\ntwo", script('printf "three\\n" >> "$2"')) == "one\ntwo\nthree"

    def test_that_fails_leaves_the_text(self, script: Callable[[str], dict[str, str]]) -> None:
        with pytest.raises(NoEditor, match="status 3"):
            edited("one", script("exit 3"))

    def test_that_is_not_there_is_said(self) -> None:
        with pytest.raises(NoEditor, match="/none: No such file"):
            edited("one", {"VISUAL": "/none"})

    def test_visual_goes_before_editor_and_something_is_found_without_both(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert editor({"VISUAL": "ed -s", "EDITOR": "vi"}) == ["ed", "-s"]
        monkeypatch.setattr(note_editor, "FALLBACKS", ("sh",))
        assert os.path.basename(editor({"PATH": os.environ["PATH"]})[0]) == "sh"
        with pytest.raises(NoEditor, match="set VISUAL or EDITOR"):
            editor({"PATH": ""})

    async def test_without_a_terminal_to_give_away_the_form_says_so(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "a", "ctrl+o")
            assert "cannot be given to an editor" in last_line(pilot)
            await press(pilot, "ctrl+c")
