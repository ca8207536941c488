"""A screen that shows one article or two: what is open, where the reader is in it, and the ways to go elsewhere."""

from typing import TYPE_CHECKING

from reader.layout.model import PageInput, View
from reader.layout.moves import goto
from reader.layout.page import Page
from reader.layout.screen import opening, resized
from reader.pair import LEFT, Side
from reader.ui.command_screen import CommandScreen
from reader.ui.desk import Desk

if TYPE_CHECKING:
    from reader.ui.book import Book


class PageScreen(CommandScreen):
    """What the work on notes, links and facts knows of the reader's screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.is_for_facts = False
        """Only what is known of the article is wanted, not its text."""
        self.book: Book | None = None
        """None until the articles are read."""
        self.view: View | None = None
        """None until the screen has a size and the articles are read."""

    def change(self, view: View) -> None:
        """Show another view, with its message."""
        self.view = view
        self.message = view.message
        self.draw()

    def show_place(self, side: Side, offset: int) -> None:
        """Go to an offset of an article."""
        if self.book is not None and self.view is not None:
            self.change(goto(self.book.page, self.view._replace(message=""), side, offset))

    def shows(self, given: PageInput) -> bool:
        """Whether these are the articles that are open, as they were read."""
        if self.book is None:
            return False
        mine = [(article.path, article.sha256) for article in self.book.page.given.articles if article is not None]
        return mine == [(article.path, article.sha256) for article in given.articles if article is not None]

    def use_page(self, page: Page, *, again: bool) -> None:
        """Show another page of the same articles: with other marks, or compared again."""
        if self.book is None:
            return
        self.book = self.book._replace(page=page)
        if again and self.view is not None:
            self.view = at_same_place(page, self.view)
        self.draw()


def at_same_place(page: Page, view: View) -> View:
    """The view on a page whose texts may have changed: the same paragraphs, as far as there are so many."""
    fresh = opening(page, view.width, view.height)
    counts = [len(article.paragraphs) if article is not None else 0 for article in page.given.articles]
    cursor = view.cursor._replace(
        left=max(0, min(view.cursor.left, counts[0] - 1)), right=max(0, min(view.cursor.right, counts[1] - 1))
    )
    kept = fresh._replace(
        mode=view.mode,
        pane=view.pane if counts[1] else LEFT,
        cursor=cursor,
        base=view.base,
        columns=view.columns,
        formal=view.formal,
        types=view.types,
        unfolded=view.unfolded,
    )
    return resized(page, kept, view.width, view.height)
