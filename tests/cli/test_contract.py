"""The JSON that programs build on: exact keys, offsets that lead back to the text, indexes that exist."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NATIONAL, ROOT, RTHK, WION

META = {"title", "publisher", "byline", "published", "updated", "place", "agencies", "url"}
SHOWN = {"path", "sha256", "chars", "meta", "paragraphs"}
KINDS = {"verbatim", "near-verbatim", "rewrite"}
TYPES = {
    "number", "name", "date-time", "place", "quote-wording", "quote-form", "speaker", "saying-verb", "modality",
    "wording", "omission", "addition", "formal",
}  # fmt: skip
VERDICTS = {"open", "conflict", "more specific", "different moment", "variant", "unclear"}


def diptych(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


def said(*arguments: str | Path) -> dict[str, Any]:
    done = diptych(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    value = json.loads(done.stdout)
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="module")
def aligned() -> dict[str, Any]:
    return said("align", WION, RTHK, "--json")


class TestShow:
    def test_has_exactly_the_promised_keys(self) -> None:
        shown = said("show", WION, "--json")
        assert set(shown) == SHOWN | {"schema"}
        assert shown["schema"] == 1
        assert set(shown["meta"]) == META
        assert all(set(paragraph) == {"index", "start", "end", "role"} for paragraph in shown["paragraphs"])

    @pytest.mark.parametrize(("number", "paragraphs"), list(enumerate([20, 21, 13, 34, 26])))
    def test_counts_the_paragraphs_of_the_samples(
        self, samples: tuple[Path, ...], number: int, paragraphs: int
    ) -> None:
        shown = said("show", samples[number], "--json")
        assert [paragraph["index"] for paragraph in shown["paragraphs"]] == list(range(paragraphs))

    def test_holds_foreign_text_word_for_word_and_nothing_that_a_terminal_obeys(self, tmp_path: Path) -> None:
        path = tmp_path / "a\u202e\x1b[31m.txt"
        title = "A headline \x1b]0;x\x07 of \x9b31m some \u202ewords\u2066 and \U000e0041 more"
        path.write_text(f"{title}\n\nThe council met in the evening and adjourned without a vote.\n", encoding="utf-8")
        done = diptych("show", path, "--json")
        assert json.loads(done.stdout)["path"] == str(path)
        assert "\x1b]0;x" in json.loads(done.stdout)["meta"]["title"]
        assert done.stdout.replace("\n", "").isprintable()

    def test_names_the_file_by_the_hash_of_its_bytes(self) -> None:
        assert said("show", WION, "--json")["sha256"] == hashlib.sha256(WION.read_bytes()).hexdigest()

    def test_says_null_for_what_the_article_does_not_say(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("The council met in the evening and adjourned without a vote on the new bridge.\n")
        meta = said("show", path, "--json")["meta"]
        assert meta["publisher"] is None
        assert meta["published"] is None
        assert meta["agencies"] == []


class TestAlign:
    def test_has_exactly_the_promised_keys(self, aligned: dict[str, Any]) -> None:
        assert set(aligned) == {"schema", "left", "right", "links", "runs", "divergences", "share", "finding"}
        assert set(aligned["left"]) == set(aligned["right"]) == SHOWN
        assert all(set(x) == {"id", "left", "right", "kind", "score", "pairs", "by"} for x in aligned["links"])
        assert all(set(x) == {"left", "right", "class", "link"} for x in aligned["runs"])
        assert all(set(x) == {"link", "type", "left", "right", "verdict"} for x in aligned["divergences"])
        assert set(aligned["share"]["left"]) == {"speech", "names", "prose", "words"}

    def test_uses_only_the_promised_words(self, aligned: dict[str, Any]) -> None:
        assert {link["kind"] for link in aligned["links"]} <= KINDS
        assert {link["by"] for link in aligned["links"]} <= {"rule", "hand"}
        assert {run["class"] for run in aligned["runs"]} <= {"speech", "names", "prose"}
        assert {divergence["type"] for divergence in aligned["divergences"]} <= TYPES
        assert {divergence["verdict"] for divergence in aligned["divergences"]} <= VERDICTS
        assert aligned["finding"] in {"agency copy", "common source", "incidental", "none"}

    def test_every_link_names_paragraphs_that_exist_and_pairs_of_its_own(self, aligned: dict[str, Any]) -> None:
        for link in aligned["links"]:
            assert 0 <= link["score"] <= 1
            for side in ("left", "right"):
                assert link[side] == sorted(set(link[side]))
                assert set(link[side]) <= set(range(len(aligned[side]["paragraphs"])))
            assert {i for i, _, _ in link["pairs"]} == set(link["left"])
            assert {j for _, j, _ in link["pairs"]} == set(link["right"])

    def test_an_omission_has_nothing_on_the_right_and_an_addition_nothing_on_the_left(
        self, aligned: dict[str, Any]
    ) -> None:
        for divergence in aligned["divergences"]:
            assert (divergence["right"] is None) == (divergence["type"] == "omission")
            assert (divergence["left"] is None) == (divergence["type"] == "addition")

    def test_two_papers_that_print_the_same_agency_copy_are_found_out(self, aligned: dict[str, Any]) -> None:
        assert aligned["finding"] == "agency copy"
        pairs = {(i, j) for link in aligned["links"] for i, j, _ in link["pairs"]}
        assert {(11, 25), (13, 5), (13, 20), (15, 14), (16, 21), (18, 15), (19, 16)} <= pairs

    def test_a_report_of_another_event_has_no_copied_link(self) -> None:
        other = said("align", NATIONAL, RTHK, "--json")
        assert [link for link in other["links"] if link["kind"] != "rewrite"] == []

    def test_explains_itself_on_request(self) -> None:
        explained = said("align", WION, RTHK, "--json", "--explain")
        assert explained["why"]
        assert all(link["why"] for link in explained["links"])
        assert all(divergence["why"] for divergence in explained["divergences"])


class TestPairs:
    def test_has_exactly_the_promised_keys_and_the_strongest_pair_first(self) -> None:
        found = said("pairs", "corpus", "--json")
        assert set(found) == {"schema", "articles", "pairs"}
        assert all(set(article) == {"path", "sha256", "meta"} for article in found["articles"])
        assert all(set(p) == {"left", "right", "shared_words", "share", "finding"} for p in found["pairs"])
        first = found["pairs"][0]
        assert {Path(first["left"]).name, Path(first["right"]).name} == {WION.name, RTHK.name}
        assert first["finding"] == "agency copy"


class TestKeysAndThemes:
    def test_keys_have_exactly_the_promised_keys(self) -> None:
        told = said("keys", "--json")
        assert set(told) == {"schema", "commands"}
        assert all(set(each) == {"id", "keys", "default", "help", "group", "screens"} for each in told["commands"])
        cite = next(each for each in told["commands"] if each["id"] == "cite")
        assert (cite["keys"], cite["default"], cite["screens"]) == (["y"], ["y"], ["reader", "differences", "plain"])

    def test_themes_have_exactly_the_promised_keys(self, home: Path) -> None:
        told = said("themes", "--json")
        assert set(told) == {"schema", "folder", "themes"}
        assert told["folder"] == str(home / ".config" / "diptych" / "themes")
        assert all(set(each) == {"name", "description", "dark"} for each in told["themes"])
        assert {each["name"]: each["dark"] for each in told["themes"]} == {
            "dark": True, "light": False, "mono": None, "sixteen": None, "terminal": None
        }  # fmt: skip
