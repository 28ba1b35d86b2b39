"""Words and numbers that are only sometimes dates: May and march, Sun and Sat, 1945 people, resolution 1929."""

from __future__ import annotations

from summitry.annotation.dates.tokens import Tokens

_BEFORE_DASH = ("year", "month", "early", "mid", "late", "beginning", "end")


def is_date_word(tokens: Tokens, at: int) -> bool:
    """Whether a word that is also an ordinary word or a name is a month, weekday or season here."""
    written, numbers = tokens.original(at), tokens.vocabulary.date_numbers
    number_after = _class(tokens, at + 1) in numbers
    if number_after and written[0].isupper():
        return True
    vocabulary = tokens.vocabulary
    lists = vocabulary.lists
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    number_after = number_after or (after == "." and _class(tokens, at + 2) in numbers)
    number_before = _class(tokens, at - 1) in numbers
    if _class(tokens, at) == vocabulary.char("season"):
        return number_after or (before in lists["season_before"] and after != "of") or _is_of_year(tokens, at)
    if after == "the" and _class(tokens, at + 2) == vocabulary.char("ordnum"):
        return True
    if before in lists["dashes"]:
        before = tokens.word(at - 2)
    if written[0].islower():
        return number_before and (number_after or not after.isalpha())
    if number_after or number_before or before in lists["month_before"]:
        return True
    if _class(tokens, at) == vocabulary.char("weekday"):
        dated = _class(tokens, at + 2) in (vocabulary.char("month"), vocabulary.char("day"))
        return (after in (",", ".") and dated) or before in ("on", "(")
    attributive = before in lists["determiners"] and after.isalpha() and after != "on"
    return (attributive and tokens.original(at + 1)[0].islower()) or _between_months(tokens, at)


def _is_of_year(tokens: Tokens, at: int) -> bool:
    return tokens.word(at + 1) == "of" and _class(tokens, at + 2) == tokens.vocabulary.char("year")


def _between_months(tokens: Tokens, at: int) -> bool:
    """Whether the word stands in a series of months: "April, May and June", "March-May"."""
    month = tokens.vocabulary.char("month")
    links = tokens.vocabulary.lists["links"]
    return any(tokens.word(at + step) in links and _class(tokens, at + 2 * step) == month for step in (-1, 1))


def _class(tokens: Tokens, at: int) -> str:
    return tokens.classes[at] if 0 <= at < len(tokens.classes) else ""


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether a bare number between 1000 and 2199 is a year."""
    lists = tokens.vocabulary.lists
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before in lists["never_before_year"] or after in lists["never_after_year"]:
        return False
    if after == "-" and tokens.word(at + 2) in lists["never_after_year"]:
        return False
    if before in lists["before_year"]:
        return True
    if before in lists["range_to"] and tokens.glued(at - 1):  # "1996-1998", "mid-2024", but not "555-1234"
        return _class(tokens, at - 2) in {tokens.vocabulary.char(name) for name in _BEFORE_DASH}
    if not 1900 <= int(tokens.words[at]) <= 2059:
        return False
    plural = after.isalpha() and after.endswith("s") and after not in lists["after_year"]
    return not plural or before in lists["determiners"]


def is_season(tokens: Tokens, at: int) -> bool:
    """Whether a bare season stands as a time ("in the summer") and not before a noun ("the Winter Olympics")."""
    lists = tokens.vocabulary.lists
    after = tokens.word(at + 1)
    before = tokens.word(at - 2) if tokens.word(at - 1) == "the" else tokens.word(at - 1)
    free = not after.isalpha() or after in lists["clause_starts"]
    return free and after != "of" and before in lists["season_stands"]


def closes(tokens: Tokens, end: int) -> bool:
    """Whether the clause ends at `end`: "the day before" then counts from the date told before."""
    word = tokens.word(end)
    return not word or not word[0].isalnum() or word in tokens.vocabulary.lists["clause_ends"]


def consecutive(one: str, other: str) -> bool:
    """Whether two days of a month follow each other: 20 and 21, 7th and 8th."""
    return int(one.rstrip("stndrh")) + 1 == int(other.rstrip("stndrh"))
