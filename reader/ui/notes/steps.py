"""Edits of notes as what is to be made and what is said of it, for the app and the linear reader; no Textual."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from reader.collation.model import Divergence, Verdict
from reader.layout.model import PageInput, View
from reader.layout.order_map import current_link
from reader.layout.page import Page
from reader.layout.strip import weighed
from reader.notes.keeping import NotSaved
from reader.notes.schema import Annotation
from reader.notes.shown import Placed
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair, Span, other
from reader.text.gate import display
from reader.ui.about_lines import NAMES
from reader.ui.notes.filled import Filled, gated
from reader.ui.notes.notebook import ByHand, Notebook, in_words
from reader.ui.notes.subjects import Subject, of_note, relation_of
from reader.ui.table import cut
from reader.verdicts import VERDICT_KIND, VERDICTS, judges

if TYPE_CHECKING:
    from reader.notes.anchoring import Anchored

MEANINGS: Final[Mapping[Verdict, str]] = {
    "conflict": "both cannot be right",
    "more specific": "one of them says more",
    "different moment": "each was right when it was written",
    "variant": "another way to say the same",
    "unclear": "it cannot be told from the texts",
    "open": "not judged; takes a verdict back",
}
BARE_KINDS: Final = frozenset({"highlight", "bookmark"})
"""Kinds of notes that say enough by where they are."""
TAKEN_BACK: Final = {
    "add": "Note taken back", "reply": "Answer taken back", "edit": "Note as it was before", "delete": "Note restored",
    "tag": "Tags as they were before", "link": "Links as they were before", "unlink": "Link by hand restored",
    "describe": "Facts as they were before", "adopt": "Notes given back", "move": "Note back at its place",
}  # fmt: skip
"""What is said when a step of the store is taken back."""
DONE_AGAIN: Final = {
    "add": "Note written again", "reply": "Answer written again", "edit": "Note changed again",
    "delete": "Note deleted again", "tag": "Tags changed again", "link": "Links changed by hand again",
    "unlink": "Link by hand taken away again", "describe": "Facts changed again", "adopt": "Notes taken in again",
    "move": "Note attached elsewhere again",
}  # fmt: skip
"""What is said when it is made once more."""


class Step(NamedTuple):
    """An edit."""

    make: Callable[[], object] | None
    """None where there is nothing to do."""
    done: str
    """What is said of it."""


def attempt(notebook: Notebook, make: Callable[[], object]) -> str:
    """Make an edit, and take the notes as they are then; why it could not be made, empty when it was."""
    try:
        make()
    except NotSaved as problem:
        first = str(problem).removeprefix("not saved: ").partition("; ")[0]
        return f"NOT SAVED: {reason_first(first)}"
    except KeyError:
        notebook.look()
        return "That note is gone meanwhile"
    notebook.look()
    return ""


def reason_first(reason: str) -> str:
    """Why a sidecar cannot be written, before which one, as a long path would push it out of the row."""
    path, _, what = reason.rpartition(": ")
    return f"{what} ({os.path.basename(path)})" if path else what


def note_step(notebook: Notebook, page: Page, action: str, note: str, filled: Filled) -> Step:
    """A form brought to the store.

    Args:
        notebook: Whose notes.
        page: What is read.
        action: "add", "edit" or "reply".
        note: Id of the one that is changed or answered.
        filled: The form.
    """
    subject, form = filled
    store = notebook.store
    if _is_empty(notebook, action, note, form):
        return Step(None, "An empty note is not saved: type, or Ctrl+C goes back")
    if action == "edit":
        return Step(lambda: _change(notebook, page, note, filled), f"Note on {subject.name} changed")
    if action == "reply":
        return Step(lambda: store.reply(note, form.body), "Answer")
    return Step(lambda: store.add(subject.where, subject.spans, form, subject.relation), f"Note on {subject.name}")


def _is_empty(notebook: Notebook, action: str, note: str, form: Form) -> bool:
    """Whether there is nothing in a form; a note that had no text before may go on without."""
    if form.body.strip() or form.tags:
        return False
    if action == "edit":
        before = next((each.note for each in notebook.placed if each.note.id == note), None)
        return before is not None and bool(before.body.strip() or before.tags) and form.kind not in BARE_KINDS
    return action == "reply" or form.kind not in BARE_KINDS


def _change(notebook: Notebook, page: Page, name: str, filled: Filled) -> None:
    """Only the fields that are not as the form opened, so that a merge with another's edits loses none of them."""
    placed = next((each for each in notebook.placed if each.note.id == name), None)
    if placed is None:
        raise KeyError(name)
    note, form, subject = placed.note, filled.form, filled.subject
    fields: dict[str, object] = {}
    if form.body != gated(note.body):
        fields["body"] = form.body
    if tuple(map(str, map(display, note.tags))) != form.tags:
        fields["tags"] = form.tags
    fields |= {name: given for name, given, was in
               (("kind", form.kind, note.kind), ("status", form.status, note.status)) if given != was}  # fmt: skip
    before = of_note(page, placed)
    if (subject.spans, subject.relation) != (before.spans, before.relation) and not note.reply_to:
        fields["target"] = notebook.store.target(placed.where, subject.spans, subject.relation)
    if note.conflict:
        fields["conflict"] = {}
    if fields:
        notebook.store.edit(note.id, **fields)


