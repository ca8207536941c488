"""Arguments to a call into the core to standard output, standard error and an exit code.

Text goes to standard output, diagnostics to standard error, one line each. Exit codes: 0 done, 1 bad input, 2 wrong
usage, 128+n on a signal. Each command imports what it needs when it runs, and two articles alone not even argparse:
their first screen waits for nothing.
"""

import os
import sys
from collections.abc import Sequence
from typing import Final

from reader.errors import ArticleProblem, DiptychError, UsageError

COMMANDS: Final = ("align", "pairs", "show", "notes", "merge", "themes", "keys", "completions")


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code; what was wrong has been said on standard error in one line.
    """
    try:
        return _answer(arguments)
    except DiptychError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The pager was left.
        _forget_output()
        return 141


def _answer(arguments: Sequence[str]) -> int:
    try:
        code = _dispatch(arguments)
    except SystemExit:
        # How argparse leaves when it has printed the help.
        _flush()
        raise
    _flush()
    return code


def _flush() -> None:
    from reader.cli.output import flush  # noqa: PLC0415

    flush()


def _complain(message: str, code: int) -> int:
    from reader.cli.output import complain  # noqa: PLC0415

    _forget_output()
    complain(message)
    return code


def _forget_output() -> None:
    """What cannot be written to standard output goes nowhere, or Python would try once more at the end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _dispatch(arguments: Sequence[str]) -> int:
    command = arguments[0] if arguments else ""
    if command in COMMANDS:
        return _command(command, arguments[1:])
    # A file that is there costs one look, and only a word without a dot or slash is taken for a slip.
    if command.isalpha() and not os.path.lexists(command):
        _unknown(command, len(arguments))
    from reader.cli.reading import check_theme, start_plain, start_reading, wants_plain  # noqa: PLC0415

    if len(arguments) <= 2 and not any(argument.startswith("-") for argument in arguments):
        return start_plain(arguments) if wants_plain() else start_reading(arguments)
    from reader.cli.arguments import reading_parser  # noqa: PLC0415

    options = reading_parser().parse_args(arguments)
    if len(options.paths) > 2:
        many = len(options.paths)
        raise UsageError(
            f"diptych: {many} articles were given, two fit side by side; name a folder to choose from more"
        )
    if wants_plain() if options.plain is None else options.plain:
        if options.theme is not None:
            check_theme(options.theme)
        return start_plain(options.paths)
    return start_reading(options.paths, options.theme or "", mouse=not options.no_mouse)


def _unknown(word: str, many: int) -> None:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only after a slip

    if many == 1 and word.lower() in {"help", "version"}:
        raise UsageError(f'diptych: there is no file or command "{word}"; did you mean "diptych --{word.lower()}"?')
    near = min(COMMANDS, key=lambda command: OSA.distance(word.lower(), command))
    # Of four letters two wrong ones leave another word.
    if OSA.distance(word.lower(), near) <= (1 if len(near) < 5 else 2):
        raise UsageError(f'diptych: there is no file or command "{word}"; did you mean "diptych {near}"?')
    if many <= 2:
        raise ArticleProblem(word, "no such file or command", way_out="`diptych --help` lists the commands")


def _command(command: str, arguments: Sequence[str]) -> int:
    from reader.cli.arguments import command_parser  # noqa: PLC0415

    if command == "notes":
        from reader.cli import notes  # noqa: PLC0415

        return notes.run(command_parser(command), arguments)
    if command == "merge":
        from reader.cli import merging  # noqa: PLC0415

        return merging.run(command_parser(command), arguments)
    from reader.cli import printing  # noqa: PLC0415

    return printing.run(command, command_parser(command), arguments)
