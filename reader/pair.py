"""Both sides of everything: one type, indexed by side."""

from typing import Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

Side: TypeAlias = Literal[0, 1]
"""Which of the two: 0 is left, 1 is right."""

LEFT: Final[Side] = 0
RIGHT: Final[Side] = 1
SIDES: Final[tuple[Side, Side]] = (LEFT, RIGHT)


class Pair(NamedTuple, Generic[T_co]):
    """A value for each side, so that no function exists twice: `pair[side]`."""

    left: T_co
    right: T_co


class Span(NamedTuple):
    """A stretch of a text: code-point offsets, half open."""

    start: int
    end: int


def other(side: Side) -> Side:
    """The side across."""
    return RIGHT if side == LEFT else LEFT


def swapped(pair: Pair[T_co]) -> Pair[T_co]:
    """The same pair seen from across."""
    return Pair(pair[1], pair[0])
