"""*About this article*: what is known of it, from which words, how surely."""

from typing import Final

from reader.articles.model import Article, Field
from reader.commands import spoken
from reader.layout import marks
from reader.layout.model import Row, Segment
from reader.text.gate import display
from reader.ui.desk import Desk
from reader.ui.table import cut, fitted, width_of_text, wrapped
from reader.ui.text_screen import TextScreen

NAME_CELLS: Final = 11
SURE_CELLS: Final = 9
PLAIN_ROLES: Final = {"standfirst": "standfirst", "related": "related link", "furniture": "leftover of the page"}
"""Roles whose name is not the plain word."""


def about_screen(desk: Desk, article: Article, siglum: str) -> TextScreen:
    """What is known of an article, to be scrolled through."""
    title = (Segment(" About ", marks.HEADER), Segment(display(siglum), marks.HEADER | marks.SIGLUM))
    ways = ", then ".join(spoken(desk.keys[name][0]) for name in ("open", "about"))
    return TextScreen(desk, title, lambda width: about_rows(article, siglum, width), (ways, "in the list changes it"))


def about_rows(article: Article, siglum: str, width: int) -> tuple[Row, ...]:
    """Every field with its words and certainty, what should be known of the file, each paragraph's role."""
    meta = article.meta
    named = [("headline", meta.title), ("publisher", meta.publisher), ("byline", meta.byline),
             ("published", meta.published), ("updated", meta.updated), ("place", meta.place)]  # fmt: skip
    named += [("agency", agency) for agency in meta.agencies]
    named.append(("address", meta.url))
    rows: list[Row] = [_heading("What it says of itself")]
    for name, field in named:
        rows += _field_rows(name, field, width)
    rows += [(), _heading("The file")]
    rows += [_line("path", display(article.path)), _line("known as", display(siglum))]
    rows.append(_line("length", display(f"{len(article.paragraphs)} paragraphs, {len(article.text):,} characters")))
    if article.notices:
        rows += [(), _heading("What to know")]
        for notice in article.notices:
            rows += [(Segment(f"   {part}", marks.TEXT),) for part in wrapped(display(notice), max(8, width - 6))]
    rows += [(), _heading("Its paragraphs")]
    rows += [_paragraph_row(article, position, width) for position in range(len(article.paragraphs))]
    return tuple(fitted(row, width) for row in rows)


def _heading(words: str) -> Row:
    return (Segment(f" {words}", marks.HEADLINE),)


def _line(name: str, words: str) -> Row:
    return (Segment(f"   {name:<{NAME_CELLS}} ", marks.DIM), Segment(words, marks.TEXT))


def _field_rows(name: str, field: Field, width: int) -> list[Row]:
    """Value and certainty; below it the rule, and the words where they are not the value."""
    value = display(field.value or "?")
    sure = Segment(f"{field.certainty:<{SURE_CELLS}} ", marks.DIM if field.certainty == "sure" else marks.TYPE)
    first = (Segment(f"   {name:<{NAME_CELLS}} ", marks.DIM), sure, Segment(value, marks.TEXT))
    told = field.rule
    if field.printed and field.printed != field.value:
        told = f"“{field.printed}”: {told}"
    indent = " " * (3 + NAME_CELLS + 1 + SURE_CELLS + 1)
    below = wrapped(display(told), max(8, width - len(indent) - 2))
    return [first, *((Segment(indent + part, marks.DIM),) for part in below)]


def _paragraph_row(article: Article, position: int, width: int) -> Row:
    paragraph = article.paragraphs[position]
    role = PLAIN_ROLES.get(paragraph.role, paragraph.role) + ("" if paragraph.certainty == "sure" else " ?")
    words = cut(display(article.text[paragraph.start : paragraph.end]), max(1, width - 30))
    number = f"{position + 1:>4} "
    blanks = " " * max(1, 23 - width_of_text(role))
    mark = marks.TEXT if paragraph.role == "body" else marks.CREDIT
    return (Segment(number, marks.MARGIN), Segment(role + blanks, mark), Segment(words, marks.DIM))
