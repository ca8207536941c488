"""Opens an article, a pair or a folder; the command line and the app call the same functions.

What is read and collated is kept in the cache by the hashes of the files, so modules that read, recognise or compare
are imported only where the cache has no answer.
"""

import os
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from reader import byhand, cache
from reader.articles.model import Article
from reader.articles.sigla import sigla
from reader.collation.dating import with_doubtful_dates
from reader.collation.model import Collation, HandLink, SideShare
from reader.errors import DiptychError
from reader.exports.as_json import shared_words
from reader.pair import Pair
from reader.paths import shipped

SAMPLES: Final = "corpus"


class OpenArticle(NamedTuple):
    """One article, open for reading."""

    article: Article
    siglum: str


class OpenPair(NamedTuple):
    """Two articles with all that was found between them."""

    articles: Pair[Article]
    sigla: Pair[str]
    collation: Collation
    same_file: bool
    """Both paths lead to one file."""
    notices: tuple[str, ...] = ()
    """What the reader should know of the pair: links by hand that lost their place, a sidecar that does not parse."""


class OpenFolder(NamedTuple):
    """The articles of a folder, and what could not be read there."""

    path: str
    articles: tuple[Article, ...]
    sigla: tuple[str, ...]
    problems: tuple[DiptychError, ...]


class PairSummary(NamedTuple):
    """What the archive says of two articles."""

    left: str
    right: str
    share: Pair[SideShare]
    links: int
    divergences: int
    """Formal ones left out."""
    finding: str


OPENED_NEXT: Final = 300
"""Pairs of a folder, those with most in common first, whose whole collation is kept."""
Missing = Callable[[], object]
"""Called where the cache has no answer, which is asked again behind it."""
Progress = Callable[[int, int], bool]
"""Called with what is done and what there is; a false answer ends the work."""


class Cancelled(DiptychError):
    """The reader called the work off."""

    exit_code = 130


def samples_folder() -> str:
    """The sample articles that come with the program."""
    return shipped(SAMPLES)


def open_article(path: str) -> OpenArticle:
    """Read one article, with what its sidecar says of it.

    Raises:
        ArticleProblem: If it is missing, binary, empty, too large or not a regular file.
    """
    article = read(path, *byhand.described(path))
    return OpenArticle(article, sigla((article,))[0])


def open_pair(left: str, right: str, missing: Missing | None = None) -> OpenPair:
    """Read two articles and collate them, or recall what was found the last time.

    Args:
        left: Path of the one.
        right: Path of the other.
        missing: Called where the cache does not know them as a pair.

    Raises:
        ArticleProblem: If one of them cannot be read.
    """
    articles = Pair(read(left, *byhand.described(left)), read(right, *byhand.described(right)))
    return opened_pair(articles, missing=missing)


def opened_pair(
    articles: Pair[Article], links: tuple[HandLink, ...] | None = None, missing: Missing | None = None
) -> OpenPair:
    """Two articles that have been read, collated with the links set by hand.

    Args:
        articles: As they were read.
        links: Set by hand; None: those of the pair's sidecar.
        missing: Called where the cache does not know them as a pair.
    """
    notices: tuple[str, ...] = ()
    if links is None:
        links, lost, wrong = byhand.hand_links(articles)
        if lost:
            wrong = f"{lost} of the links set by hand lost {'its' if lost == 1 else 'their'} place"
        notices = (wrong,) if wrong else ()
    names = sigla(articles)
    same = _is_same_file(articles.left.path, articles.right.path)
    collation = collated(articles, links, missing)
    dated = with_doubtful_dates(articles, collation)
    return OpenPair(dated, Pair(names[0], names[1]), collation, same, notices)


def collated(articles: Pair[Article], links: tuple[HandLink, ...] = (), missing: Missing | None = None) -> Collation:
    """The collation of two articles, from the cache where their text was compared before."""
    key = ("collation", *_compared(articles), repr(links))
    found = cache.recall(key, missing)
    if isinstance(found, Collation):
        return found
    from reader.collation.collate import collate  # noqa: PLC0415

    collation = collate(*articles, links)
    cache.keep(key, collation)
    return collation


def _compared(articles: Pair[Article]) -> tuple[str, str]:
    """What is compared of two articles: the text, the roles, and for days of the week the date."""
    left, right = (repr((a.sha256, a.meta.published.value, [p.role for p in a.paragraphs])) for a in articles)
    return left, right


