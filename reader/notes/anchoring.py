"""Find a note's passage again in a text that may have changed.

After the W3C Web Annotation Data Model (position and quote selectors) and the practice of Hypothesis: position, exact
quote, then the nearest quote judged with its context, over folded text. Unlike there, a look-alike is never taken in
silence: what the context does not confirm is shown for review, and what nothing supports is an orphan.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.notes.fold import Folded, fold
from reader.notes.schema import Selectors
from reader.pair import Span

State: TypeAlias = Literal["sure", "review", "orphan"]
How: TypeAlias = Literal["position", "quote", "nearest"]

LONG: Final = 40
"""Code points from which a quote that stands once in a text is its own proof: no stock phrase of news is so long."""
SHORT: Final = 16
"""Below this a quote without its context proves nothing: names and stock words recur everywhere."""
CONFIRMED: Final = 0.55
"""A side's context confirms from here; half of the letters of any two English texts align, which counts as 0."""
MARGIN: Final = 0.2
"""How much better the best place's contexts are than the next one's, both sides together, to be sure of it."""
NEAR: Final = 0.72
"""Likeness of a changed quote that can still be sure, where its context confirms it."""
MAYBE: Final = 0.52
"""Likeness below which a quote is another text: the letters of unrelated English reach .45."""
_CANDIDATES: Final = 6
_MOST_EXACT: Final = 400
_SLACK: Final = 12
_WORD: Final = re.compile(r"\w+")


class Anchored(NamedTuple):
    """Where a passage was found."""

    span: Span
    state: State
    """"sure" or "review"; what is not found is None, an orphan."""
    how: How
    score: float
    """Likeness of quote and context, 0 to 1."""


class Searched:
    """A text made ready to find many passages in."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The article's text as it is now."""
        self._folded: Folded | None = None
        self._places: dict[str, list[int]] | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def folded(self) -> Folded:
        """The text folded, made when first needed."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def places(self) -> dict[str, list[int]]:
        """Every word of the folded text with its offsets."""
        if self._places is None:
            found: dict[str, list[int]] = defaultdict(list)
            for word in _WORD.finditer(self.folded.text):
                found[word[0]].append(word.start())
                self._starts.append(word.start())
                self._ends.append(word.end())
            self._places = found
        return self._places

    def edges(self, around: int, reach: int, *, ends: bool) -> list[int]:
        """Offsets near one where a word starts or ends, and that offset itself."""
        self.places()
        known = self._ends if ends else self._starts
        near = known[bisect_left(known, around - reach) : bisect_right(known, around + reach)]
        return sorted({around, *near})


class _Needle(NamedTuple):
    """Selectors, folded."""

    quote: str
    prefix: str
    suffix: str
    start: int
    """Offset in the folded text where it stood, as far as that can be told; -1 if not known."""


class _Candidate(NamedTuple):
    """A place in the folded text."""

    start: int
    end: int
    likeness: float
    """Of the quote, 0 to 1."""
    before: float
    """Of the context before, 0 (as any text) to 1."""
    after: float

    @property
    def context(self) -> float:
        return self.before + self.after

    def overlaps(self, other: "_Candidate") -> bool:
        return self.start < other.end and other.start < self.end


def anchor(text: str | Searched, selectors: Selectors) -> Anchored | None:
    """The place of a passage, or None when nothing is good enough: an orphan, which is kept and shown, never dropped.

    Args:
        text: The article's text as it is now.
        selectors: Quote with its context, and the position where it stood.
    """
    searched = Searched(text) if isinstance(text, str) else text
    if _stands(searched.text, selectors):
        return Anchored(Span(selectors.start, selectors.end), "sure", "position", 1.0)
    needle = _folded(searched, selectors)
    if not needle.quote:
        return None
    exact = _ranked(_exact(searched, needle), needle)
    if exact and (state := _judge_exact(searched, needle, exact)):
        return _anchored(searched, exact[0], state, "quote")
    near = _ranked(_near(searched, needle) + exact, needle)
    if near and (state := _judge_near(needle, near)):
        return _anchored(searched, near[0], state, "quote" if near[0].likeness == 1 else "nearest")
    return None


def _stands(text: str, selectors: Selectors) -> bool:
    """Whether quote and context stand code for code where they stood."""
    start, end = selectors.start, selectors.end
    return (
        0 <= start < end <= len(text)
        and text[start:end] == selectors.quote
        and text[max(0, start - len(selectors.prefix)) : start] == selectors.prefix
        and text.startswith(selectors.suffix, end)
    )


def _folded(searched: Searched, selectors: Selectors) -> _Needle:
    quote = fold(selectors.quote).text
    start = -1
    if selectors.start >= 0:
        start = bisect_left(searched.folded.origin, min(selectors.start, len(searched.text)))
    return _Needle(
        quote.strip(" "), fold(selectors.prefix).text + quote[: len(quote) - len(quote.lstrip(" "))],
        quote[len(quote.rstrip(" ")) :] + fold(selectors.suffix).text, start,
    )  # fmt: skip


def _anchored(searched: Searched, best: _Candidate, state: State, how: How) -> Anchored:
    start, end = searched.folded.back(best.start, best.end)
    return Anchored(Span(start, end), state, how, round((2 * best.likeness + best.context) / 4, 3))


def _context(searched: Searched, needle: _Needle, start: int, end: int) -> tuple[float, float]:
    text = searched.folded.text
    before = _agree(needle.prefix, text[max(0, start - len(needle.prefix) - _SLACK) : start], at_end=True)
    after = _agree(needle.suffix, text[end : end + len(needle.suffix) + _SLACK], at_end=False)
    return before, after


def _agree(wanted: str, found: str, *, at_end: bool) -> float:
    """How well a context is the one that was, 0 where it is as like as any text; an empty one at the text's edge is."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    if not wanted.strip():
        return 0.5 if found.strip() else 1.0
    cut = found[-len(wanted) :] if at_end else found[: len(wanted)]
    if cut == wanted:
        return 1.0
    likeness = max(
        Indel.normalized_similarity(wanted, cut),
        _nearest_half(wanted, found, at_end=at_end),
    )
    return max(0.0, (likeness - 0.5) * 2)


