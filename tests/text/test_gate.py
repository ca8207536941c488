"""What the gate lets through, and the map back to the source."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text.gate import MAX_MARKS, DisplayText, display, shown

hostile = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Zs"]),
        st.sampled_from("\x1b\x9b\x07\n\t\r ab’é\u0301\ufe0f\u200d🇩👩🏽\u202e\xa0"),
    ),
    max_size=60,
)


DIRECTION_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI", "PDF"}


class TestWhatNeverPasses:
    @given(hostile, st.booleans())
    @settings(max_examples=300)
    @example("\x1b]52;c;aGk=\x07", False)
    @example("a\x9b31m", True)
    def test_no_control_surrogate_bidi_or_unassigned_survives(self, text: str, keep: bool) -> None:
        result = shown(text, keep_newlines=keep).text
        for character in result:
            if keep and character == "\n":
                continue
            assert character == "\ufffd" or unicodedata.category(character)[0] != "C", ascii(character)
            assert unicodedata.bidirectional(character) not in DIRECTION_CONTROLS

    @given(hostile)
    def test_no_base_carries_more_than_four_marks_and_none_goes_without_base(self, text: str) -> None:
        marks = 0
        before = " "
        for character in display(text):
            if unicodedata.category(character) in {"Mn", "Me", "Mc"}:
                marks += 1
                assert marks <= MAX_MARKS
                assert before != " "
            else:
                marks = 0
                before = character

    @given(hostile)
    def test_the_result_can_be_written_as_utf_8(self, text: str) -> None:
        display(text).encode()


class TestWhatIsShown:
    @pytest.mark.parametrize(
        ("source", "seen"),
        [
            ("\x1b[31m\x07", "␛[31m␇"),
            ("\x7f", "␡"),
            ("\x9b31m", "\ufffd31m"),
            ("\ud800", "\ufffd"),
            ("\U000e0378", "\ufffd"),
            ("user\u202egnp.exe", "user⇄gnp.exe"),
            ("a\tb", "a b"),
            ("one\ntwo", "one two"),
            ("one  \n\t two", "one two"),
            ("one \t \n\n  two", "one two"),
            ("❤\ufe0f", "❤"),
            ("👩\u200d🚀", "👩🚀"),
            ("👍🏽", "👍"),
            ("🇩🇪", "DE"),
            ("soft\u00adhyphen", "softhyphen"),
            ("line\u2028end\u2029", "line end "),
            ("thin\u2009space", "thin space"),
            ("Mr\u00a0Blinken’s “line” – café", "Mr\u00a0Blinken’s “line” – café"),
            ("\u0301lone", "◌\u0301lone"),
            ("Z" + "\u0301" * 9, "Z" + "\u0301" * 4),
            ("क" + "\u093f" * 9, "क" + "\u093f" * 4),
            ("\u1100" + "\u1161" * 9, "\u1100" + "\u1161" * 4),
            ("\u115f\u1160unseen\u3164\uffa0", "unseen"),
            ("中文 Привет ñ हिन्दी", "中文 Привет ñ हिन्दी"),
        ],
    )
    def test_each_kind_has_its_sign(self, source: str, seen: str) -> None:
        assert display(source) == seen

    def test_newlines_stay_where_the_caller_draws_lines(self) -> None:
        assert shown("a \n b\x1b", keep_newlines=True).text == "a \n b␛"


class TestTheWayBack:
    @given(hostile, st.booleans())
    @settings(max_examples=300)
    def test_offsets_never_decrease_and_end_with_the_source(self, text: str, keep: bool) -> None:
        result, offsets = shown(text, keep_newlines=keep)
        if offsets is None:
            assert result == text
            return
        assert len(offsets) == len(result) + 1
        assert list(offsets) == sorted(offsets)
        assert offsets[-1] == len(text)
        assert all(0 <= offset < len(text) for offset in offsets[:-1])

    @given(hostile)
    def test_a_letter_that_is_shown_as_itself_stands_at_its_offset(self, text: str) -> None:
        result, offsets = shown(text)
        if offsets is not None:
            for place, character in enumerate(result):
                if character.isalnum() and not "A" <= character <= "Z":
                    assert text[offsets[place]] == character

    def test_clean_text_needs_no_map(self) -> None:
        assert shown("“Clean” text, with a café.").offsets is None

    @given(hostile, st.booleans())
    def test_the_quick_way_and_the_long_way_agree(self, text: str, keep: bool) -> None:
        long_way = shown(text + "\u0301\u0301", keep_newlines=keep).text
        assert long_way.rstrip("◌\u0301").rstrip(" ") == shown(text, keep_newlines=keep).text.rstrip("◌\u0301").rstrip(
            " "
        )

    @given(hostile)
    def test_what_has_passed_passes_again_unchanged(self, text: str) -> None:
        once = display(text)
        assert display(once) == once


class TestItsType:
    def test_nobody_else_builds_display_text(self) -> None:
        with pytest.raises(TypeError, match="gate"):
            DisplayText("\x1b")

    def test_a_slice_is_a_plain_string(self) -> None:
        assert type(display("abc")[1:]) is str

    def test_a_long_line_of_blanks_costs_linear_time(self) -> None:
        blanks = " " * 200_000
        assert shown(blanks + "\n" + blanks + "\x1b").text == " ␛"
