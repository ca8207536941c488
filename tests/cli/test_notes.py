"""`diptych notes`: what people and programs get."""

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from reader import session
from reader.cli import run
from reader.notes.opening import ArticleText, Session
from reader.notes.store import Form, Store
from reader.pair import Pair
from tests.cli.conftest import LEFT, RIGHT, Archive
from tests.conftest import ROOT


class TestList:
    def test_tells_each_note_under_its_file_with_place_quote_text_and_tags(self, archive: Archive) -> None:
        lines = archive.notes("list", archive.folder).splitlines()
        assert [line for line in lines if not line.startswith("  ")] == [str(archive.both), str(archive.own)]
        line = next(line for line in lines if archive.question in line)
        for part in ("question", "open", "left 2", "“six weeks”", "Who says so? Ask.", "#time", "mia"):
            assert part in line

    def test_over_one_article_a_pair_or_a_folder(self, archive: Archive) -> None:
        counts = [len(archive.values("list", *paths)["notes"]) for paths in
                  ([archive.left], [archive.right], [archive.left, archive.right], [archive.folder])]  # fmt: skip
        assert counts == [3, 2, 3, 3]  # those with the other article too

    @pytest.mark.parametrize(
        ("arguments", "count"),
        [
            (("--tag", "time"), 2), (("--kind", "question"), 1), (("--status", "done"), 0), (("--author", "mia"), 3),
            (("--text", "WHO ask"), 1), (("--tag", "time", "--kind", "note"), 1), (("--author", "tom"), 0),
        ],
    )  # fmt: skip
    def test_shows_what_passes_the_filter(self, archive: Archive, arguments: tuple[str, ...], count: int) -> None:
        assert len(archive.values("list", archive.folder, *arguments)["notes"]) == count

    def test_says_when_there_is_nothing(self, archive: Archive) -> None:
        other = archive.folder / "other.txt"
        other.write_text(RIGHT)
        assert archive.notes("list", other) == "no notes here\n"
        assert archive.notes("list", archive.folder, "--tag", "zzz") == "no note passes the filter\n"

    def test_as_values_holds_places_by_article_paragraph_and_offset(self, archive: Archive) -> None:
        told = archive.values("list", archive.folder)
        assert told["schema"] == 1
        note = next(note for note in told["notes"] if note["id"] == archive.same)
        assert note["state"] == "sure" and note["relation"] == "same"
        start = RIGHT.index("close on Monday")
        assert note["places"][1]["paragraphs"] == [1]
        assert (note["places"][1]["start"], note["places"][1]["end"]) == (start, start + len("close on Monday"))

    def test_a_file_that_does_not_parse_is_told_and_the_others_are_shown(self, archive: Archive) -> None:
        archive.own.write_text("diptych-notes: 1\nannotations: [")
        assert run(["notes", "list", str(archive.folder)]) == 1

    def test_nothing_foreign_reaches_the_terminal(self, archive: Archive) -> None:
        archive.own.write_text(archive.own.read_text().replace("kind: question", 'kind: "\\e]0;owned\\a"'))
        for action in ("list", "show", "export"):
            assert not {"\x1b", "\x07"} & set(archive.notes(action, archive.folder))


class TestShow:
    def test_prints_notes_in_full(self, archive: Archive) -> None:
        told = archive.notes("show", archive.folder)
        assert "    Who says so?\n    Ask.\n" in told and f"answers  {archive.same}" in told

    def test_one_by_its_id(self, archive: Archive) -> None:
        told = archive.notes("show", archive.folder, archive.question)
        assert archive.question in told and archive.same not in told

    def test_an_unknown_id_is_named(self, archive: Archive) -> None:
        assert "n-zzz: no such note" in archive.complaint("show", archive.folder, "n-zzz")

    def test_an_id_alone_asks_for_its_folder(self, archive: Archive) -> None:
        assert "name the article or folder" in archive.complaint("show", archive.question, code=2)


