"""One article or two, read by keys that are answered in lines: what each command does and says."""

from collections.abc import Callable, Iterator
from typing import Final

from reader.exports.printed import summary
from reader.exports.spoken import PLACES, introduced
from reader.layout.marks import TYPE_NAMES
from reader.layout.moves import goto, press, search
from reader.layout.order_map import current_link
from reader.layout.page import place_of
from reader.layout.strip import reasons
from reader.linear.keys import found_by_name, reader_help
from reader.linear.noting import Noting
from reader.linear.setting import Setting
from reader.linear.state import OpenBook
from reader.linear.talk import Ask, Copy, Talk, choose, counted, number_in, stop
from reader.linear.telling import (
    difference,
    full_lines,
    paragraph_lines,
    places_of,
    run_lines,
    shown_differences,
    told_difference,
)
from reader.pair import SIDES
from reader.settings import Settings
from reader.text.gate import display
from reader.ui.book import Other
from reader.ui.clipboard import citation, keep_copy, told_of_copy
from reader.ui.type_filter import filtered, type_choices

FEW: Final = 5
"""Paragraphs that are read on at once."""
STEPS: Final = {"next-paragraph": 1, "line-down": 1, "previous-paragraph": -1, "line-up": -1, "page-up": -FEW}
MOVES: Final = frozenset({
    "other-pane", "counterpart", "back-there", "next-link", "previous-link", "next-divergence", "previous-divergence",
    "next-run", "previous-run", "next-only", "previous-only", "next-hit", "previous-hit",
})  # fmt: skip
"""Commands that the layout goes by, as on the screen."""


