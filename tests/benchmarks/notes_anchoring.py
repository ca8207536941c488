"""How well notes find their passage again after realistic edits of an article, against three other rules.

    python tests/benchmarks/notes_anchoring.py [--seed 1] [--rounds 40] [ARTICLE ...]

Edits are made on characters that remember where they came from, so that the right answer is known. A passage counts as
*there* when half of its characters survive and it still reads alike, as *gone* when none survives; what lies between is
judged only by whether a wrong place is shown as sure. Right: shown, and overlapping the true place by three quarters.
Wrong: sure, overlapping it by less than a half, and for the most part made of other characters than the passage's own,
as a passage that was torn in two (its paragraphs parted) has a right place in either part.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from reader.notes.anchoring import anchor
from reader.notes.candidates import Searched
from reader.notes.schema import CONTEXT, Selectors
from reader.notes.selecting import select
from reader.pair import Span
from tests.benchmarks.notes_anchoring_texts import EDITS, Text, invented, plain, without

Answer = tuple[int, int, str] | None
"""Start, end and state of what a rule shows; None for an orphan."""


def passages(text: str, dice: random.Random, count: int) -> list[Span]:
    """Words, phrases, sentences and paragraphs."""
    words = [found.span() for found in re.finditer(r"\S+", text)]
    sentences = [found.span() for found in re.finditer(r"[^\s.!?][^.!?\n]{20,}[.!?]", text)]
    blocks = [found.span() for found in re.finditer(r"[^\n]{20,}", text)]
    result: list[Span] = []
    while len(result) < count:
        roll = dice.random()
        if roll < 0.6:
            size = dice.randrange(1, 3) if roll < 0.25 else dice.randrange(3, 9)
            first = dice.randrange(max(1, len(words) - size))
            span = Span(words[first][0], words[min(len(words) - 1, first + size - 1)][1])
        else:
            span = Span(*dice.choice((sentences if roll < 0.8 else blocks) or words))
        if sum(map(str.isalnum, text[span.start : span.end])) > 2:
            result.append(span)
    return result


# Rules


def ours(searched: Searched, note: Selectors) -> Answer:
    """What diptych does."""
    found = anchor(searched, note)
    return None if found is None else (*found.span, found.state)


def position_only(searched: Searched, note: Selectors) -> Answer:
    """Offsets and nothing else."""
    return (note.start, note.end, "sure") if note.end <= len(searched.text) else None


def exact_quote(searched: Searched, note: Selectors) -> Answer:
    """The occurrence of the quote that is nearest to the old position."""
    found = [each.start() for each in re.finditer(re.escape(note.quote), searched.text)]
    if not found:
        return None
    start = min(found, key=lambda each: abs(each - note.start))
    return start, start + len(note.quote), "sure"


def like_hypothesis(searched: Searched, note: Selectors) -> Answer:
    """Nearest quote within half its length in errors, weighed 50 quote, 20 prefix, 20 suffix, 2 position."""
    text, quote = searched.text, note.quote
    starts = [(each.start(), each.start() + len(quote)) for each in re.finditer(re.escape(quote), text)]
    if not starts:
        hit = fuzz.partial_ratio_alignment(quote, text)
        if hit is None or Indel.normalized_similarity(quote, text[hit.dest_start : hit.dest_end]) < 0.5:
            return None
        starts = [(hit.dest_start, hit.dest_end)]

    def worth(span: tuple[int, int]) -> float:
        start, end = span
        before = Indel.normalized_similarity(note.prefix[-CONTEXT:], text[max(0, start - CONTEXT) : start])
        after = Indel.normalized_similarity(note.suffix[:CONTEXT], text[end : end + CONTEXT])
        same = Indel.normalized_similarity(quote, text[start:end])
        return 50 * same + 20 * before + 20 * after + 2 * (1 - abs(start - note.start) / max(1, len(text)))

    return (*max(starts, key=worth), "sure")


RULES: dict[str, Callable[[Searched, Selectors], Answer]] = {
    "diptych": ours, "like Hypothesis": like_hypothesis, "exact quote": exact_quote, "position only": position_only,
}  # fmt: skip


class Truth(NamedTuple):
    """Where a passage is now."""

    state: str
    """there, gone, unclear"""
    span: Span


def truth(text: Text, edited: str, note: Selectors) -> Truth:
    """What happened to a passage."""
    places = [place for place, (_, origin) in enumerate(text) if note.start <= origin < note.end]
    if not places:
        return Truth("gone", Span(0, 0))
    span = Span(places[0], places[-1] + 1)
    alike = Indel.normalized_similarity(
        " ".join(note.quote.lower().split()), " ".join(edited[slice(*span)].lower().split())
    )
    origins = {text[place][1] for place in places}
    there = len(origins) >= (note.end - note.start) / 2 and alike >= 0.6
    return Truth("there" if there else "unclear", span)


def made_of(text: Text, answer: Answer, note: Selectors) -> float:
    """The share of what a rule shows that comes from the passage."""
    if answer is None:
        return 0.0
    shown = text[answer[0] : answer[1]]
    return sum(note.start <= origin < note.end for _, origin in shown) / max(1, len(shown))


def overlap(answer: Answer, span: Span) -> float:
    """Intersection over union."""
    if answer is None:
        return 0.0
    start, end = answer[:2]
    both = min(end, span.end) - max(start, span.start)
    return max(0, both) / (max(end, span.end) - min(start, span.start))


class Tally(NamedTuple):
    """What one rule did with one kind of edit."""

    counts: Counter[str]

    def line(self) -> str:
        """Shares in per cent."""
        n = self.counts
        there, gone = max(1, n["there"]), max(1, n["gone"])
        every = max(1, n["there"] + n["gone"] + n["unclear"])
        decided = max(1, n["there"] + n["gone"])
        return (
            f"{100 * (n['right'] + n['orphaned']) / decided:6.2f} {100 * n['right'] / there:6.2f} "
            f"{100 * n['review'] / there:6.2f} {100 * n['wrong sure'] / every:6.2f} "
            f"{100 * n['orphaned'] / gone:7.2f} {n['there']:7} {n['gone']:6}"
        )


def judge(counts: Counter[str], answer: Answer, real: Truth, own: float = 0.0) -> str:
    """Count one answer, of which a share is the passage's own; the verdict in a word."""
    counts[real.state] += 1
    if real.state == "gone":
        if answer is None:
            counts["orphaned"] += 1
            return "orphaned"
    elif overlap(answer, real.span) >= 0.75 and answer is not None:
        if real.state == "there":
            counts["right"] += 1
        if answer[2] == "review":
            counts["review"] += 1
        return "right"
    elsewhere = real.state == "gone" or (overlap(answer, real.span) < 0.5 and own < 0.5)
    if answer is not None and answer[2] == "sure" and elsewhere:
        counts["wrong sure"] += 1
        return "wrong sure"
    return "missed"


