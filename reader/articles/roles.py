"""Which paragraph of an article has which role.

First each paragraph is judged by its own words (`lines`); then the head of the page is found, and what no words told is
judged by where it stands: before the story, between its paragraphs, after it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.agencies import named_alone, named_in, signs_as_agency
from reader.articles.dates import find_dates
from reader.articles.lines import (
    Judged,
    ends_as_sentence,
    folded,
    is_byline,
    is_name_at_place,
    is_names,
    is_related_label,
    judge,
)
from reader.articles.patterns import Lazy
from reader.articles.publishers import named_in as publishers_in

MIN_PROSE_WORDS: Final = 5
"""Words of the shortest paragraph that is prose by its full stop alone, outside the story."""
MIN_UNSTOPPED_WORDS: Final = 25
"""A line of so many words is prose even without a full stop: no label, headline or crosshead is so long."""
MIN_UNSTOPPED_SENTENCE: Final = 14
"""Words of a sentence in a text that lost its full stops; its headline is mostly shorter."""
MIN_HEADLINE_WORDS: Final = 4
MAX_HEADLINE_WORDS: Final = 30
MIN_STANDFIRST_WORDS: Final = 5
MAX_STANDFIRST_WORDS: Final = 70
MAX_CROSSHEAD_WORDS: Final = 9
MAX_MASTHEAD_WORDS: Final = 8
MAX_DATE_LINE_WORDS: Final = 22
HEAD: Final = 16
"""Paragraphs in which the head of a page ends: bylines and dates below are of other stories."""
REPEAT: Final = 0.8
"""Share of a loose line's words that one paragraph of the story holds where the line repeats it."""
MAX_TEASER_WORDS: Final = 25
"""Longest summary below a linked headline, after the story."""

_DATE_WORDS: Final = Lazy(
    r"\b(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|edited|publicado|actualizado"
    r"|publié|mis à jour|veröffentlicht|aktualisiert|pubblicato|aggiornato|atualizado|issued|added)"
    r"|on|at|date|time|am|pm|share|save|\d+ ?min(?:ute)?s? read|\d+ comments?)\b[:\s]*",
    re.IGNORECASE,
)
_LABEL_GLUED: Final = Lazy(r"(?<=[a-z])(?=Updated|Published|Posted|Last )")
_LONG_WORD: Final = Lazy(r"[^\W_]{4,}")
_BULLET: Final = Lazy(r"[•●▪■◆*·–—-]\s+\S|\d{1,2}[.)]\s+\S")
_SUMMARY_LABELS: Final = frozenset(
    {"story highlights", "highlights", "key points", "key takeaways", "bullet points", "points", "summary", "in brief",
     "at a glance", "in summary", "what we know", "quick read", "the gist", "synopsis"}
)  # fmt: skip
_INLINE_LABELS: Final = frozenset(
    {"read more", "read also", "also read", "see also", "watch", "watch now", "watch also", "keep reading", "related",
     "recommended", "related article", "related story", "related video", "must read", "don't miss"}
)  # fmt: skip
_QUOTES: Final = frozenset("'\"‘“«")
_RATE: Final = Lazy(r"\(.*\d\s?=\s?.*\d.*\)$")
_COMMENT_LABELS: Final = frozenset({"comments", "read comments", "view comments", "show comments", "reader comments"})
_ADDS_TO_BYLINE: Final = Lazy(r"(?:in|at|and|for|with) [A-Z]|@\w+$")


class Line(NamedTuple):
    """A paragraph with what its shape says."""

    text: str
    words: int
    prose: bool
    """It is as long as a sentence and ends as one."""
    beside_above: bool
    """No blank line parts it from the paragraph above."""


def count_words(text: str) -> int:
    """Words of a text; two characters of one that has no spaces between words count as one."""
    words = text.split()
    dense = sum(1 for character in text if character > "\u2e80") if not text.isascii() else 0
    return len(words) + dense // 2


