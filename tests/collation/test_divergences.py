"""Which details of two linked passages differ, of which type, in which words."""

import pytest

from reader.collation.model import Divergence, LinkKind
from tests.collation.divergence_story import diverging, told

SAME_DAY = ("2024-03-13", "2024-03-13")


def only(left: str, right: str, *, kind: LinkKind = "near-verbatim", dates: tuple[str, str] = ("", "")) -> Divergence:
    """The one divergence of two texts."""
    found = diverging(left, right, kind=kind, dates=dates)
    assert len(found) == 1, told(left, right, kind=kind, dates=dates)
    return found[0]


class TestNumbers:
    def test_another_figure_is_told_without_its_unit(self) -> None:
        assert told(
            "Ash fell on 14 villages to the west of the volcano, rangers said.",
            "Ash fell on 41 villages to the west of the volcano, rangers said.",
        ) == ["number: 14 | 41"]

    def test_a_hedge_is_part_of_the_reading_where_it_differs(self) -> None:
        assert told(
            "The slide buried at least 30 houses in the valley below the dam.",
            "The slide buried 30 houses in the valley below the dam.",
        ) == ["number: at least 30 | 30"]

    def test_digits_and_words_for_one_figure_are_formal(self) -> None:
        assert told(
            "The crew of seven left the trawler in a raft before dawn.",
            "The crew of 7 left the trawler in a raft before dawn.",
        ) == ["formal: seven | 7"]

    @pytest.mark.parametrize(
        ("left", "right"),
        [("40 million euros", "€40m"), ("3.9 percent", "3.9%"), ("1.5 billion dollars", "$1.5bn"), ("half", "50%")],
    )
    def test_one_amount_in_two_prints_is_formal_at_most(self, left: str, right: str) -> None:
        lines = told(f"The fund had lost {left} of its worth by then, the board said.",
                     f"The fund had lost {right} of its worth by then, the board said.")  # fmt: skip
        assert [line.split(":")[0] for line in lines] in (["formal"], [])

    def test_a_converted_amount_is_a_variant(self) -> None:
        found = only(
            "Lava had flowed 5 km down the slope towards the coast road.",
            "Lava had flowed three miles down the slope towards the coast road.",
        )
        assert (found.type, found.verdict) == ("number", "variant")

    def test_a_rounded_figure_is_less_specific(self) -> None:
        found = only(
            "The strike kept 100,432 workers at home, the union said.",
            "The strike kept about 100,000 workers at home, the union said.",
        )
        assert (found.type, found.verdict) == ("number", "more specific")

    def test_two_exact_figures_of_one_day_are_a_conflict(self) -> None:
        found = only(
            "Police counted 114 tickets in the box at the gate.",
            "Police counted 140 tickets in the box at the gate.",
            dates=SAME_DAY,
        )
        assert found.verdict == "conflict"
        assert "114 | 140" in found.rule

    def test_two_figures_of_two_days_are_of_different_moments(self) -> None:
        found = only(
            "Rescuers had found 33 bodies in the rubble of the market.",
            "Rescuers had found 47 bodies in the rubble of the market.",
            dates=("2024-03-13", "2024-03-14"),
        )
        assert found.verdict == "different moment"

    def test_figures_of_articles_without_date_are_left_open(self) -> None:
        found = only(
            "Rescuers had found 33 bodies in the rubble of the market.",
            "Rescuers had found 47 bodies in the rubble of the market.",
        )
        assert found.verdict == "open"

    def test_the_same_amount_in_brackets_belongs_to_its_figure(self) -> None:
        assert told(
            "The jetty is 3 km (1.9 miles) from the place where the barge sank.",
            "The jetty is two miles from the place where the barge sank.",
        ) == ["number: 3 km (1.9 miles) | two miles"]


