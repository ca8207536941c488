"""What the reader sets by hand over what was found: verdicts on differences, links, facts of an article, roles."""

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.collation.model import Divergence, Verdict
from reader.errors import DiptychError
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.layout.strip import quoted
from reader.pair import SIDES, Pair, Side, other
from reader.text.gate import display
from reader.ui.choice import Choice
from reader.ui.choose import Choose, Question
from reader.ui.messages import ComparedAgain, Failed
from reader.ui.notes.links import between, free_across, link_step, new_link, unlink_step
from reader.ui.notes.notebook import compared_by_hand
from reader.ui.notes.steps import EXCERPT, MEANINGS, Step, difference_here, verdict_step
from reader.ui.table import cut
from reader.verdicts import VERDICTS

if TYPE_CHECKING:
    from reader.ui.notes.work import NoteWork


class HandWork:
    """Puts what the reader sets by hand into the store, and has the articles compared again."""

    def __init__(self, work: "NoteWork") -> None:
        self._work = work

    # Verdicts

    def judge_here(self) -> None:
        """Ask for a verdict on the difference that was gone to, else on the first one of the cursor's link."""
        screen = self._work.screen
        view, collation = screen.view, self._work.page.given.collation
        assert view is not None
        if collation is None:
            screen.say("One article alone has no differences")
            return
        number = difference_here(self._work.page, view)
        if number is None:
            screen.say(f"No difference here: {self._work.key('next-divergence')} goes to the next one")
            return
        self.judge(number)

    def judge(self, number: int) -> None:
        """Ask for a verdict on a divergence, by its index in the collation."""
        collation = self._work.page.given.collation
        assert collation is not None
        found = collation.divergences[number]
        readings = [quoted(self._work.page, side, found.sides[side]) for side in SIDES]
        title = display(f"{' | '.join(cut(reading, EXCERPT // 2) for reading in readings)}")
        choices = [Choice(display(verdict), display(MEANINGS[verdict])) for verdict in VERDICTS]

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                self._work.say(self._judged(found, VERDICTS[min(answer)]))

        question = Question(title, choices, VERDICTS.index(found.verdict))
        self._work.screen.app.push_screen(Choose(self._work.screen.desk, question), chosen)

    def _judged(self, found: Divergence, verdict: Verdict) -> str:
        """Keep a verdict as a note on the pair; what to say."""
        step = verdict_step(self._work.book.store, self._work.placed, found, verdict)
        return step.done if step.make is None else self._work.step(step.make, step.done)

    # Links

    def link(self) -> None:
        """Link the cursor paragraphs of both sides; where a rule has linked them, ask which one across is meant."""
        pair = self._cursors()
        if pair is None or self._is_unseen():
            return
        step = link_step(self._work.book.store, self._work.page, pair, self._work.key("unlink"))
        if step is None:
            self._choose_across()
        else:
            self._set(step)

    def unlink(self) -> None:
        """Part the cursor paragraph from its counterpart."""
        pair = self._cursors()
        if pair is not None:
            self._set(unlink_step(self._work.book.store, self._work.page, pair))

    def _set(self, step: Step) -> None:
        if step.make is None:
            self._work.screen.say(step.done)
        else:
            self.compare_again(self._work.step(step.make, step.done))

    def _cursors(self) -> Pair[int] | None:
        """The paragraphs under both cursors."""
        screen = self._work.screen
        assert screen.view is not None
        if self._work.page.alone or not all(self._work.page.paragraphs(side) for side in SIDES):
            screen.say("A link needs two articles: > puts another beside this one")
            return None
        return screen.view.cursor

    def _is_unseen(self) -> bool:
        """Whether the cursor of a side is on a closed fold: nobody has seen which paragraph would be linked."""
        screen = self._work.screen
        assert screen.view is not None
        roll = Roll(self._work.page, screen.view)
        for side in (screen.view.pane, other(screen.view.pane)):
            place = roll.place(side, screen.view.cursor[side])
            if place is not None and place[2].kind == FOLD:
                siglum = self._work.page.given.sigla[side]
                here = "" if side == screen.view.pane else f"{self._work.key('other-pane')}, then "
                screen.say(
                    f"The paragraph of {siglum} is in a closed fold: {here}{self._work.key('fold')} opens it first"
                )
                return True
        return False

    def _choose_across(self) -> None:
        """The cursor's paragraph is linked already: ask for another one across."""
        screen = self._work.screen
        view = screen.view
        assert view is not None
        side = other(view.pane)
        here = view.cursor[view.pane]
        free = free_across(self._work.page, view.pane, here)
        if not free:
            screen.say("It is linked with every paragraph across")
            return
        siglum = self._work.page.given.sigla
        choices = [
            Choice(
                display(f"{siglum[side]} {number + 1}"), display(cut(self._work.page.words(side, number).text, EXCERPT))
            )
            for number in free
        ]
        at = min(range(len(free)), key=lambda place: abs(free[place] - view.cursor[side]))

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                pair = between(view.pane, here, free[min(answer)])
                self._set(new_link(self._work.book.store, self._work.page, pair, linked=True))

        title = display(f"Link {siglum[view.pane]} {here + 1} with")
        screen.app.push_screen(Choose(screen.desk, Question(title, choices, at)), chosen)

    # Facts and roles

    def describe(self, side: Side, *, meta: dict[str, str] | None = None, roles: dict[int, str] | None = None) -> str:
        """Set facts or roles; an empty value takes one back to what was guessed. What to say."""
        store = self._work.book.store
        done = self._work.step(lambda: store.describe(side, meta=meta, roles=roles), "Set by hand")
        self.compare_again(done)
        return done

    def compare_again(self, done: str) -> None:
        """Compare the articles in a thread, with what is set by hand now."""
        work = self._work
        work.say(done)
        if "NOT SAVED" in done:
            return
        notebook, screen = work.book, work.screen

        def compare() -> None:
            worker = get_current_worker()
            try:
                page = compared_by_hand(notebook)
            except DiptychError as problem:
                screen.post_message(Failed(str(problem)))
                return
            if not worker.is_cancelled:
                screen.post_message(ComparedAgain(notebook, page))

        screen.run_worker(compare, thread=True, exclusive=True, exit_on_error=False, group="by hand")
