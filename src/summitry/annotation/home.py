"""Whose voice a document has: the country of a government's own site or of a national agency, and the dateline."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.annotation.chunks import CITY, STATE, Chunk
from summitry.annotation.people import People
from summitry.lexicon import Lexicon, Name
from summitry.lexicon.cues import small
from summitry.lexicon.rulebook import rule_file
from summitry.model import Document, Place
from summitry.text.words import WordFinder

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĐĨŁŚŠŨŽƠƯẠ-Ỹ"
_DATELINE = re.compile(
    r"(?:\([^()]{1,40}\)[. ]*){0,2}"
    rf"(?P<city>[{_CAPITAL}][{_CAPITAL} .’'-]{{2,30}}[{_CAPITAL}]|[{_CAPITAL}][\w’'-]+(?: [{_CAPITAL}][\w’'-]+){{0,3}})"
    r"(?:, [A-Z][\w .]{2,24})?"
    r"(?:,? \(?[A-Z][a-z]+\.? \d{1,2}[^-–—:]{0,24})?(?: ?\([A-Za-z .’'/-]{2,30}\))? ?(?:--|[-–—:])"
    r"|(?P<town>[A-Z][A-Z .’'-]{2,30}[A-Z]), (?:[A-Z][a-z]+day, )?[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?(?:\.|(?=\n))"
)


def home_country(document: Document, lexicon: Lexicon) -> str | None:
    """The state that "we" and "our country" mean; None for a publisher that speaks for nobody.

    By the table of publishers, or where an office of state names its state: "Ministry of Foreign Affairs of Ghana".
    """
    publisher, url = (document.publisher or "").casefold(), (document.url or "").casefold()
    anything, countries = _publishers()
    if anything.search(f"{publisher}\n{url}"):
        for country, names, addresses in countries:
            if any(sign in publisher for sign in names) or any(sign.search(url) for sign in addresses):
                return country
    return _office_of_state(document.publisher, lexicon) if document.publisher else None


def public_office(document: Document) -> bool:
    """Whether a public office publishes it, by its name."""
    return _offices().search(document.publisher or "") is not None


@lru_cache(maxsize=1024)
def _office_of_state(publisher: str, lexicon: Lexicon) -> str | None:
    """The one state that the name of a public office names; None for anybody else's name."""
    if _offices().search(publisher) is None:
        return None
    named = {
        name.id
        for hit in lexicon.matcher.find(publisher)
        for name in hit.names
        if name.kind in ("state", "adjective") and not name.until
    }
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in rule_file("en", "actors")["public_offices"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _publishers() -> tuple[re.Pattern[str], list[tuple[str, tuple[str, ...], tuple[re.Pattern[str], ...]]]]:
    """What any publisher that speaks for a state can be known by, line by line, and the signs of each state."""
    countries, pieces = [], []
    for country, signs in rule_file("en", "publishers").items():
        names, addresses = tuple(signs.get("names", ())), tuple(signs.get("urls", ()))
        pieces += [*map(re.escape, names), *(f"(?:{address})" for address in addresses)]
        countries.append((str(country), names, tuple(re.compile(address) for address in addresses)))
    return re.compile("|".join(pieces), re.MULTILINE), countries


def dateline(content: str, offset: int, lexicon: Lexicon, people: People) -> tuple[int, Place] | None:
    """Where the dateline at the start of the text ends, and its place; None without one."""
    match = _DATELINE.match(content, offset)
    if match is None:
        return None
    city = match.group("city") or match.group("town")
    city = city.title() if city.isupper() else city
    for hit in lexicon.matcher.find(city):
        capital = people.state(hit.names, "capital")
        if capital is not None:
            return match.end(), Place(capital, city)
        for name in hit.names:
            if name.kind == "city":
                return match.end(), Place(lexicon.cities[name.id].state, lexicon.cities[name.id].name_en)
    return None


def local_country(title: str | None, opening: Place | None, lexicon: Lexicon) -> str | None:
    """Whose a title without a country is in the news of one place: that of the dateline, or of "Angola: ..." above."""
    if opening is not None:
        return opening.country
    label = _LABEL.match(title or "")
    named = [name for hit in lexicon.matcher.find(label.group(1)) for name in hit.names] if label else []
    return next((name.id for name in named if label and name.kind == "state" and name.text == label.group(1)), None)


_LABEL = re.compile(r"([A-Z][\w’' -]{2,30}): ")


def own_state_chunks(content: str, finder: WordFinder, home: str | None, lexicon: Lexicon) -> list[Chunk]:
    """ "Our country" as a state, where the text has a home."""
    if home is None or home not in lexicon.states or not ("our " in content or "my country" in content):
        return []
    name = Name(lexicon.states[home].name_en, "state", home)
    return [Chunk(start, start + len(words), STATE, names=(name,)) for start, words in finder.find(small(content))]


__all__ = ["CITY", "dateline", "home_country", "local_country", "own_state_chunks", "public_office"]
