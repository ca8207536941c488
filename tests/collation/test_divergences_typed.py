"""Which type a changed detail has: places of whatever name, ranks, bounds, names inside what is left out, credits."""

import pytest

from tests.collation.divergence_story import told

ONE = {
    "whose dollars, where one side says so": (
        "Products worth US$1.34 billion were sold in the town last year, officials said.",
        "Products worth $1.34 billion were sold in the town last year, officials said.",
        "formal: US$1.34 | $1.34",
    ),
    "the accents of a place of two words": (
        "Products were sold in São Paulo all through last year, officials said.",
        "Products were sold in Sao Paulo all through last year, officials said.",
        "formal: São | Sao",
    ),
    "the accents of a person": (
        "The director Otávio Brandão said last year that products were sold.",
        "The director Otavio Brandao said last year that products were sold.",
        "name: Otávio Brandão | Otavio Brandao",
    ),
    "a town that no list knows, at the head of its sentence": (
        "In Tarsk, a border town where a wall runs through the market square, people were cautious.",
        "In Obrin, a border town where a wall runs through the market square, people were cautious.",
        "place: Tarsk | Obrin",
    ),
    "a club's town that is named like a person": (
        "Hansa Emden won the first leg. The coach will miss the return leg in Emden with a sore knee.",
        "Hansa Emden won the first leg. The coach will miss the return leg in Bremen with a sore knee.",
        "place: Emden | Bremen",
    ),
    "where a freighter is bound for": (
        "The freighter of the Belgian carrier bound for Liege had been told to wait on the runway.",
        "The freighter of the Belgian carrier bound for Ostend had been told to wait on the runway.",
        "place: Liege | Ostend",
    ),
    "a place in one slot, whatever follows it": (
        "It was close, said Anna Roth, a dental nurse from Lausanne who was travelling with her two small sons.",
        "It was close, said Anna Roth, a dental nurse from Geneva.",
        "place: Lausanne | Geneva",
    ),
    "what was blocked": (
        "The leader denied having encouraged demonstrators to block the airport with cars and tents.",
        "The leader denied having encouraged demonstrators to block the railway station with cars and tents.",
        "place: airport | railway station",
    ),
    "the rank second": (
        "It was the third serious incident on a runway of the airport in two years.",
        "It was the second serious incident on a runway of the airport in two years.",
        "number: third | second",
    ),
    "at least against more than": (
        "The two countries fought a war in which more than 6,000 people were killed.",
        "The two countries fought a war in which at least 6,000 people were killed.",
        "number: more than 6,000 | at least 6,000",
    ),
    "a quarter of a year against its half": (
        "The deal will be completed in the first quarter of next year, the board said.",
        "The deal will be completed in the first half of next year, the board said.",
        "date-time: quarter | half",
    ),
    "a pronoun against the one who speaks for him": (
        "“We asked people to come with candles to the square,” he told the broadcaster.",
        "“We asked people to come with candles to the square,” his spokesman told the broadcaster.",
        "speaker: he | his spokesman",
    ),
    "somebody else who proposes to do something is no speaker": (
        "The breakthrough came when Anna Verdes proposed to leave the dam out of the treaty.",
        "The breakthrough came when Tomas Adrigan proposed to leave the dam out of the treaty.",
        "name: Anna Verdes | Tomas Adrigan",
    ),
    "a sentence that the other side quotes in part": (
        "“This is a marriage of two patient companies,” the chief executive of Skjold said on Monday.",
        "The chief executive of Skjold called it “a marriage of two patient companies” on Monday.",
        "quote-form: “This is a marriage of two patient companies,” | “a marriage of two patient companies”",
    ),
    "another age in a description that has moved": (
        "“We clapped,” said Joris Hellemans, 34, the groom, on the steps of the museum.",
        "“We clapped,” said groom Joris Hellemans, 43, on the steps of the museum.",
        "number: 34 | 43",
    ),
    "one day, in another order behind the hour": (
        "The freighter was told to wait at 6:52 a.m. local time on Jan. 17 in thick fog.",
        "The freighter was told to wait at 6.52am on 17 January in thick fog.",
        "formal: Jan. 17 | 17 January",
    ),
    "a hyphen in an office": (
        "The Vice-Governor of the bank, Jana Roth, said the step was too large for such a market.",
        "The Vice Governor of the bank, Jana Roth, said the step was too large for such a market.",
        "formal: Vice-Governor | Vice Governor",
    ),
    "the means by which something was said": (
        "“It was the only school,” Ruth Holm said by telephone from the village.",
        "“It was the only school,” Ruth Holm said by phone from the village.",
        "wording: telephone | phone",
    ),
    "what somebody refuses to say": (
        "The police refused to confirm that officers were working with the agency.",
        "The police confirmed that officers were working with the agency.",
        "saying-verb: refused to confirm | confirmed",
    ),
    "the small word that leads on from a time": (
        "The van was found at 11.15pm under a bridge near the town.",
        "The van was found at 11:15 p.m. beneath a bridge near the town.",
        "wording: under | beneath",
    ),
    "another first name in a sentence that nothing answers": (
        (
            "“You can treat it with salt and water,” Health Minister Grace Nyasulu told parliament. “Nobody should die of"
            " it in this country, and I am ashamed that they are.”"
        ),
        (
            "“We see families lose two people in one night,” Health Minister Gertrude Nyasulu told MPs. “Nobody should die"
            " of it in this country, and I am ashamed that they are.”"
        ),
        "name: Grace | Gertrude",
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_is_told(case: str) -> None:
    left, right, line = ONE[case]
    assert line in told(left, right)


def test_a_ministry_that_speaks_is_no_place() -> None:
    found = told(
        "The rules will be changed before the summer, the ministry said in a letter to the farmers.",
        "The rules will be changed before the summer, the court said in a letter to the farmers.",
    )
    assert not [line for line in found if line.startswith("place")]


def test_the_perfect_of_a_verb_of_saying_is_a_small_word_more() -> None:
    found = told(
        "The leaders of both countries agreed to reopen their common border to civilians after eleven years.",
        "The leaders of both countries have agreed to reopen their common border to civilians after eleven years.",
    )
    assert found == ["addition: - | have"]


@pytest.mark.parametrize("family", ["her daughter", "its chief"])
def test_a_pronoun_against_somebody_who_may_be_meant_by_it_is_no_other_speaker(family: str) -> None:
    found = told(
        f"“She would have laughed about the statue and the speeches,” {family} said in the hall.",
        "“She would have laughed about the statue and the speeches,” she said in the hall.",
    )
    assert not [line for line in found if line.startswith("speaker")]


RETOLD = {
    "what a board has found": (
        "A jet and a freighter came close on a runway of Porto, the investigators said.",
        "One controller let a jet and a freighter use one runway of Porto, the board has found.",
        ["saying-verb"],
    ),
    "sums of two currencies": (
        "The brewers of Denmark swallow up one of the oldest distillers in a £4.2bn takeover, after long talks.",
        "Skjold agreed to buy the distiller for $5.2 billion, the Danish brewers announced in a letter.",
        ["number"],
    ),
    "a quoted sentence of which one word stands, with words near to the others": (
        "The coach said her team had been lucky. “Nobody in Emden is booking a flight to the final.”",
        "The coach played it down: back home nobody was buying tickets for the final just yet.",
        ["quote-form"],
    ),
    "of several verbs the one that goes with what is said": (
        "“We were received by a secretary who looked at his watch four times,” said Anna Roth, who leads the union.",
        (
            "Anna Roth threatened to prolong the strike. She complained that the secretary who received her had looked at"
            " his watch four times."
        ),
        ["quote-form", "saying-verb"],
    ),
    "the one clock time of each side": (
        "Navega denied that the tower was understaffed and said a replacement came at 7:15 a.m. sharp.",
        "Navega brushed the criticism aside: in the tower relief came on duty at 7 am sharp.",
        ["date-time"],
    ),
    "the month of May is no certainty": (
        "The winner will meet Carmona in the final in Vienna on May 28. The other semifinal begins on Thursday.",
        "Vienna hosts the final on May 31. Carmona contests the other tie, which starts on Thursday.",
        ["date-time"],
    ),
}


@pytest.mark.parametrize("case", RETOLD)
def test_is_told_of_a_retelling(case: str) -> None:
    left, right, types = RETOLD[case]
    assert sorted(line.split(":")[0] for line in told(left, right, kind="rewrite")) == types


def test_a_place_that_is_spoken_to_is_none_that_something_is_in() -> None:
    left = "The minister warned of grave consequences after meeting his counterpart in Stockholm."
    right = "The minister said that he had told Moscow of grave consequences of its plans."
    assert not [line for line in told(left, right, kind="rewrite") if line.startswith("place")]


def test_what_somebody_has_stated_is_no_verb_of_saying() -> None:
    left = "The palace said Ruritania's stated goal of taking the coast back was a direct threat to the peace."
    right = '"We see this as a direct threat to the peace," the palace told reporters on Thursday.'
    assert "saying-verb: said | told reporters" in told(left, right, kind="rewrite")


def test_where_somebody_works_is_no_part_of_his_name() -> None:
    left = "“This is a war about a tap,” said Feruza Hallgren of the Uppsala Forum."
    right = "“This is a war about a tap,” said Feruza Hallgren, a specialist in the region at the Uppsala Forum."
    assert not [line for line in told(left, right) if line.startswith("speaker")]


def test_the_year_that_is_told_from_the_own_date_contradicts_nothing() -> None:
    left = "The sample was taken on Aug. 2, 2025 at a camp in the mountains."
    right = "The sample was taken on August 2 last year at a camp in the mountains."
    assert told(left, right, dates=("2026-03-13", "2026-03-14")) == ["date-time: Aug. 2, 2025 | August 2 last year"]


def test_a_clause_answers_the_sentence_that_tells_the_same_and_not_the_one_beside_it() -> None:
    left = (
        "A report by the audit office in September found that 58 of 319 suppliers had not met basic standards."
        " She denied that ministers had ignored a warning."
    )
    right = (
        "She denied that ministers had ignored a warning, although the audit office found in December that 58 of 391"
        " suppliers did not meet basic standards. Its report called for inspections, of which there have been none."
    )
    assert "number: 319 | 391" in told(left, right)


@pytest.mark.parametrize("rate", ["earns £7.40 an hour", "sings twice an hour", "is paid nine euros an hour"])
def test_what_is_paid_or_done_in_an_hour_is_no_hour(rate: str) -> None:
    left = "The crowd stood and applauded the singer for 11 minutes in the old hall of Emden."
    lines = told(
        left, f"The singer {rate} in the old hall of Emden, where the crowd stood and applauded.", kind="rewrite"
    )
    assert not any("an hour" in line for line in lines if line.startswith("number"))


def test_a_character_that_folds_to_nothing_is_compared_like_any_other() -> None:
    left = "He was there (19:41 GMT), \u200b evening over. They reached the building four minutes later."
    right = "He was there at (19:41 GMT), and evening they reached the building four minutes later."
    assert told(left, right)
    assert told(
        "GMT), \u200b evening over. the building four minutes later.",
        "at GMT), and evening the building four minutes later.",
    )
