"""The peek strip: the cursor's link in words, its counterpart where that is off the screen, and its differences."""

from collections.abc import Mapping
from typing import Final

from reader.articles.model import COMPARED
from reader.collation.model import Divergence, DivergenceType, Link
from reader.layout.box import has_box
from reader.layout.frame import FULL_FROM, frame_of
from reader.layout.header import agencies_of
from reader.layout.marks import (
    DIM,
    FOCUS,
    KIND_SIGNS,
    KIND_WORDS,
    LESSER,
    LESSER_TYPES,
    MOVED,
    NOTE,
    RULE,
    SIGLUM,
    STRIP,
    TYPE,
    TYPE_WORDS,
    WEIGHTS,
)  # fmt: skip
from reader.layout.model import NoteMark, Row, Segment, View
from reader.layout.order_map import current_link, numbers
from reader.layout.page import Page, place_of, reading_order
from reader.layout.paint import is_nearly_all_shared, is_shown, painted
from reader.layout.plan import FOLD
from reader.layout.roll import Roll
from reader.layout.rows import exactly
from reader.layout.widths import cells, fitted, head
from reader.layout.wrap import wrapped
from reader.pair import LEFT, RIGHT, SIDES, Span
from reader.text.gate import display

TYPE_CELLS: Final = 6
BAR_SAID: Final = (" mostly shared: only what differs is marked ─", " only what differs is marked ─")
"""What the bar beside the cursor's paragraph means, the longer one where it has room."""


def strip(page: Page, view: View, roll: Roll) -> list[Row]:
    """The rows of the strip, its rule included."""
    frame = roll.frame
    if frame.strip == 0:
        return []
    rows = [_title(page, view, roll), *_lines(page, view, roll)[view.strip_shift :]]
    room = frame.strip
    hidden = len(rows) - room
    rows = rows[:room]
    if hidden > 0 and room > 1:
        # Reasons and notes stand in no list.
        is_list = not view.explain and current_link(page, view) is not None
        rows[-1] = _with_more(rows[-1], hidden, view.width, "2" if is_list else "]")
    while len(rows) < room:
        rows.append((Segment(" " * view.width, STRIP),))
    return rows


def strip_lines(page: Page, view: View, roll: Roll) -> int:
    """How many rows the strip would have if it were as tall as it liked."""
    return 1 + len(_lines(page, view, roll))


def _title(page: Page, view: View, roll: Roll) -> Row:
    link = current_link(page, view)
    filtered = _hidden(page, view)
    hidden = f" {filtered} ─" if filtered else ""
    bars = BAR_SAID if link and is_nearly_all_shared(page, view.pane, view.cursor[view.pane]) else ("", "")
    kept = cells(hidden) + cells(bars[-1])
    text = _of_link(page, link, view.width - 4 - kept) if link else _of_none(page, view, roll)
    gone_to = _difference_place(page, view)
    place = f" link {page.number_of(link) + 1} of {len(page.links)} ─" if link else ""
    credited = [f"{agencies_of(page, side)}, named in {page.siglum(side)}" for side in SIDES if agencies_of(page, side)]
    right = "".join(f" {credit} ─" for credit in credited[:1]) if not page.alone else ""
    room = view.width - cells(text) - 3
    ends = (f"{gone_to}{place}{right}", f"{gone_to}{place}", gone_to or place, "")
    tails = (f"{hidden}{bar}{end}" for end in ends for bar in bars)
    options = (*tails, hidden, "")
    tail = next((option for option in options if cells(option) < room), "")
    if room < 1:
        return (Segment(fitted(f"─ {text}", view.width), RULE),)
    return (Segment(f"─ {text} " + "─" * (room - cells(tail)) + tail, RULE),)


def _difference_place(page: Page, view: View) -> str:
    """Which difference was gone to, of all that are shown; empty where none was."""
    at = number_among(page, view)
    return f" difference {at[0]} of {at[1]} ─" if at else ""


