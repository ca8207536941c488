"""Precision and recall of divergences by type, against the hand-made gold set, on the links that the gold gives.

Run it as `python tests/benchmarks/gold_divergences.py [--unseen] [--own-links] [--wrong] [SUBJECT ...]`; without subjects it takes
the ten that those who write rules may look at (subjects by the beginning of their names; `samples`, the pairs of the
articles in `corpus/`, are taken only so). It is given the gold's own links and roles, so that it measures the details
alone; with `--own-links` the articles are read and collated as the program does it, and a divergence counts where the
gold links the paragraphs that it stands in, or as copied where the gold has no link. Two scopes: text inside links that
the gold calls verbatim or near-verbatim, and rewrites. A divergence is found when one of the same type overlaps its
readings on every side that has one. `--wrong` prints each miss and each false alarm.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.articles.model import Article, Aside, Field, Metadata, Paragraph, Role  # noqa: E402
from reader.articles.paragraphs import paragraphs as paragraphs_of  # noqa: E402
from reader.articles.read import read_article  # noqa: E402
from reader.collation.classing import as_runs  # noqa: E402
from reader.collation.collate import collate  # noqa: E402
from reader.collation.divergences import find_divergences  # noqa: E402
from reader.collation.model import Divergence, Link, LinkKind, PairedParagraphs, Run  # noqa: E402
from reader.collation.runs import tile  # noqa: E402
from reader.collation.tokenwise import marks_of_both  # noqa: E402
from reader.collation.witness import Witness, as_witness  # noqa: E402
from reader.pair import SIDES, Pair, Side, Span  # noqa: E402
from reader.text.decode import read_source  # noqa: E402

GOLD = ROOT / "tests" / "gold"
DATELINE = re.compile(
    r"(?:[A-Z](?:[^.\n]|\b[A-Z][a-z]{2,3}\.){0,60}\([A-Z][A-Za-z]+\)\s*[-–—:]+|[A-Z][A-Za-z, ]{2,40}\([A-Za-z ]+\):|[A-Z]{3,}[^.\n]{0,40} [–—-]) "
)
SEEN = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]
COPIED = {"verbatim", "near-verbatim"}


class Marked(NamedTuple):
    """A divergence of the gold."""

    type: str
    sides: Pair[Span | None]
    link: int


def article_of(path: Path, linked: set[int], meta: dict[str, str]) -> Article:
    """An article with the paragraphs that the gold counts; those in no link are furniture."""
    text = read_source(str(path)).text
    spans = paragraphs_of(text)
    published = meta.get("published", "")
    field = Field(published, published, -1, -1, "sure" if published else "unknown", "gold")
    paragraphs = []
    for index, span in enumerate(spans):
        role: Role = "body" if index in linked else "furniture"
        paragraphs.append(Paragraph(index, span.start, span.end, role, "sure", "gold"))
    asides = []
    for span in spans:
        opening = DATELINE.match(text, span.start, span.end)
        if opening:
            asides.append(Aside(span.start, opening.end(), "dateline"))
    return Article(path.name, "", text, tuple(paragraphs), tuple(asides), Metadata(published=field), ())


def gold_links(links: list[dict[str, Any]]) -> tuple[Link, ...]:
    made = []
    for number, link in enumerate(links, start=1):
        left, right = tuple(link["left"]), tuple(link["right"])
        kind: LinkKind = link["kind"]
        pairs = tuple(PairedParagraphs(i, j, moved=False) for i in left for j in right)
        made.append(Link(number, Pair(left, right), kind, 1.0, pairs, "rule", 0, 0, ()))
    return tuple(made)


def runs_of(witnesses: Pair[Witness], links: tuple[Link, ...]) -> tuple[Run, ...]:
    marks = marks_of_both(witnesses)
    keys = Pair(*([token.key for token in witness.analysis.tokens] for witness in witnesses))
    runs = as_runs(tile(keys.left, keys.right), witnesses, marks)
    held = []
    for run in runs:
        at = [
            next(p.position for p in witnesses[s].article.paragraphs if p.start <= run.sides[s].start < p.end)
            for s in SIDES
        ]
        link = next((k.id for k in links if at[0] in k.sides.left and at[1] in k.sides.right), None)
        held.append(run._replace(link=link))
    return tuple(held)


def span_of(article: Article, reading: dict[str, Any]) -> Span:
    paragraph = article.paragraphs[reading["paragraph"]]
    words = str(reading["text"]).split()
    text = article.text
    at = paragraph.start
    occurrence = int(str(reading["occurrence"]))
    while True:
        # White space may be a line end in the file; none stands before the first word, or it would be counted twice.
        end = at
        for word in words:
            while end > at and text[end : end + 1].isspace():
                end += 1
            if not text.startswith(word, end):
                break
            end += len(word)
        else:
            if occurrence == 0:
                return Span(at, end)
            occurrence -= 1
        at += 1
        assert at < paragraph.end, reading


def overlap(one: Span | None, two: Span | None) -> bool:
    if one is None or two is None:
        return one is None and two is None
    return max(one.start, two.start) < min(one.end, two.end)


def matched(gold: list[Marked], found: list[Divergence]) -> tuple[set[int], set[int]]:
    """Indexes of the gold's divergences that are found, and of the found ones that are right; one answers one."""
    hits: tuple[set[int], set[int]] = (set(), set())
    ranked = []
    for i, mark in enumerate(gold):
        for j, divergence in enumerate(found):
            if mark.type == divergence.type and all(overlap(mark.sides[s], divergence.sides[s]) for s in SIDES):
                away = sum(
                    abs(a.start - b.start) + abs(a.end - b.end)
                    for s in SIDES
                    if (a := mark.sides[s]) is not None and (b := divergence.sides[s]) is not None
                )
                ranked.append((away, i, j))
    for _, i, j in sorted(ranked):
        if i not in hits[0] and j not in hits[1]:
            hits[0].add(i)
            hits[1].add(j)
    return hits


