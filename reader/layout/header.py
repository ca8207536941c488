"""The lines above the text: who prints what, how much they share; under them the order map of the links."""

from typing import Final

from reader.articles.model import Field, Metadata
from reader.collation.model import Collation, SideShare
from reader.layout.frame import GUTTER, WIDEST, Frame, headline_rows
from reader.layout.marks import HEADER, HEADLINE, SIGLUM
from reader.layout.model import Row, Segment, View
from reader.layout.order_map import map_row
from reader.layout.page import Page
from reader.layout.widths import cells, fitted, head
from reader.layout.wrap import wrapped
from reader.pair import LEFT, RIGHT, SIDES, Side
from reader.text.gate import display

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_DATE: Final = "date ?"


def header(page: Page, view: View, frame: Frame) -> list[Row]:
    """All rows above the text."""
    if frame.header == 0:
        return []
    width = view.width
    if not frame.two and not page.alone:
        return [_one_line(page, width), map_row(page, view)]
    rows = [_who(page, view, frame), *_headlines(page, view, frame)]
    if not page.alone:
        rows.append(_shares(page, width))
    rows.append(map_row(page, view))
    return rows


def date_of(field: Field) -> str:
    """A date as people write it; as printed where it is no whole date, with a word where it is a guess."""
    year, _, rest = field.value.partition("-")
    month, day = rest[:2], rest[3:5]
    if not field.value and (undated := _undated(field.printed)):
        return f"{undated}, year ?"
    if field.certainty == "unknown" or not (field.value or field.printed):
        return NO_DATE
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= len(MONTHS)):
        return str(display(field.printed or field.value))
    date = f"{int(day)} " if day.isdecimal() else ""
    return f"{date}{MONTHS[int(month) - 1]} {int(year)}" + (", doubtful" if field.certainty == "guessed" else "")


def _undated(printed: str) -> str:
    """Day and month of `March 18` or `18 Mar.`; empty for anything else."""
    words = printed.replace(".", " ").split()
    for month, day in (words, words[::-1]) if len(words) == len(("month", "day")) else ():
        if day.isdecimal() and month[:3].title() in MONTHS:
            return f"{int(day)} {month[:3].title()}"
    return ""


def day_of(meta: Metadata) -> str:
    """The day that an article goes by, as people write it: when it was published, else when it was updated."""
    if meta.published.certainty != "unknown" or meta.updated.certainty == "unknown":
        return date_of(meta.published)
    return f"updated {date_of(meta.updated)}"


def agencies_of(page: Page, side: Side) -> str:
    """The agencies that an article credits, by name."""
    article = page.article(side)
    return ", ".join(display(field.value or field.printed) for field in article.meta.agencies) if article else ""


def _paper(page: Page, side: Side) -> str:
    """What stands behind the siglum: a question mark where it is a guess, agency, publisher, date."""
    article = page.article(side)
    if article is None:
        return ""
    meta = article.meta
    publisher = str(display(meta.publisher.value or meta.publisher.printed))
    doubt = " ?" if meta.publisher.certainty == "guessed" else ""
    if meta.publisher.certainty == "unknown" or not publisher:
        publisher = "publisher ?"
    elif publisher.casefold() == page.siglum(side).casefold():
        publisher = ""
    else:
        publisher, doubt = publisher + doubt, ""
    agencies = agencies_of(page, side)
    parts = (f"({agencies})" if agencies else "", publisher, day_of(meta))
    return doubt + "  " + "  ".join(part for part in parts if part)


def _who(page: Page, view: View, frame: Frame) -> Row:
    made: list[Segment] = []
    for side in SIDES if frame.two else (view.pane if page.alone else LEFT,):
        width = frame.widths[side]
        siglum = head(f" {page.siglum(side)}", width)
        made.append(Segment(siglum, HEADER | SIGLUM))
        made.append(Segment(fitted(_paper(page, side), width - cells(siglum)), HEADER))
        if frame.two and side == LEFT:
            made.append(Segment(" " * GUTTER, HEADER))
    return tuple(made)


