"""*About this article* as lines: each field with its words and certainty, each paragraph with its role; pure, gated."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.model import ROLES, Article, Field, Role
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.text.gate import DisplayText, display
from reader.ui.table import wrapped

NAMES: Final = {
    "title": "headline", "publisher": "publisher", "byline": "byline", "published": "published",
    "updated": "updated", "place": "place", "agencies": "agencies", "url": "address",
}  # fmt: skip
"""Fields of the metadata in the order of the screen, in plain words."""
PLAIN_ROLES: Final[dict[Role, str]] = {
    **{role: role for role in ROLES}, "related": "related link", "furniture": "leftover of the page",
}  # fmt: skip
HINTS: Final = {
    "published": "as 2 December 2021 or 2021-12-02T15:30+08:00; empty: what was guessed",
    "updated": "as 2 December 2021 or 2021-12-02T15:30+08:00; empty: what was guessed",
    "agencies": "names apart by commas; empty: what was guessed",
}
HINT: Final = "empty: what was guessed"
_MOMENT: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


class AboutLine(NamedTuple):
    """One fact of an article."""

    field: str
    """Name of a field of the metadata; empty for a paragraph."""
    paragraph: int
    """Its index; -1 for a field."""
    name: DisplayText
    value: DisplayText
    certainty: DisplayText
    """"sure", "guessed", "unknown" or "by hand"."""
    words: DisplayText
    """As printed, where that is not the value; a paragraph's text."""
    rule: DisplayText


def about_lines(article: Article, meta: dict[str, str], roles: dict[int, str]) -> tuple[AboutLine, ...]:
    """Everything that is known of an article.

    Args:
        article: As it is read, what was set by hand included.
        meta: Names of the fields that were set by hand.
        roles: Indexes of the paragraphs whose role was.
    """
    lines = [_field_line(article, name, by_hand=name in meta) for name in NAMES]
    lines += [_paragraph_line(article, number, by_hand=number in roles) for number in range(len(article.paragraphs))]
    return tuple(lines)


def _field_line(article: Article, name: str, *, by_hand: bool) -> AboutLine:
    if name == "agencies":
        found = article.meta.agencies
        value = ", ".join(field.value for field in found)
        printed = "; ".join(f"“{field.printed}”" for field in found if field.printed != field.value)
        rule = "; ".join(dict.fromkeys(field.rule for field in found)) or "no agency is credited with the text"
        certainty = next((field.certainty for field in found if field.certainty != "sure"), "sure")
        certainty = certainty if found else "unknown"
    else:
        field: Field = getattr(article.meta, name)
        value, rule, certainty = field.value, field.rule, field.certainty
        printed = f"“{field.printed}”" if field.printed and field.printed != field.value else ""
    return AboutLine(name, -1, display(NAMES[name]), display(value or "?"),
                     display("by hand" if by_hand else certainty), display(printed), display(rule))  # fmt: skip


def _paragraph_line(article: Article, number: int, *, by_hand: bool) -> AboutLine:
    paragraph = article.paragraphs[number]
    words = " ".join(article.text[paragraph.start : paragraph.end].split())
    return AboutLine(
        "", number, display(str(number + 1)), display(PLAIN_ROLES[paragraph.role]),
        display("by hand" if by_hand else paragraph.certainty), display(words), display(paragraph.rule),
    )  # fmt: skip


def detail_of(line: AboutLine, hint: str, width: int) -> tuple[Row, ...]:
    """More about a line: its words, why it is held to be so, and what to know of the article; three rows."""
    text = line.words or line.value
    rows = wrapped(text, max(8, width - 2))
    why: Row = (Segment(f" {line.certainty}: {line.rule}", marks.STRIP | marks.DIM),)
    last = 1 if hint else 2
    more = " …" if len(rows) > last else ""
    if hint:
        to_know: Row = (Segment(display(f" {hint}"), marks.STRIP | marks.TYPE),)
        return (Segment(f" {rows[0]}{more}", marks.STRIP),), why, to_know
    second = rows[1] + more if len(rows) > 1 else ""
    return (Segment(f" {rows[0]}", marks.STRIP),), (Segment(f" {second}", marks.STRIP),), why


def parts_of(line: AboutLine, notices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """A fact in full: its words, why it is held to be so, and what to know of the article; not gated."""
    name = f"paragraph {line.name}: {line.value}" if line.paragraph >= 0 else line.name
    words = line.words if line.paragraph >= 0 else f"{line.value}\n{line.words}".strip()
    return (name, words), (line.certainty, line.rule), *(("to know of the article", notice) for notice in notices)


def understood(field: str, typed: str) -> tuple[str, str]:
    """What was typed for a field as it is kept, and what is wrong with it; a date is read as newspapers print it."""
    if field in {"published", "updated"} and typed:
        value = _moment(typed)
        return value, "" if value else "no date like 18 March 2024"
    if field == "url" and typed and not typed.startswith(("http://", "https://")):
        return "", "no http:// or https:// address"
    return typed, ""


def _moment(typed: str) -> str:
    """A date, with a time or without, as ISO 8601; empty where it is none, or can be read in two ways."""
    if _MOMENT.fullmatch(typed):
        return typed if _is_day(typed) else ""
    from reader.articles.dates import find_dates  # noqa: PLC0415 - only where a date is typed

    found = find_dates(typed)
    whole = len(found) == 1 and not typed[: found[0].start].strip() and not typed[found[0].end :].strip(" .")
    return found[0].value if whole and not found[0].doubt else ""


def _is_day(value: str) -> bool:
    from datetime import datetime  # noqa: PLC0415 - only where a date is typed

    day, _, time = value.partition("T")
    whole = (day + "-01-01"[len(day) - 4 :] if len(day) < len("2021-12-02") else day) + (f"T{time}" if time else "")
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
