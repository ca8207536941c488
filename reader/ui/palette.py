"""The command palette: every command of the screen, by its words, from the table."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.commands import Command, on_screen, spoken
from reader.ui.command_screen import CommandScreen

HIDDEN: Final = frozenset({"palette"})


class Commands(Provider):
    """What the screen below the palette can do."""

    async def search(self, query: str) -> Hits:
        """Commands whose words fit the query."""
        matcher = self.matcher(query)
        for command, screen in self._commands():
            score = matcher.match(_label(command))
            if score > 0:
                run = partial(screen.action_command, command.id)
                yield Hit(score, matcher.highlight(_label(command)), run, help=_hint(screen, command))

    async def discover(self) -> Hits:
        """All commands, in the order of the table."""
        for command, screen in self._commands():
            run = partial(screen.action_command, command.id)
            yield DiscoveryHit(Content(_label(command)), run, text=_label(command), help=_hint(screen, command))

    def _commands(self) -> Iterator[tuple[Command, CommandScreen]]:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            for command in on_screen(screen.SCREEN):
                if command.id not in HIDDEN:
                    yield command, screen


def _label(command: Command) -> str:
    return command.name[0].upper() + command.name[1:]


def _hint(screen: CommandScreen, command: Command) -> str:
    keys = " ".join(spoken(key) for key in screen.desk.keys[command.id])
    return f"{keys}   {command.help}"