def attach_step(store: Store, lost: Placed, found: Sequence[Subject]) -> Step:
    """A note brought to another place: a passage in its own sidecar where there is one, else of one article.

    Args:
        store: Of the notes.
        lost: The note.
        found: What a note can be on at the new place.
    """
    fitting = fitting_subject(lost, found)
    if lost.note.reply_to and fitting.where != lost.where:
        return Step(None, "An answer goes where its note goes: attach that one")
    relation = lost.relation or fitting.relation

    def attach() -> None:
        if fitting.where == lost.where:
            store.edit(lost.note.id, target=store.target(fitting.where, fitting.spans, relation))
        else:
            store.move(lost.note.id, fitting.where, fitting.spans, relation)

    return Step(attach, f"Attached to {fitting.name}")


def fitting_subject(lost: Placed, found: Sequence[Subject]) -> Subject:
    """What a note would be attached to, of what is there."""
    passages = [subject for subject in found if subject.spans != Pair(None, None)]
    own = [subject for subject in passages if subject.where == lost.where]
    return (own or [subject for subject in passages if subject.where != PAIR] or found)[0]


def deleted(placed: Placed, every: Sequence[Placed], undo: str) -> str:
    """What is said of a note that was taken away; `undo` is the key that brings it back."""
    answers = sum(each.note.reply_to == placed.note.id for each in every)
    stays = "" if not answers else "; its answer stays" if answers == 1 else f"; its {answers} answers stay"
    return f"Deleted{stays}; {undo} brings it back"


def difference_here(page: Page, view: View) -> int | None:
    """The difference that is judged: that which was gone to, else the first that the strip tells of its link."""
    link = current_link(page, view)
    shown = [number for number, _ in weighed(page, view, link)] if link else []
    return view.divergence if view.divergence in shown else next(iter(shown), None)


def verdict_step(store: Store, notes: Sequence[Placed], found: Divergence, verdict: Verdict) -> Step:
    """A verdict on a difference, kept as a note on the pair."""
    before = next((placed for placed in notes if judges(placed, found)), None)
    if verdict == "open":
        if before is None:
            return Step(None, "It is open as it was")
        return Step(lambda: store.delete(before.note.id), "Verdict taken back")
    relation = relation_of(found._replace(verdict=verdict))
    done = f"Judged: {verdict}"
    if before is None:
        form = Form(kind=VERDICT_KIND, status="done", tags=(verdict,))
        return Step(lambda: store.add(PAIR, found.sides, form, relation), done)
    tags = (verdict, *(tag for tag in before.note.tags if tag not in VERDICTS))
    target = store.target(PAIR, found.sides, relation)
    return Step(lambda: store.edit(before.note.id, tags=tags, target=target), done)


NoteFacts: TypeAlias = Mapping[str, tuple[Annotation, str]]
EXCERPT: Final = 44
"""Cells of a note that name it."""


