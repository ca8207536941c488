"""The short labels of articles that are compared."""

import pytest

from reader.articles.model import Article
from reader.articles.read import article_from_text
from reader.articles.sigla import sigla


def article(path: str, publisher: str = "") -> Article:
    return article_from_text("Words.", path, meta={"publisher": publisher} if publisher else {})


def labels(*articles: tuple[str, str]) -> tuple[str, ...]:
    return sigla([article(path, publisher) for path, publisher in articles])


class TestSigla:
    @pytest.mark.parametrize(
        ("publisher", "siglum"),
        [
            ("WION", "WION"),
            ("The Guardian", "Guardian"),
            ("South China Morning Post", "SCMP"),
            ("The Leeds Gazette", "Leeds"),
            ("Very Small Town Gazette", "VSTG"),
            ("Continental Times", "CT"),
            ("Continental", "Contine…"),
            ("continental news", "contine…"),
            ("人民日报海外版", "人民日报"),
        ],
    )
    def test_a_known_publisher_gives_at_most_eight_cells(self, publisher: str, siglum: str) -> None:
        assert labels(("x.txt", publisher)) == (siglum,)

    def test_without_publisher_it_is_the_shortest_part_of_the_name_that_is_its_own(self) -> None:
        assert labels(("corpus/000_836a12.txt", ""), ("corpus/002_3aa664.txt", "")) == ("000", "002")
        assert labels(("strike-one-12.txt", ""), ("strike-two-12.txt", "")) == ("one", "two")

    def test_a_word_of_the_name_goes_before_the_number_of_a_day(self) -> None:
        dated = labels(("2024-03-14_wire_ferry.txt", ""), ("2024-03-15_paper_ferry.txt", ""), ("2024-03-16.txt", ""))
        assert dated == ("wire", "paper", "16")

    def test_two_of_one_paper_get_letters(self) -> None:
        assert labels(("1.txt", "WION"), ("2.txt", "RTHK"), ("3.txt", "WION")) == ("WIONa", "RTHK", "WIONb")
        assert labels(("1.txt", "The Guardian"), ("2.txt", "The Guardian")) == ("Guard. a", "Guard. b")

        assert labels(("1.txt", "The Leeds Post"), ("2.txt", "The Leeds Post")) == ("Leeds a", "Leeds b")

    def test_a_paper_and_a_file_of_its_name_get_letters_too(self) -> None:
        assert labels(("day_reuters.txt", ""), ("night_herald.txt", "Reuters")) == ("day", "Reuters")
        assert labels(("14_reuters.txt", ""), ("15_herald.txt", "Reuters")) == ("reute. a", "Reute. b")

    def test_papers_with_one_first_word_go_by_their_initials(self) -> None:
        assert labels(("1.txt", "The Leeds Post"), ("2.txt", "The Leeds Gazette")) == ("LP", "LG")
        assert labels(("1.txt", "Harbour Gazette"), ("2.txt", "Hill Gazette")) == ("Harbour", "Hill")

    def test_a_word_of_a_name_that_is_cut_says_so(self) -> None:
        assert labels(("washingtonpost.txt", ""), ("836a125ccdff.txt", "")) == ("washing…", "836a125c")

    def test_papers_that_are_cut_to_the_same_letters_are_still_told_apart(self) -> None:
        found = labels(*((f"{n}.txt", ("The Guardian", "The Guardsman")[n % 2]) for n in range(4)))
        assert len(set(found)) == 4

    def test_the_same_file_twice_gets_letters_too(self) -> None:
        assert labels(("a/article.txt", ""), ("a/article.txt", "")) == ("artic. a", "artic. b")

    def test_every_label_of_many_is_its_own(self) -> None:
        many = labels(*[(f"{number}.txt", "WION") for number in range(60)])
        assert len(set(many)) == 60
        assert all(0 < len(label) <= 8 for label in many)


def test_a_word_that_begins_the_names_of_many_papers_is_passed_over() -> None:
    page = "Floods: 47 dead\n\nBy Jane Porter\nThe Morning Herald\nPublished: 15 March 2023\n\nThe river rose in a night.\n"
    assert sigla([article_from_text(page, "a.txt")]) == ("Herald",)
