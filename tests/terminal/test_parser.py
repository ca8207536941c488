from hypothesis import given, settings
from hypothesis import strategies as st

from reader.terminal.cells import Grid, Row, cells_of, is_doubtful, width_of
from reader.terminal.encoder import difference
from reader.terminal.parser import Parser
from reader.terminal.sgr import apply, change
from reader.terminal.style import BOLD, DIM, DOUBLE_UNDERLINE, HIDDEN, OVERLINE, PLAIN, UNDERLINE, Style
from tests.terminal.emulators import Emulator

colours = st.one_of(st.none(), st.integers(0, 255), st.tuples(*[st.integers(0, 255)] * 3))
styles = st.builds(Style, colours, colours, st.integers(0, 4095))


def fed(*portions: str, columns: int = 20, lines: int = 4) -> tuple[list[str], list[str]]:
    """The texts of the screen after some portions, and what was passed on."""
    grid = Grid(columns, lines)
    parser = Parser(grid)
    passed = [request for portion in portions for request in parser.feed(portion)]
    return ["".join(cell[0] for cell in row).rstrip() for row in grid.rows], passed


class TestWhatIsForTheScreen:
    def test_text_stands_where_the_cursor_was_moved(self) -> None:
        assert fed("\x1b[2;3Hhere")[0] == ["", "  here", "", ""]

    def test_a_row_that_is_too_long_is_cut(self) -> None:
        assert fed("\x1b[1;17Hseven letters")[0][0] == " " * 16 + "seve"

    def test_a_wide_character_takes_two_cells_and_loses_both_when_one_is_overwritten(self) -> None:
        grid = Grid(6, 1)
        Parser(grid).feed("日本\x1b[1;2Hx")
        assert [cell[0] for cell in grid.rows[0]] == [" ", "x", "本", "", " ", " "]

    def test_a_wide_character_does_not_stand_half_in_the_last_column(self) -> None:
        grid = Grid(3, 1)
        Parser(grid).feed("日本")
        assert [cell[0] for cell in grid.rows[0]] == ["日", "", " "]

    def test_a_combining_character_joins_the_one_before(self) -> None:
        grid = Grid(4, 1)
        Parser(grid).feed("e\u0301a")
        assert [cell[0] for cell in grid.rows[0]] == ["e\u0301", "a", " ", " "]

    def test_a_joined_picture_is_one_cell_text(self) -> None:
        grid = Grid(6, 1)
        Parser(grid).feed("👩\u200d👧x")
        assert [cell[0] for cell in grid.rows[0]] == ["👩\u200d👧", "", "x", " ", " ", " "]

    def test_a_hyperlink_lies_on_its_cells_only(self) -> None:
        grid = Grid(4, 1)
        Parser(grid).feed("\x1b]8;id=1;https://example.org\x1b\\ab\x1b]8;;\x1b\\c")
        assert grid.rows[0][:3] == [
            ("a", PLAIN, "id=1;https://example.org"),
            ("b", PLAIN, "id=1;https://example.org"),
            ("c", PLAIN),
        ]

    def test_control_characters_of_eight_bits_leave_no_trace(self) -> None:
        assert fed("a\x9b31mb") == (["a31mb", "", "", ""], [])

    def test_erasing_takes_the_background(self) -> None:
        grid = Grid(3, 1)
        Parser(grid).feed("abc\x1b[1;2H\x1b[44m\x1b[K")
        assert grid.rows[0] == [("a", PLAIN), (" ", Style(None, 4)), (" ", Style(None, 4))]

    @given(st.lists(st.sampled_from([
        "abc", "\x1b[2;2H", "\x1b[3;1Hxy", "\x1b[K", "\x1b[1K", "\x1b[J", "\x1b[1J", "\x1b[2X",
        "\x1b[P", "\x1b[2@", "\r\n", "\x1b[A", "\x1b[3C", "\x1b[2D", "\x1b[31m", "\x1b[1;44m", "\x1b[m", "\x1bM",
    ]), max_size=25))  # fmt: skip
    @settings(max_examples=150, deadline=None)
    def test_the_screen_is_that_of_another_emulator(self, written: list[str]) -> None:
        grid, emulator = Grid(90, 4), Emulator(90, 4)
        Parser(grid).feed("".join(written))
        emulator.feed("".join(written))
        assert ["".join(cell[0] for cell in row) for row in grid.rows] == emulator.screen.display


