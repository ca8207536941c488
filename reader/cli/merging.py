"""`diptych merge`: three versions of a file of notes made one, for git."""

import argparse
from collections.abc import Sequence
from typing import Final

from reader.cli.output import complain
from reader.notes import api

DESCRIPTION: Final = """\
Merge three versions of a file of notes, note by note and field by field: the
result is written to OURS. Where two people changed one field, the later text
stands and both are kept under `conflict:` in the note.

A git merge driver. Two lines set it up:
  git config merge.diptych.driver 'diptych merge %O %A %B'
  echo '*.diptych.yaml merge=diptych' >> .gitattributes

exit codes: 0 merged; 1 a field needs a person's judgement, or a version is not
there or cannot be read (OURS is left as it is then); 2 wrong usage.
"""


def run(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Run `diptych merge` and return its exit code."""
    parser.description = DESCRIPTION
    parser.add_argument("base", metavar="BASE", help="the version that both started from (%%O); may be empty")
    parser.add_argument("ours", metavar="OURS", help="our version (%%A); the result is written here")
    parser.add_argument("theirs", metavar="THEIRS", help="their version (%%B)")
    options = parser.parse_args(arguments)
    disputed = api.merge_driver(options.base, options.ours, options.theirs)
    if disputed > 0:
        fields = f"{disputed} field{'s were' if disputed > 1 else ' was'}"
        complain(f"diptych merge: {options.ours}: {fields} changed by both; kept under conflict:")
        return 1
    return 0
