"""The lines of the archive's two lists, as values: pure, without a screen."""

from collections.abc import MutableMapping, Sequence
from typing import Final, NamedTuple

from reader.articles.model import COMPARED, Article, Field
from reader.collation.model import SideShare
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.pair import Pair
from reader.session import OpenFolder, PairSummary
from reader.text.gate import DisplayText, display
from reader.ui.table import Cell, Column

ARTICLE_COLUMNS: Final = (
    Column("", 1), Column("name", 8), Column("date", 14, rank=1), Column("publisher", 14, rank=4),
    Column("headline", 0), Column("agency", 9, rank=6), Column("words", 6, right=True, rank=3),
    Column("notes", 5, right=True, rank=2), Column("file", 14, rank=5),
)  # fmt: skip
PAIR_COLUMNS: Final = (
    Column("left", 8), Column("right", 8), Column("in common", 12), Column("of each", 11, right=True, rank=1),
    Column("links", 5, right=True, rank=4), Column("differ", 6, right=True, rank=3), Column("finding", 13, rank=2),
    Column("headlines", 0, rank=5),
)  # fmt: skip
UNKNOWN_PUBLISHER: Final = "publisher ?"
BAR_CELLS: Final = 12
"""Width of a share bar: an eighth of a half-width screen."""


class ArticleLine(NamedTuple):
    """One article of the list, gated."""

    path: str
    sha256: str
    siglum: DisplayText
    date: DisplayText
    sort_date: str
    publisher: DisplayText
    headline: DisplayText
    agencies: DisplayText
    words: int
    file: DisplayText

    @property
    def sought(self) -> str:
        """What a filter looks in."""
        return f"{self.siglum} {self.date} {self.publisher} {self.headline} {self.agencies} {self.file}".casefold()


class PairLine(NamedTuple):
    """One pair of the list, gated."""

    paths: tuple[str, str]
    sigla: Pair[DisplayText]
    share: Pair[SideShare]
    per_cent: Pair[int]
    """Of the words of each side that both have."""
    links: int
    divergences: int
    finding: DisplayText
    headlines: DisplayText
    each: Pair[DisplayText]
    """Siglum, date, file name and headline of both."""

    @property
    def shared(self) -> int:
        """Words in common."""
        return max(_shared(side) for side in self.share)

    @property
    def sought(self) -> str:
        """What a filter looks in."""
        return " ".join((*self.sigla, self.finding, self.headlines)).casefold()


def article_lines(folder: OpenFolder, known: MutableMapping[str, ArticleLine] | None = None) -> tuple[ArticleLine, ...]:
    """The articles of a folder, in its order.

    Args:
        folder: Whose.
        known: Lines that were made before, by path; those that are new are added.
    """
    known = {} if known is None else known
    for article in folder.articles:
        if article.path not in known:
            known[article.path] = _article_line(article, "")
    named = zip(folder.articles, folder.sigla, strict=True)
    return tuple(known[article.path]._replace(siglum=display(siglum)) for article, siglum in named)


def _article_line(article: Article, siglum: str) -> ArticleLine:
    meta = article.meta
    words = sum(
        len(article.text[paragraph.start : paragraph.end].split())
        for paragraph in article.paragraphs
        if paragraph.role in COMPARED
    )
    return ArticleLine(
        article.path,
        article.sha256,
        display(siglum),
        display(_date(meta.published, meta.updated)),
        meta.published.value or meta.updated.value,
        display(_publisher(meta.publisher)),
        display(_known(meta.title) or "headline ?"),
        display(", ".join(field.value for field in meta.agencies)),
        words,
        display(article.path.rsplit("/", 1)[-1]),
    )


def pair_lines(
    pairs: Sequence[PairSummary],
    articles: Sequence[ArticleLine],
    known: MutableMapping[tuple[str, str], PairLine] | None = None,
) -> tuple[PairLine, ...]:
    """The pairs of a folder, in their order.

    Args:
        pairs: Which.
        articles: Of the folder.
        known: Lines that were made before, by the paths; those that are new are added.
    """
    known = {} if known is None else known
    lines = {line.path: line for line in articles}
    for pair in pairs:
        if (pair.left, pair.right) not in known:
            known[pair.left, pair.right] = _pair_line(pair, lines[pair.left], lines[pair.right])
    return tuple(known[pair.left, pair.right] for pair in pairs)


