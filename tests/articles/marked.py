"""Articles with their roles written in: `role| text`, `.|` for a wrapped line, `=== meta` for what they say of themselves."""

from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"


class Marked(NamedTuple):
    """An article and what a reader says of it."""

    name: str
    text: str
    roles: tuple[str, ...]
    meta: dict[str, str]


def read_marked(path: Path) -> Marked:
    """Part an article from its marks."""
    lines: list[str] = []
    roles: list[str] = []
    article, _, said = path.read_text(encoding="utf-8").partition("=== meta\n")
    for line in article.split("\n"):
        role, bar, text = line.partition("| ")
        lines.append(text if bar else "")
        if bar and role != ".":
            roles.append(role)
    meta = {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in said.split("\n") if line)
    }
    return Marked(path.stem, "\n".join(lines), tuple(roles), meta)


def all_marked() -> list[Marked]:
    """Every article of the folder, by name."""
    return [read_marked(path) for path in sorted(DATA.glob("*.marked"))]
