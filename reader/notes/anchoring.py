"""Find a note's passage again in a text that may have changed.

After the W3C Web Annotation Data Model (position and quote selectors) and the practice of Hypothesis: position, exact
quote, then the nearest quote judged with its context, over folded text. Unlike there, a look-alike is never taken in
silence: what the context does not confirm is shown for review, and what nothing supports is an orphan. Likeness finds
the places and judges them; what their words tell in this very text (`evidence`) has the last word.
"""

import math
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.notes.candidates import WORD, Candidate, Needle, Searched, exact_places, folded_selectors, near_places
from reader.notes.evidence import ABSENT, Evidence, is_slip, meeting, weigh
from reader.notes.schema import CONTEXT, Selectors
from reader.pair import Span

State: TypeAlias = Literal["sure", "review", "orphan"]
How: TypeAlias = Literal["position", "quote", "nearest"]

LONG: Final = 40
"""Code points from which a quote that stands once in a text is its own proof: no stock phrase of news is so long."""
SHORT: Final = 16
"""Below this a quote is sure only where both its contexts confirm it: names and stock words recur everywhere."""
CONFIRMED: Final = 0.55
"""A side's context confirms from here; half of the letters of any two English texts align, which counts as 0."""
SOLID: Final = 0.85
"""A side's context is as good as unchanged from here."""
MARGIN: Final = 8.0
"""How much better the best place is than the next one, in code points that agree, to be sure of it."""
TWIN: Final = 0.25
"""How much more the contexts of the best place agree, of 2, than those of another that reads alike."""
NEAR: Final = 0.72
"""Likeness of a changed quote that can still be sure, where its context confirms it."""
MAYBE: Final = 0.55
"""Likeness of a changed quote that is shown for review where both contexts confirm it."""
COPY: Final = 0.88
"""Likeness from which another place is a copy of the quote with a slip in it."""
COVERED: Final = 0.5
"""Share of a changed quote's words, weighed by rarity, without which it may be another of the same mould."""
COVERED_LEAST: Final = 0.25
"""The same, without which it is another."""
UNRELATED: Final = 0.5
"""Likeness that long unrelated English texts reach; shorter ones reach more, by chance."""
TOLD_LEAST: Final = 10.0
"""Nats by the words of quote and context below which a place is none: about two words that stand nowhere else."""
TOLD_SURE: Final = 18.0
"""From here a place can be sure: a look-alike of the same mould seldom gets so far."""
TOLD_AHEAD: Final = 4.0
"""How much more the words say for the best place than for the next one: a word or two."""
TOLD_ALONE: Final = 16.0
"""From here the words alone bring a place up for review, where likeness did not."""
ALONE: Final = 0.6
"""Likeness of the quote that such a place has to have."""
SAID_ALONE: Final = 20.0
"""From here a quote is known without its context: a paragraph that went elsewhere by itself."""
SAID_COPY: Final = 30.0
"""The same where it has changed a little on the way."""
TOLD_COPY: Final = 8.0
"""From here the words bring up a copy for review, of which only a few words are left to tell."""
COPY_AROUND: Final = 4.0
"""What its context has to say then: a word."""
COPY_AHEAD: Final = 6.0
"""How much more the words have to say for it than for the next one."""
SLIPPED: Final = 0.8
"""Likeness of a quote with a word of it changed."""
BY_LETTERS: Final = 0.25
"""Nats that a code point is worth which agrees, between places that the words do not tell apart: a letter of a word."""
BY_PLACE: Final = 1.5
"""Nats that such a place loses for each time that it lies some three times farther from where the passage stood."""
NEARBY: Final = 50
"""Code points that any edit may move a passage by."""
CUT: Final = 5.0
"""How much more the contexts say where they meet than quote and context say for the best place: it was cut out."""
CUT_AROUND: Final = 9.0
"""The same against the context of that place alone: three words of it."""
CUT_LEAST: Final = 8.0
"""What the contexts have to say where they meet."""
_LOOKED_AT: Final = 6
_ENDS: Final = ("", "\n", "\r")
_WHOLE: Final = 1.9
"""Both contexts together that are as good as unchanged."""
_JUNCTION: Final = 22
"""Code points on each side of a cut by which it is known."""
_TELLING: Final = 8
"""The least that they may be, where an article begins or ends."""
_LEAST_QUOTE: Final = 24
"""A short quote counts as much as this, against context of 32 on each side."""
_MOST_QUOTE: Final = 160
_FEW_WORDS: Final = 4


class Anchored(NamedTuple):
    """Where a passage was found."""

    span: Span
    state: State
    """"sure" or "review"; what is not found is None, an orphan."""
    how: How
    score: float
    """Likeness of quote and context, 0 to 1."""


def anchor(text: str | Searched, selectors: Selectors) -> Anchored | None:
    """The place of a passage, or None when nothing is good enough: an orphan, which is kept and shown, never dropped.

    Args:
        text: The article's text as it is now.
        selectors: Quote with its context, and the position where it stood.
    """
    if isinstance(text, str):
        return _anchor(Searched(text), selectors)
    if selectors not in text.known:
        text.known[selectors] = _anchor(text, selectors)
    found = text.known[selectors]
    return found if isinstance(found, Anchored) else None


