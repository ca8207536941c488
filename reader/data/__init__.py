"""Word lists, as plain text: one entry a line, `#` begins a comment, and each says where it is from."""

import os.path
from collections.abc import Iterator

HERE = os.path.dirname(__file__)
_CLASSES: dict[str, frozenset[str]] = {}


def entries(name: str) -> Iterator[str]:
    """The lines of a list that hold something, without their comments.

    Raises:
        FileNotFoundError: If the package ships no such list.
    """
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        text = file.read()
    for line in text.split("\n"):
        entry = (line[: line.index("#")] if "#" in line else line).strip()
        if entry:
            yield entry


def words(name: str) -> frozenset[str]:
    """All words of a list in which a line holds one or more, divided by spaces."""
    return frozenset(word for entry in entries(name) for word in entry.split())


def word_class(name: str) -> frozenset[str]:
    """One of the small classes of words.

    Raises:
        KeyError: If there is no class of this name.
    """
    if not _CLASSES:
        for entry in entries("word_classes.txt"):
            label, *members = entry.split()
            _CLASSES[label] = frozenset(members)
    return _CLASSES[name]
