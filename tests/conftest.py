"""What every test stands on: a home of its own, no colour or size from outside, the sample articles."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
CHINA_DAILY = CORPUS / "000_836a125ccdff636d.txt"
WION = CORPUS / "001_29eb02a574621ccf.txt"
IBTIMES = CORPUS / "002_3aa6646e366feb99.txt"
NATIONAL = CORPUS / "003_97c8b7dad50e861e.txt"
RTHK = CORPUS / "004_d6e3d6ac7053b34e.txt"

_FROM_OUTSIDE = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "STY",
    "PAGER",
    "EDITOR",
    "VISUAL",
    "BROWSER",
)
_FAMILIES = ("XDG_", "LC_", "LANGUAGE", "TMUX", "GIT_", "LESS", "TEXTUAL", "DIPTYCH_PLAIN")

# The same examples each time, so that a change is judged by what it changes, on a machine however busy; new ones are
# looked for by `pytest --hypothesis-profile=search`.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home: no test reads or writes the reader's own settings, memory, cache or notes."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in list(os.environ):
        if name in _FROM_OUTSIDE or name.startswith(_FAMILIES):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    before = os.getcwd()
    yield folder
    os.chdir(before)


@pytest.fixture
def samples() -> tuple[Path, ...]:
    """The five sample articles, in the order of their names."""
    return tuple(sorted(CORPUS.glob("*.txt")))
