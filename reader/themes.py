"""Themes: data in YAML files, resolved to one style for every sum of marks.

A file holds `description`, `author`, `dark` and `styles`: for each mark a line such as `bold red on 236` - attributes,
a colour, and a colour behind it, in the words of git and Rich. What a theme says is kept in the cache by the hash of
its file, so YAML is imported only for a theme that was never seen.
"""

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from reader.errors import ThemeProblem
from reader.layout import marks
from reader.paths import shipped
from reader.terminal.style import BOLD, ITALIC, REVERSE, STRIKE, UNDERLINE, Colour, Style

SUFFIX: Final = ".yaml"
MAX_BYTES: Final = 64 * 1024
"""A theme is a page; what is larger is something else."""
DEEPEST: Final = 3
"""A mapping in a mapping is a theme."""
CACHE_FORMAT: Final = "3"
"""Of what is kept: changes with the meaning of `Part` or the marks."""

ATTRIBUTES: Final = {"bold": BOLD, "italic": ITALIC, "underline": UNDERLINE, "reverse": REVERSE, "strike": STRIKE}
"""No `dim`: with a colour on the terminal's own background Textual cannot draw it, and many terminals do not either."""
SIXTEEN: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")

ORDER: Final = (
    "header", "strip", "footer", "rule", "gutter", "margin", "dim", "only", "headline", "credit", "siglum", "key",
    "type", "shared-bar", "counterpart", "cursor", "moved", "run", "speech", "names", "note", "divergence",
    "lesser", "hit", "focus",
    "notice", "selection",
)  # fmt: skip
"""How marks lie on each other, the lowest first: what the reader does covers what was found, that covers the ground."""


class Part(NamedTuple):
    """What one mark changes in the look of what it lies on."""

    fg: Colour = None
    has_fg: bool = False
    """A colour is named; it may be the terminal's own, None."""
    bg: Colour = None
    has_bg: bool = False
    on: int = 0
    """Attributes that it adds."""
    off: int = 0
    """Attributes that it takes away."""


class Theme:
    """A theme that has been read and checked."""

    __slots__ = ("_order", "_styles", "dark", "description", "name", "parts")

    def __init__(self, name: str, description: str, dark: bool | None, parts: Mapping[str, Part]) -> None:  # noqa: FBT001 - a field of the file
        self.name = name
        self.description = description
        self.dark = dark
        """Made for a dark ground, a light one, or (None) for any."""
        self.parts = parts
        """By the name of the mark, `text` for none."""
        bits = {mark: 1 << bit for bit, mark in enumerate(marks.NAMES_OF_MARKS)}
        self._order = tuple((bits[mark], parts[mark]) for mark in ORDER if mark in parts)
        self._styles: dict[int, Style] = {}

    def style(self, mark: int) -> Style:
        """How a segment with this sum of `reader.layout.marks` looks."""
        found = self._styles.get(mark)
        if found is None:
            style = _over(Style(), self.parts.get("text", Part()))
            for bit, part in self._order:
                if mark & bit:
                    style = _over(style, part)
            found = self._styles[mark] = style
        return found


def _over(style: Style, part: Part) -> Style:
    return Style(
        part.fg if part.has_fg else style.fg,
        part.bg if part.has_bg else style.bg,
        style.attrs & ~part.off | part.on,
    )


def load_theme(name: str, folders: Sequence[str] = ()) -> Theme:
    """The theme of this name: from the reader's folders, the first that has it, else from the shipped ones.

    Raises:
        ThemeProblem: If there is none, or its file is faulty; it names file, line and key.
    """
    if name.isprintable() and name.lstrip() == name and re.fullmatch(r"[^/\\.][^/\\]*", name):
        for folder in (*folders, shipped("themes")):
            path = os.path.join(folder, name + SUFFIX)
            data = _bytes_of(path)
            if data is not None:
                return _resolved(path, name, data)
    known = ", ".join(available(folders))
    raise ThemeProblem(name, "there is no theme of this name", way_out=f"there are {known}")


