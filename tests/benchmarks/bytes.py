"""What a session costs at the terminal: the byte rows of the design, against less, vim -d and plain Textual.

    python tests/benchmarks/bytes.py --meter METER.py [--command "diptych"] [--left A --right B] [--long] [--tmux] [--slow]
    python tests/benchmarks/bytes.py --prove 40

METER is a program with `measure(argv, keys=..., ...)` that runs a command on a pseudo-terminal and counts. `--prove N`
needs none: it presses N random sequences of keys in an app of Textual's widgets and in diptych, under the driver and with
Textual's own bytes, and compares the screens.
"""

import argparse
import shlex
import statistics
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import bytes_runs as runs
from tests.benchmarks.bytes_start import FIRST, MOVEMENT, answers, compiled
from tests.terminal.proof import READER, WIDGETS, prove

ROWS = [
    ("start", "start", "start_once"), ("line of scroll", "line", "line_ideal"), ("paragraph key", "paragraph", "paragraph_ideal"),
    ("page", "page", "page_ideal"), ("20 held keys", "held", ""), ("idle", "idle", ""), ("first text, ms", "first_text_ms", ""),
    ("answer to a line, ms", "line_ms", ""), ("peak, MiB", "peak_mib", ""),
]  # fmt: skip

LONG_QUIET_MS = 15000.0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    corpus = sorted(str(path) for path in (runs.ROOT / "corpus").glob("*.txt"))
    parser.add_argument("--meter", type=Path, help="a program that counts what another one writes")
    parser.add_argument("--command", default=f"{sys.executable} -m reader", help="ours, without the two articles")
    parser.add_argument("--left", default=corpus[1])
    parser.add_argument("--right", default=corpus[4])
    parser.add_argument("--only", default="", help="labels that contain this")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--idle", type=float, default=10.0, help="seconds without a key")
    parser.add_argument("--long", action="store_true", help="also 2,000 paragraphs a side")
    parser.add_argument("--tmux", action="store_true", help="also through tmux")
    parser.add_argument("--slow", action="store_true", help="also a line of 40 kbit/s and 600 ms")
    parser.add_argument("--answers", type=int, default=5, metavar="N", help="rounds of keys sent at the start")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--prove", type=int, default=0, metavar="N", help="compare N random sessions of both drivers")
    return parser.parse_args()


def table(
    meter: ModuleType, title: str, found: list[runs.Program], wanted: argparse.Namespace, **more: Any
) -> dict[str, Any]:
    """Measure each program in turn, print a table, return its figures."""
    figures: dict[str, list[runs.Figures]] = {}
    for _ in range(wanted.rounds):
        for program in found:
            try:
                figures.setdefault(program.label, []).append(runs.measure(meter, program, wanted.idle, **more))
            except (RuntimeError, OSError, KeyError) as problem:
                print(
                    f"{program.label}: {str(problem).splitlines()[-1] if str(problem) else problem!r}", file=sys.stderr
                )
                figures.pop(program.label, None)
    middles = {label: _middle(rounds) for label, rounds in figures.items() if rounds}
    print(f"\n{title}")
    print(f"{'':24}" + "".join(f"{label[:21]:>22}" for label in middles))
    for name, field, ideal in ROWS:
        cells = []
        for measured in middles.values():
            value, best = measured[field], measured[ideal] if ideal else None
            cells.append("-" if value is None else f"{value:,.0f}" + (f" ({value / best:.2f})" if best else ""))
        print(f"{name:24}" + "".join(f"{cell:>22}" for cell in cells))
    print("in brackets: times the ideal difference of the two screens (start: times painting the screen once)")
    return middles


def _middle(rounds: list[runs.Figures]) -> dict[str, float | None]:
    columns = zip(*rounds, strict=True)
    values = [None if None in column else statistics.median(column) for column in columns]
    return dict(zip(runs.Figures._fields, values, strict=True))


