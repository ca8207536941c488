"""Where a change ends: descriptions turned round a name, clauses, joints, verbs, compounds."""

import pytest

from tests.collation.divergence_story import told


class TestDescriptions:
    def test_a_description_on_the_other_side_of_its_name_is_one_wording(self) -> None:
        assert told(
            "Opposition leader Radu Kestrin asked people to bring candles to the square before the church.",
            "Radu Kestrin, the opposition leader, asked people to bring candles to the square before the church.",
        ) == ["wording: Opposition leader Radu Kestrin | Radu Kestrin, the opposition leader"]

    def test_another_spelling_of_the_name_is_told_besides(self) -> None:
        assert told(
            "Economy Secretary Callum Innes asked people to bring candles to the square before the church.",
            "Callum Innis, the economy secretary, asked people to bring candles to the square before the church.",
        ) == [
            "wording: Economy Secretary Callum Innes | Callum Innis, the economy secretary",
            "name: Innes | Innis",
        ]

    def test_two_persons_joined_by_and_are_one_wording(self) -> None:
        assert told(
            "Marovian President Ilona Verdes and Lusandian Premier Tom Adrigan shook hands for the cameras twice.",
            "Ilona Verdes, the Marovian president, and Tom Adrigan, the Lusandian premier, shook hands for the cameras twice.",
        ) == [
            (
                "wording: Marovian President Ilona Verdes and Lusandian Premier Tom Adrigan"
                " | Ilona Verdes, the Marovian president, and Tom Adrigan, the Lusandian premier"
            )
        ]

    def test_a_relative_clause_behind_the_description_is_no_part_of_it(self) -> None:
        lines = told(
            "The bus was late again, said Aline Mertens, a nurse who walked two hours to work from the village.",
            "The bus was late again, said nurse Aline Mertens, who walked two hours to work from the village.",
        )
        assert lines == ["wording: Aline Mertens, a nurse | nurse Aline Mertens"]

    def test_an_office_with_and_without_its_bearer_s_name_is_one_wording(self) -> None:
        assert told(
            "He stood with his arms folded as presiding judge Evanthia Lamprou read out the verdict after a trial.",
            "He stood with his arms folded as a judge read out the verdict after a trial.",
        ) == ["wording: presiding judge Evanthia Lamprou | a judge"]


class TestClauses:
    def test_a_bracket_is_an_addition_of_its_own(self) -> None:
        lines = told(
            "The court ordered that the villa, worth 18 million Swiss francs, be seized and sold.",
            "The court ordered that the villa, worth 18 million Swiss francs (£16 million), will be seized and sold.",
        )
        assert "addition: - | (£16 million)" in lines

    def test_two_verbs_are_one_change_however_long_one_of_them_goes_on(self) -> None:
        assert told(
            "The union called his remarks shameful and said it would ask the governing body to open an inquiry.",
            "The union called his remarks shameful and secured an inquiry.",
        ) == ["wording: said it would ask the governing body to open | secured"]

    def test_certainties_that_changed_places_are_two_changes(self) -> None:
        lines = told(
            "The company plans to put the radar into service by the end of April and will spend the rest on a system.",
            "The company will put the radar into service by the end of April and plans to spend the rest on a system.",
        )
        assert lines == ["modality: plans to | will", "modality: will | plans to"]

    def test_a_clause_after_a_conjunction_is_left_out_and_the_word_before_it_changed(self) -> None:
        assert told(
            "The opposition accused the president of treason and said it would call a vote of no confidence.",
            "The opposition accused the president of surrender.",
        ) == [
            "wording: treason | surrender",
            "omission: and said it would call a vote of no confidence | -",
        ]

    def test_a_relative_clause_is_left_out_and_the_place_before_it_changed(self) -> None:
        lines = told(
            "The captain saw the lights, said a dental nurse from Lausanne who was travelling with her sons.",
            "The captain saw the lights, said a dental nurse from Geneva.",
        )
        assert lines == ["place: Lausanne | Geneva", "omission: who was travelling with her sons | -"]

    def test_a_phrase_before_two_joints_is_an_addition(self) -> None:
        assert told(
            "He was handling all of the frequencies by himself because a colleague had called in sick.",
            "He was handling all of the frequencies by himself since midnight as a colleague had called in sick.",
        ) == ["wording: because | as", "addition: - | since midnight"]

    def test_a_subject_and_its_verb_are_two_changes(self) -> None:
        lines = told(
            "The minister said that her country was ready to send a group of observers to the crossings.",
            "The minister said Switzerland had sent a group of observers to the crossings.",
        )
        assert "omission: that | -" in lines
        assert "wording: her country | Switzerland" in lines


