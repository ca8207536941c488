"""A file to an article: its text, paragraphs, roles and metadata."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.articles.agencies import credit_tail
from reader.articles.lines import ends_as_sentence
from reader.articles.metadata import metadata
from reader.articles.model import ROLES, Article, Paragraph, Role
from reader.articles.openings import asides_of, link_tail
from reader.articles.paragraphs import paragraphs
from reader.articles.roles import roles_of
from reader.articles.shape import MIN_PROSE_WORDS, Line, count_words
from reader.pair import Span
from reader.text.decode import read_source
from reader.text.model import Source

BY_HAND: Final = "set by hand"
MAX_CHARACTERS_A_WORD: Final = 40
"""Characters; a longer stretch counts as more words, whatever it is made of."""
_NO_ROLES: Final[Mapping[int, Role]] = MappingProxyType({})
_NO_META: Final[Mapping[str, str]] = MappingProxyType({})
MARGIN: Final = 400
"""Characters among which a page says that it is one."""
AS_TEXT: Final = "looks like a web page or a feed: its tags are read as text; save the story as plain text"
_MARKED_UP: Final = ("<!doctype html", "<html", "<head", "<body", "<?xml")


def read_article(path: str, roles: Mapping[int, Role] = _NO_ROLES, meta: Mapping[str, str] = _NO_META) -> Article:
    """Read one article from a file.

    Args:
        path: As the reader named it.
        roles: Roles that the reader set, by paragraph index; they overrule the guesses, unknown indexes are ignored.
        meta: Fields of the metadata that the reader set, by name; `agencies` holds names divided by commas.

    Raises:
        ArticleProblem: If the file cannot be read as text.
    """
    return article_from_source(read_source(path), roles, meta)


def article_from_text(
    text: str, path: str = "text", roles: Mapping[int, Role] = _NO_ROLES, meta: Mapping[str, str] = _NO_META
) -> Article:
    """Make an article of a text that is no file; newlines are LF."""
    from hashlib import sha256  # noqa: PLC0415 - only texts that are no files need it here

    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return article_from_source(Source(path, text, digest, "utf-8", ()), roles, meta)


def article_from_source(
    source: Source, roles: Mapping[int, Role] = _NO_ROLES, by_hand: Mapping[str, str] = _NO_META
) -> Article:
    """Make an article of decoded text; the arguments are those of `read_article`."""
    text = source.text
    spans = paragraphs(text)
    judged = roles_of(_lines(text, spans))
    found = tuple(
        Paragraph(index, span.start, span.end, roles[index], "sure", BY_HAND)
        if roles.get(index) in ROLES
        else Paragraph(index, span.start, span.end, *judged[index])
        for index, span in enumerate(spans)
    )
    asides = asides_of(text, found)
    meta, notices = metadata(text, found, asides, by_hand)
    told = (*source.notices, *([AS_TEXT] if text[:MARGIN].lstrip().lower().startswith(_MARKED_UP) else []), *notices)
    return Article(source.path, source.sha256, text, found, asides.spans, meta, told)


def _lines(text: str, spans: tuple[Span, ...]) -> list[Line]:
    lines: list[Line] = []
    above = 0
    for index, (start, end) in enumerate(spans):
        words = text[start:end]
        # Two words a million blanks apart are no label, and nothing should be searched in them.
        count = max(count_words(words), len(words) // MAX_CHARACTERS_A_WORD)
        beside = index > 0 and text.count("\n", above, start) == 1
        story = words[: len(words) - len(link_tail(words))].rstrip()
        prose = count >= MIN_PROSE_WORDS and (ends_as_sentence(story) or credit_tail(story) is not None)
        lines.append(Line(words, count, prose, beside))
        above = end
    return lines
