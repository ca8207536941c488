"""Several sessions at once on one article, with hand edits between and clocks that run backwards."""

import contextlib
import os
import random
import time

from reader.notes import files
from reader.notes.store import Form
from tests.benchmarks.notes_faults_room import Found, Room, drained, forked, room, span


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
