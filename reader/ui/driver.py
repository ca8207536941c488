"""A driver for Textual that sends differences: for slow lines, for `ssh`, `tmux` and `screen`.

    class MyApp(App[None]):
        PLAIN_DRIVER_SWITCH = "MYAPP_PLAIN_DRIVER"     # set to 1 in the environment, Textual's own bytes are sent
        COLOUR_DEPTH = 16                              # optional: never more colours than these
        def on_mount(self):                            # of exits.py, beside this
            install_exit_signals(self, lambda code: self.exit(return_code=code))

    MyApp(driver_class=DifferenceDriver).run()

It keeps the screen that the terminal shows, takes in what Textual writes, and sends what differs: one frame for what
happens at once, and on a slow line only the newest state. Everything that is no part of the screen (bell, title,
clipboard, modes, queries, cursor shapes) passes in order.

    driver.ready()      after `take_over`: what the app draws is now right, show it and deliver the keys typed so far
    driver.repaint()    send the screen whole (Ctrl+L)
    driver.mouse(False) give the mouse back to the terminal, or take it again

In-band resize reports (mode 2048) and mouse positions in pixels are not asked for: SIGWINCH serves every terminal.
"""

import os
import re
import selectors
import signal
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from rich.cells import get_character_cell_size
from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from reader.terminal.abilities import dialect
from reader.terminal.device import Device, screen_fd
from reader.terminal.guard import CLEAR
from reader.terminal.outbox import Outbox

if TYPE_CHECKING:
    import asyncio
    from types import FrameType

    from textual.app import App

    from reader.terminal.painter import FirstPainter, Handover

GRACE: Final = 0.003
"""Seconds in which what Textual writes becomes one frame: it draws in a few steps per key."""
PACE: Final = 1 / 15
"""Seconds at most between two frames: a held key repeats 30 times a second, and every second state of it will do."""
PACE_BYTES: Final = 3000
"""Bytes a second that make the pause after a frame: a cursor that blinks on does not delay the page that follows it."""
RESIZED: Final = 0.1
"""Seconds after a change of size in which the app draws anew; then what is known is sent, drawn or not."""
READY: Final = 3.0
"""Seconds after which a screen is shown whose app never said that it is ready."""

MOUSE: Final = "1002;1006"
"""Clicks, wheel and drags, in the notation that has no limit of columns; never every move of the mouse."""
_MODE: Final = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
_FOREIGN: Final = re.compile(r"\x1b(?:[]PX^_]|\[(?:[<=>]|[0-?]*[ -/]))")
"""What a plain console would print in part: strings, and private sequences but for the modes of DEC."""
_HELD: Final = (events.Key, events.Paste, events.MouseEvent)


