"""The archive's two lists as they stand: filtered, sorted, marked, each with its own cursor; no Textual."""

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from reader.ui.catalogue import (
    ARTICLE_COLUMNS,
    PAIR_COLUMNS,
    UNKNOWN_PUBLISHER,
    ArticleLine,
    PairLine,
    article_cells,
    pair_cells,
)
from reader.ui.table import Cell, Column, ListView, moved, press

Tab = Literal["articles", "pairs"]
Line = ArticleLine | PairLine
MARKS: Final = 2
"""Articles that can be marked: those of a pair."""


class Order(NamedTuple):
    """How a list is sorted."""

    column: int | None = None
    """Index of the column; None: as it came (files by name, pairs strongest first)."""
    descending: bool = False


@dataclass(slots=True)
class Shelf:
    """What the reader has made of a folder's articles and pairs."""

    tab: Tab = "articles"
    articles: tuple[ArticleLine, ...] = ()
    pairs: tuple[PairLine, ...] | None = None
    """None until some are found."""
    is_compared: bool = False
    """All pairs are found."""
    notes: dict[str, int] = field(default_factory=dict)
    """How many an article has, by its path."""
    marked: tuple[str, ...] = ()
    """Paths, in the order of marking."""
    shown: tuple[Line, ...] = ()
    """The lines of the tab that pass its filter, in its order."""
    words: dict[Tab, str] = field(default_factory=lambda: {"articles": "", "pairs": ""})
    """Filter of each list."""
    orders: dict[Tab, Order] = field(default_factory=lambda: {"articles": Order(), "pairs": Order()})
    views: dict[Tab, ListView] = field(
        default_factory=lambda: {"articles": ListView(80, 24, detailed=True), "pairs": ListView(80, 24, detailed=True)}
    )

    @property
    def columns(self) -> tuple[Column, ...]:
        """Of the tab's list."""
        return ARTICLE_COLUMNS if self.tab == "articles" else PAIR_COLUMNS

    @property
    def order(self) -> Order:
        """Of the tab's list."""
        return self.orders[self.tab]

    @property
    def view(self) -> ListView:
        """Of the tab's list."""
        return self.views[self.tab]

    @property
    def line(self) -> Line | None:
        """The one under the cursor."""
        return self.shown[self.view.cursor] if self.view.cursor < len(self.shown) else None

    def cells(self, position: int) -> tuple[Cell, ...]:
        """The fields of a line that is shown."""
        line = self.shown[position]
        if isinstance(line, ArticleLine):
            return article_cells(line, marked=line.path in self.marked, notes=self.notes.get(line.path, 0))
        return pair_cells(line)

    def place(self, width: int, height: int) -> ListView:
        """The tab's view on a screen of this size, its cursor in sight."""
        return self._at(self.view._replace(width=width, height=height), self.view.cursor)

    def go_to(self, position: int) -> None:
        """Put the cursor on a line that is shown."""
        self._at(self.view, position)

    def press(self, command: str) -> bool:
        """Move by a list's command; false when it is another one."""
        view = press(self.view, len(self.shown), command)
        if view is not None:
            self.views[self.tab] = view
        return view is not None

    def stock(
        self, articles: tuple[ArticleLine, ...], pairs: tuple[PairLine, ...] | None, *, is_all: bool = True
    ) -> None:
        """Take what was read; marks on articles that are gone are gone.

        Args:
            articles: Of the folder.
            pairs: Found so far; None before any was looked for.
            is_all: There are no more pairs.
        """
        self.articles, self.pairs = articles, pairs
        self.is_compared = pairs is not None and is_all
        paths = {line.path for line in articles}
        self.marked = tuple(path for path in self.marked if path in paths)
        # Who has not moved sees the strongest, as more are found.
        stay = self.view.cursor == 0
        self._refill()
        if stay:
            self.go_to(0)

    def count(self, notes: dict[str, int]) -> None:
        """Take how many notes each article has."""
        self.notes = notes
        self._refill()

    def switch(self) -> None:
        """Change between articles and pairs."""
        self.tab = "pairs" if self.tab == "articles" else "articles"
        self._fill()

    def filter(self, words: str) -> None:
        """Show only lines with these words, case aside; none: all."""
        self.words[self.tab] = words.strip()
        self._refill()

    def sort(self) -> str:
        """Sort by the next column, after the last one as it came; says by what."""
        stops = [None, *(index for index, column in enumerate(self.columns) if column.title)]
        column = stops[(stops.index(self.order.column) + 1) % len(stops)]
        self.orders[self.tab] = Order(column, descending=column is not None and self.columns[column].right)
        self._refill()
        if column is None:
            return "in the order of the folder" if self.tab == "articles" else "strongest first"
        return f"sorted by {self.columns[column].title}"

    def turn(self) -> None:
        """Turn the order round."""
        self.orders[self.tab] = self.order._replace(descending=not self.order.descending)
        self._refill()

    def mark(self) -> None:
        """Mark the article under the cursor, or take its mark away, and go on; a third takes the place of the first."""
        line = self.line
        if not isinstance(line, ArticleLine):
            return
        if line.path in self.marked:
            self.marked = tuple(path for path in self.marked if path != line.path)
        else:
            self.marked = (*self.marked, line.path)[-MARKS:]
        self.go_to(self.view.cursor + 1)

    def wanted(self) -> tuple[str, ...]:
        """Paths to open: two marked; else one marked and the one under the cursor; else that one, or its pair."""
        line = self.line
        if self.tab == "articles" and len(self.marked) == MARKS:
            return self.marked
        if isinstance(line, PairLine):
            return line.paths
        return () if line is None else (*(path for path in self.marked if path != line.path), line.path)

    def _at(self, view: ListView, cursor: int) -> ListView:
        self.views[self.tab] = moved(view, len(self.shown), cursor)
        return self.view

    def _refill(self) -> None:
        """Filter and sort anew; the cursor stays on its line where that is still there."""
        before = None if self.line is None else _name(self.line)
        self._fill()
        self.go_to(next((at for at, line in enumerate(self.shown) if _name(line) == before), 0))

    def _fill(self) -> None:
        words = self.words[self.tab].casefold()
        lines: tuple[Line, ...] = self.articles if self.tab == "articles" else self.pairs or ()
        found = [line for line in lines if not words or words in line.sought]
        column = self.order.column
        if column is not None:
            found.sort(key=lambda line: _sort_key(line, column, self.notes), reverse=self.order.descending)
        elif self.order.descending:
            found.reverse()
        self.shown = tuple(found)


def _name(line: Line) -> tuple[str, ...]:
    """What a line is of, however it is told."""
    return line.paths if isinstance(line, PairLine) else (line.path,)


def _sort_key(line: Line, column: int, notes: dict[str, int]) -> tuple[object, ...]:
    """By the field of a column; unknown dates and publishers come last."""
    if isinstance(line, ArticleLine):
        keys: tuple[object, ...] = (
            0, line.siglum.casefold(), (not line.sort_date, line.sort_date),
            (line.publisher == UNKNOWN_PUBLISHER, line.publisher.casefold()),
            line.headline.casefold(), line.agencies.casefold(), line.words, notes.get(line.path, 0),
            line.file.casefold(),
        )  # fmt: skip
    else:
        keys = (
            line.sigla.left.casefold(), line.sigla.right.casefold(), line.shared, max(line.per_cent),
            line.links, line.divergences, line.finding, line.headlines.casefold(),
        )  # fmt: skip
    return (keys[column], line.sought)
