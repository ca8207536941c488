"""What the reader judged of divergences: notes of a kind of their own, put over the verdicts that rules propose.

Between the rooms, as `byhand` is: notes know nothing of divergences, the collation nothing of notes.
"""

from typing import TYPE_CHECKING, Final

from reader import byhand
from reader.articles.model import Article
from reader.collation.model import Collation, Divergence, Verdict
from reader.errors import SidecarProblem
from reader.pair import SIDES, Pair, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.notes.shown import Placed

VERDICTS: Final[tuple[Verdict, ...]] = (
    "conflict", "more specific", "different moment", "variant", "unclear", "open",
)  # fmt: skip
VERDICT_KIND: Final = "verdict"
"""The kind of a note that judges a divergence; the verdict is one of its tags."""
_PAIR: Final = 2


def with_verdicts(articles: Pair[Article], collation: Collation) -> Collation:
    """The collation with the verdicts that stand in the sidecar of the pair; a faulty sidecar has none."""
    sidecar, swapped = byhand.pair_sidecar(articles)
    if not sidecar:
        return collation
    from reader.notes.api import load  # noqa: PLC0415 - only where there is a sidecar
    from reader.notes.candidates import Searched  # noqa: PLC0415
    from reader.notes.shown import place_note  # noqa: PLC0415

    try:
        notes = [note for note in load(sidecar).notes if note.kind == VERDICT_KIND]
    except SidecarProblem:
        return collation
    texts = [Searched(article.text) for article in articles] if notes else []
    return judged(collation, (place_note(note, _PAIR, texts, swapped=swapped) for note in notes))


def verdict_of(placed: "Placed") -> Verdict | None:
    """What a note says of a divergence; None where it is no such note."""
    if placed.note.kind != VERDICT_KIND:
        return None
    return next((verdict for verdict in VERDICTS if verdict in placed.note.tags), None)


def judges(placed: "Placed", divergence: Divergence) -> bool:
    """Whether a note is the reader's judgement of a divergence."""
    spans = Pair(*(found.span if (found := placed.places[side]) else None for side in SIDES))
    return placed.where == _PAIR and placed.note.kind == VERDICT_KIND and spans == divergence.sides


def judged(collation: Collation, placed: "Iterable[Placed]") -> Collation:
    """The collation with the reader's verdicts in place of the rules'."""
    verdicts: dict[tuple[Span | None, ...], Verdict] = {}
    for each in placed:
        verdict = verdict_of(each)
        if verdict is not None:
            verdicts[tuple(found.span if (found := each.places[side]) else None for side in SIDES)] = verdict
    if not verdicts:
        return collation
    divergences = tuple(
        each._replace(verdict=verdicts[tuple(each.sides)], rule=f"{each.rule}; judged by the reader")
        if tuple(each.sides) in verdicts
        else each
        for each in collation.divergences
    )
    return collation._replace(divergences=divergences)


def judged_among(before: Collation, after: Collation) -> frozenset[int]:
    """Indexes of the divergences whose verdict is the reader's.

    Args:
        before: As the rules propose.
        after: The same with the reader's verdicts.
    """
    pairs = enumerate(zip(before.divergences, after.divergences, strict=True))
    return frozenset(at for at, (old, new) in pairs if old != new)
