import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import DiptychError
from reader.notes import api, merge, merging, sidecar
from reader.notes.exports_csv import from_csv, to_csv
from reader.notes.exports_jsonld import from_jsonld, to_jsonld
from reader.notes.exports_markdown import AROUND, Texts, to_markdown
from reader.notes.lists import Filter, doubtful_first, filtered, tags_in_use
from reader.notes.store import PAIR, Form
from reader.notes.tree import Item
from reader.pair import Pair, Span
from tests.notes.conftest import Desk

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=6
)
notes = st.dictionaries(
    st.sampled_from(["re", "kind", "status", "tags", "by", "created", "body", "more", "mine"]), values, max_size=5
).flatmap(
    lambda item: st.one_of(
        values,
        st.dictionaries(st.sampled_from(["article", "start", "quote", "prefix", "relation", "odd"]), words),
        st.dictionaries(
            st.sampled_from(["relation", "a", "b"]),
            words | st.dictionaries(st.sampled_from(["start", "quote", "x"]), words),
        ),
    ).map(lambda target: {"id": "n-1", **item, "target": target})
)


class TestLossless:
    @settings(max_examples=50, deadline=None)
    @given(notes)
    def test_csv(self, note: Item) -> None:
        assert from_csv(to_csv([("a.txt.diptych.yaml", note)])) == [("a.txt.diptych.yaml", note)]

    @settings(max_examples=50, deadline=None)
    @given(notes)
    def test_jsonld(self, note: Item) -> None:
        assert from_jsonld(to_jsonld([("a", note, {})])) == [("a", note)]


class TestCsv:
    @pytest.mark.parametrize("body", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "'x", "%x", "|x"])
    def test_no_cell_can_start_a_formula(self, body: str) -> None:
        text = to_csv([("s", {"id": "n-1", "body": body, "tags": ["=x"], "odd": "=y"})])
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not any(re.match(r"\s*[=+\-@\t\r]", cell) for cell in row)
        assert from_csv(text)[0][1]["body"] == body

    @pytest.mark.parametrize("text", ["", "a,b\n", 'id,tags\nn-1,"[oops"\n', "id,body\nn-1\n", 'id,more\nn-1,"[]"\n'])
    def test_what_is_no_table_of_notes_is_refused(self, text: str) -> None:
        with pytest.raises(DiptychError, match="CSV"):
            from_csv(text)


class TestJsonld:
    def test_it_speaks_the_model(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, Pair(Span(16, 24), None), Form("Who?", kind="question", tags=("source",)))
        store.close()
        [loaded] = [api.placed(str(desk.sidecar()), lambda _: desk.texts["zeta.txt"])]
        page = json.loads(api.export([loaded], "jsonld"))
        [made] = page["items"]
        assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        assert made["motivation"] == "questioning"
        assert made["creator"]["name"] == "mia"
        assert [body["purpose"] for body in made["body"]] == ["commenting", "tagging"]
        [target] = made["target"]
        assert target["source"] == "zeta.txt"
        assert target["selector"][0] == {"type": "TextPositionSelector", "start": 16, "end": 24}
        assert target["selector"][1]["exact"] == "minister"

    def test_an_annotation_of_another_tool(self) -> None:
        foreign = {
            "type": "Annotation", "id": "https://hypothes.is/a/AbC", "creator": "acct:mia@hypothes.is",
            "body": [{"type": "TextualBody", "value": "Really?"}, {"value": "figure", "purpose": "tagging"}],
            "target": {"selector": [{"type": "TextQuoteSelector", "exact": "90,000", "prefix": "about "}]},
        }  # fmt: skip
        [(_, item)] = from_jsonld(json.dumps(foreign))
        assert item["body"] == "Really?"
        assert item["tags"] == ["figure"]
        assert item["target"] == {"article": "a", "quote": "90,000", "prefix": "about "}

    @pytest.mark.parametrize("text", ["", "[", "5", '{"items": 3}', "[" * 100_000, '[["x"]]'])
    def test_what_is_no_collection_is_refused(self, text: str) -> None:
        with pytest.raises(DiptychError, match="JSON-LD"):
            from_jsonld(text)


def texts_of(desk: Desk, name: str) -> Texts:
    text = desk.texts[name]
    lines = [Span(found.start(), found.end()) for found in re.finditer(".+", text)]
    return Texts(
        [text],
        lambda side, at: f"WION {side}:{at}",
        ["WION", "RTHK"],
        lambda _, span: [line for line in lines if line.start < span.end and span.start < line.end],
    )


class TestMarkdown:
    @pytest.mark.parametrize(
        ("words", "quoted"),
        [
            ("called it", "> He **called it** late."),
            ("He called it late.", "> **He called it late.**"),
            ("late.\nShe", "> He called it **late.**\n>\n> **She** did not."),
            (" it ", "> He called **it** late."),
        ],
    )
    def test_quotes_the_paragraphs_that_a_note_touches_and_no_more(self, desk: Desk, words: str, quoted: str) -> None:
        desk.texts["zeta.txt"] = text = "Home | News | Sport\nHe called it late.\nShe did not.\nRead more\n"
        store = desk.open()
        start = text.index(words)
        store.add(0, Pair(Span(start, start + len(words)), None), Form("x"))
        page = to_markdown(store.notes(), texts_of(desk, "zeta.txt"), "Notes")
        assert f"\n\n{quoted}\n\nx\n" in page

    def test_cuts_a_long_paragraph_between_words(self, desk: Desk) -> None:
        desk.texts["zeta.txt"] = "before " * 40 + "here " + "behind " * 40 + "\n"
        store = desk.open()
        store.add(0, Pair(Span(280, 284), None), Form("x"))
        page = to_markdown(store.notes(), texts_of(desk, "zeta.txt"), "Notes")
        (quoted,) = re.findall(r"^> … ((?:before )+)\*\*here\*\*((?: behind)+) …$", page, re.MULTILINE)
        assert all(60 < len(words) <= AROUND for words in quoted)

    def test_a_note_stands_with_its_place_and_the_text_around_it(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, Pair(Span(16, 24), None), Form("Which *one*?\n# not a heading", kind="question"))
        page = to_markdown(store.notes(), texts_of(desk, "zeta.txt"), "Notes")
        assert "## WION 0:16" in page
        assert "The **minister** said the bridge" in page
        assert "Which \\*one\\*?\n\\# not a heading" in page

    def test_an_orphan_says_so(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, Pair(Span(16, 24), None), Form("x"))
        store.close()
        desk.texts["zeta.txt"] = "Nothing of it is left.\n"
        page = to_markdown(desk.open().notes(), texts_of(desk, "zeta.txt"), "Notes")
        assert "## place not found" in page
        assert "> minister" in page


