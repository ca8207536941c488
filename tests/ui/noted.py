"""Two short articles on the disk, open in the app, and what stands in their sidecars."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader import session
from reader.notes import api
from reader.notes.opening import ArticleText, Session
from reader.notes.schema import Annotation, HandLink
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair, Span
from reader.ui.notes.form import NoteForm
from reader.ui.start import Start
from tests.ui.stage import press, settled, started

LEFT = (
    "Harbour bridge to close for repairs\n\nThe harbour bridge will close on Monday for repairs that engineers say will"
    " take six weeks and cost 12 million euros.\n\nFerries will run every ten minutes from the north pier.\n"
)
RIGHT = (
    "Commuters face long detours\n\nThe harbour bridge will close on Monday for repairs that engineers say will take"
    " six weeks and cost 14 million euros.\n\nA petition has gathered four thousand names.\n"
)
SIZES = [(120, 40), (80, 24)]


class Desk:
    """A folder with two articles that share a paragraph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.left, self.right = folder / "left.txt", folder / "right.txt"
        self.left.write_text(LEFT)
        self.right.write_text(RIGHT)
        self.own = folder / "left.txt.diptych.yaml"
        self.both = folder / "left.txt+right.txt.diptych.yaml"

    @property
    def start(self) -> Start:
        return Start("pair", (str(self.left), str(self.right)))

    @asynccontextmanager
    async def reading(self, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[Any]]:
        """The pair in the app, its notes open, the cursor on the paragraph that both have."""
        async with started(self.start, size) as pilot:
            await settled(pilot)
            yield pilot
            await settled(pilot)

    def write_three(self) -> None:
        """A question on the headline, a note on the pair, a note on the last paragraph: in the sidecars already."""
        articles = session.open_pair(str(self.left), str(self.right)).articles
        texts = [ArticleText(article.path, article.text, article.sha256) for article in articles]
        store = Store(texts, Session("mia", background=False))
        first, second, last = (Span(each.start, each.end) for each in articles.left.paragraphs)
        across = articles.right.paragraphs[1]
        store.add(0, Pair(first, None), Form("Whose headline?", "question", tags=("desk",)))
        store.add(PAIR, Pair(second, Span(across.start, across.end)), Form("Both say so."))
        store.add(0, Pair(last, None), Form("Which pier?", tags=("desk",)))
        store.close()

    def notes(self) -> list[Annotation]:
        """What stands in the sidecars, that of the pair last."""
        return [note for path in (self.own, self.both) for note in api.load(str(path)).notes]

    def links(self) -> list[HandLink]:
        return list(api.load(str(self.both)).links)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type into the form's text."""
    await pilot.press(*(("enter" if letter == "\n" else "space" if letter == " " else letter) for letter in text))
    await settled(pilot)


async def note(pilot: Pilot[Any], text: str, *keys: str) -> None:
    """Write a note where the reader is: keys before the text is typed, after the form is up."""
    await press(pilot, "a", *keys)
    await typed(pilot, text)
    await press(pilot, "ctrl+d")


def form_of(pilot: Pilot[Any]) -> NoteForm:
    form = pilot.app.screen
    assert isinstance(form, NoteForm)
    return form


def text_of(pilot: Pilot[Any]) -> str:
    """What the form's text holds."""
    return form_of(pilot).query_one(TextArea).text


def tags_of(pilot: Pilot[Any]) -> str:
    return form_of(pilot).query_one(Input).value


def assert_kept(desk: Desk, home: Path) -> None:
    """The note stands in its file, what was begun among the drafts, and nothing waits in a journal."""
    assert [note.body for note in api.load(str(desk.both)).notes] == ["the first"]
    (draft,) = (home / ".local/state/diptych/drafts").iterdir()
    assert '"the second"' in draft.read_text()
    assert list((home / ".local/state/diptych/journal").iterdir()) == []
