"""The commands that print: `show`, `align`, `pairs`, `themes`, `keys`."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

from reader import session
from reader.cli.output import NARROWEST, complain, is_terminal, line_width, write, write_json, write_raw
from reader.errors import ThemeProblem, UsageError
from reader.exports.marked import Line
from reader.verdicts import judged_among, with_verdicts

if TYPE_CHECKING:
    from reader.themes import Theme


def run(command: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Run one printing command and return its exit code.

    Raises:
        DiptychError: What is wrong with the arguments or the files, in one line.
    """
    return _COMMANDS[command](parser, arguments)


def _show(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    parser.description = "Print what is known of one article, from which words, and its paragraphs with their roles."
    parser.epilog = "examples:\n  diptych show wion.txt\n  diptych show wion.txt --json | jq .meta"
    parser.add_argument("article", metavar="ARTICLE")
    parser.add_argument("--json", action="store_true", help="print the values for programs")
    options = parser.parse_args(arguments)
    opened = session.open_article(options.article)
    if options.json:
        from reader.exports.as_json import article_as_json  # noqa: PLC0415

        write_json(article_as_json(opened.article))
        return 0
    from reader.exports.shown import article_lines  # noqa: PLC0415

    for line in article_lines(opened.article, opened.siglum):
        write(line)
    return 0


def _align(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    parser.description = "Print what two articles share and where their details diverge."
    parser.epilog = (
        "Without colour, {braces} hold shared words and <angle brackets> details that differ;\n"
        "never one in another: a difference interrupts the shared words around it.\n\n"
        "examples:\n"
        "  diptych align wion.txt rthk.txt\n"
        "  diptych align wion.txt rthk.txt --plain\n"
        "  diptych align wion.txt rthk.txt --colour | less -R\n"
        "  diptych align wion.txt rthk.txt --explain\n"
        "  diptych align wion.txt rthk.txt --csv > differences.csv\n"
        "  diptych align wion.txt rthk.txt --json | jq '.divergences[].type'"
    )
    parser.add_argument("left", metavar="A")
    parser.add_argument("right", metavar="B")
    parser.add_argument("--json", action="store_true", help="print the values for programs")
    parser.add_argument("--csv", action="store_true", help="print the differences as a table, with the verdicts")
    parser.add_argument("--explain", action="store_true", help="say why each link and difference is there")
    parser.add_argument("--all", action="store_true", help="print the text that only one of them has as well")
    parser.add_argument("--formal", action="store_true", help="show differences of form: typography, spelling")
    parser.add_argument(
        "--plain", action="store_true", help="sentences, one below the other, that say in words what colour says"
    )
    parser.add_argument("--colour", "--color", action="store_true", help="colour even into a pipe")
    parser.add_argument(
        "--width", type=int, metavar="CELLS", help="width of a line (default: the terminal's, in a pipe too)"
    )
    parser.add_argument("--theme", metavar="NAME", help="colours to use")
    options = parser.parse_args(arguments)
    # What is asked wrongly is told whatever the output is, not only where it would show.
    width = line_width() if options.width is None else options.width
    if width < NARROWEST:
        raise UsageError(f"{parser.prog}: {width} cells are too few for a line; give --width {NARROWEST} or more")
    theme = None if options.theme is None else _theme(options.theme)
    pair, judged = open_judged(options.left, options.right)
    if options.json:
        from reader.exports.as_json import collation_as_json  # noqa: PLC0415

        write_json(collation_as_json(pair.articles, pair.collation, explain=options.explain))
        return 0
    if options.csv:
        from reader.exports.as_csv import differences_as_csv  # noqa: PLC0415

        write_raw(differences_as_csv(pair.articles, pair.collation, judged, formal=options.formal))
        return 0
    from reader.exports.printed import Printer, Printing  # noqa: PLC0415

    if options.plain:
        say(pair, judged, formal=options.formal)
        return 0
    paint = _painter(theme, wanted=options.colour)
    how = Printing(width, paint is None, options.all, options.formal, options.explain)
    _write_lines(Printer(pair.articles, pair.sigla, pair.collation, how, judged).lines(), paint)
    return 0


def open_judged(left: str, right: str) -> tuple[session.OpenPair, frozenset[int]]:
    """Two articles collated, with the reader's verdicts; and the indexes of the divergences that have one."""
    pair = session.open_pair(left, right)
    collation = with_verdicts(pair.articles, pair.collation)
    return pair._replace(collation=collation), judged_among(pair.collation, collation)


def say(pair: session.OpenPair, judged: frozenset[int], *, formal: bool = False) -> None:
    """Print a pair as sentences for a screen reader."""
    from reader.exports.spoken import Speaker  # noqa: PLC0415

    for line in Speaker(pair.articles, pair.sigla, pair.collation, judged, formal=formal).lines():
        write(line)


def _theme(name: str) -> "Theme":
    from reader.paths import config_folder  # noqa: PLC0415
    from reader.themes import load_theme  # noqa: PLC0415

    return load_theme(name, (os.path.join(config_folder(), "themes"),))


def _painter(theme: "Theme | None", *, wanted: bool) -> Callable[[Line], str] | None:
    """A function that colours a line, or None where the output has no colour."""
    if not wanted and (not is_terminal() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"):
        return None
    from reader.terminal.abilities import colour_depth, reduced_style  # noqa: PLC0415
    from reader.terminal.sgr import change  # noqa: PLC0415
    from reader.terminal.style import PLAIN  # noqa: PLC0415

    chosen = theme or _theme("terminal")
    depth = colour_depth(os.environ)

    def paint(line: Line) -> str:
        painted, pen = "", PLAIN
        for text, mark in line:
            style = reduced_style(chosen.style(mark), depth)
            painted += change(pen, style) + text
            pen = style
        return painted + change(pen, PLAIN)

    return paint


def _write_lines(lines: Iterable[Line], paint: Callable[[Line], str] | None) -> None:
    for line in lines:
        write("".join(text for text, _ in line).rstrip() if paint is None else paint(line))


def _pairs(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    parser.description = "Print the pairs of a folder's articles that share text, strongest first."
    parser.epilog = "examples:\n  diptych pairs ~/monitoring/2022-01\n  diptych pairs . --json | jq '.pairs[0]'"
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print the values for programs")
    options = parser.parse_args(arguments)
    progress = _Progress()
    folder = session.open_folder(options.folder, progress.reading)
    pairs = session.pairs_of(folder, progress.comparing, hashing=progress.hashing)
    progress.done()
    for problem in folder.problems:
        complain(str(problem))
    if options.json:
        from reader.exports.as_json import pairs_as_json  # noqa: PLC0415

        rows = ((pair.left, pair.right, pair.share, pair.finding) for pair in pairs)
        write_json(pairs_as_json(folder.articles, rows))
        return 0
    from reader.exports.shown import pair_lines  # noqa: PLC0415

    sigla = {article.path: siglum for article, siglum in zip(folder.articles, folder.sigla, strict=True)}
    for line in pair_lines(pairs, sigla, len(folder.articles)):
        write(line)
    return 0


class _Progress:
    """One line on standard error while a folder is read, only where a person looks at it."""

    def __init__(self) -> None:
        self.seen = sys.stderr is not None and sys.stderr.isatty()
        self.last = ""

    def reading(self, done: int, of: int) -> bool:
        return self._say(f"reading {done + 1} of {of}")

    def hashing(self, done: int, of: int) -> bool:
        return self._say(f"looking for shared words in {done + 1} of {of}")

    def comparing(self, done: int, of: int) -> bool:
        return self._say(f"comparing {done + 1} of {of} pairs")

    def _say(self, words: str) -> bool:
        if self.seen and words != self.last:
            sys.stderr.write(f"\r\x1b[K{words}, Ctrl+C stops")
            sys.stderr.flush()
            self.last = words
        return True

    def done(self) -> None:
        if self.seen and self.last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _themes(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    parser.description = "List the themes, those that come with the program and your own."
    parser.epilog = "examples:\n  diptych themes\n  diptych themes --json | jq -r '.themes[] | select(.dark).name'"
    parser.add_argument("--json", action="store_true", help="print the values for programs")
    options = parser.parse_args(arguments)
    from reader.paths import config_folder  # noqa: PLC0415
    from reader.themes import available, load_theme  # noqa: PLC0415

    folder = os.path.join(config_folder(), "themes")
    themes, problems = [], []
    for name in available((folder,)):
        try:
            themes.append(load_theme(name, (folder,)))
        except ThemeProblem as problem:
            problems.append(problem)
    if options.json:
        from reader.exports.as_json import themes_as_json  # noqa: PLC0415

        write_json(themes_as_json(themes, folder))
    else:
        from reader.exports.shown import theme_lines  # noqa: PLC0415

        for line in theme_lines(themes, folder):
            write(line)
    for wrong in problems:
        complain(str(wrong))
    return 1 if problems else 0


def _keys(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    parser.description = (
        "List every key of the reader, by what it is for, with the name that a keymap has for\n"
        "its command; and where a key does two things, on which screens it does which. The keys\n"
        "are those in force: where they are your own, what was there by default is said."
    )
    parser.epilog = (
        "examples:\n  diptych keys | less\n"
        "  diptych keys --json | jq -r '.commands[] | select(.screens | index(\"notes\")) | .id'"
    )
    parser.add_argument("--default", action="store_true", help="the keys that the program comes with")
    parser.add_argument("--json", action="store_true", help="print the values for programs")
    options = parser.parse_args(arguments)
    from reader.commands import DEFAULT_KEYMAP  # noqa: PLC0415

    keymap = DEFAULT_KEYMAP
    if not options.default:
        from reader import settings  # noqa: PLC0415

        own = settings.load()
        keymap = own.keymap
        for problem in own.problems:
            complain(str(problem))
    if options.json:
        from reader.exports.as_json import keys_as_json  # noqa: PLC0415

        write_json(keys_as_json(keymap))
        return 0
    from reader.exports.shown import key_lines  # noqa: PLC0415

    for line in key_lines(keymap):
        write(line)
    return 0


class _Described(Exception):
    """A parser has said all that it takes."""


class _Describing(argparse.ArgumentParser):
    """A parser that is asked for its options and never parses."""

    def parse_args(self, *_args: Any, **_options: Any) -> NoReturn:
        raise _Described

    def names(self) -> list[str]:
        named = [name for name in self._option_string_actions if name.startswith("--")]
        return named + [
            str(word) for action in self._actions if not action.option_strings for word in action.choices or ()
        ]


def _completions(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    from reader.cli.arguments import reading_parser  # noqa: PLC0415
    from reader.cli.completions import SHELLS, completions  # noqa: PLC0415
    from reader.paths import config_folder  # noqa: PLC0415
    from reader.themes import available  # noqa: PLC0415

    parser.description = "Print completions for a shell."
    parser.epilog = (
        "examples:\n  source <(diptych completions bash)\n  diptych completions zsh > ~/.zfunc/_diptych\n"
        "  diptych completions fish > ~/.config/fish/completions/diptych.fish"
    )
    parser.add_argument("shell", choices=SHELLS)
    shell = parser.parse_args(arguments).shell
    options = {"": [name for action in reading_parser()._actions for name in action.option_strings]}  # noqa: SLF001
    for name, run_command in _COMMANDS.items():
        described = _Describing()
        with contextlib.suppress(_Described):
            run_command(described, ())
        options[name] = described.names()
    options["notes"] = ["list", "show", "check", "export", "import", "rename-tag"]
    options["merge"] = []
    themes = available((os.path.join(config_folder(), "themes"),))
    write(completions(shell, options, themes).rstrip("\n"))
    return 0


_COMMANDS: Final[dict[str, Callable[[argparse.ArgumentParser, Sequence[str]], int]]] = {
    "show": _show,
    "align": _align,
    "pairs": _pairs,
    "themes": _themes,
    "keys": _keys,
    "completions": _completions,
}