class TestLists:
    def test_filters_and_order(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        store.add(0, Pair(Span(16, 24), None), Form("about the minister", kind="question", tags=("Who", "b")))
        store.add(1, Pair(None, Span(0, 5)), Form("title", tags=("b",)))
        store.add(PAIR, form=Form("the pair", status="done"))
        everything = store.notes()

        def shown(**wanted: Any) -> list[str]:
            return [each.note.body for each in filtered(everything, Filter(**wanted))]

        assert shown(text="MINISTER about") == ["about the minister"]
        assert shown(tag="who") == ["about the minister"]
        assert shown(kind="question", author="mia") == ["about the minister"]
        assert shown(status="done") == ["the pair"]
        assert shown(state="orphan") == []
        assert tags_in_use(each.note for each in everything) == ["b", "Who"]
        store.close()
        desk.texts["zeta.txt"] = "Gone.\n"
        [first, *_] = doubtful_first(desk.open("zeta.txt", "alpha.txt").notes())
        assert (first.state, first.note.body) == ("orphan", "about the minister")


class TestCommands:
    def text_of(self, desk: Desk) -> Callable[[str], str | None]:
        return lambda path: desk.texts.get(path.rsplit("/", 1)[-1])

    def filled(self, desk: Desk) -> list[str]:
        store = desk.open("zeta.txt", "alpha.txt")
        note = store.add(0, Pair(Span(16, 24), None), Form("one\ntwo", tags=("a", "b")))
        store.reply(note.id, "answer")
        store.add(PAIR, Pair(Span(16, 24), Span(16, 24)), Form("pair", tags=("a",)), "differs")
        store.close()
        return api.sidecars([str(desk.folder)], desk.homes)

    @pytest.mark.parametrize("form", api.FORMATS)
    def test_export_then_import_into_an_empty_folder_is_the_same(
        self, desk: Desk, tmp_path: Path, form: api.Format
    ) -> None:
        paths = self.filled(desk)
        text = api.export([api.placed(path, self.text_of(desk)) for path in paths], form)
        (tmp_path / "new").mkdir()
        assert len(api.restore(text, form, str(tmp_path / "new"))) == 3
        assert api.restore(text, form, str(tmp_path / "new")) == []
        for path in paths:
            copy = api.load(str(tmp_path / "new" / path.rsplit("/", 1)[-1]))
            assert merge.items(copy.content, "annotations") == merge.items(api.load(path).content, "annotations")

    def test_an_import_cannot_leave_the_folder(self, desk: Desk) -> None:
        text = to_csv([("../evil.diptych.yaml", {"id": "n-1"})])
        with pytest.raises(DiptychError, match="not the name of a file of notes"):
            api.restore(text, "csv", str(desk.folder))

    def test_a_pair_is_three_sidecars(self, desk: Desk) -> None:
        self.filled(desk)
        found = api.sidecars([str(desk.folder / "zeta.txt"), str(desk.folder / "alpha.txt")], desk.homes)
        assert [path.rsplit("/", 1)[-1] for path in found] == [
            "zeta.txt.diptych.yaml",
            "alpha.txt+zeta.txt.diptych.yaml",
        ]

    def test_check_names_each_doubtful_note(self, desk: Desk) -> None:
        paths = self.filled(desk)
        desk.texts["zeta.txt"] = "Something else.\n"
        lines = [each.line for path in paths for each in api.findings(api.placed(path, self.text_of(desk)))]
        assert len(lines) == 3
        assert all("place not found: “minister" in line for line in lines)

    def test_a_tag_is_renamed_everywhere(self, desk: Desk) -> None:
        paths = self.filled(desk)
        assert len(api.rename_tag(paths, "a", "b")[0]) == 2
        assert sorted(note.tags for path in paths for note in api.load(path).notes) == [(), ("b",), ("b",)]

    def test_the_merge_driver_writes_ours_and_counts_what_needs_a_person(self, desk: Desk, tmp_path: Path) -> None:
        base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
        text = "diptych-notes: 1\nannotations:\n  - id: n-1\n    kind: note\n    body: was\n"
        base.write_text(text)
        ours.write_text(text.replace("was", "mine"))
        theirs.write_text(text.replace("was", "yours").replace("note\n", "claim\n"))
        merged = merging.merge_driver(str(base), str(ours), str(theirs))
        assert merged.notes == 1 and merged.is_changed
        assert merged.conflicts == ((str(ours), "n-1", "body", ("mine", "yours")),)
        [note] = sidecar.read(ours.read_bytes(), "ours").notes
        assert note.kind == "claim"
        assert note.conflict == {"body": ["mine", "yours"]}
