"""Opening a session: the edits of dead sessions made first, then the sidecars of its articles."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reader.errors import SidecarProblem
from reader.notes import files, journal, merge, places
from reader.notes.book import Book, write
from reader.notes.merge import Change
from reader.notes.schema import ArticleEntry, article_item, text_hash, timestamp

KEPT_AWAY: Final = "this folder cannot be written; notes are kept in"
"""How the notice begins that says so."""


class ArticleText(NamedTuple):
    """An article as the notes know it."""

    path: str
    text: str
    """Decoded, line ends normalised: the text that offsets count in."""
    sha256: str
    """Of the file's bytes."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is at work and where their notes go."""

    author: str
    """What `by:` says."""
    homes: places.Homes = field(default_factory=places.homes)
    """Our folders; by the environment unless given."""
    read_only: bool = False
    """Treat the folder as one that cannot be written (the sample corpus)."""
    clock: Callable[[], str] = timestamp
    """The time as UTC to the second."""
    background: bool = True
    """Save from a thread; without, only `flush` and `close` write sidecars."""


def why(problem: Exception, path: str) -> str:
    """A problem with a file in a line; it may hold foreign text."""
    if isinstance(problem, OSError):
        return f"{problem.filename or path}: {problem.strerror or problem}"
    return str(problem)


def recover(homes: places.Homes) -> tuple[int, list[str]]:
    """Make the edits that dead sessions left in their journals; how many notes changed by it, and what to tell."""
    count = 0
    notices: list[str] = []
    for left in journal.left_behind(homes):
        rest = False
        for path, changes in left.edits.items():
            try:
                before, after = write(path, changes, left.journal, left.journal.last(path))
            except (OSError, SidecarProblem) as problem:
                rest = True
                notices.append(f"edits of an earlier session wait: {why(problem, path)}")
            else:
                made = merge.differences(before.content, after.content)
                count += sum(change.section in merge.LISTS for change in made)
        try:
            left.journal.close(all_saved=not rest)
        except OSError as problem:
            notices.append(f"a journal cannot be removed: {why(problem, 'journal')}")
    if count:
        notices.append(f"{count} note{'s' if count > 1 else ''} recovered")
    return count, notices


class Opened(NamedTuple):
    """The sidecars of a session."""

    books: list[Book]
    """Of each article, then of the pair."""
    notices: list[str]
    problems: dict[str, str]
    """Why a sidecar cannot be read, by its path."""


def open_books(articles: Sequence[ArticleText], session: Session) -> Opened:
    """Read the sidecars of one article, or of two and their pair."""
    groups = [[article.path] for article in articles]
    if len(groups) > 1:
        groups.append([article.path for article in articles])
    opened = Opened([], [], {})
    for paths in groups:
        near = places.beside(paths)
        kept_away = session.read_only or not files.writable(os.path.dirname(near))
        path = places.away(paths, session.homes) if kept_away else near
        book = Book(files.real(path), away=kept_away)
        try:
            book.load()
            if kept_away and not book.sidecar.text and files.exists(near):
                book.seed(near)
        except (OSError, SidecarProblem) as problem:
            opened.problems[book.path] = why(problem, book.path)
            opened.notices.append(why(problem, book.path))
        opened.books.append(book)
        told = f"{KEPT_AWAY} {os.path.dirname(path)}"
        if kept_away and told not in opened.notices:
            opened.notices.append(told)
    return opened


def entry_changes(book: Book, articles: Sequence[ArticleText]) -> list[Change]:
    """The entries of a sidecar's articles, `a` first, where it does not know them as they are now."""
    known = merge.items(book.content(), "articles")
    changes: list[Change] = []
    for key, article in zip(("a", "b"), articles, strict=False):
        item = known.get(key)
        # A sidecar that came with a folder names its article by itself; kept away from it, that leads nowhere.
        lost = isinstance(item, dict) and book.away and not os.path.isabs(str(item.get("path", "")))
        if isinstance(item, dict) and item.get("sha256") == article.sha256 and not lost:
            continue
        path = places.entry_path(article.path, book.path, away_from_it=book.away)
        new = ArticleEntry(path, article.sha256, text_hash(article.text), len(article.text), article.title)
        made = article_item(new)
        if isinstance(item, dict):
            now = dict(item)
            for name in ("sha256", "text", "chars", *(("path",) if lost else ())):
                now[name] = made.get(name, "")
            changes.append(Change("articles", key, item, now))
        else:
            changes.append(Change("articles", key, None, made))
    return changes