def _nearest_half(wanted: str, found: str, *, at_end: bool) -> float:
    """Likeness of the half that is nearer to the quote: the farther one may lie in a paragraph that has gone."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    half = len(wanted) // 2
    if half < 8:
        return 0.0
    if at_end:
        return 0.9 * Indel.normalized_similarity(wanted[-half:], found[-half:])
    return 0.9 * Indel.normalized_similarity(wanted[:half], found[:half])


def _exact(searched: Searched, needle: _Needle) -> list[_Candidate]:
    """Every place where the folded quote stands, on word boundaries where it stood on such."""
    text, quote = searched.folded.text, needle.quote
    free_before = not (needle.prefix[-1:].isalnum() and quote[0].isalnum())
    free_after = not (needle.suffix[:1].isalnum() and quote[-1].isalnum())
    found: list[_Candidate] = []
    at = text.find(quote)
    while at >= 0 and len(found) < _MOST_EXACT:
        end = at + len(quote)
        inside = (free_before and quote[0].isalnum() and at > 0 and text[at - 1].isalnum()) or (
            free_after and quote[-1].isalnum() and text[end : end + 1].isalnum()
        )
        if not inside:
            found.append(_Candidate(at, end, 1.0, *_context(searched, needle, at, end)))
        at = text.find(quote, at + 1)
    return found


def _ranked(found: list[_Candidate], needle: _Needle) -> list[_Candidate]:
    """Best first, each place once: quote 50, contexts 20 each, position 2, the weights of Hypothesis."""

    def worth(place: _Candidate) -> float:
        away = abs(place.start - needle.start) / (1 + max(place.start, needle.start)) if needle.start >= 0 else 1.0
        return 50 * place.likeness + 20 * place.context + 2 * (1 - away)

    best: list[_Candidate] = []
    for place in sorted(found, key=worth, reverse=True):
        if not any(place.overlaps(other) for other in best):
            best.append(place)
    return best


def _judge_exact(searched: Searched, needle: _Needle, ranked: list[_Candidate]) -> State | None:
    """What to think of the best of the places where the quote stands word for word."""
    best = ranked[0]
    confirmed = max(best.before, best.after) >= CONFIRMED
    apart = len(ranked) == 1 or best.context - ranked[1].context >= MARGIN
    if confirmed and apart and (len(needle.quote) >= SHORT or best.context >= 1.0):
        return "sure"
    if not confirmed and len(needle.quote) >= LONG and len(ranked) == 1 and not _closed_up(searched, needle):
        return "sure"
    return None


def _closed_up(searched: Searched, needle: _Needle) -> bool:
    """Whether the two contexts now meet: the passage was cut out there, and what is left is a look-alike."""
    text = searched.folded.text
    before, after = needle.prefix.rstrip(" ")[-14:], needle.suffix.lstrip(" ")[:14]
    if len(before) < 8 or len(after) < 8:
        return False
    at = text.find(before)
    while at >= 0:
        end = at + len(before)
        if 0 <= text.find(after, end, end + len(after) + 4):
            return True
        at = text.find(before, at + 1)
    return False


def _near(searched: Searched, needle: _Needle) -> list[_Candidate]:
    """Places where most of the quote and its context stand, with the edges that fit best."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    text, length = searched.folded.text, len(needle.quote)
    starts = _voted(searched, needle)
    whole = fuzz.partial_ratio_alignment(needle.quote, text, score_cutoff=100 * MAYBE) if text else None
    if whole is not None:
        starts.append(whole.dest_start)
    found: list[_Candidate] = []
    for start in starts:
        low = max(0, min(start, len(text)) - length // 4 - 2 * _SLACK)
        window = text[low : max(0, start) + length + length // 4 + 2 * _SLACK]
        hit = fuzz.partial_ratio_alignment(needle.quote, window) if window else None
        if hit is None or hit.dest_end <= hit.dest_start:
            continue
        for near in {(start, start + length), (low + hit.dest_start, low + hit.dest_end)}:
            place = _fitted(searched, needle, *near)
            if place is not None:
                found.append(place)
    return found


def _voted(searched: Searched, needle: _Needle) -> list[int]:
    """Offsets where the quote may start, by the words of quote and context that stand at the same distances."""
    places = searched.places()
    whole = needle.prefix + needle.quote + needle.suffix
    width = 24 + len(needle.quote) // 8
    votes: dict[int, float] = defaultdict(float)
    sums: dict[int, list[int]] = defaultdict(list)
    for word in _WORD.finditer(whole):
        at = places.get(word[0], ())
        if 0 < len(at) <= 60:
            for place in at:
                start = place - word.start() + len(needle.prefix)
                bin_ = start // width
                weight = len(word[0]) / (1 + len(at))
                votes[bin_] += weight
                votes[bin_ + 1] += weight / 2
                votes[bin_ - 1] += weight / 2
                sums[bin_].append(start)
    best = sorted(sums, key=lambda bin_: -votes[bin_])[:_CANDIDATES]
    return [sorted(sums[bin_])[len(sums[bin_]) // 2] for bin_ in best]


def _fitted(searched: Searched, needle: _Needle, start: int, end: int) -> _Candidate | None:
    """The span near one whose words, with the texts before and after it, are closest to what stood."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    text = searched.folded.text
    reach = _SLACK + len(needle.quote) // 6
    prefix, suffix = needle.prefix, needle.suffix
    lefts = {
        at: Indel.distance(prefix, text[max(0, at - len(prefix)) : at])
        for at in searched.edges(start, reach, ends=False)
        if 0 <= at < len(text)
    }
    rights = {
        at: Indel.distance(suffix, text[at : at + len(suffix)])
        for at in searched.edges(end, reach, ends=True)
        if 0 < at <= len(text)
    }
    spans = [(left, right) for left in lefts for right in rights if left < right]
    if not spans:
        return None
    cost = {span: Indel.distance(needle.quote, text[span[0] : span[1]]) for span in spans}
    left, right = min(spans, key=lambda span: (cost[span] + lefts[span[0]] + rights[span[1]], cost[span]))
    likeness = 1 - cost[left, right] / (len(needle.quote) + right - left)
    return _Candidate(left, right, likeness, *_context(searched, needle, left, right))


def _judge_near(needle: _Needle, ranked: list[_Candidate]) -> State | None:
    """What to think of the best place of all, where the quote may have changed."""
    best = ranked[0]
    length = len(needle.quote)
    confirmed = max(best.before, best.after) >= CONFIRMED
    both = min(best.before, best.after) >= CONFIRMED
    rival = max((place.likeness * 2 + place.context for place in ranked[1:]), default=0.0)
    apart = best.likeness * 2 + best.context - rival >= MARGIN
    if best.likeness >= NEAR and apart and (both or (confirmed and length >= SHORT) or length >= 2 * LONG):
        return "sure"
    if best.likeness >= MAYBE and (both or (confirmed and length >= SHORT)):
        return "review"
    return "review" if best.likeness >= NEAR and length >= LONG else None
