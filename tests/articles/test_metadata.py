"""What an article says of itself: sure, guessed or unknown, and from which words."""

from pathlib import Path

import pytest

from reader.articles.model import UNKNOWN, Article
from reader.articles.read import article_from_text, read_article

CORPUS = Path(__file__).parents[2] / "corpus"
STORY = """

A strike that would have halted most trains this weekend was called off on Thursday night.

The offer, made by the five operators at about nine, is worth 7.5 per cent over two years.

Passenger groups said that the timetable for Saturday could not be restored at such short notice.
"""


def article(head: str, foot: str = "") -> Article:
    return article_from_text(f"{head}{STORY}\n{foot}")


def agencies(head: str, foot: str = "") -> list[str]:
    return [agency.value for agency in article(head, foot).meta.agencies]


def publisher(head: str, foot: str = "") -> tuple[str, str]:
    field = article(head, foot).meta.publisher
    return field.value, field.certainty


HEADLINE = "Rail union calls off weekend strike\n\n"


class TestAgencies:
    @pytest.mark.parametrize(
        ("head", "foot", "names"),
        [
            (HEADLINE + "By Reuters", "", ["Reuters"]),
            (HEADLINE + "Agence France-Presse", "", ["AFP"]),
            (HEADLINE + "AFP - Geneva", "", ["AFP"]),
            (HEADLINE + "Reuters in Riga", "", ["Reuters"]),
            (HEADLINE + "Dawn.com | Reuters", "", ["Reuters"]),
            (HEADLINE, "AFP", ["AFP"]),
            (HEADLINE, "(With inputs from PTI and ANI)", ["PTI", "ANI"]),
            (HEADLINE, "(With inputs from agencies)", []),
            (HEADLINE, "The Associated Press contributed to this report.", ["AP"]),
            (HEADLINE, "© 2021 AFP", ["AFP"]),
            (HEADLINE, "— dpa/Xinhua", ["dpa", "Xinhua"]),
            (HEADLINE, "Additional reporting by PA Media", ["PA"]),
            (HEADLINE, 'It will end in May, he said. "Not before." AFP', ["AFP"]),
            (HEADLINE, "It will end in May, he said. (Reuters)", ["Reuters"]),
            (HEADLINE, "It will end in May, he said. - Bernama", ["Bernama"]),
            (HEADLINE, "LONDON, March 9 (Reuters) - It is over.", []),
        ],
    )
    def test_credits_of_the_text_are_found(self, head: str, foot: str, names: list[str]) -> None:
        assert agencies(head, foot) == names

    @pytest.mark.parametrize(
        "caption",
        [
            "Trains stand in the yard at Leeds. (PHOTO / AFP)",
            "Trains stand in the yard at Leeds. Photograph:(AFP)",
            "Trains stand in the yard at Leeds. REUTERS/Jens Kober",
            "Trains stand in the yard at Leeds | Photo Credit: AP",
            "Trains stand in the yard at Leeds (AP Photo/Jane Doe)",
            "Trains stand in the yard at Leeds AFP via Getty Images",
            "Trains stand in the yard at Leeds Reuters",
            "Trains stand in the yard at Leeds. — AFP/File",
        ],
    )
    def test_a_picture_s_credit_is_never_the_text_s(self, caption: str) -> None:
        found = article(HEADLINE + caption)
        assert found.meta.agencies == ()
        assert found.paragraphs[1].role == "caption"

    def test_agencies_that_nobody_names_are_said_in_a_notice(self) -> None:
        assert article(HEADLINE, "(With inputs from agencies)").notices == (
            "credits agencies without naming them: (With inputs from agencies)",
        )

    def test_an_agency_in_the_story_is_no_credit(self) -> None:
        assert agencies(HEADLINE, "Reuters and AFP journalists were barred from the hearing, the union said.") == []


