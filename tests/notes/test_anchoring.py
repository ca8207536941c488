import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.notes.anchoring import anchor
from reader.notes.candidates import Searched
from reader.notes.fold import fold
from reader.notes.schema import CONTEXT, MOST_CONTEXT, Selectors
from reader.notes.selecting import select
from reader.pair import Span
from tests.benchmarks import notes_anchoring as bench
from tests.benchmarks.notes_anchoring_texts import invented

TEXT = """Harbour bridge to open

The minister said on Thursday that the bridge would open before the end of the month.

"We have no time to lose," the minister told reporters in the old quarter.

Engineers had warned for weeks that the cables were not safe, a report seen by the city council shows.

The minister said on Friday that the ferry would close.
"""


def passage(words: str, nth: int = 0) -> Selectors:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return select(TEXT, Span(at, at + len(words)))


def found(text: str, note: Selectors) -> tuple[str, str] | None:
    place = anchor(text, note)
    return None if place is None else (text[slice(*place.span)], place.state)


def score(text: str, note: Selectors) -> float:
    place = anchor(text, note)
    assert place is not None
    return place.score


class TestSure:
    def test_where_it_stood(self) -> None:
        assert found(TEXT, passage("the cables")) == ("the cables", "sure")

    def test_pushed_down_by_new_paragraphs(self) -> None:
        assert found("New words here.\n\n" * 9 + TEXT, passage("minister", 2)) == ("minister", "sure")

    def test_the_right_one_of_several(self) -> None:
        moved = TEXT.replace("Harbour bridge", "The new harbour bridge is")
        place = anchor(moved, passage("The minister said on", 1))
        assert place is not None
        assert moved[place.span.start :].startswith("The minister said on Friday")

    def test_other_quotation_marks(self) -> None:
        curly = TEXT.replace('"We', "“We").replace('lose,"', "lose,”")
        assert found(curly, passage('"We have no time to lose,"')) == ("“We have no time to lose,”", "sure")

    def test_wrapped_lines(self) -> None:
        wrapped = TEXT.replace("that the bridge", "that the\nbridge")
        assert found(wrapped, passage("the bridge would")) == ("the\nbridge would", "sure")

    def test_a_typo_mended(self) -> None:
        mended = TEXT.replace("weeks", "many weeks")
        assert (found(mended, passage("Engineers had warned for weeks")) or ("", ""))[1] == "sure"


class TestNotSure:
    def test_a_passage_that_is_gone_is_an_orphan(self) -> None:
        gone = TEXT.replace("that the cables were not safe, ", "")
        assert anchor(gone, passage("the cables were not safe")) is None

    def test_a_name_that_stands_elsewhere_is_not_taken_for_it(self) -> None:
        gone = TEXT.replace('"We have no time to lose," the minister told reporters in the old quarter.\n\n', "")
        assert anchor(gone, passage("minister", 1)) is None

    def test_a_cut_sentence_with_a_twin_is_not_moved_to_its_twin(self) -> None:
        twin = "The minister said on Friday that the ferry would close."
        text = TEXT.replace("Engineers", f"{twin} Engineers")
        note = select(text, Span(text.index(twin), text.index(twin) + len(twin)))
        place = anchor(text.replace(twin + " ", ""), note)
        assert place is None or place.state == "review"

    def test_a_sentence_of_the_same_mould_is_not_taken_for_one_that_is_gone(self) -> None:
        mould = "{} is expected to meet the {} of {} on {}."
        people = (("Anna Roth", "mayor", "Kessin", "Friday"), ("Jonas Vale", "mayor", "Uldan", "Monday"),
                  ("Anna Roth", "council", "Kessin", "Tuesday"), ("Maria Polk", "owners", "Tornem", "Friday"))  # fmt: skip
        text = "\n\n".join(mould.format(*each) for each in people)
        note = select(text, Span(0, text.index("\n")))
        assert anchor(text[text.index("\n") :], note) is None

    def test_words_cut_out_of_their_paragraph_are_gone_though_a_typo_stands_beside(self) -> None:
        gone = TEXT.replace("that the cables were not safe, a report", "a report").replace("for weeks", "for weaks")
        assert anchor(gone, passage("that the cables were not safe,")) is None

    def test_a_paragraph_that_went_elsewhere_by_itself_is_for_review(self) -> None:
        words = next(part for part in TEXT.split("\n\n") if part.startswith("Engineers"))
        moved = TEXT.replace(words + "\n\n", "") + "\n" + words + "\n"
        assert found(moved, passage(words)) == (words, "review")

    def test_so_is_one_with_a_slip_in_it(self) -> None:
        words = next(part for part in TEXT.split("\n\n") if part.startswith("Engineers"))
        slipped = words.replace("weeks", "weks").replace("council", "councl")
        moved = TEXT.replace(words + "\n\n", "") + "\n" + slipped + "\n"
        assert found(moved, passage(words)) == (slipped, "review")

    def test_changed_words_between_unchanged_ones_are_for_review(self) -> None:
        changed = TEXT.replace("the cables were not safe", "the cabels wear not safe").replace(
            "\n\nEng", "\n\nAngry eng"
        )
        assert found(changed, passage("cables were")) == ("cabels wear", "review")

    def test_between_two_that_read_alike_the_nearer_one_is_shown(self) -> None:
        parts = TEXT.split("\n\n")
        twins = [f"{part}\n\nAsked for a comment, the harbour office declined." for part in (*parts, *parts[1:])]
        text = "\n\n".join(twins)
        office = "office declined"
        starts = [at for at in range(len(text)) if text.startswith(office, at)]
        for start in starts:
            note = select(text, Span(start, start + len(office)))
            place = anchor("New: " + text.replace("harbour office", "harbor office"), note)
            assert place is None or abs(place.span.start - start) < 60

    def test_one_of_two_that_cannot_be_told_apart_is_never_sure(self) -> None:
        text = f"One.\n\n{TEXT}\n\n{TEXT}"
        place = anchor(text, passage("weeks"))
        assert place is None or place.state == "review"

    def test_a_long_quote_alone_in_a_rewritten_text_is_found(self) -> None:
        words = "Engineers had warned for weeks that the cables were not safe, a report seen by the city council shows."
        assert found(f"Another article.\n\n{words}\n\nThe end.", passage(words)) == (words, "sure")

    @pytest.mark.parametrize("text", ["", " ", "x"])
    def test_an_empty_article_has_only_orphans(self, text: str) -> None:
        assert anchor(text, passage("bridge")) is None

    def test_a_quote_of_nothing_but_space(self) -> None:
        assert anchor("abc", Selectors(" ", start=1, end=2)) is None

    def test_a_whole_paragraph_that_went_elsewhere_is_found_by_its_own_words(self) -> None:
        title = "Ferry ends on Friday"
        text = f"{title}\n\n{TEXT}"
        note = select(text, Span(0, len(title)))
        assert found(f"{TEXT}\n{title}\n\nNobody was hurt.\n", note) == (title, "review")

    def test_words_written_anew_between_the_very_words_around_them_are_for_review(self) -> None:
        note = passage("had warned for weeks")
        place = found(TEXT.replace("had warned for weeks", "warned over weeks"), note)
        assert place is not None and place[1] == "review" and place[0].startswith("warned")


