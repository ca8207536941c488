"""The command palette: every command of the screen, by its words, from the table."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input
from textual.worker import Worker

from reader.commands import Command, on_screen, spoken
from reader.ui.command_screen import CommandScreen
from reader.ui.table import wrapped

OUTSIDE: Final = ("print", "export", "save")
"""What is asked for here and done outside."""
IN_A_SHELL: Final = "Print or export: diptych align A B, diptych notes export PATH in a shell"
ALSO: Final = {
    "about": "facts metadata role publisher byline date place agency correct headline",
    "annotate": "write comment annotation", "base": "order", "cite": "clipboard quote quotation",
    "collate": "matched columns", "differences": "divergences", "filter": "types hide", "help": "manual",
    "judge": "verdict", "link": "connect match", "notes": "annotations", "other-article": "compare",
    "quit": "exit leave", "reload": "refresh", "search": "find", "tab": "list", "theme": "colors dark light",
    "unlink": "separate disconnect", "why": "reason explain",
}  # fmt: skip
"""What else people call a command, or look for behind it."""
NAME_CELLS: Final = 18
KEYS_CELLS: Final = 11
MARGIN: Final = 4
"""Cells that the list leaves at both sides."""
MIN_HELP: Final = 16
"""Cells under which there is no room for the help."""
HIDDEN: Final = frozenset({"palette"})
LAST: Final = 1000
"""Rank of commands that are not in the footer."""


class Palette(CommandPalette):
    """Textual's palette, whose cursor does not blink, whose search cannot end the app, and which Ctrl+C closes."""

    # Its line would take the key for copying; a lone Esc is slow or lost in some terminals.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "escape", show=False, priority=True)]

    def on_mount(self) -> None:
        """Let the cursor rest: each blink is sent to the terminal."""
        line = self.query_one(Input)
        line.cursor_blink = False
        # At once: what was typed behind the key that opened the palette is for its line.
        self.set_focus(line)

    def on_resize(self) -> None:
        """Wrap the help of the commands anew."""
        line = self.query_one(Input)
        line.post_message(Input.Changed(line, line.value))

    def run_worker(self, *args: Any, **options: Any) -> Worker[Any]:
        """Search; a search that begins when the palette is closed already fails, and that is nobody's loss."""
        return super().run_worker(*args, **options | {"exit_on_error": False})


class Commands(Provider):
    """What the screen below the palette can do."""

    async def search(self, query: str) -> Hits:
        """Commands whose words fit the query."""
        matcher = self.matcher(query)
        wanted = query.casefold().split()
        for command, screen in self._commands():
            line = _line(command, screen)
            score = _score(command, wanted)
            if wanted and score:  # Letters here and there are a guess, and a wrong one would be run.
                yield Hit(score, matcher.highlight(line), partial(screen.action_command, command.id), text=line)

        below = self.screen
        if isinstance(below, CommandScreen) and wanted and any(word.startswith(wanted[0]) for word in OUTSIDE):
            yield Hit(1, Content(IN_A_SHELL), partial(below.say, IN_A_SHELL), text=IN_A_SHELL)

    async def discover(self) -> Hits:
        """All commands, the most useful first."""
        for command, screen in sorted(self._commands(), key=lambda found: found[0].footer or LAST):
            line = _line(command, screen)
            yield DiscoveryHit(Content(line), partial(screen.action_command, command.id), text=line)

    def _commands(self) -> Iterator[tuple[Command, CommandScreen]]:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            for command in on_screen(screen.SCREEN):
                if command.id not in HIDDEN:
                    yield command, screen


def _score(command: Command, wanted: list[str]) -> float:
    """How well words fit a command: its name before its help before what others call it, beginnings before middles."""
    name, words = f" {command.name}".casefold(), f" {command.name} {command.help}".casefold()
    every = f"{words} {ALSO.get(command.id, '')}"
    if not all(word in every for word in wanted):
        return 0
    texts = ((name, " "), (words, " "), (every, " "), (words, ""))
    found = (all(before + word in text for word in wanted) for text, before in texts)
    rank = next((len(texts) - number for number, fits in enumerate(found) if fits), 0)
    # Of the same rank the shorter name is the nearer one.
    return rank + 0.5 + 1 / (2 + len(name))


def _line(command: Command, screen: CommandScreen) -> str:
    """Name, keys and help, the help in lines that stand under each other; all of it the program's own words."""
    keys = " ".join(spoken(key) for key in screen.desk.keys[command.id])
    begin = f"{command.name[0].upper() + command.name[1:]:<{NAME_CELLS}} {keys:<{KEYS_CELLS}}"
    width = screen.app.size.width - MARGIN - len(begin) - 1
    if width < MIN_HELP:
        return begin
    return begin + " " + ("\n" + " " * (len(begin) + 1)).join(wrapped(command.help, width))
