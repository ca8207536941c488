"""Screens with little room: one column, no strip, any size."""

import pytest

from reader.layout.moves import press
from reader.layout.screen import draw, opening, resized
from tests.layout.build import (
    FOOTER,
    row_with,
    sample,
    screen,
    texts,
)


class TestNarrow:
    def test_under_100_columns_the_counterpart_stands_under_the_cursors_paragraph(self) -> None:
        page = sample()
        view = opening(page, 80, 24)
        assert (
            row_with(page, view, "┌ RTHK 11, moved")
            > row_with(page, view, "┌ RTHK 5")
            > row_with(page, view, "Kuleba said")
        )

    def test_two_columns_on_request(self) -> None:
        page = sample()
        view = press(page, opening(page, 80, 24), "columns")
        assert "The Kremlin" in screen(page, view)
        assert "We see this" in screen(page, view)

    def test_under_60_columns_there_is_text_only_until_the_strip_is_asked_for(self) -> None:
        page = sample()
        view = opening(page, 40, 10)
        assert "copied, edited" not in screen(page, view)
        assert "copied, edited" in screen(page, press(page, view, "why"))

    @pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (5, 3), (11, 11), (12, 1), (300, 2)])
    def test_any_size_is_filled(self, width: int, height: int) -> None:
        page = sample()
        rows = draw(page, opening(page, width, height), FOOTER)
        assert [len(text) for text in texts(rows)] == [width] * height

    def test_a_change_of_size_keeps_the_cursor_in_sight(self) -> None:
        page = sample()
        view = press(page, opening(page, 120, 40), "bottom")
        small = resized(page, view, 40, 10)
        assert small.cursor == view.cursor
        assert "On Wednesday" in screen(page, small)
