"""Find a note's passage again in a text that may have changed.

After the W3C Web Annotation Data Model (position and quote selectors) and the practice of Hypothesis: position, exact
quote, then the nearest quote judged with its context, over folded text. Unlike there, a look-alike is never taken in
silence: what the context does not confirm is shown for review, and what nothing supports is an orphan.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

from reader.notes.candidates import WORD, Candidate, Needle, Searched, exact_places, folded_selectors, near_places
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
COVERED: Final = 0.45
"""Share of a changed quote's words, weighed by rarity, without which it is another of the same mould."""
UNRELATED: Final = 0.5
"""Likeness that long unrelated English texts reach; shorter ones reach more, by chance."""
_WHOLE: Final = 1.9
"""Both contexts together that are as good as unchanged."""
_JUNCTION: Final = 22
"""Code points on each side of a cut by which it is known."""
_LEAST_QUOTE: Final = 24
"""A short quote counts as much as this, against context of 32 on each side."""
_MOST_QUOTE: Final = 160
_FEW_WORDS: Final = 4
_SLIP: Final = 0.75
"""Likeness of a word with one wrong letter in four, or two in eight, to what it should be."""


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
    if exact and exact[0].context >= _WHOLE and _judge_exact(needle, exact) == "sure":
        return _anchored(searched, exact[0], "sure")
    ranked = _ranked(near_places(searched, needle) + exact, needle)
    if not ranked:
        return None
    best = ranked[0]
    if best.context < _WHOLE and _closed_up(searched, needle):
        # Cut out: what stands elsewhere is a look-alike, or the passage taken from its place by itself.
        alone = best.likeness == 1 and len(needle.quote) >= LONG
        return _anchored(searched, best, "review") if alone else None
    state = _judge_exact(needle, ranked) if best.likeness == 1 else _judge_near(searched, needle, ranked)
    return _anchored(searched, best, state) if state else None


def _stands(text: str, selectors: Selectors) -> bool:
    """Whether quote and context stand code for code where they stood."""
    start, end = selectors.start, selectors.end
    return (
        0 <= start < end <= len(text)
        and text[start:end] == selectors.quote
        and text[max(0, start - len(selectors.prefix)) : start] == selectors.prefix
        and text.startswith(selectors.suffix, end)
    )


def _anchored(searched: Searched, best: Candidate, state: State) -> Anchored:
    how: How = "quote" if best.likeness == 1 else "nearest"
    start, end = searched.folded.back(best.start, best.end)
    return Anchored(Span(start, end), state, how, round((2 * best.likeness + best.context) / 4, 3))


def _evidence(place: Candidate, needle: Needle) -> float:
    """How much speaks for a place, in code points that agree beyond what any text would."""
    said = min(max(len(needle.quote), _LEAST_QUOTE), _MOST_QUOTE) * max(0.0, place.likeness - 0.5) * 2
    away = abs(place.start - needle.start) / (1 + max(place.start, needle.start)) if needle.start >= 0 else 1.0
    return said + CONTEXT * place.context + 1 - away


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


def _closed_up(searched: Searched, needle: Needle) -> bool:
    """Whether the two contexts now meet: the passage was cut out there, and what is left is a look-alike."""
    text = searched.folded.text
    before, after = needle.prefix.rstrip(" ")[-_JUNCTION:], needle.suffix.lstrip(" ")[:_JUNCTION]
    if len(before) < 8 or len(after) < 8:
        return False
    at = text.find(before)
    while at >= 0:
        end = at + len(before)
        if text.find(after, end, end + len(after) + 2) >= 0:
            return True
        at = text.find(before, at + 1)
    return False


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
        if word in there or (word not in places and _misspelt(word, there))
    )
    return kept / sum(weights)


def _misspelt(word: str, there: set[str]) -> bool:
    """Whether a word that the text has nowhere stands there with a slip; a number has no slips, it is another."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    if not word.isalpha():
        return False
    return process.extractOne(word, there, scorer=Indel.normalized_similarity, score_cutoff=_SLIP) is not None


def _judge_near(searched: Searched, needle: Needle, ranked: list[Candidate]) -> State | None:
    """What to think of the best place of all, where the quote has changed."""
    best, length = ranked[0], len(needle.quote)
    both = min(best.before.agrees, best.after.agrees) >= CONFIRMED
    one = best.best_side >= CONFIRMED and not best.denied
    covered = _covered(searched, needle, best)
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
