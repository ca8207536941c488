"""The app: opens the first screen, and does what concerns all screens.

Screens are imported where they are opened: the first one is to be there at once.
"""

import sys
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.text import Text
from textual import constants, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.filter import LineFilter, NoColor
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from reader import memory
from reader.commands import DEFAULT_KEYMAP, spoken
from reader.text.gate import display
from reader.ui.book import Reading, book_of, neighbours
from reader.ui.command_screen import CommandScreen, textual_keymap
from reader.ui.crash import told
from reader.ui.desk import Desk, all_looks, set_up
from reader.ui.driver import DifferenceDriver
from reader.ui.exits import install_exit_signals
from reader.ui.looks import Looks, textual_theme, theme_name
from reader.ui.messages import FolderWanted, ProgramCommand, ReadingWanted
from reader.ui.reader_screen import ReaderScreen
from reader.ui.start import Start

if TYPE_CHECKING:
    from textual.command import Provider


def _commands() -> "type[Provider]":
    from reader.ui.palette import Commands  # noqa: PLC0415

    return Commands


HELD: Final = 3.0
"""Seconds that keys wait at most for an input that is being opened."""
SOON: Final = 0.02
"""Seconds until it is looked again whether a form has its focus."""


def _is_kept_as_text(screen: ModalScreen[Any], event: Key | Paste) -> bool:
    """Whether a question keeps this for the form that its answer opens, as it was typed before the question stood."""
    from reader.ui.choose import Choose  # noqa: PLC0415

    return isinstance(screen, Choose) and screen.keeps_text(event)


