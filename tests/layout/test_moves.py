"""What keys do."""

import pytest

from reader.layout.model import View
from reader.layout.moves import ACTIONS, ALSO, click, goto, nearest, place_at, press, search
from reader.layout.page import Page
from reader.layout.roll import Roll
from reader.layout.screen import draw, opening
from reader.layout.selecting import dragged
from reader.pair import Pair
from tests.layout.build import FOOTER, alone, of, row_with, sample, screen, selected, text_of, texts


@pytest.fixture
def page() -> Page:
    return sample()


@pytest.fixture
def view(page: Page) -> View:
    return opening(page, 120, 40)


def pressed(page: Page, view: View, *keys: str) -> View:
    for key in keys:
        view = press(page, view, key)
    return view


class TestLinks:
    def test_the_reader_opens_at_the_first_level_link(self, view: View) -> None:
        assert (view.pane, view.cursor) == (0, Pair(5, 4))

    def test_next_link_goes_on_in_the_panes_order_and_takes_the_other_cursor_along(
        self, page: Page, view: View
    ) -> None:
        view = press(page, view, "next-link")
        assert view.cursor == Pair(6, 5)
        assert press(page, view, "previous-link").cursor == Pair(5, 4)

    def test_behind_the_last_link_it_says_which_key_goes_back(self, page: Page, view: View) -> None:
        view = pressed(page, view, *["next-link"] * 9)
        assert view.message == "No further link; L goes back"
        assert view.cursor.left == 9

    def test_enter_goes_through_all_counterparts_and_then_home(self, page: Page, view: View) -> None:
        places = []
        for _ in range(4):
            view = press(page, view, "counterpart")
            places.append((view.pane, view.cursor[view.pane]))
        assert places == [(1, 4), (1, 10), (0, 5), (1, 4)]

    def test_backspace_goes_back_step_by_step_with_the_same_rows(self, page: Page) -> None:
        view = opening(page, 120, 24)
        before = view
        view = pressed(page, view, "counterpart", "counterpart", "back-there", "back-there")
        assert (view.pane, view.cursor[0], view.top) == (before.pane, before.cursor[0], before.top)

    def test_enter_anywhere_else_begins_anew(self, page: Page, view: View) -> None:
        view = pressed(page, view, "counterpart", "counterpart", "next-paragraph", "counterpart")
        assert (view.pane, view.cursor.left) == (0, 9)

    def test_enter_without_a_counterpart_says_so(self, page: Page, view: View) -> None:
        view = pressed(page, view, "previous-paragraph", "counterpart")
        assert view.message == "WION 5 has no counterpart; l goes to the next link"


