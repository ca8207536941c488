import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import SidecarProblem
from reader.notes import merge, sidecar
from reader.notes.merge import Change
from reader.notes.tree import Item, Value, same

HAND = """\
# my notes on this one
diptych-notes: 1   # the version
articles:
  a: {path: wion.txt, chars: 90}
annotations:
  # the first thing I saw
  - id: n-1
    kind: question      # a good one
    tags: [b, a]
    target: {article: a, start: 10, end: 15, quote: "hello"}
    colour: red
    body: |-
      Who says so?

      Nobody.
  - id: n-2
    kind: note
    target: {article: a, start: 50, end: 55, quote: "there"}
    body: plain words
# the end
"""


def note(name: str, start: int, **fields: Value) -> Item:
    return {"id": name, "kind": "note", "target": {"article": "a", "start": str(start), "quote": "x"}, **fields}


def edited(text: str, *changes: Change) -> str:
    return sidecar.changed(sidecar.read(text.encode(), "x"), list(changes)).text


def item(text: str, name: str) -> Item:
    found = merge.items(sidecar.read(text.encode(), "x").content, "annotations")[name]
    assert isinstance(found, dict)
    return found


def hunk(before: str, after: str) -> list[str]:
    rows = list(difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))
    return [row for row in rows[2:] if not row.startswith("@@")]


class TestOnlyWhatChangedIsWritten:
    def test_a_field(self) -> None:
        old = item(HAND, "n-1")
        after = edited(HAND, Change("annotations", "n-1", old, {**old, "kind": "claim"}))
        assert hunk(HAND, after) == ["-    kind: question      # a good one", "+    kind: claim      # a good one"]

    def test_a_body_of_several_lines_becomes_one(self) -> None:
        old = item(HAND, "n-1")
        after = edited(HAND, Change("annotations", "n-1", old, {**old, "body": "One: line"}))
        assert hunk(HAND, after) == [
            "-    body: |-", "-      Who says so?", "-", "-      Nobody.", '+    body: "One: line"',
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("tags", "written"),
        [
            (["b", "a", "new one"], '[b, a, "new one"]'),
            (["c", "b", "a"], "[c, b, a]"),
            (["a"], "[a]"),
            (["b"], "[b]"),
            (["c"], "[c]"),
            (["c", "d", "e"], "[c, d, e]"),
            (["c", "a"], "[c, a]"),
        ],
    )
    def test_other_tags(self, tags: list[Value], written: str) -> None:
        old = item(HAND, "n-1")
        after = edited(HAND, Change("annotations", "n-1", old, {**old, "tags": tags}))
        assert hunk(HAND, after) == ["-    tags: [b, a]", f"+    tags: {written}"]

    def test_a_new_field_goes_to_its_place(self) -> None:
        old = item(HAND, "n-2")
        after = edited(HAND, Change("annotations", "n-2", old, {**old, "status": "done"}))
        assert hunk(HAND, after) == ["+    status: done"]
        assert after.index("kind: note") < after.index("status: done") < after.index("start: 50")

    def test_a_new_note_goes_in_reading_order(self) -> None:
        after = edited(HAND, Change("annotations", "n-3", None, note("n-3", 30, body="in between")))
        assert [row[0] for row in hunk(HAND, after)] == ["+"] * 4
        assert list(merge.items(sidecar.read(after.encode(), "x").content, "annotations")) == ["n-1", "n-3", "n-2"]

    def test_a_deleted_note_leaves_its_comments(self) -> None:
        after = edited(HAND, Change("annotations", "n-1", item(HAND, "n-1"), None))
        assert "# the first thing I saw\n" in after
        assert "# a good one\n" in after
        assert "Who says so" not in after

    def test_the_last_note_can_go_and_another_come(self) -> None:
        bare = "diptych-notes: 1\nannotations:\n  - id: n-1\n    body: x\n"
        empty = edited(bare, Change("annotations", "n-1", {"id": "n-1", "body": "x"}, None))
        assert empty == "diptych-notes: 1\nannotations:\n"
        assert edited(empty, Change("annotations", "n-1", None, {"id": "n-1", "body": "x"})) == bare

    def test_line_ends_stay(self) -> None:
        text = HAND.replace("\n", "\r\n")
        after = edited(text, Change("annotations", "n-3", None, note("n-3", 30, body="two\nlines")))
        assert after.count("\n") == after.count("\r\n")

    def test_a_file_in_flow_style(self) -> None:
        text = "{diptych-notes: 1, annotations: [{id: n-1, tags: [a, b]}]}\n"
        old = item(text, "n-1")
        after = edited(text, Change("annotations", "n-1", old, {**old, "tags": ["b"], "body": "x: y"}),
                       Change("annotations", "n-2", None, {"id": "n-2"}))  # fmt: skip
        assert after == '{diptych-notes: 1, annotations: [{id: n-1, tags: [b], body: "x: y"}, {id: n-2}]}\n'

    def test_no_change_is_no_byte(self) -> None:
        assert edited(HAND) == HAND

    def test_ten_edits_are_ten_small_hunks(self) -> None:
        text = "diptych-notes: 1\nannotations:\n" + "".join(
            f"  - id: n-{n}\n    kind: note\n    # remark {n}\n    body: was {n}\n" for n in range(20)
        )
        after = text
        for n in range(0, 20, 2):
            old = item(after, f"n-{n}")
            after = edited(after, Change("annotations", f"n-{n}", old, {**old, "body": f"is\n{n}"}))
        hunks = [row for row in difflib.unified_diff(text.split("\n"), after.split("\n"), n=0) if row.startswith("@@")]
        assert len(hunks) == 10

    def test_a_note_without_an_id_gets_one_when_it_is_edited(self) -> None:
        text = "diptych-notes: 1\nannotations:\n- body: mine\n"
        [(name, old)] = merge.items(sidecar.read(text.encode(), "x").content, "annotations").items()
        assert isinstance(old, dict)
        after = edited(text, Change("annotations", name, old, {**old, "body": "new"}))
        assert item(after, name) == {"id": name, "body": "new"}


