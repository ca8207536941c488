"""Where the details of linked paragraphs differ.

The sentences of a link that answer each other are matched word by word; each gap between the matches becomes its
smallest readings, and the first rule that knows their type takes them: numbers, days, names and places, words of a
quotation, its form, its speaker and verb, certainty; what is left in copied text is wording, omission or addition.
Numbers, dates, saying verbs, certainty and titles are read by English rules; texts in other languages get wording.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from reader.collation.details.abbreviations import abbreviations
from reader.collation.details.across import answered_across
from reader.collation.details.acts import spoken
from reader.collation.details.adverbials import told_otherwise
from reader.collation.details.aged import ages_told
from reader.collation.details.appositions import named_offices, turned_descriptions, turned_possessives
from reader.collation.details.blocks import Side2, Unanswered, blocks_of, prepare
from reader.collation.details.certain import modality
from reader.collation.details.credited import credited
from reader.collation.details.enumerated import reordered
from reader.collation.details.formal import formal
from reader.collation.details.leftover import leftover
from reader.collation.details.lexicon import function_words, saying_verbs
from reader.collation.details.moments import calendars
from reader.collation.details.named import names_and_places
from reader.collation.details.names import name_words, persons_of
from reader.collation.details.pairing import Context
from reader.collation.details.phrases import wording
from reader.collation.details.plus_minus import opposite_signs
from reader.collation.details.quoted import quote_form, quote_wording
from reader.collation.details.strands import Block, Draft
from reader.collation.details.styles import style_of
from reader.collation.details.tidy import balanced, moved_credits, told_once, without_turned_credits
from reader.collation.details.typed import amounts_and_days
from reader.collation.details.voices import turned_voices
from reader.collation.model import Divergence, DivergenceType, Link, Run
from reader.collation.witness import Witness
from reader.pair import SIDES, Pair, Side, Span, other, swapped
from reader.text.fold import keys
from reader.text.model import Sentence
from reader.text.stems import stem

_MIRRORED: dict[DivergenceType, DivergenceType] = {"omission": "addition", "addition": "omission"}


def find_divergences(witnesses: Pair[Witness], links: Sequence[Link], runs: Sequence[Run]) -> tuple[Divergence, ...]:
    """The divergences inside the links, by link, then by place in the left article.

    Args:
        witnesses: Both articles with their analyses.
        links: The links between their paragraphs.
        runs: What both share word for word; those of a link are its fixed points.

    Returns:
        Readings as code-point spans of each article's text. Swapping the sides mirrors the result: an omission
        becomes an addition.
    """
    if not links:
        return ()
    pair = _Prepared(witnesses, runs)
    found: list[Divergence] = []
    for link in links:
        drafts = pair.of_link(link)
        pair.forget()
        drafts.sort(key=_place)
        found += [Divergence(link.id, d.type, d.sides, d.verdict, _ruled(d), d.note) for d in drafts]
    return tuple(found)


def _ruled(draft: Draft) -> str:
    return draft.rule.replace("{left}", draft.values.left).replace("{right}", draft.values.right)


def _place(draft: Draft) -> tuple[int, int, int, int, str]:
    left, right = draft.sides
    ours = left if left is not None else (right.start if right is not None else 0, 0)
    theirs = right if right is not None else (0, 0)
    return (left is None, *ours, theirs[0], draft.type)


class _Prepared:
    """What is looked up by paragraph, made once for a pair."""

    def __init__(self, witnesses: Pair[Witness], runs: Sequence[Run]) -> None:
        self.witnesses = witnesses
        self.runs: dict[int, list[Run]] = defaultdict(list)
        for run in runs:
            if run.link is not None:
                self.runs[run.link].append(run)
        self.sides = Pair(*(prepare(witnesses[side], runs, side) for side in SIDES))
        self.sentences = Pair(*(_by_paragraph(witness) for witness in witnesses))
        persons = Pair(*(persons_of(witness.article.text) for witness in witnesses))
        days = calendars(Pair(*(witness.article.meta for witness in witnesses)))
        self.context = Context(days, persons, Pair(*map(name_words, persons)))

    def of_link(self, link: Link) -> list[Draft]:
        """The divergences of one link, in no order.

        Each is found with the sides in an order that their words decide, so that swapping them can only mirror it.
        """
        texts = [
            [witness.article.text[p.start : p.end] for i in link.sides[side] for p in [witness.article.paragraphs[i]]]
            for side, witness in enumerate(self.witnesses)
        ]
        if texts[0] <= texts[1]:
            return _of_link(link, self.sides, self._chosen(link), self.runs[link.id], self.context)
        turned = link._replace(sides=swapped(link.sides))
        runs = sorted(
            (run._replace(sides=swapped(run.sides), tokens=swapped(run.tokens)) for run in self.runs[link.id]),
            key=lambda run: run.tokens,
        )
        days, persons, names = self.context
        context = Context(swapped(days), swapped(persons), swapped(names))
        drafts = _of_link(turned, swapped(self.sides), swapped(self._chosen(link)), runs, context)
        return [
            d._replace(type=_MIRRORED.get(d.type, d.type), sides=swapped(d.sides), values=swapped(d.values))
            for d in drafts
        ]

    def forget(self) -> None:
        """Give back what was looked up of the sentences of one link: no other has them."""
        for side in self.sides:
            side.words.clear()
            side.strands.clear()

    def _chosen(self, link: Link) -> Pair[list[Sentence]]:
        return Pair(*([s for index in link.sides[side] for s in self.sentences[side].get(index, ())] for side in SIDES))


def _by_paragraph(witness: Witness) -> dict[int, list[Sentence]]:
    table: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in witness.analysis.sentences:
        table[sentence.paragraph].append(sentence)
    return table


def _of_link(
    link: Link, sides: Pair[Side2], sentences: Pair[list[Sentence]], runs: Sequence[Run], context: Context
) -> list[Draft]:
    blocks, alone = blocks_of(link, sides, sentences, sorted(runs, key=lambda run: run.tokens))
    blocks, alone = answered_across(link, sides, sentences, blocks, alone)
    drafts = list(ages_told(sides, sentences, blocks))
    drafts += [draft for block in blocks for draft in _of_block(block, context)]
    drafts += [_left_out(piece) for piece in alone if not _told_across(piece, sides, sentences)]
    drafts = moved_credits(_joined(drafts, sides), sides)
    drafts += leftover(link, sides, sentences, drafts, context, retold=not all(block.copied for block in blocks))
    drafts = without_turned_credits(told_once(drafts, sides, sentences), sides)
    return balanced(_once(drafts, sides), sides)


_QUOTES = "\"'“”‘’("
_ENDS = frozenset(".!?")
_MARKS = "\"'“”‘’.,;:!?()[]"
_COMPARED = 200
"""Omissions and additions of one link that are compared with one another: far more than paragraphs of the news have."""
CREDIT = 3
"""Words of a credit that stands on one side of a passage and has only moved: `he said`, `Jane Smith said`."""
_MOVED = 0.6
"""Share of the content words of two phrases from which one of them is the other, elsewhere in the link."""
_TOLD_ONCE: frozenset[DivergenceType] = frozenset({"formal", "wording", "name"})


def _without_moved(drafts: list[Draft], sides: Pair[Side2]) -> list[Draft]:
    """Without words that one link leaves out in one place and adds in another: they have only moved."""
    kinds = {draft.type for draft in drafts}
    if not kinds.issuperset(_MIRRORED):
        return drafts
    texts = Pair(*(side.witness.article.text for side in sides))
    grammar = function_words()
    bags: dict[int, Counter[str]] = {}
    phrases: dict[int, str] = {}
    for index, draft in enumerate(drafts):
        if draft.type in _MIRRORED:
            side: Side = 0 if draft.type == "omission" else 1
            span = draft.sides[side]
            assert span is not None
            words = [key for word in texts[side][slice(*span)].split() for key in keys(word.strip(_MARKS))]
            bags[index] = Counter(word for word in words if word not in grammar)
            phrases[index] = f" {' '.join(words)} "
    ranked = []
    for i, ours in islice(bags.items(), _COMPARED):
        for j, theirs in islice(bags.items(), _COMPARED):
            if drafts[i].type == "omission" and drafts[j].type == "addition":
                same = (ours & theirs).total()
                # Small words alone have moved only where they are the same.
                if same >= _MOVED * max(ours.total(), theirs.total()) and (same or phrases[i] == phrases[j]):
                    ranked.append((-same, i, j))
    moved: set[int] = {index for index in bags if _credit_elsewhere(drafts, phrases, index)}
    for _, i, j in sorted(ranked):
        if i not in moved and j not in moved:
            moved.update((i, j))
    return [draft for index, draft in enumerate(drafts) if index not in moved]


def _credit_elsewhere(drafts: list[Draft], phrases: dict[int, str], index: int) -> bool:
    """Whether the words are only `he said`, and stand in what the other side has alone: the credit has moved."""
    words = phrases[index].split()
    if len(words) > CREDIT or saying_verbs().keys().isdisjoint(words):
        return False
    kind = _MIRRORED[drafts[index].type]
    return any(phrases[index] in phrase for other, phrase in phrases.items() if drafts[other].type == kind)


def _joined(drafts: list[Draft], sides: Pair[Side2]) -> list[Draft]:
    """Omissions, or additions, with nothing but marks between them are one: a sentence and the start of the next."""
    kept = [draft for draft in drafts if draft.type not in _MIRRORED]
    for side, kind in zip(SIDES, ("omission", "addition"), strict=True):
        text = sides[side].witness.article.text
        alone = [(span, d) for d in drafts if d.type == kind and (span := d.sides[side]) is not None]
        waiting: list[tuple[Span, Draft]] = []
        for span, draft in sorted(alone, key=lambda piece: piece[0]):
            between = text[waiting[-1][0].end : span.start] if waiting else "a"
            apart = any(map(str.isalnum, between)) or "\n\n" in between or len(between) > len(". “")
            if apart or (not _ENDS.isdisjoint(between) and not _opens(text, waiting[-1][0].start)):
                waiting.append((span, draft))
                continue
            before, first = waiting[-1]
            whole = Span(before.start, max(before.end, span.end))
            both: Pair[Span | None] = Pair(whole, None) if side == 0 else Pair(None, whole)
            waiting[-1] = (whole, first._replace(sides=both, verdict="open"))
        kept += [draft for _, draft in waiting]
    return kept


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there: what ends a sentence that goes on before it is told apart from the next."""
    before = text[max(0, start - 4) : start].rstrip()
    bare = before.rstrip(_QUOTES)
    return not bare or before != bare or bare[-1] in _ENDS or "\n" in text[max(0, start - 2) : start]