class TestAsides:
    @pytest.mark.parametrize(
        ("opening", "place", "named"),
        [
            ("STOCKHOLM - ", "STOCKHOLM", []),
            ("STOCKHOLM, Dec 2 (Reuters) - ", "STOCKHOLM", ["Reuters"]),
            ("PRAIRIE FORK, Ore. (AP) — ", "PRAIRIE FORK, Ore.", ["AP"]),
            ("Stockholm (AFP) – ", "Stockholm", ["AFP"]),
            ("BEIJING, Dec. 2 (Xinhua) -- ", "BEIJING", ["Xinhua"]),
            ("NEW DELHI: ", "NEW DELHI", []),
            ("Pune: ", "Pune", []),
            ("London, United Kingdom | AFP | ", "London, United Kingdom", ["AFP"]),
            ("(Reuters) - ", "", ["Reuters"]),
        ],
    )
    def test_a_dateline_opens_the_story_and_is_no_part_of_it(self, opening: str, place: str, named: list[str]) -> None:
        text = HEADLINE + STORY.strip()
        found = article_from_text(text.replace("A strike", opening + "A strike", 1))
        (aside,) = found.asides
        assert aside.role == "dateline"
        assert found.text[aside.start : aside.end] == opening.rstrip()
        assert found.meta.place.value == place
        assert [agency.value for agency in found.meta.agencies] == named

    @pytest.mark.parametrize(
        "opening", ["EXCLUSIVE: ", "He said: ", "Result: ", "(It was late) - ", "One man - a driver - said: "]
    )
    def test_other_openings_are_part_of_the_story(self, opening: str) -> None:
        assert article(HEADLINE + opening + "a strike was called off on Thursday night, the union said.").asides == ()

    def test_an_agency_s_name_at_a_paragraph_s_end_is_no_part_of_it(self) -> None:
        found = article(HEADLINE, "It will end in May, the minister said. AFP")
        (aside,) = found.asides
        assert (aside.role, found.text[aside.start : aside.end]) == ("credit", "AFP")


class TestPublisher:
    @pytest.mark.parametrize(
        ("head", "foot", "wanted"),
        [
            (HEADLINE, "", ("", "unknown")),
            (HEADLINE + "WION Web Team", "", ("WION", "sure")),
            (HEADLINE + "By Jane Doe, BBC News", "", ("BBC News", "sure")),
            (HEADLINE + "https://www.theguardian.com/uk-news/2022/strike", "", ("The Guardian", "sure")),
            (HEADLINE + "http://news.example.org/strike", "", ("news.example.org", "guessed")),
            ("RTHK Rail union calls off its weekend strike\n\n", "", ("RTHK", "guessed")),
            ("BBC to cut jobs in rail coverage after strike\n\n", "", ("", "unknown")),
            ("Rail union calls off weekend strike - The Irish Times\n\n", "", ("Irish Times", "sure")),
            ("The Leeds Gazette\n\n" + HEADLINE, "", ("The Leeds Gazette", "guessed")),
            (HEADLINE, "Why you can trust SCMP", ("South China Morning Post", "guessed")),
            (HEADLINE, "© 2023 Example Rail Media Ltd. All rights reserved.", ("Example Rail Media", "guessed")),
            (HEADLINE, 'The minister told the BBC and The Times: "It is over."', ("", "unknown")),
        ],
    )
    def test_only_what_the_text_says_of_itself_counts(self, head: str, foot: str, wanted: tuple[str, str]) -> None:
        assert publisher(head, foot) == wanted

    def test_the_paper_s_name_is_no_part_of_the_title(self) -> None:
        title = article("Rail union calls off weekend strike - The Irish Times\n\n").meta.title
        assert title.value == "Rail union calls off weekend strike"


