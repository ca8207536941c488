"""What holds for every pair, at every size, after any keys."""

import string
from itertools import pairwise
from typing import Any
from unicodedata import category

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.articles.model import ROLES, Article, Metadata, Paragraph
from reader.collation.model import (
    DIVERGENCE_TYPES,
    Collation,
    Divergence,
    Link,
    LinkKind,
    PairedParagraphs,
    Run,
    SideShare,
)
from reader.layout.model import BLOCK_ROWS, NoteMark, PageInput, View
from reader.layout.moves import ACTIONS, click, goto, nearest, place_at, press, search
from reader.layout.page import Page
from reader.layout.roll import Roll
from reader.layout.screen import draw, opening, resized
from reader.layout.widths import cells
from reader.layout.wrap import wrapped
from reader.pair import SIDES, Pair, Span
from reader.text.gate import display
from tests.layout.build import FOOTER, sample

ALPHABET = string.ascii_letters + "   \u201c\u2019\n\t\x1b\u202e\u0301漢字🙂\xa0-\u200d\ufe0f"
WORDS = st.text(ALPHABET, min_size=1, max_size=120)
LINK_KINDS: list[LinkKind] = ["verbatim", "near-verbatim", "rewrite"]
SIZES = st.tuples(st.integers(1, 140), st.integers(1, 44))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    parts: list[Any] = draw(st.lists(st.tuples(WORDS, st.sampled_from(ROLES)), min_size=1, max_size=8))
    text = ""
    paragraphs: list[Paragraph] = []
    for words, role in parts:
        paragraphs.append(Paragraph(len(paragraphs), len(text), len(text) + len(words), role, "sure", "drawn"))
        text += words + "\n"
    return Article("a", "0", text, tuple(paragraphs), (), Metadata(), ())


def spans(draw: st.DrawFn, article: Article) -> Span:
    start = draw(st.integers(0, len(article.text) - 1))
    return Span(start, draw(st.integers(start + 1, len(article.text))))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    left = draw(articles())
    if draw(st.booleans()) and draw(st.booleans()):
        return Page(PageInput(Pair(left, None), Pair("A", ""), None))
    right = draw(articles())
    links: list[Link] = []
    for number in range(draw(st.integers(0, 4))):
        sides = [
            tuple(sorted(draw(st.sets(st.integers(0, len(a.paragraphs) - 1), min_size=1, max_size=3))))
            for a in (left, right)
        ]
        # Whatever is called moved: the layout must stand a chain that is none.
        pairs = tuple(PairedParagraphs(a, b, draw(st.booleans())) for a in sides[0] for b in sides[1])
        kind = draw(st.sampled_from(LINK_KINDS))
        links.append(Link(number + 1, Pair(*sides), kind, 0.5, pairs, "rule", 3, 9, ("why",)))
    runs, differences = [], []
    for _ in range(draw(st.integers(0, 3))):
        both = Pair(spans(draw, left), spans(draw, right))
        runs.append(Run(both, Pair(Span(0, 5), Span(0, 5)), "prose", None))
    for _ in range(draw(st.integers(0, 4)) if links else 0):
        one = draw(st.sampled_from([0, 1, 2]))
        readings = Pair(spans(draw, left) if one != 1 else None, spans(draw, right) if one != 0 else None)
        what = draw(st.sampled_from(DIVERGENCE_TYPES))
        differences.append(Divergence(draw(st.sampled_from(links)).id, what, readings, "open", "rule", "note"))
    share = SideShare(3, 2, 5, 40)
    found = Collation(tuple(links), tuple(runs), tuple(differences), Pair(share, share), "agency copy", "why", None)
    notes = (NoteMark("n", 0, spans(draw, left), "note", doubtful=False),)
    return Page(PageInput(Pair(left, right), Pair("A\x1b]", "漢字"), found, notes))


STEPS = st.lists(
    st.one_of(
        st.sampled_from(sorted(ACTIONS)),
        st.tuples(st.just("size"), SIZES),
        st.tuples(st.just("click"), SIZES),
        st.tuples(st.just("search"), st.text("ae “", max_size=2)),
        st.tuples(st.just("goto"), st.integers(0, 900)),
    ),
    max_size=14,
)


