"""What is one paragraph: lines, blocks, hard wraps."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.paragraphs import paragraphs

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
PROSE = (
    "A strike that would have halted most trains was called off on Thursday night after the drivers agreed to vote.",
    "Station staff, who are in another union, will still walk out on Friday, and no talks with them are planned.",
    "Passenger groups said that the timetable could not be restored at such short notice. They asked for refunds.",
)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


class TestSamples:
    @pytest.mark.parametrize(("path", "count"), list(zip(CORPUS, [20, 21, 13, 34, 26], strict=True)))
    def test_the_samples_have_as_many_paragraphs_as_a_reader_counts(self, path: Path, count: int) -> None:
        assert len(paragraphs(path.read_text(encoding="utf-8"))) == count

    @pytest.mark.parametrize("path", CORPUS)
    def test_a_stray_blank_line_changes_no_paragraph(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        whole = texts(text)
        lines = text.split("\n")
        for at in range(len(lines)):
            assert texts("\n".join([*lines[:at], " \t", *lines[at:]])) == whole

    @pytest.mark.parametrize("width", [60, 66, 72, 78, 80])
    @pytest.mark.parametrize("path", CORPUS)
    def test_a_wrapped_sample_keeps_its_paragraphs(self, path: Path, width: int) -> None:
        whole = [" ".join(words.split()) for words in texts(path.read_text(encoding="utf-8"))]
        wrapped = "\n\n".join(
            textwrap.fill(words, width, break_on_hyphens=False, break_long_words=False) for words in whole
        )
        again = [" ".join(words.split()) for words in texts(wrapped)]
        assert again == whole


class TestBlocks:
    def test_single_lines_are_paragraphs(self) -> None:
        assert texts("\n".join(PROSE)) == list(PROSE)

    def test_blank_lines_part_paragraphs_however_many(self) -> None:
        assert texts("\n\n\n" + "\n\n\n".join(PROSE) + "\n\n") == list(PROSE)

    @pytest.mark.parametrize("blank", ["\u00a0 \u00a0", "\u3000", "\t", "\u2003", "\u200b", "\x0c"])
    def test_a_line_of_any_white_space_is_blank(self, blank: str) -> None:
        assert texts(f"one\n{blank}\ntwo") == ["one", "two"]

    def test_white_space_at_the_ends_is_no_part_of_a_paragraph(self) -> None:
        assert texts("  one \u00a0\n\ttwo\u00a0") == ["one", "two"]

    @pytest.mark.parametrize("width", [50, 64, 72, 90])
    def test_hard_wrapped_lines_are_one_paragraph_and_keep_their_offsets(self, width: int) -> None:
        wrapped = [textwrap.fill(words, width) for words in PROSE]
        assert texts("\n\n".join(wrapped)) == wrapped

    def test_a_stray_blank_line_in_wrapped_text_leaves_the_others(self) -> None:
        wrapped = [textwrap.fill(words, 60) for words in PROSE]
        broken = wrapped[0].replace("\n", "\n\n", 1)
        assert texts("\n\n".join([broken, *wrapped[1:]]))[-2:] == wrapped[1:]

    def test_headline_byline_and_date_are_not_a_wrapped_paragraph(self) -> None:
        lines = ["Council backs plan for 85 homes on former dairy site", "By Ellie Marsden", "12 May 2022, 9.30am"]
        assert texts("\n".join(lines)) == lines

    def test_a_caption_and_the_label_below_it_are_two(self) -> None:
        lines = ["Soldiers near the front line. The border is a few kilometres away. Getty Images", "Read aloud"]
        assert texts("\n".join([*lines, "", PROSE[0]])) == [*lines, PROSE[0]]

    def test_text_of_no_spaces_is_not_joined(self) -> None:
        lines = ["日本の首相は木曜日に会談すると述べた。" * 3, "大統領は金曜日に会談すると述べた。" * 3]
        assert texts("\n".join(lines)) == lines


class TestAnyText:
    @given(st.text(alphabet="ab .,\n\u00a0\tA”", max_size=300))
    def test_paragraphs_hold_every_visible_character_once_and_in_order(self, text: str) -> None:
        spans = paragraphs(text)
        covered: set[int] = set()
        last = 0
        for start, end in spans:
            assert last <= start < end
            assert text[start:end] == text[start:end].strip()
            covered.update(range(start, end))
            last = end
        assert all(character.isspace() for place, character in enumerate(text) if place not in covered)
