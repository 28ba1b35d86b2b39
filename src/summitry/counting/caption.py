"""The sentence that a user pastes: number, period, rule, day and share checked in one line."""

from __future__ import annotations

from datetime import date

from summitry.counting.entry import Question
from summitry.counting.rules import CountingRule

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def caption(number: int, rule: CountingRule, question: Question, people: tuple[str, ...], share: float | None) -> str:
    """The caption of a rule filled in."""
    who = " and ".join(people) or f"The leaders of {' and '.join(side.state for side in question.sides)}"
    told = rule.caption.format(
        who=who,
        period=period(question),
        times=times(number),
        trips=some(number, "trip"),
        visits=some(number, "visit"),
        sessions=some(number, "session"),
    )
    last = question.last
    if not number:
        whose = who if people else who.replace("The", "the", 1)
        told = f"Nothing of {whose} {period(question)} in this chronicle counts"
    facts = [f"rule {rule.id}", f"as of {long_day(last)}" if last else "", checked(share)]
    return f"{told} (Summitry, {'; '.join(fact for fact in facts if fact)})."


def period(question: Question) -> str:
    """ "from 2013 to 31 May 2026"."""
    since, last = question.since, question.last
    start = "" if since is None else str(since.year) if (since.month, since.day) == (1, 1) else long_day(since)
    parts = [f"from {start}" if start else "", f"to {long_day(last)}" if last else ""]
    return " ".join(part for part in parts if part) or "in all years covered"


def long_day(day: date) -> str:
    """ "31 May 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def times(number: int) -> str:
    """ "once", "twice", "47 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def some(number: int, what: str) -> str:
    """ "1 trip", "40 trips"."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def checked(share: float | None) -> str:
    """How much of the list was reviewed."""
    if share is None:
        return ""
    return f"{share:.0%} of the entries reviewed" if share else "no entry reviewed yet"
