"""Heads of pages as the world's papers and agencies print them: mastheads, datelines, bylines, credits."""

import pytest

from reader.articles.model import Article
from reader.articles.read import article_from_text

STORY = [
    "A cargo ferry ran aground off the island of Skarn on Tuesday night, leaving 140 people stranded, the coastguard said.",
    "The vessel, built in 1994, struck a sandbank at about 10 p.m. as it tried to enter the harbour in heavy rain.",
    '"We were told to put on life jackets and wait," said Marta Kolb, 52, who was travelling with her two sons.',
    "The operator said that nobody was hurt and that a tug would try to pull the ship free at high tide.",
]
HEADLINE = "Ferry runs aground off Skarn, stranding 140 overnight"


def page(*head: str, opening: str = "", foot: tuple[str, ...] = ()) -> Article:
    return article_from_text("\n\n".join([*head, opening + STORY[0], *STORY[1:], *foot]))


def roles(*head: str) -> list[str]:
    return [paragraph.role for paragraph in page(*head).paragraphs[: len(head)]]


def agencies(article: Article) -> list[tuple[str, str]]:
    return [(field.value, field.certainty) for field in article.meta.agencies]


class TestMasthead:
    """A paper's name on the line above the headline tells whose page it is and is never the title."""

    @pytest.mark.parametrize(
        "name",
        [
            "The Upper Lenn Courier", "THE ORLEC CHRONICLE", "Port Orlec Gazette", "Orlec Evening Post", "The Lenn Star",
            "Lenn Valley News", "Express & Star", "The Varda Post-Dispatch", "Times of Varda", "ORLEC DAILY MAIL",
            "The Irish Times", "THE CLARION", "Lenn & Varda Evening Post", "FENS & MOORS GAZETTE",
        ],
    )  # fmt: skip
    def test_a_paper_s_name_above_the_headline_is_furniture_and_names_the_publisher(self, name: str) -> None:
        found = page(name, HEADLINE, "By Jane Roe")
        assert [p.role for p in found.paragraphs[:3]] == ["furniture", "headline", "byline"]
        assert found.meta.title.value == HEADLINE
        assert found.meta.publisher.printed == name

    def test_a_headline_of_three_words_below_a_paper_s_name_is_the_headline(self) -> None:
        assert (
            page("Port Orlec Gazette", "STORM STRANDS FERRY", "By Jane Roe").meta.title.value == "STORM STRANDS FERRY"
        )

    def test_a_section_between_name_and_headline_is_a_label(self) -> None:
        assert roles("The Upper Lenn Courier", "NATIONAL NEWS", HEADLINE) == ["furniture", "furniture", "headline"]
        assert (
            page("The Upper Lenn Courier", "NATIONAL NEWS", HEADLINE).meta.publisher.value == "The Upper Lenn Courier"
        )

    @pytest.mark.parametrize(
        "above",
        [
            ("Lenn Four Counties News", "Home", "UK", "Health"),
            ("Varda's news in English", "Economy"),
            ("Lenn Live Online Now", "News | Crime | Upper Lenn"),
            ("The Lenn Siren", "TV & SHOWBIZ"),
        ],
    )
    def test_what_stands_above_the_names_of_sections_is_no_headline(self, above: tuple[str, ...]) -> None:
        assert page(*above, HEADLINE, "By Jane Roe").meta.title.value == HEADLINE

    @pytest.mark.parametrize("label", ["Share", "By Jane Roe", "12 October 2025"])
    def test_a_short_headline_with_anything_else_below_it_stays_one(self, label: str) -> None:
        standfirst = "The operator of the vessel says that a sandbank had moved since the last survey of the channel"
        assert page("Ferry stranded off Skarn", label, standfirst).meta.title.value == "Ferry stranded off Skarn"

    def test_a_section_alone_is_no_publisher(self) -> None:
        assert not page("World News", HEADLINE).meta.publisher.value

    def test_a_name_with_its_date_names_the_publisher_and_no_place(self) -> None:
        meta = page("THE ORLEC CHRONICLE, Thursday 6 February 2025", HEADLINE).meta
        assert (meta.publisher.value, meta.published.value) == ("THE ORLEC CHRONICLE", "2025-02-06")
        assert not meta.place.value

    def test_the_name_above_the_headline_goes_before_a_copyright_line(self) -> None:
        found = page("The Upper Lenn Courier", HEADLINE, foot=("© 2025 Lenn Media Ltd. All rights reserved.",))
        assert found.meta.publisher.value == "The Upper Lenn Courier"

    @pytest.mark.parametrize(
        "headline",
        [
            "Times are hard for ferries", "Post Office to close 200 branches", "Thousands Mourn Football Star",
            "People Told to Trust the Mail", "WHY WE STILL READ THE MIRROR",
        ],
    )  # fmt: skip
    def test_a_headline_with_such_a_word_stays_the_headline(self, headline: str) -> None:
        found = page(headline, "Operators say that fuel has doubled in price since March", "By Jane Roe")
        assert found.meta.title.value == headline

    def test_a_paper_s_name_with_no_headline_below_stays_what_it_was(self) -> None:
        assert roles("The Upper Lenn Courier")[0] == "headline"