def facts_of(notes: Iterable[Placed]) -> NoteFacts:
    """The notes by their names, each with a few words of it: to be compared before and after a step."""
    return {each.note.id: (each.note, cut(_few_words(each), EXCERPT)) for each in notes}


def _few_words(placed: Placed) -> str:
    """The text of a note, or what stands for one without text."""
    return display(" ".join(placed.note.body.split()) or in_words(placed))


def step_words(name: str, words_of: Mapping[str, str], before: NoteFacts, after: NoteFacts, told: str = "") -> str:
    """What is said of a step that was taken back or made again.

    Args:
        name: Of the step, as the store has it.
        words_of: `TAKEN_BACK` or `DONE_AGAIN`.
        before: The notes as they were.
        after: As they are.
        told: What else it has changed; empty: the note's own words where it has changed one.
    """
    words = words_of.get(name, f"Done: {name}")
    changed = [after.get(each) or before[each] for each in {*before, *after} if before.get(each) != after.get(each)]
    if {note.kind for note, _ in changed} == {VERDICT_KIND}:
        words = words.replace("Note", "Verdict", 1)
    if not told and len(changed) == 1:
        told = changed[0][1]
    return f"{words}: {told}" if told else words


def facts_changed(before: ByHand, after: ByHand, given: PageInput) -> str:
    """Which facts a step has changed, empty where none: `publisher of wion.txt`; holds foreign text.

    Args:
        before: Before the step.
        after: After it.
        given: Whose files name them: a publisher that was set by hand changes the short name of its article.
    """
    names = [os.path.basename(article.path) for article in given.articles if article is not None]
    told: list[str] = []
    for name, old, new in zip(names, before.facts, after.facts, strict=True):
        fields = [NAMES[field] for field in NAMES if old[0].get(field) != new[0].get(field)]
        roles = sorted(number for number in {*old[1], *new[1]} if old[1].get(number) != new[1].get(number))
        fields += [f"kind of paragraph {number + 1}" for number in roles]
        told += [f"{' and '.join(fields)} of {name}"] if fields else []
    return "; ".join(told)


def opening_words(notebook: Notebook, key: Callable[[str], str]) -> list[str]:
    """What is said once when notes have been opened: what was recovered, may belong here, lost its place, was left.

    Args:
        notebook: The notes.
        key: The key of a command, as it is printed.
    """
    words = list(notebook.notices)
    if notebook.offers:
        offer = notebook.offers[0]
        count = f"{offer.notes} note{'' if offer.notes == 1 else 's'}"
        words.append(f"{count} in {os.path.basename(offer.path)} may belong here: "
                     f"{key('notes')}, then {key('adopt')} takes them in")  # fmt: skip
    if notebook.elsewhere:
        words.append(f"{notebook.told_elsewhere}: {key('other-article')} puts it beside this one")
    lost = sum(placed.state == "orphan" for placed in notebook.placed)
    if lost:
        words.append(f"{lost} note{' has' if lost == 1 else 's have'} lost the place: {key('notes')} lists them")
    if notebook.left_drafts():
        words.append(f"a note was left unfinished: {key('annotate')} offers it again")
    return words


def notes_at(notes: Iterable[Placed], page: Page, view: View) -> list[Placed]:
    """The notes on the cursor's paragraph, and on both articles where what answers it has one.

    While words are selected, those that touch them.
    """
    if not page.paragraphs(view.pane):
        return []
    across = other(view.pane)
    here = [view.selection or page.span(view.pane, view.cursor[view.pane])]
    there = [page.span(across, found.paragraph) for found in
             page.counterparts(view.pane, view.cursor[view.pane])] if view.selection is None else []  # fmt: skip
    return [
        placed for placed in notes
        if _touches(placed.places[view.pane], here)
        or (placed.where == PAIR and placed.places[view.pane] is None and _touches(placed.places[across], there))
    ]  # fmt: skip


def _touches(place: "Anchored | None", spans: list[Span]) -> bool:
    return place is not None and any(place.span.start < span.end and span.start < place.span.end for span in spans)
