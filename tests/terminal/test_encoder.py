import random
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.terminal.abilities import MODERN, PLAINEST, Dialect
from reader.terminal.cells import BLANK, Row, blank_rows, cells_of
from reader.terminal.encoder import difference
from reader.terminal.style import BLINK, BOLD, ITALIC, PLAIN, REVERSE, STRIKE, UNDERLINE, Style
from tests.terminal.emulators import Emulator, Tmux, painted_plainly

Screens = tuple[list[Row], list[Row]]
REPEATING = Dialect(repeats=True)
DIALECTS = [MODERN, PLAINEST, REPEATING]

colours = st.one_of(st.none(), st.integers(0, 255), st.tuples(*[st.integers(0, 255)] * 3))
# Those that pyte keeps apart.
attributes = st.sampled_from([0, 0, BOLD, ITALIC, UNDERLINE, BLINK, REVERSE, STRIKE, BOLD | REVERSE, BOLD | UNDERLINE])
looks = st.one_of(st.just(PLAIN), st.builds(Style, colours, colours, attributes))
texts = st.one_of(
    st.text("abc ─", max_size=30),
    st.sampled_from([" " * 12, "─" * 20, "日本語", "e\u0301a", "naïve “quotes” – dash", "x"]),
)
pieces = st.lists(st.tuples(texts, looks), max_size=4)


@st.composite
def screens(draw: st.DrawFn) -> Screens:
    """Two screens of one size: unrelated, a few cells apart, or scrolled."""
    columns, lines = draw(st.integers(1, 40)), draw(st.integers(1, 10))
    stock = draw(st.lists(pieces, min_size=1, max_size=8))

    def screen() -> list[Row]:
        return [cells_of(stock[draw(st.integers(0, len(stock) - 1))], columns) for _ in range(lines)]

    old = screen()
    kind = draw(st.sampled_from(["unrelated", "near", "scrolled", "blank"]))
    if kind == "unrelated":
        return old, screen()
    if kind == "blank":
        return blank_rows(columns, lines), old
    new = [row[:] for row in old]
    if kind == "scrolled":
        top = draw(st.integers(0, lines - 1))
        shift = draw(st.integers(1, lines))
        fresh = screen()
        new = new[:top] + (new[top + shift :] + fresh)[: lines - top]
    for _ in range(draw(st.integers(0, 4))):
        y = draw(st.integers(0, lines - 1))
        new[y] = cells_of(
            [("".join(cell[0] for cell in new[y])[: draw(st.integers(0, 9))], PLAIN), *draw(pieces)], columns
        )
    return old, new


def shown_after(rows: list[Row], more: str = "") -> object:
    emulator = Emulator(len(rows[0]), len(rows)).feed(painted_plainly(rows))
    return emulator.feed(more).shown()


class TestTheDifferenceOfTwoScreens:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=["modern", "plainest", "repeating"])
    @given(screens())
    @settings(max_examples=50, deadline=None)
    def test_turns_one_into_the_other_cell_and_style(self, dialect: Dialect, pair: Screens) -> None:
        old, new = pair
        assert shown_after(old, difference(old, new, dialect)) == shown_after(new)

    @given(screens())
    @settings(max_examples=25, deadline=None)
    def test_sends_all_when_nobody_knows_what_is_shown(self, pair: Screens) -> None:
        old, new = pair
        assert shown_after(old, difference(None, new)) == shown_after(new)

    @given(screens(), st.integers(0, 39), st.integers(0, 9))
    @settings(max_examples=25, deadline=None)
    def test_leaves_the_cursor_where_it_is_wanted(self, pair: Screens, x: int, y: int) -> None:
        old, new = pair
        x, y = min(x, len(new[0]) - 1), min(y, len(new) - 1)
        emulator = Emulator(len(new[0]), len(new)).feed(painted_plainly(old))
        sent = difference(old, new, cursor=(x, y))
        emulator.feed(sent)
        assert not sent or (emulator.screen.cursor.x, emulator.screen.cursor.y) == (x, y)

    @given(screens())
    @settings(max_examples=25, deadline=None)
    def test_leaves_no_style_behind(self, pair: Screens) -> None:
        old, new = pair
        emulator = Emulator(len(new[0]), len(new)).feed(difference(old, new))
        assert emulator.screen.cursor.attrs == Emulator(1, 1).screen.cursor.attrs

    def test_of_a_screen_and_itself_is_nothing(self) -> None:
        rows = [cells_of([("some text", Style(1))], 20)] * 3
        assert difference(rows, [row[:] for row in rows]) == ""


def rows_of(*texts: str, columns: int = 40, style: Style = PLAIN) -> list[Row]:
    return [cells_of([(text, style)], columns) for text in texts]


