"""Programs to be measured, and one measurement of each with the meter that the reader of the figures has named."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TERMINAL_TESTS = ROOT / "tests" / "terminal"
TMUX_NAME = "diptych-bytes"


QUIET_MS = 1500.0
"""Without output for so long a start is over: what paints first and imports then is silent meanwhile."""


class Program(NamedTuple):
    """A program with two articles open, and the keys that do in it what ours do."""

    label: str
    argv: list[str]
    line: str = "down"
    """Scrolls one line."""
    paragraph: str = ""
    """Moves to the next paragraph."""
    page: str = "pgdn"
    """Scrolls one page."""
    quit: str = "q"
    top: str = "g"
    """Goes to the beginning: a program may remember where it was left."""
    environ: tuple[str, ...] = ()


class Figures(NamedTuple):
    """What one session cost; bytes, except where a name says otherwise."""

    start: int
    start_once: int
    """Painting the first screen once, without knowing how."""
    line: float
    line_ideal: float
    paragraph: float | None
    paragraph_ideal: float | None
    page: float
    page_ideal: float
    held: int
    """Twenty keys held down."""
    idle: int
    first_text_ms: float
    """Until the first words stand on the screen."""
    line_ms: float
    """Until the answer to a line key is complete."""
    peak_mib: float | None
    """Of the program with its children; not known in tmux, whose server is no child."""


def load(path: Path) -> ModuleType:
    """The meter as a module."""
    spec = importlib.util.spec_from_file_location("meter", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules["meter"] = module
    spec.loader.exec_module(module)
    return module


def programs(ours: list[str], left: str, right: str, *, widgets: bool = True) -> list[Program]:
    """Ours first, then the peers that are installed."""
    python, here = sys.executable, Path(__file__).parent
    path = (f"PYTHONPATH={ROOT}",)
    columns = str(TERMINAL_TESTS / "columns_app.py")
    found = [
        Program("diptych", [*ours, left, right], paragraph="j", environ=path),
        Program("columns, our driver", [python, columns, "--paint", left, right], paragraph="j", environ=path),
        Program("columns, Textual's", [python, columns, "--plain", left, right], paragraph="j", environ=path),
    ]
    if widgets:
        found.append(
            Program(
                "paragraph widgets", [python, str(here / "bytes_widgets.py"), left, right], top="home", environ=path
            )
        )
    if shutil.which("less"):
        found.append(Program("less (one file)", ["less", left], environ=("LESS=",)))
    if shutil.which("vim"):
        vim = ["vim", "-d", "-u", "NONE", "-N", "+set wrap", left, right]
        found.append(Program("vim -d", vim, line="ctrl+e", page="ctrl+f", top="g g", quit=": q a ! enter"))
    return found


def through_tmux(program: Program) -> Program:
    """The same inside a tmux of its own, which ends with the program."""
    # Each window is a new server, so that none inherits the environment of the one before.
    argv = ["tmux", "-L", TMUX_NAME, "-f", "/dev/null", "new-session", *program.argv, ";", "set", "-g", "status", "off"]
    return program._replace(label=f"{program.label} in tmux", argv=argv)


def measure(meter: ModuleType, program: Program, idle: float, **options: Any) -> Figures:
    """Run a program once: start, idle, lines, paragraphs, twenty keys held, pages."""
    # The first key of a kind may bring a status up to date; the median of many is what a reader pays.
    keys = f"{program.top} {program.line}*6 " + (f"{program.paragraph}*6 " if program.paragraph else "")
    keys += f"held=burst:{program.line}*20@33 {program.page}*2"
    settings = {"start_quiet_ms": QUIET_MS, "until": r"\w{4,}", "quit_keys": program.quit} | options
    record = meter.measure(program.argv, keys=keys, idle_s=idle, env=list(program.environ), **settings)
    if record.get("died") or not record["alive_after_start"]:
        raise RuntimeError("\n".join(record["screen"]).strip() or "the program has ended")
    by_key, start = record["by_key"], record["start"]

    def middle(key: str, field: str) -> float:
        return float(by_key.get(key, {}).get(field) or 0)

    return Figures(
        start=start["bytes"],
        start_once=start.get("paint_once_bytes") or 0,
        line=middle(program.line, "bytes"),
        line_ideal=middle(program.line, "scroll_diff_bytes"),
        paragraph=middle(program.paragraph, "bytes") if program.paragraph else None,
        paragraph_ideal=middle(program.paragraph, "scroll_diff_bytes") if program.paragraph else None,
        page=middle(program.page, "bytes"),
        page_ideal=middle(program.page, "scroll_diff_bytes"),
        held=int(middle("held", "bytes")),
        idle=record.get("idle", {}).get("bytes", 0),
        first_text_ms=start.get("until_ms") or start.get("first_ms") or 0.0,
        line_ms=middle(program.line, "last_ms"),
        peak_mib=None if program.argv[0] == "tmux" else round(record.get("peak_kib", 0) / 1024, 1),
    )


def long_pair(folder: Path, left: str, right: str, paragraphs: int) -> tuple[str, str]:
    """Two texts of so many paragraphs, out of the pair's own in turn, each with its number so that no two are alike."""
    paths = []
    for name, source in (("left.txt", left), ("right.txt", right)):
        stock = [line for line in Path(source).read_text(encoding="utf-8").split("\n") if line.strip()]
        lines = [f"{stock[number % len(stock)]} ({number // len(stock)})" for number in range(paragraphs)]
        paths.append(folder / name)
        paths[-1].write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return str(paths[0]), str(paths[1])


def saved(path: Path, tables: dict[str, Any]) -> None:
    """Write all figures as JSON."""
    path.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
