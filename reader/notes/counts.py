"""How many notes each article of a folder has, for a list of articles."""

import os

from reader.errors import FileProblem, SidecarProblem
from reader.notes.api import article_path, load, sidecars
from reader.notes.places import Homes


class Counter:
    """Counts the notes of a folder again and again; only what has changed meanwhile is read again."""

    def __init__(self, folder: str, homes: Homes) -> None:
        self._folder = folder
        self._homes = homes
        self._known: dict[str, tuple[tuple[int, int], dict[str, int]]] = {}
        self._folders: dict[str, str] = {}

    def counts(self) -> dict[str, int]:
        """Notes by the real path of their article; one on a pair counts for both, what cannot be read is no note."""
        try:
            found = sidecars([self._folder], self._homes)
        except FileProblem:
            return {}
        made: dict[str, int] = {}
        for sidecar in found:
            for path, many in self._of(sidecar).items():
                made[path] = made.get(path, 0) + many
        return made

    def real(self, path: str) -> str:
        """The real path of an article, as `counts` names it."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)

    def _of(self, sidecar: str) -> dict[str, int]:
        try:
            state = os.stat(sidecar)
            stamp = state.st_mtime_ns, state.st_size
            if self._known.get(sidecar, (None, {}))[0] != stamp:
                read = load(sidecar)
                many = len(read.notes)
                paths = {self.real(article_path(read, key)) for key in read.articles} if many else set()
                self._known[sidecar] = stamp, dict.fromkeys(paths, many)
        except (OSError, SidecarProblem):
            return {}
        return self._known[sidecar][1]
