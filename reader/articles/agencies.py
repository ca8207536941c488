"""News agencies: their names in a text, and the credits that say whose copy it is.

A picture's credit is never the text's: callers ask here only about lines that are no captions.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from reader.articles.patterns import Lazy
from reader.data import entries

_WORDS: Final = Lazy(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_TAIL_START: Final = Lazy(r"(?<=[.!?…\"'”’)\]])(?:\s*[-–—(\[|/]+\s*|\s+)(?=[^\W_])")
_TAIL_LENGTH: Final = 90
"""Characters at a paragraph's end in which a credit can begin."""
MAX_CREDIT: Final = 160
"""Characters of the longest line that is nothing but a credit; half of them where it ends as a sentence."""
_NAMES_NO_AGENCY: Final = frozenset({"agencies", "agency", "agency inputs", "wire", "wires", "wire services", "staff"})
_BETWEEN: Final = Lazy(r"\s*(?:[,;/|&+·•–—-]|\band\b|\bwith\b|\bvia\b)\s*", re.IGNORECASE)
_BEFORE_NAMES: Final = Lazy(
    r"(?:\W+|\b(?:by|from|source|sources|via|credit|agency|copyright|©|with|inputs?|reports?|reporting|news|wire|the|file"
    r"|text|per|edited|story|our|bureau)\b)+",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """An agency where a text names it."""

    start: int
    end: int
    name: str
    """The name that it is known by."""
    is_listed: bool = True
    """Not so where only the form of a dateline or credit tells that it is an agency."""


_SIGLUM: Final = Lazy(r"[A-Z]{2,5}$")
_NO_AGENCIES: Final = frozenset(
    {"US", "USA", "UK", "UN", "EU", "UAE", "DRC", "PRC", "GMT", "UTC", "BST", "IST", "EST", "EDT", "PST", "CET", "TV",
     "AM", "PM", "AD", "BC", "AI", "IT", "MP", "MEP", "MD", "OBE", "QC", "KC", "JR", "SR", "II", "III", "IV", "FILE",
     "LIVE", "NATO", "CEO", "VIDEO", "PHOTO", "PICS", "WATCH", "STAFF", "ED", "EDS", "NY", "DC", "LA"}
)  # fmt: skip
MAX_SIGLUM_OF_LINE: Final = 4
"""Letters of a short name before "NEWS AGENCY"; a longer one is a country or town."""
_AGENCY_ENDS: Final = ("agency", "service", "services", "wire", "wires")
_BEFORE_AGENCIES: Final = frozenset({"from", "by", "with", "via", "our", "other", "international", "news", "wire"})
"""Words before "news agencies" or "wire service" that make no name of them."""
_CREDITED: Final = Lazy(
    r"(?:\b(?:[Rr]eporting (?:by|from)|[Ii]nputs? from|[Cc]ontributions? from|[Mm]aterial from|[Ff]iles from|[Ww]ith"
    r"|[Aa]nd|[Vv]ia|[Ss]ource:|[Cc]opyright|[Bb]y|[Ff]rom)|[/©]|©? ?(?:19|20)\d\d,?) ?(?P<siglum>[A-Z]{2,5})"
    r"(?: (?:[Nn]ews|[Aa]gency|[Nn]ews [Aa]gency|staff|reporters?))?(?= ?(?:[.,;)\]/|&]|and\b|$))"
)
_AGENCY_LINE: Final = Lazy(
    r"(?P<name>(?:[Tt]he |THE )?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}?) "
    r"(?:[Nn]ews|[Pp]ress|NEWS|PRESS|[Ww]ire|WIRE)[- ]?(?:[Aa]gency|[Ss]ervices?|[Ww]ires?|AGENCY|SERVICES?|WIRES?)$"
)


def is_siglum(text: str) -> bool:
    """Whether a few capitals can be the short name of an agency that no list has: NPA; not UK, GMT or a call sign."""
    return text not in _NO_AGENCIES and bool(_SIGLUM.match(text)) and not is_call_sign(text)


def is_call_sign(text: str) -> bool:
    """Whether a name is that of an American station, which signs its own reports so: WNPQ, KNPQ."""
    return len(text) in {4, 5} and text[0] in "KW" and text.isalpha() and text.isupper()


def agency_line(text: str) -> Named | None:
    """Read a line that is the name of an agency by its form: "NPA NEWS AGENCY", "Varda Press Service"."""
    may_be = len(text) < MAX_CREDIT // 2 and text.lower().endswith(_AGENCY_ENDS)
    match = _AGENCY_LINE.match(text) if may_be else None
    if match is None or match["name"].split()[0].lower() in _BEFORE_AGENCIES:
        return None
    listed = named_in(text)
    if listed:
        return listed[0]
    if is_siglum(match["name"]) and len(match["name"]) <= MAX_SIGLUM_OF_LINE:
        return Named(0, match.end("name"), match["name"], is_listed=False)
    return Named(0, len(text), text, is_listed=False)


def credited_in(text: str) -> list[Named]:
    """Find the agencies that no list has, by the form of a credit: "Additional reporting by NPA", "staff and NPA"."""
    if not any(word.strip(".,;:()[]&/©|").isupper() for word in text.replace("/", " ").split()):
        return []
    return [
        Named(match.start("siglum"), match.end("siglum"), match["siglum"], is_listed=False)
        for match in _CREDITED.finditer(text)
        if is_siglum(match["siglum"]) and not named_in(match["siglum"])
    ]


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word: the words of each alias, the longest first, and the name it stands for."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries("agencies.txt"):
        aliases = [alias.strip() for alias in entry.split(";")]
        for alias in aliases:
            words = tuple(alias.split())
            for printed in {words, tuple(word.upper() for word in words)} if len(alias) > 3 else {words}:
                table.setdefault(printed[0], []).append((printed, aliases[0]))
    for readings in table.values():
        readings.sort(key=lambda reading: -len(reading[0]))
    return table


def named_in(text: str) -> list[Named]:
    """Find every agency that a text names, as it writes names: for lines that are credits already."""
    words = list(_WORDS.finditer(text))
    table = _table()
    found: list[Named] = []
    place = 0
    while place < len(words):
        # "Reuters/Ipsos", "CNN's": the name is what stands before the sign.
        for alias, name in table.get(words[place][0].removesuffix("'s").removesuffix("’s"), ()):
            here = words[place : place + len(alias)]
            if tuple(word[0].removesuffix("'s").removesuffix("’s") for word in here) == alias:
                found.append(Named(here[0].start(), here[-1].end(), name))
                place += len(alias) - 1
                break
        place += 1
    return found


def named_alone(text: str) -> list[Named] | None:
    """Find the agencies of a line that names nothing else: "By Reuters", "— AFP/AP", "(With inputs from agencies)".

    Returns:
        The agencies (none where it says only "agencies"), or None if the line says anything else.
    """
    if len(text) > MAX_CREDIT or (len(text) > MAX_CREDIT // 2 and text[-1] == "."):
        return None
    found = named_in(text)
    if not found and not any(word in text.lower() for word in ("agenc", "wire", "staff")):
        return None
    rest = text
    for named in reversed(found):
        rest = f"{rest[: named.start]}|{rest[named.end :]}"
    left = [" ".join(_BEFORE_NAMES.sub(" ", part).split()).lower() for part in _BETWEEN.sub("|", rest).split("|")]
    others = [part for part in left if part]
    if all(part in _NAMES_NO_AGENCY for part in others) and (found or others):
        return found
    return None


_WITH_PLACE: Final = Lazy(
    r"(?P<agency>.{2,60}?)(?:\s+in|\s*[,–—-])\s+(?P<place>[^\W\d_a-z](?:[^\W\d_]|[ .'’-]){2,30})$"
)
_PAPER_WITH: Final = Lazy(r"[^\W\d_a-z][\w .'’-]{2,40} (?:with|and) (?P<agency>[^\W_][\w ]{1,30})$")


def signs_as_agency(text: str) -> bool:
    """Whether a line says which agency filed it: "AFP - Tbilisi", "Reuters in Riga", "Chronicle with dpa"."""
    match = _WITH_PLACE.match(text) or _PAPER_WITH.match(text)
    return bool(match and named_alone(match["agency"]))


class Tail(NamedTuple):
    """A credit that ends a paragraph of the story."""

    start: int
    end: int
    agencies: tuple[Named, ...]


def credit_tail(text: str) -> Tail | None:
    """Find the agency whose name ends a paragraph, after its last sentence: `... on Thursday. AFP`, `... (Reuters)`.

    Offsets count in the paragraph.
    """
    if len(text) < 8 or not (text[-1].isalpha() or text[-1] in ")]."):
        return None
    for opening in reversed(list(_TAIL_START.finditer(text, max(0, len(text) - _TAIL_LENGTH)))):
        agencies = named_alone(text[opening.end() :])
        in_brackets = "(" in opening[0] or "[" in opening[0]
        if agencies is None or (not agencies and not in_brackets) or in_brackets != (text.rstrip(".")[-1] in ")]"):
            continue
        start = opening.start() + len(opening[0]) - len(opening[0].lstrip())
        shift = opening.end()
        return Tail(start, len(text), tuple(Named(a.start + shift, a.end + shift, a.name) for a in agencies))
    return None