class LinearReader:
    """What is open, and what its keys answer."""

    def __init__(
        self, paths: tuple[str, ...], own: Settings, others: tuple[Other, ...], tell: Callable[[str], object]
    ) -> None:
        """Open it.

        Args:
            paths: One or two.
            own: What the reader set.
            others: Articles that can be put on the right.
            tell: Says a line at once, before something that takes its time.

        Raises:
            ArticleProblem: If an article cannot be read.
        """
        self.open = OpenBook(paths, own, tell)
        """The page, the place and the notes."""
        self.others = others
        """Articles that can be put on the right."""
        self._tell = tell
        self._sentence = ""
        self._own: dict[str, Callable[[], Talk]] = {
            "here": self._here, "top": self._top, "bottom": self._bottom, "page-down": self._read_on,
            "go-to": self._go_to, "why": self._why, "filter": self._filter, "formal": self._formal,
            "search": self._search, "cite": self._cite, "differences": self._differences,
            "other-article": self._other_article, "reload": self._reload, "palette": self._by_name,
            "help": self._help,
        }  # fmt: skip

    def close(self) -> None:
        """Remember the place, and save what waits."""
        self.open.close()

    def remember(self) -> None:
        """Remember the place."""
        self.open.remember()

    def opening(self) -> Iterator[str]:
        """What is open and what the two share; then where the reader is."""
        given = self.open.page.given
        for side in SIDES:
            article = given.articles[side]
            if article is not None:
                where = "This" if self.open.page.alone else PLACES[side]
                yield introduced(article, self.open.page.siglum(side), where)
        if given.collation is not None:
            shared = summary(given.sigla, given.collation)
            yield display(stop(shared))
            links, many = len(given.collation.links), len(shown_differences(self.open.page, self.open.view))
            yield f"{counted(links, 'link')}, {counted(many, 'difference')}."
        for words in self.open.opening_words():
            yield display(stop(words))
        yield f"{self.open.key('help')} says the keys, {self.open.key('quit')} leaves."
        yield from self._place()

    def obey(self, command: str) -> Talk:
        """Do what a key says, and say what came of it."""
        told = self.open.looked_around()
        if told:
            yield told
        if not self.open.page.paragraphs(self.open.view.pane):
            yield "There is nothing to read here."
        elif command in STEPS:
            yield from self._stepped(STEPS[command])
        elif command in MOVES:
            yield from self._moved(command)
        else:
            talks = self._own | Noting(self.open, self._visit).commands | Setting(self.open).commands
            yield from talks[command]()

    # Where it is

    def _place(self) -> Iterator[str]:
        """The paragraph under the cursor."""
        if self.open.page.paragraphs(self.open.view.pane):
            yield from paragraph_lines(self.open.page, self.open.view, self.open.told_notes())

    def _here(self) -> Talk:
        yield from full_lines(self.open.page, self.open.view, self.open.told_notes())

    # Going

    def _stepped(self, by: int) -> Talk:
        side, here = self.open.at
        last = len(self.open.page.paragraphs(side)) - 1
        there = max(0, min(here + by, last))
        if there == here:
            yield f"This is the {'end' if by > 0 else 'beginning'} of {self.open.page.siglum(side)}."
            return
        self.open.go(side, there)
        yield from self._place()

    def _top(self) -> Talk:
        self.open.go(self.open.view.pane, 0)
        yield from self._place()

    def _bottom(self) -> Talk:
        side = self.open.view.pane
        self.open.go(side, len(self.open.page.paragraphs(side)) - 1)
        yield from self._place()

    def _read_on(self) -> Talk:
        side, here = self.open.at
        last = len(self.open.page.paragraphs(side)) - 1
        if here == last:
            yield from self._stepped(1)
        for paragraph in range(here + 1, min(here + FEW, last) + 1):
            self.open.go(side, paragraph)
            yield from self._place()

    def _go_to(self) -> Talk:
        siglum = self.open.page.siglum(self.open.view.pane)
        many = len(self.open.page.paragraphs(self.open.view.pane))
        answer = yield Ask(f"Paragraph of {siglum}, 1 to {many}: ")
        if answer is not None and answer.strip():
            yield from self._to_number(answer.strip())

    def _to_number(self, word: str) -> Talk:
        side = self.open.view.pane
        many = len(self.open.page.paragraphs(side))
        number = number_in(word, many)
        if number is None:
            yield display(f"{self.open.page.siglum(side)} has no paragraph {word}: they are 1 to {many}.")
            return
        self.open.go(side, number)
        yield from self._place()

    def _moved(self, command: str) -> Talk:
        """Go as the layout goes; say the difference, the shared words or the paragraph that it leads to."""
        open_ = self.open
        before = open_.view
        open_.view = after = press(open_.page, before, command)
        is_there = (after.pane, after.cursor, after.divergence, after.run, after.hit) != (
            before.pane, before.cursor, before.divergence, before.run, before.hit)  # fmt: skip
        if not is_there:
            yield display(stop(after.message or "there is no other place"))
        elif command.endswith("divergence") and after.divergence is not None:
            yield from self._difference()
        elif command.endswith("run") and after.run is not None:
            runs = open_.page.given.collation.runs if open_.page.given.collation else ()
            yield from run_lines(open_.page, after, runs[after.run])
        else:
            if after.message:
                yield display(stop(after.message))
            yield from self._place()

    def _difference(self) -> Iterator[str]:
        """The difference that was gone to."""
        told = told_difference(self.open.page, self.open.view)
        yield told.words
        yield (
            f"{told.place}, the same sentence." if told.sentence == self._sentence else f"{told.place}: {told.sentence}"
        )
        self._sentence = told.sentence

    def _search(self) -> Talk:
        answer = yield Ask("Search for: ")
        if answer is None:
            return
        if not answer.strip():
            self.open.view = self.open.view._replace(search="", hits=(), hit=None)
            yield "The search is ended."
            return
        self.open.view = search(self.open.page, self.open.view, answer.strip())
        if self.open.view.message:
            yield display(stop(self.open.view.message))
        if self.open.view.hit is not None:
            yield from self._place()

    # Lists and answers

    def _differences(self) -> Talk:
        page, view = self.open.page, self.open.view
        collation = page.given.collation
        numbers = shown_differences(page, view)
        if collation is None or not numbers:
            # The layout knows why there is none.
            yield display(stop(press(page, view, "next-divergence").message))
            return
        lines = [
            f"{' and '.join(places_of(page, collation.divergences[at]))}. {difference(page, at)}" for at in numbers
        ]
        begin = numbers.index(view.divergence) if view.divergence in numbers else 0
        chosen = yield from choose(f"{counted(len(lines), 'difference')}.", lines, at=begin)
        if chosen is not None:
            self._visit(numbers[chosen])
            yield from self._difference()

    def _visit(self, number: int) -> None:
        """Go to a difference, by its index in the collation, in the article that is read: in whose order they count."""
        page, side = self.open.page, self.open.view.pane
        view = goto(page, self.open.view, side, place_of(page, side, number))
        self.open.view = view._replace(divergence=number, run=None)

    def _why(self) -> Talk:
        page, view = self.open.page, self.open.view
        for reason in reasons(page, view, current_link(page, view), TYPE_NAMES):
            yield display(stop(reason))

    def _filter(self) -> Talk:
        collation = self.open.page.given.collation
        found = type_choices(collation, self.open.view) if collation else None
        if found is None or not found.types:
            yield "There is no difference in detail to filter."
            return
        for number, choice in enumerate(found.choices):
            state = "shown" if number in found.ticked else "hidden"
            yield f"{number + 1}. {choice.label}, {choice.hint}, {state}."
        answer = yield Ask("Numbers to show, a for all, f for facts alone: ")
        words = (answer or "").replace(",", " ").split()
        if not words:
            return
        numbers = {at for word in words if (at := number_in(word, len(found.types))) is not None}
        ticked = {"a": frozenset(range(len(found.types))), "f": found.facts}.get(words[0], frozenset(numbers))
        if not ticked:
            yield "Nothing of that is here, so all stays as it was."
            return
        self.open.view = filtered(self.open.view, found.types, ticked)
        many = len(shown_differences(self.open.page, self.open.view))
        yield f"{counted(many, 'difference')} shown: {', '.join(found.choices[at].label for at in sorted(ticked))}."

    def _formal(self) -> Talk:
        self.open.view = press(self.open.page, self.open.view, "formal")
        yield stop(self.open.view.message)

    def _cite(self) -> Talk:
        given, (side, paragraph) = self.open.page.given, self.open.at
        article = given.articles[side]
        assert article is not None
        text = citation(article, given.sigla[side], paragraph)
        yield Copy(text)
        yield display(stop(told_of_copy(keep_copy(text))))
        yield text

    def _other_article(self) -> Talk:
        paths = self.open.book.paths
        others = [each for each in self.others if each.path not in paths]
        if not others:
            yield "There is no other article here: open a folder to choose from."
            return
        chosen = yield from choose("Another article on the right.", [display(each.label) for each in others])
        if chosen is not None:
            # The new pair is opened before this one is closed, so that a file that cannot be read changes nothing.
            fresh = OpenBook((paths[0], others[chosen].path), self.open.own, self._tell)
            self.open.close()
            self.open = fresh
            yield from self.opening()

    def _reload(self) -> Talk:
        yield self.open.reread()
        yield from self._place()

    def _by_name(self) -> Talk:
        answer = yield Ask("Command or paragraph: ")
        words = (answer or "").strip()
        if not words:
            return
        if words.isdecimal():
            yield from self._to_number(words)
            return
        name = found_by_name(words)
        if not name or name == "palette":
            yield display(f"No one command is called {words}; {self.open.key('help')} says them all.")
        elif name != "quit":
            yield from self.obey(name)
        else:
            yield f"{self.open.key('quit')} goes back."

    def _help(self) -> Talk:
        yield from reader_help(self.open.own.keymap)
