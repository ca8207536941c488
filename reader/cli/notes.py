"""`diptych notes ...`: notes over a file, a pair or a folder.

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
from reader.cli.notes_arguments import (
    DESCRIPTION,
    EPILOG,
    takes_check,
    takes_export,
    takes_import,
    takes_list,
    takes_rename_tag,
    takes_show,
)
from reader.cli.notes_text import Shown, list_lines, note_lines
from reader.cli.notes_values import export_as_json, finding_as_json, notes_as_json, written_as_json
from reader.cli.output import complain, write, write_json, write_raw
from reader.errors import DiptychError, SidecarProblem, UsageError
from reader.notes import api, files, merge
from reader.notes.exports_markdown import Texts, to_markdown
from reader.notes.lists import Filter, matches
from reader.notes.places import homes
from reader.notes.shown import Placed
from reader.notes.sidecar import ENDING
from reader.text.gate import display

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


def _list(options: argparse.Namespace) -> int:
    shown, problems = _shown(options)
    if options.json:
        write_json(notes_as_json(shown))
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
        write_json(notes_as_json(shown))
        return _told(problems)
    blocks = ["\n".join(note_lines(each, placed)) for each in shown for placed in each.notes]
    for block in ["\n\n".join(blocks)] if blocks else [] if problems else [_nothing(options)]:
        write(block)
    return _told(problems)


def _check(options: argparse.Namespace) -> int:
    loaded, problems = _loaded(options.paths, and_pairs=True)
    found = [finding for each in loaded for finding in api.findings(each)]
    found += [api.Finding(problem.path, "", _what(problem), "") for problem in problems]
    if options.json:
        write_json({"schema": 1, "checked": len(loaded) + len(problems), "findings": [*map(finding_as_json, found)]})
    else:
        for finding in found:
            write(display(finding.line))
        count = sum(len(each.sidecar.notes) for each in loaded)
        if not found:
            write(f"{_notes(count)}, nothing to look at")
    return 1 if found else 0


def _what(problem: SidecarProblem) -> str:
    return problem.what if problem.line is None else f"line {problem.line}: {problem.what}"


def _export(options: argparse.Namespace) -> int:
    if options.json and options.format and options.output is None:
        raise UsageError("diptych notes export: --json prints the notes themselves; give --format a file by --output")
    shown, problems = _shown(options)
    if problems:
        # An export with holes would be taken for the whole.
        raise problems[0]
    form = options.format or _FORMATS.get(os.path.splitext(options.output or "")[1].lower(), "markdown")
    if options.output is not None:
        _keep(options.output, _exported(shown, form), [each.loaded.sidecar.path for each in shown] + options.paths)
    elif not options.json:
        write_raw(_exported(shown, form))
    if options.json:
        write_json(export_as_json(shown, None if options.output is None else form, options.output))
    return 0


def _exported(shown: Sequence[Shown], form: str) -> str:
    if form != "markdown":
        return api.export([_narrowed(each) for each in shown], "csv" if form == "csv" else "jsonld")
    pages = [to_markdown(each.notes, Texts(each.loaded.texts, each.place, each.sigla, each.touched), _title(each))
             for each in shown if each.notes]  # fmt: skip
    return "\n".join(pages) or "No notes.\n"


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
    written = api.restore(_given(options.file), form, options.into)
    if options.json:
        write_json(written_as_json(written))
    else:
        write(display(f"{_notes(len(written))} new or changed in {options.into}"))
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
    written, problems = api.rename_tag(api.sidecars(options.paths, homes()), options.old, options.new)
    if options.json:
        write_json(written_as_json(written))
    else:
        write(f"{_notes(len(written))} changed")
    return _told(problems)


def _notes(count: int) -> str:
    return f"{count} note{'' if count == 1 else 's'}"


# Reading sidecars and their articles


def _loaded(paths: Sequence[str], *, and_pairs: bool = False) -> tuple[list[api.Loaded], list[SidecarProblem]]:
    """The sidecars of what was named, and what is wrong with those that cannot be read.

    Args:
        paths: As they were named.
        and_pairs: With the notes on an article that is named alone together with others.
    """
    texts: dict[str, str | None] = {}

    def text_of(path: str) -> str | None:
        if path not in texts:
            article = _article(path)
            texts[path] = article.text if article is not None else None
        return texts[path]

    found: list[api.Loaded] = []
    problems: list[SidecarProblem] = []
    wanted = api.sidecars(paths, homes())
    if and_pairs and len(paths) == 1 and not os.path.isdir(paths[0]) and not paths[0].endswith(ENDING):
        wanted += api.pairs_with(paths[0], homes())
    for path in wanted:
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
    # An export is of what was named, so that it can be brought back there.
    loaded, problems = _loaded(options.paths, and_pairs=options.action != "export")
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
    "list": (takes_list, _list),
    "show": (takes_show, _show),
    "check": (takes_check, _check),
    "export": (takes_export, _export),
    "import": (takes_import, _import),
    "rename-tag": (takes_rename_tag, _rename_tag),
}
