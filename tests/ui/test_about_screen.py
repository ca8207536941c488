"""About this article: every fact with its words and certainty, and what the reader sets over it."""

from typing import Any

import pytest
from textual.pilot import Pilot

from reader.notes import api
from reader.ui.about_lines import understood
from reader.ui.command_screen import SearchLine
from tests.ui.noted import LEFT, SIZES, Desk
from tests.ui.stage import article_of, last_line, lines, page_of, press, reader_of, settled, shown


async def waited(pilot: Pilot[Any]) -> None:
    """Let the articles be compared again."""
    await settled(pilot)
    await settled(pilot)


def row(pilot: Pilot[Any], name: str) -> str:
    return next(line for line in lines(pilot) if line[2:].startswith(name))


@pytest.mark.parametrize("size", SIZES)
async def test_tells_every_field_and_every_paragraph(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.reading(size) as pilot:
        await press(pilot, "i")
        names = ("headline", "publisher", "byline", "published", "updated", "place", "agencies", "address")
        assert all(row(pilot, name) for name in names)
        assert "unknown" in row(pilot, "publisher") and " ? " in row(pilot, "publisher")
        assert "body" in row(pilot, "   2") and "The harbour bridge" in row(pilot, "   2")


async def test_is_about_the_article_under_the_cursor(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "tab", "i")
        assert "Commuters face long" in row(pilot, "headline")


@pytest.mark.parametrize("size", SIZES)
async def test_a_field_is_set_by_hand_kept_and_shown_everywhere(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.reading(size) as pilot:
        await press(pilot, "i", "j", "enter", *"Gazette", "enter")
        await waited(pilot)
        assert "Gazette" in row(pilot, "publisher") and "by hand" in row(pilot, "publisher")
        await press(pilot, "q")
        assert page_of(pilot).given.sigla[0] == "Gazette" and "Gazette" in lines(pilot)[0]
    assert api.load(str(desk.own)).articles["a"].meta == {"publisher": "Gazette"}
    async with desk.reading(size) as pilot:
        assert "Gazette" in lines(pilot)[0]


async def test_a_role_is_set_by_hand_and_the_comparison_is_made_again(desk: Desk) -> None:
    async with desk.reading() as pilot:
        before = page_of(pilot).given.collation
        assert before is not None and before.links
        await press(pilot, "i", "G", "k", "enter", "g", "G", "k", "k", "enter")
        await waited(pilot)
        assert article_of(pilot, 0).paragraphs[1].role == "furniture"
        assert "leftover of the page" in row(pilot, "   2") and "by hand" in row(pilot, "   2")
        after = page_of(pilot).given.collation
        assert after is not None and not after.links
        await press(pilot, "u")
        await waited(pilot)
        assert page_of(pilot).given.collation == before


async def test_a_fact_is_taken_back_to_what_was_guessed(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "i", "j", "x")
        assert "It is as it was guessed" in last_line(pilot)
        await press(pilot, "enter", *"Gazette", "enter")
        await waited(pilot)
        await press(pilot, "x")
        await waited(pilot)
        assert "unknown" in row(pilot, "publisher")


async def test_what_is_to_know_of_the_article_is_counted_where_it_has_no_room_and_read_whole(desk: Desk) -> None:
    desk.left.write_text(LEFT + "\n(With inputs from agencies)\n")
    async with desk.reading((40, 12)) as pilot:
        await press(pilot, "i")
        assert "1 to know of this article: v shows all" in shown(pilot)
        await press(pilot, "v", "G")
        assert "credits agencies without naming them" in " ".join(shown(pilot).split())


async def test_undo_and_redo_work_for_facts(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "i", "j", "enter", *"Gazette", "enter")
        await waited(pilot)
        await press(pilot, "u")
        await waited(pilot)
        assert "unknown" in row(pilot, "publisher")
        assert "Facts as they were before: publisher of left.txt" in last_line(pilot)
        await press(pilot, "ctrl+r")
        await waited(pilot)
        assert "Gazette" in row(pilot, "publisher")


async def test_a_date_that_is_none_is_refused_with_the_way_to_write_one(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "i", "j", "j", "j", "enter", *"last week", "enter")
        assert "no date like 18 March 2024" in last_line(pilot)
    assert not desk.own.exists()


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("published", "2021-12-02", True), ("published", "2021-12", True), ("published", "2021", True),
        ("updated", "2021-12-02T15:30+08:00", True), ("published", "2021-13-02", False), ("published", "2.12.2021", True),
        ("published", "2021-02-30", False), ("published", "", True), ("url", "example.org", False),
        ("url", "https://example.org/a", True), ("title", "Anything", True),
    ],
)  # fmt: skip
def test_what_a_field_can_be(field: str, value: str, good: bool) -> None:
    assert (understood(field, value)[1] == "") == good


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18 March 2024", "2024-03-18"),
        ("March 18, 2024", "2024-03-18"),
        ("Mon 18 Mar 2024 10.15 GMT", "2024-03-18T10:15+00:00"),
        ("2024-03-18", "2024-03-18"),
        ("02/12/2021", ""),
        ("18 March 2024 or later", ""),
        ("some day", ""),
    ],
)
def test_a_date_is_read_as_newspapers_print_it_and_one_that_can_be_two_is_none(typed: str, kept: str) -> None:
    assert understood("published", typed)[0] == kept


