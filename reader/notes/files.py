"""Every call of the notes to the file system, so that a test can fail each of them.

All functions raise OSError as the system gives it; nothing here knows what the bytes mean.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

probe: Callable[[str, str], None] | None = None
"""Called with name and path before each call; a test raises OSError from here."""

_CHUNK: Final = 1 << 20
_POLL: Final = 0.01
_NAME: Final = 180
"""Bytes of a file's name that a name beside it takes over; the system's limit is 255."""
LOCK_SECONDS: Final = 10.0
"""As long as one writer waits for another; a write takes milliseconds."""


def _ask(name: str, path: str) -> None:
    if probe is not None:
        probe(name, path)


def real(path: str) -> str:
    """The path with symbolic links resolved, or as it is where that fails."""
    try:
        _ask("realpath", path)
        return os.path.realpath(path)
    except OSError:
        return path


def exists(path: str) -> bool:
    """Whether something stands there; False too where that cannot be told."""
    try:
        _ask("stat", path)
        os.stat(path)
    except OSError:
        return False
    return True


def writable(folder: str) -> bool:
    """Whether files can be made in a folder; where that cannot be told, writing will tell."""
    try:
        _ask("access", folder)
    except OSError:
        return True
    return os.access(folder, os.W_OK | os.X_OK)


def names(folder: str) -> list[str]:
    """The names in a folder, sorted; none where it does not exist."""
    _ask("listdir", folder)
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def read(path: str, cap: int) -> bytes | None:
    """The bytes of a regular file, at most one more than `cap`; None where nothing stands there."""
    _ask("open", path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        _ask("fstat", path)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{path}: not a regular file")
        parts: list[bytes] = []
        left = cap + 1
        while left > 0:
            _ask("read", path)
            part = os.read(handle, min(left, _CHUNK))
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def make_folder(path: str) -> None:
    """A private folder and its parents, each made known to the disk."""
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path)
    if parent and parent != path:
        make_folder(parent)
    _ask("mkdir", path)
    with contextlib.suppress(FileExistsError):
        os.mkdir(path, 0o700)
    sync_folder(parent or ".")


def sync_folder(path: str) -> None:
    """Make a folder's names last."""
    _ask("open-folder", path)
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _ask("fsync-folder", path)
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes, path: str) -> None:
    """All of the bytes to an open file."""
    view = memoryview(data)
    while view:
        _ask("write", path)
        view = view[os.write(handle, view) :]


class Attempt(NamedTuple):
    """A write that is about to be made, by the two files that tell later whether it was."""

    temporary: str
    """The new content; the rename takes its name away."""
    witness: str
    """Empty, beside it: where both are gone somebody has cleaned up, and nothing can be told."""


def replace(path: str, data: bytes, announce: Callable[[Attempt], bool] | None = None) -> None:
    """A file's content, all or nothing: temporary file beside it, fsync, rename, fsync of the folder.

    `path` has its symbolic links resolved already. The mode of a file that stands there is kept. `announce` is told of
    the attempt first, and says whether that is on the disk: then `was_made` can be asked later, and whoever has kept it
    takes the witness away.
    """
    folder = os.path.dirname(path) or "."
    stem = _beside(path, f"{os.getpid()}-{secrets.token_hex(4)}")
    attempt = Attempt(f"{stem}.tmp", f"{stem}.mark")
    try:
        _ask("stat", path)
        mode = stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        mode = None
    announced = announce is not None and announce(attempt)
    try:
        _create(attempt.temporary, data, mode)
        if announced:
            # In this order on the disk too, else a loss of power could leave the witness alone.
            sync_folder(folder)
            _create(attempt.witness, b"", None)
            sync_folder(folder)
        _ask("rename", path)
        os.rename(attempt.temporary, path)
    except BaseException:
        _withdraw(attempt)
        raise
    sync_folder(folder)


