"""What the command line answers: to people, to pipes, and to whoever calls it wrongly."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import run
from tests.conftest import ROOT, RTHK, WION
from tests.terminal.sessions import Session


def diptych(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that was said on standard error."""
    assert done.stdout == ""
    assert re.fullmatch(r"diptych[^\n]+\n", done.stderr), done.stderr
    return done.stderr


class TestBadInput:
    def bad_files(self, folder: Path) -> dict[str, Path]:
        files = {
            name: folder / f"{name}.txt" for name in ("missing", "binary", "empty", "blank", "fifo", "loop", "socket")
        }
        files["binary"].write_bytes(bytes(range(256)) * 40)
        files["empty"].write_bytes(b"")
        files["blank"].write_text(" \n\u00a0\n\t\n")
        os.mkfifo(files["fifo"])
        files["loop"].symlink_to(files["loop"])
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(folder)
            server.bind("socket.txt")
        files["folder"] = folder / "folder"
        files["folder"].mkdir()
        files["device"] = Path("/dev/zero")
        return files

    @pytest.mark.parametrize(
        "kind", ["missing", "binary", "empty", "blank", "fifo", "loop", "socket", "folder", "device"]
    )
    def test_gets_one_line_that_names_the_file_and_status_1(self, tmp_path: Path, kind: str) -> None:
        path = self.bad_files(tmp_path)[kind]
        for done in (diptych("show", path), diptych("align", path, WION), diptych(WION, path)):
            assert done.returncode == 1
            assert str(path) in complaint(done)

    def test_writes_nothing(self, tmp_path: Path, home: Path) -> None:
        before = sorted(tmp_path.rglob("*"))
        diptych("show", tmp_path / "missing.txt")
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_name_that_would_drive_the_terminal_is_shown_harmless(self) -> None:
        done = diptych("show", "a\x1b]0;title\x07b.txt")
        assert done.returncode == 1
        assert "\x1b" not in complaint(done)

    def test_no_terminal_is_one_line_and_status_1(self) -> None:
        done = diptych(WION, RTHK)
        assert done.returncode == 1
        assert "terminal" in complaint(done)


class TestWrongUsage:
    @pytest.mark.parametrize(
        "arguments", [("a", "b", "c"), ("--no-such-option",), ("align", "a"), ("show",), ("pairs",)]
    )
    def test_is_one_line_and_status_2(self, arguments: tuple[str, ...]) -> None:
        done = diptych(*arguments)
        assert done.returncode == 2
        complaint(done)


