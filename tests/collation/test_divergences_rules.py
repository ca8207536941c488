"""What desks do to a passage, one change at a time: which type it is, and how long its readings are."""

import pytest

from tests.collation.divergence_story import told

ONE_CHANGE = {
    "a dropped conjunction": (
        "He said that the vote would go ahead before the end of the month.",
        "He said the vote would go ahead before the end of the month.",
        "omission: that | -",
    ),
    "an added auxiliary": (
        "The tanker lost its rudder in the storm and drifted for nine hours.",
        "The tanker had lost its rudder in the storm and drifted for nine hours.",
        "addition: - | had",
    ),
    "another article": (
        "She was picked up by a fishing boat and taken ashore at noon.",
        "She was picked up by the fishing boat and taken ashore at noon.",
        "wording: a | the",
    ),
    "small words at the end of a sentence": (
        "Rescuers reached the wreck but found nobody alive in it.",
        "Rescuers reached the wreck but found nobody alive.",
        "omission: in it | -",
    ),
    "two sentences joined": (
        "The plant was shut in March. It will reopen in the autumn with half the workforce.",
        "The plant was shut in March and will reopen in the autumn with half the workforce.",
        "wording: It | and",
    ),
    "an age in two forms": (
        "The first to reach them was 34-year-old teacher Ana Pires from the village.",
        "The first to reach them was teacher Ana Pires, 34, from the village.",
        "formal: 34-year-old | 34",
    ),
    "another kind of place": (
        "The talks will be held at a lakeside hotel outside Varnholt next week.",
        "The talks will be held at a castle outside Varnholt next week.",
        "place: lakeside hotel | castle",
    ),
    "in a place or near it": (
        "The helicopter crashed near the village of Orlec in heavy snow.",
        "The helicopter crashed in the village of Orlec in heavy snow.",
        "place: near | in",
    ),
    "an island by what it is and another by its name": (
        "She now runs a bakery on the island of Varn and has no telephone.",
        "She now runs a bakery on Orlec and has no telephone.",
        "place: the island of Varn | Orlec",
    ),
    "one place by a longer and a shorter word": (
        "Reporters waited outside the courthouse until the verdict was read at six.",
        "Reporters waited outside the court until the verdict was read at six.",
        "wording: courthouse | court",
    ),
    "a name at the head of a sentence": (
        "Kovac scored twice as Varda beat Lund 3-1 in the rain on Sunday.",
        "Dulla scored twice as Varda beat Lund 3-1 in the rain on Sunday.",
        "name: Kovac | Dulla",
    ),
    "a name with a particle": (
        "Pilot Ahmed al-Rashid was praised for the landing by the airline.",
        "Pilot Ahmad al-Rashed was praised for the landing by the airline.",
        "name: Ahmed al-Rashid | Ahmad al-Rashed",
    ),
    "a certainty with its auxiliary": (
        "The two leaders will probably meet again in the spring in Oslo.",
        "The two leaders will meet again in the spring in Oslo.",
        "modality: will probably meet | will meet",
    ),
    "another source": (
        "The deal was dead, according to two people close to the buyer.",
        "The deal was dead, according to a diplomat close to the buyer.",
        "speaker: two people close | a diplomat close",
    ),
    "the part of a day": (
        "The ferry ran aground off the island on Sunday night with 200 people aboard.",
        "The ferry ran aground off the island on Sunday with 200 people aboard.",
        "omission: night | -",
    ),
    "the tense of a verb": (
        "He said the council will cut the grant in half and close two schools.",
        "He said the council would cut the grant in half and close two schools.",
        "wording: will | would",
    ),
    "a figure inside a quotation": (
        '"There are eleven names on the list and I know them all," Falk said.',
        '"There are 11 names on the list and I know them all," Falk said.',
        "quote-wording: eleven | 11",
    ),
    "a day and a part of it": (
        "The result was announced shortly before 6am on Friday to loud cheers.",
        "The result was announced shortly before 6am this morning to loud cheers.",
        "date-time: on Friday | this morning",
    ),
}


@pytest.mark.parametrize("name", ONE_CHANGE)
def test_one_change_is_one_divergence(name: str) -> None:
    left, right, line = ONE_CHANGE[name]
    assert told(left, right) == [line]


class TestMovedWords:
    def test_verbs_on_either_side_of_a_phrase_are_one_change(self) -> None:
        lines = told(
            "Two more bodies were found in the rubble overnight, bringing the death toll to 17.",
            "The death toll has risen to 17 after two more bodies were found in the rubble overnight.",
        )
        assert "wording: bringing | has risen" in lines

    def test_what_is_told_in_another_place_is_matched_there(self) -> None:
        lines = told(
            "The tram jumped the rails at the foot of the hill, injuring 12 people and trapping many more.",
            "Twenty people were injured and many more were trapped when the tram jumped the rails at the foot of the hill.",
        )
        assert "number: 12 | Twenty" in lines
        assert not any(line.startswith(("omission: injuring", "addition: - | Twenty people")) for line in lines)

    def test_a_sentence_whose_words_stand_in_two_others_is_compared_with_both(self) -> None:
        lines = told(
            "Marchers threw paint at the town hall in the evening. Police used water cannon and arrested nine people.",
            "In the evening police used water cannon against a group of marchers who threw paint at the town hall.",
        )
        assert not any("threw paint at the town hall" in line for line in lines)

    def test_a_credit_that_has_moved_is_no_addition(self) -> None:
        lines = told(
            'A third of the staff could go, she warned. "If we wait, we lose," she said. "We have had a bad winter."',
            'A third of the staff could go, she warned. "We have had a bad winter," she said.',
        )
        assert lines == ['omission: "If we wait, we lose," she said. | -']

    def test_a_phrase_of_time_before_a_name_stands_alone(self) -> None:
        lines = told(
            "In her closing speech last month, prosecutor Ilse Dahl said the fund had been robbed for years.",
            "Ilse Dahl, prosecuting, said the fund had been robbed for years.",
        )
        assert "omission: In her closing speech last month | -" in lines


