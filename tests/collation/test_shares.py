"""Shares and findings: how much two articles have in common, and what that makes of them."""

from tests.collation.texts import OTHER, STORY, compare


def test_an_article_shares_every_word_with_itself() -> None:
    share = compare(STORY, STORY).share
    for side in share:
        assert side.speech + side.names + side.prose == side.words
        assert side.speech == 13


def test_a_run_partly_in_speech_is_counted_word_by_word() -> None:
    line = 'He told the council they would "mend the quay by Easter" whatever the price of steel.'
    share = compare([line], [line]).share.left
    assert (share.speech, share.prose) == (5, 11)


def test_copied_prose_is_agency_copy() -> None:
    assert compare(STORY, [*OTHER, *STORY[2:5]]).finding == "agency copy"


def test_the_same_saying_alone_is_a_common_source() -> None:
    collation = compare([*STORY[:1], STORY[1]], [*OTHER, f"Ms Solheim: {STORY[1][:61]} she said to a radio station."])
    assert collation.finding == "common source"


def test_names_alone_are_incidental() -> None:
    collation = compare(
        [*STORY, "They met Deputy Foreign Minister Ingrid Solheim of Norway at noon."],
        [*OTHER, "Then Deputy Foreign Minister Ingrid Solheim of Norway left the room."],
    )
    assert collation.finding == "incidental"
    assert collation.links == ()


def test_nothing_in_common_is_said_with_the_closest_place() -> None:
    collation = compare(STORY, OTHER)
    assert collation.finding == "none"
    assert collation.closest is not None
    assert 0 < collation.closest.words < 5
    assert "closest" in collation.why


def test_the_finding_says_how_it_was_reckoned() -> None:
    collation = compare(STORY, [*OTHER, *STORY[2:5]])
    assert f"{collation.share.left.prose} prose" in collation.why
    assert "\n" not in collation.why
