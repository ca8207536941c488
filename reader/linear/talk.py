"""A talk between program and reader: lines that are said, lines that are asked for; whoever drives it has the terminal.

A talk is a generator: it gives lines to be said and questions, and is sent the answer to a question, None where the
reader leaves it.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Final, NamedTuple, TypeAlias

ROWS: Final = 10
"""Lines of a list that are said at once: more are hard to keep in mind."""


class Ask(NamedTuple):
    """A question that is answered by a line of text."""

    prompt: str
    """Display text; what is typed follows it in the same line."""
    typed: str = ""
    """What stands there already, to be gone on with."""
    has_lines: bool = False
    """The answer may have several lines; a paste is one answer."""
    keep: Callable[[str], object] | None = None
    """Told of the answer at each change, so that it is not lost."""


class Copy(NamedTuple):
    """Words for the terminal's clipboard, where it has one."""

    text: str


Talk: TypeAlias = Generator[str | Ask | Copy, str | None, None]
Asking: TypeAlias = Generator[str | Ask | Copy, str | None, int | None]
"""A talk that ends with the index that was chosen, or None."""
Deciding: TypeAlias = Generator[str | Ask | Copy, str | None, bool]
"""A talk that ends with a yes or a no."""
Typing: TypeAlias = Generator[str | Ask | Copy, str | None, str | None]
"""A talk that ends with what was typed, or None."""


def choose(title: str, lines: Sequence[str], *, at: int = 0) -> Asking:
    """Say a list, a few lines at a time, and ask for the number of one.

    Args:
        title: Said first; display text.
        lines: Display text, at least one.
        at: Index to begin at.
    """
    first = min(at, len(lines) - 1)
    yield f"{title} From {first + 1} on:" if first else title
    while True:
        end = min(first + ROWS, len(lines))
        for number in range(first, end):
            yield f"{number + 1}. {lines[number]}"
        rest = len(lines) - end
        answer = yield Ask(f"Number, or Enter for {rest} more: " if rest else "Number, or Enter to leave: ")
        word = (answer or "").strip()
        if answer is None or (not word and not rest):
            return None
        if not word:
            first = end
            continue
        chosen = number_in(word, len(lines))
        if chosen is not None:
            return chosen
        yield f"There is no {word}: the numbers are 1 to {len(lines)}."
        first = len(lines)


def number_in(word: str, many: int) -> int | None:
    """The index that a number from 1 to `many` stands for; None for anything else."""
    return int(word) - 1 if word.isascii() and word.isdecimal() and len(word) < 9 and 1 <= int(word) <= many else None


def stop(words: str) -> str:
    """Words as a sentence: its first letter large, a full stop where it has no end."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?', '…')) else '.'}"


def counted(many: int, what: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{many} {what}{'' if many == 1 else 's'}"
