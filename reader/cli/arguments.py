"""What the command line takes, and its help."""

import argparse
from typing import Final, NoReturn

from reader import __version__
from reader.errors import UsageError

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
  diptych completions SHELL              print completions for bash, zsh or fish

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


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; `{self.prog} --help` shows the way")


def command_parser(command: str) -> argparse.ArgumentParser:
    """A parser for one command, its options still to be added."""
    return _Parser(prog=f"diptych {command}", formatter_class=argparse.RawDescriptionHelpFormatter)


def reading_parser() -> argparse.ArgumentParser:
    """The parser of `diptych [FOLDER | A B]`."""
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
    parser.add_argument("--plain", action="store_true", help="print two articles as sentences, for a screen reader")
    parser.add_argument("--version", action="version", version=f"diptych {__version__}")
    return parser
