"""Two articles to all that they have to say to each other."""

from collections.abc import Sequence

from reader.articles.model import Article
from reader.collation.classing import find_runs
from reader.collation.closest import closest
from reader.collation.divergences import find_divergences
from reader.collation.links import find_links
from reader.collation.model import Collation, HandLink
from reader.collation.shares import explained, finding, shares
from reader.collation.tokenwise import marks_of_both
from reader.collation.witness import Witness, as_witness
from reader.pair import Pair


def collate(left: Article, right: Article, by_hand: Sequence[HandLink] = ()) -> Collation:
    """Compare two articles: links, runs, divergences, shares and the finding.

    Args:
        left: One article.
        right: The other; swapping the two mirrors the result.
        by_hand: What the reader set: paragraphs that do, or do not, answer each other. It overrules what is found.
    """
    return collate_witnesses(Pair(as_witness(left), as_witness(right)), by_hand)


def collate_witnesses(witnesses: Pair[Witness], by_hand: Sequence[HandLink] = ()) -> Collation:
    """The same for articles that are analysed already, as for many pairs of one archive."""
    marks = marks_of_both(witnesses)
    runs = find_runs(witnesses, marks)
    links, held = find_links(witnesses, runs, marks, by_hand)
    runs = tuple(run._replace(link=link) for run, link in zip(runs, held, strict=True))
    divergences = find_divergences(witnesses, links, runs)
    share = shares(runs, marks)
    found = finding(share.left, links)
    nearest = closest(witnesses, marks) if not runs and not links else None
    return Collation(links, runs, divergences, share, found, explained(share, found, nearest), nearest)
