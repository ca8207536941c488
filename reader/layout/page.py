"""A pair of articles as a page: what is asked of it again and again, and its paragraphs wrapped once per width."""

from reader.layout.model import PageInput


class Page:
    """What the screen draws, with everything about it that is worked out only once.

    Nothing is laid out before a row of it is near the view; wrapped paragraphs are kept per width.
    """

    def __init__(self, given: PageInput) -> None:
        self.given = given
