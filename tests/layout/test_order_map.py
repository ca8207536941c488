"""The order map under the headlines: where it is, and what it has room for."""

from reader.layout import marks
from reader.layout.model import View
from reader.layout.moves import press
from reader.layout.page import Page
from reader.layout.screen import draw, opening
from tests.layout.build import (
    FOOTER,
    of,
    sample,
    screen,
)


class TestOrderMap:
    def lit(self, page: Page, view: View) -> str:
        row = next(row for row in draw(page, view, FOOTER) if row[0].text.startswith("─"))
        return "".join(segment.text for segment in row if segment.mark & marks.CURSOR)

    def test_lights_the_link_of_the_cursors_paragraph(self) -> None:
        page = sample()
        view = opening(page, 120, 40)
        assert self.lit(page, view) == "[6>5,11]"
        assert self.lit(page, press(page, view, "next-link")) == "[7>6]"

    def test_lights_nothing_where_no_link_is(self) -> None:
        page = sample()
        assert self.lit(page, press(page, opening(page, 120, 40), "top")) == ""

    def test_goes_along_where_not_all_links_have_room(self) -> None:
        paragraphs = "\n".join(f"Paragraph {n} has a few words." for n in range(90))
        page = of(paragraphs, paragraphs, " ".join(f"{n}={n}" for n in range(1, 91)))
        view = opening(page, 80, 24)
        assert "1>1" in screen(page, view)
        for n in range(2, 91):
            view = press(page, view, "next-link")
            assert self.lit(page, view) == f"[{n}>{n}]"

    def test_a_link_too_long_for_the_row_is_cut(self) -> None:
        paragraphs = "\n".join(f"Paragraph {n} has a few words." for n in range(90))
        many = ",".join(str(n) for n in range(1, 90, 2))
        page = of(paragraphs, paragraphs, f"{many}={many} 90=90")
        view = opening(page, 60, 20)
        assert self.lit(page, view).startswith("[1,3,5,7")
        assert self.lit(page, press(page, view, "bottom")) == "[90>90]"
