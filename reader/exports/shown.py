"""One article, the pairs of a folder, the keys and the themes, as plain lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reader import commands
from reader.articles.model import Article, Field
from reader.exports.as_json import shared_words
from reader.exports.printed import per_cent
from reader.session import PairSummary
from reader.text.gate import display
from reader.themes import Theme

LABELS: Final = ("title", "publisher", "byline", "published", "updated", "place", "url")
EXCERPT: Final = 60
"""Characters of a paragraph in the list of paragraphs."""


def article_lines(article: Article, siglum: str) -> Iterator[str]:
    """What `diptych show` prints: each field with its certainty and its words, then the paragraphs."""
    yield display(f"{siglum}: {article.path}")
    for label in LABELS:
        yield _field(label, getattr(article.meta, label))
    if not article.meta.agencies:
        yield f"{'agency':<10} ?"
    for agency in article.meta.agencies:
        yield _field("agency", agency)
    for notice in article.notices:
        yield display(f"notice: {notice}")
    yield ""
    for paragraph in article.paragraphs:
        text = display(article.text[paragraph.start : paragraph.end])
        excerpt = text if len(text) <= EXCERPT else text[: EXCERPT - 4] + " ..."
        doubt = "" if paragraph.certainty == "sure" else " ?"
        yield f"{paragraph.position + 1:>4}  {paragraph.role + doubt:<13} {excerpt}"


def _field(label: str, field: Field) -> str:
    if field.certainty == "unknown":
        said = f'  (printed "{display(field.printed)}"; {display(field.rule)})' if field.printed else ""
        return f"{label:<10} ?{said}"
    printed = f', printed "{display(field.printed)}"' if field.printed and field.printed != field.value else ""
    return f"{label:<10} {display(field.value or field.printed)}  ({field.certainty}{printed}; {display(field.rule)})"


def pair_lines(pairs: Sequence[PairSummary], sigla: Mapping[str, str], articles: int) -> Iterator[str]:
    """What `diptych pairs` prints: one line a pair, strongest first."""
    if not pairs:
        yield f"no two of {articles} articles share text" if articles > 1 else "a pair takes two articles"
        return
    for pair in pairs:
        shares = " ".join(
            f"{per_cent(share.speech + share.names + share.prose, share.words)} % of {display(sigla[path])}"
            for path, share in zip((pair.left, pair.right), pair.share, strict=True)
        )
        least = min(pair.share, key=lambda share: share.speech + share.names + share.prose)
        yield (
            f"{pair.finding:<13}  {shared_words(pair.share):>5} words ({least.prose} prose, {least.speech} speech, "
            f"{least.names} names)  {pair.links} links  {pair.divergences} differences  {shares}"
        )
        yield f"               {display(pair.left)}  {display(pair.right)}"


def key_lines(keymap: commands.Keymap = commands.DEFAULT_KEYMAP) -> Iterator[str]:
    """What `diptych keys` prints: every command by group, with its keys, its help and the name a keymap calls it by.

    Where a key does two things, each says on which screens; where it is the reader's own, what it was.

    Args:
        keymap: The keys in force.
    """
    twofold = _twofold_keys(keymap)
    for group, rows in commands.table(keymap):
        yield group
        for keys, words, name in rows:
            command = commands.BY_ID[name]
            where = "every list" if command.screens == commands.LISTS else ", ".join(command.screens)
            screens = f" ({where})" if twofold.intersection(keymap[name]) else ""
            was = " ".join(map(commands.spoken, command.keys))
            own = f", your own; by default {was}" if keymap[name] != command.keys else ""
            yield f"  {keys:<18} {words}{screens}  [{name}{own}]"
        yield ""


def _twofold_keys(keymap: commands.Keymap) -> frozenset[str]:
    """Keys that more than one command has."""
    count = Counter(key for keys in keymap.values() for key in keys)
    return frozenset(key for key, times in count.items() if times > 1)


def theme_lines(themes: Sequence[Theme], folder: str) -> Iterator[str]:
    """What `diptych themes` prints: each theme with its description, then where the reader's own are looked for."""
    width = max((len(display(theme.name)) for theme in themes), default=0)
    for theme in themes:
        yield f"{display(theme.name):<{width}}  {display(theme.description)}".rstrip()
    yield f"\nyour own themes: {display(folder)}/NAME.yaml"
