"""Everything that can go wrong with notes, on purpose: no acknowledged note may be lost, no comment, no foreign file.

    python tests/benchmarks/notes_faults.py                      a few minutes
    python tests/benchmarks/notes_faults.py --full               2,000 kills, 1,000,000 mutations, ... (hours)
    python tests/benchmarks/notes_faults.py --only kills --kills 500 --seed 7

Kills: a session is ended by SIGKILL at a random moment. Errors: each file call fails with each errno, the N-th call for
each N until a run is clean, once and from there on. Sessions: four at once on one article, with hand edits between and
clocks that run backwards. Merges: random three-way merges. Mutations: damaged sidecars. Edits: random edits of
sidecars full of comments in many styles.
"""

import argparse
import contextlib
import errno
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.errors import SidecarProblem
from reader.notes import files, merge, sidecar, splice, tree
from reader.notes.keeping import NotSaved
from reader.notes.merge import Change
from reader.notes.opening import ArticleText, Session
from reader.notes.places import Homes
from reader.notes.schema import timestamp
from reader.notes.store import Form, Store
from reader.notes.tree import Item
from reader.pair import Pair, Span

PATIENCE = 120
"""Seconds in which a process on a busy machine says something."""
ERRNOS = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "ESTALE", "EFBIG")
TEXT = "A headline\n\n" + "\n\n".join(
    f"Paragraph {n} says that {n * 37} people met in town {n % 7}." for n in range(40)
)
BODIES = (
    "", "x", "no", "12:30", "010", "a\nb", "line one\n\n  three", "t: #x", "é“q”", "- a", "a\tb", " lead", "trail ", "\u2028x",
    "{x}", "multi\nline\n", '"q"', "it's # here", "|", "a: b\r\nc", "\x1b[31m", "\ufeff", "<<<<<<< ours", "日本語\nテキスト", "*a &b !c",
)  # fmt: skip


class Found(NamedTuple):
    """What a run of faults has shown."""

    tried: int
    bad: list[str]
    """What must not be, a line each."""
    note: str = ""


class Room:
    """A folder with an article, and homes for the notes."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="diptych-faults-"))
        (self.root / "articles").mkdir()
        self.article = self.root / "articles" / "story.txt"
        self.article.write_text(TEXT)
        self.homes = Homes(str(self.root / "state"), str(self.root / "data"))

    def store(self, author: str = "mia", *, background: bool = False, clock: Callable[[], str] = timestamp) -> Store:
        """A session."""
        article = ArticleText(str(self.article), TEXT, "0" * 64, "A headline")
        return Store([article], Session(author, self.homes, clock=clock, background=background))

    @property
    def sidecar(self) -> Path:
        """Where the notes go."""
        return self.article.with_name("story.txt.diptych.yaml")

    def bodies(self) -> dict[str, str]:
        """What a new session sees, and with it the recovery."""
        store = self.store()
        seen = {each.note.id: each.note.body for each in store.notes()}
        store.close()
        return seen

    def remove(self) -> None:
        """Away with it."""
        shutil.rmtree(self.root, ignore_errors=True)


@contextlib.contextmanager
def room() -> Iterator[Room]:
    """A room for one trial."""
    made = Room()
    try:
        yield made
    finally:
        made.remove()


def forked() -> int:
    """A child process; Python 3.12 warns of threads, of which none of ours runs here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def span(dice: random.Random) -> Pair[Span | None]:
    """A passage of the article."""
    start = dice.randrange(len(TEXT) - 60)
    return Pair(Span(start, start + dice.randrange(1, 60)), None)


# Kills


