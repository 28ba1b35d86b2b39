"""Whose voice a document has: the country of a government's own site or of a national agency, and the dateline."""

from __future__ import annotations

import re

from summitry.annotation.chunks import CITY, STATE, Chunk
from summitry.annotation.people import People
from summitry.lexicon import Lexicon, Name
from summitry.lexicon.cues import lowered
from summitry.lexicon.rulebook import rule_file
from summitry.model import Document, Place
from summitry.text.words import WordFinder

_DATELINE = re.compile(
    r"(?P<city>[A-Z][A-Z .’'-]{2,30}[A-Z])(?:, [A-Z][\w .]{2,24})?"
    r"(?:,? \(?[A-Z][a-z]+\.? \d{1,2}[^-–—:]{0,24})?(?: ?\([A-Za-z .’'/-]{2,30}\))? ?(?:--|[-–—:])"
    r"|(?P<town>[A-Z][A-Z .’'-]{2,30}[A-Z]), (?:[A-Z][a-z]+day, )?[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?\."
)


def home_country(document: Document) -> str | None:
    """The state that "we" and "our country" mean; None for a publisher that speaks for nobody."""
    publisher, url = (document.publisher or "").casefold(), (document.url or "").casefold()
    for country, signs in rule_file("en", "publishers").items():
        if any(sign in publisher for sign in signs.get("names", ())):
            return str(country)
        if any(re.search(sign, url) for sign in signs.get("urls", ())):
            return str(country)
    return None


def dateline(content: str, offset: int, lexicon: Lexicon, people: People) -> tuple[int, Place] | None:
    """Where the dateline at the start of the text ends, and its place; None without one."""
    match = _DATELINE.match(content, offset)
    if match is None:
        return None
    city = (match.group("city") or match.group("town")).title()
    for hit in lexicon.matcher.find(city):
        capital = people.state(hit.names, "capital")
        if capital is not None:
            return match.end(), Place(capital, city)
        for name in hit.names:
            if name.kind == "city":
                return match.end(), Place(lexicon.cities[name.id].state, lexicon.cities[name.id].name_en)
    return None


def own_state_chunks(content: str, finder: WordFinder, home: str | None, lexicon: Lexicon) -> list[Chunk]:
    """ "Our country" as a state, where the text has a home."""
    if home is None or home not in lexicon.states or not ("our " in content or "my country" in content):
        return []
    name = Name(lexicon.states[home].name_en, "state", home)
    return [Chunk(start, start + len(words), STATE, names=(name,)) for start, words in finder.find(lowered(content))]


__all__ = ["CITY", "dateline", "home_country", "own_state_chunks"]
