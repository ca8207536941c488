"""The strip at the bottom: the link in words, its differences, its notes, its reasons."""

from reader.layout.moves import press
from reader.layout.page import Page
from reader.layout.screen import draw, opening
from tests.layout.build import (
    FOOTER,
    of,
    sample,
    sample_input,
    screen,
    texts,
)


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

    def test_begins_with_what_weighs_most_wherever_it_stands(self) -> None:
        left = "Many spectators saw 47 people hurt, all said in May on the quay."
        right = "Many revellers saw 52 people hurt, all said in June on the quay today."
        found = """
        1 wording 1/1 spectators | revellers
        1 number 1/1 47 | 52
        1 date-time 1/1 May | June
        1 addition 1/1 | today
        """
        page = of(left, right, "1=1", "", found)
        rows = texts(draw(page, opening(page, 120, 24), FOOTER))[-3:-1]
        assert [row.split()[0] for row in rows] == ["num", "date"]
        assert "+2 more" in rows[-1]

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
