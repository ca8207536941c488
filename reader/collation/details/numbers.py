"""Numbers as papers print them, in digits and words, with hedges, scales, units and currencies, and how two compare.

English only: number words, hedges and the names of units; digits with comma thousands and a decimal point.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reader.collation.details.figures import NUMBER_WORDS, Figure, scaled, worded
from reader.collation.details.lexicon import (
    currencies,
    fold,
    hedge_words,
    hedges,
    measured,
    units,
    vague_words,
)
from reader.collation.details.numerals import PARTS, SCALES
from reader.collation.details.strands import Strand

_IDLE: Final = frozenset({"a", "an", "of", "us", "new"})
"""Words of amounts, `a mile`, `pounds of force`, `US dollars`, that mostly stand elsewhere."""
_PRINTED: Final = re.compile(r"([$£€¥₹₽₺₩₴₪₦]?)(\d[\d,]*(?:\.\d+)?)([a-z]{0,3})$")
_OF_CLOCK: Final = frozenset({"am", "pm", "gmt", "utc", "local"})
_LASTING: Final = re.compile(r"(?:(\d+):)?(\d+):(\d\d(?:\.\d+)?)")
"""A running time: 2:04:31."""
SCALED_LATER: Final = 100
"""From this ratio on the two ends of a range have one scale word: `2 to 3 million`."""


class Quantity(NamedTuple):
    """One amount, at its place in a strand; `first` and `last` are positions, half open, hedge and unit included."""

    first: int
    last: int
    value: float
    """In the base unit of its dimension; the middle of a range."""
    high: float | None
    """Upper end of a range."""
    hedge: str
    """above, least, below, most, nearly, about, exact or empty."""
    dimension: str
    """A currency's code, percent, length ...; empty for a bare count, ordinal for a rank, vague for `dozens`."""
    unit: str
    """The unit's name as printed, folded."""
    step: float
    """What the last printed digit is worth: 1,000 in 31,000."""
    core: tuple[int, int]
    """The position of the figure itself."""
    end: int
    """Where it ends without the amount in brackets after it."""
    figure: float
    """The bare figure, without its unit."""
    also: "Quantity | None" = None
    """The same amount in brackets after it, in another unit: 3 km (1.9 miles)."""


_PARTICLES: Final = {
    "over": frozenset(
        [
            "take",
            "takes",
            "took",
            "taken",
            "taking",
            "hand",
            "hands",
            "handed",
            "handing",
            "turn",
            "turned",
            "sign",
            "signed",
        ]
    ),
    "up to": frozenset(
        [
            "go",
            "goes",
            "went",
            "gone",
            "going",
            "put",
            "puts",
            "push",
            "pushes",
            "pushed",
            "move",
            "moves",
            "moved",
            "climb",
            "climbed",
            "add",
            "adds",
            "added",
        ]
    ),
    "under": frozenset(["go", "goes", "went", "gone"]),
}
"""Hedges that are part of the verb before them: `take over 3 billion`, `go up to 29,000`."""
_AGAIN: Final = frozenset({"another", "further", "additional", "extra"})
_ON_TOP: Final = frozenset({"more", "others", "further", "additional", "extra"})


def counts_on_top(strand: Strand, amount: Quantity) -> bool:
    """Whether an amount comes on top of another one: `six more bodies`, `a further 20`; `six more than` does not."""
    keys, (first, last) = strand.keys, (amount.first, amount.end)
    if not _AGAIN.isdisjoint(keys[max(0, first - 1) : amount.core[0]]):
        return True
    return any(
        keys[at : at + 1] and keys[at] in _ON_TOP and keys[at + 1 : at + 2] != ["than"] for at in {amount.core[1], last}
    )


def quantities(strand: Strand, first: int, last: int) -> list[Quantity]:
    """The amounts that begin between two positions, in order; `1.9 miles` in brackets is one of its own."""
    found: list[Quantity] = []
    keys, openers = strand.keys, _openers()
    position = first
    for at in [at for at, key in enumerate(keys[first:last], first) if key in openers or not key[0].isalpha()]:
        # What an amount took in begins none; nobody is not one.
        if at < position or (keys[at] == "one" and keys[max(0, at - 1)] == "no"):
            continue
        amount = _quantity(strand, at, last)
        if amount is None:
            continue
        before = found[-1] if found else None
        if before is not None and _in_brackets(strand, before, amount):
            found[-1] = before._replace(also=amount, last=amount.last)
        else:
            found.append(amount)
        position = amount.last
    return found


@cache
def _openers() -> frozenset[str]:
    """The words, figures apart, that an amount may begin with."""
    return NUMBER_WORDS.union(_vague_phrases())