class TestSmallWords:
    def test_another_article_at_the_start_of_a_sentence_is_told(self) -> None:
        assert told(
            "Its chairman of many years will step down once the deal is completed.",
            "The chairman of many years will step down once the deal is completed.",
        ) == ["wording: Its | The"]

    @pytest.mark.parametrize(
        ("left", "right"), [("great-great-grandfather", "great-grandfather"), ("by-election", "election")]
    )
    def test_a_compound_is_told_whole(self, left: str, right: str) -> None:
        assert told(
            f"Nobody in the village could remember the {left} that was told of in the inn.",
            f"Nobody in the village could remember the {right} that was told of in the inn.",
        ) == [f"wording: {left} | {right}"]

    def test_what_is_counted_belongs_to_the_number(self) -> None:
        assert told(
            "The airliner, with 168 passengers and six crew on board, was seconds from landing in the fog.",
            "The airliner, with 174 people on board, was seconds from landing in the fog.",
        ) == ["number: 168 | 174"]

    def test_a_lone_and_is_no_part_of_what_stands_before_the_name(self) -> None:
        lines = told(
            "Marovia and Lusandia agree to reopen the border after two days of talks.",
            "Rivals Marovia, Lusandia agree to reopen the border after two days of talks.",
        )
        assert lines == ["omission: and | -", "addition: - | Rivals"]

    @pytest.mark.parametrize(("left", "right"), [("915 pence", "915p"), ("90 feet", "90ft")])
    def test_one_figure_with_its_unit_in_two_forms_is_formal(self, left: str, right: str) -> None:
        assert told(
            f"The board of the firm recommended the offer of {left} in London to all of its owners.",
            f"The board of the firm recommended the offer of {right} to all of its owners.",
        ) == [f"formal: {left} | {right}", "omission: in London | -"]

    def test_another_number_of_a_noun_is_wording(self) -> None:
        assert told(
            "The winner will meet the side from the coast in the final of the cup in the spring.",
            "The winners will meet the side from the coast in the final of the cup in the spring.",
        ) == ["wording: winner | winners"]

    def test_the_article_before_titles_is_told_once(self) -> None:
        assert told(
            "She was married twice, to the cameraman Pal Verebes and to the physicist Otto Roth.",
            "She was married twice, to cameraman Pal Verebes and to physicist Otto Roth.",
        ) == ["formal: the cameraman | cameraman"]

    def test_a_verb_s_form_goes_with_what_stands_before_it(self) -> None:
        assert told(
            "Three sisters wait through one night for a telephone call that does not come in the end.",
            "Three sisters wait through one night for a telephone call that never comes in the end.",
        ) == ["wording: does not | never"]

    def test_another_hedge_is_told_besides_another_figure(self) -> None:
        assert told(
            "About 90,000 families are thought to have relatives on the other side.",
            "Some 19,000 families are thought to have relatives on the other side.",
        ) == ["wording: About | Some", "number: 90,000 | 19,000"]

    def test_an_adverb_is_no_other_word_for_a_name(self) -> None:
        assert told(
            "The board of Kinnaird unanimously recommended the cash offer to all of its owners.",
            "The board of Kinnaird & Locke recommended the cash offer to all of its owners.",
        ) == ["omission: unanimously | -", "addition: - | Locke"]

    def test_a_pronoun_beside_a_verb_of_saying_that_has_moved_is_not_left_out(self) -> None:
        lines = told(
            "“We have had promises in writing before,” she said, and Fiona Drever left.",
            "“We have had promises in writing before,” said Fiona Drever, and left.",
        )
        assert "omission: she | -" not in lines


