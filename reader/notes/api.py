"""Notes over files, pairs and folders, for the command line: what it prints and what it changes, without printing.

Texts of articles come from the caller, as this room does not read articles.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.errors import DiptychError, FileProblem, SidecarProblem
from reader.notes import files, merge, places
from reader.notes.book import write
from reader.notes.candidates import Searched
from reader.notes.exports_csv import from_csv, to_csv
from reader.notes.exports_jsonld import from_jsonld, to_jsonld
from reader.notes.merge import Change
from reader.notes.schema import annotation, timestamp
from reader.notes.shown import Placed, PlacedLink, place_link, place_note, reading_order
from reader.notes.sidecar import ENDING, Sidecar, read
from reader.notes.tree import MAX_BYTES, Item, same
from reader.notes.words import DOUBTS, field_in_words

Format: TypeAlias = Literal["jsonld", "csv"]
FORMATS: Final[tuple[Format, ...]] = ("jsonld", "csv")
DISPUTED: Final = "changed by two at once"
TextOf: TypeAlias = Callable[[str], str | None]
"""The decoded text of an article by its path; None where it cannot be read."""


class Loaded(NamedTuple):
    """A sidecar with its notes in their places."""

    sidecar: Sidecar
    notes: list[Placed]
    """In the order of reading, sides in the order of the sidecar's `a` and `b`."""
    texts: tuple[str, ...]
    """Of `a`, or of `a` and `b`; empty where an article is missing."""
    links: list[PlacedLink]
    """Links set by hand, sides in the order of `a` and `b`."""


class Finding(NamedTuple):
    """Something in a sidecar that a person should look at."""

    sidecar: str
    """Its path."""
    note: str
    """Id of the note or link; empty where it is about the whole sidecar."""
    what: str
    """In plain words: "place not found"."""
    words: str
    """The quote, the file or the fields that it is about; may be empty."""

    @property
    def line(self) -> str:
        """All of it in a line; it holds foreign text."""
        words = self.words if self.what == DISPUTED else f"“{_short(self.words)}”" if self.words else ""
        parts = [self.sidecar, self.note, self.what, words]
        return ": ".join(part for part in parts if part)


def _short(words: str, most: int = 80) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


def sidecars(paths: Sequence[str], homes: places.Homes) -> list[str]:
    """The sidecars of a file, a pair or a folder; a sidecar itself may be named too.

    Raises:
        FileProblem: If something named is not there.
    """
    for path in paths:
        if not files.exists(path):
            raise FileProblem(path, "is not there")
    if len(paths) == 1 and os.path.isdir(paths[0]):
        return _of_folder(paths[0], homes)
    if all(path.endswith(ENDING) for path in paths):
        return list(paths)
    wanted = [[path] for path in paths] + ([list(paths)] if len(paths) == 2 else [])
    found: list[str] = []
    for group in wanted:
        near, far = places.beside(group), places.away(group, homes)
        found += [path for path in (near, far) if files.exists(path)]
    return found


def pairs_with(path: str, homes: places.Homes) -> list[str]:
    """The sidecars in an article's folder, or kept for it, that hold notes on it together with another article.

    Raises:
        FileProblem: If the folder cannot be listed.
    """
    own = os.path.realpath(path)
    found: list[str] = []
    for each in _of_folder(os.path.dirname(os.path.abspath(path)), homes):
        try:
            sidecar = load(each)
        except SidecarProblem:
            continue  # Whose it is cannot be told; it is told where its folder is asked for.
        paths = [os.path.realpath(article_path(sidecar, key)) for key in sidecar.articles]
        if len(paths) > 1 and own in paths and sidecar.notes:
            found.append(each)
    return found


def _of_folder(folder: str, homes: places.Homes) -> list[str]:
    try:
        near = [os.path.join(folder, name) for name in files.names(folder) if name.endswith(ENDING)]
        far_folder = os.path.dirname(places.away([os.path.join(folder, "x")], homes))
        far = [os.path.join(far_folder, name) for name in files.names(far_folder) if name.endswith(ENDING)]
    except OSError as problem:
        raise FileProblem(folder, f"cannot be listed: {problem.strerror}") from None
    return near + far


def load(path: str) -> Sidecar:
    """A sidecar from its file.

    Raises:
        SidecarProblem: If it cannot be read, does not parse or is not ours.
    """
    try:
        return read(files.read(path, MAX_BYTES), path)
    except OSError as problem:
        raise SidecarProblem(path, f"cannot be read: {problem.strerror or problem}") from None


def placed(path: str, text_of: TextOf) -> Loaded:
    """A sidecar with the places of its notes.

    Raises:
        SidecarProblem: As `load`.
    """
    sidecar = load(path)
    keys = ["a", "b"] if "b" in sidecar.articles else ["a"]
    texts = [text_of(article_path(sidecar, key)) or "" for key in keys]
    searched = [Searched(text) for text in texts]
    where = 2 if len(keys) > 1 else 0
    notes = [place_note(note, where, searched, swapped=False) for note in sidecar.notes]
    links = [place_link(link, searched, swapped=False) for link in sidecar.links] if where else []
    return Loaded(sidecar, reading_order(notes), tuple(texts), links)


def article_path(sidecar: Sidecar, key: str) -> str:
    """Where an article of a sidecar is, or was."""
    entry = sidecar.articles.get(key)
    named = os.path.join(os.path.dirname(sidecar.path), entry.path) if entry and entry.path else ""
    # Renamed together with its article, by hand: the sidecar's own name says which.
    own = sidecar.path.removesuffix(ENDING)
    return own if not named or (not files.exists(named) and files.exists(own)) else named


