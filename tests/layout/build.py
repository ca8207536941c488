"""Pairs from strings: a line a paragraph, links and readings in a short notation."""

import re
from typing import cast

from reader.articles.model import Article, Aside, Field, Metadata, Paragraph, Role
from reader.collation.model import (
    Closest,
    Collation,
    Divergence,
    DivergenceType,
    Link,
    LinkKind,
    PairedParagraphs,
    Run,
    SideShare,
)
from reader.layout.model import NoteMark, PageInput, Row, View
from reader.layout.page import Page
from reader.layout.screen import draw
from reader.pair import Pair, Side, Span

FOOTER = (("l", "link"), ("d", "difference"), ("Enter", "there"), ("c", "side by side"), ("z", "fold"), ("?", "keys"))
KINDS: dict[str, LinkKind] = {"=": "verbatim", "≈": "near-verbatim", "~": "rewrite"}
TAGS: dict[str, Role] = {
    "H": "headline", "S": "standfirst", "B": "byline", "D": "dateline", "C": "caption", "X": "crosshead",
    "R": "related", "F": "furniture", "K": "credit",
}  # fmt: skip


def known(value: str, certainty: str = "sure") -> Field:
    return Field(value, value, 0, 1, "guessed" if certainty == "guessed" else "sure", "as the test says")


def article(lines: str, **meta: object) -> Article:
    """`H| words` is a headline, a line without a letter and a bar is body; `@@words@@` is a credit in a paragraph."""
    text = ""
    paragraphs: list[Paragraph] = []
    asides: list[Aside] = []
    for line in filter(None, (line.strip() for line in lines.splitlines())):
        tag, bar, rest = line.partition("|")
        role = TAGS.get(tag) if bar else None
        words = rest.strip() if role else line
        start = len(text)
        for part in re.split("(@@.*?@@)", words):
            if part.startswith("@@"):
                asides.append(Aside(len(text), len(text) + len(part) - 4, "credit"))
            text += part.strip("@") if part.startswith("@@") else part
        paragraphs.append(Paragraph(len(paragraphs), start, len(text), role or "body", "sure", "the test says so"))
        text += "\n"
    title = next((text[p.start : p.end] for p in paragraphs if p.role == "headline"), "")
    fields: dict[str, object] = {"title": known(title)} if title else {}
    return Article("a.txt", "0", text, tuple(paragraphs), tuple(asides), Metadata(**fields | meta), ())  # type: ignore[arg-type]


def span_of(of: Article, paragraph: int, words: str) -> Span:
    start = of.text.index(words, of.paragraphs[paragraph - 1].start)
    assert start < of.paragraphs[paragraph - 1].end, words
    return Span(start, start + len(words))


def link(number: int, notation: str) -> Link:
    """`2=3`, `4≈5,9!`, `6,7~8`: paragraphs from 1, the kind's sign, `!` behind a moved one."""
    found = re.fullmatch("([0-9,!]+)([=≈~])([0-9,!]+)", notation)
    assert found is not None, notation
    sides = [[(int(part.strip("!")) - 1, "!" in part) for part in found[side].split(",")] for side in (1, 3)]
    pairs = tuple(PairedParagraphs(a, b, moved or gone) for a, moved in sides[0] for b, gone in sides[1])
    left, right = (tuple(paragraph for paragraph, _ in side) for side in sides)
    why = ("a run of 9 words", "the name Kuleba in both")
    return Link(number, Pair(left, right), KINDS[found[2]], 0.8, pairs, "rule", 23, 28, why)


def collation(
    both: Pair[Article],
    links: str = "",
    runs: str = "",
    differences: str = "",
    *,
    share: tuple[int, ...] = (70, 45, 15),
) -> Collation:
    """`runs`: a line `2/3 the words`; `differences`: a line `1 number 2/3 left words | right words | note`."""
    made = tuple(link(number, notation) for number, notation in enumerate(links.split(), 1))
    all_runs = []
    for line in filter(None, (line.strip() for line in runs.splitlines())):
        where, _, words = line.partition(" ")
        here = [int(part) for part in where.split("/")]
        count = len(words.split())
        spans = Pair(span_of(both.left, here[0], words), span_of(both.right, here[1], words))
        all_runs.append(Run(spans, Pair(Span(0, count), Span(0, count)), "prose", None))
    found = []
    for line in filter(None, (line.strip() for line in differences.splitlines())):
        number, kind, where, rest = line.split(" ", 3)
        here = [int(part) for part in where.split("/")]
        left, right, note = (*(part.strip() for part in rest.split("|")), "")[:3]
        readings = Pair(
            span_of(both.left, here[0], left) if left else None, span_of(both.right, here[1], right) if right else None
        )
        found.append(Divergence(int(number), as_type(kind), readings, "open", "the test says so", note))
    prose, speech, names = share
    closest = None if made else Closest(1, 1, 3)
    return Collation(
        made, tuple(all_runs), tuple(found), Pair(SideShare(speech, names, prose, 406), SideShare(speech, names, prose, 650)),
        "agency copy" if sum(share) else "none", "130 words in runs of 5 or more", closest,
    )  # fmt: skip


