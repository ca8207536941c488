"""Ages behind names: one person has one age, wherever it is printed."""

import pytest

from tests.collation.divergence_story import told

LEFT = (
    "Marek Doval told reporters an hour later that the bridge was safe. “I crossed it,” said {}, whose firm built it."
)
RIGHT = "{}, spoke within the hour. He told reporters that the bridge was safe. “I crossed it,” he said."


def ages(left: str, right: str) -> list[str]:
    return [line for line in told(LEFT.format(left), RIGHT.format(right)) if line.startswith("number")]


@pytest.mark.parametrize(
    ("one", "another"),
    [("Doval, 44", "Marek Doval, 45"), ("Doval (44)", "Doval, 45"), ("Marek Doval, aged 44", "Marek Doval, 45")],
)
def test_two_ages_of_one_person_are_a_number_in_whatever_sentence_they_stand(one: str, another: str) -> None:
    assert ages(one, another) == ["number: 44 | 45"]


@pytest.mark.parametrize(
    ("one", "another"),
    [("Doval, 44", "Marek Doval, 44"), ("Marek Doval, 44", "Ilona Doval, 45"), ("Doval, 44", "Ilona Stern, 45")],
)
def test_one_age_or_another_person_is_none(one: str, another: str) -> None:
    assert ages(one, another) == []
