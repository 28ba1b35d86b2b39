"""Office words: which title in a text means which rank (`rules/<lang>/offices.toml`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from summitry.lexicon.names import Name, NameMatcher
from summitry.lexicon.rulebook import rule_file

SHORT = 2  # letters of an abbreviation, which texts write in capitals: PM, FM


class OfficeWord(msgspec.Struct, frozen=True):
    """One title form in lower case with its rank; `plural` forms stand for several holders."""

    text: str
    rank: str
    plural: bool = False


@lru_cache(maxsize=8)
def office_words(lang: str) -> dict[str, OfficeWord]:
    """Every title form of a language, keyed by its lower-case text."""
    words: dict[str, OfficeWord] = {}
    for rank, forms in rule_file(lang, "offices").items():
        for plural, key in ((False, "forms"), (True, "plural")):
            for form in forms.get(key, ()):
                words[form.casefold()] = OfficeWord(form, rank, plural)
    return words


@lru_cache(maxsize=8)
def office_matcher(lang: str) -> NameMatcher:
    """Matcher over the title forms in the cases that texts use; `Name.id` is the rank."""
    return NameMatcher(_cased(office_words(lang)))


def _cased(words: dict[str, OfficeWord]) -> Iterator[Name]:
    for key, word in words.items():
        for text in {
            word.text,
            word.text.title().replace("'S", "'s"),
            word.text[:1].upper() + word.text[1:],
            _headline(word.text),
            word.text.upper(),  # in speakers' labels and headlines, and PM and FM always
        }:
            yield Name(text, "organisation", key)


def _headline(text: str) -> str:
    """Capitals on all words but the small ones: "Secretary of State"."""
    small = {"of", "the", "and", "for", "to"}
    return " ".join(part if part in small else part[:1].upper() + part[1:] for part in text.split(" "))