def after(page: Page, view: View, step: Any) -> View:
    if isinstance(step, str):
        return press(page, view, step)
    kind, what = step
    if kind == "size":
        return resized(page, view, *what)
    if kind == "click":
        return click(page, view, *what)
    if kind == "search":
        return search(page, view, what)
    return goto(page, view, SIDES[what % 2] if not page.alone else 0, what // 2)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pages(), SIZES, STEPS)
def test_every_row_is_as_wide_as_the_screen_and_no_key_raises(
    page: Page, size: tuple[int, int], steps: list[Any]
) -> None:
    view = opening(page, *size)
    for step in ["line-down", *steps]:
        view = after(page, view, step)
        rows = draw(page, view, FOOTER)
        assert len(rows) == view.height
        assert {sum(cells(segment.text) for segment in row) for row in rows} == {view.width}
        assert not {
            c for row in rows for segment in row for c in segment.text if category(c) in {"Cc", "Cs", "Cf", "Cn"}
        }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pages(), SIZES, STEPS)
def test_the_top_stays_in_the_page_and_the_cursor_on_a_paragraph(
    page: Page, size: tuple[int, int], steps: list[Any]
) -> None:
    view = opening(page, *size)
    for step in steps:
        view = after(page, view, step)
        roll = Roll(page, view)
        assert 0 <= view.top <= max(0, roll.end())
        assert view.top // BLOCK_ROWS < max(1, len(roll.plan.blocks))
        for side in SIDES:
            assert view.cursor[side] in range(max(1, len(page.paragraphs(side))))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    pages(),
    SIZES,
    st.lists(
        st.sampled_from(["next-paragraph", "next-link", "next-divergence", "next-hit", "next-only", "counterpart"]),
        min_size=1,
        max_size=6,
    ),
)
def test_after_a_jump_the_cursor_is_in_sight(page: Page, size: tuple[int, int], keys: list[str]) -> None:
    view = search(page, opening(page, *size), "e")
    for key in keys:
        view = press(page, view, key)
        roll = Roll(page, view)
        place = roll.place(view.pane, view.cursor[view.pane])
        assert place is not None
        assert place[2].first in roll.in_sight(view.pane)


@given(WORDS, st.integers(1, 60))
def test_rows_tile_the_text_up_to_its_spaces(text: str, width: int) -> None:
    text = display(text)
    rows = wrapped(text, width)
    assert rows[0][0] <= len(text)
    kept = "".join(text[start:end] for start, end in rows)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert all(a[1] <= b[0] for a, b in pairwise(rows))
    assert all(cells(text[start:end]) <= width or end - start == 1 or width == 1 for start, end in rows)


@given(SIZES, st.integers(0, 139), st.integers(0, 43))
def test_a_cell_of_text_leads_to_its_character(size: tuple[int, int], x: int, y: int) -> None:
    page = sample()
    view = opening(page, *size)
    found = place_at(page, view, x, y)
    if found is not None and x < view.width and y < view.height:
        side, offset = found
        article = page.article(side)
        text = "".join(segment.text for segment in draw(page, view, FOOTER)[y])
        assert article is not None
        assert article.text[offset] == text[x]
        assert nearest(page, view, side, x, y) == offset


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["line-down", "line-up", "next-paragraph", "previous-paragraph"]), max_size=30))
def test_rows_of_text_do_not_depend_on_where_the_screen_is(keys: list[str]) -> None:
    """What a terminal scrolls must still be right afterwards: the same row of the page, the same cells."""
    page = sample()
    view = press(page, opening(page, 120, 24), "fold-all")
    seen: dict[tuple[int, int], tuple[object, ...]] = {}
    for key in keys:
        view = press(page, view, key)._replace(message="")
        roll = Roll(page, view)
        rows = draw(page, view, FOOTER)[roll.frame.header :]
        for place, row in zip(roll.rows(view.top), rows, strict=False):
            text = "".join(segment.text for segment in row)
            known = seen.setdefault(place, (text,))
            # Bars of the cursor and its counterparts are the only cells that move with the reader.
            bare = [t.replace("▌", " ").replace("║", " ").replace("│", " ") for t in (text, str(known[0]))]
            assert bare[0] == bare[1]
