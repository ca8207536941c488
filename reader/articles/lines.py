"""What one line of a page is, judged by its own words: furniture, link, credit, caption, date, byline.

Nothing here knows where the line stands; `roles` does.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from reader.articles.agencies import named_alone, named_in
from reader.articles.model import Certainty, Role
from reader.articles.patterns import Lazy
from reader.articles.publishers import named_in as publishers_in
from reader.articles.publishers import unlisted_agencies
from reader.data import entries

SECTIONS: Final = "names of sections"
"""The rule by which a trail of sections, `News | Crime | Leeds`, is furniture."""


class Judged(NamedTuple):
    """A role with its reason."""

    role: Role
    certainty: Certainty
    rule: str


class _Pattern(NamedTuple):
    """One line of `page_lines.txt`."""

    judged: Judged
    words: int
    how: str
    pattern: str


MAX_LABEL_WORDS: Final = 12
"""The longest labels of pages, such as "Advertisement - story continues below"."""

MAX_TABLE_WORDS: Final = 90
"""A longer paragraph is prose; agency captions run to three long sentences."""

_EDGES: Final = Lazy(r"^[\W_]+|[\W_]+$")
_WORD: Final = Lazy(r"[a-z0-9][a-z0-9'-]*")
_ADDRESS: Final = Lazy(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|@\w{2,20}$")
_SLUG: Final = Lazy(r"[a-z0-9]+(?:_[a-z0-9]+)+$|\S+\.(?:jpe?g|png|gif|webp|mp4|svg)$")
_COUNTS: Final = Lazy(
    r"(?:(?:read|view|show|see|post|all) )*(?:comments?|shares?|likes?|views?)?\W*\d[\d,.]*k?\W*"
    r"(?:(?:new )?comments?|shares?|likes?|views?|reactions?|min(?:ute)?s?(?: read)?|of \d+|x\d*)?$"
    r"|.{0,12}\bread(?:ing)? time\b.{0,20}$|[\w-]+ min(?:ute)?s? read$"
)
_AGENCY_LAST: Final = Lazy(
    r"(?:[,|—–-]\s*|\s)(?:AFP|AP|Reuters|REUTERS|EPA|PA|PTI|ANI|dpa|Xinhua|EFE|Bloomberg|Getty|TASS|Kyodo)$"
)
_TRAIL: Final = Lazy(r"[\w&'’.-]+(?: [\w&'’.-]+){0,2}(?:\s*[›»>/|\t→]\s*[\w&'’.-]+(?: [\w&'’.-]+){0,2})+$")
_BY: Final = Lazy(r"(?:(?:words |report |posted |written |story )?by|from)\b[:\s]+(?=\S)")
_DESK: Final = Lazy(
    r"\b(?:web team|desk|staff|news service|bureau|team|correspondents?|(?:news|online|web) editor"
    r"|reporters?|news agency|agencies|newsroom)$"
)
_POST: Final = Lazy(
    r"\b(?:correspondent|editor|reporter|writer|journalist|columnist|bureau chief|producer|contributor)s?\b(?!['’]s)"
)
_NAME_AT_PLACE: Final = Lazy(
    r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3} (?:in|at) (?:the )?[^\W\d_a-z][\w .'’-]{2,40}$"
)
_NAME: Final = (
    r"[^\W\d_a-z][\w.'’-]*(?: (?:de|da|del|dos|van|von|der|bin|al|el|la|le)){0,2}(?: [^\W\d_a-z][\w.'’-]*){1,2}"
)
_SEVERAL: Final = Lazy(
    rf"{_NAME}(?:, {_NAME})*(?:,? (?:and|&|with) (?:{_NAME}|(?:the )?(?:[A-Z]\w+ )?"
    r"(?:staff(?: writers| reporters)?|agencies|reporters|correspondents|staff and agencies)))$"
)
"""Two names or more, or one with a paper's staff: "Ann Lee, Tom Orr and Courier staff"."""
_NAMES: Final = Lazy(
    r"[^\W\d_a-z][\w.'’-]*(?:(?:,| and| &| de| da| del| van| von| der| bin| al| el| la| le| dos)? [^\W\d_a-z][\w.'’-]*)"
    r"{1,6}$"
)


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(entries(name))


class _Table(NamedTuple):
    """The patterns of `page_lines.txt` by their trigger words, as places in the order of the file."""

    patterns: tuple[_Pattern, ...]
    openers: dict[str, list[int]]
    holders: dict[str, list[int]]


@cache
def _table() -> _Table:
    patterns: list[_Pattern] = []
    table = _Table((), {}, {})
    for entry in entries("page_lines.txt"):
        role, certainty, words, how, triggers, pattern = entry.split("\t")
        for trigger in triggers.split():
            (table.openers if how.lower() == "opens" else table.holders).setdefault(trigger, []).append(len(patterns))
        judged = Judged(role, certainty, _RULES[role])  # type: ignore[arg-type]
        patterns.append(_Pattern(judged, int(words), how, pattern))
    return table._replace(patterns=tuple(patterns))


