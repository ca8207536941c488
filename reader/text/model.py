"""What a text is made of: tokens, sentences and quotations with their places."""

from typing import Literal, NamedTuple, TypeAlias

QuoteForm: TypeAlias = Literal["double", "single", "guillemet"]


class Source(NamedTuple):
    """A file as decoded text; every offset of the project counts in `text`."""

    path: str
    """As the reader named it."""
    text: str
    """Decoded, byte-order mark removed, CRLF and CR as LF; nothing else changed."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    encoding: str
    """Python's name of the encoding that was used."""
    notices: tuple[str, ...]
    """What the reader should know: a guessed encoding, bytes that were none."""


class Token(NamedTuple):
    """A word or number as compared; `text[start:end]` is its surface."""

    start: int
    end: int
    key: str
    """The folded form: case, quotation marks, hyphens, contractions, British or American spelling made alike.

    A hyphenated compound is several tokens; a contraction may be two tokens that share one surface.
    """


class Sentence(NamedTuple):
    """One sentence; `first` and `last` are token indexes, half open."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    """Index of its paragraph in the article."""


class Quotation(NamedTuple):
    """Words between quotation marks, which `start` and `end` leave out; `first` and `last` are tokens, half open."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    form: QuoteForm
    continues: bool
    """The quotation goes on from the paragraph before (it was not closed there)."""
    depth: int
    """0 outermost; 1 a quotation inside a quotation."""


class Analysis(NamedTuple):
    """An article's compared paragraphs as tokens, sentences and quotations, in the order of the text.

    Only paragraphs that count (headline, standfirst, crosshead, body) are in it; a credit inside one is left out.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[tuple[int, int], ...]
    """For each paragraph of the article its tokens, first and last, half open; (n, n) where it does not count."""


NameKind: TypeAlias = Literal["person", "place", "organisation", "unknown"]


class NameSpan(NamedTuple):
    """A proper name in the text with the titles before it; `first`, `name` and `last` are token indexes."""

    first: int
    """First token, titles included."""
    name: int
    """First token of the name itself."""
    last: int
    """Half open."""
    kind: NameKind
