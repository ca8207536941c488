"""The settings file: what may stand in it, and what does.

`settings.yaml` in the XDG configuration folder, written by the reader, never by this program. A key that is unknown or
wrong is reported with its line and passed over; the others count. YAML is imported only where there is a file.
"""

import os
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from reader.commands import DEFAULT_KEYMAP, Keymap, keymap
from reader.errors import SettingsProblem
from reader.paths import config_folder

FILE_NAME: Final = "settings.yaml"
MAX_BYTES: Final = 64 * 1024
"""A settings file is a page at most; what is larger is something else."""
MAX_BRACKETS: Final = 500
"""Opened in flow style; the keymap needs one for each command, and the parser takes seconds for thousands."""
WAY_OUT: Final = "the rest of the file is used"


class Settings(NamedTuple):
    """What the reader set, over what the program comes with."""

    author: str = ""
    theme: str = ""
    mouse: bool = True
    columns: int | None = None
    plain: bool = False
    keymap: Keymap = DEFAULT_KEYMAP
    """Every command with its keys, the reader's own over the program's."""
    problems: tuple[SettingsProblem, ...] = ()
    """What in the file is not used, in the order of its lines."""


class Setting(NamedTuple):
    """One key of the settings file; the documentation is made from these."""

    name: str
    default: str
    """As it would be written in the file."""
    help: str


TABLE: Final = (
    Setting("author", '""', "Your name in the notes that you write. Empty: the name of your account."),
    Setting("theme", '""', "Name of a theme, as `diptych themes` lists them. Empty: the one last chosen with `t`."),
    Setting("mouse", "yes", "Whether clicks and the wheel go to the program (yes) or stay with the terminal (no)."),
    Setting("plain", "no", "Whether to read without a screen (yes), line by line, as a screen reader can follow."),
    Setting("columns", "auto", "Columns of the reader: 1, 2, or auto, by the width of the terminal."),
    Setting(
        "keymap",
        "{}",
        "Your own keys: the name of a command, as `diptych keys` lists them, and a key or a list of keys.",
    ),
)


class Entry(NamedTuple):
    """A key of the file, its value as it was typed, and its line, counted from 1."""

    name: str
    value: "str | tuple[str, ...] | tuple[Entry, ...] | None"
    line: int


def settings_path() -> str:
    """Where the settings file is, or would be."""
    return os.path.join(config_folder(), FILE_NAME)


def load(path: str | None = None) -> Settings:
    """Read the settings file; a missing one is the defaults.

    Args:
        path: Another file than the one in the configuration folder.
    """
    path = settings_path() if path is None else path
    try:
        text = _read(path)
        entries = _entries(path, text) if text.strip() else ()
    except SettingsProblem as problem:
        return Settings(problems=(problem,))
    problems: list[SettingsProblem] = []
    values: dict[str, Any] = {}
    for entry in entries:
        reader = _READERS.get(entry.name)
        if reader is None:
            known = ", ".join(setting.name for setting in TABLE)
            what = f'there is no setting "{entry.name}" (there are {known})'
            problems.append(SettingsProblem(path, what, line=entry.line, way_out=WAY_OUT))
            continue
        if entry.name in values:
            problems.append(
                SettingsProblem(path, f"{entry.name} stands here a second time", line=entry.line, way_out=WAY_OUT)
            )
            continue
        try:
            values[entry.name] = reader(path, entry, problems)
        except ValueError as wrong:
            problems.append(SettingsProblem(path, f"{entry.name} {wrong}", line=entry.line, way_out=WAY_OUT))
    problems.sort(key=lambda problem: problem.line or 0)
    return Settings(**values, problems=tuple(problems))


def documentation() -> str:
    """The settings file with every key at its default and what it does, as comments: a file to begin with."""
    blocks = [f"# {setting.help}\n{setting.name}: {setting.default}" for setting in TABLE]
    return "\n\n".join(blocks) + "\n"


def _read(path: str) -> str:
    """The text of the file; empty when there is none.

    Raises:
        SettingsProblem: When it is there and cannot be read.
    """
    try:
        # Non-blocking, so that a FIFO of this name cannot hold the program up.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            data = file.read(MAX_BYTES + 1)
        return _decoded(path, data)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise SettingsProblem(path, f"cannot be read: {error.strerror}", way_out="the defaults are used") from error


