"""What stands in one paragraph of either article, and what headlines mean: links of one story with few words."""

import pytest

from reader.articles.model import Article, Role
from reader.articles.read import read_article
from reader.collation.collate import collate
from reader.collation.meanings import Meanings
from reader.collation.sole import Sole, sole, sole_phrases
from reader.collation.tokenwise import marks_of
from reader.collation.witness import as_witness
from reader.pair import Pair
from tests.collation.texts import OTHER, STORY, article, as_set, compare, linked, mirrored_links
from tests.conftest import NATIONAL, WION

BODY = ["body"] * 12


def stands_alone(left: list[str], right: list[str]) -> dict[tuple[int, int], Sole]:
    witnesses = Pair(as_witness(article(*left)), as_witness(article(*right)))
    return dict(sole(Pair(*map(marks_of, witnesses)), Pair(BODY, BODY)))


class TestWhatStandsNowhereElse:
    @pytest.mark.parametrize(
        ("one", "another"),
        [
            ("They fell 44km away.", "It was 44 kilometres to go."),
            ("It took €62m.", "The 62 million were gone."),
            ("Some 1,900 came.", "An audience of 1900 left."),
        ],
    )
    def test_a_figure_is_one_whatever_its_unit_is_printed_like(self, one: str, another: str) -> None:
        assert len(stands_alone([one], [another])[0, 0].figures) == 1

    @pytest.mark.parametrize(
        ("one", "another"),
        [
            ("A 26-year-old rider won.", "The 26-year-old had waited."),
            ("She, aged 71, left.", "He was aged 71 too."),
            ("It came 15th.", "There were 15 of them."),
            ("In the 1990s it fell.", "Some 1990 boats sank."),
        ],
    )
    def test_ages_ordinals_and_decades_are_no_figures(self, one: str, another: str) -> None:
        assert not any(held.figures for held in stands_alone([one], [another]).values())

    def test_what_a_second_paragraph_prints_too_stands_alone_no_more(self) -> None:
        one, another = "Divers found 44 cracks in a pillar.", "A pillar had cracks, 44 in all, said divers."
        assert stands_alone([one], [another])[0, 0].figures == ("44",)
        assert (0, 0) not in stands_alone([one, one], [another])


class TestWordsInARow:
    @staticmethod
    def counted(left: list[str], right: list[str]) -> dict[tuple[int, int], int]:
        witnesses = Pair(as_witness(article(*left)), as_witness(article(*right)))
        return dict(sole_phrases(witnesses, Pair(*map(marks_of, witnesses)), Pair(BODY, BODY)))

    def test_those_of_one_paragraph_of_either_side_are_counted(self) -> None:
        left, right = "Divers found deep cracks there.", "There were deep cracks, divers found."
        assert self.counted([left], [right]) == {(0, 0): 2}

    def test_what_a_second_paragraph_prints_too_is_not(self) -> None:
        assert self.counted(["Divers found cracks."], ["Divers found him.", "Divers found her."]) == {}


class TestTheLikestSentence:
    ONE = "The hospital had no money left to pay its nurses."
    OTHER = "Doctors fear that the clinic cannot afford their wages."
    REST = "A herd of goats crossed the frozen lake at dawn. Musicians from the village played on a wooden stage."

    def likest(self, left: str, right: str) -> tuple[float, float]:
        witnesses = Pair(as_witness(article(left)), as_witness(article(right)))
        meanings = Meanings(witnesses, Pair(*map(marks_of, witnesses)))
        return meanings.likest((0, 0)), meanings.likeness((0, 0))

    def test_of_a_long_paragraph_one_sentence_is_enough(self) -> None:
        likest, whole = self.likest(f"{self.REST} {self.ONE}", self.OTHER)
        assert likest == self.likest(self.ONE, self.OTHER)[1] > whole

    def test_it_is_the_same_from_either_side(self) -> None:
        assert self.likest(f"{self.REST} {self.ONE}", self.OTHER) == self.likest(self.OTHER, f"{self.REST} {self.ONE}")


def report(*more: str, headline: str = "") -> Article:
    """The story, with paragraphs of its own, under a headline."""
    head = (headline,) if headline else ()
    return article(*head, *STORY, *more, roles={0: "headline"} if headline else {})


