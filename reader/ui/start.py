"""What the command line hands to the app; imports nothing of Textual, as it is needed before the first paint."""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from reader.layout.page import Page
    from reader.terminal.painter import FirstPainter
    from reader.ui.early import EarlyReader

Kind: TypeAlias = Literal["pair", "article", "folder", "samples"]


class Start(NamedTuple):
    """How the app begins."""

    kind: Kind
    paths: tuple[str, ...]
    """Two for a pair, one for an article or a folder."""
    theme: str = ""
    """Name of the theme for this time; empty: the one of the settings, else the one last chosen."""
    mouse: bool = True
    painter: "FirstPainter | None" = None
    """What painted the first screen, to be taken over."""
    page: "Page | None" = None
    """The pair or article as it is shown already; None: the app opens the paths itself."""
    early: "EarlyReader | None" = None
    """What answers keys on that page until the app can."""
    notice: str = ""
    """Shown in the last row until the first key; not gated yet."""
