"""Invented articles, and realistic edits of articles whose characters remember where they came from."""

import random
import re
from collections.abc import Callable

from reader.pair import Span

Char = tuple[str, int]
"""A character and its offset in the original; -1 for one that was added."""
Text = list[Char]

SYLLABLES = (
    "bra",
    "ke",
    "lo",
    "mi",
    "dan",
    "ve",
    "tor",
    "sa",
    "rin",
    "ul",
    "ha",
    "gre",
    "pol",
    "ne",
    "ster",
    "wa",
    "fen",
)
OFFICES = ["Minister", "Mayor", "spokesman", "Judge", "Colonel", "Senator", "Commissioner", "union leader", "engineer"]
BODIES = ["the ministry", "the city council", "the port authority", "the water board", "the appeals court", "police"]
TOPICS = ["the bridge", "the new tariff", "the flood wall", "the school merger", "the ferry contract", "the inquiry"]
TAILS = [
    "before the end of the month",
    "after weeks of talks",
    "despite warnings",
    "in a vote on Tuesday",
    "without details",
]
THINGS = ["workers", "households", "tonnes of steel", "ships", "pupils", "witnesses", "pages of evidence", "hectares"]
VERBS = ["delay", "review", "cancel", "support", "oppose", "fund", "widen", "reopen", "sell", "inspect", "defend"]
WORDS = (
    "harvest", "signal", "ladder", "winter", "quarter", "engine", "promise", "garden", "border",
    "record", "silence", "market", "window", "corridor", "weather", "summer", "lantern", "bottle",
    "pressure", "history", "distance", "village", "evening", "measure", "company", "orchard", "railway",
    "harbour", "printer", "candle", "mountain", "teacher", "morning", "bargain", "surface", "contract",
    "journey", "whisper", "shelter", "festival", "currency", "hospital",
)  # fmt: skip


def invented(dice: random.Random) -> str:
    """An article of our own: names, places and stock phrases recur as they do in news."""

    def name() -> str:
        return "".join(dice.choice(SYLLABLES) for _ in range(dice.randrange(2, 4))).capitalize()

    people = [f"{dice.choice(OFFICES)} {name()} {name()}" for _ in range(5)]
    towns = [name() for _ in range(4)]

    def some() -> str:
        return " ".join(dice.choice(WORDS) for _ in range(dice.randrange(2, 5)))

    def sentence() -> str:
        pick = dice.choice
        who, body, town, topic, tail = pick(people), pick(BODIES), pick(towns), pick(TOPICS), pick(TAILS)
        return pick((
            f"{who} said on Thursday that {body} would {pick(VERBS)} {topic} for the {some()} {tail}.",
            f'"We have to {pick(VERBS)} every {some()} and the {some()}," {who} told reporters in {town}.',
            f"About {dice.randrange(20, 9000)} {pick(THINGS)} near the {some()} are affected, {body} said.",
            f"The dispute over {topic} began when {body} stopped the {some()} of {town} in {dice.randrange(1990, 2024)}.",
            f"{who} is expected to meet {pick(people)} in {town} {tail}.",
            f"In {town}, more than {dice.randrange(20, 900)} {pick(THINGS)} had been counted in the {some()}, {who} said.",
            f"Critics of {topic} point to the {some()} and to {dice.randrange(3, 90)} {pick(THINGS)} lost {tail}.",
            f"{body.capitalize()} declined to say whether the {some()} would {pick(VERBS)} the {some()}.",
        ))  # fmt: skip

    paragraphs = [" ".join(sentence() for _ in range(dice.randrange(1, 4))) for _ in range(dice.randrange(10, 28))]
    return f"{towns[0]} waits for {dice.choice(TOPICS)}\n\n" + "\n\n".join(paragraphs) + "\n"


# Edits


def plain(text: Text) -> str:
    """The characters."""
    return "".join(char for char, _ in text)


def added(words: str) -> Text:
    """New characters."""
    return [(char, -1) for char in words]


