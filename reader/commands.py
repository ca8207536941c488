"""Every command of the app, once: the footer, `?`, the palette, `diptych keys` and the keymap all come from this table.

A command whose room is not built does not stand here, so that no key ever answers "not implemented".
Nothing of Textual is imported: the first screen is painted, footer and all, before that.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

ScreenName: TypeAlias = Literal["archive", "reader", "differences", "notes", "about", "plain"]
"""The screens of the app, and `plain`, the reader without one (`diptych --plain`)."""
DRAWN: Final[tuple[ScreenName, ...]] = ("archive", "reader", "differences", "notes", "about")
SCREENS: Final[tuple[ScreenName, ...]] = (*DRAWN, "plain")
PLACES: Final[Mapping[ScreenName, str]] = {
    "archive": "the list of articles", "reader": "the articles", "differences": "the list of differences",
    "notes": "the list of notes", "about": "the facts of an article",
}  # fmt: skip
"""Screens in plain words."""
READER: Final[tuple[ScreenName, ...]] = ("reader",)
READ: Final[tuple[ScreenName, ...]] = ("reader", "plain")
PLAIN: Final[tuple[ScreenName, ...]] = ("plain",)
ARCHIVE: Final[tuple[ScreenName, ...]] = ("archive",)
LISTS: Final[tuple[ScreenName, ...]] = ("archive", "differences", "notes", "about")
SORTED: Final[tuple[ScreenName, ...]] = ("archive", "differences")
SEARCHED: Final[tuple[ScreenName, ...]] = ("archive", "reader", "differences", "notes", "plain")
NOTES: Final[tuple[ScreenName, ...]] = ("notes",)
NOTED: Final[tuple[ScreenName, ...]] = ("reader", "notes", "plain")
EDITED: Final[tuple[ScreenName, ...]] = ("reader", "differences", "notes", "about", "plain")
PAIR: Final[tuple[ScreenName, ...]] = ("reader", "differences", "plain")

Group: TypeAlias = Literal[
    "Move", "Links and differences", "Notes", "View", "Find and copy", "Lists", "Go to", "Program"
]
GROUPS: Final[tuple[Group, ...]] = (
    "Move", "Links and differences", "Notes", "View", "Find and copy", "Lists", "Go to", "Program",
)  # fmt: skip

NAMED_KEYS: Final[Mapping[str, str]] = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift+Tab", "backspace": "Backspace",
    "delete": "Delete", "space": "Space", "escape": "Esc", "insert": "Insert",
}  # fmt: skip
"""Keys that are not one character: what the keymap calls them, and how they are printed."""

RESERVED: Final[Mapping[str, str]] = {
    "ctrl+q": "stays free: terminals use it for flow control",
    "ctrl+s": "stays free: terminals use it for flow control",
    "ctrl+c": "always says how to leave",
    "ctrl+z": "always suspends the program",
    "ctrl+m": "is Enter on a terminal",
    "ctrl+i": "is Tab on a terminal",
    "ctrl+h": "is Backspace on many terminals",
}
"""Keys that no keymap can take, and why."""


class Command(NamedTuple):
    """One thing that the reader can ask for."""

    id: str
    """Its name in the keymap and on the way to the layout; never changes."""
    keys: tuple[str, ...]
    """As the keymap spells them: one character, or a name such as `pagedown` or `ctrl+p`; the first is shown."""
    name: str
    """Two or three words, as the footer shows it."""
    help: str
    """One sentence, without a full stop."""
    group: Group
    screens: tuple[ScreenName, ...]
    footer: int = 0
    """Place in the footer, 1 first; 0 is not there. The two ways out, help and back, stand last on every screen."""


COMMANDS: Final[tuple[Command, ...]] = (
    Command("line-down", ("down",), "line down", "Go one screen line down", "Move", READ),
    Command("line-up", ("up",), "line up", "Go one screen line up", "Move", READ),
    Command("next-paragraph", ("j",), "next paragraph",
            "Go to the next paragraph, scrolling first through one taller than the view", "Move", READ),
    Command("previous-paragraph", ("k",), "paragraph back", "Go to the paragraph before", "Move", READ),
    Command("page-down", ("pagedown", "space"), "page down", "Go one page down", "Move", READ),
    Command("page-up", ("pageup",), "page up", "Go one page up", "Move", READ),
    Command("top", ("g", "home"), "first", "Go to the beginning", "Move", READ),
    Command("bottom", ("G", "end"), "last", "Go to the end", "Move", READ),
    Command("other-pane", ("tab",), "other side", "Go to the other article", "Move", READ, 10),
    Command("counterpart", ("enter",), "counterpart",
            "Go to the counterpart of this paragraph, moved or not; again: to the next one", "Move", READ, 3),
    Command("back-there", ("backspace",), "back there", "Go back to where Enter was pressed", "Move", READ),
    Command("here", (".",), "where am I", "Say again, and in full, where this is and what differs here", "Move", PLAIN),
    Command("go-to", ("#",), "paragraph", "Go to a paragraph, or open a row of a list, by its number", "Move", PLAIN),
    Command("next-link", ("l",), "link", "Go to the next link", "Links and differences", READ, 1),
    Command("previous-link", ("L",), "link back", "Go to the link before", "Links and differences", READ),
    Command("next-divergence", ("d",), "difference", "Go to the next difference", "Links and differences", READ, 2),
    Command("previous-divergence", ("D",), "difference back", "Go to the difference before", "Links and differences",
            READ),
    Command("next-run", ("s",), "shared words", "Go to the next stretch of shared words", "Links and differences",
            READ),
    Command("previous-run", ("S",), "shared words back", "Go to the stretch of shared words before",
            "Links and differences", READ),
    Command("next-only", ("o",), "only here", "Go to the next paragraph that only this article has",
            "Links and differences", READ),
    Command("previous-only", ("O",), "only here back", "Go to the one before that only this article has",
            "Links and differences", READ),
    Command("why", ("p",), "why", "Say why this link or difference is here, and under 60 columns show the strip",
            "Links and differences", READ),
    Command("strip-down", ("]",), "strip on", "Show the next rows of the strip at the bottom", "Links and differences",
            READER),
    Command("strip-up", ("[",), "strip back", "Show the rows of the strip before", "Links and differences", READER),
    Command("filter", ("f",), "filter", "Choose what to show: types of difference; of notes tags, kinds, authors",
            "Links and differences", (*NOTED, "differences"), 12),
    Command("formal", ("F",), "formal ones",
            "Show or hide differences of form: typography, spelling, house style", "Links and differences", PAIR),
    Command("link", ("+",), "link by hand", "Link the cursor paragraphs of both sides by hand",
            "Links and differences", READ),
    Command("unlink", ("-",), "part by hand", "Part the cursor paragraph from its counterpart by hand",
            "Links and differences", READ),
    Command("judge", ("!",), "judge", "Judge a difference: conflict, more specific, different moment, variant, unclear",
            "Links and differences", PAIR),
    Command("annotate", ("a",), "note", "Write a note on the selected words, the difference, the link, the paragraph",
            "Notes", READ, 6),
    Command("edit-note", ("e",), "edit note", "Change a note", "Notes", NOTED),
    Command("reply", ("r",), "answer", "Answer a note", "Notes", NOTED),
    Command("delete-note", ("x",), "delete note", "Delete a note; undo brings it back", "Notes", NOTED),
    Command("undo-note", ("u",), "undo", "Take back the last edit of notes, links by hand or facts", "Notes", EDITED),
    Command("redo-note", ("ctrl+r",), "redo", "Make the edit again that was taken back last", "Notes", EDITED),
    Command("mark-note", ("space",), "mark", "Mark a note, to tag many at once", "Notes", NOTES, 2),
    Command("tag-notes", ("#",), "tag", "Tag the marked notes, or this one; -tag takes one off", "Notes", NOTES, 3),
    Command("rename-tag", ("T",), "rename tag", "Give a tag another name in all of these notes", "Notes", NOTES),
    Command("attach", ("m",), "attach", "Attach a note to another place, to be chosen in the articles", "Notes", NOTES,
            6),
    Command("adopt", ("A",), "take in", "Take in notes kept elsewhere that seem to belong to these articles", "Notes",
            NOTES),
    Command("as-guessed", ("x",), "as guessed", "Take a fact back to what was guessed", "Notes", ("about",), 2),
    Command("collate", ("c",), "side by side",
            "Change between each in its own order and matched side by side, moved ones too", "View", READER, 4),
    Command("base", ("b",), "swap order", "When matched side by side: let the other article's order rule", "View",
            READER),
    Command("fold", ("z",), "fold", "Open or close the fold here", "View", READER, 11),
    Command("fold-all", ("Z",), "fold all", "Open or close all folds", "View", READER),
    Command("link-alone", ("=",), "this link", "Show this link alone and in full, or the whole page again", "View",
            READER),
    Command("columns", ("|",), "columns", "Change between one column and two", "View", READER),
    Command("theme", ("t",), "theme", "Choose the colours, shown as you go", "View", DRAWN),
    Command("mouse", ("M",), "mouse", "Leave the mouse to the terminal, or take it back", "View", DRAWN),
    Command("search", ("/",), "search", "Search in both articles; in a list: show only rows with these words",
            "Find and copy", SEARCHED, 7),
    Command("next-hit", ("n",), "next hit", "Go to the next place that the search found", "Find and copy", READ),
    Command("previous-hit", ("N",), "hit back", "Go to the place before that the search found", "Find and copy",
            READ),
    Command("select", ("v",), "select words",
            "Select words: arrows by word, o for the other end, y copies, v or Backspace ends it", "Find and copy",
            READER),
    Command("cite", ("y",), "copy", "Copy a citation of this paragraph, or the selected words", "Find and copy", PAIR),
    Command("open", ("enter",), "open", "Open the marked articles, or this row; of facts: change this one", "Lists",
            LISTS, 1),
    Command("mark", ("space",), "mark", "Mark an article; two marked ones are opened side by side", "Lists", ARCHIVE,
            2),
    Command("sort", ("s",), "sort", "Sort by the next column", "Lists", (*SORTED, "notes"), 4),
    Command("sort-back", ("S",), "sort the other way", "Turn the order round", "Lists", SORTED),
    Command("tick", ("space",), "tick off", "Tick this difference off; again: undo that", "Lists",
            ("differences",), 2),
    Command("tab", ("tab",), "pairs", "Change between the articles of the archive and its pairs", "Lists", ARCHIVE, 3),
    Command("whole", ("v",), "in full", "Show all of this line: its words, uncut, and what is known of it", "Lists",
            ("differences", "notes", "about"), 3),
    Command("list-down", ("j", "down"), "row down", "Go one row down", "Lists", LISTS),
    Command("list-up", ("k", "up"), "row up", "Go one row up", "Lists", LISTS),
    Command("list-page-down", ("pagedown",), "page down", "Go one page of rows down", "Lists", LISTS),
    Command("list-page-up", ("pageup",), "page up", "Go one page of rows up", "Lists", LISTS),
    Command("list-top", ("g", "home"), "first row", "Go to the first row", "Lists", LISTS),
    Command("list-bottom", ("G", "end"), "last row", "Go to the last row", "Lists", LISTS),
    Command("stop", ("ctrl+x",), "stop", "Stop reading or comparing", "Lists", ARCHIVE),
    Command("continue", (".",), "last pair", "Go on with the pair that you read last", "Go to", ARCHIVE),
    Command("samples", ("%",), "samples", "Open the sample articles", "Go to", ARCHIVE),
    Command("reader", ("1",), "reader", "The two articles", "Go to", ("differences", "notes", "about"), 8),
    Command("differences", ("2",), "differences", "The list of differences", "Go to", NOTED, 8),
    Command("notes", ("3",), "notes", "The list of notes", "Go to", PAIR),
    Command("about", ("i",), "about", "What is known of this article, from which words, and how surely", "Go to",
            ("archive", "reader", "plain"), 9),
    Command("other-article", (">",), "other article", "Put another article on the right", "Go to", READ),
    Command("reload", ("R",), "reload", "Read the files again", "Go to", ("archive", "reader", "plain")),
    Command("palette", (":", "ctrl+p"), "commands", "Find a command by its name", "Program", SCREENS),
    Command("redraw", ("ctrl+l",), "redraw", "Draw the screen anew, when something else has written on it", "Program",
            DRAWN),
    Command("help", ("?",), "help", "All keys, and what the marks mean", "Program", SCREENS, 98),
    Command("quit", ("q",), "back", "Back, as to the archive; from the first screen: end the program", "Program",
            SCREENS, 99),
)  # fmt: skip

BY_ID: Final[Mapping[str, Command]] = {command.id: command for command in COMMANDS}

Keymap: TypeAlias = Mapping[str, tuple[str, ...]]
"""Command id -> its keys, for every command."""
DEFAULT_KEYMAP: Final[Keymap] = {command.id: command.keys for command in COMMANDS}


class Clash(NamedTuple):
    """Why a key of the reader's keymap is not used."""

    command: str
    """Id that the key was meant for."""
    key: str
    what: str
    """What is wrong, as the rest of a sentence."""