def as_type(name: str) -> DivergenceType:
    return cast("DivergenceType", name)


LEFT = """
F| ugc_banner
H| Ukraine: choose diplomacy or face consequences, minister is told
B| Web Team
Troops have been massed at the border for weeks, and the long conflict has left 13,000 dead.
"We have deep concerns," the minister told reporters after the meeting.
Kuleba said his country would "demonstrate restraint" but called on its partners to "prepare a deterrence package".
The Kremlin said the stated goal of the capital amounted to a "direct threat".
R| Watch | Troops ready to march?
All three were in Stockholm on Thursday for a meeting of the organisation, one of the few dialogue forums to which both belong.
On Wednesday the secretary said they were trying to "destabilise the country from within".
"""
RIGHT = """
H| Crisis builds towards talks
The foreign ministers came face to face in Sweden to discuss the allegations raised in recent weeks.
The other minister called for long-term guarantees on his country's borders after the meeting.
He accused the alliance of inching its infrastructure closer.
But he called on partners to "prepare a deterrence package" that would make anyone think twice.
"We see this as a direct threat," the spokesman told reporters on Thursday. @@AFP@@
A date has not yet been agreed, and there are difficulties in aligning the calendars.
The president had said on Wednesday that the land was theirs.
The deal was reached after the annexation and was never enforced.
The foreign ministers were all present in Stockholm for the gathering of the organisation, one of the few dialogue forums to which both belong.
Ukrainian Foreign Minister Dmytro Kuleba said his country would "demonstrate restraint".
At a meeting in Riga on Wednesday the secretary had accused them of trying to "destabilise the country from within".
Western powers have been sounding the alarm, as a long conflict has left 13,000 dead.
"""


def given(
    both: Pair[Article], sigla: Pair[str], told: Collation, notes: tuple[NoteMark, ...] = (), *, same_file: bool = False
) -> PageInput:
    return PageInput(Pair(both.left, both.right), sigla, told, notes, same_file)


def sample_input() -> PageInput:
    both = Pair(
        article(LEFT, publisher=known("WION"), published=known("2022-01-27", "guessed")),
        article(RIGHT, publisher=known("RTHK"), published=known("2021-12-02"), agencies=(known("AFP"),)),
    )
    told = collation(
        both,
        "4~13! 6≈5,11! 7~6 9≈10 10≈12!",
        """
        6/11 said his country would "demonstrate restraint"
        6/5 to "prepare a deterrence package"
        9/10 one of the few dialogue forums to which both belong
        10/12 to "destabilise the country from within"
        """,
        """
        2 speaker 6/5 Kuleba | he | unresolved; nearest name above: Lavrov
        2 wording 6/5 its partners | partners
        3 speaker 7/6 The Kremlin | the spokesman
        4 wording 9/10 meeting | gathering
        4 number 9/10 All three | The foreign ministers
        5 place 10/12 | in Riga
        5 saying-verb 10/12 said | accused
        """,
    )
    noted = NoteMark("n-1", 0, span_of(both.left, 6, "demonstrate"), "question", doubtful=False)
    return given(both, Pair("WION", "RTHK"), told, (noted,))


def sample() -> Page:
    return Page(sample_input())


def alone() -> Page:
    return Page(PageInput(Pair(article(LEFT, publisher=known("WION")), None), Pair("WION", ""), None))


def of(left: str, right: str, *args: str, share: tuple[int, ...] = (70, 45, 15), same_file: bool = False) -> Page:
    both = Pair(article(left), article(right))
    return Page(given(both, Pair("AAA", "BBB"), collation(both, *args, share=share), same_file=same_file))


def text_of(page: Page, side: Side) -> str:
    """The text of a side, which there is."""
    found = page.article(side)
    assert found is not None
    return found.text


def selected(page: Page, view: View) -> str:
    """The words that are selected."""
    assert view.selection is not None
    return text_of(page, view.pane)[view.selection.start : view.selection.end]


def texts(rows: tuple[Row, ...]) -> list[str]:
    return ["".join(segment.text for segment in row) for row in rows]


def screen(page: Page, view: View) -> str:
    """The whole screen as one text."""
    return "\n".join(texts(draw(page, view, FOOTER)))


def row_with(page: Page, view: View, words: str) -> int:
    """The screen row that shows these words."""
    return next(number for number, text in enumerate(texts(draw(page, view, FOOTER))) if words in text)


def marked(page: Page, view: View, flag: int) -> list[str]:
    """The words on the screen that carry a mark, stretch by stretch."""
    return [
        segment.text.strip() for row in draw(page, view, FOOTER) for segment in row
        if segment.mark & flag and segment.text.strip()
    ]  # fmt: skip
