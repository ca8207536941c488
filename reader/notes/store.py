"""The notes of a session: opened with its articles, edited, and never lost once an edit has returned.

Each edit is on the disk as a line of the journal before it returns; a thread brings it into the sidecar. Where the
journal cannot be written, the sidecar is written at once instead, and where neither can, `NotSaved` is raised and
nothing has changed. All methods may be called from any thread.
"""

import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.errors import DiptychError, SidecarProblem
from reader.notes import files, journal, merge, places
from reader.notes.book import Book, write
from reader.notes.candidates import Searched
from reader.notes.history import History, Step
from reader.notes.merge import Change
from reader.notes.opening import ArticleText, Session, entry_changes, open_books, recover, why
from reader.notes.saver import Saver
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
    select,
    text_hash,
)
from reader.notes.shown import Offer, Placed, PlacedLink, offers, place_link, place_note, reading_order, turned
from reader.notes.tree import Item
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


class NotSaved(DiptychError):
    """An edit could be put on no disk; it was not made."""


class SaveState(NamedTuple):
    """How things stand, for the status line."""

    state: Literal["saved", "saving", "failing"]
    """"saving": in the journal, not yet in the sidecar. "failing": the same, and the sidecar cannot be written."""
    waiting: int
    """Edits that are not in a sidecar yet."""
    reason: str = ""
    """Why the sidecar cannot be written; a line that may hold foreign text."""


