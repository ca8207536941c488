"""What each token of a witness is for a comparison: speech, part of a name, a stock phrase, or matter."""

from collections import Counter
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

from reader.collation.witness import Witness
from reader.data import entries
from reader.pair import Pair, Span
from reader.text.fold import keys as folded
from reader.text.names import function_words, name_spans, titles
from reader.text.stems import stem


class Marks(NamedTuple):
    """One byte a token, 1 where it holds."""

    speech: bytearray
    """Inside quotation marks."""
    names: bytearray
    """In a proper name, its titles, or a stock phrase."""
    plain: bytearray
    """A function word."""
    paragraph: list[int]
    """Index of the token's paragraph."""
    stems: list[str]
    """What is compared in rewritten text; see `reader.text.stems`."""
    sentences: dict[int, list[tuple[int, int]]]
    """For each paragraph its sentences as tokens, first and last, half open."""
    keys: list[str]
    """The folded tokens, as a list of their own: most that is read of tokens is nothing else."""
    bags: list[frozenset[str]]
    """For each paragraph its stems, each once."""


@cache
def _stock() -> dict[tuple[str, str], list[list[str]]]:
    """Stock phrases, of two words at least, as folded tokens, by their first two."""
    table: dict[tuple[str, str], list[list[str]]] = {}
    for entry in entries("stock_phrases.txt"):
        phrase = [key for word in entry.split() for key in folded(word)]
        table.setdefault((phrase[0], phrase[1]), []).append(phrase)
    return table


@cache
def _titles() -> frozenset[str]:
    return titles() - function_words()


def marks_of(witness: Witness) -> Marks:
    """Read a witness's tokens once for the classing of runs and links."""
    analysis = witness.analysis
    tokens = analysis.tokens
    speech, names = bytearray(len(tokens)), bytearray(len(tokens))
    for quotation in analysis.quotations:
        speech[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    for name in name_spans(witness.article.text, analysis):
        names[name.first : name.last] = b"\1" * (name.last - name.first)
    keys = [key for _, _, key in tokens]
    for place in compress(range(len(keys)), map(_titles().__contains__, keys)):
        names[place] = 1
    stock = _stock()
    for place in compress(range(len(keys)), map(stock.__contains__, pairwise(keys))):
        for phrase in stock[keys[place], keys[place + 1]]:
            end = place + len(phrase)
            if keys[place:end] == phrase:
                names[place:end] = b"\1" * len(phrase)
    plain = bytearray(map(function_words().__contains__, keys))
    paragraph: list[int] = []
    for index, (first, last) in enumerate(analysis.paragraphs):
        paragraph += [index] * (last - first)
    sentences: dict[int, list[tuple[int, int]]] = {}
    for sentence in analysis.sentences:
        sentences.setdefault(sentence.paragraph, []).append((sentence.first, sentence.last))
    stems = list(map(stem, keys))
    bags = [frozenset(stems[first:last]) for first, last in analysis.paragraphs]
    return Marks(speech, names, plain, paragraph, stems, sentences, keys, bags)


def marks_of_both(witnesses: Pair[Witness]) -> Pair[Marks]:
    """The marks of two witnesses; sentences in capitals throughout, or with none, have the names of all the others.

    Such a sentence says nothing about names, so that case alone makes no difference between the articles.
    """
    marks = Pair(marks_of(witnesses.left), marks_of(witnesses.right))
    silent = Pair(*map(silent_sentences, witnesses))
    if any(silent):
        names, total = Counter[str](), Counter[str]()
        for side, mute in zip(marks, silent, strict=True):
            heard = bytearray(b"\1") * len(side.stems)
            for first, last in mute:
                heard[first:last] = bytes(last - first)
            total.update(compress(side.stems, heard))
            names.update(stem for stem, name in compress(zip(side.stems, side.names, strict=True), heard) if name)
        for side, mute in zip(marks, silent, strict=True):
            for place in [place for span in mute for place in range(*span)]:
                if count := total[side.stems[place]]:
                    side.names[place] = 2 * names[side.stems[place]] >= count
    return marks


def silent_sentences(witness: Witness) -> list[tuple[int, int]]:
    """The sentences that have letters of one case alone, as tokens, first and last, half open."""
    text = witness.article.text
    return [
        (sentence.first, sentence.last)
        for sentence in witness.analysis.sentences
        if (held := text[sentence.start : sentence.end]).isupper() or held.islower()
    ]


def either(left: bytearray, right: bytearray, here: Span, there: Span) -> int:
    """Of how many tokens that stand opposite each other a mark holds on a side or both."""
    return (bits(left, here) | bits(right, there)).bit_count()


def bits(marks: bytearray, span: Span) -> int:
    """The marks of some tokens as one number, which is quicker to reckon with than they are one by one."""
    return int.from_bytes(marks[span.start : span.end], "big")