def _anchor(searched: Searched, selectors: Selectors) -> Anchored | None:
    if _stands(searched.text, selectors):
        return Anchored(Span(selectors.start, selectors.end), "sure", "position", 1.0)
    needle = folded_selectors(searched, selectors)
    if not needle.quote:
        return None
    exact = _ranked(exact_places(searched, needle), needle)
    if exact and _is_alone(searched.folded.text, needle) and _judge_exact(needle, exact) == "sure":
        return _anchored(searched, exact[0], "sure")
    ranked = _ranked(near_places(searched, needle) + exact, needle)[:_LOOKED_AT]
    if not ranked:
        return None
    weighed = [(place, weigh(searched, needle, place)) for place in ranked]
    best, told = max(weighed, key=lambda each: _worth(each[0], each[1], needle))
    first = _judge_exact(needle, ranked) if ranked[0].likeness == 1 else _judge_near(searched, needle, ranked)
    others = [each.all for place, each in weighed if not place.overlaps(best)]
    ahead = told.all - max(others, default=-math.inf)
    state = _by_words(first if best is ranked[0] else first and "review", told, ahead, denied=best.denied > 0)
    if state is None and _is_told(best, told, ahead):
        state = "review" if _covered(searched, needle, best) >= COVERED else None
    is_closed = best.context < _WHOLE and _closed_up(searched.folded.text, needle)
    if state is not None and is_closed:
        # Nothing else has changed there, so that only the very words can have gone elsewhere, as a whole paragraph may.
        state = "review" if _is_known(best, told) else None
    elif state is not None:
        state = _unless_cut(state, best, told, *meeting(searched, needle))
    if state is None and (
        _is_framed(best, told, is_closed=is_closed) or _is_own_paragraph(searched, needle, best, told)
    ):
        state = "review"
    return _anchored(searched, best, state) if state else None


def _worth(place: Candidate, told: Evidence, needle: Needle) -> float:
    """By what the best place is chosen: its words, then its letters, then where it is."""
    away = abs(place.start - needle.start) if needle.start >= 0 else 0
    return told.all + BY_LETTERS * _agreeing(place, needle) - BY_PLACE * math.log1p(away / NEARBY)


def _is_told(place: Candidate, told: Evidence, ahead: float) -> bool:
    """Whether the words alone bring up a place that likeness did not."""
    if told.all >= TOLD_ALONE and ahead >= TOLD_AHEAD and place.likeness >= ALONE:
        return True
    copied = place.likeness >= SLIPPED and told.around >= COPY_AROUND
    return copied and told.all >= TOLD_COPY and ahead >= COPY_AHEAD


def _is_framed(place: Candidate, told: Evidence, *, is_closed: bool) -> bool:
    """Whether other words stand in the very frame that the quote stood in: it was written anew there."""
    confirmed = min(place.before.agrees, place.after.agrees) >= CONFIRMED
    return confirmed and not is_closed and told.own >= TOLD_ALONE and place.likeness >= ALONE


def _is_own_paragraph(searched: Searched, needle: Needle, place: Candidate, told: Evidence) -> bool:
    """Whether the quote was a whole paragraph and is one: those go elsewhere as they are, without their neighbours."""
    if needle.prefix_near or needle.suffix_near or told.all < TOLD_LEAST:
        return False
    start, end = searched.folded.back(place.start, place.end)
    is_whole = searched.text[start - 1 : start] in _ENDS and searched.text[end : end + 1] in _ENDS
    is_like = place.likeness == 1 or _covered(searched, needle, place) >= COVERED
    return is_whole and is_like and place.likeness >= COPY


def _is_known(place: Candidate, told: Evidence) -> bool:
    """Whether a quote is known without its context."""
    return told.said >= (SAID_ALONE if place.likeness == 1 else SAID_COPY) and place.likeness >= COPY


def _by_words(state: State | None, told: Evidence, ahead: float, *, denied: bool) -> State | None:
    """What to think of a place once its words were weighed; one beside which others stand needs more of them."""
    if told.all < (TOLD_SURE if denied else TOLD_LEAST):
        return None
    # What its own paragraph says against a place has to be outweighed twice: words change, and look-alikes lack some.
    clear = told.all - ABSENT * told.lacking >= TOLD_SURE and ahead >= TOLD_AHEAD
    return "review" if state == "sure" and not clear else state


def _unless_cut(state: State, best: Candidate, told: Evidence, cut: Evidence, met: int) -> State | None:
    """The same where the two contexts do not meet elsewhere; else it was cut out there, and this is a look-alike.

    A whole paragraph may have gone elsewhere without its neighbours, so that one that reads alike is for review.
    """
    clearly = cut.all - told.all > CUT
    if not clearly and (cut.all < CUT_LEAST or cut.all - told.around <= CUT_AROUND):
        return state
    # A short quote does not part its contexts far enough to tell whether they meet.
    here = best.start - _JUNCTION <= met <= best.end + _JUNCTION
    if here or (best.likeness >= COPY and told.said >= SAID_ALONE):
        return "review"
    return None if cut.all - told.all > -TOLD_AHEAD else "review"


