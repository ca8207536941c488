"""Whether two reports that copy nothing from each other, or little, tell of one occasion.

Two reporters who were at one scene write no sentence alike; two stories of one trade, or of one firm on two days, may
have many. What the former have in common are the people, the figures and the day. What each of these counts is a
logistic regression's (Berkson 1944) over pairs of reports, most of them hard: independent reports of one event against
those of another quake in the same country, another deal of the same firm. By leaving each subject out in turn, nine of
ten that it takes for one occasion are one, and it finds five of six; of 491 pairs on different subjects it takes none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import exp, log1p
from typing import Final, NamedTuple

from reader.articles.days import day_number
from reader.articles.model import UNKNOWN, Article, Field
from reader.collation.dating import days_apart
from reader.collation.event import compared_tokens, figures_of
from reader.collation.gather import Material, Place
from reader.collation.kinship import kinship
from reader.pair import SIDES, Pair, Side
from reader.text.frequency import is_listed
from reader.text.names import titles

BASE: Final = -8.42
WEEK: Final = 7
"""Days from which two reports are of two occasions: the second day's story comes the day after."""
FEW: Final = 2
"""Names added to those of an article, so that one name alone proves nothing."""
OF_ONE: Final = 0.15
"""Share of the names outside copied paragraphs that stand in the other article, too, where both tell one story. It was
.16 at least in reports of one event, and .16 at most in articles made of two stories."""
PLENTY: Final = 10
"""Such names that either has to have: an interview names nobody twice, and one paragraph more is not to decide."""
LEAP: Final = 2024
LONGEST_YEAR: Final = 366
DATE: Final = re.compile(r"\d{4}-(\d\d)-(\d\d)")
WORD: Final = re.compile(r"[a-z]+|\d+[a-z]*")


class Signals(NamedTuple):
    """What speaks for one occasion, each a number that counts for it."""

    figures: float
    """How many both give, as the logarithm of one more."""
    people: float
    """How many names of several words both have, likewise."""
    strange: float
    """Share of the names that are no words of English, of the article with fewer and `FEW` more, that both have."""
    kinship: float
    """Of the vocabularies without names, in nats; see `kinship`."""
    weekday: float
    """1 where both name the same."""
    date: float
    """1 where both name the same day of the year."""
    other_date: float
    """1 where both name such days, and none of them is the same."""


WEIGHTS: Final = Signals(
    figures=3.21, people=1.05, strange=7.84, kinship=1.84, weekday=3.31, date=6.66, other_date=-2.58
)
"""What each counts, in nats."""


def one_occasion(material: Material) -> float:
    """The chance that two reports are of one occasion, 0 to 1; 0 where they are of days far apart."""
    if _days_apart(Pair(*(witness.article for witness in material.witnesses))) >= WEEK:
        return 0.0
    return 1 / (
        1 + exp(-BASE - sum(weight * signal for weight, signal in zip(WEIGHTS, signals(material), strict=True)))
    )


def is_insert(copied: Iterable[Place], material: Material, every: Pair[Sequence[str]]) -> bool:
    """Whether what is copied stands in two stories that have nothing else in common: the rest names other people.

    Args:
        copied: The pairs of paragraphs that are copied or retold closely.
        material: The two articles.
        every: For each paragraph what it may be compared with, whether it takes part or not.
    """
    pairs = tuple(copied)
    named, rest = [], []
    for side in SIDES:
        taken = {pair[side] for pair in pairs}
        body = {place: _strange(side, material, place) for place, kind in enumerate(every[side]) if kind == "body"}
        named.append(set[str]().union(*body.values()))
        rest.append(set[str]().union(*(names for place, names in body.items() if place not in taken)))
    shared = len(rest[0] & named[1]) + len(rest[1] & named[0])
    return min(map(len, rest)) >= PLENTY and (shared + 1) / (sum(map(len, rest)) + 3) < OF_ONE


def signals(material: Material) -> Signals:
    """What two reports have in common that two of different occasions have not."""
    figures = [figures_of(side, material) for side in SIDES]
    people = [set(_people(side, material)) for side in SIDES]
    strange = [
        set[str]().union(*(_strange(side, material, place) for place, kind in enumerate(material.kinds[side]) if kind))
        for side in SIDES
    ]
    weekdays, dates = zip(*(_days(side, material) for side in SIDES), strict=True)
    return Signals(
        log1p(len(figures[0] & figures[1])),
        log1p(len(people[0] & people[1])),
        len(strange[0] & strange[1]) / (min(map(len, strange)) + FEW),
        kinship(material.witnesses, material.marks, material.kinds).nats,
        bool(weekdays[0] & weekdays[1]),
        bool(dates[0] & dates[1]),
        all(dates) and not dates[0] & dates[1],
    )


def _days_apart(articles: Pair[Article]) -> int:
    """How many days lie between two reports, by when they were published or by their datelines; 0 where one has none.

    A page may be updated weeks after its report. A dateline names no year, so that December and January are neighbours.
    """
    if (days := days_apart(Pair(*map(_published, articles)))) is not None:
        return abs(days)
    filed = [_filed(article) for article in articles]
    if not all(filed):
        return 0
    one, another = (day_number(LEAP, *day) for day in filed if day)
    return min(abs(one - another), LONGEST_YEAR - abs(one - another))


def _published(article: Article) -> Field:
    field = article.meta.published
    return UNKNOWN if field.certainty == "guessed" else field


def _filed(article: Article) -> tuple[int, int] | None:
    """The month and day when an article was published, else those of its dateline."""
    # Most pairs need it not.
    from reader.collation.details.times import day_of_year  # noqa: PLC0415

    if date := DATE.match(_published(article).value):
        return int(date[1]), int(date[2])
    spans = [(line.start, line.end) for line in article.paragraphs if line.role == "dateline"]
    spans += [(part.start, part.end) for part in article.asides if part.role == "dateline"]
    words = [WORD.findall(article.text[start:end].lower()) for start, end in spans]
    return next((day for line in words for pair in pairwise(line) if (day := day_of_year(*pair))), None)


def _people(side: Side, material: Material) -> Iterator[tuple[str, str]]:
    """The last two words of each name of several, titles left out."""
    marks, tokens = material.marks[side], material.witnesses[side].analysis.tokens
    named = [
        place
        for place in compared_tokens(side, material)
        if marks.names[place] and not marks.plain[place] and tokens[place].key not in titles()
    ]
    for _, run in groupby(enumerate(named), lambda item: (item[1] - item[0], marks.paragraph[item[1]])):
        places = [place for _, place in run]
        if len(places) > 1:
            yield marks.stems[places[-2]], marks.stems[places[-1]]


def _strange(side: Side, material: Material, paragraph: int) -> set[str]:
    """The stems of a paragraph's names that are no words of English."""
    marks, analysis = material.marks[side], material.witnesses[side].analysis
    return {
        marks.stems[place]
        for place in range(*analysis.paragraphs[paragraph])
        if marks.names[place] and not is_listed(analysis.tokens[place].key)
    }


def _days(side: Side, material: Material) -> tuple[set[int], set[tuple[int, int]]]:
    """The weekdays that an article names, and the days of the year, as month and day."""
    # Most pairs need neither.
    from reader.collation.details.times import day_of_year, weekday_of  # noqa: PLC0415

    tokens = material.witnesses[side].analysis.tokens
    keys = [tokens[place].key for place in compared_tokens(side, material)]
    weekdays = {day for key in keys if (day := weekday_of(key)) is not None}
    return weekdays, {date for one, another in pairwise(keys) if (date := day_of_year(one, another))}
