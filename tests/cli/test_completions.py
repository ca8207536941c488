"""Completions for shells: what they offer is what the program takes, and the shell can read them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def script(shell: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "completions", shell], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_its_options_are_offered(shell: str) -> None:
    text = script(shell)
    for words in ("align", "pairs", "show", "notes", "merge", "themes", "keys", "explain", "rename-tag", "theme"):
        assert words in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_a_command_and_an_option() -> None:
    asked = script("bash") + (
        'COMP_WORDS=(diptych al); COMP_CWORD=1; _diptych; echo "${COMPREPLY[@]}"\n'
        'COMP_WORDS=(diptych align --ex); COMP_CWORD=2; COMPREPLY=(); _diptych; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout.split("\n")[:2] == ["align", "--explain"]


def test_another_shell_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "completions", "csh"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_actions_shells_and_themes_and_leaves_notes_out_among_articles(tmp_path: Path) -> None:
    for name in ("wion.txt", "wion.txt.diptych.yaml"):
        (tmp_path / name).write_text("x")
    asked = script("bash")
    for words in ("notes ex", "completions z", "--theme mo", "align wi", "notes check wi"):
        asked += f"COMP_WORDS=(diptych {words}); COMP_CWORD={len(words.split())}; COMPREPLY=(); _diptych\n"
        asked += 'echo "${COMPREPLY[@]}"\n'
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd=tmp_path, check=True)
    *found, files, _ = [sorted(line.split()) for line in done.stdout.split("\n")]
    assert found == [["export"], ["zsh"], ["mono"], ["wion.txt"]]
    assert files == ["wion.txt", "wion.txt.diptych.yaml"]
