"""Roles, on invented articles of many papers' shapes and on small cases."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import COMPARED, ROLES
from reader.articles.read import article_from_text, read_article


def _load(name: str) -> Any:
    """A helper module beside this file; the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


marked = _load("marked")
ARTICLES = marked.all_marked()
CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))

# What a page's label of links or tags is called does not matter: none of it is compared.
ALIKE = {"related": "furniture", "dateline": "furniture"}

STORY = [
    "A strike that would have halted most trains this weekend was called off on Thursday night.",
    "The offer, made by the five operators at about nine, is worth 7.5 per cent over two years.",
    "Passenger groups said that the timetable for Saturday could not be restored at such short notice.",
    "A vote is expected to take three weeks, the union said in a statement to its members.",
]


def roles(*lines: str, between: str = "\n\n") -> list[str]:
    return [paragraph.role for paragraph in article_from_text(between.join(lines)).paragraphs]


def in_story(line: str) -> str:
    """Role of a line between the second and third paragraph of a story."""
    return roles("Rail union calls off weekend strike", *STORY[:2], line, *STORY[2:])[3]


def at_head(line: str) -> str:
    """Role of a line between headline and story."""
    return roles("Rail union calls off weekend strike", line, *STORY)[1]


def at_end(line: str) -> str:
    return roles("Rail union calls off weekend strike", *STORY, line)[-1]


class TestInventedArticles:
    @pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
    def test_roles_are_those_that_a_reader_gave(self, article: Any) -> None:
        found = article_from_text(article.text).paragraphs
        wrong = [
            f"{paragraph.position}: {paragraph.role}, not {wanted}: {article.text[paragraph.start : paragraph.end][:60]}"
            for paragraph, wanted in zip(found, article.roles, strict=True)
            if ALIKE.get(paragraph.role, paragraph.role) != ALIKE.get(wanted, wanted)
            and (paragraph.role in COMPARED or wanted in COMPARED)
        ]
        assert wrong == []

    @pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
    def test_what_it_says_of_itself_is_found(self, article: Any) -> None:
        meta = article_from_text(article.text).meta
        for name, wanted in article.meta.items():
            if name == "agencies":
                assert ", ".join(agency.value for agency in meta.agencies) == wanted
            else:
                assert getattr(meta, name).value == wanted, name


class TestSamples:
    def test_the_samples_have_the_roles_that_a_reader_sees(self) -> None:
        short = {"headline": "H", "standfirst": "S", "byline": "B", "dateline": "D", "caption": "C", "crosshead": "X",
                 "credit": "R", "related": "L", "furniture": "F", "body": "."}  # fmt: skip
        found = ["".join(short[p.role] for p in read_article(str(path)).paragraphs) for path in CORPUS]
        assert found == [
            "DHBC..C.....LX......",
            "FHBDFCFS.........L..R",
            "HS..CC..CC..L",
            "HSCF...CC........................D",
            "HDF.......................",
        ]