def number_among(page: Page, view: View) -> tuple[int, int] | None:
    """Place of the difference that was gone to, from 1, and how many are shown, in the order of the cursor's pane."""
    collation = page.given.collation
    if collation is None or view.divergence is None:
        return None
    shown = [number for number in reading_order(page, view.pane) if is_shown(collation.divergences[number], view)]
    return (shown.index(view.divergence) + 1, len(shown)) if view.divergence in shown else None


def _hidden(page: Page, view: View) -> str:
    """How many differences the filter of types hides, and the key that changes it; empty where there is no filter."""
    types, collation = view.types, page.given.collation
    if types is None or collation is None:
        return ""
    many = sum(found.type != "formal" and found.type not in types for found in collation.divergences)
    return f"{many} hidden: f" if many else ""


def _spoken(paragraphs: tuple[int, ...]) -> str:
    """Paragraphs in words: `6, 8-10 and 21`."""
    *most, last = numbers(paragraphs).split(",")
    return f"{', '.join(most)} and {last}" if most else last


def _of_link(page: Page, link: Link, room: int) -> str:
    """A link in words; where the row is narrow, first without its measure, then without the papers' names."""
    numbers_only = [_spoken(link.sides[side]) for side in SIDES]
    left, right = (f"{page.siglum(side)} {numbers_only[side]}" for side in SIDES)
    sign, kind = KIND_SIGNS[link.kind], KIND_WORDS[link.kind]
    measure = f", {link.matched} of {link.words} words" if link.words and link.kind != "rewrite" else ""
    moved = {pair.right for pair in link.pairs if pair.moved} - {p.right for p in link.pairs if not p.moved}
    rest = _more_in(page, link) + (", by hand" if link.by == "hand" else "")
    if moved:
        rest += "; moved" if len(moved) == len(link.sides.right) else f"; {_spoken(tuple(sorted(moved)))} moved"
    options = (
        f"{left} {sign} {right}: {kind}{measure}{rest}",
        f"{left} {sign} {right}: {kind}{rest}",
        f"{numbers_only[0]} {sign} {numbers_only[1]}: {kind}{rest}",
    )
    return next((text for text in options if cells(text) <= room), options[-1])


def _more_in(page: Page, link: Link) -> str:
    """Which side of a copied link says more than the other: its measure is that of the shorter one."""
    if link.kind != "verbatim":
        return ""
    types = {found.type for _, found in page.divergences_of(link)}
    more = [page.siglum(side) for side in SIDES if ("omission", "addition")[side] in types]
    return f", more in {' and '.join(more)}" if more else ""


def _of_none(page: Page, view: View, roll: Roll) -> str:
    side, paragraph = view.pane, view.cursor[view.pane]
    paragraphs = page.paragraphs(side)
    if not paragraphs:
        return "nothing to read"
    siglum = page.siglum(side)
    place = roll.place(side, paragraph)
    if place and place[2].kind == FOLD:
        first, last = place[2].first, place[2].last
        compared = any(paragraphs[hidden].role in COMPARED for hidden in range(first, last))
        what = f"only in {siglum}" if compared else "not compared"
        which = f"{first + 1} to {last}" if last > first + 1 else f"{last}"
        return f"{siglum} {which}: {what}, folded; z opens"
    role = paragraphs[paragraph].role
    what = ""
    if not page.unrelated:
        what = f"only in {siglum}" if role in COMPARED else "not compared"
    if role != "body":
        what = f"{role}, {what}" if what else role
    return f"{siglum} {paragraph + 1}" + (f": {what}" if what else "")


def _lines(page: Page, view: View, roll: Roll) -> list[Row]:
    link = current_link(page, view)
    if view.explain:
        return _reasons(page, view, link)
    if link is None:
        return _notes(page, view)
    shown = weighed(page, view, link)
    away = _counterparts(page, view, roll)
    noted = _notes(page, view)
    at = max(1, roll.frame.strip - 1 - len(noted) - len(away[:1]))
    first = _first_shown([place for place, _ in shown], view.divergence, at)
    made = [
        _reading(page, view, d, focus=place == view.divergence, judged=place in page.given.judged)
        for place, d in shown[first:] + shown[:first]
    ]
    if not made:
        return [*noted, *(away or [_no_difference(page, view, link)])]
    # Notes and the words across come after the first differences, but are not pushed out by many of them.
    told = [*noted, *away]
    return [*made[:at], *told, *made[at:]] if len(made) > at else made + told


