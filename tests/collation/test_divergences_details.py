"""Names, places, times, audiences and rewordings: what is told of them, and what is left alone."""

import pytest

from tests.collation.divergence_story import told


class TestNames:
    def test_the_first_name_behind_an_office_is_compared(self) -> None:
        assert told(
            "The plan was costed twice, Transport Minister Filippa Ardal told the house last year.",
            "The plan was costed twice, Transport Minister Sunniva Ardal told the house last year.",
        ) == ["name: Filippa | Sunniva"]

    def test_a_name_in_two_words_is_the_same_name_spelled_otherwise(self) -> None:
        lines = told(
            "The verdict was fair, said Anna Vandael, who chaired the jury for a month.",
            "The verdict was fair, said Anna Van Dael, who chaired the jury for a month.",
        )
        assert [line.split(":")[0] for line in lines] == ["name"]

    def test_a_nationality_is_no_name(self) -> None:
        lines = told(
            "The race was won by Frenchman Luc Morel in a time of two hours.",
            "The race was won by Belgian Luc Morel in a time of two hours.",
        )
        assert lines == ["wording: Frenchman | Belgian"]

    def test_a_name_spelled_otherwise_is_found_in_a_reworded_link(self) -> None:
        lines = told(
            "The singer Tamar Javelidze lost her voice on the stage in Vienna.",
            "On a Viennese stage the voice of Tamar Dzhavelidze went.",
            kind="rewrite",
        )
        assert "name: Javelidze | Dzhavelidze" in lines


class TestPlaces:
    def test_a_town_in_a_list_of_towns_is_a_place(self) -> None:
        assert told(
            "Trains to Paris, Amsterdam and Kirchdorf were late by an hour that day.",
            "Trains to Paris, Amsterdam and Seehausen were late by an hour that day.",
        ) == ["place: Kirchdorf | Seehausen"]

    def test_a_place_by_its_name_and_by_what_it_is(self) -> None:
        assert told(
            "The ministry said a cinema in the capital would bear her name from then on.",
            "The ministry said a cinema in Budapest would bear her name from then on.",
        ) == ["wording: the capital | Budapest"]


class TestTimes:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("after seven o'clock", "after eight o'clock"),
            ("on Thursday", "last Thursday"),
            ("before Christmas", "before Easter"),
            ("at the weekend", "this weekend"),
            ("at the end of March", "in March"),
        ],
    )
    def test_another_time_is_a_date_or_time(self, left: str, right: str) -> None:
        lines = told(f"The choir of the old school will sing in the chapel {left} and nowhere else.",
                     f"The choir of the old school will sing in the chapel {right} and nowhere else.")  # fmt: skip
        assert [line.split(":")[0] for line in lines] == ["date-time"]


class TestSaying:
    def test_another_audience_is_another_verb_of_saying(self) -> None:
        assert told(
            "The reservoir was half empty by the spring, Jane Aldous told parliament.",
            "The reservoir was half empty by the spring, Jane Aldous told reporters.",
        ) == ["saying-verb: told parliament | told reporters"]

    def test_what_somebody_believed_is_no_certainty(self) -> None:
        lines = told(
            "The divers believed the wreck lay further out than the chart had it.",
            "The divers assumed the wreck lay further out than the chart had it.",
        )
        assert not [line for line in lines if line.startswith("modality")]


class TestStretches:
    def test_omissions_that_touch_are_one(self) -> None:
        lines = told(
            "The mill closed in the spring. Its looms were sold to a dealer. After a year of talks "
            "the town bought the empty mill for a school.",
            "The mill closed in the spring. The town bought the empty mill for a school.",
        )
        assert [line.split(":")[0] for line in lines] == ["omission"]

    def test_a_description_before_a_name_and_after_it_is_one_change(self) -> None:
        lines = told(
            "A planned sale of the yard had been put off, finance chief Hanna Oberlin said on the day.",
            "A planned sale of the yard had been put off, Hanna Oberlin, the chief accountant, said on the day.",
        )
        assert [line.split(":")[0] for line in lines] == ["wording"]

    def test_the_title_of_a_work_is_no_speech(self) -> None:
        assert (
            told(
                'Her last film, "The Second Cup", ran for a year in one small cinema.',
                "Her last film, The Second Cup, ran for a year in one small cinema.",
            )
            == []
        )


class TestReworded:
    def test_reported_speech_answers_the_quotation(self) -> None:
        lines = told(
            '"I got out through a window on the upper deck," the cook said.',
            "The cook climbed out through a window of the deck above.",
            kind="rewrite",
        )
        assert [line.split(":")[0] for line in lines] == ["quote-form"]
