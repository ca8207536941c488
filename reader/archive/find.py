"""Which files of a folder are articles."""

import os
import stat
from typing import Final

from reader.errors import FileProblem

ENDINGS: Final = (".txt", ".text", ".md")
"""File names that are taken for articles."""


def find_articles(folder: str) -> tuple[str, ...]:
    """Paths of the articles in a folder, sub-folders included, in the order of their names.

    Hidden files and folders are passed over and links to folders are not followed, so a loop cannot catch it. What is
    not a regular file is left out.

    Raises:
        FileProblem: If the folder cannot be read.
    """
    found: list[str] = []
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        raise FileProblem(folder, _reason(error), way_out="name a folder of articles that you may read") from None
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or not name.lower().endswith(ENDINGS):
                continue
            if name.lower() in {"readme.md", "readme.txt"}:
                continue
            path = os.path.join(place, name)
            if _is_regular(path):
                found.append(path)
    return tuple(found)


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