def weighed(page: Page, view: View, link: Link) -> list[tuple[int, Divergence]]:
    """The differences of a link that are shown, with their places among all, in the order of the strip."""
    shown = [(place, d) for place, d in page.divergences_of(link) if is_shown(d, view)]
    # There is room for a few: the figure comes before the wording, wherever in the paragraph it stands.
    return sorted(shown, key=lambda row: (WEIGHTS[row[1].type], place_of(page, view.pane, row[0]), row[0]))


def _first_shown(places: list[int], focus: int | None, room: int) -> int:
    """Which difference the strip begins with: the rows stand still, a screenful at a time, while the focus moves."""
    at = places.index(focus) if focus in places else 0
    return max(0, min(at // room * room, len(places) - room))


def notes_here(page: Page, view: View) -> list[NoteMark]:
    """The notes that sit on the cursor's paragraph, those with words first."""
    span = page.span(view.pane, view.cursor[view.pane])
    notes = (note for note in page.given.notes if note.side == view.pane)
    found = (note for note in notes if span.start <= note.span.start < max(span.end, span.start + 1))
    return sorted(found, key=lambda note: note.is_bare)


def tells_notes(page: Page, view: View) -> bool:
    """Whether the strip has the notes of the cursor's paragraph."""
    return frame_of(page, view).strip > 1 and bool(notes_here(page, view))


def _notes(page: Page, view: View) -> list[Row]:
    """The first note on the cursor's paragraph, and how many there are."""
    found = notes_here(page, view)
    if not found:
        return []
    count = f"{len(found)} notes; " if len(found) > 1 else ""
    words = fitted(f"{count}{display(found[0].told or found[0].kind)}", max(0, view.width - 3))
    return [(Segment(" ", STRIP), Segment("*", STRIP | NOTE), Segment(f" {words}", STRIP))]


def _no_difference(page: Page, view: View, link: Link) -> Row:
    """Why no row of differences stands here, and the next key."""
    every = [found.type for _, found in page.divergences_of(link)]
    hidden = [name for name in every if name != "formal"]
    if hidden:
        words = f"{len(hidden)} hidden by the filter; f changes it"
    elif every:
        words = "Only form differs here, such as typography or spelling; F shows it"
    elif link.kind == "verbatim":
        words = "No word of it differs; l goes to the next link"
    else:
        words = "No detail was found to differ; p says why the two are linked"
    return (Segment(fitted(f" {words}", view.width), STRIP | DIM),)


def reasons(page: Page, view: View, link: Link | None, names: Mapping[DivergenceType, str] = TYPE_WORDS) -> list[str]:
    """Why the difference that was gone to, the link or the paragraph's role is there; may hold foreign text."""
    collation = page.given.collation
    texts: list[str] = []
    if collation and view.divergence is not None and view.divergence < len(collation.divergences):
        found = collation.divergences[view.divergence]
        if link and found.link == link.id:
            texts.append(f"{names[found.type]}: {found.rule}")
    if link:
        texts += link.why
    else:
        paragraphs = page.paragraphs(view.pane)
        if paragraphs:
            found_role = paragraphs[view.cursor[view.pane]]
            texts.append(f"{found_role.role}, {found_role.certainty}: {found_role.rule}")
        if collation:
            texts.append(collation.why)
    return texts


def _reasons(page: Page, view: View, link: Link | None) -> list[Row]:
    rows: list[Row] = []
    for text in map(display, reasons(page, view, link)):
        for number, (start, end) in enumerate(wrapped(text, view.width - 4)):
            lead = "   " if number else " "
            rows.append((Segment(fitted(lead + text[start:end], view.width), STRIP),))
    return rows


def quoted(page: Page, side: int, span: Span | None) -> str:
    """A reading as display text; a dash where the side has none."""
    article = page.given.articles[side]
    return str(display(article.text[span.start : span.end])).strip() if article and span else "–"


def _reading(page: Page, view: View, found: Divergence, *, focus: bool, judged: bool) -> Row:
    """`type | left reading | right reading`, with the verdict at the end, in doubt where a rule proposes it."""
    type_word = TYPE_WORDS[found.type]
    word = " " * (TYPE_CELLS - len(type_word))
    mark = STRIP | TYPE | (FOCUS if focus else 0) | (LESSER if found.type in LESSER_TYPES else 0)
    taken = 1 + TYPE_CELLS
    if view.width <= TYPE_CELLS + 10:
        return (Segment(fitted(f" {type_word}", view.width), STRIP | TYPE),)
    told = found.verdict != "open" and view.width >= FULL_FROM
    verdict = f" {found.verdict}{'' if judged else ' ?'} " if told else ""
    note = f" ({display(found.note)})" if found.note else ""
    room = view.width - taken - 3 - cells(verdict)
    left, right = _both(page, found, room)
    text = fitted(note, room - cells(left) - cells(right))
    return (
        Segment(" ", STRIP), Segment(type_word, mark), Segment(word, STRIP),
        Segment(f"{left} | {right}", STRIP), Segment(text, STRIP | DIM), Segment(verdict, STRIP | TYPE),
    )  # fmt: skip


def _both(page: Page, found: Divergence, room: int) -> tuple[str, str]:
    """Both readings in at most so many cells; the longer one is cut first."""
    left, right = (quoted(page, side, found.sides[side]) for side in SIDES)
    if cells(left) + cells(right) > room:
        half = room // 2
        left = fitted(left, max(half, room - cells(right))) if cells(left) > half else left
        right = fitted(right, room - cells(left)) if cells(left) + cells(right) > room else right
    return left, right


def in_one_line(page: Page, view: View) -> str:
    """The difference that was gone to as `type: left | right`, and how many the filter hides; empty where none was."""
    collation = page.given.collation
    if collation is None or view.divergence is None:
        return ""
    found = collation.divergences[view.divergence]
    word, hidden = TYPE_WORDS[found.type], _hidden(page, view)
    end = f"; {hidden}" if hidden else ""
    at = number_among(page, view)
    count = f" ({at[0]}/{at[1]})" if at else ""
    left, right = _both(page, found, max(2, view.width - cells(f" {word}:  | {count}{end}")))
    return f"{word}: {left} | {right}{count}{end}"


def _counterparts(page: Page, view: View, roll: Roll) -> list[Row]:
    """The words of the counterparts that have no row on the screen."""
    side = RIGHT if view.pane == LEFT else LEFT
    if page.alone:
        return []
    seen = roll.in_sight(side) if roll.frame.two else []
    made: list[Row] = []
    for found in page.counterparts(view.pane, view.cursor[view.pane]):
        if found.paragraph in seen or has_box(view, roll.frame):
            continue
        name = f" {page.siglum(side)} {found.paragraph + 1} "
        words = page.words(side, found.paragraph)
        room = view.width - cells(name)
        if room < 1:
            continue
        text = head(words.text, room - 1) + "…" if cells(words.text) > room else words.text
        cut = len(text) - (cells(words.text) > room)
        marks = painted(page, view, side, found.paragraph)
        segments = [Segment(segment.text, segment.mark | STRIP) for segment in marks.segments(words.text, 0, cut)]
        rest = text[cut:]
        made.append((
            Segment(name, STRIP | SIGLUM | (MOVED if found.moved else 0)), *segments,
            Segment(rest + " " * (room - cells(text)), STRIP),
        ))  # fmt: skip
    return made


def _with_more(row: Row, hidden: int, width: int, key: str) -> Row:
    """A row whose end says how many rows the strip does not show, and which key shows them."""
    more = f"… +{hidden} more (press {key}) "
    if cells("".join(segment.text for segment in row).rstrip()) + len(more) > width:
        more = f"… +{hidden} (press {key}) "
    if len(more) >= width:
        return row
    kept: list[Segment] = []
    taken = 0
    for segment in row:
        taken += cells(segment.text)
        if taken > width - len(more) and segment.mark == STRIP | TYPE:
            break  # A verdict without its end would say nothing.
        kept.append(segment)
    return (*exactly(kept, width - len(more)), Segment(more, STRIP | DIM))
