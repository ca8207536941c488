"""`diptych merge`: by itself, over folders, and as the driver of git."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli import run
from tests.cli.conftest import Archive
from tests.conftest import ROOT


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