class DiptychApp(App[int], inherit_bindings=False):
    """One session at the terminal."""

    TITLE = "diptych"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[Any] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+c", "say_the_way_out", show=False),
    ]
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    PLAIN_DRIVER_SWITCH = "DIPTYCH_PLAIN_DRIVER"
    # Of our full screens as well: a screen with styles of its own has Textual read all styles anew when it opens.
    CSS: ClassVar[str] = """
    * { scrollbar-size: 0 0; }
    Screen { background: ansi_default; }
    CommandScreen { layers: base above; }
    Input > .input--placeholder, Input > .input--suggestion {
        color: $quiet; background: $background; text-style: none;
    }
    Input > .input--cursor { background: $background; color: $foreground; text-style: reverse; }
    SearchLine, SearchLine:focus { background: $background; color: $foreground; background-tint: transparent; }
    CommandPalette { background: transparent; }
    CommandPalette > Vertical { background: $background; }
    CommandPalette > Vertical { margin-top: 1; }
    CommandPalette #--input { border: none; border-bottom: solid $border; background: $background; }
    CommandPalette CommandInput, CommandPalette CommandInput:focus {
        background: $background; color: $foreground; background-tint: transparent;
    }
    CommandPalette #--results, CommandPalette CommandList { background: $background; border: none; }
    CommandPalette LoadingIndicator, CommandPalette SearchIcon { display: none; }
    CommandPalette CommandList > .option-list--option { text-style: none; }
    CommandPalette CommandList > .option-list--option-highlighted { text-style: none; }
    """

    def __init__(self, start: Start, desk: Desk | None = None) -> None:
        super().__init__(driver_class=DifferenceDriver, ansi_color=True)
        self.animation_level = "none"
        self.start = start
        """How it begins."""
        self.desk = desk or set_up(start.theme, mouse=start.mouse)
        """What all screens share."""
        self.COLOUR_DEPTH = self.desk.depth
        """Textual's own widgets have no more colours than our rows."""
        self._held: list[Key | Paste] | None = None
        self._held_until = 0.0
        self.use_looks(self.desk.looks)
        self._variables = self.get_css_variables()
        self.stylesheet.set_variables(self._variables)
        self.set_keymap(textual_keymap(self.desk.keys, DEFAULT_KEYMAP))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy words; where nothing is selected the clipboard stays as it was."""
        if text:
            super().copy_to_clipboard(text)

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        from reader.ui.palette import Palette  # noqa: PLC0415

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def get_default_screen(self) -> Screen[Any]:
        """The first screen itself, so that no blank one is drawn below it."""
        start = self.start
        notice = "; ".join(filter(None, (start.notice, self.desk.notice)))
        if start.kind in {"pair", "article"}:
            book = None if start.page is None else book_of(start.page)
            reading = Reading(start.paths, neighbours(start.paths), book, start.early, notice)
            return ReaderScreen(self.desk, reading)
        return self._archive(start.paths[0], notice)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave colours to our driver, which shows what only a colour would tell as reverse where there is none."""
        filters = super().get_line_filters()
        driver = self._driver
        is_ours = isinstance(driver, DifferenceDriver) and not driver.is_plain
        return [each for each in filters if not (is_ours and isinstance(each, NoColor))]

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's own signature
        """Read all styles anew, but not in the colours that they are in already, as Textual would at each start."""
        variables = self.get_css_variables()
        if variables == self._variables:
            self.stylesheet.update(self, animate=animate)
            return
        self._variables = variables
        super().refresh_css(animate)

    def hold_keys(self) -> None:
        """Keep what is typed until the input that it is meant for has been opened, or for `HELD` seconds."""
        if self._held is None:
            self._held = []
            self._held_until = monotonic() + HELD
            self.set_timer(HELD, self.give_keys)

    def give_keys(self) -> None:
        """Deliver what was kept."""
        if self._held is not None:
            self.call_later(self._give)

    def _is_opening(self) -> bool:
        """Whether a form stands that has no focus yet: what is given to it now would be lost."""
        from reader.ui.choose import Choose  # noqa: PLC0415

        form = self.screen
        return isinstance(form, ModalScreen) and not isinstance(form, Choose) and form.focused is None

    async def _give(self) -> None:
        if self._is_opening() and monotonic() < self._held_until:
            self.set_timer(SOON, self.give_keys)
            return
        held, self._held = self._held or [], None
        for event in held:
            await self.on_event(event)

    async def on_event(self, event: Event) -> None:
        """Give words that came in one go with the key that opened an input to that input.

        Such keys went to the screen before the input had the focus, and come back from there.
        """
        if isinstance(event, Key | Paste) and self._held is not None:
            self._held.append(event)
            return
        if isinstance(event, Key | Paste) and event.is_forwarded:
            if isinstance(self.screen, ModalScreen) and _is_kept_as_text(self.screen, event):
                return
            text = event.text if isinstance(event, Paste) else event.character if event.is_printable else None
            if text and isinstance(self.focused, Input):
                self.focused.replace(text.splitlines()[0], *self.focused.selection)
                return
            if self.focused is not None and self._is_inserted(event, text):
                return
            if isinstance(event, Key) and isinstance(self.screen, CommandScreen) and self.focused is None:
                self.screen.tell_no_use(event)
        await super().on_event(event)

    def _is_inserted(self, event: Key | Paste, text: str | None) -> bool:
        """Give what was typed to a text with the focus; whether there is one."""
        from textual.widgets import TextArea  # noqa: PLC0415 - the first screen has none

        if not isinstance(self.focused, TextArea):
            return False
        if isinstance(event, Key) and event.key == "enter":
            text = "\n"
        if text:
            self.focused.insert(text)
        return bool(text)

    def on_mount(self) -> None:
        """Leave in order on a signal, and show the first screen when it is drawn."""
        if not self.is_headless:
            install_exit_signals(self, lambda code: self.exit(return_code=code))
        self.call_after_refresh(self._show_first)

    def _show_first(self) -> None:
        driver = self._driver
        if isinstance(driver, DifferenceDriver):
            driver.ready()

    def action_say_the_way_out(self) -> None:
        """Ctrl+C: where a habit meets a program that keeps a place and later drafts, say the key."""
        if isinstance(self.screen, CommandScreen):
            key = spoken(self.desk.keys["quit"][0])
            self.screen.say(f"{key} goes back, and from the first screen ends the program")

    def use_looks(self, looks: Looks) -> None:
        """Show everything in another theme."""
        self.desk.looks = looks
        self.register_theme(textual_theme(looks))
        self.theme = theme_name(looks)
        if self._is_up():
            from reader.ui.choose import Choose  # noqa: PLC0415

            for screen in self.screen_stack:
                if isinstance(screen, CommandScreen | Choose):
                    screen.draw()

    def _fatal_error(self) -> None:
        """Leave with one gated line; Textual's own traceback would print what variables hold, text of articles."""
        error = sys.exc_info()[1]
        self._exit_renderables.append(Text(told(error or RuntimeError("unknown"))))
        self._close_messages_no_wait()

    def _is_up(self) -> bool:
        return self.is_running and bool(self._screen_stack)

    @on(ReadingWanted)
    def _read(self, event: ReadingWanted) -> None:
        self.push_screen(ReaderScreen(self.desk, event.reading))

    @on(FolderWanted)
    def _open_folder(self, event: FolderWanted) -> None:
        self.push_screen(self._archive(event.path))

    def _archive(self, path: str, notice: str = "") -> Screen[Any]:
        from reader.ui.archive_screen import ArchiveScreen  # noqa: PLC0415

        return ArchiveScreen(self.desk, path, notice)

    @on(ProgramCommand)
    def _obey(self, event: ProgramCommand) -> None:
        match event.id:
            case "quit":
                self._back()
            case "help" if isinstance(self.screen, CommandScreen):
                from reader.ui.text_screen import help_screen  # noqa: PLC0415

                self.push_screen(help_screen(self.desk, self.screen.SCREEN))
            case "theme":
                self._choose_theme()
            case "mouse":
                self._switch_mouse()
            case "redraw":
                self._repaint()
            case _:
                pass

    def _back(self) -> None:
        if len(self.screen_stack) == 1:
            self.exit(0)
        else:
            self.screen.dismiss(None)

    def _switch_mouse(self) -> None:
        self.desk.mouse = not self.desk.mouse
        driver = self._driver
        if isinstance(driver, DifferenceDriver):
            driver.mouse(self.desk.mouse)
        screen = self.screen
        if isinstance(screen, CommandScreen):
            words = "The mouse is the program's" if self.desk.mouse else "The mouse is the terminal's"
            screen.say(f"{words}: M changes it")

    def _repaint(self) -> None:
        driver = self._driver
        if isinstance(driver, DifferenceDriver):
            driver.repaint()

    def _choose_theme(self) -> None:
        looks, complaints = all_looks(self.desk.depth)
        before = self.desk.looks
        names = [look.theme.name for look in looks]
        from reader.ui.choice import Choice  # noqa: PLC0415
        from reader.ui.choose import Choose, Question  # noqa: PLC0415

        choices = [Choice(display(look.theme.name), display(look.theme.description)) for look in looks]
        cursor = names.index(before.theme.name) if before.theme.name in names else 0

        def chosen(answer: frozenset[int] | None) -> None:
            if answer is None:
                self.use_looks(before)
            else:
                memory.remember_theme(self.desk.looks.theme.name, self.desk.settings.theme)
            if complaints and isinstance(self.screen, CommandScreen):
                self.screen.say("; ".join(complaints))

        question = Question("Colours", choices, cursor, preview=lambda at: self.use_looks(looks[at]))
        self.push_screen(Choose(self.desk, question), chosen)


def run(start: Start) -> int:
    """Run the app; returns the exit code.

    Args:
        start: How it begins; a painter in it is taken over.
    """
    # Colours are reduced to the terminal's by our own rule, the first painter's as well, and never by Rich's.
    constants.COLOR_SYSTEM = "truecolor"  # type: ignore[misc]
    app = DiptychApp(start)
    if start.painter is not None:
        DifferenceDriver.take_over(start.painter)
    try:
        app.run(mouse=app.desk.mouse)
    finally:
        if start.painter is not None:
            start.painter.close()
    return app.return_code or 0
