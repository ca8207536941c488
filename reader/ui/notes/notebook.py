"""The notes of what is open: the store behind them, and what of them the page shows; no Textual.

Opening reads sidecars and journals, so it is done in a thread when the first screen stands.
"""

import contextlib
import getpass
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reader import byhand, session
from reader.articles.model import Article
from reader.articles.sigla import sigla
from reader.errors import DiptychError
from reader.layout.model import NoteMark, PageInput
from reader.notes.drafts import Draft, Drafts
from reader.notes.lists import told
from reader.notes.opening import KEPT_AWAY, ArticleText, Session
from reader.notes.shown import Offer, Placed
from reader.notes.store import Store
from reader.pair import SIDES, Pair, Side, Span
from reader.ui.book import Stamp, stamp
from reader.ui.clipboard import short_path
from reader.verdicts import VERDICT_KIND, judged, judged_among, verdict_of


@dataclass(slots=True)
class Notebook:
    """The notes of one article or of two, as they are open."""

    store: Store
    drafts: Drafts
    plain: PageInput
    """The page without notes and verdicts."""
    placed: list[Placed]
    """Every note with its place, in the order of reading."""
    offers: list[Offer]
    """Sidecars elsewhere that seem to belong here; never taken in unasked."""
    elsewhere: tuple[tuple[str, int], ...] = ()
    """Of one article alone: the other articles that it has notes together with, by file name, and how many."""
    stamps: tuple[Stamp, ...] = ()
    """Of the sidecars when they were last looked at."""

    def look(self) -> None:
        """Take the notes as they are now."""
        self.placed = self.store.notes()

    def changed_on_disk(self) -> bool:
        """Whether a sidecar was written since the last time this was asked."""
        now = tuple(stamp(path) for path in self.store.paths)
        before, self.stamps = self.stamps, now
        return before != now

    @property
    def page(self) -> PageInput:
        """The page with notes and verdicts."""
        page = self.plain._replace(notes=note_marks(self.placed, self.plain.articles))
        before = self.plain.collation
        if before is None:
            return page
        collation = judged(before, self.placed)
        return page._replace(collation=collation, judged=judged_among(before, collation))

    @property
    def tags(self) -> list[str]:
        """Tags in use, the most used first."""
        from reader.notes.lists import tags_in_use  # noqa: PLC0415 - wanted only when a form opens

        return tags_in_use(each.note for each in self.placed if each.note.kind != VERDICT_KIND)

    @property
    def told_elsewhere(self) -> str:
        """Notes that an article that is read alone has together with others: `2 notes with rthk.txt`; not gated."""
        return ", ".join(f"{many} note{'' if many == 1 else 's'} with {name}" for name, many in self.elsewhere)

    def left_drafts(self) -> list[Draft]:
        """Forms that were left unfinished, none of a session that still runs; the newest first."""
        try:
            return [draft for draft in self.drafts.all() if not _is_at_work(draft.fields.get("session", ""))]
        except OSError:
            return []

    @property
    def kept_away(self) -> str:
        """Where notes are kept, as the folder of the articles cannot be written; empty where they stand beside them."""
        told = next((notice for notice in self.store.notices if notice.startswith(KEPT_AWAY)), "")
        return short_path(os.path.dirname(told.removeprefix(KEPT_AWAY).strip())) if told else ""

    @property
    def notices(self) -> list[str]:
        """What to tell at once: recovered notes, sidecars that cannot be read, notes that may belong here."""
        return [notice for notice in self.store.notices if not notice.startswith(KEPT_AWAY)]


