"""Texts that mean harm: articles, names of files, bodies of notes, and what of them must never reach a terminal.

Every escape sequence in here carries the number `MARK`, which no program sends by itself: one that arrives is foreign.
"""

import os
import random
from collections.abc import Callable
from typing import Final, NamedTuple

MARK: Final = "6661"
SENTENCES: Final = (
    "The harbour bridge will close on Monday for repairs that engineers say will take six weeks.",
    "“We have never seen a winter like this one,” Mayor Ruth Keller told reporters on Thursday.",
    "About 12,000 people crossed the border in March, according to the United Nations.",
    "The minister denied that the contract, worth $4.5 million, had been promised to a friend.",
    "Police said two men, aged 34 and 51, had been taken to hospital in Lyon with light injuries.",
    "Talks between the union and the railway are expected to resume next week in Geneva.",
    "Shares in the company fell 3.2 per cent after it warned that profits would be lower.",
    "She said the report was “wrong from the first page to the last”, and asked for a new one.",
    "The storm, which killed nine people on the coast, has moved inland and lost its strength.",
    "Critics of the law, among them Professor Ivo Brandt, say that it comes ten years too late.",
    "The court in The Hague will hear the case on 14 February 2022.",
    "Nobody knows how the painting left the museum, or who has kept it since 1998.",
)
# As the bytes of a file, since half of these are no text.
_TITLE, _CLIPBOARD = f"\x1b]0;{MARK}", f"\x1b]52;c;{MARK}ZXZpbA=="
SEQUENCES: Final = (
    f"{_CLIPBOARD}\x07", f"{_CLIPBOARD}\x1b\\", f"{_CLIPBOARD}\x9c", f"{_TITLE}\x07", f"{_TITLE}\x1b\\", f"\x1b]2;{MARK}\x9c",
    f"\x1b]8;;http://{MARK}.example/\x1b\\link\x1b]8;;\x1b\\", f"\x1b]4;1;rgb:{MARK}\x07", f"\x1b]1337;File=inline=1:{MARK}\x07",
    f"\x1b[{MARK};1H", f"\x1b[{MARK}m", f"\x1b[2J\x1b[{MARK}J", f"\x1b[?{MARK}h", f"\x1b[{MARK}b", f"\x1b[{MARK}A", f"\x1b[{MARK};{MARK}r",
    f"\x1b[{MARK}n", f"\x1b[{MARK}t", f"\x1b[21;{MARK}t", f"\x1b[>{MARK}c", f"\x1b[{MARK}$p", f"\x1b[<{MARK}u", f"\x1b[200~{MARK}\x1b[201~",
    f"\x1bP$q{MARK}\x1b\\", f"\x1bPtmux;\x1b\x1b]52;c;{MARK}\x07\x1b\\", f"\x1bP{MARK}q#0~\x1b\\", f"\x1b_G{MARK};AAAA\x1b\\", f"\x1b^{MARK}\x1b\\",
    f"\x1bX{MARK}\x1b\\", f"\x1bk{MARK}\x1b\\", "\x1bc", "\x1b#8", "\x1b(0", "\x1b7\x1b8", "\x1bM", "\x1b=", "\x1b%G", "\x1b[!p",
    f"\x9b{MARK};1H", f"\x9b{MARK}m", f"\x9d0;{MARK}\x9c", f"\x9d52;c;{MARK}\x07", f"\x90$q{MARK}\x9c", f"\x9f{MARK}\x9c", f"\x98{MARK}\x9c", "\x84\x85\x8d\x8e\x8f",
    "\x1b", "\x1b[", f"\x1b[{MARK}", "\x1b]", f"\x1b]52;c;{MARK}", "\x1bP", "\x1b[38;2;1", "\x9b", "\x1b\x1b[A", f"\x1b[3\x18{MARK}m", f"\x1b[3\x1a{MARK}m",
    f"\x1b\n[{MARK}m", f"\x1b] 0;{MARK}\n\x07", "\x07", "\x07\x07\x07", "\b\b\b\b\bxxxxx", "\x0e lines \x0f", "\x05", "\x7f\x7f", "\f", "\v", "\x00", "\x11\x13",
    "\r overwritten", "\x1c\x1d\x1e\x1f",
)  # fmt: skip
UNICODE: Final = (
    "\u202edesrever\u202c", "\u2066isolated\u2069", "\u2067\u2067\u2067", "\u200e\u200f\u061c", "\u202a\u202b\u202d", "abc\u202e",
    "Z" + "\u0301\u0327\u0489" * 40, "\u0301\u0302\u0303", " \u0489 ", "\u20dd\u20e3", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "👨\u200d👩\u200d👧\u200d👦", "\u200d\u200d", "❤\ufe0f", "☺\ufe0e", "\ufe0f\ufe0f", "1\ufe0f\u20e3", "#\u20e3", "🇩🇪🇫🇷", "🇩", "🏴\U000e0067\U000e0062\U000e007f", "👍🏽",
    "漢字かな交じり文", "한국어 조선말", "각\u1100\u1161\u11a8\u1160\u115f", "ﾊﾝｶｸ", "Ｆｕｌｌ　ｗｉｄｔｈ", "\u3000\u3000", "〰️〽️", "⌚⏰⚡⛔✅❌➕⭐",
    "نص عربي من اليمين", "עִבְרִית מְנֻקֶּדֶת", "ܐܒܓ", "हिन्दी क्षत्रिय", "தமிழ் கொள்", "ไทยน้ำกำ", "မြန်မာ", "བོད་ཡིག", "ខ្មែរ", "ᠮᠣᠩᠭᠣᠯ",
    "\u00ad\u200b\u2060\ufeff", "\u2028\u2029", "\u0085", "\xa0\u202f\u2007", "\u180e\u115f\u3164\uffa0", "\u034f\u17b4\u17b5", "\u2800\u2800", "\ufff9a\ufffab\ufffb",
    "\ufdd0\uffff", "\U0010ffff\ue000\U000f0000", "\U000e0041\U000e0001", "ﷺ﷽", "𒐫", "⸻", "\U0001fae8\U0001fac3\U0001f6dc", "\U0001f1e6\U0001f1e7\U0001f1e8", "ǅ ŉ ﬃ ß İ ı",
    "\ua66f\u0488", "\u0e33\u0eb3", "\u302a\u302f", "\U0001d165\U0001d16e", "\U00016fe0\U0001b000\U00017000", "\U000110bd\U00013430", "\u0600\u06dd\u070f\u08e2",
)  # fmt: skip
MARKUP: Final = (
    "[/]", "[bold]", "[@click=app.quit]here[/]", "[@click=app.bell()]", "[link=http://evil]x[/link]", "[red on blue", "[[", "]]", "\\[", "[/bold", "[$primary]", "[not]",
    "{}", "{0}", "{self}", "%s %n", "${HOME}", "$(id)", "`id`", ":smile:", "<script>alert(1)</script>", "&amp; &#27; &#x1b;", "<!--", "]]>", "'\"", "\\x1b[31m", "\\033[31m",
    "=cmd|'/c calc'!A1", "@SUM(1)", "+1+1", "-2", "| a | b |", "# x: y", "- id: n-1", "&a *a !!python/object", "<<<<<<< ours", "=======", ">>>>>>> theirs", "---", "...", "```", "![x](http://evil)",
)  # fmt: skip
HEADS: Final = (
    "By {}", "BY {} AND {}", "{} | Reuters", "Published: {}", "Updated 32 {} 2022 25:61", "{}, Jan 5 (AFP) -", "LONDON ({}) —", "Source: {}", "Photo: {}/AFP", "https://{}.example/a?b",
    "Date: 2022-13-45 {}", "Mon, 99 Foo 0000 {}", "99999999999999999999 January 2022", "© {} 2022", "Read more: {}", "<title>{}</title>", "Author: {}; Editor: {}",
)  # fmt: skip
_BAD_BYTES: Final = (b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xe2\x80", b"\xf0\x9f\x98", b"\xf8\x88\x80\x80\x80", b"\xf4\x90\x80\x80", b"\x80", b"\x9b31m", b"\x9d0;6661\x9c", b"\xa0")  # fmt: skip
_ONE_CHARACTERS: Final = ("a", " ", "\t", "漢", "\u0301", "\x1b", "\u202e", "\u200d", "“", "-", ".", "👨\u200d", "\u00ad", "é", "1", "\x9b", "[", "\\")  # fmt: skip


class Hostile(NamedTuple):
    """An article that means harm."""

    name: str
    """Of its file, as the system gives it: bytes that are no UTF-8 are lone surrogates."""
    data: bytes
    kind: str
    """What is wrong with it."""


def attack(dice: random.Random) -> str:
    """A few characters that should not be trusted."""
    roll = dice.random()
    if roll < 0.4:
        piece = dice.choice(SEQUENCES)
        return piece[: dice.randrange(len(piece) + 1)] if dice.random() < 0.15 else piece
    if roll < 0.7:
        return dice.choice(UNICODE)
    if roll < 0.9:
        return dice.choice(MARKUP)
    return "".join(_any_character(dice) for _ in range(dice.randrange(1, 6)))


def _any_character(dice: random.Random) -> str:
    planes = ((0, 0x250), (0x250, 0x3000), (0x3000, 0x10000), (0x10000, 0x20000), (0xE0000, 0xE0200), (0, 0x110000))
    return chr(dice.randrange(*dice.choice(planes)))


def spoilt(dice: random.Random, text: str, many: int) -> str:
    """The text with attacks in it, at words and inside of them."""
    for _ in range(many):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + attack(dice) + text[at:]
    return text


def name(dice: random.Random) -> str:
    """A name that a file can have."""
    words = dice.choice(("story", "a", "001_ab", "2022-01-05 report", "-rf", "+", "~", "'", "a+b", ".hidden"))
    for _ in range(dice.choice((0, 0, 1, 2, 4))):
        words += attack(dice)
    raw = words.encode("utf-8", "surrogatepass")
    if dice.random() < 0.15:
        raw += dice.choice(_BAD_BYTES)
    raw = raw.replace(b"/", b"_").replace(b"\0", b"_")
    if dice.random() < 0.05:
        raw *= 300
    return os.fsdecode(raw[: 240 if dice.random() < 0.5 else 200] + b".txt")


def paragraphs(dice: random.Random, at_most: int = 12) -> list[str]:
    """Paragraphs of news; two articles share some."""
    return [" ".join(dice.sample(SENTENCES, dice.randrange(1, 4))) for _ in range(dice.randrange(1, at_most))]


def _harmless_but_for(dice: random.Random, many: int) -> str:
    return spoilt(dice, "\n\n".join(["A headline of some words", *paragraphs(dice)]), many)


def _headed(dice: random.Random) -> str:
    lines = [dice.choice(HEADS).replace("{}", attack(dice)) for _ in range(dice.randrange(1, 7))]
    return "\n".join([spoilt(dice, "A headline of some words", 2), *lines, "", *paragraphs(dice)])


def _long_words(dice: random.Random) -> str:
    words = ("x" * dice.randrange(200, 20_000), "漢" * 500, "http://a.example/" + "%20" * 900, "—".join("ab" * 400))
    return "\n\n".join([*paragraphs(dice), dice.choice(words), "a " + dice.choice(words), *paragraphs(dice)])


def _one_character(dice: random.Random) -> str:
    many = dice.choice((3, 500, 20_000, 200_000))
    return dice.choice(("", "Words first.\n")) + dice.choice(_ONE_CHARACTERS) * many + dice.choice(("", "\nWords."))


def _blank_lines(dice: random.Random) -> str:
    line = dice.choice(("\n", "\n", " \n", "\r\n", "\t\n", "\u3000\n", "\r"))
    return dice.choice(SENTENCES) + line * dice.choice((50, 5_000, 100_000)) + dice.choice(SENTENCES)


def _odd_columns(dice: random.Random) -> str:
    made = []
    for length in range(dice.randrange(1, 30)):
        made.append("a" * length + dice.choice(("漢字", "👍🏽", "\t", "か\u3099", "🇩🇪")) * dice.randrange(1, 60))
    return "\n".join(made)


def _short_lines(dice: random.Random) -> str:
    return "\n".join(attack(dice) for _ in range(dice.randrange(1, 400)))


def _deep(dice: random.Random) -> str:
    pair = dice.choice(("“”", '""', "()", "[]", "‘’", "{}", "«»", "<>"))
    many = dice.choice((5, 300, 5_000))
    return "\n\n".join([*paragraphs(dice, 4), pair[0] * many + " said so " + pair[1] * many, *paragraphs(dice, 4)])


def _numbers(dice: random.Random) -> str:
    digits = ("9" * dice.choice((20, 400, 6_000)), "1," * 900 + "000", "1e999999", "٣٤٥", "½¾", "12:61", "²³¹", "1.2.3.4.5", "0x1f", "३४", "〇一二", "Ⅷ", "①", "1/0")  # fmt: skip
    rest = " ".join(f"{dice.choice(digits)} {dice.choice(('people', 'per cent', 'March', 'dollars', 'million', 'BC'))}"
                    for _ in range(40))  # fmt: skip
    return "\n\n".join([*paragraphs(dice), rest, *paragraphs(dice)])


KINDS: Final[dict[str, Callable[[random.Random], str]]] = {
    "attacks": lambda dice: _harmless_but_for(dice, dice.choice((1, 5, 30, 200))),
    "head": _headed,
    "unicode": lambda dice: "".join(_any_character(dice) for _ in range(dice.randrange(1, 3_000))),
    "long words": _long_words,
    "one character": _one_character,
    "blank lines": _blank_lines,
    "odd columns": _odd_columns,
    "short lines": _short_lines,
    "nested": _deep,
    "numbers": _numbers,
    "clean": lambda dice: _harmless_but_for(dice, 0),
}
_WEIGHTS: Final = (10, 6, 3, 2, 2, 1, 2, 3, 1, 2, 1)


def article(dice: random.Random) -> Hostile:
    """An article, as a file."""
    kind = dice.choices(list(KINDS), _WEIGHTS)[0]
    text = KINDS[kind](dice)
    roll = dice.random()
    if roll < 0.6:
        data = text.encode("utf-8", "surrogatepass")
    elif roll < 0.7:
        data, kind = _damaged(dice, text.encode("utf-8", "replace")), f"{kind}, bad bytes"
    else:
        coding = dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1252", "shift_jis", "utf-7", "koi8-r", "gb18030"))  # fmt: skip
        data, kind = text.encode(coding, "replace"), f"{kind}, {coding}"
        if dice.random() < 0.2:
            data = data[: dice.randrange(len(data) + 1)]
    return Hostile(name(dice), data, kind)


def _damaged(dice: random.Random, data: bytes) -> bytes:
    result = bytearray(data)
    for _ in range(dice.choice((1, 3, 30))):
        at = dice.randrange(len(result) + 1)
        result[at:at] = dice.choice(_BAD_BYTES)
    return bytes(result[: dice.randrange(len(result) + 1)] if dice.random() < 0.2 else result)