class TestWhatIsKeptOfTheTextAround:
    MOULD = "Mayor {} is expected to meet the council in Ulm after the talks about the bridge on Monday."

    def test_is_short_where_the_words_stand_once(self) -> None:
        note = passage("reporters")
        assert (len(note.prefix), len(note.suffix)) == (CONTEXT, CONTEXT)

    def test_grows_until_nothing_else_reads_alike(self) -> None:
        text = f"{self.MOULD.format('Anna Roth')}\n\n{TEXT}\n{self.MOULD.format('Jonas Vale')}\n"
        note = select(text, Span(text.index("in Ulm"), text.index("in Ulm") + 6))
        assert "Anna Roth" in note.prefix and CONTEXT < len(note.prefix) <= MOST_CONTEXT

    def test_tells_a_note_from_its_like_when_its_own_paragraph_goes(self) -> None:
        own = "Mayor Anna Roth is expected to meet the owners in Ulm. She asked for more boats."
        like = "Colonel Jonas Vale is expected to meet the owners in Ulm. He had no comment."
        text = f"{own}\n\n{TEXT}\n{like}\n"
        at = text.index("the owners")
        short = Selectors("the owners", text[at - 23 : at], text[at + 10 : at + 18], at, at + 10)
        assert found(f"{TEXT}\n{like}\n", short) == ("the owners", "sure")
        place = found(f"{TEXT}\n{like}\n", select(text, Span(at, at + 10)))
        assert place is None or place[1] == "review"

    def test_ends_somewhere_where_a_paragraph_stands_twice(self) -> None:
        text = f"{self.MOULD}\n\n{self.MOULD}\n" * 3
        note = select(text, Span(text.index("talks"), text.index("talks") + 5))
        assert max(len(note.prefix), len(note.suffix)) <= MOST_CONTEXT


class TestLadders:
    def test_a_closer_context_scores_higher(self) -> None:
        note = passage("the bridge would open")
        texts = (
            TEXT.replace("Harbour", "The"),
            TEXT.replace("Thursday", "Monday"),
            TEXT.replace("on Thursday", "to us"),
        )
        scores = [score(text, note) for text in texts]
        assert scores == sorted(scores, reverse=True)

    def test_more_errors_score_lower(self) -> None:
        note = passage("Engineers had warned for weeks that the cables were not safe")
        scores = [score(TEXT.replace("warned for weeks", words), note)
                  for words in ("warned for weeks", "warned for week", "warned some weeks")]  # fmt: skip
        assert scores[0] > scores[1] > scores[2]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.data())
def test_every_passage_of_any_text_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    place = anchor(Searched(text), select(text, span))
    assert place is not None
    assert (place.span, place.state) == (span, "sure")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aB “”'–-…ﬁ\u00ad\u200b\n İß"), max_size=40))
def test_folding_keeps_offsets(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)
    for place in range(len(folded.text)):
        start, end = folded.back(place, place + 1)
        assert 0 <= start < end <= len(text)


def test_over_many_edits_it_finds_more_and_errs_less_than_the_rule_of_hypothesis() -> None:
    texts = [invented(random.Random(turn)) for turn in range(4)]
    rules = {name: bench.RULES[name] for name in ("diptych", "like Hypothesis")}
    tallies = bench.trial(texts, seed=5, rounds=2, rules=rules)
    sums = {
        name: sum((tally.counts for (rule, _), tally in tallies.items() if rule == name), Counter[str]())
        for name in rules
    }
    ours, theirs = sums["diptych"], sums["like Hypothesis"]
    assert ours["right"] >= theirs["right"]
    assert ours["wrong sure"] * 3 < theirs["wrong sure"]
    assert ours["orphaned"] > theirs["orphaned"]
