"""What is only typography or spelling made alike: the key under which a word is compared.

English rules (British and American spelling, contractions); other languages only lose case, accents and typography.
"""

import re
import sys
import unicodedata
from functools import cache
from typing import Final

from reader.data import entries, word_class

APOSTROPHES: Final = "'’‘ʼ＇`´′‛"
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_STRAIGHT: Final = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_ENDINGS: Final = (
    "", "s", "d", "ed", "er", "ers", "ing", "ings", "able", "al", "ally", "ful", "fully", "hood", "hoods", "ist",
    "ists", "ite", "ites", "less", "ly", "y", "c", "um",
)  # fmt: skip
"""Endings that a stem in the spelling list may take on both sides alike."""
_ISE: Final = re.compile(r"(?<=[a-z]{3})([iy])z(?=(?:e|es|ed|er|ers|ing|ingly|able|ation|ations|ational|ationally)$)")
_DOUBLED: Final = re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|er|ers|ings|ation)$)")
_SINGLE: Final = word_class("doubled_l")
"""Verbs whose final l British spelling doubles; those that both standards double are folded alike on both sides."""
_OF_IS: Final = word_class("before_is")
_OF_HAS: Final = word_class("after_has")
_OF_WOULD: Final = word_class("before_would")
_OF_HAD: Final = word_class("after_had")
AMBIGUOUS: Final = frozenset({f"{word}'s" for word in _OF_IS} | {f"{word}'d" for word in _OF_WOULD})
"""Contractions that only the next word decides."""


@cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries("spelling.txt"):
        kept, *folded = entry.split()
        for form in folded:
            if form.endswith("*"):
                for ending in _ENDINGS:
                    table[form[:-1] + ending] = _american(kept[:-1], form[:-1], ending)
            else:
                table[form] = kept
    return table


def _american(kept: str, form: str, ending: str) -> str:
    """The kept stem with an ending: `center` + `d` has to become `centered` when `centre` + `d` is folded."""
    if form.endswith("e") and not kept.endswith("e"):
        return kept + {"d": "ed", "r": "er"}.get(ending, ending)
    return kept + ending


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in entries("contractions.txt"):
        form, *words = entry.split()
        table[form] = tuple(words)
    return table


def without_accents(word: str) -> str:
    """The word with its combining marks dropped where it is in Latin letters: café and cafe are one spelling."""
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(char for char in plain if not "\u0300" <= char <= "\u036f")
    return bare if bare.isascii() else unicodedata.normalize("NFKC", word)


def typography(text: str) -> str:
    """Apostrophes straight, dashes as hyphens, invisible characters gone, lower case; lengths may change."""
    if not text.isascii():
        text = without_accents(text.translate(_STRAIGHT).translate(_DASHES))
    return text.replace("`", "'").lower()


@cache
def spelling(word: str) -> str:
    """One spelling for a word in lower case that has a British and an American one."""
    if len(word) < 3:
        return word
    known = _spellings().get(word)
    if known is not None:
        return known
    if "z" in word:
        return _ISE.sub(r"\1s", word)
    if "ll" in word:
        found = _DOUBLED.search(word)
        if found and word[: found.start() + 1] in _SINGLE:
            return word[: found.start()] + word[found.start() + 1 :]
    return word


def _number(word: str) -> str:
    """A number as compared: no thousands separators."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", word)


@cache
def keys(surface: str) -> tuple[str, ...]:
    """The folded forms of a surface: one, or several for a contraction or a closed compound."""
    word = typography(surface)
    if word in {"%", "％"}:
        return ("per", "cent")
    expanded = _contractions().get(word)
    if expanded is not None:
        return expanded
    return (sys.intern(_single(word) or surface),)


def _single(word: str) -> str:
    """The folded form of a word that stands for itself."""
    if any(char.isdigit() for char in word):
        return _number(word)
    if "'" in word:
        stem, _, ending = word.rpartition("'")
        if ending != "s" or stem in _OF_IS:
            return word
        # "James's", which others write "James'", is one form with the plain name.
        return spelling(stem) if stem.endswith("s") else spelling(stem) + "'s"
    return spelling(word.replace("-", "").replace(".", ""))


def with_next(word: str, following: str) -> tuple[str, ...]:
    """`he's` and `they'd` as two words, which the word after them decides."""
    stem, _, ending = word.rpartition("'")
    if ending == "s" and stem in _OF_IS:
        return (stem, "has" if following in _OF_HAS else "is")
    if ending == "d" and stem in _OF_WOULD:
        return (stem, "had" if following in _OF_HAD else "would")
    return (word,)