class TestWhatIsNot:
    def test_passes_in_order_and_untouched(self) -> None:
        requests = [
            "\x1b[?2004h",
            "\a",
            "\x1b]52;c;aGk=\a",
            "\x1b]2;title\x1b\\",
            "\x1b[>25u",
            "\x1b[?2026$p",
            "\x1b[6 q",
            "\x1bPq#0\x1b\\",
        ]
        assert fed("text".join(requests))[1] == requests

    def test_is_waited_for_when_it_comes_in_portions(self) -> None:
        assert fed("a\x1b", "]52;c;aGk", "=\x1b", "\\b")[1] == ["\x1b]52;c;aGk=\x1b\\"]
        assert fed("a\x1b[3", "1mb\x1b[", "2;1Hc")[0][:2] == ["ab", "c"]

    def test_holds_nothing_up_when_it_is_malformed(self) -> None:
        assert fed("a\x1b[3\x01b")[0][0] == "a[3b"

    def test_marks_of_synchronised_output_are_ours_to_set(self) -> None:
        assert fed("\x1b[?2026hab\x1b[?2026l") == (["ab", "", "", ""], [])

    @given(st.text("\x1b[]?;1hmHJK\a\\ab8", max_size=60), st.integers(0, 60))
    def test_does_not_depend_on_where_the_portions_are_cut(self, written: str, at: int) -> None:
        assert fed(written[:at], written[at:]) == fed(written)

    @given(st.text(max_size=80))
    def test_is_never_an_error(self, written: str) -> None:
        fed(written, columns=3, lines=2)


class TestStyles:
    @given(styles, styles)
    def test_a_change_leads_from_one_to_the_other(self, old: Style, new: Style) -> None:
        sequence = change(old, new)
        assert (apply(sequence[2:-1], old) if sequence else old) == new

    @given(styles, styles)
    def test_a_change_is_never_longer_than_starting_afresh(self, old: Style, new: Style) -> None:
        afresh = change(PLAIN, new)
        assert len(change(old, new)) <= len(afresh) + 2 or new == PLAIN

    def test_both_ways_of_writing_a_colour_are_read(self) -> None:
        assert apply("38;2;1;2;3;48;5;9", PLAIN) == apply("38:2::1:2:3;48:5:9", PLAIN) == Style((1, 2, 3), 9)

    def test_the_end_of_bold_keeps_dim(self) -> None:
        assert change(Style(None, None, BOLD | DIM), Style(None, None, DIM)) in {"\x1b[22;2m", "\x1b[0;2m"}

    def test_a_double_underline_never_comes_as_a_delta(self) -> None:
        assert change(Style(1), Style(1, None, DOUBLE_UNDERLINE)) == "\x1b[0;21;31m"

    def test_kinds_of_underline_and_its_colour_do_not_confuse_the_rest(self) -> None:
        assert apply("4:3;58;5;1;8;53", PLAIN) == Style(None, None, UNDERLINE | HIDDEN | OVERLINE)


class TestTheGrid:
    @given(
        st.text("ab日e\u0301", max_size=12), st.integers(1, 9), st.integers(1, 3), st.integers(1, 9), st.integers(1, 3)
    )
    def test_has_its_size_and_whole_characters_after_any_change_of_it(
        self, text: str, w: int, h: int, wide: int, high: int
    ) -> None:
        grid = Grid(w, h)
        Parser(grid).feed(text)
        grid.resize(wide, high)
        assert len(grid.rows) == high and all(len(row) == wide for row in grid.rows)
        for row in grid.rows:
            for x, cell in enumerate(row):
                assert (cell[0] == "") == (x > 0 and width_of(row[x - 1][0][:1] or " ") == 2)

    def test_a_row_is_cut_before_a_wide_character_that_does_not_fit(self) -> None:
        assert cells_of([("ab日", PLAIN)], 3) == [("a", PLAIN), ("b", PLAIN), (" ", PLAIN)]

    def test_doubt_is_about_pictures_and_combinations_not_about_news_text(self) -> None:
        def row(text: str) -> Row:
            return cells_of([(text, PLAIN)], 30)

        assert not is_doubtful(row("“Kyiv” – naïve café … €5 Київ 日本語 ─│"))
        assert all(map(is_doubtful, map(row, ["👩", "e\u0301", "ا", "ﷺ", "☎"])))


class TestADoubtfulRow:
    def test_ends_right_in_a_terminal_that_counts_other_widths(self) -> None:
        class Narrow(Emulator):
            """Every picture takes one cell here."""

            def feed(self, text: str) -> "Emulator":
                return super().feed(text.replace("👩", "P"))

        old, new = [cells_of([("a👩b long tail", PLAIN)], 20)], [cells_of([("a👩c", PLAIN)], 20)]
        emulator = Narrow(20, 1).feed(difference(None, old)).feed(difference(old, new))
        assert emulator.text().rstrip() == "aPc"
