"""What the reader sees."""

import pytest

from reader.layout import marks
from reader.layout.model import View
from reader.layout.moves import press
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

    def test_text_with_no_counterpart_is_told_from_furniture(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "fold-all")
        assert any("deep concerns" in words for words in marked(page, view, marks.ONLY))
        page = of("F| Subscribe now\nOwn words.\nLinked words.", "Linked words.", "3=1")
        view = press(page, opening(page, 120, 40), "fold-all")
        assert any("Subscribe" in words for words in marked(page, view, marks.DIM))
        assert not any("Own words" in words for words in marked(page, view, marks.DIM))

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

    def test_one_that_takes_a_few_rows_stands_in_full(self) -> None:
        page = of("Linked one.\n" + "Only here. " * 30 + "\nLinked two.", "Linked one.\nLinked two.", "1=1 3=2")
        assert "►" not in screen(page, opening(page, 120, 40))

    def test_a_fold_says_how_much_of_it_is_news(self) -> None:
        page = of("F| Subscribe now\nOwn words.\nF| Share\nLinked words.", "Linked words.", "4=1")
        assert "► 1 to 3, 1 only in AAA: Own words." in screen(page, opening(page, 120, 40))

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


class TestSpecialPairs:
    def test_nothing_shared_says_so_with_the_closest_place_and_dims_nothing(self) -> None:
        page = of("One.\nTwo.\nThree.\nFour.", "Five.\nSix.\nSeven.", share=(0, 0, 0))
        view = opening(page, 120, 40)
        assert "Nothing shared: no run of 5 words; closest: AAA 2 / BBB 2, 3 words" in screen(page, view)
        assert not marked(page, view, marks.DIM)

    def test_two_with_no_link_open_at_their_headlines_not_at_leftovers_of_the_page(self) -> None:
        page = of("F| banner\nH| One\nTwo.", "F| menu\nF| share\nH| Four\nFive.", share=(0, 0, 0))
        assert opening(page, 120, 40).cursor == Pair(1, 2)

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


def test_the_same_values_draw_the_same_rows() -> None:
    view = opening(sample(), 120, 40)
    assert draw(Page(sample_input()), view, FOOTER) == draw(sample(), view, FOOTER)
