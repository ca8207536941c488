"""Which type a change has by the slot that it stands in, and which stretches stand for each other."""

import pytest

from tests.collation.divergence_story import told

ONE = {
    "a year against what happened in it": (
        "The harbour had not made a profit since 2019, the accounts that were filed on Friday showed.",
        "The harbour had not made a profit since the flood, the accounts that were filed on Friday showed.",
        "date-time: 2019 | the flood",
    ),
    "a date against how long before": (
        "The boiler of the school was last inspected on April 9, the landlord said in a letter.",
        "The boiler of the school was last inspected less than two weeks before the fire, the landlord said in a letter.",
        "date-time: on April 9 | less than two weeks before the fire",
    ),
    "how long something lasts": (
        "The council closed all seven bridges over the river until further notice.",
        "The council closed all seven bridges over the river for a week.",
        "date-time: until further notice | for a week",
    ),
    "two spans are no date": (
        "The accident was the worst in the valley in the past 10 years, the union said.",
        "The accident was the worst in the valley in the past decade, the union said.",
        "wording: 10 years | decade",
    ),
    "nobody against somebody": (
        "She said no one had been arrested and that the men were thought to have left the country.",
        "She said one person had been arrested and that the men were thought to have left the country.",
        "number: no one | one person",
    ),
    "one running time in two forms, and another": (
        "The record that she lost included her victory in 1min 54.62sec, the fourth-fastest of all time.",
        "The record that she lost included her victory in 1:54.26, the fourth-fastest of all time.",
        "number: 1min 54.62sec | 1:54.26",
    ),
    "a currency whose sign is a letter": (
        "The airline owes its banks a total of $31.3 million, papers that were filed at the court show.",
        "The airline owes its banks a total of R529m, papers that were filed at the court show.",
        "number: $31.3 million | R529m",
    ),
    "the sign of a currency is style inside quotations too": (
        '"On Sunday they were still advertising the island for 39 euros," the lawyer told the court.',
        '"On Sunday they were still advertising the island for €39," the lawyer told the court.',
        "formal: 39 euros | €39",
    ),
    "two ways to say when, though one has a preposition": (
        "The house has a deficit of two million and was forced to cancel seven productions this season.",
        "The house has a deficit of two million and was forced to cancel seven productions in 2025.",
        "date-time: this season | in 2025",
    ),
    "one word that is two on the other side": (
        "A ferry with 31 people on board was to leave the harbour of the island at noon.",
        "A ferry with 31 people onboard was to leave the harbour of the island at noon.",
        "formal: on board | onboard",
    ),
    "an article before an office, wherever the comma stands": (
        "The gown was too large, and the conductor, Bernard Crane, went through the score with her on the stairs.",
        "The gown was too large, and conductor Bernard Crane went through the score with her on the stairs.",
        "formal: the conductor | conductor",
    ),
    "the verb behind a speaker behind his words": (
        '"I still had 600 coats to hand out," she said in the flat that she shares with two students.',
        '"I still had 600 coats to hand out," she laughed in the flat that she shares with two students.',
        "saying-verb: said | laughed",
    ),
    "a name of two words with and without accents": (
        "The maker of gearboxes, Strojny Kolin, will halt production for two weeks in July.",
        "The maker of gearboxes, Strojný Kolín, will halt production for two weeks in July.",
        "name: Strojny Kolin | Strojný Kolín",
    ),
    "a small word before a figure": (
        "Prices of services, the office said in its report for the month of May, rose 4.8%.",
        "Prices of services, the office said in its report for the month of May, rose by 4.8%.",
        "addition: - | by",
    ),
    "one of something against several": (
        "The team came with listening devices and a search dog, the head of the rescue said.",
        "The team came with listening devices and search dogs, the head of the rescue said.",
        "number: a search dog | search dogs",
    ),
    "a part of a day by its weekday and by its date": (
        "The film was seen by six million people by Sunday evening, the theatre said.",
        "The film was seen by six million people by the evening of Feb 1, the theatre said.",
        "date-time: Sunday evening | evening of Feb 1",
    ),
    "an amount and the conversion that one side leaves out": (
        "The post lies some 45 kilometers (28 miles) from the border, in the thorn forests.",
        "The post lies some 54km from the border, in the thorn forests.",
        "number: 45 kilometers | 54km",
    ),
    "a conversion with its brackets": (
        "He was convicted of taking 1.9 million euros ($2.1 million) in bribes for a harbour contract.",
        "He was convicted of taking 1.9 million euros in bribes for a harbour contract.",
        "omission: ($2.1 million) | -",
    ),
    "a direction behind a bracket": (
        "The van was found burning near the motorway, 7 kilometres (4 miles) south of the city.",
        "The van was found burning near the motorway, 7 kilometres north of the city.",
        "place: south | north",
    ),
    "a noun that is dropped with what describes it": (
        '"It took a fiddler from the back desks to know that we had one in the basement," she said.',
        '"It took a fiddler from the back to know that we had one in the basement," she said.',
        "quote-wording: back desks | back",
    ),
    "a preposition that is dropped with its day": (
        '"He called me at lunch on Monday and told me that it was raining down there," she said.',
        '"He called me at lunch Monday and told me that it was raining down there," she said.',
        "quote-wording: on Monday | Monday",
    ),
    "without something against a word for it": (
        "The captain has offered to stay on the ship until then without pay, the owner wrote to the crew.",
        "The captain has offered to stay on the ship until then unpaid, the owner wrote to the crew.",
        "wording: without pay | unpaid",
    ),
    "a compound is told whole": (
        "Police believe that the thieves changed to a dark-colored station wagon at the quarry.",
        "Police believe that the thieves changed to a dark estate car at the quarry.",
        "wording: dark-colored station wagon | dark estate car",
    ),
    "an age inside a compound": (
        "A court in the old town convicted an 18-year-old of having set fire to the barn.",
        "A court in the old town convicted a 19-year-old of having set fire to the barn.",
        "number: 18 | 19",
    ),
    "what brackets hold in a quotation is the editor's": (
        '"I have heard Caballe in this theatre, and I will not say it was better," she said.',
        '"I have heard (Spanish soprano Montserrat) Caballe in this theatre, and I will not say it was better," she said.',
        "addition: - | (Spanish soprano Montserrat)",
    ),
    "another surname inside a description that is turned round": (
        "The chief medical officer of the trust, Dr Jasmin Adair-Holt, spoke to the staff by telephone.",
        "Dr Jasmin Adair-Hope, the chief medical officer of the trust, spoke to the staff by telephone.",
        "name: Holt | Hope",
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_a_slot_says_what_stands_in_it(case: str) -> None:
    left, right, line = ONE[case]
    assert line in told(left, right)
    assert len(told(left, right)) <= 1 + ("turned" in case or "bracket" in case or "conversion" in case)


def test_one_person_by_surname_and_by_first_name_is_nobody_else() -> None:
    left = "Julia Morante sang all night in the old theatre by the harbour. Morante had to hand out the coats as well."
    right = "Julia Morante sang all night in the old theatre by the harbour. Julia had to hand out the coats as well."
    assert told(left, right) == ["wording: Morante | Julia"]


def test_an_age_is_part_of_how_somebody_is_described() -> None:
    lines = told(
        "Rescuers found a woman aged 81 in the cellar of her house on the Friday after the storm.",
        "Rescuers found an 81-year-old woman in the cellar of her house on the Friday after the storm.",
    )
    assert lines == ["wording: a woman aged 81 | an 81-year-old woman"]


def test_a_day_told_from_the_own_date_is_another_way_to_say_when() -> None:
    left = "The theatre was empty on Feb 3, when the attendant came back to the coats."
    right = "The theatre was empty tomorrow, when the attendant came back to the coats."
    assert told(left, right, dates=("2026-02-02", "2026-02-02")) == ["date-time: Feb 3 | tomorrow"]


def test_a_sentence_turned_round_keeps_its_place_and_its_date_apart() -> None:
    lines = told(
        "No minister has knowingly defied the court since 1945, said Hanna Auer, a professor at the University of Graz.",
        "Hanna Auer, a professor at the University of Vienna, said no minister has knowingly defied the court since"
        " the war.",
    )
    assert set(lines) >= {"place: Graz | Vienna", "date-time: 1945 | the war"}


def test_words_that_lead_on_have_not_changed_places_with_others() -> None:
    lines = told(
        "A drilling rig from Turkey arrived Tuesday night in the harbour with a team of listeners.",
        "A drilling rig arrived on Tuesday night in the harbour with a team of listeners.",
    )
    assert lines == ["omission: from Turkey | -", "addition: - | on"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The old chairman of the yard lost the vote.", "The old refused to be drawn on the yard lost the vote."),
        ("The rig which is expected Thursday will drill.", "The rig expected on Thursday will drill."),
    ],
    ids=["no verb, no fact", "both expect it"],
)
def test_certainty_stands_against_a_fact_or_another_certainty(left: str, right: str) -> None:
    assert not [line for line in told(left, right) if line.startswith("modality")]


def test_what_is_said_is_no_other_wording_of_who_says_it() -> None:
    lines = told(
        '"I am sorry to every patient who has had a telephone call today. We are working round the clock."',
        '"I am sorry to every patient," chief executive Gordon Fields said. "We are working round the clock."',
    )
    assert not [line for line in lines if line.startswith("wording")]


def test_an_age_is_no_other_wording_of_where() -> None:
    lines = told(
        '"A ladder is what one uses to look over a wall," Mr Besov told a session of parliament in Jalgan. "We wait."',
        '"A ladder is what one uses to look over a wall," Mr Besov, 71, said. "We wait."',
    )
    assert "addition: - | 71" in lines


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the duet “Addio, o cara” in the last act", "the duet Addio, O Cara in the last act"),
        ("an order that nobody be moved", "an order that nobody may be moved"),
    ],
    ids=["the title of a work", "what is ordered"],
)
def test_a_matter_of_print_is_no_difference_of_weight(left: str, right: str) -> None:
    lines = told(
        f"The director wrote of {left}, she told the orchestra.",
        f"The director wrote of {right}, she told the orchestra.",
    )
    assert not [line for line in lines if line.startswith(("formal", "quote-form", "modality"))]


def test_a_name_of_a_letter_and_a_figure_is_never_cut() -> None:
    lines = told(
        "The lawyer told N1 that he would appeal against the sentence within two weeks.",
        "The lawyer told state television that he would appeal against the sentence within two weeks.",
    )
    assert lines == ["saying-verb: told N1 | told state television"]


def test_two_readings_of_one_amount_are_no_difference() -> None:
    lines = told(
        "He owes the bank $41 million, the liquidators of the firm in Singapore said on Monday.",
        "He owes the bank S$52 million ($41 million), the liquidators of the firm in Singapore said on Monday.",
    )
    assert not [line for line in lines if line == "number: $41 million | $41 million"]
