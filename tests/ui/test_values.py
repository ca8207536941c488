"""The pure parts: tables, boxes, share bars, citations, memory."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import memory
from reader.articles.model import UNKNOWN
from reader.collation.model import SideShare
from reader.commands import DEFAULT_KEYMAP, SCREENS, ScreenName
from reader.layout import marks
from reader.layout.model import Row, Segment, View
from reader.layout.moves import press as layout_press
from reader.layout.screen import opening
from reader.pair import Pair, Span
from reader.settings import Settings
from reader.text.gate import display
from reader.ui.catalogue import share_bar
from reader.ui.choice import Choice
from reader.ui.choose import ChoiceView, Question, box_size, draw_box
from reader.ui.clipboard import citation, quotation
from reader.ui.first import first_view, hashes, reader_keys
from reader.ui.help_text import help_rows
from reader.ui.palette import IN_A_SHELL, Commands
from reader.ui.table import (
    Column,
    ListPage,
    ListView,
    cut,
    draw,
    fitted,
    last_row,
    line_at,
    lines_in_sight,
    moved,
    width_of_text,
)
from reader.ui.table import press as list_press
from tests.layout.build import article, known, sample
from tests.ui.stage import reading

WORDS = st.text(st.sampled_from("ab cé“中文のe\u0301 …"), max_size=40).map(display)
SIZES = st.tuples(st.integers(1, 140), st.integers(1, 50))


def width_of(row: Row) -> int:
    return sum(width_of_text(segment.text) for segment in row)


class TestRows:
    @settings(max_examples=80, deadline=None)
    @given(st.lists(WORDS, max_size=5), st.integers(0, 60))
    def test_a_fitted_row_is_exactly_as_wide_as_asked(self, texts: Any, width: int) -> None:
        assert width_of(fitted(tuple(Segment(text, marks.TEXT) for text in texts), width)) == width

    @settings(max_examples=80, deadline=None)
    @given(WORDS, st.integers(0, 60))
    def test_what_is_cut_says_so_and_is_never_too_wide(self, text: Any, width: int) -> None:
        short = cut(text, width)
        assert width_of_text(short) <= width
        assert short == text or short.endswith("…") or width == 0

    @settings(max_examples=60, deadline=None)
    @given(SIZES, st.integers(0, 60), st.integers(-5, 80), st.lists(WORDS, min_size=3, max_size=3))
    def test_a_list_fills_every_size_exactly_with_the_cursor_in_sight(
        self, size: tuple[int, int], count: int, cursor: int, texts: Any
    ) -> None:
        columns = (Column("a", 3), Column("b", 0), Column("c", 9, right=True, rank=1))
        page = ListPage(
            (Segment("title", 0),), columns, count, lambda _line: texts, empty=display("nothing at all here")
        )
        view = moved(ListView(*size), count, cursor)
        rows = draw(page, view, last_row((("q", "back"),), "", size[0]))
        assert len(rows) == size[1] and {width_of(row) for row in rows} == {size[0]}
        assert count == 0 or 0 <= view.cursor - view.top < lines_in_sight(view)

    @pytest.mark.parametrize(
        ("command", "cursor"),
        [
            ("list-down", 11),
            ("list-up", 9),
            ("list-top", 0),
            ("list-bottom", 99),
            ("list-page-down", 30),
            ("list-page-up", 0),
        ],
    )
    def test_a_list_moves_by(self, command: Any, cursor: int) -> None:
        view = list_press(moved(ListView(80, 24), 100, 10), 100, command)
        assert view is not None and view.cursor == cursor

    def test_other_commands_are_not_the_lists(self) -> None:
        assert list_press(ListView(80, 24), 100, "open") is None

    def test_a_row_of_the_screen_is_its_line(self) -> None:
        view = moved(ListView(80, 24), 100, 50)
        assert line_at(view, 100, 2) == view.top and line_at(view, 100, 1) is None and line_at(view, 100, 23) is None

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=30), SIZES, st.booleans())
    def test_a_box_fits_its_screen(self, lines: Any, size: tuple[int, int], many: bool) -> None:
        question = Question("Which?", [Choice(*line) for line in lines], ticked=frozenset({0}) if many else None)
        width, height = box_size(question, *size)
        rows = draw_box(question, ChoiceView(ticked=question.ticked), width, height)
        assert width <= size[0] and len(rows) == height <= size[1] and {width_of(row) for row in rows} == {width}

    @pytest.mark.parametrize("screen", SCREENS)
    @pytest.mark.parametrize("width", [10, 40, 80, 99, 100, 160])
    def test_the_help_fills_every_width(self, screen: ScreenName, width: int) -> None:
        assert {width_of(row) for row in help_rows(DEFAULT_KEYMAP, screen, width)} == {width}


class TestShareBars:
    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(1, 30))
    def test_a_bar_has_the_length_asked_for(self, speech: int, names: int, prose: int, rest: int, cells: int) -> None:
        bar = share_bar(SideShare(speech, names, prose, speech + names + prose + rest), cells)
        assert sum(len(part.text) for part in bar) == cells

    def test_prose_speech_and_names_have_signs_of_their_own(self) -> None:
        bar = "".join(part.text for part in share_bar(SideShare(25, 25, 25, 100), 12))
        assert bar == "███▓▓▓░░░···"

    def test_a_little_is_never_nothing(self) -> None:
        assert share_bar(SideShare(0, 0, 1, 1000), 12)[0].text == "█"

    def test_more_prose_is_a_longer_bar(self) -> None:
        lengths = [
            "".join(p.text for p in share_bar(SideShare(0, 0, prose, 100), 12)).count("█")
            for prose in range(0, 101, 10)
        ]
        assert lengths == sorted(lengths) and lengths[0] == 0 and lengths[-1] == 12


class TestCitations:
    ARTICLE = article("H| Talks begin\nThe minister said so.\nThen he left.", publisher=known("WION"),
                      published=known("2022-01-27T20:39:00+05:30"), url=known("https://example.org/1"))  # fmt: skip

    def test_words_publisher_title_day_paragraph_and_address(self) -> None:
        assert citation(self.ARTICLE, "W", 1) == (
            "“The minister said so.” (WION, “Talks begin”, 2022-01-27, https://example.org/1, paragraph 2)"
        )

    def test_what_is_unknown_is_left_out_and_never_invented(self) -> None:
        bare = self.ARTICLE._replace(path="/x/a.txt", meta=self.ARTICLE.meta._replace(publisher=UNKNOWN, title=UNKNOWN, published=UNKNOWN, url=UNKNOWN))  # fmt: skip
        assert citation(bare, "a", 1) == "“The minister said so.” (a, a.txt, paragraph 2)"

    def test_a_doubtful_date_is_cited_as_printed(self) -> None:
        field = known("2022-01-27", "guessed")._replace(printed="Jan 27?")
        doubtful = self.ARTICLE._replace(meta=self.ARTICLE.meta._replace(published=field))
        assert "Jan 27?" in citation(doubtful, "W", 1)

    @pytest.mark.parametrize(
        ("words", "cited"),
        [
            ("“We can,” he said.", "“‘We can,’ he said.”"),
            ('"We can," he said.', "“‘We can,’ he said.”"),
            ("He said: “Don’t call it ‘safe’ now.”", "“He said: ‘Don’t call it “safe” now.’”"),
            ('A 5" gun and a 6\'2" man.', '“A 5" gun and a 6\'2" man.”'),
        ],
    )
    def test_quotation_marks_inside_become_single_and_those_in_them_double(self, words: str, cited: str) -> None:
        assert citation(article(words), "a", 0).startswith(f"{cited} (")

    def test_a_long_paragraph_is_cut_at_a_word(self) -> None:
        long = article("word " * 200)
        assert citation(long, "W", 0).split("”")[0].endswith("word ...")

    def test_selected_words_are_cited_with_their_paragraph(self) -> None:
        start = self.ARTICLE.text.index("minister")
        assert quotation(self.ARTICLE, "W", Span(start, start + 8)).startswith("“minister” (WION")

    def test_what_is_copied_cannot_drive_a_terminal(self) -> None:
        hostile = article("H| A\x1b]0;x\x07\nWords\x1b[31m and \x9b2J more.", publisher=known("\x1b[2JWION"))
        assert not set(citation(hostile, "\x1b", 1)) & set("\x1b\x07\x9b")


class TestTheKeysOfTheLastRow:
    def test_on_a_small_screen_begin_with_what_shows_the_other_side(self) -> None:
        page = sample()
        keys = [key for key, _ in reader_keys(page, Settings(), opening(page, 59, 20), is_first=True)]
        assert keys[:3] == ["d", "p", "Enter"] and keys[-2:] == ["?", "q"]


class TestMemory:
    HASHES = Pair("a" * 64, "b" * 64)
    VIEW = View(120, 40, mode="collated", pane=1, cursor=Pair(3, 7), top=5, base=1, columns=1, opened=frozenset({(0, 2), (1, 9)}),
                unfolded=True, formal=True, types=frozenset({"name", "number"}))  # fmt: skip

    def test_a_place_comes_back_as_it_was_left(self) -> None:
        memory.remember(self.HASHES, self.VIEW)
        assert memory.remembered(self.HASHES, View(120, 40)) == self.VIEW

    def test_on_a_screen_of_another_size_the_top_is_found_anew(self) -> None:
        memory.remember(self.HASHES, self.VIEW)
        assert memory.remembered(self.HASHES, View(80, 24)) == self.VIEW._replace(width=80, height=24, top=0)

    @pytest.mark.parametrize("divergence", [-1, 0, 9_999])
    def test_a_difference_that_is_not_at_the_remembered_place_is_forgotten(self, divergence: int) -> None:
        page, size = sample(), (120, 40)
        last = len(page.paragraphs(0)) - 1
        left = opening(page, *size)._replace(cursor=Pair(last, 0), divergence=divergence)
        memory.remember(hashes(page), left)
        assert first_view(page, Settings(), *size).divergence is None

    def test_a_difference_that_was_gone_to_is_still_the_one(self) -> None:
        page = sample()
        left = layout_press(page, opening(page, 120, 40), "next-divergence")
        memory.remember(hashes(page), left)
        assert first_view(page, Settings(), 120, 40).divergence == left.divergence is not None

    def test_another_pair_has_its_own_place(self) -> None:
        memory.remember(self.HASHES, self.VIEW)
        assert memory.remembered(Pair("b" * 64, "a" * 64), View(120, 40)) == View(120, 40)

    @pytest.mark.parametrize(
        "damage", ["", "{", "[]", "null", '{"mode": 1}', "[" * 60_000, "x" * 100_000, '{"cursor": [1e999]}']
    )
    def test_a_damaged_file_is_as_if_nothing_were_remembered(self, damage: str, home: Path) -> None:
        memory.remember(self.HASHES, self.VIEW)
        (place,) = (home / ".local/state/diptych/places").iterdir()
        place.write_text(damage)
        assert memory.remembered(self.HASHES, View(120, 40)) == View(120, 40)

    @settings(max_examples=40, deadline=None)
    @given(st.dictionaries(st.sampled_from(["mode", "pane", "base", "cursor", "top", "opened", "types", "size"]),
                           st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), st.lists, max_leaves=4)))  # fmt: skip
    def test_whatever_stands_there_a_view_comes_back(self, changes: dict[str, Any]) -> None:
        memory.remember(self.HASHES, self.VIEW)
        path = memory._place_path(self.HASHES)
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value | changes, file)
        assert isinstance(memory.remembered(self.HASHES, View(120, 40)), View)

    def test_a_state_folder_that_cannot_be_written_is_passed_over(self, home: Path) -> None:
        (home / ".local").write_text("a file where a folder should be")
        memory.remember(self.HASHES, self.VIEW)
        memory.remember_theme("dark", "")
        assert memory.chosen_theme("") == "" and memory.last_pair() is None

    def test_places_are_the_readers_alone(self, home: Path) -> None:
        memory.remember(self.HASHES, self.VIEW)
        assert stat.S_IMODE(os.stat(home / ".local/state/diptych").st_mode) == 0o700

    def test_the_oldest_places_go(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        monkeypatch.setattr(memory, "KEPT", 3)
        for number in range(6):
            memory.remember(Pair(f"{number:064}", ""), self.VIEW)
            os.utime(memory._place_path(Pair(f"{number:064}", "")), (number, number))
        assert len(list((home / ".local/state/diptych/places").iterdir())) <= 4

    def test_a_pair_whose_file_is_gone_is_not_offered(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("x")
        memory.remember_last((str(tmp_path / "a.txt"), str(tmp_path / "b.txt")))
        assert memory.last_pair() is None

    def test_a_chosen_theme_counts_until_the_settings_name_another(self) -> None:
        memory.remember_theme("light", "dark")
        assert memory.chosen_theme("dark") == "light" and memory.chosen_theme("mono") == ""


async def test_the_palette_offers_no_command_by_letters_alone_and_says_what_a_shell_does() -> None:
    async with reading(sample()) as pilot:
        commands = Commands(pilot.app.screen)
        assert [hit async for hit in commands.search("xprt")] == []
        assert [hit.text async for hit in commands.search("export")] == [IN_A_SHELL]
        assert [hit async for hit in commands.search("next link")]