class TestDates:
    def test_published_and_updated_are_told_apart_by_their_labels(self) -> None:
        meta = article(HEADLINE + "Updated: 11:31, December 3, 2021 | Published: 11:30, December 2, 2021").meta
        assert (meta.published.value, meta.updated.value) == ("2021-12-02T11:30", "2021-12-03T11:31")

    def test_where_only_an_update_is_dated_the_publication_is_unknown(self) -> None:
        meta = article(HEADLINE, "Updated: January 18, 2022, 9:20 PM").meta
        assert meta.published is UNKNOWN
        assert meta.updated.value == "2022-01-18T21:20"

    def test_the_place_beside_the_date_decides_the_zone(self) -> None:
        meta = article(HEADLINE + "New DelhiUpdated: Jan 27, 2022, 08:39 PM IST").meta
        assert (meta.updated.value, meta.place.value) == ("2022-01-27T20:39+05:30", "New Delhi")

    def test_what_is_in_doubt_keeps_its_printed_form_and_a_notice(self) -> None:
        found = article(HEADLINE + "02/12/2021")
        assert (found.meta.published.value, found.meta.published.printed) == ("", "02/12/2021")
        assert found.meta.published.certainty == "unknown"
        assert "02/12/2021" in found.notices[0]

    def test_the_address_decides_a_doubtful_date_or_stands_in_for_a_missing_one(self) -> None:
        url = "https://news.example.org/2021/12/02/strike"
        assert article(f"{HEADLINE}02/12/2021\n{url}").meta.published.value == "2021-12-02"
        alone = article(HEADLINE + url).meta.published
        assert (alone.value, alone.printed, alone.certainty) == ("2021-12-02", "2021/12/02", "guessed")

    def test_a_dateline_that_contradicts_the_date_makes_it_doubtful(self) -> None:
        foot = STORY.strip().replace("A strike", "LONDON, Dec 2 (Reuters) - A strike")
        found = article_from_text(f"{HEADLINE}27 January 2022\n\n{foot}")
        assert found.meta.published.certainty == "guessed"
        assert "dateline" in found.notices[0]

    def test_a_named_day_that_does_not_exist_makes_the_date_doubtful(self) -> None:
        found = article(HEADLINE + "2 December 2021", "It began on Tuesday, December 1, the union said in a statement.")
        assert found.meta.published.certainty == "guessed"

    def test_dates_of_linked_stories_are_not_the_article_s(self) -> None:
        meta = article(HEADLINE + "2 December 2021", "More on this story\nFares rise again\n9 February 2020").meta
        assert meta.published.value == "2021-12-02"


class TestByHand:
    def test_what_the_reader_set_overrules(self) -> None:
        text = HEADLINE + "By Jane Doe" + STORY
        found = article_from_text(
            text, roles={2: "caption", 99: "body"}, meta={"publisher": "Gazette", "agencies": "AFP, AP", "other": "x"}
        )
        assert (found.paragraphs[2].role, found.paragraphs[2].certainty) == ("caption", "sure")
        assert found.paragraphs[2].rule == "set by hand"
        assert (found.meta.publisher.value, found.meta.publisher.rule) == ("Gazette", "set by hand")
        assert [agency.value for agency in found.meta.agencies] == ["AFP", "AP"]

    def test_a_date_set_by_hand_is_no_longer_doubtful(self) -> None:
        text = HEADLINE + "02/12/2021" + STORY
        found = article_from_text(text, meta={"published": "2021-12-02"})
        assert (found.meta.published.value, found.notices) == ("2021-12-02", ())

    def test_a_headline_set_by_hand_is_the_title(self) -> None:
        found = article_from_text(STORY.strip(), roles={0: "headline"})
        assert found.meta.title.value.startswith("A strike")
        assert found.notices == ()


class TestSamples:
    def test_the_samples_say_what_a_reader_finds(self) -> None:
        found = [read_article(str(path)).meta for path in sorted(CORPUS.glob("*.txt"))]
        assert [meta.publisher.value for meta in found] == ["", "WION", "", "", "RTHK"]
        assert [meta.published.value for meta in found] == ["2021-12-02T11:30", "", "", "", "2021-12-02"]
        assert [meta.updated.value for meta in found] == [
            "2021-12-02T11:31", "2022-01-27T20:39+05:30", "", "2022-01-18T21:20", "",
        ]  # fmt: skip
        assert [[agency.value for agency in meta.agencies] for meta in found] == [["Reuters"], [], [], [], ["AFP"]]
        assert [meta.place.value for meta in found] == ["STOCKHOLM", "New Delhi", "", "", ""]

    def test_every_field_stands_where_it_says(self) -> None:
        for path in CORPUS.glob("*.txt"):
            found = read_article(str(path))
            for field in (*found.meta[:6], *found.meta.agencies, found.meta.url):
                if field.start >= 0:
                    assert found.text[field.start : field.end] == field.printed