class TestDifferences:
    def test_goes_through_all_in_the_panes_order(self, page: Page, view: View) -> None:
        seen = []
        for _ in range(8):
            view = press(page, view, "next-divergence")
            seen.append(view.divergence)
        assert seen == [0, 1, 2, 4, 3, 5, 6, 6]
        assert view.message == "No further difference; D goes back"

    def test_backwards_is_the_same_way(self, page: Page, view: View) -> None:
        view = pressed(page, view, *["next-divergence"] * 4, "previous-divergence")
        assert view.divergence == 2

    def test_after_walking_away_the_next_is_counted_from_the_cursor(self, page: Page, view: View) -> None:
        view = pressed(page, view, "next-divergence", "next-link", "next-divergence")
        assert view.divergence == 2

    def test_one_with_no_reading_here_is_at_the_paragraph_that_answers(self, page: Page, view: View) -> None:
        view = pressed(page, view, *["next-divergence"] * 6)
        assert (view.divergence, view.pane, view.cursor.left) == (5, 0, 9)

    def test_formal_ones_are_hidden_until_asked_for(self) -> None:
        page = of("Per cent of it.", "% of it.", "1=1", "", "1 formal 1/1 Per cent | %")
        view = press(page, opening(page, 120, 40), "next-divergence")
        assert view.message == "Only formal differences; F shows them"
        view = press(page, view, "formal")
        assert view.message == "1 formal differences are shown"
        assert press(page, view, "next-divergence").divergence == 0

    @pytest.mark.parametrize(("width", "height"), [(59, 20), (40, 10)])
    def test_where_there_is_no_strip_the_last_row_has_both_readings(self, page: Page, width: int, height: int) -> None:
        view = press(page, opening(page, width, height), "next-divergence")
        assert " | " in view.message
        assert view.message == "who: Kuleba | he (1/7)"
        assert len(view.message) < width
        assert texts(draw(page, view, FOOTER))[-1].startswith(f" {view.message} ")

    def test_and_how_many_the_filter_hides(self, page: Page) -> None:
        view = opening(page, 59, 20)._replace(types=frozenset({"wording"}))
        assert press(page, view, "next-divergence").message.endswith(" hidden: f")

    def test_the_strip_says_which_of_how_many_it_is(self, page: Page) -> None:
        view = opening(page, 120, 40)
        assert " of 7 ─ link" not in screen(page, view)
        view = press(page, press(page, view, "next-divergence"), "next-divergence")
        assert "difference 2 of 7 ─ link" in screen(page, view)

    def test_and_no_more_of_it_once_the_cursor_has_left_its_paragraph(self, page: Page) -> None:
        view = press(page, opening(page, 120, 40), "next-divergence")
        assert "difference 1 of 7" in screen(page, view)
        view = press(page, view, "next-paragraph")
        assert view.divergence is None and "difference 1 of 7" not in screen(page, view)

    def test_where_there_is_a_strip_it_is_not_said_twice(self, page: Page) -> None:
        view = press(page, opening(page, 59, 20), "why")
        assert press(page, view, "next-divergence").message == ""


class TestOnly:
    def test_goes_to_paragraphs_and_folds_that_only_this_side_has(self, page: Page, view: View) -> None:
        view = pressed(page, view._replace(pane=1), "next-only")
        assert view.cursor.right == 6
        assert "No further paragraph only in RTHK" in press(page, view, "next-only").message

    def test_related_links_and_bylines_are_passed_over(self, page: Page, view: View) -> None:
        assert "No further" in press(page, view, "next-only").message


class TestRuns:
    def test_goes_to_the_next_shared_words_and_says_how_many(self, page: Page, view: View) -> None:
        view = press(page, view, "next-run")
        assert view.message.endswith("shared words, 1 of 4")
        assert view.cursor.left == 5
        assert pressed(page, view, "next-run", "next-run").cursor.left == 8


class TestLines:
    def test_a_line_is_a_row_and_the_cursor_stays_while_it_is_in_sight(self, page: Page) -> None:
        view = opening(page, 120, 24)
        after = press(page, view, "line-down")
        assert after.top == view.top + 1
        assert after.cursor == view.cursor
        assert press(page, after, "line-up").top == view.top

    def test_the_cursor_goes_along_when_it_would_leave(self, page: Page) -> None:
        view = pressed(page, opening(page, 120, 24), "top", *["line-down"] * 6)
        assert view.cursor.left == Roll(page, view).in_sight(0)[0]

    def test_the_last_row_of_the_page_is_the_last_of_the_screen(self, page: Page) -> None:
        view = pressed(page, opening(page, 120, 24), *["page-down"] * 9)
        assert view.top == Roll(page, view).end()
        assert press(page, view, "page-down").message == "This is the end"

    def test_down_at_the_end_moves_the_cursor(self, page: Page) -> None:
        view = press(page, opening(page, 120, 24), "bottom")
        view = pressed(page, view._replace(cursor=Pair(6, view.cursor.right)), "line-down")
        assert view.cursor.left == 7

    def test_j_scrolls_through_a_paragraph_taller_than_the_screen_first(self) -> None:
        page = of("Word " * 2000 + "\nNext one.", "Word " * 8, "1~1")
        view = opening(page, 120, 24)
        after = press(page, view, "next-paragraph")
        assert after.cursor.left == 0
        assert after.top > view.top
        for _ in range(40):
            after = press(page, after, "next-paragraph")
        assert after.cursor.left == 1
        for _ in range(80):
            after = press(page, after, "previous-paragraph")
        assert (after.cursor.left, after.top) == (0, 0)

    def test_top_and_bottom(self, page: Page, view: View) -> None:
        view = press(page, opening(page, 120, 24), "bottom")
        assert view.cursor.left == 9
        view = press(page, view, "top")
        assert (view.cursor.left, view.top) == (0, 0)


