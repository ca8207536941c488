"""Values as YAML text: new text is double-quoted or a `|-` block, plain only where it is one safe word.

What comes out means the same to every YAML reader, also to those that take `no` for false and `12:30` for a number.
"""

import re
from typing import Final

from reader.notes.tree import Item, Value

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]|[A-Za-z]")
_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]*")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
_WORDS_OF_YAML: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_NUMBER_KEYS: Final = frozenset({"start", "end", "chars", "diptych-notes"})
_TIME_KEYS: Final = frozenset({"created", "modified", "published", "updated"})
_BLOCK_KEYS: Final = frozenset({"body"})
"""Fields that are prose of the reader's own: several lines stand as a block."""
_UNSAFE: Final = re.compile(
    r"[^\x20\x21\x23-\x5b\x5d-\x7e\xa1-\xac\xae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027"
    r"\u2030-\u205e\u2070-\ud7ff\uf900-\ufdff\ufe10-\ufefe\uff00-\uffef\U00010000-\U000e0000]"
)
"""Quotes and what does not show itself: controls, odd spaces, bidi marks, private use."""
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e", "\0": "\\0"}
_ORDER: Final = (
    "diptych-notes", "articles", "id", "re", "kind", "status", "tags", "by", "created", "modified", "linked",
    "target", "body", "conflict", "annotations", "links",
)  # fmt: skip
INDENT: Final = 2


def rank(key: str) -> int:
    """Where a key goes among others; what is not ours comes last."""
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def quoted(text: str) -> str:
    """A double-quoted scalar on one line; what does not print is escaped."""
    return '"' + _UNSAFE.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def scalar(text: str, key: str = "") -> str:
    """A text on one line: plain where that is safe for this key, else double-quoted."""
    plain = _WORD.fullmatch(text) is not None and text.lower() not in _WORDS_OF_YAML
    plain = plain or (key in _NUMBER_KEYS and _NUMBER.fullmatch(text) is not None)
    plain = plain or (key in _TIME_KEYS and _TIME.fullmatch(text) is not None)
    return text if plain else quoted(text)


def block(text: str, indent: int, eol: str) -> str | None:
    """A `|-` scalar, its lines indented; None where the text is one line, or begins or ends blank."""
    lines = text.split("\n")
    if len(lines) < 2 or not lines[0] or lines[0][0] in " \t" or not lines[-1].strip():
        return None
    if any(_UNSAFE.sub("", line) != line.replace('"', "").replace("\\", "").replace("\t", "") for line in lines):
        return None
    margin = " " * indent
    return "|-" + "".join(eol + (margin + line if line else "") for line in lines)


def key_text(key: str) -> str:
    """A map's key."""
    plain = _WORD.fullmatch(key) is not None and key.lower() not in _WORDS_OF_YAML
    return key if plain or _NUMBER.fullmatch(key) else quoted(key)


def flow(content: Value, key: str = "") -> str:
    """Any value on one line."""
    if isinstance(content, str):
        return scalar(content, key)
    if isinstance(content, list):
        return "[" + ", ".join(flow(part) for part in content) + "]"
    return "{" + ", ".join(f"{key_text(name)}: {flow(part, name)}" for name, part in content.items()) + "}"


def entry(key: str, content: Value, column: int, eol: str) -> str:
    """`key: value` as it stands in a block map at a column, without the indentation of its first line."""
    if isinstance(content, str):
        lines = block(content, column + INDENT, eol) if key in _BLOCK_KEYS else None
        return f"{key_text(key)}: {lines or scalar(content, key)}"
    if isinstance(content, list) and content and all(isinstance(part, dict) and part for part in content):
        rows = [item(part, column + INDENT, eol) for part in content if isinstance(part, dict)]
        return f"{key_text(key)}:" + "".join(eol + row for row in rows)
    if key == "articles" and isinstance(content, dict) and content:
        margin = eol + " " * (column + INDENT)
        return f"{key_text(key)}:" + "".join(f"{margin}{key_text(k)}: {flow(v, k)}" for k, v in content.items())
    return f"{key_text(key)}: {flow(content, key)}"


def mapping(content: Item, column: int, eol: str) -> str:
    """A block map at a column, without the indentation of its first line."""
    return (eol + " " * column).join(entry(key, part, column, eol) for key, part in content.items())


def item(content: Item, column: int, eol: str) -> str:
    """A map as an item of a block list whose dashes stand at a column, indented, without a last line end."""
    return " " * column + "- " + mapping(content, column + INDENT, eol)