class TestDaysAndTimes:
    def test_a_weekday_and_its_date_are_one_day(self) -> None:
        found = only(
            "The hearing goes on Thursday in the old courthouse, the clerk said.",
            "The hearing goes on March 14 in the old courthouse, the clerk said.",
            dates=SAME_DAY,
        )
        assert found.type == "formal"

    def test_two_weekdays_differ(self) -> None:
        found = only(
            "The vote was held on Thursday in the lower house of the parliament.",
            "The vote was held on Wednesday in the lower house of the parliament.",
            dates=SAME_DAY,
        )
        assert (found.type, found.verdict) == ("date-time", "conflict")

    def test_a_doubtful_date_makes_no_conflict_and_says_why(self) -> None:
        found = only(
            "The vote was held on Thursday in the lower house of the parliament.",
            "The vote was held on Wednesday in the lower house of the parliament.",
            dates=("2024-03-13", "2024-05-20"),
        )
        assert (found.type, found.verdict) == ("date-time", "open")
        assert "68 days apart" in found.note

    def test_clock_times_are_compared_whatever_the_clock(self) -> None:
        assert told(
            "The grain ship left the port at 3 p.m. with a tug on either side.",
            "The grain ship left the port at 15:00 with a tug on either side.",
        ) == ["formal: 3 p.m. | 15:00"]

    @pytest.mark.parametrize(
        ("left", "right", "line"),
        [
            ("late on Tuesday", "on Tuesday night", "late on Tuesday | Tuesday night"),
            ("in spring", "in summer", "spring | summer"),
            ("since 2019", "since 2017", "2019 | 2017"),
        ],
    )
    def test_times_of_the_day_and_the_year(self, left: str, right: str, line: str) -> None:
        text = "The dockers put down their tools {} and marched to the gates of the port."
        assert told(text.format(left), text.format(right), dates=SAME_DAY) == [f"date-time: {line}"]

    def test_may_the_verb_is_no_month(self) -> None:
        assert not any(
            line.startswith("date-time")
            for line in told("The court may hear the case again.", "The court will hear the case again.")
        )


class TestNamesAndPlaces:
    def test_a_name_spelled_otherwise_is_a_variant(self) -> None:
        found = only(
            "The prize went to the chemist Mohammed Rahimi for work on enzymes.",
            "The prize went to the chemist Mohamed Raheemi for work on enzymes.",
        )
        assert (found.type, found.verdict) == ("name", "variant")

    def test_another_person_is_open(self) -> None:
        found = only(
            "The prize went to Anna Lindqvist, who works on enzymes in the north.",
            "The prize went to Maria Bergstrom, who works on enzymes in the north.",
        )
        assert (found.type, found.verdict) == ("name", "open")

    def test_a_first_name_dropped_is_an_omission_and_no_conflict(self) -> None:
        found = only(
            "The law was signed by President Emmanuel Duarte in front of farmers.",
            "The law was signed by President Duarte in front of farmers.",
        )
        assert (found.type, found.verdict) == ("omission", "more specific")

    def test_another_place(self) -> None:
        assert told(
            "The night train derailed near Lyon with 200 passengers on board.",
            "The night train derailed near Dijon with 200 passengers on board.",
        ) == ["place: Lyon | Dijon"]

    def test_a_capital_is_more_specific_than_its_country(self) -> None:
        found = only(
            "The delegations will talk in Sweden again next week about the border.",
            "The delegations will talk in Stockholm again next week about the border.",
        )
        assert (found.type, found.verdict) == ("place", "more specific")

    def test_a_transliteration_is_formal(self) -> None:
        assert told(
            "The envoy flew to Kiev for talks with the new ministers of the cabinet.",
            "The envoy flew to Kyiv for talks with the new ministers of the cabinet.",
        ) == ["formal: Kiev | Kyiv"]

    def test_a_name_without_its_accents_is_a_name_spelled_otherwise(self) -> None:
        assert told(
            "The ward is led by Aminata Kouyaté, who came home from Dakar in May.",
            "The ward is led by Aminata Kouyate, who came home from Dakar in May.",
        ) == ["name: Kouyaté | Kouyate"]

    def test_another_direction_is_another_place(self) -> None:
        assert told(
            "The first cases were found in southern Malawi before the rains began.",
            "The first cases were found in northern Malawi before the rains began.",
        ) == ["place: southern | northern"]

    def test_names_that_change_places_in_a_list_are_no_divergence(self) -> None:
        assert not any(
            line.startswith(("place", "name"))
            for line in told(
                "It is one of the few clubs to which both the US and Canada belong.",
                "It is one of the few clubs to which both Canada and the United States belong.",
            )
        )


