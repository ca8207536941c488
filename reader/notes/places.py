"""Where notes are kept: beside the article, or under the XDG data directory where that cannot be written."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.notes import files
from reader.notes.sidecar import ENDING

_LONGEST_NAME: Final = 220
"""Bytes of a file name that leave room for the lock's and the temporary file's ending, of the 255 there are."""


class Homes(NamedTuple):
    """The folders of the XDG base directory specification, with ours in them."""

    state: str
    """Journals and drafts."""
    data: str
    """Sidecars of articles whose folder cannot be written."""


def homes(environ: Mapping[str, str] | None = None) -> Homes:
    """Our folders by the environment; a relative XDG path is ignored, as the specification says."""
    known = os.environ if environ is None else environ

    def folder(name: str, *usual: str) -> str:
        given = known.get(name, "")
        return os.path.join(given if os.path.isabs(given) else os.path.expanduser(os.path.join("~", *usual)), "diptych")

    return Homes(folder("XDG_STATE_HOME", ".local", "state"), folder("XDG_DATA_HOME", ".local", "share"))


def order(paths: Sequence[str]) -> list[int]:
    """The indexes of one or two articles in the byte order of their names, which makes them `a` and `b`."""
    return sorted(range(len(paths)), key=lambda place: (os.fsencode(os.path.basename(paths[place])), paths[place]))


def sidecar_name(paths: Sequence[str]) -> str:
    """The name of the sidecar of one article or of a pair."""
    name = "+".join(os.path.basename(paths[place]) for place in order(paths))
    written = os.fsencode(name + ENDING)
    if len(written) <= _LONGEST_NAME:
        return name + ENDING
    # Too long for a file system: the beginning, and a hash in place of the rest.
    short = os.fsencode(name)[: _LONGEST_NAME - 40].decode("utf-8", "ignore")
    return f"{short}-{hashlib.sha256(written).hexdigest()[:12]}{ENDING}"


def beside(paths: Sequence[str]) -> str:
    """The sidecar beside the article; beside `a` for a pair from two folders."""
    first = paths[order(paths)[0]]
    return os.path.join(os.path.dirname(os.path.abspath(first)), sidecar_name(paths))


def away(paths: Sequence[str], where: Homes) -> str:
    """The sidecar under the data directory: one folder for each folder of articles, named by its real path."""
    folder = os.path.realpath(os.path.dirname(os.path.abspath(paths[order(paths)[0]])))
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return os.path.join(where.data, "notes", mark, sidecar_name(paths))


def kept_away(where: Homes) -> list[str]:
    """Every sidecar under the data directory."""
    root = os.path.join(where.data, "notes")
    return [
        os.path.join(root, folder, name)
        for folder in files.names(root)
        for name in files.names(os.path.join(root, folder))
        if name.endswith(ENDING)
    ]


def entry_path(article: str, sidecar: str, *, away_from_it: bool) -> str:
    """How an article is named in its sidecar: relative to it, or its real path where the sidecar is kept away."""
    if away_from_it:
        return os.path.realpath(article)
    return os.path.relpath(os.path.abspath(article), os.path.dirname(sidecar))
