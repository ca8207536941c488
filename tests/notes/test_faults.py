"""The quick forms; `python tests/benchmarks/notes_faults.py --full` is the long one."""

import pytest

from tests.benchmarks.notes_faults_edits import edits, mutations
from tests.benchmarks.notes_faults_errors import errors
from tests.benchmarks.notes_faults_kills import deaths, kills
from tests.benchmarks.notes_faults_merges import merges
from tests.benchmarks.notes_faults_sessions import sessions


def test_a_session_killed_at_any_moment_loses_nothing_that_was_acknowledged() -> None:
    assert kills(4, seed=3).bad == []


def test_a_session_killed_before_a_file_call_loses_nothing_and_brings_nothing_back_that_others_deleted() -> None:
    assert deaths(every=7).bad == []


@pytest.mark.parametrize("name", ["ENOSPC", "EROFS"])
def test_a_failing_call_loses_nothing_that_was_acknowledged(name: str) -> None:
    assert errors(1, names=(name,), every=7).bad == []


def test_sessions_at_once_and_a_hand_between_lose_nothing() -> None:
    assert sessions(3, 6, seed=2).bad == []


def test_a_merge_loses_nothing_that_either_side_typed() -> None:
    assert merges(40, seed=4).bad == []


def test_an_edit_loses_no_comment() -> None:
    assert edits(120, seed=5).bad == []


def test_a_damaged_sidecar_is_refused_or_read_and_crashes_nothing() -> None:
    assert mutations(600, seed=6).bad == []
