"""The head of a page: which line is the headline, and what the others above the story are."""

from collections.abc import Sequence
from typing import Final

from reader.articles.lines import SECTIONS, Judged, are_names, is_name_at_place, is_names
from reader.articles.mastheads import is_paper, names_sections
from reader.articles.patterns import Lazy
from reader.articles.publishers import is_named_alone
from reader.articles.shape import MAX_HEADLINE_WORDS, MIN_HEADLINE_WORDS, QUOTES, Line, is_summary, words_alone

POINTS: Final = frozenset("*•●▪■◆-–—")
"""Signs that begin the points of a summary."""
HEAD: Final = 16
"""Paragraphs in which the head of a page ends: bylines and dates below are of other stories."""
MIN_STANDFIRST_WORDS: Final = 5
MAX_STANDFIRST_WORDS: Final = 70
MAX_MASTHEAD_WORDS: Final = 8
MIN_HEADLINE_BELOW_PAPER: Final = 3
"""Words of the line that is the headline rather than a paper's name above it."""
MAX_NAME_ABOVE_SECTIONS: Final = 5
"""Words of what a paper says of itself, where names of sections stand between it and a longer line."""
MAX_NOTICE_WORDS: Final = 35
"""Longest sentence of the page that speaks to its reader above the headline."""
_TO_READER: Final = Lazy(
    r"\b(?:you|your|our|welcome|subscri\w+|sign up|free|account|newsletters?|cookies?|browser|log ?in|click|app)\b"
)
_ADDS_TO_BYLINE: Final = Lazy(r"(?:in|at|and|for|with) [A-Z]|@\w+$")


def judge_notices_above(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Sentences at the very top that speak to the page's reader, where a headline and most of the prose follow."""
    pending: list[int] = []
    for place, line in enumerate(lines[:HEAD]):
        if judged[place] is not None:
            continue
        if line.prose and line.words <= MAX_NOTICE_WORDS and _speaks_to_reader(line.text):
            pending.append(place)
        elif not line.prose and MIN_HEADLINE_WORDS <= line.words <= MAX_HEADLINE_WORDS:
            if sum(other.prose for other in lines[place:]) > len(pending):
                for notice in pending:
                    judged[notice] = Judged("furniture", "guessed", "speaks to the page's reader, above the headline")
            return
        elif line.prose:
            return


def _speaks_to_reader(text: str) -> bool:
    return not QUOTES.intersection(text[:1] + text[-1:]) and bool(_TO_READER.search(text.lower()))


def head_end(lines: Sequence[Line], judged: Sequence[Judged | None]) -> int:
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


def judge_head(lines: Sequence[Line], judged: list[Judged | None], start: int) -> None:
    """Everything above the story: the headline, the standfirst, labels above it, captions below."""
    marks = [place for place in range(start) if (found := judged[place]) and found.role in {"byline", "dateline"}]
    open_places = [place for place in range(start) if judged[place] is None]
    prose = [line.text for line in lines[start:] if line.prose]
    papers = [place for place in open_places[:HEAD] if not lines[place].prose and is_paper(lines[place].text, prose)]
    headline = _headline(lines, [place for place in open_places if place not in papers])
    if headline is None or (papers and lines[headline].words < MIN_HEADLINE_BELOW_PAPER):
        headline = _headline(lines, open_places)
    if headline is None:
        return
    headline = _below_sections(lines, judged, open_places, headline)
    for place in range(headline):
        if place in papers or (
            (found := judged[place]) and found.role == "byline" and is_named_alone(lines[place].text)
        ):
            judged[place] = Judged("furniture", "guessed", "the name of a paper above the headline")
    sure = lines[headline].words >= MIN_HEADLINE_WORDS
    judged[headline] = Judged("headline", "sure" if sure else "guessed", "the first line of its length at the head")
    for place in open_places:
        if place != headline and judged[place] is None:
            judged[place] = _at_head(lines, judged, place, headline, marks)


def _at_head(
    lines: Sequence[Line], judged: Sequence[Judged | None], place: int, headline: int, marks: Sequence[int]
) -> Judged | None:
    """A line at the head that no words told; None where it is as long as prose of the story."""
    line = lines[place]
    above = judged[place - 1] if place else None
    below = judged[place + 1] if place + 1 < len(lines) else None
    told: Judged | None = None
    if words_alone(line.text) == words_alone(lines[headline].text):
        told = Judged("furniture", "sure", "the headline again")
    elif place < headline:
        told = Judged("furniture", "guessed", "a label above the headline")
    elif is_summary(lines, judged, place):
        told = Judged("standfirst", "sure", "below a label such as Highlights")
    elif _is_point(line) and any(
        _is_point(other) for other in (*lines[place - 1 : place], *lines[place + 1 : place + 2])
    ):
        told = Judged("standfirst", "sure", "one of several points below the headline")
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


def _is_point(line: Line) -> bool:
    """Whether a line begins with the sign of a point, as agencies sum up a story above it."""
    return line.text[:1] in POINTS and line.text[1:2].isspace()


def _is_signature(line: Line, above: Judged | None) -> bool:
    """Whether a line below the headline is a writer's name, or goes on from one."""
    if are_names(line.text):
        return True
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


def _below_sections(
    lines: Sequence[Line], judged: Sequence[Judged | None], places: Sequence[int], headline: int
) -> int:
    """The headline, or the longer line that only names of sections part from it: then the first is a masthead."""
    if lines[headline].words > MAX_NAME_ABOVE_SECTIONS or lines[headline].prose:
        return headline
    longer = [place for place in places if place > headline and lines[place].words > lines[headline].words]
    if not longer or lines[longer[0]].prose or lines[longer[0]].words > MAX_HEADLINE_WORDS:
        return headline
    between = range(headline + 1, longer[0])
    sections = [names_sections(lines[place].text) or _are_sections(judged[place]) for place in between]
    labels = all(
        lines[place].words < MIN_STANDFIRST_WORDS or section for place, section in zip(between, sections, strict=True)
    )
    return longer[0] if any(sections) and labels else headline


def _are_sections(found: Judged | None) -> bool:
    return found is not None and found.rule == SECTIONS


def _only_standfirsts_between(judged: Sequence[Judged | None], headline: int, place: int) -> bool:
    return all((found := judged[between]) and found.role == "standfirst" for between in range(headline + 1, place))