class Case(NamedTuple):
    """A pair of the gold set and what was found in it."""

    path: Path
    articles: Pair[Article]
    gold: dict[str, Any]
    found: tuple[Divergence, ...]


def case_of(path: Path, *, own_links: bool) -> Case:
    data = json.loads(path.read_text("utf-8"))
    sides = ("left", "right")
    if own_links:
        articles = Pair(*(read_article(str(path.parent / data[side])) for side in sides))
        return Case(path, articles, data, collate(*articles).divergences)
    linked = [{p for link in data["links"] for p in link[side]} for side in sides]
    articles = Pair(*(
        article_of(path.parent / data[side], linked[s], data.get("meta", {}).get(side, {})) for s, side in enumerate(sides)
    ))  # fmt: skip
    links = gold_links(data["links"])
    witnesses = Pair(as_witness(articles.left), as_witness(articles.right))
    return Case(path, articles, data, find_divergences(witnesses, links, runs_of(witnesses, links)))


def home_of(case: Case, of_link: Mapping[tuple[Side, int], int], divergence: Divergence) -> int:
    """The gold's link of the paragraphs that a divergence stands in; 0 where the gold has none."""
    homes = set()
    for side in SIDES:
        span = divergence.sides[side]
        if span is not None:
            paragraphs = case.articles[side].paragraphs
            index = next((p.position for p in paragraphs if p.start <= span.start < p.end), -1)
            homes.add(of_link.get((side, index), 0))
    return homes.pop() if len(homes) == 1 else 0


def judge(case: Case, counts: dict[str, Counter[str]], *, wrong: bool) -> None:
    data, articles = case.gold, case.articles
    links = gold_links(data["links"])
    of_link = {(s, p): link.id for link in links for s in SIDES for p in link.sides[s]}
    marks = []
    for item in data["divergences"]:
        places = [(s, item[side]) for s, side in zip(SIDES, ("left", "right"), strict=True) if item[side]]
        spans = {s: span_of(articles[s], reading) for s, reading in places}
        number = of_link[places[0][0], places[0][1]["paragraph"]]
        marks.append(Marked(item["type"], Pair(spans.get(0), spans.get(1)), number))
    homes = [home_of(case, of_link, divergence) for divergence in case.found]
    nowhere = Link(0, Pair((), ()), "near-verbatim", 0.0, (), "rule", 0, 0, ())
    for link in (nowhere, *links):
        gold = [mark for mark in marks if mark.link == link.id]
        ours = [divergence for divergence, home in zip(case.found, homes, strict=True) if home == link.id]
        hits = matched(gold, ours)
        scope = "copied" if link.kind in COPIED else "reworded"
        for i, mark in enumerate(gold):
            counts[scope][f"{mark.type} gold"] += 1
            counts[scope][f"{mark.type} hit"] += i in hits[0]
        for divergence in ours:
            counts[scope][f"{divergence.type} found"] += 1
        if wrong:
            report(case.path, articles, link, gold, ours, hits)


def report(path: Path, articles: Pair[Article], link: Link, gold: list[Marked], ours: list[Divergence], hits: tuple[set[int], set[int]]) -> None:  # fmt: skip
    lines = [("miss", gold[i].type, gold[i].sides) for i in range(len(gold)) if i not in hits[0]]
    lines += [("false", ours[j].type, ours[j].sides) for j in range(len(ours)) if j not in hits[1]]
    if lines:
        print(f"{path.parent.name}/{path.stem} {link.sides.left} {link.sides.right} {link.kind}")
    for what, kind, sides in lines:
        texts = ["-" if sides[s] is None else " ".join(articles[s].text[slice(*sides[s])].split()) for s in SIDES]  # type: ignore[misc]
        print(f"   {what:5} {kind:13} {texts[0][:90]} | {texts[1][:90]}")


def table(counts: Counter[str], title: str) -> None:
    print(f"\n{title:14} {'gold':>5} {'found':>5} {'right':>5} {'recall':>7} {'prec.':>7}")
    kinds = sorted({key.rpartition(" ")[0] for key in counts})
    rows = [(kind, [kind]) for kind in kinds]
    rows += [("all", kinds), ("without formal", [kind for kind in kinds if kind != "formal"])]
    for name, members in rows:
        gold, found, hit = (sum(counts[f"{kind} {what}"] for kind in members) for what in ("gold", "found", "hit"))
        recall, precision = hit / gold if gold else 1.0, hit / found if found else 1.0
        print(f"{name:14} {gold:5} {found:5} {hit:5} {recall:7.2f} {precision:7.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Divergences by type against the gold set.")
    parser.add_argument("subjects", nargs="*", help="beginnings of their names; none: the ten that may be looked at")
    parser.add_argument("--unseen", action="store_true", help="take the subjects kept for the last measurement instead")
    parser.add_argument("--own-links", action="store_true", help="collate as the program does it")
    parser.add_argument("--wrong", action="store_true", help="print each miss and each false alarm")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = {"copied": Counter(), "reworded": Counter()}
    for path in sorted(GOLD.glob("*/*.json")):
        name = path.parent.name
        is_seen = any(name.startswith(subject) for subject in SEEN)
        by_default = name[:2].isdigit() and is_seen is not options.unseen
        if any(map(name.startswith, options.subjects)) if options.subjects else by_default:
            judge(case_of(path, own_links=options.own_links), counts, wrong=options.wrong)
    table(counts["copied"], "copied")
    table(counts["reworded"], "reworded")


if __name__ == "__main__":
    main()
