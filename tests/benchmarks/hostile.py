"""Texts that mean harm, through all of the program: none may end it, act on the terminal, or break a row.

    python tests/benchmarks/hostile.py                          2,000 texts, 40 of them on a real terminal
    python tests/benchmarks/hostile.py --texts 500 --seed 3     some of them
    python tests/benchmarks/hostile.py --only 1234              one of them again, by the number that was printed

Each text is read, compared with another one and with a sample, drawn at many sizes and in many states, printed by every
command, and annotated with a note that means harm as well, which is read back and exported.
"""

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader import cli, session
from reader.articles.model import Article
from reader.articles.sigla import sigla
from reader.errors import DiptychError
from reader.layout.model import NoteMark, PageInput, View
from reader.layout.moves import ACTIONS, click, goto, place_at, press, search
from reader.layout.page import Page
from reader.layout.screen import draw, opening, resized
from reader.notes import api
from reader.notes.opening import ArticleText, Session
from reader.notes.places import homes
from reader.notes.store import FORM, PAIR, Form, Store, Where
from reader.pair import SIDES, Pair, Span
from reader.terminal.painter import paint
from reader.text.gate import display
from reader.themes import load_theme
from reader.ui.first import beginnings, first_screen, styled, theme_folders
from tests.benchmarks import hostile_texts
from tests.benchmarks.hostile_bytes import foreign, printed, wrong_rows
from tests.benchmarks.hostile_terminal import terminal_session

SIZES: Final = ((120, 40), (80, 24), (99, 30), (60, 12), (59, 11), (40, 10), (20, 5), (3, 3), (1, 1), (200, 60))
PATIENCE: Final = 30
"""Seconds after which a text counts as one that holds the program up."""
MOVES: Final = 5
"""Keys pressed, places gone to, changes of size for each page and size."""
COMMANDS: Final = 7
"""Of the command line, for each text."""
KINDS: Final = ("crash", "slow", "foreign", "rows", "widths", "notes")
WHERES: Final[tuple[Where, ...]] = (0, 1, PAIR)
_SEARCHES: Final = ("the", "said", "\x1b", "[/]", "漢", " ", "“", "zz")
_KEYS: Final = (("l", "link"), ("?", "keys"), ("q", "quit"))


class TooSlow(BaseException):
    """A text that holds the program up; no part of the program takes it for its own."""


