"""`diptych notes` and `diptych merge`: what people, programs and git get."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader import session
from reader.articles.model import Article
from reader.cli import run
from reader.notes.opening import ArticleText, Session
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair, Span
from tests.conftest import ROOT

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


class TestGit:
    """The two lines of `diptych merge --help`, tried with git itself."""

    def git(self, folder: Path, *arguments: str, code: int | None = 0) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=mia", "-c", "user.email=mia@example.org", *arguments],
            cwd=folder, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        )  # fmt: skip
        assert code is None or done.returncode == code, done.stderr
        return done.stdout + done.stderr

    @pytest.fixture
    def repository(self, archive: Archive) -> Path:
        folder = archive.folder
        self.git(folder, "init", "-q", "-b", "main")
        self.git(folder, "config", "merge.diptych.driver", f"{sys.executable} -m reader merge %O %A %B %P")
        (folder / ".gitattributes").write_text("*.diptych.yaml merge=diptych\n")
        self.git(folder, "add", ".")
        self.git(folder, "commit", "-qm", "notes")
        return folder

    def change(self, folder: Path, sidecar: Path, branch: str, old: str, new: str) -> None:
        self.git(folder, "checkout", "-q", "-B", branch, "main")
        sidecar.write_text(sidecar.read_text().replace(old, new))
        self.git(folder, "commit", "-qam", branch)

    def test_merges_what_two_people_changed_in_one_note(self, archive: Archive, repository: Path) -> None:
        self.change(repository, archive.own, "mine", "status: open", "status: done")
        self.change(repository, archive.own, "yours", "kind: question", "kind: claim")
        self.git(repository, "merge", "-q", "mine", "-m", "both")
        note = archive.values("list", archive.left)["notes"][0]
        assert (note["status"], note["kind"], note["conflict"]) == ("done", "claim", {})

    def test_keeps_both_where_they_changed_the_same_field(self, archive: Archive, repository: Path) -> None:
        self.change(repository, archive.own, "mine", "Ask.", "Ask her.")
        self.change(repository, archive.own, "yours", "Ask.", "Ask him.")
        told = self.git(repository, "merge", "-q", "mine", "-m", "both", code=1)
        assert f"{archive.own.name}: 1 field was changed by both" in told
        note = archive.values("list", archive.left)["notes"][0]
        assert note["conflict"] == {"body": ["Who says so?\nAsk her.", "Who says so?\nAsk him."]}

    def test_its_help_has_the_two_lines(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            run(["merge", "--help"])
        told = capsys.readouterr().out
        assert "git config merge.diptych.driver 'diptych merge %O %A %B %P'" in told
        assert "echo '*.diptych.yaml merge=diptych' >> .gitattributes" in told

    def test_merges_files_that_both_began(self, archive: Archive, repository: Path) -> None:
        text = archive.own.read_text()
        self.git(repository, "rm", "-q", archive.own.name)
        self.git(repository, "commit", "-qm", "none yet")
        for branch, words in (("yours", "Ask her."), ("mine", "Ask him.")):
            self.git(repository, "checkout", "-q", "-B", branch, "main")
            archive.own.write_text(text.replace("n-", f"n-{branch}").replace("Ask.", words))
            self.git(repository, "add", ".")
            self.git(repository, "commit", "-qm", branch)
        self.git(repository, "merge", "-q", "yours", "-m", "both")
        assert {note["body"] for note in archive.values("list", archive.own)["notes"]} == {
            "Who says so?\nAsk him.", "Who says so?\nAsk her."
        }  # fmt: skip


@pytest.mark.parametrize("missing", ["base", "ours", "theirs"])
def test_a_merge_with_a_file_that_is_not_there_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    names = {name: tmp_path / f"{name}.diptych.yaml" for name in ("base", "ours", "theirs")}
    for name, path in names.items():
        if name != missing:
            path.write_text("")
    before = sorted(tmp_path.iterdir())
    assert run(["merge", *map(str, names.values())]) == 1
    assert re.fullmatch(f"diptych[^\n]*{missing}.diptych.yaml: is not there[^\n]*\n", capsys.readouterr().err)
    assert sorted(tmp_path.iterdir()) == before


class TestMerge:
    """Without git: files, folders, and what programs get."""

    def values(self, capsys: pytest.CaptureFixture[str], *paths: Path, code: int = 0) -> Any:
        assert run(["merge", *map(str, paths), "--json"]) == code
        return json.loads(capsys.readouterr().out)

    @pytest.fixture
    def folders(self, archive: Archive) -> tuple[Path, Path, Path]:
        """The archive, and two copies of its notes that two people went on with."""
        made = []
        for name in ("base", "ours", "theirs"):
            made.append(archive.folder.parent / name)
            made[-1].mkdir()
            for sidecar in (archive.own, archive.both):
                (made[-1] / sidecar.name).write_bytes(sidecar.read_bytes())
        return made[0], made[1], made[2]

    @staticmethod
    def change(path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def test_as_values_says_what_was_merged_and_what_is_at_odds(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        base, ours, theirs = (folder / archive.own.name for folder in folders)
        assert self.values(capsys, base, ours, theirs) == {
            "schema": 1, "merged": [{"path": str(ours), "notes": 1, "changed": False}], "conflicts": [],
        }  # fmt: skip
        self.change(ours, "Ask.", "Ask her.")
        self.change(theirs, "Ask.", "Ask him.")
        readings = ["Who says so?\nAsk her.", "Who says so?\nAsk him."]
        assert self.values(capsys, base, ours, theirs, code=1) == {
            "schema": 1, "merged": [{"path": str(ours), "notes": 1, "changed": True}],
            "conflicts": [{"path": str(ours), "id": archive.question, "field": "body", "readings": readings}],
        }  # fmt: skip

    def test_folders_are_merged_file_by_file(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        base, ours, theirs = folders
        self.change(ours / archive.own.name, "status: open", "status: done")
        self.change(theirs / archive.own.name, "kind: question", "kind: claim")
        for folder in (base, ours):
            (folder / archive.both.name).unlink()
        told = self.values(capsys, base, ours, theirs)
        assert [each["notes"] for each in told["merged"]] == [2, 1] and told["conflicts"] == []
        assert (ours / archive.both.name).exists()
        text = (ours / archive.own.name).read_text()
        assert "status: done" in text and "kind: claim" in text

    def test_a_file_that_the_other_folder_does_not_have_stays(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        base, ours, theirs = folders
        before = (ours / archive.own.name).read_bytes()
        (theirs / archive.own.name).unlink()
        self.values(capsys, base, ours, theirs)
        assert (ours / archive.own.name).read_bytes() == before

    def test_a_file_that_our_folder_does_not_have_is_taken_as_new_though_both_had_it_once(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        base, ours, theirs = folders
        (ours / archive.own.name).unlink()
        self.values(capsys, base, ours, theirs)
        assert "Who says so?" in (ours / archive.own.name).read_text()

    def test_a_faulty_file_in_a_folder_is_told_and_the_others_are_merged(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, ours, theirs = folders
        (theirs / archive.own.name).write_text("diptych-notes: 1\nannotations: [")
        self.change(theirs / archive.both.name, "Not quite.", "Not at all.")
        assert run(["merge", *map(str, folders)]) == 1
        assert capsys.readouterr().err.count("\n") == 1
        assert "Not at all." in (ours / archive.both.name).read_text()

    def test_files_and_folders_do_not_mix(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["merge", str(folders[0]), str(archive.own), str(archive.own)]) == 2
        assert "three files of notes or three folders" in capsys.readouterr().err

    def test_facts_of_an_article_that_both_set_are_at_odds_as_well(
        self, archive: Archive, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        base, ours, theirs = (folder / "x.txt.diptych.yaml" for folder in folders)
        for path, place in ((base, "Rome"), (ours, "Riga"), (theirs, "Oslo")):
            path.write_text(f"diptych-notes: 1\narticles:\n  a: {{path: x.txt, meta: {{place: {place}}}}}\n")
        told = self.values(capsys, base, ours, theirs, code=1)["conflicts"]
        assert [(each["id"], each["field"], each["readings"]) for each in told] == [("a", "place", ["Oslo", "Riga"])]


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
