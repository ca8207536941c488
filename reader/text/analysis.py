"""An article's compared paragraphs as tokens, sentences and quotations."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reader.pair import Span
from reader.text.model import Analysis, Quotation, Sentence, Token
from reader.text.quotations import quotations_of
from reader.text.sentences import sentences_of
from reader.text.tokens import tokens_of


def analyse(text: str, paragraphs: Sequence[Span | None], asides: Sequence[Span] = ()) -> Analysis:
    """Read the paragraphs that count.

    Args:
        text: The article; all offsets count in it.
        paragraphs: For each paragraph its span, None for one that is not compared.
        asides: Stretches inside paragraphs that are not of the story (a dateline, an agency's name), in order.
    """
    pieces = [None if span is None else tuple(_without(span, asides)) for span in paragraphs]
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    for piece in pieces:
        first = len(tokens)
        if piece is not None:
            tokens.extend(tokens_of(text, piece))
        bounds.append((first, len(tokens)))
    starts = [start for start, _, _ in tokens]
    sentences: list[Sentence] = []
    for index, piece in enumerate(pieces):
        for span in piece or ():
            for start, end in sentences_of(text, span):
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                if last > first:
                    sentences.append(Sentence(start, end, first, last, index))
    quotations = [
        Quotation(q.start, q.end, first, last, q.paragraph, q.form, q.continues, q.depth)
        for q in quotations_of(text, [Span(p[0].start, p[-1].end) if p else None for p in pieces])
        if (last := bisect_left(starts, q.end)) > (first := bisect_left(starts, q.start))
    ]
    return Analysis(tuple(tokens), tuple(sentences), tuple(quotations), tuple(bounds))


def _without(span: Span, asides: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for aside in asides:
        if aside.end <= start or aside.start >= span.end:
            continue
        if aside.start > start:
            yield Span(start, aside.start)
        start = aside.end
    if start < span.end:
        yield Span(start, span.end)