class TestCheck:
    def test_is_content_with_notes_in_their_places(self, archive: Archive) -> None:
        assert archive.notes("check", archive.folder) == "3 notes, nothing to look at\n"

    def test_names_notes_and_links_that_lost_their_place_and_answers_1(self, archive: Archive) -> None:
        archive.left.write_text("Nothing of the old text stands here any longer, not a word of it.\n")
        told = archive.notes("check", archive.folder, code=1)
        for part in (archive.question, archive.same, archive.reply, "link by hand", "place not found: “six weeks”"):
            assert part in told

    def test_names_an_article_that_is_gone(self, archive: Archive) -> None:
        archive.right.unlink()
        found = archive.values("check", archive.folder, code=1)["findings"]
        assert {"article not found"} < {finding["what"] for finding in found}
        assert any(finding["words"] == str(archive.right) for finding in found)

    def test_names_a_file_that_does_not_parse_with_its_line(self, archive: Archive) -> None:
        archive.own.write_text("diptych-notes: 1\nannotations: [\n")
        finding = archive.values("check", archive.folder, code=1)["findings"][0]
        assert finding["sidecar"] == str(archive.own) and finding["what"].startswith("line ")

    def test_names_what_two_people_changed_at_once(self, archive: Archive) -> None:
        text = archive.own.read_text()
        archive.own.write_text(text + "    conflict: {body: [one, two]}\n")
        assert "changed by two at once: text" in archive.notes("check", archive.folder, code=1)


