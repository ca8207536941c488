"""A text with what is only typography made alike, and the way back to its offsets.

Quotation marks, dashes, case and kinds of space are one; runs of white space are one space; marks that do not show
are gone. Only for finding passages again: nothing folded is ever shown or kept.
"""

import re
from array import array
from typing import Final, NamedTuple

_ALIKE: Final = str.maketrans(
    "‘’‚‛′`´“”„‟″«»‹›‐‑‒–—―−",
    "'''''''" + '"""""' + '""' + "''" + "-------",
)
_CHANGING: Final = re.compile(r"\s+|[\u00ad\u200b-\u200f\u2060\ufeff]+|[\u2026\ufb00-\ufb04]|''|--+")
"""What becomes longer or shorter."""
_LONGER: Final = {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "''": '"'}


class Folded(NamedTuple):
    """A folded text; `origin[i]` is the offset in the source of its i-th code point, one more for its end."""

    text: str
    origin: "array[int]"

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text, not empty, as one of the source."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(source: str) -> Folded:
    """The text folded."""
    lowered = source.lower()
    if len(lowered) != len(source):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in source)
    alike = lowered.translate(_ALIKE)
    parts: list[str] = []
    origin = array("l")
    at = 0
    for found in _CHANGING.finditer(alike):
        start, end = found.span()
        parts.append(alike[at:start])
        origin.extend(range(at, start))
        words = found[0]
        new = " " if words.isspace() else "-" if words[0] == "-" else _LONGER.get(words, "")
        parts.append(new)
        origin.extend([start] * len(new))
        at = end
    parts.append(alike[at:])
    origin.extend(range(at, len(source) + 1))
    return Folded("".join(parts), origin)
