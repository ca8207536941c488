"""How far two annotators of the gold set agree: the files beside the texts (A) and those in `second/` (B).

It needs only the standard library and knows nothing of the program that the set is meant to judge.
Run it from anywhere: `python tests/gold/agreement.py`. With `--list` it also prints what only one of the two has.

Links are compared as pairs of paragraphs. Two divergences are the same where their readings overlap by a character
at least on both sides, or where both have no reading on that side; one of A meets one of B at most, and the most that
can be matched are. F1 is 2 x matched / (A + B): the same whichever of the two is called the truth.
"""

from __future__ import annotations

import collections
import json
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
PARAGRAPHS: Callable[[Path], list[str]] = runpy.run_path(str(HERE / "check.py"))["paragraphs"]
SIDES = ("left", "right")
# What a fact-checker asks about; the rest is every other word that differs.
DETAILS = (
    "number",
    "name",
    "date-time",
    "place",
    "quote-wording",
    "quote-form",
    "speaker",
    "saying-verb",
    "modality",
)


class Span(NamedTuple):
    """A reading: its paragraph and the characters that it covers there."""

    paragraph: int
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


class Divergence(NamedTuple):
    """One annotated divergence."""

    kind: str
    left: Span | None
    right: Span | None
    words: str


class Tally(NamedTuple):
    """How many one annotator has, how many the other, how many both."""

    first: int = 0
    second: int = 0
    both: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum of two tallies."""
        return Tally(self.first + other.first, self.second + other.second, self.both + other.both)

    def f1(self) -> str:
        """Agreement, as it is printed; a stroke where neither has any."""
        total = self.first + self.second
        return f"{2 * self.both / total:.3f}" if total else "-"


class Subject(NamedTuple):
    """The agreement on one pair of articles."""

    links: Tally
    kinds: list[tuple[str, str]]  # of the paragraph pairs that both link
    spans: Tally  # divergences, whatever their types
    typed: Tally  # divergences, of the same type
    touched: Tally  # A's and B's divergences, and how many of both touch one of the other annotator's on either side
    by_type: dict[str, Tally]
    types: list[tuple[str, str]]  # of the divergences that meet
    alone: list[str]


def paragraph_pairs(pair: dict[str, Any]) -> dict[tuple[int, int], str]:
    """The linked paragraph pairs with the kinds of their links."""
    kinds: dict[tuple[int, int], str] = {}
    for link in pair["links"]:
        product = [[left, right] for left in link["left"] for right in link["right"]]
        kinds.update(dict.fromkeys(((left, right) for left, right in link.get("pairs", product)), link["kind"]))
    return kinds


def span(reading: dict[str, Any] | None, texts: list[str]) -> Span | None:
    """The characters that a reading covers."""
    if reading is None:
        return None
    words = " ".join(reading["text"].split())
    start = -1
    for _ in range(reading["occurrence"] + 1):
        start = texts[reading["paragraph"]].index(words, start + 1)
    return Span(reading["paragraph"], start, start + len(words))


def divergences(pair: dict[str, Any], folder: Path) -> list[Divergence]:
    """The divergences of one annotated pair, with their places in the texts."""
    texts = {side: PARAGRAPHS(folder / pair[side]) for side in SIDES}
    return [
        Divergence(
            item["type"],
            span(item["left"], texts["left"]),
            span(item["right"], texts["right"]),
            " | ".join(f"{item[side]['paragraph']}: {item[side]['text']}" if item[side] else "-" for side in SIDES),
        )
        for item in pair["divergences"]
    ]


def same_side(one: Span | None, other: Span | None) -> bool:
    """Whether two readings of one side overlap, or are both absent."""
    return one is None and other is None if one is None or other is None else one.meets(other)


def same(one: Divergence, other: Divergence) -> bool:
    """Whether two divergences are at the same place on both sides."""
    return same_side(one.left, other.left) and same_side(one.right, other.right)


def touch(one: Divergence, other: Divergence) -> bool:
    """Whether two divergences share a character on either side."""
    pairs = ((one.left, other.left), (one.right, other.right))
    return any(first is not None and second is not None and first.meets(second) for first, second in pairs)


def match(first: Sequence[Divergence], second: Sequence[Divergence], *, typed: bool) -> dict[int, int]:
    """The largest matching of the two lists (augmenting paths), indexes of the second to indexes of the first.

    Without types, those of one type are tried first, so that a divergence meets its namesake where it can.
    """
    taken: dict[int, int] = {}
    choices = [
        sorted(
            (j for j, other in enumerate(second) if same(one, other) and (not typed or one.kind == other.kind)),
            key=lambda j, kind=one.kind: second[j].kind != kind,  # type: ignore[misc]
        )
        for one in first
    ]

    def place(i: int, seen: set[int]) -> bool:
        for j in choices[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in sorted(range(len(first)), key=lambda i: not any(second[j].kind == first[i].kind for j in choices[i])):
        place(i, set())
    return taken


def kappa(pairs: Sequence[tuple[str, str]]) -> str:
    """Cohen's kappa of two annotators' labels for the same things, as it is printed."""
    total = len(pairs)
    counts = [collections.Counter(pair[side] for pair in pairs) for side in (0, 1)]
    chance = sum(counts[0][label] * counts[1][label] for label in counts[0]) / total**2 if total else 1.0
    if chance == 1:
        return "-"
    return f"{(sum(one == other for one, other in pairs) / total - chance) / (1 - chance):.3f}"


def rate(pairs: Sequence[tuple[str, str]]) -> str:
    """How many of the labels are the same, as it is printed."""
    return f"{sum(one == other for one, other in pairs) / len(pairs):.3f}" if pairs else "-"


def compare(path: Path) -> Subject:
    """Both annotations of one pair of articles."""
    folder = HERE / path.parent.name
    pairs = [json.loads(file.read_text("utf-8")) for file in (folder / path.name, path)]
    links = [paragraph_pairs(pair) for pair in pairs]
    shared = sorted(links[0].keys() & links[1].keys())
    items = [divergences(pair, folder) for pair in pairs]
    loose, strict = (match(items[0], items[1], typed=typed) for typed in (False, True))
    by_type = {
        kind: Tally(
            sum(item.kind == kind for item in items[0]),
            sum(item.kind == kind for item in items[1]),
            sum(items[0][i].kind == kind for i in strict.values()),
        )
        for kind in {item.kind for side in items for item in side}
    }
    touched = sum(any(touch(item, other) for other in theirs) for ours, theirs in (items, items[::-1]) for item in ours)
    alone = [
        f"  link only {'AB'[side]}: {pair}" for side in (0, 1) for pair in sorted(links[side].keys() - set(shared))
    ]
    alone += [
        f"  kind of {pair}: {links[0][pair]} / {links[1][pair]}" for pair in shared if links[0][pair] != links[1][pair]
    ]
    alone += [
        f"  type: {items[0][i].kind} ({items[0][i].words}) / {items[1][j].kind} ({items[1][j].words})"
        for j, i in sorted(loose.items(), key=lambda entry: entry[1])
        if items[0][i].kind != items[1][j].kind
    ]
    for side, found in ((0, set(loose.values())), (1, set(loose))):
        alone += [
            f"  only {'AB'[side]}: {item.kind} ({item.words})" for i, item in enumerate(items[side]) if i not in found
        ]
    return Subject(
        Tally(len(links[0]), len(links[1]), len(shared)),
        [(links[0][pair], links[1][pair]) for pair in shared],
        Tally(len(items[0]), len(items[1]), len(loose)),
        Tally(len(items[0]), len(items[1]), len(strict)),
        Tally(len(items[0]), len(items[1]), touched),
        by_type,
        [(items[0][i].kind, items[1][j].kind) for j, i in sorted(loose.items())],
        alone,
    )


def total(tallies: Sequence[Tally]) -> Tally:
    """The sum of all tallies."""
    result = Tally()
    for tally in tallies:
        result = result.plus(tally)
    return result


def touched_rate(tally: Tally) -> str:
    """The share of both annotators' divergences that touch one of the other's, as it is printed."""
    return f"{tally.both / (tally.first + tally.second):.3f}" if tally.first + tally.second else "-"


def print_subjects(subjects: dict[str, Subject]) -> None:
    """One row a subject, and the sum."""
    kinds = [pair for subject in subjects.values() for pair in subject.kinds]
    types = [pair for subject in subjects.values() for pair in subject.types]
    whole = Subject(
        total([subject.links for subject in subjects.values()]),
        kinds,
        total([subject.spans for subject in subjects.values()]),
        total([subject.typed for subject in subjects.values()]),
        total([subject.touched for subject in subjects.values()]),
        {},
        types,
        [],
    )
    print(
        "| Pair | Links A, B, both | F1 | Kinds alike | Kappa | Divergences A, B | F1, place | F1, place and type | Touched |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name, subject in [*subjects.items(), ("all", whole)]:
        cells = (
            name,
            ", ".join(map(str, subject.links)),
            subject.links.f1(),
            rate(subject.kinds),
            kappa(subject.kinds),
            f"{subject.spans.first}, {subject.spans.second}",
            subject.spans.f1(),
            subject.typed.f1(),
            touched_rate(subject.touched),
        )
        print(f"| {' | '.join(cells)} |")
    print(f"\nTypes of the divergences at the same place: {rate(types)} alike, kappa {kappa(types)}.")
    confused = collections.Counter(pair for pair in types if pair[0] != pair[1])
    print("Named otherwise (A / B):", ", ".join(f"{a} / {b} {count}" for (a, b), count in confused.most_common()))


def print_types(subjects: dict[str, Subject]) -> None:
    """One row a type of divergence, and the sums of the details and of the rest."""
    tallies: dict[str, Tally] = collections.defaultdict(Tally)
    for subject in subjects.values():
        for kind, tally in subject.by_type.items():
            tallies[kind] = tallies[kind].plus(tally)
    details = total([tally for kind, tally in tallies.items() if kind in DETAILS])
    others = total([tally for kind, tally in tallies.items() if kind not in DETAILS])
    print("\n| Type | A | B | Both | F1 |\n|---|---|---|---|---|")
    rows = sorted(tallies.items(), key=lambda row: (row[0] not in DETAILS, -row[1].first, row[0]))
    for kind, tally in [*rows, ("all details", details), ("all other", others)]:
        print(f"| {kind} | {tally.first} | {tally.second} | {tally.both} | {tally.f1()} |")


def main() -> int:
    """Compares all pairs that both have annotated."""
    paths = [
        path for path in sorted((HERE / "second").glob("*/*.json")) if (HERE / path.parent.name / path.name).exists()
    ]
    if not paths:
        print("no pair that both have annotated", file=sys.stderr)
        return 1
    subjects = {f"{path.parent.name} {path.stem}": compare(path) for path in paths}
    print_subjects(subjects)
    print_types(subjects)
    if "--list" in sys.argv[1:]:
        for name, subject in subjects.items():
            print(f"\n{name}", *subject.alone, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
