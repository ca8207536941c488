"""Matched words that are printed in two ways: spelling, case, hyphens, contractions, abbreviations."""

from collections.abc import Iterator
from typing import Final

from reader.collation.details.lexicon import places
from reader.collation.details.names import plain
from reader.collation.details.strands import JUMP, Block, Draft, Strand
from reader.text.fold import without_accents
from reader.text.frequency import is_listed

_STRAIGHT: Final = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑‒–—", "-") | dict.fromkeys("\u00ad\u200b")
)
_HYPHENS: Final = frozenset("-‐‑–")


PLACE: Final = 4
"""Words of the name of a place: `Rio de Janeiro`."""


def formal(block: Block) -> Iterator[Draft]:
    """Matched words that are printed in two ways: spelling, case, hyphens, contractions, abbreviations.

    Inside the same quotation such a change is one of its words; outside it is formal. Curly or straight marks, dashes
    and a capital at the beginning of a word are no difference at all.
    """
    left, right = block.strands
    position = 0
    for first in _unlike(block):
        if first < position or block.used[0][first] or block.used[1][block.match.left[first]]:
            continue
        position, across = first, block.match.left[first]
        one, two = _surfaces(block, position, across)
        start = (position, across)
        position = one
        if any(
            _goes_on(strand, end) for strand, end in ((left, one), (right, two), (left, start[0]), (right, start[1]))
        ):
            continue
        ours, theirs = left.surface(start[0], one), right.surface(start[1], two)
        joined = block.match.left[start[0] - 1] == start[1] - 1 and _hyphened(block, *start) if min(start) else False
        if joined:
            start = (start[0] - 1, start[1] - 1)
        elif ours == theirs or not _printed_otherwise(ours, theirs):
            continue
        if not (block.free(0, (start[0], one)) and block.free(1, (start[1], two))):
            continue
        quoted = left.quote[start[0]] >= 0 and right.quote[start[1]] >= 0
        rule = "the same word, printed otherwise inside the quotation" if quoted else "the same word, printed otherwise"
        if _per_cent(ours) and _per_cent(theirs):
            rule = "a sign and its words"
            yield block.draft("formal", (start[0], one), (start[1], two), "variant", rule)
            continue
        if left.is_capital(start[0]) and _in_accents(ours, theirs):
            rule = "one name, with and without its accents"
            one, two = _whole_name(block, one, two)
            position = one
            is_place = _opens_place(left, start[0]) or _opens_place(right, start[1])
            if not is_place and (start[0] != 0 or not is_listed(plain(ours))):
                yield block.draft("name", (start[0], one), (start[1], two), "variant", rule)
                continue
        yield block.draft("quote-wording" if quoted else "formal", (start[0], one), (start[1], two), "variant", rule)


def _opens_place(strand: Strand, at: int) -> bool:
    """Whether the words from a position on are the name of a place: `Sao Paulo`."""
    return any(without_accents(strand.phrase(at, at + words)) in places() for words in range(1, PLACE + 1))


def _in_accents(ours: str, theirs: str) -> bool:
    """Whether two surfaces are one but for accents, which a hyphen or an apostrophe is not."""
    one, two = (text.translate(_STRAIGHT) for text in (ours, theirs))
    return one.casefold() != two.casefold() and without_accents(one).casefold() == without_accents(two).casefold()


def _whole_name(block: Block, one: int, two: int) -> tuple[int, int]:
    """Where a name ends of which the words before two positions are printed with and without accents."""
    left, right = block.strands
    while one < len(left.keys) and block.match.left[one] == two:
        bare = not left.before(one).strip() and not right.before(two).strip()
        if not (bare and left.is_capital(one) and _in_accents(left.forms[one], right.forms[two])):
            break
        one, two = one + 1, two + 1
    return one, two


def _per_cent(surface: str) -> bool:
    """Whether a surface is `%` or its words: a matter of type, inside quotations too."""
    return surface == "%" or surface.casefold().replace(" ", "") in {"percent", "pct"}


def _unlike(block: Block) -> list[int]:
    """The matched words that are printed in two ways, or that something else stands before: the unusual case."""
    left, right = block.strands
    forms, marks = right.forms, [JUMP, *right.marks[1:]]
    ours = zip(block.match.left, left.forms, [JUMP, *left.marks[1:]], strict=True)
    return [
        position for position, (across, form, mark) in enumerate(ours)
        if across >= 0 and (forms[across] != form or marks[across] != mark)
    ]  # fmt: skip


def _goes_on(strand: Strand, position: int) -> bool:
    """Whether the surface before a position goes on with a word that has no match: `cannot` against `can`."""
    return 0 < position < len(strand.tokens) and strand.tokens[position].start == strand.tokens[position - 1].start


def _surfaces(block: Block, position: int, across: int) -> tuple[int, int]:
    """Where two matched words end that share their surface with the words after them: `can't` and `cannot`."""
    left, right = block.strands
    one, two = position + 1, across + 1
    while one < len(left.keys) and two < len(right.keys) and block.match.left[one] == two:
        shared = left.tokens[one].start == left.tokens[one - 1].start
        if not shared and right.tokens[two].start != right.tokens[two - 1].start:
            break
        one, two = one + 1, two + 1
    return one, two


def _hyphened(block: Block, position: int, across: int) -> bool:
    """Whether two neighbouring words have a hyphen between them on one side alone."""
    between = [block.strands.left.before(position), block.strands.right.before(across)]
    marks = [text in _HYPHENS for text in between]
    return marks[0] != marks[1] and any(text == " " for text in between)


def _printed_otherwise(ours: str, theirs: str) -> bool:
    """Whether two surfaces of one word differ in more than marks and a first capital."""
    one, two = (text.translate(_STRAIGHT).replace(".", "") for text in (ours, theirs))
    return one[1:] != two[1:] or one[:1].casefold() != two[:1].casefold()
