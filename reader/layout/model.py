"""What the layout takes and gives: the values of a pair, the state of the view, rows of marked segments."""

from typing import Final, Literal, NamedTuple, TypeAlias

from reader.articles.model import Article
from reader.collation.model import Collation
from reader.pair import Pair, Side, Span

Mode: TypeAlias = Literal["aligned", "collated"]
"""Each in its own order, or matched side by side."""


class NoteMark(NamedTuple):
    """Where a note sits, for the margin and the words."""

    id: str
    side: Side
    span: Span
    kind: str
    doubtful: bool
    told: str = ""
    """Kind, author and text, for a line of the strip; not gated yet."""
    is_bare: bool = False
    """A verdict without a word of text: told where there is no other note."""


class PageInput(NamedTuple):
    """All that the reader screen draws, as values; one article alone has None on the right."""

    articles: Pair[Article | None]
    sigla: Pair[str]
    collation: Collation | None
    notes: tuple[NoteMark, ...] = ()
    same_file: bool = False
    judged: frozenset[int] = frozenset()
    """Indexes of the divergences whose verdict is the reader's; that of another is a rule's proposal."""


class Segment(NamedTuple):
    """A stretch of one row in one look; its text has passed the gate."""

    text: str
    mark: int
    """Sum of the constants of `reader.layout.marks`; the theme makes a style of it."""


Row: TypeAlias = tuple[Segment, ...]
"""One line of the screen, exactly as wide as the screen in cells."""


BLOCK_ROWS: Final = 1 << 32
"""More rows than a block of the page can have."""


class View(NamedTuple):
    """Where the reader is: small, immutable, remembered per pair."""

    width: int
    height: int
    mode: Mode = "aligned"
    pane: Side = 0
    cursor: Pair[int] = Pair(0, 0)
    """Index of the paragraph under the cursor of each pane."""
    top: int = 0
    """First visible row of the page: its block times `BLOCK_ROWS`, plus its row in the block.

    To be kept and compared, not reckoned with: so nothing above the view is ever laid out to know where it is.
    """
    base: Side = 0
    """Whose order rules when matched side by side."""
    columns: int | None = None
    """One or two, by the reader's wish; None: by the width."""
    link: int | None = None
    """Id of the link that is shown alone; None: the whole page."""
    opened: frozenset[tuple[int, int]] = frozenset()
    """Folds that the reader opened: side and first paragraph."""
    unfolded: bool = False
    """`Z`: nothing is folded."""
    formal: bool = False
    """Formal divergences are shown."""
    types: frozenset[str] | None = None
    """Divergence types that are shown; None: all but formal."""
    divergence: int | None = None
    """Index of the divergence that the reader went to."""
    run: int | None = None
    """Index of the run that the reader went to."""
    back: tuple[tuple[Side, int, int], ...] = ()
    """Where Backspace leads: pane, paragraph, top."""
    followed: tuple[Side, int, int] | None = None
    """Whose counterparts Enter goes through: side, paragraph, which of them the cursor is on; None after any move."""
    strip_shift: int = 0
    """How far the peek strip has been moved through its rows."""
    strip: bool = True
    """The strip is shown (under 60 columns or 12 rows only when asked for)."""
    explain: bool = False
    """The strip says why the link or divergence is there."""
    selection: Span | None = None
    """Selected words of the pane's article."""
    held: int | None = None
    """The end of the selection that stays where it is while the other is moved; None when nothing is selected."""
    search: str = ""
    hits: tuple[tuple[Side, int, int], ...] = ()
    """Where the search found its words: side, start, end."""
    hit: int | None = None
    message: str = ""
    """A notice in the last row until the next key; gated before it is drawn."""
