"""The marks of notes as they were when the articles were left: shown with the first screen, before YAML is imported.

They are kept by the hashes of the texts and the state of the sidecars; what the sidecars say is read behind them.
"""

import os
from collections.abc import Sequence
from typing import Final

from reader import __version__, kept
from reader.again import sidecar_stamps
from reader.articles.model import Article
from reader.layout.model import NoteMark, PageInput
from reader.pair import Pair, Span
from reader.paths import cache_folder

KEPT: Final = 300
"""Pairs whose marks are kept."""


def with_marks(given: PageInput) -> PageInput:
    """A page with the marks of the last time; as it is where the sidecars are others, or none were kept."""
    found = kept.load(_folder(), _key(given.articles))
    try:
        return given._replace(notes=tuple(_mark(*fields) for fields in found or ()))
    except (TypeError, ValueError):
        return given


def keep_marks(articles: Pair[Article | None], marks: Sequence[NoteMark]) -> None:
    """Keep the marks of notes, once all of them are in the sidecars."""
    kept.store(_folder(), _key(articles), [(*mark[:2], tuple(mark.span), *mark[3:]) for mark in marks], KEPT)


def _mark(id_: str, side: int, span: tuple[int, int], kind: str, *rest: object) -> NoteMark:
    doubtful, told, is_bare = rest
    return NoteMark(id_, 1 if side else 0, Span(*span), kind, bool(doubtful), str(told), bool(is_bare))


def _key(articles: Pair[Article | None]) -> tuple[str, ...]:
    found = [article for article in articles if article is not None]
    stamps = sidecar_stamps([article.path for article in found], os.environ)
    return __version__, *(article.sha256 for article in found), *stamps


def _folder() -> str:
    return os.path.join(cache_folder(), "marks")
