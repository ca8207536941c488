"""The keys of the linear reader in words, from the table of commands; pure."""

from collections.abc import Iterator, Mapping
from typing import Final

from reader.commands import BY_ID, NAMED_KEYS, Keymap, on_screen, spoken, table

ARROWS: Final = {"up": "Up", "down": "Down", "left": "Left", "right": "Right"}
"""Signs of arrows are read aloud as anything."""
LISTS: Final = ("list-down", "list-up", "list-top", "list-bottom", "open", "mark", "tab", "search", "continue",
                "samples", "reload", "help", "quit")  # fmt: skip
"""Commands of the archive that its list has without a screen."""
ALIKE: Final = {"line-down": "next-paragraph", "line-up": "previous-paragraph"}
"""Commands that do here what another does."""
HELP: Final[Mapping[str, str]] = {
    "next-paragraph": "Go to the next paragraph",
    "page-down": "Read the next five paragraphs",
    "page-up": "Go five paragraphs back",
    "why": "Say why this link or difference is here",
    "next-run": "Go to the next shared words",
    "previous-run": "Go to the shared words before",
    "palette": "Type the name of a command, or the number of a paragraph",
    "cite": "Copy a citation of this paragraph",
    "annotate": "Write a note on the difference, the link or the paragraph",
    "help": "Say all keys",
    "link": "Link this paragraph by hand with one across",
    "unlink": "Part this paragraph by hand from one that answers it",
    "about": "Say what is known of this article and paragraph, and how surely; change it",
    "filter": "Choose which types of difference are shown",
    "quit": "Go back to the list, or end the program",
    "tab": "Change between the articles and their pairs",
    "search": "Search; in a list: only rows with these words",
    "open": "Open the marked articles, or this row",
}
"""Where the table speaks of a screen."""


def by_key(keys: Keymap) -> dict[str, str]:
    """The commands of the linear reader by their keys."""
    return {key: command.id for command in on_screen("plain") for key in keys[command.id]}


def list_by_key(keys: Keymap) -> dict[str, str]:
    """The commands of the list of articles by their keys; those of the reader's own first."""
    found = dict.fromkeys(keys["go-to"], "go-to")
    return found | {key: name for name in LISTS for key in keys[name]}


def screen_command(keys: Keymap, key: str) -> str:
    """What a key does in the app and not here; empty where it is no key there either."""
    commands = (*on_screen("reader"), *on_screen("archive"))
    return next((command.name for command in commands if key in keys[command.id]), "")


def named(key: str) -> str:
    """A key in words that are read aloud well."""
    return ARROWS.get(key) or spoken(key)


def reader_help(keys: Keymap) -> Iterator[str]:
    """All keys of the reader, a line each, by group."""
    for group, rows in table(keys, ("plain",)):
        yield f"{group}."
        for _, words, name in rows:
            if name not in ALIKE:
                yield _line(keys, name, words)
    yield "At a question Enter answers, Ctrl+C leaves it; Ctrl+D saves a note at once."
    yield "Where nothing is asked Ctrl+D ends the program."


def list_help(keys: Keymap) -> Iterator[str]:
    """All keys of the list of articles, a line each."""
    for name in LISTS:
        yield _line(keys, name, BY_ID[name].help)
    yield "A digit begins the number of a row: Enter opens it."


def _line(keys: Keymap, name: str, words: str) -> str:
    own = [*keys[name], *(key for other, same in ALIKE.items() if same == name for key in keys[other])]
    return f"{' or '.join(map(named, own))}: {HELP.get(name, words)}."


def found_by_name(words: str) -> str:
    """The id of the one command of the linear reader that is called so; empty where there is none or several."""
    wanted = words.strip().casefold()
    if not wanted:
        return ""
    commands = on_screen("plain")
    exact = [command.id for command in commands if wanted in {command.id, command.name}]
    begun = [command.id for command in commands if command.name.startswith(wanted) or command.id.startswith(wanted)]
    return (exact or (begun if len(begun) == 1 else [""]))[0]


def knows(key: str) -> bool:
    """Whether a key has a name of its own, to be said."""
    return len(key) == 1 or key in NAMED_KEYS