def split(text: Text) -> list[Text]:
    """Paragraphs with the line ends that follow them."""
    parts: list[Text] = [[]]
    for place, char in enumerate(text):
        parts[-1].append(char)
        if char[0] == "\n" and (place + 1 == len(text) or text[place + 1][0] != "\n"):
            parts.append([])
    return [part for part in parts if part]


def typos(text: Text, dice: random.Random) -> Text:
    """A slip every 70 letters."""
    result: Text = []
    place = 0
    while place < len(text):
        char = text[place]
        if char[0].isalpha() and dice.random() < 1 / 70:
            slip = dice.randrange(4)
            if slip == 0 and place + 1 < len(text) and text[place + 1][0].isalpha():
                result += [text[place + 1], char]
                place += 1
            elif slip == 1:
                result += [char, char]
            elif slip == 2:
                result.append((dice.choice("etaoinshr"), char[1]))
        else:
            result.append(char)
        place += 1
    return result


def quote_style(text: Text, dice: random.Random) -> Text:
    """Straight to curly or back, dashes, ellipses, hard spaces."""
    words = plain(text)
    table = (
        {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
        if dice.random() < 0.5
        else {'"': "“", "'": "’", "-": "–", " ": "\u00a0" if dice.random() < 0.2 else " "}
    )
    if "“" not in words and '"' in words:
        table = {'"': "”", "'": "’", "-": "–"}
    return [(table.get(char, char), origin) for char, origin in text]


def wrapped(text: Text, dice: random.Random) -> Text:
    """Lines of one width, or paragraphs joined to one line."""
    result: Text = []
    width, column = dice.choice((60, 72, 78)), 0
    for char, origin in text:
        column = 0 if char == "\n" else column + 1
        if char == " " and column > width - 6:
            result.append(("\n", origin))
            column = 0
        else:
            result.append((char, origin))
    return result


def paragraphs_added(text: Text, dice: random.Random) -> Text:
    """One in six new."""
    result: Text = []
    for part in split(text):
        if dice.random() < 0.17:
            result += added(dice.choice(invented(dice).split("\n\n")[1:]).strip() + "\n\n")
        result += part
    return result


def paragraphs_removed(text: Text, dice: random.Random) -> Text:
    """One in five gone."""
    return [char for part in split(text) if dice.random() > 0.2 for char in part]


def paragraphs_moved(text: Text, dice: random.Random) -> Text:
    """One in four elsewhere."""
    parts = split(text)
    for _ in range(max(1, len(parts) // 4)):
        part = parts.pop(dice.randrange(len(parts)))
        parts.insert(dice.randrange(len(parts) + 1), part)
    return [char for part in parts for char in part]


def words_replaced(text: Text, dice: random.Random) -> Text:
    """One word in twelve another."""
    words = sorted(set(re.findall(r"\w{3,}", plain(text))))
    result: Text = []
    at = 0
    for found in re.finditer(r"\w{3,}", plain(text)):
        if words and dice.random() < 1 / 12:
            result += text[at : found.start()]
            result += [(char, text[found.start()][1]) for char in dice.choice(words)]
            at = found.end()
    return result + text[at:]


def everything(text: Text, dice: random.Random) -> Text:
    """All of it, one after the other."""
    for edit in (paragraphs_added, paragraphs_moved, words_replaced, typos, quote_style, wrapped):
        text = edit(text, dice)
    return text


EDITS: dict[str, Callable[[Text, random.Random], Text]] = {
    "typos": typos, "quote style": quote_style, "re-wrapped": wrapped, "paragraphs added": paragraphs_added,
    "paragraphs removed": paragraphs_removed, "paragraphs moved": paragraphs_moved, "words replaced": words_replaced,
    "all of it": everything,
}  # fmt: skip


def without(text: Text, span: Span) -> Text:
    """The passage cut out."""
    return [char for char in text if not span.start <= char[1] < span.end]
