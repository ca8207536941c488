"""Notes as they are shown: with their places in the articles of the session, and notes that may belong to them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reader.errors import SidecarProblem
from reader.notes import files, places
from reader.notes.anchoring import Anchored, State, anchor
from reader.notes.candidates import Searched
from reader.notes.schema import Annotation, HandLink, PairTarget, Selectors, Target
from reader.notes.sidecar import ENDING, Sidecar, read
from reader.notes.tree import MAX_BYTES, Item
from reader.pair import Pair

_WORST: Final[tuple[State, ...]] = ("orphan", "review", "sure")
_TURNED: Final = {"only-in-a": "only-in-b", "only-in-b": "only-in-a"}
OFFERED: Final = 0.5
"""Share of quotes found from which another sidecar is offered."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A note and where it is now."""

    note: Annotation
    where: Literal[0, 1, 2]
    """Left article, right article, pair."""
    places: Pair[Anchored | None]
    """In the order of the screen; None where it has no passage on that side, or it was not found."""
    state: State
    """The worst of its sides; "sure" for a note on the whole."""
    relation: str
    """In the order of the screen; empty for a note on one article."""
    quotes: Pair[str]
    """The words of its passages, in the order of the screen; empty where there is none."""
    is_left: bool = False
    """It answers a note that is not there any more."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its passages; none for a note on the whole."""
        return tuple(quote for quote in self.quotes if quote)


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link set by hand and where it is now."""

    link: HandLink
    places: Pair[Anchored | None]
    """In the order of the screen."""
    state: State


@dataclass(frozen=True, slots=True)
class Offer:
    """A sidecar elsewhere that may belong to an article."""

    path: str
    where: Literal[0, 1, 2]
    reason: str
    """In plain words."""
    notes: int
    found: float
    """Share of its quotes that the article holds, 0 to 1."""
    content: Item


def turned(target: PairTarget) -> PairTarget:
    """The target seen from across."""
    sides = target.sides
    return PairTarget(_TURNED.get(target.relation, target.relation), Pair(sides.right, sides.left))


def _anchored(selectors: Selectors | None, text: Searched) -> tuple[Anchored | None, State]:
    if selectors is None:
        return None, "sure"
    found = anchor(text, selectors)
    return found, found.state if found else "orphan"


def place_note(note: Annotation, where: int, texts: Sequence[Searched], *, swapped: bool) -> Placed:
    """A note with its places."""
    if isinstance(note.target, Target) or len(texts) < 2:
        own = note.target.selectors if isinstance(note.target, Target) else note.target.sides.left
        found, state = _anchored(own, texts[min(where, len(texts) - 1)])
        sides = Pair(None, found) if where == 1 else Pair(found, None)
        words = Pair("", _quote(own)) if where == 1 else Pair(_quote(own), "")
        return Placed(note, where, sides, state, "", words)  # type: ignore[arg-type]
    target = turned(note.target) if swapped else note.target
    both = [_anchored(side, text) for side, text in zip(target.sides, texts, strict=True)]
    words = Pair(_quote(target.sides.left), _quote(target.sides.right))
    state = _worst(both[0][1], both[1][1])
    return Placed(note, 2, Pair(both[0][0], both[1][0]), state, target.relation, words)


def _quote(passage: Selectors | None) -> str:
    return passage.quote if passage is not None else ""


def _worst(*states: State) -> State:
    return min(states, key=_WORST.index)


def place_link(link: HandLink, texts: Sequence[Searched], *, swapped: bool) -> PlacedLink:
    """A link with its places."""
    sides = Pair(link.sides.right, link.sides.left) if swapped else link.sides
    both = [_anchored(side, text) for side, text in zip(sides, texts, strict=True)]
    return PlacedLink(link, Pair(both[0][0], both[1][0]), _worst(both[0][1], both[1][1]))


def reading_order(placed: Sequence[Placed]) -> list[Placed]:
    """By place on the left, then on the right; whole articles first, replies behind what they answer.

    A reply whose note is gone stands by itself, and is marked as left.
    """
    by_id = {each.note.id: each for each in placed}
    # Two notes of one second stand as they were written.
    order = {each.note.id: number for number, each in enumerate(placed)}

    def start(each: Placed) -> tuple[int, int]:
        for side in (0, 1):
            found = each.places[side]
            if found is not None:
                return side, found.span.start
        target = each.note.target
        parts = [target.selectors] if isinstance(target, Target) else list(target.sides)
        told = [part.start for part in parts if part is not None]
        return (1 if each.where == 1 else 0), (told[0] if told else -1)

    def key(each: Placed) -> tuple[tuple[int, int], str, int, bool, str]:
        root, seen = each, {each.note.id}
        while root.note.reply_to in by_id and root.note.reply_to not in seen:
            root = by_id[root.note.reply_to]
            seen.add(root.note.id)
        return start(root), root.note.created, order[root.note.id], root is not each, each.note.created

    return [
        replace(each, is_left=True) if each.note.reply_to and each.note.reply_to not in by_id else each
        for each in sorted(placed, key=key)
    ]


def offers(
    paths: Sequence[str],
    hashes: Sequence[Pair[str]],
    texts: Sequence[Searched],
    known: Sequence[str],
    where: places.Homes,
) -> list[Offer]:
    """Sidecars that are not open and seem to belong to these articles, the likeliest first.

    Those are looked at that stand beside the articles without an article of their own, and those under the data
    directory. Never adopted unasked, never changed, never deleted.
    """
    found: list[Offer] = []
    seen = {os.path.realpath(path) for path in known}
    for path in (*_strays(paths), *places.kept_away(where)):
        if os.path.realpath(path) in seen:
            continue
        seen.add(os.path.realpath(path))
        try:
            sidecar = read(files.read(path, MAX_BYTES), path)
        except (OSError, SidecarProblem):
            continue
        offer = _offer(sidecar, hashes, texts)
        if offer is not None:
            found.append(offer)
    return sorted(found, key=lambda each: (-each.found, each.path))


def _strays(paths: Sequence[str]) -> list[str]:
    """Sidecars in the folders of the articles, and that of an article whose folder cannot be written."""
    folders = dict.fromkeys(os.path.dirname(os.path.abspath(path)) for path in paths)
    found: list[str] = []
    for folder in folders:
        try:
            found += [os.path.join(folder, name) for name in files.names(folder)
                      if name.endswith(ENDING) and not files.exists(os.path.join(folder, name.removesuffix(ENDING)))
                      and "+" not in name]  # fmt: skip
        except OSError:
            continue
    return found


def _offer(sidecar: Sidecar, hashes: Sequence[Pair[str]], texts: Sequence[Searched]) -> Offer | None:
    entries = list(sidecar.articles.values())
    if len(entries) > 1 or not sidecar.notes:
        return None
    for side, (bytes_hash, words_hash) in enumerate(hashes):
        where: Literal[0, 1] = 1 if side else 0
        if any(entry.sha256 == bytes_hash or entry.text == words_hash for entry in entries):
            return Offer(sidecar.path, where, "the same text", len(sidecar.notes), 1.0, sidecar.content)
        quotes = [note.target.selectors for note in sidecar.notes
                  if isinstance(note.target, Target) and note.target.selectors is not None]  # fmt: skip
        share = sum(anchor(texts[side], quote) is not None for quote in quotes) / len(quotes) if quotes else 0.0
        if share >= OFFERED:
            reason = f"{round(100 * share)} % of its quotes are found"
            return Offer(sidecar.path, where, reason, len(sidecar.notes), share, sidecar.content)
    return None
