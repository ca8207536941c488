"""What a screen reader is given: in words all that colour says elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader import session
from reader.exports.spoken import Speaker, quoted
from tests.conftest import ROOT, RTHK, WION


def read_aloud() -> list[str]:
    pair = session.open_pair(str(WION), str(RTHK))
    return list(Speaker(pair.articles, pair.sigla, pair.collation, formal=False).lines())


def test_it_says_what_the_articles_are_and_what_they_share() -> None:
    lines = read_aloud()
    assert lines[0].startswith("The left article is WION")
    assert lines[1].startswith("The right article is RTHK")
    assert lines[2].startswith("agency copy: ")


def test_each_passage_is_numbered_and_says_how_close_it_is() -> None:
    passages = [line for line in read_aloud() if line.startswith("Passage ")]
    pair = session.open_pair(str(WION), str(RTHK))
    assert len(passages) == len(pair.collation.links)
    assert all("words are the same" in line for line in passages)
    assert any("stands elsewhere in its article" in line for line in passages)


def test_every_compared_paragraph_of_both_articles_is_read() -> None:
    said = "\n".join(read_aloud())
    pair = session.open_pair(str(WION), str(RTHK))
    for article, siglum in zip(pair.articles, pair.sigla, strict=True):
        for paragraph in article.paragraphs:
            if paragraph.role == "body":
                assert f"{siglum} {paragraph.position + 1}: " in said


def test_dates_are_said_as_on_the_screen() -> None:
    assert "2 Dec 2021" in read_aloud()[1]
    assert not re.search(r"\d{4}-\d\d", " ".join(read_aloud()[:2]))


def test_the_words_of_a_quotation_stand_between_other_marks_than_its_own(tmp_path: Path) -> None:
    said = "The river police said the boat turned over {} in thick fog near the jetty at Baliakhali on Monday.\n"
    for name, words in (("one.txt", '"in less than four minutes"'), ("two.txt", "in less than four minutes")):
        (tmp_path / name).write_text(said.format(words))
    pair = session.open_pair(str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))
    lines = list(Speaker(pair.articles, pair.sigla, pair.collation).lines())
    form = next(line for line in lines if line.startswith("Quotation form: "))
    assert 'one has “"in less than four minutes"”, two “in less than four minutes”' in form
    same = [line for line in lines if line.startswith("The same in both")]
    assert not any("four minutes" in line for line in same)


@pytest.mark.parametrize(("words", "expected"), [("said", "“said”"), ('"said"', '“"said"”'), ("“said”", "«“said”»")])
def test_quotation_marks_around_words_are_not_theirs(words: str, expected: str) -> None:
    assert quoted(words) == expected


def test_nothing_hangs_on_signs_or_colour() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--plain", str(WION), str(RTHK)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT, check=True,
    )  # fmt: skip
    assert not set(done.stdout) & set("{}<>≈\x1b│─")


def test_reading_one_article_aloud_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--plain", str(WION)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("diptych: without a terminal --plain")
