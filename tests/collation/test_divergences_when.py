"""When something was, told without a day or a clock: months ago, since the storm, in the coming days."""

import pytest

from tests.collation.divergence_story import told

COPIED = {
    "since a month against for months": ("since February", "for months", "date-time: since February | for months"),
    "days to come": ("next week", "in the coming days", "date-time: next week | in the coming days"),
    "a season against its year": ("this season", "in 2025", "date-time: this season | in 2025"),
    "how long before something else": (
        "on April 9",
        "less than two weeks before the accident",
        "date-time: on April 9 | less than two weeks before the accident",
    ),
    "what happened then": ("since 2019", "since the great flood", "date-time: 2019 | the great flood"),
}


@pytest.mark.parametrize(("one", "another", "line"), COPIED.values(), ids=COPIED)
def test_in_copied_text_what_stands_for_a_time_differs_in_time(one: str, another: str, line: str) -> None:
    text = "Rangers had seen wolves near the reservoir of Arvik {}, the forestry office of the county told reporters."
    assert told(text.format(one), text.format(another)) == [line]
    assert told(text.format(another), text.format(one)) == [
        f"date-time: {' | '.join(reversed(line.removeprefix('date-time: ').split(' | ')))}"
    ]


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("for 11 years", "for nine years"),
        ("with two dogs", "with much noise"),
        ("since the flood", "since the fire"),
        ("after a long walk", "with a telescope"),
    ],
)
def test_how_long_and_all_else_is_no_matter_of_days(one: str, another: str) -> None:
    text = (
        "Rangers had watched wolves near the reservoir of Arvik {}, the forestry office of the county told reporters."
    )
    assert not any(line.startswith("date-time") for line in told(text.format(one), text.format(another)))


RETOLD = "The reservoir's wolves were first noticed {} by rangers, who alerted the county."
AGAIN = "It was {} that a forester of the county saw the animals by the lake."


def test_in_a_retelling_the_only_time_of_each_side_answers_the_other() -> None:
    assert "date-time: in January | two months ago" in told(
        RETOLD.format("in January"), AGAIN.format("two months ago"), kind="rewrite"
    )


def test_there_two_times_of_one_side_answer_none() -> None:
    left = RETOLD.format("in January") + " They were gone the evening before the hunt."
    assert not any(line.startswith("date-time") for line in told(left, AGAIN.format("two months ago"), kind="rewrite"))


def test_how_long_is_no_answer_to_when() -> None:
    assert not any(
        line.startswith("date-time")
        for line in told(RETOLD.format("every night"), AGAIN.format("two months ago"), kind="rewrite")
    )


def test_in_a_retelling_times_of_the_clock_differ_on_whatever_day_and_are_no_amounts() -> None:
    left = "The roof of the market came down at 7:20 p.m. on Monday, while forty people were inside."
    right = "Some forty shoppers were in the market hall when it collapsed, on Monday at around 7:30 pm."
    lines = told(left, right, kind="rewrite")
    assert "date-time: 7:20 p.m. | 7:30 pm" in lines
    assert not any("7:" in line for line in lines if line.startswith("number"))
