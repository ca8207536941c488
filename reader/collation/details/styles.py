"""Which choice of a paper's style two readings differ by: it is told once in a link, however often it is made."""

import re
from typing import Final

from reader.collation.details.lexicon import currencies
from reader.collation.details.small import COURTESY

_SHARE: Final = re.compile(r"%|\bper ?cent\b|\d ?pct?\b")
_CLOCK: Final = re.compile(r"\d ?[ap]\.?m\b")
_DAY: Final = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\b|[a-z]+\b)")
_FIGURE: Final = re.compile(r"[\d.,:]+")
_SIGN: Final = re.compile(r"[$£€¥₹₽₺₩₴₪₦]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def style_of(left: str, right: str) -> tuple[str, ...]:
    """The choice: a sign and its words, digits and words, a title, an article; else the two readings without figures.

    Args:
        left: The left reading, folded to lower case.
        right: The right one.
    """
    for longer, shorter, article in ((left, right, ("the ", "")), (right, left, ("", "the "))):
        if longer == f"the {shorter}":
            return article
    both = f"{left} {right}"
    digits = [any(map(str.isdigit, text)) for text in (left, right)]
    money = any(digits) and (_SIGN.search(both) or not currencies().keys().isdisjoint(_LETTERS.findall(both)))
    titled = any(text.split()[0].strip(".") in COURTESY for text in (left, right))
    choices = {
        "percent": _SHARE.search(both),
        "money": money,
        "clock": any(digits) and _CLOCK.search(both),
        "date": all(digits) and _DAY.search(both),
        "digits": digits[0] != digits[1],
        "courtesy": titled,
    }
    chosen = next((choice for choice, made in choices.items() if made), None)
    if chosen is not None:
        return (chosen,)
    one, two = (" ".join(_FIGURE.sub("", text).split()) or text for text in (left, right))
    return one, two
