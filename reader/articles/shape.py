"""The shape of a page's lines: words, stops, and what stands beside what."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.articles.lines import Judged, folded
from reader.articles.patterns import Lazy

MIN_PROSE_WORDS: Final = 5
"""Words of the shortest paragraph that is prose by its full stop alone, outside the story."""
MIN_UNSTOPPED_SENTENCE: Final = 14
"""Words of a sentence in a text that lost its full stops; its headline is mostly shorter."""
MIN_HEADLINE_WORDS: Final = 4
MAX_HEADLINE_WORDS: Final = 30
SUMMARY_LABELS: Final = frozenset(
    {"story highlights", "highlights", "key points", "key takeaways", "bullet points", "points", "summary", "in brief",
     "at a glance", "in summary", "what we know", "quick read", "the gist", "synopsis"}
)  # fmt: skip
QUOTES: Final = frozenset("'\"‘“«")
_WORDS: Final = Lazy(r"[^\W_]+")


class Line(NamedTuple):
    """A paragraph with what its shape says."""

    text: str
    words: int
    prose: bool
    """It is as long as a sentence and ends as one."""
    beside_above: bool
    """No blank line parts it from the paragraph above."""


def count_words(text: str) -> int:
    """Words of a text; two characters of one that has no spaces between words count as one."""
    words = text.split()
    dense = sum(1 for character in text if character > "\u2e80") if not text.isascii() else 0
    return len(words) + dense // 2


def with_unstopped_prose(lines: Sequence[Line], judged: Sequence[Judged | None]) -> Sequence[Line]:
    """In a text without full stops, lines as long as a sentence are prose."""
    opened = [line for line, found in zip(lines, judged, strict=True) if found is None]
    unstopped = sum(not line.prose and line.words >= MIN_UNSTOPPED_SENTENCE for line in opened)
    if unstopped <= sum(line.prose for line in opened):
        return lines
    return [line._replace(prose=line.prose or line.words >= MIN_UNSTOPPED_SENTENCE) for line in lines]


def words_alone(text: str) -> str:
    """The words of a line, without signs: what makes two copies of it alike."""
    return " ".join(_WORDS.findall(text.lower()))


def is_summary(lines: Sequence[Line], judged: Sequence[Judged | None], place: int) -> bool:
    """Whether a line stands below a label such as "Story highlights", or below another line that does."""
    for above in range(place - 1, -1, -1):
        found = judged[above]
        if folded(lines[above].text) in SUMMARY_LABELS:
            return True
        if not (found and found.role == "standfirst" and found.certainty == "sure"):
            return False
    return False
