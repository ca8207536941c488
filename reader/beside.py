"""A folder read and compared in a process of its own, so that a screen answers keys meanwhile.

    work = Beside()
    folder = work.open_folder(path, progress, found=...)     # as `session.open_folder`
    pairs = work.pairs_of(folder, progress, found=...)       # as `session.pairs_of`
    work.end()                                               # from another thread: the call above ends with Cancelled

The child is this module, started anew for each call. It ends when its parent does, as nobody reads what it says.
"""

import contextlib
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

from reader import session
from reader.articles.model import Article
from reader.errors import DiptychError
from reader.session import Cancelled, OpenFolder, PairSummary, Progress

HASHED_AT_ONCE: Final = 20
"""Articles between two words on how many are done."""


class Beside:
    """One child at a time."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._is_over = False

    def end(self) -> None:
        """Call off what is being done."""
        self._is_over = True
        if self._child is not None:
            self._child.kill()

    def open_folder(
        self, path: str, progress: Progress | None = None, *, found: Callable[[Article], object] | None = None
    ) -> OpenFolder:
        """Read all articles of a folder, as `session.open_folder` does; problems are told by their words alone.

        Raises:
            DiptychError: What the child met, or that it ended early.
            Cancelled: If `progress` says so, or `end` was called.
            OSError: If there is no room for another process.
        """
        articles: list[Article] = []
        for kind, value in self._told("folder", path):
            if kind == "folder":
                sigla, problems = value
                return OpenFolder(path, tuple(articles), sigla, tuple(map(DiptychError, problems)))
            if kind == "article":
                articles.append(value)
                if found is not None:
                    found(value)
            elif progress is not None and not progress(*value):
                raise Cancelled("called off")
        raise self._early()

    def pairs_of(
        self,
        folder: OpenFolder,
        progress: Progress | None = None,
        *,
        hashing: Progress | None = None,
        found: Callable[[PairSummary], object] | None = None,
    ) -> tuple[PairSummary, ...]:
        """The pairs of a folder that share text, as `session.pairs_of` finds them.

        Raises:
            DiptychError: What the child met, or that it ended early.
            Cancelled: If `progress` says so, or `end` was called.
            OSError: If there is no room for another process.
        """
        pairs: list[PairSummary] = []
        for kind, value in self._told("pairs", folder._replace(problems=())):
            if kind == "all":
                return session.strongest_first(pairs)
            if kind == "pair":
                pairs.append(value)
                if found is not None:
                    found(value)
                continue
            tell = hashing if kind == "hashing" else progress
            if tell is not None and not tell(*value):
                raise Cancelled("called off")
        raise self._early()

    def _told(self, *request: object) -> Iterator[tuple[str, Any]]:
        """What a child says of a request."""
        # Not from the folder that the reader stands in: a file there may have the name of a module.
        command = [sys.executable, "-P", "-m", "reader.beside"]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing) as child:
            self._child = child
            try:
                assert child.stdin is not None
                assert child.stdout is not None
                with contextlib.suppress(OSError):
                    pickle.dump(request, child.stdin, pickle.HIGHEST_PROTOCOL)
                    child.stdin.close()
                while not self._is_over:
                    try:
                        kind, value = pickle.load(child.stdout)  # noqa: S301 - said by this module
                    except (EOFError, pickle.UnpicklingError):
                        return
                    if kind == "problem":
                        raise DiptychError(value)
                    yield kind, value
            finally:
                self._child = None
                child.kill()

    def _early(self) -> DiptychError:
        return Cancelled("called off") if self._is_over else DiptychError("the reading process ended early")


def main(asked: IO[bytes], said: IO[bytes]) -> None:
    """What the child does: one request, and all that is found as it is found."""

    def say(kind: str, value: object) -> None:
        pickle.dump((kind, value), said, pickle.HIGHEST_PROTOCOL)
        said.flush()

    def teller(kind: str, step: int = 1) -> Progress:
        def tell(done: int, of: int) -> bool:
            if done % step == 0:
                say(kind, (done, of))
            return True

        return tell

    what, value = pickle.load(asked)  # noqa: S301 - asked by this module
    try:
        if what == "folder":
            folder = session.open_folder(value, teller("progress"), found=lambda article: say("article", article))
            say("folder", (folder.sigla, tuple(map(str, folder.problems))))
        else:
            hashing = teller("hashing", HASHED_AT_ONCE)
            session.pairs_of(value, teller("progress"), hashing=hashing, found=lambda pair: say("pair", pair))
            say("all", None)
    except DiptychError as problem:
        say("problem", str(problem))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main(sys.stdin.buffer, sys.stdout.buffer)
