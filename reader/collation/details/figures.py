"""Figures in words: cardinals, ordinals, shares, halves. English only."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.collation.details.lexicon import currencies, function_words, units
from reader.collation.details.numerals import MULTIPLES, ORDINALS, PARTS, SCALES, SMALL, TENS
from reader.collation.details.strands import Strand

_SHARED: Final = frozenset({"of", "more", "less", "higher", "lower", "larger", "smaller", "fewer", "bigger"})
_NEARLY: Final = frozenset({"about", "nearly", "almost", "roughly", "around", "over", "than", "least", "most", "some"})
NUMBER_WORDS: Final = frozenset({"a", "an", "half", *SMALL, *TENS, *ORDINALS, *MULTIPLES})
_LATER: Final = frozenset({"later", "earlier", "ago"})


class Figure(NamedTuple):
    """One figure as printed, before its unit is known."""

    value: float
    last: int
    step: float
    currency: str
    suffix: str
    ordinal: bool


def scaled(words: Sequence[str], value: float, step: float, last: int) -> tuple[float, float, int]:
    """A figure's value and step times the scale words from a position on, and where they end."""
    while last < len(words) and len(words[last]) > 1 and words[last] in SCALES:
        value, step, last = value * SCALES[words[last]], step * SCALES[words[last]], last + 1
    return value, step, last


def worded(strand: Strand, at: int) -> Figure | None:  # noqa: PLR0911 - one return for each form
    """A figure in words from a position on: `a third`, `half a million`, `second`, `twenty-one`."""
    keys = strand.keys
    key = keys[at]
    if key not in NUMBER_WORDS:
        return None
    if key in MULTIPLES:
        return Figure(MULTIPLES[key], at + 1, 1.0, "", "times", ordinal=False)
    if key in {"a", "an", "half", "one"} and at + 1 < len(keys):
        following = keys[at + 1]
        if key == "half" or following == "half":
            return _half(keys, at)
        if following in PARTS and following != "second" and _is_part(keys, at):
            return Figure(PARTS[following], at + 2, 0.0, "", "part", ordinal=False)
        if key != "one" and (following in SCALES and len(following) > 1):
            value, step, last = scaled(keys, 1.0, 1.0, at + 1)
            return Figure(value, last, step, "", "", ordinal=False)
        if key != "one":
            is_unit = following in units() and following != "second" and len(following) > 1
            return Figure(1.0, at + 1, 1.0, "", "", ordinal=False) if is_unit and not _is_rate(keys, at) else None
    if key in ORDINALS and (key != "second" or _is_rank(strand, at)):
        return Figure(ORDINALS[key], at + 1, 1.0, "", "", ordinal=True)
    return _cardinal(keys, at)


def _is_rate(words: Sequence[str], at: int) -> bool:
    """Whether what precedes is so much in each: `£7.40 an hour`, `nine euros a night`, `twice a week`."""
    before = words[at - 1] if at else "a"
    return not before[0].isalpha() or before in currencies() or before in MULTIPLES


def _is_rank(strand: Strand, at: int) -> bool:
    """Whether `second` counts what follows it: `the second serious incident`, not `a second later`."""
    keys, after = strand.keys, at + 1
    if after >= len(keys) or strand.before(after).strip() or not keys[after].isalpha():
        return False
    return keys[after] not in function_words() and keys[after] not in _LATER and not keys[at - 1][:1].isdigit()


def _is_part(words: Sequence[str], at: int) -> bool:
    """Whether `a third` is a share, not a rank: `a third of`, `by a third`, `a third more`."""
    after = words[at + 2] if at + 2 < len(words) else ""
    return after in _SHARED or (at > 0 and (words[at - 1] == "by" or words[at - 1] in _NEARLY))


def _half(words: Sequence[str], at: int) -> Figure:
    last = at + (1 if words[at] == "half" else 2)
    if (
        words[last : last + 1]
        and words[last] in {"a", "an"}
        and words[last + 1 : last + 2]
        and words[last + 1] in SCALES
    ):
        last += 1
    elif words[last : last + 1] in (["an"], ["a"]) and words[last + 1 : last + 2] and words[last + 1] in units():
        return Figure(0.5, last + 1, 0.5, "", "", ordinal=False)
    value, step, last = scaled(words, 0.5, 0.5, last)
    return Figure(value, last, step, "", "" if value > 1 else "part", ordinal=False)


def _cardinal(words: Sequence[str], at: int) -> Figure | None:
    total, current, last, seen = 0.0, 0.0, at, False
    while last < len(words):
        word = words[last]
        if word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in SMALL and ((current % 10 == 0 and current % 100 != 10) or not seen):
            current += SMALL[word]
        elif seen and word == "hundred":
            current *= 100
        elif seen and len(word) > 1 and word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0.0
        elif (
            seen
            and word == "and"
            and current % 100 == 0
            and current
            and words[last + 1 : last + 2]
            and (words[last + 1] in SMALL or words[last + 1] in TENS)
        ):
            pass
        else:
            break
        seen = True
        last += 1
    if not seen:
        return None
    value = total + current
    plain = str(int(value))
    return Figure(value, last, 10.0 ** (len(plain) - len(plain.rstrip("0"))) if value else 1.0, "", "", ordinal=False)