def trial(
    texts: list[str], seed: int, rounds: int, rules: dict[str, Callable[[Searched, Selectors], Answer]], show: int = 0
) -> dict[tuple[str, str], Tally]:
    """Each rule on the same edits, notes and texts."""
    dice = random.Random(seed)
    tallies: dict[tuple[str, str], Tally] = defaultdict(lambda: Tally(Counter()))
    for _ in range(rounds):
        text = dice.choice(texts)
        original = list(zip(text, range(len(text)), strict=True))
        notes = [select(text, span) for span in passages(text, dice, 24)]
        versions = [(name, edit(original, dice)) for name, edit in EDITS.items()]
        jobs = [(name, version, plain(version), notes) for name, version in versions]
        for note in notes[:8]:
            cut = without(original, Span(note.start, note.end))
            jobs.append(("passage deleted", cut, plain(cut), [note]))
            cut = without(versions[-1][1], Span(note.start, note.end))
            jobs.append(("deleted, all of it", cut, plain(cut), [note]))
        for name, version, edited, asked in jobs:
            searched = Searched(edited)
            for note in asked:
                real = truth(version, edited, note)
                for rule, find in rules.items():
                    answer = find(searched, note)
                    verdict = judge(tallies[rule, name].counts, answer, real, made_of(version, answer, note))
                    if rule == "diptych" and show and verdict in ("wrong sure", "missed") and real.state != "unclear":
                        show -= 1
                        there = edited[slice(*real.span)]
                        print(
                            f"-- {name}: {verdict} {real.state}\n   {note}\n   {answer} {answer and edited[answer[0] : answer[1]]!r}\n   {there!r}"
                        )
    return tallies


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--show", type=int, default=0, help="print so many of our mistakes")
    options = parser.parse_args()
    sets = {"texts of our own": [invented(random.Random(options.seed * 100 + turn)) for turn in range(12)]}
    if options.articles:
        sets["articles given"] = [path.read_text("utf-8", "replace").replace("\r\n", "\n") for path in options.articles]
    for title, texts in sets.items():
        tallies = trial(texts, options.seed, options.rounds, RULES, options.show)
        print(f"\n{title}, seed {options.seed}, {options.rounds} rounds; per cent")
        print(
            f"{'rule':16} {'edit':20} {'right':>6} {'found':>6} {'review':>6} {'wrong':>6} {'orphan':>7} {'there':>7} {'gone':>6}"
        )
        for rule in RULES:
            whole: Counter[str] = Counter()
            for (name, edit), tally in tallies.items():
                if name == rule:
                    whole += tally.counts
                    if rule == "diptych":
                        print(f"{rule:16} {edit:20} {tally.line()}")
            print(f"{rule:16} {'together':20} {Tally(whole).line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
