"""Articles and collations kept by the hashes of their files, so that the second time costs a file read.

The cache can be removed at any time; a file in it that is damaged, foreign or of another version of the program is
passed over. Values are nested named tuples.
"""

import contextlib
import os
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from reader import kept
from reader.articles import model as article_model
from reader.collation import model as collation_model
from reader.pair import Pair, Span
from reader.paths import cache_folder

_KINDS: Final[tuple[Callable[..., Any], ...]] = (
    Pair,
    Span,
    article_model.Field,
    article_model.Metadata,
    article_model.Paragraph,
    article_model.Aside,
    article_model.Article,
    collation_model.PairedParagraphs,
    collation_model.Link,
    collation_model.Run,
    collation_model.Divergence,
    collation_model.SideShare,
    collation_model.Closest,
    collation_model.Collation,
)
_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_NESTED: Final = frozenset((tuple, list))
KEPT: Final = 2000
"""Values of a kind kept; when there are more, the oldest go."""
KEPT_OF: Final = {"article": 10_000, "pair": 40_000}
"""More of these, as a folder of thousands of articles is read again each time, and what it says of a pair is short."""


def _folded(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    fields = [_folded(field) if isinstance(field, tuple) else field for field in value]
    number = _NUMBERS.get(type(value))
    return tuple(fields) if number is None else [number, *fields]


def _unfolded(value: Any) -> Any:
    # A long article has a hundred thousand numbers and words in it: none of them is worth a call.
    fields = [_unfolded(field) if type(field) in _NESTED else field for field in value]
    return _KINDS[fields[0]](*fields[1:]) if type(value) is list else tuple(fields)


@cache
def _code_stamp() -> str:
    """The newest change to the code and data that make a collation: another version must not answer for this one."""
    package = os.path.dirname(os.path.abspath(__file__))
    newest = 0
    for room in ("text", "articles", "collation", os.path.join("collation", "details"), "data"):
        with contextlib.suppress(OSError), os.scandir(os.path.join(package, room)) as entries:
            newest = max([newest, *(entry.stat().st_mtime_ns for entry in entries if entry.is_file())])
    return str(newest)


def _folder(kind: str = "") -> str:
    """Where values of a kind are kept: those that are many by themselves, so that no kind crowds another out."""
    return os.path.join(cache_folder(), f"{kind}s" if kind in KEPT_OF else "collations")


def _key(parts: tuple[str, ...]) -> tuple[str, ...]:
    from reader import __version__  # noqa: PLC0415 - the package's front page may come to import this module

    return __version__, _code_stamp(), *parts


def recall(parts: tuple[str, ...], missing: Callable[[], object] | None = None) -> Any | None:
    """What was kept under these parts of a key, or None.

    Args:
        parts: Of the key.
        missing: Called where there is none; what it keeps meanwhile is the answer. Nothing else is raised.
    """
    found = _recalled(parts)
    if found is None and missing is not None:
        missing()
        found = _recalled(parts)
    return found


def _recalled(parts: tuple[str, ...]) -> Any | None:
    try:
        found = kept.load(_folder(parts[0]), _key(parts))
        return _unfolded(found) if type(found) in _NESTED else found
    except (TypeError, IndexError):
        return None


def keeps() -> bool:
    """Whether there is a cache that can be written."""
    folder = _folder()
    with contextlib.suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    return os.access(folder, os.W_OK)


def keep(parts: tuple[str, ...], value: Any) -> None:
    """Keep a value of named tuples, strings, numbers and None. A cache that cannot be written is no error."""
    kept.store(_folder(parts[0]), _key(parts), _folded(value), KEPT_OF.get(parts[0], KEPT))