_RULES: Final = {
    "furniture": "words of a page's own notices",
    "related": "opens as a link to another story",
    "credit": "says who reported or supplied the text",
    "caption": "a picture's credit, or words about a picture",
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def lowered(text: str) -> str:
    """A line in lower case with straight quotation marks and one space for many."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def folded(text: str) -> str:
    """The same without signs at its ends."""
    return _EDGES.sub("", lowered(text))


def is_related_label(text: str) -> bool:
    """Whether a line opens a list of links: "Most read", "More on this story"."""
    return len(text) < 40 and folded(text) in _phrases("related.txt")


def judge(text: str, words: int) -> Judged | None:
    """Judge a line by its words alone; None when they do not tell.

    Args:
        text: The paragraph, without white space at its ends.
        words: How many words it has.
    """
    low = lowered(text)
    bare = _EDGES.sub("", low)
    if not bare or (len(bare) < 8 and not any(character.isalpha() for character in bare)):
        return Judged("furniture", "sure", "signs without words")
    found = _judge_label(text, bare, words) if words < MAX_LABEL_WORDS else None
    return (
        found
        or _judge_credit(text, bare, words)
        or _judge_by_table(" ".join(text.split()), low, bare, words)
        or _judge_last_word(text, words)
    )


def _judge_credit(text: str, bare: str, words: int) -> Judged | None:
    if named_alone(text) is not None:
        return Judged("credit", "sure", "nothing but an agency's credit")
    if text[0] != "©" and not bare.startswith(("copyright ", "c) ")):
        return None
    if words <= 4 and not any(character.isdigit() for character in text):
        return Judged("caption", "guessed", "a picture's copyright, without a year")
    return Judged("credit" if named_in(text) or unlisted_agencies(text) else "furniture", "sure", "a copyright line")


def _judge_last_word(text: str, words: int) -> Judged | None:
    last = _AGENCY_LAST.search(text) if 2 < words <= 40 else None
    if last and not ends_as_sentence(text[: last.start()].rstrip()):
        return Judged("caption", "guessed", "an agency's name ends it, but no sentence")
    return None


def _judge_by_table(text: str, low: str, bare: str, words: int) -> Judged | None:
    table = _table()
    found: list[int] = []
    present = _WORD.findall(low)
    if present and bare.startswith(present[0]):
        found.extend(table.openers.get(present[0], ()))
    if words <= MAX_TABLE_WORDS:
        for word in set(present):
            found.extend(table.holders.get(word, ()))
    for place in sorted(set(found)):
        row = table.patterns[place]
        if words <= row.words and _fits(row, text, low, bare):
            return row.judged
    return None


def _fits(row: _Pattern, text: str, low: str, bare: str) -> bool:
    compiled = _compiled(row.pattern)
    if row.how == "opens":
        return bool(compiled.match(bare))
    if row.how == "OPENS":
        return bool(compiled.match(text))
    return bool(compiled.search(low if row.how == "holds" else text))


def _judge_label(text: str, bare: str, words: int) -> Judged | None:
    found: Judged | None = None
    if ("@" in text or "://" in text or "www." in text) and _ADDRESS.match(text):
        found = Judged("furniture", "sure", "an address alone")
    elif bare in _phrases("related.txt"):
        found = Judged("related", "sure", "a label of links to other stories")
    elif bare in _phrases("furniture.txt"):
        found = Judged("furniture", "sure", "a label of the page")
    elif " " not in text and ("_" in text or "." in text) and _SLUG.match(text):
        found = Judged("furniture", "sure", "a name of a page's part or of a file")
    elif _is_count(bare):
        found = Judged("furniture", "sure", "a count of the page")
    elif _is_trail(text):
        found = Judged("furniture", "guessed", SECTIONS)
    elif words <= 3 and text.islower() and text[-1].isalpha():
        found = Judged("furniture", "guessed", "a few words without capitals")
    return found


def _is_count(bare: str) -> bool:
    counts = "read" in bare or any(character.isdigit() for character in bare)
    return counts and not (bare.isdigit() and len(bare) == 8) and bool(_COUNTS.match(bare))


def _is_trail(text: str) -> bool:
    """Whether a line is the way to its page: "Home › Sport › Football"."""
    if not text[0].isalpha() or not any(sign in text for sign in "›»>/|\t→"):
        return False
    return bool(_TRAIL.match(text)) and not named_in(text) and not publishers_in(text)


_CLOSING: Final = "\"'”’»)]_*\u200b"
_STOPS: Final = frozenset(".!?…:;,。！？；」』-–—")


def ends_as_sentence(text: str) -> bool:
    """Whether a line ends as prose does: a stop, or a sign after which prose goes on."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def is_byline(text: str, words: int) -> str:
    """Why a line at the head of an article names its writers; empty when it does not."""
    if words > 22 or (ends_as_sentence(text) and not text.endswith(("Jr.", "Sr.", ","))):
        return ""
    low = text.lower()
    match = _BY.match(low)
    reason = ""
    if match and (words < 8 or not low.startswith("from")):
        first = text[match.end() : match.end() + 1]
        if not first.islower() or low[match.end() :].startswith("our "):
            reason = "a line that begins with By"
    if text[0].isupper() and not reason:
        if words <= 6 and _DESK.search(low):
            reason = "the name of a newsroom"
        elif words <= 12 and _POST.search(low) and not text.endswith("?"):
            reason = "a name with a post at a paper"
    return reason


def is_names(text: str) -> bool:
    """Whether a line is nothing but two to seven capitalised words, as names are."""
    return len(text) < 80 and not text.isupper() and bool(_NAMES.match(text))


def are_names(text: str) -> bool:
    """Whether a line is two names or more, or one with a paper's staff."""
    joined = " and " in text or " & " in text or " with " in text
    return joined and len(text) < 120 and bool(_SEVERAL.match(text))


def is_name_at_place(text: str) -> bool:
    """Whether a line is a name and where its bearer was: "Daniel Berg at the Arena"."""
    return len(text) < 80 and bool(_NAME_AT_PLACE.match(text))
