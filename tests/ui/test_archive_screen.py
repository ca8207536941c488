"""The archive: articles and pairs of a folder, and the ways from there into the reader."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader import memory, session
from reader.articles.model import Article
from reader.errors import ArticleProblem, DiptychError
from reader.pair import Pair
from reader.session import Cancelled, OpenFolder, PairSummary
from reader.ui import archive_screen, gathering
from reader.ui.app import DiptychApp
from reader.ui.archive_screen import ArchiveScreen
from reader.ui.reader_screen import ReaderScreen
from reader.ui.start import Start
from tests.layout.build import article, collation, known
from tests.ui.noted import Desk as NotedDesk
from tests.ui.stage import SMALL, WIDE, last_line, lines, paths_of, press, settled, shown, started, until

TITLES = ("Ministers meet", "Alarm at the border", "Cup final tonight", "Border alarm grows")
PAPERS = ("WION", "RTHK", "", "Courier")


def an_article(number: int, *, title: str = "", paper: str = "", date: str = "") -> Article:
    meta: dict[str, object] = {"published": known(date)} if date else {}
    if paper:
        meta["publisher"] = known(paper)
    made = article(f"H| {title}\nSome words of the {number}th report, " + "and more " * number, **meta)
    return made._replace(path=f"/news/{number:04}.txt", sha256=f"{number:064}")


def folder_of(articles: Sequence[Article], problems: Sequence[DiptychError] = ()) -> OpenFolder:
    names = tuple(f"p{number}" for number in range(len(articles)))
    return OpenFolder("/news", tuple(articles), names, tuple(problems))


FOUR = folder_of(
    [
        an_article(n, title=title, paper=paper, date=f"2021-12-0{4 - n}")
        for n, (title, paper) in enumerate(zip(TITLES, PAPERS, strict=True))
    ]
)


def pairs_of(folder: OpenFolder, progress: Any = None, **_: Any) -> tuple[PairSummary, ...]:
    both = Pair(folder.articles[0], folder.articles[1])
    share = collation(both).share
    return tuple(
        PairSummary(folder.articles[a].path, folder.articles[b].path, share, 6, 12, "agency copy")
        for a, b in ((0, 1), (1, 3))
    )


@pytest.fixture
def stocked(monkeypatch: pytest.MonkeyPatch) -> Start:
    """A folder of four, without files."""
    monkeypatch.setattr(session, "open_folder", lambda path, progress=None: FOUR)
    monkeypatch.setattr(session, "pairs_of", pairs_of)
    return Start("folder", ("/news",))


def order_of(pilot: Pilot[Any]) -> list[str]:
    """Titles from the top."""
    found = [next((title for title in TITLES if title in line), None) for line in lines(pilot)[2:-5]]
    return [title for title in found if title]


class TestTheListOfArticles:
    async def test_each_article_has_a_line(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            assert order_of(pilot) == list(TITLES)
            line = lines(pilot)[2]
            assert "2021-12-04" in line and "WION" in line and "0000.txt" in line

    async def test_what_is_unknown_is_said_to_be(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            assert "publisher ?" in lines(pilot)[4]

    async def test_the_last_row_fits_the_tab(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            assert "Tab pairs" in last_line(pilot) and "Space mark" in last_line(pilot)
            await press(pilot, "tab")
            assert "Tab articles" in last_line(pilot) and "mark" not in last_line(pilot)

    async def test_sorting_goes_through_the_columns_and_turns_round(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "s", "s")
            assert order_of(pilot) == list(TITLES[::-1]) and "sorted by date" in last_line(pilot)
            await press(pilot, "S")
            assert order_of(pilot) == list(TITLES)
            await press(pilot, "s", "s")
            assert order_of(pilot) == sorted(TITLES)

    async def test_unknown_publishers_come_last(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "s", "s", "s")
            assert order_of(pilot)[-1] == TITLES[2]

    async def test_after_the_last_column_the_order_is_the_folders_again(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, *"sssssssss")
            assert order_of(pilot) == list(TITLES) and "order of the folder" in last_line(pilot)

    async def test_words_filter_the_lines_case_aside(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "/", *"BORDER", "enter")
            assert order_of(pilot) == [TITLES[1], TITLES[3]]

    async def test_a_filter_that_hides_all_says_the_way_back(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "/", *"zzz", "enter")
            assert "file here holds “zzz” (texts are not searched)" in shown(pilot)
            await press(pilot, "/", "ctrl+u", "enter")
            assert order_of(pilot) == list(TITLES)

    async def test_the_cursor_stays_on_its_article_when_the_order_changes(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "j", "s")
            assert next(line for line in lines(pilot) if line.startswith("▌")).find(TITLES[1]) > 0

    async def test_no_article_is_one_sentence_with_the_next_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(session, "open_folder", lambda path, progress=None: folder_of([]))
        async with started(Start("folder", ("/news",))) as pilot:
            assert "No article here" in shown(pilot) and "% opens the samples" in shown(pilot)
            await press(pilot, "space", "enter", "s", "S", "j", "G", "tab", "enter", "tab")

    async def test_what_could_not_be_read_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        problem = ArticleProblem("/news/x.txt", "is a binary file")
        monkeypatch.setattr(session, "open_folder", lambda path, progress=None: folder_of(FOUR.articles, [problem] * 3))
        async with started(Start("folder", ("/news",))) as pilot:
            assert "3 left out: " in last_line(pilot)

    async def test_a_folder_that_cannot_be_read_is_told_and_tried_again_on_the_key(self, tmp_path: Path) -> None:
        async with started(Start("folder", (str(tmp_path / "none"),))) as pilot:
            assert "none" in last_line(pilot) and "R tries again" in shown(pilot)

    async def test_the_first_notice_stays_above_the_keys(self, stocked: Start) -> None:
        async with started(stocked._replace(notice="These are the samples.")) as pilot:
            assert "These are the samples." in lines(pilot)[-2] and "Enter open" in last_line(pilot)


class TestOpening:
    @pytest.fixture
    def real(self, tmp_path: Path) -> Start:
        for number, title in enumerate(TITLES):
            (tmp_path / f"{number}.txt").write_text(f"{title}\n\nThe same words stand in each of them today.\n")
        return Start("folder", (str(tmp_path),))

    async def test_enter_opens_one_article_alone(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "j", "enter")
            assert isinstance(pilot.app.screen, ReaderScreen) and len(paths_of(pilot)) == 1

    async def test_two_marked_ones_are_opened_side_by_side_in_the_order_of_marking(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "j", "space", "g", "space", "enter")
            assert [path[-5:] for path in paths_of(pilot)] == ["1.txt", "0.txt"]

    async def test_one_marked_goes_with_the_one_under_the_cursor(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "space", "enter")
            assert [path[-5:] for path in paths_of(pilot)] == ["0.txt", "1.txt"]

    async def test_a_third_mark_takes_the_place_of_the_first(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "space", "space", "space", "enter")
            assert [path[-5:] for path in paths_of(pilot)] == ["1.txt", "2.txt"]

    async def test_a_mark_is_taken_away_by_the_same_key(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "space", "k", "space")
            assert "●" not in shown(pilot)

    async def test_q_in_the_reader_comes_back_and_q_here_ends(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "enter", "q")
            assert isinstance(pilot.app.screen, ArchiveScreen) and "q quit" in last_line(pilot)
            await press(pilot, "q")
            assert not pilot.app.is_running

    async def test_the_last_pair_is_offered_and_opened(self, real: Start, tmp_path: Path) -> None:
        memory.remember_last((str(tmp_path / "2.txt"), str(tmp_path / "3.txt")))
        async with started(real) as pilot:
            assert "Press . to go on with 2.txt | 3.txt" in shown(pilot)
            await press(pilot, ".")
            assert [path[-5:] for path in paths_of(pilot)] == ["2.txt", "3.txt"]

    async def test_in_the_reader_another_article_of_the_archive_can_be_chosen_by_its_headline(
        self, real: Start
    ) -> None:
        async with started(real) as pilot:
            await press(pilot, "space", "enter", ">")
            assert TITLES[2] in shown(pilot)

    async def test_facts_are_set_from_the_list_and_shown_there(self, real: Start, tmp_path: Path) -> None:
        async with started(real) as pilot:
            await press(pilot, "j", "i")
            await until(pilot, lambda: "About" in lines(pilot)[0], "the facts")
            await press(pilot, "j", "enter", *"Courier", "enter", "q")
            await until(pilot, lambda: "Courier" in lines(pilot)[3], "the list")
            assert isinstance(pilot.app.screen, ArchiveScreen) and lines(pilot)[3].startswith("▌")
            assert memory.last_pair() is None

    async def test_who_has_read_no_pair_yet_is_told_that_it_begins_at_the_first_link(self) -> None:
        async with started(Start("samples", (session.samples_folder(),)), (80, 24)) as pilot:
            await until(pilot, lambda: "RTHK" in shown(pilot), "the list")
            await press(pilot, "tab")
            await until(pilot, lambda: "agency copy" in shown(pilot), "the pairs")
            await press(pilot, "enter")
            await until(
                pilot, lambda: "Begins at the first link in order: g goes to the top" in shown(pilot), "the word"
            )
            await press(pilot, "q", "enter")
            await until(pilot, lambda: "d difference" in last_line(pilot), "the articles")

    async def test_the_samples_are_one_key_away(self, real: Start) -> None:
        async with started(real) as pilot:
            await press(pilot, "%")
            assert "Blinken" in shown(pilot)


class TestThePairs:
    async def test_each_pair_has_its_share_links_differences_and_finding(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "tab")
            line = lines(pilot)[2]
            assert "p0" in line and "p1" in line and "32 %, 20 %" in line and "agency copy" in line
            assert "█" in line and "▓" in line

    async def test_enter_opens_the_pair(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "tab", "j")
            await pilot.press("enter")
            await pilot.pause()
            assert paths_of(pilot) == ("/news/0001.txt", "/news/0003.txt")

    async def test_nothing_in_common_is_one_sentence(self, stocked: Start, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(session, "pairs_of", lambda folder, progress=None, **_: ())
        async with started(stocked) as pilot:
            await press(pilot, "tab")
            assert "share words" in shown(pilot)

    async def test_both_lists_keep_their_own_cursor_and_filter(self, stocked: Start) -> None:
        async with started(stocked) as pilot:
            await press(pilot, "j", "j", "tab", "tab")
            assert next(line for line in lines(pilot) if line.startswith("▌")).find(TITLES[2]) > 0


class TestNotes:
    async def test_each_article_says_how_many_notes_it_has(self, tmp_path: Path) -> None:
        desk = NotedDesk(tmp_path)
        desk.write_three()
        async with started(Start("folder", (str(tmp_path),))) as pilot:
            await settled(pilot)
            left, right = (next(line for line in lines(pilot) if name in line) for name in ("left.txt", "right.txt"))
            assert left.split()[-2:] == ["3", "left.txt"] and right.split()[-2:] == ["1", "right.txt"]

    async def test_a_sidecar_that_does_not_parse_counts_nothing(self, tmp_path: Path) -> None:
        desk = NotedDesk(tmp_path)
        desk.own.write_text("diptych-notes: 1\nannotations: [")
        async with started(Start("folder", (str(tmp_path),))) as pilot:
            await settled(pilot)
            assert "left.txt" in shown(pilot)

    async def test_notes_written_meanwhile_are_counted_when_the_list_is_seen_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk = NotedDesk(tmp_path)
        monkeypatch.setattr(archive_screen, "COUNT_AFTER", 0.01)
        async with started(Start("folder", (str(tmp_path),))) as pilot:
            await press(pilot, "enter")
            desk.write_three()
            await press(pilot, "q")
            await until(
                pilot, lambda: any(line.split()[-2:] == ["3", "left.txt"] for line in lines(pilot)), "the count"
            )


class TestWork:
    async def test_progress_is_shown_and_can_be_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = threading.Event()

        def slow(path: str, progress: Any = None) -> OpenFolder:
            for done in range(100_000):
                if not progress(done, 100_000):
                    told.set()
                    raise Cancelled("called off")
                time.sleep(0.005)
            raise AssertionError("never stopped")

        monkeypatch.setattr(session, "open_folder", slow)
        async with DiptychApp(Start("folder", ("/news",))).run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "reading" in lines(pilot)[0], "progress")
            assert "Ctrl+X stops" in lines(pilot)[0]
            await pilot.press("ctrl+x")
            await settled(pilot)
            assert told.wait(60) and "R tries again" in shown(pilot)

    async def test_pairs_are_listed_as_they_are_found_the_strongest_first(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both, weak = pairs_of(FOUR)
        weak = weak._replace(finding="incidental")
        go_on = threading.Event()

        def slow(folder: OpenFolder, progress: Any = None, *, hashing: Any, found: Any) -> tuple[PairSummary, ...]:
            hashing(2, 4)
            found(weak)
            found(both)
            assert go_on.wait(60)
            return both, weak

        monkeypatch.setattr(session, "open_folder", lambda path, progress=None: FOUR)
        monkeypatch.setattr(session, "pairs_of", slow)
        monkeypatch.setattr(gathering, "FOUND_SECONDS", -1)
        async with DiptychApp(Start("folder", ("/news",))).run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "articles 4" in lines(pilot)[0], "the folder")
            await pilot.press("tab")
            await until(pilot, lambda: "pairs 2" in lines(pilot)[0], "two pairs")
            assert "agency copy" in lines(pilot)[2] and "incidental" in lines(pilot)[3]
            assert "looking for shared words: 2 of 4" in lines(pilot)[0]
            go_on.set()
            await settled(pilot)
            assert "stops" not in lines(pilot)[0]

    async def test_a_large_folder_is_read_and_compared_in_a_process_of_its_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk = NotedDesk(tmp_path)
        monkeypatch.setattr(gathering, "MANY", 2)
        monkeypatch.setattr(gathering, "FOUND_SECONDS", -1)
        async with started(Start("folder", (str(desk.folder),))) as pilot:
            assert "articles 2" in lines(pilot)[0] and "left.txt" in shown(pilot)
            await press(pilot, "tab")
            assert "pairs 1" in lines(pilot)[0] and "stops" not in lines(pilot)[0]

    async def test_keys_are_answered_while_two_thousand_articles_are_listed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        many = folder_of([an_article(n % 7, title=f"Report {n}") for n in range(2000)])
        monkeypatch.setattr(session, "open_folder", lambda path, progress=None: many)
        async with started(Start("folder", ("/news",))) as pilot:
            begin = time.process_time()
            await press(pilot, "G", "g", "pagedown", "s")
            assert time.process_time() - begin < 2 and "2,000" not in last_line(pilot)
            await press(pilot, "G")
            assert "articles 2000" in lines(pilot)[0]

    @pytest.mark.parametrize("size", [SMALL, (40, 10), (12, 4), (1, 1)])
    async def test_every_size_is_filled_exactly(self, stocked: Start, size: tuple[int, int]) -> None:
        async with started(stocked, size) as pilot:
            for keys in ("tab", "tab", "j", "s"):
                await press(pilot, keys)
                assert [len(line) for line in lines(pilot)] == [size[0]] * size[1]
