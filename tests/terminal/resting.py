"""Says when an app is at rest, so that its tests need not guess by the clock.

F12 is answered by a title that holds the size, behind what was drawn before it, and by the word `rest` on the pipe TELL,
which is heard also while the terminal takes nothing.
"""

import os
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from reader.ui import driver, exits

# The limits of the driver and its exits are for people; a busy machine may take longer, and a test of them should not.
vars(driver)["READY"] = 60.0
vars(exits)["LAST_RESORT"] = float(os.environ.get("LAST_RESORT", "60"))


def tell(word: str) -> None:
    """Say a word beside the terminal."""
    if "TELL" in os.environ:
        os.write(int(os.environ["TELL"]), f"{word}\n".encode())


class RestingApp(App[None]):
    """An app that answers F12 when all messages before it are done and drawn, whatever is open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "rest", show=False, priority=True)]

    def action_rest(self) -> None:
        self.run_worker(self._rest(), exit_on_error=False)

    async def _rest(self) -> None:
        pilot: Pilot[Any] = Pilot(self)
        await pilot.pause()
        self.call_after_refresh(self._answer)

    def _answer(self) -> None:
        assert self._driver is not None
        self._driver.write("\x1b]2;at rest {} {}\a".format(*self.screen.size))
        self._driver.flush()
        tell("rest")
