"""Durations: days against the days of the visit, hours against the words of the sources where these give any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.orders import told_of
from summitry.checking.relation import stretch_of
from summitry.checking.rules import check_rules, number_of
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Proof, Verdict

_MINUTES = 60
_NEAR = 0.1  # of the hours, by which what a source calls "about" may lie off
Judged = tuple[Verdict, str, tuple[Proof, ...]]


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every duration that the text gives."""
    for rule in check_rules().durations:
        for match in draft.find(rule.compiled):
            line = told_of(draft, story, match.start())
            number = number_of(match["n"])
            if number is None:
                continue
            if line is None or line.match is None or line.match.had is None:
                judged: Judged = ("not-in-chronicle", "no engagement is told of which it could be the length", ())
            elif rule.means == "days":
                judged = _days(known, line, number)
            else:
                judged = _hours(known, line, number / (_MINUTES if match["unit"] == "minute" else 1))
            verdict, found, evidence = judged
            yield draft.mark(match.span(), "duration", verdict, rule.id, found, evidence)


def _days(known: Known, line: Line, number: int) -> Judged:
    assert line.match is not None
    root = next((each for each in line.family if each.kind == "visit"), line.match.engagement)
    had = stretch_of(root.date)
    days = had.days if had else 0
    found = f"in the chronicle {days} day{'' if days == 1 else 's'}: {described(root)}"
    return ("supported" if days == number else "contradicted"), found, quotes(known, root, "date")


def _hours(known: Known, line: Line, hours: float) -> Judged:
    """The chronicle has no field for hours; the words of its sources may tell some, of this or another session."""
    told = [
        (found, proof)
        for one in line.family
        for proof in quotes(known, one, "date")
        for found in _told(proof.quote.casefold())
    ]
    if not told:
        return "not-in-chronicle", "the chronicle holds days and no hours, and no source behind it tells any", ()
    fitting = [(found, proof) for found, proof in told if abs(found - hours) <= _NEAR * hours]
    listed = ", ".join(f"{found:g}" for found in dict.fromkeys(found for found, _ in told))
    evidence = tuple(dict.fromkeys(proof for _, proof in (fitting or told)))
    if fitting:
        return "supported", f"hours told: {listed}", evidence
    return "partly", f"other hours are told, perhaps of another session: {listed}", evidence


def _told(words: str) -> Iterator[float]:
    for rule in check_rules().hours:
        for match in rule.compiled.finditer(words):
            said = float(match["n"]) if re.fullmatch(r"[\d.]+", match["n"]) else number_of(match["n"])
            if said is not None:
                yield (said + (0.5 if match["half"] else 0)) / (_MINUTES if match["unit"] == "minute" else 1)
