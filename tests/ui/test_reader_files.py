"""What the reader opens with, and what becomes of it when files change, go, or give way to others."""

from pathlib import Path

import pytest

from reader import memory
from reader.layout.model import View
from reader.layout.moves import press as layout_press
from reader.pair import Pair
from reader.ui.start import Start
from tests.layout.build import alone, sample
from tests.ui.stage import (
    article_of,
    last_line,
    page_of,
    press,
    reader_of,
    reading,
    rewrite,
    shown,
    started,
    view_of,
)


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

    async def test_what_is_open_is_not_offered_beside_itself_however_its_path_is_written(
        self, pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        async with started(Start("article", ("a.txt",))) as pilot:
            await press(pilot, ">")
            assert "b.txt" in shown(pilot) and "a.txt" not in shown(pilot)

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


def test_a_pair_of_hashes_that_was_never_seen_has_no_place() -> None:
    view = View(80, 24)
    assert memory.remembered(Pair("0" * 64, "1" * 64), view) is view
