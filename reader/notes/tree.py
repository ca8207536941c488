"""YAML as a tree of text with places: the reader's side of a sidecar.

Every scalar is text, so that `no`, `12:30` and `010` mean what was typed. The tree is built from the event stream,
under a guard, and never by a loader: libyaml's own composer recurses on the C stack and dies on deep nesting. YAML is
imported inside the functions because nothing before the first paint may pay for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from reader.errors import SidecarProblem

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
"""A sidecar's content without places: text, lists and maps."""
Item: TypeAlias = dict[str, Value]

MAX_DEPTH: Final = 24
"""No sidecar of ours nests deeper than 6; more is a mistake or an attack."""
MAX_BYTES: Final = 8 << 20
BREAKS: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML 1.1 calls a line break."""
_UNPRINTABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONFLICT: Final = re.compile(r"^(<{7}|>{7}|\|{7})(?:[ \r\n]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `source[start:end]` is how it is written, for a block scalar with the blank lines after it."""

    text: str
    start: int
    end: int
    style: str
    """"" plain, ' or " quoted, | or > block."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map, in the order of the file."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    start: int
    end: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; a block list starts at its first dash."""

    items: tuple["Node", ...]
    start: int
    end: int
    flow: bool


Node: TypeAlias = Scalar | Mapping | Sequence


def decode(data: bytes, path: str) -> str:
    """A sidecar's bytes as text, its byte-order mark kept as the first character.

    Raises:
        SidecarProblem: If it is too large, not UTF-8, or has git's conflict marks in it.
    """
    if len(data) > MAX_BYTES:
        raise SidecarProblem(path, f"larger than {MAX_BYTES >> 20} MiB", way_out="split or remove it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SidecarProblem(path, "not UTF-8", line=line, way_out="save it as UTF-8") from None
    mark = _CONFLICT.search(text)
    if mark:
        line, _ = place(text, mark.start())
        raise SidecarProblem(path, "git conflict marks", line=line, way_out="resolve the merge, then open it again")
    return text


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    line, start = 1, 0
    for found in BREAKS.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return line, index - start + 1


def parse(text: str, path: str) -> Node | None:
    """The tree of a YAML text, None where it holds nothing.

    Raises:
        SidecarProblem: With line and column, if it is no YAML, or has aliases, anchors, tags, duplicate keys, keys that
            are no text, more than one document, or more than `MAX_DEPTH` levels.
    """
    import yaml  # noqa: PLC0415

    odd = _UNPRINTABLE.search(text)
    if odd:
        raise _refused(text, path, odd.start(), f"the character U+{ord(odd[0]):04X} cannot stand in YAML")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    shift = 1 if text.startswith("\ufeff") else 0
    try:
        events = _Events(text, path, shift, iter(yaml.parse(text[shift:], Loader=loader)))
        return events.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index + shift if mark else 0
        what = ", ".join(part for part in (error.context, error.problem) if part)
        raise _refused(text, path, index, what or "not YAML") from None
    except yaml.YAMLError:
        raise SidecarProblem(path, "not YAML", way_out="mend it by hand") from None


def _refused(text: str, path: str, index: int, what: str) -> SidecarProblem:
    line, column = place(text, min(index, len(text)))
    return SidecarProblem(path, f"column {column}: {what}", line=line, way_out="mend it by hand; it is left as it is")


class _Events:
    """The event stream with the guard in front of it."""

    def __init__(self, text: str, path: str, shift: int, events: Iterator[Any]) -> None:
        self._text = text
        self._path = path
        self._shift = shift
        self._events = events

    def _next(self) -> tuple[str, Any, int, int]:
        event = next(self._events)
        name = type(event).__name__.removesuffix("Event")
        start, end = event.start_mark.index + self._shift, event.end_mark.index + self._shift
        if name == "Alias" or getattr(event, "anchor", None) is not None:
            raise self._refused(start, "aliases and anchors are not read here")
        if getattr(event, "tag", None) is not None or getattr(event, "tags", None):
            raise self._refused(start, "tags are not read here")
        return name, event, start, end

    def _refused(self, index: int, what: str) -> SidecarProblem:
        return _refused(self._text, self._path, index, what)

    def document(self) -> Node | None:
        self._next()
        if self._next()[0] == "StreamEnd":
            return None
        node = self._node(*self._next(), depth=0)
        self._next()
        name, _, start, _ = self._next()
        if name != "StreamEnd":
            raise self._refused(start, "a second document")
        return node

    def _node(self, name: str, event: Any, start: int, end: int, *, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refused(start, f"nested deeper than {MAX_DEPTH} levels")
        if name == "Scalar":
            return Scalar(event.value, start, end, "" if event.style in (None, "") else event.style)
        if name == "SequenceStart":
            return self._sequence(start, flow=bool(event.flow_style), depth=depth)
        return self._mapping(start, flow=bool(event.flow_style), depth=depth)

    def _sequence(self, start: int, *, flow: bool, depth: int) -> Sequence:
        items: list[Node] = []
        while (step := self._next())[0] != "SequenceEnd":
            items.append(self._node(*step, depth=depth + 1))
        return Sequence(tuple(items), start, step[3], flow)

    def _mapping(self, start: int, *, flow: bool, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        while (step := self._next())[0] != "MappingEnd":
            if step[0] != "Scalar":
                raise self._refused(step[2], "a key that is not a text")
            key = self._node(*step, depth=depth + 1)
            assert isinstance(key, Scalar)
            if key.text in seen:
                raise self._refused(key.start, f"the key {key.text[:40]!r} stands twice")
            seen.add(key.text)
            entries.append((key, self._node(*self._next(), depth=depth + 1)))
        return Mapping(tuple(entries), start, step[3], flow)


def value(node: Node | None) -> Value:
    """A tree without its places; an empty file is an empty map."""
    if node is None:
        return {}
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [value(item) for item in node.items]
    return {key.text: value(child) for key, child in node.entries}


def last_scalar(node: Node) -> Scalar | None:
    """The scalar that ends a node; None in one that has none."""
    if isinstance(node, Scalar):
        return node
    children = node.items if isinstance(node, Sequence) else [part for entry in node.entries for part in entry]
    return last_scalar(children[-1]) if children else None


def same(one: Value | None, two: Value | None) -> bool:
    """Equal as content; an empty list, map and text are one (a list that lost its last item reads as nothing)."""
    if not one and not two:
        return True
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(same, one, two))
    return one == two
