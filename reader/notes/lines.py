"""Lines, columns and comments of a YAML text, for the edits of `splice`."""

import bisect
import re
from typing import Final

from reader.notes.tree import BREAKS, Mapping, Node, Scalar, Sequence

COMMENT: Final = re.compile("(?:(?<=[\\s\ufeff])|^)#[^\r\n\x85\u2028\u2029]*")
"""What begins with # at the start of a line or behind a blank, to the end of the line."""


class Unspliceable(Exception):
    """This place is written in a way that takes a coarser edit."""


class Lines:
    """A text with its tree, asked for what stands where; offsets are code points."""

    def __init__(self, text: str, tree: Node | None) -> None:
        self._text = text
        found = BREAKS.search(text)
        self._eol = found[0] if found else "\n"
        self._lines = [0, *(each.end() for each in BREAKS.finditer(text))]
        self._scalars: list[Scalar] = []
        self._gather(tree)

    def _gather(self, node: Node | None) -> None:
        if isinstance(node, Scalar):
            self._scalars.append(node)
        elif isinstance(node, Sequence):
            for child in node.items:
                self._gather(child)
        elif isinstance(node, Mapping):
            for key, child in node.entries:
                self._scalars.append(key)
                self._gather(child)

    def _line_start(self, index: int) -> int:
        return self._lines[bisect.bisect_right(self._lines, index) - 1]

    def _line_end(self, index: int) -> int:
        found = BREAKS.search(self._text, index)
        return found.start() if found else len(self._text)

    def _next_line(self, index: int) -> int:
        line = bisect.bisect_right(self._lines, index)
        return self._lines[line] if line < len(self._lines) else len(self._text)

    def _column(self, index: int) -> int:
        start = self._line_start(index)
        return index - start - (1 if start == 0 and self._text.startswith("\ufeff") else 0)

    def _end(self, node: Node) -> int:
        """Where the content of a node ends, blank lines and comments after it not counted."""
        if isinstance(node, Scalar):
            if node.style not in ("|", ">") or "+" in self._text[node.start : node.start + 3]:
                return node.end
            written = self._text[node.start : node.end]
            return node.start + len(written.rstrip(" \t\r\n\x85\u2028\u2029"))
        if node.flow:
            return node.end
        if isinstance(node, Sequence):
            return max(self._end(child) for child in node.items)
        return max(max(key.end, self._end(child)) for key, child in node.entries)

    def comments(self, start: int, end: int) -> list[tuple[int, str]]:
        """Comments between two offsets: what begins with # and stands outside every scalar."""
        found: list[tuple[int, str]] = []
        at = start
        for scalar in [*self._scalars, Scalar("", end, end, "")]:
            if scalar.end <= start and scalar.start < start:
                continue
            stop = min(scalar.start, end)
            if stop > at:
                found += [(match.start(), match[0]) for match in COMMENT.finditer(self._text, at, stop)]
            if scalar.style in ("|", ">") and start <= scalar.start < end:
                head = COMMENT.search(self._text, scalar.start, self._line_end(scalar.start))
                if head:
                    found.append((head.start(), head[0]))
            at = max(at, scalar.end)
            if at >= end:
                break
        return found

    def _kept(self, start: int, end: int, column: int) -> str:
        """The comments of a region as lines of their own."""
        return "".join(" " * column + words + self._eol for _, words in self.comments(start, end))

    def _alone_before(self, index: int) -> bool:
        start = self._line_start(index)
        return not self._text[start:index].lstrip("\ufeff").strip(" ")

    def _alone_after(self, index: int) -> bool:
        rest = self._text[index : self._line_end(index)].strip(" \t")
        return not rest or rest.startswith("#")

    def _stop(self, end: int) -> int:
        """The start of the line after content that ends at an offset; nothing but a comment may follow it."""
        if BREAKS.fullmatch(self._text[end - 1]):
            return end
        if not self._alone_after(end):
            raise Unspliceable
        return self._next_line(end)

    def _keeps_blanks(self, at: int) -> bool:
        """Whether a scalar ends here that takes blank lines behind it for its own."""
        return any(each.end == at and each.style in ("|", ">") and "+" in self._text[each.start : each.start + 3]
                   for each in self._scalars)  # fmt: skip

    def _past_blanks(self, line: int) -> int:
        """The start of the first line from here that is not blank."""
        while line < len(self._text) and not self._text[line : self._line_end(line)].strip(" \t"):
            line = self._next_line(line)
        return line

    def _above(self, line: int) -> int:
        """The start of the comment lines that stand directly above a line and belong to it."""
        while line > 0:
            previous = self._line_start(line - 1)
            if not self._text[previous:line].lstrip(" ").startswith("#"):
                break
            line = previous
        return line
