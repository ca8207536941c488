"""A collation: what two articles share and where their details diverge."""

from typing import Final, Literal, NamedTuple, TypeAlias

from reader.pair import Pair, Span

LinkKind: TypeAlias = Literal["verbatim", "near-verbatim", "rewrite"]
RunClass: TypeAlias = Literal["speech", "names", "prose"]
By: TypeAlias = Literal["rule", "hand"]
Verdict: TypeAlias = Literal["open", "conflict", "more specific", "different moment", "variant", "unclear"]
Finding: TypeAlias = Literal["agency copy", "common source", "incidental", "none"]
DivergenceType: TypeAlias = Literal[
    "number", "name", "date-time", "place", "quote-wording", "quote-form", "speaker", "saying-verb", "modality",
    "wording", "omission", "addition", "formal",
]  # fmt: skip
DIVERGENCE_TYPES: Final[tuple[DivergenceType, ...]] = (
    "number", "name", "date-time", "place", "quote-wording", "quote-form", "speaker", "saying-verb", "modality",
    "wording", "omission", "addition", "formal",
)  # fmt: skip


class PairedParagraphs(NamedTuple):
    """One left and one right paragraph of a link."""

    left: int
    right: int
    moved: bool
    """Outside the chain, the in-order set of paragraph pairs with most shared words."""


class Link(NamedTuple):
    """Paragraphs of two witnesses that carry the same passage (a *bead*, Gale & Church 1993); may cross others."""

    id: int
    """From 1, in the order of the left article."""
    sides: Pair[tuple[int, ...]]
    """Paragraph indexes, ascending, never empty; need not be neighbours."""
    kind: LinkKind
    score: float
    """Rarity-weighted tokens matched over those of the shorter side, 0 to 1."""
    pairs: tuple[PairedParagraphs, ...]
    """Which of its paragraphs answer which."""
    by: By
    matched: int
    """Words of the shorter side that are matched."""
    words: int
    """Words of the shorter side."""
    why: tuple[str, ...]
    """Evidence in plain words, the strongest first: rule, words, threshold."""


class Run(NamedTuple):
    """A maximal stretch of the same tokens on both sides."""

    sides: Pair[Span]
    tokens: Pair[Span]
    """The same in token indexes of each side's analysis, half open."""
    cls: RunClass
    link: int | None
    """Id of the link that holds it; None for one outside any link."""

    @property
    def words(self) -> int:
        """Tokens it is long."""
        return self.tokens.left.end - self.tokens.left.start


class Divergence(NamedTuple):
    """A detail that differs inside a link."""

    link: int
    type: DivergenceType
    sides: Pair[Span | None]
    """The reading of each side; None on the right for an omission, on the left for an addition."""
    verdict: Verdict
    rule: str
    """Why it is one, and why this verdict, in plain words."""
    note: str
    """What stands behind the readings on the screen: "unresolved; nearest name above: ..."; may be empty."""


class SideShare(NamedTuple):
    """How much of one article its runs cover, in words."""

    speech: int
    names: int
    prose: int
    words: int
    """Words of its headline, standfirst, crossheads and body."""


class Closest(NamedTuple):
    """The nearest two paragraphs where nothing is shared."""

    left: int
    right: int
    words: int
    """Words in their longest common stretch."""


class Collation(NamedTuple):
    """All that two articles have to say to each other; a value, made by `collate`."""

    links: tuple[Link, ...]
    runs: tuple[Run, ...]
    """In the order of the left article."""
    divergences: tuple[Divergence, ...]
    """By link, then by place in the left article."""
    share: Pair[SideShare]
    finding: Finding
    why: str
    """How the share and the finding were reckoned, in one line."""
    closest: Closest | None
    """Where nothing is shared, the nearest that there is."""


class HandLink(NamedTuple):
    """What the reader set by hand: these paragraphs do, or do not, answer each other."""

    sides: Pair[tuple[int, ...]]
    linked: bool