class TestForeignFiles:
    @pytest.mark.parametrize(
        "text", ["a: 1\n", "- x\n", "diptych-notes: 2\n", "just words\n", "diptych-notes: 1\nannotations: 5\n"]
    )
    def test_a_file_that_is_not_ours_is_refused(self, text: str) -> None:
        with pytest.raises(SidecarProblem):
            sidecar.read(text.encode(), "x")

    def test_an_item_that_is_no_note_is_reported_and_left(self) -> None:
        text = "diptych-notes: 1\nannotations:\n  - just words\n  - id: n-1\n    body: x\n"
        read = sidecar.read(text.encode(), "x")
        assert [each.id for each in read.notes] == ["n-1"]
        assert read.problems == ("x:3: not a map, left as it is",)
        after = edited(text, Change("annotations", "n-1", item(text, "n-1"), None))
        assert after == "diptych-notes: 1\nannotations:\n  - just words\n"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=50, deadline=None)
@given(body=texts, tag=texts, quote=texts, key=texts)
def test_any_text_comes_back_as_it_was(body: str, tag: str, quote: str, key: str) -> None:
    made: Item = {
        "id": "n-1",
        "tags": [tag],
        "target": {"article": "a", "quote": quote},
        "body": body,
        "more": {key: body},
    }
    fresh = sidecar.changed(sidecar.read(None, "x"), [Change("annotations", "n-1", None, made)])
    assert merge.items(fresh.content, "annotations")["n-1"] == made
    hand = edited(HAND, Change("annotations", "n-1", item(HAND, "n-1"), made))
    assert same(item(hand, "n-1"), made)


def test_a_note_behind_a_text_that_keeps_its_blank_lines_can_be_taken_away() -> None:
    text = "diptych-notes: 1\nannotations:\n  - id: n-1\n    body: >+\n      folded\n\n  - id: n-2\n    body: |-\n      x\n\n\n"
    document = sidecar.read(text.encode(), "x")
    gone = sidecar.changed(document, [Change("annotations", "n-2", {"id": "n-2", "body": "x"}, None)])
    assert gone.text == text.partition("  - id: n-2")[0]
