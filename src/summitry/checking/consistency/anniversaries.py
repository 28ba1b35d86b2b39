"""Anniversaries, ages and spans of years that do not add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitry.checking.consistency.calendar import reckoned, year_of
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.rules import check_rules, number_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Anniversary, line

_FOUNDED = re.compile(
    r"(?:established|founded|signed|concluded|recogni[sz]ed|normali[sz]ed)[^.;]{0,30}?\b(1[89]\d\d|20\d\d)"
)


def anniversaries(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """ "the 75th anniversary of relations": the number against the year and what is remembered."""
    for rule in check_rules().anniversaries:
        for match in draft.find(rule.compiled):
            number, sentence = number_of(match["n"]), draft.sentence(match.start())
            founded, proof = _founded(draft, known, match, sentence)
            year = _marked_in(draft, match, sentence, founded)
            if number is None or founded is None or year is None:
                found = "what is remembered, or the year, is not known: it cannot be reckoned"
                yield draft.mark(match.span(), "consistency", "not-in-chronicle", rule.id, found)
                continue
            verdict: Verdict = "supported" if year - founded == number else "contradicted"
            found = f"{founded} to {year} are {year - founded} years"
            yield draft.mark(match.span(), "consistency", verdict, "consistency.anniversary", found, proof)


def _founded(
    draft: Draft, known: Known, match: re.Match[str], sentence: tuple[int, int]
) -> tuple[int | None, tuple[Proof, ...]]:
    """The year of what is remembered: said in the sentence beside "established", or from the table."""
    low, high = sentence
    row = _remembered(known, draft.plain[match.end() : high], _states(draft, low, high))
    rows = (Proof(side="table", quote=line(row), source="anniversaries.csv of Summitry"),) if row else ()
    own = _FOUNDED.search(draft.plain, low, high)
    if own:
        said = Proof(side="table", quote=draft.content[own.start() : own.end()], source="the same sentence, reckoned")
        return int(own[1]), (said, *rows)
    return (int(row.date[:4]), rows) if row else (None, ())


def _states(draft: Draft, low: int, high: int) -> set[str]:
    """The states of the sentence, else the two of which the text speaks most."""
    own = {one.value for one in draft.mentions(low, high, "state", "adjective")}
    most = Counter(one.value for one in draft.annotated.mentions if one.kind == "state")
    return own or {state for state, _ in most.most_common(2)}


def _remembered(known: Known, words: str, states: set[str]) -> Anniversary | None:
    """The row that the words behind "anniversary" name, for the states named; the longest name first."""
    named = [
        (len(name), row)
        for row in known.facts.anniversaries
        for name in row.names.split(";")
        if name in words and _concerns(row, states)
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _concerns(row: Anniversary, states: set[str]) -> bool:
    parties = set(row.parties.split(";")) if row.parties else set()
    return len(states & parties) >= min(2, len(parties))


def _marked_in(draft: Draft, match: re.Match[str], sentence: tuple[int, int], founded: int | None) -> int | None:
    """The year in which it is marked: in the sentence, in what is told before, or that of the text."""
    own = [year_of(one) for one in draft.mentions(*sentence, "date")]
    before = [year_of(one) for one in draft.mentions(0, match.start(), "date")]
    years = [year for year in [*own, *reversed(before[-3:])] if year is not None and year != founded]
    return years[0] if years else draft.day.year if draft.day else None


def ages(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """Years of birth and ages told together, and spans of years with their two ends."""
    rules = check_rules()
    for rule in rules.ages:
        for match in draft.find(rule.compiled):
            born, age, now = int(match["year"]), int(match["n"]), _now(draft, match)
            if now is not None and age not in (now - born, now - born - 1):
                found = f"born in {born}, in {now} the age is {now - born - 1} or {now - born}"
                yield draft.mark(match.span(), "consistency", "contradicted", rule.id, found, reckoned(found))
    for rule in rules.spans:
        for match in draft.find(rule.compiled):
            first, last, number = int(match["a"]), int(match["b"]), number_of(match["n"])
            verdict: Verdict = "supported" if number in (last - first, last - first + 1) else "contradicted"
            found = f"from {first} to {last} are {last - first} years, {last - first + 1} with both counted"
            yield draft.mark(match.span(), "consistency", verdict, rule.id, found, reckoned(found))


def _now(draft: Draft, match: re.Match[str]) -> int | None:
    """The year in which the age is told: another one of the sentence, or that of the text."""
    years = [year_of(one) for one in draft.mentions(*draft.sentence(match.start()), "date")]
    other = [year for year in years if year is not None and year != int(match["year"])]
    return other[0] if other else draft.day.year if draft.day else None
