"""The story and what stands below it: crossheads, captions, links, sentences that break off."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from reader.articles.lines import Judged, ends_as_sentence, folded, is_related_label
from reader.articles.patterns import Lazy
from reader.articles.shape import MAX_HEADLINE_WORDS, MIN_PROSE_WORDS, QUOTES, SUMMARY_LABELS, Line, words_alone

MIN_UNSTOPPED_WORDS: Final = 25
"""A line of so many words is prose even without a full stop: no label, headline or crosshead is so long."""
MAX_CROSSHEAD_WORDS: Final = 9
REPEAT: Final = 0.8
"""Share of a loose line's words that one paragraph of the story holds where the line repeats it."""
MAX_LAST_LINK_WORDS: Final = 14
"""Longest line without a full stop right below the story that is a link; longer, it is a sentence cut off."""
MAX_TEASER_WORDS: Final = 25
"""Longest summary below a linked headline, after the story."""
_LONG_WORD: Final = Lazy(r"[^\W_]{4,}")
_BULLET: Final = Lazy(r"[•●▪■◆*·–—-]\s+\S|\d{1,2}[.)]\s+\S")
_INLINE_LABELS: Final = frozenset(
    {"read more", "read also", "also read", "see also", "watch", "watch now", "watch also", "keep reading", "related",
     "recommended", "related article", "related story", "related video", "must read", "don't miss"}
)  # fmt: skip
_RATE: Final = Lazy(r"\(.*\d\s?=\s?.*\d.*\)$")
_COMMENT_LABELS: Final = frozenset({"comments", "read comments", "view comments", "show comments", "reader comments"})


class _Below(NamedTuple):
    """What is known of everything below the head before its lines are judged."""

    is_page: bool
    """Something in the text is a page's, so that loose lines may be too."""
    parted: bool
    """Blank lines part the story's paragraphs."""

    last: int
    """Index of the story's last sentence."""
    copies: dict[str, int]
    """How often each line stands in the whole text, by its folded form."""
    content: tuple[frozenset[str], ...]
    """For each paragraph of the story's prose its words of content."""
    holders: dict[str, list[int]]
    """The paragraphs of `content` that hold each of these words."""


def judge_story(lines: Sequence[Line], judged: list[Judged | None], start: int) -> None:
    """Everything below the head."""
    if start < len(lines):
        _judge_summary_below(lines, judged, start)
    open_below = [place for place in range(start, len(lines)) if judged[place] is None]
    tail = _tail(lines, judged)
    for place in range(max(tail, start), len(lines)):
        if judged[place] is None:
            judged[place] = Judged("related", "guessed", "below a label of links")
    prose = [line for line in lines[start:] if line.prose]
    content = _contents(lines, judged)
    below = _Below(
        any(found is not None for found in judged),
        2 * sum(line.beside_above for line in prose) < len(prose),
        max((place for place in open_below if judged[place] is None and lines[place].prose), default=start),
        Counter(folded(line.text) for line in lines if not line.prose),
        content,
        _holders(content),
    )
    _judge_below(lines, judged, start, below)


def _tail(lines: Sequence[Line], judged: Sequence[Judged | None]) -> int:
    """Index of the label below which there are only links to other stories; the number of lines where none is.

    Below it paragraphs are no longer than teasers, or far fewer than the links; above it stands most of the story.
    """
    tail = len(lines)
    prose = [found is None and line.prose for line, found in zip(lines, judged, strict=True)]
    above = sum(prose)
    long = 0
    below = 0
    for place in range(len(lines) - 1, 0, -1):
        below += prose[place]
        above -= prose[place]
        long += prose[place] and lines[place].words >= MAX_TEASER_WORDS
        if below > above or (long and 3 * below > len(lines) - place):
            break
        found = judged[place]
        key = folded(lines[place].text)
        label = is_related_label(lines[place].text) or (found and found.role == "related" and key.startswith("more "))
        if (label and key not in _INLINE_LABELS) or key in _COMMENT_LABELS:
            tail = place
    return tail


def _judge_below(lines: Sequence[Line], judged: list[Judged | None], start: int, below: _Below) -> None:
    below_links = False
    heading = next(
        (words_alone(lines[p].text) for p, found in enumerate(judged) if found and found.role == "headline"), ""
    )
    printed: set[str] = set()
    for place in range(start, len(lines)):
        line, found = lines[place], judged[place]
        if found is not None:
            below_links = is_related_label(line.text) or (below_links and found.role != "body")
            continue
        key = folded(line.text)
        if heading and line.words <= MAX_HEADLINE_WORDS and words_alone(line.text) == heading:
            judged[place] = Judged("furniture", "sure", "the headline again")
        elif key in printed and line.words >= MIN_PROSE_WORDS:
            judged[place] = Judged("caption", "guessed", "the same words stand above")
        elif not line.prose:
            if below_links and line.words < MAX_TEASER_WORDS and not _is_short_sentence(line):
                judged[place] = Judged("related", "guessed", "below a label of links")
            else:
                judged[place] = _loose(lines, judged, place, below)
                below_links = False
        else:
            printed.add(key)
            below_links = False


