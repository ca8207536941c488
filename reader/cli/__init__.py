"""Arguments to a call into the core to standard output, standard error and an exit code.

Text goes to standard output, diagnostics to standard error, one line each. Exit codes: 0 done, 1 bad input, 2 wrong
usage, 128+n on a signal. Each command imports what it needs when it runs: `--help` and `--version` come at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from reader import __version__
from reader.errors import DiptychError, UsageError

DESCRIPTION: Final = """\
diptych puts two news articles side by side in the terminal: which paragraphs
correspond, which words they share, and where their details diverge.
"""

EXAMPLES: Final = """\
commands:
  diptych [FOLDER | ARTICLE [ARTICLE]]   read; without arguments: this folder's articles, else the samples
  diptych align A B                      print what two articles share and where they differ
  diptych pairs FOLDER                   print the pairs of a folder that share text, strongest first
  diptych show ARTICLE                   print what is known of one article, and its paragraphs
  diptych notes ACTION PATH...           list, show, check, export, import notes; rename a tag
  diptych merge BASE OURS THEIRS         merge notes, as a git merge driver
  diptych themes                         list the themes
  diptych keys                           list the keys

Each command has its own --help with examples. A file or folder that is named
like a command is given as ./align.

examples:
  diptych                                try it on the sample articles
  diptych wion.txt rthk.txt              two articles side by side
  diptych ~/monitoring/2022-01           a folder: choose two there
  diptych align wion.txt rthk.txt | less -R

exit codes: 0 done; 1 bad input (one line says what and the way out);
2 wrong usage; 128+n ended by signal n.
"""

COMMANDS: Final = ("align", "pairs", "show", "notes", "merge", "themes", "keys")


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; `{self.prog} --help` shows the way")


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code; what was wrong has been said on standard error in one line.
    """
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except DiptychError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The pager was left; what else Python would flush at the end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    else:
        return code


def _complain(message: str, code: int) -> int:
    from reader.text.gate import display  # noqa: PLC0415

    line = display(message)
    if not line.startswith("diptych"):
        line = display(f"diptych: {message}")
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    return code


def _dispatch(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in {"notes", "merge"}:
        from reader.cli import notes  # noqa: PLC0415

        run_notes = notes.run if arguments[0] == "notes" else notes.run_merge
        return run_notes(_parser(arguments[0]), arguments[1:])
    if arguments and arguments[0] in COMMANDS:
        from reader.cli import printing  # noqa: PLC0415

        return printing.run(arguments[0], _parser(arguments[0]), arguments[1:])
    options = _reading_parser().parse_args(arguments)
    return _read(options)


def _parser(command: str) -> argparse.ArgumentParser:
    return _Parser(prog=f"diptych {command}", formatter_class=argparse.RawDescriptionHelpFormatter)


def _reading_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="diptych",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        usage="diptych [options] [FOLDER | ARTICLE [ARTICLE]]",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a folder of articles, one article, or two")
    parser.add_argument("--theme", metavar="NAME", help="colours to use this time; `diptych themes` lists them")
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--version", action="version", version=f"diptych {__version__}")
    return parser


def _read(options: argparse.Namespace) -> int:
    paths: list[str] = options.paths
    if len(paths) > 2:
        raise UsageError(
            f"diptych: {len(paths)} articles were given, two fit side by side; name a folder to choose from more"
        )
    from reader.cli.reading import start_reading  # noqa: PLC0415

    return start_reading(paths, options.theme or "", mouse=not options.no_mouse)
