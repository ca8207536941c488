"""What each token of a witness is for a comparison: speech, part of a name, a stock phrase, or matter."""

from functools import cache
from typing import NamedTuple

from reader.collation.witness import Witness
from reader.data import entries
from reader.text.fold import keys
from reader.text.names import function_words, is_title, name_spans
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


@cache
def _stock() -> dict[str, list[tuple[str, ...]]]:
    """Stock phrases as folded tokens, by their first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries("stock_phrases.txt"):
        phrase = tuple(key for word in entry.split() for key in keys(word))
        table.setdefault(phrase[0], []).append(phrase)
    return table


def marks_of(witness: Witness) -> Marks:
    """Read a witness's tokens once for the classing of runs and links."""
    analysis = witness.analysis
    tokens = analysis.tokens
    count = len(tokens)
    speech, names, plain = bytearray(count), bytearray(count), bytearray(count)
    for quotation in analysis.quotations:
        speech[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    for name in name_spans(witness.article.text, analysis):
        names[name.first : name.last] = b"\1" * (name.last - name.first)
    small, stock = function_words(), _stock()
    folded = [token.key for token in tokens]
    for place, key in enumerate(folded):
        if key in small:
            plain[place] = 1
        elif is_title(key):
            names[place] = 1
        for phrase in stock.get(key, ()):
            end = place + len(phrase)
            if tuple(folded[place:end]) == phrase:
                names[place:end] = b"\1" * len(phrase)
    paragraph: list[int] = []
    for index, (first, last) in enumerate(analysis.paragraphs):
        paragraph += [index] * (last - first)
    sentences: dict[int, list[tuple[int, int]]] = {}
    for sentence in analysis.sentences:
        sentences.setdefault(sentence.paragraph, []).append((sentence.first, sentence.last))
    return Marks(speech, names, plain, paragraph, [stem(key) for key in folded], sentences)