class TestKeysAndThemesForPeople:
    def test_a_key_that_does_two_things_says_where_it_does_which(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["keys"]) == 0
        lines = {line.rpartition("[")[2]: line for line in capsys.readouterr().out.splitlines() if "[" in line}
        assert "(" not in lines["attach]"]
        assert "(reader, notes, plain)" in lines["delete-note]"]
        assert "(every list)" in lines["list-down]"]
        assert "(" not in lines["cite]"]

    def test_the_keys_are_those_in_force_and_the_default_ones_on_request(
        self, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = home / ".config" / "diptych"
        folder.mkdir(parents=True)
        (folder / "settings.yaml").write_text("keymap: {next-link: n, next-hit: l}\n")
        assert run(["keys"]) == 0
        told = capsys.readouterr().out
        assert "  n " in told and "[next-link, your own; by default l]" in told and told.count("your own") == 2
        assert run(["keys", "--default"]) == 0
        assert "your own" not in capsys.readouterr().out
        assert run(["keys", "--json"]) == 0
        found = {each["id"]: each for each in json.loads(capsys.readouterr().out)["commands"]}
        assert found["next-link"]["keys"] == ["n"] and found["next-link"]["default"] == ["l"]

    def test_a_theme_has_its_description_and_a_faulty_one_its_mistake(
        self, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = home / ".config" / "diptych" / "themes"
        folder.mkdir(parents=True)
        (folder / "mine.yaml").write_text("description: As I like it\nstyles: {run: bold}\n")
        (folder / "odd.yaml").write_text("description: Odd\ncolour: 3\n")
        assert run(["themes"]) == 1
        told = capsys.readouterr()
        assert re.search(r"^mono +Without colour$", told.out, re.MULTILINE)
        assert re.search(r"^mine +As I like it$", told.out, re.MULTILINE)
        assert "odd" not in told.out
        assert re.fullmatch(r"diptych: [^\n]*odd\.yaml[^\n]*colour[^\n]*\n", told.err)


class TestPairsForPeople:
    def test_a_line_for_each_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        for source in (WION, RTHK):
            (tmp_path / source.name).write_bytes(source.read_bytes())
        (tmp_path / "empty.txt").touch()
        (tmp_path / "lost.txt").symlink_to("nowhere")
        os.mkfifo(tmp_path / "pipe.txt")
        done = diptych("pairs", tmp_path)
        assert (done.returncode, done.stdout.count("agency copy")) == (0, 1)
        told = done.stderr.splitlines()
        assert [line.split(": ")[1] for line in told] == [
            str(tmp_path / name) for name in ("empty.txt", "lost.txt", "pipe.txt")
        ]
        assert "is a pipe" in told[2]


class TestMistypedCommand:
    @pytest.mark.parametrize(
        ("word", "meant"),
        [("algin", "align"), ("alig", "align"), ("Align", "align"), ("pair", "pairs"), ("shwo", "show"),
         ("note", "notes"), ("theme", "themes"), ("key", "keys"), ("compeltion", "completions")],
    )  # fmt: skip
    @pytest.mark.parametrize("others", [(), ("x", "y"), ("x", "y", "z"), ("x", "--json")])
    def test_the_command_that_is_near_is_named(
        self, word: str, meant: str, others: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run([word, *others]) == 2
        assert f'did you mean "diptych {meant}"?' in capsys.readouterr().err

    @pytest.mark.parametrize("word", ["frobnicate", "kiss"])
    def test_a_word_that_is_near_to_none_is_no_file_either(self, word: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run([word]) == 1
        told = capsys.readouterr().err
        assert f"{word}: no such file or command" in told and "--help" in told

    @pytest.mark.parametrize("word", ["help", "version"])
    def test_a_word_that_is_an_option_elsewhere_is_told_the_option(
        self, word: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run([word]) == 2
        assert f'did you mean "diptych --{word}"?' in capsys.readouterr().err

    def test_what_is_missing_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["align", "wion.txt"]) == 2
        assert "diptych align: B is missing; `diptych align --help` shows the way" in capsys.readouterr().err

    def test_a_file_named_nearly_like_a_command_is_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        os.chdir(tmp_path)
        Path("theme").write_text("The council met in the evening and adjourned without a vote.\n")
        run(["theme"])
        assert "did you mean" not in capsys.readouterr().err


class TestOutputThatCannotBeWritten:
    def into(self, redirected: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        command = " ".join(f"'{word}'" for word in (sys.executable, "-m", "reader", *arguments))
        return subprocess.run(
            ["sh", "-c", f"{command} {redirected}"], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
            env={**os.environ, **environment},
        )  # fmt: skip

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    @pytest.mark.parametrize(
        "arguments",
        [("align", WION, RTHK), ("align", WION, RTHK, "--json"), ("keys",), ("--help",), ("align", "--help"),
         ("--version",), ("completions", "bash"), ("notes", "export", WION)],
    )  # fmt: skip
    def test_is_one_line_and_status_1(self, arguments: tuple[str | Path, ...], unbuffered: str) -> None:
        done = self.into(">/dev/full", *arguments, PYTHONUNBUFFERED=unbuffered)
        assert (done.returncode, complaint(done)) == (
            1, "diptych: standard output cannot be written: no space left on device\n"
        )  # fmt: skip

    @pytest.mark.parametrize("arguments", [("align", WION, RTHK), ("keys",), ("--help",), ("themes",)])
    def test_is_said_when_it_is_closed(self, arguments: tuple[str | Path, ...]) -> None:
        done = self.into(">&-", *arguments)
        assert done.returncode == 1
        assert "closed" in complaint(done)

    @pytest.mark.parametrize("arguments", [("align", WION, RTHK, "--all"), ("keys",), ("--help",), ("show", WION)])
    def test_is_quiet_when_the_pager_was_left(self, arguments: tuple[str | Path, ...]) -> None:
        # The reader of the pipe is gone before the first line comes.
        read, written = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            stdout=written, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
        os.close(written)
        assert (done.returncode, done.stderr) == (141, "")

    @pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-"])
    def test_keeps_the_status_where_even_the_complaint_cannot_be_written(self, redirected: str) -> None:
        assert self.into(redirected, "align").returncode == 2


class TestHelp:
    @pytest.mark.parametrize("command", ["align", "pairs", "show", "themes", "keys"])
    def test_each_command_shows_examples(self, command: str) -> None:
        done = diptych(command, "--help")
        assert done.returncode == 0
        assert f"diptych {command}" in done.stdout

    def test_names_every_command_and_the_exit_codes(self) -> None:
        text = diptych("--help").stdout
        assert all(f"diptych {command}" in text for command in ("align", "pairs", "show", "themes", "keys"))
        assert "EXIT CODES" in text

    def test_reads_like_a_man_page_within_eighty_columns(self) -> None:
        text = diptych("--help").stdout
        order = ["NAME", "ARTICLES", "OPTIONS", "COMMANDS", "EXAMPLES", "FILES", "ENVIRONMENT", "EXIT CODES"]
        places = [text.index(f"\n{heading}") for heading in order]
        assert places == sorted(places) and text.startswith("usage: diptych [OPTIONS]")
        assert max(map(len, text.splitlines())) <= 80

    def test_version_is_the_package_s(self) -> None:
        assert diptych("--version").stdout == f"diptych {__version__}\n"

    @pytest.mark.parametrize("option", ["--help", "--version"])
    def test_imports_no_screen(self, option: str) -> None:
        program = (
            "import sys\nfrom reader.cli import run\ntry:\n    run([sys.argv[1]])\nexcept SystemExit:\n    pass\n"
            "print(sorted({'textual', 'rich', 'yaml', 'rapidfuzz', 'dateutil'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, option], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


class TestWidth:
    """As wide as what it is read on, though the output itself is a file or a pipe to a pager."""

    def widest(self, folder: Path, redirected: str, columns: int, **environment: str) -> int:
        written = folder / "written"
        command = f"'{sys.executable}' -m reader align '{WION}' '{RTHK}' --all {redirected}"
        with Session(
            "-c", "import os, sys; os.execv('/bin/sh', ['sh', '-c', sys.argv[1]])", command.format(written),
            columns=columns, environ=environment,
        ) as session:  # fmt: skip
            session.process.wait(30)
        return max(map(len, written.read_text().splitlines()))

    @pytest.mark.parametrize(
        "redirected",
        ["| cat >{0}", "</dev/null | cat >{0}", "2>/dev/null | cat >{0}", "</dev/null 2>/dev/null | cat >{0}", ">{0}"],
    )
    def test_is_the_terminal_s_in_a_pipe(self, tmp_path: Path, redirected: str) -> None:
        assert 60 < self.widest(tmp_path, redirected, 72) <= 72

    def test_is_what_columns_says(self, tmp_path: Path) -> None:
        assert 90 < self.widest(tmp_path, "| cat >{0}", 72, COLUMNS="110") <= 110

    def test_is_80_where_there_is_no_terminal(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "align", str(WION), str(RTHK), "--all"],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=ROOT, check=True, start_new_session=True,
        )  # fmt: skip
        assert 70 < max(map(len, done.stdout.splitlines())) <= 80

    def test_of_a_terminal_too_narrow_for_a_word_is_twenty(self, tmp_path: Path) -> None:
        assert self.widest(tmp_path, "| cat >{0}", 9) == 20


class TestAlignForPeople:
    def test_marks_shared_words_in_braces_and_divergent_ones_in_angle_brackets(self) -> None:
        text = diptych("align", WION, RTHK).stdout
        assert "{" in text
        assert "<" in text

    def test_has_no_escape_sequence_in_a_pipe(self) -> None:
        assert "\x1b" not in diptych("align", WION, RTHK).stdout

    def test_has_colour_in_a_pipe_when_asked(self) -> None:
        assert "\x1b[" in diptych("align", WION, RTHK, "--colour").stdout

    @pytest.mark.parametrize("width", [40, 80, 120])
    def test_keeps_to_its_width(self, width: int) -> None:
        lines = diptych("align", WION, RTHK, "--width", str(width), "--all").stdout.splitlines()
        assert max(map(len, lines)) <= width

    @pytest.mark.parametrize("width", ["0", "10", "-5", "wide"])
    def test_a_width_that_holds_no_word_is_wrong_usage(self, width: str) -> None:
        done = diptych("align", WION, RTHK, "--width", width)
        assert done.returncode == 2
        complaint(done)

    @pytest.mark.parametrize("arguments", [("align",), ("align", "--json"), ("align", "--plain"), ("--plain",)])
    def test_a_theme_that_is_none_is_told_in_a_pipe_as_well(self, arguments: tuple[str, ...]) -> None:
        done = diptych(*arguments, "--theme", "foo", WION, RTHK)
        assert done.returncode == 1
        assert "foo" in complaint(done)

    def test_says_so_when_nothing_is_shared(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one.txt", tmp_path / "two.txt"
        one.write_text("Farmers in the valley brought in an early harvest after a dry spring.\n")
        two.write_text("The orchestra opened its season with a long symphony by a living composer.\n")
        assert "nothing shared" in diptych("align", one, two).stdout

    def test_hostile_text_reaches_the_pipe_harmless(self, tmp_path: Path) -> None:
        one = tmp_path / "one.txt"
        one.write_text("Ferry \x1b]52;c;aGk=\x07 sinks\n\nThe ferry sank \x9b31m in the night off the coast.\n")
        for arguments in (("align", one, one, "--all"), ("show", one)):
            text = diptych(*arguments).stdout
            assert not set(text) & {"\x1b", "\x07", "\x9b"}
