"""`?`: every key by group, and what the marks mean, from the same tables that the screens work by."""

from typing import Final

from reader.collation.model import DivergenceType, LinkKind
from reader.commands import Keymap, ScreenName, table
from reader.layout import marks
from reader.layout.marks import KIND_SIGNS, KIND_WORDS, TYPE_WORDS
from reader.layout.model import Row, Segment
from reader.ui.table import fitted, width_of_text, wrapped

EXPLAINED: Final[dict[DivergenceType, str]] = {
    "number": "a number or figure",
    "name": "another person, or a name spelled otherwise",
    "date-time": "a date or time",
    "place": "a place",
    "quote-wording": "words inside what both print as the same quotation",
    "quote-form": "direct, mixed or reported speech",
    "speaker": "who is credited",
    "saying-verb": "said, warned, accused",
    "modality": "how certain: planned, denied, may, will",
    "wording": "other words",
    "omission": "only on the left",
    "addition": "only on the right",
    "formal": "form only: typography, spelling, house style",
}
KIND_HELP: Final[dict[LinkKind, str]] = {
    "verbatim": "every word of one side's sentences stands, in order, in the other",
    "near-verbatim": "shared stretches with small gaps",
    "rewrite": "the same content in other words",
}
TITLE: Final[Row] = (Segment(" Keys and marks", marks.HEADER),)
TERMINAL: Final = (
    ("copy", "Words go to the terminal's clipboard (OSC 52), and to a file that the last row names", marks.KEY),
    ("tmux", "Lets them through with this line in tmux.conf: set -g set-clipboard on", marks.KEY),
    ("mouse", "The terminal's own selection needs Shift held down, or M to leave the mouse to the terminal", marks.KEY),
)
"""What depends on the terminal around the program."""
SHORT_NAMES: Final = (
    ("WION", "The publisher's name, or its initials where they are its own", marks.SIGLUM),
    ("WIONa", "One of two articles of the same paper; … says that a word was cut", marks.SIGLUM),
    ("000", "No publisher is known: what tells the file's name from the others", marks.SIGLUM),
)
"""What the short names of articles are made of."""
TWO_COLUMNS_FROM: Final = 100
SIGN_CELLS: Final = 7
"""Width of the longest mark that is explained."""


def help_rows(keys: Keymap, screen: ScreenName, width: int) -> tuple[Row, ...]:
    """The whole text: this screen's keys by group, then what is seen; in two columns where there is room."""
    column = width if width < TWO_COLUMNS_FROM else width // 2
    blocks = _key_blocks(keys, screen, column)
    if screen != "archive":
        blocks += _mark_blocks(column)
    blocks.append(_block("Short names", list(SHORT_NAMES), SIGN_CELLS, column))
    blocks.append(_block("In the terminal", list(TERMINAL), SIGN_CELLS, column))
    if column == width:
        return tuple(fitted(row, width) for block in blocks for row in block)
    half = _half(blocks)
    left = [row for block in blocks[:half] for row in block]
    right = [row for block in blocks[half:] for row in block]
    height = max(len(left), len(right))
    left += [()] * (height - len(left))
    right += [()] * (height - len(right))
    return tuple(
        fitted((*fitted(one, column), *fitted(other, width - column)), width)
        for one, other in zip(left, right, strict=True)
    )


def _half(blocks: list[list[Row]]) -> int:
    """How many blocks stand in the first column, so that both are about as long."""
    lengths = [len(block) for block in blocks]
    return min(range(1, len(blocks)), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])))


def _key_blocks(keys: Keymap, screen: ScreenName, width: int) -> list[list[Row]]:
    groups = table(keys, (screen,))
    longest = max(width_of_text(line[0]) for _, lines in groups for line in lines)
    return [
        _block(group, [(key, text, marks.KEY) for key, text, _ in lines], longest, width) for group, lines in groups
    ]


def _mark_blocks(width: int) -> list[list[Row]]:
    """What the marks mean, each in its own look."""
    seen = [
        ("words", "stand in both articles, outside quotation marks", marks.RUN),
        ("words", "stand in both, as somebody's speech", marks.RUN | marks.SPEECH),
        ("words", "stand in both, but are only names, titles and stock phrases", marks.RUN | marks.NAMES),
        ("words", "a fact that differs: number, name, date, place, quoted words, speaker, certainty", marks.DIVERGENCE),
        ("words", "other words for the same, or a detail that only this side has", marks.DIVERGENCE | marks.LESSER),
        ("words", "in a paragraph that nothing across answers", marks.ONLY),
        ("words", "bylines, credits and the page's furniture, which are not compared", marks.DIM),
        ("words", "all other: told in words of its own; beside a bar: shared", marks.TEXT),
        ("12", "the paragraph under the cursor", marks.CURSOR),
        ("26", "its counterpart on the other side", marks.COUNTERPART),
        ("*", "a note: on these words, or on the paragraph", marks.NOTE),
        ("4>7", "under the headlines: paragraph 4 on the left answers 7 on the right; a click goes there", marks.RULE),
        ("[4>7]", "the same, where the cursor is", marks.RULE | marks.CURSOR),
        ("14>6,21", "paragraph 14 answers 6 and 21", marks.RULE),
        ("12>26", "moved: another order than the rest", marks.MOVED),
        ("│", "nearly all of the paragraph is shared: only what differs is marked", marks.SHARED_BAR),
    ]
    kinds = [(KIND_SIGNS[kind], f"{KIND_WORDS[kind]}: {text}", marks.GUTTER) for kind, text in KIND_HELP.items()]
    kinds += [
        (f"{KIND_SIGNS['near-verbatim']}21↓", "it answers 21, which stands further down: moved", marks.MOVED),
        (f"{KIND_SIGNS['near-verbatim']}6+", "it answers 6 and others: Enter goes through them", marks.GUTTER),
    ]
    types = [(word, EXPLAINED[name], marks.TYPE) for name, word in TYPE_WORDS.items()]
    return [
        _block("What the marks mean", seen, SIGN_CELLS, width),
        _block("How paragraphs answer each other", kinds, SIGN_CELLS, width),
        _block("What differs", types, SIGN_CELLS, width),
    ]


def _block(title: str, lines: list[tuple[str, str, int]], sign_width: int, width: int) -> list[Row]:
    """A heading, its lines with wrapped words, and a blank row."""
    rows: list[Row] = [(Segment(f" {title}", marks.HEADLINE),)]
    indent = 3 + sign_width + 2
    for sign, text, mark in lines:
        blanks = " " * (sign_width - width_of_text(sign) + 2)
        first, *others = wrapped(text, max(8, width - indent - 2))
        rows.append((Segment("   ", marks.TEXT), Segment(sign, mark), Segment(blanks + first, marks.TEXT)))
        rows += [(Segment(" " * indent + other, marks.TEXT),) for other in others]
    return [*rows, ()]
