"""Steps that the screen and the lines of `--plain` share."""

from reader.layout.moves import press
from reader.layout.screen import draw, opening
from reader.ui.notes.steps import difference_here
from tests.layout.build import FOOTER, sample, texts


def test_the_difference_that_is_judged_is_the_one_that_the_strip_begins_with() -> None:
    page = sample()
    collation = page.given.collation
    assert collation is not None
    view, told = opening(page, 120, 40), []
    for _ in page.links:
        number = difference_here(page, view)
        if number is not None:
            found = collation.divergences[number]
            left = found.sides.left or found.sides.right
            article = page.given.articles.left if found.sides.left else page.given.articles.right
            assert left is not None and article is not None
            told.append(article.text[left.start : left.end].split()[0] in texts(draw(page, view, FOOTER))[-4])
        view = press(page, view, "next-link")
    assert len(told) > 3 and all(told)
