"""How much the words at a place say that it is the one: each word of quote and context, weighed by what it tells.

News is full of moulds ("is expected to meet", "said on Thursday that the"), so that likeness of letters says little: a
word tells as much as it was not to be expected in this text behind the word before it, in nats (the leave-one-out
bigram of the text as it is now). A word that is not there tells as much against the place as an editor seldom changes
one. The two texts around a passage, weighed where they meet, say whether it was cut out.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.notes.candidates import WORD, Candidate, Needle, Searched, voted
from reader.notes.schema import CONTEXT

ABSENT: Final = 3.0
"""What a word that is not there says against a place: one word in twenty changes."""
PARTED: Final = 1.2
"""The most that a neighbouring paragraph says against a place when it is another one: one in three goes or comes."""
SLIP: Final = 0.75
"""Likeness of a word with one wrong letter in four, or two in eight, to what it should be."""
_REACH: Final = 14
"""Code points around which two contexts may meet."""
_SLACK: Final = 12


class Evidence(NamedTuple):
    """For a place, in nats; below 0 it speaks against it."""

    own: float
    """By the context in the passage's own paragraph."""
    far: float
    """By the paragraphs beside it."""
    said: float
    """By the quote."""
    lacking: int = 0
    """Words of the context in its own paragraph that are not there."""

    @property
    def around(self) -> float:
        """By all of the context."""
        return self.own + self.far

    @property
    def all(self) -> float:
        """Together."""
        return self.own + self.far + self.said


def weigh(searched: Searched, needle: Needle, place: Candidate) -> Evidence:
    """What the words at a place say for it."""
    own, far, lacking = _around(searched, needle, place.start, place.end)
    quote = WORD.findall(needle.quote)
    said = _tell(searched, quote, WORD.findall(searched.folded.text[place.start : place.end]))
    return Evidence(own, far, sum(said), lacking)


def meeting(searched: Searched, needle: Needle) -> tuple[Evidence, int]:
    """What the words say for the place where the texts before and after come nearest to meeting, and its offset."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    text = searched.folded.text
    joined = f"{needle.prefix.rstrip(' ')} {needle.suffix.lstrip(' ')}"
    hit = fuzz.partial_ratio_alignment(joined, text) if text else None
    starts = {hit.dest_start + len(needle.prefix.rstrip(" "))} if hit else set()
    starts |= set(voted(searched, needle._replace(quote=""))[:2])
    near = {at for start in starts for at in searched.edges(start, _REACH, ends=True) if 0 <= at <= len(text)}
    weighed = ((_around(searched, needle, at, at), at) for at in near)
    found = [(Evidence(own, far, 0.0), at) for (own, far, _), at in weighed]
    return max(found, key=lambda each: (each[0].all, -each[1]), default=(Evidence(0.0, 0.0, 0.0), -CONTEXT))


def is_slip(word: str, there: Sequence[str] | set[str]) -> bool:
    """Whether a word stands there with a slip; a number has no slips, it is another."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    if not word.isalpha():
        return False
    return process.extractOne(word, there, scorer=Indel.normalized_similarity, score_cutoff=SLIP) is not None


def _around(searched: Searched, needle: Needle, start: int, end: int) -> tuple[float, float, int]:
    """What the context says, that of the own paragraph and that of those beside it, and words that the former lacks."""
    text = searched.folded.text
    # A word that the edge of the context cuts cannot speak for a place, only against it.
    before, after = WORD.findall(needle.prefix), WORD.findall(needle.suffix)
    cut_first = before.pop(0) if before and len(needle.prefix) >= CONTEXT and needle.prefix[0].isalnum() else ""
    cut_last = after.pop() if after and len(needle.suffix) >= CONTEXT and needle.suffix[-1].isalnum() else ""
    own_before = len(WORD.findall(needle.prefix[len(needle.prefix) - needle.prefix_near - 1 :]))
    own_after = len(WORD.findall(needle.suffix[: needle.suffix_near + 1]))
    own, far, lacking = 0.0, 0.0, 0
    for words, there, near, cut in (
        # Backwards, so that both sides begin at the passage.
        (before, text[max(0, start - len(needle.prefix) - _SLACK) : start], own_before, cut_first),
        (after, text[end : end + len(needle.suffix) + _SLACK], own_after, cut_last),
    ):
        found = WORD.findall(there)
        told = _tell(searched, words, found)
        if words is before:
            told.reverse()
        against = 0.0
        if cut and not any(word.endswith(cut) if words is before else word.startswith(cut) for word in found):
            against = -ABSENT
        lacking += sum(each < 0 for each in told[:near])
        own += sum(told[:near]) + (against if near > len(told) else 0.0)
        far += max(-PARTED, sum(told[near:]) + (against if near <= len(told) else 0.0))
    return own, far, lacking


def _tell(searched: Searched, wanted: list[str], found: list[str]) -> list[float]:
    """What each word says that was to be found in this order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    told = [-ABSENT] * len(wanted)
    for step in LCSseq.opcodes(wanted, found):
        if step.tag == "equal":
            for at in range(step.src_start, step.src_end):
                behind = wanted[at - 1] if at > step.src_start else ""
                told[at] = searched.surprise(wanted[at], behind)
        elif step.tag == "replace":
            there = found[step.dest_start : step.dest_end]
            for at in range(step.src_start, step.src_end):
                if wanted[at] not in searched.places() and is_slip(wanted[at], there):
                    told[at] = searched.surprise(wanted[at]) / 2
    return told
