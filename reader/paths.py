"""Where this program keeps its own files, by the XDG Base Directory Specification, and where its data is."""

import os
from collections.abc import Mapping
from typing import Final

NAME: Final = "diptych"


def _xdg(variable: str, fallback: str, environ: Mapping[str, str] | None) -> str:
    env = os.environ if environ is None else environ
    given = env.get(variable, "")
    # The specification has relative paths ignored.
    root = given if given.startswith("/") else os.path.join(env.get("HOME") or os.path.expanduser("~"), fallback)
    return os.path.join(root, NAME)


def cache_folder(environ: Mapping[str, str] | None = None) -> str:
    """What can be made again: collations by the hashes of their articles."""
    return _xdg("XDG_CACHE_HOME", ".cache", environ)


def config_folder(environ: Mapping[str, str] | None = None) -> str:
    """What the reader sets: settings, keymap, themes."""
    return _xdg("XDG_CONFIG_HOME", ".config", environ)


def state_folder(environ: Mapping[str, str] | None = None) -> str:
    """What is remembered from one session to the next: places, journals."""
    return _xdg("XDG_STATE_HOME", os.path.join(".local", "state"), environ)


def data_folder(environ: Mapping[str, str] | None = None) -> str:
    """What is the reader's own where a corpus cannot be written: sidecars."""
    return _xdg("XDG_DATA_HOME", os.path.join(".local", "share"), environ)


def shipped(name: str) -> str:
    """A folder of data that comes with the program: `themes` or `corpus`.

    Beside the package in a wheel, one level above it in a checkout.
    """
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "data", name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), name)
