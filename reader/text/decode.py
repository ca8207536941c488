"""A file's bytes to decoded text, or one line that says why not.

`charset_normalizer` is imported only where UTF-8 fails, and `hashlib` inside the reading function: both cost more
than the reading itself.
"""

import codecs
import errno
import os
import re
import stat
from typing import Final, NamedTuple

from reader.errors import ArticleProblem
from reader.text.model import Source

MAX_BYTES: Final = 32 * 1024 * 1024
"""A cap on one article: the longest book of news is a tenth of it, and everything after this is linear in it."""

MAX_CONTROL_SHARE: Final = 0.05
"""More control characters than this, line ends and tabs apart, is no text; a text full of colour codes has fewer."""

MIN_WESTERN_SHARE: Final = 0.9
"""Bytes above ASCII that must make sense as cp1252 in their neighbourhood; in other encodings half of them do not."""

MAX_WESTERN_DENSITY: Final = 0.3
"""Accented letters and typographic signs in Western text stay well under this part; Greek is mostly such."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u2060\u00ad\0"
_AS_TEXT: Final = "save it as plain text first"
_GIVE_A_FILE: Final = "give the file of one article"


class _Decoded(NamedTuple):
    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def read_source(path: str) -> Source:
    """Read a text file: opened without waiting, decoded, line ends as LF.

    Args:
        path: As the reader named it; links are followed.

    Raises:
        ArticleProblem: If it is missing, unreadable, no regular file, over `MAX_BYTES`, binary, or has no words.
    """
    from hashlib import sha256  # noqa: PLC0415 - see the module's docstring

    data = _read_bytes(path)
    decoded = decode(path, data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip(_INVISIBLE).strip():
        raise ArticleProblem(path, "has only white space in it", way_out=_GIVE_A_FILE)
    return Source(path, text, sha256(data).hexdigest(), decoded.encoding, decoded.notices)


def decode(path: str, data: bytes) -> _Decoded:
    """Decode by byte-order mark, as UTF-8, or as the old encoding that fits best, with a notice.

    Raises:
        ArticleProblem: If the bytes are no text.
    """
    if not data:
        raise ArticleProblem(path, "is empty", way_out=_GIVE_A_FILE)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ArticleProblem(path, f"is {kind}, not text", way_out=_AS_TEXT)
    decoded = _decoded(data)
    controls = len(_CONTROLS.findall(decoded.text))
    if "\0" in decoded.text or controls > MAX_CONTROL_SHARE * len(decoded.text):
        raise ArticleProblem(path, "is binary, not text", way_out=_AS_TEXT)
    return decoded


_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def _decoded(data: bytes) -> _Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], encoding)
    try:
        return _Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _utf_16_without_mark(data)
    if wide:
        return _with_replacements(data, wide)
    if b"\0" in data:
        return _Decoded("\0", "")
    # A damaged UTF-8 file is still UTF-8 where the sequences that are right outnumber the bytes that are not.
    right = len(_UTF_8_SEQUENCE.findall(data))
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    if right > wrong:
        return _with_replacements(data, "utf-8")
    return _legacy(data)


_UTF_8_SEQUENCE: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")


def _with_replacements(data: bytes, encoding: str) -> _Decoded:
    """Decode; bytes that are wrong become U+FFFD, and a notice says how many places that are."""
    try:
        return _Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        places = text.count("\ufffd")
        where = "1 place is" if places == 1 else f"{places} places are"
        return _Decoded(text, encoding, (f"{where} no {encoding.upper()} and shown as \ufffd",))


def _utf_16_without_mark(data: bytes) -> str:
    """Tell UTF-16 by its zero bytes, which in Western text are every other one."""
    half = len(data) // 2
    if half < 2 or len(data) % 2:
        return ""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > 0.7 * half and not data[1 - first :: 2].count(0):
            return encoding
    return ""


def _legacy(data: bytes) -> _Decoded:
    """Decode what is no UTF-8: Western where it makes sense as that, else as charset-normalizer judges."""
    western = data.decode("cp1252", "replace")
    if _is_plausible_western(western):
        return _Decoded(western, "cp1252", ("not UTF-8: read as Windows-1252",))
    from charset_normalizer import from_bytes  # noqa: PLC0415 - see the module's docstring

    best = from_bytes(data).best()
    if best is None:
        return _Decoded(
            western, "cp1252", ("not UTF-8, and no encoding fits: read as Windows-1252, words may be wrong",)
        )
    notice = f"not UTF-8: its encoding was guessed as {best.encoding}"
    return _Decoded(str(best), best.encoding, (notice,))


def _is_plausible_western(text: str) -> bool:
    """Whether the characters above ASCII stand where Western letters and typographic signs stand."""
    high = [place for place, character in enumerate(text) if character > "\x7f"]
    if not high or len(high) > MAX_WESTERN_DENSITY * len(text):
        return False
    padded = f" {text} "
    good = sum(_stands_well(padded[place], text[place], padded[place + 2]) for place in high)
    return good >= MIN_WESTERN_SHARE * len(high)


_TYPOGRAPHIC: Final = frozenset("‘’“”‚„–—…•™©®ªº°\xa0\xad·«»‹›¡¿")


def _stands_well(before: str, character: str, after: str) -> bool:
    """Whether a character of cp1252 fits between its neighbours."""
    if character in "\ufffd\x81\x8d\x8f\x90\x9d":
        return False
    if not character.isalpha() or character in "ªºˆƒ":
        # £ or ³ beside a letter is mostly a letter of another encoding; quotation marks, dashes and m³ are not.
        beside_letter = before.isalpha() or after.isalpha()
        return character in _TYPOGRAPHIC or not beside_letter or (character in "²³" and before == "m")
    if character.isupper() and before.islower():
        return False
    return (before + after).isascii() or (before.isalpha() and after.isalpha())


def _read_bytes(path: str) -> bytes:
    """Read a regular file up to the cap, never waiting for a writer or a device."""
    try:
        # Before opening: to open a device can already do something.
        _check_kind(path, os.stat(path))
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            _check_kind(path, status)
            return _read_up_to_cap(path, descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise _explained(path, problem) from problem
    except ValueError as problem:  # a NUL in the name
        raise ArticleProblem(path, "is no name that a file can have", way_out=_GIVE_A_FILE) from problem


def _read_up_to_cap(path: str, descriptor: int) -> bytes:
    pieces: list[bytes] = []
    left = MAX_BYTES + 1
    while left and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise ArticleProblem(path, "is larger than 32 MiB", way_out="cut it into its articles")
    return b"".join(pieces)


def _check_kind(path: str, status: os.stat_result) -> None:
    mode = status.st_mode
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise ArticleProblem(path, "is a folder", way_out="give a file in it, or the folder alone to see its articles")
    if stat.S_ISFIFO(mode):
        what = "is a pipe"
    elif stat.S_ISSOCK(mode):
        what = "is a socket"
    else:
        what = "is a device"
    raise ArticleProblem(path, f"{what}, not a file", way_out="save its text in a file first")


_REASONS: Final = {
    errno.ENOENT: ("no such file", "check the name"),
    errno.ENOTDIR: ("no such file", "check the name"),
    errno.EACCES: ("may not be read", "change its permissions"),
    errno.EPERM: ("may not be read", "change its permissions"),
    errno.ELOOP: ("is a loop of symbolic links", _GIVE_A_FILE),
    errno.ENAMETOOLONG: ("is a name longer than a file can have", "check the name"),
    errno.ENXIO: ("is a socket or device, not a file", "save its text in a file first"),
}


def _explained(path: str, problem: OSError) -> ArticleProblem:
    what, way_out = _REASONS.get(problem.errno or 0, ("", ""))
    if not what:
        reason = os.strerror(problem.errno) if problem.errno else str(problem)
        return ArticleProblem(path, f"could not be read ({reason})", way_out="try again, or copy it elsewhere")
    return ArticleProblem(path, what, way_out=way_out)
