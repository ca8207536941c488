"""Words in a paragraph that are not of its story: the dateline that opens it, the agency's name that ends it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.agencies import Named, credit_tail, is_call_sign, is_siglum, named_alone, named_in
from reader.articles.dates import is_weekday, month_of
from reader.articles.mastheads import NAMED, printed_small
from reader.articles.model import Aside, Paragraph
from reader.articles.patterns import Lazy
from reader.articles.places import country_of
from reader.articles.publishers import Publisher
from reader.articles.publishers import named_in as publishers_in

MAX_OPENING: Final = 110
"""Characters in which a dateline with state, date and agency ends."""
MAX_PLACE_WORDS: Final = 9
"""Words of the longest place with its state and a date: "Fort St. John, British Columbia, Sept. 12"."""
MAX_PLAIN_PLACE: Final = 3
"""Words of a place that neither capitals nor a list tells, on a line with an agency: "Orlec (AFP)"."""
LONGEST_MONTH: Final = 31
_OPENED_PARAGRAPHS: Final = 2
"""Datelines open the story; below its second paragraph capitals before a dash are something else."""

_DAY: Final = (
    r",? (?:on )?(?:(?P<month>[^\W\d_]{3,9})\.? (?P<day>\d{1,2})"
    r"|(?P<day_first>\d{1,2}) (?P<month_last>[^\W\d_]{3,9})\.?)"
    r"(?:,? (?P<year>\d{4}))?"
)
_DATE: Final = rf"(?:{_DAY})?"
_WITH_SOURCE: Final = Lazy(
    rf"(?P<place>[^\W\d_][^()\n:;!?\"“”]{{1,60}}?)?{_DATE},?\s*"
    r"[(\[](?P<source>[^()\[\]]{2,40})[)\]]\.?\s*(?:[-–—]{1,3}|:)\s*"
)
_DATED: Final = Lazy(
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:,? [A-ZÀ-Þ][\w.'’-]+){{0,5}}){_DAY},?"
    r"\s*[(\[](?P<source>[A-ZÀ-Þ][^()\[\]]{1,39})[)\]]"
    r"(?:\s*(?:[-–—]{1,3}|:)\s*(?=\S)|\s+(?=[\"“‘'A-ZÀ-Þ]))"
)
"""A place, a day and whoever sent it in brackets, be it an agency by name or only `(Agencies)`."""
_PLACE: Final = (
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]*[\w.](?:[ /-][A-ZÀ-Þ][\w.'’-]*){0,3}"
    r"(?:, [A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}){0,2})"
)
_WITH_SIGLUM: Final = Lazy(rf"{_PLACE}{_DATE},?\s*[(\[](?P<source>[A-Z]{{2,5}})[)\]]\s*(?:[-–—]{{1,3}}|:)\s*(?=\S)")
"""A place and an agency that is not listed: its form tells it."""
_LINE: Final = Lazy(rf"{_PLACE}{_DATE},?\s*(?:[(\[](?P<source>[^()\[\]]{{2,40}})[)\]])?\s*[-–—:]{{0,3}}$")
"""A dateline that is a line of its own."""
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


_SLUG: Final = Lazy(
    r"(?:(?:UPDATE|WRAPUP|WRAP|LEAD|CORRECTED|REFILE|RPT|REPEAT|EXCLUSIVE|FACTBOX|TIMELINE|NEWSMAKER|INSIGHT|ANALYSIS"
    r"|BREAKING|BREAKINGVIEWS|BUZZ|FLASH|URGENT|ALERT|ADVISORY|KILL|TEXT|INTERVIEW|EXPLAINER|COLUMN|SNAPSHOT|PREVIEW"
    r"|GRAPHIC|TAKE A LOOK|DEALTALK|RECAP|ROUNDUP|GLOBAL MARKETS|STOCKS|FOREX|PRECIOUS)"
    r"(?: \d{1,2}|-\d{1,2})?\s?[-–—:]\s?)+(?=[A-ZÀ-Þ\"“‘'\d])"
)
"""What agencies put before a headline for the desks: `UPDATE 2-`, `RPT-WRAPUP 1-`, `GLOBAL MARKETS-`."""
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
    date: tuple[int, int]
    """Where month, day and year stand."""
    year: int
    """0 where the dateline gives none."""
    agencies: tuple[Named, ...]
    publisher: Publisher | None


class Asides(NamedTuple):
    """All asides of an article, with what they say of it; offsets count in its text."""

    spans: tuple[Aside, ...]
    opening: Opening | None
    opening_at: int
    """Offset of the paragraph that the dateline opens, or that is the dateline; -1 for none."""
    credits: tuple[Named, ...]


def find_opening(text: str) -> Opening | None:
    """Find the dateline at the beginning of a paragraph: `STOCKHOLM -`, `PARIS, Dec 2 (AFP) —`, `(CNN) —`, `Pune:`."""
    head = text[:MAX_OPENING]
    match = _WITH_SOURCE.match(head) if "(" in head or "[" in head else None
    match = match or (_PIPED.match(head) if " | " in head else None)
    if match:
        agencies = named_in(match["source"])
        publishers = publishers_in(match["source"])
        if agencies or publishers:
            shift = match.start("source")
            moved = tuple(Named(a.start + shift, a.end + shift, a.name) for a in agencies)
            return _opening(match, moved, publishers[0].publisher if publishers else None)
    match = _WITH_SIGLUM.match(head) if _holds_siglum(head) else None
    if match and _is_place(match) and (_unlisted(match) or is_call_sign(match["source"])):
        agency = _unlisted(match)
        return _opening(match, (agency,) if agency else (), None)
    match = _DATED.match(head) if "(" in head or "[" in head else None
    return _opening(match, (), None) if match and _day_of(match)[0] else _without_source(head)


def line_opening(text: str) -> Opening | None:
    """Read a line that is a dateline and nothing else: `ORLEC, Oct 3 (AFP)`, `LONDON, June 15`."""
    may_be = len(text) <= MAX_OPENING and (
        text.isupper() or ")" in text or "]" in text or text[-1].isdigit() or _ends_in_month(text)
    )
    match = _LINE.match(text) if may_be else None
    if (
        match is None
        or len(match["place"].split()) > MAX_PLACE_WORDS
        or NAMED.match(printed_small(match["place"].split(",")[0]))
    ):
        return None
    source = match["source"]
    agencies = tuple(a._replace(start=a.start + match.start("source"), end=a.end + match.start("source"))
                     for a in named_in(source)) if source else ()  # fmt: skip
    dated = bool(_day_of(match)[0])
    if source and not agencies:
        agency = _unlisted(match)
        if agency is None and not dated:
            return None
        agencies = (agency,) if agency else ()
    short = len(match["place"].split()) <= MAX_PLAIN_PLACE
    if (dated or source) and not (_is_place(match) or (agencies and (dated or short))):
        return None
    if not dated and not source and not (text.isupper() and country_of(text)):
        return None
    return _opening(match, agencies, None)


def _ends_in_month(text: str) -> bool:
    words = text.rsplit(maxsplit=2)
    return len(words) > 1 and words[-2].isdigit() and month_of(words[-1]) > 0


def _holds_siglum(head: str) -> bool:
    """Whether the first brackets hold a word in capitals."""
    start = max(head.find("("), head.find("["))
    return start >= 0 and head[start + 1 : start + 3].isupper()


def _unlisted(match: re.Match[str]) -> Named | None:
    """The agency in a dateline's brackets that only its form tells; the capitals of the words before are no agency."""
    source = match["source"]
    initials = "".join(word[0] for word in match["place"].split()).upper()
    if not is_siglum(source) or initials.endswith(source) or publishers_in(source):
        return None
    return Named(match.start("source"), match.end("source"), source, is_listed=False)


