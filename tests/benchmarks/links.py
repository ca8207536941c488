"""Links against sets of aligned texts that people outside the project made, with other tools in the same run.

Run it as `python tests/benchmarks/links.py --data DIR --scorer PATH`. DIR holds JSONL files, one pair a line: `id`,
`left`, `right` (units divided by blank lines) and `gold` with `paragraph_links` or `sentence_links`; PATH is a scorer
that offers `score_links(records, predictions)`. Both are looked after elsewhere and are no part of this repository.

Each set is split in two by a checksum of the pair's id. Thresholds of the other tools are fitted on the first half of
the same set, which favours them; ours are the constants of the package, one setting for all sets. The figures are of
the second half, `--half all` gives both together.
"""

import argparse
import importlib.util
import json
import math
import sys
import time
import types
from collections import Counter
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from zlib import crc32

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz  # noqa: E402
from rapidfuzz.distance import Levenshtein  # noqa: E402

from reader.articles.model import Article, Metadata, Paragraph  # noqa: E402
from reader.collation.classing import find_runs  # noqa: E402
from reader.collation.links import find_links  # noqa: E402
from reader.collation.tokenwise import marks_of_both  # noqa: E402
from reader.collation.witness import as_witness  # noqa: E402
from reader.pair import Pair, Span  # noqa: E402
from reader.text.analysis import analyse  # noqa: E402
from reader.text.stems import stem  # noqa: E402

Record = dict[str, Any]
Scores = dict[tuple[int, int], float]
STEPS = [step / 50 for step in range(1, 50)]


def units(text: str) -> list[str]:
    """The units of one side, as the sets divide them."""
    return [unit for unit in text.split("\n\n") if unit.strip()]


def as_article(text: str) -> Article:
    """A text whose units are paragraphs of a body; the sets know no other roles."""
    paragraphs: list[Paragraph] = []
    at = 0
    for unit in text.split("\n\n"):
        if unit.strip():
            paragraphs.append(Paragraph(len(paragraphs), at, at + len(unit), "body", "sure", ""))
        at += len(unit) + 2
    return Article("", "", text, tuple(paragraphs), (), Metadata(), ())


def ours(record: Record) -> set[tuple[int, int]]:
    """What diptych links."""
    witnesses = Pair(as_witness(as_article(record["left"])), as_witness(as_article(record["right"])))
    marks = marks_of_both(witnesses)
    links = find_links(witnesses, find_runs(witnesses, marks), marks).links
    return {(pair.left, pair.right) for link in links for pair in link.pairs}


def by_ratio(ratio: Callable[[str, str], float]) -> Callable[[Record], Scores]:
    """A tool that compares two texts, asked for every pair of units."""

    def scored(record: Record) -> Scores:
        left, right = units(record["left"]), units(record["right"])
        return {(i, j): ratio(one, another) for i, one in enumerate(left) for j, another in enumerate(right)}

    return scored


