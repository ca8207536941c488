"""An article: its text, its paragraphs with their roles, and what it says of itself."""

from typing import Final, Literal, NamedTuple, TypeAlias

Certainty: TypeAlias = Literal["sure", "guessed", "unknown"]

Role: TypeAlias = Literal[
    "headline", "standfirst", "byline", "dateline", "caption", "crosshead", "credit", "related", "furniture", "body"
]
ROLES: Final[tuple[Role, ...]] = (
    "headline", "standfirst", "byline", "dateline", "caption", "crosshead", "credit", "related", "furniture", "body",
)  # fmt: skip
COMPARED: Final[frozenset[Role]] = frozenset({"headline", "standfirst", "crosshead", "body"})
"""Roles whose words count when articles are compared; the others are shown and never compared."""


class Field(NamedTuple):
    """One thing that the article says of itself, and from which words we know it."""

    value: str
    """Normalised: dates as ISO 8601 (with offset where the zone is known), names as printed. Empty when unknown."""
    printed: str
    """As it stands in the text; what is shown where there is doubt."""
    start: int
    """Where the words stand, in code points, half open; -1 for both when nothing in the text says it."""
    end: int
    certainty: Certainty
    rule: str
    """Why, in a few plain words: "a line that begins with By"."""


UNKNOWN: Final = Field("", "", -1, -1, "unknown", "nothing in the text says it")


class Metadata(NamedTuple):
    """Every field, known or not. Only a picture's credit names never stand in `agencies`."""

    title: Field = UNKNOWN
    publisher: Field = UNKNOWN
    byline: Field = UNKNOWN
    published: Field = UNKNOWN
    updated: Field = UNKNOWN
    place: Field = UNKNOWN
    """Where the report was filed from, by the dateline."""
    agencies: tuple[Field, ...] = ()
    """Agencies that the article credits its text to, by the name they are known by: Reuters, AFP, AP, PA ..."""
    url: Field = UNKNOWN


class Paragraph(NamedTuple):
    """One paragraph; `text[start:end]` is its text, hard wraps included, white space at its ends not."""

    position: int
    """Its index: from 0 over all paragraphs of the file, furniture included."""
    start: int
    end: int
    role: Role
    certainty: Certainty
    rule: str
    """Why it has this role, in a few plain words."""


class Aside(NamedTuple):
    """Words in a paragraph that are not of its story: a dateline that opens it, a credit that ends it."""

    start: int
    end: int
    role: Role
    """"dateline", "credit", "related", or "furniture" for an agency's slug before its headline."""


class Article(NamedTuple):
    """One news report from one file; as a source in a comparison it is a witness."""

    path: str
    sha256: str
    text: str
    """Decoded and newline-normalised; all offsets count in it."""
    paragraphs: tuple[Paragraph, ...]
    asides: tuple[Aside, ...]
    """In the order of the text."""
    meta: Metadata
    notices: tuple[str, ...]
    """What the reader should know: a guessed encoding, a headline that was not found, a doubtful date."""
