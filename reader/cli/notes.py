"""`diptych notes ...` and `diptych merge`: notes over a file, a pair or a folder.

What is wrong with one sidecar of many is said on standard error and the others are gone on with; the exit code is 1
then. `check` answers 1 as soon as there is anything to look at, so that a build can stop on it.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from reader import session
from reader.articles.model import Article
from reader.articles.sigla import sigla
from reader.cli.notes_text import Shown, finding_as_json, list_lines, note_as_json, note_lines
from reader.cli.output import complain, write, write_json, write_raw
from reader.errors import DiptychError, SidecarProblem, UsageError
from reader.notes import api, files, merge
from reader.notes.exports_markdown import Texts, to_markdown
from reader.notes.lists import Filter, matches
from reader.notes.places import homes
from reader.notes.shown import Placed
from reader.text.gate import display

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
MERGE: Final = """\
Merge three versions of a file of notes, note by note and field by field: the
result is written to OURS. Where two people changed one field, the later text
stands and both are kept under `conflict:` in the note.

A git merge driver. Two lines set it up:
  git config merge.diptych.driver 'diptych merge %O %A %B'
  echo '*.diptych.yaml merge=diptych' >> .gitattributes

exit codes: 0 merged; 1 a field needs a person's judgement, or a version cannot
be read (OURS is left as it is then); 2 wrong usage.
"""
_ID: Final = re.compile(r"n-[0-9a-z]+")
_NO_NOTES: Final = "no notes here"
Output = Callable[[argparse.Namespace], int]


def run(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Run `diptych notes` and return its exit code.

    Raises:
        DiptychError: What is wrong with the arguments or the files, in one line.
    """
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.usage = "diptych notes {list|show|check|export|import|rename-tag} ..."
    actions = parser.add_subparsers(
        prog="diptych notes", dest="action", metavar="ACTION", required=True, help=argparse.SUPPRESS
    )
    for name, (describe, _) in _ACTIONS.items():
        describe(actions.add_parser(name, formatter_class=argparse.RawDescriptionHelpFormatter))
    options = parser.parse_args(arguments)
    return _ACTIONS[options.action][1](options)


