"""What the reader judged of differences is printed, whichever article is named first, until it is taken back."""

import json
from pathlib import Path

import pytest

from reader import session
from reader.cli import run
from reader.notes.opening import ArticleText, Session
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair

TEXT = "Moscow has massed {} troops along the border, officials in Kiev told reporters on Friday.\n"


@pytest.fixture
def paths(tmp_path: Path) -> Pair[str]:
    for name, troops in (("one.txt", "90,000"), ("two.txt", "100,000")):
        (tmp_path / name).write_text(TEXT.format(troops))
    return Pair(str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))


def judge(paths: Pair[str], verdict: str) -> Store:
    opened = session.open_pair(*paths)
    (number,) = (found for found in opened.collation.divergences if found.type == "number")
    texts = [ArticleText(article.path, article.text, article.sha256) for article in opened.articles]
    store = Store(texts, Session("mia", background=False))
    store.add(PAIR, number.sides, Form(kind="verdict", status="done", tags=(verdict,)), "contradicts")
    store.flush()
    return store


def printed(capsys: pytest.CaptureFixture[str], *paths: str) -> list[str]:
    assert run(["align", *paths, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["divergences"]
    return [divergence["verdict"] for divergence in found if divergence["type"] == "number"]


def test_the_readers_verdict_is_printed(paths: Pair[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, *paths) != ["conflict"]
    judge(paths, "conflict").close()
    assert printed(capsys, *paths) == ["conflict"]
    assert run(["align", *paths, "--width", "80"]) == 0
    assert "90,000 | 100,000  conflict (judged)\n" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["align", "--plain"], ["--plain"]])
def test_it_is_read_aloud(paths: Pair[str], capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    judge(paths, "conflict").close()
    assert run([*command, *paths]) == 0
    assert "one has “90,000”, two “100,000”. Judged: conflict.\n" in capsys.readouterr().out


def test_what_a_rule_proposes_is_told_from_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = Pair(str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))
    Path(paths.left).write_text(TEXT.format("at least 90,000"))
    Path(paths.right).write_text(TEXT.format("94,000"))
    assert run(["align", *paths, "--width", "80"]) == 0
    assert "at least 90,000 | 94,000  more specific ?\n" in capsys.readouterr().out
    assert run(["align", *paths, "--plain"]) == 0
    assert "two “94,000”. Proposed: more specific.\n" in capsys.readouterr().out
    judge(paths, "more specific").close()
    assert run(["align", *paths, "--width", "80"]) == 0
    assert "at least 90,000 | 94,000  more specific (judged)\n" in capsys.readouterr().out


def test_it_holds_the_other_way_round(paths: Pair[str], capsys: pytest.CaptureFixture[str]) -> None:
    judge(paths, "conflict").close()
    assert printed(capsys, paths.right, paths.left) == ["conflict"]


def test_taken_back_it_is_gone(paths: Pair[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = printed(capsys, *paths)
    store = judge(paths, "conflict")
    store.undo()
    store.close()
    assert printed(capsys, *paths) == before


def test_a_sidecar_that_does_not_parse_stops_no_comparison(
    paths: Pair[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store = judge(paths, "conflict")
    store.close()
    Path(store.paths[-1]).write_text("annotations: [\n")
    assert printed(capsys, *paths) == printed(capsys, paths.right, paths.left)
