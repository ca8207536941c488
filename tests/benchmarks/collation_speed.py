"""How long a pair takes to collate, from 20 to 5,000 paragraphs, with difflib and CollateX in the same run.

Run it as `python tests/benchmarks/collation_speed.py [--sizes 20,100,...]`. The articles are made up: paragraphs of 25
words from a vocabulary as uneven as English; half of the right article's are the left's, edited and in another order.
Times are CPU milliseconds; a peer that would take more than a minute is left out. The last lines are the figures that
are asked for: a pair of normal articles against CollateX, reading one, and 2,000 paragraphs against 20. For that the
short pair is collated a hundred times in a row, as a busy machine would be sure to leave one short try alone.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz.distance import Levenshtein  # noqa: E402

from reader.articles.model import Article, Metadata, Paragraph  # noqa: E402
from reader.articles.read import article_from_text, read_article  # noqa: E402
from reader.collation.classing import find_runs  # noqa: E402
from reader.collation.collate import collate_witnesses  # noqa: E402
from reader.collation.links import find_links  # noqa: E402
from reader.collation.shares import shares  # noqa: E402
from reader.collation.tokenwise import marks_of_both  # noqa: E402
from reader.collation.witness import as_witness  # noqa: E402
from reader.pair import Pair  # noqa: E402

WORDS_A_PARAGRAPH = 25
COLLATEX_MOST = 40
DIFFLIB_MOST = 1_000
ROUNDS = 3


def article(paragraphs: list[list[str]]) -> Article:
    """Paragraphs of words as an article that is all body."""
    found: list[Paragraph] = []
    lines: list[str] = []
    at = 0
    for words in paragraphs:
        line = " ".join(words).capitalize() + "."
        found.append(Paragraph(len(found), at, at + len(line), "body", "sure", ""))
        lines.append(line)
        at += len(line) + 2
    return Article("", "", "\n\n".join(lines), tuple(found), (), Metadata(), ())


def made_up(size: int, seed: int = 7) -> Pair[Article]:
    """Two articles of so many paragraphs, half of them shared, edited and moved."""
    chance = random.Random(seed)
    letters = "bcdfghklmnprstvw", "aeiou"
    vocabulary = [
        "".join(chance.choice(letters[place % 2]) for place in range(chance.randint(3, 9))) for _ in range(9_000)
    ]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    left = [chance.choices(vocabulary, weights, k=WORDS_A_PARAGRAPH) for _ in range(size)]
    right = [list(words) for words in chance.sample(left, size // 2)]
    for words in right:
        for _ in range(3):
            words[chance.randrange(len(words))] = chance.choice(vocabulary)
    right += [chance.choices(vocabulary, weights, k=WORDS_A_PARAGRAPH) for _ in range(size - len(right))]
    chance.shuffle(right)
    return Pair(article(left), article(right))


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    """The least CPU time of several tries."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def ours(pair: Pair[Article]) -> object:
    """Witnesses, runs, links, divergences, shares."""
    return collate_witnesses(Pair(as_witness(pair.left), as_witness(pair.right)))


def without_divergences(pair: Pair[Article]) -> object:
    """The same, the differences of detail left out."""
    witnesses = Pair(as_witness(pair.left), as_witness(pair.right))
    marks = marks_of_both(witnesses)
    runs = find_runs(witnesses, marks)
    return find_links(witnesses, runs, marks), shares(runs, marks)


def by_difflib(pair: Pair[Article]) -> object:
    """The matching blocks of the words."""
    matcher = SequenceMatcher(None, pair.left.text.lower().split(), pair.right.text.lower().split(), autojunk=False)
    return matcher.get_matching_blocks()


def by_collatex(pair: Pair[Article]) -> object:
    """CollateX on the plain texts; what it asks of the package Levenshtein, rapidfuzz has too."""
    sys.modules.setdefault("Levenshtein", Levenshtein)
    from collatex import Collation, collate  # noqa: PLC0415 - a peer, not a dependency

    collation = Collation()
    for siglum, side in zip("AB", pair, strict=True):
        collation.add_plain_witness(siglum, side.text)
    return collate(collation, segmentation=False)


def main() -> None:
    """Print the table and the two figures."""
    parser = argparse.ArgumentParser(description="Times of collation from 20 to 5,000 paragraphs.")
    parser.add_argument("--sizes", default="20,50,200,1000,2000,5000")
    options = parser.parse_args()
    ours(made_up(20))
    print(
        f"{'paragraphs':>10}{'diptych':>12}{'links alone':>13}{'reading':>10}{'difflib':>12}{'CollateX':>12}   CPU ms"
    )
    for size in [int(number) for number in options.sizes.split(",")]:
        pair = made_up(size)
        repeats = 5 if size <= 50 else 1
        all_of_it = milliseconds(lambda pair=pair: ours(pair), repeats)  # type: ignore[misc]
        alone = milliseconds(lambda pair=pair: without_divergences(pair), repeats)  # type: ignore[misc]
        difflib = milliseconds(lambda pair=pair: by_difflib(pair), 1) if size <= DIFFLIB_MOST else None  # type: ignore[misc]
        collatex = milliseconds(lambda pair=pair: by_collatex(pair), 1) if size <= COLLATEX_MOST else None  # type: ignore[misc]
        reading = milliseconds(lambda pair=pair: [article_from_text(side.text) for side in pair], repeats)  # type: ignore[misc]
        cells = "".join(f"{'-' if cell is None else format(cell, '.0f'):>12}" for cell in (difflib, collatex))
        print(f"{size:>10}{all_of_it:>12.1f}{alone:>13.1f}{reading:>10.1f}{cells}", flush=True)
    samples = sorted((ROOT / "corpus").glob("*.txt"))
    normal = Pair(read_article(str(samples[1])), read_article(str(samples[4])))
    own, peer = milliseconds(lambda: ours(normal), 15), milliseconds(lambda: by_collatex(normal), 1)
    print(f"two sample articles: {own:.1f} ms, CollateX {peer:.0f} ms: 1/{peer / own:.0f} of it")
    print(f"a sample article read: {milliseconds(lambda: read_article(str(samples[4])), 15):.1f} ms")
    short, long = made_up(20), made_up(2000)
    hundred = milliseconds(lambda: [ours(short) for _ in range(100)], ROUNDS)
    print(f"2,000 paragraphs take {100 * milliseconds(lambda: ours(long), ROUNDS) / hundred:.0f} times as long as 20")


if __name__ == "__main__":
    main()
