"""A citation, and the ways out of the program for it; no Textual."""

import contextlib
import os
import re
from typing import Final

from reader.articles.model import Article, Field
from reader.pair import Span
from reader.paths import state_folder
from reader.terminal.abilities import dialect
from reader.text.gate import display

MAX_QUOTED: Final = 280
"""Characters of a paragraph that a citation quotes; the place says where the rest is."""


def citation(article: Article, siglum: str, paragraph: int) -> str:
    """A paragraph with where it stands: publisher, title, date, paragraph counted from 1, address or file."""
    found = article.paragraphs[paragraph]
    words: str = display(article.text[found.start : found.end])
    if len(words) > MAX_QUOTED:
        words = words[:MAX_QUOTED].rsplit(" ", 1)[0] + " ..."
    return f"“{_inner(words)}” ({_source(article, siglum)}, paragraph {paragraph + 1})"


def quotation(article: Article, siglum: str, span: Span) -> str:
    """Selected words with where they stand."""
    words = display(article.text[span.start : span.end])
    inside = [p.position + 1 for p in article.paragraphs if p.start < span.end and span.start < p.end]
    place = f", paragraph {inside[0]}" if inside else ""
    return f"“{_inner(words)}” ({_source(article, siglum)}{place})"


def _inner(words: str) -> str:
    """Words as they stand inside double quotation marks: theirs become single, and single ones in those double."""
    words = re.sub(r"(?<!\w)‘((?:[^‘’]|’(?=\w))*)’", "\ue000\\1\ue001", words)
    # Unpaired ones may be inches.
    words = re.sub(r'(?<!\w)"([^"]+)"', "‘\\1’", words)
    return words.translate(_SINGLE)


_SINGLE: Final = str.maketrans("“”\ue000\ue001", "‘’“”")


def _source(article: Article, siglum: str) -> str:
    meta = article.meta
    title = _known(meta.title)
    parts = (
        _known(meta.publisher) or siglum,
        f"“{_inner(title)}”" if title else "",
        _date(meta.published),
        _known(meta.url) or os.path.basename(article.path),
    )
    return ", ".join(display(part) for part in parts if part)


def _known(field: Field) -> str:
    return "" if field.certainty == "unknown" else field.value


def _date(field: Field) -> str:
    """The day as normalised where it is sure, as printed where it is not."""
    return field.value[: len("2021-12-02")] if field.certainty == "sure" else field.printed


def copy_path() -> str:
    """The file that holds what was copied last."""
    return os.path.join(state_folder(), "copied.txt")


def keep_copy(text: str) -> str | None:
    """Write what is copied to a file, for terminals that do not take it; its path, or None where it cannot be."""
    path = copy_path()
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="replace") as file:
            file.write(text + "\n")
        return path
    return None


def told_of_copy(path: str | None) -> str:
    """What became of a copy, by where it was kept: a terminal never says whether it took it.

    Args:
        path: The file with it, or None.
    """
    place = short_path(path) if path else ""
    if not dialect(os.environ).ignores:
        return f"This terminal has no clipboard: written to {place}" if place else "This terminal has no clipboard"
    return f"Sent to the terminal's clipboard; also kept: {place}" if place else "Sent to the terminal's clipboard"


def short_path(words: str) -> str:
    """A path, or a sentence with one, as it is said: from the home folder on."""
    return words.replace(os.path.expanduser("~") + os.sep, "~" + os.sep)
