"""What a segment of a row is, as flags that add up: a theme makes one style of their sum."""

from typing import Final

from reader.collation.model import DivergenceType, LinkKind

TEXT: Final = 0
"""An article's words, and nothing more to say about them."""
RUN: Final = 1 << 0
"""Words that stand in both."""
DIVERGENCE: Final = 1 << 1
"""A reading that differs from the other side's."""
DIM: Final = 1 << 2
"""Furniture, and what the program says in passing."""
HEADLINE: Final = 1 << 3
"""A headline or a crosshead among the text."""
CREDIT: Final = 1 << 4
"""A dateline, a credit, a tag that says a paragraph's role."""
CURSOR: Final = 1 << 5
"""Bar and number of the paragraph under the cursor."""
COUNTERPART: Final = 1 << 6
"""Bar and number of a paragraph that answers the cursor's."""
HEADER: Final = 1 << 7
"""The lines above the text."""
SIGLUM: Final = 1 << 8
"""A paper's short label, wherever it stands."""
GUTTER: Final = 1 << 9
"""Signs and rules between the panes."""
MOVED: Final = 1 << 10
"""A link out of order: in the order map, the gutter, the strip."""
MARGIN: Final = 1 << 11
"""Paragraph numbers."""
TYPE: Final = 1 << 12
"""The short word that says of which type a divergence is."""
SHARED_BAR: Final = 1 << 13
"""The bar beside a paragraph that is nearly all shared."""
STRIP: Final = 1 << 14
"""The rows of the peek strip."""
RULE: Final = 1 << 15
"""Lines that part the header and the strip from the text, with what is written on them."""
FOOTER: Final = 1 << 16
"""The last row."""
KEY: Final = 1 << 17
"""A key's name in the last row."""
NOTICE: Final = 1 << 18
"""A message in place of the last row, until the next key."""
NOTE: Final = 1 << 19
"""Words with a note, and the note's sign in the margin."""
HIT: Final = 1 << 20
"""Words that the search found."""
FOCUS: Final = 1 << 21
"""The one divergence, run or hit that the reader went to."""
SELECTION: Final = 1 << 22
"""Words that the reader selected."""

SPEECH: Final = 1 << 23
"""Shared words inside quotation marks (with `RUN`)."""
NAMES: Final = 1 << 24
"""Shared words that are only names and stock phrases (with `RUN`)."""

LESSER: Final = 1 << 25
"""A difference of words only, with `DIVERGENCE` or `TYPE`: quieter than one of fact, speaker or quotation."""

ONLY: Final = 1 << 26
"""Words of a paragraph that nothing across answers."""

BITS: Final = 27
"""How many flags there are."""

NAMES_OF_MARKS: Final[tuple[str, ...]] = (
    "run", "divergence", "dim", "headline", "credit", "cursor", "counterpart", "header", "siglum", "gutter", "moved",
    "margin", "type", "shared-bar", "strip", "rule", "footer", "key", "notice", "note", "hit", "focus", "selection",
    "speech", "names", "lesser", "only",
)  # fmt: skip
"""By the number of the bit, as a theme file writes them."""

TYPE_WORDS: Final[dict[DivergenceType, str]] = {
    "number": "num", "name": "name", "date-time": "date", "place": "place", "quote-wording": "quot",
    "quote-form": "form", "speaker": "who", "saying-verb": "said", "modality": "cert", "wording": "word",
    "omission": "-", "addition": "+", "formal": "style",
}  # fmt: skip
"""A divergence's type in the margin, at most five cells."""
TYPE_NAMES: Final[dict[DivergenceType, str]] = {
    "number": "number", "name": "name", "date-time": "date or time", "place": "place", "quote-wording": "quoted words",
    "quote-form": "quotation form", "speaker": "who said it", "saying-verb": "how said", "modality": "certainty",
    "wording": "wording", "omission": "only left", "addition": "only right", "formal": "form only",
}  # fmt: skip
"""The same where there is room, in plain words."""

WEIGHTS: Final[dict[DivergenceType, int]] = {
    "number": 0, "name": 1, "date-time": 2, "place": 3, "speaker": 4, "saying-verb": 5, "quote-wording": 6,
    "quote-form": 7, "modality": 8, "wording": 9, "omission": 10, "addition": 10, "formal": 11,
}  # fmt: skip
"""What a divergence's type weighs, the least number the most: first what a correction would be printed for."""

LESSER_TYPES: Final[frozenset[DivergenceType]] = frozenset({"wording", "omission", "addition", "formal"})

KIND_SIGNS: Final[dict[LinkKind, str]] = {"verbatim": "=", "near-verbatim": "≈", "rewrite": "~"}
KIND_WORDS: Final[dict[LinkKind, str]] = {
    "verbatim": "copied", "near-verbatim": "copied, edited", "rewrite": "reworded",
}  # fmt: skip
