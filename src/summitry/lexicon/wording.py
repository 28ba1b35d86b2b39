"""Word lists of a language (`rules/<lang>/wording.toml`), as alternatives for a regular expression."""

from __future__ import annotations

from functools import lru_cache

from summitry.errors import InvalidLexicon
from summitry.lexicon.rulebook import rule_file


@lru_cache(maxsize=256)
def alternatives(name: str, lang: str = "en") -> str:
    """The entries of a list joined with "|", the longest first so that none hides another.

    Raises InvalidLexicon when the language has no such list.
    """
    entries = rule_file(lang, "wording").get(name)
    if not isinstance(entries, list):
        raise InvalidLexicon([f"rules/{lang}/wording.toml: no list {name!r}"])
    return "|".join(sorted(entries, key=len, reverse=True))