class Store:
    """Notes on one article or on two, in their sidecars."""

    def __init__(self, articles: Sequence[ArticleText], session: Session) -> None:
        """Open the notes of one article or of two, in the order of the screen; replay first what dead sessions left."""
        self.articles = tuple(articles)
        self.session = session
        self._lock = threading.RLock()
        self._saving = threading.Lock()
        self._history = History()
        self._journal = journal.Journal(session.homes)
        self._searched = [Searched(article.text) for article in self.articles]
        self._swapped = len(self.articles) > 1 and places.order([each.path for each in self.articles])[0] == 1
        self._saver = Saver(lambda: self.flush().state != "failing") if session.background else None
        self.recovered, notices = recover(session.homes)
        """Notes that the journals of dead sessions held."""
        self._books, more, self._reasons = open_books(self.articles, session)
        self.notices = notices + more
        """What to tell the reader once: recovered notes, notes kept elsewhere, sidecars that cannot be read."""

    # Reading

    @property
    def paths(self) -> tuple[str, ...]:
        """The sidecars: of each article, then of the pair."""
        return tuple(book.path for book in self._books)

    @property
    def state(self) -> SaveState:
        """How things stand."""
        with self._lock:
            waiting = sum(len(book.waiting) for book in self._books)
            reasons = [self._reasons[book.path] for book in self._books if book.path in self._reasons]
        if reasons and waiting:
            return SaveState("failing", waiting, reasons[0])
        return SaveState("saving" if waiting else "saved", waiting)

    def notes(self) -> list[Placed]:
        """Every note with its place in the articles as they are now, in the order of reading; nothing is written."""
        with self._lock:
            content = [book.content() for book in self._books]
        placed: list[Placed] = []
        for where, part in enumerate(content):
            for name, item in merge.items(part, "annotations").items():
                if isinstance(item, dict):
                    note = annotation(item, name)
                    placed.append(place_note(note, where, self._searched, swapped=self._swapped))
        return reading_order(placed)

    def links(self) -> list[PlacedLink]:
        """Links set by hand, with the places of both sides in the order of the screen."""
        with self._lock:
            content = self._books[PAIR].content() if len(self._books) > PAIR else {}
        links = [hand_link(item, name) for name, item in merge.items(content, "links").items()
                 if isinstance(item, dict)]  # fmt: skip
        return [place_link(link, self._searched, swapped=self._swapped) for link in links if link is not None]

    def entry(self, side: Side) -> ArticleEntry:
        """What the reader set by hand for an article, in its own sidecar."""
        with self._lock:
            entries = merge.items(self._books[side].content(), "articles")
        return article_entry(entries.get("a"))

    def offers(self) -> list[Offer]:
        """Sidecars elsewhere that seem to belong to these articles, by hash or by the share of quotes found."""
        known = [book.path for book in self._books]
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
        """Change fields of a note: those of `Annotation`, `target` included (re-attach); the rest stays as written.

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
        self._commit("edit", where, [Change("annotations", name, item, changed)])
        return new

    def delete(self, name: str) -> None:
        """Take a note away; its replies stay and are shown as such."""
        where, item = self._find(name)
        self._commit("delete", where, [Change("annotations", name, item, None)])

    def tag(self, names: Iterable[str], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        """Add tags to notes and take others off them, as one step a sidecar."""
        changes: dict[Where, list[Change]] = {}
        for name in names:
            where, item = self._find(name)
            old = annotation(item, name)
            kept = [tag for tag in old.tags if tag not in remove]
            new = replace(old, tags=_unique([*kept, *add]), modified=self.session.clock())
            if new.tags != old.tags:
                changed = _patched(item, annotation_item(old), annotation_item(new))
                changes.setdefault(where, []).append(Change("annotations", name, item, changed))
        for where, part in changes.items():
            self._commit("tag", where, part)

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
        with self._lock:
            item = merge.items(self._books[PAIR].content(), "links")[name]
        self._commit("unlink", PAIR, [Change("links", name, item, None)])

    def describe(self, side: Side, *, meta: dict[str, str] | None = None, roles: dict[int, str] | None = None) -> None:
        """Set what the reader says of an article; an empty value takes a field back to what was guessed."""
        old = self.entry(side)
        new = replace(
            old,
            meta={key: words for key, words in (old.meta | (meta or {})).items() if words},
            roles={place: role for place, role in (old.roles | (roles or {})).items() if role},
        )
        with self._lock:
            book = self._books[side]
            content = merge.apply(book.content(), entry_changes(book, self._own(side)))
        item = merge.items(content, "articles").get("a")
        assert isinstance(item, dict)
        changed = _patched(item, article_item(old), article_item(new))
        self._commit("describe", side, [Change("articles", "a", item, changed)])

    def undo(self) -> str | None:
        """Take the last step back; its name, None if there is none."""
        with self._lock:
            if not self._history.past:
                return None
            step = self._history.past[-1]
            self._make(step.reversed())
            self._history = self._history.undone()
            return step.name

    def redo(self) -> str | None:
        """Make the step again that was taken back last; its name, None if there is none."""
        with self._lock:
            if not self._history.future:
                return None
            step = self._history.future[-1]
            self._make(step)
            self._history = self._history.redone()
            return step.name

    def adopt(self, offer: Offer) -> int:
        """Copy the notes of another sidecar into ours; how many. The other file stays as it is."""
        with self._lock:
            mine = merge.items(self._books[offer.where].content(), "annotations")
        theirs = merge.items(offer.content, "annotations")
        changes = [Change("annotations", name, None, {"id": name} | item)
                   for name, item in theirs.items() if name not in mine and isinstance(item, dict)]  # fmt: skip
        if changes:
            self._commit("adopt", offer.where, changes)
        return len(changes)

    def _find(self, name: str) -> tuple[Where, Item]:
        with self._lock:
            for where, book in enumerate(self._books):
                item = merge.items(book.content(), "annotations").get(name)
                if isinstance(item, dict):
                    return where, item  # type: ignore[return-value]
        raise KeyError(name)

    def _commit(self, name: str, where: Where, changes: list[Change]) -> None:
        with self._lock:
            book = self._books[where]
            entries = entry_changes(book, self._own(where))
            self._make(Step(name, where, (*book.seeds, *entries, *changes)))
            book.seeds = []
            self._history = self._history.done(Step(name, where, tuple(changes)))

    def _own(self, where: Where) -> list[ArticleText]:
        """The articles of a sidecar, `a` first."""
        if where != PAIR:
            return [self.articles[where]]
        return list(reversed(self.articles)) if self._swapped else list(self.articles)

    def _make(self, step: Step) -> None:
        """Put a step on the disk, then on the list of what is to go into the sidecar."""
        book = self._books[step.book]
        book.waiting += step.changes
        try:
            self._journal.append(journal.Edit(book.path, step.changes))
        except OSError as problem:
            if not self._save(book):
                book.waiting = [each for each in book.waiting if not any(each is own for own in step.changes)]
                raise NotSaved(f"not saved: {why(problem, 'journal')}; {self._reasons.get(book.path, '')}") from problem
        if self._saver is not None:
            self._saver.wake()

    # Saving

    def flush(self) -> SaveState:
        """Bring every waiting edit into its sidecar now, as far as that can be done."""
        with self._saving:
            done = [self._save(book) for book in self._books]
            with self._lock:
                if all(done) and not any(book.waiting for book in self._books):
                    try:
                        self._journal.empty()
                    except OSError as problem:
                        self.notices.append(f"the journal cannot be emptied: {why(problem, 'journal')}")
        return self.state

    def _save(self, book: Book) -> bool:
        with self._lock:
            changes = list(book.waiting)
        if not changes:
            return True
        try:
            files.make_folder(os.path.dirname(book.path))
            _, result = write(book.path, changes)
        except (OSError, SidecarProblem) as problem:
            with self._lock:
                self._reasons[book.path] = why(problem, book.path)
            return False
        with self._lock:
            book.sidecar = result
            book.waiting = [each for each in book.waiting if not any(each is own for own in changes)]
            self._reasons.pop(book.path, None)
        return True

    def refresh(self) -> bool:
        """Read the sidecars again, as others may have written them; whether anything is new."""
        fresh = False
        for book in self._books:
            with self._lock:
                before = book.sidecar.text
                try:
                    book.load()
                except (OSError, SidecarProblem) as problem:
                    self._reasons[book.path] = why(problem, book.path)
                    continue
                self._reasons.pop(book.path, None)
                fresh = fresh or book.sidecar.text != before
        return fresh

    def close(self) -> SaveState:
        """Save what waits and end the session; what cannot be saved stays in the journal for the next one."""
        if self._saver is not None:
            self._saver.stop()
        state = self.flush()
        with self._lock:
            try:
                self._journal.close(all_saved=state.state == "saved")
            except OSError as problem:
                self.notices.append(f"the journal cannot be removed: {why(problem, 'journal')}")
        return state


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