def _create(path: str, data: bytes, mode: int | None) -> None:
    """A new file, its content on the disk."""
    _ask("create", path)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    try:
        if mode is not None:
            _ask("chmod", path)
            os.fchmod(handle, mode)
        write_all(handle, data, path)
        if data:
            _ask("fsync", path)
            os.fsync(handle)
    finally:
        _ask("close", path)
        os.close(handle)


def _beside(path: str, ending: str) -> str:
    """A hidden name in the same folder, no longer than a name may be."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{os.fsencode(name)[:_NAME].decode(errors='ignore')}.{ending}")


def _withdraw(attempt: Attempt) -> None:
    """Take back an attempt, as far as that can be done."""
    with contextlib.suppress(OSError):
        # The witness first, and for good: alone it would say that the rename was made.
        if remove(attempt.witness):
            sync_folder(os.path.dirname(attempt.witness) or ".")
        remove(attempt.temporary)


def was_made(attempt: Attempt) -> bool:
    """Whether an attempt's rename was made for sure; False where it was not, and where that cannot be told."""
    try:
        _ask("stat", attempt.witness)
        os.lstat(attempt.witness)
    except OSError:
        return False
    try:
        _ask("stat", attempt.temporary)
        os.lstat(attempt.temporary)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def remove(path: str) -> bool:
    """Remove a file that may be gone already; whether it was there."""
    _ask("unlink", path)
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    return True


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Alone with a file, against other processes and other users of its folder.

    The lock file stands beside it, hidden, and is removed while it is still held: whoever waited sees that the name is
    gone and takes a new one.

    Raises:
        TimeoutError: If another writer holds it for longer than `LOCK_SECONDS`.
    """
    import filelock  # noqa: PLC0415

    lock_path = _beside(path, "lock")
    _ask("lock", lock_path)
    lock = filelock.FileLock(lock_path, timeout=LOCK_SECONDS, poll_interval=_POLL)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise TimeoutError(f"{lock_path}: another session holds it") from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(lock_path)
        lock.release()


class AppendFile:
    """A file that only grows, each line on the disk before the next; locked for as long as it is open."""

    def __init__(self, path: str, *, create: bool) -> None:
        """Open and lock it.

        Raises:
            BlockingIOError: If another process has it.
            OSError: If it cannot be opened.
        """
        import fcntl  # noqa: PLC0415

        self.path = path
        _ask("open-journal", path)
        flags = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW | (os.O_CREAT | os.O_EXCL if create else 0)
        self._handle = os.open(path, flags, 0o600)
        try:
            _ask("flock", path)
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._check()
            if create:
                sync_folder(os.path.dirname(path))
        except BaseException:
            os.close(self._handle)
            raise

    def _check(self) -> None:
        """Between open and lock another session may have taken it for a dead one's and removed it."""
        if os.stat(self.path).st_ino != os.fstat(self._handle).st_ino:
            raise BlockingIOError(f"{self.path}: taken by another session")

    def append(self, line: bytes) -> None:
        """Add a line, and return when it is on the disk; on an error nothing of it stays.

        It begins with a line end of its own: a torn line before it, that could not be taken back, cannot swallow it.
        """
        size = os.fstat(self._handle).st_size
        try:
            write_all(self._handle, b"\n" + line + b"\n", self.path)
            _ask("fsync-journal", self.path)
            os.fsync(self._handle)
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, size)
            raise

    def content(self) -> bytes:
        """All of it."""
        parts: list[bytes] = []
        offset = 0
        while True:
            _ask("read-journal", self.path)
            part = os.pread(self._handle, _CHUNK, offset)
            if not part:
                return b"".join(parts)
            parts.append(part)
            offset += len(part)

    def empty(self) -> None:
        """Drop what it holds, once that stands elsewhere."""
        _ask("truncate", self.path)
        os.ftruncate(self._handle, 0)
        _ask("fsync-journal", self.path)
        os.fsync(self._handle)

    def close(self, *, remove_it: bool) -> None:
        """Unlock it, and remove it first where nothing in it is needed."""
        try:
            if remove_it:
                remove(self.path)
        finally:
            os.close(self._handle)
