"""The manual page says what the program does: it is made from the parsers and the table of commands, and kept so."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reader.cli import COMMANDS
from reader.commands import COMMANDS as KEYS

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_manual", DOCS / "make_manual.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page() -> str:
    return (DOCS / "diptych.1").read_text(encoding="utf-8")


def test_it_is_what_would_be_made_now(maker: ModuleType, page: str) -> None:
    assert maker.manual() == page, "run `python docs/make_manual.py`"


def test_every_command_stands_there_with_its_options(maker: ModuleType, page: str) -> None:
    for command in COMMANDS:
        assert f".SS diptych {command}" in page
        for action in maker.parser_of(command)._actions:
            assert all(name.replace("-", "\\-") in page for name in action.option_strings)
    assert ".SS diptych notes export" in page and ".SS diptych notes rename\\-tag" in page


def test_every_command_of_the_screens_stands_there(maker: ModuleType, page: str) -> None:
    whole = " ".join(page.split())
    for command in KEYS:
        assert maker.plain(command.help) in whole, command.id


def test_no_word_of_it_is_taken_for_a_request(page: str) -> None:
    requests = {".TH", ".SH", ".SS", ".TP", ".PP", ".RS", ".RE", ".nf", ".fi", ".br"}
    for line in page.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in requests, line