def _once(drafts: list[Draft], sides: Pair[Side2]) -> list[Draft]:
    """Without repetitions: the same two readings again in one link say nothing new."""
    told: set[tuple[str, ...]] = set()
    kept: list[Draft] = []
    drafts = _without_moved(drafts, sides)
    texts = Pair(*(side.witness.article.text for side in sides))
    for draft in sorted(drafts, key=_place):
        left, right = draft.sides
        if draft.type in _TOLD_ONCE and left and right:
            same: tuple[str, ...] = (
                draft.type,
                texts.left[slice(*left)].casefold(),
                texts.right[slice(*right)].casefold(),
            )
            if draft.type == "formal":
                same = (draft.type, *style_of(*same[1:]))
            if same in told:
                continue
            told.add(same)
        kept.append(draft)
    return kept


def _of_block(block: Block, context: Context) -> Iterator[Draft]:
    yield from abbreviations(block)
    yield from opposite_signs(block)
    if block.copied:
        yield from turned_descriptions(block)
        yield from turned_possessives(block)
        yield from named_offices(block)
    if block.gaps:
        reordered(block)
        yield from amounts_and_days(block, context)
        if block.copied:
            yield from told_otherwise(block, context)
        yield from credited(block, context)
        if block.copied:
            yield from spoken(block)
        yield from names_and_places(block, context)
        yield from quote_wording(block)
    yield from quote_form(block)
    if block.gaps:
        yield from modality(block)
    if block.copied:
        yield from turned_voices(block)
        yield from wording(block)
        yield from formal(block)


