"""How two amounts stand to each other: one and the same, hedged, rounded, converted, or different."""

from typing import Final

from reader.collation.details.numbers import Quantity

BOUND: Final = 0.15
"""How far from `more than 90,000` or `nearly 100,000` a figure may be and still be what is meant."""
ROUNDED: Final = 0.05
"""Two amounts in different units within this share of each other are one amount converted and rounded."""


def relation(one: Quantity, two: Quantity) -> str:  # noqa: PLR0911 - one return for each relation
    """How two comparable amounts stand to each other.

    Returns:
        `same`, `hedged` (one figure, different hedges), `converted`, `rounded`, `within` (a bound that the other
        keeps), `vague` or `different`.
    """
    if _bracketed(one, two):
        return "converted"
    if "vague" in {one.dimension, two.dimension}:
        return "same" if one.unit == two.unit and one.dimension == two.dimension else "vague"
    bare = "" in {one.dimension, two.dimension} and one.dimension != two.dimension
    equal = _close(one.value, two.value) and _close(one.high or one.value, two.high or two.value)
    if equal and one.dimension != two.dimension and not bare:
        return "different"
    if equal or (bare and _close(one.figure, two.figure)):
        return "same" if one.hedge in {two.hedge, "exact"} or (two.hedge == "exact" and not one.hedge) else "hedged"
    if _converted(one, two):
        return "converted"
    if any(a.step > b.step and a.value and abs(a.value - b.value) <= a.step / 2 for a, b in ((one, two), (two, one))):
        return "rounded"
    return "within" if _within(one, two) or _within(two, one) else "different"


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


def _within(bound: Quantity, exact: Quantity) -> bool:
    """Whether an amount keeps the bound that the other gives, and is not far from it."""
    if bound.hedge == "above":
        return bound.value < exact.value <= (1 + BOUND) * bound.value
    return bound.hedge == "below" and (1 - BOUND) * bound.value <= exact.value < bound.value


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two), 1e-9)
