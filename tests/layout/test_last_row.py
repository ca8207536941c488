"""The last row: keys, the place, a message."""

from reader.layout import marks
from reader.layout.footer import message_in
from reader.layout.moves import search
from reader.layout.screen import draw, opening
from tests.layout.build import (
    FOOTER,
    marked,
    sample,
    texts,
)


class TestMessage:
    def test_leaves_out_the_place_where_it_has_no_room_beside_it(self) -> None:
        page = sample()
        view = opening(page, 60, 20)
        short, long = "gone", "so many words that the place has no room here at all"
        assert texts(draw(page, view._replace(message=short), FOOTER))[-1].rstrip().endswith("6/10")
        assert texts(draw(page, view._replace(message=long), FOOTER))[-1].strip() == long

    def test_keeps_the_name_of_a_file_and_cuts_its_folders(self) -> None:
        said = "also kept: ~/.local/state/diptych/copied.txt"
        assert message_in(said, 60) == said
        assert message_in(said, 30) == "also kept: …/copied.txt"

    def test_of_two_files_the_first_loses_its_folders_first(self) -> None:
        assert message_in("/a/long/one.txt and /a/long/two.txt", 30) == "…/one.txt and /a/long/two.txt"


class TestLastRow:
    def test_help_and_the_way_back_are_there_however_narrow(self) -> None:
        keys = (*((letter, "a longer name") for letter in "ldeczn"), ("?", "keys"), ("q", "back"))
        for width in (48, 60, 80):
            assert "? keys  q back" in texts(draw(sample(), opening(sample(), width, 12), keys))[-1]

    def test_as_many_keys_as_fit_and_the_place_at_the_right(self) -> None:
        row = texts(draw(sample(), opening(sample(), 40, 10), FOOTER))[-1]
        assert "l link" in row
        assert row.rstrip().endswith("WION 6/10")

    def test_a_message_takes_the_place_of_the_keys(self) -> None:
        page = sample()
        view = opening(page, 120, 40)._replace(message="Saved \x1b]52;c;x\x07")
        row = texts(draw(page, view, FOOTER))[-1]
        assert row.startswith(" Saved ␛]52;c;x␇")

    def test_search_hits_are_marked(self) -> None:
        page = sample()
        view = search(page, opening(page, 120, 40), "stockholm")
        assert marked(page, view, marks.HIT) == ["Stockholm", "Stockholm"]
