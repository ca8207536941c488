"""Lines on a terminal: one broken between words, and the answer to a question while it is typed; pure.

Nothing but letters, line ends and backspaces is sent: what those cannot take off the terminal is written anew below.
"""

from reader.terminal.cells import width_of
from reader.text.gate import display


def broken(line: str, columns: int) -> list[str]:
    """Display text as rows of at most so many cells, broken at blanks; a longer word is the terminal's to break."""
    rows = [""]
    for word in line.split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if rows[-1] and sum(map(width_of, longer)) > columns:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def edited(text: str, key: str, *, has_lines: bool) -> str:
    """The text after a key; marks that combine go with the letter before them.

    Args:
        text: So far; display text, but for line ends.
        key: Its name; one that does nothing here changes nothing.
        has_lines: Whether Enter is a line's end.
    """
    line = text.rpartition("\n")[2]
    match key:
        case "backspace":
            return _without_last(text)
        case "ctrl+w":
            start = len(text) - len(line)
            return text[: text.rstrip(" ").rfind(" ", start) + 1 or start] if line else text[:-1]
        case "ctrl+u":
            return text[: len(text) - len(line)] if line else text[:-1]
        case "enter" | "ctrl+j":
            return text + "\n" if has_lines else text
        case "space" | "tab":
            return text + " "
        case _:
            # Only the line: a mark may need the letter before it, and none has it across a line's end.
            return text[: len(text) - len(line)] + display(line + key) if len(key) == 1 else text


def _without_last(text: str) -> str:
    kept = text[:-1]
    while kept and text[len(kept)] != "\n" and width_of(text[len(kept)]) == 0:
        kept = kept[:-1]
    return kept


class TypedLine:
    """What stands on the terminal of a question and its answer."""

    def __init__(self, prompt: str, columns: int) -> None:
        """Nothing stands there yet.

        Args:
            prompt: Display text.
            columns: Of the terminal.
        """
        self._prompt = prompt
        self._columns = columns
        self._text = ""

    def begun(self, text: str) -> str:
        """What to write first, and after others have written: the question, and what is typed already."""
        self._text = text
        return self._prompt + text

    def changed(self, text: str) -> str:
        """What to write for another text."""
        before, self._text = self._text, text
        if text.startswith(before):
            return text[len(before) :]
        if before.startswith(text) and "\n" not in before[len(text) :]:
            row, column = self._place(before)
            if row == self._place(text)[0] and column < self._columns:
                return "\b \b" * sum(map(width_of, before[len(text) :]))
        line = text.rpartition("\n")[2]
        return "\n" + (line if "\n" in text else self._prompt + line)

    def _place(self, text: str) -> tuple[int, int]:
        """Row and column behind a text's last line; behind a full row terminals differ in where a backspace leads."""
        lines = text.rpartition("\n")
        row = column = 0
        for width in map(width_of, lines[2] if lines[1] else self._prompt + lines[2]):
            if column + width > self._columns:
                row, column = row + 1, 0
            column += width
        return row, column