def _judge_summary_below(lines: Sequence[Line], judged: list[Judged | None], start: int) -> None:
    """A summary under its label, where the label stands at the very end of the head."""
    if start == 0 or folded(lines[start - 1].text) not in SUMMARY_LABELS:
        return
    judged[start] = Judged("standfirst", "sure", "below a label such as Highlights")


def _is_short_sentence(line: Line) -> bool:
    """Whether a line of a few words is a sentence all the same, or speech: “No,” he said; "What!"; not What next?"""
    if not ends_as_sentence(line.text) or line.text.endswith((":", "-", "–")):
        return False
    return line.text[0] in QUOTES or (line.words > 1 and not line.text.endswith(("?", "…")))


def _loose(lines: Sequence[Line], judged: Sequence[Judged | None], place: int, below: _Below) -> Judged:
    """A line below the head that is no sentence."""
    line = lines[place]
    above = judged[place - 1] if place else None
    under = lines[place + 1] if place + 1 < len(lines) and lines[place + 1].beside_above else None
    under_judged = judged[place + 1] if under else None
    told = Judged("related", "guessed", "no sentence, between paragraphs of the story")
    if (above is None or above.role not in {"furniture", "credit"}) and _is_short_sentence(line):
        told = Judged("body", "guessed", "a short sentence below the story's prose")
    elif _BULLET.match(line.text) and above and above.role == "related":
        told = Judged("related", "guessed", "an item below a link")
    elif line.words >= MIN_UNSTOPPED_WORDS or _BULLET.match(line.text) or _RATE.match(line.text):
        told = Judged("body", "guessed", "long, or an item of a list")
    elif repeated := _repeats(line, under, below):
        told = Judged("caption", "guessed", repeated)
    elif below.parted and line.beside_above and above and above.role in {"furniture", "related"}:
        told = Judged(above.role, "guessed", "in one block with a notice or link")
    elif above is None and (
        line.words > MAX_LAST_LINK_WORDS
        or line.text[0].islower()
        or (not below.is_page and line.words > MAX_CROSSHEAD_WORDS)
    ):
        told = Judged("body", "guessed", "a sentence that breaks off")
    elif place > below.last:
        told = Judged(
            "related" if line.words >= MIN_PROSE_WORDS else "furniture",
            "guessed",
            "no sentence, after the story's last",
        )
    elif under_judged and under_judged.role == "caption":
        told = Judged("caption", "guessed", "a caption goes on below")
    elif line.words <= MAX_CROSSHEAD_WORDS:
        told = Judged("crosshead", "guessed", "short, no sentence, prose below")
    return told


def _repeats(line: Line, under: Line | None, below: _Below) -> str:
    """How a loose line says what stands elsewhere too, as captions do; empty where it does not."""
    if below.copies[folded(line.text)] > 1:
        return "the same words stand twice"
    if under and line.words > 1 and under.text.startswith(line.text):
        return "the caption below begins so"
    # Crossheads quote the story, but in quotation marks.
    own = _content(line.text) if line.words >= MIN_PROSE_WORDS and line.text[0] not in QUOTES else frozenset()
    return "repeats a sentence of the story" if own and _is_held(own, below) else ""


def _is_held(own: frozenset[str], below: _Below) -> bool:
    """Whether one paragraph of the story holds most of some words."""
    most = ceil(REPEAT * len(own))
    # Who holds most of them holds one of any few that are more than may be missing: the rarest lead to fewest.
    rarest = sorted(own, key=lambda word: len(below.holders.get(word, ())))[: len(own) - most + 1]
    held = {place for word in rarest for place in below.holders.get(word, ())}
    return any(len(own & below.content[place]) >= most for place in held)


def _holders(content: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, words in enumerate(content):
        for word in words:
            found.setdefault(word, []).append(place)
    return found


def _contents(lines: Sequence[Line], judged: Sequence[Judged | None]) -> tuple[frozenset[str], ...]:
    """Content of the story's prose; none where no loose line asks for it."""
    opened = [line for line, found in zip(lines, judged, strict=True) if found is None]
    if all(line.prose or line.words < MIN_PROSE_WORDS for line in opened):
        return ()
    return tuple(_content(line.text) for line in opened if line.prose)


def _content(text: str) -> frozenset[str]:
    """Words of a line that carry its content, for a rough comparison."""
    return frozenset(word for word in _LONG_WORD.findall(text.lower()))
