"""Where the grammar's rules match: doubtful words settled first, then the longest rule at each place."""

from __future__ import annotations

import re

import msgspec

from summitry.annotation.dates.doubt import closes, consecutive, is_date_word, is_season, is_year
from summitry.annotation.dates.found import Found
from summitry.annotation.dates.patterns import OTHER
from summitry.annotation.dates.tokens import Tokens
from summitry.annotation.dates.vocabulary import Rule, Vocabulary


def scan(tokens: Tokens) -> list[Found]:
    """The matches of the grammar in settled tokens, in text order; they do not overlap."""
    classes, vocabulary = tokens.classes, tokens.vocabulary
    out: list[Found] = []
    at = 0
    while True:
        start = vocabulary.start.search(classes, at)
        if start is None:
            return out
        found = longest(tokens, start.start())
        if found is None:
            at = start.start() + 1
        else:
            out.append(found)
            at = found.end


def longest(tokens: Tokens, at: int) -> Found | None:
    """The longest match of a rule that begins at the word `at`; of equals the rule that stands first."""
    best: tuple[int, Rule, re.Match[str]] | None = None
    for rule in tokens.vocabulary.rules_at[tokens.classes[at]]:
        match = rule.pattern.match(tokens.classes, at)
        if match is not None and (best is None or match.end() > best[0]) and _holds(tokens, rule, match):
            best = match.end(), rule, match
    return None if best is None else Found(best[1], tokens, best[2], at, best[0])


def _holds(tokens: Tokens, rule: Rule, match: re.Match[str]) -> bool:
    """What a pattern cannot say of its surroundings."""
    words, end = tokens.words, match.end()
    if rule.id.endswith("-relative"):
        return tokens.value(end - 1) == "Y"
    if rule.id == "reference":
        return not (tokens.word(end) == "as" and tokens.word(end - 2) == "as")  # "as soon as"
    if rule.id in ("last-units", "last-one-unit") and words[match.start()] == "last":
        return tokens.word(match.start() - 1) not in tokens.vocabulary.lists["modals"]  # "will last two weeks"
    if rule.id == "duration" and words[match.start()] in ("a", "an") and end == match.start() + 2:
        return not words[end - 1].endswith("s")  # "a decades-long war"
    if rule.id == "the-year":
        return words[end - 2] == "year" or "fiscal" in words[match.start() : end]
    if rule.id == "decade":
        return len(words[end - 1]) > 3 or tokens.word(end - 2) == "the"
    if rule.id == "weekday":
        return tokens.word(end) not in tokens.vocabulary.lists["never_after_weekday"]
    if rule.id == "bare-season":
        return is_season(tokens, end - 1)
    if rule.id in ("ago", "day-before") and words[end - 1] in ("before", "after"):
        return closes(tokens, end)
    if rule.build == "days" and match["k"] is not None:  # "May 7 and 10" is no interval
        return consecutive(words[match.start("d")], words[match.start("e")])
    return rule.id != "year" or is_year(tokens, match.start())


def settle(tokens: Tokens) -> Tokens:
    """The tokens with doubtful words (May, March, Sun) decided and the names of feasts marked."""
    vocabulary = tokens.vocabulary
    classes = list(tokens.classes)
    for match in vocabulary.doubtful.finditer(tokens.classes):
        at = match.start()
        if tokens.words[at] in vocabulary.doubt and not is_date_word(tokens, at):
            classes[at] = OTHER
        elif tokens.word(at + 1) == "." and tokens.words[at] not in vocabulary.lists["abbreviations"]:
            classes[at + 1] = vocabulary.char("stop")  # no abbreviation: "in May. 2024 was …"
    _mark_holidays(tokens, classes, vocabulary)
    return msgspec.structs.replace(tokens, classes="".join(classes))


def _mark_holidays(tokens: Tokens, classes: list[str], vocabulary: Vocabulary) -> None:
    first, rest = vocabulary.char("holiday"), vocabulary.char("rest")
    for match in vocabulary.feast.finditer(tokens.classes):
        at = match.start()
        if classes[at] == rest:
            continue
        length = _holiday_length(tokens, at, vocabulary)
        if length:
            classes[at : at + length] = [first] + [rest] * (length - 1)
        elif classes[at] == vocabulary.char("maybe-holiday"):
            classes[at] = OTHER


def _holiday_length(tokens: Tokens, at: int, vocabulary: Vocabulary) -> int:
    """How many words of a feast's name begin at `at`, the longest name first."""
    if tokens.original(at)[0].islower():
        return 0
    for name in vocabulary.holidays_by_word.get(tokens.words[at], ()):
        if len(name) > 1 and tokens.word(at + 1) != name[1]:
            continue
        if all(tokens.word(at + step).replace("’", "'") == word for step, word in enumerate(name)):
            return len(name)
    return 0
