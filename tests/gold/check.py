"""Checks the hand-made gold set: every quoted text stands in its paragraph, every kind and type is known.

It needs only the standard library and knows nothing of the program that the set is meant to judge.
Run it from anywhere: `python tests/gold/check.py`. With `--counts` it also prints how much there is of each; with the
name of a folder (`second`: the other annotator's files) it checks that folder's pairs instead of those beside the texts.
"""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KINDS = ("verbatim", "near-verbatim", "rewrite")
TYPES = (
    "number",
    "name",
    "date-time",
    "place",
    "quote-wording",
    "quote-form",
    "speaker",
    "saying-verb",
    "modality",
    "wording",
    "omission",
    "addition",
    "formal",
)
META_FIELDS = {"title", "publisher", "byline", "published", "updated", "place", "agencies", "url"}
# Files whose blocks of lines are one paragraph each; in all others every line that is not blank is one.
HARD_WRAPPED = {
    "02-court/paper2.txt",
    "06-science/agency.txt",
    "08-interview/paper1.txt",
    "12-merger/paper2.txt",
    "17-trial-drug/paper2.txt",
    "20-storm/agency.txt",
    "22-pipeline/paper2.txt",
    "23-rates/unrelated1.txt",
    "24-museum/paper3.txt",
    "25-doping/paper1.txt",
    "27-cyber/agency.txt",
    "29-mine/agency.txt",
    "30-airline/paper2.txt",
    "32-prison/paper3.txt",
    "35-rocket/paper3.txt",
    "37-libel/paper1.txt",
}
CP1252 = {
    "02-court/paper1.txt",
    "05-election/paper1.txt",
    "07-obituary/paper2.txt",
    "10-strike/paper1.txt",
    "12-merger/paper1.txt",
    "16-budget/paper1.txt",
    "18-hostages/paper2.txt",
    "19-verdict/paper1.txt",
    "21-bank/paper1.txt",
    "22-pipeline/paper3.txt",
    "25-doping/paper2.txt",
    "27-cyber/agency.txt",
    "27-cyber/paper1.txt",
    "28-deportation/paper1.txt",
    "29-mine/paper3.txt",
    "30-airline/unrelated1.txt",
    "31-opera/paper2.txt",
    "32-prison/paper1.txt",
    "36-inquiry/paper1.txt",
}


