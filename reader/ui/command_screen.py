"""A screen of rows whose keys are the commands of the table; the ground of every screen of the app."""

from typing import Any, ClassVar, Final, Protocol, runtime_checkable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.input import Selection
from textual.worker import Worker, WorkerState

from reader.commands import Keymap, ScreenName, no_use, on_screen
from reader.text.gate import display
from reader.ui.desk import Desk
from reader.ui.messages import ProgramCommand
from reader.ui.over import PLACEHOLDER, PROMPT, typing_indent
from reader.ui.rows import Rows
from reader.ui.table import cut

STEP_OUT: Final = ("escape", "step_out", "")
"""The key of a list that ends its filter; nothing needs it, as a lone Esc is slow or lost in some terminals."""
PROGRAM_COMMANDS: Final = frozenset({"help", "theme", "mouse", "palette", "redraw", "quit"})
"""Commands that are the app's business on every screen."""


def bindings(screen: ScreenName) -> list[BindingType]:
    """The keys of a screen as Textual has them, each with the id by which a keymap reaches it."""
    return [
        Binding(spelled(command.keys), f"command('{command.id}')", command.help, show=False, id=command.id)
        for command in on_screen(screen)
    ]


def spelled(keys: tuple[str, ...]) -> str:
    """Keys as a binding spells them; a comma parts them there."""
    return ",".join("comma" if key == "," else key for key in keys)


def textual_keymap(keys: Keymap, own: Keymap) -> dict[str, str]:
    """What the reader's keymap changes, as `App.set_keymap` takes it."""
    return {name: spelled(wanted) for name, wanted in keys.items() if wanted and wanted != own[name]}


@runtime_checkable
class KeyHolder(Protocol):
    """The app: it can keep what is typed until an input stands."""

    def hold_keys(self) -> None:
        """Keep what is typed."""

    def give_keys(self) -> None:
        """Deliver what was kept."""


class SearchLine(Input):
    """The line that `/` opens in the last row."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchLine {
        display: none; dock: bottom; height: 1; width: 1fr; border: none; padding: 0; margin: 0;
        background: $background; color: $foreground; layer: above;
    }
    SearchLine:focus { border: none; background-tint: transparent; }
    SearchLine.-shown { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "leave", "Close", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, compact=True, select_on_focus=False)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Do what an editing key says at once: Textual would let letters that came in one go with it pass it by."""
        await super()._on_key(event)
        for binding in self._bindings.key_to_bindings.get(event.key, []):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)

    def validate_value(self, value: str) -> str:
        """Let what was typed or pasted through the gate."""
        return display(value)

    def open(self, text: str, indent: int, *, keep: bool = False) -> None:
        """Show the line with words that the first letter replaces.

        Args:
            text: What it begins with, such as the words of the last search.
            indent: Cells at its left that stay as they are.
            keep: The words are to be gone on with, not replaced.
        """
        self.value = text
        self.selection = Selection(len(text) if keep else 0, len(text))
        self.styles.margin = (0, 0, 0, indent)
        self.add_class("-shown")
        # At once: `focus` would wait, and the letters behind the key be commands.
        self.screen.set_focus(self)

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-shown")
        self.screen.set_focus(None)

    def action_leave(self) -> None:
        """Give up; what was sought last stays."""
        self.close()
        if isinstance(self.screen, CommandScreen):
            self.screen.say("")


class CommandScreen(Screen[Any], inherit_bindings=False):
    """A full screen of rows, a search line, and commands."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False
    SCREEN: ClassVar[ScreenName]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        """What all screens share."""
        # Kept here, not sought: the app may end between mounting and composing.
        self.rows = Rows()
        """The widget that shows the rows."""
        self.search_line = SearchLine()
        """The line for `/`."""
        self.message = ""
        """In the last row until the next key; not gated yet."""

    def compose(self) -> ComposeResult:
        """Rows, and over the last of them the search line."""
        yield self.rows
        yield self.search_line

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row."""
        return self.desk.footer(self.SCREEN, is_first=self.is_first)

    @property
    def is_first(self) -> bool:
        """Whether `q` ends the program here."""
        stack = self.app.screen_stack
        return not stack or stack[0] is self

    def draw(self) -> None:
        """Show the state as rows."""
        raise NotImplementedError

    def obey(self, command: str) -> None:
        """Do what a command of this screen says."""
        raise NotImplementedError

    def action_command(self, command: str) -> None:
        """A key was pressed, or the palette chose."""
        self.message = ""
        if command == "palette":
            # At once: a message would come behind the letters that are meant for it.
            self.draw()
            self.app.action_command_palette()
        elif command in PROGRAM_COMMANDS:
            self.draw()
            self.post_message(ProgramCommand(command))
        else:
            self.obey(command)

    def tell_no_use(self, event: events.Key) -> None:
        """Say of a key without a command here that it has none; cursor keys and the like need no word."""
        if event.is_printable and event.character and event.key not in self.active_bindings:
            self.say(no_use(event.character, self.SCREEN, self.desk.keys))

    def say(self, message: str) -> None:
        """Show a notice in the last row until the next key."""
        self.message = message
        self.draw()

    def open_search(self, words: str, prompt: str = PROMPT, *, keep: bool = False) -> None:
        """Let the reader type words.

        Args:
            words: What the line begins with, such as the words of the last search.
            prompt: What stands before it; the program's own words, cut to half of the row.
            keep: What it begins with is gone on with; else the first letter replaces it.
        """
        said = cut(prompt, max(1, self.app.size.width // 2))
        self.say(said)
        self.search_line.open(words, typing_indent(said), keep=keep)

    def action_step_out(self) -> None:
        """Esc in a list: end its search and filter; where there is none, go back, but never out of the program."""
        if self.shows_all():
            if not self.is_first:
                self.action_command("quit")
        else:
            self.message = ""
            self.show_all()

    def shows_all(self) -> bool:
        """Whether no search and no filter hides a line of this list."""
        return True

    def show_all(self) -> None:
        """End the search and the filter of this list."""

    def searched(self, text: str) -> None:
        """The search line was ended with these words."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show rows at once, so that the first frame is a full one."""
        self.draw()

    @on(events.ScreenResume)
    @on(events.DescendantBlur)
    def _park_cursor(self) -> None:
        """Take the terminal's cursor out of an input that is closed."""
        if self.focused is None:
            self.app.cursor_position = Offset(0, 0)

    @on(events.Resize)
    def _draw_at_new_size(self) -> None:
        self.draw()

    @on(Input.Submitted)
    def _search_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.message = ""
        self.search_line.close()
        self.searched(event.value)

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.say(f"this went wrong inside the program: {event.worker.error!r}")