@cache
def _vague_phrases() -> dict[str, list[tuple[list[str], str]]]:
    """Phrases of vague quantity by their first word, each as its words and whole, the longest first."""
    return {word: [(phrase.split(), phrase) for phrase in phrases] for word, phrases in vague_words().items()}


def _in_brackets(strand: Strand, before: Quantity, amount: Quantity) -> bool:
    """Whether an amount stands in brackets right after another one of its kind."""
    if before.last != amount.first or strand.before(amount.first).strip() != "(" or not amount.dimension:
        return False
    return (before.unit, before.dimension) != (amount.unit, amount.dimension) and comparable(before, amount)


def may_tell_amount(keys: Sequence[str], following: Sequence[str]) -> bool:
    """Whether some of the words may be part of an amount: a figure, a number word, a scale, a unit.

    A hedge or an article counts only where an amount may follow, in these words or right after them.
    """
    strong, weak = _vocabulary()
    if not strong.isdisjoint(keys) or _hold_figure(keys):
        return True
    return not weak.isdisjoint(keys) and (not strong.isdisjoint(following) or _hold_figure(following))


def _hold_figure(keys: Sequence[str]) -> bool:
    # Most gaps are words of letters throughout, which is seen at once.
    return not all(map(str.isalpha, keys)) and not all(key[0].isalpha() for key in keys)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Words of amounts, and words that only stand beside them."""
    phrases = (*units(), *currencies(), *(phrase for phrase, cls in hedges().items() if cls == "vague"))
    strong = {*NUMBER_WORDS, *SCALES, *PARTS, *(word for phrase in phrases for word in phrase.split())} - _IDLE
    weak = {word for phrase in hedges() for word in phrase.split()} | _IDLE
    return frozenset(strong), frozenset(weak - strong)


def _quantity(strand: Strand, at: int, limit: int) -> Quantity | None:
    keys = strand.keys
    vague = _vague(strand, at)
    if vague is not None:
        return vague
    figure = _figure(strand, at)
    if figure is None:
        return None
    figure, high, after = _range(strand, figure, at, limit)
    dimension, factor, unit, after = _unit(strand, figure, after)
    if high is None and _spans(keys, at) and keys[after : after + 1] in (["and"], ["to"]):
        upper = _figure(strand, after + 1)
        if upper is not None and upper.value > figure.value:
            high = upper.value
            dimension, factor, unit, after = _unit(strand, upper, upper.last)
    start = at - 1 if high is not None and _spans(keys, at) else at
    if not dimension and at > 0 and keys[at - 1] in currencies() and strand.before(at).strip() in {"", "."}:
        dimension, unit, start = currencies()[keys[at - 1]], keys[at - 1], at - 1
    if figure.currency and at > 0 and not strand.before(at) and f"{keys[at - 1]}$" in currencies():
        dimension, unit, start = currencies()[f"{keys[at - 1]}$"], f"{keys[at - 1]}$", at - 1
    hedge, start, after = _hedge(strand, start, after)
    if figure.ordinal:
        dimension = "ordinal"
    return Quantity(
        start, after, figure.value * factor, None if high is None else high * factor, hedge, dimension, unit,
        figure.step * factor, (at, figure.last), after, figure.value,
    )  # fmt: skip


def _spans(keys: list[str], at: int) -> bool:
    """Whether a range may begin there: `between 18 and 19`."""
    return at > 0 and keys[at - 1] in {"between", "from"}


def _range(strand: Strand, figure: Figure, at: int, limit: int) -> tuple[Figure, float | None, int]:
    """A figure, the upper end of its range if it has one, and where both end."""
    keys, after = strand.keys, figure.last
    if after + 1 < limit and (keys[after] == "to" or (keys[after] == "and" and _spans(keys, at))):
        upper = _figure(strand, after + 1)
    elif after < limit and strand.before(after) in {"-", "–", "—"} and keys[after][:1].isdigit():
        upper = _figure(strand, after)
    else:
        return figure, None, after
    if upper is None or upper.value <= figure.value or _other_kind(figure, upper):
        return figure, None, after
    if upper.value / max(figure.value, 1e-9) >= SCALED_LATER:
        # The scale stands once, at the end: 2 to 3 million.
        figure = figure._replace(value=figure.value * _scale_of(strand, upper))
    return figure, upper.value, upper.last


def _other_kind(lower: Figure, upper: Figure) -> bool:
    """Whether two figures are no two ends: `rose 4.2pc to 311p`, `fell 0.9pc to 25.38`."""
    return bool(lower.suffix) or bool(lower.currency and upper.suffix)


def _scale_of(strand: Strand, figure: Figure) -> float:
    return SCALES.get(strand.keys[figure.last - 1], 1.0)


def _vague(strand: Strand, at: int) -> Quantity | None:
    for words, phrase in _vague_phrases().get(strand.keys[at], ()):
        end = at + len(words)
        if strand.keys[at:end] == words:
            return Quantity(at, end, 0.0, None, "", "vague", phrase.removesuffix(" of"), 0.0, (at, end), end, 0.0)
    return None


def _figure(strand: Strand, at: int) -> Figure | None:
    """Digits or number words from a position on, with the scale words that follow."""
    keys = strand.keys
    if at >= len(keys):
        return None
    key = keys[at]
    if key[0].isdigit() or not key[0].isalnum():
        lasting = _LASTING.fullmatch(key)
        if lasting and keys[at + 1 : at + 2] and keys[at + 1] in _OF_CLOCK:
            return None
        if lasting:
            hours, minutes, seconds = (float(part or 0) for part in lasting.groups())
            return Figure(3600 * hours + 60 * minutes + seconds, at + 1, 1.0, "", "lasting", ordinal=False)
        printed = _PRINTED.match(key)
        if printed is None:
            return None
        sign, digits, suffix = printed.groups()
        decimals = len(digits.partition(".")[2])
        value, step = float(digits.replace(",", "")), 10.0**-decimals
        if not decimals and value:
            plain = digits.replace(",", "")
            step = 10.0 ** (len(plain) - len(plain.rstrip("0")))
        last = at + 1
        if suffix in SCALES:
            value, step, suffix = value * SCALES[suffix], step * SCALES[suffix], ""
        value, step, last = scaled(keys, value, step, last)
        ordinal = suffix in {"st", "nd", "rd", "th"}
        return Figure(value, last, step, currencies().get(sign, "") if sign else "", suffix, ordinal)
    return worded(strand, at)


def _unit(strand: Strand, figure: Figure, after: int) -> tuple[str, float, str, int]:
    """The unit or currency that follows a figure: dimension, factor, name, and where it ends."""
    keys = strand.keys
    if figure.currency:
        return figure.currency, 1.0, "", after
    if figure.suffix:
        return (*_suffixed(figure.suffix), after)
    if keys[after : after + 1] == ["times"]:
        return "times", 1.0, "times", after + 1
    return _named_unit(strand, after)


def _suffixed(suffix: str) -> tuple[str, float, str]:
    """What is printed right behind a figure: a unit, a currency, a share, or a dimension of its own."""
    if suffix in units():
        return (*units()[suffix], suffix)
    if suffix in currencies():
        return currencies()[suffix], 1.0, suffix
    return ("percent", 100.0, "part") if suffix == "part" else (suffix, 1.0, "")


def _named_unit(strand: Strand, after: int) -> tuple[str, float, str, int]:
    """The longest name of a unit or currency that begins at a position."""
    keys = strand.keys
    if after >= len(keys) or (keys[after].isalnum() and keys[after].isascii() and keys[after] not in measured()):
        return "", 1.0, "", after
    for length in (4, 3, 2, 1):
        if after + length > len(keys) or (length == 1 and strand.before(after).strip() not in {"", "-", ".", "("}):
            continue
        name = fold(strand.phrase(after, after + length))
        if name in units() and not (length == 1 and len(name) == 1):
            dimension, factor = units()[name]
            return dimension, factor, name, after + length
        if name in currencies() and not (length == 1 and len(name) == 1):
            return currencies()[name], 1.0, name, after + length
    return "", 1.0, "", after


def _hedge(strand: Strand, start: int, after: int) -> tuple[str, int, int]:
    """The hedge around a figure, its class and how far it reaches."""
    for phrase in hedge_words().get(strand.keys[start - 1], ()) if start else ():
        length = phrase.count(" ") + 1
        if start < length or strand.phrase(start - length, start) != phrase:
            continue
        if not any(strand.before(start - step).strip() for step in range(length)):
            if phrase in _PARTICLES and start > length and strand.keys[start - length - 1] in _PARTICLES[phrase]:
                break
            return hedges()[phrase], start - length, after
    following = strand.phrase(after, after + 2) if strand.keys[after : after + 1] == ["or"] else ""
    if following in {"or so", "or more", "or less"}:
        return {"or so": "about", "or more": "least", "or less": "most"}[following], start, after + 2
    return "", start, after


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts may stand for the same thing: one dimension, or one of them without a unit."""
    kinds = {one.dimension, two.dimension}
    if len(kinds) == 1 or ("vague" in kinds and "ordinal" not in kinds):
        return True
    if "ordinal" in kinds or "times" in kinds:
        return False
    return (is_money(one) and is_money(two)) or "" in kinds


def is_money(amount: Quantity) -> bool:
    """Whether an amount is one of a currency."""
    return len(amount.dimension) == 3 and amount.dimension.isupper()
