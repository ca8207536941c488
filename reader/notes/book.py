"""One sidecar as a session sees it: what stands in the file, and the edits that are not in it yet."""

from collections.abc import Sequence

from reader.notes import files, merge
from reader.notes.journal import squash
from reader.notes.merge import Change
from reader.notes.sidecar import Sidecar, changed, read
from reader.notes.tree import MAX_BYTES, Item


class Book:
    """A sidecar and its waiting edits. Not thread-safe: the store's lock is around every call but `write`."""

    def __init__(self, path: str) -> None:
        self.path = path
        """Where it is, or will be, symbolic links resolved."""
        self.sidecar = Sidecar(path, "", {}, (), (), {}, ())
        """As last read or written."""
        self.waiting: list[Change] = []
        """Edits that are not in the file yet, the oldest first."""
        self.seeds: list[Change] = []
        """Notes of a sidecar that cannot be written: shown, and made edits of ours with the first real one."""
        self._tried: tuple[str, int] = ("", 0)
        """The text of a write that failed, and how many of the waiting edits are in it."""

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
        return merge.apply(merge.apply(self.sidecar.content, self.seeds), self.waiting)

    def save(self, count: int) -> Sidecar:
        """Write the first waiting edits to the file; they are taken off the list by the caller, under its lock.

        Raises:
            OSError: If a call fails; the file is as it was, or complete.
            SidecarProblem: If what stands there does not parse or is not ours; it is left as it is.
        """
        with files.locked(self.path):
            fresh = read(files.read(self.path, MAX_BYTES), self.path)
            # A write can fail after its rename; what it wrote must not be merged with itself.
            done = self._tried[1] if self._tried[1] and fresh.text == self._tried[0] else 0
            result = merged(fresh, self.waiting[done:count])
            if result.text != fresh.text:
                self._tried = (result.text, count)
                files.replace(self.path, result.text.encode())
        self._tried = ("", 0)
        return result


def merged(fresh: Sidecar, changes: Sequence[Change]) -> Sidecar:
    """A sidecar with edits merged in, each item once."""
    return changed(fresh, [_as_made(fresh, change) for change in squash(changes)])


def write(path: str, changes: Sequence[Change]) -> tuple[Sidecar, Sidecar]:
    """Merge edits into a sidecar as it is on the disk now, all or nothing, alone with it; before and after.

    Raises:
        OSError: If a call fails.
        SidecarProblem: If what stands there does not parse or is not ours; it is left as it is.
    """
    with files.locked(path):
        fresh = read(files.read(path, MAX_BYTES), path)
        result = merged(fresh, changes)
        if result.text != fresh.text:
            files.replace(path, result.text.encode())
    return fresh, result


def _as_made(sidecar: Sidecar, change: Change) -> Change:
    """An addition whose id stands in the file was made before: ids are random and never used twice.

    What stands there may have been edited since, and is what counts.
    """
    if change.before is None and change.section in merge.LISTS:
        there = merge.items(sidecar.content, change.section).get(change.name)
        if there is not None:
            return change._replace(before=change.after)
    return change
