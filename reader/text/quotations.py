"""What stands between quotation marks: of all kinds, mixed, nested, and over several paragraphs."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.pair import Span
from reader.text.model import QuoteForm

_MARK: Final = re.compile("[\"“”„‟＂«»‹›「」『』'‘’‚‛`´＇]")
_KINDS: Final[dict[str, tuple[QuoteForm, str]]] = {
    '"': ("double", "both"), "＂": ("double", "both"), "“": ("double", "open"), "„": ("double", "open"),
    "‟": ("double", "open"), "”": ("double", "close"),
    "«": ("guillemet", "open"), "»": ("guillemet", "close"), "‹": ("guillemet", "open"), "›": ("guillemet", "close"),
    "「": ("double", "open"), "」": ("double", "close"), "『": ("double", "open"), "』": ("double", "close"),
    "'": ("single", "both"), "＇": ("single", "both"), "‘": ("single", "open"), "’": ("single", "both"),
    "‚": ("single", "open"), "‛": ("single", "open"), "`": ("single", "open"), "´": ("single", "close"),
}  # fmt: skip
_BEFORE_OPEN: Final = "([{—–-/:;,“\"„‘'«‹「"
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s|$)")


class Quoted(NamedTuple):
    """A quotation by offsets; its marks stand outside."""

    start: int
    end: int
    paragraph: int
    form: QuoteForm
    continues: bool
    depth: int


class _Open(NamedTuple):
    start: int
    form: QuoteForm
    continues: bool


class _Paragraph(NamedTuple):
    """One paragraph as it is read: `carried` runs on from the one before, `ahead` opens the next."""

    text: str
    span: Span
    number: int
    carried: QuoteForm | None
    ahead: QuoteForm | None


def quotations_of(text: str, paragraphs: Sequence[Span | None]) -> list[Quoted]:
    """All quotations, in the order in which they begin.

    A quotation that its paragraph leaves open runs on into the next one where that opens with a mark of its own (the
    printers' rule); without that it ends with its sentence.
    """
    found: list[Quoted] = []
    carried: QuoteForm | None = None
    counted = [(index, span) for index, span in enumerate(paragraphs) if span is not None]
    for place, (index, span) in enumerate(counted):
        following = counted[place + 1][1] if place + 1 < len(counted) else None
        mark = text[following.start] if following is not None else ""
        ahead = _KINDS[mark][0] if mark in _KINDS else None
        carried = _paragraph(_Paragraph(text, span, index, carried, ahead), found)
    found.sort(key=lambda quoted: (quoted.start, -quoted.end))
    return found


class _Stack(list[_Open]):
    """The quotations that are open at a mark, outermost first, with how many there are of each form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[QuoteForm, int] = {"double": 0, "single": 0, "guillemet": 0}

    def open(self, opened: _Open) -> None:
        """Go one deeper."""
        self.append(opened)
        self.forms[opened.form] += 1

    def close(self, form: QuoteForm) -> _Open | None:
        """End the innermost quotation of a form, and what is open inside it; a guillemet may be closed by another."""
        wanted: QuoteForm = "guillemet" if form == "double" and not self.forms[form] else form
        if not self.forms[wanted]:
            return None
        while True:
            opened = self.pop()
            self.forms[opened.form] -= 1
            if opened.form == wanted:
                return opened


def _paragraph(held: _Paragraph, found: list[Quoted]) -> QuoteForm | None:
    """Read one paragraph's marks; returns the form of a quotation that runs on into the next."""
    text, span, index, carried, _ = held
    marks = [(mark.group(), mark.start()) for mark in _MARK.finditer(text, span.start, span.end)]
    if not marks:
        return None
    stack = _Stack()
    singles = _single_marks(text, span, marks)
    for mark, at in marks:
        form, way = _KINDS[mark]
        if form == "single":
            role = singles.get(at, "none")
        elif way == "both" or (way == "close" and not stack.forms[form]):
            role = _double_role(text, span, at, stack)
        else:
            role = way
        if role == "open":
            first = not stack and carried == form and not text[span.start : at].strip()
            stack.open(_Open(at + 1, form, first))
        elif role == "close":
            opened = stack.close(form)
            if opened is not None:
                found.append(Quoted(opened.start, at, index, opened.form, opened.continues, len(stack)))
    return _left_open(held, stack, found)


def _left_open(held: _Paragraph, stack: Sequence[_Open], found: list[Quoted]) -> QuoteForm | None:
    if not stack or stack[0].form == "single":
        return None
    outer = stack[0]
    end = held.span.end
    runs_on = held.ahead == outer.form
    if not runs_on:
        stop = _SENTENCE_END.search(held.text, outer.start, end)
        end = stop.end() if stop else end
    if end > outer.start:
        found.append(Quoted(outer.start, end, held.number, outer.form, outer.continues, 0))
    return outer.form if runs_on else None


def _double_role(text: str, span: Span, at: int, stack: _Stack) -> str:
    before = text[at - 1] if at > span.start else " "
    behind = text[at + 1] if at + 1 < span.end else " "
    is_open = stack.forms["double"] + stack.forms["guillemet"] > 0
    if is_open and (not before.isspace() or behind.isspace() or not behind.isalnum()):
        return "close"
    if before.isdigit() and not is_open:
        return "none"  # inches, seconds
    if (before.isspace() or before in _BEFORE_OPEN or at == span.start) and not behind.isspace():
        return "open"
    return "close" if is_open else ("open" if not behind.isspace() else "none")


def _single_marks(text: str, span: Span, marks: Sequence[tuple[str, int]]) -> dict[int, str]:
    """Which single marks open and close; apostrophes are neither.

    An opening mark counts only with a closing one after it, and of two possible closing marks before the next opening
    one the last counts: 'the soldiers' families' ends after families.
    """
    opens: list[int] = []
    closes: list[int] = []
    for mark, at in marks:
        if _KINDS[mark][0] != "single":
            continue
        before = text[at - 1] if at > span.start else " "
        behind = text[at + 1] if at + 1 < span.end else " "
        if (before.isspace() or before in _BEFORE_OPEN) and not behind.isspace() and not behind.isdigit():
            if mark not in "’´":
                opens.append(at)
        elif not before.isspace() and not behind.isalnum():
            closes.append(at)
    roles: dict[int, str] = {}
    place = 0
    for number, opened in enumerate(opens):
        limit = opens[number + 1] if number + 1 < len(opens) else span.end
        while place < len(closes) and closes[place] < opened:
            place += 1
        last = place
        while last < len(closes) and closes[last] < limit:
            last += 1
        if last > place:
            roles[opened] = "open"
            roles[_closing(text, closes[place:last])] = "close"
            place = last
    return roles


def _closing(text: str, candidates: Sequence[int]) -> int:
    """The first that does not look like a plural's apostrophe, else the last."""
    for at in candidates:
        if text[at - 1] not in "sS":
            return at
    return candidates[-1]
