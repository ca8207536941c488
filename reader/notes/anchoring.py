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
from reader.notes.schema import CONTEXT, Selectors
from reader.pair import Span

State: TypeAlias = Literal["sure", "review", "orphan"]
How: TypeAlias = Literal["position", "quote", "nearest"]

LONG: Final = 40
"""Code points from which a quote that stands once in a text is its own proof: no stock phrase of news is so long."""
SHORT: Final = 16
"""Below this a quote needs a full line of context: names and stock words recur everywhere."""
CONFIRMED: Final = 0.55
"""A side's context confirms from here; half of the letters of any two English texts align, which counts as 0."""
SOLID: Final = 0.85
"""A side's context is as good as unchanged from here."""
DENIED: Final = 0.3
"""Below this the words beside the quote, in its own paragraph, are others: what was found is a look-alike."""
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
_CANDIDATES: Final = 6
_MOST_EXACT: Final = 400
_SLACK: Final = 12
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
_TELLING: Final = 6
"""Code points of context that say something."""
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
    prefix_near: int
    """Code points of the prefix that belong to the quote's own paragraph, as far as its lines tell."""
    suffix_near: int
    start: int
    """Offset in the folded text where it stood, as far as that can be told; -1 if not known."""


class _Side(NamedTuple):
    """What the text on one side of a place says of it."""

    agrees: float
    """0 as any text, 1 the very words."""
    denies: bool
    """Other words stand there, in the same paragraph."""


class _Candidate(NamedTuple):
    """A place in the folded text."""

    start: int
    end: int
    likeness: float
    """Of the quote, 0 to 1."""
    before: _Side
    after: _Side

    @property
    def context(self) -> float:
        """Both sides together, 0 to 2."""
        return self.before.agrees + self.after.agrees

    @property
    def best_side(self) -> float:
        """The side that agrees more."""
        return max(self.before.agrees, self.after.agrees)

    @property
    def denied(self) -> int:
        """How many sides say that this is another place."""
        return self.before.denies + self.after.denies

    def overlaps(self, other: "_Candidate") -> bool:
        """Whether two places share text."""
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
    if exact and exact[0].context >= _WHOLE and _judge_exact(needle, exact) == "sure":
        return _anchored(searched, exact[0], "sure")
    ranked = _ranked(_near(searched, needle) + exact, needle)
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


def _folded(searched: Searched, selectors: Selectors) -> _Needle:
    quote = fold(selectors.quote).text
    start = -1
    if selectors.start >= 0:
        start = bisect_left(searched.folded.origin, min(selectors.start, len(searched.text)))
    own_before = fold(re.split(r"[\r\n]", selectors.prefix)[-1]).text.strip(" ")
    own_after = fold(re.split(r"[\r\n]", selectors.suffix)[0]).text.strip(" ")
    return _Needle(
        quote=quote.strip(" "),
        prefix=(fold(selectors.prefix).text + quote[: len(quote) - len(quote.lstrip(" "))])[-CONTEXT:],
        suffix=(quote[len(quote.rstrip(" ")) :] + fold(selectors.suffix).text)[:CONTEXT],
        prefix_near=len(own_before),
        suffix_near=len(own_after),
        start=start,
    )


def _anchored(searched: Searched, best: _Candidate, state: State) -> Anchored:
    how: How = "quote" if best.likeness == 1 else "nearest"
    start, end = searched.folded.back(best.start, best.end)
    return Anchored(Span(start, end), state, how, round((2 * best.likeness + best.context) / 4, 3))


def _sides(searched: Searched, needle: _Needle, start: int, end: int) -> tuple[_Side, _Side]:
    """What stands before and after a place, against what stood there."""
    text = searched.folded.text
    before = text[max(0, start - len(needle.prefix) - _SLACK) : start]
    after = text[end : end + len(needle.suffix) + _SLACK]
    # The text before is read backwards, so that both sides begin at the quote.
    return (
        _side(needle.prefix[::-1], before[::-1], needle.prefix_near),
        _side(needle.suffix, after, needle.suffix_near),
    )


def _side(wanted: str, found: str, near: int) -> _Side:
    if not wanted.strip():
        return _Side(0.5 if found.strip() else 1.0, denies=False)
    whole = _agree(wanted, found)
    if near < _TELLING:
        return _Side(whole, denies=False)
    own = _agree(wanted[: near + 1], found)
    return _Side(max(whole, own * min(1.0, 0.4 + 0.03 * near)), denies=own < DENIED)


def _agree(wanted: str, found: str) -> float:
    """How well words are those that stood there, 0 where they are as like as any text.

    The nearer half may speak alone: the farther one may lie in a paragraph that has gone.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    length = len(wanted)
    if found.startswith(wanted):
        return 1.0
    half = length // 2
    likeness = max(Indel.normalized_similarity(wanted, found[:cut]) for cut in (length - 4, length, length + 4))
    if half >= _TELLING:
        likeness = max(likeness, 0.9 * Indel.normalized_similarity(wanted[:half], found[:half]))
    return max(0.0, (likeness - 0.5) * 2)


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
            found.append(_Candidate(at, end, 1.0, *_sides(searched, needle, at, end)))
        at = text.find(quote, at + 1)
    return found


def _evidence(place: _Candidate, needle: _Needle) -> float:
    """How much speaks for a place, in code points that agree beyond what any text would."""
    said = min(max(len(needle.quote), _LEAST_QUOTE), _MOST_QUOTE) * max(0.0, place.likeness - 0.5) * 2
    away = abs(place.start - needle.start) / (1 + max(place.start, needle.start)) if needle.start >= 0 else 1.0
    return said + CONTEXT * place.context + 1 - away


def _ranked(found: list[_Candidate], needle: _Needle) -> list[_Candidate]:
    """Best first, each place once."""
    best: list[_Candidate] = []
    for place in sorted(found, key=lambda each: _evidence(each, needle), reverse=True):
        if not any(place.overlaps(other) for other in best):
            best.append(place)
    return best


def _apart(ranked: list[_Candidate], needle: _Needle) -> bool:
    """Whether the best place is clearly better than any other, by its context too where the other reads alike."""
    best = ranked[0]
    return all(
        _evidence(best, needle) - _evidence(other, needle) >= MARGIN
        and (other.likeness < NEAR or best.context - other.context >= TWIN)
        for other in ranked[1:]
    )


def _judge_exact(needle: _Needle, ranked: list[_Candidate]) -> State | None:
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


def _closed_up(searched: Searched, needle: _Needle) -> bool:
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
    return _Candidate(left, right, likeness, *_sides(searched, needle, left, right))


def _covered(searched: Searched, needle: _Needle, place: _Candidate) -> float:
    """The share of the quote's words that a place has, those that are rare in the text counting most, 0 to 1.

    Two sentences of one mould have the stock words in common; names, numbers and nouns tell them apart.
    """
    words = _WORD.findall(needle.quote)
    if len(words) < _FEW_WORDS:
        return 1.0
    places = searched.places()
    there = set(_WORD.findall(searched.folded.text[place.start : place.end]))
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


def _judge_near(searched: Searched, needle: _Needle, ranked: list[_Candidate]) -> State | None:
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
