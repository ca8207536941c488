"""Sessions of notes that are ended by SIGKILL: at random moments, and before each of their file calls."""

import contextlib
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

from reader.notes import files
from reader.notes.store import Form
from tests.benchmarks.notes_faults_room import BODIES, Found, Progress, Room, drained, forked, room, span


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
    progress = Progress(count)
    with room() as place:
        want: dict[str, str] = {}
        for turn in range(count):
            progress.at(turn)
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


# Before each call


def life(place: Room, out: int) -> None:
    """A small session that says of each edit when it begins (?) and when it is acknowledged."""
    dice = random.Random(1)

    def say(line: str) -> None:
        os.write(out, f"{line}\n".encode())

    store = place.store()
    names: list[str] = []
    for turn in range(2):
        names.append(store.add(0, span(dice), Form(f"note {turn}")).id)
        say(f"+{names[turn]} 'note {turn}'")
    store.flush()
    say(f"?{names[0]}")
    store.edit(names[0], body="edited")
    say(f"+{names[0]} 'edited'")
    store.flush()
    say(f"?{names[1]}")
    store.delete(names[1])
    say(f"-{names[1]}")
    say(f"+{store.add(0, span(dice), Form('third')).id} 'third'")
    store.flush()
    say(f"+{store.add(0, span(dice), Form('last')).id} 'last'")
    store.close()


def unsaved(place: Room, out: int) -> None:
    """A session that ends with its edits in the journal only."""
    store = place.store()
    for turn in range(2):
        note = store.add(0, span(random.Random(turn)), Form(f"note {turn}"))
        os.write(out, f"+{note.id} 'note {turn}'\n".encode())


def recovery(place: Room, out: int) -> None:
    """The session after that."""
    del out
    place.store().close()


def ended(place: Room, act: Callable[[Room, int], None], turn: int) -> tuple[list[str], bool]:
    """What a session said that was killed before its file call of this number, and whether it came so far."""
    ours, theirs = os.pipe()
    child = forked()
    if child == 0:
        calls = 0

        def probe(call: str, path: str) -> None:
            nonlocal calls
            del call, path
            calls += 1
            if calls == turn:
                os.kill(os.getpid(), signal.SIGKILL)

        os.close(ours)
        with contextlib.suppress(BaseException):
            files.probe = probe
            act(place, theirs)
            os._exit(0)
        os._exit(1)
    os.close(theirs)
    lines = drained(ours)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return lines, True
    if status:
        raise RuntimeError(f"a session ended with {status}")
    return lines, False


def deaths(*, every: int = 1) -> Found:
    """A session, or the one that recovers it, is killed before each of its file calls.

    Afterwards nothing that was acknowledged is missing; and where a stranger takes away what stands in the sidecar
    before the next session, no note comes back that nobody has touched since.
    """
    bad: list[str] = []
    tried = 0
    for acts in ((life,), (unsaved, recovery)):
        for deleting in (False, True):
            turn = 0
            reached = True
            while reached:
                turn += every
                tried += 1
                with room() as place:
                    said: list[str] = []
                    for act in acts[:-1]:
                        said += ended(place, act, 0)[0]
                    more, reached = ended(place, acts[-1], turn)
                    what = f"{acts[-1].__name__}, killed at call {turn}{', then a deletion' if deleting else ''}"
                    bad += [f"{what}: {line}" for line in aftermath(place, said + more, deleting=deleting)]
    return Found(tried, bad)


def aftermath(place: Room, said: list[str], *, deleting: bool) -> list[str]:
    """What is wrong after a session's death."""
    want: dict[str, str] = {}
    doubtful: set[str] = set()
    gone: set[str] = set()
    for line in said:
        name, _, body = line[1:].partition(" ")
        doubtful.discard(name)
        if line[0] == "+":
            want[name] = eval(body)
        elif line[0] == "?":
            doubtful.add(name)
        else:
            gone.add(name)
            del want[name]
    deleted: dict[str, str] = {}
    if deleting:
        stranger = place.stranger()
        deleted = {each.note.id: each.note.body for each in stranger.notes()}
        for name in deleted:
            stranger.delete(name)
        stranger.close()
    seen = place.bodies()
    bad = [f"{name} is back" for name, body in seen.items()
           if name in gone or (name in deleted and body == deleted[name] == want.get(name))]  # fmt: skip
    bad += [
        f"{name} is {seen.get(name)!r} instead of {body!r}"
        for name, body in want.items()
        if name not in doubtful and seen.get(name) != body and deleted.get(name) != body
    ]
    left = [path.name for path in place.article.parent.iterdir() if path.name.endswith((".tmp", ".mark"))]
    return bad + ([f"left behind {left}"] if left else [])