def scribble(place: Room, seed: int, out: int) -> None:
    """Write notes until killed; each line of the pipe is an edit that was acknowledged."""
    dice = random.Random(seed)
    store = place.store(f"p{seed}", background=True)
    mine: list[str] = []
    for turn in range(10_000):
        roll = dice.random()
        body = f"{turn} {dice.choice(BODIES)}".strip().replace("\r\n", "\n")
        if roll < 0.5 or not mine:
            note = store.add(0, span(dice), Form(body))
            mine.append(note.id)
            line = f"+{note.id} {note.body!r}\n"
        elif roll < 0.85:
            note = store.edit(dice.choice(mine), body=body)
            line = f"+{note.id} {note.body!r}\n"
        else:
            name = mine.pop(dice.randrange(len(mine)))
            os.write(out, f"?{name}\n".encode())
            store.delete(name)
            line = f"-{name}\n"
        os.write(out, line.encode())
        time.sleep(dice.random() * 0.03)


def kills(count: int, seed: int) -> Found:
    """SIGKILL at random moments; then a new session has to show every edit that was acknowledged."""
    dice = random.Random(seed)
    bad: list[str] = []
    acknowledged = 0
    with room() as place:
        want: dict[str, str] = {}
        for turn in range(count):
            if turn % 25 == 0:
                for part in (place.sidecar, Path(place.homes.state)):
                    shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
                want = {}
            ours, theirs = os.pipe()
            child = forked()
            if child == 0:
                os.close(ours)
                with contextlib.suppress(BaseException):
                    scribble(place, seed * 100_000 + turn, theirs)
                os._exit(1)
            os.close(theirs)
            time.sleep(dice.choice((0.02, 0.1, 0.45, 0.8)) + dice.random() * 0.1)
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                bad.append(f"turn {turn}: the session ended by itself")
            doubtful: set[str] = set()
            lines = drained(ours)
            acknowledged += len(lines)
            for line in lines:
                name, _, body = line[1:].partition(" ")
                if line[0] == "+":
                    want[name] = eval(body)
                elif line[0] == "?":
                    doubtful.add(name)
                else:
                    want.pop(name, None)
            seen = place.bodies()
            bad += [f"turn {turn}: {name} is lost or changed: {body!r}, {seen.get(name)!r}" for name, body in want.items()
                    if name not in doubtful and not (seen.get(name) == body or later(place, name, body))]  # fmt: skip
            for name in want.keys() & seen.keys():
                want[name] = seen[name]
            for name in doubtful - seen.keys():
                want.pop(name, None)
            if place.sidecar.exists() and "conflict:" in place.sidecar.read_text():
                bad.append(f"turn {turn}: a conflict with nobody")
    return Found(count, bad, f"{acknowledged} edits acknowledged")


def later(place: Room, name: str, body: str) -> bool:
    """Whether a note has moved past what was acknowledged: an edit can be on the disk before its answer is read."""
    seen = place.bodies().get(name)
    if seen is None:
        return False
    now, before = (text.partition(" ")[0] for text in (seen, body))
    return now.isdigit() and int(now) > int(before)


def drained(pipe: int) -> list[str]:
    """The whole lines of a pipe, once its writer is gone."""
    parts: list[bytes] = []
    while True:
        if not select.select([pipe], [], [], PATIENCE)[0]:
            raise TimeoutError(f"a process has said nothing for {PATIENCE} s")
        part = os.read(pipe, 65536)
        if not part:
            break
        parts.append(part)
    os.close(pipe)
    return b"".join(parts).decode().split("\n")[:-1]


# Errors


def scenario(place: Room) -> tuple[dict[str, str], set[str]]:
    """A small session; the bodies that were acknowledged, and the notes whose deletion was."""
    dice = random.Random(1)
    want: dict[str, str] = {}
    gone: set[str] = set()
    store = place.store()
    for turn in range(3):
        with contextlib.suppress(NotSaved):
            note = store.add(0, span(dice), Form(f"note {turn}\nof several lines"))
            want[note.id] = note.body
        if turn == 1:
            store.flush()
    store.flush()
    for name in list(want)[:1]:
        with contextlib.suppress(NotSaved):
            want[name] = store.edit(name, body="edited").body
    for name in list(want)[-1:]:
        with contextlib.suppress(NotSaved):
            store.delete(name)
            del want[name]
            gone.add(name)
    shown = {each.note.id: each.note.body for each in store.notes() if each.note.id != "n-hand"}
    assert shown == want, f"the session shows {shown}, acknowledged were {want}"
    store.close()
    return want, gone


