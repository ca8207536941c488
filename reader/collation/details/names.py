"""Capitalised names in a strand: persons, places, bodies; and how two names compare.

English-style capitals; spellings are compared by rapidfuzz, which is imported where it is first needed. No list of
persons: a person is known by a title, by a first name beside the surname, or by having both elsewhere in the article.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import compress
from typing import Final, Literal, NamedTuple

from reader.collation.details.lexicon import fold, function_words, offices, place_variants, places, ranks
from reader.collation.details.strands import Strand
from reader.collation.details.times import is_of_moment
from reader.collation.model import Verdict

NameKind = Literal["person", "place", "body", "other"]

_PARTICLES: Final = frozenset({
    "al", "el", "bin", "ibn", "ben", "abu", "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos",
    "du", "la", "le", "ter", "ten", "mac", "st",
})  # fmt: skip
_AT: Final = frozenset(
    ["in", "at", "near", "from", "to", "outside", "around", "across", "of", "into", "towards", "toward", "through"]
)
_PAIRED: Final = re.compile(
    r"\b([A-Z][^\W\d_][\w’'-]*)(?: [A-Z]\.)*"
    r"((?: (?:(?:al|el|bin|ibn|van|von|der|de|del|di|da|dos|du|la|le|ter)\b )*[A-Z][^\W\d_][\w’'-]*){1,3})"
)
_LOCATED: Final = re.compile(r"\b(?:[Ii]n|near|outside|around|bound for) ([A-Z][^\W\d_]{2,})")
_NO_PLACE: Final = re.compile(r"['’]s| [A-Z]")
"""What follows a name that is no place by what stands before it: `in Smith's view`, `in John Smith`."""
_PLACED: Final = re.compile(
    r"\b(?:in|at|near|outside|into|across|around"
    r"|(?:village|town|city|district|island|port|province|county|region|state|suburb|valley) of) $"
)
LISTED: Final = 8
"""Words of a list of places up to its last member."""
_SCENE: Final = _AT - {"to", "of", "from"}
MAX_NAME: Final = 6
"""Words that a name may have: longer stretches of capitals are headlines."""
SPELLED_ALIKE: Final = 0.72
"""Similarity (normalised insertions and deletions) from which two names of one initial are spellings of one."""
ONE_NAME: Final = 0.85
"""The same from which two names that do not sound alike are one all the same: a letter more or less."""
INITIALS: Final = 3
"""Letters from which capitals before a name are those of a body, not of a person: `RAF Northolt`, `JK Rowling`."""
SHORT_NAME: Final = 4
"""Names of fewer letters are only one person's when they are equal."""


class Name(NamedTuple):
    """A name at its place: `first` to `last` with its titles, `core` without them."""

    first: int
    last: int
    core: tuple[int, int]
    kind: NameKind
    words: tuple[str, ...]
    """The core's words, folded, possessive ending dropped."""

    @property
    def surname(self) -> str:
        """The last word, suffixes such as `Jr` left out."""
        words = [word for word in self.words if word not in offices("suffixes")] or self.words
        return words[-1]


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word of a name without case, accents, possessive ending and marks."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).replace("’", "'")
    word = word.casefold()
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("s'"):
        word = word[:-1]
    return word if word.isalnum() else "".join(char for char in word if char.isalnum())


@lru_cache(maxsize=64)
def persons_of(text: str) -> dict[str, str]:
    """Surnames of an article that stand beside a first name somewhere, folded, each with that first name."""
    known: dict[str, str] = {}
    grammar, bodies, roles = function_words(), offices("bodies"), ranks()
    for found in _PAIRED.finditer(text):
        if _PLACED.search(text, max(0, found.start() - 24), found.start()):
            continue
        if len(found[1]) >= INITIALS and found[1].isupper() and not found[2].isupper():
            # `RAF Northolt`, `HMS Belfast`: initials are no first name.
            continue
        words = [plain(word) for word in (found[1], *found[2].split())]
        # `Health Minister Grace Smith`, `Nurse Jane Doe`: what stands before the last office is no first name.
        last = max((at for at, word in enumerate(words[:-1]) if word in roles or word in grammar), default=-1)
        words = words[last + 1 :]
        if not words:
            continue
        given, surname = words[0], words[-1]
        if len(words) < 2 or any(word in grammar or word in bodies for word in words) or surname in roles:
            continue
        if " ".join(words) in places() or (surname in places() and given in places()) or surname in located(text):
            continue
        known.setdefault(surname, given)
    return known


