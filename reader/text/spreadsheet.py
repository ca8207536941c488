"""Cells of a table that a spreadsheet may open: none of them can start a formula."""

from typing import Final

RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "|", "%")
"""How a cell begins that some spreadsheet takes for a formula, or that has an apostrophe of its own."""


def guarded(cell: str) -> str:
    """A cell with an apostrophe in front where it is risky; blanks before the sign help nobody."""
    return "'" + cell if cell.lstrip(" \u00a0").startswith(RISKY) or cell.startswith(RISKY) else cell
