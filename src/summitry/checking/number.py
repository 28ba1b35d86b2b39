"""Numbers of contacts as a text gives them: of whom, over which days, as what, and by which rules they can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from summitry.checking.amounts import QUALIFIERS
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.rules import Wording, check_rules, number_of
from summitry.checking.story import Story

_DEFAULT = ("in-person",)
_TWO = 2
Window = tuple[date | None, date | None, str, bool]


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the text gives.

    `since` to `until`, in words `window`, is where it is counted; `loose` where these are words such as "the past
    decade". `rules` are those that the words allow. A number of visits of one person to one country has a `traveller`,
    and the country as the second of `states`. `unclear`: it is not told which two people are meant.
    """

    span: tuple[int, int]
    value: int
    qualifier: str
    ordinal: bool
    states: tuple[str, str]
    people: tuple[str, ...]
    since: date | None
    until: date | None
    window: str
    loose: bool
    rules: tuple[str, ...]
    unit: str
    unclear: bool = False
    traveller: str | None = None


def read_number(draft: Draft, known: Known, match: re.Match[str], rule: Wording, story: Story) -> Number | None:
    """What a match of the rules for counts says; None where it is not told whose contacts are counted."""
    value, (low, high) = number_of(match["n"]), draft.sentence(match.start())
    people = _people(draft, low, high)
    states, traveller = _whose(draft, people, match, (low, high))
    if value is None or len(states) != _TWO or draft.mentions(match.start(), match.end(), "gathering"):
        return None
    ordinal = rule.means == "ordinal"
    day = _day(draft, story, low, high) if ordinal else None
    since, until, window, loose = _window(draft, low, high, day or draft.day)
    names = tuple(row.name_en for one in people if (row := known.lexicon.people.get(one)))
    start = match.start("q") if match.groupdict().get("q") else match.start("n")
    return Number(
        span=(start, match.end("noun")),
        value=value,
        qualifier=_qualifier(match),
        ordinal=ordinal,
        states=(states[0], states[1]),
        people=names if len(names) == _TWO else (),
        since=since,
        until=until,
        window=window,
        loose=loose,
        rules=_allowed(draft.plain[low:high]),
        unit="visits" if match["noun"].startswith(("visit", "trip")) else "meetings",
        unclear=len(names) not in (0, _TWO) and traveller is None,
        traveller=traveller,
    )


def _people(draft: Draft, low: int, high: int) -> list[str]:
    """The people of the sentence, those for whom "they" stands among them; where it names nobody, those told before."""
    actors = [one for one in draft.annotated.actors if low <= one.start < high]
    meant = [member.person for one in actors for member in (one.members or (one,)) if member.person]
    named = list(dict.fromkeys([*(one.value for one in draft.mentions(low, high, "person")), *meant]))
    if named or draft.mentions(low, high, "state", "adjective"):
        return named
    before = [one.value for one in draft.mentions(0, low, "person")]
    return list(dict.fromkeys(reversed(before)))[:_TWO]


def _whose(
    draft: Draft, people: Sequence[str], match: re.Match[str], sentence: tuple[int, int]
) -> tuple[list[str], str | None]:
    """The two states whose contacts are meant: those of two people, or a traveller's and the country visited."""
    lands = {one.person: one.country for one in draft.annotated.actors if one.person and one.country}
    own = list(dict.fromkeys(str(lands[one]) for one in people if one in lands))
    named = [one.value.split("/")[0] for one in draft.mentions(*sentence, "state", "adjective", "city")]
    if match["noun"].startswith(("visit", "trip", "times")) and len(own) == 1:
        visited = [one for one in named if one != own[0]]
        return ([own[0], visited[0]], people[0]) if visited else ([], None)
    if len(own) == _TWO:
        return own, None
    return list(dict.fromkeys(named)), None


def _day(draft: Draft, story: Story, low: int, high: int) -> date | None:
    """The day of the meeting that is said to be the n-th."""
    for line in story.lines:
        if any(low <= draft.at(one)[0] < high for one in line.account.evidence) and line.match and line.match.said:
            return line.match.said.last
    dated = [one.when.latest for one in draft.mentions(low, high, "date") if one.when and one.when.day]
    return dated[0] if dated else None


def _window(draft: Draft, low: int, high: int, until: date | None) -> Window:
    """First and last day over which is counted, the words for it, and whether these are loose."""
    for rule in check_rules().windows:
        match = rule.compiled.search(draft.plain, low, high)
        if match is None:
            continue
        if rule.means == "since":
            return date(int(match["year"]), 1, 1), until, f"since {match['year']}", False
        if rule.means == "year" and not any(one.when and one.when.day for one in draft.mentions(low, high, "date")):
            return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31), f"in {match['year']}", False
        if rule.means in ("decade", "years") and until is not None:
            years = 10 if rule.means == "decade" else number_of(match["n"]) or 10
            since = until.replace(year=until.year - years, day=min(until.day, 28))
            return since, until, f"in the {years} years to {until}", True
    return None, until, f"up to {until}" if until else "in all years covered", False


def _qualifier(match: re.Match[str]) -> str:
    said = (match.groupdict().get("q") or "").strip()
    macros = check_rules().macros
    return next((name for name in QUALIFIERS if said and re.fullmatch(macros[name], said)), "")


def _allowed(words: str) -> tuple[str, ...]:
    named = [one.means.split() for one in check_rules().count_rules if one.compiled.search(words)]
    return tuple(dict.fromkeys(rule for rules in named for rule in rules)) or _DEFAULT
