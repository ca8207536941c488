"""The whole reader screen: values and a view in, exactly `height` rows of exactly `width` cells out."""

from collections.abc import Sequence

from reader.layout.model import Row, View
from reader.layout.page import Page


def opening(page: Page, width: int, height: int) -> View:
    """The view to begin with where no place is remembered: at the first link, in the left pane."""
    raise NotImplementedError


def resized(page: Page, view: View, width: int, height: int) -> View:
    """The same place on a screen of another size (cells); the cursor's paragraph stays in sight."""
    raise NotImplementedError


def draw(page: Page, view: View, footer: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Every row of the screen, the first at the top.

    Args:
        page: What is read.
        view: Where the reader is.
        footer: Keys and their words for the last row, the most useful first; as many as fit are shown.

    Returns:
        `view.height` rows, each `view.width` cells wide at any size and in any state.
    """
    raise NotImplementedError
