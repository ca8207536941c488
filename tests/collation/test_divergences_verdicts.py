"""Which verdict is proposed: a false one misleads an editor more than an open question."""

import pytest

from tests.collation.divergence_story import diverging

TWO_DAYS = ("2024-03-13", "2024-03-14")
SAME_DAY = ("2024-03-13", "2024-03-13")
NUMBERS = {
    "figures of two days for what does not go on are left open": (
        "The barge sank in five minutes with all its cargo, the river police said.",
        "The barge sank in four minutes with all its cargo, the river police said.",
        TWO_DAYS,
        "open",
    ),
    "a toll that has grown by the next day is another state of one count": (
        "Rescuers had found the bodies of 33 people in the rubble of the market.",
        "Rescuers had found the bodies of 47 people in the rubble of the market.",
        TWO_DAYS,
        "different moment",
    ),
    "a toll that is lower the next day is not": (
        "Rescuers had found the bodies of 47 people in the rubble of the market.",
        "Rescuers had found the bodies of 33 people in the rubble of the market.",
        TWO_DAYS,
        "open",
    ),
    "a toll of one period is no other state of one count": (
        "Floods killed 33 people in the valley last year, the ministry said in a report.",
        "Floods killed 47 people in the valley last year, the ministry said in a report.",
        TWO_DAYS,
        "open",
    ),
    "an age beside the dead is no toll": (
        "Jane Smith, 34, was among the dead in the market of the old town.",
        "Jane Smith, 43, was among the dead in the market of the old town.",
        TWO_DAYS,
        "open",
    ),
    "two exact figures of one period conflict": (
        "The harbour paid 18 million euros for the new cranes last year, the board said.",
        "The harbour paid 80 million euros for the new cranes last year, the board said.",
        TWO_DAYS,
        "conflict",
    ),
    "two exact figures of one weekday conflict": (
        "The guards opened three gates of the stadium on Tuesday, the police said.",
        "The guards opened two gates of the stadium on Tuesday, the police said.",
        TWO_DAYS,
        "conflict",
    ),
    "a time of day that only one sentence names leaves them open": (
        "The shares were down 8.6 percent at 0940 GMT and have lost a third this year.",
        "The shares were down 9.8 percent at the close and have lost a third this year.",
        TWO_DAYS,
        "open",
    ),
    "two figures in one quotation conflict, whatever the day": (
        "“The master counted 114 tickets before we left the jetty,” the owner said.",
        "“The master counted 140 tickets before we left the jetty,” the owner said.",
        TWO_DAYS,
        "conflict",
    ),
    "two currencies cannot be compared": (
        "The board paid $67 million for the shares of the old shipyard in the end.",
        "The board paid £52 million for the shares of the old shipyard in the end.",
        SAME_DAY,
        "unclear",
    ),
    "ten is not seven, rounded": (
        "The committee will report within seven days to the minister in the capital.",
        "The committee will report within ten days to the minister in the capital.",
        TWO_DAYS,
        "open",
    ),
    "a month is not three weeks, rounded": (
        "The keeper could be out for three weeks with an injured thigh, the club said.",
        "The keeper could be out for a month with an injured thigh, the club said.",
        TWO_DAYS,
        "open",
    ),
    "hundreds are no dozens": (
        "Dozens of farmers had queued before the court since before dawn, some in wheelchairs.",
        "Hundreds of farmers had queued before the court since before dawn, some in wheelchairs.",
        TWO_DAYS,
        "open",
    ),
    "more than 30 is not about 25": (
        "About 25 riders came down on a bend before the last climb of the stage.",
        "More than 30 riders came down on a bend before the last climb of the stage.",
        TWO_DAYS,
        "open",
    ),
    "about 100,000 soldiers are not 90,000, rounded": (
        "Russia had put more than 90,000 soldiers along the border, the minister told the house.",
        "Russia had put about 100,000 soldiers along the border, the minister told the house.",
        TWO_DAYS,
        "different moment",
    ),
    "a figure and the round bound that it keeps": (
        "The controller has 22 years of experience in the tower of the airport.",
        "The controller has more than 20 years of experience in the tower of the airport.",
        TWO_DAYS,
        "more specific",
    ),
    "a bound that is not round is kept by no other figure": (
        "At least 41 horses were lost on the pastures above the village in the storm.",
        "At least 47 horses were lost on the pastures above the village in the storm.",
        TWO_DAYS,
        "open",
    ),
    "one end of a range is not the range in another unit": (
        "The whale weighed between 19 and 34 metric tons, the researchers reported on its bones.",
        "The whale weighed between 19 and 43 tonnes, the researchers reported on its bones.",
        TWO_DAYS,
        "open",
    ),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers(case: str) -> None:
    left, right, dates, verdict = NUMBERS[case]
    for sides, days in (((left, right), dates), ((right, left), dates[::-1])):
        found = [d.verdict for d in diverging(*sides, dates=(days[0], days[1])) if d.type == "number"]
        assert found == [verdict]


NAMES = {
    "names that sound alike are spellings of one": ("Sergei", "Sergey", "variant"),
    "names that only look alike may be two": ("Silvano", "Silvio", "open"),
}


@pytest.mark.parametrize("case", NAMES)
def test_names(case: str) -> None:
    one, two, verdict = NAMES[case]
    sentence = "The coach, {} Brandi, was shown a red card before the break, the club said."
    found = [d for d in diverging(sentence.format(one), sentence.format(two)) if d.type == "name"]
    assert [d.verdict for d in found] == [verdict]


def test_an_island_with_a_name_of_its_own_is_no_description_of_another() -> None:
    found = diverging(
        "She now runs a bakery on the island of Naxos and sends money to her mother.",
        "She now runs a bakery on Paros and sends money to her mother.",
    )
    assert [(d.type, d.verdict) for d in found] == [("place", "open")]


def test_the_end_of_next_year_is_another_day_than_the_end_of_the_year() -> None:
    found = diverging(
        "The bus line between the two cities will resume by the end of the year, they said.",
        "The bus line between the two cities will resume by the end of next year, they said.",
    )
    assert [d.type for d in found] == ["date-time"]


def test_a_manager_is_no_fuller_name_of_a_spokesman() -> None:
    found = diverging(
        "“We counted the tickets twice before we left,” the company's manager, John Shaw, said.",
        "“We counted the tickets twice before we left,” a spokesman for the company said.",
    )
    assert [(d.type, d.verdict) for d in found] == [("speaker", "open")]


@pytest.mark.parametrize("before", ["Sales of ", "Hamburg's "])
def test_what_belongs_to_a_name_is_no_fuller_name(before: str) -> None:
    found = diverging(
        f"It fell over the year. {before}Kinnaird lost a third of their worth, the bank said.",
        "It fell over the year. Kinnaird lost a third of their worth, the bank said.",
    )
    assert "more specific" not in {d.verdict for d in found}


@pytest.mark.parametrize(
    ("dates", "verdict"), [(("2021-12-02", "2022-01-18"), "different moment"), (("2021-12-02", ""), "open")]
)
def test_a_count_retold_weeks_later_is_of_another_moment(dates: tuple[str, str], verdict: str) -> None:
    left = "Ruritania has deployed more than 90,000 troops near the long border that both share, ministers say."
    right = "About 100,000 Ruritanian troops are massed at the border, which led to fears of an invasion."
    found = [each for each in diverging(left, right, kind="rewrite", dates=dates) if each.type == "number"]
    assert [each.verdict for each in found] == [verdict]
