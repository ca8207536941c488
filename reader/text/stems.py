"""English words cut to what their forms have in common, for the comparison of rewritten text.

A light stemmer: irregular forms by a list, then the endings of plurals, tenses and derivation. It aims at one stem
for the forms of a word, never at dictionary words. Words of other languages pass through it on both sides alike.
"""

from functools import cache
from typing import Final

from reader.data import entries

_ENDINGS: Final = (
    ("ational", "ate"), ("isations", "ise"), ("isation", "ise"), ("fulness", ""),
    ("ousness", "ous"), ("iveness", "ive"),
    ("ations", "ate"), ("ation", "ate"), ("ators", "ate"), ("ator", "ate"), ("ately", "ate"), ("ities", ""),
    ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""), ("ity", ""), ("ings", ""), ("ing", ""), ("edly", ""),
    ("ied", "y"), ("ies", "y"), ("ily", "y"), ("ably", "able"), ("ally", ""), ("ers", ""), ("ors", ""), ("ions", ""),
    ("ion", ""), ("ful", ""), ("less", ""), ("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("est", ""),
    ("ed", ""), ("er", ""), ("or", ""), ("ly", ""), ("al", ""), ("es", ""), ("y", "i"), ("e", ""),
)  # fmt: skip
"""Endings with what replaces them; the first that leaves a stem of three letters or more is cut."""


@cache
def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries("irregular.txt"):
        base, *forms = entry.split()
        for form in forms:
            table[form] = base
    return table


def is_irregular(key: str) -> bool:
    """Whether a folded token is a form of an irregular word: `made`, `children`."""
    return key in _irregular()


@cache
def stem(key: str) -> str:
    """The stem of a folded token; possessives count as their noun."""
    word = key.removesuffix("'s")
    word = _irregular().get(word, word)
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
        if word.endswith("ie") and len(word) > 4:
            word = word[:-2] + "y"
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return "i".join((word[:-1], "")) if word.endswith("y") and len(word) > 2 else word