MARKS: Final = 4
"""Code points of a paragraph that may stand around its only sentence: a star, a full stop."""
REPEATED: Final = 0.4
"""Share of the content words of a sentence that stand across from which it says again what is told there."""


def _told_across(piece: Unanswered, sides: Pair[Side2], sentences: Pair[list[Sentence]]) -> bool:
    """Whether most words of a sentence that has no answer stand across: a summary point beside the body it sums up."""
    ours = [s for s in sentences[piece.side] if piece.start <= s.start < piece.end]
    paragraph = sides[piece.side].witness.article.paragraphs[ours[0].paragraph]
    if piece.end - piece.start < paragraph.end - paragraph.start - MARKS:
        return False
    here = _stems(sides[piece.side].witness, ours)
    there = _stems(sides[other(piece.side)].witness, sentences[other(piece.side)])
    return len(here & there) >= REPEATED * len(here)


def _stems(witness: Witness, sentences: Sequence[Sentence]) -> set[str]:
    grammar = function_words()
    tokens = witness.analysis.tokens
    return {stem(t.key) for s in sentences for t in tokens[s.first : s.last] if t.key not in grammar}


def _left_out(piece: Unanswered) -> Draft:
    span = Span(piece.start, piece.end)
    sides: Pair[Span | None] = Pair(span, None) if piece.side == 0 else Pair(None, span)
    kind: DivergenceType = "omission" if piece.side == 0 else "addition"
    return Draft(kind, sides, "open", "a sentence that stands on one side of the link alone")
