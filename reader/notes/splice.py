"""Change a YAML text in the bytes that changed and nowhere else; comments, order and line ends stay.

`rewrite` compares what stands with what is wanted, collects the smallest edits, applies them, and reads the result
again: only a text that says exactly what was wanted is given back. Comments of what goes away are kept as lines.
"""

import difflib
from collections.abc import Callable
from typing import NamedTuple

from reader.errors import SidecarProblem
from reader.notes import emit
from reader.notes.lines import COMMENT, Lines, Unspliceable
from reader.notes.tree import BREAKS, Item, Mapping, Node, Scalar, Sequence, Value, parse, same, value

Naming = Callable[[list[Value]], list[str]]
"""Names for the items of a list by which old and new are told to be the same one."""


class Edit(NamedTuple):
    """Replace `text[start:end]`."""

    start: int
    end: int
    new: str


def rewrite(text: str, tree: Node | None, wanted: Value, path: str, naming: Naming) -> tuple[str, Node | None]:
    """The text changed so that it says `wanted`, and its tree.

    Args:
        text: A YAML text that `parse` reads.
        tree: What it reads.
        wanted: What it has to say; its lists are in the order of the text, new items where they belong.
        path: For the message.
        naming: Names for the items of a list of maps.

    Raises:
        SidecarProblem: If the text is written so that it cannot be changed safely.
    """
    for coarse in (False, True):
        work = _Splicer(text, tree, naming, coarse=coarse)
        try:
            work.root(tree, wanted)
            result = work.result()
            read_again = parse(result, path)
            if same(value(read_again), wanted):
                return result, read_again
        except (Unspliceable, SidecarProblem):
            continue
    raise SidecarProblem(path, "is written in a way that cannot be changed safely", way_out="put it in block style")


def comments(text: str, tree: Node | None) -> list[tuple[int, str]]:
    """Every comment with its offset."""
    return Lines(text, tree).comments(0, len(text))


