"""Dates in the many forms that papers print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.dates import find_dates, read_labelled
from reader.articles.days import day_number, weekday


def values(line: str, country: str = "", known: frozenset[str] = frozenset()) -> list[str]:
    return [found.value for found in find_dates(line, country, known)]


class TestForms:
    @pytest.mark.parametrize(
        ("line", "value"),
        [
            ("2021-12-02", "2021-12-02"),
            ("2021-12-02T18:30:05Z", "2021-12-02T18:30:05+00:00"),
            ("2021-12-02T18:30:00.250+05:30", "2021-12-02T18:30+05:30"),
            ("2021-12-02 18:30", "2021-12-02T18:30"),
            ("20211202", "2021-12-02"),
            ("2021/12/2", "2021-12-02"),
            ("2021年12月2日", "2021-12-02"),
            ("2 December 2021", "2021-12-02"),
            ("2nd December 2021", "2021-12-02"),
            ("2 Dec. 2021", "2021-12-02"),
            ("02-Dec-2021", "2021-12-02"),
            ("Dec 2, 2021", "2021-12-02"),
            ("DECEMBER 2 2021", "2021-12-02"),
            ("Sept. 2, 2021", "2021-09-02"),
            ("Thursday 2 Dec 2021 18.30 GMT", "2021-12-02T18:30+00:00"),
            ("Thu, 02 Dec 2021 18:30:05 +0100", "2021-12-02T18:30:05+01:00"),
            ("11:30, December 2, 2021", "2021-12-02T11:30"),
            ("7:00am, 21 Mar, 2022", "2022-03-21T07:00"),
            ("Dec 2, 2021 at 12:05 AM", "2021-12-02T00:05"),
            ("Dec 2, 2021 12:05 p.m.", "2021-12-02T12:05"),
            ("Dec. 2, 2021, 5:30 a.m. ET", "2021-12-02T05:30-05:00"),
            ("July 2, 2021, 5:30 a.m. ET", "2021-07-02T05:30-04:00"),
            ("March 9, 2022 11:05 AM GMT+1", "2022-03-09T11:05+01:00"),
            ("Feb 5, 2025 4:14 AM +08", "2025-02-05T04:14+08:00"),
            ("2 December 2021 21:00 Moscow time", "2021-12-02T21:00+03:00"),
            ("Updated 0712 GMT (1512 HKT) July 8, 2022", "2022-07-08T07:12+00:00"),
            ("19:48 EEST, 8 June 2024", "2024-06-08T19:48+03:00"),
            ("2 de diciembre de 2021 09:12 CET", "2021-12-02T09:12+01:00"),
            ("2. Dezember 2021", "2021-12-02"),
            ("2.12.2021, 09:41", "2021-12-02T09:41"),
            ("31/12/2021", "2021-12-31"),
            ("12/31/2021", "2021-12-31"),
            ("05/05/2021", "2021-05-05"),
        ],
    )
    def test_each_form_is_read(self, line: str, value: str) -> None:
        assert values(line) == [value]
        assert not find_dates(line)[0].doubt

    @pytest.mark.parametrize(
        "line",
        [
            "90,000 troops",
            "31 February 2021",
            "the 2014 Minsk process",
            "20219999",
            "version 1.2.3.2021.4",
            "HK$1.3 million",
        ],
    )
    def test_what_is_no_date_is_none(self, line: str) -> None:
        assert values(line) == []

    def test_a_word_glued_to_the_label_does_no_harm(self) -> None:
        line = "New DelhiUpdated: Jan 27, 2022, 08:39 PM IST"
        found = find_dates(line, "IN")[0]
        assert found.value == "2022-01-27T20:39+05:30"
        assert line[found.start : found.end] == "Jan 27, 2022, 08:39 PM IST"

    def test_two_dates_of_a_line_share_the_zone_that_is_printed_once(self) -> None:
        line = "August 03, 2022 09:47 pm | Updated August 04, 2022 01:12 am IST"
        assert values(line, "IN") == ["2022-08-03T21:47+05:30", "2022-08-04T01:12+05:30"]

    def test_an_unusual_form_after_a_label_is_left_to_dateutil(self) -> None:
        assert read_labelled("Thu Dec  2 18:30:05 UTC 2021") == "2021-12-02T18:30"
        assert read_labelled("the day of the vote in 2021") == ""


class TestDoubt:
    def test_day_and_month_that_cannot_be_told_apart_give_no_value(self) -> None:
        found = find_dates("02/12/2021")[0]
        assert (found.value, bool(found.doubt)) == ("", True)

    @pytest.mark.parametrize(("country", "value"), [("GB", "2021-12-02"), ("US", "2021-02-12")])
    def test_the_paper_s_country_decides_them(self, country: str, value: str) -> None:
        assert values("02/12/2021", country) == [value]

    def test_another_date_of_the_text_decides_them(self) -> None:
        assert values("02/12/2021", known=frozenset({"2021-12-02"})) == ["2021-12-02"]

    @pytest.mark.parametrize("zone", ["IST", "CST", "BST", "AST", "GST"])
    def test_a_zone_with_two_readings_gives_no_offset(self, zone: str) -> None:
        found = find_dates(f"2 December 2021 18:30 {zone}")[0]
        assert found.value == "2021-12-02T18:30"
        assert zone in found.doubt

    @pytest.mark.parametrize(
        ("zone", "country", "offset"),
        [("IST", "IN", "+05:30"), ("IST", "IE", "+01:00"), ("IST", "IL", "+02:00"), ("CST", "CN", "+08:00"),
         ("CST", "US", "-06:00"), ("BST", "GB", "+01:00"), ("BST", "BD", "+06:00"), ("AST", "SA", "+03:00")],
    )  # fmt: skip
    def test_the_country_decides_the_zone(self, zone: str, country: str, offset: str) -> None:
        assert values(f"2 December 2021 18:30 {zone}", country) == [f"2021-12-02T18:30{offset}"]

    def test_a_wrong_day_of_the_week_is_a_doubt(self) -> None:
        assert find_dates("Friday 2 December 2021")[0].doubt == "that day was no Friday"

    @pytest.mark.parametrize("line", ["2 hours ago", "Updated 3 days ago", "Yesterday"])
    def test_how_long_ago_is_no_date(self, line: str) -> None:
        found = find_dates(line)[0]
        assert (found.value, bool(found.doubt)) == ("", True)


class TestCalendar:
    @given(st.dates())
    def test_weekdays_and_day_numbers_are_those_of_the_calendar(self, day: date) -> None:
        assert weekday(day.year, day.month, day.day) == day.weekday()
        assert day_number(day.year, day.month, day.day) - day_number(2000, 1, 1) == (day - type(day)(2000, 1, 1)).days

    @given(st.text(alphabet="0123456789/.-: DecJanpmAMGTZIS,", max_size=40))
    def test_any_line_can_be_asked(self, line: str) -> None:
        for found in find_dates(line):
            assert 0 <= found.start < found.end <= len(line)
