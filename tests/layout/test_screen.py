"""What the reader sees."""

import subprocess
import sys

import pytest

from reader.layout import marks
from reader.layout.footer import message_in
from reader.layout.model import Row, View
from reader.layout.moves import press, search
from reader.layout.page import Page
from reader.layout.screen import draw, opening, resized
from reader.pair import SIDES, Pair, Side
from tests.layout.build import (
    FOOTER,
    alone,
    article,
    collation,
    given,
    known,
    marked,
    of,
    row_with,
    sample,
    sample_input,
    screen,
    texts,
)


class TestMessage:
    def test_leaves_out_the_place_where_it_has_no_room_beside_it(self) -> None:
        page = sample()
        view = opening(page, 60, 20)
        short, long = "gone", "so many words that the place has no room here at all"
        assert texts(draw(page, view._replace(message=short), FOOTER))[-1].rstrip().endswith("6/10")
        assert texts(draw(page, view._replace(message=long), FOOTER))[-1].strip() == long

    def test_keeps_the_name_of_a_file_and_cuts_its_folders(self) -> None:
        said = "also kept: ~/.local/state/diptych/copied.txt"
        assert message_in(said, 60) == said
        assert message_in(said, 30) == "also kept: …/copied.txt"

    def test_of_two_files_the_first_loses_its_folders_first(self) -> None:
        assert message_in("/a/long/one.txt and /a/long/two.txt", 30) == "…/one.txt and /a/long/two.txt"


class TestHeader:
    def test_names_both_papers_with_their_dates_and_agencies(self) -> None:
        first = texts(draw(sample(), opening(sample(), 120, 40), FOOTER))[0]
        assert "WION  27 Jan 2022, doubtful" in first
        assert "RTHK  (AFP)  2 Dec 2021" in first

    def test_what_is_unknown_is_asked_and_not_invented(self) -> None:
        page = of("One paragraph only.", "Another one.", "1=1")
        shown = screen(page, opening(page, 120, 40))
        assert "publisher ?" in shown
        assert "date ?" in shown
        assert "headline ?" in shown

    def test_a_guessed_publisher_keeps_its_question_mark(self) -> None:
        both = Pair(article("Some words.", publisher=known("The Daily", "guessed")), article("Some words."))
        page = Page(given(both, Pair("DAILY", "BBB"), collation(both, "1=1")))
        assert "The Daily ?" in screen(page, opening(page, 120, 40))

    def test_shares_are_told_for_both_sides_and_split(self) -> None:
        assert "32 % of WION, 20 % of RTHK: 70 words prose, 45 speech, 15 names" in screen(sample(), View(120, 40))

    def test_a_narrow_screen_tells_as_much_of_the_shares_as_it_has_room_for(self) -> None:
        assert "20 % of RTHK: 70 words prose" in screen(sample(), View(80, 24))
        assert "20 % of RTHK  " in screen(sample(), View(60, 20))

    def test_a_headline_longer_than_two_lines_is_cut_with_a_sign(self) -> None:
        page = of("H| " + "very long headline " * 20 + "\nWords.", "H| Short\nWords.", "2=2")
        rows = texts(draw(page, opening(page, 100, 40), FOOTER))
        assert rows[2].rstrip().endswith("…")

    def test_the_order_map_reverses_what_is_moved(self) -> None:
        assert {"4>13", "11", "10>12"} <= set(marked(sample(), View(120, 40), marks.MOVED))

    def test_a_map_with_no_room_says_how_many_more_there_are(self) -> None:
        lines = "\n".join(f"Words of paragraph {n}." for n in range(60))
        page = of(lines, lines, " ".join(f"{n}={n}" for n in range(1, 61)))
        assert "more " in texts(draw(page, opening(page, 100, 30), FOOTER))[3]


