"""What the actions of `diptych notes` take, and their help."""

import argparse
from typing import Final

from reader.notes.api import FORMATS

DESCRIPTION: Final = """\
Notes live in YAML files beside the articles: ARTICLE.txt.diptych.yaml for one
article, A.txt+B.txt.diptych.yaml for two. PATH is an article, two articles, a
folder, or such a file.
"""
EPILOG: Final = """\
actions:
  list PATH...            one line a note
  show PATH... [ID...]    notes in full, all or those named
  check PATH...           name what a person should look at
  export PATH...          to JSON-LD, CSV or Markdown
  import FILE --into DIR  from JSON-LD or CSV, back into the files beside the articles
  rename-tag OLD NEW PATH...

Each has its own --help with examples.

exit codes: 0 done; 1 bad input, or for check: something was found; 2 wrong usage.
"""


def _takes(parser: argparse.ArgumentParser, description: str, epilog: str, *, filtered: bool = True) -> None:
    """Help and paths, which all that reads or changes notes in their place has, and a filter."""
    parser.description, parser.epilog = description, epilog
    parser.add_argument("paths", nargs="+", metavar="PATH", help="an article, two articles, a folder, a file of notes")
    if filtered:
        group = parser.add_argument_group("only notes with")
        group.add_argument("--tag", default="", help="this tag")
        group.add_argument("--kind", default="", help="this kind: note, question, error ...")
        group.add_argument("--status", default="", help="this status: open, done, dropped")
        group.add_argument("--author", default="", help="this author")
        group.add_argument("--text", default="", help="these words in text, quote, tags or author")


def _takes_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the values for programs")


def takes_list(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes list`."""
    _takes(
        parser,
        "List notes, one a line, under the name of the file that holds them; of one article also those with another.",
        "examples:\n"
        "  diptych notes list wion.txt\n"
        "  diptych notes list ~/monitoring/2022-01 --tag sourcing --status open\n"
        "  diptych notes list wion.txt rthk.txt --json | jq '.notes[].body'",
    )
    _takes_json(parser)


def takes_show(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes show`."""
    _takes(
        parser,
        "Print notes in full: all that pass the filter, or those whose id is named.",
        "examples:\n  diptych notes show wion.txt\n  diptych notes show . n-7kq2m9xd4t\n"
        "  diptych notes show wion.txt rthk.txt --kind question",
    )
    _takes_json(parser)


def takes_check(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes check`."""
    _takes(
        parser,
        "Name what a person should look at: notes whose place is doubtful or gone, fields that\n"
        "two people changed at once, articles and answers that are missing, files that do not parse.",
        "exit codes: 0 nothing found; 1 something found; 2 wrong usage.\n\n"
        "examples:\n  diptych notes check ~/monitoring/2022-01\n"
        "  diptych notes check . --json | jq '.findings | length'",
        filtered=False,
    )
    _takes_json(parser)


def takes_export(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes export`."""
    _takes(
        parser,
        "Export notes. jsonld (W3C Web Annotation) and csv lose nothing and can be imported again;\n"
        "markdown is for people: each note with its place and the text around it.",
        "examples:\n"
        "  diptych notes export . -o notes.csv\n"
        "  diptych notes export wion.txt --format markdown | less\n"
        "  diptych notes export . --format jsonld --tag sourcing > sourcing.jsonld\n"
        "  diptych notes export . --json | jq '.notes[].around'",
    )
    parser.add_argument(
        "--format", choices=["jsonld", "csv", "markdown"], help="default: by the end of FILE's name, else markdown"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    parser.add_argument(
        "--json", action="store_true", help="print the notes exported, with the text around, and the file, for programs"
    )


def takes_import(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes import`."""
    parser.description = (
        "Bring exported notes into the files beside the articles of a folder. A note that is there\n"
        "is changed to what FILE says; notes that FILE does not have stay."
    )
    parser.epilog = (
        "examples:\n  diptych notes import notes.csv --into ~/monitoring/2022-01\n"
        "  diptych notes export . --format jsonld | ssh desk diptych notes import - --format jsonld --into corpus"
    )
    parser.add_argument("file", metavar="FILE", help="what export made; - for standard input")
    parser.add_argument("--into", metavar="FOLDER", required=True, help="the folder of the articles")
    parser.add_argument("--format", choices=[*FORMATS], help="default: by the end of the name")
    _takes_json(parser)


def takes_rename_tag(parser: argparse.ArgumentParser) -> None:
    """The help and the arguments of `diptych notes rename-tag`."""
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    _takes(
        parser,
        "Give a tag another name; one that is there already takes its notes in.",
        "examples:\n  diptych notes rename-tag sourcing attribution ~/monitoring/2022-01",
        filtered=False,
    )
    _takes_json(parser)
