"""What is open in the reader: one article or a pair, with the state of its files; no Textual."""

import os
from typing import TYPE_CHECKING, NamedTuple

from reader import session
from reader.archive.find import find_articles
from reader.errors import DiptychError
from reader.layout.model import PageInput
from reader.layout.page import Page
from reader.pair import Pair

if TYPE_CHECKING:
    from reader.ui.early import EarlyReader

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds and size in bytes; (0, 0) for a file that is gone."""


class Book(NamedTuple):
    """An article or a pair as it is open."""

    page: Page
    paths: tuple[str, ...]
    """One or two, as the reader named them."""
    stamps: tuple[Stamp, ...]
    """Of the files when they were read."""


class Other(NamedTuple):
    """An article that could stand on the right instead."""

    path: str
    label: str
    """What the reader knows it by; not gated yet."""


class Reading(NamedTuple):
    """What the reader wants to read."""

    paths: tuple[str, ...]
    """One article or two."""
    others: tuple[Other, ...] = ()
    """What `>` offers."""
    book: Book | None = None
    """What stands at the paths, where it is open already."""
    early: "EarlyReader | None" = None
    """What answers keys on the book's page until the screen can."""
    notice: str = ""
    """For the last row; a view that is shown already has its own. Not gated yet."""
    facts: bool = False
    """Only its facts are wanted: they are shown, and the way back leads past the article."""


def open_book(paths: tuple[str, ...], missing: session.Missing | None = None) -> Book:
    """Read and collate what stands at one or two paths.

    Args:
        paths: One or two.
        missing: Called where two were not compared before.

    Raises:
        ArticleProblem: If one of them cannot be read.
    """
    # Before the reading: a change during it is noticed rather than missed.
    stamps = tuple(stamp(path) for path in paths)
    if len(paths) == 1:
        alone = session.open_article(paths[0])
        return Book(Page(PageInput(Pair(alone.article, None), Pair(alone.siglum, ""), None)), paths, stamps)
    pair = session.open_pair(paths[0], paths[1], missing)
    given = PageInput(Pair(*pair.articles), pair.sigla, pair.collation, same_file=pair.same_file)
    return Book(Page(given), paths, stamps)


def book_of(page: Page) -> Book:
    """A page that is shown already."""
    paths = tuple(article.path for article in page.given.articles if article is not None)
    return Book(page, paths, tuple(stamp(path) for path in paths))


def neighbours(paths: tuple[str, ...]) -> tuple[Other, ...]:
    """Other articles of the first one's folder, by their file names; none where it cannot be read."""
    try:
        found = find_articles(os.path.dirname(paths[0]) or os.curdir)
    except DiptychError:
        return ()
    return tuple(Other(path, os.path.basename(path)) for path in found)


def changed(book: Book) -> tuple[str, ...]:
    """Paths whose files are not as they were read."""
    return tuple(path for path, then in zip(book.paths, book.stamps, strict=True) if stamp(path) != then)


def stamp(path: str) -> Stamp:
    """Time and size of a file now."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
