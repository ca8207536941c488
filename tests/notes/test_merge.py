from typing import Any

from reader.notes import merge, sidecar
from reader.notes.merge import Change, rebase
from reader.notes.tree import Item, Value

BASE: Item = {"id": "n-1", "body": "was", "kind": "note", "tags": ["a", "b"], "modified": "2026-01-01"}


def merge_item(before: Value | None, ours: Value | None, theirs: Value | None) -> Any:
    return merge.merge_item(before, ours, theirs)


class TestOneNote:
    def test_different_fields_of_one_note_both_change(self) -> None:
        merged = merge_item(BASE, {**BASE, "body": "ours"}, {**BASE, "kind": "claim"})
        assert merged == {**BASE, "body": "ours", "kind": "claim"}

    def test_the_same_field_keeps_both_texts_and_shows_the_later(self) -> None:
        ours = {**BASE, "body": "ours", "modified": "2026-01-03"}
        theirs = {**BASE, "body": "theirs", "modified": "2026-01-02"}
        merged = merge_item(BASE, ours, theirs)
        assert merged == {**BASE, "body": "ours", "modified": "2026-01-03", "conflict": {"body": ["ours", "theirs"]}}

    def test_edit_beats_delete_from_either_side(self) -> None:
        edited = {**BASE, "body": "new"}
        assert merge_item(BASE, None, edited) == edited
        assert merge_item(BASE, edited, None) == edited

    def test_a_note_that_nobody_else_touched_is_deleted(self) -> None:
        assert merge_item(BASE, None, BASE) is None
        assert merge_item(BASE, BASE, None) is None

    def test_tags_are_merged_as_a_set(self) -> None:
        merged = merge_item(BASE, {**BASE, "tags": ["a", "c"]}, {**BASE, "tags": ["a", "b", "d"]})
        assert merged["tags"] == ["a", "d", "c"]

    def test_a_target_is_never_mixed_from_two(self) -> None:
        base: Item = {**BASE, "target": {"start": "1", "end": "2", "quote": "x"}}
        ours: Item = {**base, "target": {"start": "5", "end": "9", "quote": "ours"}, "modified": "2026-01-09"}
        theirs: Item = {**base, "target": {"start": "7", "end": "8", "quote": "theirs"}}
        merged = merge_item(base, ours, theirs)
        assert merged["target"] == ours["target"]
        assert theirs["target"] in merged["conflict"]["target"]


class TestEditsMadeTwice:
    def test_what_is_there_already_is_no_conflict(self) -> None:
        content: Item = {"annotations": [{**BASE, "body": "two"}]}
        chain = [
            Change("annotations", "n-1", None, BASE),
            Change("annotations", "n-1", BASE, {**BASE, "body": "two"}),
            Change("annotations", "n-1", {**BASE, "body": "two"}, {**BASE, "body": "three"}),
        ]
        for made in range(4):
            last = chain[made - 1].after
            start: Item = {"annotations": [last]} if made and last is not None else {}
            assert merge.apply(start, rebase(start, chain))["annotations"] == [{**BASE, "body": "three"}]
        assert merge.apply(content, rebase(content, chain))["annotations"] == [{**BASE, "body": "three"}]

    def test_an_edit_by_somebody_else_in_between_is_kept(self) -> None:
        chain = [Change("annotations", "n-1", None, BASE)]
        foreign: Item = {"annotations": [{**BASE, "body": "theirs"}]}
        assert merge.apply(foreign, rebase(foreign, chain)) == foreign


class TestFiles:
    one = "# head\ndiptych-notes: 1\nannotations:\n  - id: n-1\n    body: was\n  - id: n-2\n    body: other\n"

    def merged(self, ours: str, theirs: str) -> str:
        return sidecar.merge_files(self.one.encode(), ours.encode(), theirs.encode(), "x").decode()

    def test_two_people_with_one_file(self) -> None:
        ours = self.one.replace("body: was", "body: ours  # I know")
        theirs = self.one.replace("body: other", "body: theirs").replace("# head\n", "# head\n# and more\n")
        result = self.merged(ours, theirs)
        assert "body: ours  # I know\n" in result
        assert "body: theirs\n" in result
        assert "# and more" in result

    def test_a_comment_above_their_new_note_comes_with_it(self) -> None:
        theirs = self.one + "  # look here\n  - id: n-3\n    body: new\n"
        result = self.merged(self.one.replace("was", "mine"), theirs)
        assert result.index("body: other") < result.index("# look here") < result.index("n-3")

    def test_without_a_base_both_sides_are_kept(self) -> None:
        theirs = "diptych-notes: 1\nannotations:\n  - id: n-9\n    body: x\n"
        result = sidecar.merge_files(None, self.one.encode(), theirs.encode(), "x").decode()
        assert {each.id for each in sidecar.read(result.encode(), "x").notes} == {"n-1", "n-2", "n-9"}
