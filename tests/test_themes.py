"""Themes: what ships is complete and legible, what is wrong in a reader's own is named with its place."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.color import Color

from reader.errors import ThemeProblem
from reader.layout import marks
from reader.terminal.abilities import TRUE_COLOUR
from reader.terminal.style import BOLD, DIM, REVERSE, UNDERLINE, Colour, Style
from reader.themes import ORDER, Theme, available, load_theme
from reader.ui.first import beginnings
from reader.ui.looks import Looks, textual_theme

SHIPPED = ("dark", "light", "mono", "sixteen", "terminal")
ANY_GROUND = ("terminal",)
LEAST = 4.5
"""Contrast of text, WCAG 2.1 AA."""
LEAST_ON_ANY_GROUND = 4.3
"""No colour reaches more than 4.58 on black and on white, and the palette of 256 has few that come near."""
LEAST_OF_BOLD = 3.8
"""WCAG asks for 3 of bold text that is large, and of marks."""
TOGETHER = (
    marks.RUN | marks.SPEECH, marks.RUN | marks.NAMES, marks.RUN | marks.DIVERGENCE, marks.RUN | marks.LESSER,
    marks.RUN | marks.SPEECH | marks.DIVERGENCE, marks.RUN | marks.NAMES | marks.DIVERGENCE, marks.RUN | marks.NOTE,
    marks.RUN | marks.HIT, marks.RUN | marks.SPEECH | marks.HIT, marks.DIVERGENCE | marks.HIT,
    marks.HIT | marks.FOCUS, marks.RUN | marks.FOCUS, marks.DIVERGENCE | marks.FOCUS, marks.RUN | marks.SELECTION,
    marks.DIVERGENCE | marks.SELECTION, marks.DIM | marks.SELECTION, marks.STRIP | marks.DIM, marks.STRIP | marks.RUN,
    marks.STRIP | marks.RUN | marks.SPEECH, marks.STRIP | marks.TYPE, marks.STRIP | marks.TYPE | marks.FOCUS,
    marks.STRIP | marks.SIGLUM | marks.MOVED, marks.RULE | marks.MOVED, marks.RULE | marks.CURSOR,
    marks.FOOTER | marks.KEY, marks.HEADER | marks.SIGLUM, marks.DIM | marks.HIT, marks.DIM | marks.CREDIT,
)  # fmt: skip
"""Sums of marks that screens show."""


def write(folder: Path, text: str, name: str = "mine") -> tuple[str, Sequence[str]]:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return name, (str(folder),)


def rgb(colour: Colour) -> tuple[int, int, int]:
    assert colour is not None
    if isinstance(colour, tuple):
        return colour
    assert colour >= 16
    if colour >= 232:
        return (8 + 10 * (colour - 232),) * 3
    steps = (0, 95, 135, 175, 215, 255)
    colour -= 16
    return steps[colour // 36], steps[colour // 6 % 6], steps[colour % 6]


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestShipped:
    def test_all_are_there(self) -> None:
        assert set(SHIPPED) <= set(available())

    @pytest.mark.parametrize("name", SHIPPED)
    def test_each_gives_every_sum_of_marks_a_style_without_dim(self, name: str) -> None:
        theme = load_theme(name)
        for mark in range(0, 1 << marks.BITS, 4097):
            assert not theme.style(mark).attrs & DIM

    @pytest.mark.parametrize("name", ANY_GROUND)
    def test_what_assumes_no_ground_is_legible_on_black_and_on_white(self, name: str) -> None:
        theme = load_theme(name)
        for bit in range(marks.BITS):
            style = theme.style(1 << bit)
            assert style.bg is None
            least = LEAST_OF_BOLD if style.attrs & BOLD else LEAST_ON_ANY_GROUND
            if style.fg is not None:
                assert contrast(rgb(style.fg), (0, 0, 0)) >= least, marks.NAMES_OF_MARKS[bit]
                assert contrast(rgb(style.fg), (255, 255, 255)) >= least, marks.NAMES_OF_MARKS[bit]

    @pytest.mark.parametrize("name", ["dark", "light"])
    def test_what_brings_its_ground_is_legible_on_it(self, name: str) -> None:
        theme = load_theme(name)
        for mark in (*(1 << bit for bit in range(marks.BITS)), *TOGETHER):
            style = theme.style(mark)
            assert contrast(rgb(style.fg), rgb(style.bg)) >= LEAST, bin(mark)

    def test_sixteen_has_no_other_colours(self) -> None:
        theme = load_theme("sixteen")
        for bit in range(marks.BITS):
            style = theme.style(1 << bit)
            assert style.fg is None or (isinstance(style.fg, int) and style.fg < 16)

    def test_sixteen_leaves_out_what_is_the_ground_itself_in_some_palettes(self) -> None:
        theme = load_theme("sixteen")
        black, white, bright_black, bright_white = 0, 7, 8, 15
        fore = {theme.style(1 << bit).fg for bit in range(marks.BITS)}
        assert not fore & {black, white, bright_black, bright_white}

    @pytest.mark.parametrize("name", SHIPPED)
    def test_the_hit_that_was_gone_to_is_told_from_the_others(self, name: str) -> None:
        theme = load_theme(name)
        for below in (marks.TEXT, marks.RUN, marks.DIVERGENCE, marks.NOTE):
            assert theme.style(below | marks.HIT | marks.FOCUS) != theme.style(below | marks.HIT)
            assert theme.style(below | marks.HIT) != theme.style(below)

    def test_mono_tells_shared_words_differences_and_text_apart_without_colour(self) -> None:
        theme = load_theme("mono")
        assert theme.style(marks.RUN) == Style(attrs=UNDERLINE)
        assert theme.style(marks.RUN | marks.DIVERGENCE) == Style(attrs=BOLD)
        assert theme.style(marks.TEXT) == Style()
        assert all(theme.style(1 << bit)[:2] == (None, None) for bit in range(marks.BITS))

    @pytest.mark.parametrize("name", SHIPPED)
    def test_what_must_be_seen_differs_from_its_surroundings(self, name: str) -> None:
        theme = load_theme(name)
        text = theme.style(marks.TEXT)
        for mark in (marks.RUN, marks.DIVERGENCE, marks.HIT, marks.FOCUS, marks.SELECTION, marks.CURSOR, marks.NOTE):
            assert theme.style(mark) != text
        assert theme.style(marks.RULE | marks.MOVED) != theme.style(marks.RULE)
        assert theme.style(marks.DIVERGENCE | marks.RUN) != theme.style(marks.RUN)
        assert theme.style(marks.FOCUS | marks.DIVERGENCE) != theme.style(marks.DIVERGENCE)

    def test_every_mark_has_its_place_in_the_order(self) -> None:
        assert sorted(ORDER) == sorted(marks.NAMES_OF_MARKS)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_what_an_input_asks_for_is_legible_on_the_ground_of_the_theme_whatever_the_terminals(name: str) -> None:
    given = textual_theme(Looks(load_theme(name), TRUE_COLOUR))
    assert given.background is not None and given.foreground is not None
    ground, *others = (Color.parse(each).rgb for each in (given.background, given.foreground, given.variables["quiet"]))
    assert all(contrast(other, ground) >= LEAST for other in others)


class TestOwn:
    def test_the_readers_folder_comes_before_the_shipped(self, tmp_path: Path) -> None:
        name, folders = write(tmp_path, "styles:\n  run: bold red on 17\n", "dark")
        assert load_theme(name, folders).style(marks.RUN) == Style(1, 17, BOLD)

    def test_colours_are_names_numbers_or_rgb(self, tmp_path: Path) -> None:
        text = "styles:\n  text: '#0a0b0c on default'\n  run: bright-blue\n  dim: 243\n  hit: not bold reverse\n"
        theme = load_theme(*write(tmp_path, text))
        assert theme.style(0) == Style((10, 11, 12))
        assert theme.style(marks.RUN) == Style(12)
        assert theme.style(marks.DIM) == Style(243)
        assert theme.style(marks.HIT) == Style((10, 11, 12), None, REVERSE)

    def test_what_lies_above_takes_the_colour_and_keeps_the_ground_below(self, tmp_path: Path) -> None:
        text = "styles:\n  run: underline on 17\n  divergence: bold red not underline\n"
        theme = load_theme(*write(tmp_path, text))
        assert theme.style(marks.RUN | marks.DIVERGENCE) == Style(1, 17, BOLD)

    def test_it_is_listed(self, tmp_path: Path) -> None:
        write(tmp_path, "styles: {}\n", "paper")
        assert "paper" in available((str(tmp_path),))

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("styles:\n  run: bold\n  runn: bold\n", ':3: styles: there is no mark "runn"'),
            ("styles:\n  run: bold pinkish\n", ':2: styles: run: "pinkish" is neither a colour nor an attribute'),
            ("styles:\n  run: dim\n", ':2: styles: run: "dim" is neither'),
            ("styles:\n  run: 256\n", ':2: styles: run: "256" is neither'),
            ("styles:\n  run: ²\n", ':2: styles: run: "²" is neither'),
            ("styles:\n  run: [bold]\n", ":2: styles: run should be one line of text"),
            ("styles:\n  run: bold\n  run: red\n", ":3: styles: run stands here a second time"),
            ("colour: red\nstyles: {}\n", ':1: unknown key "colour"'),
            ("dark: maybe\nstyles: {}\n", ':1: dark: "maybe" is neither yes, no nor any'),
            ("dark: yes\n", 'the key "styles" is missing'),
            ("- a\n", ":1: theme: should hold lines such as"),
            ("", "theme: should hold lines such as"),
            ("styles: bold\n", ":1: styles: should hold lines such as"),
            ("styles:\n  run: 'open\n", "is not YAML"),
            ("styles: &a {run: bold}\ndark: *a\n", "aliases are not for themes"),
            ("[" * 5000, "is nested too deeply"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_named_with_its_line_and_key(self, tmp_path: Path, text: str, told: str) -> None:
        with pytest.raises(ThemeProblem) as caught:
            load_theme(*write(tmp_path, text))
        assert told in str(caught.value)
        assert "mine.yaml" in str(caught.value)

    def test_a_file_that_is_no_text_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "mine.yaml").write_bytes(b"styles:\n  run: \xff\n")
        with pytest.raises(ThemeProblem, match=r"mine\.yaml:2: is not UTF-8"):
            load_theme("mine", (str(tmp_path),))

    def test_a_fifo_of_its_name_does_not_hold_the_program_up(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "mine.yaml")
        with pytest.raises(ThemeProblem):
            load_theme("mine", (str(tmp_path),))

    @pytest.mark.parametrize("name", ["nope", "", "../dark", ".hidden", "a/b", "\x00"])
    def test_a_name_that_is_none_is_told_with_those_that_there_are(self, name: str) -> None:
        with pytest.raises(ThemeProblem, match="terminal"):
            load_theme(name)


def test_yaml_is_imported_only_for_a_theme_that_was_never_seen() -> None:
    code = "import sys; from reader.themes import load_theme; load_theme('terminal'); print('yaml' in sys.modules)"
    told = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    assert told == ["True", "False"]


@settings(max_examples=50)
@given(st.integers(0, (1 << marks.BITS) - 1))
def test_a_style_is_found_once_and_stays(mark: int) -> None:
    theme = load_theme("terminal")
    assert isinstance(theme, Theme)
    assert theme.style(mark) is theme.style(mark)


class TestTheThemeToBeginWith:
    @pytest.mark.parametrize(
        ("environ", "name"),
        [
            ({"TERM": "xterm"}, "sixteen"),
            ({"TERM": "xterm-256color"}, "terminal"),
            ({"TERM": "linux"}, "sixteen"),
            ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "mono"),
        ],
    )
    def test_is_by_the_colours_of_the_terminal(self, environ: dict[str, str], name: str) -> None:
        assert beginnings("", environ).theme.name == name

    def test_is_the_one_asked_for_whatever_the_terminal(self) -> None:
        assert beginnings("dark", {"TERM": "xterm"}).theme.name == "dark"
