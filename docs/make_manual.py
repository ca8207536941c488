"""Make the manual page from the parsers and the table of commands, so that it says what the program does.

    python docs/make_manual.py

writes `docs/diptych.1`; a test compares the two.
"""

import argparse
import contextlib
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reader import __version__, cli
from reader.cli import merging, notes, printing
from reader.cli.arguments import DESCRIPTION, EPILOG, reading_parser
from reader.commands import DEFAULT_KEYMAP, SCREENS, table

PAGE: Final = Path(__file__).resolve().parent / "diptych.1"
DATE: Final = "2026-11-22"
"""When what the page says was last looked through."""
WIDTH: Final = 78
"""Of a line of the page's source."""
TERM: Final = re.compile(r"  (\S.*?)(?:  +(\S.*))?")
"""A line of a section of `--help`: what is explained, and the explanation beside it."""


class Described(Exception):
    """A command has told its parser everything."""


class Told(argparse.ArgumentParser):
    """A parser that is asked nothing: a command ends where it would begin to parse."""

    def parse_args(self, *_: object, **__: object) -> NoReturn:
        """End the command."""
        raise Described

    parse_known_args = parse_args


def parser_of(command: str) -> argparse.ArgumentParser:
    """The parser of a command as the command describes itself to it."""
    parser = Told(prog=f"diptych {command}", formatter_class=argparse.RawDescriptionHelpFormatter)
    with contextlib.suppress(Described):
        if command == "notes":
            notes.run(parser, ())
        elif command == "merge":
            merging.run(parser, ())
        else:
            printing.run(command, parser, ())
    return parser


def plain(text: str) -> str:
    """Text for troff: nothing in it is a request or an escape."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def wrapped(text: str) -> list[str]:
    """Text for troff in lines of which none is long."""
    return wrapped_troff(plain(text))


def wrapped_troff(text: str) -> list[str]:
    """Troff in lines of which none is long, or begins as a request does."""
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"\\&{line}" if line.startswith((".", "\\(aq")) else line for line in lines]


def paragraphs(lines: Iterable[str]) -> list[str]:
    """What stands between empty lines, each as one line."""
    return [" ".join(part.split()) for part in "\n".join(lines).split("\n\n") if part.strip()]


def sections(text: str) -> dict[str, list[str]]:
    """The sections of `--help` by their first word."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith(" "):
            name = " ".join(re.findall(r"[A-Z]{2,}", line))
            found[name] = []
        elif found:
            found[name].append(line)
    return found


def terms(lines: Iterable[str]) -> list[tuple[str, str]]:
    """What a section explains, with the explanations; a line that begins further in goes on with the one before."""
    result: list[tuple[str, str]] = []
    for line in filter(str.strip, lines):
        found = TERM.fullmatch(line)
        if found is None or line.startswith("   "):
            term, words = result.pop()
            result.append((term, f"{words} {line.strip()}".strip()))
        else:
            result.append((found[1], found[2] or ""))
    return result


def explained(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A list of terms with their explanations."""
    made: list[str] = []
    for term, words in pairs:
        made += [".TP", f"\\fB{plain(term)}\\fR", *(wrapped(words) or ["\\&"])]
    return made


def example(lines: Iterable[str]) -> list[str]:
    """Lines as they are typed."""
    return [".PP", ".nf", ".RS", *(plain(line.strip()) for line in lines if line.strip()), ".RE", ".fi"]


def _name(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else f" {action.metavar or _choices(action) or action.dest.upper()}"
    return ", ".join(action.option_strings) + value


def _choices(action: argparse.Action) -> str:
    return "|".join(map(str, action.choices)) if action.choices else ""


def _words(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    return (action.help or "") % {**vars(action), "prog": parser.prog}


def synopsis(parser: argparse.ArgumentParser) -> str:
    """How a command is called."""
    words = [f"\\fB{plain(parser.prog)}\\fR"]
    for action in _actions(parser):
        if action.option_strings:
            told = plain(_name(action).rpartition(", ")[2])
            words.append(told if action.required else f"[{told}]")
        else:
            name = plain(str(action.metavar or _choices(action) or action.dest.upper()))
            words.append(f"\\fI{name}\\fR" + (" ..." if action.nargs in {"+", "*"} else ""))
    return " ".join(words)


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Options first; help is the same everywhere and said once."""
    every = [action for action in parser._actions if action.dest != "help"]  # noqa: SLF001 - there is no other way
    return sorted(every, key=lambda action: not action.option_strings)


def command(parser: argparse.ArgumentParser) -> list[str]:
    """One command: its call, what it prints, its options, examples; the actions of one that has some."""
    made = [f".SS {plain(parser.prog)}", *wrapped_troff(synopsis(parser)), ".PP",
            *wrapped(" ".join((parser.description or "").split()))]  # fmt: skip
    below: dict[str, Any] = {}
    told: list[tuple[str, str]] = []
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the only name that it has
            below = dict(action.choices)
        elif action.help:
            told.append((_name(action) if action.option_strings else str(action.metavar), _words(parser, action)))
    made += explained(told)
    for is_example, found in groupby((parser.epilog or "").splitlines(), lambda line: line.startswith("  ")):
        lines = [line.strip() for line in found if line.strip()]
        made += example(lines) if is_example else [".PP", *wrapped(" ".join(lines))] if lines else []
    for each in below.values():
        made += command(each)
    return made


def keys() -> list[str]:
    """Every key by its group, each once."""
    made: list[str] = []
    for group, lines in table(DEFAULT_KEYMAP, SCREENS):
        made += [f".SS {plain(group)}", *explained((key, text) for key, text, _ in lines)]
    return made


def manual() -> str:
    """The whole page."""
    told = sections(EPILOG)
    name, *more = paragraphs(sections(DESCRIPTION)["NAME"])
    title, _, sentence = name.partition(" - ")
    purpose = sentence.partition(":")[0]
    parser = reading_parser()
    options = [(_name(action), _words(parser, action)) for action in parser._actions if action.option_strings]  # noqa: SLF001
    lines: list[str] = [
        f'.TH DIPTYCH 1 "{DATE}" "diptych {__version__}" "User Commands"',
        ".SH NAME", f"{title} \\- {plain(purpose)}",
        ".SH SYNOPSIS", "\\fBdiptych\\fR [\\fIOPTIONS\\fR] [\\fIFOLDER\\fR | \\fIARTICLE\\fR [\\fIARTICLE\\fR]]", ".br",
        "\\fBdiptych\\fR \\fICOMMAND\\fR ...",
        ".SH DESCRIPTION", *wrapped(f"{sentence}."), *(line for part in more for line in [".PP", *wrapped(part)]),
        ".SH OPTIONS", *explained(options),
        ".SH COMMANDS", "These print and open no screen; each has its own \\fB\\-\\-help\\fR.",
    ]  # fmt: skip
    for each in cli.COMMANDS:
        lines += command(parser_of(each))
    lines += [".SH KEYS", "As the program comes; \\fBdiptych keys\\fR lists those in force.", *keys()]
    lines += [".SH FILES", *explained(terms(told["FILES"]))]
    lines += [".SH ENVIRONMENT", *explained(terms(told["ENVIRONMENT"]))]
    lines += [".SH EXIT STATUS", *explained(terms(told["EXIT CODES"]))]
    lines += [".SH EXAMPLES", *explained(terms(told["EXAMPLES"]))]
    return "\n".join(line for line in lines if line.strip()) + "\n"


def main(_arguments: Sequence[str] = ()) -> int:
    """Write the page."""
    PAGE.write_text(manual(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