class Report:
    """What was tried and found."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.lines: list[str] = []

    def bad(self, kind: str, what: str) -> None:
        """Something that must not be; its first words are kept to be printed."""
        self.found[kind] += 1
        if sum(line.startswith(kind) for line in self.lines) < 20:
            self.lines.append(f"{kind:8} {what[:1500]}".encode("ascii", "backslashreplace").decode())


class Trial:
    """One text, alone and beside others."""

    def __init__(self, number: int, folder: Path, report: Report, sample: str) -> None:
        self.number = number
        self.folder = folder
        self.report = report
        self.sample = sample
        self.dice = random.Random(number)
        self.texts = (hostile_texts.article(self.dice), hostile_texts.article(self.dice))
        self.paths = self._written()
        self.what = ""

    def _written(self) -> tuple[str, ...]:
        paths = []
        for side, text in enumerate(self.texts):
            # Two names that differ, in one folder.
            path = os.path.join(self.folder, f"{side}{text.name}")
            with open(path, "wb") as file:
                file.write(text.data)
            paths.append(path)
        return tuple(paths)

    def run(self) -> None:
        """Everything."""
        with self._step("read"):
            articles = [self._article(path) for path in self.paths]
            if articles[0] is not None:
                self._page(Page(PageInput(Pair(articles[0], None), Pair(sigla((articles[0],))[0], ""), None)))
        for other in (self.paths[1], self.sample, self.paths[0]):
            with self._step(f"collate with {os.path.basename(other)!r}"), contextlib.suppress(DiptychError):
                self._pair(session.open_pair(self.paths[0], other))
        with self._step("folder"):
            folder = session.open_folder(str(self.folder))
            session.pairs_of(folder)
            for problem in folder.problems:
                self._told(problem)
        with self._step("notes"):
            self._notes()
        for arguments in self.dice.sample(self._commands(), COMMANDS):
            with self._step(f"command {arguments[:2]}"):
                self._printed(arguments)

    @contextlib.contextmanager
    def _step(self, what: str) -> Iterator[None]:
        self.report.tried[what.partition(" ")[0]] += 1
        self.what = what
        signal.alarm(PATIENCE)
        try:
            yield
        except TooSlow:
            self._bad("slow", f"over {PATIENCE} s")
        except Exception as problem:
            last = "".join(traceback.format_exception(problem)[-3:])
            self._bad("crash", f"{type(problem).__name__} {problem} {last}")
        finally:
            signal.alarm(0)

    def _bad(self, kind: str, what: str) -> None:
        self.report.bad(kind, f"text {self.number} ({self.texts[0].kind} / {self.texts[1].kind}), {self.what}: {what}")

    def _told(self, problem: DiptychError) -> None:
        if "\n" in display(str(problem)) or not str(problem):
            self._bad("rows", f"more than a line: {problem}")

    def _article(self, path: str) -> Article | None:
        try:
            article = session.open_article(path).article
        except DiptychError as problem:
            self.report.tried["refused"] += 1
            self._told(problem)
            return None
        last = 0
        for paragraph in article.paragraphs:
            if not last <= paragraph.start < paragraph.end <= len(article.text):
                self._bad("crash", f"paragraph {paragraph.position} at {paragraph.start} to {paragraph.end}")
            last = paragraph.end
        return article

    def _pair(self, opened: session.OpenPair) -> None:
        articles = opened.articles
        collation = opened.collation
        for spans in (*(run.sides for run in collation.runs), *(each.sides for each in collation.divergences)):
            for side in SIDES:
                span = spans[side]
                if span is not None and not 0 <= span.start <= span.end <= len(articles[side].text):
                    self._bad("crash", f"a span out of its text: {span}")
        marks = tuple(NoteMark(f"n-{n}", side, self._span(articles[side].text), hostile_texts.attack(self.dice), doubtful=n > 1)
                      for n in range(3) for side in SIDES)  # fmt: skip
        self._page(Page(PageInput(Pair(*articles), opened.sigla, collation, marks, opened.same_file)))

    def _span(self, text: str) -> Span:
        start = self.dice.randrange(len(text))
        return Span(start, start + self.dice.randrange(1, max(2, min(200, len(text) - start + 1))))

    def _page(self, page: Page) -> None:
        """Draw it in many states, and once as the first screen, down to its bytes."""
        dice = self.dice
        for size in dice.sample(SIZES, 2):
            view = opening(page, *size)
            self._drawn(page, view)
            for _ in range(MOVES):
                view = self._moved(page, view)
                self._drawn(page, view)
            self.report.tried["screens"] += 1 + MOVES
        size = dice.choice(SIZES)
        view, rows = first_screen(page, *size, beginnings("", os.environ), hostile_texts.attack(dice))
        themed = styled(draw(page, view, _KEYS), load_theme(dice.choice(("terminal", "mono")), theme_folders()))
        for painted in (rows, themed):
            for words in foreign(paint(painted, size).decode()):
                self._bad("foreign", f"in the bytes of a first screen: {words}")

    def _moved(self, page: Page, view: View) -> View:
        dice = self.dice
        roll = dice.random()
        if roll < 0.65:
            command = dice.choice(sorted(ACTIONS))
            self.what = f"{command} at {view.width}x{view.height}"
            return press(page, view, command)
        if roll < 0.75:
            return search(page, view, dice.choice((*_SEARCHES, hostile_texts.attack(dice))))
        if roll < 0.85:
            return resized(page, view, *dice.choice(SIZES))
        cell = dice.randrange(view.width), dice.randrange(view.height)
        place_at(page, view, *cell)
        if roll < 0.93:
            return click(page, view, *cell)
        side = 0 if page.alone else dice.randrange(2)
        article = page.article(SIDES[side])
        assert article is not None
        return goto(page, view, SIDES[side], dice.randrange(len(article.text) + 1))

    def _drawn(self, page: Page, view: View) -> None:
        for kind, words in wrong_rows(draw(page, view, _KEYS), view.width, view.height):
            self._bad(kind, words)

    # Notes

    def _notes(self) -> None:
        try:
            texts = [session.read(path) for path in self.paths]
        except DiptychError:
            return
        dice = self.dice
        store = Store([ArticleText(each.path, each.text, each.sha256, each.meta.title.value) for each in texts],
                      Session(hostile_texts.attack(dice), background=False))  # fmt: skip
        wanted: dict[str, Form] = {}
        for _ in range(3):
            where: Where = dice.choice(WHERES)
            spans = Pair(*(self._span(each.text) if dice.random() < 0.8 else None for each in texts))
            form = Form(hostile_texts.spoilt(dice, dice.choice(hostile_texts.SENTENCES), dice.randrange(12)),
                        hostile_texts.attack(dice), hostile_texts.attack(dice), tuple(hostile_texts.attack(dice) for _ in range(2)))  # fmt: skip
            note = store.add(where, spans, form)
            wanted[note.id] = Form(note.body, note.kind, note.status, note.tags)
        store.close()
        held = {
            note.id: Form(note.body, note.kind, note.status, note.tags)
            for path in store.paths
            for note in api.load(path).notes
        }
        for name, form in wanted.items():
            if held.get(name) != _without_halves(form):
                self._bad("notes", f"{form} was read back as {held.get(name)}")
        again = Store(store.articles, Session("x", background=False))
        if len(again.notes()) != len(wanted) or again.notices:
            self._bad("notes", f"{len(again.notes())} of {len(wanted)} in a new session, which says {again.notices}")
        again.close()
        for form_name in api.FORMATS:
            self._back_and_forth(form_name, held)

    def _back_and_forth(self, form: api.Format, held: dict[str, Form]) -> None:
        """Export, and import into another folder."""
        code, text, told = run(["notes", "export", str(self.folder), "--format", form], is_terminal=False)
        if code:
            self._bad("notes", f"export as {form} says {told}")
            return
        with tempfile.TemporaryDirectory(prefix="diptych-hostile-") as other:
            (Path(other) / f"export.{form}").write_text(text, "utf-8", newline="")
            code, _, told = run(["notes", "import", f"{other}/export.{form}", "--into", other, "--format", form])
            back = [note for path in api.sidecars([other], homes()) for note in api.load(path).notes]
        if code or {note.id: Form(note.body, note.kind, note.status, note.tags) for note in back} != held:
            self._bad("notes", f"{form} came back as {back} instead of {held}: {told}")

    # The command line

    def _commands(self) -> list[list[str]]:
        one, two = self.paths
        # As the system hands arguments over.
        odd = [os.fsdecode(hostile_texts.attack(self.dice).encode("utf-8", "surrogatepass")) for _ in range(3)]
        width = self.dice.choice(("20", "37", "100", "250"))
        return [
            ["show", one], ["show", one, "--json"], ["align", one, two, "--all", "--formal", "--explain", "--width", width],
            ["align", one, self.sample, "--colour", "--all"], ["align", one, two, "--plain", "--formal"],
            ["align", one, two, "--json", "--explain"], ["pairs", str(self.folder)], ["pairs", str(self.folder), "--json"],
            ["notes", "list", str(self.folder)], ["notes", "show", str(self.folder)], ["notes", "check", str(self.folder)],
            ["notes", "list", str(self.folder), "--json"], ["notes", "check", str(self.folder), "--json"],
            ["notes", "export", str(self.folder)], ["notes", "export", str(self.folder), "--format", "csv"],
            ["notes", "export", str(self.folder), "--format", "jsonld"], ["show", one + odd[0]],
            [odd[1] or "x", one, two], ["align", one], ["notes", odd[2]],
        ]  # fmt: skip

    def _printed(self, arguments: list[str]) -> None:
        code, text, told = run(arguments)
        if code not in (0, 1, 2):
            self._bad("crash", f"exit code {code} of {arguments}")
        for words in (*printed(text), *printed(told)):
            self._bad("foreign", f"{arguments} prints {words}")
        if code and told.count("\n") != 1 and arguments[:2] != ["notes", "check"]:
            self._bad("rows", f"{arguments} says {told!r}")
        if "--json" in arguments and text:
            json.loads(text)


def _without_halves(form: Form) -> Form:
    """A form as a file can hold it: half of a pair of surrogates is a character that is wrong, no kind the usual one."""
    body, kind, status, *tags = (words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                                 for words in (form.body, form.kind, form.status, *form.tags))  # fmt: skip
    return Form(body, kind or FORM.kind, status or FORM.status, tuple(tags))


class _Stream(io.TextIOWrapper):
    """Standard output as a terminal, or as a pipe."""

    is_terminal = True

    def isatty(self) -> bool:
        return self.is_terminal


def run(arguments: Sequence[str], *, is_terminal: bool = True) -> tuple[int, str, str]:
    """One command: exit code, standard output, standard error."""
    streams = [_Stream(io.BytesIO(), "utf-8", "strict", newline="") for _ in range(2)]
    before = sys.stdout, sys.stderr
    for stream in streams:
        stream.is_terminal = is_terminal
    sys.stdout, sys.stderr = streams
    try:
        code = cli.run(arguments)
    except SystemExit as left:  # argparse, after --help
        code = int(left.code or 0)
    finally:
        sys.stdout, sys.stderr = before
    texts = []
    for stream in streams:
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return code, texts[0], texts[1]


@contextlib.contextmanager
def home() -> Iterator[Path]:
    """A home of our own, so that nobody's notes and cache are touched."""
    with tempfile.TemporaryDirectory(prefix="diptych-hostile-") as folder:
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            del os.environ[name]
        os.environ |= {"HOME": folder, "TERM": "xterm-256color", "COLUMNS": "100"}
        yield Path(folder)


