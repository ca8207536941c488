"""Everything that can go wrong with notes, on purpose: no acknowledged note may be lost, no comment, no foreign file.

    python tests/benchmarks/notes_faults.py                      a few minutes
    python tests/benchmarks/notes_faults.py --full               2,000 kills, 1,000,000 mutations, ... (hours)
    python tests/benchmarks/notes_faults.py --only kills --kills 500 --seed 7

Kills: a session is ended by SIGKILL at a random moment. Deaths: before each of its file calls. Errors: each file call fails with each errno, the N-th call for
each N until a run is clean, once and from there on. Sessions: four at once on one article, with hand edits between and
clocks that run backwards. Merges: random three-way merges. Mutations: damaged sidecars. Edits: random edits of
sidecars full of comments in many styles.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.notes_faults_edits import edits, mutations
from tests.benchmarks.notes_faults_errors import errors
from tests.benchmarks.notes_faults_kills import deaths, kills
from tests.benchmarks.notes_faults_merges import merges
from tests.benchmarks.notes_faults_room import Found
from tests.benchmarks.notes_faults_sessions import sessions


def trials(options: argparse.Namespace) -> dict[str, Callable[[], Found]]:
    """What can be tried, by name."""
    return {
        "kills": lambda: kills(options.kills, options.seed),
        "deaths": deaths,
        "errors": lambda: errors(options.seed),
        "sessions": lambda: sessions(4, 40, options.seed),
        "merges": lambda: merges(options.merges, options.seed),
        "edits": lambda: edits(options.edits, options.seed),
        "mutations": lambda: mutations(options.mutations, options.seed),
    }


def main() -> int:
    """Run them and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--full", action="store_true", help="the numbers of the specification")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("kills", "deaths", "errors", "sessions", "merges", "mutations", "edits"))
    for name, few in (("kills", 100), ("merges", 2000), ("mutations", 20_000), ("edits", 3000), ("rounds", 1)):
        parser.add_argument(f"--{name}", type=int, default=few)
    options = parser.parse_args()
    if options.full:
        options.kills, options.merges, options.mutations, options.edits, options.rounds = (
            2000,
            10_000,
            1_000_000,
            20_000,
            10,
        )
    failures = 0
    for name, run in trials(options).items():
        if options.only in (None, name):
            for _ in range(options.rounds if name == "sessions" else 1):
                began = time.monotonic()
                found = run()
                failures += len(found.bad)
                print(
                    f"{name:10} {found.tried:8} tried {len(found.bad):4} bad {time.monotonic() - began:7.1f} s  {found.note}"
                )
                for line in found.bad[:5]:
                    print(f"    {line}")
                options.seed += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
