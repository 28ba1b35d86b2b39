"""The subjects of figures: what an amount is about, by the words around it (`rules/en/subjects.toml`)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from summitry.errors import InvalidLexicon, NotFound
from summitry.lexicon.rulebook import rule_file
from summitry.text.names import fold

MONEY = "money"
_CURRENCY = re.compile(r"[A-Z]{3}")


class Subject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"never": "not"}):
    """One subject; `words` and `never` are pieces of regular expressions in lower case."""

    id: str
    name: str
    units: tuple[str, ...]
    words: tuple[str, ...]
    never: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def fits(self, unit: str | None) -> bool:
        """Whether a figure in this unit (None: it could not be read) can be about the subject."""
        return unit is None or unit in self.units or (MONEY in self.units and is_currency(unit))

    def stands_in(self, text: str) -> bool:
        """Whether the subject's words stand in a text in lower case, and none that rules it out."""
        words, never = _compiled(self.words, self.never)
        return words.search(text) is not None and (never is None or never.search(text) is None)


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a code of a currency: USD."""
    return unit is not None and _CURRENCY.fullmatch(unit) is not None


@lru_cache(maxsize=64)
def _compiled(words: tuple[str, ...], never: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    def any_of(pieces: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})")

    return any_of(words), any_of(never) if never else None


@lru_cache(maxsize=1)
def subjects() -> tuple[Subject, ...]:
    """All subjects, in the order in which they are tried. Raises InvalidLexicon for a file that breaks the form."""
    try:
        return tuple(msgspec.convert(rule_file("en", "subjects")["subject"], list[Subject]))
    except (KeyError, msgspec.ValidationError) as problem:
        raise InvalidLexicon([f"rules/en/subjects.toml: {problem}"]) from problem


@lru_cache(maxsize=1)
def _pointing_back() -> re.Pattern[str]:
    words = rule_file("en", "subjects")["pointing_back"]["words"]
    return re.compile(rf"\W*(?:and |but |where |said (?:that )?)?(?:{'|'.join(words)})")


def subject_named(asked: str) -> Subject:
    """The subject of this id or name ("trade turnover"). Raises NotFound with the nearest names."""
    wanted = fold(asked)
    by_name = {name: one for one in subjects() for name in (fold(one.id), fold(one.name))}
    if wanted in by_name:
        return by_name[wanted]
    near = get_close_matches(wanted, by_name, n=1)
    known = by_name[near[0]].name if near else ", ".join(one.name for one in subjects())
    hint = f"did you mean {known!r}?" if near else f"the subjects are: {known}"
    raise NotFound(f"no subject {asked!r}", hint=hint)


def subject_of(text: str, before: str, unit: str | None) -> Subject | None:
    """What a figure is about: by its own words, or where it points back by those before it; None where none says it."""
    own = text.lower()
    for words in (own, before.lower()) if _pointing_back().match(own) else (own,):
        for one in subjects():
            if one.fits(unit) and one.stands_in(words):
                return one
    return None