class _Splicer(Lines):
    """The edits from a text to a wanted value."""

    def __init__(self, text: str, tree: Node | None, naming: Naming, *, coarse: bool) -> None:
        super().__init__(text, tree)
        self._naming = naming
        self._coarse = coarse
        self._edits: list[Edit] = []

    def result(self) -> str:
        """The text with the edits made.

        Raises:
            Unspliceable: If two of them overlap.
        """
        parts: list[str] = []
        at = 0
        for edit in sorted(self._edits, key=lambda each: (each.start, each.end)):
            if edit.start < at:
                raise Unspliceable
            parts += (self._text[at : edit.start], edit.new)
            at = edit.end
        return "".join((*parts, self._text[at:]))

    def _replace(self, start: int, end: int, new: str) -> None:
        self._edits.append(Edit(start, end, new))

    def _add_line(self, after: int, line: str) -> None:
        """A line of its own after the line that holds an offset."""
        at = self._line_end(after)
        if after and BREAKS.fullmatch(self._text[after - 1]):
            self._replace(after, after, line + self._eol)
        else:
            self._replace(at, at, self._eol + line)

    # Edits

    def root(self, tree: Node | None, wanted: Value) -> None:
        """All edits of a document."""
        if tree is None or not isinstance(tree, Mapping) or not isinstance(wanted, dict):
            raise Unspliceable
        self._mapping(tree, wanted)

    def _mapping(self, node: Mapping, wanted: Item) -> None:
        if not wanted and node.entries:
            raise Unspliceable
        kept = [(key, child) for key, child in node.entries if key.text in wanted]
        if not kept and node.entries:
            raise Unspliceable
        for key, child in kept:
            if not same(value(child), wanted[key.text]):
                self._value(key, child, wanted[key.text], node)
        for key, child in node.entries:
            if key.text not in wanted:
                self._drop(node, key, child)
        present = {key.text for key, _ in node.entries}
        for name, content in wanted.items():
            if name not in present:
                self._add(node, kept, name, content)

    def _value(self, key: Scalar, child: Node, wanted: Value, parent: Mapping) -> None:
        if isinstance(child, Scalar) and isinstance(wanted, str):
            self._scalar(key, child, wanted, parent)
        elif (
            isinstance(child, Mapping) and isinstance(wanted, dict) and any(k.text in wanted for k, _ in child.entries)
        ):
            self._mapping(child, wanted)
        elif isinstance(child, Sequence) and isinstance(wanted, list) and child.items:
            self._sequence(child, wanted)
        elif isinstance(child, Sequence | Mapping) and not child.flow:
            colon = self._text.index(":", key.end) + 1
            end = self._end(child)
            if not self._alone_after(end):
                raise Unspliceable
            column = self._column(key.start)
            lines = self._kept(colon, self._line_end(end), column)
            self._replace(colon, self._next_line(end), f" {emit.flow(wanted, key.text)}{self._eol}{lines}")
        elif isinstance(child, Scalar) and child.start == child.end and not parent.flow and not isinstance(wanted, str):
            self._section(key, child, wanted)
        else:
            end = self._end(child)
            if isinstance(child, Mapping | Sequence) and self.comments(child.start, end):
                raise Unspliceable
            space = " " if self._text[child.start - 1] == ":" else ""
            self._replace(child.start, end, space + emit.flow(wanted, key.text))

    def _section(self, key: Scalar, child: Scalar, wanted: Value) -> None:
        """Content for a key that has none: below it where it is a list of items, else behind it."""
        column = self._column(key.start)
        text = emit.entry(key.text, wanted, column, self._eol)
        head = emit.key_text(key.text) + ":"
        if self._eol in text:
            self._add_line(child.end, text[len(head) + len(self._eol) :])
        else:
            self._replace(child.start, child.end, text[len(head) :])

    def _scalar(self, key: Scalar, child: Scalar, wanted: str, parent: Mapping) -> None:
        end = self._end(child)
        space = " " if child.start == child.end and self._text[child.start - 1] == ":" else ""
        if child.style in ("|", ">"):
            head = self._text[child.start : self._line_end(child.start)]
            remark = COMMENT.search(head)
            behind, alone = (f" {remark[0]}" if remark else ""), True
        else:
            behind, alone = "", not self._text[end : self._line_end(end)].strip(" \t")
        new = None
        if not parent.flow and alone and key.start != child.start:
            new = emit.entry(key.text, wanted, self._column(key.start), self._eol)[len(emit.key_text(key.text)) + 2 :]
        if new is None:
            new = emit.scalar(wanted, key.text)
        first, line_end, rest = new.partition(self._eol)
        tail = self._eol if end > child.start and BREAKS.fullmatch(self._text[end - 1]) else ""
        self._replace(child.start, end, space + first + behind + line_end + rest + tail)

    def _add(self, node: Mapping, kept: list[tuple[Scalar, Node]], name: str, content: Value) -> None:
        if node.flow:
            at = self._end(kept[-1][1]) if kept else node.start + 1
            comma = ", " if kept else ""
            self._replace(at, at, f"{comma}{emit.key_text(name)}: {emit.flow(content, name)}")
            return
        before = kept[0]
        for pair in kept:
            if emit.rank(pair[0].text) <= emit.rank(name):
                before = pair
        column = self._column(kept[0][0].start)
        self._add_line(
            max(before[0].end, self._end(before[1])), " " * column + emit.entry(name, content, column, self._eol)
        )

    def _drop(self, node: Mapping, key: Scalar, child: Node) -> None:
        end = max(key.end, self._end(child))
        place = [each for each, _ in node.entries].index(key)
        if node.flow:
            self._drop_from_flow(
                [(each.start, max(each.end, self._end(part))) for each, part in node.entries], place, node.start
            )
            return
        column = self._column(key.start)
        if not self._alone_before(key.start):
            if place + 1 == len(node.entries) or self.comments(key.start, node.entries[place + 1][0].start):
                raise Unspliceable
            self._replace(key.start, node.entries[place + 1][0].start, "")
            return
        self._drop_lines(key.start, end, column)

    def _drop_lines(self, start: int, end: int, column: int) -> None:
        stop = self._stop(end)
        first = self._line_start(start)
        lines = self._kept(first, stop, column)
        if not lines and self._keeps_blanks(first):
            # Else the blank lines behind would come to be its own.
            stop = self._past_blanks(stop)
        if first == 0 and self._text.startswith("\ufeff"):
            first = 1
        if lines and stop == len(self._text) and not BREAKS.fullmatch(self._text[-1]):
            lines = lines.removesuffix(self._eol)
        self._replace(first, stop, lines)

    def _drop_from_flow(self, spans: list[tuple[int, int]], place: int, opening: int) -> None:
        """One part of a flow collection with the comma that goes with it."""
        if place + 1 < len(spans):
            start, end = spans[place][0], spans[place + 1][0]
        else:
            start, end = (spans[place - 1][1] if place else opening + 1), spans[place][1]
        if self.comments(start, end):
            raise Unspliceable
        self._replace(start, end, "")

    def _sequence(self, node: Sequence, wanted: list[Value]) -> None:
        old = [value(item) for item in node.items]
        old_names, new_names = self._naming(old), self._naming(wanted)
        steps = difflib.SequenceMatcher(None, old_names, new_names, autojunk=False).get_opcodes()
        gone = sum(last - first for tag, first, last, _, _ in steps if tag != "equal")
        if node.flow and (gone > 1 or gone == len(old)):
            self._whole(node, wanted)
            return
        survivor: int | None = None
        for tag, first, last, new_first, new_last in steps:
            if tag == "equal":
                for offset in range(last - first):
                    self._item(node, first + offset, old[first + offset], wanted[new_first + offset])
                survivor = last - 1
                continue
            for place in range(first, last):
                self._drop_item(node, place)
            if new_last > new_first:
                self._insert(node, survivor, wanted[new_first:new_last])

    def _item(self, node: Sequence, place: int, old: Value, wanted: Value) -> None:
        if same(old, wanted):
            return
        child = node.items[place]
        if isinstance(child, Mapping) and isinstance(wanted, dict) and not self._coarse:
            self._mapping(child, wanted)
            return
        end = self._end(child)
        if node.flow or not isinstance(wanted, dict) or not wanted:
            if self.comments(child.start, end):
                raise Unspliceable
            self._replace(child.start, end, emit.flow(wanted))
            return
        dash = self._dash(node, place)
        stop = self._stop(end)
        first = self._line_start(dash)
        lines = self._kept(first, stop, node_column := self._column(dash))
        self._replace(first, stop, lines + emit.item(wanted, node_column, self._eol) + self._eol)

    def _dash(self, node: Sequence, place: int) -> int:
        """Where an item's dash stands; it has to be the first thing of its line."""
        column = self._column(node.start)
        line = self._line_start(node.items[place].start)
        floor = node.start - column - 1
        while line >= floor:
            at = line + column + (1 if line == 0 and self._text.startswith("\ufeff") else 0)
            if self._text[at : at + 1] == "-" and self._alone_before(at):
                return at
            if line == 0:
                break
            line = self._line_start(line - 1)
        raise Unspliceable

    def _drop_item(self, node: Sequence, place: int) -> None:
        if node.flow:
            self._drop_from_flow([(item.start, self._end(item)) for item in node.items], place, node.start)
            return
        dash = self._dash(node, place)
        end = max(self._end(node.items[place]), dash + 1)
        self._drop_lines(dash, end, self._column(dash))

    def _whole(self, node: Sequence, wanted: list[Value]) -> None:
        """A flow list written anew."""
        if self.comments(node.start, node.end):
            raise Unspliceable
        self._replace(node.start, node.end, emit.flow(wanted))

    def _insert(self, node: Sequence, survivor: int | None, wanted: list[Value]) -> None:
        if node.flow:
            text = ", ".join(emit.flow(part) for part in wanted)
            if survivor is not None:
                at = self._end(node.items[survivor])
                self._replace(at, at, f", {text}")
            else:
                self._replace(node.start + 1, node.start + 1, f"{text}, ")
            return
        column = self._column(node.start)
        rows = [
            emit.item(part, column, self._eol)
            if isinstance(part, dict) and part
            else " " * column + "- " + emit.flow(part)
            for part in wanted
        ]
        text = self._eol.join(rows)
        if survivor is None:
            at = self._above(self._line_start(self._dash(node, 0)))
            self._replace(at, at, text + self._eol)
            return
        end = max(self._end(node.items[survivor]), self._dash(node, survivor) + 1)
        while not BREAKS.fullmatch(self._text[end - 1]):
            line = self._next_line(end)
            words = self._text[line : self._line_end(line)]
            if not words.lstrip(" ").startswith("#") or len(words) - len(words.lstrip(" ")) <= column:
                break
            end = self._line_end(line)
        self._add_line(end, text)