class TestWhatIsSent:
    def test_one_letter_costs_a_move_and_the_letter(self) -> None:
        assert difference(rows_of("", "abcd"), rows_of("", "abXd")) == "\x1b[2;3HX"

    def test_a_lost_tail_is_erased(self) -> None:
        assert difference(rows_of("a long line of text"), rows_of("a")) == "\x1b[;2H\x1b[K"

    def test_a_scrolled_screen_is_scrolled_by_the_terminal(self) -> None:
        texts = [f"line {n} of the article" for n in range(12)]
        sent = difference(rows_of(*texts[:10]), rows_of(*texts[1:11]))
        assert sent == "\x1b[10H\nline 10 of the article"

    def test_a_band_between_head_and_status_is_scrolled_alone(self) -> None:
        texts = [
            f"{word} is what this line says"
            for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        ]
        sent = difference(rows_of("head", *texts[:8], "status"), rows_of("head", *texts[1:9], "status"))
        assert sent.startswith("\x1b[2;9r\x1b[9H\n\x1b[r") and len(sent) < 48

    def test_two_bands_that_move_apart_are_both_moved(self) -> None:
        texts = [f"line {n} of the article, the words of which are many" for n in range(40)]
        old = rows_of(*texts[:8], "-----", *texts[20:28], columns=60)
        new = rows_of(*texts[1:9], "-----", *texts[18:26], columns=60)
        sent = difference(old, new)
        assert len(sent) < 3 * 52 + 60

    def test_a_vt100_scrolls_by_line_feeds_at_the_edge(self) -> None:
        texts = [f"line {n} of the article" for n in range(12)]
        sent = difference(rows_of(*texts[:10]), rows_of(*texts[1:11]), PLAINEST)
        assert "\x1b[M" not in sent and len(sent) < 40

    def test_a_row_of_doubtful_width_is_erased_and_sent_whole(self) -> None:
        sent = difference(rows_of("a👩b tail"), rows_of("a👩c tail"))
        assert sent == "\x1b[H\x1b[Ka👩c tail"

    def test_a_run_of_one_style_is_styled_once(self) -> None:
        sent = difference(blank_rows(10, 1), [cells_of([("abc", Style(1)), ("def", Style(1, None, BOLD))], 10)])
        assert sent == "\x1b[H\x1b[31mabc\x1b[1mdef\x1b[m"

    def test_a_rule_is_repeated_only_where_the_terminal_is_known_to_repeat(self) -> None:
        rule = rows_of("-" * 40)
        assert len(difference(rows_of(""), rule)) > 40
        assert difference(rows_of(""), rule, REPEATING) == "\x1b[H-\x1b[39b"

    def test_what_takes_several_bytes_is_never_repeated_as_tmux_forgets_it(self) -> None:
        assert "─" * 40 in difference(rows_of(""), rows_of("─" * 40), REPEATING)

    def test_a_link_is_opened_once_and_closed(self) -> None:
        linked: Row = [(char, PLAIN, "id=1;https://example.org") for char in "here"]
        sent = difference(blank_rows(6, 1), [[*linked, BLANK, BLANK]])
        assert sent == "\x1b[H\x1b]8;id=1;https://example.org\x1b\\here\x1b]8;;\x1b\\"

    def test_a_page_of_prose_costs_little_more_than_its_words(self) -> None:
        words = random.Random(4).choices(
            ["the", "of", "minister", "said", "on", "Thursday", "that", "talks", "would", "go"], k=1600
        )
        lines = [" ".join(words[at : at + 12])[:80] for at in range(0, 1600, 12)]
        sent = difference(rows_of(*lines[:40], columns=80), rows_of(*lines[40:80], columns=80))
        assert len(sent) <= sum(map(len, lines[40:80])) + 2 * 40 + len("\x1b[H\x1b[J")


@pytest.fixture(scope="module")
def tmux() -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    with Tmux("encoder-tests") as server:
        yield server


class TestInTmux:
    @pytest.mark.parametrize("seed", range(3))
    @pytest.mark.parametrize("dialect", DIALECTS, ids=["modern", "plainest", "repeating"])
    def test_a_session_of_differences_ends_in_the_same_screen(self, tmux: Tmux, dialect: Dialect, seed: int) -> None:
        chance = random.Random(seed)
        columns, lines = chance.choice([(80, 24), (31, 9), (120, 40)])
        look = [PLAIN, Style(3, None, BOLD), Style((9, 80, 200), 17, 0), Style(None, None, REVERSE | UNDERLINE)]
        text = ["the quick brown fox", " " * 14, "日本語の新聞", "─" * 25, "“naïve”", "Kyiv 2021"]
        stock = [
            cells_of([(chance.choice(text), chance.choice(look)) for _ in range(chance.randrange(5))], columns)
            for _ in range(60)
        ]
        rows = [stock[chance.randrange(60)] for _ in range(lines)]
        written = painted_plainly(rows)
        for _ in range(12):
            at = chance.randrange(lines)
            shift = chance.choice([1, 1, 2, 5, -1])
            wanted = rows[:at] + (rows[at:][shift:] + stock)[: lines - at]
            wanted[chance.randrange(lines)] = stock[chance.randrange(60)]
            written += difference(rows, wanted, dialect)
            rows = wanted
        assert tmux.shown(written, columns, lines) == tmux.shown(painted_plainly(rows), columns, lines)