def _is_place(match: re.Match[str]) -> bool:
    """Whether the words before a dateline's day and agency are a place by their capitals, or a known one."""
    first = match["place"].split(",")[0]
    return (first.isupper() and len(first) > 2 and first not in _NO_PLACES) or bool(country_of(match["place"]))


def _without_source(head: str) -> Opening | None:
    """A dateline without anybody in brackets: `STOCKHOLM -`, `Pune:`."""
    if not any(sign in head for sign in _SIGNS):
        return None
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
    if not agencies and place and (named := named_alone(place)):
        # "XINHUA - The ...": who sends it, not from where.
        at = match.start("place")
        agencies = tuple(agency._replace(start=agency.start + at, end=agency.end + at) for agency in named)
        place = ""
    month, day, *date = _day_of(match)
    words = place.split()
    if words and is_weekday(words[-1]):
        place = place[: -len(words[-1])].strip(" ,")
    start = match.start("place") if place else 0
    year = match.groupdict().get("year") if month else None
    held = (date[0], match.end("year") if year else date[1])
    return Opening(match.end(), place, start, month, day, held, int(year or 0), agencies, publisher)


def _day_of(match: re.Match[str]) -> tuple[int, int, int, int]:
    """Month and day of a dateline and where they stand; 0 for all where it has none."""
    for name, number in (("month", "day"), ("month_last", "day_first")):
        found = match.groupdict().get(name)
        month = month_of(found) if found else 0
        if month and 1 <= int(match[number]) <= LONGEST_MONTH:
            starts, ends = (min(match.start(name), match.start(number)), max(match.end(name), match.end(number)))
            return month, int(match[number]), starts, ends
    return 0, 0, 0, 0


def slug_of(headline: str) -> str:
    """The words for the desks that open an agency's headline: "UPDATE 2-", "REFILE-"; empty where there are none."""
    match = _SLUG.match(headline)
    # In a headline all in capitals `FLASH-FLOODS` is a word of it.
    return match[0] if match and any(map(str.islower, headline[match.end() :])) else ""


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
    line: Opening | None = None
    line_at = -1
    bodies = 0
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        words = text[start:end]
        if paragraph.role == "headline" and (slug := slug_of(words)):
            spans.append(Aside(start, start + len(slug.rstrip()), "furniture"))
        if paragraph.role == "dateline" and line is None and bodies == 0:
            line, line_at = line_opening(words), start
        if paragraph.role not in {"body", "standfirst"}:
            continue
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
    if opening is None and line is not None:
        opening, opening_at = line, line_at
    return Asides(tuple(spans), opening, opening_at, tuple(credited))