def errors(seed: int, *, names: tuple[str, ...] = ERRNOS, every: int = 1) -> Found:
    """Each file call fails, the N-th for each N, once or from there on; afterwards nothing acknowledged is missing."""
    bad: list[str] = []
    tried = 0
    del seed
    for name in names:
        for lasting in (False, True):
            turn = 0
            while True:
                turn += every
                hit = failed(turn, getattr(errno, name), lasting=lasting, bad=bad, name=name)
                tried += 1
                if not hit:
                    break
    return Found(tried, bad)


def failed(turn: int, number: int, *, lasting: bool, bad: list[str], name: str) -> bool:
    """One run with a fault; whether the call was reached."""
    calls = 0
    what = ""

    def probe(call: str, path: str) -> None:
        nonlocal calls, what
        calls += 1
        if calls == turn or (lasting and calls > turn):
            what = what or call
            raise OSError(number, os.strerror(number), path)

    with room() as place:
        hand = "# a hand's comment\ndiptych-notes: 1\nannotations:\n  # mine\n  - {id: n-hand, body: by hand}\n"
        place.sidecar.write_text(hand)
        where = f"{name} at call {turn}{' and after' if lasting else ''}"
        files.probe = probe
        try:
            want, gone = scenario(place)
        except Exception as problem:
            bad.append(f"{where} ({what}): {type(problem).__name__} {problem}")
            return calls >= turn
        finally:
            files.probe = None
        seen = place.bodies()
        want["n-hand"] = "by hand"
        bad += [
            f"{where} ({what}): {each} is {seen.get(each)!r}" for each, body in want.items() if seen.get(each) != body
        ]
        bad += [f"{where} ({what}): {each} is back" for each in gone if each in seen]
        text = place.sidecar.read_text()
        if "# a hand's comment" not in text or "# mine" not in text:
            bad.append(f"{where} ({what}): a comment is gone")
        if "conflict:" in text:
            bad.append(f"{where} ({what}): a conflict with nobody")
        litter = [path.name for path in place.article.parent.iterdir() if path.name.endswith((".tmp", ".lock"))]
        if litter and not lasting:
            bad.append(f"{where} ({what}): left behind {litter}")
    return calls >= turn


# Sessions


def sessions(writers: int, notes: int, seed: int) -> Found:
    """Several writers at once, a hand that adds comments under the same lock, clocks that run backwards."""
    bad: list[str] = []
    with room() as place:
        children: list[tuple[int, int]] = []
        for writer in range(writers):
            ours, theirs = os.pipe()
            child = forked()
            if child == 0:
                with contextlib.suppress(BaseException):
                    write_notes(place, writer, notes, seed, theirs)
                    os._exit(0)
                os._exit(1)
            os.close(theirs)
            children.append((child, ours))
        hand = hand_edits(place, writers, random.Random(seed))
        want: dict[str, str] = {}
        for child, pipe in children:
            lines = drained(pipe)
            _, status = os.waitpid(child, 0)
            if status:
                bad.append(f"a writer ended with {status}")
            want |= {line.split(" ", 1)[0]: eval(line.split(" ", 1)[1]) for line in lines}
        seen = place.bodies()
        bad += [
            f"{name} is {seen.get(name)!r} instead of {body!r}" for name, body in want.items() if seen.get(name) != body
        ]
        text = place.sidecar.read_text()
        bad += [f"hand comment {turn} is gone" for turn in range(hand) if f"# by hand {turn}\n" not in text]
        if len(want) != writers * notes:
            bad.append(f"{len(want)} notes of {writers * notes}")
    return Found(writers * notes, bad, f"{hand} hand edits between")