def on_screen(screen: ScreenName) -> tuple[Command, ...]:
    """The commands of one screen, in the order of the table."""
    return tuple(command for command in COMMANDS if screen in command.screens)


def no_use(key: str, screen: ScreenName, keys: Keymap) -> str:
    """What to say of a key that means nothing on a screen: whose key it is, and where all of them stand.

    Args:
        key: As the keymap spells it.
        screen: Where it was pressed.
        keys: Every command with its keys.
    """
    way = f"{spoken(keys['help'][0])} lists the keys"
    others = (command for command in COMMANDS if key in keys[command.id] and screen not in command.screens)
    found = next((command for command in others if command.screens != PLAIN), None)
    if found is None:
        return f"{spoken(key)} has no use here: {way}"
    place = next((PLACES[each] for each in found.screens if each in PLACES), "another list")
    return f"{spoken(key)} ({found.name}) has no use here, but in {place}: {way}"


def is_key(key: str) -> bool:
    """Whether a key has a name that a terminal can send: one printable character, a named key, or Ctrl and a letter."""
    if len(key) == 1:
        return key.isprintable() and not key.isspace()
    return key in NAMED_KEYS or (key.startswith("ctrl+") and len(key) == len("ctrl+x") and key[-1] in _LETTERS)


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def spoken(key: str) -> str:
    """A key as it is printed: `pagedown` is PgDn, `ctrl+p` is Ctrl+P, a character is itself."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[-1].upper()
    return NAMED_KEYS.get(key, key)


def keymap(overrides: Mapping[str, tuple[str, ...]]) -> tuple[Keymap, tuple[Clash, ...]]:
    """The keys of every command with the reader's own over them, and what of those cannot be used.

    A command that is named gets only the keys that it is given. A key that is unknown, reserved, or that another
    command of the same screen has, is left out and reported; a command that would lose every key keeps its own.

    Args:
        overrides: Command id -> keys; unknown ids are reported with an empty key.
    """
    clashes = [Clash(name, "", "there is no such command") for name in overrides if name not in BY_ID]
    keys = {name: wanted for name, wanted in overrides.items() if name in BY_ID}
    result = {command.id: command.keys for command in COMMANDS if command.id not in keys}
    for name, wanted in keys.items():
        good: list[str] = []
        for key in wanted:
            what = _objection(name, key, result)
            if what:
                clashes.append(Clash(name, key, what))
            else:
                good.append(key)
        result[name] = tuple(good) or _own_keys_left(name, result)
    return {command.id: result[command.id] for command in COMMANDS}, tuple(clashes)


def _objection(name: str, key: str, taken: Keymap) -> str:
    """Why a command cannot have a key; empty when it can."""
    if not is_key(key):
        return "is no key that a terminal sends"
    if key in RESERVED:
        return RESERVED[key]
    holder = _holder(name, key, taken)
    return f'is already "{BY_ID[holder].name}" ({holder}): give that command another key first' if holder else ""


def _own_keys_left(name: str, taken: Keymap) -> tuple[str, ...]:
    """The keys that the command came with and that nobody took meanwhile."""
    return tuple(key for key in BY_ID[name].keys if _holder(name, key, taken) is None)


def _holder(name: str, key: str, taken: Keymap) -> str | None:
    """The command that has the key on a screen of the named one."""
    screens = set(BY_ID[name].screens)
    for other, keys in taken.items():
        if other != name and key in keys and screens.intersection(BY_ID[other].screens):
            return other
    return None


def footer(
    screen: ScreenName,
    keys: Keymap = DEFAULT_KEYMAP,
    names: Mapping[str, str] | None = None,
    only: Iterable[str] | None = None,
) -> tuple[tuple[str, str], ...]:
    """The most useful commands of a screen, the most useful first, help and back last: key as printed, name.

    Args:
        screen: Whose commands.
        keys: The keymap in force.
        names: Other names than the table's, by command id, where the moment asks for them.
        only: Ids of the commands that have a use at the moment, in this order; None: those of the table.
    """
    if only is None:
        ranked = sorted((c for c in on_screen(screen) if c.footer), key=lambda command: command.footer)
    else:
        ranked = [BY_ID[name] for name in only]
    return tuple(
        (spoken(keys[command.id][0]), (names or {}).get(command.id, command.name))
        for command in ranked
        if keys[command.id]
    )


def table(
    keys: Keymap = DEFAULT_KEYMAP, screens: Iterable[ScreenName] = SCREENS
) -> tuple[tuple[Group, tuple[tuple[str, str, str], ...]], ...]:
    """All commands of some screens by group: keys as printed, help, id. What `?` and `diptych keys` show."""
    wanted = set(screens)
    groups = []
    for group in GROUPS:
        rows = tuple(
            (" ".join(spoken(key) for key in keys[command.id]), command.help, command.id)
            for command in COMMANDS
            if command.group == group and wanted.intersection(command.screens)
        )
        if rows:
            groups.append((group, rows))
    return tuple(groups)