class TestExportAndImport:
    @pytest.mark.parametrize("form", ["csv", "jsonld"])
    def test_bring_every_note_back(self, archive: Archive, form: str) -> None:
        before = archive.values("list", archive.folder)
        exported = archive.folder.parent / f"notes.{form}"
        archive.notes("export", archive.folder, "--format", form, "-o", exported)
        links = archive.both.read_text().partition("links:")[2]
        archive.own.unlink()
        archive.both.unlink()
        assert links
        assert "3 notes new or changed" in archive.notes("import", exported, "--into", archive.folder)
        assert archive.values("list", archive.folder) == before
        nothing = {"schema": 1, "changed": 0, "sidecars": [], "notes": []}
        assert archive.values("import", exported, "--into", archive.folder) == nothing

    def test_an_import_as_values_names_what_was_written(self, archive: Archive) -> None:
        exported = archive.folder.parent / "notes.csv"
        archive.notes("export", archive.left, "-o", exported)
        archive.notes("rename-tag", "time", "when", archive.left)
        told = archive.values("import", exported, "--into", archive.folder)
        note = {"sidecar": str(archive.own), "id": archive.question, "new": False}
        assert told == {"schema": 1, "changed": 1, "sidecars": [str(archive.own)], "notes": [note]}

    def test_an_import_that_meets_a_faulty_file_changes_none(self, archive: Archive) -> None:
        exported = archive.folder.parent / "notes.csv"
        archive.notes("export", archive.folder, "-o", exported)
        archive.own.unlink()
        archive.both.write_text("diptych-notes: 1\nannotations: [")
        archive.complaint("import", exported, "--into", archive.folder)
        assert not archive.own.exists()

    def test_as_values_an_export_is_its_notes_with_the_text_around(self, archive: Archive) -> None:
        told = archive.values("export", archive.folder, "--kind", "question")
        assert (told["schema"], told["exported"], told["format"], told["output"]) == (1, 1, None, None)
        assert told["sidecars"] == [str(archive.own)]
        [note] = told["notes"]
        before, _, after = LEFT.split("\n\n")[1].partition("six weeks")
        assert note["around"] == [{"before": before, "text": "six weeks", "after": after}]
        assert {key: value for key, value in note.items() if key != "around"} in archive.values(
            "list", archive.folder)["notes"]  # fmt: skip

    def test_as_values_an_export_to_a_file_tells_the_file(self, archive: Archive) -> None:
        into = archive.folder.parent / "notes.csv"
        told = archive.values("export", archive.left, archive.right, "-o", into)
        assert (told["format"], told["output"], told["exported"]) == ("csv", str(into), 3)
        assert into.read_bytes().decode() == archive.notes(
            "export", archive.left, archive.right, "--format", "csv")  # fmt: skip

    def test_as_values_an_export_has_no_second_form_on_standard_output(self, archive: Archive) -> None:
        assert "--output" in archive.complaint("export", archive.left, "--format", "csv", "--json", code=2)

    def test_only_what_passes_the_filter(self, archive: Archive) -> None:
        text = archive.notes("export", archive.folder, "--format", "csv", "--tag", "bridge")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [row["id"] for row in rows] == [archive.same]
        assert rows[0]["body"] == "'=1+1"

    def test_markdown_quotes_no_other_paragraph(self, archive: Archive) -> None:
        # Paragraphs by lines, as many pages give them.
        archive.left.write_text(LEFT.replace("\n\n", "\n"))
        told = archive.notes("export", archive.left, "--format", "markdown")
        (quoted,) = [line for line in told.splitlines() if line.startswith(">")]
        assert quoted.startswith("> The harbour bridge will close") and quoted.endswith("will take **six weeks**.")

    def test_markdown_has_the_place_and_the_text_around(self, archive: Archive) -> None:
        text = archive.notes("export", archive.left)
        assert "## left 2" in text
        assert (
            "> The harbour bridge will close on Monday for repairs that engineers say will take **six weeks**.\n"
            in text
        )

    def test_an_export_never_replaces_what_it_was_made_from(self, archive: Archive) -> None:
        before = archive.own.read_bytes()
        assert "another name" in archive.complaint("export", archive.folder, "-o", archive.own)
        assert archive.own.read_bytes() == before

    @pytest.mark.parametrize("name", ["notes.csv", "notes.jsonld"])
    def test_the_end_of_a_name_says_the_format(self, archive: Archive, name: str, tmp_path: Path) -> None:
        into = tmp_path / name
        archive.notes("export", archive.folder, "-o", into)
        assert into.read_bytes().decode() == archive.notes("export", archive.folder, "--format", name.partition(".")[2])

    @pytest.mark.parametrize("form", ["csv", "jsonld", "markdown"])
    def test_an_export_that_a_terminal_gets_cannot_act_on_it(
        self, archive: Archive, form: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        attack = '"\\e]0;x\\a \\x9b31m \\u202e"'
        archive.own.write_text(f"diptych-notes: 1\nannotations:\n  - id: n-1\n    body: {attack}\n")
        words = archive.notes("export", archive.folder, "--format", "csv")
        assert "\x1b]0;x\x07 \x9b31m \u202e" in words
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        printed = archive.notes("export", archive.folder, "--format", form)
        assert "]0;x" in printed
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(printed)

    def test_an_export_with_holes_is_refused(self, archive: Archive) -> None:
        archive.own.write_text("diptych-notes: 1\nannotations: [")
        archive.complaint("export", archive.folder, "-o", archive.folder.parent / "all.md")
        assert not (archive.folder.parent / "all.md").exists()

    def test_an_import_of_something_else_is_one_line(self, archive: Archive) -> None:
        assert "say --format" in archive.complaint("import", archive.left, "--into", archive.folder, code=2)
        assert "not there" in archive.complaint("import", "none.csv", "--into", archive.folder)
        wrong = archive.folder / "wrong.csv"
        wrong.write_bytes(b"\xff\xfe\x00")
        assert "UTF-8" in archive.complaint("import", wrong, "--into", archive.folder)
        wrong.write_text("a,b\n1,2\n")
        assert "not a table of notes" in archive.complaint("import", wrong, "--into", archive.folder)


def test_a_tag_is_renamed_over_a_folder(archive: Archive) -> None:
    assert archive.notes("rename-tag", "time", "when", archive.folder) == "2 notes changed\n"
    assert len(archive.values("list", archive.folder, "--tag", "when")["notes"]) == 2


def test_a_renamed_tag_as_values_names_what_was_written(archive: Archive) -> None:
    told = archive.values("rename-tag", "bridge", "span", archive.left, archive.right)
    note = {"sidecar": str(archive.both), "id": archive.same, "new": False}
    assert told == {"schema": 1, "changed": 1, "sidecars": [str(archive.both)], "notes": [note]}


def test_a_tag_is_renamed_beside_a_file_that_does_not_parse(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.own.write_text("diptych-notes: 1\nannotations: [")
    assert run(["notes", "rename-tag", "time", "when", str(archive.folder)]) == 1
    told = capsys.readouterr()
    assert told.out == "1 note changed\n"
    assert told.err.startswith(f"diptych: {archive.own}:")


class TestPlainWords:
    """No word of the file's own stands where a person reads."""

    @pytest.fixture
    def alone(self, archive: Archive) -> Archive:
        archive.both.write_text(archive.both.read_text().replace("relation: same", "relation: only-in-b"))
        return archive

    @pytest.mark.parametrize("action", ["show", "export"])
    def test_what_stands_on_one_side_has_the_name_of_its_article(self, alone: Archive, action: str) -> None:
        told = alone.notes(action, alone.folder)
        assert "only in right" in told
        assert "only-in" not in told

    @pytest.mark.parametrize("action", ["show", "export"])
    def test_a_field_that_two_changed_at_once_is_told_in_words(self, archive: Archive, action: str) -> None:
        places = '[{article: a, start: 1, end: 4, quote: "arb"}, {article: a, start: 5, end: 9, quote: "our b"}]'
        archive.own.write_text(archive.own.read_text() + f"    conflict: {{body: [one, two], target: {places}}}\n")
        told = archive.notes(action, archive.left).lower()
        assert "changed by two at once, text:" in told and "changed by two at once, place:" in told
        assert "“arb”" in told and "{'" not in told


def test_a_folder_that_cannot_be_written_has_its_notes_under_the_data_folder(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr("reader.notes.files.writable", lambda _folder: False)
    article = session.open_article(str(archive.right)).article
    store = Store([ArticleText(article.path, article.text, article.sha256)], Session("mia", background=False))
    store.add(0, Pair(archive.span(article, "Extra boats"), None), Form("How many?"))
    store.close()
    told = archive.values("list", archive.right)["notes"]
    assert [note["body"] for note in told] == ["How many?", "=1+1", "Not quite."]
    assert told[0]["sidecar"].startswith(str(home))


@pytest.mark.parametrize("action", ["list", "show", "check", "export", "import", "rename-tag"])
def test_every_action_has_help_with_examples(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["notes", action, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: diptych notes {action}" in told and f"  diptych notes {action} " in told


@pytest.mark.parametrize("arguments", [[], ["zzz"], ["list"], ["export", "x", "--format", "docx"]])
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", *arguments]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "--help` shows the way" in told


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for part in value.values() for key in _keys(part))}
    return {key for part in value for key in _keys(part)} if isinstance(value, list) else set()


@pytest.mark.parametrize("over", ["file", "pair", "folder"])
def test_every_key_that_programs_get_is_documented(archive: Archive, over: str) -> None:
    paths = {"file": [archive.both], "pair": [archive.left, archive.right], "folder": [archive.folder]}[over]
    exported = archive.folder.parent / "notes.csv"
    told = [archive.values(action, *paths) for action in ("list", "show", "check", "export")]
    told.append(archive.values("export", *paths, "-o", exported))
    told.append(archive.values("rename-tag", "time", "when", *paths))
    told.append(archive.values("import", exported, "--into", archive.folder))
    assert all(each["schema"] == 1 for each in told)
    assert told[-1]["changed"] == told[-2]["changed"] > 0
    page = (ROOT / "docs" / "json.md").read_text()
    assert {key for each in told for key in _keys(each) if f'"{key}"' not in page} == set()
