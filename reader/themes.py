"""Themes: data in YAML files, resolved to one style for every sum of marks."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.terminal.style import Style


class Theme(NamedTuple):
    """A theme that has been read and checked."""

    name: str

    def style(self, mark: int) -> Style:
        """How a segment with this sum of `reader.layout.marks` looks."""
        raise NotImplementedError


def load_theme(name: str, folders: Sequence[str] = ()) -> Theme:
    """The theme of this name: from the reader's folders, the first that has it, else from the shipped ones.

    Raises:
        ThemeProblem: If there is none, or its file is faulty; it names file, line and key.
    """
    raise NotImplementedError


def available(folders: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of all themes, shipped and the reader's own, sorted."""
    raise NotImplementedError
