"""What is said when the program itself has failed: one gated line, the rest in a file."""

import contextlib
import os
import traceback

from reader.paths import state_folder
from reader.text.gate import DisplayText, display, shown
from reader.ui.clipboard import short_path


def told(error: BaseException) -> DisplayText:
    """Write the traceback to a file and say in one line what happened and where the rest is.

    Without the values of variables: they hold text of articles.
    """
    path = os.path.join(state_folder(), "crash.txt")
    words = "".join(traceback.format_exception(error))
    what = f"diptych: an error of the program ended it: {type(error).__name__}: {error}"
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="replace") as file:
            file.write(shown(words, keep_newlines=True).text)
        what += f"; please report {short_path(path)}"
    return display(what)
