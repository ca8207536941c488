"""The settings file: what counts, and what is reported with its line."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.commands import DEFAULT_KEYMAP
from reader.settings import TABLE, Settings, documentation, load, settings_path


def read(tmp_path: Path, text: str | bytes) -> Settings:
    path = tmp_path / "settings.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(str(path))


def problems(settings: Settings) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.what) for problem in settings.problems]


class TestWhatCounts:
    def test_no_file_is_the_defaults(self, tmp_path: Path) -> None:
        assert load(str(tmp_path / "none.yaml")) == Settings()

    def test_the_file_stands_in_the_configuration_folder(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert settings_path() == str(home / ".config/diptych/settings.yaml")
        monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
        assert settings_path() == "/elsewhere/diptych/settings.yaml"

    def test_an_empty_file_is_the_defaults(self, tmp_path: Path) -> None:
        assert read(tmp_path, "# nothing yet\n") == Settings()

    def test_every_key_is_read(self, tmp_path: Path) -> None:
        own = read(tmp_path, "author: mia\ntheme: dark\nmouse: no\ncolumns: 1\nkeymap: {next-link: m}\n")
        assert (own.author, own.theme, own.mouse, own.columns) == ("mia", "dark", False, 1)
        assert own.keymap["next-link"] == ("m",) and not own.problems

    @pytest.mark.parametrize("author", ["no", "12:30", "010", "~", "Zoë"])
    def test_text_means_what_was_typed(self, tmp_path: Path, author: str) -> None:
        assert read(tmp_path, f"author: {author}\n").author == author

    def test_a_command_takes_a_list_of_keys(self, tmp_path: Path) -> None:
        own = read(tmp_path, "keymap:\n  next-link: [m, ctrl+n]\n")
        assert own.keymap["next-link"] == ("m", "ctrl+n")

    def test_the_documentation_is_a_file_of_defaults_with_every_key(self, tmp_path: Path) -> None:
        assert read(tmp_path, documentation()) == Settings()
        assert list(yaml.safe_load(documentation())) == [setting.name for setting in TABLE]


class TestWhatIsReported:
    def test_an_unknown_key_with_its_line_and_the_rest_counts(self, tmp_path: Path) -> None:
        own = read(tmp_path, "theme: dark\ncolour: red\nmouse: no\n")
        assert own.theme == "dark" and own.mouse is False
        assert [line for line, _ in problems(own)] == [2]
        assert str(own.problems[0]).startswith(f"{tmp_path}/settings.yaml:2: ") and "colour" in str(own.problems[0])

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("mouse: maybe\n", 1, "yes or no"),
            ("\ncolumns: 3\n", 2, "1, 2 or auto"),
            ("author: [a, b]\n", 1, "one line of text"),
            ("theme: dark\ntheme: light\n", 2, "second time"),
            ("keymap: x\n", 1, "should hold lines"),
            ("keymap:\n  next-link: {a: b}\n", 2, "needs a key"),
            ("keymap:\n  next-link: d\n", 2, "already"),
            ("keymap:\n  fly: x\n", 2, "no such command"),
            ("- a\n- b\n", 1, "should hold lines"),
            ("theme: [dark\nmouse: no\n", 2, "is not YAML"),
            ("theme: dark\nauthor: \xff".encode("latin-1"), 2, "not UTF-8"),
        ],
    )
    def test_what_is_wrong_with_its_line(self, tmp_path: Path, text: Any, line: int, words: str) -> None:
        ((found_line, what),) = problems(read(tmp_path, text))
        assert found_line == line and words in what

    def test_a_clash_names_file_line_and_key(self, tmp_path: Path) -> None:
        own = read(tmp_path, "keymap:\n  next-hit: m\n  next-link: d\n")
        assert f"{tmp_path}/settings.yaml:3: key d of next-link" in str(own.problems[0])
        assert own.keymap["next-hit"] == ("m",) and own.keymap["next-link"] == DEFAULT_KEYMAP["next-link"]

    @pytest.mark.parametrize("text", ["[" * 100_000, "a: &a [*a, *a]\n", "? {a: b}\n: c\n", "x" * 300_000, "\0"])
    def test_a_file_that_is_made_to_hurt_does_not(self, tmp_path: Path, text: Any) -> None:
        own = read(tmp_path, text)
        assert own.problems and own._replace(problems=()) == Settings()

    def test_a_folder_a_fifo_or_a_file_without_leave_is_a_problem_and_no_more(self, tmp_path: Path) -> None:
        assert load(str(tmp_path)).problems
        os.mkfifo(tmp_path / "fifo")
        assert load(str(tmp_path / "fifo")).problems == ()
