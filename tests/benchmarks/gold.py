"""Precision and recall against the hand-made gold set: links by kind, and divergences by type.

Run it as `python tests/benchmarks/gold.py [--wrong] [--unseen] [SUBJECT ...]`. Articles are read as the program reads
them, so that a wrong role costs what it costs the reader. Links are counted by pairs of paragraphs: the recall of a
kind is the share of its pairs that are linked at all, the precision of a kind is the share of the pairs linked as it
that the gold links at all; "copied" is verbatim and near-verbatim together, "kind right" is the share of the pairs
that both link and name alike, copied or reworded. Divergences are measured by `gold_divergences.py` on the gold's own
links; here they are measured on the links that were found. Subjects 6 to 10 are left out unless `--unseen` is given:
they are for the last measurement. `samples`, the pairs of the articles in `corpus/`, are taken only by name.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.articles.model import Article  # noqa: E402
from reader.articles.read import read_article  # noqa: E402
from reader.collation.collate import collate  # noqa: E402
from reader.collation.model import Collation, Divergence  # noqa: E402
from reader.pair import SIDES, Pair, Span  # noqa: E402

GOLD = ROOT / "tests" / "gold"
SEEN = 5
"""Subjects that rules may be tuned on."""

Place = tuple[int, int]


class Case(NamedTuple):
    """Two articles, what the gold says of them, and what the program says."""

    name: str
    articles: Pair[Article]
    gold: dict[str, Any]
    found: Collation


def cases(subjects: list[str], *, unseen: bool) -> Iterator[Case]:
    """The pairs of the gold set, collated."""
    for folder in sorted(path for path in GOLD.iterdir() if path.is_dir()):
        numbered = folder.name[:2].isdigit()
        wanted = folder.name in subjects if subjects else numbered
        if not wanted or (numbered and int(folder.name[:2]) > SEEN and not unseen):
            continue
        for path in sorted(folder.glob("*-*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            articles = Pair(*(read_article(str(folder / gold[side])) for side in ("left", "right")))
            yield Case(f"{folder.name}/{path.stem}", articles, gold, collate(*articles))


def gold_pairs(gold: dict[str, Any]) -> dict[Place, str]:
    """The kind of each linked pair of paragraphs."""
    found: dict[Place, str] = {}
    for link in gold["links"]:
        pairs = link.get("pairs") or [(left, right) for left in link["left"] for right in link["right"]]
        found.update({(left, right): sort(link["kind"]) for left, right in pairs})
    return found


def sort(kind: str) -> str:
    """Copied or reworded."""
    return "reworded" if kind == "rewrite" else "copied"


class Tally:
    """What was right, missed and wrong, by name."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def show(self, title: str) -> None:
        """A table with a row for each name."""
        print(f"\n{title:24}{'gold':>7}{'found':>7}{'P':>8}{'R':>8}")
        for name in sorted(self.asked | self.given):
            precision = self.right[name] / self.given[name] if self.given[name] else float("nan")
            recall = self.met[name] / self.asked[name] if self.asked[name] else float("nan")
            print(f"{name:24}{self.asked[name]:7}{self.given[name]:7}{precision:8.3f}{recall:8.3f}")


def count_links(case: Case, tally: Tally, alike: Counter[str], *, wrong: bool) -> None:
    """Compare the linked pairs of paragraphs."""
    gold = gold_pairs(case.gold)
    found = {(pair.left, pair.right): sort(link.kind) for link in case.found.links for pair in link.pairs}
    for place, kind in gold.items():
        tally.asked[kind] += 1
        tally.met[kind] += place in found
        if wrong and place not in found:
            print(f"missed {kind}: {shown(case, place)}")
    for place, kind in found.items():
        tally.given[kind] += 1
        tally.right[kind] += place in gold
        alike["both"] += place in gold
        alike["same kind"] += gold.get(place) == kind
        if wrong and place not in gold:
            print(f"wrong {kind}: {shown(case, place)}")


def shown(case: Case, place: Place) -> str:
    """A pair of paragraphs with their first words, counted from 1."""
    texts = [
        article.text[article.paragraphs[index].start : article.paragraphs[index].end][:70].replace("\n", " ")
        for article, index in zip(case.articles, place, strict=True)
    ]
    return f"{case.name} {place[0] + 1} / {place[1] + 1}: {texts[0]} | {texts[1]}"


def gold_divergences(case: Case) -> list[tuple[str, Pair[Span | None]]]:
    """The annotated readings with their places in the articles."""
    found: list[tuple[str, Pair[Span | None]]] = []
    for divergence in case.gold["divergences"]:
        spans = Pair(
            *(
                reading(article, divergence[side]) if divergence[side] else None
                for article, side in zip(case.articles, ("left", "right"), strict=True)
            )
        )
        found.append((divergence["type"], spans))
    return found


def reading(article: Article, anchor: dict[str, Any]) -> Span | None:
    """Where an annotated text stands; None where the paragraph does not hold it as it was read."""
    paragraph = article.paragraphs[anchor["paragraph"]]
    text = article.text[paragraph.start : paragraph.end]
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        blank = char.isspace()
        if blank and plain and plain[-1] == " ":
            continue
        plain.append(" " if blank else char)
        places.append(place)
    at = -1
    for _ in range(anchor.get("occurrence", 0) + 1):
        at = "".join(plain).find(anchor["text"], at + 1)
    if at < 0:
        return None
    return Span(paragraph.start + places[at], paragraph.start + places[at + len(anchor["text"]) - 1] + 1)


def meet(one: Pair[Span | None], another: Pair[Span | None]) -> bool:
    """Whether the readings overlap on every side that has one."""
    for side in SIDES:
        mine, theirs = one[side], another[side]
        if (mine is None) != (theirs is None):
            return False
        if mine is not None and theirs is not None and not (mine.start < theirs.end and theirs.start < mine.end):
            return False
    return True


def count_divergences(case: Case, tally: Tally) -> None:
    """Compare the divergences: the same type, readings that overlap."""
    copied = {link.id for link in case.found.links if sort(link.kind) == "copied"}
    found: dict[str, list[Divergence]] = defaultdict(list)
    for divergence in case.found.divergences:
        if divergence.link in copied:
            found[divergence.type].append(divergence)
    gold: dict[str, list[Pair[Span | None]]] = defaultdict(list)
    for kind, spans in gold_divergences(case):
        gold[kind].append(spans)
    for kind in {*gold, *found}:
        tally.asked[kind] += len(gold[kind])
        tally.given[kind] += len(found[kind])
        tally.met[kind] += sum(any(meet(spans, one.sides) for one in found[kind]) for spans in gold[kind])
        tally.right[kind] += sum(any(meet(spans, one.sides) for spans in gold[kind]) for one in found[kind])


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="Links and divergences against the gold set.")
    parser.add_argument("subjects", nargs="*")
    parser.add_argument("--wrong", action="store_true", help="print each miss and each false link")
    parser.add_argument("--unseen", action="store_true", help="take the subjects kept for the last measurement too")
    options = parser.parse_args()
    links, divergences, alike = Tally(), Tally(), Counter[str]()
    for case in cases(options.subjects, unseen=options.unseen):
        count_links(case, links, alike, wrong=options.wrong)
        count_divergences(case, divergences)
    links.show("pairs of paragraphs")
    print(f"kind right: {alike['same kind']} of {alike['both']}")
    divergences.show("divergences, copied links")


if __name__ == "__main__":
    main()
