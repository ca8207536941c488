"""Which types of difference are shown: the choices for `f`, and the view after it; pure."""

from typing import Final, NamedTuple

from reader.collation.model import DIVERGENCE_TYPES, Collation, DivergenceType
from reader.layout.marks import TYPE_NAMES
from reader.layout.model import View
from reader.text.gate import display
from reader.ui.choice import Choice

FACTS: Final = frozenset[DivergenceType]({"number", "name", "date-time", "place", "quote-wording", "speaker"})
"""What a standards editor looks at first: who, where, when, how many, and what was said."""


class TypeChoices(NamedTuple):
    """The types that a pair has, as choices."""

    types: tuple[DivergenceType, ...]
    choices: tuple[Choice, ...]
    ticked: frozenset[int]
    """Indexes of those that are shown now."""
    facts: frozenset[int] = frozenset()
    """Indexes of those that are differences of fact."""


def type_choices(collation: Collation, view: View) -> TypeChoices:
    """The types that occur in a collation, with how often, in the order of all types."""
    counts = {name: sum(found.type == name for found in collation.divergences) for name in DIVERGENCE_TYPES}
    types = tuple(name for name in DIVERGENCE_TYPES if counts[name])
    choices = tuple(Choice(display(TYPE_NAMES[name]), display(str(counts[name]))) for name in types)
    shown = {name for name in types if _is_shown(name, view)}
    ticked, facts = (
        frozenset(index for index, name in enumerate(types) if name in wanted) for wanted in (shown, FACTS)
    )
    return TypeChoices(types, choices, ticked, facts)


def filtered(view: View, types: tuple[DivergenceType, ...], ticked: frozenset[int]) -> View:
    """The view with only the ticked types; all but the formal ones is no filter at all."""
    wanted = frozenset(types[index] for index in ticked)
    is_usual = wanted | {"formal"} == frozenset(types) | {"formal"}
    message = "" if wanted else "All types are hidden: f shows them again."
    return view._replace(
        types=None if is_usual else frozenset[str](wanted),
        formal="formal" in wanted,
        divergence=None,
        message=message,
    )


def _is_shown(name: DivergenceType, view: View) -> bool:
    if name == "formal":
        return view.formal
    return view.types is None or name in view.types
