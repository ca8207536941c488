"""Notes and verdicts by talk: written, changed, answered, deleted, listed; kept by the same steps as on the screen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from reader.layout.moves import goto
from reader.linear.state import OpenBook
from reader.linear.talk import Ask, Asking, Deciding, Talk, choose, counted, number_in, stop
from reader.linear.telling import difference, paragraph_lines
from reader.notes.schema import KINDS, STATUSES
from reader.notes.shown import Placed
from reader.notes.store import Form
from reader.pair import SIDES
from reader.text.gate import display
from reader.ui.notes.draft import DraftKeeper
from reader.ui.notes.filled import Blank, Filled, draft_fields, edit_blank, gated, left_blank, reply_blank
from reader.ui.notes.lines import Wanted, line_of, selected
from reader.ui.notes.notebook import in_words, set_by_hand, this_session
from reader.ui.notes.steps import (
    DONE_AGAIN,
    MEANINGS,
    TAKEN_BACK,
    Step,
    attach_step,
    deleted,
    difference_here,
    facts_changed,
    facts_of,
    fitting_subject,
    note_step,
    step_words,
    verdict_step,
)
from reader.ui.notes.subjects import subjects
from reader.verdicts import VERDICTS

KINDS_TOLD: Final = f"Kinds: {', '.join(KINDS)}. States: {', '.join(STATUSES)}. A #word is a tag, -word takes one off."
EXCERPT: Final = 60
"""Characters of a text that name it."""


class Noting:
    """What the keys for notes answer."""

    def __init__(self, open_: OpenBook, visit: Callable[[int], object]) -> None:
        """`visit` goes to a difference, by its index in the collation."""
        self._open = open_
        self._visit = visit
        self.commands: dict[str, Callable[[], Talk]] = {
            "annotate": self._annotate, "edit-note": self._edit, "reply": self._reply, "delete-note": self._delete,
            "undo-note": lambda: self._step_through(back=True), "redo-note": lambda: self._step_through(back=False),
            "judge": self._judge, "notes": self._list,
        }  # fmt: skip
        """By their ids."""

    # Forms

    def _annotate(self) -> Talk:
        """A new note on the place, or one that was left unfinished, or another place for one that has lost its own."""
        open_ = self._open
        if open_.attaching is not None:
            lost, open_.attaching = open_.attaching, None
            if (yield from self._attached(lost)):
                return
        drafts = open_.notebook.left_drafts()
        for draft in drafts[:1]:
            left = _excerpt(draft.fields.get("body", ""))
            yield display(f"A note on {draft.fields.get('on', 'something')} was left unfinished: {left}")
            answer = yield Ask("y goes on with it, Enter writes a new one: ")
            if answer is None:
                return
            if answer.strip().lower().startswith("y"):
                blank = left_blank(open_.page, open_.notebook.placed, draft, open_.notebook.tags)
                yield from self._fill(blank, draft.name)
                return
        yield from self._fill(Blank("", subjects(open_.page, open_.view), Form(), open_.notebook.tags))

    def _attached(self, lost: Placed) -> Deciding:
        """Ask whether a note is to be attached here; whether the key has been answered."""
        open_ = self._open
        found = subjects(open_.page, open_.view)
        yield display(f"Attach to {fitting_subject(lost, found).name}: {in_words(lost)}")
        answer = yield Ask("y attaches it, Enter writes another note: ")
        if answer is None or not answer.strip().lower().startswith("y"):
            yield "The note stays where it is."
            return answer is None
        yield display(open_.made(attach_step(open_.notebook.store, lost, found)).words)
        return True

    def _edit(self) -> Talk:
        placed = yield from self._note_here("Change which note?")
        if placed is not None:
            yield from self._fill(edit_blank(self._open.page, None, self._here()[placed], self._open.notebook.tags))

    def _reply(self) -> Talk:
        placed = yield from self._note_here("Answer which note?")
        if placed is not None:
            yield from self._fill(reply_blank(self._open.page, self._here()[placed], self._open.notebook.tags))

    def _fill(self, blank: Blank, draft: str = "") -> Talk:
        """Ask for a note's words, keep them as they are typed, and bring them to the store."""
        keeper = DraftKeeper(self._open.notebook.drafts, draft)
        subject, form = blank.subjects[blank.subject], blank.form
        begun = gated(form.body)

        def keep(text: str) -> None:
            filled = Filled(subject, replace(form, body=text))
            keeper.keep(draft_fields(blank, filled, this_session()) if text != begun or draft else {})

        try:
            while True:
                what = {"edit": "Change note", "reply": "Answer"}.get(blank.action, f"Note on {subject.name}")
                text = yield Ask(display(f"{what}: "), begun, has_lines=True, keep=keep)
                if text is None:
                    break
                if not text.strip() and blank.action == "add" and len(blank.subjects) > 1:
                    # Nothing typed: another place may be meant.
                    names = [display(each.name) for each in blank.subjects]
                    chosen = yield from choose("A note on what?", names)
                    if chosen is None:
                        break
                    subject = blank.subjects[chosen]
                    continue
                form = replace(form, body=text)
                if blank.action != "reply":
                    answer = yield Ask(_kind_prompt(form))
                    while answer is not None and answer.strip() == "?":
                        yield KINDS_TOLD
                        answer = yield Ask(_kind_prompt(form))
                    if answer is None:
                        break
                    form = with_words(form, answer)
                    keep(text)
                step = note_step(self._open.notebook, self._open.page, blank.action, blank.note, Filled(subject, form))
                made = self._open.made(step)
                yield display(made.words)
                if made.is_made:
                    keeper.drop()
                    return
                break
            yield _told_of(keeper)
        finally:
            keeper.end()

    # Notes that are there

    def _here(self) -> list[Placed]:
        return self._open.notes_here()

    def _note_here(self, title: str) -> Asking:
        """The note on the cursor's paragraph, by its place among them; where there are several, ask which."""
        found = self._here()
        if not found:
            keys = self._open.key("annotate"), self._open.key("notes")
            yield f"No note here: {keys[0]} writes one, {keys[1]} lists all."
            return None
        if len(found) == 1:
            return 0
        return (yield from choose(title, [display(in_words(placed, by=True)) for placed in found]))

    def _delete(self) -> Talk:
        at = yield from self._note_here("Delete which note?")
        if at is not None:
            placed = self._here()[at]
            store = self._open.notebook.store
            yield display(f"Note: {in_words(placed)}")
            done = deleted(placed, self._open.notebook.placed, self._open.key("undo-note"))
            yield display(self._open.made(Step(lambda: store.delete(placed.note.id), done)).words)

    def _step_through(self, *, back: bool) -> Talk:
        """Undo or redo."""
        notebook = self._open.notebook
        notes, hand, names = facts_of(notebook.placed), set_by_hand(notebook), list[str]()

        def move() -> None:
            names.extend(filter(None, [notebook.store.undo() if back else notebook.store.redo()]))

        said = self._open.made(Step(move, "Done")).words
        if not names:
            yield display(said) if "NOT SAVED" in said else f"Nothing to {'undo' if back else 'do again'}."
            return
        after = set_by_hand(notebook)
        told = facts_changed(hand, after, notebook.plain)
        words = step_words(names[0], TAKEN_BACK if back else DONE_AGAIN, notes, facts_of(notebook.placed), told)
        problem = self._open.compare_again() if after != hand else ""
        yield display(f"{said.replace('Done.', stop(words), 1)} {problem}".rstrip())

    def _list(self) -> Talk:
        """All notes, and the way to each."""
        open_ = self._open
        if open_.notebook.offers:
            yield from self._adopt()
        notes = selected(open_.notebook.placed, Wanted())
        if not notes:
            yield f"No notes yet: {open_.key('annotate')} writes one."
            return
        chosen = yield from choose(f"{counted(len(notes), 'note')}.", [self._in_list(placed) for placed in notes])
        if chosen is None:
            return
        placed = notes[chosen]
        found = [(side, place) for side in SIDES if (place := placed.places[side]) is not None]
        yield display(f"Note: {in_words(placed, by=True)}")
        if not found:
            yield "Its place was not found." if placed.state == "orphan" else "It is on the whole."
            if placed.state == "orphan":
                answer = yield Ask("y takes it along to another place, Enter leaves it: ")
                if (answer or "").strip().lower().startswith("y"):
                    open_.attaching = placed
                    yield f"Go to its place: {open_.key('annotate')} attaches it there."
            return
        side, place = found[0]
        open_.view = goto(open_.page, open_.view, side, place.span.start)
        yield from paragraph_lines(open_.page, open_.view, ())

    def _in_list(self, placed: Placed) -> str:
        line = line_of(self._open.page.given, placed)
        tags = f" {line.tags}" if line.tags else ""
        by = f", by {line.author}" if line.author else ""
        return f"{line.place}, {line.kind}{by}: {line.text}{tags}"

    def _adopt(self) -> Talk:
        """Offer notes kept elsewhere that seem to belong here."""
        offers, store = self._open.notebook.offers, self._open.notebook.store
        offer = offers[0]
        yield display(f"{counted(offer.notes, 'note')} in {offer.path} may belong here: {offer.reason}.")
        answer = yield Ask("y takes them in, Enter leaves them: ")
        if answer is not None and answer.strip().lower().startswith("y"):
            made = self._open.made_by_hand(Step(lambda: store.adopt(offer), f"{counted(offer.notes, 'note')} taken in"))
            if made.is_made:
                offers.pop(0)
            yield display(made.words)

    # Verdicts

    def _judge(self) -> Talk:
        open_ = self._open
        collation = open_.page.given.collation
        number = difference_here(open_.page, open_.view)
        if collation is None or number is None:
            yield f"No difference here: {open_.key('next-divergence')} goes to the next one."
            return
        yield difference(open_.page, number)
        told = ", ".join(f"{at + 1} {verdict}" for at, verdict in enumerate(VERDICTS))
        answer = yield Ask(f"Verdict, {told}: ")
        while answer is not None and answer.strip() == "?":
            for at, verdict in enumerate(VERDICTS):
                yield f"{at + 1}. {verdict}: {MEANINGS[verdict]}."
            answer = yield Ask(f"Verdict, {told}: ")
        word = (answer or "").strip().lower()
        if not word:
            yield "Left as it was."
            return
        chosen = number_in(word, len(VERDICTS))
        fitting = [verdict for verdict in VERDICTS if verdict.startswith(word)]
        meant = [VERDICTS[chosen]] if chosen is not None else fitting
        if len(meant) != 1:
            yield display(f"No verdict is called {word}; ? says what they mean.")
            return
        step = verdict_step(open_.notebook.store, open_.notebook.placed, collation.divergences[number], meant[0])
        self._visit(number)
        yield display(open_.made(step).words)


def with_words(form: Form, words: str) -> Form:
    """A form with the kind, the state and the tags that were typed: `question #sourcing, done -figure`."""
    kind, status, tags = form.kind, form.status, [*form.tags]
    for word in words.replace(",", " ").split():
        if word in KINDS:
            kind = word
        elif word in STATUSES:
            status = word
        elif word.startswith("-"):
            tags = [tag for tag in tags if tag != word[1:].lstrip("#")]
        elif word.lstrip("#"):
            tags.append(word.lstrip("#"))
    return replace(form, kind=kind, status=status, tags=tuple(dict.fromkeys(tags)))


def _told_of(keeper: DraftKeeper) -> str:
    """What became of what was typed and is no note."""
    if not keeper.kept:
        return "Left."
    if keeper.wait() and not keeper.problem:
        return "Not saved; the draft is kept."
    return stop(display(f"NOT SAVED, and no draft can be kept: {keeper.problem or 'the disk does not answer'}"))


def _kind_prompt(form: Form) -> str:
    own = ", ".join((form.kind, form.status, *(f"#{tag}" for tag in form.tags)))
    return display(f"Kind, #tags, Enter keeps {own}: ")


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"
