"""What every test stands on: a home of its own, no colour or size from outside, the sample articles."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
CHINA_DAILY = CORPUS / "000_836a125ccdff636d.txt"
WION = CORPUS / "001_29eb02a574621ccf.txt"
IBTIMES = CORPUS / "002_3aa6646e366feb99.txt"
NATIONAL = CORPUS / "003_97c8b7dad50e861e.txt"
RTHK = CORPUS / "004_d6e3d6ac7053b34e.txt"

_FROM_OUTSIDE = ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "TMUX", "STY", "DIPTYCH_PLAIN_DRIVER")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home: no test reads or writes the reader's own settings, memory, cache or notes."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", *_FROM_OUTSIDE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    before = os.getcwd()
    yield folder
    os.chdir(before)


@pytest.fixture
def samples() -> tuple[Path, ...]:
    """The five sample articles, in the order of their names."""
    return tuple(sorted(CORPUS.glob("*.txt")))
