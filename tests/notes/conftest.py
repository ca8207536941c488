from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.notes.opening import ArticleText, Session
from reader.notes.places import Homes
from reader.notes.store import Store

TEXT = "Talks open\n\nThe minister said the bridge would open on Friday.\n\nThe union said it would not.\n"


class Desk:
    """A folder with two articles and homes for notes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "articles"
        self.folder.mkdir()
        self.homes = Homes(str(root / "state"), str(root / "data"))
        self.texts = {"zeta.txt": TEXT, "alpha.txt": TEXT.replace("Friday", "Monday")}
        for name, text in self.texts.items():
            (self.folder / name).write_text(text)
        self.opened: list[Store] = []

    def article(self, name: str) -> ArticleText:
        text = self.texts[name]
        return ArticleText(str(self.folder / name), text, f"{hash(text):x}", "Talks open")

    def open(self, *names: str, author: str = "mia", read_only: bool = False, background: bool = False) -> Store:
        session = Session(author, self.homes, read_only=read_only, background=background)
        store = Store([self.article(name) for name in names or ("zeta.txt",)], session)
        self.opened.append(store)
        return store

    def sidecar(self, name: str = "zeta.txt") -> Path:
        return self.folder / f"{name}.diptych.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    for store in made.opened:
        store.close()
