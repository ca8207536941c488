"""Words in a paragraph that are not of its story: the dateline that opens it, the agency's name that ends it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.agencies import Named, credit_tail, named_in
from reader.articles.dates import is_weekday, month_of
from reader.articles.model import Aside, Paragraph
from reader.articles.patterns import Lazy
from reader.articles.places import country_of
from reader.articles.publishers import Publisher
from reader.articles.publishers import named_in as publishers_in

MAX_OPENING: Final = 110
"""Characters in which a dateline with state, date and agency ends."""
MAX_PLACE_WORDS: Final = 9
"""Words of the longest place with its state and a date: "Fort St. John, British Columbia, Sept. 12"."""
_OPENED_PARAGRAPHS: Final = 2
"""Datelines open the story; below its second paragraph capitals before a dash are something else."""

_DATE: Final = r"(?:,? (?:on )?(?P<month>[^\W\d_]{3,9})\.? (?P<day>\d{1,2})(?:, \d{4})?)?"
_WITH_SOURCE: Final = Lazy(
    rf"(?P<place>[^\W\d_][^()\n:;!?\"“”]{{1,60}}?)?{_DATE},?\s*"
    r"[(\[](?P<source>[^()\[\]]{2,40})[)\]]\s*(?:[-–—]{1,3}|:)\s*"
)
_IN_CAPITALS: Final = Lazy(
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{{2,40}}(?:, [A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}})?)?){_DATE}"
    r"(?:\s+[-–—]{1,3}\s+|\s?(?:--|—)\s?|:\s+)(?=\S)"
)
_IN_WORDS: Final = Lazy(
    rf"(?P<place>[A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){{0,3}}(?:, [A-Z][\w.]{{1,20}})?){_DATE}"
    r"(?:\s+[-–—]{1,3}\s+|\s?(?:--|—)\s?|:\s+)(?=\S)"
)
_NO_PLACES: Final = frozenset(
    {"EXCLUSIVE", "UPDATE", "UPDATED", "BREAKING", "WATCH", "OPINION", "ANALYSIS", "LIVE", "VIDEO", "READ", "NOTE",
     "CORRECTION", "WARNING", "REVEALED", "EXPLAINED", "PHOTOS", "ALERT", "FILE"}
)  # fmt: skip


_SIGNS: Final = ("—", "–", " -", "--", ": ", ")", " | ")


_READ_MORE: Final = "read more"
_SENTENCE_ENDS: Final = frozenset(".!?\"”'’)")
_PIPED: Final = Lazy(r"(?P<place>[^|\n]{2,40}?)(?P<month>)(?P<day>) \| (?P<source>[^|\n]{2,20}) \|\s+(?=\S)")


class Opening(NamedTuple):
    """A dateline: offsets count in its paragraph."""

    end: int
    place: str
    place_start: int
    month: int
    day: int
    """Both 0 where it has no date."""
    agencies: tuple[Named, ...]
    publisher: Publisher | None


class Asides(NamedTuple):
    """All asides of an article, with what they say of it; offsets count in its text."""

    spans: tuple[Aside, ...]
    opening: Opening | None
    opening_at: int
    """Offset of the paragraph that the dateline opens; -1 for none."""
    credits: tuple[Named, ...]


def find_opening(text: str) -> Opening | None:
    """Find the dateline at the beginning of a paragraph: `STOCKHOLM -`, `PARIS, Dec 2 (AFP) —`, `(CNN) —`, `Pune:`."""
    head = text[:MAX_OPENING]
    if not any(sign in head for sign in _SIGNS):
        return None
    match = _WITH_SOURCE.match(head) if "(" in head or "[" in head else None
    match = match or (_PIPED.match(head) if " | " in head else None)
    if match:
        agencies = named_in(match["source"])
        publishers = publishers_in(match["source"])
        if agencies or publishers:
            shift = match.start("source")
            moved = tuple(Named(a.start + shift, a.end + shift, a.name) for a in agencies)
            return _opening(match, moved, publishers[0].publisher if publishers else None)
    # A dateline's place is a few words before the first of these signs.
    before = head[: min(place for sign in _SIGNS if (place := head.find(sign)) >= 0)]
    if len(before.split()) > MAX_PLACE_WORDS:
        return None
    match = _IN_CAPITALS.match(head) if before[:2].isupper() else None
    if match and match["place"].split(",")[0].strip() not in _NO_PLACES and not match["place"].startswith("EDITOR"):
        return _opening(match, (), None)
    match = _IN_WORDS.match(head) if before[:1].isupper() else None
    if match and country_of(match["place"]):
        return _opening(match, (), None)
    return None


def _opening(match: re.Match[str], agencies: tuple[Named, ...], publisher: Publisher | None) -> Opening:
    place = (match["place"] or "").strip(" ,-–—")
    month = month_of(match["month"] or "")
    day = int(match["day"]) if month else 0
    words = place.split()
    if words and is_weekday(words[-1]):
        place = place[: -len(words[-1])].strip(" ,")
    return Opening(match.end(), place, match.start("place") if place else 0, month, day, agencies, publisher)


def link_tail(text: str) -> str:
    """The link that ends a paragraph after its last sentence, as agencies' own pages print it: "read more"."""
    tail = text[-len(_READ_MORE) :]
    before = text[: -len(_READ_MORE)].rstrip()
    return tail if tail.lower() == _READ_MORE and before[-1:] in _SENTENCE_ENDS else ""


def asides_of(text: str, paragraphs: Sequence[Paragraph]) -> Asides:
    """Find datelines and credits inside the paragraphs of the story."""
    spans: list[Aside] = []
    credited: list[Named] = []
    opening: Opening | None = None
    opening_at = -1
    bodies = 0
    for paragraph in paragraphs:
        if paragraph.role not in {"body", "standfirst"}:
            continue
        start, end = paragraph.start, paragraph.end
        words = text[start:end]
        if paragraph.role == "body" and bodies < _OPENED_PARAGRAPHS:
            bodies += 1
            found = find_opening(words) if opening is None else None
            if found and found.end < len(words):
                opening, opening_at = found, start
                spans.append(Aside(start, start + len(words[: found.end].rstrip()), "dateline"))
        link = link_tail(words)
        if link:
            spans.append(Aside(end - len(link), end, "related"))
        tail = credit_tail(words)
        if tail:
            spans.append(Aside(start + tail.start, start + tail.end, "credit"))
            credited.extend(Named(start + a.start, start + a.end, a.name) for a in tail.agencies)
    return Asides(tuple(spans), opening, opening_at, tuple(credited))
