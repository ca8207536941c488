"""Free retelling: one story in other words, told by nobody's copy, and what must not pass for it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.collation.collate import collate
from reader.collation.kinship import kinship
from reader.collation.telling import AGAIN, PASSED, TURN, posteriors
from reader.collation.tokenwise import marks_of
from reader.collation.witness import as_witness
from reader.pair import Pair
from tests.collation.texts import OTHER, STORY, article, as_set, compare, linked, mirrored_links

TALE = (
    "A Miller bought a clock that was said to crow at dawn, and hung it in the barn beside his old Rooster.",
    "The Rooster, afraid of losing his corn, climbed up at night and stuffed the wheels with straw.",
    "When the morning came the clock was silent, and so was the Rooster, who had overslept after his labour.",
    "The mill stood still until noon, and the villagers went home with their sacks of grain unground.",
    '"Neither of you earns his keep," said the Miller, and he sold the clock and put the bird into the pot.',
)
"""A fable of its own, in no other test."""
RETOLD = (
    "An old rooster once lived on a miller's corn, until his master brought home a crowing clock.",
    "That same night the jealous bird crept to the clock and choked its wheels with handfuls of straw.",
    "He was so weary from it that he overslept, and dawn passed without a sound from either.",
    "Farmers waited with their sacks till noon, and then carried the grain away again.",
    "So the miller sold the one and boiled the other in a pot.",
)
ANOTHER = (
    "A Tailor lent his scissors to a Spider, who wished to trim the edges of her web before a wedding.",
    "She gave them back in autumn, but they had grown rusty in the dew and would not close.",
    "The Tailor wept over his spoiled velvet, for the bride was already waiting in the church.",
    '"You should have asked what I meant to cut," the Spider told him, and went on spinning.',
)
REPORT = (
    "Northwind, the maker of ski boots, said quarterly sales fell 8 percent as warm weather kept skiers at home.",
    "Its chief executive, Paula Renner, lowered the forecast for the year and said 200 jobs would go.",
    "Shares of the company dropped as much as 6 percent in early trading before they recovered.",
    "Analysts had expected a smaller fall and said the outlook for the next quarter was weak.",
)
TRADE = (
    "Quarterly sales of Pellegrin, which bakes biscuits, rose 3 percent as customers bought cheaper brands.",
    "Shares of the company gained 2 percent in early trading after it kept its forecast for the year.",
    "The chief executive, Omar Diallo, said that the price of butter was weighing on the outlook.",
    "Analysts had expected sales to be flat in the quarter.",
)


def kin(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    witnesses = Pair(as_witness(article(*left)), as_witness(article(*right)))
    kinds = Pair(*(["body"] * len(side.article.paragraphs) for side in witnesses))
    return kinship(witnesses, Pair(*map(marks_of, witnesses)), kinds).nats


class TestATaleRetold:
    def test_its_paragraphs_answer_each_other_in_order(self) -> None:
        found = linked(compare(TALE, RETOLD))
        assert found >= {(1, 1), (2, 2), (3, 3), (4, 4)}
        assert all(abs(left - right) <= 1 for left, right in found)

    def test_what_one_telling_adds_stays_alone(self) -> None:
        added = "Scholars have counted forty versions of this fable between Portugal and the Urals."
        found = linked(compare(TALE, (*RETOLD[:3], added, *RETOLD[3:])))
        assert 3 not in {right for _, right in found}

    def test_it_is_reworded_and_says_that_its_place_is_the_reason(self) -> None:
        links = compare(TALE, RETOLD).links
        assert {link.kind for link in links} == {"rewrite"}
        assert any("place in the story" in reason for link in links for reason in link.why)

    def test_swapping_the_tellings_mirrors_the_links(self) -> None:
        one, another = article(*TALE), article(*RETOLD)
        assert mirrored_links(collate(one, another).links) == as_set(collate(another, one).links)

    def test_a_headline_of_it_answers_the_other(self) -> None:
        left = article("A clock for a lazy miller", *TALE, roles={0: "headline"})
        right = article("How a rooster lost to a clock", *RETOLD, roles={0: "headline"})
        assert (0, 0) in linked(collate(left, right))


class TestWhatIsNoRetelling:
    @pytest.mark.parametrize(
        ("left", "right"),
        [(TALE, ANOTHER), (RETOLD, ANOTHER), (REPORT, TRADE), (STORY, OTHER), (TALE, STORY), (REPORT, ANOTHER)],
    )
    def test_other_stories_have_no_link_even_of_one_trade(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        assert compare(left, right).links == ()


class TestKinship:
    def test_a_retelling_is_closer_than_news_of_one_trade_and_that_closer_than_strangers(self) -> None:
        assert kin(TALE, RETOLD) > kin(REPORT, TRADE) > kin(REPORT, ANOTHER)

    def test_the_more_is_retold_the_closer(self) -> None:
        told = [kin(TALE, (*RETOLD[:kept], *OTHER[: 5 - kept])) for kept in (1, 3, 5)]
        assert told == sorted(told)

    def test_names_in_common_say_nothing(self) -> None:
        cast = ("Paula Renner met Omar Diallo.", "Later Omar Diallo of Pellegrin thanked Paula Renner of Northwind.")
        other = ("Paula Renner sued Pellegrin.", "Nobody at Northwind had warned Omar Diallo, Paula Renner believes.")
        assert kin(cast, other) <= 0

    def test_empty_articles_are_strangers(self) -> None:
        assert kin(("",), ("",)) == 0


Steps = tuple[tuple[int, int], ...]


def all_alignments(height: int, width: int) -> list[Steps]:
    """Every way to match or pass over all of both sides, as the cells that are matched; -1 for what is passed over."""
    found: list[Steps] = []

    def walk(row: int, column: int, before: tuple[tuple[int, int], ...], state: str) -> None:
        if (row, column) == (height, width):
            found.append(before)
        if row < height and column < width:
            walk(row + 1, column + 1, (*before, (row, column)), "match")
        if state == "match" and row < height:
            walk(row + 1, column, (*before, (row, column - 1)), "match")
        if state == "match" and column < width:
            walk(row, column + 1, (*before, (row - 1, column)), "match")
        if row < height and state != "across":
            walk(row + 1, column, (*before, (row, -1)), "over")
        if column < width:
            walk(row, column + 1, (*before, (-1, column)), "across")

    walk(0, 0, (), "start")
    return found


def weight(steps: Steps, speaking: list[list[float]]) -> float:
    total = 1.0
    for row, column in steps:
        total *= PASSED if -1 in (row, column) else speaking[row][column]
    for (row, column), (below, beside) in pairwise(steps):
        here, there = -1 not in (row, column), -1 not in (below, beside)
        if here != there:
            total *= TURN
        elif here and (row == below or column == beside):
            total *= AGAIN
    return total


TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(st.floats(0.05, 50), min_size=width, max_size=width), min_size=1, max_size=3)
)


class TestAllAlignments:
    @settings(max_examples=40, deadline=None)
    @given(TABLES)
    def test_the_shares_are_those_of_every_alignment_written_out(self, speaking: list[list[float]]) -> None:
        alignments = all_alignments(len(speaking), len(speaking[0]))
        weights = [weight(steps, speaking) for steps in alignments]
        shares, _ = posteriors(speaking)
        for row, held in enumerate(shares):
            for column, share in enumerate(held):
                slow = sum(w for w, steps in zip(weights, alignments, strict=True) if (row, column) in steps)
                assert share == pytest.approx(slow / sum(weights), abs=1e-6)

    @settings(max_examples=40, deadline=None)
    @given(TABLES)
    def test_turning_the_table_turns_the_shares(self, speaking: list[list[float]]) -> None:
        turned, _ = posteriors([list(row) for row in zip(*speaking, strict=True)])
        assert [list(row) for row in zip(*turned, strict=True)] == posteriors(speaking)[0]

    def test_long_tellings_neither_overflow_nor_vanish(self) -> None:
        strong = [[50.0 if row == column else 0.05 for column in range(80)] for row in range(80)]
        shares, _ = posteriors(strong)
        assert all(shares[place][place] > 0.9 for place in range(80))
        assert all(0 <= share <= 1 for row in posteriors([[50.0] * 80] * 80)[0] for share in row)
