"""Names of papers by their form: a line such as "The Leeds Gazette" above a headline is whose page it is, no headline.

Which papers there are is told by `publishers`; this is for all that no list has.
"""

from collections.abc import Iterable
from typing import Final

from reader.articles.patterns import Lazy

_TITLES: Final = (
    "Times|Post|News|Herald|Messenger|Chronicle|Ledger|Courier|Clarion|Sentinel|Gazette|Tribune|Telegraph|Guardian|Mail"
    "|Star|Journal|Observer|Express|Standard|Independent|Echo|Argus|Record|Register|Examiner|Inquirer|Globe|Mirror|Press"
    "|Monitor|Mercury|Bulletin|Dispatch|Reporter|Daily|Advertiser|Enquirer|Citizen|Leader|Review|Weekly"
)
"""Words that the names of papers end in."""
NAMED: Final = Lazy(
    rf"(?:[Tt]he |THE )?(?:[A-Z][\w'’-]+ ){{1,3}}(?:{_TITLES})(?<!Daily(?= [A-Z]))(?: Online)?(?![\w'’])"
)
"""A paper's name in a line that is known to speak of the page itself."""
_OF_PAPERS_ALONE: Final = frozenset(
    {"times", "herald", "chronicle", "courier", "clarion", "gazette", "tribune", "telegraph", "guardian", "argus",
     "examiner", "inquirer", "enquirer", "advertiser"}
)  # fmt: skip
"""Those of the words that headlines hardly end in."""
_ALONE: Final = Lazy(
    r"(?P<the>the )?(?P<own>(?:[^\W\d_][\w'’.-]*(?: (?:& |and |of |upon |on )?)){0,4}?)"
    rf"(?P<title>(?:[^\W\d_]+-)?(?:{_TITLES.lower()}|zeitung|rundschau|nachrichten|anzeiger|tageblatt)"
    rf"(?:(?: & | and |-| )(?:{_TITLES.lower()}))?)(?: online|\.com| newspapers?)?$"
)
_TITLE_OF: Final = Lazy(rf"(?:the )?(?:{_TITLES.lower()}) of (?:the )?[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?$")
_SMALL: Final = frozenset({"the", "of", "and", "upon", "on"})
_HINTS: Final = (*_TITLES.lower().split("|"), "zeitung", "rundschau", "nachrichten", "anzeiger", "tageblatt")
"""What every name holds: asked first, because a start pays for each pattern that it compiles."""
_OF_SECTIONS: Final = frozenset(
    {"national", "world", "local", "breaking", "sports", "sport", "business", "latest", "top", "international", "city",
     "regional", "political", "politics", "more", "other", "good", "bad", "headline", "general", "home", "foreign",
     "crime", "health", "science", "tech", "technology", "market", "markets", "company", "entertainment", "education",
     "live", "press", "economic", "community", "state", "court", "weather", "travel", "showbiz", "football", "front",
     "in", "featured", "editor's", "book", "film", "music", "art", "restaurant", "product", "peer", "by", "special"}
)  # fmt: skip
"""Words before News, Review or Star that make it a section of the page."""
_SECTIONS: Final = frozenset(
    {"economy", "news", "uk", "us", "europe", "asia", "africa", "americas", "opinion", "culture", "society", "energy",
     "environment", "climate", "money", "finance", "media", "law", "life", "lifestyle", "tv", "tennis", "cricket",
     "rugby", "golf", "racing", "athletics", "cycling", "space", "royals", "celebrity", "middle", "east"}
)  # fmt: skip
"""Names of sections that stand before no such word."""
MOST_SECTIONS: Final = 3
_OF_TIMES: Final = frozenset({"morning", "evening", "daily", "weekly", "sunday", "saturday", "business"})
"""Words that the names of papers hold before their last."""
MAX_NAME_WORDS: Final = 7
PLAIN_NAME_WORDS: Final = 3
"""Words of a name that is one by its last word alone, such as Port Orlec Gazette."""


def is_paper(text: str, prose: Iterable[str]) -> bool:
    """Whether a line is by its form nothing but the name of a paper.

    Args:
        text: The line.
        prose: The story, which tells a name from the words of a headline: what it prints small is no name.
    """
    words = text.split()
    if not 1 < len(words) <= MAX_NAME_WORDS or not _is_capitalised(words):
        return False
    low = text.lower()
    if not any(title in low for title in _HINTS):
        return False
    match = _ALONE.match(low)
    if match is None:
        return bool(_TITLE_OF.match(low))
    own = [word for word in match["own"].split() if word not in _SMALL and word != "&"]
    if not own or is_section(text):
        return not own
    in_title = bool(match["the"]) or len(own) < PLAIN_NAME_WORDS
    if match["title"] in _OF_PAPERS_ALONE and in_title:
        return True
    may_be = in_title or bool(_OF_TIMES.intersection(own))
    names = [word for word in own if word not in _OF_TIMES]
    return may_be and all(_is_name(match["own"].strip(), names, paragraph) for paragraph in prose)


def names_sections(text: str) -> bool:
    """Whether a line is nothing but names of a page's sections, such as TV & Showbiz or UK."""
    words = [word for word in text.lower().split() if word not in _SMALL and word != "&"]
    return 0 < len(words) <= MOST_SECTIONS and (_OF_SECTIONS | _SECTIONS).issuperset(words)


def is_section(text: str) -> bool:
    """Whether a line is the name of a page's section, such as World News or Book Review."""
    words = text.lower().split()
    return words[0] in _OF_SECTIONS and bool(words[1:]) and not words[2:]


def printed_small(words: str) -> str:
    """A line that begins in capitals throughout, as mastheads do, with a capital for each word."""
    return words.title() if words.partition("|")[0].isupper() else words


def _is_capitalised(words: list[str]) -> bool:
    return all(word[0].isupper() or word == "&" or (place and word in _SMALL) for place, word in enumerate(words))


def _is_name(phrase: str, own: list[str], paragraph: str) -> bool:
    """Whether a paragraph lets some words be a name: it prints none of them small, or all of them with capitals."""
    printed = set(_SMALL_WORD.findall(paragraph))
    return not printed.intersection(own) or phrase.title() in paragraph


_SMALL_WORD: Final = Lazy(r"(?<![^\W\d_])[a-zß-ÿ]+(?![^\W\d_])")
