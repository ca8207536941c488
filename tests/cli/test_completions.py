"""Completions for shells: what they offer is what the program takes, and the shell can read them."""

import shutil
import subprocess
import sys

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