def roles_of(lines: Sequence[Line]) -> list[Judged]:
    """Judge each paragraph of an article.

    Args:
        lines: All of them, in the order of the file.
    """
    judged = [judge(line.text, line.words) for line in lines]
    lines = _with_unstopped_prose(lines, judged)
    _judge_dates(lines, judged)
    _judge_bylines(lines, judged)
    start = _head(lines, judged)
    _judge_head(lines, judged, start)
    _judge_story(lines, judged, start)
    return [found or Judged("body", "sure", "prose of the story") for found in judged]


def _with_unstopped_prose(lines: Sequence[Line], judged: Sequence[Judged | None]) -> Sequence[Line]:
    """In a text without full stops, lines as long as a sentence are prose."""
    opened = [line for line, found in zip(lines, judged, strict=True) if found is None]
    unstopped = sum(not line.prose and line.words >= MIN_UNSTOPPED_SENTENCE for line in opened)
    if unstopped <= sum(line.prose for line in opened):
        return lines
    return [line._replace(prose=line.prose or line.words >= MIN_UNSTOPPED_SENTENCE) for line in lines]


def _judge_dates(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Lines that say little more than when the article was published, and where."""
    for place, line in enumerate(lines):
        found = judged[place]
        if line.words > MAX_DATE_LINE_WORDS or (found and (found.role != "furniture" or " " not in line.text)):
            continue
        rest = rest_of_date_line(line.text)
        if rest is None:
            continue
        if len(rest.split()) > 6 or (len(rest.split()) > 3 and line.prose):
            continue
        if rest and (is_byline(rest, len(rest.split())) or named_alone(rest)):
            judged[place] = Judged("byline", "sure", "a name with a date")
        else:
            judged[place] = Judged("dateline", "sure", "a line that gives a date")


def rest_of_date_line(text: str) -> str | None:
    """What a line holds besides dates and their labels; None if it holds no date."""
    dates = find_dates(text)
    if not dates:
        return None
    rest = text
    for date in reversed(dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    rest = _DATE_WORDS.sub(" ", _LABEL_GLUED.sub(" ", rest))
    return re.sub(r"(?:^|\s)[^\w\s]+(?=\s|$)|\([^)\w]*\)", " ", rest).strip(" \t|,.:;·•–—-()[]/")


def _judge_bylines(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Lines at the head of the page that name who wrote it."""
    for place, line in enumerate(lines[:HEAD]):
        found = judged[place]
        if found is None or (found.certainty == "guessed" and found.role != "related"):
            if reason := is_byline(line.text, line.words):
                judged[place] = Judged("byline", "sure" if "By" in reason else "guessed", reason)
            elif line.words <= MAX_MASTHEAD_WORDS and (_is_masthead(line.text) or signs_as_agency(line.text)):
                judged[place] = Judged("byline", "guessed", "the name of a paper or agency")
        elif found.role == "credit" and line.words <= MAX_MASTHEAD_WORDS and _story_is_below(lines, judged, place):
            judged[place] = Judged("byline", "sure", "an agency's name at the head")


def _is_masthead(text: str) -> bool:
    """Whether a line opens with a paper's name and adds at most places or agencies."""
    papers = publishers_in(text)
    if not papers or papers[0].start:
        return False
    rest = text[papers[0].end :]
    return not rest or rest[0] == "," or (rest.lstrip()[0] in "|/" and bool(named_in(rest)))


def _story_is_below(lines: Sequence[Line], judged: Sequence[Judged | None], place: int) -> bool:
    prose = [line.prose and found is None for line, found in zip(lines, judged, strict=True)]
    return sum(prose[place:]) > sum(prose[:place])


def _head(lines: Sequence[Line], judged: Sequence[Judged | None]) -> int:
    """Index of the first paragraph below the head of the page: below its last byline or date, or the first prose."""
    prose = [line.prose and found is None for line, found in zip(lines, judged, strict=True)]
    first_prose = prose.index(True) if True in prose else len(lines)
    head = 0
    above = 0
    total = sum(prose)
    for place in range(min(HEAD, len(lines))):
        found = judged[place]
        if prose[place]:
            above += 1
            if above > 2:
                break
        if found and found.role in {"byline", "dateline"} and (above == 0 or 2 * above < total - above):
            head = place + 1
    return max(first_prose, head)


def _judge_head(lines: Sequence[Line], judged: list[Judged | None], start: int) -> None:
    """Everything above the story: the headline, the standfirst, labels above it, captions below."""
    marks = [place for place in range(start) if (found := judged[place]) and found.role in {"byline", "dateline"}]
    open_places = [place for place in range(start) if judged[place] is None]
    headline = _headline(lines, open_places)
    if headline is None:
        return
    sure = lines[headline].words >= MIN_HEADLINE_WORDS
    judged[headline] = Judged("headline", "sure" if sure else "guessed", "the first line of its length at the head")
    for place in open_places:
        if place != headline:
            judged[place] = _at_head(lines, judged, place, headline, marks)


def _at_head(
    lines: Sequence[Line], judged: Sequence[Judged | None], place: int, headline: int, marks: Sequence[int]
) -> Judged | None:
    """A line at the head that no words told; None where it is as long as prose of the story."""
    line = lines[place]
    above = judged[place - 1] if place else None
    below = judged[place + 1] if place + 1 < len(lines) else None
    told: Judged | None = None
    if folded(line.text) == folded(lines[headline].text):
        told = Judged("furniture", "sure", "the headline again")
    elif place < headline:
        told = Judged("furniture", "guessed", "a label above the headline")
    elif _is_summary(lines, judged, place):
        told = Judged("standfirst", "sure", "below a label such as Highlights")
    elif _is_signature(line, above):
        told = Judged("byline", "guessed", "a name below the headline")
    elif line.words < MIN_STANDFIRST_WORDS:
        told = Judged("furniture", "guessed", "a short label at the head")
    elif line.words <= MAX_STANDFIRST_WORDS:
        under_date = any(headline < mark < place for mark in marks)
        to_picture = under_date and not line.prose and (below and below.role == "caption")
        if (marks and place < marks[-1] and not to_picture) or _only_standfirsts_between(judged, headline, place):
            told = Judged("standfirst", "guessed", "between the headline and the story")
        else:
            told = Judged("caption", "guessed", "no sentence, between byline and story")
    return told


def _is_signature(line: Line, above: Judged | None) -> bool:
    """Whether a line below the headline is a writer's name, or goes on from one."""
    if line.words > MAX_MASTHEAD_WORDS or line.prose:
        return False
    if above and above.role == "byline" and line.beside_above and _ADDS_TO_BYLINE.match(line.text):
        return True
    return is_name_at_place(line.text) or (line.words < MIN_STANDFIRST_WORDS and is_names(line.text))


def _headline(lines: Sequence[Line], places: Sequence[int]) -> int | None:
    """The first open line at the head that is as long as a headline, else the longest."""
    for wanted_prose in (False, True):
        fitting = [
            place
            for place in places
            if MIN_HEADLINE_WORDS <= lines[place].words <= MAX_HEADLINE_WORDS and lines[place].prose is wanted_prose
        ]
        if fitting:
            return fitting[0]
    short = [place for place in places if lines[place].words <= MAX_HEADLINE_WORDS]
    return max(short, key=lambda place: lines[place].words, default=None)


def _only_standfirsts_between(judged: Sequence[Judged | None], headline: int, place: int) -> bool:
    return all((found := judged[between]) and found.role == "standfirst" for between in range(headline + 1, place))


def _is_summary(lines: Sequence[Line], judged: Sequence[Judged | None], place: int) -> bool:
    """Whether a line stands below a label such as "Story highlights", or below another line that does."""
    for above in range(place - 1, -1, -1):
        found = judged[above]
        if folded(lines[above].text) in _SUMMARY_LABELS:
            return True
        if not (found and found.role == "standfirst" and found.certainty == "sure"):
            return False
    return False


class _Below(NamedTuple):
    """What is known of everything below the head before its lines are judged."""

    parted: bool
    """Blank lines part the story's paragraphs."""

    last: int
    """Index of the story's last sentence."""
    copies: dict[str, int]
    """How often each line stands in the whole text, by its folded form."""
    content: tuple[frozenset[str], ...]
    """For each paragraph of the story's prose its words of content."""


def _judge_story(lines: Sequence[Line], judged: list[Judged | None], start: int) -> None:
    """Everything below the head."""
    if start < len(lines):
        _judge_summary_below(lines, judged, start)
    open_below = [place for place in range(start, len(lines)) if judged[place] is None]
    tail = _tail(lines, judged)
    for place in range(max(tail, start), len(lines)):
        if judged[place] is None:
            judged[place] = Judged("related", "guessed", "below a label of links")
    prose = [line for line in lines[start:] if line.prose]
    below = _Below(
        2 * sum(line.beside_above for line in prose) < len(prose),
        max((place for place in open_below if judged[place] is None and lines[place].prose), default=start),
        Counter(folded(line.text) for line in lines if not line.prose),
        _contents(lines, judged),
    )
    _judge_below(lines, judged, start, below)


def _tail(lines: Sequence[Line], judged: Sequence[Judged | None]) -> int:
    """Index of the label below which there are only links to other stories; the number of lines where none is.

    Below it no paragraph is longer than a teaser, and above it stands most of the story.
    """
    tail = len(lines)
    for place in range(len(lines) - 1, len(lines) // 2, -1):
        found = judged[place]
        if found is None and lines[place].prose and lines[place].words >= MAX_TEASER_WORDS:
            break
        key = folded(lines[place].text)
        if (is_related_label(lines[place].text) and key not in _INLINE_LABELS) or key in _COMMENT_LABELS:
            tail = place
    return tail


def _judge_below(lines: Sequence[Line], judged: list[Judged | None], start: int, below: _Below) -> None:
    below_links = False
    heading = next((folded(lines[p].text) for p, found in enumerate(judged) if found and found.role == "headline"), "")
    printed: set[str] = set()
    for place in range(start, len(lines)):
        line, found = lines[place], judged[place]
        if found is not None:
            below_links = is_related_label(line.text) or (below_links and found.role != "body")
            continue
        key = folded(line.text)
        if key == heading:
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
    if start == 0 or folded(lines[start - 1].text) not in _SUMMARY_LABELS:
        return
    judged[start] = Judged("standfirst", "sure", "below a label such as Highlights")


def _is_short_sentence(line: Line) -> bool:
    return line.words > 1 and ends_as_sentence(line.text) and not line.text.endswith(("?", ":", "-", "…"))


def _loose(lines: Sequence[Line], judged: Sequence[Judged | None], place: int, below: _Below) -> Judged:
    """A line below the head that is no sentence."""
    line = lines[place]
    above = judged[place - 1] if place else None
    under = lines[place + 1] if place + 1 < len(lines) and lines[place + 1].beside_above else None
    under_judged = judged[place + 1] if under else None
    told = Judged("related", "guessed", "no sentence, between paragraphs of the story")
    if (above is None or above.role == "related") and _is_short_sentence(line):
        told = Judged("body", "guessed", "a short sentence below the story's prose")
    elif _BULLET.match(line.text) and above and above.role == "related":
        told = Judged("related", "guessed", "an item below a link")
    elif line.words >= MIN_UNSTOPPED_WORDS or _BULLET.match(line.text) or _RATE.match(line.text):
        told = Judged("body", "guessed", "long, or an item of a list")
    elif repeated := _repeats(line, under, below):
        told = Judged("caption", "guessed", repeated)
    elif below.parted and line.beside_above and above and above.role in {"furniture", "related"}:
        told = Judged(above.role, "guessed", "in one block with a notice or link")
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
    own = _content(line.text) if line.words >= MIN_PROSE_WORDS and line.text[0] not in _QUOTES else frozenset()
    if own and any(len(own & other) >= REPEAT * len(own) for other in below.content):
        return "repeats a sentence of the story"
    return ""


def _contents(lines: Sequence[Line], judged: Sequence[Judged | None]) -> tuple[frozenset[str], ...]:
    """Content of the story's prose; none where no loose line asks for it."""
    opened = [line for line, found in zip(lines, judged, strict=True) if found is None]
    if all(line.prose or line.words < MIN_PROSE_WORDS for line in opened):
        return ()
    return tuple(_content(line.text) for line in opened if line.prose)


def _content(text: str) -> frozenset[str]:
    """Words of a line that carry its content, for a rough comparison."""
    return frozenset(word for word in _LONG_WORD.findall(text.lower()))