class TestRoles:
    def test_two_persons_who_have_changed_parts_are_told(self) -> None:
        assert told(
            "Marek Dulla passed to Tomas Reyk, who scored from six metres after an hour.",
            "Tomas Reyk passed to Marek Dulla, who scored from six metres after an hour.",
        ) == ["name: Marek Dulla | Tomas Reyk", "name: Tomas Reyk | Marek Dulla"]

    def test_persons_far_apart_who_have_changed_parts_are_told(self) -> None:
        assert told(
            "Marek Dulla set up the second goal for his captain Tomas Reyk in the last minute of the match.",
            "Tomas Reyk set up the second goal for his captain Marek Dulla in the last minute of the match.",
        ) == ["name: Marek Dulla | Tomas Reyk", "name: Tomas Reyk | Marek Dulla"]

    def test_a_way_that_is_turned_round_is_told(self) -> None:
        assert told(
            "The aircraft was flying from Porto to Graz with 90 people on board.",
            "The aircraft was flying from Graz to Porto with 90 people on board.",
        ) == ["place: Porto | Graz", "place: Graz | Porto"]

    def test_two_names_of_a_list_may_change_places(self) -> None:
        assert not told(
            "The leaders of Norway and Chad met on Monday to talk about gas.",
            "The leaders of Chad and Norway met on Monday to talk about gas.",
        )

    def test_a_phrase_that_says_where_is_no_other_wording_of_a_noun(self) -> None:
        lines = told(
            "The eighth stage is a long ride around Brasov, in which Reyk hopes to win back time.",
            "The eighth stage is a long ride, a discipline in which Reyk hopes to win back time.",
        )
        assert "omission: around Brasov | -" in lines


class TestQuotations:
    def test_a_sentence_cut_from_a_quotation_is_an_omission(self) -> None:
        assert told(
            '"The minister looked at his watch four times. I counted," said Dora Wulf, who leads the union.',
            '"The minister looked at his watch four times," said Dora Wulf, who leads the union.',
        ) == ["omission: I counted | -"]

    def test_the_same_change_is_told_each_time_in_a_quotation(self) -> None:
        lines = told(
            '"We are not asking for money. We are asking for time to rebuild," Brock said on Friday.',
            "\"We're not asking for money. We're asking for time to rebuild,\" Brock said on Friday.",
        )
        assert [line.split(":")[0] for line in lines] == ["quote-wording", "quote-wording"]

    def test_a_part_of_a_quoted_sentence_is_another_form_of_it_in_a_rewording(self) -> None:
        lines = told(
            '"Tilda is a great actress with a very bad temper," said her old agent.',
            'Her old agent describes her as "a great actress with a very bad temper".',
            kind="rewrite",
        )
        assert any(line.startswith("quote-form:") for line in lines)

    def test_names_alone_make_no_report_of_a_quotation(self) -> None:
        lines = told(
            'Marsh said the border talks had stalled. "Ordania and Veldt want our water," Marsh said.',
            "Marsh was born in Ordania and now lives in Veldt with two dogs, he told a newspaper.",
            kind="rewrite",
        )
        assert not any(line.startswith("quote-form") for line in lines)


class TestRewordings:
    def test_places_are_compared_where_the_same_words_stand_before_them(self) -> None:
        lines = told(
            "The pilot Elena Ruskin flew to Oslo on Monday to meet her crew.",
            "On Monday Elena Ruskin, whose crew waits, flew to Lisbon.",
            kind="rewrite",
        )
        assert lines == ["place: Oslo | Lisbon"]

    def test_two_places_of_a_retelling_may_belong_to_two_events(self) -> None:
        lines = told(
            "The pilot Elena Ruskin flew to Oslo on Monday to meet her crew.",
            "On Monday Elena Ruskin met her crew, which had come in from Lisbon.",
            kind="rewrite",
        )
        assert lines == []

    def test_a_year_is_no_answer_to_a_weekday(self) -> None:
        lines = told(
            "The aim of taking back the peninsula, seized in 2014, is a threat to the state, the palace said.",
            "The palace sees a threat to the state, its spokesman told reporters on Thursday.",
            kind="rewrite",
        )
        assert not any(line.startswith("date-time") for line in lines)

    def test_accents_make_another_spelling_of_a_name(self) -> None:
        lines = told(
            "The goalkeeper João Pinheira broke a finger in training and will not travel.",
            "A broken finger keeps Joao Pinheira at home when the team leaves.",
            kind="rewrite",
        )
        assert "name: João | Joao" in lines


def test_the_omission_that_ends_a_sentence_is_told_apart_from_the_next_sentence() -> None:
    lines = told(
        "The search will resume at dawn, Yasmin said. A salvage ship was due to reach the site by midday.",
        "The search will resume at dawn.",
    )
    assert lines == [
        "omission: Yasmin said | -",
        "omission: A salvage ship was due to reach the site by midday. | -",
    ]


def test_one_style_of_figures_is_told_once_for_a_link() -> None:
    lines = told(
        "Sales fell 7.4% in the year to May while costs rose 3.1% in the same months.",
        "Sales fell 7.4 percent in the year to May while costs rose 3.1 percent in the same months.",
    )
    assert lines == ["formal: % | percent"]
