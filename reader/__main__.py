"""The door: `diptych` and `python -m reader`."""

import sys


def main() -> int:
    """Run the command line of this process; its answer is the exit code."""
    from reader.cli import run  # noqa: PLC0415 - so that an interrupt during the imports is met here as well

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
