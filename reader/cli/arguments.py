"""What the command line takes, and its help."""

import argparse
from typing import Final, NoReturn

from reader import __version__
from reader.errors import UsageError

DESCRIPTION: Final = """\
NAME
  diptych - two news articles side by side in the terminal: which paragraphs
  correspond, which words they share, and where their details diverge

  On the screen ? tells all keys and what the marks mean, and q leaves.
"""

EPILOG: Final = """\
COMMANDS, which print and open no screen
  diptych align A B                  what two articles share, where they differ
  diptych pairs FOLDER               pairs that share text, strongest first
  diptych show ARTICLE               what is known of one, and its paragraphs
  diptych notes ACTION PATH...       list, show, check, export or import notes
  diptych merge BASE OURS THEIRS     merge notes, as a git merge driver
  diptych themes                     list the themes
  diptych keys                       list the keys
  diptych completions SHELL          completions for bash, zsh or fish

  Each has its own --help with examples. A file or folder that is named like
  a command is given as ./align.

EXAMPLES
  diptych                            this folder's articles, else the samples
  diptych wion.txt rthk.txt          two articles side by side
  diptych ~/monitoring/2022-01       a folder: choose two there
  diptych wion.txt                   one article, to be read and annotated
  diptych --plain wion.txt rthk.txt  without a screen, for a screen reader
  diptych align wion.txt rthk.txt | less -R

FILES
  ARTICLE.diptych.yaml               notes on an article, beside it
  A+B.diptych.yaml                   notes on two, and links set by hand
  ~/.config/diptych/settings.yaml    settings and keys of your own
  ~/.config/diptych/themes/*.yaml    themes of your own
  ~/.local/state/diptych/            places, ticks, drafts, journals of notes
  ~/.local/share/diptych/notes/      notes on articles in folders that cannot
                                     be written
  ~/.cache/diptych/                  what can be made again

ENVIRONMENT
  NO_COLOR                           set: no colour, but bold and underline
  COLORTERM, TERM                    how many colours the terminal has
  VISUAL, EDITOR                     the editor for longer notes
  XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_DATA_HOME, XDG_CACHE_HOME
                                     other places for the files above

EXIT CODES
  0  done
  1  bad input; one line on standard error says what, and the way out
  2  wrong usage
  128+n  ended by signal n
"""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is."""

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse's own signature
        # Argparse's own passes over a full disk.
        from reader.cli.output import write  # noqa: PLC0415

        write(message.rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        missing = message.removeprefix("the following arguments are required: ")
        if missing != message:
            message = f"{missing.replace(', ', ' and ')} {'are' if ',' in missing else 'is'} missing"
        raise UsageError(f"{self.prog}: {message}; `{self.prog} --help` shows the way")


def command_parser(command: str) -> argparse.ArgumentParser:
    """A parser for one command, its options still to be added."""
    return _Parser(prog=f"diptych {command}", formatter_class=argparse.RawDescriptionHelpFormatter)


def reading_parser() -> argparse.ArgumentParser:
    """The parser of `diptych [FOLDER | A B]`."""
    parser = _Parser(
        prog="diptych",
        description=DESCRIPTION,
        epilog=EPILOG,
        usage="diptych [OPTIONS] [FOLDER | ARTICLE [ARTICLE]]",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    paths = parser.add_argument_group("ARTICLES")
    paths.add_argument("paths", nargs="*", metavar="PATH", help="a folder of articles, one article, or two")
    options = parser.add_argument_group("OPTIONS")
    options.add_argument("-h", "--help", action="help", help="show this help and exit")
    options.add_argument("--theme", metavar="NAME", help="colours to use this time; `diptych themes` lists them")
    options.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    options.add_argument(
        "--plain",
        action=argparse.BooleanOptionalAction,
        help="no screen, but lines that answer keys, for a screen reader; in a pipe, two articles as sentences",
    )
    options.add_argument(
        "--version", action="version", version=f"diptych {__version__}", help="show the version and exit"
    )
    return parser
