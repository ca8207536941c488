"""The first screen, painted by plain Python before anything heavy is imported.

    painter = FirstPainter.open(0, 1, os.environ)
    try:
        painter.paint(rows)                     # rows of [(text, Style), ...], top row first
        ...                                     # import the rest
        DifferenceDriver.take_over(painter)     # once started, the driver owns the screen, the keys and the way back
        app.run()
    finally:
        painter.close()                         # restores if the driver never started; else does nothing

Keys typed meanwhile stay in the terminal's queue, untranslated, until the driver reads them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from reader.terminal.abilities import MODERN, TRUE_COLOUR, Depth, Dialect, colour_depth, reduced_style
from reader.terminal.cells import Row, blank_rows, cells_of
from reader.terminal.encoder import difference
from reader.terminal.guard import Attributes, Guard
from reader.terminal.size import screen_size
from reader.terminal.style import Style

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

Piece: TypeAlias = tuple[str, Style]
Pieces: TypeAlias = Sequence[Iterable[Piece]]
"""Rows of a screen, top row first, each of styled pieces of text."""


class Handover(NamedTuple):
    """What the next owner of the screen must know."""

    rows: list[Row]
    """The cells shown."""
    size: tuple[int, int]
    """Columns and lines they were painted for."""
    attributes: Attributes
    """The terminal as the shell left it, to be restored at the end."""


class KeyKeeper(Protocol):
    """What answers keys until the next owner of the screen can, and keeps the others."""

    def end(self, seconds: float | None = None) -> bool:
        """Answer no more keys, and wait for the last answer to be painted; False where that takes longer."""

    def kept(self, seconds: float) -> bytes | None:
        """What came and was not answered; None where there are still keys being answered after so many seconds."""


class FirstPainter:
    """A screen that plain Python paints, and hands over."""

    def __init__(self, guard: Guard, environ: Mapping[str, str]) -> None:
        self._guard = guard
        self.depth: Depth = colour_depth(environ)
        """How many colours the terminal has."""
        self.size = screen_size(guard.fd_out)
        """Columns and lines when the painter was opened: lay the rows out for this."""
        self.meanwhile: KeyKeeper | None = None
        """What answers keys until the next owner of the screen can."""
        self._shown: list[Row] | None = blank_rows(*self.size)

    @classmethod
    def open(cls, fd_in: int, fd_out: int, environ: Mapping[str, str]) -> "FirstPainter":
        """Take the terminal: raw mode, alternate screen, handlers for HUP, TERM and INT that give it back.

        Raises:
            termios.error: If `fd_in` is no terminal.
            OSError: If `fd_out` cannot be written.
        """
        return cls(Guard.enter(fd_in, fd_out, environ), environ)

    def assume(self, rows: Pieces | None) -> None:
        """Take these rows for what is shown already, by bytes that were sent before; None: nobody knows."""
        self._shown = None if rows is None else grid_of(rows, self.size, self.depth)

    def paint(self, rows: Pieces) -> None:
        """Show these rows; what is missing is blank, what does not fit is cut. Only what changed is sent."""
        wanted = grid_of(rows, self.size, self.depth)
        self._guard.write(difference(self._shown, wanted, self._guard.dialect).encode("utf-8", "replace"))
        self._shown = wanted

    @property
    def fd_in(self) -> int:
        """Where keys come from."""
        return self._guard.fd_in

    @property
    def fd_out(self) -> int:
        """Where the screen is painted."""
        return self._guard.fd_out

    def taking(self) -> "AbstractContextManager[object]":
        """To be held while the next owner takes the terminal, until `release`."""
        return self._guard.changing

    def end(self, code: int, before: Callable[[], object]) -> bool:
        """End the process from any thread, the terminal as it was; False where it has been handed over."""
        return self._guard.end(code, before)

    def shown(self) -> Handover:
        """What the next owner of the screen must know."""
        return Handover(self._shown or blank_rows(*self.size), self.size, self._guard.attributes)

    def release(self) -> None:
        """Leave the terminal to its next owner, who restores it at the end; `close` does nothing from now on."""
        self._guard.release()

    def close(self) -> None:
        """Give the terminal back as it was; does nothing after a hand-over or a second time."""
        self._guard.restore()


def paint(rows: Pieces, size: tuple[int, int], depth: Depth = TRUE_COLOUR, dialect: Dialect = MODERN) -> bytes:
    """The bytes that show these rows on an empty screen of `size` (columns, lines) without a style set."""
    wanted = grid_of(rows, size, depth)
    return difference(blank_rows(*size), wanted, dialect).encode("utf-8", "replace")


def grid_of(rows: Pieces, size: tuple[int, int], depth: Depth) -> list[Row]:
    """The cells of these rows on a screen of `size` (columns, lines)."""
    columns, lines = size
    painted = [cells_of([(text, reduced_style(style, depth)) for text, style in row], columns) for row in rows[:lines]]
    return painted + blank_rows(columns, lines - len(painted))
