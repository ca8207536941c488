"""What a screen costs: only what is near the view is laid out, and little changes with a key."""

import subprocess
import sys

from reader.layout.model import Row
from reader.layout.moves import press
from reader.layout.screen import draw, opening
from tests.layout.build import (
    FOOTER,
    of,
    row_with,
    sample,
)


def cells_of(row: Row) -> list[tuple[str, int]]:
    return [(character, segment.mark) for segment in row for character in segment.text]


class TestCost:
    def test_thousands_of_paragraphs_open_and_scroll_without_being_laid_out(self) -> None:
        lines = "\n".join(
            f"Paragraph {n} has a few words that take more than one row of the pane, whatever." for n in range(2000)
        )
        page = of(lines, lines, " ".join(f"{n}={n}" for n in range(1, 2001, 3)))
        view = opening(page, 120, 40)
        for key in ["line-down", "page-down", "next-link", "next-paragraph"]:
            view = press(page, view, key)
            draw(page, view, FOOTER)
        assert len(page._rows) < 200

    def test_a_paragraph_key_changes_bars_and_numbers_the_strip_and_the_place_only(self) -> None:
        page = sample()
        view = opening(page, 120, 44)
        after = press(page, view, "next-paragraph")
        assert view.top == after.top
        assert view.cursor != after.cursor
        order_map = row_with(page, view, "6>5,11")
        rows = zip(draw(page, view, FOOTER)[:-5], draw(page, after, FOOTER)[:-5], strict=True)
        changed = {
            at for number, (old, new) in enumerate(rows) if number != order_map
            for at, (a, b) in enumerate(zip(cells_of(old), cells_of(new), strict=True)) if a != b
        }  # fmt: skip
        assert changed <= {0, 1, 2, 63, 64, 65}

    def test_the_far_end_is_reached_without_what_lies_between(self) -> None:
        lines = "\n".join(
            f"Paragraph {n} has a few words that take more than one row of the pane, whatever." for n in range(2000)
        )
        page = of(lines, lines, " ".join(f"{n}={n}" for n in range(1, 2001, 3)))
        draw(page, press(page, opening(page, 120, 40), "bottom"), FOOTER)
        assert len(page._rows) < 200

    def test_nothing_slow_is_imported_before_rows_are_drawn(self) -> None:
        code = (
            "import sys; import reader.layout.moves, reader.layout.screen, reader.themes;"
            "print([m for m in ('yaml', 'dataclasses', 'enum', 'textual', 'rich', 'json', 'dateutil', 'rapidfuzz', 'importlib.resources') "
            "if m in sys.modules and m not in before])"
        )
        code = "import sys; before = set(); import re; before = set(sys.modules);" + code
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"
