"""Which files of a folder are articles."""

import os
from pathlib import Path

import pytest

from reader.archive.find import find_articles, holds_articles, named_as_articles
from reader.errors import FileProblem


def lay_out(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some words.\n")


def found(folder: Path) -> list[str]:
    return [os.path.relpath(path, folder) for path in find_articles(str(folder))]


def test_articles_come_in_the_order_of_their_names_sub_folders_included(tmp_path: Path) -> None:
    lay_out(tmp_path, "b.txt", "a.TXT", "2022/01/c.md", "2021/d.txt")
    assert found(tmp_path) == ["a.TXT", "b.txt", "2021/d.txt", "2022/01/c.md"]


def test_what_is_about_the_folder_hidden_or_no_text_is_passed_over(tmp_path: Path) -> None:
    lay_out(tmp_path, "README.md", "CHANGELOG.md", ".hidden.txt", ".git/x.txt", "a.txt.diptych.yaml", "p.png", "a.txt")
    assert found(tmp_path) == ["a.txt"]


def test_what_is_not_a_regular_file_is_left_out(tmp_path: Path) -> None:
    lay_out(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    assert found(tmp_path) == ["a.txt"]


def test_what_is_only_called_like_an_article_is_known_to_who_reads_them_all(tmp_path: Path) -> None:
    lay_out(tmp_path, "a.txt", "README.md")
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere")
    names = [os.path.basename(path) for path in named_as_articles(str(tmp_path))]
    assert names == ["a.txt", "fifo.txt", "lost.txt"]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, "in/a.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert found(tmp_path) == ["in/a.txt"]


def test_a_folder_that_is_not_there_is_a_problem_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such"):
        find_articles(str(tmp_path / "no such"))


def test_a_folder_holds_articles_only_when_they_stand_in_it(tmp_path: Path) -> None:
    lay_out(tmp_path, "README.md", "below/a.txt")
    assert not holds_articles(str(tmp_path))
    assert holds_articles(str(tmp_path / "below"))
    assert not holds_articles(str(tmp_path / "missing"))