class TestSentences:
    def test_neighbouring_sentences_of_one_frame_are_compared(self) -> None:
        lines = told(
            "Adrigan was more guarded. “A door has been unlocked, but it has not been opened,” he said.",
            "Adrigan was more cautious. “A door has been unlocked, but it has not been opened,” he said.",
        )
        assert lines == ["wording: guarded | cautious"]

    def test_words_of_a_quotation_are_not_compared_with_the_reporter_s_own(self) -> None:
        lines = told(
            "“There was traffic on the runway. I thought of a van,” said Claudine Perroud, a nurse from the north.",
            "“There was traffic on the runway. I thought of a truck,” Claudine Perroud, a nurse from the north, said.",
        )
        assert lines == ["quote-wording: van | truck"]

    def test_a_credit_set_off_by_a_comma_is_left_out(self) -> None:
        lines = told(
            "Tassi limped off with a thigh injury and is likely to be out for a month, the club said.",
            "Tassi limped off in the 67th minute with a hamstring injury and could be out for three weeks.",
        )
        assert "omission: club said | -" in lines


class TestVoices:
    def test_active_and_passive_are_one_wording(self) -> None:
        lines = told(
            "The storm killed at least six people and left tens of thousands of homes without power across the island.",
            "At least six people were killed by the storm, which left tens of thousands of homes without power"
            " across the island.",
        )
        assert "wording: The storm killed at least six people | At least six people were killed by the storm" in lines

    def test_a_passive_without_its_agent_is_one_wording(self) -> None:
        assert told(
            "The agency warned residents not to drink tap water and to boil it before cooking.",
            "Residents were warned not to drink tap water and to boil it before cooking.",
        ) == ["wording: The agency warned residents | Residents were warned"]

    def test_two_passives_are_no_change(self) -> None:
        assert (
            told(
                "Residents were warned not to drink tap water by the agency on the island.",
                "Residents were warned by the agency not to drink tap water on the island.",
            )
            == []
        )


class TestTurnedRound:
    @pytest.mark.parametrize(
        ("left", "right"),
        [("Lawyers for the bank", "The bank's lawyers"), ("The museum of Lyon", "Lyon's museum")],
    )
    def test_an_owner_before_and_behind_what_is_owned_is_one_wording(self, left: str, right: str) -> None:
        assert told(
            f"{left} said the ruling of the court was without precedent in the country.",
            f"{right} said the ruling of the court was without precedent in the country.",
        ) == [f"wording: {left} | {right}"]

    def test_who_says_so_may_stand_at_either_end(self) -> None:
        assert told(
            "Officials in the province said 12 schools had been closed as a precaution.",
            "Twelve schools were closed as a precaution, officials in the province said.",
        ) == ["formal: 12 | Twelve", "wording: had been | were"]

    def test_an_age_and_a_courtesy_title_are_told_apart(self) -> None:
        assert told(
            "Beck, 52, was arrested in March on charges of the state.",
            "Mr Beck was arrested in March on charges of the state.",
        ) == ["formal: Beck | Mr Beck", "omission: 52 | -"]

    def test_a_joint_that_opens_a_sentence_is_left_out(self) -> None:
        assert told(
            "The offer stands. But the unions want more than that.",
            "The offer stands. The unions want more than that.",
        ) == ["omission: But | -"]

    def test_small_words_here_and_others_there_have_not_moved(self) -> None:
        lines = told(
            "The fire, which broke out shortly after midnight in a warehouse, spread to three neighbouring houses.",
            "The fire broke out shortly after midnight in a warehouse and spread to three neighbouring houses.",
        )
        assert lines == ["omission: which | -", "addition: - | and"]

    def test_a_name_and_its_pronoun_in_credits_that_stand_apart_are_one_wording(self) -> None:
        lines = told(
            "“I didn't even see it go in. I was lying on the grass in front of the goal,” Feddersen said.",
            "“I didn't even see it go in,” he said. “I was lying on the grass in front of the goal.”",
        )
        assert lines == ["wording: Feddersen | he"]

    def test_a_credit_in_another_form_at_the_other_end_is_another_verb(self) -> None:
        lines = told(
            "Prosecutors say the gang smuggled 40 tonnes of cocaine through the port in those years.",
            "The gang smuggled 40 tonnes of cocaine through the port in those years, according to prosecutors.",
        )
        assert lines == ["saying-verb: say | according to"]
