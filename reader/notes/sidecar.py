"""A sidecar: from bytes to notes and from edits back to bytes."""

from dataclasses import dataclass
from typing import Final

from reader.errors import SidecarProblem
from reader.notes import emit, merge
from reader.notes.schema import VERSION, Annotation, ArticleEntry, HandLink, annotation, article_entry, hand_link
from reader.notes.splice import comments, rewrite
from reader.notes.tree import BREAKS, Item, Mapping, Node, Sequence, decode, last_scalar, parse, place, same, value

ENDING: Final = ".diptych.yaml"
HEAD: Final = (
    "# Notes for this article. Edit by hand if you like: comments and order are kept. Times are UTC.",
    "# Notes on two articles. Edit by hand if you like: comments and order are kept. Times are UTC.",
)


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What stands in a sidecar; empty where there is no file yet."""

    path: str
    text: str
    """As it stands in the file, byte-order mark and line ends included."""
    tree: Node | None
    """The same with its places."""
    content: Item
    """The same as lists, maps and text."""
    notes: tuple[Annotation, ...]
    """In the order of the file."""
    links: tuple[HandLink, ...]
    articles: dict[str, ArticleEntry]
    problems: tuple[str, ...]
    """Items that cannot be read as what they should be: kept and left alone; a line each, with its place."""


def read(data: bytes | None, path: str) -> Sidecar:
    """A sidecar's bytes as notes; None is a file that is not there.

    Raises:
        SidecarProblem: If it does not parse, has git's conflict marks, or is not ours. It must not be overwritten then.
    """
    text = "" if data is None else decode(data, path)
    return _understood(path, text, parse(text, path))


def empty(path: str, text: str = "") -> Sidecar:
    """A sidecar that holds nothing yet, or only comments."""
    return Sidecar(path, text, None, {}, (), (), {}, ())


def _understood(path: str, text: str, tree: Node | None) -> Sidecar:
    content = value(tree)
    if tree is None:
        return empty(path, text)
    if not isinstance(tree, Mapping) or not isinstance(content, dict) or "diptych-notes" not in content:
        raise SidecarProblem(path, "is not a file of notes of diptych", way_out="rename it; it is left as it is")
    if content["diptych-notes"] != VERSION:
        raise SidecarProblem(path, "was made by another version of diptych", way_out="it is left as it is")
    problems: list[str] = []
    for key, node in tree.entries:
        wanted = list if key.text in merge.LISTS else dict if key.text in merge.MAPS else None
        if wanted is not None and content[key.text] and not isinstance(content[key.text], wanted):
            line, _ = place(text, key.start)
            shape = "a list" if wanted is list else "a map"
            raise SidecarProblem(path, f"{key.text} is not {shape}", line=line, way_out="mend it by hand")
        if isinstance(node, Sequence) and key.text in merge.LISTS:
            problems += [f"{path}:{place(text, item.start)[0]}: not a map, left as it is"
                         for item in node.items if not isinstance(item, Mapping)]  # fmt: skip
    notes = [annotation(item, name) for name, item in merge.items(content, "annotations").items()
             if isinstance(item, dict)]  # fmt: skip
    links = [hand_link(item, name) for name, item in merge.items(content, "links").items() if isinstance(item, dict)]
    articles = {key: article_entry(part) for key, part in merge.items(content, "articles").items()}
    return Sidecar(
        path, text, tree, content, tuple(notes), tuple(each for each in links if each), articles, tuple(problems)
    )


def changed(sidecar: Sidecar, changes: list[merge.Change]) -> Sidecar:
    """The sidecar with edits merged into it; in its text only the bytes of what changed differ.

    Raises:
        SidecarProblem: If it is written in a way that cannot be changed safely.
    """
    content = merge.apply(sidecar.content, changes)
    if same(sidecar.content, content):
        return sidecar
    if sidecar.content:
        return _understood(sidecar.path, *rewrite(sidecar.text, sidecar.tree, content, sidecar.path, merge.names))
    return _fresh(sidecar, content)


def _fresh(sidecar: Sidecar, content: Item) -> Sidecar:
    """The first content of a sidecar, below what comments it has."""
    before = sidecar.text
    if before and not before.endswith("\n"):
        before += "\n"
    articles = content.get("articles")
    head = HEAD[1 if isinstance(articles, dict) and len(articles) > 1 else 0]
    parts = sorted(content.items(), key=lambda entry: emit.rank(entry[0]))
    whole: Item = {"diptych-notes": VERSION, **{key: part for key, part in parts if part}}
    text = f"{before}{head}\n{emit.mapping(whole, 0, chr(10))}\n"
    made = _understood(sidecar.path, text, parse(text, sidecar.path))
    if not same(made.content, whole):
        raise SidecarProblem(sidecar.path, "what was to be written does not read back", way_out="report this")
    return made


def merge_files(base: bytes | None, ours: bytes, theirs: bytes, path: str) -> bytes:
    """Three versions of a sidecar as one: a git merge driver. Comments of both sides are kept.

    Raises:
        SidecarProblem: If one of them does not parse.
    """
    first, mine, other = (read(data, path) for data in (base, ours, theirs))
    result = changed(mine, merge.differences(first.content, other.content))
    text = _with_comments(result, _new_comments(first, other, result))
    if not same(read(text.encode(), path).content, result.content):
        return result.text.encode()
    return text.encode()


def _new_comments(base: Sidecar, theirs: Sidecar, result: Sidecar) -> list[tuple[str, str]]:
    """Comments that the other side has added, each with the id of the note that it stands in or above."""
    known = [words for side in (base, result) for _, words in comments(side.text, side.tree)]
    tree = theirs.tree
    starts = _places(tree, theirs)
    added: list[tuple[str, str]] = []
    for start, words in comments(theirs.text, tree):
        if words in known:
            known.remove(words)
        else:
            added.append((next((name for end, name in starts if start < end), ""), words))
    return added


def _places(tree: Node | None, document: Sidecar) -> list[tuple[int, str]]:
    """For each note the offset up to which a comment is one of its own: the end of the line where its last field is."""
    listed: list[tuple[int, str]] = []
    for key, node in tree.entries if isinstance(tree, Mapping) else ():
        if key.text in merge.LISTS and isinstance(node, Sequence):
            for item, name in zip(node.items, merge.items(document.content, key.text), strict=True):
                last = last_scalar(item)
                found = BREAKS.search(document.text, last.start if last else item.start)
                listed.append((found.start() if found else len(document.text), name))
    return listed


def _with_comments(sidecar: Sidecar, added: list[tuple[str, str]]) -> str:
    text = sidecar.text
    tree = sidecar.tree
    if not added or not isinstance(tree, Mapping):
        return text
    starts: dict[str, int] = {}
    for key, node in tree.entries:
        if key.text in merge.LISTS and isinstance(node, Sequence) and not node.flow:
            starts |= dict(
                zip(merge.items(sidecar.content, key.text), (item.start for item in node.items), strict=True)
            )
    eol = "\r\n" if "\r\n" in text else "\n"
    for name, words in sorted(added, key=lambda pair: -starts.get(pair[0], len(text))):
        if name in starts:
            line = text.rfind("\n", 0, starts[name]) + 1
            text = text[:line] + "  " + words + eol + text[line:]
        else:
            text += ("" if text.endswith("\n") or not text else eol) + words + eol
    return text