def trials(numbers: Sequence[int], report: Report, work: Callable[[Trial], None], until: float) -> None:
    """Each text in a folder of its own, as many as there is time for."""
    sample = max(Path(session.samples_folder()).glob("*.txt"))
    for number in numbers:
        if time.monotonic() > until:
            break
        with home() as place:
            folder = place / "articles"
            folder.mkdir()
            copy = str(place / "sample.txt")
            shutil.copyfile(sample, copy)
            work(Trial(number, folder, report, copy))


def main() -> int:
    """Try them and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--terminal", type=int, default=40, help="of them on a real terminal")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1e9, help="end early, with what was tried until then")
    parser.add_argument("--only", type=int, help="the number of a text")
    options = parser.parse_args()

    def too_slow(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, too_slow)
    report = Report()
    began = time.monotonic()
    first = options.seed * 1_000_000
    numbers = range(first, first + options.texts) if options.only is None else [options.only]
    trials(numbers, report, Trial.run, began + options.seconds)

    def on_terminal(trial: Trial) -> None:
        report.tried["terminal"] += 1
        for kind, words in terminal_session((*trial.paths,), trial.dice, os.environ["HOME"]):
            trial.what = "on a terminal"
            report.bad(kind, f"text {trial.number}: {words}")

    trials(numbers[: options.terminal], report, on_terminal, began + options.seconds + 20)
    for what, count in report.tried.items():
        print(f"{what:10} {count:7} tried")
    for kind in KINDS:
        print(f"{kind:10} {report.found[kind]:7} found")
    print(f"{report.tried['read']} texts from {numbers[0]}, {time.monotonic() - began:.0f} s")
    for line in report.lines:
        print(line)
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
