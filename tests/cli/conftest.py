"""A folder of two annotated articles, for the commands over notes."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader import session
from reader.articles.model import Article
from reader.cli import run
from reader.notes.opening import ArticleText, Session
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair, Span

LEFT = (
    "Harbour bridge to close for repairs\n\nThe harbour bridge will close on Monday for repairs that engineers say will"
    " take six weeks.\n\nFerries will run every ten minutes.\n"
)
RIGHT = (
    "Six weeks without the bridge\n\nThe harbour bridge will close on Monday, the city warned.\n\nExtra boats are to"
    " carry commuters across the water.\n"
)


class Archive:
    """A folder of two articles with three notes and a link by hand."""

    def __init__(self, folder: Path, out: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.left, self.right = folder / "left.txt", folder / "right.txt"
        self.left.write_text(LEFT)
        self.right.write_text(RIGHT)
        self.own = folder / "left.txt.diptych.yaml"
        self.both = folder / "left.txt+right.txt.diptych.yaml"
        self._out = out
        articles = session.open_pair(str(self.left), str(self.right)).articles
        texts = [ArticleText(article.path, article.text, article.sha256) for article in articles]
        store = Store(texts, Session("mia", background=False))
        span = self.span(articles.left, "six weeks")
        self.question = store.add(0, Pair(span, None), Form("Who says so?\nAsk.", "question", tags=("time",))).id
        both = Pair(self.span(articles.left, "close on Monday"), self.span(articles.right, "close on Monday"))
        self.same = store.add(PAIR, both, Form("=1+1", tags=("time", "bridge"))).id
        self.reply = store.reply(self.same, "Not quite.").id
        store.link(both, linked=True)
        store.close()

    @staticmethod
    def span(article: Article, words: str) -> Span:
        start = article.text.index(words)
        return Span(start, start + len(words))

    def notes(self, *arguments: str | Path, code: int = 0) -> str:
        """What `diptych notes` prints."""
        assert run(["notes", *map(str, arguments)]) == code
        return self._out.readouterr().out

    def values(self, *arguments: str | Path, code: int = 0) -> Any:
        return json.loads(self.notes(*arguments, "--json", code=code))

    def complaint(self, *arguments: str | Path, code: int = 1) -> str:
        assert run(["notes", *map(str, arguments)]) == code
        told = self._out.readouterr().err
        assert told.count("\n") == 1 and told.startswith("diptych")
        return told


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Archive:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Archive(folder, capsys)
