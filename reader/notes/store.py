"""The notes of a session: opened with its articles, edited, and never lost once an edit has returned.

What is on the disk when, is the matter of `keeping`. All methods may be called from any thread.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from reader.notes import merge, places
from reader.notes.candidates import Searched
from reader.notes.history import History, Part, Step, Steps
from reader.notes.keeping import Keeper, SaveState
from reader.notes.merge import Change
from reader.notes.opening import ArticleText, Session, entry_changes
from reader.notes.schema import (
    Annotation,
    ArticleEntry,
    HandLink,
    PairTarget,
    Target,
    annotation,
    annotation_item,
    article_entry,
    article_item,
    hand_link,
    hand_link_item,
    new_id,
    target_item,
    text_hash,
)
from reader.notes.selecting import select
from reader.notes.shown import Offer, Placed, PlacedLink, offers, place_link, place_note, reading_order, turned
from reader.notes.tree import Item, same
from reader.pair import SIDES, Pair, Side, Span

PAIR: Final = 2
"""Where a note on both articles is kept; 0 and 1 are the sidecars of the articles."""
Where: TypeAlias = Literal[0, 1, 2]
Passages: TypeAlias = Pair[Span | None]
NO_PASSAGE: Final[Passages] = Pair(None, None)


@dataclass(frozen=True, slots=True)
class Form:
    """What a reader fills in."""

    body: str = ""
    kind: str = "note"
    """One of KINDS or another word."""
    status: str = "open"
    """One of STATUSES."""
    tags: tuple[str, ...] = ()


FORM: Final = Form()


class Store:
    """Notes on one article or on two, in their sidecars."""

    def __init__(self, articles: Sequence[ArticleText], session: Session) -> None:
        """Open the notes of one article or of two, in the order of the screen; replay first what dead sessions left."""
        self.articles = tuple(articles)
        self.session = session
        self._history = History()
        self._searched = [Searched(article.text) for article in self.articles]
        self._swapped = len(self.articles) > 1 and places.order([each.path for each in self.articles])[0] == 1
        self._keeper = Keeper(self.articles, session)

    # Keeping

    @property
    def recovered(self) -> int:
        """Notes that the journals of dead sessions held."""
        return self._keeper.recovered

    @property
    def notices(self) -> list[str]:
        """What to tell the reader once: recovered notes, notes kept elsewhere, sidecars that cannot be read."""
        return self._keeper.notices

    @property
    def state(self) -> SaveState:
        """How things stand."""
        return self._keeper.state

    def flush(self) -> SaveState:
        """Bring every waiting edit into its sidecar now, as far as that can be done."""
        return self._keeper.flush()

    def refresh(self) -> bool:
        """Read the sidecars again, as others may have written them; whether anything is new."""
        return self._keeper.refresh()

    def close(self) -> SaveState:
        """Save what waits and end the session; what cannot be saved stays in the journal for the next one."""
        return self._keeper.close()

    # Reading

    @property
    def paths(self) -> tuple[str, ...]:
        """The sidecars: of each article, then of the pair."""
        return tuple(book.path for book in self._keeper.books)

    def notes(self) -> list[Placed]:
        """Every note with its place in the articles as they are now, in the order of reading; nothing is written."""
        with self._keeper.lock:
            content = [book.content() for book in self._keeper.books]
        placed: list[Placed] = []
        for where, part in enumerate(content):
            for name, item in merge.items(part, "annotations").items():
                if isinstance(item, dict):
                    note = annotation(item, name)
                    placed.append(place_note(note, where, self._searched, swapped=self._swapped))
        return reading_order(placed)

    def links(self) -> list[PlacedLink]:
        """Links set by hand, with the places of both sides in the order of the screen."""
        with self._keeper.lock:
            content = self._keeper.books[PAIR].content() if len(self._keeper.books) > PAIR else {}
        links = [hand_link(item, name) for name, item in merge.items(content, "links").items()
                 if isinstance(item, dict)]  # fmt: skip
        return [place_link(link, self._searched, swapped=self._swapped) for link in links if link is not None]

    def entry(self, side: Side) -> ArticleEntry:
        """What the reader set by hand for an article, in its own sidecar."""
        with self._keeper.lock:
            entries = merge.items(self._keeper.books[side].content(), "articles")
        return article_entry(entries.get("a"))

    def offers(self) -> list[Offer]:
        """Sidecars elsewhere that seem to belong to these articles, by hash or by the share of quotes found."""
        known = [book.path for book in self._keeper.books]
        texts = [Pair(article.sha256, text_hash(article.text)) for article in self.articles]
        return offers([article.path for article in self.articles], texts, self._searched, known, self.session.homes)

    # Editing

    def add(self, where: Where, spans: Passages = NO_PASSAGE, form: Form = FORM, relation: str = "same") -> Annotation:
        """Make a note.

        Args:
            where: On the left article, the right one, or the pair.
            spans: Passages in the order of the screen; None on a side for none there, on both for the whole.
            form: What the reader filled in.
            relation: For the pair, in the order of the screen (only-in-a: only on the left).

        Raises:
            NotSaved: If it could be put on no disk.
        """
        now = self.session.clock()
        note = Annotation(
            new_id(), self.target(where, spans, relation), _lines(form.body), form.kind, form.status,
            _unique(form.tags), self.session.author, now, now,
        )  # fmt: skip
        self._commit("add", where, [Change("annotations", note.id, None, annotation_item(note))])
        return note

    def target(self, where: Where, spans: Passages, relation: str = "same") -> Target | PairTarget:
        """A target as it is kept, from passages in the order of the screen."""
        if where != PAIR:
            span = spans[where]
            return Target("a", select(self.articles[where].text, span) if span else None)
        sides = Pair(*(select(self.articles[side].text, span) if (span := spans[side]) else None for side in SIDES))
        return turned(PairTarget(relation, sides)) if self._swapped else PairTarget(relation, sides)

    def reply(self, to: str, body: str) -> Annotation:
        """Answer a note."""
        where, item = self._find(to)
        parent = annotation(item, to)
        now = self.session.clock()
        note = Annotation(
            new_id(), parent.target, _lines(body), by=self.session.author, created=now, modified=now, reply_to=parent.id
        )
        self._commit("reply", where, [Change("annotations", note.id, None, annotation_item(note))])
        return note

    def edit(self, name: str, **fields: object) -> Annotation:
        """Change fields of a note: those of `Annotation`; the rest stays as written.

        With another `target` (re-attach) the answers that stood in the same place go along, in the same step.

        Raises:
            KeyError: If there is no such note.
            NotSaved: If it could be put on no disk.
        """
        where, item = self._find(name)
        old = annotation(item, name)
        if "body" in fields:
            fields["body"] = _lines(str(fields["body"]))
        new = replace(old, **fields, modified=self.session.clock())  # type: ignore[arg-type]
        changed = _patched(item, annotation_item(old), annotation_item(new))
        changes = [Change("annotations", name, item, changed)]
        if "target" in fields:
            place = {key: changed[key] for key in ("target", "modified")}
            changes += [
                Change("annotations", each, part, {**part, **place})
                for each, part in self._answers(where, name)
                if same(part.get("target", ""), item.get("target", ""))
            ]
        self._commit("edit", where, changes)
        return new

    def _answers(self, where: Where, name: str) -> list[tuple[str, Item]]:
        """The answers to a note and to its answers."""
        with self._keeper.lock:
            listed = merge.items(self._keeper.books[where].content(), "annotations")
        thread, found = [name], []
        for each, part in listed.items():
            # An answer stands behind what it answers.
            if isinstance(part, dict) and part.get("re") in thread:
                thread.append(each)
                found.append((each, part))
        return found

    def delete(self, name: str) -> None:
        """Take a note away; its replies stay and are shown as such."""
        where, item = self._find(name)
        self._commit("delete", where, [Change("annotations", name, item, None)])

    def tag(self, names: Iterable[str], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        """Add tags to notes and take others off them, as one step."""
        changes: dict[Where, list[Change]] = {}
        for name in names:
            where, item = self._find(name)
            old = annotation(item, name)
            kept = [tag for tag in old.tags if tag not in remove]
            new = replace(old, tags=_unique([*kept, *add]), modified=self.session.clock())
            if new.tags != old.tags:
                changed = _patched(item, annotation_item(old), annotation_item(new))
                changes.setdefault(where, []).append(Change("annotations", name, item, changed))
        if changes:
            self._commit_all("tag", changes)

    def move(self, name: str, where: Where, spans: Passages, relation: str = "same") -> None:
        """Put a note into another sidecar, its answers with it, as one step; `where` and `spans` as for `add`.

        Raises:
            KeyError: If there is no such note.
            NotSaved: If it could be put on no disk.
        """
        old_where, item = self._find(name)
        target = target_item(self.target(where, spans, relation))
        now = self.session.clock()
        thread = [(name, item), *self._answers(old_where, name)]
        gone = [Change("annotations", each, part, None) for each, part in thread]
        come = [Change("annotations", each, None, {**part, "target": target, "modified": now}) for each, part in thread]
        self._commit_all("move", {where: come, old_where: gone})

    def link(self, spans: Pair[Span], *, linked: bool) -> HandLink:
        """Link or part two passages by hand, in the order of the screen."""
        sides = Pair(*(select(self.articles[side].text, spans[side]) for side in SIDES))
        made = HandLink(
            new_id(),
            Pair(sides[1], sides[0]) if self._swapped else sides,
            linked,
            self.session.author,
            self.session.clock(),
        )
        self._commit("link", PAIR, [Change("links", made.id, None, hand_link_item(made))])
        return made

    def unlink(self, name: str) -> None:
        """Forget a link set by hand."""
        with self._keeper.lock:
            item = merge.items(self._keeper.books[PAIR].content(), "links")[name]
        self._commit("unlink", PAIR, [Change("links", name, item, None)])

    def describe(self, side: Side, *, meta: dict[str, str] | None = None, roles: dict[int, str] | None = None) -> None:
        """Set what the reader says of an article; an empty value takes a field back to what was guessed."""
        old = self.entry(side)
        new = replace(
            old,
            meta={key: words for key, words in (old.meta | (meta or {})).items() if words},
            roles={place: role for place, role in (old.roles | (roles or {})).items() if role},
        )
        with self._keeper.lock:
            book = self._keeper.books[side]
            content = merge.apply(book.content(), entry_changes(book, self._own(side)))
        item = merge.items(content, "articles").get("a")
        assert isinstance(item, dict)
        changed = _patched(item, article_item(old), article_item(new))
        self._commit("describe", side, [Change("articles", "a", item, changed)])

    def undo(self) -> str | None:
        """Take the last step back; its name, None if there is none."""
        with self._keeper.lock:
            if not self._history.past:
                return None
            step = self._history.past[-1]
            self._keeper.make(step.reversed().parts)
            self._history = self._history.undone()
            return step.name

    def redo(self) -> str | None:
        """Make the step again that was taken back last; its name, None if there is none."""
        with self._keeper.lock:
            if not self._history.future:
                return None
            step = self._history.future[-1]
            self._keeper.make(step.parts)
            self._history = self._history.redone()
            return step.name

    @property
    def steps(self) -> Steps:
        """What can be taken back and made again: for `resume` of a store that is opened later."""
        with self._keeper.lock:
            return Steps(self.paths, self._history)

    def resume(self, before: Steps) -> None:
        """Go on with the steps of another store, so far as its sidecars are open here too."""
        now = {path: number for number, path in enumerate(self.paths)}
        with self._keeper.lock:
            self._history = before.history.moved([now.get(path) for path in before.paths])

    def adopt(self, offer: Offer) -> int:
        """Copy the notes of another sidecar into ours; how many. The other file stays as it is."""
        with self._keeper.lock:
            mine = merge.items(self._keeper.books[offer.where].content(), "annotations")
        theirs = merge.items(offer.content, "annotations")
        changes = [Change("annotations", name, None, {"id": name} | item)
                   for name, item in theirs.items() if name not in mine and isinstance(item, dict)]  # fmt: skip
        if changes:
            self._commit("adopt", offer.where, changes)
        return len(changes)

    def _find(self, name: str) -> tuple[Where, Item]:
        with self._keeper.lock:
            for where, book in enumerate(self._keeper.books):
                item = merge.items(book.content(), "annotations").get(name)
                if isinstance(item, dict):
                    return where, item  # type: ignore[return-value]
        raise KeyError(name)

    def _commit(self, name: str, where: Where, changes: list[Change]) -> None:
        self._commit_all(name, {where: changes})

    def _commit_all(self, name: str, changes: dict[Where, list[Change]]) -> None:
        with self._keeper.lock:
            parts = [Part(where, (*self._news(where), *part)) for where, part in changes.items()]
            self._keeper.make(parts)
            for where in changes:
                self._keeper.books[where].seeds = []
            step = Step(name, tuple(Part(where, tuple(part)) for where, part in changes.items()))
            self._history = self._history.done(step)

    def _news(self, where: Where) -> list[Change]:
        """What has to go into a sidecar before the first edit of it, and cannot be taken back with one."""
        book = self._keeper.books[where]
        return [*book.seeds, *entry_changes(book, self._own(where))]

    def _own(self, where: Where) -> list[ArticleText]:
        """The articles of a sidecar, `a` first."""
        if where != PAIR:
            return [self.articles[where]]
        return list(reversed(self.articles)) if self._swapped else list(self.articles)


def _lines(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def _patched(item: Item, before: Item, after: Item) -> Item:
    """An item as it is written, with what changed between two readings of it."""
    result = dict(item)
    for key in dict.fromkeys((*before, *after)):
        if key not in after:
            result.pop(key, None)
        elif before.get(key) != after[key]:
            result[key] = after[key]
    return result
