"""The work behind the archive's lists: a folder read, its pairs found, told meanwhile; runs in a worker's thread."""

import time
from collections.abc import Callable
from typing import Final

from textual.message import Message
from textual.worker import Worker

from reader import session
from reader.archive.find import named_as_articles
from reader.articles.model import Article
from reader.articles.sigla import sigla
from reader.beside import Beside
from reader.errors import DiptychError
from reader.session import Cancelled, OpenFolder, PairSummary, Progress
from reader.ui.catalogue import ArticleLine, PairLine, article_lines, pair_lines
from reader.ui.clipboard import short_path
from reader.ui.messages import Failed, FolderRead, PairsFound, Progressed

PROGRESS_SECONDS: Final = 0.25
"""Between two reports of a worker: enough to be seen going on, few enough to cost nothing on a slow line."""
FOUND_SECONDS: Final = 1.0
"""Between two lists while more is being found."""
MANY: Final = 60
"""Articles from which on a process of its own reads and compares them: it takes a moment to start."""
READING: Final = "reading"
"""What is being done before there are pairs."""


class Gathering:
    """Reads and compares for one screen; what it finds it posts."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._beside: Beside | None = None

    def end(self) -> None:
        """Call off what is being done."""
        if self._beside is not None:
            self._beside.end()
            self._beside = None

    def read(self, path: str, worker: Worker[None]) -> None:
        """Read a folder; of many articles those that are read are told meanwhile."""
        articles: list[Article] = []
        lines: dict[str, ArticleLine] = {}
        is_time = _now_and_then(FOUND_SECONDS)

        def found(article: Article) -> None:
            articles.append(article)
            if is_time() and not worker.is_cancelled:
                folder = OpenFolder(path, tuple(articles), sigla(articles), ())
                self._post(FolderRead(folder, article_lines(folder, lines), is_all=False))

        def read() -> None:
            tell = self._teller(READING, worker)
            if _holds_many(path):
                self._beside = Beside()
                folder = self._beside.open_folder(path, tell, found=found)
            else:
                folder = session.open_folder(path, tell)
            if not worker.is_cancelled:
                self._post(FolderRead(folder, article_lines(folder, lines)))

        self._tried(read)

    def compare(self, folder: OpenFolder, articles: tuple[ArticleLine, ...], worker: Worker[None]) -> None:
        """Find the pairs of a folder; those that are found are told meanwhile."""
        known: list[PairSummary] = []
        lines: dict[tuple[str, str], PairLine] = {}
        is_time = _now_and_then(FOUND_SECONDS)

        def found(pair: PairSummary) -> None:
            known.append(pair)
            if is_time() and not worker.is_cancelled:
                strongest = session.strongest_first(known)
                self._post(PairsFound(pair_lines(strongest, articles, lines), is_all=False))

        def compare() -> None:
            tell, hashing = self._teller("comparing", worker), self._teller("looking for shared words:", worker)
            if len(folder.articles) >= MANY:
                self._beside = Beside()
                pairs = self._beside.pairs_of(folder, tell, hashing=hashing, found=found)
            else:
                pairs = session.pairs_of(folder, tell, hashing=hashing, found=found)
            if not worker.is_cancelled:
                self._post(PairsFound(pair_lines(pairs, articles, lines)))

        self._tried(compare)

    def _tried(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Cancelled:
            return
        except (DiptychError, OSError) as problem:
            self._post(Failed(short_path(str(problem))))

    def _teller(self, what: str, worker: Worker[None]) -> Progress:
        """A progress callback: reports now and then, ends what a cancelled worker does."""
        is_time = _now_and_then(PROGRESS_SECONDS, is_now=True)

        def tell(done: int, of: int) -> bool:
            if is_time() and not worker.is_cancelled:
                self._post(Progressed(what, done, of))
            return not worker.is_cancelled

        return tell


def _now_and_then(seconds: float, *, is_now: bool = False) -> Callable[[], bool]:
    """Says, when asked again and again, whether so many seconds have gone by since it last said so."""
    last = 0.0 if is_now else time.monotonic()

    def is_time() -> bool:
        nonlocal last
        if time.monotonic() - last <= seconds:
            return False
        last = time.monotonic()
        return True

    return is_time


def _holds_many(path: str) -> bool:
    try:
        return len(named_as_articles(path)) >= MANY
    except DiptychError:
        return False