class TestPanes:
    def test_tab_goes_to_what_is_in_sight_across(self, page: Page, view: View) -> None:
        view = press(page, view, "other-pane")
        assert (view.pane, view.cursor.right) == (1, 4)

    def test_one_article_has_no_other_pane(self) -> None:
        page = alone()
        assert "one article alone; >" in press(page, opening(page, 120, 40), "other-pane").message

    def test_in_one_column_tab_shows_the_other_article_at_the_counterpart(self, page: Page) -> None:
        view = press(page, opening(page, 80, 24), "other-pane")
        assert "But he called on partners" in screen(page, view)


class TestFolds:
    def test_z_opens_the_fold_under_the_cursor_and_closes_it_again(self, page: Page, view: View) -> None:
        view = pressed(page, view._replace(pane=1), "next-only", "fold")
        assert "A date has not yet been agreed, and" in screen(page, view)
        view = pressed(page, view, "next-paragraph", "fold")
        assert "► 3 only in RTHK, 7 to 9" in screen(page, view)

    def test_a_fold_made_to_spare_padding_opens_and_closes_like_any_other(self) -> None:
        page = of("Linked one.\n" + "Only here. " * 80 + "\nLinked two.", "Linked one.\nLinked two.", "1=1 3=2")
        view = pressed(page, opening(page, 120, 40), "next-only", "fold")
        assert "►" not in screen(page, view)
        assert "►" in screen(page, press(page, view, "fold"))

    def test_what_is_linked_cannot_be_folded(self, page: Page, view: View) -> None:
        assert press(page, view, "fold").message.startswith("Nothing to fold here")

    def test_all_folds_open_and_close(self, page: Page, view: View) -> None:
        assert "►" not in screen(page, press(page, view, "fold-all"))
        assert "►" in screen(page, pressed(page, view, "fold-all", "fold-all"))

    def test_going_to_a_place_in_a_fold_opens_it(self, page: Page, view: View) -> None:
        view = goto(page, view, 1, text_of(page, 1).index("the land was theirs"))
        assert view.cursor.right == 7
        assert "The president had said" in screen(page, view)


class TestSearch:
    def test_finds_in_both_articles_whatever_the_case_and_the_quotes(self, page: Page, view: View) -> None:
        view = search(page, view, "“DEMONSTRATE RESTRAINT”")
        assert [hit[0] for hit in view.hits] == [0, 1]
        assert view.message == "Hit 1 of 2: 1 in WION, 1 in RTHK; n next, N back"

    def test_next_goes_round(self, page: Page, view: View) -> None:
        view = search(page, view, "demonstrate")
        assert [pressed(page, view, *["next-hit"] * n).hit for n in range(3)] == [0, 1, 0]
        assert press(page, view, "previous-hit").hit == 1

    def test_what_is_nowhere_is_said(self, page: Page, view: View) -> None:
        assert search(page, view, "zebra").message == "“zebra” is in neither article"

    def test_and_said_again_for_the_next_hit(self, page: Page, view: View) -> None:
        found = press(page, search(page, view, "Atlantis"), "next-hit")
        assert found.message == "“Atlantis” is in neither article; / searches"

    def test_a_hit_in_a_fold_opens_it(self, page: Page, view: View) -> None:
        assert "calendars" in screen(page, search(page, view, "calendars"))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 10)])
def test_a_link_alone_shows_both_sides_in_full(page: Page, size: tuple[int, int]) -> None:
    view = press(page, opening(page, *size), "link-alone")
    seen = screen(page, view)
    for _ in range(30):
        view = press(page, view, "line-down")
        seen += screen(page, view)
    link = page.links_of(view.pane, view.cursor[view.pane])[0]
    for side in (0, 1):
        for paragraph in link.sides[side]:
            words = page.words(side, paragraph).text.split()
            assert words[0] in seen and words[-1] in seen
    assert "Enter goes there" not in seen


