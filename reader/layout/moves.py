"""What a key does to the view: pure transitions, one for each command of the reader screen."""

from reader.layout.model import View
from reader.layout.page import Page
from reader.pair import Side


def press(page: Page, view: View, command: str) -> View:
    """The view after a command; when there is nothing to go to, `message` says so in plain words.

    Commands: line-down line-up paragraph-down paragraph-up page-down page-up top bottom other-pane follow back
    next-link previous-link next-divergence previous-divergence next-run previous-run next-only previous-only next-hit
    previous-hit toggle-mode swap-base toggle-fold toggle-folds toggle-formal explain columns strip strip-down strip-up
    begin-selection end-selection word-right word-left select-down select-up. The last four move the free end of a
    selection; `end-selection` drops it.

    Raises:
        KeyError: If there is no such command.
    """
    raise NotImplementedError


def goto(page: Page, view: View, side: Side, offset: int) -> View:
    """The cursor on the paragraph of that side that holds the offset (code points); a fold over it is opened."""
    raise NotImplementedError


def search(page: Page, view: View, text: str) -> View:
    """Look for words in both articles, case and typography aside, and go to the first hit from the cursor on."""
    raise NotImplementedError


def click(page: Page, view: View, x: int, y: int) -> View:
    """The view after a click on a cell (from 0): the cursor goes to the paragraph, a fold opens."""
    raise NotImplementedError


def place_at(page: Page, view: View, x: int, y: int) -> tuple[Side, int] | None:
    """Side and offset of the character in a cell; None where no article's text is."""
    raise NotImplementedError
