"""Each file call of the notes fails with each errno, the N-th for each N, once or from there on."""

import contextlib
import errno
import os
import random

from reader.notes import files
from reader.notes.keeping import NotSaved
from reader.notes.store import Form
from tests.benchmarks.notes_faults_room import Found, Room, room, span

ERRNOS = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "ESTALE", "EFBIG")


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
        litter = [
            path.name for path in place.article.parent.iterdir() if path.name.endswith((".tmp", ".lock", ".mark"))
        ]
        if litter and not lasting:
            bad.append(f"{where} ({what}): left behind {litter}")
    return calls >= turn
