from collections.abc import Iterator

import pytest

from tests.terminal.sessions import Session, reader


@pytest.fixture(scope="module")
def open_reader() -> Iterator[Session]:
    with reader() as session:
        session.wait_for("? keys")
        session.catch_up()
        yield session


@pytest.fixture
def shown(open_reader: Session) -> Session:
    """A reader at its first row; one process serves all tests that leave it running."""
    open_reader.send("g", "ctrl+l")
    open_reader.catch_up()
    assert " 1 of " in open_reader.emulator.text()
    return open_reader
