"""What a new pair needs is worked out in a process of its own, which leaves its findings and no trace else."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader import cache, session
from reader.pair import Pair
from tests.conftest import ROOT, RTHK, WION
from tests.terminal.sessions import Session

DO = """
import os, signal, sys, time
from reader.apart import done_apart
# A shell's background jobs are started deaf to it.
signal.signal(signal.SIGINT, signal.default_int_handler)
def work():
    {work}
try:
    done_apart(work)
except KeyboardInterrupt:
    print("interrupted", flush=True)
print("done", flush=True)
"""
LIMIT = 10.0


def doing(work: str) -> subprocess.Popen[str]:
    """A process that does some work apart and then says so."""
    return subprocess.Popen(
        [sys.executable, "-c", DO.format(work=work)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def ended(pid: int) -> bool:
    """Whether a process that is not ours comes to its end in time."""
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


class TestWorkDoneApart:
    @pytest.mark.parametrize("work", ["raise ValueError('wrong')", "sys.exit(3)", "os.kill(os.getpid(), 9)"])
    def test_that_fails_or_dies_is_no_failure_of_who_asked_for_it(self, work: str) -> None:
        with doing(work) as process:
            said, wrong = process.communicate(timeout=LIMIT)
        assert (process.returncode, said, wrong) == (0, "done\n", "")

    def test_is_ended_with_an_interrupt(self) -> None:
        with doing("print(os.getpid(), flush=True); time.sleep(60)") as process:
            assert process.stdout is not None
            child = int(process.stdout.readline())
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=LIMIT) == ("interrupted\ndone\n", "")
        assert ended(child)

    def test_does_not_outlive_who_asked_for_it(self) -> None:
        with doing("print(os.getpid(), flush=True); time.sleep(60)") as process:
            assert process.stdout is not None
            child = int(process.stdout.readline())
            process.kill()
        assert ended(child)


NEW = """
import sys
from reader import cache, session
from reader.cli import reading
paths = tuple(sys.argv[1:])
missing = reading._new(paths)
page = reading._page(reading._articles(paths, missing), missing)
print(repr(page.given.collation))
print("reader.collation.collate" in sys.modules)
"""


class TestANewPair:
    def test_is_read_and_compared_apart_with_what_is_found_otherwise(self, home: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-c", NEW, WION, RTHK], capture_output=True, text=True, cwd=ROOT, check=True
        )
        found, here = done.stdout.splitlines()
        assert here == "False"
        assert (home / ".cache/diptych/collations").is_dir()
        articles = Pair(session.read(str(WION)), session.read(str(RTHK)))
        assert found == repr(session.collated(articles))

    def test_is_compared_here_where_there_is_no_cache(self, home: Path) -> None:
        (home / ".cache").write_text("no folder")
        assert not cache.keeps()
        done = subprocess.run(
            [sys.executable, "-c", NEW, WION, RTHK], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert done.stdout.splitlines()[1] == "True"

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
    def test_that_is_called_off_gives_the_terminal_back(self, tmp_path: Path, number: signal.Signals) -> None:
        paths = []
        for path in (WION, RTHK):
            lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
            paths.append(tmp_path / path.name)
            many = (f"{lines[place % len(lines)]} ({place})" for place in range(3000))
            paths[-1].write_text("\n\n".join(many), encoding="utf-8")
        with Session("-m", "reader", *map(str, paths), environ={"HOME": str(tmp_path)}) as running:
            running.wait_for("comparing")
            children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")
            running.until(lambda: children.read_text() != "", "a child")
            child = int(children.read_text())
            running.process.send_signal(number)
            assert running.wait_for_end() == 128 + number
            assert running.is_restored()
        assert ended(child)