def _headlines(page: Page, view: View, frame: Frame) -> list[Row]:
    rows: list[list[Segment]] = [[] for _ in range(headline_rows(page, view, two=frame.two))]
    for side in SIDES if frame.two else (LEFT,):
        width, text = frame.widths[side], page.headline(side)
        parts = wrapped(text, min(width, WIDEST) - 2)
        for number, row in enumerate(rows):
            start, end = parts[number] if number < len(parts) else (0, 0)
            if number == len(rows) - 1 and number < len(parts):
                end = len(text)
            row.append(Segment(" " + fitted(text[start:end], width - 1), HEADER | HEADLINE))
            if frame.two and side == LEFT:
                row.append(Segment(" " * GUTTER, HEADER))
    return [tuple(row) for row in rows]


def percent(share: SideShare) -> int:
    """Of an article's words, those in runs, in per cent."""
    return round(100 * (share.speech + share.names + share.prose) / share.words) if share.words else 0


def is_identical(collation: Collation) -> bool:
    """Whether nothing but form differs."""
    covered = all(s.words and s.speech + s.names + s.prose >= s.words for s in collation.share)
    return covered and all(divergence.type == "formal" for divergence in collation.divergences)


def shares(page: Page, kinds: int = 3) -> str:
    """How much both share, in one line; where they share nothing, or all, it says that.

    Args:
        page: What is read.
        kinds: How many of prose, speech and names are told.
    """
    collation = page.given.collation
    if collation is None:
        return ""
    same = "The same file twice. " if page.given.same_file else ""
    if is_identical(collation):
        formal = len(collation.divergences)
        return same + "No difference in wording" + (f"; {formal} formal, F shows them" if formal else "")
    left, right = page.siglum(LEFT), page.siglum(RIGHT)
    share = collation.share.left
    if not any((share.speech, share.names, share.prose)):
        return same + _nothing(page, collation)
    counted = [(share.prose, "prose"), (share.speech, "speech"), (share.names, "names")]
    parts = [f"{many} {kind}" for many, kind in counted if many]
    parts[0] = parts[0].replace(" ", " word " if parts[0].startswith("1 ") else " words ", 1)
    told = ", ".join(parts[:kinds])
    both = f"{percent(share)} % of {left}, {percent(collation.share.right)} % of {right}"
    return f"{same}{both}" + (f": {told}" if told else "")


def _nothing(page: Page, collation: Collation) -> str:
    closest = collation.closest
    text = "Nothing shared: no run of 5 words" if not page.links else "No shared words: linked by what they say"
    if closest and not page.links:
        left, right = page.siglum(LEFT), page.siglum(RIGHT)
        words = "1 word" if closest.words == 1 else f"{closest.words} words"
        text += f"; closest: {left} {closest.left + 1} / {right} {closest.right + 1}, {words}"
    return text


def _shares(page: Page, width: int) -> Row:
    collation = page.given.collation
    finding = collation.finding if collation and collation.finding != "none" else ""
    if collation and is_identical(collation):
        finding = ""
    text = f" {shares(page)}"
    room = width - cells(text) - len(finding) - 1
    if not finding or room < 2:
        return (Segment(fitted(text, width), HEADER),)
    return (Segment(text + " " * room, HEADER), Segment(finding + " ", HEADER | HEADLINE))


def _one_line(page: Page, width: int) -> Row:
    left, right = f" {page.siglum(LEFT)}", page.siglum(RIGHT)
    agencies = agencies_of(page, RIGHT)
    names = (
        Segment(left, HEADER | SIGLUM), Segment(" | ", HEADER), Segment(right, HEADER | SIGLUM),
        Segment((f" ({agencies})" if agencies else "") + "   ", HEADER),
    )  # fmt: skip
    taken = sum(cells(segment.text) for segment in names)
    if taken >= width:
        return (Segment(fitted(f"{left} | {right}", width), HEADER | SIGLUM),)
    texts = [shares(page, kinds) for kinds in (3, 1, 0)]
    text = next((text for text in texts if cells(text) < width - taken), texts[-1])
    return (*names, Segment(fitted(text, width - taken), HEADER))