class TestSelection:
    def test_begins_with_a_word_and_grows_by_words(self, page: Page, view: View) -> None:
        view = press(page, view, "select")
        grown = pressed(page, view, "word-right", "word-right")
        assert selected(page, view) == "Kuleba"
        assert selected(page, grown) == "Kuleba said his"
        assert selected(page, press(page, grown, "word-left")) == "Kuleba said"

    def test_grows_to_the_left_over_its_first_word(self, page: Page, view: View) -> None:
        view = pressed(page, goto(page, view, 0, text_of(page, 0).index("The Kremlin")), "select", "word-left")
        assert selected(page, view).endswith('package".\nThe')

    def test_the_other_end_moves_on_o(self, page: Page, view: View) -> None:
        grown = pressed(page, view, "select", "word-right", "word-right")
        shorter = pressed(page, grown, "other-end", "word-right")
        assert selected(page, shorter) == "said his"
        assert selected(page, pressed(page, shorter, "other-end", "word-right")) == "said his country"
        assert selected(page, pressed(page, shorter, "word-right", "word-right")) == "country"

    def test_down_takes_a_row(self, page: Page, view: View) -> None:
        view = pressed(page, view, "select", "select-down")
        words = selected(page, view)
        assert words.startswith("Kuleba said his country")
        assert words.endswith('restraint"')

    def test_is_of_one_side_and_ends_when_the_side_changes(self, page: Page, view: View) -> None:
        assert pressed(page, view, "select", "other-pane").selection is None

    def test_begins_in_a_row_that_is_seen(self, page: Page) -> None:
        view, hidden = opening(page, 40, 10), 0
        for _ in range(60):
            view = press(page, view, "line-down")
            place = Roll(page, view).place(view.pane, view.cursor[view.pane])
            assert place is not None
            if place[0] < view.top:
                hidden += 1
                assert selected(page, press(page, view, "select")) in screen(page, view)
        assert hidden > 5

    def test_scrolls_along(self, page: Page) -> None:
        view = pressed(page, opening(page, 40, 10), "select", *["word-right"] * 60)
        assert view.selection is not None
        assert text_of(page, 0)[: view.selection.end].split()[-1] in screen(page, view)

    def test_a_drag_takes_whole_words_in_both_directions(self, page: Page, view: View) -> None:
        text = text_of(page, 0)
        first, last = text.index("country"), text.index("demonstrate")
        for start, end in ((first + 3, last + 2), (last + 2, first + 3)):
            assert selected(page, dragged(page, view, 0, start, end)).startswith('country would "demonstrate')
        assert dragged(page, view, 0, first - 1, first - 1).selection is None

    def test_v_again_ends_it(self, page: Page, view: View) -> None:
        assert pressed(page, view, "select", "select").selection is None


class TestMouse:
    def test_a_click_puts_the_cursor_on_the_paragraph(self, page: Page, view: View) -> None:
        view = click(page, view, 70, row_with(page, view, "We see this"))
        assert (view.pane, view.cursor.right) == (1, 5)

    def test_a_click_on_a_fold_opens_it(self, page: Page, view: View) -> None:
        view = click(page, view, 70, row_with(page, view, "► 3 only in RTHK"))
        assert "calendars" in screen(page, view)

    def test_a_click_on_the_order_map_goes_to_the_link_that_stands_there(self, page: Page, view: View) -> None:
        row = row_with(page, view, "6>5,11")
        line = screen(page, view).split("\n")[row]
        for words, paragraph in [("10>12", 9), ("4>13", 3)]:
            for x in (line.index(words), line.index(words) + len(words) - 1):
                assert click(page, view, x, row).cursor.left == paragraph

    def test_a_click_beside_the_links_of_the_order_map_changes_nothing(self, page: Page, view: View) -> None:
        assert click(page, view, 0, row_with(page, view, "6>5,11")) == view

    def test_a_cell_knows_its_character(self, page: Page, view: View) -> None:
        row = row_with(page, view, "The Kremlin")
        assert place_at(page, view, 4, row) == (0, text_of(page, 0).index("The Kremlin"))
        assert place_at(page, view, 58, row) is None
        assert place_at(page, view, 4, 0) is None

    def test_a_drag_past_the_end_of_a_line_or_into_the_other_article_has_come_to_its_end(
        self, page: Page, view: View
    ) -> None:
        row = row_with(page, view, "The Kremlin")
        line = screen(page, view).split("\n")[row]
        end = text_of(page, 0).index("The Kremlin") + len(line[4:54].rstrip()) - 1
        assert [nearest(page, view, 0, x, row) for x in (53, 58, 90, 119)] == [end] * 4
        assert nearest(page, view, 0, 0, row) == text_of(page, 0).index("The Kremlin")
        assert nearest(page, view, 0, 4, 0) is None