def tf_idf(record: Record) -> Scores:
    """Cosine of TF-IDF vectors of stems, document frequencies from the pair itself."""
    sides = [units(record["left"]), units(record["right"])]
    bags = [[Counter(stem(t.key) for t in analyse(u, [Span(0, len(u))]).tokens) for u in side] for side in sides]
    spread = Counter(word for side in bags for bag in side for word in bag)
    number = sum(map(len, bags))

    def vector(bag: Counter[str]) -> dict[str, float]:
        raw = {word: count * math.log((1 + number) / spread[word]) for word, count in bag.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    left, right = ([vector(bag) for bag in side] for side in bags)
    return {
        (i, j): sum(value * another.get(word, 0.0) for word, value in one.items())
        for i, one in enumerate(left)
        for j, another in enumerate(right)
    }


def collatex(record: Record) -> Scores:
    """Words that CollateX aligns between two units, over the words of the shorter."""
    sys.modules.setdefault("Levenshtein", types.ModuleType("Levenshtein"))
    for name in ("ratio", "distance"):
        setattr(sys.modules["Levenshtein"], name, getattr(Levenshtein, name, None))
    from collatex import Collation, collate  # noqa: PLC0415 - a peer, not a dependency

    sides = [units(record["left"]), units(record["right"])]
    collation = Collation.create_from_dict(
        {
            "witnesses": [
                {
                    "id": siglum,
                    "tokens": [
                        {"t": word, "n": word.lower().strip(".,;:!?\"'“”‘’"), "unit": index}
                        for index, unit in enumerate(side)
                        for word in unit.split()
                    ],
                }
                for siglum, side in zip("AB", sides, strict=True)
            ]
        }
    )
    aligned: Counter[tuple[int, int]] = Counter()
    for row in zip(
        *(row.cells if hasattr(row, "cells") else row for row in _rows(collate(collation, segmentation=False))),
        strict=True,
    ):
        if all(row) and row[0].token_data["n"] == row[1].token_data["n"]:
            aligned[row[0].token_data["unit"], row[1].token_data["unit"]] += 1
    sizes = [[len(unit.split()) for unit in side] for side in sides]
    return {(i, j): words / min(sizes[0][i], sizes[1][j]) for (i, j), words in aligned.items()}


def _rows(table: Any) -> list[list[Any]]:
    """The two rows of an alignment table as one token or None a column."""
    columns = [[column.tokens_per_witness.get(siglum, [None])[0] for siglum in "AB"] for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def chosen(scores: Scores, threshold: float) -> set[tuple[int, int]]:
    """The best of row or column from a threshold up, which is what suits these tools best."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), score in scores.items():
        rows[i] = max(score, rows.get(i, 0.0))
        columns[j] = max(score, columns.get(j, 0.0))
    return {(i, j) for (i, j), s in scores.items() if s >= threshold and (s == rows[i] or s == columns[j])}


PEERS: dict[str, Callable[[Record], Scores]] = {
    "difflib ratio": by_ratio(lambda a, b: SequenceMatcher(None, a, b, autojunk=False).ratio()),
    "rapidfuzz token_set_ratio": by_ratio(lambda a, b: fuzz.token_set_ratio(a.lower(), b.lower()) / 100),
    "rapidfuzz ratio": by_ratio(lambda a, b: fuzz.ratio(a, b) / 100),
    "TF-IDF of stems": tf_idf,
    "CollateX": collatex,
}


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description="Links against sets of aligned texts, with other tools.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--half", choices=["first", "second", "all"], default="second")
    parser.add_argument("--ours", action="store_true", help="leave the other tools out")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", options.scorer)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for path in sorted(options.data.glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        fitted = [record for record in records if crc32(record["id"].encode()) % 2 == 0]
        asked = {"first": fitted, "second": [r for r in records if r not in fitted], "all": records}[options.half]
        print(f"\n{path.name}: {len(asked)} pairs of {len(records)}, half: {options.half}")
        print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'CPU s':>9}")
        start = time.process_time()
        predictions = {record["id"]: {"links": ours(record)} for record in asked}
        show("diptych", scorer.score_links(asked, predictions), time.process_time() - start)
        for name, tool in () if options.ours else PEERS.items():
            start = time.process_time()
            scores = {record["id"]: tool(record) for record in records}
            used = (time.process_time() - start) * len(asked) / len(records)
            best = max(STEPS, key=lambda step: measured(scorer, fitted, scores, step)["F1"])
            show(f"{name} (from {best:.2f})", measured(scorer, asked, scores, best), used)


def measured(scorer: Any, records: Iterable[Record], scores: dict[str, Scores], threshold: float) -> Any:
    """The scorer's judgement of one threshold."""
    asked = list(records)
    return scorer.score_links(asked, {r["id"]: {"links": chosen(scores[r["id"]], threshold)} for r in asked})


def show(name: str, judged: Any, seconds: float) -> None:
    """One row of the table."""
    print(f"{name:28}{judged['P']:7.3f}{judged['R']:7.3f}{judged['F1']:7.3f}{seconds:9.2f}", flush=True)


if __name__ == "__main__":
    main()