class TestHead:
    def test_the_headline_need_not_be_the_first_line(self) -> None:
        assert roles("hero_banner", "World", "Rail union calls off strike", *STORY)[:3] == [
            "furniture", "furniture", "headline",
        ]  # fmt: skip

    def test_what_speaks_to_the_page_s_reader_above_the_headline_is_furniture(self) -> None:
        found = roles("Welcome to our new site. Tell us what you think.", "Rail union calls off weekend strike", *STORY)
        assert found[:3] == ["furniture", "headline", "body"]

    def test_the_headline_again_in_other_signs_is_furniture(self) -> None:
        found = roles("Strike: Rail union backs down", "Strike : Rail union backs down", *STORY)
        assert found[:3] == ["headline", "furniture", "body"]

    def test_a_text_that_begins_with_prose_has_no_headline_and_says_so(self) -> None:
        article = article_from_text("\n\n".join(STORY))
        assert {p.role for p in article.paragraphs} == {"body"}
        assert "no headline was found" in article.notices

    @pytest.mark.parametrize(
        ("line", "role"),
        [
            ("By Priya Nandakumar", "byline"),
            ("By Reuters", "byline"),
            ("By our own correspondent", "byline"),
            ("Metro Web Team", "byline"),
            ("Priya Nandakumar, Transport correspondent", "byline"),
            ("Priya Nandakumar in Leeds", "byline"),
            ("Agence France-Presse", "byline"),
            ("AFP - Geneva", "byline"),
            ("Published: 11:30, December 2, 2021", "dateline"),
            ("20211202", "dateline"),
            ("New DelhiUpdated: Jan 27, 2022, 08:39 PM IST", "dateline"),
            ("2 hours ago", "dateline"),
            ("Drivers to vote on a rise spread over two years", "standfirst"),
            ("https://example.org/2021/12/02/strike", "furniture"),
            ("5 min read", "furniture"),
            ("Trains stand in the yard at Leeds. Photo: Getty Images", "caption"),
        ],
    )
    def test_lines_between_headline_and_story(self, line: str, role: str) -> None:
        assert at_head(line) == role

    def test_a_summary_below_its_label_is_the_standfirst(self) -> None:
        assert roles("Rail union calls off strike", "Story highlights", STORY[0], *STORY[1:])[1:4] == [
            "furniture", "standfirst", "body",
        ]  # fmt: skip

    def test_prose_above_byline_or_date_is_the_standfirst(self) -> None:
        found = roles("Rail union calls off strike", "Drivers will vote on it.", "By Jane Doe", "2 May 2022", *STORY)
        assert found[1] == "standfirst"


class TestStory:
    @pytest.mark.parametrize(
        ("line", "role"),
        [
            ("What happens next?", "crosshead"),
            ("Flashpoint", "crosshead"),
            ("‘No warning’", "crosshead"),
            ("ALSO READ: Fares to rise by five per cent from March", "related"),
            ("Watch | How a signal box works", "related"),
            ("READ MORE", "related"),
            ("Read more: How strikes are called", "related"),
            ("Rail fares to rise by 5.9% from March, minister confirms to passengers", "related"),
            ("Advertisement", "furniture"),
            ("Sign up to First Edition, our free daily newsletter – every weekday at 7am", "furniture"),
            ("Follow us on Facebook, Twitter and Instagram.", "furniture"),
            ("We use cookies to improve your experience. By clicking Accept you agree.", "furniture"),
            ("Powered by automated translation", "furniture"),
            ("Passengers at Leeds. REUTERS/Jens Kober", "caption"),
            ("Passengers wait (PHOTO / AFP)", "caption"),
            ("Passengers wait at Leeds. (Dan Whitford/Gazette via AP)", "caption"),
            ("A file photo of passengers at the station", "caption"),
            ("The offer is worth 7.5 per cent over two years", "caption"),
            ("“No,” he said.", "body"),
            ("Getty Images sued the firm, the company said on Friday.", "body"),
            ("He said: “The photo: that was all we had of her.”", "body"),
            ("Reuters and AFP journalists were among those barred from the hearing.", "body"),
            ("Sign language interpreters will join the strike, their union said.", "body"),
            ("By Thursday night the drivers had accepted it.", "body"),
            ("Follow-up talks are planned for Monday, he said.", "body"),
            ("Watching from the bridge, Mr Pritchard said nothing.", "body"),
            ("Updated figures are due on 3 March 2022, the ministry told reporters at its briefing.", "body"),
            ("• Northern: no trains before noon", "body"),
            ('"This is not over," she said. AFP', "body"),
        ],
    )
    def test_lines_between_paragraphs(self, line: str, role: str) -> None:
        assert in_story(line) == role

    def test_a_line_that_stands_twice_is_a_caption_both_times(self) -> None:
        line = "White House: 'It could come at any point'"
        assert roles("Rail union calls off strike", STORY[0], line, line, *STORY[1:])[2:4] == ["caption", "caption"]

    def test_a_caption_with_and_without_its_credit_is_a_caption_both_times(self) -> None:
        lines = [
            "Rail union calls off strike",
            "",
            STORY[0],
            "",
            "Huw Pritchard",
            "Huw Pritchard Reuters",
            "",
            *STORY[1:],
        ]
        assert roles(*lines, between="\n")[2:4] == ["caption", "caption"]

    @pytest.mark.parametrize(
        ("line", "role"),
        [
            ("(With inputs from agencies)", "credit"),
            ("AFP", "credit"),
            ("© 2021 AFP", "credit"),
            ("(Reporting by Jane Doe in Leeds; Editing by Sam Fordyce)", "credit"),
            ("The Associated Press contributed to this report.", "credit"),
            ("___", "furniture"),
            ("Copyright 2021 Example Media. All rights reserved.", "furniture"),
            ("Tags: rail, strikes", "furniture"),
            ("12 comments", "furniture"),
            ("Updated: January 18, 2022, 9:20 PM", "dateline"),
        ],
    )
    def test_lines_below_the_story(self, line: str, role: str) -> None:
        assert at_end(line) == role

    def test_teasers_below_a_label_of_links_are_no_story(self) -> None:
        found = roles("Rail union calls off strike", *STORY, "Most read", "Who is leaving Torino?", "He may go soon.")
        assert found[-3:] == ["related"] * 3

    def test_a_story_goes_on_below_an_inline_link(self) -> None:
        found = roles(
            "Rail union calls off strike", *STORY, "Fares to rise from March", "Read more", "It ends on Friday."
        )
        assert found[-1] == "body"

    def test_the_words_read_more_at_a_paragraph_s_end_are_no_part_of_it(self) -> None:
        article = article_from_text("\n\n".join(["Rail union calls off strike", f"{STORY[0]} read more", *STORY[1:]]))
        (aside,) = article.asides
        assert (aside.role, article.text[aside.start : aside.end]) == ("related", "read more")
        assert article.paragraphs[1].role == "body"

    def test_a_last_sentence_that_breaks_off_is_still_the_story(self) -> None:
        assert (
            at_end("The drivers had been offered a rise of four per cent in spring, but the union said that it")
            == "body"
        )

    def test_links_below_a_label_may_outnumber_long_teasers(self) -> None:
        links = ["Asia", "King wants new premier", "Europe", "Port strike ends", "Africa", "Court backs vote"]
        found = roles("Rail union calls off strike", *STORY, "More from Reuters", STORY[0] * 2, *links)
        assert set(found[5:]) == {"related"}

    def test_a_text_without_full_stops_is_not_taken_for_links(self) -> None:
        found = roles("Rail union calls off strike", *[line[:-1] + " and more of the same words" for line in STORY])
        assert found[1:] == ["body"] * 4


