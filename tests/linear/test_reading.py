"""What the linear reader says to each key: the sentences are the specification."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader import memory
from reader.commands import DEFAULT_KEYMAP, on_screen
from reader.layout.screen import opening
from reader.linear.reading import LinearReader
from reader.linear.talk import ROWS
from reader.settings import Settings
from reader.ui.first import hashes
from tests.conftest import ROOT, RTHK, WION
from tests.linear.driven import Pressed, said
from tests.ui.noted import Desk

SHARED = (
    "The harbour bridge will close on Monday for repairs that engineers say will take six weeks and cost"
    " 12 million euros."
)


class TestAPlace:
    def test_says_where_it_is_how_it_stands_across_and_what_differs(self, bridge: Pressed) -> None:
        assert bridge("go-to", "2") == [
            "Paragraph of left, 1 to 3: ",
            "left 2 of 3: copied and edited in right 2.",
            SHARED,
            "Number: left has “12 million”, right “14 million”. Proposed: conflict.",
        ]

    def test_says_the_role_where_it_is_not_plain_text_and_what_only_this_article_has(self, bridge: Pressed) -> None:
        assert bridge("top") == ["left 1 of 3, headline: only here.", "Harbour bridge to close for repairs"]

    def test_says_in_full_what_answers_it_and_which_article_it_is_of(self, bridge: Pressed) -> None:
        bridge("go-to", "2")
        lines = bridge("here")
        assert lines[0].startswith("left 2 of 3: copied and edited in right 2; link 1 of 1, ")
        assert lines[1] == SHARED
        assert lines[2] == f"right 2: {SHARED.replace('12', '14')}"
        assert lines[-1] == "The article is left: Harbour bridge to close for repairs."

    def test_of_many_differences_says_how_many(self) -> None:
        pressed = Pressed(WION, RTHK)
        head, text = pressed("go-to", "14")[1:]
        assert head == "WION 14 of 21: copied and edited in RTHK 6 and 21; 21 moved. 4 differences."
        assert text.startswith("Kuleba said")


class TestGoing:
    def test_goes_by_paragraphs_and_says_the_ends(self, bridge: Pressed) -> None:
        assert list(bridge.each("top", "next-paragraph", "bottom", "next-paragraph", "line-up")) == [
            "left 1 of 3, headline: only here.",
            "left 2 of 3: copied and edited in right 2.",
            "left 3 of 3: only here.",
            "This is the end of left.",
            "left 2 of 3: copied and edited in right 2.",
        ]

    def test_reads_on_through_several_paragraphs(self, bridge: Pressed) -> None:
        bridge("top")
        assert [line for line in bridge("page-down") if line.startswith("left ")] == [
            "left 2 of 3: copied and edited in right 2.",
            "left 3 of 3: only here.",
        ]

    def test_goes_to_the_counterpart_and_back_and_to_the_other_article(self, bridge: Pressed) -> None:
        bridge("go-to", "2")
        assert bridge("counterpart")[0] == "right 2 of 3: copied and edited in left 2."
        assert bridge("back-there")[0] == "left 2 of 3: copied and edited in right 2."
        assert bridge("other-pane")[0] == "right 2 of 3: copied and edited in left 2."

    @pytest.mark.parametrize(
        ("number", "answer"), [("9", "left has no paragraph 9: they are 1 to 3."), ("x", "has no")]
    )
    def test_a_number_that_is_none_is_said(self, bridge: Pressed, number: str, answer: str) -> None:
        assert answer in bridge("go-to", number)[-1]

    def test_goes_to_each_difference_and_says_the_words_the_paragraphs_and_the_sentence(self, bridge: Pressed) -> None:
        bridge("top")
        assert bridge("next-divergence") == [
            "Difference 1 of 1. Number: left has “12 million”, right “14 million”. Proposed: conflict.",
            f"left 2 and right 2: {SHARED}",
        ]
        assert bridge("next-divergence") == ["No further difference; D goes back."]

    def test_says_a_sentence_with_several_differences_once(self) -> None:
        pressed = Pressed(WION, RTHK)
        pressed("go-to", "14")
        lines = [pressed("next-divergence")[1] for _ in range(3)]
        assert lines[1].startswith("RTHK 21, not in WION 14: Ukrainian Foreign Minister")
        assert lines[2] == "RTHK 21, not in WION 14, the same sentence."

    def test_of_what_only_the_other_article_has_says_where_it_is_missing(self) -> None:
        pressed = Pressed(WION, RTHK)
        pressed("go-to", "17")
        lines = pressed("next-divergence")
        assert lines[0].endswith("Only in RTHK: “At a Nato meeting in Riga”.")
        assert lines[1].startswith("RTHK 22, not in WION 17: At a Nato meeting in Riga on Wednesday")

    def test_goes_to_shared_words_and_says_that_they_are_speech(self) -> None:
        pressed = Pressed(WION, RTHK)
        pressed("go-to", "17")
        assert pressed("next-run") == [
            "Shared 8 of 11: 13 words, inside quotation marks. WION 17 and RTHK 22.",
            '“trying to "destabilise Ukraine from within as well as large scale military operations”',
        ]

    def test_goes_to_what_only_this_article_has(self, bridge: Pressed) -> None:
        bridge("go-to", "2")
        assert bridge("next-only")[0] == "left 3 of 3: only here."

    def test_searches_in_both_and_goes_on_from_hit_to_hit(self, bridge: Pressed) -> None:
        bridge("top")
        asked, found, place, *_ = bridge("search", "Monday")
        assert (asked, found[:10], place[:6]) == ("Search for: ", "Hit 1 of 2", "left 2")
        assert bridge("next-hit")[1].startswith("right 2 of 3")
        assert bridge("search", "volcano")[-1] == "“volcano” is in neither article."

    def test_a_command_by_its_name_and_a_paragraph_by_its_number(self, bridge: Pressed) -> None:
        assert bridge("palette", "last")[1] == "left 3 of 3: only here."
        assert bridge("palette", "1")[1].startswith("left 1 of 3")
        assert "No one command is called fly" in bridge("palette", "fly")[-1]


class TestListsAndAnswers:
    def test_the_differences_are_listed_and_one_is_gone_to_by_its_number(self, bridge: Pressed) -> None:
        bridge("top")
        lines = bridge("differences", "1")
        assert lines[:3] == [
            "1 difference.",
            "1. left 2 and right 2. Number: left has “12 million”, right “14 million”. Proposed: conflict.",
            "Number, or Enter to leave: ",
        ]
        assert lines[3].startswith("Difference 1 of 1. ")
        assert bridge("here")[0].startswith("left 2 of 3")

    def test_a_long_list_is_said_a_few_lines_at_a_time(self) -> None:
        pressed = Pressed(WION, RTHK)
        pressed("top")
        lines = pressed("differences", "", "99", "5")
        count = int(lines[0].split()[0])
        assert f"Number, or Enter for {count - ROWS} more: " in lines
        assert f"There is no 99: the numbers are 1 to {count}." in lines
        assert lines[-2].startswith(f"Difference 5 of {count}. ")

    @pytest.mark.parametrize("side", ["top", "other-pane"])
    def test_a_number_of_the_list_is_that_of_the_difference_whichever_side_has_it(self, side: str) -> None:
        pressed = Pressed(WION, RTHK)
        pressed("go-to", "14")
        pressed(side)
        pressed("top")
        many = int(pressed("differences")[0].split()[0])
        for number in range(1, many + 1):
            pressed("top")
            lines = pressed("differences", *["" for _ in range((number - 1) // 10)], str(number))
            assert f"Difference {number} of {many}. " in lines[-2]

    def test_what_a_filter_hides_is_gone_to_no_more(self, bridge: Pressed) -> None:
        assert bridge("filter", "f")[-1] == "1 difference shown: number."
        assert bridge("filter", "7")[-1] == "Nothing of that is here, so all stays as it was."

    def test_the_reasons_are_said(self, bridge: Pressed) -> None:
        bridge("next-divergence")
        assert bridge("why")[0].startswith("Number: ")

    def test_the_facts_of_the_article_are_said(self, bridge: Pressed) -> None:
        lines = bridge("about")
        assert lines[1].startswith("1. Headline: Harbour bridge to close for repairs")
        assert "2. Publisher unknown." in lines

    def test_a_citation_goes_to_the_clipboard_and_to_a_file_that_is_named(self, bridge: Pressed, home: Path) -> None:
        bridge("go-to", "3")
        lines = bridge("cite")
        assert lines[0].startswith("(clipboard) “Ferries will run")
        assert "copied.txt" in lines[1]
        assert "Ferries" in (home / ".local/state/diptych/copied.txt").read_text()

    def test_another_article_is_put_beside_this_one(self, desk: Desk) -> None:
        pressed = Pressed(desk.left)
        assert pressed("next-divergence") == ["This is one article alone; > puts another beside it."]
        lines = pressed("other-article", "1")
        assert "The right article is right: Commuters face long detours." in lines

    def test_an_article_that_is_gone_leaves_things_as_they_are(self, desk: Desk) -> None:
        pressed = Pressed(desk.left, desk.right)
        desk.right.unlink()
        assert "right.txt changed on disk: R reads it again." in pressed("here")
        assert "right.txt" in pressed("reload")[0]
        assert pressed("top")[0].startswith("left 1 of 3")

    def test_a_file_that_has_changed_is_read_again(self, desk: Desk) -> None:
        pressed = Pressed(desk.left, desk.right)
        desk.right.write_text(desk.right.read_text().replace("14 million", "15 million"))
        assert pressed("reload")[1] == "Read again."
        assert "right “15 million”" in pressed("differences", None)[1]


class TestEveryKey:
    def test_of_the_table_is_answered(self, bridge: Pressed) -> None:
        for command in on_screen("plain"):
            if command.id != "quit":
                assert bridge(command.id), command.id

    def test_is_told_by_the_help_but_for_what_two_of_them_do_alike(self, bridge: Pressed) -> None:
        lines = bridge("help")
        assert "j or Down: Go to the next paragraph." in lines
        told = [line for line in lines if ": " in line]
        assert len(told) == len(on_screen("plain")) - 2

    def test_is_the_readers_own_where_a_keymap_says_so(self, desk: Desk) -> None:
        own = Settings(keymap={**DEFAULT_KEYMAP, "next-link": ("m",)})
        pressed = Pressed(desk.left, desk.right, own=own)
        assert "m: Go to the next link." in pressed("help")


class TestWhatIsSaid:
    def test_hangs_on_no_sign_and_holds_no_control_character(self, tmp_path: Path) -> None:
        text = (
            "A head\x1b]0;line\x07 of [red]it[/]\n\nThe \x1b[2Jbridge \u202ewill close on Monday at noon, they say.\n"
        )
        for name in ("one.txt", "two.txt"):
            (tmp_path / name).write_text(text)
        pressed = Pressed(tmp_path / "one.txt", tmp_path / "two.txt")
        lines = [*pressed.reader.opening()]
        for command in on_screen("plain"):
            if command.id not in {"quit", "help"}:
                lines += pressed(command.id)
        assert any("bridge" in line for line in lines)
        assert all(line.isprintable() for line in lines)
        assert not any(sign in line for line in lines for sign in "≈│─↓▌*")

    def test_of_two_articles_first_is_what_they_are_and_what_they_share(self, desk: Desk) -> None:
        pressed = Pressed(desk.left, desk.right)
        lines = [*pressed.reader.opening()]
        assert lines[0] == "The left article is left: Harbour bridge to close for repairs."
        assert lines[3] == "1 link, 1 difference."
        assert "? says the keys, q leaves." in lines


def test_a_place_that_is_not_the_beginning_is_said(desk: Desk) -> None:
    pressed = Pressed(desk.left, desk.right)
    assert "It begins at the first link: g goes to the beginning." in pressed.reader.opening()
    pressed.reader.close()
    pressed = Pressed(desk.left, desk.right)
    assert "You go on where you were: g goes to the beginning." in pressed.reader.opening()
    pressed("top")
    pressed.reader.close()
    assert not any("goes to the beginning" in line for line in Pressed(desk.left, desk.right).reader.opening())


def test_the_place_is_where_it_was_left_and_what_the_screen_had_is_kept(desk: Desk) -> None:
    pressed = Pressed(desk.left, desk.right)
    page = pressed.reader.open.page
    memory.remember(hashes(page), opening(page, 120, 40)._replace(mode="collated"))
    pressed = Pressed(desk.left, desk.right)
    pressed("go-to", "3")
    pressed.reader.close()
    assert Pressed(desk.left, desk.right)("here")[0].startswith("left 3 of 3")
    kept = memory.remembered(hashes(page), opening(page, 120, 40))
    assert (kept.mode, kept.cursor.left, kept.unfolded) == ("collated", 2, False)


def test_neither_textual_nor_rich_is_imported(desk: Desk) -> None:
    code = (
        "import sys\n"
        "from reader.linear.program import run, read_folder\n"
        "from tests.linear.driven import Pressed\n"
        "from pathlib import Path\n"
        f"pressed = Pressed(Path({str(desk.left)!r}), Path({str(desk.right)!r}))\n"
        "for command in ('here', 'differences', 'filter', 'annotate', 'notes', 'judge', 'about', 'cite', 'help'):\n"
        "    pressed(command)\n"
        "pressed.reader.close()\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'rich'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_article_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Only a line.\n")
    reader = LinearReader((str(tmp_path / "one.txt"),), Settings(), (), print)
    assert said(reader.obey("next-paragraph")) == ["This is the end of one."]