def name_words(known: dict[str, str]) -> frozenset[str]:
    """The surnames and first names of an article's persons."""
    return frozenset({*known, *known.values()})


def names(strand: Strand, first: int, last: int, known: dict[str, str]) -> list[Name]:
    """The names that begin between two positions, in order."""
    found: list[Name] = []
    upto = first
    for position in compress(range(first, last), strand.capital[first:last]):
        if position < upto or (end := _capitals(strand, position)) == position:
            continue
        name = _named(strand, position, end, known)
        if name is not None:
            found.append(name)
        upto = end
    return found


def _capitals(strand: Strand, at: int) -> int:
    """Where a stretch of capitalised words ends; particles such as `al` and `van` stand between them."""
    keys = strand.keys
    end = at
    while end < len(keys) and end - at < MAX_NAME:
        if end > at and strand.before(end).strip(" .-\n’'") and strand.before(end).strip():
            break
        if end > at and (strand.opens_sentence(end) or strand.tokens[end].start == strand.tokens[end - 1].start):
            break
        if (strand.is_capital(end) and not _is_small(strand, end)) or (
            end > at and keys[end] in _PARTICLES and end + 1 < len(keys) and strand.is_capital(end + 1)
        ):
            end += 1
        else:
            break
        if end and strand.text[strand.tokens[end - 1].end - 2 : strand.tokens[end - 1].end] in {"'s", "’s"}:
            break
    if end == at + 1 and (
        keys[at] in function_words() or strand.text[strand.tokens[at].start : strand.tokens[at].end] == "I"
    ):
        return at
    return end


def _is_small(strand: Strand, at: int) -> bool:
    """Whether a capitalised word carries grammar: `In`, `After`; `US`, `De` and `Al` are parts of names."""
    key, form = strand.keys[at], strand.forms[at]
    return key in function_words() and (len(form) > 2 or not (key in _PARTICLES or form.isupper()))


def _named(strand: Strand, first: int, last: int, known: dict[str, str]) -> Name | None:
    words = tuple(map(plain, strand.forms[first:last]))
    start = first
    known_titles, bodies = offices("titles"), offices("bodies")
    # `Health Minister Grace Smith`: what stands before the last title belongs to it.
    titles = [at for at, word in enumerate(words[:-1]) if word in known_titles]
    if titles and bodies.isdisjoint(words[titles[-1] + 1 :]):
        start = first + titles[-1] + 1
    core = words[start - first :]
    if not core or not core[-1] or core[-1].isdigit() or (len(core) == 1 and is_of_moment(core[0])):
        return None
    titled = start > first or (
        first > 0 and strand.keys[first - 1] in known_titles and not strand.before(first).strip(" .")
    )
    if len(core) == 1 and words[-1] in known_titles and start > first:
        return Name(first, last, (first, last), "other", words)
    kind = _kind(strand, start, last, core, titled=titled, known=known)
    if kind is None:
        return None
    if kind == "person":
        while len(core) > 2 and (core[0] in places() or core[0] in offices("roles")):
            core, start = core[1:], start + 1
    return Name(first, last, (start, last), kind, core)


