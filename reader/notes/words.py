"""What people are told of a note in place of the words that its file has: one table for screens, lines and Markdown."""

import re
from collections.abc import Sequence
from typing import Final

from reader.notes.anchoring import State

DOUBTS: Final[dict[State, str]] = {"orphan": "place not found", "review": "place doubtful"}
"""States that ask for a look."""
_RELATIONS: Final = {
    "same": "say the same", "reworded": "reworded", "differs": "differ", "contradicts": "contradict each other",
    "order": "in another order",
}  # fmt: skip
_VERBS: Final = ("same", "differs", "contradicts")
LEFT_ANSWER: Final = "answer to a deleted note"
"""What a reply is whose note is gone."""
_ALONE: Final = {"only-in-a": 0, "only-in-b": 1}
_FIELDS: Final = {"body": "text", "target": "place", "by": "author", "re": "what it answers", "meta": "facts"}

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOMENT: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::\d\d)?Z")


def relation_in_words(relation: str, sigla: Sequence[str]) -> str:
    """How the two sides of a note stand to each other; a word that is not ours stays as it is.

    Args:
        relation: In the order of `sigla`; empty for a note on one article.
        sigla: What both articles are called.
    """
    side = _ALONE.get(relation)
    if side is None:
        return _RELATIONS.get(relation, relation)
    return f"only in {sigla[side]}" if side < len(sigla) else f"only on the {('left', 'right')[side]}"


def told_relation(relation: str, sigla: Sequence[str]) -> str:
    """The same where it stands by itself: "the two differ"."""
    words = relation_in_words(relation, sigla)
    return f"the two {words}" if relation in _VERBS else words


def moment_in_words(moment: str) -> str:
    """A time as sidecars have it, `2026-11-22T01:55:54Z`; another form stays as it is."""
    found = _MOMENT.fullmatch(moment)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return moment
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]} {found[4]} UTC"


def field_in_words(name: str) -> str:
    """A field of a note."""
    return _FIELDS.get(name, name)


def reading_in_words(reading: object) -> str:
    """One of two texts that a field was given at once; of a place the words that stand there."""
    if isinstance(reading, list):
        return ", ".join(str(part) for part in reading)
    if not isinstance(reading, dict):
        return str(reading)
    parts = [part for part in (reading, reading.get("a"), reading.get("b")) if isinstance(part, dict)]
    quotes = [f"“{' '.join(str(part['quote']).split())}”" for part in parts if part.get("quote")]
    if quotes or "start" in reading or "article" in reading:
        return " and ".join(quotes) or "all of it"
    return ", ".join(f"{key}: {value}" for key, value in reading.items())
