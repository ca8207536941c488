"""Links: which paragraphs answer each other, and of what kind."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from reader.collation.collate import collate
from reader.collation.model import HandLink
from reader.pair import Pair
from tests.collation.texts import OTHER, PARAGRAPHS, STORY, article, as_set, compare, linked, mirrored_links


class TestWhatIsLinked:
    def test_each_paragraph_of_a_copy_answers_its_own_in_whatever_order(self) -> None:
        order = [3, 0, 5, 1, 4, 2]
        collation = compare(STORY, [STORY[place] for place in order])
        assert linked(collation) == {(place, order.index(place)) for place in range(6)}
        assert {link.kind for link in collation.links} == {"verbatim"}

    def test_a_paragraph_split_in_two_is_one_link(self) -> None:
        collation = compare([f"{STORY[0]} {STORY[3]}", STORY[2]], [STORY[0], STORY[2], STORY[3]])
        assert collation.links[0].sides == Pair((0,), (0, 2))

    def test_a_sentence_that_is_retold_is_a_rewrite(self) -> None:
        retold = "A third of the container vessels turned back for Rotterdam; two had to anchor beyond the fjord."
        collation = compare(STORY, [STORY[0], retold, STORY[4], STORY[5]])
        kinds = {pair[:2]: link.kind for link in collation.links for pair in link.pairs}
        assert kinds[2, 1] == "rewrite"

    def test_an_edited_copy_is_near_verbatim(self) -> None:
        edited = STORY[0].replace("on Tuesday after", "on Tuesday, hours after").replace("cracks", "deep cracks")
        assert compare([STORY[0]], [edited]).links[0].kind == "verbatim"
        edited = edited.replace("closed", "shut")
        assert compare([STORY[0]], [edited]).links[0].kind == "near-verbatim"

    def test_unrelated_stories_have_no_link(self) -> None:
        assert compare(STORY, OTHER).links == ()

    @pytest.mark.parametrize(
        "stock",
        [
            "US Secretary of State Antony Blinken and Russian Foreign Minister Sergei Lavrov",
            "A senior State Department official told reporters on condition of anonymity on Thursday.",
            "The Organisation for Security and Cooperation in Europe",
        ],
    )
    def test_names_titles_and_stock_phrases_alone_link_nothing(self, stock: str) -> None:
        assert compare([*STORY, stock], [*OTHER, stock.replace("on Thursday", "on Friday")]).links == ()

    def test_headlines_answer_headlines_never_the_body_that_they_sum_up(self) -> None:
        left = article("Cracks close northern quay", *STORY, roles={0: "headline"})
        right = article("Northern quay shut over cracks", *STORY, roles={0: "headline"})
        assert linked(collate(left, right)) == {(place, place) for place in range(7)}

    def test_captions_credits_and_crossheads_are_never_linked(self) -> None:
        left = article(STORY[0], *OTHER, STORY[1], roles={0: "caption", 5: "crosshead"})
        right = article(STORY[0], STORY[1])
        assert collate(left, right).links == ()


class TestEvidence:
    def test_more_words_in_common_score_higher(self) -> None:
        whole = STORY[2]
        words = whole.split()
        scores = [
            compare([whole, STORY[0]], [" ".join([*words[:kept], *OTHER[1].split()[kept:]]), STORY[0]]).links[-1].score
            for kept in (8, 11, 14, len(words))
        ]
        assert scores == sorted(scores)
        assert scores[-1] == 1.0

    def test_a_link_says_why_it_is_there(self) -> None:
        for link in compare(STORY, STORY[::-1]).links:
            assert link.why
            assert 0 < link.matched <= link.words

    def test_the_chain_is_the_heaviest_order_and_the_rest_has_moved(self) -> None:
        order = [1, 2, 3, 0]
        collation = compare(STORY[:4], [STORY[place] for place in order])
        assert [pair.left for link in collation.links for pair in link.pairs if pair.moved] == [0]


class TestByHand:
    def test_what_the_reader_linked_is_a_link_and_says_so(self) -> None:
        collation = collate(article(*STORY), article(*OTHER), [HandLink(Pair((1,), (2,)), linked=True)])
        (link,) = collation.links
        assert (link.sides, link.by) == (Pair((1,), (2,)), "hand")

    def test_what_the_reader_unlinked_never_comes_back(self) -> None:
        left, right = article(*STORY), article(*STORY)
        collation = collate(left, right, [HandLink(Pair((2,), (2,)), linked=False)])
        assert linked(collation) == {(place, place) for place in range(6)} - {(2, 2)}

    def test_the_last_word_counts(self) -> None:
        both = [HandLink(Pair((2,), (2,)), linked=False), HandLink(Pair((2,), (2,)), linked=True)]
        assert (2, 2) in linked(collate(article(*STORY), article(*STORY), both))

    def test_paragraphs_that_are_gone_are_passed_over(self) -> None:
        far = [HandLink(Pair((99,), (2,)), linked=True), HandLink(Pair((99,), (2,)), linked=False)]
        assert linked(collate(article(*STORY), article(*STORY), far)) == {(place, place) for place in range(6)}


class TestProperties:
    @settings(max_examples=40, deadline=None)
    @given(PARAGRAPHS, PARAGRAPHS)
    def test_swapping_the_sides_mirrors_the_links(self, left: list[str], right: list[str]) -> None:
        assert mirrored_links(compare(left, right).links) == as_set(compare(right, left).links)

    @settings(max_examples=30, deadline=None)
    @given(PARAGRAPHS)
    def test_an_unrelated_paragraph_at_the_end_changes_no_link(self, paragraphs: list[str]) -> None:
        left = [*STORY, *paragraphs]
        before = compare(left, [*STORY[3:], *STORY[:3]])
        after = compare([*left, *OTHER[:1]], [*STORY[3:], *STORY[:3], OTHER[2]])
        assert linked(before) == linked(after)

    @settings(max_examples=20, deadline=None)
    @given(PARAGRAPHS)
    def test_typography_changes_no_link(self, paragraphs: list[str]) -> None:
        typed = str.maketrans({'"': "“", "'": "’", "-": "‐"})
        left, right = [*STORY, *paragraphs], [*STORY[3:], *STORY[:3]]
        assert linked(compare(left, right)) == linked(compare([line.translate(typed) for line in left], right))

    @pytest.mark.parametrize("raised", [str.upper, str.lower])
    def test_case_changes_no_link(self, raised: Callable[[str], str]) -> None:
        left, right = [*STORY, *OTHER[:2]], [*STORY[3:], OTHER[1].replace("surprised", "startled"), *STORY[:3]]
        assert linked(compare(left, right)) == linked(compare(left, [raised(line) for line in right]))

    @settings(max_examples=30, deadline=None)
    @given(PARAGRAPHS, PARAGRAPHS)
    def test_each_paragraph_is_in_one_link_at_most_and_links_are_numbered_by_the_left(
        self, left: list[str], right: list[str]
    ) -> None:
        links = compare(left, right).links
        assert [link.id for link in links] == list(range(1, len(links) + 1))
        assert [link.sides.left[0] for link in links] == sorted(link.sides.left[0] for link in links)
        for side in (0, 1):
            places = [place for link in links for place in link.sides[side]]
            assert len(places) == len(set(places))
            assert all(link.sides[side] == tuple(sorted(link.sides[side])) for link in links)


class TestMeaning:
    FRAME = (
        "Engineers closed the tunnel under the river on Friday because water had risen above the second gallery.",
        "Traffic was sent over the old bridge, and lorries had to wait until midnight for their turn.",
        "The tunnel was opened by the queen in 1961 and carries forty thousand cars on a working day.",
    )

    def test_few_words_and_a_meaning_that_no_other_paragraph_has_link_and_the_reason_says_so(self) -> None:
        told = "The mayor promised shopkeepers compensation for the customers whom they lost in the closure."
        retold = "Compensation will be paid to traders who lost custom during the closure, the mayor pledged."
        link = compare([*self.FRAME, told], [*self.FRAME, retold]).links[-1]
        assert (link.sides.left, link.sides.right) == ((3,), (3,))
        assert any("meaning alike by 0." in why and "compensation, custom" in why for why in link.why)

    def test_a_phrase_of_the_trade_does_not_link_strange_articles(self) -> None:
        left = [*self.FRAME, "The chocolate maker sold fewer bars. Profit fell in the three months to June, it said."]
        right = [*OTHER, "Rain kept walkers out of shoe shops. Sales fell in the three months to June, a survey found."]
        assert compare(left, right).links == ()