class TestQuotations:
    def test_any_word_inside_the_same_quotation_is_quote_wording(self) -> None:
        assert told(
            '"We have never seen anything like this in our lives," said the nurse.',
            '"We have never seen anything like that in our lives," said the nurse.',
        ) == ["quote-wording: this | that"]

    def test_a_contraction_inside_the_quotation_counts(self) -> None:
        assert told(
            '"We have never seen anything like this in our lives," said the nurse.',
            '"We\'ve never seen anything like this in our lives," said the nurse.',
        ) == ["quote-wording: We have | We've"]

    def test_the_marks_themselves_do_not_count(self) -> None:
        assert told(
            '"We have never seen anything like this," said the nurse.',
            "“We have never seen anything like this,” said the nurse.",
        ) == []  # fmt: skip

    def test_a_dropped_word_is_told_with_its_neighbour(self) -> None:
        assert told(
            '"The bridge is very old and nobody looked after it," the mayor said.',
            '"The bridge is old and nobody looked after it," the mayor said.',
        ) == ["quote-wording: very old | old"]

    def test_a_figure_inside_a_quotation_keeps_its_type(self) -> None:
        assert told(
            '"The master counted 114 tickets at the gate," the owner said.',
            '"The master counted 140 tickets at the gate," the owner said.',
        ) == ["number: 114 | 140"]

    def test_quoted_words_reported_without_marks_are_another_form(self) -> None:
        assert told(
            'The mayor said the bridge was "not safe for traffic" and would be shut.',
            "The mayor said the bridge was not safe for traffic and would be shut.",
        ) == ['quote-form: "not safe for traffic" | not safe for traffic']


class TestSpeakers:
    def test_somebody_else_is_credited(self) -> None:
        assert told(
            '"The data were clear to us from the start," said Karin Holm, who led the study.',
            '"The data were clear to us from the start," said Peter Lund, who led the study.',
        ) == ["speaker: Karin Holm | Peter Lund"]

    def test_another_kind_of_source_is_credited(self) -> None:
        assert told(
            "The airline had cut corners on safety, investigators said in a report.",
            "The airline had cut corners on safety, unions said in a report.",
        ) == ["speaker: investigators | unions"]

    def test_a_full_name_and_a_surname_are_one_speaker(self) -> None:
        assert not any(
            line.startswith("speaker")
            for line in told(
                "The plant will reopen in May, chief engineer Karin Holm said.",
                "The plant will reopen in May, Holm said.",
            )
        )

    def test_a_pronoun_is_never_resolved_to_a_wrong_person(self) -> None:
        found = [
            each
            for each in diverging(
                'Holm said the plant "was safe" but called on her partners to pay for the new wall.',
                "The owner, Peter Lund, was away.\nBut she called on the partners to pay for the new wall.",
            )
            if each.type == "speaker"
        ]
        assert [each.note for each in found] in ([], ["unresolved; nearest name above: Lund"])

    def test_verb_and_speaker_turned_round_are_no_divergence(self) -> None:
        assert told(
            '"The plant will reopen before the end of the year," Karin Holm said.',
            '"The plant will reopen before the end of the year," said Karin Holm.',
        ) == []  # fmt: skip

    def test_another_verb_of_saying(self) -> None:
        assert told(
            "The minister said the plan would cost jobs in the coal towns.",
            "The minister warned the plan would cost jobs in the coal towns.",
        ) == ["saying-verb: said | warned"]