class TestDateline:
    """What opens the story is no part of it, whoever is named in its brackets."""

    @pytest.mark.parametrize(
        ("dateline", "place", "printed"),
        [
            ("ORLEC, Varda, March 18 (Reuters) - ", "ORLEC, Varda", "March 18"),
            ("Orlec, Mar 19 (Agencies): ", "Orlec", "Mar 19"),
            ("Orlec, 19 March (Staff) ", "Orlec", "19 March"),
        ],
    )
    def test_a_day_without_a_year_is_printed_and_no_year_is_guessed(
        self, dateline: str, place: str, printed: str
    ) -> None:
        found = article_from_text(f"{HEADLINE}{dateline}{STORY.strip()}\n")
        assert found.meta.place.value == place
        assert (found.meta.published.value, found.meta.published.printed) == ("", printed)
        assert found.meta.published.certainty == "unknown"
        assert printed in found.meta.published.rule
        assert found.text[found.meta.published.start : found.meta.published.end] == printed
        assert [found.text[a.start : a.end] for a in found.asides] == [dateline.rstrip()]

    def test_a_day_with_its_year_is_the_articles_date_with_doubt(self) -> None:
        found = article_from_text(f"{HEADLINE}ORLEC, March 18, 2024 (Staff) - {STORY.strip()}\n").meta.published
        assert (found.value, found.printed, found.certainty) == ("2024-03-18", "March 18, 2024", "guessed")

    @pytest.mark.parametrize(
        "opening",
        ["In Orlec, May 1 (Labour Day) was quiet. ", "Born in Orlec, May 1 (Labour Day) Kest grew up at sea. "],
    )
    def test_a_sentence_with_a_day_and_a_bracket_is_no_dateline(self, opening: str) -> None:
        assert article_from_text(f"{HEADLINE}{opening}{STORY.strip()}\n").asides == ()


class TestSlug:
    """The words for the desks before an agency's headline are no part of it."""

    @pytest.mark.parametrize(
        ("headline", "slug"),
        [
            ("UPDATE 2-Tessaro cuts outlook after weak quarter", "UPDATE 2-"),
            ("RPT-WRAPUP 1-Tessaro cuts outlook after weak quarter", "RPT-WRAPUP 1-"),
            ("GLOBAL MARKETS-Shares rise after weak quarter", "GLOBAL MARKETS-"),
            ("EXCLUSIVE: Tessaro to cut jobs after weak quarter", "EXCLUSIVE:"),
            ("FLASH-FLOODS KILL TEN NEAR ORLEC", ""),
            ("Update on the floods near Orlec", ""),
        ],
    )
    def test_a_slug_is_an_aside(self, headline: str, slug: str) -> None:
        found = article(f"{headline}\n\n")
        assert found.meta.title.value == headline
        assert "".join(found.text[a.start : a.end] for a in found.asides) == slug


PROSE = "The river rose by two metres in a night, and hundreds of people had to leave their homes, officials said."


@pytest.mark.parametrize(
    ("lines", "paper"),
    [
        ("By Jane Porter\nThe Morning Herald\nPublished: 15 March 2023", "The Morning Herald"),
        ("By Sam Wells\nDaily Courier, 14 July 2023", "Daily Courier"),
    ],
)
def test_a_line_that_is_the_name_of_a_paper_names_its_publisher(lines: str, paper: str) -> None:
    found = article_from_text(f"Floods: 47 dead in the north\n\n{lines}\n\n{PROSE}\n").meta.publisher
    assert (found.value, found.certainty) == (paper, "guessed")


def test_a_paper_that_a_story_speaks_of_is_not_its_publisher() -> None:
    told = "The Morning Herald reported on Monday that the council had met twice in a week."
    assert not article_from_text(f"Floods: 47 dead in the north\n\n{told}\n\n{PROSE}\n").meta.publisher.value
