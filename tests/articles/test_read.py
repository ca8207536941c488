"""A file that is no plain story: what is said of it."""

import pytest

from reader.articles.read import article_from_text


@pytest.mark.parametrize("head", ["<!DOCTYPE html>\n<html>", "  <html lang='en'>", '<?xml version="1.0"?>\n<newsML>'])
def test_a_web_page_is_read_as_text_and_says_so(head: str) -> None:
    (notice,) = [each for each in article_from_text(f"{head}\n<p>The council met.</p>\n").notices if "tags" in each]
    assert "save the story as plain text" in notice


def test_a_story_of_brackets_is_no_web_page() -> None:
    assert not any("tags" in each for each in article_from_text("<Note> The council met.\n").notices)