class TestAnyText:
    @given(st.text(alphabet='aAbB .:|/(\n"“”20-©@_', max_size=200))
    @settings(max_examples=80)
    def test_every_paragraph_gets_a_role_and_a_reason(self, text: str) -> None:
        for paragraph in article_from_text(text).paragraphs:
            assert paragraph.role in ROLES
            assert paragraph.certainty in {"sure", "guessed"}
            assert paragraph.rule

    @given(st.lists(st.sampled_from([line for article in ARTICLES for line in article.text.split("\n")]), max_size=25))
    @settings(max_examples=60)
    def test_any_mixture_of_lines_can_be_read(self, lines: list[str]) -> None:
        article = article_from_text("\n".join(lines))
        assert [p.position for p in article.paragraphs] == list(range(len(article.paragraphs)))
        for field in article.meta[:6]:
            if field.start >= 0 and field.value and field.rule != "set by hand":
                assert article.text[field.start : field.end] == field.printed


def test_points_below_a_byline_are_standfirsts() -> None:
    page = (
        "Bank posts record profit as row with watchdog deepens\n\nBy Imogen Sallow\n\n* Profit 2.36 bln, above forecasts\n\n"
        "* Shares fall 4.2%\n\nLONDON, Feb 20 (Reuters) - The bank reported a record profit on Thursday, it said.\n"
    )
    found = article_from_text(page).paragraphs
    assert [paragraph.role for paragraph in found] == ["headline", "byline", "standfirst", "standfirst", "body"]
