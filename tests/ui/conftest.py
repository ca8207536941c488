"""What tests of the screens stand on."""

from pathlib import Path

import pytest

from tests.ui.noted import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Desk(folder)