class TestModes:
    def test_matched_side_by_side_needs_a_link(self) -> None:
        page = of("One.", "Two.", share=(0, 0, 0))
        assert (
            press(page, opening(page, 120, 40), "collate").message
            == "The two have no link; Tab goes to the other article"
        )

    def test_the_cursor_stays_on_its_paragraph(self, page: Page, view: View) -> None:
        after = press(page, view, "collate")
        assert after.cursor == view.cursor
        assert after.mode == "collated"

    def test_swapping_the_order_is_for_that_mode(self, page: Page, view: View) -> None:
        assert press(page, view, "base").message.startswith("Only when matched")


class TestLinkAlone:
    def test_shows_both_sides_of_one_link_and_all_its_differences(self, page: Page, view: View) -> None:
        shown = screen(page, press(page, view, "link-alone"))
        assert "Kuleba said" in shown
        assert "Ukrainian Foreign Minister" in shown
        assert "The Kremlin said" not in shown

    def test_next_link_shows_the_next_one_alone(self, page: Page, view: View) -> None:
        view = pressed(page, view, "link-alone", "next-link")
        assert (view.link, view.cursor.left) == (3, 6)

    def test_leaving_for_what_has_no_link_shows_the_page_again(self, page: Page, view: View) -> None:
        view = goto(page, press(page, view, "link-alone"), 0, text_of(page, 0).index("We have deep"))
        assert view.link is None
        assert "Kuleba said" in screen(page, view)

    def test_the_same_key_goes_back_to_the_same_paragraph(self, page: Page, view: View) -> None:
        after = pressed(page, view, "link-alone", "link-alone")
        assert (after.link, after.cursor, after.top) == (None, view.cursor, view.top)

    def test_without_a_link_it_says_so(self, page: Page, view: View) -> None:
        view = pressed(page, view, "previous-paragraph", "link-alone")
        assert view.message == "There is no link here; l goes to the next one"


def test_a_message_lasts_until_the_next_key(page: Page, view: View) -> None:
    assert press(page, view._replace(message="Saved"), "line-down").message == ""


@pytest.mark.parametrize("lines", [("", ""), ("Words here.", ""), ("", "Words here.")])
def test_articles_without_paragraphs_bear_every_key(lines: tuple[str, str]) -> None:
    page = of(*lines, share=(0, 0, 0))
    view = opening(page, 120, 40)
    for key in ACTIONS:
        for here in (view, press(page, view, "other-pane")):
            screen(page, search(page, press(page, here, key), "here"))


def test_an_unknown_command_is_an_error(page: Page, view: View) -> None:
    with pytest.raises(KeyError):
        press(page, view, "fly")


def test_every_other_name_leads_to_a_command(page: Page, view: View) -> None:
    for name in ALSO:
        press(page, view, name)


def test_a_remembered_place_that_is_no_longer_there_is_mended(page: Page, view: View) -> None:
    wild = view._replace(cursor=Pair(900, 900), top=10**15, divergence=99, run=99, pane=1)
    after = press(page, wild, "line-up")
    assert after.cursor.right == len(page.paragraphs(1)) - 1
    assert after.divergence is None
