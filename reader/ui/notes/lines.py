"""The notes as the lines of a list: what each says, what passes the filter, in which order; pure, gated."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.layout import marks
from reader.layout.model import PageInput, Row, Segment
from reader.notes.lists import Filter, doubtful_first, matches
from reader.notes.shown import Placed
from reader.notes.store import PAIR
from reader.notes.words import DOUBTS, LEFT_ANSWER, field_in_words, moment_in_words, told_relation
from reader.pair import SIDES
from reader.text.gate import DisplayText, display
from reader.ui.choice import Choice
from reader.ui.notes.notebook import place_name
from reader.ui.table import wrapped

Facet: TypeAlias = Literal["state", "status", "kind", "tag", "author"]
FACETS: Final[tuple[Facet, ...]] = ("state", "status", "kind", "tag", "author")


class Wanted(NamedTuple):
    """Which notes the list holds, and in which order."""

    words: str = ""
    """All of them have to stand in a note, its quote, tags or author."""
    values: frozenset[tuple[Facet, str]] = frozenset()
    """One of those that are named of each facet has to be the note's; a facet that is not named lets all pass."""
    newest_first: bool = False


class Line(NamedTuple):
    """One note as words, gated."""

    placed: Placed
    place: DisplayText
    kind: DisplayText
    tags: DisplayText
    text: DisplayText
    author: DisplayText


def facets_of(placed: Placed) -> list[tuple[Facet, str]]:
    """What a note can be filtered by."""
    note = placed.note
    found: list[tuple[Facet, str]] = [("state", placed.state), ("status", note.status), ("kind", note.kind)]
    found += [("tag", tag) for tag in note.tags]
    return [*found, ("author", note.by)] if note.by else found


def passes(placed: Placed, wanted: Wanted) -> bool:
    """Whether a note is to be shown."""
    own = set(facets_of(placed))
    asked = {facet for facet, _ in wanted.values}
    return matches(placed, Filter(wanted.words)) and all(
        any(value in own for value in wanted.values if value[0] == facet) for facet in asked
    )


def selected(notes: Sequence[Placed], wanted: Wanted) -> list[Placed]:
    """The notes to be shown: what lost its place first, then what is doubtful, then in the order of reading."""
    kept = [placed for placed in notes if passes(placed, wanted)]
    if wanted.newest_first:
        return sorted(kept, key=lambda placed: placed.note.modified or placed.note.created, reverse=True)
    return doubtful_first(kept)


class FilterChoices(NamedTuple):
    """Everything that notes can be filtered by, as choices."""

    values: tuple[tuple[Facet, str], ...]
    choices: tuple[Choice, ...]
    ticked: frozenset[int]


def filter_choices(notes: Sequence[Placed], wanted: Wanted) -> FilterChoices:
    """The values that occur, with how often; by facet, the most frequent first."""
    counts = Counter(value for placed in notes for value in facets_of(placed))
    values = sorted(counts, key=lambda value: (FACETS.index(value[0]), -counts[value], value[1].casefold()))
    words = {"state": "", "status": "status", "kind": "kind", "tag": "tag", "author": "by"}
    choices = tuple(
        Choice(display(f"{words[facet]:<7} {_plain(facet, value)}"), display(str(counts[facet, value])))
        for facet, value in values
    )
    return FilterChoices(tuple(values), choices, frozenset(i for i, v in enumerate(values) if v in wanted.values))


def _plain(facet: Facet, value: str) -> str:
    if facet != "state":
        return value
    return next((words for state, words in DOUBTS.items() if state == value), "in its place")


def filter_words(wanted: Wanted) -> str:
    """The filter in words; empty where there is none. Holds foreign text."""
    parts = [f"“{wanted.words}”"] if wanted.words else []
    parts += [_plain(facet, value) for facet, value in sorted(wanted.values)]
    return ", ".join(parts)


def line_of(given: PageInput, placed: Placed) -> Line:
    """A note as a line."""
    note = placed.note
    places = [place_name(given, side, found.span.start) for side in SIDES if (found := placed.places[side]) is not None]
    place = DOUBTS["orphan"] if placed.state == "orphan" else ", ".join(places) or _whole(given, placed)
    place = f"? {place}" if placed.state == "review" else place
    text = " ".join(note.body.split()) or (f"“{' / '.join(placed.words)}”" if placed.words else "no text")
    answers = f"({LEFT_ANSWER}) " if placed.is_left else "↳ " if note.reply_to else ""
    return Line(
        placed,
        display(place),
        display(note.kind if note.status == "open" else f"{note.kind}, {note.status}"),
        display(" ".join(f"#{tag}" for tag in note.tags)),
        display(answers + text),
        display(note.by),
    )


def detail_of(given: PageInput, placed: Placed, width: int) -> tuple[Row, ...]:
    """More about a note: what it is on, its text, and what is to be known of it; three rows."""
    note, facts = placed.note, _facts(given, placed)
    about = display(" | ".join(f"“{' '.join(quote.split())}”" for quote in placed.words) or _whole(given, placed))
    body = wrapped(display(note.body or "no text"), max(8, width - 2))
    more = " …" if len(body) > 1 else ""
    return (
        (Segment(" ", marks.STRIP), Segment(about, marks.STRIP | marks.NOTE)),
        (Segment(f" {body[0]}{more}", marks.STRIP),),
        (Segment(display(f" {facts}"), marks.STRIP | marks.DIM),),
    )


def parts_of(given: PageInput, placed: Placed) -> tuple[tuple[str, str], ...]:
    """A note in full: its text, what it is on, and what is to be known of it; not gated."""
    note = placed.note
    on = [(f"on, in {given.sigla[side]}", " ".join(quote.split())) for side in SIDES if (quote := placed.quotes[side])]
    tags = ", ".join(note.tags)
    parts = ((line_of(given, placed).kind, note.body or "no text"), *(on or [("on", _whole(given, placed))]),
             ("tags", tags), ("by", _facts(given, placed)))  # fmt: skip
    return tuple(part for part in parts if part[1])


def _facts(given: PageInput, placed: Placed) -> str:
    """Who wrote a note, when, and what is to be known of it."""
    note = placed.note
    fields = ", ".join(map(field_in_words, note.conflict))
    answers = LEFT_ANSWER if placed.is_left else ""
    facts = (answers, note.by, moment_in_words(note.modified or note.created), DOUBTS.get(placed.state, ""),
             told_relation(placed.relation, given.sigla),
             f"changed by two at once: {fields}" if fields else "")  # fmt: skip
    return ", ".join(part for part in facts if part)


def _whole(given: PageInput, placed: Placed) -> str:
    return "both articles" if placed.where == PAIR else f"all of {given.sigla[placed.where]}"
