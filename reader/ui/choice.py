"""One of the answers that a question offers, as words; no Textual."""

from typing import NamedTuple

from reader.text.gate import DisplayText


class Choice(NamedTuple):
    """One answer."""

    label: DisplayText
    hint: DisplayText
    """To the right of it, of less weight; may be empty."""
