"""*About this article*: what is known of it, from which words, how surely; each fact can be set by hand."""

import os
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from reader.articles.model import ROLES, Article
from reader.commands import spoken
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.pair import Side
from reader.text.gate import display
from reader.ui.about_lines import (
    HINT,
    HINTS,
    PLAIN_ROLES,
    AboutLine,
    about_lines,
    detail_of,
    parts_of,
    understood,
)
from reader.ui.choice import Choice
from reader.ui.choose import Choose, Question
from reader.ui.clipboard import short_path
from reader.ui.command_screen import STEP_OUT, bindings
from reader.ui.first import keys_for
from reader.ui.list_screen import OneListScreen, Part
from reader.ui.table import Cell, Column, ListPage, ListView, draw, last_row, width_of_text

if TYPE_CHECKING:
    from reader.ui.notes.edits import NoteEdits
    from reader.ui.notes.hand import HandWork
    from reader.ui.notes.work import NoteWork


WORDS_FROM: Final = 72
"""Columns from which there is room for the words that a fact is from."""


class AboutScreen(OneListScreen):
    """The facts of one article as a list."""

    SCREEN: ClassVar = "about"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("about"), STEP_OUT]

    def __init__(self, work: "NoteWork", edits: "NoteEdits", hand: "HandWork", side: Side) -> None:
        """Prepare the list.

        Args:
            work: What holds the articles and what was set by hand.
            edits: What takes a step back.
            hand: What sets a fact.
            side: Whose facts.
        """
        super().__init__(work.screen.desk, ListView(1, 1, detailed=True))
        self._work = work
        self._edits = edits
        self._hand = hand
        self._side = side
        self._lines = self._read()
        self._asked = ""

    @property
    def _article(self) -> Article:
        article = self._work.given.articles[self._side]
        assert article is not None
        return article

    def _read(self) -> tuple[AboutLine, ...]:
        entry = self._work.book.store.entry(self._side)
        return about_lines(self._article, entry.meta, entry.roles)

    def take(self, message: str) -> None:
        """Something is known otherwise now."""
        self._lines = self._read()
        self.say(message)

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """Keys and words for the last row, what is not saved before them."""
        keys = keys_for("about", self.desk.settings, is_first=self.is_first, names={"open": "change"})
        return (*self._work.warning, *keys)

    def draw(self) -> None:
        """Show the list."""
        width = self.fit().width
        value = width // 3 - 4 if width >= WORDS_FROM else 0
        columns = (Column("fact", 10), Column("value", value), Column("sure?", 8, rank=1),
                   *((Column("from these words", 0),) if value else ()))  # fmt: skip
        page = ListPage(
            self._title(), columns, len(self._lines), self._cells,
            hint=display(self._hint()), detail=lambda line, width: detail_of(self._lines[line], self._hint(), width),
            dim=lambda line: self._lines[line].paragraph >= 0 and self._lines[line].value != PLAIN_ROLES["body"],
        )  # fmt: skip
        last = last_row(self.footer, display(self.message), self._at.width)
        self.rows.show(draw(page, self._at, last), self.desk.looks)

    def _title(self) -> Row:
        article, siglum = self._article, self._work.given.sigla[self._side]
        count = len(article.paragraphs)
        size = f", {count} paragraph{'' if count == 1 else 's'}, {len(article.text):,} characters"
        begun = len(" About ") + width_of_text(display(siglum))
        names = (f"  {short_path(article.path)}", f"  {os.path.basename(article.path)}")
        options = (f"{name}{end}" for end in (size, "") for name in names)
        words = next((text for text in options if begun + width_of_text(display(text)) <= self.place.width), names[-1])
        return (
            Segment(" About ", marks.HEADER),
            Segment(display(siglum), marks.HEADER | marks.SIGLUM),
            Segment(display(words), marks.HEADER),
        )

    @property
    def count(self) -> int:
        """How many facts there are."""
        return len(self._lines)

    def parts_of(self, line: int) -> tuple[Part, ...]:
        """A fact with the words that it is from, and what should be known of the article."""
        return parts_of(self._lines[line], self._article.notices)

    def _hint(self) -> str:
        """What should be known of the article beside its facts; where there is no room, how to see it."""
        notices = self._article.notices
        key = spoken(self.desk.keys["whole"][0])
        whole, count = f"To know: {'; '.join(notices)}", f"{len(notices)} to know of this article: {key} shows all"
        return "" if not notices else whole if width_of_text(display(whole)) < self.place.width else count

    def _cells(self, position: int) -> tuple[Cell, ...]:
        line = self._lines[position]
        sure: Cell = line.certainty
        if line.certainty != "sure":
            sure = (Segment(line.certainty, marks.TYPE),)
        if line.paragraph >= 0:
            return display(f"{line.name:>4}"), line.value, sure, line.words
        words = display(" ".join(part for part in (line.words, f"({line.rule})") if part))
        return line.name, line.value, sure, words

    def obey(self, command: str) -> None:
        """Move, change a fact, take a step back, or leave."""
        if self.has_obeyed(command):
            return
        match command:
            case "reader":
                self.dismiss(None)
            case "open":
                self._change(self._lines[self._at.cursor])
            case "as-guessed":
                self._set(self._lines[self._at.cursor], "")
            case "undo-note":
                self.take(self._edits.step_back())
            case "redo-note":
                self.take(self._edits.step_forth())
            case _:
                self.draw()

    def _change(self, line: AboutLine) -> None:
        if line.paragraph >= 0:
            self._choose_role(line)
            return
        self._asked = line.field
        self.search_line.placeholder = HINTS.get(line.field, HINT)
        self.open_search("" if line.value == "?" else line.value, f"{line.name}:")

    def _choose_role(self, line: AboutLine) -> None:
        choices = [Choice(display(PLAIN_ROLES[role]), display("")) for role in ROLES]
        choices.append(Choice(display("as it was guessed"), display("")))
        at = ROLES.index(self._article.paragraphs[line.paragraph].role)

        def chosen(answer: frozenset[int] | None) -> None:
            if answer:
                number = min(answer)
                self._set(line, ROLES[number] if number < len(ROLES) else "")

        question = Question(f"Paragraph {line.paragraph + 1} is a", choices, at)
        self.app.push_screen(Choose(self.desk, question), chosen)

    def searched(self, text: str) -> None:
        """A value was typed for a field."""
        line = self._lines[self._at.cursor]
        value, wrong = understood(self._asked, " ".join(text.split()))
        if line.field != self._asked:
            self.draw()
        elif wrong:
            self.open_search(text, f"{wrong}:", keep=True)
        elif value == line.value:
            self.draw()
        else:
            self._set(line, value)

    def _set(self, line: AboutLine, value: str) -> None:
        """Set a fact by hand; an empty value takes it back to what was guessed."""
        if not value and line.certainty != "by hand":
            self.say("It is as it was guessed")
        elif line.paragraph >= 0:
            self.take(self._hand.describe(self._side, roles={line.paragraph: value}))
        else:
            self.take(self._hand.describe(self._side, meta={line.field: value}))
