"""What is remembered from one session to the next: place and ticks of each pair, the last pair, the theme of `t`.

Small JSON files in the XDG state folder, one for each pair, so that two sessions never write the same one. Memory is a
comfort: whatever is wrong with a file or the folder, it is as if nothing were remembered.
"""

import contextlib
import os
from typing import Any, Final, NamedTuple, TypeAlias

from reader.layout.model import View
from reader.pair import Pair
from reader.paths import state_folder

KEPT: Final = 500
"""Places that are kept; the oldest go first."""
MAX_BYTES: Final = 1024 * 1024
"""A place is a few hundred bytes, ten thousand ticks half of this; what is larger was not written by this program."""
Tick: TypeAlias = tuple[str, int, int, int, int]
"""A difference as no later comparison of the same texts confuses it: type, start and end of both readings, -1 for none.
"""


class LastPair(NamedTuple):
    """What was open when the program was last left."""

    paths: tuple[str, ...]
    """Absolute: one for an article alone, two for a pair."""


def remembered(hashes: Pair[str], view: View) -> View:
    """The view with the place, folds and filter that this pair was left with.

    Args:
        hashes: SHA-256 of both files; empty on the right for one article alone.
        view: The view as it would open, at its size.
    """
    place = _load(_place_path(hashes))
    try:
        restored = view._replace(
            mode=place["mode"] if place["mode"] in ("aligned", "collated") else view.mode,
            pane=1 if place["pane"] else 0,
            base=1 if place["base"] else 0,
            cursor=Pair(max(0, int(place["cursor"][0])), max(0, int(place["cursor"][1]))),
            top=max(0, int(place["top"])),
            columns=place["columns"] if place["columns"] in (1, 2) else view.columns,
            opened=frozenset((int(side), int(first)) for side, first in place["opened"]),
            unfolded=bool(place["unfolded"]),
            formal=bool(place["formal"]),
            divergence=None if place.get("divergence") is None else int(place["divergence"]),
            types=None if place["types"] is None else frozenset(str(name) for name in place["types"]),
        )
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        return view
    # The rows are another size's when the terminal is: the layout finds the row of the cursor again.
    return restored if place.get("size") == [view.width, view.height] else restored._replace(top=0)


def has_place(hashes: Pair[str]) -> bool:
    """Whether this pair was read before."""
    return os.path.exists(_place_path(hashes))


def remember(hashes: Pair[str], view: View) -> None:
    """Keep the place of a pair, for the next time that these two texts are opened."""
    path = _place_path(hashes)
    _store(
        path,
        {
            "mode": view.mode, "pane": view.pane, "base": view.base, "cursor": list(view.cursor), "top": view.top,
            "columns": view.columns, "opened": sorted(view.opened), "unfolded": view.unfolded, "formal": view.formal,
            "types": None if view.types is None else sorted(view.types),
            "divergence": view.divergence, "size": [view.width, view.height],
        },
    )  # fmt: skip
    _prune(os.path.dirname(path))


def remembered_ticks(hashes: Pair[str]) -> frozenset[Tick]:
    """The differences of a pair that the reader ticked off."""
    try:
        return frozenset(
            (str(name), int(a), int(b), int(c), int(d)) for name, a, b, c, d in _load(_ticks_path(hashes))["ticked"]
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return frozenset()


def remember_ticks(hashes: Pair[str], ticked: frozenset[Tick]) -> None:
    """Keep which differences of a pair are ticked off."""
    path = _ticks_path(hashes)
    _store(path, {"ticked": sorted(ticked)})
    _prune(os.path.dirname(path))


def last_pair() -> LastPair | None:
    """The articles that were open last and that still stand where they stood."""
    paths = _load(_state("last.json")).get("paths")
    if not isinstance(paths, list) or not 1 <= len(paths) <= len(Pair._fields):
        return None
    names = tuple(str(path) for path in paths)
    return LastPair(names) if all(os.path.isfile(name) for name in names) else None


def remember_last(paths: tuple[str, ...]) -> None:
    """Keep which articles are open."""
    _store(_state("last.json"), {"paths": [os.path.abspath(path) for path in paths]})


def chosen_theme(over: str) -> str:
    """The theme last chosen with `t`; empty when none was, or when the settings have changed their mind since.

    Args:
        over: Theme that the settings name; empty when they name none.
    """
    choice = _load(_state("theme.json"))
    name = choice.get("theme")
    return name if isinstance(name, str) and choice.get("over") == over else ""


def remember_theme(name: str, over: str) -> None:
    """Keep the theme that was chosen, and which one of the settings it was chosen over."""
    _store(_state("theme.json"), {"theme": name, "over": over})


def _state(name: str) -> str:
    return os.path.join(state_folder(), name)


def _place_path(hashes: Pair[str]) -> str:
    return os.path.join(state_folder(), "places", _name(hashes))


def _ticks_path(hashes: Pair[str]) -> str:
    return os.path.join(state_folder(), "ticks", _name(hashes))


def _name(hashes: Pair[str]) -> str:
    # Half of each hash is plenty to tell texts apart, and a name of two whole ones is hard to read.
    return "-".join(part[:32] for part in hashes if part) + ".json"


def _load(path: str) -> dict[str, Any]:
    """The object in a file; empty when there is none that is good."""
    import json  # noqa: PLC0415 - not wanted where nothing was remembered

    try:
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            data = file.read(MAX_BYTES + 1)
        value = json.loads(data) if len(data) <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _store(path: str, value: dict[str, Any]) -> None:
    """Write a file in one step; on any failure nothing happens."""
    import json  # noqa: PLC0415

    draft = f"{path}.{os.getpid()}.new"
    with contextlib.suppress(OSError):
        # The mode counts for the last folder of a path only.
        os.makedirs(state_folder(), mode=0o700, exist_ok=True)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(draft, "w", encoding="utf-8", errors="surrogateescape") as file:
                json.dump(value, file, separators=(",", ":"))
            os.replace(draft, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(draft)


def _prune(folder: str) -> None:
    """Drop the oldest places over the number that is kept."""
    with contextlib.suppress(OSError):
        entries = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder)]
        for _, path in sorted(entries)[:-KEPT]:
            os.unlink(path)