class TestCertainty:
    @pytest.mark.parametrize(
        ("left", "right", "line"),
        [
            ("are expected to meet", "will meet", "are expected to | will"),
            ("are expected to meet", "met", "are expected to meet | met"),
            ("allegedly met", "met", "allegedly met | met"),
            ("may meet", "will meet", "may | will"),
            ("did not meet", "met", "did not meet | met"),
        ],
    )
    def test_how_certain_an_event_is(self, left: str, right: str, line: str) -> None:
        assert told(
            f"The two leaders {left} in Geneva in the spring for talks on trade.",
            f"The two leaders {right} in Geneva in the spring for talks on trade.",
        ) == [f"modality: {line}"]

    def test_what_is_denied_of_a_thing_is_no_small_word(self) -> None:
        assert told(
            "The crack in the pier was a weakness that engineers had reported to the town council.",
            "The crack in the pier was not a weakness that engineers had reported to the town council.",
        ) == ["modality: was | was not"]

    def test_no_one_is_none_and_not_one(self) -> None:
        assert told(
            "No one has been arrested over the fire that killed the families, police in the town said.",
            "Four people have been arrested over the fire that killed the families, police in the town said.",
        ) == ["number: No one | Four people", "wording: has | have"]


class TestWords:
    def test_a_low_share_of_common_words_tells_no_scraps(self) -> None:
        lines = told(
            "A solo win on the climb to the monastery gave the young rider the overall lead on Saturday.",
            "The young rider seized the lead yesterday with a solo victory on the climb to the monastery.",
        )
        assert not any(line.startswith(("omission", "addition")) and len(line.split()) < 5 for line in lines)

    def test_a_word_inside_copied_words_is_told_though_the_rest_is_reworded(self) -> None:
        lines = told(
            "A solo win on the climb to the monastery gave the young rider the overall lead on Saturday.",
            "The young rider seized the lead yesterday with a solo victory on the climb to the old monastery.",
        )
        assert "addition: - | old" in lines

    def test_a_changed_phrase_is_one_divergence(self) -> None:
        assert told(
            "The fire broke out in the boiler room and spread to the roof.",
            "The blaze broke out in the boiler room and spread to the roof.",
        ) == ["wording: fire | blaze"]

    def test_what_stands_on_one_side_is_omission_or_addition(self) -> None:
        left = "The museum, which lost its roof in a storm, will open its doors again in June."
        right = "The museum will open its doors again in June."
        assert told(left, right) == ["omission: which lost its roof in a storm | -"]
        assert told(right, left) == ["addition: - | which lost its roof in a storm"]

    def test_a_whole_sentence_left_out_is_an_omission(self) -> None:
        assert told(
            "The museum will open its doors again in June. Tickets will cost more than before the storm.",
            "The museum will open its doors again in June.",
        ) == ["omission: Tickets will cost more than before the storm. | -"]

    def test_a_rewrite_tells_only_typed_details(self) -> None:
        lines = told(
            "The volcano threw ash over 14 villages on the western slope, and rangers closed the park.",
            "Rangers shut the park after ash from the volcano came down on 41 villages.",
            kind="rewrite",
        )
        assert {line.split(":")[0] for line in lines} <= {"number"}

    def test_spelling_hyphens_contractions_and_abbreviations_are_formal(self) -> None:
        lines = told(
            "The organisation didn't say when its long-term programme in the United States would end.",
            "The organization did not say when its long term program in the US would end.",
        )
        assert [line.split(":")[0] for line in lines] == ["formal"] * 5

    def test_a_formal_variant_is_told_once_in_a_link(self) -> None:
        lines = told(
            "Nato ministers will meet today. The Nato chief said that they would talk about the sea.",
            "NATO ministers will meet today. The NATO chief said that they would talk about the sea.",
        )
        assert lines == ["formal: Nato | NATO"]

    def test_another_language_still_gets_wording(self) -> None:
        assert told(
            "La mairie a fermé le pont après la tempête qui a touché toute la région.",
            "La mairie a rouvert le pont après la tempête qui a touché toute la région.",
        ) == ["wording: fermé | rouvert"]

    def test_equal_passages_have_none(self) -> None:
        text = "The museum will open its doors again in June, the city said on Monday."
        assert told(text, text) == []
