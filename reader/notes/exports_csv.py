"""Notes as CSV, and back: lossless, and no cell can start a formula.

One row a note. A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, gets an
apostrophe in front, which reading takes off again. Tags are JSON in their cell.
"""

import csv
import io
import json
from collections.abc import Iterable
from typing import Final

from reader.errors import DiptychError
from reader.notes.tree import Item, Value
from reader.text.spreadsheet import guarded

_PLAIN: Final = ("id", "re", "kind", "status", "by", "created", "modified", "body")
_FIELDS: Final = ("id", "re", "kind", "status", "tags", "by", "created", "modified", "target", "body")
_PASSAGE: Final = ("start", "end", "quote", "prefix", "suffix")
_SIDES: Final = ("", "a_", "b_")
COLUMNS: Final = (
    "sidecar", "id", "re", "kind", "status", "tags", "by", "created", "modified", "article", "relation",
    *(side + part for side in _SIDES for part in _PASSAGE), "body", "more",
)  # fmt: skip
"""`more` holds, as JSON, whatever has no column of its own."""


def to_csv(notes: Iterable[tuple[str, Item]]) -> str:
    """Notes, each with the name of its sidecar, as CSV with a header line (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for sidecar, item in notes:
        row = _row(item)
        writer.writerow([guarded(sidecar if column == "sidecar" else row.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def _row(item: Item) -> dict[str, str]:
    """The cells of a note, by column; a field that does not fit its columns exactly goes into `more` whole."""
    row: dict[str, str] = {}
    more: Item = {}
    for key, held in item.items():
        cells = _cells(key, held)
        if _field(key, cells) == held:
            row |= cells
        else:
            more[key] = held
    if more:
        row["more"] = json.dumps(more, ensure_ascii=False)
    return row


def _cells(key: str, held: Value) -> dict[str, str]:
    """The cells of one field."""
    if isinstance(held, str):
        return {key: held} if key in _PLAIN else {}
    if key == "tags":
        return {key: json.dumps(held, ensure_ascii=False)}
    if key != "target" or not isinstance(held, dict):
        return {}
    cells = {name: words for name, words in held.items() if isinstance(words, str)}
    for side in ("a", "b"):
        part = held.get(side)
        if isinstance(part, dict):
            cells |= {f"{side}_{name}": words for name, words in part.items() if isinstance(words, str)}
    return {column: words for column, words in cells.items() if column in COLUMNS}


def _field(key: str, cells: dict[str, str]) -> Value | None:
    """One field from its cells; None where they hold nothing."""
    if key != "target":
        words = cells.get(key) or None
        return json.loads(words) if words and key == "tags" else words
    target: Item = {name: cells[name] for name in ("article", "relation", *_PASSAGE) if cells.get(name)}
    for side in ("a", "b"):
        part: Item = {name: cells[f"{side}_{name}"] for name in _PASSAGE if cells.get(f"{side}_{name}")}
        if part:
            target[side] = part
    return target or None


def from_csv(text: str) -> list[tuple[str, Item]]:
    """Notes with the names of their sidecars, from what `to_csv` made, also after a spreadsheet has saved it.

    Raises:
        DiptychError: If a column is not ours or a cell's JSON is broken; with the line.
    """
    csv.field_size_limit(1 << 27)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    found: list[tuple[str, Item]] = []
    try:
        header = next(reader, [])
        odd = [column for column in header if column not in COLUMNS]
        if odd or "id" not in header:
            raise DiptychError(f"CSV: not a table of notes: {'column ' + odd[0] if odd else 'no column id'}")
        for row in reader:
            if row:
                cells = {key: cell.removeprefix("'") for key, cell in zip(header, row, strict=True)}
                found.append((cells.get("sidecar", ""), _item(cells)))
    except (csv.Error, ValueError) as problem:
        raise DiptychError(f"CSV: line {reader.line_num}: {problem}") from None
    return found


def _item(cells: dict[str, str]) -> Item:
    more: Value = json.loads(cells["more"]) if cells.get("more") else {}
    if not isinstance(more, dict):
        raise csv.Error("the column more is not a JSON object")
    fields = {key: _field(key, cells) for key in _FIELDS}
    return {key: held for key, held in fields.items() if held is not None} | more
