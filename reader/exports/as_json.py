"""The contract with programs: articles, collations, pairs, keys and themes as plain values for `json.dumps`.

Offsets are code points in the decoded, newline-normalised text of the file, half open; paragraph indexes count from 0.
What is unknown is null. `SCHEMA` grows when a key changes its meaning or goes.
"""

from collections.abc import Iterable
from typing import Any, Final

from reader.articles.model import Article, Field, Metadata
from reader.collation.model import Collation, SideShare
from reader.commands import COMMANDS, Keymap
from reader.pair import Pair, Span
from reader.themes import Theme

SCHEMA: Final = 1


def _value(field: Field) -> str | None:
    return field.value or None


def _meta(meta: Metadata) -> dict[str, Any]:
    return {
        "title": _value(meta.title),
        "publisher": _value(meta.publisher),
        "byline": _value(meta.byline),
        "published": _value(meta.published),
        "updated": _value(meta.updated),
        "place": _value(meta.place),
        "agencies": [agency.value for agency in meta.agencies],
        "url": _value(meta.url),
    }


def _shown(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "sha256": article.sha256,
        "chars": len(article.text),
        "meta": _meta(article.meta),
        "paragraphs": [
            {"index": paragraph.position, "start": paragraph.start, "end": paragraph.end, "role": paragraph.role}
            for paragraph in article.paragraphs
        ],
    }


def article_as_json(article: Article) -> dict[str, Any]:
    """What `diptych show --json` prints."""
    return {"schema": SCHEMA, **_shown(article)}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _share(share: SideShare) -> dict[str, int]:
    return {"speech": share.speech, "names": share.names, "prose": share.prose, "words": share.words}


def shares_as_json(share: Pair[SideShare]) -> dict[str, Any]:
    """The words that runs cover, of each side."""
    return {"left": _share(share.left), "right": _share(share.right)}


def collation_as_json(articles: Pair[Article], collation: Collation, *, explain: bool = False) -> dict[str, Any]:
    """What `diptych align --json` prints; with `explain`, links and divergences also say why they are there."""
    links: list[dict[str, Any]] = []
    for link in collation.links:
        entry: dict[str, Any] = {
            "id": link.id,
            "left": list(link.sides.left),
            "right": list(link.sides.right),
            "kind": link.kind,
            "score": round(link.score, 4),
            "pairs": [[pair.left, pair.right, pair.moved] for pair in link.pairs],
            "by": link.by,
        }
        links.append(entry | ({"why": list(link.why)} if explain else {}))
    divergences: list[dict[str, Any]] = []
    for divergence in collation.divergences:
        entry = {
            "link": divergence.link,
            "type": divergence.type,
            "left": _span(divergence.sides.left),
            "right": _span(divergence.sides.right),
            "verdict": divergence.verdict,
        }
        divergences.append(entry | ({"why": divergence.rule, "note": divergence.note} if explain else {}))
    result = {
        "schema": SCHEMA,
        "left": _shown(articles.left),
        "right": _shown(articles.right),
        "links": links,
        "runs": [
            {"left": _span(run.sides.left), "right": _span(run.sides.right), "class": run.cls, "link": run.link}
            for run in collation.runs
        ],
        "divergences": divergences,
        "share": shares_as_json(collation.share),
        "finding": collation.finding,
    }
    return result | ({"why": collation.why} if explain else {})


def pairs_as_json(
    articles: Iterable[Article], pairs: Iterable[tuple[str, str, Pair[SideShare], str]]
) -> dict[str, Any]:
    """What `diptych pairs --json` prints; `pairs` are two paths, the shares and the finding, strongest first.

    `shared_words` counts the words of the side on which the runs cover fewer.
    """
    return {
        "schema": SCHEMA,
        "articles": [
            {"path": article.path, "sha256": article.sha256, "meta": _meta(article.meta)} for article in articles
        ],
        "pairs": [
            {
                "left": left,
                "right": right,
                "shared_words": shared_words(share),
                "share": shares_as_json(share),
                "finding": finding,
            }
            for left, right, share, finding in pairs
        ],
    }


def shared_words(share: Pair[SideShare]) -> int:
    """Words that both sides share: of the side on which the runs cover fewer."""
    return min(side.speech + side.names + side.prose for side in share)


def keys_as_json(keymap: Keymap) -> dict[str, Any]:
    """What `diptych keys --json` prints; keys as a keymap spells them, those in force and those by default."""
    return {
        "schema": SCHEMA,
        "commands": [
            {
                "id": command.id,
                "keys": list(keymap[command.id]),
                "default": list(command.keys),
                "help": command.help,
                "group": command.group,
                "screens": list(command.screens),
            }
            for command in COMMANDS
        ],
    }


def themes_as_json(themes: Iterable[Theme], folder: str) -> dict[str, Any]:
    """What `diptych themes --json` prints; `dark` is null for a theme that suits both."""
    return {
        "schema": SCHEMA,
        "folder": folder,
        "themes": [{"name": theme.name, "description": theme.description, "dark": theme.dark} for theme in themes],
    }