def write_notes(place: Room, writer: int, notes: int, seed: int, out: int) -> None:
    """One writer: notes, and edits of its own notes."""
    dice = random.Random(seed * 100 + writer)
    moment = 1_800_000_000

    def clock() -> str:
        nonlocal moment
        moment -= dice.randrange(1000)
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))

    store = place.store(f"w{writer}", background=True, clock=clock)
    for turn in range(notes):
        note = store.add(0, span(dice), Form(f"writer {writer} note {turn}"))
        if dice.random() < 0.3:
            note = store.edit(note.id, body=note.body + "\nedited")
        os.write(out, f"{note.id} {note.body!r}\n".encode())
        time.sleep(dice.random() * 0.06)
    store.close()


def hand_edits(place: Room, writers: int, dice: random.Random) -> int:
    """A person with an editor: comments at the top and above notes, between the writes of the others."""
    count = 0
    until = time.monotonic() + 1.5
    while time.monotonic() < until or not writers:
        time.sleep(0.1)
        with contextlib.suppress(TimeoutError), files.locked(str(place.sidecar)):
            if place.sidecar.exists():
                lines = place.sidecar.read_text().split("\n")
                rows = [0] + [row for row, line in enumerate(lines) if line.startswith("  - ")]
                row = dice.choice(rows)
                lines.insert(row, ("  " if row else "") + f"# by hand {count}")
                files.replace(str(place.sidecar), "\n".join(lines).encode())
                count += 1
    return count


# Merges


def some_note(dice: random.Random, name: str) -> Item:
    """A note."""
    return {
        "id": name, "kind": dice.choice(("note", "claim")), "status": "open", "tags": [*dice.sample(["a", "b", "c"], 2)],
        "modified": f"2026-01-{dice.randrange(10, 28)}", "body": f"{dice.randrange(10**6)} {dice.choice(BODIES)}",
        "target": {"article": "a", "start": str(dice.randrange(90)), "end": "99", "quote": "x"},
    }  # fmt: skip


def varied(dice: random.Random, content: Item) -> Item:
    """A document after somebody's edits."""
    notes = dict(merge.items(content, "annotations"))
    for name in list(notes):
        roll = dice.random()
        if roll < 0.15:
            del notes[name]
        elif roll < 0.5:
            note = dict(notes[name])  # type: ignore[arg-type]
            for field in dice.sample(["kind", "tags", "body", "target", "status"], dice.randrange(1, 3)):
                note[field] = some_note(dice, name)[field] if field != "status" else dice.choice(("done", "dropped"))
            note["modified"] = f"2026-02-{dice.randrange(10, 28)}"
            notes[name] = note
    for _ in range(dice.randrange(3)):
        name = f"n-{dice.randrange(10**9)}"
        notes[name] = some_note(dice, name)
    return {**content, "annotations": list(notes.values())}


def merges(count: int, seed: int) -> Found:
    """Random three-way merges: whatever one side typed is in the result, and both directions say the same."""
    dice = random.Random(seed)
    bad: list[str] = []
    for turn in range(count):
        base: Item = {
            "diptych-notes": "1",
            "annotations": [some_note(dice, f"n-{n}") for n in range(dice.randrange(5))],
        }
        one, two = varied(dice, base), varied(dice, base)
        first, mine, other = (rendered(content).encode() for content in (base, one, two))
        result = sidecar.read(sidecar.merge_files(first, mine, other, "x"), "x").content
        across = sidecar.read(sidecar.merge_files(first, other, mine, "x"), "x").content
        there = merge.items(result, "annotations")
        bad += [f"merge {turn}: {line}" for line in unfaithful(base, one, two, there)]
        back = merge.items(across, "annotations")
        if there.keys() != back.keys() or any(not alike(there[name], back[name]) for name in there):
            bad.append(f"merge {turn}: another result from across")
    return Found(count, bad)


def alike(one: tree.Value, two: tree.Value) -> bool:
    """The same but for the order of tags."""

    def sorted_tags(item: tree.Value) -> tree.Value:
        if isinstance(item, dict) and isinstance(item.get("tags"), list):
            return {**item, "tags": [*sorted(map(str, item["tags"]))]}
        return item

    return tree.same(sorted_tags(one), sorted_tags(two))