class DifferenceDriver(LinuxDriver):
    """Textual's driver for Unix, with the difference of screens in place of all that is drawn."""

    _painter: ClassVar["FirstPainter | None"] = None

    @classmethod
    def take_over(cls, painter: "FirstPainter") -> None:
        """Start the next app on the screen that the painter has painted.

        Textual's first frames are taken in and not sent until `ready()`, or for `READY` seconds; keys typed since the
        painter was opened are delivered then. At the end the terminal is as it was before the painter. Until the driver
        has started the painter keeps its guard: call its `close` in a `finally` around `App.run`.
        """
        cls._painter = painter

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        painter, DifferenceDriver._painter = DifferenceDriver._painter, None
        self._first = painter
        self._meanwhile = None if painter is None else painter.meanwhile
        if painter is not None:
            self.fileno = painter.fd_in
        self._device = Device(self.fileno, screen_fd() if painter is None else painter.fd_out)
        switch = os.environ.get(getattr(app, "PLAIN_DRIVER_SWITCH", ""), "")
        self.is_plain = switch not in {"", "0"}
        """Whether Textual's own bytes are sent."""
        if not self.is_plain:
            self._file = cast("Any", _Drain(self._drain))
        self._outbox = Outbox(self._send, *self._device.size(), widths=get_character_cell_size)
        self._outbox.dialect = dialect(os.environ)
        depth = getattr(app, "COLOUR_DEPTH", None)
        self._outbox.depth = self._outbox.depth if depth is None else depth
        self._modes: dict[str, str] = {}
        self._is_queued = False
        self._not_before = 0.0
        self._redraw: asyncio.TimerHandle | None = None
        self._gate = threading.RLock()
        self._held: list[Message] | None = None
        self._is_active = False
        self._is_gone = False
        self.on_hang_up: Callable[[], object] = lambda: app.exit(return_code=128 + signal.SIGHUP)
        """Called once on the loop when the terminal is gone."""

    # What the app asks for

    def ready(self) -> None:
        """Show what the app has drawn and deliver the keys typed so far; the second call does nothing.

        What the painter shows by now, its answers to keys included, is not sent again. Where it answers keys, it is to
        be ended first, and the app to go on from where it is.
        """
        with self._gate:
            held, self._held = self._held, None
            if held is None:
                return
            self._leave_painter(is_ready=True)
            self._outbox.open(is_open=self._is_active)
            self._wake()
            for message in held:
                super().process_message(message)

    def repaint(self) -> None:
        """Send the screen whole, with the modes it rests on: something else has written on the terminal."""
        if self.is_plain:
            self._app.refresh(layout=True)
            return
        self._device.make_raw()
        for mode in ("7", "25", MOUSE, "2004"):
            if mode in self._modes:
                self._outbox.say(f"\x1b[?{mode}{self._modes[mode]}")
        self._outbox.forget()
        self._wake()

    def mouse(self, on: bool) -> None:  # noqa: FBT001 - the one argument says what
        """Take the mouse, or leave it to the terminal (its own selection and paste)."""
        if not on:
            self._disable_mouse_support()
        self._mouse = on
        if on:
            self._enable_mouse_support()

    # What Textual asks for

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        if self.is_plain:
            super().write(data)
            return
        self._outbox.take(data, self._filtered)
        self._wake()

    def start_application_mode(self) -> None:
        """Take the terminal, or what a painter has made of it."""
        painter = self._first
        if painter is None:
            self._start(None)
            return
        handover = painter.shown()
        with painter.taking():
            self._start(handover)
            painter.release()
        self.attrs_before = handover.attributes
        if self.is_plain:
            self._leave_painter()
        self._loop.call_later(READY, self.ready)

    def _start(self, handover: "Handover | None") -> None:
        self._begin(handover)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_active = True
        if not self.is_plain:
            self._device.make_raw()
        self._outbox.open(is_open=self._held is None)
        self._wake()
        for number in (signal.SIGHUP, signal.SIGTERM):
            if handover is not None or signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._end_at_once)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._leave_painter()
        self._is_active = False
        self._outbox.open(is_open=False)
        super().stop_application_mode()
        if not self._outbox.dialect.alternates and not self.is_plain:
            self._outbox.say(CLEAR)
            self._wake()

    def process_message(self, message: Message) -> None:
        """Deliver what the terminal says, keys not before the app is ready; called in the thread that reads."""
        if isinstance(message, messages.TerminalSupportsSynchronizedOutput) and not self.is_plain:
            self._outbox.synchronises = True
            return
        with self._gate:
            if self._held is not None and isinstance(message, _HELD):
                self._held.append(message)
                return
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until told to stop, or until the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        before = self._typed_before()
        # Nothing at all is the parser's sign for the end.
        for event in parser.feed(decode(before)) if before else ():
            self.process_message(event)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._device.read()
                    if not data:
                        self._hang_up()
                        break
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _typed_before(self) -> bytes:
        """What came while keys were answered without the app, and is the app's."""
        while self._meanwhile is not None and not self.exit_event.is_set():
            kept = self._meanwhile.kept(0.1)
            if kept is not None:
                self._meanwhile = None
                return kept
        return b""

    # The screen

    def _leave_painter(self, *, is_ready: bool = False) -> None:
        painter, self._first = self._first, None
        if painter is None:
            return
        has_ended = painter.meanwhile is None or painter.meanwhile.end(0)
        if not is_ready or self.is_plain:
            return
        if has_ended and self._outbox.is_known and painter.size == self._outbox.size:
            self._outbox.shows(painter.shown().rows)
        else:
            self._outbox.forget()

    def _begin(self, handover: "Handover | None") -> None:
        self._outbox.resize(*self._device.size())
        # Frames wait for raw mode: they count on a line feed that keeps its column.
        self._outbox.open(is_open=False)
        self._modes = {}
        if handover is None:
            return
        self._modes = {"1049": "h", "25": "l", "7": "l"}
        if self.is_plain:
            return
        self._held = []
        if handover.size == self._outbox.size:
            self._outbox.assume(handover.rows)

    def _filtered(self, request: str) -> str | None:
        """Modes that are set already are not set again; the alternate screen is cleared, as some do not clear it."""
        mode = _MODE.fullmatch(request)
        if mode is None:
            return request if self._outbox.dialect.ignores or not _FOREIGN.match(request) else None
        number, final = mode.groups()
        if self._modes.get(number) == final:
            return None
        self._modes[number] = final
        if number == "25":
            self._outbox.show_cursor(shown=final == "h")
        if request == "\x1b[?1049h":
            self._outbox.cleared()
            return request + CLEAR
        return request

    def _wake(self) -> None:
        if not self._is_queued and self._writer_thread is not None and not self.is_plain:
            self._is_queued = True
            self._writer_thread.write("")

    def _drain(self) -> None:
        """Send what waits; called in the thread that writes."""
        if self._is_active:
            time.sleep(max(GRACE, self._not_before - time.monotonic()))
        self._is_queued = False
        try:
            sent = self._outbox.flush()
            self._not_before = time.monotonic() + min(PACE, sent / PACE_BYTES)
        except OSError:
            pass  # The terminal is gone, and the app knows.
        except Exception:  # noqa: BLE001 - the thread must live on to show what went wrong
            self._outbox.forget()
            from rich.traceback import Traceback  # noqa: PLC0415 - a fifth of what the app adds to Textual's imports

            self._app.call_later(self._app.panic, Traceback())

    def _send(self, data: bytes) -> None:
        if self._is_gone:
            return
        try:
            self._device.write(data)
        except OSError:
            self._hang_up()
            raise

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual asks at the start and at each SIGWINCH, inside the signal's handler: nothing is changed here.
        size = self._device.size()
        if self._is_active:
            self._loop.call_soon_threadsafe(self._resized)
        return size

    def _resized(self) -> None:
        self._outbox.resize(*self._device.size())
        if self._redraw is not None:
            self._redraw.cancel()
        self._redraw = self._loop.call_later(RESIZED, self._drawn_anew)

    def _drawn_anew(self) -> None:
        # Textual draws nothing for a change of size that was taken back before it looked, and cells are lost by then.
        self._redraw = None
        size = Size(*self._device.size())
        if size == self._app.size:
            self._app.refresh(layout=True)
        else:
            # A signal that interrupts the handler of the one before tells its size first, and the older one is last.
            self._app.post_message(events.Resize(size, size))
        self._wake()

    # The mouse and the size, with fewer reports

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(f"\x1b[?{MOUSE}h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(f"\x1b[?{MOUSE}l")

    def _enable_mouse_pixels(self) -> None:
        """Not asked for."""

    def _query_in_band_window_resize(self) -> None:
        """Not asked for."""

    # Signals and the end

    def _sigtstp_application(self, *_: object) -> None:
        # On the loop, since the code interrupted here may hold a lock that suspending needs; a program that the app has
        # called, and that holds the loop, is stopped at once.
        if self._auto_restart and self._is_active:
            self._loop.call_soon_threadsafe(self._suspend)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _suspend(self) -> None:
        if self._is_active:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._resume)

    def _resume(self) -> None:
        if self._is_active:
            self.repaint()  # Stopped by SIGSTOP, without a chance to give the terminal back.
        elif self._must_signal_resume:
            self.resume_application_mode()

    def _hang_up(self) -> None:
        if not self._is_gone:
            self._is_gone = True
            with suppress(RuntimeError):  # The loop has ended before.
                self._loop.call_soon_threadsafe(self.on_hang_up)

    def _end_at_once(self, number: int, _frame: "FrameType | None") -> None:
        if self._is_active:
            self.restore()
        os._exit(128 + number)

    def restore(self) -> None:
        """Give the terminal back at once, without waiting for anything: the last resort."""
        keyboard = "\x1b[<u" if self._outbox.dialect.ignores else ""
        self._device.restore(self.attrs_before, f"\x1b[?{MOUSE};1004;2004l{keyboard}")


class _Drain:
    """What Textual's writing thread takes for a file."""

    def __init__(self, drain: Callable[[], None]) -> None:
        self._drain = drain

    def write(self, _text: str) -> None:
        """Send what waits."""
        self._drain()

    def flush(self) -> None:
        """Everything is sent at once."""
