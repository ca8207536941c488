"""The first screen of the last time, painted before anything of weight is imported, read or compared.

What the reader sees when two articles are opened again is what they left: its bytes are kept in the cache by the
state of the files (size and time), of the settings and of the terminal. They are shown at once; the true screen is
worked out behind them and differs only where something changed that a look at the disk cannot tell. The bytes were
made of gated text by this program, in a folder that is the reader's alone.
"""

import os
from collections.abc import Mapping, Sequence
from zlib import crc32

from reader import __version__, kept
from reader.paths import cache_folder, config_folder, data_folder, state_folder

KEPT = 300
"""Screens kept; each is a few thousand bytes."""
_TERMINAL = ("TERM", "COLORTERM", "NO_COLOR", "TMUX", "STY")
_ENDING = ".diptych.yaml"
_NONE = "none"


def key_of(paths: Sequence[str], size: tuple[int, int], environ: Mapping[str, str]) -> tuple[str, ...]:
    """The key of the first screen of articles, as their files and the terminal (columns, lines) are now."""
    written = [os.path.join(config_folder(environ), "settings.yaml"), os.path.join(config_folder(environ), "themes")]
    written.append(os.path.join(state_folder(environ), "theme.json"))
    known = (environ.get(name, "-") for name in _TERMINAL)
    stamps = (*map(_stamp, (*paths, *written)), *sidecar_stamps(paths, environ))
    return __version__, *map(os.path.abspath, paths), *stamps, *known, str(size)


def sidecar_stamps(paths: Sequence[str], environ: Mapping[str, str]) -> tuple[str, ...]:
    """The state of all files in which there may be notes on these articles."""
    names = [os.path.basename(path) for path in paths]
    written = [path + _ENDING for path in paths]
    written += [os.path.join(os.path.dirname(path), "+".join(sorted(names)) + _ENDING) for path in paths]
    return tuple(map(_stamp, (*written, os.path.join(data_folder(environ), "notes"))))


def may_have_notes(paths: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether any such file is there."""
    return any(stamp != _NONE for stamp in sidecar_stamps(paths, environ))


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return _NONE
    return f"{found.st_ino}:{found.st_size}:{found.st_mtime_ns}"


def recall(key: tuple[str, ...], environ: Mapping[str, str]) -> tuple[bytes, str] | None:
    """The bytes that paint the screen on an empty one, and the digest of its rows; or None."""
    found = kept.load(_folder(environ), key)
    if isinstance(found, tuple) and list(map(type, found)) == [bytes, str]:
        return found[0], found[1]
    return None


def keep(key: tuple[str, ...], environ: Mapping[str, str], data: bytes, digest: str) -> None:
    """Keep a screen: its bytes, and the digest of its rows to tell later whether it is still the true one."""
    kept.store(_folder(environ), key, (data, digest), KEPT)


def _folder(environ: Mapping[str, str]) -> str:
    return os.path.join(cache_folder(environ), "screens")


def rows_digest(rows: object) -> str:
    """A short name of rows, the same for the same rows."""
    words = repr(rows).encode("utf-8", "surrogatepass")
    return f"{len(words)}:{crc32(words):08x}"