def _decoded(path: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise SettingsProblem(path, "is far too long for a settings file", way_out="the defaults are used")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsProblem(path, "is not UTF-8", line=line, way_out="the defaults are used") from error


def _entries(path: str, text: str) -> tuple[Entry, ...]:
    """The keys of the file's mapping, values as typed, so that `no` and `2` mean what stands there.

    Raises:
        SettingsProblem: When it is no YAML, or no mapping.
    """
    import yaml  # noqa: PLC0415

    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise SettingsProblem(path, "has far too many brackets", way_out="the defaults are used")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        what = f"is not YAML: {error.problem or error.context}"
        raise SettingsProblem(path, what, line=line, way_out="the defaults are used") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise SettingsProblem(path, "is not YAML", way_out="the defaults are used") from error
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        what = "should hold lines such as `theme: dark`"
        raise SettingsProblem(path, what, line=node.start_mark.line + 1, way_out="the defaults are used")
    return _mapping(node, depth=0)


def _mapping(node: Any, depth: int) -> tuple[Entry, ...]:
    """The pairs of a mapping node; a value that is neither text, a list of texts nor (at the top) a mapping is None."""
    entries = []
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key.value, str) else "?"
        entries.append(Entry(name, _value(value, depth), line))
    return tuple(entries)


def _value(node: Any, depth: int) -> "str | tuple[str, ...] | tuple[Entry, ...] | None":
    if isinstance(node.value, str):
        return node.value
    if node.id == "sequence" and all(isinstance(item.value, str) for item in node.value):
        return tuple(item.value for item in node.value)
    if node.id == "mapping" and depth == 0:
        return _mapping(node, depth + 1)
    return None


def _text(_path: str, entry: Entry, _problems: list[SettingsProblem]) -> str:
    if not isinstance(entry.value, str):
        raise ValueError("should be one line of text")  # noqa: TRY004 - a wrong value, whatever its type
    return entry.value


def _switch(_path: str, entry: Entry, _problems: list[SettingsProblem]) -> bool:
    answers = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if not isinstance(entry.value, str) or entry.value.lower() not in answers:
        raise ValueError("should be yes or no")
    return answers[entry.value.lower()]


def _column_count(_path: str, entry: Entry, _problems: list[SettingsProblem]) -> int | None:
    counts = {"auto": None, "1": 1, "2": 2}
    if not isinstance(entry.value, str) or entry.value not in counts:
        raise ValueError("should be 1, 2 or auto")
    return counts[entry.value]


def _keys(path: str, entry: Entry, problems: list[SettingsProblem]) -> Keymap:
    """The keymap; each key that cannot be used is a problem of its own line."""
    pairs = entry.value
    if pairs == "":
        return DEFAULT_KEYMAP
    if not isinstance(pairs, tuple) or not all(isinstance(pair, Entry) for pair in pairs):
        raise ValueError("should hold lines such as `next-link: n`")
    wanted: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for pair in pairs:
        assert isinstance(pair, Entry)
        keys = (pair.value,) if isinstance(pair.value, str) else pair.value
        if not keys or not all(isinstance(key, str) and key for key in keys):
            what = f"{pair.name} needs a key or a list of keys"
            problems.append(SettingsProblem(path, what, line=pair.line, way_out="it keeps its own"))
            continue
        wanted[pair.name] = tuple(str(key) for key in keys)
        lines[pair.name] = pair.line
    result, clashes = keymap(wanted)
    for clash in clashes:
        what = f"key {clash.key} of {clash.command} {clash.what}" if clash.key else f"{clash.command}: {clash.what}"
        problems.append(SettingsProblem(path, what, line=lines[clash.command], way_out="that key is passed over"))
    return result


_READERS: Final[dict[str, Callable[[str, Entry, list[SettingsProblem]], Any]]] = {
    "author": _text,
    "theme": _text,
    "mouse": _switch,
    "plain": _switch,
    "columns": _column_count,
    "keymap": _keys,
}
