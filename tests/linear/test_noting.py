"""Notes and verdicts without a screen: written into the same sidecars, by the same steps, with the same drafts."""

from pathlib import Path

import pytest

from reader.cli import run
from reader.linear.noting import with_words
from reader.notes import api, files
from reader.notes.store import Form
from tests.linear.driven import Pressed
from tests.ui.noted import Desk


def test_a_note_is_written_and_stands_in_the_list_of_the_command_line(
    bridge: Pressed, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge("next-divergence")
    assert bridge("annotate", "Which figure is right?", "question #money") == [
        "Note on this difference: “12 million” | “14 million”: ",
        "Kind, #tags, Enter keeps note, open: ",
        "Note on this difference: “12 million” | “14 million”. Saved.",
    ]
    assert run(["notes", "list", str(desk.folder)]) == 0
    assert "Which figure is right?" in capsys.readouterr().out
    (note,) = api.load(str(desk.both)).notes
    assert (note.kind, note.tags, note.by, note.body) == ("question", ("money",), "mia", "Which figure is right?")


def test_a_note_is_told_where_it_sits(bridge: Pressed) -> None:
    bridge("go-to", "3")
    bridge("annotate", "Which pier?", "")
    assert bridge("top")[-1] != "Note: note by mia: Which pier?"
    assert bridge("bottom")[-1] == "Note: note by mia: Which pier?"


def test_nothing_typed_asks_for_another_place(bridge: Pressed, desk: Desk) -> None:
    bridge("go-to", "2")
    lines = bridge("annotate", "", "3", "On all of it.", "")
    assert "A note on what?" in lines and "3. all of left" in lines
    assert lines[-1] == "Note on all of left. Saved."
    assert [note.body for note in api.load(str(desk.own)).notes] == ["On all of it."]


def test_what_was_typed_and_not_saved_is_a_draft_that_can_be_gone_on_with(bridge: Pressed, desk: Desk) -> None:
    bridge("go-to", "3")
    assert bridge("annotate", "Half a thou", None)[-1] == "Not saved; the draft is kept."
    lines = bridge("annotate", "y", "Half a thought", "")
    assert lines[0] == "A note on paragraph left 3 was left unfinished: Half a thou"
    assert lines[-1] == "Note on paragraph left 3. Saved."
    assert [note.body for note in api.load(str(desk.own)).notes] == ["Half a thought"]
    assert "was left unfinished" not in bridge("annotate")[0]


def test_a_note_is_changed_answered_deleted_and_all_of_that_taken_back(bridge: Pressed, desk: Desk) -> None:
    bridge("go-to", "3")
    bridge("annotate", "Which pier?", "#ports")
    assert bridge("edit-note", "Which pier exactly?", "done -ports")[-1] == "Note on paragraph left 3 changed. Saved."
    (note,) = api.load(str(desk.own)).notes
    assert (note.body, note.status, note.tags) == ("Which pier exactly?", "done", ())
    assert bridge("reply", "The north one.")[-1] == "Answer. Saved."
    lines = bridge("delete-note", "1")
    assert lines[-1] == "Deleted; its answer stays; u brings it back. Saved."
    assert bridge("undo-note") == ["Note restored: Which pier exactly? Saved."]
    assert bridge("undo-note") == ["Answer taken back: The north one. Saved."]
    assert bridge("undo-note") == ["Note as it was before: Which pier? Saved."]
    assert bridge("redo-note") == ["Note changed again: Which pier exactly? Saved."]
    assert [note.body for note in api.load(str(desk.own)).notes] == ["Which pier exactly?"]


def test_a_difference_is_judged_by_number_or_name_and_then_told_as_judged(bridge: Pressed) -> None:
    bridge("top")
    assert bridge("judge") == ["No difference here: d goes to the next one."]
    bridge("next-divergence")
    asked = bridge("judge", "?", "variant")
    assert "4. variant: another way to say the same." in asked
    assert asked[-1] == "Judged: variant. Saved."
    assert bridge("previous-paragraph") and bridge("next-divergence")[0].endswith("Judged: variant.")
    assert bridge("judge", "7")[-1] == "No verdict is called 7; ? says what they mean."
    assert bridge("undo-note") == ["Verdict taken back: judged variant. Saved."]
    assert bridge("here")[3].endswith("Proposed: conflict.")


def test_the_notes_are_listed_and_one_is_gone_to(bridge: Pressed, desk: Desk) -> None:
    assert bridge("notes") == ["No notes yet: a writes one."]
    desk.write_three()
    lines = bridge("notes", "3")
    assert lines[0] == "3 notes."
    assert lines[1] == "1. left 1, question, by mia: Whose headline? #desk"
    assert lines[-3:-1] == ["Note: note by mia: Which pier? #desk", "left 3 of 3: only here."]


def test_what_another_session_writes_is_there_with_the_next_key(bridge: Pressed, desk: Desk) -> None:
    desk.write_three()
    assert bridge("top")[-1] == "Note: question by mia: Whose headline? #desk"


def test_a_place_without_a_note_says_the_keys(bridge: Pressed) -> None:
    assert bridge("delete-note") == ["No note here: a writes one, 3 lists all."]


def test_a_folder_that_cannot_be_written_is_said_once(desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "writable", lambda _path: False, raising=True)
    pressed = Pressed(desk.left, desk.right)
    assert "kept in ~/.local/share/diptych" in pressed("annotate", "One.", "")[-1]
    assert "kept in" not in pressed("annotate", "Two.", "")[-1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Form(tags=("a",))),
        ("question", Form(kind="question", tags=("a",))),
        ("#b, c done", Form(status="done", tags=("a", "b", "c"))),
        ("-a -#b", Form()),
    ],
)
def test_kind_state_and_tags_are_typed_in_one_line(words: str, expected: Form) -> None:
    assert with_words(Form(tags=("a",)), words) == expected
