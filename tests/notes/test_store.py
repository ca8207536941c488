import json
import os
import threading
import time

import pytest

from reader.notes import files, journal
from reader.notes.drafts import Drafts
from reader.notes.keeping import NotSaved
from reader.notes.merge import Change
from reader.notes.schema import Target
from reader.notes.selecting import select
from reader.notes.shown import Placed, PlacedLink
from reader.notes.store import PAIR, Form, Store
from reader.pair import Pair, Span
from tests.benchmarks.notes_faults_room import forked
from tests.notes.conftest import TEXT, Desk

MINISTER = Pair(Span(16, 24), None)


def bodies(store: Store) -> list[str]:
    return sorted(each.note.body for each in store.notes())


def spans(shown: Placed | PlacedLink) -> Pair[Span | None]:
    left, right = shown.places
    return Pair(left and left.span, right and right.span)


def die(store: Store) -> None:
    """End a session as a kill does: its journal stays, and its lock is gone."""
    file = store._keeper._journal._file
    assert file is not None
    file.close(remove_it=False)
    store._keeper._journal._file = None
    for book in store._keeper.books:
        book.waiting = []


class TestEditing:
    def test_a_note_comes_into_the_sidecar_by_itself(self, desk: Desk) -> None:
        store = desk.open(background=True)
        store.add(0, MINISTER, Form("Who?", kind="question", tags=("source",)))
        assert store.state.state in ("saving", "saved")
        until = time.monotonic() + 60
        while not desk.sidecar().exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert 'body: "Who?"' in desk.sidecar().read_text()

    def test_looking_writes_nothing(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        store.notes()
        store.links()
        store.offers()
        store.close()
        assert sorted(os.listdir(desk.folder)) == ["alpha.txt", "zeta.txt"]
        assert not os.path.exists(desk.homes.state)

    def test_undo_and_redo_without_limit(self, desk: Desk) -> None:
        store = desk.open()
        note = store.add(0, MINISTER, Form("one"))
        store.edit(note.id, body="two")
        store.delete(note.id)
        assert [store.undo(), store.undo(), store.undo(), store.undo()] == ["delete", "edit", "add", None]
        assert bodies(store) == []
        assert [store.redo(), store.redo()] == ["add", "edit"]
        assert bodies(store) == ["two"]
        store.add(0, form=Form("whole article"))
        assert store.redo() is None

    def test_a_note_goes_to_another_sidecar_with_its_answers_and_comes_back_in_one_step(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        note = store.add(0, MINISTER, Form("one", tags=("a",)))
        store.reply(store.reply(note.id, "no").id, "yes")
        store.move(note.id, 1, Pair(None, Span(56, 62)))
        store.flush()
        assert bodies(desk.open("alpha.txt")) == ["no", "one", "yes"]
        assert bodies(desk.open("zeta.txt")) == []
        assert {spans(each).right for each in store.notes()} == {Span(56, 62)}
        assert store.undo() == "move"
        store.flush()
        assert bodies(desk.open("zeta.txt")) == ["no", "one", "yes"]
        assert bodies(desk.open("alpha.txt")) == []

    def test_tags_of_notes_in_two_sidecars_are_one_step(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        names = [store.add(0, MINISTER, Form("one")).id, store.add(1, Pair(None, Span(16, 24)), Form("two")).id]
        store.tag(names, add=["both"])
        assert store.undo() == "tag"
        assert [each.note.tags for each in store.notes()] == [(), ()]

    def test_undo_goes_on_where_an_article_stays_open(self, desk: Desk) -> None:
        first = desk.open("zeta.txt", "alpha.txt")
        first.add(1, Pair(None, Span(16, 24)), Form("right"))
        first.add(0, MINISTER, Form("left"))
        first.add(PAIR, Pair(Span(16, 24), Span(16, 24)), Form("both"))
        first.close()
        alone = desk.open("alpha.txt")
        alone.resume(first.steps)
        assert [alone.undo(), alone.undo()] == ["add", None]
        assert bodies(desk.open("zeta.txt", "alpha.txt")) == ["both", "left", "right"]
        alone.close()
        assert bodies(desk.open("zeta.txt", "alpha.txt")) == ["both", "left"]

    def test_tags_replies_and_reattaching(self, desk: Desk) -> None:
        store = desk.open()
        note = store.add(0, MINISTER, Form("one", tags=("a", "b")))
        answer = store.reply(note.id, "no")
        store.tag([note.id, answer.id], add=["c"], remove=["a"])
        store.edit(note.id, target=Target("a", select(desk.texts["zeta.txt"], Span(29, 39))))
        first, second = store.notes()
        assert (first.note.tags, second.note.tags) == (("b", "c"), ("c",))
        assert spans(first).left == Span(29, 39)
        assert second.note.reply_to == note.id

    def test_answers_go_along_with_a_note_that_is_attached_elsewhere_and_come_back_with_it(self, desk: Desk) -> None:
        store = desk.open()
        note = store.add(0, MINISTER, Form("one"))
        first = store.reply(note.id, "no")
        second = store.reply(first.id, "yes")
        other = store.target(0, Pair(Span(29, 39), None))
        store.edit(second.id, target=store.target(0, Pair(Span(0, 5), None)))
        store.edit(note.id, target=other)
        assert [spans(each).left for each in store.notes()] == [Span(29, 39), Span(29, 39), Span(0, 5)]
        assert store.undo() == "edit"
        assert [spans(each).left for each in store.notes()] == [MINISTER.left, MINISTER.left, Span(0, 5)]

    def test_a_pair_is_named_and_ordered_by_the_bytes_of_its_names_and_shown_by_the_screen(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        store.add(PAIR, Pair(Span(56, 62), Span(16, 24)), Form("differs"), "only-in-a")
        store.close()
        text = desk.sidecar("alpha.txt+zeta.txt").read_text()
        assert "relation: only-in-b, a: {start: 16" in text
        [left] = desk.open("zeta.txt", "alpha.txt").notes()
        assert (left.relation, spans(left).left) == ("only-in-a", Span(56, 62))
        [right] = desk.open("alpha.txt", "zeta.txt").notes()
        assert (right.relation, spans(right).left) == ("only-in-b", Span(16, 24))
        assert (left.quotes, right.quotes) == (Pair(TEXT[56:62], TEXT[16:24]), Pair(TEXT[16:24], TEXT[56:62]))

    def test_links_and_metadata_by_hand(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        store.link(Pair(Span(16, 24), Span(0, 5)), linked=False)
        store.describe(1, meta={"publisher": "The Post"}, roles={2: "caption"})
        store.close()
        again = desk.open("zeta.txt", "alpha.txt")
        [link] = again.links()
        assert not link.link.linked
        assert spans(link) == Pair(Span(16, 24), Span(0, 5))
        assert again.entry(1).meta == {"publisher": "The Post"}
        assert again.entry(1).roles == {2: "caption"}
        again.describe(1, meta={"publisher": ""})
        assert again.entry(1).meta == {}
        again.unlink(link.link.id)
        assert again.links() == []

    def test_keys_that_are_not_ours_survive_an_edit(self, desk: Desk) -> None:
        desk.sidecar().write_text(
            "diptych-notes: 1\nmine: yes\nannotations:\n  - {id: n-1, colour: red, body: x, start: 3}\n"
        )
        store = desk.open()
        store.edit("n-1", body="yy")
        store.close()
        text = desk.sidecar().read_text()
        assert "mine: yes\n" in text
        assert "colour: red, body: yy, start: 3" in text


class TestNothingIsLost:
    def test_a_session_that_ends_without_a_word_is_recovered(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        store.add(0, MINISTER, Form("two"))
        die(store)
        again = desk.open()
        assert again.recovered == 2
        assert again.notices == ["2 notes recovered"]
        assert bodies(again) == ["one", "two"]

    def test_what_stands_in_its_sidecar_is_not_brought_back_when_another_deletes_it(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        desk.sidecar("alpha.txt").write_text("a: [")
        store.add(1, Pair(None, Span(16, 24)), Form("waits"))
        note = store.add(0, MINISTER, Form("written"))
        assert store.flush().state == "failing"
        later = store.add(0, MINISTER, Form("later"))
        die(store)
        other = desk.open("zeta.txt")
        other.delete(note.id)
        other.close()
        desk.sidecar("alpha.txt").unlink()
        assert bodies(desk.open("zeta.txt", "alpha.txt")) == ["later", "waits"]
        assert later.id in desk.sidecar().read_text()

    def test_an_edit_after_it_beats_that_deletion(self, desk: Desk) -> None:
        store = desk.open("zeta.txt", "alpha.txt")
        desk.sidecar("alpha.txt").write_text("a: [")
        store.add(1, Pair(None, Span(16, 24)), Form("waits"))
        note = store.add(0, MINISTER, Form("written"))
        store.flush()
        store.edit(note.id, body="edited")
        die(store)
        hand = desk.sidecar().read_text().partition("annotations:")[0]
        desk.sidecar().write_text(hand)
        assert bodies(desk.open("zeta.txt")) == ["edited"]

    @pytest.mark.parametrize("call", ["open-folder", "write"])
    def test_nor_when_the_session_died_right_behind_its_write(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str
    ) -> None:
        class Killed(BaseException):
            pass

        store = desk.open()
        renamed = False

        def kill(name: str, path: str) -> None:
            nonlocal renamed
            renamed = renamed or name == "rename"
            if renamed and name == call:
                raise Killed

        note = store.add(0, MINISTER, Form("written"))
        monkeypatch.setattr(files, "probe", kill)
        with pytest.raises(Killed):
            store.flush()
        monkeypatch.setattr(files, "probe", None)
        die(store)
        hand = desk.sidecar().read_text()
        assert note.id in hand
        desk.sidecar().write_text(hand.partition("annotations:")[0])
        assert desk.open().notes() == []
        assert sorted(os.listdir(desk.folder)) == ["alpha.txt", "zeta.txt", "zeta.txt.diptych.yaml"]

    @pytest.mark.parametrize("cleaned", [False, True])
    def test_but_when_it_died_before_its_write_all_is_made_again(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, *, cleaned: bool
    ) -> None:
        store = desk.open()
        store.add(0, MINISTER, Form("waits"))
        monkeypatch.setattr(os, "rename", lambda *_: os._exit(1))
        if (child := forked()) == 0:
            store.flush()
        os.waitpid(child, 0)
        monkeypatch.undo()
        die(store)
        beside = [path for path in desk.folder.iterdir() if path.suffix in (".tmp", ".mark")]
        assert len(beside) == 2
        for path in beside if cleaned else ():
            path.unlink()
        assert bodies(desk.open()) == ["waits"]
        assert sorted(os.listdir(desk.folder)) == ["alpha.txt", "zeta.txt", "zeta.txt.diptych.yaml"]

    def test_a_long_name_of_many_bytes_has_notes_too(self, desk: Desk) -> None:
        name = "новости" * 16 + ".txt"
        desk.texts[name] = desk.texts["zeta.txt"]
        (desk.folder / name).write_text(desk.texts[name])
        store = desk.open(name)
        store.add(0, MINISTER, Form("one"))
        assert store.close().state == "saved"
        assert bodies(desk.open(name)) == ["one"]

    def test_a_living_session_is_left_alone(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        assert desk.open().recovered == 0

    def test_two_sessions_write_one_sidecar(self, desk: Desk) -> None:
        one, two = desk.open(author="one"), desk.open(author="two")
        one.add(0, MINISTER, Form("from one"))
        two.add(0, MINISTER, Form("from two"))
        one.close()
        two.close()
        assert bodies(desk.open()) == ["from one", "from two"]

    def test_a_hand_edit_meanwhile_is_kept(self, desk: Desk) -> None:
        store = desk.open()
        note = store.add(0, MINISTER, Form("one"))
        store.flush()
        desk.sidecar().write_text(desk.sidecar().read_text().replace("kind: note", "kind: claim  # surely"))
        store.edit(note.id, body="two")
        store.flush()
        assert "kind: claim  # surely" in desk.sidecar().read_text()
        assert "body: two" in desk.sidecar().read_text()
        assert store.notes()[0].note.kind == "claim"

    @pytest.mark.parametrize("text", ["a: [\n", "<<<<<<< HEAD\n", "other: file\n", "diptych-notes: 9\n", "\x00"])
    def test_a_sidecar_that_cannot_be_read_is_never_overwritten(self, desk: Desk, text: str) -> None:
        desk.sidecar().write_text(text)
        store = desk.open()
        assert "zeta.txt.diptych.yaml" in store.notices[0]
        store.add(0, MINISTER, Form("kept"))
        assert store.flush().state == "failing"
        store.close()
        assert desk.sidecar().read_text() == text
        desk.sidecar().write_text("diptych-notes: 1\n")
        assert bodies(desk.open()) == ["kept"]

    def test_when_no_disk_takes_it_the_edit_is_refused(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        store = desk.open()

        def full(call: str, path: str) -> None:
            raise OSError(28, "No space left on device", path)

        monkeypatch.setattr(files, "probe", full)
        with pytest.raises(NotSaved, match="No space left"):
            store.add(0, MINISTER, Form("one"))
        assert store.notes() == []
        assert store.undo() is None

    def test_without_a_journal_the_sidecar_is_written_at_once(self, desk: Desk) -> None:
        (desk.root / "state").write_text("a file where a folder should be")
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        assert "body: one" in desk.sidecar().read_text()

    def test_links_are_followed_and_the_mode_is_kept(self, desk: Desk) -> None:
        real = desk.root / "elsewhere.yaml"
        real.write_text("diptych-notes: 1\n")
        real.chmod(0o640)
        desk.sidecar().symlink_to(real)
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        store.close()
        assert desk.sidecar().is_symlink()
        assert "body: one" in real.read_text()
        assert real.stat().st_mode & 0o777 == 0o640

    def test_nothing_is_left_in_the_folder(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        store.close()
        assert sorted(os.listdir(desk.folder)) == ["alpha.txt", "zeta.txt", "zeta.txt.diptych.yaml"]
        assert os.listdir(os.path.join(desk.homes.state, "journal")) == []

    def test_many_threads(self, desk: Desk) -> None:
        store = desk.open(background=True)
        work = [
            threading.Thread(target=lambda n=n: [store.add(0, MINISTER, Form(f"{n}-{k}")) for k in range(5)])
            for n in range(4)
        ]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
        assert store.close().state == "saved"
        assert len(desk.open().notes()) == 20

    def test_a_torn_journal_line_spoils_no_other(self) -> None:
        edit = journal.Edit("/x", (Change("annotations", "n-1", None, {"id": "n-1"}),))
        line = journal.encode(edit, 1)
        assert journal.decode(b"\n" + line[: len(line) // 2] + b"\n" + line + b"\n") == ([(1, edit)], [])
        assert journal.decode(json.dumps({"v": 1}).encode()) == ([], [])


class TestReadOnlyFolders:
    def test_notes_are_kept_under_the_data_directory_and_found_again(self, desk: Desk) -> None:
        store = desk.open(read_only=True)
        assert "cannot be written" in store.notices[0]
        store.add(0, MINISTER, Form("one"))
        store.close()
        assert sorted(os.listdir(desk.folder)) == ["alpha.txt", "zeta.txt"]
        assert bodies(desk.open(read_only=True)) == ["one"]

    def test_notes_that_came_with_the_folder_are_shown_and_copied_with_the_first_edit(self, desk: Desk) -> None:
        known = f'articles:\n  a: {{path: zeta.txt, sha256: "{desk.article("zeta.txt").sha256}"}}\n'
        desk.sidecar().write_text(f"diptych-notes: 1\n{known}annotations:\n  - {{id: n-1, body: theirs}}\n")
        store = desk.open(read_only=True)
        assert bodies(store) == ["theirs"]
        store.edit("n-1", body="mine")
        store.add(0, MINISTER, Form("more"))
        store.close()
        assert "theirs" in desk.sidecar().read_text()
        again = desk.open(read_only=True)
        assert bodies(again) == ["mine", "more"]
        assert again.entry(0).path == os.path.realpath(desk.folder / "zeta.txt")

    def test_a_renamed_article_is_offered_its_notes_by_content(self, desk: Desk) -> None:
        store = desk.open()
        store.add(0, MINISTER, Form("one"))
        store.close()
        (desk.folder / "zeta.txt").rename(desk.folder / "omega.txt")
        desk.texts["omega.txt"] = desk.texts["zeta.txt"]
        again = desk.open("omega.txt")
        assert bodies(again) == []
        [offer] = again.offers()
        assert (offer.reason, offer.notes) == ("the same text", 1)
        assert again.adopt(offer) == 1
        assert bodies(again) == ["one"]
        assert desk.sidecar().exists()

    def test_a_changed_copy_is_offered_by_the_share_of_quotes_found(self, desk: Desk) -> None:
        store = desk.open(read_only=True)
        store.add(0, MINISTER, Form("one"))
        store.close()
        desk.texts["omega.txt"] = desk.texts["zeta.txt"].replace("Talks open", "Talks are to open")
        (desk.folder / "omega.txt").write_text(desk.texts["omega.txt"])
        [offer] = desk.open("omega.txt").offers()
        assert offer.reason == "100 % of its quotes are found"


class TestDrafts:
    def test_a_draft_survives_the_session(self, desk: Desk) -> None:
        drafts = Drafts(["zeta.txt"], desk.homes)
        name = drafts.new()
        drafts.keep(name, {"body": "half a thou"}, "2026-01-01T00:00:00Z")
        [found] = Drafts(["zeta.txt"], desk.homes).all()
        assert found.fields == {"body": "half a thou"}
        assert Drafts(["other.txt"], desk.homes).all() == []
        drafts.keep(name, {"body": "  "}, "2026-01-01T00:00:01Z")
        assert drafts.all() == []
