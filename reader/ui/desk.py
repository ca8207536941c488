"""What every screen of the app shares: settings, keys, colours. One object, owned by the app."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import settings
from reader.commands import Keymap, ScreenName
from reader.errors import ThemeProblem
from reader.terminal.abilities import Depth
from reader.themes import available, load_theme
from reader.ui.clipboard import short_path
from reader.ui.first import beginnings, keys_for, theme_folders
from reader.ui.looks import Looks

if TYPE_CHECKING:
    from reader.notes.history import Steps


@dataclass(slots=True)
class Desk:
    """Settings, keys and colours of this session."""

    settings: settings.Settings
    looks: Looks
    mouse: bool
    """The program takes clicks and the wheel."""
    notice: str = ""
    """What the first screen has to say; not gated yet."""
    steps: "dict[tuple[str, ...], Steps]" = field(default_factory=dict)
    """What can be taken back in articles that were left in this session, by their sidecars."""

    @property
    def keys(self) -> Keymap:
        """Every command with its keys."""
        return self.settings.keymap

    @property
    def depth(self) -> Depth:
        """Colours that the terminal has."""
        return self.looks.depth

    def footer(self, screen: ScreenName, *, is_first: bool) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row."""
        return keys_for(screen, self.settings, is_first=is_first)


def set_up(theme: str, environ: Mapping[str, str] | None = None, *, mouse: bool) -> Desk:
    """A desk with the reader's settings and theme; what is wrong with them is told in `notice`."""
    known = beginnings(theme, os.environ if environ is None else environ)
    looks = Looks(known.theme, known.depth)
    return Desk(known.settings, looks, mouse and known.settings.mouse, "; ".join(known.complaints))


def all_looks(depth: Depth) -> tuple[tuple[Looks, ...], tuple[str, ...]]:
    """Every theme, shipped and the reader's own, by name; and a complaint for each that is faulty and left out."""
    good: list[Looks] = []
    complaints: list[str] = []
    folders = theme_folders()
    for name in available(folders):
        try:
            good.append(Looks(load_theme(name, folders), depth))
        except ThemeProblem as problem:
            complaints.append(short_path(str(problem)))
    return tuple(good), tuple(complaints)