def rendered(content: Item) -> str:
    """A document as a new sidecar."""
    return sidecar.changed(sidecar.empty("x"), merge.differences({}, content)).text


def unfaithful(base: Item, one: Item, two: Item, result: dict[str, tree.Value]) -> list[str]:
    """What a merge has lost or brought back."""
    lines: list[str] = []
    was, mine, theirs = (merge.items(content, "annotations") for content in (base, one, two))
    for name in {*was, *mine, *theirs}:
        kept = result.get(name)
        for side, other in ((mine, theirs), (theirs, mine)):
            note = side.get(name)
            if note is None or (name in was and tree.same(note, was[name])):
                continue
            if kept is None:
                lines.append(f"{name} was edited and is gone")
                continue
            assert isinstance(note, dict)
            assert isinstance(kept, dict)
            conflict = kept.get("conflict", {})
            assert isinstance(conflict, dict)
            before = was.get(name, {})
            assert isinstance(before, dict)
            for field in ("body", "target", "kind", "status"):
                changed = note.get(field) != before.get(field)
                if changed and kept.get(field) != note.get(field) and note.get(field) not in conflict.get(field, []):
                    lines.append(f"{name}.{field} {note.get(field)!r} is lost")
            del other
        if name in was and kept is not None and (name not in mine or name not in theirs):
            left = mine.get(name, theirs.get(name))
            if left is None or tree.same(left, was[name]):
                lines.append(f"{name} was deleted and is back")
    return lines


# Sidecars in many styles


def styled(dice: random.Random) -> str:
    """A sidecar as people write them, with comments everywhere; each comment has its own number."""
    number = 0
    lines: list[str] = []

    def comment(indent: int) -> None:
        nonlocal number
        if dice.random() < 0.3:
            number += 1
            lines.append(
                " " * indent + f"# c{number} " + dice.choice(("one", "two: x", "#three", "'quote", "- id: n-1"))
            )

    def tail() -> str:
        nonlocal number
        if dice.random() < 0.25:
            number += 1
            return f"  # t{number}"
        return ""

    if dice.random() < 0.1:
        lines.append("---")
    comment(0)
    lines.append("diptych-notes: 1" + tail())
    comment(0)
    lines.append("articles:")
    comment(2)
    lines.append(dice.choice((
        '  a: {path: wion.txt, sha256: "9f", chars: 30, meta: {published: 2021-12-02}, roles: {3: caption}}' + tail(),
        "  a:\n    path: wion.txt\n    chars: 30" + tail(),
    )))  # fmt: skip
    if dice.random() < 0.3:
        lines.append("extra: [1, 2," + tail() + "\n  3]")
    comment(0)
    margin = dice.choice((0, 2, 2, 4))
    lines.append("annotations:" + tail())
    for name in range(dice.randrange(5)):
        comment(margin)
        styled_note(dice, lines, margin, name, comment, tail)
    comment(dice.choice((0, 2)))
    text = "\n".join(lines) + ("\n" if dice.random() < 0.9 else "")
    text = text.replace("\n", dice.choice(("\n", "\n", "\r\n")))
    return "\ufeff" + text if dice.random() < 0.05 else text


