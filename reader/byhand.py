"""What the reader set by hand, out of the sidecars, as plain values for articles and collation.

Between the rooms: notes know strings and spans, articles and collation know nothing of notes. YAML is imported only
where a sidecar exists, so that a pair without one opens as fast as ever.
"""

import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.articles.model import ROLES, Article, Role
from reader.collation.model import HandLink
from reader.errors import SidecarProblem
from reader.pair import SIDES, Pair, Span
from reader.paths import data_folder

if TYPE_CHECKING:
    from reader.notes.anchoring import Anchored
    from reader.notes.schema import ArticleEntry
    from reader.notes.store import Store


_ENDING: Final = ".diptych.yaml"
_LONG: Final = 180
"""Bytes of a name from which its sidecar's may be cut short, so that only the notes can tell what it is called."""


class Described(NamedTuple):
    """What the reader says of one article, over what was guessed."""

    meta: Mapping[str, str]
    roles: Mapping[int, Role]

    @property
    def key(self) -> str:
        """The same in one string, for the cache."""
        return repr((sorted(self.meta.items()), sorted(self.roles.items()))) if self.meta or self.roles else ""


NOTHING_SAID: Final = Described(MappingProxyType({}), MappingProxyType({}))


class ByHand(NamedTuple):
    """What the reader set by hand for two articles."""

    said: Pair[Described]
    links: tuple[HandLink, ...]
    lost: int
    """Links by hand whose passages are gone: kept in the sidecar, without effect."""


NOTHING: Final = ByHand(Pair(NOTHING_SAID, NOTHING_SAID), (), 0)


def described(path: str) -> tuple[Described, str]:
    """What the sidecar of an article says of it, and what is wrong with the sidecar (empty when nothing is)."""
    if not _may_have_notes([path]):
        return NOTHING_SAID, ""
    from reader.notes.places import away, beside, homes  # noqa: PLC0415 - only where there may be a sidecar

    for sidecar in (beside([path]), away([path], homes())):
        if os.path.exists(sidecar):
            from reader.notes.api import load  # noqa: PLC0415

            try:
                entry = load(sidecar).articles.get("a")
            except SidecarProblem as problem:
                return NOTHING_SAID, str(problem)
            return (NOTHING_SAID if entry is None else said_of(entry)), ""
    return NOTHING_SAID, ""


def hand_links(articles: Pair[Article]) -> tuple[tuple[HandLink, ...], int, str]:
    """Links of the pair's sidecar as paragraph indexes, how many are lost, and what is wrong with the sidecar."""
    sidecar, swapped = pair_sidecar(articles)
    if not sidecar:
        return (), 0, ""
    from reader.notes.api import load  # noqa: PLC0415 - as above
    from reader.notes.candidates import Searched  # noqa: PLC0415
    from reader.notes.shown import place_link  # noqa: PLC0415

    try:
        links = load(sidecar).links
    except SidecarProblem as problem:
        return (), 0, str(problem)
    texts = [Searched(article.text) for article in articles]
    placed = [place_link(link, texts, swapped=swapped) for link in links]
    found = [_hand_link(articles, each.places, linked=each.link.linked) for each in placed]
    kept = tuple(link for link in found if link is not None)
    return kept, len(found) - len(kept), ""


def pair_sidecar(articles: Pair[Article]) -> tuple[str, bool]:
    """The sidecar of two articles (empty: none), and whether it has them the other way round."""
    paths = [article.path for article in articles]
    if not _may_have_notes(paths):
        return "", False
    from reader.notes.places import away, beside, homes, order  # noqa: PLC0415 - only where there may be a sidecar

    for sidecar in (beside(paths), away(paths, homes())):
        if os.path.exists(sidecar):
            return sidecar, order(paths)[0] == 1
    return "", False


def of_store(store: "Store", articles: Pair[Article]) -> ByHand:
    """The same from an open store of notes, edits of this session included."""
    said = Pair(said_of(store.entry(SIDES[0])), said_of(store.entry(SIDES[1])))
    found = [_hand_link(articles, each.places, linked=each.link.linked) for each in store.links()]
    kept = tuple(link for link in found if link is not None)
    return ByHand(said, kept, len(found) - len(kept))


def paragraphs_of(article: Article, span: Span) -> tuple[int, ...]:
    """Indexes of the paragraphs that a span touches, ascending."""
    starts = [paragraph.start for paragraph in article.paragraphs]
    first = max(0, bisect_right(starts, span.start) - 1)
    touched = (
        paragraph.position
        for paragraph in article.paragraphs[first:]
        if paragraph.start < span.end and span.start < paragraph.end
    )
    return tuple(touched)


def _may_have_notes(paths: Sequence[str]) -> bool:
    """Whether a sidecar is possible at all, at the price of a few looks at the disk and no import."""
    names = [os.path.basename(path) for path in paths]
    folders = {os.path.dirname(path) for path in paths}
    written = {"+".join(names), "+".join(reversed(names))}
    return (
        any(os.path.exists(os.path.join(folder, name + _ENDING)) for folder in folders for name in written)
        or any(len(os.fsencode(name)) > _LONG for name in written)
        or os.path.isdir(os.path.join(data_folder(), "notes"))
    )


def said_of(entry: "ArticleEntry") -> Described:
    """An article's entry in a sidecar as plain values; roles that there are not are left out."""
    roles: dict[int, Role] = {}
    for index, name in entry.roles.items():
        for role in ROLES:
            if role == name:
                roles[index] = role
    return Described(MappingProxyType(dict(entry.meta)), MappingProxyType(roles))


def _hand_link(articles: Pair[Article], places: "Sequence[Anchored | None]", *, linked: bool) -> HandLink | None:
    sides: list[tuple[int, ...]] = []
    for side in SIDES:
        place = places[side]
        sides.append(() if place is None else paragraphs_of(articles[side], place.span))
    return HandLink(Pair(sides[0], sides[1]), linked) if all(sides) else None
