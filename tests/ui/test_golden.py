"""Whole screens in files: the text, then the look of every stretch that is not plain.

After a wanted change run the tests with DIPTYCH_GOLDEN=write and read what git says has changed.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader import session
from reader.session import OpenFolder
from reader.ui.start import Start
from tests.layout.build import sample
from tests.ui.stage import SMALL, WIDE, press, reading, runs, started, strips
from tests.ui.test_archive_screen import FOUR, pairs_of

GOLDEN = Path(__file__).parent / "golden"
SIZES = {"120x40": WIDE, "80x24": SMALL}


def check(name: str, pilot: Pilot[Any]) -> None:
    drawn = strips(pilot)
    text = [f"{number:2}| {strip.text}".rstrip() for number, strip in enumerate(drawn)]
    looks = [
        f"{number:2}: " + ", ".join(f"{start}-{end} {look}" for start, end, look in told)
        for number, told in enumerate(map(runs, drawn))
        if told
    ]
    found = "\n".join([*text, "", *looks, ""])
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DIPTYCH_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.fixture
def stocked(monkeypatch: pytest.MonkeyPatch) -> Start:
    def opened(_path: str, _progress: object = None) -> OpenFolder:
        return FOUR

    monkeypatch.setattr(session, "open_folder", opened)
    monkeypatch.setattr(session, "pairs_of", pairs_of)
    return Start("folder", ("/news",), notice="No articles in this folder: these are the samples.")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "keys"), [("articles", ("j", "space")), ("pairs", ("tab",))])
async def test_the_archive(name: str, keys: tuple[str, ...], size: str, stocked: Start) -> None:
    async with started(stocked, SIZES[size]) as pilot:
        await press(pilot, *keys)
        check(f"{name}-{size}", pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "keys"), [("differences", ("2", "j", "space")), ("help", ("?",)), ("about", ("i",))])
async def test_the_lists_of_a_pair(name: str, keys: tuple[str, ...], size: str) -> None:
    async with reading(sample(), SIZES[size]) as pilot:
        await press(pilot, *keys)
        check(f"{name}-{size}", pilot)


async def test_the_types_of_difference_lie_over_the_reader() -> None:
    async with reading(sample(), SMALL) as pilot:
        await press(pilot, "f")
        drawn = [strip.text for strip in strips(pilot)]
        assert any("─ Differences to show ─" in text for text in drawn)
        assert any("✓ who said it" in text and " 2 " in text for text in drawn)


async def test_the_search_line_lies_over_the_last_row() -> None:
    async with reading(sample(), SMALL) as pilot:
        await press(pilot, "/", *"deal")
        assert strips(pilot)[-1].text.startswith(" / deal")