class TestDateline:
    """A place, a day and capitals in brackets are a dateline, whether or not the agency is listed."""

    @pytest.mark.parametrize(
        ("opening", "place"),
        [
            ("ORLEC, Oct 3 (NPA) - ", "ORLEC"),
            ("ORLEC, Varda (NPA) — ", "ORLEC, Varda"),
            ("PORT ORLEC, 3 October (NPA): ", "PORT ORLEC"),
            ("Munich, Oct 3 (NPA) -- ", "Munich"),
        ],
    )
    def test_an_agency_that_is_not_listed_is_read_with_a_doubt(self, opening: str, place: str) -> None:
        found = page(HEADLINE, opening=opening)
        assert [found.text[a.start : a.end] for a in found.asides] == [opening.rstrip()]
        assert found.meta.place.value == place
        assert agencies(found) == [("NPA", "guessed")]

    @pytest.mark.parametrize(
        "opening",
        ["THE FEDERAL FERRY OFFICE (FFO) - ", "NATO (UK) - ", "The Skarn Rescue Service (SRS) - "],
    )
    def test_capitals_in_brackets_that_explain_a_name_are_no_agency(self, opening: str) -> None:
        assert agencies(page(HEADLINE, opening=opening)) == []

    def test_an_american_station_is_no_agency_but_its_dateline_is_one(self) -> None:
        found = page(HEADLINE, opening="SKARN, Wis. (WNPQ) - ")
        assert (found.meta.place.value, agencies(found)) == ("SKARN, Wis.", [])

    def test_a_full_stop_may_stand_before_the_dash(self) -> None:
        found = page(HEADLINE, opening="Madrid, Feb 6 (EFE).- ")
        assert (found.meta.place.value, agencies(found)) == ("Madrid", [("EFE", "sure")])

    def test_an_agency_s_slug_is_no_place(self) -> None:
        found = page(HEADLINE, opening="XINHUA - ")
        assert (found.meta.place.value, agencies(found)) == ("", [("Xinhua", "sure")])

    @pytest.mark.parametrize(
        ("line", "place", "printed", "names"),
        [
            ("PORT ORLEC, Oct 3 (NPA)", "PORT ORLEC", "Oct 3", [("NPA", "guessed")]),
            ("LONDON, June 15", "LONDON", "June 15", []),
            ("LONDON (Reuters)", "LONDON", "", [("Reuters", "sure")]),
            ("Orlec (AFP)", "Orlec", "", [("AFP", "sure")]),
        ],
    )
    def test_a_dateline_on_a_line_of_its_own(
        self, line: str, place: str, printed: str, names: list[tuple[str, str]]
    ) -> None:
        found = page(HEADLINE, "By Jane Roe", line)
        assert found.paragraphs[2].role == "dateline"
        assert (found.meta.place.value, found.meta.published.printed) == (place, printed)
        assert agencies(found) == names
        assert found.asides == ()

    def test_a_headline_in_capitals_with_an_agency_stays_the_headline(self) -> None:
        assert roles("PLAYERS STRIKE (AP)", "By Jane Roe")[0] != "dateline"


