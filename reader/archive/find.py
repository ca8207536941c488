"""Which files of a folder are articles."""

import os
import stat
from typing import Final

from reader.errors import FileProblem

ENDINGS: Final = (".txt", ".text", ".md")
"""File names that are taken for articles."""
DOCUMENTS: Final = frozenset(
    {"readme", "changelog", "changes", "contributing", "licence", "license", "copying", "notice", "authors", "news",
     "todo", "requirements", "robots", "security", "code_of_conduct"}
)  # fmt: skip
"""What such files are called when they are about a folder, not articles in it."""


def find_articles(folder: str) -> tuple[str, ...]:
    """Paths of the articles in a folder, as `named_as_articles`; what is not a regular file is left out.

    Raises:
        FileProblem: If the folder cannot be read.
    """
    return tuple(path for path in named_as_articles(folder) if _is_regular(path))


def named_as_articles(folder: str) -> tuple[str, ...]:
    """Paths of what is called like an article in a folder, sub-folders included, in the order of their names.

    Hidden files and folders are passed over and links to folders are not followed, so a loop cannot catch it. What is
    called like an article may be a pipe, a device or a link that leads nowhere: who reads it says so.

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
        found += [os.path.join(place, name) for name in sorted(names) if _is_article(name)]
    return tuple(found)


def holds_articles(folder: str) -> bool:
    """Whether an article stands in the folder itself; what is below it is not asked."""
    try:
        with os.scandir(folder) as entries:
            return any(_is_article(entry.name) and _is_regular(entry.path) for entry in entries)
    except OSError:
        return False


def _is_article(name: str) -> bool:
    stem, ending = os.path.splitext(name.lower())
    return not name.startswith(".") and ending in ENDINGS and stem not in DOCUMENTS


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