def _pair_line(pair: PairSummary, left: ArticleLine, right: ArticleLine) -> PairLine:
    per_cent = Pair(*(round(100 * _shared(side) / side.words) if side.words else 0 for side in pair.share))
    headlines = display(f"{left.headline} | {right.headline}")
    each = Pair(_in_full(left), _in_full(right))
    return PairLine((pair.left, pair.right), Pair(left.siglum, right.siglum), pair.share, per_cent, pair.links,
                    pair.divergences, display(pair.finding), headlines, each)  # fmt: skip


def _in_full(line: ArticleLine) -> DisplayText:
    return display(f"{line.siglum}  {line.headline} ({line.date}, {line.file})")


def detail(line: ArticleLine | PairLine, hint: str) -> tuple[Row, ...]:
    """More about a line: an article's headline, and what it is; or both articles of a pair. Below it the hint."""
    told: tuple[DisplayText, ...]
    if isinstance(line, PairLine):
        told = tuple(line.each)
    else:
        facts = (line.siglum, line.publisher, line.date, line.agencies, line.file)
        told = (line.headline, display(", ".join(dict.fromkeys(filter(None, facts)))))
    return (
        *((Segment(f" {words}", marks.STRIP),) for words in told),
        (Segment(f" {hint}", marks.STRIP | marks.DIM),),
    )


def article_cells(line: ArticleLine, *, marked: bool, notes: int) -> tuple[Cell, ...]:
    """The fields of an article's line."""
    publisher: Cell = line.publisher
    if line.publisher == UNKNOWN_PUBLISHER:
        publisher = (Segment(line.publisher, marks.DIM),)
    sign = display("●" if marked else "")
    words, noted = display(f"{line.words:,}"), display(f"{notes:,}" if notes else "")
    name = (Segment(line.siglum, marks.SIGLUM),)
    return (sign, name, line.date, publisher, line.headline, line.agencies, words, noted, line.file)


def pair_cells(line: PairLine) -> tuple[Cell, ...]:
    """The fields of a pair's line."""
    weaker = min(range(2), key=lambda side: line.share[side].words)
    return (
        (Segment(line.sigla.left, marks.SIGLUM),),
        (Segment(line.sigla.right, marks.SIGLUM),),
        share_bar(line.share[weaker], BAR_CELLS),
        display(f"{line.per_cent.left} %, {line.per_cent.right} %"),
        display(str(line.links)),
        display(str(line.divergences)),
        line.finding,
        line.headlines,
    )


def share_bar(share: SideShare, cells: int) -> tuple[Segment, ...]:
    """How much of an article the other has: prose full, speech half, names light, the rest a line; no colour needed."""
    if share.words == 0:
        return (Segment("·" * cells, marks.DIM),)
    done = 0
    spent = 0
    parts: list[Segment] = []
    for words, sign in ((share.prose, "█"), (share.speech, "▓"), (share.names, "░")):
        done += words
        # Ends are rounded, not lengths, so that the whole bar is as long as the whole share.
        end = max(spent, min(cells, round(cells * done / share.words)))
        if words and end == spent and end < cells:
            end += 1
        parts.append(Segment(sign * (end - spent), marks.TEXT))
        spent = end
    parts.append(Segment("·" * (cells - spent), marks.DIM))
    return tuple(part for part in parts if part.text)


def _shared(side: SideShare) -> int:
    return side.speech + side.names + side.prose


def _known(field: Field) -> str:
    return "" if field.certainty == "unknown" else field.value


def _publisher(field: Field) -> str:
    if field.certainty == "unknown":
        return UNKNOWN_PUBLISHER
    return field.value + (" ?" if field.certainty == "guessed" else "")


def _date(published: Field, updated: Field) -> str:
    """A day as ISO 8601 writes it, of the update where nothing else is known, with a mark where it is doubtful."""
    field, word = (updated, " upd") if published.certainty == "unknown" else (published, "")
    if field.certainty == "unknown":
        return "date ?"
    return field.value[: len("2021-12-02")] + word + (" ?" if field.certainty == "guessed" and not word else "")