def squeeze(text: str) -> str:
    """One space for every stretch of white space, no-break spaces and line ends of wrapped text included."""
    return " ".join(text.split())


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of one article, in file order, furniture included."""
    name = path.relative_to(HERE).as_posix()
    text = path.read_bytes().decode("cp1252" if name in CP1252 else "utf-8-sig")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if name not in HARD_WRAPPED:
        return [squeeze(line) for line in lines if line.strip()]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [squeeze(" ".join(block)) for block in blocks if block]


def check_indexes(where: str, indexes: object, count: int, seen: set[int]) -> list[str]:
    """One side of a link: known paragraphs, in order, in no other link."""
    if not isinstance(indexes, list) or not indexes:
        return [f"{where}: a side of a link is not a list of paragraphs: {indexes!r}"]
    faults = [f"{where}: no paragraph {i!r}" for i in indexes if not isinstance(i, int) or not 0 <= i < count]
    faults += [f"{where}: paragraph {i} is in two links" for i in indexes if i in seen]
    if indexes != sorted(set(indexes)):
        faults.append(f"{where}: paragraphs out of order: {indexes}")
    seen.update(indexes)
    return faults


def check_pairs(where: str, link: dict[str, Any]) -> list[str]:
    """The paragraph pairs of a link, where they are given: only of its paragraphs, and every one of them in a pair."""
    if "pairs" not in link:
        return []
    sides = [sorted({pair[side] for pair in link["pairs"]}) for side in (0, 1)]
    return [] if sides == [link["left"], link["right"]] else [f"{where}: the pairs do not cover the link: {link}"]


def check_reading(where: str, reading: object, texts: list[str], linked: set[int]) -> list[str]:
    """One side of a divergence: its words stand in its paragraph, often enough, and the paragraph is linked."""
    if not isinstance(reading, dict) or set(reading) != {"paragraph", "text", "occurrence"}:
        return [f"{where}: a reading has paragraph, text and occurrence: {reading!r}"]
    index, text, occurrence = reading["paragraph"], reading["text"], reading["occurrence"]
    if not 0 <= index < len(texts):
        return [f"{where}: no paragraph {index}"]
    faults = [] if index in linked else [f"{where}: paragraph {index} is in no link ({text!r})"]
    wanted, padded, start = squeeze(text), f" {texts[index]} ", 0
    for _ in range(occurrence + 1):
        start = padded.find(wanted, start + 1)
        if start < 0 or not wanted:
            return [*faults, f"{where}: paragraph {index} has no occurrence {occurrence} of {text!r}"]
    end = start + len(wanted)
    if any(padded[edge - 1 : edge + 1].isalnum() for edge in (start, end)):
        faults.append(f"{where}: paragraph {index}: {text!r} begins or ends inside a word")
    return faults


def check_pair(path: Path, kinds: collections.Counter[str], types: collections.Counter[str]) -> list[str]:
    """All faults of one annotated pair; adds what it holds to the counters."""
    name = path.relative_to(HERE).as_posix()
    pair = json.loads(path.read_text("utf-8"))
    faults = [f"{name}: no field {key!r}" for key in ("schema", "annotator", "links", "divergences") if key not in pair]
    texts = {side: paragraphs(HERE / path.parent.name / pair[side]) for side in ("left", "right")}
    linked: dict[str, set[int]] = {"left": set(), "right": set()}
    # The samples in `corpus/` are named by what stands before the first underscore.
    if path.stem != "-".join(Path(pair[side]).stem.partition("_")[0] for side in ("left", "right")):
        faults.append(f"{name}: names other files than its own name")
    group: dict[tuple[str, int], int] = {}
    for number, link in enumerate(pair["links"]):
        kinds[link["kind"]] += 1
        if link["kind"] not in KINDS:
            faults.append(f"{name}: unknown kind {link['kind']!r}")
        for side in ("left", "right"):
            faults += check_indexes(f"{name} {side}", link[side], len(texts[side]), linked[side])
            group.update({(side, index): number for index in link[side]})
        faults += check_pairs(name, link)
    for item in pair["divergences"]:
        types[item["type"]] += 1
        where = f"{name} {item['type']}"
        if item["type"] not in TYPES:
            faults.append(f"{where}: unknown type")
        if (item["right"] is None) != (item["type"] == "omission"):
            faults.append(f"{where}: right is null in an omission, and only there: {item}")
        if (item["left"] is None) != (item["type"] == "addition"):
            faults.append(f"{where}: left is null in an addition, and only there: {item}")
        sides = [side for side in ("left", "right") if item[side] is not None]
        for side in sides:
            faults += check_reading(f"{where} {side}", item[side], texts[side], linked[side])
        if len({group.get((side, item[side]["paragraph"])) for side in sides}) > 1:
            faults.append(f"{where}: its sides are in two links: {item}")
        if len(sides) == 2 and item["left"]["text"] == item["right"]["text"]:
            faults.append(f"{where}: both sides read the same: {item}")
    seen = [json.dumps(item, sort_keys=True) for item in pair["divergences"]]
    faults += [f"{name}: given twice: {item}" for item, count in collections.Counter(seen).items() if count > 1]
    for side, fields in pair.get("meta", {}).items():
        faults += [f"{name}: unknown meta field {side}.{field}" for field in fields if field not in META_FIELDS]
    return faults


def main() -> int:
    """Checks all pairs below this folder, or below the folder in it that is named on the command line."""
    kinds: collections.Counter[str] = collections.Counter()
    types: collections.Counter[str] = collections.Counter()
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")] or ["."]
    paths = sorted(path for folder in folders for path in (HERE / folder).glob("*/*.json"))
    faults = [fault for path in paths for fault in check_pair(path, kinds, types)]
    for fault in faults:
        print(fault)
    if "--counts" in sys.argv[1:]:
        for counter in (kinds, types):
            print(", ".join(f"{key} {count}" for key, count in counter.most_common()))
    print(f"{len(paths)} pairs, {kinds.total()} links, {types.total()} divergences, {len(faults)} faults")
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