class ByHand(NamedTuple):
    """All that the reader set by hand, to be compared before and after a step."""

    facts: tuple[tuple[Mapping[str, str], Mapping[int, str]], ...]
    """Of each article, in the order of the screen: fields of its metadata, and roles by the index of the paragraph."""
    links: tuple[object, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing was set by hand."""
        return not self.links and not any(any(parts) for parts in self.facts)


class Opened(NamedTuple):
    """The notes of a page, and the page with what was set by hand where that is more than it has."""

    notebook: Notebook
    page: PageInput | None


def open_notebook(given: PageInput, author: str) -> Opened:
    """Open the notes of a page.

    Args:
        given: What is read.
        author: Who writes; empty: the name of the account.
    """
    articles = [article for article in given.articles if article is not None]
    texts = [ArticleText(each.path, each.text, each.sha256, each.meta.title.value) for each in articles]
    read_only = any(_is_sample(each.path) for each in articles)
    opened = Session(author or account_name(), read_only=read_only)
    store = Store(texts, opened)
    drafts = Drafts([each.path for each in articles], opened.homes)
    elsewhere = _elsewhere(articles[0].path, opened) if len(articles) == 1 else ()
    notebook = Notebook(store, drafts, given, store.notes(), store.offers(), elsewhere)
    notebook.changed_on_disk()
    return Opened(notebook, _beyond(notebook))


def _elsewhere(path: str, opened: Session) -> tuple[tuple[str, int], ...]:
    """The articles that one has notes together with."""
    from reader.notes.api import article_path, load, pairs_with  # noqa: PLC0415 - wanted for one article alone only

    own, found = os.path.realpath(path), list[tuple[str, int]]()
    with contextlib.suppress(DiptychError):
        for each in pairs_with(path, opened.homes):
            sidecar = load(each)
            others = [name for key in sidecar.articles if os.path.realpath(name := article_path(sidecar, key)) != own]
            found += [(os.path.basename(name), len(sidecar.notes)) for name in others]
    return tuple(found)


def _beyond(notebook: Notebook) -> PageInput | None:
    """The page by what the store holds, where a recovered edit or another sidecar says more than the page knows."""
    if set_by_hand(notebook).is_empty:
        return None
    try:
        page = compared_by_hand(notebook)
    except DiptychError:
        return None
    same = (page.articles, page.collation) == (notebook.plain.articles, notebook.plain.collation)
    return None if same else page


def account_name() -> str:
    """The login name; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def this_session() -> str:
    """A name for this process, so that another one leaves its open forms alone."""
    return f"{os.getpid()}@{socket.gethostname()}"


def _is_at_work(name: str) -> bool:
    number, _, host = name.partition("@")
    if host != socket.gethostname() or not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_sample(path: str) -> bool:
    samples = os.path.realpath(session.samples_folder())
    return os.path.realpath(path).startswith(samples + os.sep)


def is_bare(placed: Placed) -> bool:
    """Whether a note is a verdict without a word of text."""
    return verdict_of(placed) is not None and not placed.note.body.strip()


def in_words(placed: Placed, *, by: bool = False) -> str:
    """A note in a few words, a verdict as `judged conflict by mia`; holds foreign text."""
    verdict = verdict_of(placed)
    if verdict is None:
        return told(placed, by=by)
    author = f" by {placed.note.by}" if by and placed.note.by else ""
    body = " ".join(placed.note.body.split())
    return f"judged {verdict}{author}" + (f": {body}" if body else "")


def note_marks(placed: list[Placed], articles: Pair[Article | None]) -> tuple[NoteMark, ...]:
    """Where notes sit, for the margin and the words; one on whole paragraphs marks the margin only."""
    marks: list[NoteMark] = []
    for each in placed:
        if each.note.reply_to and any(other.note.id == each.note.reply_to for other in placed):
            continue
        for side in SIDES:
            found, article = each.places[side], articles[side]
            if found is not None and article is not None:
                span = Span(found.span.start, found.span.start) if _is_whole(article, found.span) else found.span
                marks.append(
                    NoteMark(
                        each.note.id,
                        side,
                        span,
                        each.note.kind,
                        each.state != "sure",
                        in_words(each, by=True),
                        is_bare=is_bare(each),
                    )
                )
    return tuple(marks)


def _is_whole(article: Article, span: Span) -> bool:
    """Whether a span is a paragraph, or several, from end to end."""
    inside = byhand.paragraphs_of(article, span)
    if not inside:
        return False
    first, last = article.paragraphs[inside[0]], article.paragraphs[inside[-1]]
    return span.start <= first.start and span.end >= last.end


def compared_by_hand(notebook: Notebook) -> PageInput:
    """The page with what the reader set by hand, as the store has it now; articles are read, and compared again.

    Raises:
        ArticleProblem: If an article is gone.
    """
    left, right = notebook.plain.articles
    assert left is not None
    if right is None:
        article = session.read(left.path, byhand.said_of(notebook.store.entry(0)))
        siglum = sigla((article,))[0]
        return notebook.plain._replace(articles=Pair(article, None), sigla=Pair(siglum, ""))
    known = Pair(left, right)
    hand = byhand.of_store(notebook.store, known)
    articles = Pair(*(session.read(known[side].path, hand.said[side]) for side in SIDES))
    opened = session.opened_pair(articles, hand.links)
    return notebook.plain._replace(articles=Pair(*opened.articles), sigla=opened.sigla, collation=opened.collation)


def set_by_hand(notebook: Notebook) -> ByHand:
    """All that is set by hand now."""
    sides = [side for side in SIDES if notebook.plain.articles[side] is not None]
    facts = tuple((entry.meta, entry.roles) for entry in map(notebook.store.entry, sides))
    return ByHand(facts, tuple((each.link.id, each.link.linked, each.places) for each in notebook.store.links()))


def place_name(given: PageInput, side: Side, offset: int) -> str:
    """A place as it is written: "WION 12"; not gated."""
    article = given.articles[side]
    inside = byhand.paragraphs_of(article, Span(offset, offset + 1)) if article is not None else ()
    return f"{given.sigla[side]} {inside[0] + 1}" if inside else given.sigla[side]