def open_folder(
    path: str, progress: Progress | None = None, *, found: Callable[[Article], object] | None = None
) -> OpenFolder:
    """Read all articles of a folder; one that cannot be read is reported and left out.

    Args:
        path: Of the folder.
        progress: Told of articles that are read.
        found: Given each article at once.

    Raises:
        FileProblem: If the folder cannot be read.
        Cancelled: If `progress` says so.
    """
    from reader.archive.find import named_as_articles  # noqa: PLC0415

    articles: list[Article] = []
    problems: list[DiptychError] = []
    paths = named_as_articles(path)
    for done, name in enumerate(paths):
        _tell(progress, done, len(paths))
        try:
            articles.append(read(name, *byhand.described(name)))
        except DiptychError as problem:
            problems.append(problem)
        else:
            if found is not None:
                found(articles[-1])
    return OpenFolder(path, tuple(articles), sigla(articles) if articles else (), tuple(problems))


def pairs_of(
    folder: OpenFolder,
    progress: Progress | None = None,
    *,
    hashing: Progress | None = None,
    found: Callable[[PairSummary], object] | None = None,
) -> tuple[PairSummary, ...]:
    """The pairs of a folder that share text, strongest first.

    Args:
        folder: Whose.
        progress: Told of pairs that are compared.
        hashing: Told of articles before that, as it is found out which pairs may share text.
        found: Given each pair at once, those with most words in common first.

    Raises:
        Cancelled: If `progress` says so.
    """
    from reader.archive.candidates import candidate_pairs, shingles  # noqa: PLC0415
    from reader.collation.witness import as_witness  # noqa: PLC0415

    hashed: list[set[int]] = []
    for done, article in enumerate(folder.articles):
        _tell(hashing, done, len(folder.articles))
        hashed.append(shingles(as_witness(article).analysis.tokens))
    pairs: list[PairSummary] = []
    candidates = candidate_pairs(hashed)
    for done, (left, right, _) in enumerate(candidates):
        _tell(progress, done, len(candidates))
        pair = _summary(Pair(folder.articles[left], folder.articles[right]), keeps=done < OPENED_NEXT)
        pairs.append(pair)
        if found is not None:
            found(pair)
    return strongest_first(pairs)


def _summary(articles: Pair[Article], *, keeps: bool) -> PairSummary:
    """What the archive says of two articles, from the cache where they were compared before.

    Args:
        articles: Both.
        keeps: Their collation is kept as well, as they may be opened next.
    """
    key = ("pair", *_compared(articles))
    found = cache.recall(key)
    if not isinstance(found, tuple):
        if keeps:
            collation = collated(articles)
        else:
            from reader.collation.collate import collate  # noqa: PLC0415

            collation = collate(*articles)
        telling = sum(divergence.type != "formal" for divergence in collation.divergences)
        found = (collation.share, len(collation.links), telling, collation.finding)
        cache.keep(key, found)
    return PairSummary(articles.left.path, articles.right.path, *found)


def strongest_first(pairs: Iterable[PairSummary]) -> tuple[PairSummary, ...]:
    """Pairs in the order of what was found: agency copy, a common source, incidental; then by words in common."""
    return tuple(sorted(pairs, key=_strength))


_FINDINGS: Final = ("agency copy", "common source", "incidental", "none")


def _strength(pair: PairSummary) -> tuple[int, int, int, str, str]:
    """The strongest sorts first: by what is found, then by words of prose and speech, then by all words."""
    telling = min(side.prose + side.speech for side in pair.share)
    return _FINDINGS.index(pair.finding), -telling, -shared_words(pair.share), pair.left, pair.right


def read(
    path: str, said: byhand.Described = byhand.NOTHING_SAID, wrong: str = "", missing: Missing | None = None
) -> Article:
    """Read one article, or recall what was found in this text the last time.

    Args:
        path: As the reader named it.
        said: What the reader set by hand, over what is guessed.
        wrong: What is wrong with its sidecar, to be told among the article's notices.
        missing: Called where the cache does not know it.

    Raises:
        ArticleProblem: If it is missing, binary, empty, too large or not a regular file.
    """
    from reader.text.decode import read_source  # noqa: PLC0415

    source = read_source(path)
    # The name of the file may say what the text does not.
    key = ("article", source.sha256, os.path.basename(path), said.key)
    found = cache.recall(key, missing)
    if isinstance(found, Article):
        article = found._replace(path=path)
    else:
        from reader.articles.read import article_from_source  # noqa: PLC0415

        article = article_from_source(source, said.roles, said.meta)
        cache.keep(key, article)
    return article._replace(notices=(*article.notices, wrong)) if wrong else article


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None and not progress(done, of):
        raise Cancelled("called off")


def _is_same_file(left: str, right: str) -> bool:
    try:
        return os.path.samefile(left, right)
    except OSError:
        return False