def findings(loaded: Loaded) -> list[Finding]:
    """What is doubtful in a sidecar: notes and links without a sure place, notes that cannot be read, conflicts."""
    path = loaded.sidecar.path
    found = [Finding(path, "", "line " + problem.removeprefix(f"{path}:"), "") for problem in loaded.sidecar.problems]
    if loaded.sidecar.notes or loaded.sidecar.links:
        keys = ("a", "b")[: len(loaded.texts)]
        found += [Finding(path, "", "article not found", article_path(loaded.sidecar, key))
                  for key, text in zip(keys, loaded.texts, strict=True) if not text]  # fmt: skip
    known = {note.id for note in loaded.sidecar.notes}
    for each in loaded.notes:
        note = each.note
        words = " / ".join(each.words)
        if each.state in DOUBTS:
            found.append(Finding(path, note.id, DOUBTS[each.state], words))
        if note.conflict:
            found.append(Finding(path, note.id, DISPUTED, ", ".join(map(field_in_words, note.conflict))))
        if note.reply_to and note.reply_to not in known:
            found.append(Finding(path, note.id, f"answers {note.reply_to}, which is not there", ""))
    for link in loaded.links:
        if link.state in DOUBTS:
            words = " / ".join(part.quote for part in link.link.sides)
            found.append(Finding(path, link.link.id, f"link by hand, {DOUBTS[link.state]}", words))
    return found


def export(loaded: Iterable[Loaded], form: Format) -> str:
    """All notes in a form that `restore` reads back without loss."""
    rows: list[tuple[str, Item, dict[str, Item]]] = []
    for each in loaded:
        content = each.sidecar.content
        entries = {key: part for key, part in merge.items(content, "articles").items() if isinstance(part, dict)}
        rows += [(os.path.basename(each.sidecar.path), {"id": name} | item, entries)
                 for name, item in merge.items(content, "annotations").items() if isinstance(item, dict)]  # fmt: skip
    return to_csv((name, item) for name, item, _ in rows) if form == "csv" else to_jsonld(rows)


class Written(NamedTuple):
    """A note that was written."""

    sidecar: str
    """Its path."""
    note: str
    """Its id."""
    is_new: bool
    """It was not there before."""


def restore(text: str, form: Format, folder: str) -> list[Written]:
    """Bring exported notes into the sidecars of a folder; those that were new or changed.

    A note that is there is changed to what the export says; notes that the export does not have stay.

    Raises:
        DiptychError: If the text is no such export, or names a file outside the folder.
        SidecarProblem: If a sidecar cannot be read, before any is changed, or cannot be written.
    """
    notes = from_csv(text) if form == "csv" else from_jsonld(text)
    groups: dict[str, list[Item]] = {}
    for name, item in notes:
        if not name.endswith(ENDING) or os.path.basename(name) != name:
            raise DiptychError(f"{name or 'a note without a file'}: not the name of a file of notes in this folder")
        groups.setdefault(name, []).append(item)
    edits: list[tuple[str, list[Change]]] = []
    for name, items in groups.items():
        path = os.path.join(folder, name)
        there = merge.items(load(path).content, "annotations")
        changes = [Change("annotations", key, there.get(key), item) for key, item in _named(items)
                   if not (key in there and same({"id": key} | _map(there[key]), item))]  # fmt: skip
        edits.append((path, [*_entry(path, name, folder), *changes] if changes and not there else changes))
    for path, changes in edits:
        _write(path, changes)
    return [Written(path, change.name, change.before is None)
            for path, changes in edits for change in changes if change.section == "annotations"]  # fmt: skip


def _map(item: object) -> Item:
    return item if isinstance(item, dict) else {}


def _named(items: Sequence[Item]) -> list[tuple[str, Item]]:
    names = merge.names(list(items))
    return [(name, {**item, "id": name}) for name, item in zip(names, items, strict=True)]


def _entry(path: str, name: str, folder: str) -> list[Change]:
    """Entries for a sidecar that is made by an import: the articles that its name tells."""
    if merge.items(load(path).content, "articles"):
        return []
    stem = name.removesuffix(ENDING)
    parts = [stem] if files.exists(os.path.join(folder, stem)) else stem.split("+")
    return [Change("articles", key, None, {"path": part}) for key, part in zip(("a", "b"), parts, strict=False)]


def _write(path: str, changes: Sequence[Change]) -> None:
    if not changes:
        return
    try:
        write(files.real(path), changes)
    except OSError as problem:
        raise SidecarProblem(path, f"cannot be written: {problem.strerror or problem}") from None


def rename_tag(paths: Sequence[str], old: str, new: str) -> tuple[list[Written], list[SidecarProblem]]:
    """Give a tag another name in sidecars, one that is there already included; what was written, and what could not be.

    Raises:
        DiptychError: If the new name is empty.
    """
    if not new.strip():
        raise DiptychError("a tag needs a name")
    done: list[Written] = []
    problems: list[SidecarProblem] = []
    for path in paths:
        changes: list[Change] = []
        try:
            for name, item in merge.items(load(path).content, "annotations").items():
                if isinstance(item, dict) and old in (tags := annotation(item, name).tags):
                    given = list(dict.fromkeys(new.strip() if tag == old else tag for tag in tags))
                    changes.append(
                        Change("annotations", name, item, {**item, "tags": [*given], "modified": timestamp()})
                    )
            _write(path, changes)
        except SidecarProblem as problem:
            problems.append(problem)
        else:
            done += [Written(path, change.name, is_new=False) for change in changes]
    return done, problems
