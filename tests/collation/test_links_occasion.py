"""Reports of one occasion that copy nothing: people, figures and days in common, not the words of the trade."""

from pathlib import Path

import pytest

from reader.articles.read import article_from_text, read_article
from reader.collation.collate import collate
from reader.collation.model import Collation
from tests.collation.texts import as_set, linked, mirrored_links

GOLD = Path(__file__).parents[1] / "gold"

HERE = (
    "Ferry runs aground off Vardsund",
    (
        "A ferry with 214 passengers aboard ran onto rocks off Vardsund on Tuesday night, and all of them were brought "
        "ashore, the coastguard said."
    ),
    "The captain of the Havgula, Ingmar Stolt, was taken to a police station and questioned about the course.",
    "Oil from a torn tank has reached the beach of Kjerringvik, where 36 volunteers shovel sand into sacks.",
    "The ship's owner, Rederi Lindqvist, apologised to those who lost cars and luggage.",
)
THERE = (
    "Passengers tell of night on the rocks",
    "Police have questioned Ingmar Stolt, who was in command when the Havgula left its course near Vardsund.",
    "Children slept on gymnasium mats after lifeboats had landed the 214 people on board in the dark hours of Tuesday.",
    "At Kjerringvik 36 neighbours were filling sacks with sand that a leaking tank had turned black.",
    "Nobody will get a car back, said Rederi Lindqvist, to which the vessel belongs: it was sorry for that.",
)
ELSEWHERE = (
    "Ferry runs aground off Dunmarra",
    (
        "A ferry with 88 passengers aboard ran onto rocks off Dunmarra on Friday night, and all of them were brought "
        "ashore, the coastguard said."
    ),
    "The captain of the Brigid Rose, Fintan Colgan, was taken to a police station and questioned about the course.",
    "Oil from a torn tank has reached the beach of Ballykeel, where 15 volunteers shovel sand into sacks.",
    "The ship's owner, Shannon Lines, apologised to those who lost cars and luggage.",
)


def report(lines: tuple[str, ...], dateline: str = "") -> str:
    return "\n\n".join([lines[0], dateline + lines[1], *lines[2:]]) + "\n"


def compared(left: str, right: str) -> Collation:
    return collate(article_from_text(left), article_from_text(right))


def test_two_reporters_at_one_scene_are_linked_fact_by_fact() -> None:
    assert {(1, 2), (2, 1), (3, 3)} <= linked(compared(report(HERE), report(THERE)))


def test_another_accident_of_the_kind_is_no_retelling_whatever_its_words() -> None:
    found = compared(report(THERE), report(ELSEWHERE))
    assert not found.links


@pytest.mark.parametrize(
    ("one", "another", "weeks"),
    [
        ("VARDSUND, Norway, March 4 (Reuters) - ", "VARDSUND, Norway, March 5 (AFP) - ", False),
        ("VARDSUND, Norway, Dec 31 (Reuters) - ", "VARDSUND, Norway, Jan 1 (AFP) - ", False),
        ("VARDSUND, Norway, March 4 (Reuters) - ", "VARDSUND, Norway, April 9 (AFP) - ", True),
    ],
)
def test_reports_filed_weeks_apart_are_of_two_occasions(one: str, another: str, weeks: bool) -> None:
    links = compared(report(HERE, one), report(THERE, another)).links
    assert bool(links) is not weeks


@pytest.mark.parametrize(("field", "are_one"), [("published", False), ("updated", True)])
def test_a_page_that_was_updated_weeks_later_is_of_the_same_occasion_one_published_then_is_not(
    field: str, are_one: bool
) -> None:
    dates = [{field: day} for day in ("2024-03-05", "2024-04-20")]
    left, right = (article_from_text(report(each), meta=meta) for each, meta in zip((HERE, THERE), dates, strict=True))
    assert bool(collate(left, right).links) is are_one


def test_swapping_the_sides_mirrors_them() -> None:
    here, there = report(HERE), report(THERE)
    assert mirrored_links(compared(here, there).links) == as_set(compared(there, here).links)


def body(subject: str) -> list[str]:
    article = read_article(str(GOLD / subject / "agency.txt"))
    return [article.text[held.start : held.end] for held in article.paragraphs if held.role == "body"]


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("01-ferry", "20-storm"),
        ("02-court", "03-results"),
        ("02-court", "15-wildfire"),
        ("09-cholera", "15-wildfire"),
    ],
)
def test_what_another_story_takes_over_links_itself_and_nothing_around_it(source: str, host: str) -> None:
    left, right = body(source), body(host)
    found = compared(report(tuple(left)), report((*right[:5], *left[3:6], *right[5:])))
    assert linked(found) == {(3, 5), (4, 6), (5, 7)}