class TestAligned:
    def test_linked_paragraphs_begin_on_one_row_joined_by_a_rule(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        row = texts(draw(page, view, FOOTER))[row_with(page, view, "The Kremlin said")]
        assert "~──────" in row
        assert '6 "We see this' in row

    def test_text_with_no_counterpart_is_dim(self) -> None:
        page = sample()
        assert any("deep concerns" in words for words in marked(page, opening(page, 120, 40), marks.DIM))

    def test_no_two_paragraphs_begin_level_unless_they_answer_each_other(self) -> None:
        page = of("AAA one.\nAAA two.\nAAA linked.", "BBB one.\nBBB two.\nBBB linked.", "3=3")
        rows = texts(draw(page, opening(page, 120, 40), FOOTER))
        assert not [row for row in rows if "AAA one" in row and "BBB one" in row]
        assert not [row for row in rows if "AAA two" in row and "BBB two" in row]
        assert [row for row in rows if "AAA linked" in row and "BBB linked" in row]

    def test_three_unlinked_paragraphs_are_one_line_with_their_count_and_first_words(self) -> None:
        assert "► 3 only in RTHK, 7 to 9: A date has not yet" in screen(sample(), opening(sample(), 120, 40))

    def test_two_unlinked_paragraphs_are_not_folded(self) -> None:
        page = of("One of two.\nTwo of two.\nLinked.", "Linked.", "3=1")
        assert "Two of two." in screen(page, opening(page, 120, 40))

    def test_one_unlinked_paragraph_is_folded_where_it_would_leave_the_other_side_empty(self) -> None:
        page = of(
            "Linked one.\n" + "Only here and long. " * 40 + "\nLinked two.", "Linked one.\nLinked two.", "1=1 3=2"
        )
        view = opening(page, 120, 40)
        assert "► 1 only in AAA, 2: Only here" in screen(page, view)
        assert row_with(page, view, "Linked two.") - row_with(page, view, "Linked one.") <= 6

    def test_two_unlinked_paragraphs_across_from_each_other_stay_in_full(self) -> None:
        words = "Only here and long. " * 40
        page = of(f"Linked one.\n{words}\nLinked two.", f"Linked one.\n{words}\nLinked two.", "1=1 3=3")
        assert "►" not in screen(page, opening(page, 120, 40))

    def test_furniture_is_folded_even_alone(self) -> None:
        page = of("F| Subscribe now\nLinked words.", "Linked words.", "2=1")
        assert "► 1 not compared, 1: Subscribe now" in screen(page, opening(page, 120, 40))

    def test_a_moved_paragraph_stays_in_its_place_and_points_to_its_counterpart(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        rows = texts(draw(page, view, FOOTER))
        assert "~13↓" in rows[row_with(page, view, "Troops have been")]
        assert "↑4~" in rows[row_with(page, view, "Western powers")]

    def test_a_link_of_one_to_two_shows_the_other_counterpart_in_the_gutter(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        assert "≈11↓──" in texts(draw(page, view, FOOTER))[row_with(page, view, "Kuleba said")]

    def test_the_linked_cursor_lights_every_counterpart(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        lit = [text for text in marked(page, view, marks.COUNTERPART) if text.strip("║ ")]
        assert [text.strip("║ ") for text in lit] == ["5", "11"]

    def test_the_shorter_side_says_beside_what_nothing_stands_and_is_never_blank_for_a_page(self) -> None:
        right = "\n".join(f"Something quite long that is only here, number {n}, and goes on and on." for n in range(30))
        page = of("Linked.", "Linked.\n" + right, "1=1")
        view = press(page, opening(page, 120, 24), "fold-all")
        for _ in range(4):
            view = press(page, view, "page-down")
            left = [row[:56] for row in texts(draw(page, view, FOOTER))[4:20]]
            assert any("nothing of AAA beside BBB 2 to 31" in row for row in left)

    def test_what_is_nearly_all_shared_gets_a_bar_and_no_tint(self) -> None:
        words = "every single word of this long paragraph stands in both of the papers today and not one of them was changed by anyone"
        page = of(f"The {words}.", f"A {words}.", "1=1", f"1/1 {words}", "1 wording 1/1 The | A")
        view = opening(page, 120, 40)
        assert not marked(page, view, marks.RUN)
        assert marked(page, view, marks.DIVERGENCE) == ["The", "A"]
        assert "shared" in marked(page, view, marks.SHARED_BAR)
        assert "mostly shared: only what differs is marked" in screen(page, view)
        assert "only what differs is marked" in screen(page, resized(page, view, 80, 24))

    def test_a_difference_inside_a_longer_one_stays_loud(self) -> None:
        left = "He said: we know that he can do it in short order if he so decides, said the man."
        right = "He said that they knew he could do it on short order if he so decided then."
        page = of(
            left,
            right,
            "1~1",
            "1/1 short order if he so",
            """
            1 quote-form 1/1 we know that he can do it in short order if he so decides | they knew he could do it on short order
            1 quote-wording 1/1 in | on
            """,
        )
        view = opening(page, 120, 40)
        loud = [
            s.text
            for row in draw(page, view, FOOTER)
            for s in row
            if s.mark & marks.DIVERGENCE and not s.mark & marks.LESSER
        ]
        assert loud == ["in", "on"]
        assert "short order if he so" in " ".join(marked(page, view, marks.RUN))

    def test_each_difference_has_its_type_in_the_gutter_once(self) -> None:
        assert sorted(marked(sample(), opening(sample(), 120, 44), marks.TYPE))[:1]
        page = sample()
        gutter = [row[56:63] for row in texts(draw(page, opening(page, 120, 44), FOOTER))[5:-5]]
        assert [word.strip() for word in gutter].count("num") == 1

    def test_a_note_has_its_sign_on_the_row_where_it_begins(self) -> None:
        page = sample()
        view = opening(page, 100, 30)
        row = row_with(page, view, "demonstrate restraint")
        assert texts(draw(page, view, FOOTER))[row][:4].endswith("*")


class TestCollated:
    def test_a_moved_paragraph_is_brought_beside_its_counterpart_and_said_to_be_moved(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "collate")
        row = texts(draw(page, view, FOOTER))[row_with(page, view, "Troops have been")]
        assert "~ moved" in row
        assert "13 Western powers" in row

    def test_both_counterparts_stand_under_each_other(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "collate")
        assert row_with(page, view, "But he called") < row_with(page, view, "Ukrainian Foreign Minister")

    def test_the_other_order_rules_after_swapping(self) -> None:
        page = sample()
        view = press(page, press(page, press(page, opening(page, 120, 44), "collate"), "base"), "bottom")
        assert row_with(page, view, "Western powers") > row_with(page, view, "At a meeting in Riga")

    @pytest.mark.parametrize("base", [0, 1])
    def test_no_paragraph_is_lost_and_none_stands_twice(self, base: Side) -> None:
        page = sample()
        view = press(page, opening(page, 120, 300), "collate")._replace(unfolded=True, base=base)
        shown = screen(page, view)
        for side in SIDES:
            for number in range(len(page.paragraphs(side))):
                words = page.words(side, number).text[:24].strip()
                assert sum(words in row for row in shown.splitlines()) >= 1, words


class TestStrip:
    def test_says_the_note_on_the_cursors_paragraph_after_the_first_differences(self) -> None:
        both = sample_input()
        many = tuple(note._replace(told="question by mia: Whose word is it? \x1b[2J") for note in both.notes)
        page = Page(both._replace(notes=many))
        view = opening(page, 120, 40)
        told = texts(draw(page, view, FOOTER))[-5:-1]
        assert "* question by mia: Whose word is it? ␛[2J" in "\n".join(told[2:])
        assert "question" not in screen(page, press(page, view, "next-link"))

    def test_counts_the_notes_where_there_are_several(self) -> None:
        both = sample_input()
        page = Page(both._replace(notes=both.notes * 2))
        assert "* 2 notes; question" in screen(page, opening(page, 120, 40))

    def test_says_the_link_in_words(self) -> None:
        assert "WION 6 ≈ RTHK 5 and 11: copied, edited, 23 of 28 words; 11 moved" in screen(
            sample(), opening(sample(), 120, 40)
        )

    def test_lists_differences_as_type_and_both_readings(self) -> None:
        shown = screen(sample(), opening(sample(), 120, 40))
        assert " who   Kuleba | he (unresolved; nearest name above: Lavrov)" in shown

    def test_shows_the_counterparts_words_only_when_they_are_off_the_screen(self) -> None:
        page = sample()
        assert " RTHK 11 Ukrainian" in screen(page, opening(page, 120, 30))
        assert " RTHK 11 Ukrainian" not in screen(page, opening(page, 120, 40))

    def test_counts_what_it_has_no_room_for(self) -> None:
        page = of(
            "One two three four five six.",
            "One two three four five six.",
            "1=1",
            "",
            "\n".join(f"1 wording 1/1 {word} | {word}" for word in ["One", "two", "three", "four", "five", "six"]),
        )
        assert "+3 more (press 2)" in screen(page, opening(page, 120, 40))

    def test_stands_still_while_the_focus_moves_and_turns_a_leaf_at_its_end(self) -> None:
        words = ["One", "two", "three", "four", "five", "six"]
        text = "One two three four five six."
        told = "\n".join(f"1 wording 1/1 {word} | {word}" for word in words)
        page = of(text, text, "1=1", "", told)
        view = opening(page, 120, 40)
        begins = []
        for command in ("next-divergence",) * 6 + ("previous-divergence",):
            view = press(page, view, command)
            rows = texts(draw(page, view, FOOTER))
            begins.append(next(row for row in rows if row.startswith(" word")).split()[1])
        assert begins == ["One", "One", "One", "four", "four", "four", "four"]

    def test_explains_on_request(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "why")
        assert "a run of 9 words" in screen(page, view)

    def test_has_three_rows_on_a_low_screen(self) -> None:
        page = sample()
        rows = texts(draw(page, opening(page, 120, 24), FOOTER))
        assert rows[-4].startswith("─ WION 6")

    def test_a_reading_that_one_side_lacks_is_a_dash(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "bottom")
        assert " place – | in Riga" in screen(page, view)


class TestSpecialPairs:
    def test_nothing_shared_says_so_with_the_closest_place_and_dims_nothing(self) -> None:
        page = of("One.\nTwo.\nThree.\nFour.", "Five.\nSix.\nSeven.", share=(0, 0, 0))
        view = opening(page, 120, 40)
        assert "Nothing shared: no run of 5 words; closest: AAA 2 / BBB 2, 3 words" in screen(page, view)
        assert not marked(page, view, marks.DIM)

    def test_identical_articles_say_so_and_how_to_see_what_is_formal(self) -> None:
        both = Pair(article("He said “yes”."), article('He said "yes".'))
        told = collation(both, "1=1", "", '1 formal 1/1 “ | "', share=(406, 0, 0))
        told = told._replace(share=Pair(told.share.left, told.share.left))
        page = Page(given(both, Pair("AAA", "BBB"), told))
        assert "No difference in wording; 1 formal, F shows them" in screen(page, opening(page, 120, 40))

    def test_the_same_file_twice_is_said(self) -> None:
        both = Pair(article("Words."), article("Words."))
        told = collation(both, "1=1", share=(406, 0, 0))
        told = told._replace(share=Pair(told.share.left, told.share.left))
        page = Page(given(both, Pair("a", "b"), told, (), same_file=True))
        assert "The same file twice. No difference in wording" in screen(page, opening(page, 120, 40))

    def test_one_article_alone_has_one_column_and_nothing_about_links(self) -> None:
        shown = screen(alone(), opening(alone(), 120, 40))
        assert "only in" not in shown
        assert "%" not in shown


class TestNarrow:
    def test_under_100_columns_the_counterpart_stands_under_the_cursors_paragraph(self) -> None:
        page = sample()
        view = opening(page, 80, 24)
        assert (
            row_with(page, view, "┌ RTHK 11, moved")
            > row_with(page, view, "┌ RTHK 5")
            > row_with(page, view, "Kuleba said")
        )

    def test_two_columns_on_request(self) -> None:
        page = sample()
        view = press(page, opening(page, 80, 24), "columns")
        assert "The Kremlin" in screen(page, view)
        assert "We see this" in screen(page, view)

    def test_under_60_columns_there_is_text_only_until_the_strip_is_asked_for(self) -> None:
        page = sample()
        view = opening(page, 40, 10)
        assert "copied, edited" not in screen(page, view)
        assert "copied, edited" in screen(page, press(page, view, "why"))

    @pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (5, 3), (11, 11), (12, 1), (300, 2)])
    def test_any_size_is_filled(self, width: int, height: int) -> None:
        page = sample()
        rows = draw(page, opening(page, width, height), FOOTER)
        assert [len(text) for text in texts(rows)] == [width] * height

    def test_a_change_of_size_keeps_the_cursor_in_sight(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "bottom")
        small = resized(page, view, 40, 10)
        assert small.cursor == view.cursor
        assert "On Wednesday" in screen(page, small)


class TestOrderMap:
    def lit(self, page: Page, view: View) -> str:
        row = next(row for row in draw(page, view, FOOTER) if row[0].text.startswith("─"))
        return "".join(segment.text for segment in row if segment.mark & marks.CURSOR)

    def test_lights_the_link_of_the_cursors_paragraph(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        assert self.lit(page, view) == "[6>5,11]"
        assert self.lit(page, press(page, view, "next-link")) == "[7>6]"

    def test_lights_nothing_where_no_link_is(self) -> None:
        page = sample()
        assert self.lit(page, press(page, opening(page, 120, 40), "top")) == ""

    def test_goes_along_where_not_all_links_have_room(self) -> None:
        paragraphs = "\n".join(f"Paragraph {n} has a few words." for n in range(90))
        page = of(paragraphs, paragraphs, " ".join(f"{n}={n}" for n in range(1, 91)))
        view = opening(page, 80, 24)
        assert "1>1" in screen(page, view)
        for n in range(2, 91):
            view = press(page, view, "next-link")
            assert self.lit(page, view) == f"[{n}>{n}]"

    def test_a_link_too_long_for_the_row_is_cut(self) -> None:
        paragraphs = "\n".join(f"Paragraph {n} has a few words." for n in range(90))
        many = ",".join(str(n) for n in range(1, 90, 2))
        page = of(paragraphs, paragraphs, f"{many}={many} 90=90")
        view = opening(page, 60, 20)
        assert self.lit(page, view).startswith("[1,3,5,7")
        assert self.lit(page, press(page, view, "bottom")) == "[90>90]"


class TestLastRow:
    def test_help_and_the_way_back_are_there_however_narrow(self) -> None:
        keys = (*((letter, "a longer name") for letter in "ldeczn"), ("?", "keys"), ("q", "back"))
        for width in (48, 60, 80):
            assert "? keys  q back" in texts(draw(sample(), opening(sample(), width, 12), keys))[-1]

    def test_as_many_keys_as_fit_and_the_place_at_the_right(self) -> None:
        row = texts(draw(sample(), opening(sample(), 40, 10), FOOTER))[-1]
        assert "l link" in row
        assert row.rstrip().endswith("WION 6/10")

    def test_a_message_takes_the_place_of_the_keys(self) -> None:
        page = sample()
        view = opening(page, 120, 40)._replace(message="Saved \x1b]52;c;x\x07")
        row = texts(draw(page, view, FOOTER))[-1]
        assert row.startswith(" Saved ␛]52;c;x␇")

    def test_search_hits_are_marked(self) -> None:
        page = sample()
        view = search(page, opening(page, 120, 40), "stockholm")
        assert marked(page, view, marks.HIT) == ["Stockholm", "Stockholm"]


def cells_of(row: Row) -> list[tuple[str, int]]:
    return [(character, segment.mark) for segment in row for character in segment.text]


class TestCost:
    def test_thousands_of_paragraphs_open_and_scroll_without_being_laid_out(self) -> None:
        lines = "\n".join(
            f"Paragraph {n} has a few words that take more than one row of the pane, whatever." for n in range(2000)
        )
        page = of(lines, lines, " ".join(f"{n}={n}" for n in range(1, 2001, 3)))
        view = opening(page, 120, 40)
        for key in ["line-down", "page-down", "next-link", "next-paragraph"]:
            view = press(page, view, key)
            draw(page, view, FOOTER)
        assert len(page._rows) < 200

    def test_a_paragraph_key_changes_bars_and_numbers_the_strip_and_the_place_only(self) -> None:
        page = sample()
        view = opening(page, 120, 44)
        after = press(page, view, "next-paragraph")
        assert view.top == after.top
        assert view.cursor != after.cursor
        order_map = row_with(page, view, "6>5,11")
        rows = zip(draw(page, view, FOOTER)[:-5], draw(page, after, FOOTER)[:-5], strict=True)
        changed = {
            at for number, (old, new) in enumerate(rows) if number != order_map
            for at, (a, b) in enumerate(zip(cells_of(old), cells_of(new), strict=True)) if a != b
        }  # fmt: skip
        assert changed <= {0, 1, 2, 63, 64, 65}

    def test_the_far_end_is_reached_without_what_lies_between(self) -> None:
        lines = "\n".join(
            f"Paragraph {n} has a few words that take more than one row of the pane, whatever." for n in range(2000)
        )
        page = of(lines, lines, " ".join(f"{n}={n}" for n in range(1, 2001, 3)))
        draw(page, press(page, opening(page, 120, 40), "bottom"), FOOTER)
        assert len(page._rows) < 200

    def test_nothing_slow_is_imported_before_rows_are_drawn(self) -> None:
        code = (
            "import sys; import reader.layout.moves, reader.layout.screen, reader.themes;"
            "print([m for m in ('yaml', 'dataclasses', 'enum', 'textual', 'rich', 'json', 'dateutil', 'rapidfuzz', 'importlib.resources') "
            "if m in sys.modules and m not in before])"
        )
        code = "import sys; before = set(); import re; before = set(sys.modules);" + code
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


def test_the_same_values_draw_the_same_rows() -> None:
    view = opening(sample(), 120, 40)
    assert draw(Page(sample_input()), view, FOOTER) == draw(sample(), view, FOOTER)
