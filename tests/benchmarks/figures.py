"""Every figure of the project, by one command: runs the other programs of this folder one after the other.

    python tests/benchmarks/figures.py --data DIR --scorer PATH --meter PATH > figures.txt

What needs data or a meter from elsewhere is left out where its path is not given. `--quick` takes minutes, without it
the fault tests alone take hours.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run them; 0 when each of them ended well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of aligned texts made by others")
    parser.add_argument("--scorer", help="the scorer that goes with them")
    parser.add_argument("--meter", help="a program that counts what another one writes to a terminal")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no long fault tests")
    given = parser.parse_args()
    programs = [
        ("Links and divergences against the gold set", ["gold.py", "--unseen"]),
        ("Divergences by type, on the links of the gold set", ["gold_divergences.py"]),
        ("The same, subjects kept for the last measurement", ["gold_divergences.py", "--unseen"]),
        ("The same, on the links that are found", ["gold_divergences.py", "--unseen", "--own-links"]),
        ("Time and growth", ["collation_speed.py"]),
        ("Notes found again", ["notes_anchoring.py", *sorted(map(str, (HERE.parent.parent / "corpus").glob("*.txt")))]),
        ("Faults of notes", ["notes_faults.py", *([] if given.quick else ["--full"])]),
        ("Hostile texts", ["hostile.py", *(["--texts", "100", "--terminal", "5"] if given.quick else [])]),
    ]
    if given.data and given.scorer:
        sets = ["links.py", "--data", given.data, "--scorer", given.scorer]
        programs.insert(0, ("Links against sets made by others", sets))
    if given.meter:
        more = [] if given.quick else ["--long", "--tmux", "--slow"]
        programs.append(("Bytes, time and memory at the terminal", ["bytes.py", "--meter", given.meter, *more]))
    failed = 0
    for title, (name, *arguments) in programs:
        print(f"\n## {title}\n\n$ python tests/benchmarks/{name} {' '.join(arguments)}\n", flush=True)
        started = time.monotonic()
        done = subprocess.run([sys.executable, str(HERE / name), *arguments], check=False)
        failed += done.returncode != 0
        print(f"\n({time.monotonic() - started:.0f} s, exit {done.returncode})", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
