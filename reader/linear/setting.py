"""What is set by hand by talk: links between paragraphs, facts of an article, what a paragraph is."""

from typing import TYPE_CHECKING

from reader.articles.model import ROLES
from reader.linear.state import OpenBook
from reader.linear.talk import Ask, Asking, Talk, Typing, choose, number_in, stop
from reader.linear.telling import text_of
from reader.pair import SIDES, Side, other
from reader.text.gate import display
from reader.ui.about_lines import HINT, HINTS, PLAIN_ROLES, AboutLine, about_lines, understood
from reader.ui.notes.links import between, free_across, link_step, new_link, unlink_step
from reader.ui.notes.steps import EXCERPT, Step
from reader.ui.table import cut

if TYPE_CHECKING:
    from collections.abc import Callable


class Setting:
    """What the keys for links by hand and for facts answer."""

    def __init__(self, open_: OpenBook) -> None:
        self._open = open_
        self.commands: dict[str, Callable[[], Talk]] = {
            "link": self._link, "unlink": self._unlink, "about": self._about,
        }  # fmt: skip
        """By their ids."""

    # Links

    def _link(self) -> Talk:
        """Link the cursor's paragraph with one across."""
        open_ = self._open
        if not self._has_two():
            yield "A link needs two articles."
            return
        side, here = open_.at
        free = free_across(open_.page, side, here)
        if not free:
            yield "It is linked with every paragraph across."
            return
        there = yield from self._across("Link", free)
        if there is None:
            return
        pair = between(side, here, there)
        store = open_.notebook.store
        step = link_step(store, open_.page, pair, open_.key("unlink"))
        yield display(open_.made_by_hand(step or new_link(store, open_.page, pair, linked=True)).words)

    def _unlink(self) -> Talk:
        """Part the cursor's paragraph from one that answers it."""
        open_ = self._open
        if not self._has_two():
            yield "A link needs two articles."
            return
        side, here = open_.at
        linked = [across.paragraph for across in open_.page.counterparts(side, here)]
        if not linked:
            yield f"{open_.page.siglum(side)} {here + 1} is not linked."
            return
        there = linked[0] if len(linked) == 1 else (yield from self._across("Part", linked))
        if there is not None:
            step = unlink_step(open_.notebook.store, open_.page, between(side, here, there))
            yield display(open_.made_by_hand(step).words)

    def _has_two(self) -> bool:
        return not self._open.page.alone and all(self._open.page.paragraphs(side) for side in SIDES)

    def _across(self, verb: str, allowed: list[int]) -> Asking:
        """Ask for a paragraph across by its number; say its words, as nobody sees them."""
        page, (side, here) = self._open.page, self._open.at
        there = other(side)
        siglum, many = page.siglum(there), len(page.paragraphs(there))
        at = self._open.view.cursor[there]
        prompt = f"{verb} {page.siglum(side)} {here + 1} with which paragraph of {siglum}, 1 to {many}: "
        answer = yield Ask(display(prompt), str(at + 1) if at in allowed else "")
        word = (answer or "").strip()
        if not word:
            yield "Left as it was."
            return None
        number = number_in(word, many)
        if number is None:
            yield display(f"{siglum} has no paragraph {word}: they are 1 to {many}.")
        elif number not in allowed:
            yield display(f"{siglum} {number + 1} is {'linked already' if verb == 'Link' else 'not linked with it'}.")
        else:
            yield display(f"{siglum} {number + 1}: {cut(text_of(page, there, number), EXCERPT * 2)}")
            return number
        return None

    # Facts

    def _about(self) -> Talk:
        """What is known of the article, and of the paragraph; each can be set."""
        side, paragraph = self._open.at
        article = self._open.page.article(side)
        assert article is not None
        for notice in article.notices:
            yield display(stop(f"to know: {notice}"))
        entry = self._open.notebook.store.entry(side)
        known = about_lines(article, entry.meta, entry.roles)
        lines = [line for line in known if line.field or line.paragraph == paragraph]
        chosen = yield from choose("The number of a fact changes it.", [_told(line) for line in lines])
        if chosen is None:
            return
        yield from self._change(side, lines[chosen])

    def _change(self, side: Side, line: AboutLine) -> Talk:
        value = yield from (self._role(line) if line.paragraph >= 0 else self._value(line))
        if value is None:
            yield "Left as it was."
            return
        if not value and line.certainty != "by hand":
            yield "It is as it was guessed."
            return
        store = self._open.notebook.store
        if line.paragraph >= 0:
            step = Step(lambda: store.describe(side, roles={line.paragraph: value}), "Set by hand")
        else:
            step = Step(lambda: store.describe(side, meta={line.field: value}), "Set by hand")
        yield display(self._open.made_by_hand(step).words)

    def _value(self, line: AboutLine) -> Typing:
        """Ask for the value of a field until it is understood; None where it stays."""
        typed = "" if line.value == "?" else str(line.value)
        while True:
            answer = yield Ask(display(f"{line.name}, {HINTS.get(line.field, HINT)}: "), typed)
            if answer is None or " ".join(answer.split()) == line.value:
                return None
            value, wrong = understood(line.field, " ".join(answer.split()))
            if not wrong:
                return value
            yield stop(f"{wrong}: {display(answer)}")
            typed = answer

    def _role(self, line: AboutLine) -> Typing:
        """Ask what a paragraph is; None where it stays."""
        names = [display(PLAIN_ROLES[role]) for role in ROLES]
        chosen = yield from choose(f"Paragraph {line.paragraph + 1} is", [*names, "as it was guessed"])
        if chosen is None:
            return None
        return ROLES[chosen] if chosen < len(ROLES) else ""


def _told(line: AboutLine) -> str:
    """A fact in a sentence."""
    name = f"paragraph {line.name} is" if line.paragraph >= 0 else f"{line.name}:"
    if line.certainty == "unknown":
        return stop(f"{name.removesuffix(':')} unknown")
    doubt = "" if line.certainty == "sure" else f", {line.certainty}: {line.rule}"
    return stop(f"{name} {line.value}{doubt}")
