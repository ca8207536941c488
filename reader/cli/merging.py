"""`diptych merge`: three versions of notes made one, for git and for people who exchange folders."""

import argparse
import os
from collections.abc import Sequence
from typing import Final

from reader.cli.output import complain, write_json
from reader.errors import SidecarProblem, UsageError
from reader.notes.merging import Conflict, Merged, merge_driver, merge_folders

DESCRIPTION: Final = """\
Merge three versions of a file of notes, note by note and field by field: the
result is written to OURS. Where two people changed one field, the later text
stands and both are kept under `conflict:` in the note. Three folders are merged
file by file; one that THEIRS does not have stays as it is.

A git merge driver. Two lines set it up:
  git config merge.diptych.driver 'diptych merge %O %A %B %P'
  echo '*.diptych.yaml merge=diptych' >> .gitattributes

examples:
  diptych merge friday.yaml mine.yaml hers.yaml
  diptych merge friday/ mine/ hers/ --json | jq '.conflicts'

exit codes: 0 merged; 1 a field needs a person's judgement, or a version is not
there or cannot be read (OURS is left as it is then); 2 wrong usage.
"""


def run(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Run `diptych merge` and return its exit code.

    Raises:
        DiptychError: What is wrong with the arguments or the files, in one line.
    """
    parser.description = DESCRIPTION
    parser.add_argument("base", metavar="BASE", help="the version that both started from (%%O); may be empty")
    parser.add_argument("ours", metavar="OURS", help="our version (%%A); the result is written here")
    parser.add_argument("theirs", metavar="THEIRS", help="their version (%%B)")
    parser.add_argument("name", metavar="NAME", nargs="?", help="what to call it in messages (%%P)")
    parser.add_argument("--json", action="store_true", help="print what was merged and what is at odds, for programs")
    options = parser.parse_args(arguments)
    done, problems = _merged(options.base, options.ours, options.theirs)
    if options.json:
        write_json({"schema": 1, "merged": [_as_json(each) for each in done],
                    "conflicts": [_conflict_as_json(found) for each in done for found in each.conflicts]})  # fmt: skip
    for problem in problems:
        complain(str(problem))
    for each in done:
        if each.conflicts:
            count = len(each.conflicts)
            fields = f"{count} field{'s were' if count > 1 else ' was'}"
            complain(f"diptych merge: {options.name or each.path}: {fields} changed by both; kept under conflict:")
    return 1 if problems or any(each.conflicts for each in done) else 0


def _merged(*paths: str) -> tuple[list[Merged], list[SidecarProblem]]:
    folders = [path for path in paths if os.path.isdir(path)]
    if not folders:
        return [merge_driver(*paths)], []
    if len(folders) < len(paths):
        raise UsageError(f"diptych merge: {folders[0]}: is a folder; name three files of notes or three folders")
    return merge_folders(*paths)


def _as_json(merged: Merged) -> dict[str, object]:
    return {"path": merged.path, "notes": merged.notes, "changed": merged.is_changed}


def _conflict_as_json(found: Conflict) -> dict[str, object]:
    return {"path": found.path, "id": found.item, "field": found.field, "readings": list(found.readings)}
