"""Which paragraph of an article has which role.

First each paragraph is judged by its own words (`lines`); then the head of the page is found, and what no words told is
judged by where it stands: before the story, between its paragraphs, after it.
"""

import re
from collections.abc import Sequence
from typing import Final

from reader.articles.agencies import agency_line, is_siglum, named_alone, named_in, signs_as_agency
from reader.articles.below import judge_story
from reader.articles.dates import find_dates, is_weekday, month_of
from reader.articles.head import HEAD, MAX_MASTHEAD_WORDS, head_end, judge_head, judge_notices_above
from reader.articles.lines import Judged, are_names, is_byline, judge
from reader.articles.openings import find_opening, line_opening
from reader.articles.patterns import Lazy
from reader.articles.publishers import named_in as publishers_in
from reader.articles.shape import Line, with_unstopped_prose

MAX_DATE_LINE_WORDS: Final = 22
_DATE_WORDS: Final = Lazy(
    r"\b(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|edited|publicado|actualizado"
    r"|publié|mis à jour|veröffentlicht|aktualisiert|pubblicato|aggiornato|atualizado|issued|added)"
    r"|on|at|date|time|am|pm|share|save|\d+ ?min(?:ute)?s? read|\d+ comments?)\b[:\s]*",
    re.IGNORECASE,
)
_LABEL_GLUED: Final = Lazy(r"(?<=[a-z])(?=Updated|Published|Posted|Last )")
_DAY_OF_MONTH: Final = Lazy(r"(?:[12]?[1-9]|[123]0|31)(?:st|nd|rd|th)?$")
_LABELLED_DATE: Final = Lazy(r"(?:first |last )?(?:published|updated|posted|modified)\b\s*(?:on|at|:)\s.*\d")


def roles_of(lines: Sequence[Line]) -> list[Judged]:
    """Judge each paragraph of an article.

    Args:
        lines: All of them, in the order of the file.
    """
    judged = [judge(line.text, line.words) for line in lines]
    lines = with_unstopped_prose(lines, judged)
    _judge_dates(lines, judged)
    _judge_datelines(lines, judged)
    _judge_bylines(lines, judged)
    _judge_agencies(lines, judged)
    judge_notices_above(lines, judged)
    start = head_end(lines, judged)
    judge_head(lines, judged, start)
    judge_story(lines, judged, start)
    return [found or Judged("body", "sure", "prose of the story") for found in judged]


def _judge_dates(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Lines that say little more than when the article was published, and where."""
    for place, line in enumerate(lines):
        found = judged[place]
        if line.words > MAX_DATE_LINE_WORDS or (found and (found.role != "furniture" or " " not in line.text)):
            continue
        rest = rest_of_date_line(line.text)
        if rest is None:
            if _LABELLED_DATE.match(line.text.lower()):
                judged[place] = Judged("dateline", "guessed", "a label of a date")
            elif place < HEAD and _is_day(line.text):
                judged[place] = Judged("dateline", "guessed", "a day without a year")
            continue
        if len(rest.split()) > 6 or (len(rest.split()) > 3 and line.prose):
            continue
        if rest and (is_byline(rest, len(rest.split())) or named_alone(rest)):
            judged[place] = Judged("byline", "sure", "a name with a date")
        else:
            judged[place] = Judged("dateline", "sure", "a line that gives a date")


def _judge_datelines(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Lines at the head that are what opens a story: place, day and agency."""
    headed = False
    for place, line in enumerate(lines[:HEAD]):
        found = judged[place]
        if found is None or found.certainty == "guessed":
            opening = line_opening(line.text)
            # All in capitals, with an agency in brackets, a line may be the headline.
            if opening and (headed or opening.month):
                judged[place] = Judged("dateline", "guessed", "place and day or agency, as a dateline")
        headed = headed or found is None


def _judge_agencies(lines: Sequence[Line], judged: list[Judged | None]) -> None:
    """Lines at the head that name an agency which only their form tells, and its short name on a line alone."""
    short: set[str] = set()
    for place, line in enumerate(lines[:HEAD]):
        found = judged[place]
        if found is not None and found.certainty == "sure" and found.role != "dateline":
            continue
        if (agency := agency_line(line.text)) and not agency.is_listed:
            judged[place] = Judged("credit", "guessed", "the name of an agency, by its form")
            short.add(agency.name)
        opening = find_opening(line.text) or line_opening(line.text)
        short.update(agency.name for agency in (opening.agencies if opening else ()))
    for place, line in enumerate(lines[:HEAD]):
        if judged[place] is None and line.text in short and is_siglum(line.text):
            judged[place] = Judged("credit", "guessed", "the agency that the dateline names")


def _is_day(text: str) -> bool:
    """Whether a line is nothing but a day of a month, with its weekday perhaps: "Friday, 12th June"."""
    words = text.replace(",", " ").split()
    if words and is_weekday(words[0]):
        words = words[1:]
    days = [word for word in words if _DAY_OF_MONTH.match(word.lower())]
    return len(words) == 2 and len(days) == 1 and any(map(month_of, words))


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
            elif _are_of_agency(line.text):
                judged[place] = Judged("byline", "guessed", "names with their agency")
            elif line.words <= MAX_MASTHEAD_WORDS and (_is_masthead(line.text) or signs_as_agency(line.text)):
                judged[place] = Judged("byline", "guessed", "the name of a paper or agency")
        elif found.role == "credit" and line.words <= MAX_MASTHEAD_WORDS and _story_is_below(lines, judged, place):
            judged[place] = Judged("byline", "sure", "an agency's name at the head")


def _are_of_agency(text: str) -> bool:
    """Whether a line is two names or more and whom they work for: "Ann Lee and Tom Orr, Reuters"."""
    names, _, agency = text.rpartition(", ")
    return bool(agency) and are_names(names) and bool(named_alone(agency))


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
