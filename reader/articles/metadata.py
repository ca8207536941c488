"""What an article says of itself, each field with the words it came from and how sure it is."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.articles.agencies import Named, agency_line, named_alone, named_in
from reader.articles.model import UNKNOWN, Certainty, Field, Metadata, Paragraph
from reader.articles.openings import Asides
from reader.articles.patterns import Lazy
from reader.articles.places import country_of
from reader.articles.publication import Dates, published_dates
from reader.articles.publishers import named_in as publishers_in
from reader.articles.publishers import of_host, publisher_of, unlisted_agencies
from reader.articles.roles import rest_of_date_line

_BY_HAND: Final = "set by hand"
_URL: Final = Lazy(r"https?://\S+")
_BY: Final = Lazy(r"(?:(?:words |report |posted |written |story )?by|from|source)\b[:\s]+(?=\S)", re.IGNORECASE)
_PLACE_AFTER: Final = Lazy(r"\s+(?:in|at)\s+(?:the )?[A-Z].*$")
_POST_AFTER: Final = Lazy(r"\s+\S+ (?:correspondent|editor|reporter|writer|journalist|columnist)s?$")
_PAPER_AFTER: Final = Lazy(r"(?:,|\s[|–—-])\s*(?P<paper>[^,|]{2,40})$")


class Source(NamedTuple):
    """The article as its metadata is read from it."""

    text: str
    paragraphs: Sequence[Paragraph]
    asides: Asides

    def of(self, *roles: str) -> list[tuple[Paragraph, str]]:
        """Paragraphs of these roles with their words."""
        return [(p, self.text[p.start : p.end]) for p in self.paragraphs if p.role in roles]


def metadata(
    text: str, paragraphs: Sequence[Paragraph], asides: Asides, by_hand: Mapping[str, str]
) -> tuple[Metadata, tuple[str, ...]]:
    """Gather the fields, and the notices about what is doubtful.

    Args:
        text: The article's text.
        paragraphs: With their roles.
        asides: What datelines and credits inside paragraphs say.
        by_hand: What the reader set, by field; it overrules.
    """
    source = Source(text, paragraphs, asides)
    url = _url(source)
    title = _title(source)
    publisher = publisher_of(text, paragraphs, title, url.value, asides.opening and asides.opening.publisher)
    place = _place(source)
    country = publisher.country or country_of(place.value) or _country_of_address(url.value)
    dates = published_dates(source.text, paragraphs, asides, country, url.value)
    found = Metadata(
        title=_without_paper(title, publisher.field),
        publisher=publisher.field,
        byline=_byline(source),
        published=dates.published,
        updated=dates.updated,
        place=place,
        agencies=_agencies(source),
        url=url,
    )
    return _set_by_hand(found, by_hand), _notices(source, found, dates, by_hand)


def _set_by_hand(found: Metadata, by_hand: Mapping[str, str]) -> Metadata:
    for name, value in by_hand.items():
        if name == "agencies":
            names = [part.strip() for part in value.split(",")]
            fields = tuple(Field(name, name, -1, -1, "sure", _BY_HAND) for name in names if name)
            found = found._replace(agencies=fields)
        elif name in Metadata._fields:
            field = Field(value, value, -1, -1, "sure" if value else "unknown", _BY_HAND)
            found = found._replace(**{name: field})  # type: ignore[arg-type]
    return found


def _notices(source: Source, found: Metadata, dates: Dates, by_hand: Mapping[str, str]) -> tuple[str, ...]:
    notices = [] if {"published", "updated"} & by_hand.keys() else list(dates.notices)
    if found.title is UNKNOWN and "title" not in by_hand:
        notices.append("no headline was found")
    if not found.agencies and "agencies" not in by_hand:
        unnamed = [words for _, words in source.of("credit", "byline") if named_alone(words) == []]
        if unnamed:
            notices.append(f"credits agencies without naming them: {unnamed[0]}")
    return tuple(notices)


def _title(source: Source) -> Field:
    headlines = source.of("headline")
    if not headlines:
        return UNKNOWN
    paragraph, words = headlines[0]
    return Field(" ".join(words.split()), words, paragraph.start, paragraph.end, paragraph.certainty, paragraph.rule)


def _without_paper(title: Field, publisher: Field) -> Field:
    """A title without the paper's name that a browser's tab adds to it."""
    match = _PAPER_AFTER.search(title.value)
    if match and publisher.value and publisher.printed == match["paper"].strip():
        return title._replace(value=title.value[: match.start()].rstrip())
    return title


def _url(source: Source) -> Field:
    for paragraph, words in source.of("furniture"):
        match = _URL.match(words)
        if match:
            return Field(match[0], match[0], paragraph.start, paragraph.start + match.end(), "sure", "an address alone")
    return UNKNOWN


def _byline(source: Source) -> Field:
    for paragraph, words in source.of("byline"):
        rest = rest_of_date_line(words)
        printed = rest or words
        by = _BY.match(printed)
        value = printed[by.end() :] if by else printed
        value = _PLACE_AFTER.sub("", _without_post(value)).strip(" ,|·•–—-")
        value = _without_masthead(value)
        if not value:
            continue
        start = text_start(words, value, paragraph.start)
        end = start + len(value)
        return Field(" ".join(value.split()), value, start, end, paragraph.certainty, paragraph.rule)
    return UNKNOWN


def _without_post(value: str) -> str:
    """Names without the post that ends the line; "our rail correspondent" has no name."""
    if value.lower().startswith("our "):
        return value
    return _POST_AFTER.sub("", value).removesuffix(" and")


def _without_masthead(value: str) -> str:
    papers = publishers_in(value)
    if not papers or papers[-1].end != len(value) or not papers[-1].start:
        return value
    before = value[: papers[-1].start].rstrip()
    return before.rstrip(" ,|–—-") if before.endswith((",", "|", "–", "—", "-")) else value


def text_start(words: str, part: str, start: int) -> int:
    """Offset in the article of a part of a paragraph's words."""
    return start + max(words.find(part), 0)


