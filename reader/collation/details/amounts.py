"""How two amounts stand to each other: one and the same, hedged, rounded, converted, or different."""

import math
from typing import Final

from reader.collation.details.numbers import Quantity

BOUND: Final = 0.15
"""How far from `more than 90,000` or `nearly 100,000` a figure may be and still be what is meant."""
CLOSE: Final = 0.03
"""The same for a round figure that no hedge calls one: 31,000 for 30,800."""
WHOLE: Final = 100
"""Below this a bare whole number is exact: neither `ten` for seven nor `20` for 19 is a round figure."""
ROUNDED: Final = 0.05
"""Two amounts in different units within this share of each other are one amount converted and rounded."""
FIVE: Final = 5
"""Multiples of it are round enough for a bound that an exact figure keeps: `more than 25`, not `at least 41`."""
SAME: Final = 1e-6
"""How far two units may be apart, in powers of ten, and be one with another prefix: what floats lose."""
FLOOR: Final = frozenset({"above", "least"})
"""Hedges of a lower bound."""
CEILING: Final = frozenset({"below", "most", "nearly"})
"""Hedges of an upper bound."""
_SCALELESS: Final = frozenset({"degree", "degrees"})
_ORDERS: Final = {
    "dozens": (20, 200), "scores": (30, 300), "hundreds": (150, 3e3), "thousands": (1.5e3, 1e5),
    "tens of thousands": (1.5e4, 3e5), "hundreds of thousands": (1.5e5, 3e6), "millions": (1.5e6, 1e9),
    "tens of millions": (1.5e7, 3e8), "hundreds of millions": (1.5e8, 3e9), "billions": (1.5e9, 1e12),
    "a couple": (2, 3), "a few": (2, 10), "few": (1, 10), "several": (3, 20), "a handful": (2, 10),
}  # fmt: skip
"""The figures that a word of quantity may stand for."""


def relation(one: Quantity, two: Quantity) -> str:  # noqa: PLR0911 - one return for each relation
    """How two comparable amounts stand to each other.

    Returns:
        `same`, `hedged` (one figure, different hedges), `converted`, `rounded`, `within` (a bound that the other
        keeps), `vague` or `different`.
    """
    if _bracketed(one, two):
        return "converted"
    if "vague" in {one.dimension, two.dimension}:
        return _vaguely(one, two)
    bare = "" in {one.dimension, two.dimension} and one.dimension != two.dimension
    # `eight degrees` leaves open of which scale.
    bare = bare or (
        one.dimension == two.dimension == "temperature" and bool({one.unit, two.unit} & {"degree", "degrees"})
    )
    equal = _close(one.value, two.value) and _close(one.high or one.value, two.high or two.value)
    if equal and one.dimension != two.dimension and not bare:
        return "different"
    if equal or (bare and _close(one.figure, two.figure)):
        return "same" if one.hedge in {two.hedge, "exact"} or (two.hedge == "exact" and not one.hedge) else "hedged"
    if one.high is not None or two.high is not None:
        return _ranged(one, two)
    if _converted(one, two):
        return "converted"
    if _rounded(one, two) or _rounded(two, one):
        return "rounded"
    return "within" if _within(one, two) or _within(two, one) else "different"


def _vaguely(one: Quantity, two: Quantity) -> str:
    """How a word of quantity stands to a figure, or to another such word."""
    if one.dimension == two.dimension:
        return "same" if one.unit == two.unit else "different"
    word, figure = (one, two) if one.dimension == "vague" else (two, one)
    low, high = _ORDERS.get(word.unit, (0, math.inf))
    return "vague" if low <= figure.value <= high else "different"


def _ranged(one: Quantity, two: Quantity) -> str:
    """How a range stands to a figure inside it or at one of its ends, or to another range."""
    if one.high is not None and two.high is not None:
        ends = [(one._replace(high=None), two._replace(high=None)),
                (one._replace(high=None, value=one.high), two._replace(high=None, value=two.high))]  # fmt: skip
        return (
            "converted"
            if all(_converted(*pair) or _close(pair[0].value, pair[1].value) for pair in ends)
            else "different"
        )
    span, figure = (one, two) if one.high is not None else (two, one)
    assert span.high is not None
    if figure.hedge in FLOOR | CEILING:
        bound = span.high if figure.hedge in CEILING else span.value
        return "within" if _close(figure.value, bound) else "different"
    return "within" if span.value < figure.value < span.high else "different"


def _bracketed(one: Quantity, two: Quantity) -> bool:
    """Whether an amount in brackets after one of them is the other one, which its main figure is not."""
    for mine, theirs in ((one.also, two), (one, two.also)):
        if mine is None or theirs is None or theirs.dimension != mine.dimension:
            continue
        if relation(mine._replace(also=None), theirs._replace(also=None)) in {"same", "rounded", "converted"}:
            return relation(one._replace(also=None), two._replace(also=None)) != "same"
    return False


def _converted(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts in two units are one, rounded."""
    if one.dimension != two.dimension or one.unit == two.unit or one.dimension in {"", "percent"}:
        return False
    larger = max(abs(one.value), abs(two.value))
    coarse = min(max(one.step, two.step) / 2, 2 * ROUNDED * larger)
    return abs(one.value - two.value) <= max(ROUNDED * larger, coarse)


def _rounded(coarse: Quantity, fine: Quantity) -> bool:
    """Whether the first amount is the second with fewer digits, on the side on which its hedge puts it."""
    away = coarse.value - fine.value
    if coarse.step <= fine.step or not coarse.value or abs(away) > coarse.step or coarse.unit == "part":
        return False
    if (coarse.hedge in FLOOR and away > 0) or (coarse.hedge in CEILING and away < 0):
        return False
    bound = coarse.hedge in FLOOR | CEILING
    if not bound and abs(away) > coarse.step / 2:
        return False
    whole = coarse.step >= 1 and fine.step >= 1
    if not coarse.hedge and whole and abs(coarse.figure) < WHOLE:
        return False
    if coarse.hedge:
        return abs(away) <= (BOUND if bound else ROUNDED) * abs(coarse.value)
    return not whole or abs(away) <= CLOSE * abs(coarse.value)


def _within(bound: Quantity, exact: Quantity) -> bool:
    """Whether a round amount is the bound of a figure that keeps it, and is not far from it."""
    if exact.hedge not in {"", "exact"} or bound.figure % FIVE:
        return False
    if bound.hedge in FLOOR:
        return bound.value < exact.value <= (1 + BOUND) * bound.value
    return bound.hedge in CEILING and (1 - BOUND) * bound.value <= exact.value < bound.value


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two), 1e-9)


def one_measure(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts are in one unit, whatever its name and prefix: `45 km`, `44 kilometres`; not `28 miles`."""
    if one.dimension != two.dimension or not (one.figure and two.figure and one.value and two.value):
        return False
    apart = math.log10(abs(one.value / one.figure / (two.value / two.figure)))
    return abs(apart - round(apart)) < SAME
