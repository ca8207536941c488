"""The differences of a pair as a table for a spreadsheet (RFC 4180), with the verdicts."""

import csv
import io
import os.path
from collections.abc import Collection
from typing import Final

from reader.articles.model import Article
from reader.collation.model import Collation, Divergence
from reader.pair import SIDES, Pair, Side
from reader.text.spreadsheet import guarded

COLUMNS: Final = (
    "number", "type", "left_file", "left_paragraph", "left_words", "right_file", "right_paragraph", "right_words",
    "verdict", "verdict_by", "why",
)  # fmt: skip


def differences_as_csv(
    articles: Pair[Article], collation: Collation, judged: Collection[int], *, formal: bool = False
) -> str:
    """What `diptych align --csv` prints: a header line and a row a difference, in the order of the collation.

    Args:
        articles: Both.
        collation: Of the two, with the reader's verdicts.
        judged: Which verdicts are the reader's, by index; the others a rule proposes, or nobody gave.
        formal: With differences of form.

    Returns:
        Lines that end in CRLF. Paragraphs count from 1; a side without a reading has those of the link, and no words.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    number = 0
    for index, found in enumerate(collation.divergences):
        if found.type == "formal" and not formal:
            continue
        number += 1
        given = "" if found.verdict == "open" else "reader" if index in judged else "rule"
        sides = [cell for side in SIDES for cell in _side(articles[side], collation, found, side)]
        why = "; ".join(part for part in (found.rule, found.note) if part)
        writer.writerow([guarded(cell) for cell in (str(number), found.type, *sides, found.verdict, given, why)])
    return out.getvalue()


def _side(article: Article, collation: Collation, found: Divergence, side: Side) -> tuple[str, str, str]:
    """File, paragraphs and words of one side."""
    name, span = os.path.basename(article.path), found.sides[side]
    if span is None:
        link = next((link for link in collation.links if link.id == found.link), None)
        numbers = link.sides[side] if link is not None else ()
        return name, ", ".join(str(each + 1) for each in numbers), ""
    inside = (each.position + 1 for each in article.paragraphs if each.start <= span.start < each.end)
    return name, str(next(inside, "")), " ".join(article.text[span.start : span.end].split())
