from collections.abc import Iterator

import pytest

from tests.linear.driven import Pressed
from tests.ui.conftest import desk
from tests.ui.noted import Desk

__all__ = ["bridge", "desk"]


@pytest.fixture
def bridge(desk: Desk) -> Iterator[Pressed]:
    """Two short articles that share a paragraph in which a number differs."""
    pressed = Pressed(desk.left, desk.right)
    yield pressed
    pressed.reader.close()
