from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.linear.driven import Pressed
from tests.ui.noted import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Desk(folder)


@pytest.fixture
def bridge(desk: Desk) -> Iterator[Pressed]:
    """Two short articles that share a paragraph in which a number differs."""
    pressed = Pressed(desk.left, desk.right)
    yield pressed
    pressed.reader.close()