class TestOneStoryInFewWords:
    LEFT = "The insurer reckons that 340 families lost jobs or wages when the ships stayed away, and fears strikes."
    RIGHT = (
        "Hardly anyone on the waterfront has slept well since, and least of all Mette Bakken, who runs a canteen there, "
        "buys bread from her brother and hears her customers worry about rent and the future of their children. "
        "She counts 340 who have come to her with nothing but that to talk about over soup, and no job or wages."
    )

    def test_a_figure_that_stands_nowhere_else_links_with_words_and_meaning(self) -> None:
        links = compare([*STORY, self.LEFT], [*STORY, self.RIGHT]).links
        assert (6, 6) in {pair[:2] for link in links for pair in link.pairs}
        assert any("nowhere else stands 340" in why for link in links for why in link.why)

    def test_another_figure_does_not(self) -> None:
        other = self.RIGHT.replace("340", "430").replace("and no job or wages", "and no sleep")
        assert (6, 6) not in linked(compare([*STORY, self.LEFT], [*STORY, other]))

    def test_nor_does_it_in_another_story(self) -> None:
        assert not compare([*STORY, self.LEFT], [*OTHER, self.RIGHT]).links


class TestHeadlines:
    def test_headlines_of_one_story_answer_each_other_by_meaning_alone(self) -> None:
        left = report(headline="Cracked pillars close wharf, vessels wait outside port")
        right = report(headline="Harbour quay shut after divers discover damaged columns")
        links = collate(left, right).links
        assert (0, 0) in {pair[:2] for link in links for pair in link.pairs}
        assert any("asked for headlines of one story" in why for link in links for why in link.why)

    def test_what_is_copied_answers_nothing_else_by_meaning(self) -> None:
        heads: dict[int, Role] = {0: "headline", 1: "standfirst"}
        both = ("Harbour quay shut after divers find cracks", "Cracked pillars close wharf, ships wait outside harbour")
        same = article(*both, *STORY, roles=heads)
        assert linked(collate(same, same)) == {(place, place) for place in range(len(both) + len(STORY))}

    def test_a_point_that_quotes_the_body_answers_it_and_crossheads_answer_nothing(self) -> None:
        point = 'Harbour master: "We cannot let a crane of four hundred tonnes stand"'
        crosshead = "What engineers found under the northern quay in March"
        left = article(point, *STORY, crosshead, roles={0: "standfirst", 7: "crosshead"})
        right = article(*STORY, crosshead, roles={6: "crosshead"})
        found = linked(collate(left, right))
        assert (0, 1) in found
        assert (7, 6) not in found

    def test_a_point_answers_the_paragraph_that_it_sums_up_and_no_other(self) -> None:
        left = article("Repairs to last until November, bill of 12 million", *STORY, roles={0: "standfirst"})
        links = collate(left, article(*STORY)).links
        assert {pair[1] for link in links for pair in link.pairs if pair[0] == 0} == {5}
        assert any("nowhere else stands 12" in why for link in links for why in link.why)

    def test_headlines_that_mean_something_else_do_not(self) -> None:
        left = report(headline="Cracked pillars close wharf, vessels wait outside port")
        right = report(headline="Publisher laughs at verdict on insulted monarchy")
        assert (0, 0) not in linked(collate(left, right))

    def test_swapping_the_sides_mirrors_them(self) -> None:
        left = report(TestOneStoryInFewWords.LEFT, headline="Cracked pillars close wharf, vessels wait outside port")
        right = report(TestOneStoryInFewWords.RIGHT, headline="Harbour quay shut after divers discover damaged columns")
        assert mirrored_links(collate(left, right).links) == as_set(collate(right, left).links)


class TestReportsOfTwoDays:
    def test_are_not_linked_by_their_order_alone(self) -> None:
        # The same two ministers met in December and in January: what they said then is not what they said now.
        pair = Pair(*(read_article(str(path)) for path in (WION, NATIONAL)))
        links = collate(*pair).links
        assert not links


def test_headlines_that_say_the_same_in_many_words_are_linked_whatever_stands_below() -> None:
    left = article("Choose talks or face consequences, Solheim tells Brannvik", *STORY[:2], roles={0: "headline"})
    right = article("Brannvik will face grave consequences, Solheim tells him", *OTHER[:2], roles={0: "headline"})
    assert (0, 0) in linked(collate(left, right))