def styled_note(
    dice: random.Random,
    lines: list[str],
    margin: int,
    name: int,
    comment: Callable[[int], None],
    tail: Callable[[], str],
) -> None:
    """One note in one of many styles."""
    dash, inner = " " * margin + "- ", " " * (margin + 2)
    if dice.random() < 0.15:
        lines.append(f'{dash}{{id: n-{name}, kind: note, tags: [a, b], body: "x"}}' + tail())
        return
    if dice.random() < 0.1:
        lines.append(dash.rstrip())
        dash = inner
    lines.append(f"{dash}id: n-{name}" + tail())
    comment(margin + 2)
    lines.append(f"{inner}kind: {dice.choice(('note', 'question', chr(39) + 'claim' + chr(39)))}" + tail())
    if dice.random() < 0.5:
        tags = ("[a, b]", "[a]", f"\n{inner}  - a\n{inner}  - b", f"\n{inner}- a # w\n{inner}- c")
        lines.append(f"{inner}tags: {dice.choice(tags)}")
    if dice.random() < 0.8:
        place = f"article: a, start: {name * 10}, end: {name * 10 + 5}, quote: \"hello\", prefix: 'p', suffix: s"
        lines.append(f"{inner}target: {{{place}}}" + tail())
    if dice.random() < 0.2:
        lines.append(f"{inner}weird:\n{inner}  deep: x\n{inner}  list:\n{inner}    - q: 1\n{inner}      z: 2")
    comment(margin + 2)
    style = dice.random()
    if style < 0.3:
        head, end = dice.choice(("", " # head")), dice.choice(("", "\n", "\n\n"))
        lines.append(f"{inner}body: |-{head}\n{inner}  text é\n{inner}    more # no comment\n{end}")
    elif style < 0.5:
        lines.append(f'{inner}body: "in quotes # no"' + tail())
    elif style < 0.6:
        lines.append(f"{inner}body: plain text\n{inner}  over two lines")
    elif style < 0.7:
        lines.append(f"{inner}body: >+\n{inner}  folded\n{inner}  text\n")
    elif style < 0.8:
        lines.append(f"{inner}body:" + tail())
    comment(margin + 2)


def random_edit(dice: random.Random, content: Item) -> Change:
    """An edit of any kind."""
    notes = merge.items(content, "annotations")
    roll = dice.random()
    if roll < 0.35 or not notes:
        name = f"n-new{dice.randrange(10**6)}"
        return Change("annotations", name, None, some_note(dice, name))
    name = dice.choice(list(notes))
    item = notes[name]
    if roll < 0.5 or not isinstance(item, dict):
        return Change("annotations", name, item, None)
    entry = merge.items(content, "articles").get("a")
    if roll < 0.6 and isinstance(entry, dict):
        return Change("articles", "a", entry, {**entry, "meta": {"publisher": dice.choice(BODIES)}})
    new = dict(item)
    for _ in range(dice.randrange(1, 4)):
        field = dice.choice(("kind", "tags", "body", "target", "status", "modified", "conflict", "weird"))
        if field == "tags":
            new[field] = dice.sample(["a", "b", "c", "d e"], dice.randrange(1, 4))
        elif field == "target":
            old = item.get("target")
            new[field] = {**(old if isinstance(old, dict) else {}), "quote": dice.choice(BODIES), "start": "7"}
        elif field == "conflict":
            new[field] = {"body": [dice.choice(BODIES), "x"]}
        elif dice.random() < 0.3:
            new.pop(field, None)
        else:
            new[field] = dice.choice(BODIES)
    return Change("annotations", name, item, new)


def remarks(text: str) -> list[str]:
    """The comments of a text."""
    return sorted(words.rstrip() for _, words in splice.comments(text, tree.parse(text, "x")))


def edits(count: int, seed: int) -> Found:
    """Random edits of commented sidecars: each says what was wanted, and has all its comments and line ends."""
    dice = random.Random(seed)
    bad: list[str] = []
    tried = 0
    while tried < count:
        text = styled(dice)
        document = sidecar.read(text.encode(), "x")
        for _ in range(dice.randrange(1, 4)):
            tried += 1
            change = random_edit(dice, document.content)
            try:
                result = sidecar.changed(document, [change])
            except SidecarProblem as problem:
                bad.append(f"edit {tried}: refused, {problem}\n{document.text}\n{change}")
                break
            if remarks(document.text) != remarks(result.text):
                bad.append(f"edit {tried}: a comment is lost\n{document.text}\n{change}")
            if "\r\n" in document.text and result.text.count("\n") != result.text.count("\r\n"):
                bad.append(f"edit {tried}: mixed line ends\n{document.text}\n{change}")
            document = result
    return Found(tried, bad)


# Mutations


