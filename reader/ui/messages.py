"""What screens and workers tell each other and the app: intents up, results in; each a value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.layout.model import PageInput
from reader.session import OpenFolder
from reader.ui.book import Book, Reading

if TYPE_CHECKING:
    from reader.ui.catalogue import ArticleLine, PairLine
    from reader.ui.notes.notebook import Notebook


@dataclass
class ProgramCommand(Message):
    """A command that is the app's business: help, theme, mouse, palette, quit."""

    id: str
    """As in `reader.commands`."""


@dataclass
class ReadingWanted(Message):
    """The reader wants to read one article or two."""

    reading: Reading
    """What, and what else there is."""


@dataclass
class FolderWanted(Message):
    """The reader wants another folder."""

    path: str
    """Of the folder."""


@dataclass
class BookOpened(Message):
    """A worker has read and collated."""

    book: Book
    """What is open now."""


@dataclass
class Failed(Message):
    """A worker could not do it."""

    what: str
    """One line that names the file; not gated yet."""


@dataclass
class Progressed(Message):
    """A worker has come this far."""

    what: str
    """What it is doing: "reading"."""
    done: int
    of: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count is of interest."""
        return isinstance(message, Progressed)


@dataclass
class FolderRead(Message):
    """A worker has read a folder."""

    folder: OpenFolder
    """Its articles and what could not be read."""
    lines: "tuple[ArticleLine, ...]"
    """Of the list."""
    is_all: bool = True
    """No more are to come."""

    def can_replace(self, message: Message) -> bool:
        """A later list holds what an earlier one did."""
        return isinstance(message, FolderRead)


@dataclass
class PairsFound(Message):
    """A worker has compared the articles of a folder."""

    lines: "tuple[PairLine, ...]"
    """Strongest first."""
    is_all: bool = True
    """No more are to come."""

    def can_replace(self, message: Message) -> bool:
        """A later list holds what an earlier one did."""
        return isinstance(message, PairsFound)


@dataclass
class NotesCounted(Message):
    """A worker has counted the notes of a folder's articles."""

    counts: dict[str, int]
    """By the path of the article, as the list has it; none: no note."""


@dataclass
class NotesOpened(Message):
    """A worker has read the notes of what is open."""

    notebook: "Notebook"
    """With its store."""
    page: PageInput | None
    """The page with what was set by hand, where that is more than it was opened with."""


@dataclass
class NotesRenewed(Message):
    """Somebody else has written into the sidecars."""

    notebook: "Notebook"
    """Whose."""


@dataclass
class ComparedAgain(Message):
    """A worker has compared the articles again, with what the reader set by hand."""

    notebook: "Notebook"
    """Whose."""
    page: PageInput
    """Without notes and verdicts."""


@dataclass
class LooksChanged(Message):
    """The theme is another one: draw again."""