def _kind(  # noqa: PLR0911, PLR0913 - one return for each kind of name, and what it is known by
    strand: Strand, start: int, last: int, core: tuple[str, ...], *, titled: bool, known: dict[str, str]
) -> NameKind | None:
    phrase = " ".join(core)
    surface = strand.surface(start, last)
    if phrase in places() or (
        not surface.isalpha() and fold(surface.removesuffix("'s").removesuffix("’s")) in places()
    ):
        return "place" if not (titled and phrase in known) else "person"
    if core[-1] in offices("geography") and not titled:
        return "place"
    if not titled and not offices("bodies").isdisjoint(core):
        return "body"
    if surface.isupper() and len(surface) > 1:
        return "body"
    if titled or (core[-1] in known and (len(core) == 1 or known[core[-1]] == core[0] or len(core) <= 3)):
        return "person"
    if len(core) == 1 and strand.opens_sentence(start):
        return None
    if _listed(strand, start, last):
        return "place"
    if start > 0 and strand.keys[start - 1] in _AT and not strand.before(start).strip():
        return "place"
    return "place" if phrase in located(strand.text) else "other"


def _listed(strand: Strand, start: int, last: int) -> bool:
    """Whether the name stands in a list of places: `Paris, Amsterdam and Aachen`."""
    for step, at in ((-1, start), (1, last)):
        joint = strand.before(at).strip()
        near = at - 1 if step < 0 else at
        if 0 <= near < len(strand.keys) and strand.keys[near] == "and" and not joint:
            near += step
        elif joint != ",":
            continue
        if 0 <= near < len(strand.keys) and strand.is_capital(near):
            key = strand.keys[near]
            if key in places() or plain(key) in located(strand.text):
                return True
    return _ends_list(strand, start)


def _ends_list(strand: Strand, start: int) -> bool:
    """Whether a name ends a list of names that a word of place opens: `offices in Leeds, Bath and York`."""
    at = start - 1
    if at < 1 or strand.keys[at] != "and" or strand.before(start).strip():
        return False
    listed = 0
    while at > 0 and start - at < LISTED and strand.is_capital(at - 1):
        at -= 1
        listed += 1
        if not strand.before(at).strip() and strand.keys[at - 1] in _SCENE:
            return True
    return False


@lru_cache(maxsize=64)
def located(text: str) -> frozenset[str]:
    """Names that stand after `in`, `near` or `outside` somewhere in an article, folded: its places."""
    return frozenset(plain(found[1]) for found in _LOCATED.finditer(text) if not _NO_PLACE.match(text, found.end()))


def one_place(one: str, two: str) -> bool:
    """Whether two folded names are spellings of one place."""
    ours, theirs = place_variants().get(one), place_variants().get(two)
    return ours is not None and ours == theirs


@lru_cache(maxsize=4096)
def similarity(one: str, two: str) -> float:
    """How alike two spellings are, 0 to 1 (normalised insertions and deletions)."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 39 ms that most starts need not pay

    return float(Indel.normalized_similarity(one, two))


def spelled_otherwise(one: str, two: str) -> bool:
    """Whether two different words are spellings of one personal name: Sergei, Sergey; Zelensky, Zelenskyy."""
    if one == two or min(len(one), len(two)) < SHORT_NAME or abs(len(one) - len(two)) > 3:
        return False
    if _sound(one) == _sound(two):
        return similarity(one, two) >= SPELLED_ALIKE - 0.1
    return one[0] == two[0] and similarity(one, two) >= SPELLED_ALIKE


def spelling(one: str, two: str) -> tuple[Verdict, str]:
    """What is proposed on two spellings: one name where they sound alike; `Silvano` and `Silvio` may be two."""
    if _sound(one) == _sound(two) or similarity(*sorted((one, two))) >= ONE_NAME:
        return "variant", "spelled in two ways"
    return "open", "and one much like it"


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """The consonants of a name, roughly as they sound: what transliterations leave alone."""
    for form, sound in (
        ("dzh", "y"),
        ("dj", "y"),
        ("kh", "h"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
        ("c", "k"),
        ("z", "s"),
        ("w", "v"),
        ("j", "y"),
    ):
        word = word.replace(form, sound)
    bare = re.sub(r"[aeiouy]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare)
