"""Links by hand, facts, and notes that have lost their place, without a screen: kept by the same steps as with one."""

import errno
from collections.abc import Callable

import pytest

from reader.notes import api, files
from tests.linear.driven import Pressed
from tests.ui.noted import LEFT, Desk


class TestALinkByHand:
    def test_is_made_by_a_number_and_told_as_one(self, bridge: Pressed, desk: Desk) -> None:
        bridge("go-to", "3")
        assert bridge("link", "3") == [
            "Link left 3 with which paragraph of right, 1 to 3: ",
            "right 3: A petition has gathered four thousand names.",
            "Left 3 and right 3 linked by hand. Saved.",
        ]
        assert bridge("here")[0].startswith("left 3 of 3: reworded in right 3 by hand; link 2 of 2")
        assert [link.linked for link in desk.links()] == [True]
        assert bridge("unlink")[-1] == "Left 3 and right 3: the link by hand is gone. Saved."
        assert bridge("here")[0].startswith("left 3 of 3: only here")
        assert desk.links() == []

    def test_that_is_taken_back_is_gone_at_once(self, bridge: Pressed) -> None:
        bridge("go-to", "3")
        bridge("link", "3")
        assert bridge("undo-note") == ["Links as they were before. Saved."]
        assert bridge("here")[0].startswith("left 3 of 3: only here")
        assert bridge("redo-note") == ["Links changed by hand again. Saved."]
        assert "by hand" in bridge("here")[0]

    def test_parts_what_a_rule_has_linked_until_it_is_linked_again(self, bridge: Pressed, desk: Desk) -> None:
        bridge("go-to", "2")
        assert bridge("unlink") == ["Left 2 and right 2 parted by hand. Saved."]
        assert [link.linked for link in desk.links()] == [False]
        assert bridge("here")[0].startswith("left 2 of 3: only here")
        assert bridge("link", "2")[-1] == "Left 2 and right 2: no longer kept apart by hand. Saved."
        assert bridge("here")[0].startswith("left 2 of 3: copied and edited in right 2")

    def test_offers_the_place_across_and_refuses_what_is_linked_or_not_there(self, bridge: Pressed) -> None:
        bridge("go-to", "2")
        assert bridge("link", "2")[-1] == "right 2 is linked already."
        assert bridge("link", "9")[-1] == "right has no paragraph 9: they are 1 to 3."
        assert bridge("link", "")[-1] == "Left as it was."
        assert bridge("go-to", "1") and bridge("unlink") == ["left 1 is not linked."]

    def test_needs_two_articles(self, desk: Desk) -> None:
        pressed = Pressed(desk.left)
        assert [*pressed.each("link", "unlink")] == ["A link needs two articles."] * 2


class TestAFact:
    def test_is_set_by_number_and_taken_back(self, bridge: Pressed, desk: Desk) -> None:
        lines = bridge("about", "2", "Harbour Daily")
        assert lines[0] == "The number of a fact changes it."
        assert lines[1].startswith("1. Headline: Harbour bridge to close for repairs")
        assert lines[-2:] == ["publisher, empty: what was guessed: ", "Set by hand. Saved."]
        assert api.load(str(desk.own)).articles["a"].meta == {"publisher": "Harbour Daily"}
        assert bridge("top")[0].startswith("Harbour 1 of 3")
        assert "2. Publisher: Harbour Daily, by hand: set by hand." in bridge("about")
        assert bridge("undo-note") == ["Facts as they were before: publisher of left.txt. Saved."]
        assert "2. Publisher unknown." in bridge("about")

    def test_that_is_not_understood_is_asked_for_again(self, bridge: Pressed, desk: Desk) -> None:
        lines = bridge("about", "4", "next Monday", "2 December 2021")
        assert "No date like 18 March 2024: next Monday." in lines
        assert lines[-1] == "Set by hand. Saved."
        assert api.load(str(desk.own)).articles["a"].meta == {"published": "2021-12-02"}

    def test_of_a_paragraph_is_what_it_is(self, bridge: Pressed) -> None:
        bridge("bottom")
        assert bridge("about", "9", "5")[-1] == "Set by hand. Saved."
        assert bridge("top") and bridge("bottom")[0].startswith("left 3 of 3, caption")
        assert bridge("about", "9", None)[-1] == "Left as it was."


def test_a_note_that_lost_its_place_is_attached_to_another(desk: Desk) -> None:
    pressed = Pressed(desk.left, desk.right)
    pressed("go-to", "3")
    pressed("annotate", "Which pier?", "")
    pressed.reader.close()
    desk.left.write_text(LEFT.replace("Ferries will run every ten minutes from the north pier.", "Nobody was hurt."))
    pressed = Pressed(desk.left, desk.right)
    assert pressed("notes", "1", "y")[-3:] == [
        "Its place was not found.",
        "y takes it along to another place, Enter leaves it: ",
        "Go to its place: a attaches it there.",
    ]
    pressed("top")
    assert pressed("annotate", "y") == [
        "Attach to paragraph left 1: note: Which pier?",
        "y attaches it, Enter writes another note: ",
        "Attached to paragraph left 1. Saved.",
    ]
    assert pressed("top")[-1] == "Note: note by mia: Which pier?"
    assert pressed("undo-note")[-1].startswith("Note as it was before")
    pressed.reader.close()


class TestANoteThatCannotBeSaved:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[tuple[str, ...]], None]:
        """A disk that takes nothing more in folders with these names."""

        def fill(folders: tuple[str, ...]) -> None:
            def ask(_name: str, path: str) -> None:
                if any(folder in path for folder in folders):
                    raise OSError(errno.ENOSPC, "No space left on device", path)

            monkeypatch.setattr(files, "probe", ask)

        return fill

    def test_stays_a_draft_and_that_is_said(
        self, bridge: Pressed, full: Callable[[tuple[str, ...]], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bridge("go-to", "3")
        full(("journal", "articles"))
        lines = bridge("annotate", "Half a thought", "question #sea")
        assert lines[-2].startswith("NOT SAVED: No space left on device")
        assert lines[-1] == "Not saved; the draft is kept."
        monkeypatch.undo()
        lines = bridge("annotate", "y", "Half a thought", "")
        assert "Kind, #tags, Enter keeps question, open, #sea: " in lines
        assert lines[-1] == "Note on paragraph left 3. Saved."

    def test_says_so_where_there_is_no_room_for_a_draft_either(
        self, bridge: Pressed, full: Callable[[tuple[str, ...]], None]
    ) -> None:
        bridge("go-to", "3")
        full(("journal", "articles", "drafts"))
        assert bridge("annotate", "Half a thought", "")[-1].startswith("NOT SAVED, and no draft can be kept: No space")

    def test_in_its_own_file_waits_in_the_journal(
        self, bridge: Pressed, full: Callable[[tuple[str, ...]], None]
    ) -> None:
        bridge("go-to", "3")
        full(("articles",))
        (line,) = bridge("annotate", "Half a thought", "")[-1:]
        assert line.startswith("Note on paragraph left 3. NOT SAVED: No space left on device")
        assert line.endswith("kept, and tried again.")


def test_a_pair_that_was_never_compared_says_so_and_one_that_was_does_not(desk: Desk) -> None:
    pressed = Pressed(desk.left, desk.right)
    assert pressed.told == ["Comparing left.txt and right.txt."]
    assert Pressed(desk.left, desk.right).told == []
    alone = Pressed(desk.right)
    alone("other-article", "1")
    assert alone.told == ["Comparing right.txt and left.txt."]
