"""What stands between a key press in the shell and the first text on the screen."""

import subprocess
import sys
from pathlib import Path

from reader import again, kept
from tests.conftest import ROOT, RTHK, WION

HEAVY = {
    "textual", "rich", "yaml", "rapidfuzz", "dateutil", "charset_normalizer", "platformdirs", "argparse", "json",
    "dataclasses", "importlib.resources", "datetime", "hashlib", "tempfile", "asyncio", "logging", "inspect",
}  # fmt: skip
FIRST_SIGHT = """
import os, sys
before = set(sys.modules)
from reader.terminal import abilities, guard, size
abilities.why_no_screen = lambda *streams: None
size.screen_size = lambda fd: (100, 30)
guard.Guard.enter = classmethod(lambda cls, *ends: object.__new__(cls))
guard.Guard.restore = lambda self: None
def seen(self, data):
    print(*sorted(set(sys.modules) - before), len(data), flush=True)
    os._exit(0)
guard.Guard.write = seen
from reader.cli import run
run(sys.argv[1:])
"""


def first_sight(*paths: Path) -> tuple[set[str], int]:
    """The modules imported when the first bytes are sent, and how many bytes those are."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_SIGHT, *map(str, paths)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    *names, count = done.stdout.split()
    return set(names), int(count)


def test_a_sign_of_life_comes_before_anything_of_weight_is_imported() -> None:
    modules, count = first_sight(WION, RTHK)
    assert modules & HEAVY == set()
    assert 0 < count < 120


def test_articles_that_were_open_before_stand_there_at_once(home: Path) -> None:
    key = again.key_of((str(WION), str(RTHK)), (100, 30), {"HOME": str(home), "TERM": "xterm-256color"})
    again.keep(key, {"HOME": str(home)}, b"x" * 3000, "digest")
    modules, count = first_sight(WION, RTHK)
    assert count == 3000
    assert modules & HEAVY == set()
    assert not any(name.startswith(("reader.layout", "reader.collation", "reader.articles")) for name in modules)
    assert len({name for name in modules if name.startswith("reader")}) <= 14


ENVIRON = {"HOME": "/home/mia", "TERM": "xterm"}


class TestTheScreenOfTheLastTime:
    def test_is_another_one_when_a_file_a_sidecar_or_the_size_changed(self, tmp_path: Path) -> None:
        paths = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
        keys = {again.key_of(paths, (80, 24), ENVIRON)}
        (tmp_path / "a.txt").write_text("one")
        keys.add(again.key_of(paths, (80, 24), ENVIRON))
        (tmp_path / "a.txt.diptych.yaml").write_text("diptych-notes: 1\n")
        keys.add(again.key_of(paths, (80, 24), ENVIRON))
        keys.add(again.key_of(paths, (120, 40), ENVIRON))
        keys.add(again.key_of(paths, (80, 24), ENVIRON | {"NO_COLOR": "1"}))
        assert len(keys) == 5

    def test_that_was_damaged_on_disk_is_not_shown(self, home: Path) -> None:
        environ = {"HOME": str(home)}
        again.keep(("key",), environ, b"bytes", "digest")
        assert again.recall(("key",), environ) == (b"bytes", "digest")
        (stored,) = (home / ".cache/diptych/screens").iterdir()
        for damage in (stored.read_bytes()[:-1], b"", b"\x00" * 400, stored.read_bytes()[::-1]):
            stored.write_bytes(damage)
            assert again.recall(("key",), environ) is None


class TestKeptValues:
    def test_are_told_apart_by_their_whole_key(self, tmp_path: Path) -> None:
        folder = str(tmp_path)
        kept.store(folder, ("a", "b"), 1, 10)
        kept.store(folder, ("a b",), 2, 10)
        assert (kept.load(folder, ("a", "b")), kept.load(folder, ("a b",)), kept.load(folder, ("a",))) == (1, 2, None)

    def test_are_as_many_as_are_wanted(self, tmp_path: Path) -> None:
        for number in range(12):
            kept.store(str(tmp_path / "kept"), (str(number),), number, 5)
        assert len(list((tmp_path / "kept").iterdir())) == 5

    def test_in_a_folder_that_cannot_be_made_are_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        kept.store(str(tmp_path / "file" / "folder"), ("key",), 1, 5)
        assert kept.load(str(tmp_path / "file" / "folder"), ("key",)) is None
