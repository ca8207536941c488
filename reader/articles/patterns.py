"""Patterns that are compiled when they are first asked, because a start pays for each one that it does not need."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Lazy:
    """A regular expression by its source; asks like `re.Pattern`."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        """The expression."""
        self.flags = flags
        """Sum of the flags of `re`."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, self.flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at the beginning."""
        return self.pattern.match(text, start)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Find the first match."""
        return self.pattern.search(text, start)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Find every match."""
        return self.pattern.finditer(text, start)

    def findall(self, text: str) -> list[str]:
        """The words of every match; for an expression without groups."""
        return self.pattern.findall(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace every match."""
        return self.pattern.sub(by, text)