def available(folders: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of all themes, shipped and the reader's own, sorted."""
    names: set[str] = set()
    for folder in (*folders, shipped("themes")):
        try:
            names.update(entry[: -len(SUFFIX)] for entry in os.listdir(folder) if entry.endswith(SUFFIX))
        except OSError:
            continue
    return tuple(sorted(name for name in names if name and not name.startswith(".")))


def _bytes_of(path: str) -> bytes | None:
    """A theme file's bytes; None when there is none.

    Raises:
        ThemeProblem: When it is there and cannot be read.
    """
    try:
        # Non-blocking, so that a FIFO of this name cannot hold the program up.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ThemeProblem(path, f"cannot be read: {error.strerror}") from error
    if len(data or b"") > MAX_BYTES:
        raise ThemeProblem(path, "is far too long for a theme")
    return data or b""


def _resolved(path: str, name: str, data: bytes) -> Theme:
    import hashlib  # noqa: PLC0415 - the cache has it loaded as well; a program that draws nothing needs neither

    from reader.cache import keep, recall  # noqa: PLC0415

    key = ("theme", CACHE_FORMAT, hashlib.sha256(data).hexdigest())
    kept = recall(key)
    if isinstance(kept, tuple):
        description, dark, parts = kept
    else:
        description, dark, parts = _read(path, data)
        keep(key, (description, dark, parts))
    return Theme(name, description, dark, {mark: Part(*part) for mark, part in parts})


def _read(path: str, data: bytes) -> tuple[str, bool | None, tuple[tuple[str, tuple[Any, ...]], ...]]:
    """Description, ground and parts of a theme file.

    Raises:
        ThemeProblem: If anything in it is not as it should be.
    """
    values, lines = _mapping(path, _root(path, data), "theme")
    for key in values:
        if key not in {"description", "author", "dark", "styles"}:
            raise ThemeProblem(path, f'unknown key "{key}"', line=lines[key], way_out="see the shipped themes")
    grounds = {"yes": True, "true": True, "no": False, "false": False, "any": None}
    dark = str(getattr(values.get("dark"), "value", "any"))
    if dark not in grounds:
        raise ThemeProblem(path, f'dark: "{dark}" is neither yes, no nor any', line=lines["dark"])
    if "styles" not in values:
        raise ThemeProblem(path, 'the key "styles" is missing', way_out="see the shipped themes")
    styles, places = _mapping(path, values["styles"], "styles")
    parts: list[tuple[str, tuple[Any, ...]]] = []
    for mark, node in styles.items():
        if mark != "text" and mark not in marks.NAMES_OF_MARKS:
            what = f'styles: there is no mark "{mark}"'
            raise ThemeProblem(path, what, line=places[mark], way_out="there are " + ", ".join(("text", *ORDER)))
        if not isinstance(node.value, str):
            raise ThemeProblem(path, f"styles: {mark} should be one line of text", line=places[mark])
        parts.append((mark, tuple(_part(path, mark, node.value, places[mark]))))
    return str(getattr(values.get("description"), "value", "")), grounds[dark], tuple(parts)


def _root(path: str, data: bytes) -> Any:
    """The root node of the file, no alias in it followed."""
    import yaml  # noqa: PLC0415 - slow, and wanted only for a theme that was never seen

    try:
        text = data.decode("utf-8-sig")
        depth = 0
        # Event by event, so that what is wrong is met before it costs anything: thousands of brackets take seconds.
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise ThemeProblem(path, "is nested too deeply for a theme")
            if isinstance(event, yaml.AliasEvent):
                mark = event.start_mark
                raise ThemeProblem(path, "aliases are not for themes", line=mark.line + 1 if mark else None)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise ThemeProblem(path, "is not UTF-8", line=data.count(b"\n", 0, error.start) + 1) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"is not YAML: {error.problem or error.context}"
        raise ThemeProblem(path, what, line=mark.line + 1 if mark else None) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ThemeProblem(path, "is not YAML") from error


def _mapping(path: str, node: Any, what: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Keys of a mapping node with their value nodes, and with their lines."""
    if node is None or node.id != "mapping":
        line = node.start_mark.line + 1 if node is not None else None
        raise ThemeProblem(path, f"{what}: should hold lines such as `key: value`", line=line)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in values:
            raise ThemeProblem(path, f"{what}: {name} stands here a second time", line=line)
        values[name], lines[name] = value, line
    return values, lines


def _part(path: str, mark: str, text: str, line: int) -> Part:
    """A line such as `bold not underline bright-red on #202020`."""
    part = Part()
    behind = negated = False
    for word in text.split():
        if word in {"on", "not"}:
            behind, negated = behind or word == "on", word == "not"
        elif word in ATTRIBUTES:
            flag = ATTRIBUTES[word]
            part = part._replace(off=part.off | flag) if negated else part._replace(on=part.on | flag)
            negated = False
        else:
            colour = _colour(word)
            if colour == ():
                what = f'styles: {mark}: "{word}" is neither a colour nor an attribute'
                way_out = "colours: default, red, bright-red, 0 to 255, #rrggbb; " + ", ".join(ATTRIBUTES)
                raise ThemeProblem(path, what, line=line, way_out=way_out)
            part = part._replace(bg=colour, has_bg=True) if behind else part._replace(fg=colour, has_fg=True)
            behind = False
    return part


def _colour(word: str) -> Any:
    """A colour of the terminal's own (None), of its palette (0 to 255) or in RGB; the empty tuple for no colour."""
    if word == "default":
        return None
    name = word.removeprefix("bright-")
    if name in SIXTEEN:
        return SIXTEEN.index(name) + (len(SIXTEEN) if name != word else 0)
    if word.isdecimal() and word.isascii() and int(word) < 256:
        return int(word)
    if re.fullmatch("#[0-9a-fA-F]{6}", word):
        return tuple(int(word[at : at + 2], 16) for at in (1, 3, 5))
    return ()
