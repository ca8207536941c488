"""Where a passage may stand in a text: every exact place, and the nearest ones, each with what its context says."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

from reader.notes.fold import Folded, fold
from reader.notes.schema import MOST_CONTEXT, Selectors

DENIED: Final = 0.3
"""Below this the words beside the quote, in its own paragraph, are others: what was found is a look-alike."""
LEAST_ALIKE: Final = 0.55
"""Likeness of a quote below which a place is not worth a look, unless its context calls for one."""
_CANDIDATES: Final = 6
_MOST_EXACT: Final = 400
_SLACK: Final = 12
_TELLING: Final = 6
"""Code points of context that say something."""
EXPECTED: Final = 0.05
"""Chance of a word behind one that stands nowhere else, so that no word tells more than this."""
WORD: Final = re.compile(r"\w+")


class Searched:
    """A text made ready to find many passages in."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The article's text as it is now."""
        self.known: dict[Selectors, object] = {}
        """What was found before, by selectors: a list is drawn more often than a text changes."""
        self._folded: Folded | None = None
        self._places: dict[str, list[int]] | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._pairs: Counter[tuple[str, str]] = Counter()

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
            for word in WORD.finditer(self.folded.text):
                found[word[0]].append(word.start())
                self._starts.append(word.start())
                self._ends.append(word.end())
            self._places = found
        return self._places

    def surprise(self, word: str, behind: str = "") -> float:
        """How little a word was to be expected in this text, in nats; behind another word, where one is given.

        The place itself does not count, else no word that stands once would be a surprise behind another such.
        """
        places = self.places()
        every = len(self._starts)
        if not self._pairs:
            words = WORD.findall(self.folded.text)
            self._pairs = Counter(pairwise(words))
        chance = (len(places.get(word, ())) or 1) / max(1, every)
        if behind:
            others = max(0, self._pairs[behind, word] - 1)
            chance = (others + EXPECTED) / max(1, len(places.get(behind, ())))
        return -math.log(min(1.0, max(1 / max(1, every), chance)))

    def edges(self, around: int, reach: int, *, ends: bool) -> list[int]:
        """Offsets near one where a word starts or ends, and that offset itself."""
        self.places()
        known = self._ends if ends else self._starts
        near = known[bisect_left(known, around - reach) : bisect_right(known, around + reach)]
        return sorted({around, *near})


class Needle(NamedTuple):
    """Selectors, folded."""

    quote: str
    prefix: str
    suffix: str
    prefix_near: int
    """Code points of the prefix that belong to the quote's own paragraph, as far as its lines tell."""
    suffix_near: int
    start: int
    """Offset in the folded text where it stood, as far as that can be told; -1 if not known."""


class Side(NamedTuple):
    """What the text on one side of a place says of it."""

    agrees: float
    """0 as any text, 1 the very words."""
    denies: bool
    """Other words stand there, in the same paragraph."""


class Candidate(NamedTuple):
    """A place in the folded text."""

    start: int
    end: int
    likeness: float
    """Of the quote, 0 to 1."""
    before: Side
    after: Side

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

    def overlaps(self, other: "Candidate") -> bool:
        """Whether two places share text."""
        return self.start < other.end and other.start < self.end


def folded_selectors(searched: Searched, selectors: Selectors) -> Needle:
    """Selectors ready to be looked for in a text."""
    quote = fold(selectors.quote).text
    start = -1
    if selectors.start >= 0:
        start = bisect_left(searched.folded.origin, min(selectors.start, len(searched.text)))
    own_before = fold(re.split(r"[\r\n]", selectors.prefix)[-1]).text.strip(" ")
    own_after = fold(re.split(r"[\r\n]", selectors.suffix)[0]).text.strip(" ")
    return Needle(
        quote=quote.strip(" "),
        prefix=(fold(selectors.prefix).text + quote[: len(quote) - len(quote.lstrip(" "))])[-MOST_CONTEXT:],
        suffix=(quote[len(quote.rstrip(" ")) :] + fold(selectors.suffix).text)[:MOST_CONTEXT],
        prefix_near=len(own_before),
        suffix_near=len(own_after),
        start=start,
    )


def _sides(searched: Searched, needle: Needle, start: int, end: int) -> tuple[Side, Side]:
    """What stands before and after a place, against what stood there."""
    text = searched.folded.text
    before = text[max(0, start - len(needle.prefix) - _SLACK) : start]
    after = text[end : end + len(needle.suffix) + _SLACK]
    # The text before is read backwards, so that both sides begin at the quote.
    return (
        _side(needle.prefix[::-1], before[::-1], needle.prefix_near),
        _side(needle.suffix, after, needle.suffix_near),
    )


def _side(wanted: str, found: str, near: int) -> Side:
    if not wanted.strip():
        return Side(0.5 if found.strip() else 1.0, denies=False)
    whole = _agree(wanted, found)
    if near < _TELLING:
        return Side(whole, denies=False)
    own = _agree(wanted[: near + 1], found)
    return Side(max(whole, own * min(1.0, 0.4 + 0.03 * near)), denies=own < DENIED)


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


def exact_places(searched: Searched, needle: Needle) -> list[Candidate]:
    """Every place where the folded quote stands, on word boundaries where it stood on such."""
    text, quote = searched.folded.text, needle.quote
    free_before = not (needle.prefix[-1:].isalnum() and quote[0].isalnum())
    free_after = not (needle.suffix[:1].isalnum() and quote[-1].isalnum())
    found: list[Candidate] = []
    at = text.find(quote)
    while at >= 0 and len(found) < _MOST_EXACT:
        end = at + len(quote)
        inside = (free_before and quote[0].isalnum() and at > 0 and text[at - 1].isalnum()) or (
            free_after and quote[-1].isalnum() and text[end : end + 1].isalnum()
        )
        if not inside:
            found.append(Candidate(at, end, 1.0, *_sides(searched, needle, at, end)))
        at = text.find(quote, at + 1)
    return found


def near_places(searched: Searched, needle: Needle) -> list[Candidate]:
    """Places where most of the quote and its context stand, with the edges that fit best."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    text, length = searched.folded.text, len(needle.quote)
    starts = voted(searched, needle)
    whole = fuzz.partial_ratio_alignment(needle.quote, text, score_cutoff=100 * LEAST_ALIKE) if text else None
    if whole is not None:
        starts.append(whole.dest_start)
    found: list[Candidate] = []
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


def voted(searched: Searched, needle: Needle) -> list[int]:
    """Offsets where the quote may start, by the words of quote and context that stand at the same distances."""
    places = searched.places()
    whole = needle.prefix + needle.quote + needle.suffix
    width = 24 + len(needle.quote) // 8
    votes: dict[int, float] = defaultdict(float)
    sums: dict[int, list[int]] = defaultdict(list)
    for word in WORD.finditer(whole):
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


def _fitted(searched: Searched, needle: Needle, start: int, end: int) -> Candidate | None:
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
    left, right = _with_marks(text, needle.quote, left, right)
    likeness = Indel.normalized_similarity(needle.quote, text[left:right])
    return Candidate(left, right, likeness, *_sides(searched, needle, left, right))


def _with_marks(text: str, quote: str, left: int, right: int) -> tuple[int, int]:
    """A span of whole words with the marks of the quote's ends, where they stand there too."""
    words = list(WORD.finditer(quote))
    if words and text[right - 1].isalnum() and text.startswith(quote[words[-1].end() :], right):
        right += len(quote) - words[-1].end()
    if words and text[left].isalnum() and text.endswith(quote[: words[0].start()], 0, left):
        left -= words[0].start()
    return left, right