def _place(source: Source) -> Field:
    opening = source.asides.opening
    if opening and opening.place:
        start = source.asides.opening_at + source.text[source.asides.opening_at :].find(opening.place)
        printed = opening.place
        return Field(printed, printed, start, start + len(printed), "sure", "the dateline that opens the story")
    for paragraph, words in source.of("dateline"):
        rest = rest_of_date_line(words) or ""
        if rest and country_of(rest) and rest in words:
            start = text_start(words, rest, paragraph.start)
            return Field(rest, rest, start, start + len(rest), "guessed", "a place beside the date")
    return UNKNOWN


def _country_of_address(url: str) -> str:
    """Country that an unknown host's name ends with: `.in`, `.co.uk`."""
    host, _ = of_host(url)
    last = host.rpartition(".")[2].upper()
    return {"UK": "GB"}.get(last, last) if len(last) == 2 and last not in {"IO", "TV", "CO", "ME", "AI"} else ""


def _agencies(source: Source) -> tuple[Field, ...]:
    """Agencies that the text is credited to, each once, where it is first named."""
    named: list[tuple[Named, str]] = []
    for paragraph, words in source.of("byline", "credit", "dateline"):
        rule = "named in the byline" if paragraph.role != "credit" else "named in a credit"
        by_form = agency_line(words) if paragraph.role == "credit" else None
        found = [*named_in(words), *unlisted_agencies(words), *([by_form] if by_form else [])]
        named.extend((_moved(agency, paragraph.start), rule) for agency in found)
    opening, at = source.asides.opening, source.asides.opening_at
    if opening:
        named.extend((_moved(agency, at), "named in the dateline") for agency in opening.agencies)
    named.extend((credit, "its name ends a paragraph") for credit in source.asides.credits)
    fields: dict[str, Field] = {}
    for (start, end, name, is_listed), rule in sorted(named):
        if not is_listed and any(_initials(name) == other for (_, _, other, _), _ in named):
            continue
        told = rule if is_listed else f"{rule}; an agency by its form, not one of the list"
        certainty: Certainty = "sure" if is_listed else "guessed"
        fields.setdefault(name, Field(name, source.text[start:end], start, end, certainty, told))
    return tuple(fields.values())


def _initials(name: str) -> str:
    """Of a name of several words; empty for one word."""
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def _moved(agency: Named, by: int) -> Named:
    return agency._replace(start=agency.start + by, end=agency.end + by)
