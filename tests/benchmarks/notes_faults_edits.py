"""Sidecars as people write them, edited at random and damaged at random."""

import contextlib
import os
import random
import time
from collections import Counter
from collections.abc import Callable

from reader.errors import SidecarProblem
from reader.notes import merge, sidecar, splice, tree
from reader.notes.merge import Change
from reader.notes.tree import Item
from tests.benchmarks.notes_faults_merges import some_note
from tests.benchmarks.notes_faults_room import BODIES, Found, Progress, drained, forked


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
    progress = Progress(count)
    while tried < count:
        progress.at(tried)
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
    progress = Progress(count)
    for first in range(0, count, step):
        progress.at(first)
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