class TestCredit:
    @pytest.mark.parametrize(
        ("line", "name"),
        [("NPA NEWS AGENCY", "NPA"), ("Varda Press Service", "Varda Press Service"), ("NPA Newswire", "NPA")],
    )
    def test_an_agency_s_name_by_its_form_is_a_credit_and_no_byline(self, line: str, name: str) -> None:
        found = page(line, HEADLINE, "By Jane Roe")
        assert [p.role for p in found.paragraphs[:3]] == ["credit", "headline", "byline"]
        assert found.meta.byline.value == "Jane Roe"
        assert agencies(found) == [(name, "guessed")]
        assert not found.meta.publisher.value

    def test_the_short_name_of_the_dateline_s_agency_alone_is_a_credit(self) -> None:
        found = page(HEADLINE, "By Jane Roe", "NPA", opening="ORLEC (NPA) - ")
        assert found.paragraphs[2].role == "credit"

    @pytest.mark.parametrize(
        ("foot", "names"),
        [
            ("Additional reporting by NPA", [("NPA", "guessed")]),
            ("© 2025 Lenn Media Ltd. Additional reporting by NPA", [("NPA", "guessed")]),
            ("With AAP and NPA", [("AAP", "sure"), ("NPA", "guessed")]),
            ("(Reporting by JANE ROE; Editing by TOM HALE)", []),
            ("(With inputs from BBC)", []),
        ],
    )
    def test_credits_name_agencies_by_their_form(self, foot: str, names: list[tuple[str, str]]) -> None:
        assert agencies(page(HEADLINE, foot=(foot,))) == names

    def test_an_agency_with_two_names_is_credited_once(self) -> None:
        assert agencies(page("VARDA PRESS AGENCY", HEADLINE, "SKARN, 6 Feb (VPA)")) == [("VPA", "guessed")]

    def test_where_a_writer_reported_from_is_a_credit(self) -> None:
        found = page(HEADLINE, "By Jane Roe", foot=("Jane Roe reported from Skarn and Tom Hale from Orlec.",))
        assert found.paragraphs[-1].role == "credit"


class TestByline:
    @pytest.mark.parametrize(
        ("line", "value"),
        [
            ("Ann Lee, Tom van der Orr and Courier staff", "Ann Lee, Tom van der Orr and Courier staff"),
            ("Ann Lee and Tom Orr", "Ann Lee and Tom Orr"),
            ("Ann Lee and agencies", "Ann Lee and agencies"),
            ("By Ann Lee and staff writers", "Ann Lee"),
            ("By Ann Lee, Political Editor", "Ann Lee, Political Editor"),
            ("By our maritime correspondent", "our maritime correspondent"),
            ("Source: Xinhua", "Xinhua"),
        ],
    )
    def test_names_without_by_are_a_byline(self, line: str, value: str) -> None:
        found = page(HEADLINE, line, "6 February 2025")
        assert (found.paragraphs[1].role, found.meta.byline.value) == ("byline", value)

    def test_a_paper_s_reporters_and_an_agency(self) -> None:
        assert agencies(page(HEADLINE, "Gazette reporters and NPA")) == [("NPA", "guessed")]

    def test_a_standfirst_of_short_phrases_is_no_byline(self) -> None:
        assert roles(HEADLINE, "Rain, wind and a broken radar", "By Jane Roe")[1] == "standfirst"


class TestPoints:
    @pytest.mark.parametrize("sign", ["-", "–", "*", "•"])
    def test_points_between_headline_and_story_sum_it_up(self, sign: str) -> None:
        points = [f"{sign} Tug to arrive at high tide", f"{sign} Operator blames a sandbank"]
        assert roles(HEADLINE, "By Jane Roe", *points) == ["headline", "byline", "standfirst", "standfirst"]


def test_names_with_their_agency_are_a_byline() -> None:
    found = page(HEADLINE, "Ann Lee and Tomás Orr, Reuters", "12 October 2025")
    assert [p.role for p in found.paragraphs[:3]] == ["headline", "byline", "dateline"]
    assert ("Reuters", "sure") in agencies(found) or ("Reuters", "guessed") in agencies(found)


@pytest.mark.parametrize("day", ["12th June", "June 12", "Friday, 12 June", "Fri 1st May"])
def test_a_day_without_a_year_at_the_head_is_a_dateline(day: str) -> None:
    assert roles(HEADLINE, "By Jane Roe", day) == ["headline", "byline", "dateline"]


@pytest.mark.parametrize("label", ["12 dead", "May Day", "June and July", "Room 12"])
def test_a_short_label_with_a_figure_or_a_month_is_none(label: str) -> None:
    assert roles(HEADLINE, "By Jane Roe", label)[-1] != "dateline"