def run_merge(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Run `diptych merge` and return its exit code."""
    parser.description = MERGE
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


# What each action takes


def _takes_paths(parser: argparse.ArgumentParser, *, filtered: bool = True) -> None:
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


def _describe_list(parser: argparse.ArgumentParser) -> None:
    parser.description = "List notes, one a line, under the name of the file that holds them."
    parser.epilog = (
        "examples:\n"
        "  diptych notes list wion.txt\n"
        "  diptych notes list ~/monitoring/2022-01 --tag sourcing --status open\n"
        "  diptych notes list wion.txt rthk.txt --json | jq '.notes[].body'"
    )
    _takes_paths(parser)
    _takes_json(parser)


def _describe_show(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print notes in full: all that pass the filter, or those whose id is named."
    parser.epilog = (
        "examples:\n  diptych notes show wion.txt\n  diptych notes show . n-7kq2m9xd4t\n"
        "  diptych notes show wion.txt rthk.txt --kind question"
    )
    _takes_paths(parser)
    _takes_json(parser)


def _describe_check(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Name what a person should look at: notes whose place is doubtful or gone, fields that\n"
        "two people changed at once, articles and answers that are missing, files that do not parse."
    )
    parser.epilog = (
        "exit codes: 0 nothing found; 1 something found; 2 wrong usage.\n\n"
        "examples:\n  diptych notes check ~/monitoring/2022-01\n"
        "  diptych notes check . --json | jq '.findings | length'"
    )
    _takes_paths(parser, filtered=False)
    _takes_json(parser)


def _describe_export(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Export notes. jsonld (W3C Web Annotation) and csv lose nothing and can be imported again;\n"
        "markdown is for people: each note with its place and the text around it."
    )
    parser.epilog = (
        "examples:\n"
        "  diptych notes export . --format csv -o notes.csv\n"
        "  diptych notes export wion.txt --format markdown | less\n"
        "  diptych notes export . --format jsonld --tag sourcing > sourcing.jsonld"
    )
    _takes_paths(parser)
    parser.add_argument("--format", choices=["jsonld", "csv", "markdown"], default="markdown", help="default: markdown")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")


def _describe_import(parser: argparse.ArgumentParser) -> None:
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
    parser.add_argument("--format", choices=[*api.FORMATS], help="default: by the end of the name")
    _takes_json(parser)


def _describe_rename_tag(parser: argparse.ArgumentParser) -> None:
    parser.description = "Give a tag another name; one that is there already takes its notes in."
    parser.epilog = "examples:\n  diptych notes rename-tag sourcing attribution ~/monitoring/2022-01"
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    _takes_paths(parser, filtered=False)
    _takes_json(parser)


# What each action does


def _list(options: argparse.Namespace) -> int:
    shown, problems = _shown(options)
    if options.json:
        write_json({"schema": 1, "notes": [note_as_json(each, note) for each in shown for note in each.notes]})
    else:
        lines: list[str] = list(list_lines(shown))
        for line in lines or ([] if problems else [_nothing(options)]):
            write(line)
    return _told(problems)


def _show(options: argparse.Namespace) -> int:
    wanted = [path for path in options.paths if _ID.fullmatch(path) and not os.path.exists(path)]
    options.paths = [path for path in options.paths if path not in wanted]
    if not options.paths:
        raise UsageError("diptych notes show: name the article or folder that the note is in, before its id")
    shown, problems = _shown(options)
    if wanted:
        known = {placed.note.id for each in shown for placed in each.notes}
        missing = [name for name in wanted if name not in known]
        if missing:
            raise DiptychError(f"{missing[0]}: no such note in {', '.join(options.paths)}")
        shown = [replace(each, notes=[placed for placed in each.notes if placed.note.id in wanted]) for each in shown]
    if options.json:
        write_json({"schema": 1, "notes": [note_as_json(each, note) for each in shown for note in each.notes]})
        return _told(problems)
    blocks = ["\n".join(note_lines(each, placed)) for each in shown for placed in each.notes]
    for block in ["\n\n".join(blocks)] if blocks else [] if problems else [_nothing(options)]:
        write(block)
    return _told(problems)


def _check(options: argparse.Namespace) -> int:
    loaded, problems = _loaded(options.paths)
    found = [finding for each in loaded for finding in api.findings(each)]
    found += [api.Finding(problem.path, "", _what(problem), "") for problem in problems]
    if options.json:
        write_json({"schema": 1, "checked": len(loaded) + len(problems), "findings": [*map(finding_as_json, found)]})
    else:
        for finding in found:
            write(display(finding.line))
        count = sum(len(each.sidecar.notes) for each in loaded)
        if not found:
            write(f"{count} note{'' if count == 1 else 's'}, nothing to look at")
    return 1 if found else 0


def _what(problem: SidecarProblem) -> str:
    return problem.what if problem.line is None else f"line {problem.line}: {problem.what}"


def _export(options: argparse.Namespace) -> int:
    shown, problems = _shown(options)
    if problems:
        # An export with holes would be taken for the whole.
        raise problems[0]
    if options.format == "markdown":
        text = "\n".join(
            to_markdown(each.notes, Texts(each.loaded.texts, each.place, each.touched), _title(each))
            for each in shown
            if each.notes
        )
        text = text or "No notes.\n"
    else:
        text = api.export([_narrowed(each) for each in shown], options.format)
    if options.output is None:
        write_raw(text)
        return 0
    _keep(options.output, text, [each.loaded.sidecar.path for each in shown] + options.paths)
    return 0


def _title(shown: Shown) -> str:
    names = [article.path if article else siglum for article, siglum in zip(shown.articles, shown.sigla, strict=True)]
    return "Notes on " + " and ".join(os.path.basename(name) for name in names)


def _narrowed(shown: Shown) -> api.Loaded:
    """A sidecar that holds only the notes that are wanted."""
    content = shown.loaded.sidecar.content
    wanted = {placed.note.id for placed in shown.notes}
    kept = [{"id": name} | item for name, item in merge.items(content, "annotations").items()
            if name in wanted and isinstance(item, dict)]  # fmt: skip
    return shown.loaded._replace(sidecar=replace(shown.loaded.sidecar, content=content | {"annotations": [*kept]}))


def _keep(path: str, text: str, sources: Sequence[str]) -> None:
    if any(files.real(path) == files.real(source) for source in sources):
        raise DiptychError(f"{path}: is what is exported; give --output another name")
    if os.path.exists(path) and not os.path.isfile(path):
        raise DiptychError(f"{path}: is no regular file; without --output the export goes to standard output")
    try:
        files.replace(files.real(path), text.encode("utf-8", "replace"))
    except OSError as problem:
        raise DiptychError(f"{path}: cannot be written: {problem.strerror or problem}") from None


def _import(options: argparse.Namespace) -> int:
    form: api.Format | None = options.format or _FORMATS.get(os.path.splitext(options.file)[1].lower())
    if form is None:
        raise UsageError(f"diptych notes import: {options.file}: say --format csv or --format jsonld")
    if not os.path.isdir(options.into):
        raise DiptychError(f"{options.into}: is no folder")
    count = api.restore(_given(options.file), form, options.into)
    if options.json:
        write_json({"schema": 1, "changed": count})
    else:
        write(display(f"{count} note{'' if count == 1 else 's'} new or changed in {options.into}"))
    return 0


def _given(path: str) -> str:
    """The text of what is imported.

    Raises:
        DiptychError: If it cannot be read as UTF-8.
    """
    if path == "-":
        data: bytes | None = sys.stdin.buffer.read()
    else:
        try:
            data = files.read(path, MAX_IMPORT)
        except OSError as problem:
            raise DiptychError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    if data is None:
        raise DiptychError(f"{path}: is not there")
    if len(data) > MAX_IMPORT:
        raise DiptychError(f"{path}: is over {MAX_IMPORT >> 20} MiB; import it in parts")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DiptychError(f"{path}: is not UTF-8; save it as CSV UTF-8 and try again") from None


_FORMATS: Final[dict[str, api.Format]] = {".csv": "csv", ".jsonld": "jsonld", ".json": "jsonld"}
"""By the end of a file's name."""
MAX_IMPORT: Final = 256 << 20
"""Bytes of an import; a note takes about one kilobyte."""


def _rename_tag(options: argparse.Namespace) -> int:
    count = api.rename_tag(api.sidecars(options.paths, homes()), options.old, options.new)
    if options.json:
        write_json({"schema": 1, "changed": count})
    else:
        write(f"{count} note{'' if count == 1 else 's'} changed")
    return 0


# Reading sidecars and their articles


def _loaded(paths: Sequence[str]) -> tuple[list[api.Loaded], list[SidecarProblem]]:
    """The sidecars of what was named, and what is wrong with those that cannot be read."""
    texts: dict[str, str | None] = {}

    def text_of(path: str) -> str | None:
        if path not in texts:
            article = _article(path)
            texts[path] = article.text if article is not None else None
        return texts[path]

    found: list[api.Loaded] = []
    problems: list[SidecarProblem] = []
    for path in api.sidecars(paths, homes()):
        try:
            found.append(api.placed(path, text_of))
        except SidecarProblem as problem:
            problems.append(problem)
    return found, problems


def _article(path: str) -> Article | None:
    try:
        return session.read(path)
    except DiptychError:
        return None


def _shown(options: argparse.Namespace) -> tuple[list[Shown], list[SidecarProblem]]:
    """What passes the filter, with its articles."""
    loaded, problems = _loaded(options.paths)
    wanted = Filter(options.text, options.tag, options.kind, options.status, options.author)
    return [_with_articles(each, [note for note in each.notes if matches(note, wanted)]) for each in loaded], problems


def _with_articles(loaded: api.Loaded, notes: list[Placed]) -> Shown:
    names = [api.article_path(loaded.sidecar, key) for key in ("a", "b")[: len(loaded.texts)]]
    articles = tuple(_article(name) if text else None for name, text in zip(names, loaded.texts, strict=True))
    known = [article for article in articles if article is not None]
    labels = dict(zip([article.path for article in known], sigla(known) if known else (), strict=True))
    told = tuple(labels[article.path] if article else os.path.basename(name)
                 for article, name in zip(articles, names, strict=True))  # fmt: skip
    return Shown(loaded, articles, told, notes)


def _nothing(options: argparse.Namespace) -> str:
    is_filtered = any((options.tag, options.kind, options.status, options.author, options.text))
    return "no note passes the filter" if is_filtered else _NO_NOTES


def _told(problems: Sequence[SidecarProblem]) -> int:
    for problem in problems:
        complain(str(problem))
    return 1 if problems else 0


_ACTIONS: Final[dict[str, tuple[Callable[[argparse.ArgumentParser], None], Output]]] = {
    "list": (_describe_list, _list),
    "show": (_describe_show, _show),
    "check": (_describe_check, _check),
    "export": (_describe_export, _export),
    "import": (_describe_import, _import),
    "rename-tag": (_describe_rename_tag, _rename_tag),
}
