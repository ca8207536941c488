"""The date over a pane, as far as the article gives it."""

import pytest

from reader.articles.model import UNKNOWN, Field
from reader.layout.header import date_of


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (UNKNOWN, "date ?"),
        (Field("", "March 18", 0, 8, "unknown", "a dateline"), "18 Mar, year ?"),
        (Field("", "18 Sept.", 0, 8, "unknown", "a dateline"), "18 Sep, year ?"),
        (Field("", "2 hours ago", 0, 11, "unknown", "a date at the head"), "date ?"),
        (Field("2024-03-18", "March 18, 2024", 0, 14, "guessed", "a dateline"), "18 Mar 2024, doubtful"),
        (Field("2024-03-18", "March 18, 2024", 0, 14, "sure", "a date at the head"), "18 Mar 2024"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(field: Field, shown: str) -> None:
    assert date_of(field) == shown