def _closed_up(text: str, needle: Needle) -> bool:
    """Whether the two contexts meet word for word."""
    before, after = needle.prefix.rstrip(" ")[-_JUNCTION:], needle.suffix.lstrip(" ")[:_JUNCTION]
    if min(len(before), len(after)) < _TELLING:
        return False
    return any(between + after in text for between in (before, f"{before} "))


def _stands(text: str, selectors: Selectors) -> bool:
    """Whether quote and context stand code for code where they stood."""
    start, end = selectors.start, selectors.end
    return (
        0 <= start < end <= len(text)
        and text[start:end] == selectors.quote
        and text[max(0, start - len(selectors.prefix)) : start] == selectors.prefix
        and text.startswith(selectors.suffix, end)
    )


def _is_alone(text: str, needle: Needle) -> bool:
    """Whether quote and context stand word for word, in one place."""
    whole = f"{needle.prefix}{needle.quote}{needle.suffix}"
    at = text.find(whole)
    return at >= 0 and text.find(whole, at + 1) < 0


def _anchored(searched: Searched, best: Candidate, state: State) -> Anchored:
    how: How = "quote" if best.likeness == 1 else "nearest"
    start, end = searched.folded.back(best.start, best.end)
    return Anchored(Span(start, end), state, how, round((2 * best.likeness + best.context) / 4, 3))


def _agreeing(place: Candidate, needle: Needle) -> float:
    """The code points of quote and context that agree beyond what any text would."""
    said = min(max(len(needle.quote), _LEAST_QUOTE), _MOST_QUOTE) * max(0.0, place.likeness - 0.5) * 2
    return said + CONTEXT * place.context


def _evidence(place: Candidate, needle: Needle) -> float:
    """How much speaks for a place, in code points that agree; between equals the nearer one."""
    away = abs(place.start - needle.start) / (1 + max(place.start, needle.start)) if needle.start >= 0 else 1.0
    return _agreeing(place, needle) + 1 - away


def _ranked(found: list[Candidate], needle: Needle) -> list[Candidate]:
    """Best first, each place once."""
    best: list[Candidate] = []
    for place in sorted(found, key=lambda each: _evidence(each, needle), reverse=True):
        if not any(place.overlaps(other) for other in best):
            best.append(place)
    return best


def _apart(ranked: list[Candidate], needle: Needle) -> bool:
    """Whether the best place is clearly better than any other, by its context too where the other reads alike."""
    best = ranked[0]
    return all(
        _evidence(best, needle) - _evidence(other, needle) >= MARGIN
        and (other.likeness < NEAR or best.context - other.context >= TWIN)
        for other in ranked[1:]
    )


def _judge_exact(needle: Needle, ranked: list[Candidate]) -> State | None:
    """What to think of the best of all places, where the quote stands word for word."""
    best, length = ranked[0], len(needle.quote)
    both = min(best.before.agrees, best.after.agrees) >= CONFIRMED
    confirmed = both or best.best_side >= (CONFIRMED if length >= SHORT else SOLID)
    apart = _apart(ranked, needle) and (both or length >= SHORT)
    alone = all(other.likeness < COPY for other in ranked[1:])
    if not best.denied and ((confirmed and apart) or (alone and length >= LONG)):
        return "sure"
    if length >= SHORT and alone and (confirmed or not best.denied):
        return "review"
    return "review" if length >= LONG or (confirmed and not best.denied) else None


def _covered(searched: Searched, needle: Needle, place: Candidate) -> float:
    """The share of the quote's words that a place has, those that are rare in the text counting most, 0 to 1.

    Two sentences of one mould have the stock words in common; names, numbers and nouns tell them apart.
    """
    words = WORD.findall(needle.quote)
    if len(words) < _FEW_WORDS:
        return 1.0
    places = searched.places()
    there = set(WORD.findall(searched.folded.text[place.start : place.end]))
    weights = [1 / (1 + len(places.get(word, ()))) for word in words]
    kept = sum(
        weight
        for word, weight in zip(words, weights, strict=True)
        if word in there or (word not in places and is_slip(word, there))
    )
    return kept / sum(weights)


def _judge_near(searched: Searched, needle: Needle, ranked: list[Candidate]) -> State | None:
    """What to think of the best place of all, where the quote has changed."""
    best, length = ranked[0], len(needle.quote)
    both = min(best.before.agrees, best.after.agrees) >= CONFIRMED
    one = best.best_side >= CONFIRMED and not best.denied
    covered = _covered(searched, needle, best)
    if covered < COVERED_LEAST:
        return None
    chance = UNRELATED + 1.2 / length**0.5
    proof = length >= LONG and best.likeness >= chance and best.denied < 2 and covered >= COVERED
    likely = best.likeness >= NEAR and covered >= COVERED
    if likely and _apart(ranked, needle) and (both or (one and length >= LONG)):
        return "sure"
    if best.likeness >= MAYBE and both:
        return "review"
    if likely and one and (length >= SHORT or best.likeness >= 1 - 2 / length):
        return "review"
    return "review" if proof else None
