"""What may reach a terminal: our own sequences, and characters that every terminal draws alike."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import category

from rich.cells import get_character_cell_size
from wcwidth import wcwidth

from reader.layout.model import Row
from reader.layout.widths import cells
from reader.terminal.cells import is_sure, width_of
from tests.benchmarks.hostile_texts import MARK

_SEQUENCE: Final = re.compile(
    r"\x1b(?:\[(?P<private>[<-?]?)(?P<numbers>[0-9:;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|[\]PX^_](?P<string>[^\x07\x1b\x9c]*)(?:\x07|\x1b\\)"
    r"|[0-~])"
)
_SCREEN: Final = frozenset("ABCDEFGHJKLMPSTXbdfmr@`aeu")
"""Finals of sequences that draw: a number over 999 is in none of ours."""
_MODES: Final = frozenset({"7", "25", "1000", "1002", "1004", "1006", "1049", "2004", "2026"})
_CLIPBOARD: Final = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*(\x07|\x1b\\)")
_POINTER: Final = "\x1b]22;default\x07"
"""Textual's, for the shape of the mouse."""
_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m|\r\x1b\[K")
"""And the line that says how far a command is."""
_NEVER: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def foreign(text: str, *, clipboard: bool = False) -> Iterator[str]:
    """What a program has written to its terminal that is none of ours.

    Args:
        text: All of it, decoded.
        clipboard: The reader asked for a copy.
    """
    done = 0
    for found in _SEQUENCE.finditer(text):
        yield from odd_characters(text[done : found.start()], "\r\n\b")
        if not _is_ours(found, clipboard=clipboard):
            yield repr(found[0][:60])
        done = found.end()
    yield from odd_characters(text[done:], "\r\n\b")


def _is_ours(found: re.Match[str], *, clipboard: bool) -> bool:
    whole = found[0]
    if found["string"] is not None:
        return whole == _POINTER or (clipboard and MARK not in whole and _CLIPBOARD.fullmatch(whole) is not None)
    if not found["final"]:
        return whole in {"\x1b7", "\x1b8", "\x1bM", "\x1bD"}
    numbers, private, final = re.split("[:;]", found["numbers"]), found["private"], found["final"]
    if final in "hl" and private == "?":
        return set(numbers) <= _MODES
    if private in {">", "<", "?"} and final == "u":
        return len(found["numbers"]) < 3
    if whole in {"\x1b[?2026$p", "\x1b[?2048$p"}:
        return True
    return not private and not found["between"] and final in _SCREEN and all(len(number) < 4 for number in numbers)


def printed(text: str) -> Iterator[str]:
    """What a command has printed that no text is: colours and line ends are."""
    return odd_characters(_COLOURS.sub("", text), "\n")


def odd_characters(text: str, allowed: str) -> Iterator[str]:
    """Control characters, invisible ones, halves of others."""
    if not text.isascii() or not text.isprintable():
        for character in sorted(set(text)):
            if character not in allowed and category(character) in _NEVER:
                yield f"U+{ord(character):04X}"


def wrong_rows(rows: tuple[Row, ...], width: int, height: int) -> Iterator[tuple[str, str]]:
    """What is wrong with a screen: kind and words."""
    if len(rows) != height:
        yield "rows", f"{len(rows)} rows on a screen of {height}"
    for row in rows:
        text = "".join(segment.text for segment in row)
        if text.isascii() and text.isprintable() and len(text) == width:
            continue
        if cells(text) != width:
            yield "rows", f"{cells(text)} cells on a screen of {width}: {text!r}"
        yield from (("foreign", words) for words in odd_characters(text, ""))
        yield from (("widths", words) for words in quarrels(text))


def quarrels(text: str) -> Iterator[str]:
    """Characters whose width the layout, the driver and terminals see differently, where the row is not sent whole."""
    return (words for character in set(text) if (words := _quarrel(character)))


@lru_cache(None)
def _quarrel(character: str) -> str:
    ours, drivers, terminals = width_of(character), get_character_cell_size(character), wcwidth(character)
    if ours != drivers:
        return f"U+{ord(character):04X} is {ours} for the layout, {drivers} for the driver, {terminals} for a terminal"
    if ours != terminals and is_sure(character):
        return f"U+{ord(character):04X} is {ours} for us, {terminals} for a terminal, and its row is not sent whole"
    return ""
