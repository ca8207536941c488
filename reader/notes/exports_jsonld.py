"""Notes as JSON-LD by the W3C Web Annotation Data Model, and back without loss.

What the model has a word for is said in its words: body, target, text position and text quote selectors, creator,
motivation. The rest stands under `diptych:` keys, and each annotation keeps what reading back needs.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from reader.errors import DiptychError
from reader.notes.tree import Item, Value

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
OURS: Final = "urn:diptych:"
_MOTIVATIONS: Final = {
    "note": "commenting", "highlight": "highlighting", "question": "questioning", "claim": "identifying",
    "error": "editing", "source": "linking", "todo": "moderating", "bookmark": "bookmarking",
}  # fmt: skip


def to_jsonld(notes: Iterable[tuple[str, Item, dict[str, Item]]]) -> str:
    """Notes, each with the name of its sidecar and that sidecar's article entries, as an annotation collection."""
    items = [_annotation(sidecar, item, articles) for sidecar, item, articles in notes]
    document = {
        "@context": [CONTEXT, {"diptych": OURS}],
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _annotation(sidecar: str, item: Item, articles: dict[str, Item]) -> dict[str, Any]:
    kind = item.get("kind")
    made: dict[str, Any] = {
        "id": OURS + str(item.get("id", "")),
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(kind if isinstance(kind, str) else "", "commenting"),
    }
    if item.get("re"):
        made["motivation"] = "replying"
    if item.get("by"):
        made["creator"] = {"type": "Person", "name": item["by"]}
    made |= {key: item[key] for key in ("created", "modified") if item.get(key)}
    bodies: list[dict[str, Any]] = []
    if item.get("body"):
        bodies.append({"type": "TextualBody", "value": item["body"], "format": "text/plain", "purpose": "commenting"})
    tags = item.get("tags")
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags if isinstance(tag, str)] if (
        isinstance(tags, list)) else []  # fmt: skip
    if bodies:
        made["body"] = bodies
    made["target"] = _targets(item.get("target"), articles)
    if item.get("re"):
        made["target"] = [{"id": f"{OURS}{item['re']}"}, *made["target"]]
    made["diptych:sidecar"] = sidecar
    made["diptych:note"] = item
    return made


def _targets(target: Value | None, articles: dict[str, Item]) -> list[dict[str, Any]]:
    place = target if isinstance(target, dict) else {}
    if "relation" in place or isinstance(place.get("a"), dict) or isinstance(place.get("b"), dict):
        return [_target(place.get(key, {}), key, articles) for key in ("a", "b")]
    key = place.get("article")
    return [_target(place, key if isinstance(key, str) else "a", articles)]


def _target(part: Value, key: str, articles: dict[str, Item]) -> dict[str, Any]:
    entry = articles.get(key, {})
    made: dict[str, Any] = {"type": "SpecificResource", "source": str(entry.get("path", key))}
    if isinstance(part, dict) and part.get("quote"):
        quote = {"type": "TextQuoteSelector", "exact": part["quote"]}
        quote |= {name: part[name] for name in ("prefix", "suffix") if part.get(name)}
        made["selector"] = [quote]
        start, end = part.get("start"), part.get("end")
        if isinstance(start, str) and isinstance(end, str) and start.isdecimal() and end.isdecimal():
            made["selector"].insert(0, {"type": "TextPositionSelector", "start": int(start), "end": int(end)})
    return made


def from_jsonld(text: str) -> list[tuple[str, Item]]:
    """Notes with the names of their sidecars, from our export or, as far as it goes, from another tool's.

    Raises:
        DiptychError: If it is no JSON or has no annotations.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise DiptychError(f"JSON-LD: {problem}") from None
    listed = document.get("items") if isinstance(document, dict) else document
    if isinstance(document, dict) and document.get("type") == "Annotation":
        listed = [document]
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise DiptychError("JSON-LD: no annotations in it")
    return [_read(each) for each in listed]


def _read(made: dict[str, Any]) -> tuple[str, Item]:
    sidecar = made.get("diptych:sidecar")
    own = made.get("diptych:note")
    name = sidecar if isinstance(sidecar, str) else ""
    return (name, _as_value(own)) if isinstance(own, dict) else (name, _foreign(made))


def _as_value(part: Any) -> Any:
    """JSON as the content of a sidecar, where every scalar is text."""
    if isinstance(part, dict):
        return {str(key): _as_value(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_as_value(value) for value in part]
    if part is None or isinstance(part, bool):
        return {None: "", True: "true", False: "false"}[part]
    return str(part)


def _foreign(made: dict[str, Any]) -> Item:
    """Another tool's annotation on text, by the words of the model."""
    name = str(made.get("id", "")).rpartition("/")[2].rpartition(":")[2]
    item: Item = {"id": f"n-{name}" if name else "", "kind": "note", "status": "open"}
    bodies = made.get("body", [])
    bodies = [each if isinstance(each, dict) else {"value": each} for each in
              (bodies if isinstance(bodies, list) else [bodies])]  # fmt: skip
    tags = [str(each.get("value", "")) for each in bodies if each.get("purpose") == "tagging"]
    if tags:
        item["tags"] = list(tags)
    creator = made.get("creator")
    if creator:
        item["by"] = str(creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator)
    item |= {key: str(made[key]) for key in ("created", "modified") if made.get(key)}
    target = made.get("target")
    place: Item = {"article": "a"}
    for part in target if isinstance(target, list) else [target]:
        chosen = part.get("selector", []) if isinstance(part, dict) else []
        for each in chosen if isinstance(chosen, list) else [chosen]:
            if isinstance(each, dict) and each.get("type") == "TextPositionSelector":
                place |= {"start": str(each.get("start", "")), "end": str(each.get("end", ""))}
            elif isinstance(each, dict) and each.get("type") == "TextQuoteSelector":
                place["quote"] = str(each.get("exact", ""))
                place |= {key: str(each[key]) for key in ("prefix", "suffix") if each.get(key)}
    item["target"] = place
    text = "\n\n".join(str(each.get("value", "")) for each in bodies if each.get("purpose") != "tagging")
    return item | {"body": text} if text else item