def verdicts(ours: dict[str, Any], started: dict[str, float]) -> None:
    """Say of each figure to reach whether it is reached."""
    start_over = ours["start"] - ours["start_once"]
    checks = [
        ("line of scroll <= 250", ours["line"], 250), ("paragraph key <= 1.15 ideal", _ratio(ours, "paragraph"), 1.15),
        ("page <= 1.1 ideal", _ratio(ours, "page"), 1.1), ("start <= the screen once + 250", start_over, 250),
        ("20 held keys <= 4,000", ours["held"], 4000), ("idle 0", ours["idle"], 0),
        ("memory <= 50 MiB", ours["peak_mib"], 50),
    ]  # fmt: skip
    if started:
        checks += [
            ("first text <= .25 of import textual.app", started[f"{FIRST}, wall"], 0.25),
            ("answer to a key <= 1.3 of import textual.app", started[f"{MOVEMENT}, wall"], 1.3),
        ]
    print()
    for name, value, limit in checks:
        print(f"  {'reached' if value <= limit else 'SHORT':8} {name}: {value:,.2f}")


def _ratio(ours: dict[str, Any], field: str) -> float:
    return float(ours[field] or 0) / float(ours[f"{field}_ideal"] or 1)


def proved(sessions: int) -> int:
    """Compare that many random sessions; the status of the process."""
    for seed in range(sessions):
        subject = READER if seed % 2 else WIDGETS
        found = prove(seed, keys=30, resizes=seed % 3 * 4, subject=subject)
        print(
            f"session {seed} of {'diptych' if subject is READER else 'widgets'}: {found or 'the same screens'}",
            flush=True,
        )
        if found:
            return 1
    return 0


def measured(wanted: argparse.Namespace, meter: ModuleType, folder: Path) -> dict[str, Any]:
    """All tables that were asked for, printed as they come."""
    environ = f"XDG_CACHE_HOME={folder}", f"XDG_STATE_HOME={folder}", f"XDG_CONFIG_HOME={folder}"

    def programs(left: str, right: str) -> list[runs.Program]:
        found = runs.programs(shlex.split(wanted.command), left, right)
        return [
            program._replace(environ=(*program.environ, *environ)) for program in found if wanted.only in program.label
        ]

    compiled()
    pair = programs(wanted.left, wanted.right)
    tables: dict[str, Any] = {"cold": table(meter, "the pair, nothing in the cache", pair[:1], wanted)}
    tables["warm"] = table(meter, "the pair", pair, wanted)
    if wanted.answers and pair and pair[0].label == "diptych":
        tables["answers"] = answers(pair[0], wanted.answers)
    if wanted.long:
        long_pair = runs.long_pair(folder, wanted.left, wanted.right, 2000)
        long = programs(*long_pair)
        # Comparing so much takes seconds of silence, which is no end of the start.
        new = "2,000 paragraphs a side, nothing in the cache"
        tables["long cold"] = table(meter, new, long[:1], wanted, start_quiet_ms=LONG_QUIET_MS)
        tables["long"] = table(meter, "2,000 paragraphs a side", long, wanted)
    if wanted.tmux:
        tables["tmux"] = table(meter, "through tmux", [runs.through_tmux(program) for program in pair], wanted)
    if wanted.slow:
        slow = {
            "latency_ms": 600.0, "kbps": 40.0, "overhead": 80, "quiet_ms": 700.0, "first_ms": 3000.0, "timeout": 90.0,
        }  # fmt: skip
        tables["slow"] = table(meter, "a line of 40 kbit/s and 600 ms", pair, wanted, **slow)
    if "diptych" in tables["warm"]:
        verdicts(tables["warm"]["diptych"], tables.get("answers", {}))
    return tables


def main() -> int:
    wanted = options()
    if wanted.prove:
        return proved(wanted.prove)
    if wanted.meter is None:
        print("bytes.py: name a meter with --meter, or compare the drivers with --prove N", file=sys.stderr)
        return 2
    meter = runs.load(wanted.meter)
    with tempfile.TemporaryDirectory() as folder:
        tables = measured(wanted, meter, Path(folder))
    if wanted.json:
        runs.saved(wanted.json, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