def mutated(dice: random.Random, data: bytes) -> bytes:
    """Damaged bytes."""
    result = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        at = dice.randrange(len(result) + 1)
        roll = dice.randrange(7)
        if roll == 0:
            result[at : at + 1] = bytes([dice.randrange(256)])
        elif roll == 1:
            del result[at : at + dice.randrange(1, 20)]
        elif roll == 2:
            result[at:at] = dice.choice((b"[", b"{", b"- ", b"? ", b": ", b"&a ", b"*a ", b"!!x ", b"\t", b"%", b"---\n", b"...\n", b"'", b'"', b"|", b">", b"#", b"\n", b"\r", b"\0"))  # fmt: skip
        elif roll == 3:
            end = at + dice.randrange(1, 60)
            result[at:at] = result[at:end]
        elif roll == 4:
            result[at:at] = dice.choice((b"[", b"{", b"- ", b"? ", b"a: ")) * dice.randrange(1, 400)
        elif roll == 5:
            result[at:at] = dice.choice((b"\xff", b"\xed\xa0\x80", "\u2028".encode(), "\ufeff".encode(), b"\x85"))
        else:
            result[at : at + 8] = result[at : at + 8][::-1]
    return bytes(result)


def mutations(count: int, seed: int) -> Found:
    """Damaged sidecars: each is read or refused in a line, and edited only into what was wanted."""
    bad: list[str] = []
    step = 2_000
    seen: Counter[str] = Counter()
    for first in range(0, count, step):
        ours, theirs = os.pipe()
        child = forked()
        if child == 0:
            os.close(ours)
            with contextlib.suppress(BaseException):
                report = mutate(random.Random(seed * 1_000_003 + first), min(step, count - first))
                os.write(theirs, "\n".join(report)[:60_000].encode() + b"\n")
                os._exit(0)
            os._exit(1)
        os.close(theirs)
        for line in drained(ours):
            kind, _, words = line.partition(" ")
            if kind == "bad":
                bad.append(words)
            elif kind in ("read", "refused", "edited", "kept"):
                seen[kind] += int(words)
        _, status = os.waitpid(child, 0)
        if status:
            bad.append(f"mutations from {first}: the process ended with {status}")
    # An edit can be refused as well.
    told = seen["read"] + seen["refused"] - (seen["read"] - seen["edited"])
    if told > count or told < count - len(bad):
        bad.append(f"{count} mutations, but {told} were told of")
    return Found(count, bad, ", ".join(f"{number} {kind}" for kind, number in seen.items()))


def mutate(dice: random.Random, count: int) -> list[str]:
    """Some mutations in a process of their own; lines for the parent."""
    seen: Counter[str] = Counter()
    lines: list[str] = []
    for _ in range(count):
        data = mutated(dice, styled(dice).encode())
        began = time.process_time()
        try:
            document = sidecar.read(data, "x")
            seen["read"] += 1
            change = random_edit(dice, document.content)
            result = sidecar.changed(document, [change])
            wanted = merge.apply(document.content, [change])
            if not tree.same(result.content, wanted):
                lines.append(f"bad not what was wanted: {data!r}")
            seen["edited"] += 1
        except SidecarProblem as problem:
            seen["refused"] += 1
            if "\n" in str(problem):
                lines.append(f"bad more than a line: {problem!r}")
        except Exception as problem:
            lines.append(f"bad {type(problem).__name__} {problem} from {data!r}".replace("\n", " "))
        if time.process_time() - began > 2:
            lines.append(f"bad slow: {data!r}")
    return [f"{kind} {number}" for kind, number in seen.items()] + lines


def main() -> int:
    """Run them and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--full", action="store_true", help="the numbers of the specification")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("kills", "errors", "sessions", "merges", "mutations", "edits"))
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
    runs: dict[str, Callable[[], Found]] = {
        "kills": lambda: kills(options.kills, options.seed),
        "errors": lambda: errors(options.seed),
        "sessions": lambda: sessions(4, 40, options.seed),
        "merges": lambda: merges(options.merges, options.seed),
        "edits": lambda: edits(options.edits, options.seed),
        "mutations": lambda: mutations(options.mutations, options.seed),
    }
    failures = 0
    for name, run in runs.items():
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
