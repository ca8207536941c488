"""How much two articles share, and what that makes of the pair."""

from collections.abc import Sequence
from typing import Final

from reader.collation.model import Closest, Finding, Link, Run, SideShare
from reader.collation.tokenwise import Marks, either
from reader.pair import SIDES, Pair

COPY_WORDS: Final = 20
"""Words of shared prose that make a pair agency copy: two average clauses that no two reporters write alike."""
SPEECH_WORDS: Final = 8
"""Words of shared speech that make a common source: a quotation long enough to be one and the same saying."""


def shares(runs: Sequence[Run], marks: Pair[Marks]) -> Pair[SideShare]:
    """The words of each side that stand in runs, by class; a run partly in speech is counted word by word."""
    speech = names = prose = 0
    for run in runs:
        spoken = either(marks.left.speech, marks.right.speech, *run.tokens)
        speech += spoken
        if run.cls == "names":
            names += run.words - spoken
        else:
            prose += run.words - spoken
    left, right = (SideShare(speech, names, prose, len(marks[side].speech)) for side in SIDES)
    return Pair(left, right)


def finding(share: SideShare, links: Sequence[Link]) -> Finding:
    """What the shared words of a pair amount to."""
    copied = any(link.kind != "rewrite" and link.by == "rule" for link in links)
    if share.prose >= COPY_WORDS and copied:
        return "agency copy"
    if share.speech >= SPEECH_WORDS:
        return "common source"
    if share.speech or share.names or share.prose:
        return "incidental"
    return "none"


def explained(share: Pair[SideShare], found: Finding, nearest: Closest | None) -> str:
    """How the share and the finding were reckoned, in one line."""
    left, right = share
    shared = left.speech + left.names + left.prose
    if not shared:
        if nearest is None:
            return "no run of 5 words, and no word of the one stands in the other"
        place = f"{nearest.left + 1} / {nearest.right + 1}"
        return f"no run of 5 words; closest: {place}, {nearest.words} word{'s' if nearest.words > 1 else ''}"
    counts = (
        f"{shared} words in runs, of {left.words} and {right.words} in headline, standfirst and body: "
        f"{left.speech} speech, {left.names} names, {left.prose} prose"
    )
    reason = {
        "agency copy": f"copied paragraphs with at least {COPY_WORDS} words of prose in common",
        "common source": f"at least {SPEECH_WORDS} words of speech in common, not {COPY_WORDS} of prose",
        "incidental": f"neither {COPY_WORDS} words of prose in copied paragraphs nor {SPEECH_WORDS} of speech",
        "none": "nothing in common",
    }[found]
    return f"{counts}; {found}: {reason}"
