"""What an editor must never be shown: pairs that are no difference, readings cut in a bracket, one thing told twice."""

import pytest

from reader.articles.read import article_from_text
from reader.collation.collate import collate
from reader.pair import SIDES, Pair
from tests.collation.divergence_story import diverging, told

NO_DIFFERENCE = {
    "a list in another order": (
        "The foreign ministers of the US, Varda and Poland will meet in Geneva next month for a new round.",
        "The foreign ministers of Poland, Varda and the United States will meet in Geneva next month for a new round.",
    ),
    "two names in another order": (
        "Poland and Varda agreed to meet again in the spring to sign the treaty on fish.",
        "Varda and Poland agreed to meet again in the spring to sign the treaty on fish.",
    ),
}
ONE_DIFFERENCE = {
    "what comes on top of an amount is no other amount": (
        "Rescuers have recovered 41 bodies from the river, the police said in a statement.",
        "Rescuers have recovered six more bodies from the river, the police said in a statement.",
        "wording: 41 | six more",
    ),
    "a reading with its bracket": (
        "The crater lies 3 km (1.9 miles) from the village, officials said in a statement.",
        "The crater lies two miles from the village, officials said in a statement.",
        "number: 3 km (1.9 miles) | two miles",
    ),
    "a sign and its words inside a quotation": (
        "“We expect growth of 4 per cent in the coming year,” the minister told the house.",
        "“We expect growth of 4% in the coming year,” the minister told the house.",
        "formal: per cent | %",
    ),
    "a name and its accents inside a quotation": (
        "“The people of Storm Helene were the worst I ever saw,” the mayor told the house.",
        "“The people of Storm Hélène were the worst I ever saw,” the mayor told the house.",
        "name: Helene | Hélène",
    ),
    "opposite signs": (
        "Profit moved by +3 percent in the quarter, the company said in a statement.",
        "Profit moved by -3 percent in the quarter, the company said in a statement.",
        "number: +3 | -3",
    ),
    "a small word that turns the sense": (
        "The ferry may carry cars or lorries in the winter months, the harbour office said.",
        "The ferry may carry cars and lorries in the winter months, the harbour office said.",
        "wording: or | and",
    ),
}
REVERSED = [
    ("rose", "fell", "Shares of the maker {} sharply on the day after the results were published."),
    ("accepted", "rejected", "The court {} the appeal of the company in a short hearing on Monday."),
    ("before", "after", "The fire broke out {} the match began in the old stadium by the river."),
    ("up", "down", "Shares of the maker were {} in heavy trading on the day of the results."),
    ("first", "last", "It was the {} visit of the queen to the islands in the north of the country."),
]


@pytest.mark.parametrize("case", NO_DIFFERENCE)
def test_what_says_the_same_is_no_difference(case: str) -> None:
    assert told(*NO_DIFFERENCE[case]) == []


@pytest.mark.parametrize("case", ONE_DIFFERENCE)
def test_a_difference_is_told_once_and_whole(case: str) -> None:
    left, right, line = ONE_DIFFERENCE[case]
    assert told(left, right) == [line]


@pytest.mark.parametrize(("ours", "theirs", "sentence"), REVERSED)
def test_opposites_are_proposed_as_a_conflict_that_names_them(ours: str, theirs: str, sentence: str) -> None:
    for words in ((ours, theirs), (theirs, ours)):
        found = diverging(*(sentence.format(word) for word in words))
        assert [d.verdict for d in found] == ["conflict"]
        assert found[0].type in {"wording", "saying-verb"}
        assert all(word in found[0].rule for word in words)


def test_other_words_are_no_conflict() -> None:
    found = diverging(
        "Shares of the maker rose sharply on the day after the results were published.",
        "Shares of the maker moved sharply on the day after the results were published.",
    )
    assert [d.verdict for d in found] == ["open"]


def test_figures_of_two_headlines_that_count_other_things_are_no_number() -> None:
    assert told("Tessaro to cut 340 jobs", "Tessaro shuts two plants for good", kind="rewrite") == []


def test_an_agencys_slug_is_compared_with_nothing() -> None:
    story = "\n\nThe maker said in a statement on Monday that demand for its valves had weakened since the spring.\n"
    articles = Pair(
        article_from_text(f"UPDATE 2-Tessaro cuts outlook, 50 plants{story}"),
        article_from_text(f"Tessaro cuts outlook and 340 jobs, 50 plants{story}"),
    )
    collation = collate(articles.left, articles.right)
    readings = [
        articles[side].text[slice(*span)]
        for divergence in collation.divergences
        for side in SIDES
        if (span := divergence.sides[side]) is not None
    ]
    assert collation.links
    assert readings
    assert not any("UPDATE" in reading or reading == "2" for reading in readings)


def test_a_clock_time_against_a_day_says_so_and_doubts_no_date() -> None:
    found = diverging(
        "The vessel was to sail at 0940 GMT with 300 people on board and a cargo of fish.",
        "The vessel was to sail on Thursday with 300 people on board and a cargo of fish.",
    )
    assert [(d.rule, d.note) for d in found] == [("the time of day on one side, the day on the other", "")]


class TestPronoun:
    STORY = "The price of fish doubled in the summer and the boats stayed in the harbour for weeks, {} said."

    def test_a_place_is_no_person_that_a_pronoun_may_mean(self) -> None:
        head = "Talks of ORTV Ukraine went on.\n"
        found = diverging(head + self.STORY.format("Dario Kest"), head + self.STORY.format("he"))
        assert [d.note for d in found if d.type == "speaker"] == ["unresolved"]

    def test_the_nearest_person_is_named(self) -> None:
        head = "Talks with Mira Solano went on.\n"
        found = diverging(head + self.STORY.format("Dario Kest"), head + self.STORY.format("he"))
        assert [d.note for d in found if d.type == "speaker"] == ["unresolved; nearest name above: Solano"]


def test_a_name_that_both_print_is_not_told_as_left_out() -> None:
    left = "Shipping Minister Dario Kest said the ferry had been inspected twice this year by the harbour office."
    right = (
        "The shipping minister, Dario Kest, was on the quay. "
        "He said the ferry had been inspected twice this year by the harbour office."
    )
    assert not any("Dario Kest" in line.partition(" | ")[2] for line in told(left, right))


def test_a_name_and_a_pronoun_that_have_changed_places_are_no_two_differences() -> None:
    lines = told(
        "Minister Mira Solano said the harbour would be dredged in the spring. "
        "The boats could stay in the old port until the summer, she told the fishermen on the quay.",
        "She said the harbour would be dredged in the spring. "
        "The boats could stay in the old port until the summer, Minister Mira Solano told the fishermen on the quay.",
    )
    assert lines == []


def test_two_days_of_one_name_doubt_no_date() -> None:
    found = diverging(
        "The ferry left the old port at 9 p.m. on Sunday with a crew of nine men.",
        "The ferry left the old port on Sunday night with a crew of nine men.",
    )
    assert [(d.type, d.verdict, d.note) for d in found] == [("date-time", "more specific", "")]
