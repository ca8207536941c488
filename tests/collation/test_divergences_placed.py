"""What a change in one place of copied text is called, by the words that stand there."""

import pytest

from tests.collation.divergence_story import told

STORY = "The harbour board met on Tuesday evening and"
REST = "the plan for a second bridge over the river at the old ferry landing."

CHANGED = {
    "two verbs of speaking that credit nobody with words": (
        f"{STORY} dismissed {REST}",
        f"{STORY} scoffed at {REST}",
        ["saying-verb: dismissed | scoffed at"],
    ),
    "refusing in two ways": (
        "The mayor refused to say whom the town suspected of opening the gate.",
        "The mayor would not say whom the town suspected of opening the gate.",
        ["saying-verb: refused to | would not"],
    ),
    "two nouns that could be verbs of speaking": (
        "The weather office had issued a fog warning for boats on the lower river.",
        "The weather office had issued a fog alert for boats on the lower river.",
        ["wording: warning | alert"],
    ),
    "one people against another": (
        "The hotel guests, most of them French and British, were taken out in buses before dawn.",
        "The hotel guests, most of them French and German, were taken out in buses before dawn.",
        ["place: British | German"],
    ),
    "a people at the end of a change": (
        "The minister paid tribute to Norwegian diplomats who had carried messages between the camps.",
        "The minister thanked Swedish diplomats who had carried messages between the camps.",
        ["wording: paid tribute to | thanked", "place: Norwegian | Swedish"],
    ),
    "two spans of time": (
        "Their accounts stayed frozen for months while the bank looked into the matter.",
        "Their accounts stayed frozen for weeks while the bank looked into the matter.",
        ["number: months | weeks"],
    ),
    "a figure before its unit on one side": (
        "The hearing broke off after two hours because the judge felt unwell.",
        "The hearing broke off after hours because the judge felt unwell.",
        ["number: two hours | hours"],
    ),
    "some of those named": (
        "She said only two of the four letters had mentioned the new software.",
        "She said only one of the four letters had mentioned the new software.",
        ["number: two | one"],
    ),
    "metres, not millions": (
        "The water stood as high as 2.4 metres in the market square on Friday night.",
        "The water stood as high as 2.4m in the market square on Friday night.",
        ["formal: 2.4 metres | 2.4m"],
    ),
    "a share against points of it": (
        "The regional share of the tax will rise by 1.5 percentage points next year.",
        "The regional share of the tax will rise by 1.5 per cent next year.",
        ["number: 1.5 percentage points | 1.5 per cent"],
    ),
    "a verb's particle is no bound": (
        "The government has offered to take over 3.6 billion euros of the debt by spring.",
        "The government has offered to take over €3.6 billion of the debt by spring.",
        ["formal: 3.6 billion euros | €3.6 billion"],
    ),
    "two degrees of the possible": (
        "The company said the figure might fall below last year's in the second half.",
        "The company said the figure could fall below last year's in the second half.",
        ["modality: might | could"],
    ),
    "no other certainty": (
        "No drug has been proven to slow the disease in people over sixty.",
        "No drug has been shown to slow the disease in people over sixty.",
        ["wording: proven | shown"],
    ),
    "somebody else who speaks": (
        "A spokeswoman for the town hall said the sirens had been tested in May.",
        "A spokesman for the town hall said the sirens had been tested in May.",
        ["speaker: A spokeswoman for the town hall | A spokesman for the town hall"],
    ),
    "a helping verb dropped in a quotation, with its verb": (
        "“The problem is what the water has brought with it,” the fire chief said.",
        "“The problem is what the water brought with it,” the fire chief said.",
        ["quote-wording: has brought | brought"],
    ),
    "a time and its day, each by itself": (
        "The freighter had been told to line up and wait at 6.52am on 17 January.",
        "The freighter had been told to line up and wait at 6.52 am on January 17.",
        ["formal: 6.52am | 6.52 am", "formal: 17 January | January 17"],
    ),
    "a time of the clock, and a day on one side alone": (
        "The river burst its banks at 9pm on Friday.",
        "The river burst its banks at 8 pm.",
        ["date-time: 9pm | 8 pm", "omission: on Friday | -"],
    ),
    "an agency by its initials": (
        "She told AFP on Sunday that she would sing again in the spring.",
        "She told Agence France-Presse on Sunday that she would sing again in the spring.",
        ["formal: AFP | Agence France-Presse"],
    ),
    "another direction behind a figure": (
        "The second wave had come from a place 8km west of the first one.",
        "The second wave had come from a place eight kilometres east of the first one.",
        ["formal: 8km | eight kilometres", "place: west | east"],
    ),
    "a name that is spelled otherwise and has a title there": (
        "Repairs will take weeks, Thackray told the members of the committee.",
        "Repairs will take weeks, Ms Thackeray told the members of the committee.",
        ["formal: Thackray | Ms Thackeray", "name: Thackray | Thackeray"],
    ),
    "what brackets hold on one side": (
        "The river burst its banks at 8 pm (1800 GMT) on the Friday before.",
        "The river burst its banks at 8 pm local time on the Friday before.",
        ["omission: (1800 GMT) | -", "addition: - | local time"],
    ),
    "a choice of style that is made twice": (
        "Sales rose 4 percent and profits rose 12 percent in the third quarter.",
        "Sales rose 4% and profits rose 12% in the third quarter.",
        ["formal: percent | %"],
    ),
    "two small words where nothing else differs": (
        "The leader of the opposition said the coalition was hunting millionaires with a net.",
        "The leader of the opposition accused the coalition of hunting millionaires with a net.",
        ["saying-verb: said | accused", "wording: was | of"],
    ),
    "one word in marks of its own": (
        "The doctors described the condition of all four as “stable” on Friday evening.",
        "The doctors described the condition of all four as “good” on Friday evening.",
        ["quote-wording: stable | good"],
    ),
    "an airfield behind initials": (
        "The two engineers are to be flown to RAF Brizeley on Thursday, the minister said.",
        "The two engineers are to be flown to RAF Northam on Thursday, the minister said.",
        ["place: RAF Brizeley | RAF Northam"],
    ),
    "degrees of a scale and of none": (
        "Temperatures will fall by about eight degrees by the end of the week.",
        "Temperatures will fall by about 8 deg C by the end of the week.",
        ["formal: eight degrees | 8 deg C"],
    ),
    "a clock time told by its hour": (
        "The school would have been full at a quarter to eight, the teacher said.",
        "The school would have been full at a quarter to nine, the teacher said.",
        ["date-time: eight | nine"],
    ),
    "a share that falls to a rate is no range": (
        "The crown weakened 0.9% to 25.38 to the euro after the cut.",
        "The crown weakened 0.9pc to 25.38 to the euro after the cut.",
        ["formal: 0.9% | 0.9pc"],
    ),
    "where a speaker works": (
        "It was a close call, said Petra Dvorak, chief economist at Banka Sever.",
        "It was a close call, said Petra Dvorak, of Banka Sever.",
        ["wording: chief economist at | of"],
    ),
    "a day against how long ago": (
        "The crown fell to its weakest against the euro since April 2025 after the cut.",
        "The crown fell to its weakest against the euro in 14 months after the cut.",
        ["date-time: since April 2025 | in 14 months"],
    ),
    "an article before no name": (
        "Two of the dead were found in the state of Saxony, according to the police.",
        "Two of the dead were found in the state of Saxony, according to police.",
        ["omission: the | -"],
    ),
}