@pytest.mark.parametrize("size", SIZES)
async def test_a_value_that_is_refused_stays_to_be_mended(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.reading(size) as pilot:
        await press(pilot, "i", "j", "j", "j", "enter")
        assert last_line(pilot).strip().startswith("published: as 2 December 2021")
        await press(pilot, *"18 Marhc 2024", "enter")
        line = pilot.app.screen.query_one(SearchLine)
        assert pilot.app.focused is line and line.value == "18 Marhc 2024"
        assert "no date like 18 March 2024" in last_line(pilot)
        await press(pilot, *["backspace"] * len("hc 2024"), *"ch 2024", "enter")
        await waited(pilot)
        assert "2024-03-18" in row(pilot, "published")


class TestLinksByHand:
    @pytest.mark.parametrize("size", SIZES)
    async def test_join_the_paragraphs_under_both_cursors_and_outlive_a_new_start(
        self, desk: Desk, size: tuple[int, int]
    ) -> None:
        async with desk.reading(size) as pilot:
            await press(pilot, "G", "tab", "G", "tab", "+")
            await waited(pilot)
            assert "left 3 and right 3 linked by hand" in last_line(pilot)
            assert "by hand" in shown(pilot)
        assert [link.linked for link in desk.links()] == [True]
        async with desk.reading(size) as pilot:
            await press(pilot, "G", "tab", "G", "tab", "+")
            assert "already linked by hand: - parts them" in last_line(pilot)
            assert reader_of(pilot) is pilot.app.screen
            collation = page_of(pilot).given.collation
            assert collation is not None and [link.by for link in collation.links] == ["rule", "hand"]

    async def test_take_no_paragraph_that_a_closed_fold_hides(self, desk: Desk) -> None:
        more = ("Owls nest late this year.", "A choir sang carols.", "Beans were dear.", "Rain fell on Crete.")
        desk.left.write_text("\n\n".join((*desk.left.read_text().split("\n\n")[:2], *more)))
        async with desk.reading() as pilot:
            await press(pilot, "G", "+")
            assert "in a closed fold: z opens it first" in last_line(pilot)
            assert not desk.both.exists()

    async def test_part_what_a_rule_has_linked_and_undo_brings_it_back(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "-")
            await waited(pilot)
            collation = page_of(pilot).given.collation
            assert collation is not None and not collation.links
            assert "parted by hand" in last_line(pilot)
            await press(pilot, "u")
            await waited(pilot)
            collation = page_of(pilot).given.collation
            assert collation is not None and len(collation.links) == 1

    async def test_are_taken_back_by_the_other_key(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "-")
            await waited(pilot)
            await press(pilot, "+")
            await waited(pilot)
            assert "no longer kept apart" in last_line(pilot)
        assert desk.links() == []

    async def test_where_they_are_linked_it_asks_which_other_one(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "+")
            assert "Link left 2 with" in shown(pilot) and "right 3" in shown(pilot)
            await press(pilot, "G", "enter")
            await waited(pilot)
            assert "left 2 and right 3 linked by hand" in last_line(pilot)

    async def test_follow_their_paragraphs_when_an_article_changes(self, desk: Desk) -> None:
        async with desk.reading() as pilot:
            await press(pilot, "G", "tab", "G", "tab", "+")
            await waited(pilot)
        desk.left.write_text("An update stands above it all now.\n\n" + desk.left.read_text())
        async with desk.reading() as pilot:
            collation = page_of(pilot).given.collation
            assert collation is not None and ((3,), (2,)) in [tuple(link.sides) for link in collation.links]
