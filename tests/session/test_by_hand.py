"""What the reader set by hand reaches articles and collation, and outlives a changed article."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader import byhand, session
from reader.articles.model import Article
from reader.notes.opening import ArticleText, Session
from reader.notes.store import Store
from reader.pair import Pair, Span
from tests.conftest import ROOT, RTHK, WION

LEFT = (
    "Harbour bridge to close for repairs\n\nThe harbour bridge will close on Monday for repairs that engineers say will"
    " take six weeks.\n\nFerries will run every ten minutes.\n"
)
RIGHT = (
    "Six weeks without the bridge\n\nDrivers face long detours from next week, the city warned.\n\nExtra boats are to"
    " carry commuters across the water.\n"
)


@pytest.fixture
def paths(tmp_path: Path) -> Pair[str]:
    for name, text in (("left.txt", LEFT), ("right.txt", RIGHT)):
        (tmp_path / name).write_text(text)
    return Pair(str(tmp_path / "left.txt"), str(tmp_path / "right.txt"))


def store_of(articles: Pair[Article]) -> Store:
    texts = [ArticleText(article.path, article.text, article.sha256) for article in articles]
    return Store(texts, Session("mia", background=False))


def place(article: Article, index: int) -> Span:
    return Span(article.paragraphs[index].start, article.paragraphs[index].end)


def link_by_hand(paths: Pair[str], left: int, right: int, *, linked: bool) -> None:
    articles = session.open_pair(*paths).articles
    store = store_of(articles)
    store.link(Pair(place(articles.left, left), place(articles.right, right)), linked=linked)
    store.close()


class TestLinks:
    def test_set_by_hand_are_there_the_next_time(self, paths: Pair[str]) -> None:
        link_by_hand(paths, 2, 2, linked=True)
        links = session.open_pair(*paths).collation.links
        assert (2, 2) in {(p.left, p.right) for link in links if link.by == "hand" for p in link.pairs}

    def test_are_seen_from_the_other_side_as_well(self, paths: Pair[str]) -> None:
        link_by_hand(paths, 2, 1, linked=True)
        links = session.open_pair(paths.right, paths.left).collation.links
        assert (1, 2) in {(p.left, p.right) for link in links if link.by == "hand" for p in link.pairs}

    def test_taken_away_by_hand_do_not_come_back(self, paths: Pair[str]) -> None:
        Path(paths.right).write_text(LEFT)
        link_by_hand(paths, 1, 1, linked=False)
        pairs = {(p.left, p.right) for link in session.open_pair(*paths).collation.links for p in link.pairs}
        assert (1, 1) not in pairs
        assert (2, 2) in pairs

    def test_move_with_their_paragraphs_when_an_article_changes(self, paths: Pair[str]) -> None:
        link_by_hand(paths, 2, 2, linked=True)
        Path(paths.left).write_text("Updated at noon with the word of the city.\n\n" + LEFT)
        links = session.open_pair(*paths).collation.links
        assert (3, 2) in {(p.left, p.right) for link in links if link.by == "hand" for p in link.pairs}

    def test_whose_paragraph_is_gone_are_counted_and_kept(self, paths: Pair[str]) -> None:
        link_by_hand(paths, 2, 2, linked=True)
        Path(paths.left).write_text("Nothing of the old text stands here any longer, not a word of it.\n")
        opened = session.open_pair(*paths)
        assert [link for link in opened.collation.links if link.by == "hand"] == []
        assert "lost its place" in opened.notices[0]


class TestArticles:
    def test_a_field_set_by_hand_is_sure(self, paths: Pair[str]) -> None:
        store = store_of(session.open_pair(*paths).articles)
        store.describe(0, meta={"publisher": "The Harbour Times"})
        store.close()
        field = session.open_article(paths.left).article.meta.publisher
        assert (field.value, field.certainty) == ("The Harbour Times", "sure")

    def test_a_role_set_by_hand_changes_what_is_compared(self, paths: Pair[str]) -> None:
        store = store_of(session.open_pair(*paths).articles)
        store.describe(0, roles={2: "caption"})
        store.close()
        article = session.open_pair(*paths).articles.left
        assert article.paragraphs[2].role == "caption"

    def test_a_sidecar_that_does_not_parse_is_told_and_the_article_opens(self, paths: Pair[str]) -> None:
        Path(paths.left + ".diptych.yaml").write_text("diptych-notes: 1\narticles: [\n")
        assert ".diptych.yaml" in session.open_article(paths.left).article.notices[-1]


class TestAnOpenStore:
    def test_gives_what_was_set_in_this_session(self, paths: Pair[str]) -> None:
        articles = session.open_pair(*paths).articles
        store = store_of(articles)
        store.link(Pair(place(articles.left, 2), place(articles.right, 2)), linked=True)
        store.describe(1, meta={"publisher": "The Ferry"}, roles={0: "headline"})
        found = byhand.of_store(store, articles)
        assert [link.sides for link in found.links] == [Pair((2,), (2,))]
        assert found.said.right.meta == {"publisher": "The Ferry"}
        assert found.said.right.roles == {0: "headline"}


def test_without_a_sidecar_nothing_of_the_notes_is_imported() -> None:
    program = (
        "import sys\nfrom reader import session\n"
        f"session.open_pair({str(WION)!r}, {str(RTHK)!r})\n"
        "print([name for name in sys.modules if name.startswith('reader.notes') or name == 'yaml'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"
