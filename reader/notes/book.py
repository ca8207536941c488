"""One sidecar as a session sees it: what stands in the file, and the edits that are not in it yet."""

from collections.abc import Sequence

from reader.notes import files, merge
from reader.notes.journal import Journal
from reader.notes.merge import Change
from reader.notes.sidecar import Sidecar, changed, empty, read
from reader.notes.tree import MAX_BYTES, Item


class Book:
    """A sidecar and its waiting edits. Not thread-safe: the store's lock is around every call but `write`."""

    def __init__(self, path: str, *, away: bool = False) -> None:
        self.away = away
        """Kept under the data directory, as the article's folder cannot be written."""
        self.path = path
        """Where it is, or will be, symbolic links resolved."""
        self.sidecar = empty(path)
        """As last read or written."""
        self.waiting: list[Change] = []
        """Edits that are not in the file yet, the oldest first."""
        self.seeds: list[Change] = []
        """Notes of a sidecar that cannot be written: shown, and made edits of ours with the first real one."""

    def load(self) -> None:
        """Read the file.

        Raises:
            OSError: If it cannot be read.
            SidecarProblem: If it does not parse or is not ours; nothing will be written to it.
        """
        self.sidecar = read(files.read(self.path, MAX_BYTES), self.path)

    def seed(self, path: str) -> None:
        """Take the notes of another sidecar as edits to be made with the first one of this session.

        Raises:
            OSError: If it cannot be read.
            SidecarProblem: If it does not parse or is not ours.
        """
        self.seeds = merge.differences({}, read(files.read(path, MAX_BYTES), path).content)

    def content(self) -> Item:
        """What the reader sees: the file with the waiting edits made."""
        content = merge.apply(self.sidecar.content, self.seeds)
        return merge.apply(content, merge.rebase(content, self.waiting)) if self.waiting else content


def write(
    path: str, changes: Sequence[Change], log: Journal | None = None, through: int = 0
) -> tuple[Sidecar, Sidecar]:
    """Merge a session's edits into a sidecar as it is on the disk now, all or nothing, alone with it; before and after.

    Args:
        path: The sidecar, symbolic links resolved.
        changes: The edits, the oldest first.
        log: The journal that holds them; without one nothing is made again that fails.
        through: The number there of the last of them.

    Raises:
        OSError: If a call fails; the file is as it was, or complete.
        SidecarProblem: If what stands there does not parse or is not ours; it is left as it is.
    """

    def announce(attempt: files.Attempt) -> bool:
        return log is not None and log.announce(path, through, attempt)

    with files.locked(path):
        fresh = read(files.read(path, MAX_BYTES), path)
        result = changed(fresh, merge.rebase(fresh.content, changes))
        if result.text != fresh.text:
            files.replace(path, result.text.encode(), announce if log else None)
        if log is not None:
            log.written(path, through)
    return fresh, result