@pytest.mark.parametrize(("left", "right", "lines"), CHANGED.values(), ids=CHANGED)
def test_a_change_in_one_place_is(left: str, right: str, lines: list[str]) -> None:
    assert told(left, right) == lines


class TestClausesOfOtherSentences:
    def test_a_clause_that_goes_to_another_sentence_is_compared_there(self) -> None:
        assert told(
            "The leader of the opposition said the coalition was hunting millionaires with a net that catches doctors. "
            "A hospital consultant would pay 1,140 euros a year more, she said, and pledged to reverse the increase.",
            "The leader of the opposition said the coalition was hunting millionaires with a net that catches doctors, "
            "and vowed to reverse the increase. A hospital consultant would pay 1,140 euros a year more, she said.",
        ) == ["saying-verb: pledged | vowed"]

    def test_a_clause_that_becomes_a_sentence_of_its_own_is_compared_with_it(self) -> None:
        lines = told(
            "In the afternoon the police used water cannon on the square and detained nine people near the ministry. "
            "The trains will run again on Tuesday, the operator said.",
            "In the afternoon the police used water cannon on the square. The trains will run again on Tuesday, "
            "the operator said. Eleven people were detained near the ministry.",
        )
        assert "number: nine | Eleven" in lines
        assert not any("detained" in line for line in lines if line.startswith(("omission", "addition")))

    def test_clauses_of_two_matters_stay_apart(self) -> None:
        lines = told(
            "The ferry left the harbour at noon, and the captain, who is 52, checked the anchor twice. "
            "Nobody was hurt, the owner said.",
            "The ferry left the harbour at noon. Nobody was hurt, the owner said, and passengers were given soup.",
        )
        assert [line.partition(":")[0] for line in lines] == ["omission", "addition"]


class TestRetellings:
    def test_a_day_told_more_closely(self) -> None:
        assert "date-time: Nov. 4 | early November" in told(
            "The nurses' union will decide on Monday whether to call off a strike due to start on Nov. 4.",
            "Hospitals face a walkout without end from early November unless the nurses change their minds.",
            kind="rewrite",
        )

    def test_one_day_printed_in_two_ways_is_none(self) -> None:
        assert not told(
            "The plant put 1,100 workers on shorter hours from Nov. 1, it said.",
            "Hours for staff will be cut from November 1 at the factory.",
            kind="rewrite",
        )

    def test_a_year_and_how_long_ago_it_was(self) -> None:
        said = "The chapel was painted over in 2012 by a parish priest who wanted more light."
        retold = "Thirteen years ago the walls were whitewashed, as Father Bohl found them gloomy."
        dates = ("2025-05-01", "2025-05-02")
        assert "date-time: 2012 | Thirteen years ago" in told(said, retold, kind="rewrite", dates=dates)

    def test_an_amount_that_is_rounded(self) -> None:
        assert "number: 18,600 | Fewer than 19,000" in told(
            "The increase affects 18,600 of the region's taxpayers and could bring in a good deal.",
            "Fewer than 19,000 people would be hit by the new levy, officials say.",
            kind="rewrite",
        )


def test_a_summary_point_beside_the_body_it_sums_up_is_not_left_out() -> None:
    assert told(
        "Bank to close 72 branches by 2026\nThe bank will close 72 of its 415 branches by the end of 2026, it said.",
        "The bank will close 72 of its 415 branches by the end of 2026, it said.",
    ) == []  # fmt: skip


def test_a_credit_that_stands_elsewhere_is_a_name_and_a_verb() -> None:
    assert told(
        "“It will be paid out by Friday,” Terpstra told AFP by telephone. “Nobody has to fill in more than one page.”",
        "“It will be paid out by Friday. Nobody has to fill in more than one page,” he said.",
    ) == ["wording: Terpstra | he", "saying-verb: told AFP by telephone | said"]
